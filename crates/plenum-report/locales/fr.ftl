# Les mots du rapport de résultats, en français. The keys are those of en.ftl; a test compares them.

## Form

date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
instant = { $date }, { $time }
from-to = du { $first } au { $last }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
contents = Table des matières
nothing = Rien n’a été consigné ici.
list-separator = { ", " }
colon = { " : " }
semicolon = { " ; " }
labelled = { $label } : { $text }
left-out = Ne figurent pas dans cette version : les contributions individuelles telles qu’elles ont été écrites.
blanked = [texte retiré sur demande]
yes = oui
no = non

## Title page

report-kind-full = Rapport de résultats d’un atelier de revue par les pairs
report-kind-conclusions = Conclusions clés arrêtées en séance
report-kind-raw = Procès-verbal intégral de l’atelier
report-kind-tracker = Recommandations et mesures
report-kind-feedback = Fiche de restitution
report-kind-own = Mes contributions
report-kind-method = Annexe méthodologique
profile = Qui est nommé
profile-full = les personnes par leur fonction, et les organisations
profile-organisation = les organisations, aucune personne
profile-chatham = ni personne ni organisation (règle de Chatham House)
profile-public = nul n’est désigné comme source d’un propos ; pour publication
untitled = Atelier
as-of = État au { $instant }. L’atelier n’est pas clos ; des rapports ultérieurs pourront en dire davantage.
subject = Objet
days = Jours de l’atelier
zone = Fuseau horaire
langs = Langues
phase = Phase
template = Méthode et version
host = Hôte
peers = Pairs
others = Autres parties
convenor = Commanditaire
head-hash = Empreinte du registre

## Sections

section-background = Contexte et méthode
section-timeline = Chronologie de la revue
section-workshop = L’atelier
section-discussion = Première discussion
section-scored = Appréciations et notations
section-answer = La réponse de l’hôte et la suite à donner
section-annexes = Annexes
section-short = Recommandations en bref
section-tracker = Tableau de suivi
section-sheet = Fiche de restitution
section-asked = Ce que cette organisation a demandé, et ce qu’il en est advenu
section-voiced = Le vote de cette organisation
section-own-entries = Ce que j’ai écrit
section-own-ratings = Ce que j’ai apprécié
section-own-notes = Mes notes privées
section-visibility = Qui pouvait voir quoi
section-computed = Mode de calcul des chiffres

section-conclusions = Conclusions clés
section-summary = Versions du rapport et résumés
section-mandate = Mandat
section-people = Personnes par fonction
section-initial = Rapport initial
section-desk = Examen sur dossier
section-agenda = Programme tel qu’il s’est déroulé
section-presentations = Présentations et fiches de transfert
section-hearings = Notes d’audition
section-notes = Discussion par thème
section-feedback = Points forts et défis
section-recommendations = Recommandations
section-ratings = Appréciations
section-stances = Premières positions de l’hôte
section-formal = Réponses formelles
section-actions = Mesures et avancement
section-evaluation = Évaluation de l’atelier
section-overrides = Contrôles outrepassés
section-dates = Calendrier
section-receipt = Récépissé

## Key conclusions, report, mandate, people

agreed-by = Arrêtée par
dissent = Réserve
conclusion-proposed = (proposée)
conclusion-agreed = (arrêtée)
conclusion-dissent_noted = (réglée, avec une réserve)
report-raw = Procès-verbal intégral
report-draft = Projet de rapport
report-fact_check = Projet soumis à l’hôte pour vérification des faits
report-final = Rapport final
purpose = Objectif de la revue :
guiding-questions = Ce que l’hôte souhaite savoir :
confirmed-by = Confirmé par
roles-table = Personnes par rôle
people-number = Personnes
one-peer-organisation = une organisation paire
one-organisation = une organisation
host-count = { $n ->
    [one] l’hôte
    [many] l’hôte
   *[other] l’hôte
}
peer-organisations = { $n ->
    [one] une organisation paire
    [many] { $n } d’organisations paires
   *[other] { $n } organisations paires
}
other-organisations = { $n ->
    [one] une autre organisation
    [many] { $n } d’autres organisations
   *[other] { $n } autres organisations
}
people-table = Personnes par fonction et organisation
people-count = { $n ->
    [one] { $n } personne participe à cette revue ; présence enregistrée : { $joined }.
    [many] { $n } de personnes participent à cette revue ; présence enregistrée : { $joined }.
   *[other] { $n } personnes participent à cette revue ; présence enregistrée : { $joined }.
}
function = Fonction
organisation = Organisation
role = Rôle
joined = Présence
erased = retiré sur demande
speaker = porte-parole des pairs
former-seat = une personne qui ne participe plus
former-organisation = une organisation qui ne participe plus
former-block = une séquence supprimée
role-convenor = Commanditaire
role-secretariat = Secrétariat
role-facilitator = Animation
role-table_host = Responsable de table
role-rapporteur = Rapporteur de séance
role-host_lead = Responsable de l’hôte
role-host_delegate = Représentant de l’hôte
role-peer_lead = Responsable des pairs
role-peer_delegate = Représentant des pairs
role-stakeholder = Partie prenante
role-expert = Personne experte
role-interpreter = Interprète
role-observer = Observateur

## Initial report and desk review

report-section-frame = Cadre
report-section-overview = Vue d’ensemble
report-section-related = Projets liés
report-section-challenges = Principaux défis
report-section-actors = Acteurs
report-section-state = État d’avancement
report-section-guiding = Questions directrices
report-section-annexes = Annexes
section-state-empty = vide
section-state-draft = en projet
section-state-released = publiée
version = { $n ->
    [0] pas encore publiée
   *[other] version n° { $n }
}
remark = Remarque
hypotheses = Hypothèses et ce qu’il en est advenu
questions = Questions et réponses
requests = Demandes d’information
invitations = Propositions d’invitation
number = N°
by = De
hypothesis = Hypothèse
why = Motif
would-change = Ce qui nous ferait changer d’avis
verdict = Constat
verdict-confirmed = confirmée
verdict-partly = confirmée en partie
verdict-refuted = réfutée
verdict-open = ouverte
hypothesis-state-proposed = proposée
hypothesis-state-merged = fusionnée
hypothesis-state-taken_up = reprise
merged-into = fusion avec
question = Question posée
question-kind = Nature
question-kind-clarifying = de clarification
question-kind-probing = d’approfondissement
question-state-proposed = posée
question-state-merged = fusionnée
question-state-answered_in_writing = réponse donnée par écrit
question-state-answered_in_room = réponse donnée en séance
question-state-parked = mise en attente
question-state-dropped = abandonnée
path = Mode de réponse
path-writing = par écrit
path-room = en séance
path-parked = mise en attente
answer = Réponse
state = État
request = Demande
what-for = Finalité
delivery = Remise
delivery-promised = promise
delivery-delivered = remise
delivery-part = remise en partie
delivery-not_available = non disponible
no-answer = pas encore de réponse
who = Qui
sector = Secteur
sector-civil_society = société civile
sector-business = entreprises
sector-governance = instances de gouvernance
sector-research = organismes de recherche
sectors-present = Secteurs représentés parmi les personnes acceptées
sectors-missing = Secteurs non couverts
plan-confirmed = Plan de réponse confirmé
coverage-reason = Pourquoi la revue se poursuit sans eux
invitation-state-proposed = proposée
invitation-state-declined = refusée
invitation-state-accepted = acceptée
invitation-state-invited = invitation envoyée
invitation-state-unable = empêchement
invitation-state-confirmed = confirmée
invitation-state-attended = participation effective

## The workshop days

agenda-table = Séquences dans l’ordre, avec horaires prévus et réels
block = Séquence
title = Titre
method = Méthode
planned = Prévu
started = Début
ended = Fin
block-state-planned = prévue
block-state-running = en cours
block-state-paused = suspendue
block-state-done = terminée
block-state-skipped = omise
preset-present = présentation
preset-clarify = questions de clarification
preset-hearing = audition
preset-open_discussion = discussion ouverte
preset-silent_write = écriture en silence
preset-round_robin = tour de parole
preset-cluster = regroupement par thème
preset-fishbowl = bocal (discussion en cercle)
preset-consult_host_listens = les pairs délibèrent, l’hôte écoute
preset-caucus = réunion des pairs à huis clos
preset-table_rotation = tables avec rotation
preset-card_pass_score = cartes transmises et notées
preset-rank = classement par priorité
preset-rate_rounds = appréciation par tours
preset-endorse = vote de soutien
preset-feedback_one_way = restitution à l’hôte
preset-respond_one_way = réponse de l’hôte
preset-agree_text = accord sur un texte
preset-evaluate = évaluation
preset-opening = ouverture
preset-report_back = compte rendu en plénière
preset-read = lecture
preset-draft_text = rédaction
preset-visit = visite
preset-break = pause
preset-outside = hors méthode
presentations-table = Présentations
message = Message principal
presentations-left-out = Les présentations des pairs sont omises : leurs titres diraient qui les a faites.
small-group = un groupe trop petit pour être nommé
statement-withheld = La déclaration n’est pas reproduite, car sa langue trahirait son auteur.
confirmed = confirmé
unconfirmed = non confirmé
item-presentation = une présentation
item-note = une note
item-hearing = audition :
item-unnumbered = un élément sans numéro

## Strengths and challenges

evidence = Éléments d’appui
evidence-document = un document ou une réponse écrite
evidence-hearing = une audition
evidence-seen_on_site = constaté sur place
evidence-impression = une impression
no-evidence = pas encore indiqué
links = S’appuie sur
note = Remarque
cluster-state-open = ouvert
cluster-state-agreed = arrêté
entries-of-cluster = Contributions de ce groupe thématique
entries-strength = Points forts hors groupes thématiques
entries-challenge = Défis hors groupes thématiques
entries-idea = Idées
entries-transfer = Fiches de transfert
entries-worry = Préoccupations
entries-card = Cartes du tour d’ouverture
entry = Contribution
entry-kind = Nature
grade = Degré
grade-warm = favorable
grade-cool = interrogatif
grade-hard = structurel
author = Auteur
author-peers = un pair
author-host = l’hôte
author-unknown = non indiqué
kind-strength = point fort
kind-challenge = défi
kind-idea = idée
kind-transfer = transfert
kind-worry = préoccupation
kind-card = carte
entry-hidden = masquée par l’animation
entry-withdrawn = retirée
entry-sealed = non révélée
original-withheld = L’original n’est pas reproduit, car sa langue trahirait son auteur.
cards = { $n ->
    [one] une carte
    [many] { $n } de cartes sous ce numéro
   *[other] { $n } cartes sous ce numéro
}

## Recommendations and ratings

recommendation = Recommandation
short-table = Recommandations retenues par les pairs
tracker-table = Recommandations dans l’ordre du suivi, avec leurs mesures
figure-importance = Importance : médiane, quartiles et étendue
figure-feasibility = Faisabilité : médiane, quartiles et étendue
figure-scores = Notations : médiane, quartiles et étendue
figure-support = Voix des organisations
figure-status = Mesures par état d’avancement
figure-timeline = La revue sur une frise
timeline-table = Phases et jours
first-day = premier jour de l’atelier
last-day = dernier jour de l’atelier
asked-table = Hypothèses, questions et demandes
asked = Demandé
became = Suite donnée
voiced-table = Voix
voice = Voix

handed-over = Transmises
carried = Retenues
not-carried = Non retenues
not-carried-heading = Non retenues : conservées au registre, hors de la liste
tracker = Ordre du suivi
strong = Importance et faisabilité toutes deux de 7 ou plus
spread-limit = Plus forte dispersion de l’importance parmi les retenues
feedback-statement = Déclaration de restitution :
recommendation-state-draft = projet
recommendation-state-merged = fusionnée
recommendation-state-for_rating = soumise à appréciation
recommendation-state-endorsed = soutenue
recommendation-state-handed_over = transmise
recommendation-state-not_carried = non retenue
reason = Motif
addressee = Destinataire
horizon = Échéance visée
horizon-short = court terme : jusqu’à 6 mois
horizon-medium = moyen terme : de 6 à 18 mois
horizon-long = long terme : plus de 18 mois
recommendation-kind = Demande
recommendation-kind-do = une nouveauté
recommendation-kind-change = un changement
recommendation-kind-stop = un arrêt
recommendation-kind-study = une étude
rests-on = S’appuie sur
answers = Répond à
answers-given = Réponses
tracker-place = Rang dans le suivi
support = Degré de soutien
support-counts = soutiens : { $support } ; acceptable : { $live } ; { $object ->
    [one] { $object } opposition
    [many] { $object } d’oppositions
   *[other] { $object } oppositions
}
voice-support = Soutien
voice-can_live_with = Acceptable
voice-object = Opposition
voice-abstain = Abstention
people-rated = { $n ->
    [one] { $n } personne
    [many] { $n } de personnes
   *[other] { $n } personnes
}
rating-scale = Échelle de 1 à 9. Quartiles par interpolation linéaire (type 7) ; la dispersion est le troisième quartile moins le premier.
ratings-table = Appréciations par recommandation, critère et tour
criterion = Critère
importance = importance
feasibility = faisabilité
round = Tour
n = n
median = Médiane
q1 = Q1
q3 = Q3
spread = Dispersion
range = Étendue
too-few = moins de 5
answered = réponses : { $answered } ; sans réponse : { $missing }
weighing = { $counted ->
    [one] { $counted } appréciation compte
    [many] { $counted } d’appréciations comptent
   *[other] { $counted } appréciations comptent
} ; remplacées par un tour ultérieur : { $round } ; écartées par une fusion ou une modification du texte : { $change }.

## The host's answer

stances-table = Premières positions en séance
stance = Position
stance-welcome = favorable
stance-needs_study = à étudier
stance-difficult = difficile
no-stance = aucune position
remarks = Observations
published = Publié
signed-by = Signé par
formal-table = Réponses formelles
decision = Décision
decision-accepted = acceptée
decision-partly = acceptée en partie
decision-not_accepted = non acceptée
decision-needs_other_authority = relève d’une autre autorité
actions = Mesures
action = Mesure
serves = Au titre de
owner = Responsable
due = Échéance
dependence = Coût ou dépendance
reported = Déclaré
shown = Affiché
status = État
status-planned = prévue
status-on_track = en bonne voie
status-late = en retard
status-done = réalisée
status-dropped = abandonnée
history-table = Avancement déclaré
when = Date
shown-by = Attesté par
peer-remarks = Observations des pairs :
check-table = Chaque mesure lors de ce contrôle
submitted = Déposé

## Evaluation, checks, dates

evaluation-scale = Échelle de 1 à 5.
evaluation-table = Réponses par question

evaluation-usefulness = Utile pour mon propre travail
evaluation-openness = J’ai pu dire ce que je pense
evaluation-fairness = Chacun a été entendu
evaluation-organisation = Bien organisé
evaluation-overall = Dans l’ensemble
comments = Commentaires, en ordre aléatoire :
overrides = Contrôles non satisfaits et outrepassés, avec motif
unmet = Condition non satisfaite
have-need = , { $have } sur { $need }
check-leads_present = le commanditaire et le responsable de l’hôte sont présents
check-mandate_confirmed = le mandat est confirmé
check-sections_filled = les parties obligatoires sont remplies
check-report_length = le rapport initial compte dix pages au plus
check-guiding_questions = le nombre de questions directrices convient
check-report_released = le rapport initial est publié
check-desk_reviews_submitted = chaque organisation paire a déposé son examen sur dossier
check-desk_review_complete = l’examen sur dossier est complet
check-paths_chosen = chaque question et chaque demande a un mode de réponse
check-invitations_decided = chaque invitation a fait l’objet d’une décision
check-sectors_covered = les quatre secteurs sont couverts
check-answer_plan_confirmed = le plan de réponse est confirmé
check-revealed = ce qui a été écrit est révélé
check-clusters_agreed = chaque groupe thématique a un titre et des éléments d’appui
check-draft_complete = chaque projet est complet
check-all_rated = tous les pairs ont répondu ou se sont abstenus
check-round_closed = le tour d’appréciation est dépouillé
check-all_endorsed = toutes les organisations paires ont donné leur voix
check-at_most_ten = dix recommandations au plus sont retenues
check-handed_over = les recommandations sont transmises
check-all_stances = l’hôte a pris position sur chaque recommandation
check-conclusions_settled = les conclusions clés sont réglées
check-days_over = les jours de l’atelier sont écoulés
check-final_report = le rapport final est déposé
check-all_responded = chaque recommandation a une réponse formelle
check-actions_owned = chaque mesure a un responsable et une échéance
check-progress_submitted = l’état d’avancement est déposé
dates-table = Prochaines dates arrêtées en séance
day = Jour
what = Objet
deadlines-table = Phases et leurs dates
until = Jusqu’au
phase-mandate = mandat
phase-initial = rapport initial
phase-desk = examen sur dossier
phase-merge = plan de réponse
phase-days = jours de l’atelier
phase-report = rapport
phase-formal = réponse formelle
phase-follow6 = point d’avancement à six mois
phase-follow12 = bilan d’avancement à douze mois
phase-archive = archivage

## Tables and calendar

calendar-phase = Fin de la phase : { $phase }

report = Rapport
term = Terme
text = Texte
lang = Langue
translation = Traduction
cluster = Groupe thématique
cards-number = Cartes
decision-reason = Motif de la décision
times = Occurrences
lowest = Minimum
highest = Maximum
minutes = Durée (minutes)
invitation = Proposition d’invitation
sheet-about = À propos
sheet-entries = Contributions
sheet-recommendations = Recommandations
sheet-ratings = Appréciations
sheet-counts = Valeurs données
sheet-scores = Notations
sheet-actions = Suivi des mesures
sheet-progress = Avancement
sheet-conclusions = Conclusions clés
sheet-desk = Examen sur dossier
sheet-agenda = Programme
sheet-dates = Calendrier
sheet-people = Personnes

## Own contributions

own-link = Une contribution figure ici aussi longtemps que le registre la relie à vous. Lorsqu’un niveau d’attribution le prévoit, ce lien a été rompu à la fin des jours de l’atelier, et nul ne peut le rétablir.
own-entries = Contributions que j’ai écrites
own-ratings = Appréciations que j’ai données
own-evaluation = Mon évaluation
own-sheets = Mes grilles de notation

## Method appendix

level-named = Nominatif : la salle et le rapport indiquent la fonction et l’organisation.
level-organisation = Organisation : la salle et le rapport indiquent l’organisation.
level-group = Groupe : la salle et le rapport disent « un pair » ; le lien avec l’auteur n’a été conservé que jusqu’à la fin des jours de l’atelier.
level-sealed = Scellé : seuls des totaux sont montrés, et aucun lien avec l’auteur n’est conservé après le dépouillement.
visibility-table = Séquences où quelque chose a été écrit
attribution = Niveau d’attribution
attribution-named = nominatif
attribution-organisation = organisation
attribution-group = groupe
attribution-sealed = scellé
shown-to = Montré à
shown-to-author = son auteur
shown-to-organisation = l’organisation de l’auteur
shown-to-table = la table de l’auteur
shown-to-peers = les pairs et l’équipe de l’atelier
shown-to-all = toute la salle
revealed = Révélé
profile-says-full = Cet exemplaire nomme les personnes par leur fonction ainsi que les organisations.
profile-says-organisation = Cet exemplaire nomme les organisations et aucune personne.
profile-says-chatham = Cet exemplaire ne nomme ni personne ni organisation comme source d’un propos ; les textes dans une langue comptant moins de cinq auteurs possibles n’y figurent qu’en traduction.
profile-says-public = Cet exemplaire ne désigne personne comme source d’un propos et omet les contributions individuelles ; les organisations participantes y sont énumérées.
computed-cell = Aucun chiffre portant sur des réponses scellées ne repose sur moins de cinq personnes, et aucun ne peut être déduit par soustraction.
computed-quartiles = La médiane est la valeur centrale, ou la moyenne des deux valeurs centrales. Les quartiles sont des interpolations linéaires à la position 1 + (n - 1) p des valeurs triées (type 7). La dispersion est le troisième quartile moins le premier. Tous sont des quarts exacts.
computed-carried = Une recommandation est retenue si plus de la moitié des organisations paires la soutiennent ou la jugent acceptable, et si deux au moins la soutiennent. Les abstentions ne comptent dans aucun sens.
computed-tracker = Le suivi est établi dans l’ordre de la médiane de l’importance, puis de la faisabilité, puis du numéro.
computed-late = Une mesure est affichée en retard si elle est déclarée en retard, ou si elle reste ouverte après son échéance.
computed-language = Un texte dans une langue où écrivent moins de cinq auteurs possibles est montré en traduction tant que son auteur n’accepte pas qu’il soit montré.

## Receipt

workshop-id = Atelier
commits = Enregistrements
commit-count = { $n ->
    [one] { $n } enregistrement
    [many] { $n } d’enregistrements
   *[other] { $n } enregistrements
}
how-to-verify = Pour vérifier ce registre, conserver séparément cette page et l’archive outcome.json, exécuter « plenum verify outcome.json », puis comparer l’empreinte affichée avec l’empreinte ci-dessus.
what-it-proves = Chaque enregistrement porte l’empreinte du précédent. Si les empreintes sont égales, aucun enregistrement n’a été modifié, omis ni ajouté après l’établissement de cette page, et tout ce qui précède découle de ces enregistrements.

# Written parts and agreements
cites = Ce sur quoi ces phrases s’appuient :
section-agreements = Accords entre organisations
agreement-table = Parties et engagements de chacune
valid-from = À compter du
valid-until = Jusqu’au
money = Moyens financiers
ended-because = Motif de fin
contact = Contact (fonction)
duties = Obligations
signed-in-function = Signé par (fonction)
