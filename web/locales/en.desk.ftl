# Words of the console, the projector and the operator; phones do not load them.

## Console
console = Console
zone-now = What the room sees now
zone-run = Run of show
run-list = All blocks in order
zone-incoming = What comes in
zone-switches = Switches
nothing-runs = No block runs.
warn-language = Speaks none of the languages covered in the room: { $names }
next = Next block
back = Back
pause = Pause
resume = Resume
skip = Skip
jump = Go there
jump-reason = moved by the facilitator
extend = { $n ->
    [one] +1 minute
   *[other] +{ $n } minutes
}
shorten = { $n ->
    [one] −1 minute
   *[other] −{ $n } minutes
}
take-from = Which block gives the minutes?
reason-label = Reason, where a condition is unmet or the order is left (printed in the record)
override-label = Reason, where a condition is unmet (printed in the record)
col-block = Block
col-start = Start
col-minutes = Minutes
col-state = State
col-act = Act
anchor = fixed start
protected = protected
drift = ({ $n } min)
slack = (slack { $n })
bstate-planned = to come
bstate-running = now
bstate-paused = paused
bstate-done = done
bstate-skipped = skipped
connected-count = { $n } of { $of } people connected
progress = Progress
progress-done = { $done } of { $of } have answered
progress-written = { $n ->
    [0] nothing written yet
    [one] one entry
   *[other] { $n } entries
}
progress-missing = Still to come: { $names }
waits = { $who } ({ $organisation }) asks to be let in.
approve = Let in
decline = Decline
approve-failed = That did not work. Is the role on the side of this organisation?
desk-reviews = Desk reviews
desk-review-submitted = { $name }: handed in
desk-review-waived = { $name }: let go
desk-review-owed = { $name }: not yet
overrides = Conditions that were stepped over
reveal = Reveal the cards
reveal-what = All cards become visible to everyone this block is open to, together and in random order.
open-round = Open the round
close-round = Count the round
reveal-endorsements = Show the endorsements
count-evaluation = Count the evaluation
put-to-rating = { $n ->
    [one] Put one draft up for rating
   *[other] Put { $n } drafts up for rating
}
hide-clock = Hide the clock
show-clock = Show the clock
close-phase = Close the phase “{ $phase }”
loose = Cards to group ({ $n })
cluster-title = Title of the cluster
open-cluster = { $n ->
    [0] Open an empty cluster
    [one] Open a cluster with one card
   *[other] Open a cluster with { $n } cards
}
merge-cards = { $n ->
    [one] Join one card
   *[other] Join { $n } cards under one number
}
pick = Choose card
clusters = Clusters
clusters-n = Clusters ({ $n })
clstate-open = open
clstate-agreed = agreed
agree-cluster = Agree
evidence-document = document
evidence-hearing = hearing
evidence-seen_on_site = seen on site
evidence-impression = impression
host-open = The host takes part
host-listen_only = The host listens
host-out_of_room = The host is out of the room
level-named = named
level-organisation = by organisation
level-group = as a group
level-sealed = sealed
next-is = Next, at { $time }: { $label }

preset-present = Presentation
preset-clarify = Clarifying questions
preset-hearing = Hearing
preset-open_discussion = Discussion
preset-silent_write = Silent writing
preset-round_robin = Round
preset-cluster = Clusters
preset-fishbowl = Fishbowl
preset-consult_host_listens = Consultation
preset-caucus = Caucus
preset-table_rotation = Tables
preset-card_pass_score = Card passing
preset-rank = Ranking
preset-rate_rounds = Rating
preset-endorse = Endorsement
preset-feedback_one_way = Feedback
preset-respond_one_way = Response
preset-agree_text = Key conclusions
preset-evaluate = Evaluation
preset-opening = Opening
preset-report_back = Report back
preset-read = Reading
preset-draft_text = Drafting
preset-visit = Visit
preset-break = Break
preset-outside = Outside

## Tools of the desk
tool-floor = Speakers
tool-notes = Notes for the record
tool-paper = Type in a paper card
tool-conclusions = Key conclusions and dates
tool-preparation = Desk reviews and duplicates
tool-reports = Versions of the report
tool-people = People and links
queue-nobody = Nobody has the floor.
queue-next = Give the floor to the next
queue-give = Give the floor
queue-end = End the turn
queue-clear = Empty the queue
airtime = Share of the floor
airtime-turns = Turns
airtime-minutes = Minutes
host-task-label = A question for the host while it is out of the room
host-task-set = Set the question
conclusion-new = A new key conclusion, in one sentence
conclusion-propose = Propose it
conclusion-agreed = Agreed by { $names }.
conclusion-settle = Settle
conclusion-reword = Change the wording
conclusion-reword-label = The new sentence; all are asked again
dates = Next dates
date-day = Day
date-what = What falls on it?
date-set = Set the date
paper-who = Whose card is it?
paper-text = What is on the card
paper-send = Type it in
desk-counts = { $hypotheses } hypotheses, { $questions } questions, { $requests } requests, { $invitations } invitations so far.
desk-all-in = All desk reviews are handed in or let go.
waive = Go on without
waive-reason = Why does it go on without a desk review?
merge-hypothesis = Hypotheses ({ $n })
merge-question = Questions ({ $n })
merge-into = Says the same as
merge = Join
report-summary = Summary or description of this version
report-file = File it
corrections = Corrections that were asked for
presence = Here
here = here
not-here = not yet
online = connected
offline = not connected
mark-here = Is here
mark-gone = Has gone
link-for = New link, shown once, for
link-qr = Code to scan: the personal link
link-hide = Hide it
link-renew = New link
link-renew-sure = The old link ends. Make a new one

## Operator
role = Role
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
operator = Operator
workshops = Workshops ({ $n })
commits = { $n ->
    [one] one commit
   *[other] { $n } commits
}
new-workshop = A new workshop
title = Title
template = Template
zone = Time zone
first-day = First workshop day
last-day = Last workshop day
people = People
people-how = One person a line: function; organisation; role; languages. Roles: convenor, secretariat, facilitator, table_host, rapporteur, host_lead, host_delegate, peer_lead, peer_delegate, stakeholder, expert, interpreter, observer.
people-example =
    Facilitator; Our office; facilitator; en
    Rapporteur; Our office; rapporteur; en
    Convenor; Our office; convenor; en
    Host lead; Host city; host_lead; en
    Director; Peer city; peer_lead; en
create = Create the workshop
links = Personal links
links-once = They are shown once. Print or send them now.
print = Print the sheet
person = Person
link = Link
projector = Projector
stage = What the room looks at
stage-page = Page { $n } of { $of }
