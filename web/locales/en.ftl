# Every word of the screens. One message a line where it can be; `-` joins a family and its member.

someone = somebody
opening = One moment …
no-link = This page opens with a personal link. Scan the code on your sheet, or join with the code on the projector.
bad-link = This link is not valid any more. Ask the facilitator for a new one.
join-by-code = Join with the code on the projector
failed = That did not work. Please try again.

## Connection and saving
link-connected = Connected
link-sending = { $n ->
    [one] Sending one entry …
   *[other] Sending { $n } entries …
}
link-away = Not connected. Your text is kept on this device.
link-away-waiting = { $n ->
    [one] Not connected. One entry is kept on this device and will be sent.
   *[other] Not connected. { $n } entries are kept on this device and will be sent.
}
link-bad_token = This link is not valid any more.
link-expelled = You are no longer part of this workshop.
saved-server = On the server, { $time }
saved-sending = Sending …
saved-device = Kept on this device, will be sent
screen-away = connecting

## Clock
clock-left = left
clock-over = over time
clock-paused = paused

## Tasks of a phone
task-wait = Nothing runs now
task-look = Look and listen
task-listen = The host listens
task-out_of_room = You are out of the room
task-break = Break
task-write = Write in silence
task-verdicts = Write in silence
task-read = Read
task-desk_review = Desk review
task-report = Initial report
task-answer = Answers
task-cluster = Clusters
task-draft = Recommendations
task-rate = Rate
task-endorse = Endorse
task-deliver = Deliver the feedback
task-respond = First response
task-agree = Key conclusions
task-evaluate = Evaluate the workshop
task-note = Take notes
task-present = You present
task-run = You run the room
task-formal = Formal response
task-progress = Progress

instruction-wait = This page changes by itself when the next step begins.
instruction-look = Look at the projector. You can keep private notes below.
instruction-listen = In this step the host listens. You can keep private notes; nothing else is sent.
instruction-out_of_room = The peers are among themselves. This page tells you when to come back.
instruction-break = Enjoy the break. This page changes by itself.
instruction-write = Write one thought on each card. Nobody sees a card before all are revealed together.
instruction-verdicts = Write one thought on each card, then say what became of each hypothesis.
instruction-read = Read in silence what was just revealed.
instruction-desk_review = Write down what you suppose, what you ask, what is missing and whom you want to hear.
instruction-report = Write each section in short. The host lead releases the report.
instruction-answer = Answer the questions of the peers.
instruction-cluster = Group what belongs together and say what it rests on.
instruction-draft = Say what should be done, why, by whom and until when.
instruction-rate = Rate each recommendation for importance and feasibility, from 1 (low) to 9 (high).
instruction-endorse = Give the voice of your organisation on each recommendation.
instruction-deliver = Present the recommendations, then hand them over. From then on the wording is frozen.
instruction-respond = Say where you stand on each recommendation.
instruction-agree = Agree to each sentence, or note on what you dissent.
instruction-evaluate = Rate the workshop. Nobody learns who answered what.
instruction-note = Note what is said. Statements of stakeholders are never attributed to a person.
instruction-present = The floor is yours.
instruction-run = Use the console.
instruction-formal = Decide on each recommendation and plan the actions.
instruction-progress = Report what was done since the last check.
i-am-here = I am here
host-task = Your own question meanwhile:

who-named = Others will see this with your function and organisation.
who-organisation = Others will see this with your organisation, not with you.
who-group = Others will see this as written by “a peer” or “the host”. The link to you is cut when the workshop days close.
who-sealed = Others will see only the text or totals. The link to you is cut at the count.
when-live = It is visible at once.
when-at_once = It becomes visible when the facilitator reveals all cards together, in random order.
when-totals = Only totals become visible.
when-later = It becomes visible later, together with others, in random order.
when-freeze = The wording is frozen at the end.
when-none = It is not shown.
few-authors = The group is small: authors may be guessed.
writing-closed = The time is over. Your text is kept on this device.

## Entries
write-kind = What is it?
write-grade = How far does it go?
write-text = Your words
write-sealed = Show it without any hint of who wrote it
write-send = Send the card
write-left = { $n ->
    [0] You have written your card.
    [one] One card is left.
   *[other] { $n } cards are left.
}
write-mine = { $n ->
    [0] You have written nothing yet
    [one] Your card
   *[other] Your { $n } cards
}
withdraw = Withdraw
kind-strength = Strength
kind-challenge = Challenge
kind-idea = Idea
kind-transfer = Transfer card
kind-worry = Worry
kind-card = Card
kinds-strength = Strengths ({ $n })
kinds-challenge = Challenges ({ $n })
kinds-idea = Ideas ({ $n })
kinds-transfer = Transfer cards ({ $n })
kinds-worry = Worries ({ $n })
kinds-card = Cards ({ $n })
grade-warm = Warm: it works
grade-cool = Cool: put as a question
grade-hard = Hard: structural
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

## Private notes
private-notes = { $n ->
    [0] Private notes
    [one] Private notes (one)
   *[other] Private notes ({ $n })
}
private-who = Nobody else ever sees them.
private-text = Your note
private-keep = Keep the note

phase-mandate = Mandate
phase-initial = Initial report
phase-desk = Desk review
phase-merge = Answer plan
phase-days = Workshop days
phase-report = Report
phase-formal = Formal response
phase-follow6 = Progress check, 6 months
phase-follow12 = Progress review, 12 months
phase-archive = Archive

## Joining and the operator
join = Join the workshop
join-qr = Code to scan with a phone: it opens the page to join
join-how = Type the code on the projector. The facilitator lets you in with one tap.
join-code = Code
join-name = Your function, as it should be shown
join-send = Ask to be let in
join-waiting = Your request is with the facilitator. This page opens by itself.
join-declined = The facilitator did not let you in, or the request is too old.
join-failed = No workshop answers to this code, or there were too many tries. Please check it and wait a moment.
organisation = Organisation
