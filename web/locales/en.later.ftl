# Words that no first screen needs; pages load them as soon as they are connected.

## What was refused
returned = This was not taken:
keep-as-note = Keep it as a private note
take-back = Put it back into the form
throw-away = Throw it away

## Tasks
instruction-rate = Rate each recommendation for importance and feasibility, from 1 (low) to 9 (high).
instruction-read = Read in silence what was just revealed.
instruction-verdicts = Write one thought on each card, then say what became of each hypothesis.
instruction-desk_review = Write down what you suppose, what you ask, what is missing and whom you want to hear.
instruction-report = Write each section in short. The host lead releases the report.
instruction-answer = Answer the questions of the peers.
instruction-cluster = Group what belongs together and say what it rests on.
instruction-formal = Decide on each recommendation and plan the actions.
instruction-progress = Report what was done since the last check.
instruction-note = Note what is said. Statements of stakeholders are never attributed to a person.
instruction-present = The floor is yours.
instruction-score = Judge each criterion for yourself. What you enter is kept at once; hand it in when it is complete.
instruction-table = Sit down at your table. This page tells you when the round ends and where you go next.
instruction-respond = Say where you stand on each recommendation.
instruction-agree = Agree to each sentence, or note on what you dissent.
instruction-evaluate = Rate the workshop. Nobody learns who answered what.
instruction-deliver = Present the recommendations, then hand them over. From then on the wording is frozen.
instruction-endorse = Give the voice of your organisation on each recommendation.
instruction-run = Use the console.
instruction-draft = Say what should be done, why, by whom and until when.

## Cards
kinds-strength = Strengths ({ $n })
kinds-challenge = Challenges ({ $n })
kinds-idea = Ideas ({ $n })
kinds-transfer = Transfer cards ({ $n })
kinds-worry = Worries ({ $n })
kinds-card = Cards ({ $n })
cards = { $n ->
    [one] one card
   *[other] { $n } cards
}
card-place = Card { $n }
typed-by = typed by { $who }
author-host = the host
author-peers = a peer
original-withheld = The original is kept back, since its language would give the author away.
hidden-because = Hidden by the facilitator:
entry-submitted = Under seal
entry-revealed = Revealed
entry-merged = Joined with another card
entry-hidden = Hidden by the facilitator
entry-withdrawn = Withdrawn by its author

## Hypotheses and desk review
verdicts = Hypotheses
verdict = What became of it?
verdict-confirmed = confirmed
verdict-partly = in part
verdict-refuted = refuted
verdict-open = open
desk-hypotheses = Hypotheses
desk-questions = Questions
desk-requests = Missing information
desk-invitations = People to hear
desk-hypothesis = What do you suppose?
desk-why = Why do you think so? (may stay empty)
desk-would-change = What would change your mind? (may stay empty)
desk-what-for = What for? (may stay empty)
desk-who-why = Why? (may stay empty)
desk-submitted = Your organisation has handed in its desk review.
desk-question = What do you ask?
desk-request = Which information is missing?
desk-invitation = Whom should we hear? (function or group)
desk-add-hypothesis = Add the hypothesis
desk-add-question = Add the question
desk-add-request = Add the request
desk-add-invitation = Add the proposal
desk-nobody = Nobody else needs to be heard
desk-submit = Hand in the desk review
question-kind = It asks for
question-clarifying = facts
question-probing = reasons, alternatives
sector = They belong to
sector-civil_society = civil society
sector-business = business
sector-governance = governance
sector-research = research
section-frame = The city and its challenges
section-overview = The project in short
section-related = Related work
section-challenges = Main challenges
section-actors = Actors
section-state = State and results
section-guiding = Guiding questions
section-annexes = Annexes
section-text = New text of “{ $name }”
section-save = Save
release = Release the report to the peers

## Recommendations
recommendations = Recommendations
draft-text = What do you advise?
draft-reason = Why?
draft-addressee = To whom
draft-horizon = Until when?
draft-kind = What kind of advice?
draft-clusters = It rests on
draft-send = Save the draft
horizon-short = up to 6 months
horizon-medium = 6 to 18 months
horizon-long = more than 18 months
rkind-do = do
rkind-change = change
rkind-stop = stop
rkind-study = study
rstate-draft = draft
rstate-merged = merged
rstate-for_rating = for rating
rstate-endorsed = carried
rstate-handed_over = handed over
rstate-not_carried = not carried
importance = Importance
feasibility = Feasibility
rate-wait = The round has not been opened yet, or it is counted.
rate-small = { $n } people rate. Only totals are shown, and only from five answers on; never totals of one organisation.
rate-done = { $done } of { $of } rated
rate-comment = Add a reason
rate-comment-label = A reason, shown without your name
rate-send = Save the rating
rate-mine = Your rating: importance { $importance }, feasibility { $feasibility }
rate-abstained = You abstain.
abstain = Abstain
endorse-one = One voice per organisation. All voices are shown together.
stance = Our organisation
stance-support = supports it
stance-can_live_with = can live with it
stance-object = objects
stance-abstain = abstains
endorse-reason = Reason of the objection
endorse-send = Give our voice
endorse-given = Given: { $stance }
hand-over = Hand over to the host
result-importance = Importance: median { $median } of { $n } ratings, quartiles { $q1 } to { $q3 }, from { $lowest } to { $highest }.
result-feasibility = Feasibility: median { $median }.
result-few = { $missing ->
    [0] All have answered.
    [one] { $answered } answered, one is missing. Totals need five answers.
   *[other] { $answered } answered, { $missing } are missing. Totals need five answers.
}
result-voices = { $support } support, { $live } can live with it, { $object } object.
objects = { $who } objects:
first-stance = Our first stance
first-welcome = welcome
first-needs_study = needs study
first-difficult = difficult

## Key conclusions and evaluation
agree = Agree
dissent = Dissent
dissent-on = On what?
dissent-send = Note our dissent
dissents = { $who } dissents:
cstate-proposed = being agreed
cstate-agreed = agreed
cstate-dissent_noted = with dissent
evaluate-scale = From 1 (not at all) to 5 (very much). The link to you is cut at the count.
evaluate-usefulness = It is useful for my own work
evaluate-openness = I could say what I think
evaluate-fairness = All were heard
evaluate-organisation = It was well organised
evaluate-overall = All in all

## This device
device = This device
device-keeps = { $n ->
    [0] Nothing waits on this device.
    [one] One entry waits on this device.
   *[other] { $n } entries wait on this device.
}
device-save = Save what waits as a file
device-leave = Leave the workshop on this device
device-sure = Your link and all drafts are forgotten on this device. You can come back with your personal link.
device-lose = { $n ->
    [one] One entry was never sent and would be lost. Your link and all drafts are forgotten as well.
   *[other] { $n } entries were never sent and would be lost. Your link and all drafts are forgotten as well.
}
device-leave-now = Leave now
device-stay = Stay
writes-in = I write in

## One's own cards
revise = Change
revise-text = Your words
revise-send = Save the change
revise-stop = Leave it as it is

## Mandate
mandate = Mandate
mandate-write = Write the mandate
mandate-purpose = What is the review for?
mandate-questions = What does the host want to know? One question a line
mandate-save = Save the mandate
mandate-confirm = Confirm the mandate
mandate-confirmed-by = Confirmed by { $names }
mandate-open = Convenor and host lead have to confirm it.

## Answers of the host
answer-reason = Reason or remark
path-writing = in writing
path-room = in the room
path-parked = set aside, visibly
answer-text = Your answer
answer-send = Save the answer
delivery-promised = It will come
delivery-delivered = It came
delivery-part = It came in part
delivery-not_available = It is not available
invite = Accept
decline-invitation = Decline
qstate-proposed = open
qstate-merged = joined with another
qstate-answered_in_writing = answered in writing
qstate-answered_in_room = answered in the room
qstate-parked = set aside
qstate-dropped = given up
istate-proposed = proposed
istate-declined = declined
istate-accepted = accepted
istate-invited = invited
istate-unable = cannot come
istate-confirmed = will come
istate-attended = was there
invitation-invited = They were invited
invitation-confirmed = They will come
coverage-missing = Nobody will be heard from: { $names }.
plan-reason = Reason, where something is left open
confirm-plan = Confirm the answer plan

## Handover, formal response, actions
handover-statement = A statement to go with it (may stay empty)
formal-decision = Our decision
decision-accepted = accepted
decision-partly = accepted in part
decision-not_accepted = not accepted
decision-needs_other_authority = somebody else must decide
formal-reason = Reason; needed unless accepted
formal-save = Save the decision
formal-statement = A statement on the whole (may stay empty)
formal-published = The formal response is published.
actions = { $n ->
    [0] No actions yet
   *[other] Actions ({ $n })
}
plan-action = A new action
action-text = What will be done?
action-by = Answers for it:
action-owner = Which function answers for it?
action-send = Plan the action
action-evidence = What shows it? Needed for “done” and “dropped”
publish = Publish the formal response
submit-progress = Submit the progress statement
action-owner-set = Set
action-no-owner = Nobody answers for it yet
action-due = Until the end of
action-due-on = until { $date }
action-no-due = no date
action-serves = Which recommendation does it serve?
action-for = for { $names }
action-remark = Remark of the peers:
history-line = { $day }: { $status }
status-planned = planned
status-on_track = on track
status-late = late
status-done = done
status-dropped = dropped
progress-status = Where does it stand?
progress-report = Report
progress-remark = A remark or question
progress-remark-send = Add the remark
progress-statement = A statement on the whole (may stay empty)
progress-submitted = The progress statement is submitted.

## Floor and notes
queue = Asking for the floor
queue-you = You have the floor.
queue-speaks = { $who } has the floor.
queue-place = You are number { $n } in the queue.
queue-place-point = You are number { $n } in the queue, with a point of order.
queue-point = Point of order
queue-waiting = Next to speak
queue-raise-point = Raise a point of order
queue-becomes-point = Make it a point of order
queue-point-what = A point of order is about how the room works, not about the matter. It comes before all others.
turn-so-far = so far
queue-raise = Ask for the floor
queue-lower = Take my hand down
present-title = Title of the presentation
present-message = Its main message (may stay empty)
present-send = Record it
note-heard = Who speaks?
note-nobody = The name is not stored: only the group is shown, and only if at least five of it were heard.
note-theme = Theme (may stay empty)
note-text = The note
note-send = Keep the note
choose = Please choose
acts-on = for { $of }

## Report
stage-raw = Raw record
stage-draft = Draft
stage-fact_check = Fact check
stage-final = Final report
fact-ask = Ask for a correction
fact-place = Where?
fact-right = What is right?
fact-send = Send the correction

## Items and what is missing
item-block = the block
item-entry = an entry
item-presentation = a presentation
item-note = a note
item-action = an action
item-hypothesis = a hypothesis
item-question = a question
item-request = a request
item-invitation = an invitation
item-cluster = a cluster
item-recommendation = a recommendation
item-conclusion = a conclusion
item-stance = a stance
item-rubric = a rubric
item-scoring = a scoring
missing-reason = reason
missing-addressee = addressee
missing-horizon = horizon
missing-clusters = clusters
missing-owner = owner
missing-due = due date
missing-evidence = evidence
missing-convenor = convenor
missing-host_lead = host lead
missing-civil_society = civil society
missing-business = business
missing-governance = governance
missing-research = research
missing-hypothesis = a hypothesis
missing-question = a question
missing-invitation = an answer to “who is missing?”
missing-items = something to rate
missing-recommendations = recommendations
missing-importance = importance
missing-feasibility = feasibility
missing-draft = the draft
missing-fact_check = the fact check
missing-signatures = the signatures of the convenor and the host lead
missing-title = title
missing-entries = entries

## Unmet conditions
check-leads_present = Missing: { $names }.
check-mandate_confirmed = The mandate is not confirmed by convenor and host lead.
check-sections_filled = Sections without text: { $names }.
check-report_length = The initial report has { $have } hundredths of a page; at most { $need } are possible.
check-guiding_questions = There are { $have } guiding questions; { $need } are needed.
check-report_released = The initial report is not released.
check-desk_reviews_submitted = { $missing } of { $need } organisations have not submitted: { $names }.
check-desk_review_complete = The desk review still misses: { $names }.
check-paths_chosen = Without an answer: { $names }.
check-invitations_decided = Invitations without a decision: { $names }.
check-sectors_covered = Nobody will be heard from: { $names }.
check-answer_plan_confirmed = The answer plan is not confirmed.
check-revealed = What was written is still under seal.
check-clusters_agreed = Clusters that are not agreed: { $names }.
check-draft_complete = Incomplete: { $names }.
check-all_rated = { $have } of { $need } have answered. Still to come: { $names }.
check-round_closed = The round is not counted yet.
check-sheets_handed_in = { $have } of { $need } people have handed in all their sheets. Still to come: { $names }.
check-all_endorsed = { $have } of { $need } organisations gave their voice. Still to come: { $names }.
check-at_most_ten = { $have } recommendations are carried; at most { $need } can be handed over. Please merge some.
check-handed_over = The recommendations are not handed over.
check-all_stances = Without a stance: { $names }.
check-conclusions_settled = Not settled: { $names }.
check-days_over = A block is still running.
check-final_report = The final report is not filed.
check-all_responded = Without a formal response: { $names }.
check-actions_owned = Actions without owner or date: { $names }.
check-progress_submitted = The progress statement is not submitted.

## Refusals
refusal-not_permitted = Your role does not do this.
refusal-no_seat = You are not part of this workshop any more.
refusal-host_silent = In this step the host listens. Your text is kept here; you can keep it as a private note.
refusal-not_in_this_block = This step does not take that now.
refusal-kind_not_taken = This step does not take such a card.
refusal-grade_above_limit = The presenter asked for nothing harder in this step.
refusal-wrong_phase = This is not possible in this phase.
refusal-text_empty = There is no text yet.
refusal-text_too_long = The text has { $got } characters; at most { $limit } are possible. Nothing was cut.
refusal-no_such_item = That is not there any more.
refusal-not_yours = That is somebody else's.
refusal-wrong_state = That step is not possible now.
refusal-frozen = The wording is frozen. A remark can stand beside it.
refusal-already_done = This was done before.
refusal-stale_position = Somebody else has just moved the room.
refusal-guard = Something is still missing.
refusal-outside_scale = { $value } is outside { $lowest } to { $highest }.
refusal-reason_required = Please give a reason.
refusal-missing = Missing: { $names }.
refusal-not_enough_time = { $short_by } minutes are missing before a block that may not move.
refusal-recused = You stepped out of deciding this.
refusal-own_work = This is the work of your own organisation; others judge it.
refusal-stale_sheet = The sheet was changed elsewhere in the meantime. Nothing was overwritten.
refusal-rubric_faults = The rubric is not complete.
refusal-file_faults = The file does not hold a rubric.
refusal-plan_broken = The plan breaks a rule.
refusal-too_few = No figure is shown on fewer than { $least } people.
refusal-no_such_time = { $local } does not exist in this time zone.
refusal-malformed = { $field }: { $problem }
refusal-not_connected = Not connected: nothing was done. Please try again when the line is back.
refusal-id_reused = This was sent before with another text.
refusal-command_too_long = The text is too long to be sent. Nothing was cut.
refusal-busy = The room is busy. It is sent again by itself.
refusal-read_only = The server cannot store anything now. Your text is kept here.
refusal-rate_limited = That was fast. It is sent again by itself.
refusal-unauthorised = This link is not valid for that.
refusal-not_found = That is not there.
refusal-forbidden = This link is not valid for that.

## Deadlines
deadline = Open until { $at }.
deadline-both = Open until { $at } by the clock of this device; that is { $there } in { $city }.

## The written parts of the report
refusal-stale_text = The text was changed elsewhere in the meantime. Nothing was overwritten; the stored text is on the screen beside yours.
refusal-no_such_number = Nothing in this workshop has the number { $number }.
refusal-facts_only = The host corrects facts in the report. What the peers think of the programme stays theirs.

## The line has ended, or the server cannot store
link-full = The server cannot store at the moment. Nothing is lost: your text is kept and sent later.
link-bad_token = This link is not valid any more.
link-expelled = This link was replaced, or your seat has ended. Ask the facilitator for a new link.
link-protocol = This page is older than the server. Please reload it; your text is kept.

## Private notes
private-notes = { $n ->
    [0] Private notes
    [one] Private notes (one)
   *[other] Private notes ({ $n })
}
private-who = Nobody else ever sees them.
private-text = Your note
private-keep = Keep the note

## What is behind us and what comes
clusters = Clusters
evidence-document = document
evidence-hearing = hearing
evidence-seen_on_site = seen on site
evidence-impression = impression
bstate-planned = to come
bstate-running = now
bstate-paused = paused
bstate-done = done
bstate-skipped = skipped

## Looking up, and looking around
attention = Please look to the front
around = Look around
around-how = Everything that was shown so far, to read. What you have typed stays as it is.
around-here = You are here:
around-back = Back to the task
around-moved = The room has moved on:
around-moved-task = There is a new task: { $task }
around-agenda = Agenda
around-now = now
around-next = next
around-nothing = Nothing was shown so far.
around-conclusions = Key conclusions
around-notes = From the tables ({ $n })

## One's own words, to take home
own-file = What you wrote
own-file-what = A file with what you contributed under your own name or function so far: cards, answers, ratings, requests. Nobody else gets this file from here.
own-file-pdf = PDF
own-file-docx = Word document
own-file-html = Web page
own-file-busy = Being written …

## One's own cards
withdraw = Withdraw

## Grades of a card: they come beside the first picture of the room
write-grade = How far does it go?
grade-warm = Warm: it works
grade-cool = Cool: put as a question
grade-hard = Hard: structural
