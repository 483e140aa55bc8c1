# Every word of the screens. One message a line where it can be; `-` joins a family and its member.

someone = somebody
list-between = {"; "}
opening = One moment …
no-link = This page opens with a personal link. Scan the code on your sheet, or join with the code on the projector.
bad-link = This link is not valid any more. Ask the facilitator for a new one.
join-by-code = Join with the code on the projector
failed = That did not work. Please try again.

## Connection and saving
link-connected = Connected
link-connecting = Connecting …
link-sending = { $n ->
    [one] Sending one entry …
   *[other] Sending { $n } entries …
}
link-away = Not connected. Your text is kept on this device.
link-away-waiting = { $n ->
    [one] Not connected. One entry is kept on this device and will be sent.
   *[other] Not connected. { $n } entries are kept on this device and will be sent.
}
saved-server = On the server, { $time }
saved-sending = Sending …
saved-device = Kept on this device, will be sent

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
task-score = Score sheets
task-table = Your table
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
kind-strength = Strength
kind-challenge = Challenge
kind-idea = Idea
kind-transfer = Transfer card
kind-worry = Worry
kind-card = Card

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
