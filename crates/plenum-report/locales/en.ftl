# The words of the outcome report, in English. Names of messages are the names that the code asks for; words for values
# are FAMILY-VALUE with the value as it is written in the records.

## Form

date = { $day } { $month } { $year }
instant = { $date }, { $time }
from-to = { $first } to { $last }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
contents = Contents
nothing = Nothing was recorded here.
list-separator = { ", " }
colon = { ": " }
semicolon = { "; " }
labelled = { $label }: { $text }
left-out = Left out under this profile: single contributions as they were written.
blanked = [text removed on request]
yes = yes
no = no

## Title page

report-kind-full = Outcome report of a peer review workshop
report-kind-conclusions = Key conclusions agreed in the room
report-kind-raw = Raw record of the workshop
report-kind-tracker = Recommendations and actions
report-kind-feedback = Feedback sheet
report-kind-own = My contributions
report-kind-method = Method appendix
profile = Who is named
profile-full = people by function, and organisations
profile-organisation = organisations, no person
profile-chatham = neither person nor organisation (Chatham House Rule)
profile-public = nobody as the source of a statement; for publication
untitled = Workshop
as-of = As of { $instant }. The workshop is not closed; later reports may say more.
subject = Subject
days = Workshop days
zone = Time zone
langs = Languages
phase = Phase
template = Method and version
host = Host
peers = Peers
others = Other parties
convenor = Convenor
head-hash = Hash of the record

## Sections

section-background = Background and method
section-timeline = Timeline of the review
section-workshop = The workshop
section-discussion = First discussion
section-scored = Ratings and scores
section-answer = The host's answer and next steps
section-annexes = Annexes
section-short = Recommendations in short
section-tracker = Tracker
section-sheet = Feedback sheet
section-asked = What this organisation asked, and what became of it
section-voiced = How this organisation voted
section-own-entries = What I wrote
section-own-ratings = What I rated
section-own-notes = My private notes
section-visibility = Who could see what
section-computed = How figures were computed

section-conclusions = Key conclusions
section-summary = Report versions and summaries
section-mandate = Mandate
section-people = People by function
section-initial = Initial report
section-desk = Desk review
section-agenda = Agenda as run
section-presentations = Presentations and transfer cards
section-hearings = Hearing notes
section-notes = Discussion by theme
section-feedback = Strengths and challenges
section-recommendations = Recommendations
section-ratings = Ratings
section-stances = First stances of the host
section-formal = Formal responses
section-actions = Actions and progress
section-evaluation = Evaluation of the workshop
section-overrides = Checks that were stepped over
section-dates = Dates
section-receipt = Receipt

## Key conclusions, report, mandate, people

agreed-by = Agreed by
dissent = Dissent
conclusion-proposed = (proposed)
conclusion-agreed = (agreed)
conclusion-dissent_noted = (settled, with a dissent)
report-raw = Raw record
report-draft = Draft report
report-fact_check = Draft with the host for a check of facts
report-final = Final report
purpose = What the review is for:
guiding-questions = What the host wants to know:
confirmed-by = Confirmed by
roles-table = People by role
people-number = People
one-peer-organisation = one peer organisation
one-organisation = one organisation
host-count = { $n ->
   *[other] the host
}
peer-organisations = { $n ->
    [one] one peer organisation
   *[other] { $n } peer organisations
}
other-organisations = { $n ->
    [one] one other organisation
   *[other] { $n } other organisations
}
people-table = People by function and organisation
people-count = { $n ->
    [one] One person belongs to this review; { $joined } joined.
   *[other] { $n } people belong to this review; { $joined } joined.
}
function = Function
organisation = Organisation
role = Role
joined = Joined
erased = removed on request
speaker = speaker of the peers
former-seat = a former participant
former-organisation = a former organisation
former-block = a former block
role-convenor = Convenor
role-secretariat = Secretariat
role-facilitator = Facilitator
role-table_host = Table host
role-rapporteur = Rapporteur
role-host_lead = Host lead
role-host_delegate = Host delegate
role-peer_lead = Peer lead
role-peer_delegate = Peer delegate
role-stakeholder = Stakeholder
role-expert = Expert
role-interpreter = Interpreter
role-observer = Observer

## Initial report and desk review

report-section-frame = Frame
report-section-overview = Overview
report-section-related = Related projects
report-section-challenges = Main challenges
report-section-actors = Actors
report-section-state = State of play
report-section-guiding = Guiding questions
report-section-annexes = Annexes
section-state-empty = empty
section-state-draft = draft
section-state-released = released
version = { $n ->
    [0] not yet released
   *[other] version { $n }
}
remark = Remark
hypotheses = Hypotheses and what became of them
questions = Questions and answers
requests = Information requests
invitations = Invitation proposals
number = No.
by = By
hypothesis = Hypothesis
why = Why
would-change = What would change our mind
verdict = Verdict
verdict-confirmed = confirmed
verdict-partly = partly confirmed
verdict-refuted = refuted
verdict-open = open
hypothesis-state-proposed = proposed
hypothesis-state-merged = merged
hypothesis-state-taken_up = taken up
merged-into = merged into
question = Question
question-kind = Kind
question-kind-clarifying = clarifying
question-kind-probing = probing
question-state-proposed = asked
question-state-merged = merged
question-state-answered_in_writing = answered in writing
question-state-answered_in_room = answered in the room
question-state-parked = parked
question-state-dropped = dropped
path = Answer path
path-writing = in writing
path-room = in the room
path-parked = parked
answer = Answer
state = State
request = Request
what-for = What for
delivery = Delivery
delivery-promised = promised
delivery-delivered = delivered
delivery-part = delivered in part
delivery-not_available = not available
no-answer = no answer yet
who = Who
sector = Sector
sector-civil_society = civil society
sector-business = business
sector-governance = governance bodies
sector-research = research bodies
sectors-present = Sectors among those accepted
sectors-missing = Sectors not covered
plan-confirmed = Answer plan confirmed
coverage-reason = Why the review goes on without them
invitation-state-proposed = proposed
invitation-state-declined = declined
invitation-state-accepted = accepted
invitation-state-invited = invited
invitation-state-unable = could not come
invitation-state-confirmed = confirmed
invitation-state-attended = attended

## The workshop days

agenda-table = Blocks in order, with planned and real times
block = Block
title = Title
method = Method
planned = Planned
started = Started
ended = Ended
block-state-planned = planned
block-state-running = running
block-state-paused = paused
block-state-done = done
block-state-skipped = skipped
preset-present = presentation
preset-clarify = clarifying questions
preset-hearing = hearing
preset-open_discussion = open discussion
preset-silent_write = silent writing
preset-round_robin = round in turn
preset-cluster = clustering
preset-fishbowl = fishbowl
preset-consult_host_listens = peers consult, host listens
preset-caucus = caucus
preset-table_rotation = tables with rotation
preset-card_pass_score = cards passed and scored
preset-rank = ranking
preset-rate_rounds = rating in rounds
preset-endorse = endorsement
preset-feedback_one_way = feedback to the host
preset-respond_one_way = response of the host
preset-agree_text = agreeing a text
preset-evaluate = evaluation
preset-opening = opening
preset-report_back = report back
preset-read = reading
preset-draft_text = drafting
preset-visit = visit
preset-break = break
preset-outside = outside the method
presentations-table = Presentations
message = Main message
presentations-left-out = Presentations of the peers are left out: their titles would name who gave them.
small-group = a group too small to be named
statement-withheld = The statement is not shown, for its language would give the speaker away.
confirmed = confirmed
unconfirmed = not confirmed
item-presentation = a presentation
item-note = a note
item-hearing = hearing
item-unnumbered = an item without a number

## Strengths and challenges

evidence = Evidence
evidence-document = a document or a written answer
evidence-hearing = a hearing
evidence-seen_on_site = seen on site
evidence-impression = an impression
no-evidence = not yet named
links = Rests on
note = Note
cluster-state-open = open
cluster-state-agreed = agreed
entries-of-cluster = Entries of this cluster
entries-strength = Strengths outside clusters
entries-challenge = Challenges outside clusters
entries-idea = Ideas
entries-transfer = Transfer cards
entries-worry = Worries
entries-card = Cards of the opening round
entry = Entry
entry-kind = Kind
grade = Grade
grade-warm = warm
grade-cool = cool
grade-hard = hard
author = Author
author-peers = a peer
author-host = the host
author-unknown = not shown
kind-strength = strength
kind-challenge = challenge
kind-idea = idea
kind-transfer = transfer
kind-worry = worry
kind-card = card
entry-hidden = hidden by the facilitator
entry-withdrawn = withdrawn
entry-sealed = not revealed
original-withheld = The original is kept back, for its language would give the author away.
cards = { $n ->
    [one] one card
   *[other] { $n } cards under this number
}

## Recommendations and ratings

recommendation = Recommendation
short-table = Recommendations carried by the peers
tracker-table = Recommendations in the order of the tracker, with their actions
figure-importance = Importance: median, quartiles and range
figure-feasibility = Feasibility: median, quartiles and range
figure-scores = Scores: median, quartiles and range
figure-support = Voices of the organisations
figure-status = Actions by status
figure-timeline = The review on a line
timeline-table = Phases and days
first-day = first day of the workshop
last-day = last day of the workshop
asked-table = Hypotheses, questions and requests
asked = Asked
became = What became of it
voiced-table = Voices
voice = Voice

handed-over = Handed over
carried = Carried
not-carried = Not carried
not-carried-heading = Not carried: kept in the record, not in the list
tracker = Order of the tracker
strong = Importance and feasibility both 7 or more
spread-limit = Widest spread of importance among the carried
feedback-statement = Feedback statement:
recommendation-state-draft = draft
recommendation-state-merged = merged
recommendation-state-for_rating = up for rating
recommendation-state-endorsed = endorsed
recommendation-state-handed_over = handed over
recommendation-state-not_carried = not carried
reason = Reason
addressee = Addressee
horizon = Horizon
horizon-short = short: up to 6 months
horizon-medium = medium: 6 to 18 months
horizon-long = long: more than 18 months
recommendation-kind = Asks for
recommendation-kind-do = something new
recommendation-kind-change = a change
recommendation-kind-stop = an end
recommendation-kind-study = a study
rests-on = Rests on
answers = Answers
answers-given = Answers
tracker-place = Place in the tracker
support = Degree of support
support-counts = { $support } support, { $live } can live with it, { $object ->
    [one] 1 objection
   *[other] { $object } objections
}
voice-support = Supports
voice-can_live_with = Can live with it
voice-object = Objects
voice-abstain = Abstains
people-rated = { $n ->
    [one] 1 person
   *[other] { $n } people
}
rating-scale = Scale 1 to 9. Quartiles by linear interpolation (type 7); spread is the third quartile less the first.
ratings-table = Ratings by recommendation, criterion and round
criterion = Criterion
importance = importance
feasibility = feasibility
round = Round
n = n
median = Median
q1 = Q1
q3 = Q3
spread = Spread
range = Range
too-few = fewer than 5
answered = { $answered } answered, { $missing } did not
weighing = { $counted ->
    [one] 1 rating counts
   *[other] { $counted } ratings count
}; { $round } replaced by a later round, { $change } dropped by a merge or a change of text.

## The host's answer

stances-table = First stances in the room
stance = Stance
stance-welcome = welcome
stance-needs_study = needs study
stance-difficult = difficult
no-stance = none taken
remarks = Remarks
published = Published
signed-by = Signed by
formal-table = Formal responses
decision = Decision
decision-accepted = accepted
decision-partly = accepted in part
decision-not_accepted = not accepted
decision-needs_other_authority = another authority must decide
actions = Actions
action = Action
serves = Serves
owner = Owner
due = Due
dependence = Cost or dependence
reported = Reported
shown = Shown
status = Status
status-planned = planned
status-on_track = on track
status-late = late
status-done = done
status-dropped = dropped
history-table = Progress as reported
when = When
shown-by = Shown by
peer-remarks = Remarks of the peers:
check-table = Each action at this check
submitted = Submitted

## Evaluation, checks, dates

evaluation-scale = Scale 1 to 5.
evaluation-table = Answers by question

evaluation-usefulness = Useful for my own work
evaluation-openness = I could say what I think
evaluation-fairness = All were heard
evaluation-organisation = Well organised
evaluation-overall = All in all
comments = Comments, in random order:
overrides = Checks that were unmet and stepped over with a reason
unmet = What was unmet
have-need = , { $have } of { $need }
check-leads_present = convenor and host lead are there
check-mandate_confirmed = the mandate is confirmed
check-sections_filled = mandatory sections are filled
check-report_length = the initial report has at most ten pages
check-guiding_questions = the number of guiding questions fits
check-report_released = the initial report is released
check-desk_reviews_submitted = each peer organisation submitted its desk review
check-desk_review_complete = the desk review is complete
check-paths_chosen = every question and request has an answer path
check-invitations_decided = every invitation has a decision
check-sectors_covered = all four sectors are covered
check-answer_plan_confirmed = the answer plan is confirmed
check-revealed = what was written is revealed
check-clusters_agreed = each cluster has a title and evidence
check-draft_complete = each draft is complete
check-all_rated = all peers answered or abstained
check-round_closed = the rating round is counted
check-all_endorsed = all peer organisations gave their voice
check-at_most_ten = at most ten recommendations are carried
check-handed_over = the recommendations are handed over
check-all_stances = the host took a stance on each recommendation
check-conclusions_settled = the key conclusions are settled
check-days_over = the workshop days are over
check-final_report = the final report is filed
check-all_responded = each recommendation has a formal response
check-actions_owned = each action has an owner and a due date
check-progress_submitted = the progress statement is submitted
dates-table = Next dates agreed in the room
day = Day
what = What
deadlines-table = Phases and their dates
until = Until
phase-mandate = mandate
phase-initial = initial report
phase-desk = desk review
phase-merge = answer plan
phase-days = workshop days
phase-report = report
phase-formal = formal response
phase-follow6 = progress check after six months
phase-follow12 = progress review after twelve months
phase-archive = archive

## Tables and calendar

calendar-phase = End of phase: { $phase }

report = Report
term = Term
text = Text
lang = Language
translation = Translation
cluster = Cluster
cards-number = Cards
decision-reason = Reason of the decision
times = Times given
lowest = Lowest
highest = Highest
minutes = Minutes
invitation = Invitation proposal
sheet-about = About
sheet-entries = Entries
sheet-recommendations = Recommendations
sheet-ratings = Ratings
sheet-counts = Values given
sheet-scores = Scores
sheet-actions = Action tracker
sheet-progress = Progress
sheet-conclusions = Key conclusions
sheet-desk = Desk review
sheet-agenda = Agenda
sheet-dates = Dates
sheet-people = People

## Own contributions

own-link = An entry stands here as long as the record links it to you. Where a level of attribution says so, the link was cut when the workshop days ended, and nobody can make it again.
own-entries = Entries I wrote
own-ratings = Ratings I gave
own-evaluation = My evaluation
own-sheets = My score sheets

## Method appendix

level-named = Named: the room and the report show function and organisation.
level-organisation = Organisation: the room and the report show the organisation.
level-group = Group: the room and the report say "a peer"; the link to the author was kept only until the end of the workshop days.
level-sealed = Sealed: only totals are shown, and no link to the author is kept after the count.
visibility-table = Blocks where something was written
attribution = Attribution
attribution-named = named
attribution-organisation = organisation
attribution-group = group
attribution-sealed = sealed
shown-to = Shown to
shown-to-author = its author
shown-to-organisation = the author's organisation
shown-to-table = the author's table
shown-to-peers = peers and desk
shown-to-all = everybody in the room
revealed = Revealed
profile-says-full = This copy names people by function and organisations.
profile-says-organisation = This copy names organisations and no person.
profile-says-chatham = This copy names neither a person nor an organisation as the source of a statement; texts in a language of fewer than five possible authors stand in translation only.
profile-says-public = This copy names nobody as the source of a statement and leaves single contributions out; the organisations that took part are listed.
computed-cell = No figure over sealed answers rests on fewer than five people, and none can be found by subtraction.
computed-quartiles = The median is the middle value, or the mean of the two middle values. Quartiles are linear interpolations at position 1 + (n - 1) p of the sorted values (type 7). Spread is the third quartile less the first. All are exact quarters.
computed-carried = A recommendation is carried if more than half of the peer organisations support it or can live with it, and at least two support it. Abstentions count as neither.
computed-tracker = The tracker is in the order of the median of importance, then of feasibility, then of the number.
computed-late = An action is shown as late if it is reported late, or open after its due date.
computed-language = A text in a language that fewer than five possible authors write is shown in translation until its author agrees to show it.

## Receipt

workshop-id = Workshop
commits = Commits
commit-count = { $n ->
    [one] 1 commit
   *[other] { $n } commits
}
how-to-verify = To check this record, keep this page and the archive outcome.json apart from each other, run "plenum verify outcome.json", and compare the hash it prints with the hash above.
what-it-proves = Each commit carries the hash of the one before. If the hashes are equal, no commit was changed, left out or added after this page was made, and everything above follows from those commits.

# Written parts and agreements
cites = What these sentences rest on:
section-agreements = Agreements between organisations
agreement-table = Parties and what each does
valid-from = From
valid-until = Until
money = Money
ended-because = Ended, because
contact = Contact (function)
duties = Duties
signed-in-function = Signed by (function)
