# Die Wörter des Ergebnisberichts auf Deutsch. The keys are those of en.ftl; a test compares them.

## Form

date = { $day }. { $month } { $year }
instant = { $date }, { $time }
from-to = { $first } bis { $last }
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
contents = Inhalt
nothing = Hier wurde nichts festgehalten.
list-separator = { ", " }
colon = { ": " }
semicolon = { "; " }
labelled = { $label }: { $text }
left-out = In dieser Fassung nicht enthalten: einzelne Beiträge in ihrem Wortlaut.
blanked = [Text auf Wunsch entfernt]
yes = ja
no = nein

## Title page

report-kind-full = Ergebnisbericht eines Peer-Review-Workshops
report-kind-conclusions = Im Raum vereinbarte Kernergebnisse
report-kind-raw = Vollständiges Protokoll des Workshops
report-kind-tracker = Empfehlungen und Maßnahmen
report-kind-feedback = Rückmeldebogen
report-kind-own = Meine Beiträge
report-kind-method = Methodischer Anhang
profile = Wer genannt wird
profile-full = Personen nach Funktion, und Organisationen
profile-organisation = Organisationen, keine Person
profile-chatham = weder Person noch Organisation (Chatham-House-Regel)
profile-public = niemand als Quelle einer Aussage; zur Veröffentlichung
untitled = Workshop
as-of = Stand: { $instant }. Der Workshop ist nicht abgeschlossen; spätere Berichte können mehr enthalten.
subject = Gegenstand
days = Workshoptage
zone = Zeitzone
langs = Sprachen
phase = Phase
template = Methode und Fassung
host = Gastgeber
peers = Peers
others = Weitere Beteiligte
convenor = Einladende Stelle
head-hash = Hashwert der Aufzeichnung

## Sections

section-background = Hintergrund und Methode
section-timeline = Zeitlicher Verlauf
section-workshop = Der Workshop
section-discussion = Erste Diskussion
section-scored = Bewertungen und Punktwerte
section-answer = Antwort des Gastgebers und nächste Schritte
section-annexes = Anhänge
section-short = Empfehlungen in Kürze
section-tracker = Umsetzungsübersicht
section-sheet = Rückmeldebogen
section-asked = Was diese Organisation gefragt hat und was daraus wurde
section-voiced = Wie diese Organisation gestimmt hat
section-own-entries = Was ich geschrieben habe
section-own-ratings = Was ich bewertet habe
section-own-notes = Meine privaten Notizen
section-visibility = Wer was sehen konnte
section-computed = Wie die Zahlen berechnet wurden

section-conclusions = Kernergebnisse
section-summary = Berichtsfassungen und Zusammenfassungen
section-mandate = Auftrag
section-people = Personen nach Funktion
section-initial = Ausgangsbericht
section-desk = Vorprüfung
section-agenda = Tatsächlicher Ablauf
section-presentations = Präsentationen und Transferkarten
section-hearings = Anhörungsnotizen
section-notes = Diskussion nach Themen
section-feedback = Stärken und Herausforderungen
section-recommendations = Empfehlungen
section-ratings = Bewertungen
section-stances = Erste Haltungen des Gastgebers
section-formal = Förmliche Antworten
section-actions = Maßnahmen und Fortschritt
section-evaluation = Evaluation des Workshops
section-overrides = Übergangene Prüfungen
section-dates = Termine
section-receipt = Beleg

## Key conclusions, report, mandate, people

agreed-by = Vereinbart von
dissent = Abweichende Auffassung
conclusion-proposed = (vorgeschlagen)
conclusion-agreed = (vereinbart)
conclusion-dissent_noted = (festgestellt, mit abweichender Auffassung)
report-raw = Vollständiges Protokoll
report-draft = Berichtsentwurf
report-fact_check = Entwurf beim Gastgeber zur Prüfung der Tatsachen
report-final = Abschlussbericht
purpose = Zweck des Reviews:
guiding-questions = Was der Gastgeber wissen möchte:
confirmed-by = Bestätigt von
roles-table = Personen nach Rolle
people-number = Personen
one-peer-organisation = eine Peer-Organisation
one-organisation = eine Organisation
host-count = { $n ->
    [one] der Gastgeber
   *[other] der Gastgeber
}
peer-organisations = { $n ->
    [one] eine Peer-Organisation
   *[other] { $n } Peer-Organisationen
}
other-organisations = { $n ->
    [one] eine weitere Organisation
   *[other] { $n } weitere Organisationen
}
people-table = Personen nach Funktion und Organisation
people-count = { $n ->
    [one] Eine Person gehört zu diesem Review; beigetreten: { $joined }.
   *[other] { $n } Personen gehören zu diesem Review; beigetreten: { $joined }.
}
function = Funktion
organisation = Organisation
role = Rolle
joined = Beigetreten
erased = auf Wunsch entfernt
speaker = spricht für die Peers
former-seat = eine ausgeschiedene Person
former-organisation = eine ausgeschiedene Organisation
former-block = ein entfallener Programmpunkt
role-convenor = Einladende Stelle
role-secretariat = Sekretariat
role-facilitator = Moderation
role-table_host = Tischleitung
role-rapporteur = Berichterstattung
role-host_lead = Leitung des Gastgebers
role-host_delegate = Vertretung des Gastgebers
role-peer_lead = Leitung der Peers
role-peer_delegate = Vertretung der Peers
role-stakeholder = Interessengruppe
role-expert = Fachperson
role-interpreter = Dolmetschen
role-observer = Beobachtung

## Initial report and desk review

report-section-frame = Rahmen
report-section-overview = Überblick
report-section-related = Verwandte Vorhaben
report-section-challenges = Wesentliche Herausforderungen
report-section-actors = Beteiligte
report-section-state = Sachstand
report-section-guiding = Leitfragen
report-section-annexes = Anhänge
section-state-empty = leer
section-state-draft = Entwurf
section-state-released = freigegeben
version = { $n ->
    [0] noch nicht freigegeben
   *[other] Fassung { $n }
}
remark = Anmerkung
hypotheses = Hypothesen und was aus ihnen wurde
questions = Fragen und Antworten
requests = Informationswünsche
invitations = Einladungsvorschläge
number = Nr.
by = Von
hypothesis = Hypothese
why = Warum
would-change = Was unsere Auffassung ändern würde
verdict = Befund
verdict-confirmed = bestätigt
verdict-partly = teilweise bestätigt
verdict-refuted = widerlegt
verdict-open = offen
hypothesis-state-proposed = vorgeschlagen
hypothesis-state-merged = zusammengeführt
hypothesis-state-taken_up = aufgegriffen
merged-into = aufgegangen in
question = Frage
question-kind = Art
question-kind-clarifying = klärend
question-kind-probing = vertiefend
question-state-proposed = gestellt
question-state-merged = zusammengeführt
question-state-answered_in_writing = schriftlich beantwortet
question-state-answered_in_room = im Raum beantwortet
question-state-parked = zurückgestellt
question-state-dropped = fallen gelassen
path = Antwortweg
path-writing = schriftlich
path-room = im Raum
path-parked = zurückgestellt
answer = Antwort
state = Stand
request = Informationswunsch
what-for = Wofür
delivery = Lieferung
delivery-promised = zugesagt
delivery-delivered = geliefert
delivery-part = teilweise geliefert
delivery-not_available = nicht verfügbar
no-answer = noch keine Antwort
who = Wer
sector = Bereich
sector-civil_society = Zivilgesellschaft
sector-business = Wirtschaft
sector-governance = Steuerungsgremien
sector-research = Forschungseinrichtungen
sectors-present = Bereiche unter den Angenommenen
sectors-missing = Nicht vertretene Bereiche
plan-confirmed = Antwortplan bestätigt
coverage-reason = Warum das Review ohne sie weitergeht
invitation-state-proposed = vorgeschlagen
invitation-state-declined = abgelehnt
invitation-state-accepted = angenommen
invitation-state-invited = eingeladen
invitation-state-unable = verhindert
invitation-state-confirmed = bestätigt
invitation-state-attended = teilgenommen

## The workshop days

agenda-table = Programmpunkte der Reihe nach, mit geplanten und tatsächlichen Zeiten
block = Programmpunkt
title = Titel
method = Methode
planned = Geplant
started = Beginn
ended = Ende
block-state-planned = geplant
block-state-running = läuft
block-state-paused = unterbrochen
block-state-done = beendet
block-state-skipped = entfallen
preset-present = Präsentation
preset-clarify = Klärungsfragen
preset-hearing = Anhörung
preset-open_discussion = offene Diskussion
preset-silent_write = stilles Schreiben
preset-round_robin = reihum
preset-cluster = Ordnen nach Themen
preset-fishbowl = Innenkreis-Gespräch
preset-consult_host_listens = Peers beraten, Gastgeber hört zu
preset-caucus = Beratung der Peers unter sich
preset-table_rotation = Tische mit Wechsel
preset-card_pass_score = Karten weitergeben und bepunkten
preset-rank = Rangfolge
preset-rate_rounds = Bewertung in Runden
preset-endorse = Abstimmung
preset-feedback_one_way = Rückmeldung an den Gastgeber
preset-respond_one_way = Antwort des Gastgebers
preset-agree_text = Einigung auf einen Text
preset-evaluate = Evaluation
preset-opening = Eröffnung
preset-report_back = Bericht im Plenum
preset-read = Lesen
preset-draft_text = Entwerfen
preset-visit = Ortstermin
preset-break = Pause
preset-outside = außerhalb der Methode
presentations-table = Präsentationen
message = Hauptaussage
presentations-left-out = Die Präsentationen der Peers fehlen hier: Ihre Titel würden verraten, wer sie gehalten hat.
small-group = eine Gruppe, die zu klein ist, um genannt zu werden
statement-withheld = Die Aussage wird nicht gezeigt, da ihre Sprache verraten würde, von wem sie stammt.
confirmed = bestätigt
unconfirmed = nicht bestätigt
item-presentation = eine Präsentation
item-note = eine Notiz
item-hearing = Anhörung:
item-unnumbered = ein Punkt ohne Nummer

## Strengths and challenges

evidence = Grundlage
evidence-document = ein Dokument oder eine schriftliche Antwort
evidence-hearing = eine Anhörung
evidence-seen_on_site = vor Ort gesehen
evidence-impression = ein Eindruck
no-evidence = noch nicht benannt
links = Stützt sich auf
note = Notiz
cluster-state-open = offen
cluster-state-agreed = vereinbart
entries-of-cluster = Beiträge dieser Themengruppe
entries-strength = Stärken außerhalb der Themengruppen
entries-challenge = Herausforderungen außerhalb der Themengruppen
entries-idea = Ideen
entries-transfer = Transferkarten
entries-worry = Sorgen
entries-card = Karten der Eröffnungsrunde
entry = Beitrag
entry-kind = Art
grade = Grad
grade-warm = anerkennend
grade-cool = fragend
grade-hard = strukturell
author = Verfasst von
author-peers = ein Peer
author-host = der Gastgeber
author-unknown = nicht angegeben
kind-strength = Stärke
kind-challenge = Herausforderung
kind-idea = Idee
kind-transfer = Transferkarte
kind-worry = Sorge
kind-card = Karte
entry-hidden = von der Moderation ausgeblendet
entry-withdrawn = zurückgezogen
entry-sealed = nicht aufgedeckt
original-withheld = Das Original wird zurückgehalten, da seine Sprache verraten würde, von wem es stammt.
cards = { $n ->
    [one] eine Karte
   *[other] { $n } Karten unter dieser Nummer
}

## Recommendations and ratings

recommendation = Empfehlung
short-table = Von den Peers beschlossene Empfehlungen
tracker-table = Empfehlungen in der Reihenfolge der Umsetzungsübersicht, mit ihren Maßnahmen
figure-importance = Wichtigkeit: Median, Quartile und Spannweite
figure-feasibility = Umsetzbarkeit: Median, Quartile und Spannweite
figure-scores = Punktwerte: Median, Quartile und Spannweite
figure-support = Stimmen der Organisationen
figure-status = Maßnahmen nach Stand
figure-timeline = Das Review auf einem Zeitstrahl
timeline-table = Phasen und Tage
first-day = erster Workshoptag
last-day = letzter Workshoptag
asked-table = Hypothesen, Fragen und Informationswünsche
asked = Gefragt
became = Was daraus wurde
voiced-table = Stimmen
voice = Stimme

handed-over = Übergeben
carried = Beschlossen
not-carried = Nicht beschlossen
not-carried-heading = Nicht beschlossen: in der Aufzeichnung, nicht auf der Liste
tracker = Reihenfolge der Umsetzungsübersicht
strong = Wichtigkeit und Umsetzbarkeit beide 7 oder mehr
spread-limit = Größte Streuung der Wichtigkeit unter den beschlossenen
feedback-statement = Mündliche Rückmeldung:
recommendation-state-draft = Entwurf
recommendation-state-merged = zusammengeführt
recommendation-state-for_rating = zur Bewertung gestellt
recommendation-state-endorsed = unterstützt
recommendation-state-handed_over = übergeben
recommendation-state-not_carried = nicht beschlossen
reason = Begründung
addressee = Gerichtet an
horizon = Zeithorizont
horizon-short = kurz: bis 6 Monate
horizon-medium = mittel: 6 bis 18 Monate
horizon-long = lang: mehr als 18 Monate
recommendation-kind = Verlangt
recommendation-kind-do = etwas Neues
recommendation-kind-change = eine Änderung
recommendation-kind-stop = ein Ende
recommendation-kind-study = eine Untersuchung
rests-on = Stützt sich auf
answers = Antwortet auf
answers-given = Antworten
tracker-place = Platz in der Umsetzungsübersicht
support = Grad der Unterstützung
support-counts = Zustimmung: { $support }, kann damit leben: { $live }, { $object ->
    [one] 1 Einwand
   *[other] { $object } Einwände
}
voice-support = Zustimmung
voice-can_live_with = Kann damit leben
voice-object = Einwand
voice-abstain = Enthaltung
people-rated = { $n ->
    [one] 1 Person
   *[other] { $n } Personen
}
rating-scale = Skala von 1 bis 9. Quartile durch lineare Interpolation (Typ 7); die Streuung ist das dritte Quartil minus das erste.
ratings-table = Bewertungen nach Empfehlung, Kriterium und Runde
criterion = Kriterium
importance = Wichtigkeit
feasibility = Umsetzbarkeit
round = Runde
n = n
median = Median
q1 = Q1
q3 = Q3
spread = Streuung
range = Spannweite
too-few = weniger als 5
answered = { $answered } beantwortet, { $missing } nicht
weighing = { $counted ->
    [one] 1 Bewertung zählt
   *[other] { $counted } Bewertungen zählen
}; durch eine spätere Runde ersetzt: { $round }; durch Zusammenführung oder Textänderung entfallen: { $change }.

## The host's answer

stances-table = Erste Haltungen im Raum
stance = Haltung
stance-welcome = willkommen
stance-needs_study = zu prüfen
stance-difficult = schwierig
no-stance = keine eingenommen
remarks = Anmerkungen
published = Veröffentlicht
signed-by = Unterzeichnet von
formal-table = Förmliche Antworten
decision = Entscheidung
decision-accepted = angenommen
decision-partly = teilweise angenommen
decision-not_accepted = nicht angenommen
decision-needs_other_authority = eine andere Stelle muss entscheiden
actions = Maßnahmen
action = Maßnahme
serves = Dient
owner = Zuständig
due = Frist
dependence = Kosten oder Abhängigkeit
reported = Gemeldet
shown = Angezeigt
status = Stand
status-planned = geplant
status-on_track = im Plan
status-late = verspätet
status-done = erledigt
status-dropped = aufgegeben
history-table = Gemeldeter Fortschritt
when = Wann
shown-by = Belegt durch
peer-remarks = Anmerkungen der Peers:
check-table = Jede Maßnahme bei dieser Prüfung
submitted = Eingereicht

## Evaluation, checks, dates

evaluation-scale = Skala von 1 bis 5.
evaluation-table = Antworten nach Frage

evaluation-usefulness = Nützlich für meine eigene Arbeit
evaluation-openness = Ich konnte sagen, was ich denke
evaluation-fairness = Alle wurden gehört
evaluation-organisation = Gut organisiert
evaluation-overall = Alles in allem
comments = Kommentare, in zufälliger Reihenfolge:
overrides = Nicht erfüllte Prüfungen, die mit Begründung übergangen wurden
unmet = Was nicht erfüllt war
have-need = , { $have } von { $need }
check-leads_present = einladende Stelle und Leitung des Gastgebers sind da
check-mandate_confirmed = der Auftrag ist bestätigt
check-sections_filled = die Pflichtabschnitte sind ausgefüllt
check-report_length = der Ausgangsbericht hat höchstens zehn Seiten
check-guiding_questions = die Zahl der Leitfragen passt
check-report_released = der Ausgangsbericht ist freigegeben
check-desk_reviews_submitted = jede Peer-Organisation hat ihre Vorprüfung eingereicht
check-desk_review_complete = die Vorprüfung ist vollständig
check-paths_chosen = jede Frage und jeder Informationswunsch hat einen Antwortweg
check-invitations_decided = über jede Einladung ist entschieden
check-sectors_covered = alle vier Bereiche sind vertreten
check-answer_plan_confirmed = der Antwortplan ist bestätigt
check-revealed = das Geschriebene ist aufgedeckt
check-clusters_agreed = jede Themengruppe hat Titel und Grundlage
check-draft_complete = jeder Entwurf ist vollständig
check-all_rated = alle Peers haben geantwortet oder sich enthalten
check-round_closed = die Bewertungsrunde ist ausgezählt
check-all_endorsed = alle Peer-Organisationen haben ihre Stimme abgegeben
check-at_most_ten = höchstens zehn Empfehlungen sind beschlossen
check-handed_over = die Empfehlungen sind übergeben
check-all_stances = der Gastgeber hat zu jeder Empfehlung eine Haltung eingenommen
check-conclusions_settled = die Kernergebnisse sind festgestellt
check-days_over = die Workshoptage sind vorüber
check-final_report = der Abschlussbericht ist abgelegt
check-all_responded = jede Empfehlung hat eine förmliche Antwort
check-actions_owned = jede Maßnahme hat eine zuständige Stelle und eine Frist
check-progress_submitted = der Fortschrittsbericht ist eingereicht
dates-table = Im Raum vereinbarte nächste Termine
day = Tag
what = Was
deadlines-table = Phasen und ihre Termine
until = Bis
phase-mandate = Auftrag
phase-initial = Ausgangsbericht
phase-desk = Vorprüfung
phase-merge = Antwortplan
phase-days = Workshoptage
phase-report = Bericht
phase-formal = förmliche Antwort
phase-follow6 = Fortschrittsprüfung nach sechs Monaten
phase-follow12 = Fortschrittsbilanz nach zwölf Monaten
phase-archive = Archiv

## Tables and calendar

calendar-phase = Ende der Phase: { $phase }

report = Bericht
term = Begriff
text = Wortlaut
lang = Sprache
translation = Übersetzung
cluster = Themengruppe
cards-number = Karten
decision-reason = Begründung der Entscheidung
times = Wie oft vergeben
lowest = Kleinster Wert
highest = Größter Wert
minutes = Minuten
invitation = Einladungsvorschlag
sheet-about = Zu dieser Datei
sheet-entries = Beiträge
sheet-recommendations = Empfehlungen
sheet-ratings = Bewertungen
sheet-counts = Vergebene Werte
sheet-scores = Punktwerte
sheet-actions = Maßnahmenübersicht
sheet-progress = Fortschritt
sheet-conclusions = Kernergebnisse
sheet-desk = Vorprüfung
sheet-agenda = Ablauf
sheet-dates = Termine
sheet-people = Personen

## Own contributions

own-link = Ein Beitrag steht hier, solange die Aufzeichnung ihn mit Ihnen verknüpft. Wo eine Stufe der Zuordnung es vorsieht, wurde die Verknüpfung mit dem Ende der Workshoptage getrennt, und niemand kann sie wiederherstellen.
own-entries = Beiträge, die ich geschrieben habe
own-ratings = Bewertungen, die ich abgegeben habe
own-evaluation = Meine Evaluation
own-sheets = Meine Punktebögen

## Method appendix

level-named = Namentlich: Raum und Bericht zeigen Funktion und Organisation.
level-organisation = Organisation: Raum und Bericht zeigen die Organisation.
level-group = Gruppe: Raum und Bericht sagen „ein Peer“; die Verknüpfung mit der verfassenden Person wurde nur bis zum Ende der Workshoptage aufbewahrt.
level-sealed = Versiegelt: Gezeigt werden nur Summen, und nach der Auszählung bleibt keine Verknüpfung mit der verfassenden Person erhalten.
visibility-table = Programmpunkte, in denen etwas geschrieben wurde
attribution = Zuordnung
attribution-named = namentlich
attribution-organisation = nach Organisation
attribution-group = nach Gruppe
attribution-sealed = versiegelt
shown-to = Gezeigt
shown-to-author = der verfassenden Person
shown-to-organisation = der Organisation der verfassenden Person
shown-to-table = dem Tisch der verfassenden Person
shown-to-peers = den Peers und der Workshopleitung
shown-to-all = allen im Raum
revealed = Aufgedeckt
profile-says-full = Dieses Exemplar nennt Personen nach Funktion und Organisationen.
profile-says-organisation = Dieses Exemplar nennt Organisationen und keine Person.
profile-says-chatham = Dieses Exemplar nennt weder eine Person noch eine Organisation als Quelle einer Aussage; Texte in einer Sprache, in der weniger als fünf Personen geschrieben haben können, stehen nur in Übersetzung.
profile-says-public = Dieses Exemplar nennt niemanden als Quelle einer Aussage und lässt einzelne Beiträge weg; die beteiligten Organisationen sind aufgeführt.
computed-cell = Keine Zahl zu versiegelten Antworten beruht auf weniger als fünf Personen, und keine lässt sich durch Abziehen ermitteln.
computed-quartiles = Der Median ist der mittlere Wert oder das Mittel der beiden mittleren Werte. Quartile sind lineare Interpolationen an der Stelle 1 + (n - 1) p der geordneten Werte (Typ 7). Die Streuung ist das dritte Quartil minus das erste. Alle sind genaue Viertel.
computed-carried = Eine Empfehlung ist beschlossen, wenn mehr als die Hälfte der Peer-Organisationen ihr zustimmt oder damit leben kann und mindestens zwei ihr zustimmen. Enthaltungen zählen weder so noch so.
computed-tracker = Die Umsetzungsübersicht ist nach dem Median der Wichtigkeit geordnet, dann nach dem der Umsetzbarkeit, dann nach der Nummer.
computed-late = Eine Maßnahme wird als verspätet gezeigt, wenn sie so gemeldet ist oder nach ihrer Frist noch offen ist.
computed-language = Ein Text in einer Sprache, in der weniger als fünf Personen geschrieben haben können, wird in Übersetzung gezeigt, bis die verfassende Person zustimmt, dass er gezeigt wird.

## Receipt

workshop-id = Kennung des Workshops
commits = Einträge
commit-count = { $n ->
    [one] 1 Eintrag
   *[other] { $n } Einträge
}
how-to-verify = Um diese Aufzeichnung zu prüfen, bewahren Sie diese Seite und das Archiv outcome.json getrennt auf, führen Sie „plenum verify outcome.json“ aus und vergleichen Sie den ausgegebenen Hashwert mit dem Hashwert oben.
what-it-proves = Jeder Eintrag trägt den Hashwert des vorhergehenden. Sind die Hashwerte gleich, wurde nach Erstellung dieser Seite kein Eintrag geändert, weggelassen oder hinzugefügt, und alles Obige folgt aus diesen Einträgen.

# Written parts and agreements
cites = Worauf sich diese Sätze stützen:
section-agreements = Vereinbarungen zwischen Organisationen
agreement-table = Beteiligte und was sie jeweils tun
valid-from = Ab
valid-until = Bis
money = Mittel
ended-because = Beendet, weil
contact = Kontakt (Funktion)
duties = Pflichten
signed-in-function = Unterzeichnet von (Funktion)
