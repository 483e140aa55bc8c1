# Las palabras del informe de resultados, en español. The keys are those of en.ftl; a test compares them.

## Form

date = { $day } de { $month } de { $year }
instant = { $date }, { $time }
from-to = del { $first } al { $last }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
contents = Contenido
nothing = Aquí no consta nada.
list-separator = { ", " }
colon = { ": " }
semicolon = { "; " }
labelled = { $label }: { $text }
left-out = Se omiten en esta versión los aportes individuales tal como fueron escritos.
blanked = [texto eliminado a petición]
yes = sí
no = no

## Title page

report-kind-full = Informe de resultados de un taller de revisión entre pares
report-kind-conclusions = Conclusiones clave acordadas en la sala
report-kind-raw = Acta íntegra del taller
report-kind-tracker = Recomendaciones y medidas
report-kind-feedback = Hoja de retroalimentación
report-kind-own = Mis aportes
report-kind-method = Anexo metodológico
profile = A quién se nombra
profile-full = personas por su función, y organizaciones
profile-organisation = organizaciones, ninguna persona
profile-chatham = ni personas ni organizaciones (regla de Chatham House)
profile-public = nadie como fuente de una afirmación; para publicación
untitled = Taller
as-of = Situación al { $instant }. El taller no está cerrado; informes posteriores pueden decir más.
subject = Objeto
days = Días del taller
zone = Zona horaria
langs = Idiomas
phase = Fase
template = Método y versión
host = Anfitrión
peers = Pares
others = Otras partes
convenor = Convocante
head-hash = Huella del registro

## Sections

section-background = Antecedentes y método
section-timeline = Cronología de la revisión
section-workshop = El taller
section-discussion = Primera discusión
section-scored = Valoraciones y puntuaciones
section-answer = La respuesta del anfitrión y los próximos pasos
section-annexes = Anexos
section-short = Recomendaciones en síntesis
section-tracker = Seguimiento
section-sheet = Hoja de retroalimentación
section-asked = Qué preguntó esta organización y qué resultó de ello
section-voiced = Cómo votó esta organización
section-own-entries = Lo que escribí
section-own-ratings = Lo que valoré
section-own-notes = Mis notas privadas
section-visibility = Quién pudo ver qué
section-computed = Cómo se calcularon las cifras

section-conclusions = Conclusiones clave
section-summary = Versiones del informe y resúmenes
section-mandate = Mandato
section-people = Personas por función
section-initial = Informe inicial
section-desk = Revisión documental
section-agenda = Programa tal como se desarrolló
section-presentations = Presentaciones y tarjetas de transferencia
section-hearings = Notas de las audiencias
section-notes = Discusión por temas
section-feedback = Fortalezas y desafíos
section-recommendations = Recomendaciones
section-ratings = Valoraciones
section-stances = Primeras posturas del anfitrión
section-formal = Respuestas formales
section-actions = Medidas y avances
section-evaluation = Evaluación del taller
section-overrides = Controles que se pasaron por alto
section-dates = Fechas
section-receipt = Comprobante

## Key conclusions, report, mandate, people

agreed-by = Acordada por
dissent = Disenso
conclusion-proposed = (propuesta)
conclusion-agreed = (acordada)
conclusion-dissent_noted = (resuelta, con un disenso)
report-raw = Acta íntegra
report-draft = Borrador del informe
report-fact_check = Borrador en poder del anfitrión para verificar los hechos
report-final = Informe final
purpose = Para qué se hace la revisión:
guiding-questions = Qué desea saber el anfitrión:
confirmed-by = Confirmado por
roles-table = Personas por rol
people-number = Personas
one-peer-organisation = una organización par
one-organisation = una organización
host-count = { $n ->
    [one] el anfitrión
    [many] el anfitrión
   *[other] el anfitrión
}
peer-organisations = { $n ->
    [one] una organización par
    [many] { $n } de organizaciones pares
   *[other] { $n } organizaciones pares
}
other-organisations = { $n ->
    [one] otra organización
    [many] otros { $n } de organizaciones
   *[other] otras { $n } organizaciones
}
people-table = Personas por función y organización
people-count = { $n ->
    [one] Una persona forma parte de esta revisión; ingresaron: { $joined }.
    [many] { $n } de personas forman parte de esta revisión; ingresaron: { $joined }.
   *[other] { $n } personas forman parte de esta revisión; ingresaron: { $joined }.
}
function = Función
organisation = Organización
role = Rol
joined = Ingresó
erased = eliminado a petición
speaker = portavoz de los pares
former-seat = una persona que ya no participa
former-organisation = una organización que ya no participa
former-block = un bloque que ya no existe
role-convenor = Convocante
role-secretariat = Secretaría
role-facilitator = Facilitación
role-table_host = Responsable de mesa
role-rapporteur = Relatoría
role-host_lead = Responsable del anfitrión
role-host_delegate = Representante del anfitrión
role-peer_lead = Responsable de los pares
role-peer_delegate = Representante de los pares
role-stakeholder = Parte interesada
role-expert = Especialista
role-interpreter = Intérprete
role-observer = Observación

## Initial report and desk review

report-section-frame = Marco
report-section-overview = Visión general
report-section-related = Proyectos relacionados
report-section-challenges = Desafíos principales
report-section-actors = Actores
report-section-state = Estado actual
report-section-guiding = Preguntas guía
report-section-annexes = Anexos
section-state-empty = vacía
section-state-draft = en borrador
section-state-released = publicada
version = { $n ->
    [0] aún sin publicar
   *[other] versión { $n }
}
remark = Observación
hypotheses = Hipótesis y qué resultó de ellas
questions = Preguntas y respuestas
requests = Solicitudes de información
invitations = Propuestas de invitación
number = N.º
by = De
hypothesis = Hipótesis
why = Por qué
would-change = Qué nos haría cambiar de opinión
verdict = Veredicto
verdict-confirmed = confirmada
verdict-partly = confirmada en parte
verdict-refuted = refutada
verdict-open = abierta
hypothesis-state-proposed = propuesta
hypothesis-state-merged = fusionada
hypothesis-state-taken_up = retomada
merged-into = se fusionó con
question = Pregunta
question-kind = Tipo
question-kind-clarifying = aclaratoria
question-kind-probing = de profundización
question-state-proposed = formulada
question-state-merged = fusionada
question-state-answered_in_writing = respondida por escrito
question-state-answered_in_room = respondida en la sala
question-state-parked = aparcada
question-state-dropped = retirada
path = Vía de respuesta
path-writing = por escrito
path-room = en la sala
path-parked = aparcada
answer = Respuesta
state = Estado
request = Solicitud
what-for = Para qué
delivery = Entrega
delivery-promised = prometida
delivery-delivered = entregada
delivery-part = entregada en parte
delivery-not_available = no disponible
no-answer = aún sin respuesta
who = Quién
sector = Sector
sector-civil_society = sociedad civil
sector-business = empresas
sector-governance = órganos de gobierno
sector-research = centros de investigación
sectors-present = Sectores entre las personas aceptadas
sectors-missing = Sectores no cubiertos
plan-confirmed = Plan de respuestas confirmado
coverage-reason = Por qué la revisión continúa sin ellos
invitation-state-proposed = propuesta
invitation-state-declined = rechazada
invitation-state-accepted = aceptada
invitation-state-invited = invitación enviada
invitation-state-unable = no pudo asistir
invitation-state-confirmed = confirmada
invitation-state-attended = asistió

## The workshop days

agenda-table = Bloques en orden, con horas previstas y reales
block = Bloque
title = Título
method = Método
planned = Previsto
started = Inicio
ended = Fin
block-state-planned = previsto
block-state-running = en curso
block-state-paused = en pausa
block-state-done = concluido
block-state-skipped = omitido
preset-present = presentación
preset-clarify = preguntas aclaratorias
preset-hearing = audiencia
preset-open_discussion = discusión abierta
preset-silent_write = escritura en silencio
preset-round_robin = ronda por turnos
preset-cluster = agrupación por temas
preset-fishbowl = pecera
preset-consult_host_listens = los pares deliberan, el anfitrión escucha
preset-caucus = reunión reservada de los pares
preset-table_rotation = mesas con rotación
preset-card_pass_score = tarjetas pasadas y puntuadas
preset-rank = ordenación por prioridad
preset-rate_rounds = valoración por rondas
preset-endorse = votación de respaldo
preset-feedback_one_way = retroalimentación al anfitrión
preset-respond_one_way = respuesta del anfitrión
preset-agree_text = acuerdo sobre un texto
preset-evaluate = evaluación
preset-opening = apertura
preset-report_back = informe al plenario
preset-read = lectura
preset-draft_text = redacción
preset-visit = visita
preset-break = pausa
preset-outside = fuera del método
presentations-table = Presentaciones
message = Mensaje principal
presentations-left-out = Se omiten las presentaciones de los pares: sus títulos dirían quién las hizo.
small-group = un grupo demasiado pequeño para ser nombrado
statement-withheld = La declaración no se muestra, pues su idioma delataría a quien habló.
confirmed = confirmado
unconfirmed = sin confirmar
item-presentation = una presentación
item-note = una nota
item-hearing = audiencia:
item-unnumbered = un elemento sin número

## Strengths and challenges

evidence = Sustento
evidence-document = un documento o una respuesta escrita
evidence-hearing = una audiencia
evidence-seen_on_site = visto en el lugar
evidence-impression = una impresión
no-evidence = aún sin indicar
links = Se apoya en
note = Nota
cluster-state-open = abierto
cluster-state-agreed = acordado
entries-of-cluster = Aportes de este grupo temático
entries-strength = Fortalezas fuera de los grupos temáticos
entries-challenge = Desafíos fuera de los grupos temáticos
entries-idea = Ideas
entries-transfer = Tarjetas de transferencia
entries-worry = Preocupaciones
entries-card = Tarjetas de la ronda inicial
entry = Aporte
entry-kind = Tipo
grade = Grado
grade-warm = favorable
grade-cool = interrogativo
grade-hard = estructural
author = Autoría
author-peers = un par
author-host = el anfitrión
author-unknown = no se muestra
kind-strength = fortaleza
kind-challenge = desafío
kind-idea = idea
kind-transfer = transferencia
kind-worry = preocupación
kind-card = tarjeta
entry-hidden = ocultado por la facilitación
entry-withdrawn = retirado
entry-sealed = no revelado
original-withheld = El original se reserva, pues su idioma delataría a quien lo escribió.
cards = { $n ->
    [one] una tarjeta
    [many] { $n } de tarjetas con este número
   *[other] { $n } tarjetas con este número
}

## Recommendations and ratings

recommendation = Recomendación
short-table = Recomendaciones adoptadas por los pares
tracker-table = Recomendaciones en el orden del seguimiento, con sus medidas
figure-importance = Importancia: mediana, cuartiles y rango
figure-feasibility = Viabilidad: mediana, cuartiles y rango
figure-scores = Puntuaciones: mediana, cuartiles y rango
figure-support = Votos de las organizaciones
figure-status = Medidas por estado
figure-timeline = La revisión en una línea de tiempo
timeline-table = Fases y días
first-day = primer día del taller
last-day = último día del taller
asked-table = Hipótesis, preguntas y solicitudes
asked = Se preguntó
became = Qué resultó de ello
voiced-table = Votos
voice = Voto

handed-over = Entregadas
carried = Adoptadas
not-carried = No adoptadas
not-carried-heading = No adoptadas: constan en el registro, no en la lista
tracker = Orden del seguimiento
strong = Importancia y viabilidad ambas de 7 o más
spread-limit = Mayor dispersión de la importancia entre las adoptadas
feedback-statement = Declaración de retroalimentación:
recommendation-state-draft = borrador
recommendation-state-merged = fusionada
recommendation-state-for_rating = en valoración
recommendation-state-endorsed = respaldada
recommendation-state-handed_over = entregada
recommendation-state-not_carried = no adoptada
reason = Motivo
addressee = Destinatario
horizon = Horizonte
horizon-short = corto: hasta 6 meses
horizon-medium = medio: de 6 a 18 meses
horizon-long = largo: más de 18 meses
recommendation-kind = Pide
recommendation-kind-do = algo nuevo
recommendation-kind-change = un cambio
recommendation-kind-stop = un cese
recommendation-kind-study = un estudio
rests-on = Se apoya en
answers = Responde a
answers-given = Respuestas
tracker-place = Lugar en el seguimiento
support = Grado de respaldo
support-counts = a favor: { $support }; aceptable: { $live }; { $object ->
    [one] 1 objeción
    [many] { $object } de objeciones
   *[other] { $object } objeciones
}
voice-support = A favor
voice-can_live_with = Aceptable
voice-object = En contra
voice-abstain = Abstención
people-rated = { $n ->
    [one] 1 persona
    [many] { $n } de personas
   *[other] { $n } personas
}
rating-scale = Escala de 1 a 9. Cuartiles por interpolación lineal (tipo 7); la dispersión es el tercer cuartil menos el primero.
ratings-table = Valoraciones por recomendación, criterio y ronda
criterion = Criterio
importance = importancia
feasibility = viabilidad
round = Ronda
n = n
median = Mediana
q1 = Q1
q3 = Q3
spread = Dispersión
range = Rango
too-few = menos de 5
answered = respondieron { $answered }, no respondieron { $missing }
weighing = { $counted ->
    [one] Cuenta 1 valoración
    [many] Cuentan { $counted } de valoraciones
   *[other] Cuentan { $counted } valoraciones
}; reemplazadas por una ronda posterior: { $round }; descartadas por una fusión o un cambio de texto: { $change }.

## The host's answer

stances-table = Primeras posturas en la sala
stance = Postura
stance-welcome = bienvenida
stance-needs_study = requiere estudio
stance-difficult = difícil
no-stance = sin postura
remarks = Observaciones
published = Publicado
signed-by = Firmado por
formal-table = Respuestas formales
decision = Decisión
decision-accepted = aceptada
decision-partly = aceptada en parte
decision-not_accepted = no aceptada
decision-needs_other_authority = debe decidir otra autoridad
actions = Medidas
action = Medida
serves = Sirve a
owner = Responsable
due = Plazo
dependence = Costo o dependencia
reported = Informado
shown = Mostrado
status = Estado
status-planned = prevista
status-on_track = en marcha
status-late = con retraso
status-done = cumplida
status-dropped = abandonada
history-table = Avances según lo informado
when = Cuándo
shown-by = Acreditado por
peer-remarks = Observaciones de los pares:
check-table = Cada medida en este control
submitted = Presentado

## Evaluation, checks, dates

evaluation-scale = Escala de 1 a 5.
evaluation-table = Respuestas por pregunta

evaluation-usefulness = Útil para mi propio trabajo
evaluation-openness = Pude decir lo que pienso
evaluation-fairness = Se escuchó a todas las personas
evaluation-organisation = Bien organizado
evaluation-overall = En conjunto
comments = Comentarios, en orden aleatorio:
overrides = Controles no cumplidos que se pasaron por alto, con su motivo
unmet = Qué no se cumplía
have-need = , { $have } de { $need }
check-leads_present = la parte convocante y la persona responsable del anfitrión están presentes
check-mandate_confirmed = el mandato está confirmado
check-sections_filled = las secciones obligatorias están completas
check-report_length = el informe inicial tiene a lo sumo diez páginas
check-guiding_questions = el número de preguntas guía es el adecuado
check-report_released = el informe inicial está publicado
check-desk_reviews_submitted = cada organización par presentó su revisión documental
check-desk_review_complete = la revisión documental está completa
check-paths_chosen = cada pregunta y cada solicitud tiene una vía de respuesta
check-invitations_decided = cada invitación tiene una decisión
check-sectors_covered = los cuatro sectores están cubiertos
check-answer_plan_confirmed = el plan de respuestas está confirmado
check-revealed = lo escrito está revelado
check-clusters_agreed = cada grupo temático tiene título y sustento
check-draft_complete = cada borrador está completo
check-all_rated = todos los pares respondieron o se abstuvieron
check-round_closed = la ronda de valoración está contada
check-all_endorsed = todas las organizaciones pares emitieron su voto
check-at_most_ten = se adoptan a lo sumo diez recomendaciones
check-handed_over = las recomendaciones están entregadas
check-all_stances = el anfitrión tomó postura sobre cada recomendación
check-conclusions_settled = las conclusiones clave están resueltas
check-days_over = los días del taller han terminado
check-final_report = el informe final está archivado
check-all_responded = cada recomendación tiene una respuesta formal
check-actions_owned = cada medida tiene responsable y plazo
check-progress_submitted = la declaración de avances está presentada
dates-table = Próximas fechas acordadas en la sala
day = Día
what = Qué
deadlines-table = Fases y sus fechas
until = Hasta
phase-mandate = mandato
phase-initial = informe inicial
phase-desk = revisión documental
phase-merge = plan de respuestas
phase-days = días del taller
phase-report = informe
phase-formal = respuesta formal
phase-follow6 = control de avances a los seis meses
phase-follow12 = revisión de avances a los doce meses
phase-archive = archivo

## Tables and calendar

calendar-phase = Fin de la fase: { $phase }

report = Informe
term = Término
text = Texto
lang = Idioma
translation = Traducción
cluster = Grupo temático
cards-number = Tarjetas
decision-reason = Motivo de la decisión
times = Veces dada
lowest = Mínimo
highest = Máximo
minutes = Minutos
invitation = Propuesta de invitación
sheet-about = Acerca de
sheet-entries = Aportes
sheet-recommendations = Recomendaciones
sheet-ratings = Valoraciones
sheet-counts = Valores dados
sheet-scores = Puntuaciones
sheet-actions = Seguimiento de medidas
sheet-progress = Avances
sheet-conclusions = Conclusiones clave
sheet-desk = Revisión documental
sheet-agenda = Programa
sheet-dates = Fechas
sheet-people = Personas

## Own contributions

own-link = Un aporte figura aquí mientras el registro lo vincule con usted. Donde un nivel de atribución así lo dispone, el vínculo se cortó al terminar los días del taller, y nadie puede restablecerlo.
own-entries = Aportes que escribí
own-ratings = Valoraciones que di
own-evaluation = Mi evaluación
own-sheets = Mis hojas de puntuación

## Method appendix

level-named = Con nombre: la sala y el informe muestran la función y la organización.
level-organisation = Organización: la sala y el informe muestran la organización.
level-group = Grupo: la sala y el informe dicen «un par»; el vínculo con la autoría se conservó solo hasta el final de los días del taller.
level-sealed = Sellado: solo se muestran totales, y tras el recuento no se conserva ningún vínculo con la autoría.
visibility-table = Bloques en los que se escribió algo
attribution = Atribución
attribution-named = con nombre
attribution-organisation = organización
attribution-group = grupo
attribution-sealed = sellado
shown-to = Se muestra a
shown-to-author = quien lo escribió
shown-to-organisation = la organización de quien lo escribió
shown-to-table = la mesa de quien lo escribió
shown-to-peers = los pares y el equipo del taller
shown-to-all = todas las personas de la sala
revealed = Revelado
profile-says-full = Este ejemplar nombra a las personas por su función y a las organizaciones.
profile-says-organisation = Este ejemplar nombra organizaciones y a ninguna persona.
profile-says-chatham = Este ejemplar no nombra a ninguna persona ni organización como fuente de una afirmación; los textos en un idioma con menos de cinco posibles autores figuran solo en traducción.
profile-says-public = Este ejemplar no nombra a nadie como fuente de una afirmación y omite los aportes individuales; se enumeran las organizaciones que participaron.
computed-cell = Ninguna cifra sobre respuestas selladas se basa en menos de cinco personas, y ninguna puede deducirse por sustracción.
computed-quartiles = La mediana es el valor central, o la media de los dos valores centrales. Los cuartiles son interpolaciones lineales en la posición 1 + (n - 1) p de los valores ordenados (tipo 7). La dispersión es el tercer cuartil menos el primero. Todos son cuartos exactos.
computed-carried = Una recomendación se adopta si más de la mitad de las organizaciones pares está a favor o la considera aceptable, y al menos dos están a favor. Las abstenciones no cuentan en ningún sentido.
computed-tracker = El seguimiento sigue el orden de la mediana de la importancia, después de la viabilidad, después del número.
computed-late = Una medida se muestra con retraso si así se informa, o si sigue abierta después de su plazo.
computed-language = Un texto en un idioma en el que escriben menos de cinco posibles autores se muestra en traducción hasta que su autor acepte mostrarlo.

## Receipt

workshop-id = Taller
commits = Asientos
commit-count = { $n ->
    [one] 1 asiento
    [many] { $n } de asientos
   *[other] { $n } asientos
}
how-to-verify = Para comprobar este registro, conserve por separado esta página y el archivo outcome.json, ejecute «plenum verify outcome.json» y compare la huella que muestra con la huella indicada arriba.
what-it-proves = Cada asiento lleva la huella del anterior. Si las huellas son iguales, ningún asiento se modificó, omitió ni añadió después de elaborarse esta página, y todo lo anterior se desprende de esos asientos.

# Written parts and agreements
cites = En qué se apoyan estas frases:
section-agreements = Acuerdos entre organizaciones
agreement-table = Partes y lo que hace cada una
valid-from = Desde
valid-until = Hasta
money = Recursos
ended-because = Terminado, porque
contact = Contacto (función)
duties = Obligaciones
signed-in-function = Firmado por (función)
