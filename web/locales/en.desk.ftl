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
clusters-n = Clusters ({ $n })
clstate-open = open
clstate-agreed = agreed
agree-cluster = Agree
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
tool-take = Take the record along
take-hint = At any moment, as the room sees it now. Until the workshop is closed, each copy says of when it is.
take-kind = Report
take-kind-full = Full report
take-kind-conclusions = Key conclusions
take-kind-raw = Raw record
take-kind-tracker = Recommendations and actions
take-kind-feedback = Feedback sheet for the host
take-kind-method = Method appendix
take-kind-own = My own contributions
take-format = Form
take-format-docx = Word document (.docx)
take-format-html = Web page (.html)
take-format-pdf = PDF
take-format-xlsx = Excel workbook (.xlsx)
take-format-ods = OpenDocument spreadsheet (.ods)
take-format-csv = CSV tables (.zip)
take-format-md = Plain notes (.md)
take-format-ics = Calendar (.ics)
take-profile = Who is named
take-profile-full = People by function, and organisations
take-profile-organisation = Organisations, no person
take-profile-chatham = Nobody (Chatham House Rule)
take-profile-public = Nobody as a source, for publication
take-lang = Language of headings
take-get = Get the file
take-busy = Being written …
refusal-not_written = This form cannot be had at the moment. Take another one, such as the Word document, or ask the operator.
tool-written = Write the report
tool-tracker = Actions: where they stand
tool-agreements = Agreements between organisations
tool-people = People and links
tool-health = Health of the room
queue-nobody = Nobody has the floor.
queue-next = Give the floor to the next
queue-give = Give the floor
queue-end = End the turn
queue-clear = Empty the queue
queue-skip = To the end
queue-order = Who speaks next?
queue-order-arrival = as the hands went up
queue-order-fewest_turns = whoever spoke least often in this block
queue-order-alternate_organisations = organisations in turn
queue-seconds = Seconds for each turn
queue-seconds-how = From 10 to 3,600 seconds; empty sets no time. Points of order always come first, and you may always name somebody else.
queue-set = Set order and time
queue-more = { $n ->
    [one] and one more
   *[other] and { $n } more
}
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

## Looking up
attention-hold = Ask everybody to look up
attention-words = Words on all screens (may stay empty)
attention-held = Everybody is asked to look up since { $time }.
attention-release = Release everybody

## Health of the room
health-connected = Connected
health-silent = Silent
health-unsent = Not stored yet
health-stored = Last stored
health-of = { $n } of { $of }
health-nobody = nobody of { $of }
health-silent-n = { $n ->
    [0] nobody
    [one] one device
   *[other] { $n } devices
}
health-unsent-n = { $n ->
    [0] nothing
    [one] one draft
   *[other] { $n } drafts
}
health-stored-never = nothing since the server started
health-stored-now = just now
health-own = { $n ->
    [one] One of these drafts is on this device.
   *[other] { $n } of these drafts are on this device.
}
health-how = Silent: connected, but without a word for 20 seconds. Not stored yet: drafts and answers on their way, as the devices last said; nobody sees what is in them.
health-waits = Nothing is known yet. One moment …
trouble-silent = { $silent ->
    [one] One device is silent
   *[other] { $silent } devices are silent
}
trouble-unsent = { $unsent ->
    [one] One draft is not stored yet
   *[other] { $unsent } drafts are not stored yet
}
trouble-both = { $silent ->
    [one] One device is silent;
   *[other] { $silent } devices are silent;
} { $unsent ->
    [one] one draft is not stored yet
   *[other] { $unsent } drafts are not stored yet
}

## Who leads the room
leads = leads the room
leads-too = co-facilitator
lead-is = { $who } leads the room.
lead-nobody = Nobody leads the room.
lead-others = { $n ->
    [one] Co-facilitator: { $names }.
   *[other] Co-facilitators: { $names }.
}
lead-hand = Hand over the room
lead-to = Hand over the room to
lead-hand-to = Hand over …
lead-sure-own = { $who } will lead the room. You stay a co-facilitator and still run it, but only { $who } or the convenor can hand it over again, or make a recovery link.
lead-sure = { $who } will lead the room. Whoever led before stays a co-facilitator and still runs it.
lead-role = { $who } is “{ $role }” now and becomes a facilitator.
lead-hand-now = Hand over now
lead-keep = Not now
recovery = Recovery link
recovery-what = With it the room can be taken over when nobody holds it any more: a lost laptop, an empty battery, a facilitator who is ill. A new link ends the old one.
recovery-make = Make a recovery link
recovery-sure = An earlier link ends. Make it
recovery-once = This is the recovery link. It is shown once. Whoever opens it can take over the room.
recovery-qr = Code to scan: the recovery link
recovery-keep = Print it or write it down and keep it in a closed envelope with the convenor or the operator, not on the laptop that runs the room. It can be used again until a new one is made.
recover = Take over the room
recover-what = You opened the recovery link of this room. If you take it over:
recover-loses = Whoever leads the room now loses this seat on the old device at once.
recover-goes-on = You go on here as the facilitator who leads. Nothing that was written is lost, and everybody else stays where they are.
recover-seen = The take-over is written into the record of the workshop.
recover-take = Take over the room
recover-leave = Leave it as it is
recover-wait = Too many tries from here. Please wait a minute and try again.
recover-void = This recovery link is not valid any more: a newer one was made.
link-renew = New link
link-renew-sure = The old link ends. Make a new one
erase = Erase person
erase-what = The name, the link and what could still tell who wrote in a group go for good, here and whenever a backup is restored with this erasure. What was written stays, by a seat without a name. Copies that were handed out are not reached.
erase-sure = Erase for good
erase-not = Leave it

## Dry runs: nothing changes until a plan is adopted
tool-tables = Tables
tool-scoring = Scoring
tool-assignment = Who reviews what
dry-busy = Working it out. The room goes on meanwhile.
dry-drop = Drop this plan
dry-stale = Something has changed since this was worked out. Please work it out again.

## Scoring
ds-state-open = sheets are being filled in
ds-state-counted = counted
ds-state-finished = finished
ds-open = Open a scoring
ds-rubrics = { $n ->
    [0] Rubrics: none yet
    [one] Rubrics: one
   *[other] Rubrics: { $n }
}
ds-template = A new rubric, from a template
ds-template-programme_review = Programme review
ds-template-recommendation_rating = Rating of recommendations
ds-template-circles = Circles of Social Life
ds-template-institute = Criteria of the institute
ds-template-strengths_challenges = Strengths and challenges
ds-about-programme_review = Relevance, governance, delivery, evidence of effect, transferability.
ds-about-recommendation_rating = Importance and feasibility, on nine points.
ds-about-circles = A profile of the whole city: four domains of seven perspectives, on nine points.
ds-about-institute = Eight criteria, on nine points.
ds-about-strengths_challenges = What is strong and what is hard, in words only.
ds-make = Make this rubric
ds-retire = Retire this rubric
ds-rubric-draft = not used yet
ds-rubric-in_use = in use
ds-rubric-retired = retired
ds-criteria = { $n ->
    [one] one criterion
   *[other] { $n } criteria
}
ds-scale-levels = { $n ->
    [one] one level
   *[other] { $n } levels
}
ds-scale-range = from { $lowest } to { $highest }
ds-scale-points = up to { $most } points
ds-scale-errors = { $n ->
    [one] one statement, yes or no
   *[other] { $n } statements, yes or no
}
ds-scale-words = in words
ds-weight = weight { $n }
ds-comment-required = with a comment
ds-evidence-required = with evidence
ds-title = What is asked, in a few words
ds-rubric = By which rubric
ds-what = What is scored?
ds-programme = The programme under review
ds-recommendations = { $n ->
    [one] The one recommendation
   *[other] The { $n } recommendations
}
ds-submissions = Submissions
ds-assignment = Of which assignment
ds-assigned = Each reviewer scores what was assigned to it, and nothing else.
ds-own-view = The host gives its own view as well. It stands beside the others’ and is never mixed with them.
ds-when = When are sheets taken?
ds-when-running = Only in this block, { $block }
ds-when-any = At any time
ds-open-n = { $n ->
    [one] Open the scoring of one thing
   *[other] Open the scoring of { $n } things
}
ds-open-needs = Still needed: what is asked, in a few words.
ds-round = Round { $n }.
ds-cells = { $n ->
    [one] One question is asked again.
   *[other] { $n } questions are asked again.
}
ds-takes = Sheets are taken now.
ds-takes-in = Sheets are taken only while block { $block } runs.
ds-takes-not = Sheets are not taken now.
ds-sheets = { $of ->
    [one] { $done } of one sheet is handed in
   *[other] { $done } of { $of } sheets are handed in
}
ds-missing = Not handed in
ds-pen = { $who } holds the pen
ds-far-done = done
ds-far-begun = begun
ds-far-missing = missing
ds-close = Close the round and count it
ds-close-anyway = Close it without them
ds-take-back = Give a sheet back
ds-whose-sheet = Whose sheet
ds-back = Give the sheet back
ds-back-reason = Why is it given back? Its writer reads this.
ds-show = Show the results to the room
ds-shown = The room sees these results.
ds-not-shown = The peers and the desk see these results. The host and the hall do not see them yet.
ds-finish = Finish this scoring
ds-lapsed = The last round ended with the workshop days and was not counted.
ds-results = Results of round { $n }, widest spread first
ds-pick-how = What is ticked is asked again in the next round. The widest three are ticked for you.
ds-pick = Ask again: { $what }
ds-numbers = Median { $median }, middle half { $q1 } to { $q3 }, all { $lowest } to { $highest }.
ds-before = In the round before:
ds-comments = { $n ->
    [one] One comment, without a name
   *[other] { $n } comments, without names
}
ds-again = { $n ->
    [one] Open round { $round } with one question
   *[other] Open round { $round } with { $n } questions
}
ds-subjects = Over all criteria
ds-score = { $n ->
    [one] One sheet: { $mean }.
   *[other] { $n } sheets: mean { $mean }, median { $median }, from { $lowest } to { $highest }.
}
ds-score-percent = { $n ->
    [one] One sheet: { $mean } %.
   *[other] { $n } sheets: mean { $mean } %, median { $median } %, from { $lowest } % to { $highest } %.
}
ds-gaps = { $n ->
    [one] One sheet left a criterion open.
   *[other] { $n } sheets left a criterion open.
}
ds-has-own-view = with the host’s own view
ds-changed = A view changed:

## Tables
dt-block = For which block
dt-no-block = There is no block to lay tables for.
dt-lay-again = Lay the tables anew
dt-how-many = Tables
dt-rounds = Rounds
dt-minutes = Minutes a round
dt-title = Name
dt-topic = Topic
dt-host = Host
dt-chairs = Chairs
dt-of = { $what } of table { $n }
dt-table-n = Table { $n }
dt-a-table = a table
dt-nobody = nobody
dt-chairs-how = The host of a table stays while the others move. Without a number of chairs a table has no limit. Minutes 0: rounds have no time of their own.
dt-who = Who sits?
dt-side-peers = The peers
dt-side-host = The host
dt-role-stakeholder = Stakeholders
dt-role-expert = Experts
dt-role-interpreter = Interpreters (they keep one table)
dt-role-table_host = Table hosts
dt-role-observer = Observers
dt-seating = How do people come to their tables?
dt-seating-rotation = A plan: everyone meets as many as possible
dt-seating-random = By lot
dt-seating-balanced = A plan: tables as mixed as possible
dt-seating-choice = People choose
dt-seating-hand = By hand, at the desk
dt-mix = What should the plan keep?
dt-mix-common = Every table shares a language
dt-mix-organisations = Organisations apart
dt-mix-roles = Roles mixed
dt-mix-languages = Languages mixed
dt-mix-topics = Nobody comes to a topic twice
dt-apart = People who never share a table ({ $n })
dt-apart-pair = { $one } and { $other }
dt-apart-one = Who
dt-apart-other = And from whom
dt-apart-add = Keep the two apart
dt-apart-off = Let them meet
dt-lay-needs = Still needed: a name for each table, who sits, from 1 to 50 rounds, and minutes from 0 to 240.
dt-lay = { $n ->
    [one] Lay one table
   *[other] Lay { $n } tables
}
dt-lay-changed = Lay the tables like this
dt-round = Round { $n } of { $of }
dt-round-before = { $of ->
    [one] Before the one round
   *[other] Before the first of { $of } rounds
}
dt-state-waiting = not begun
dt-state-open = running
dt-state-closed = closed
dt-seated = Everybody has a place.
dt-nobody-twice = Nobody meets twice.
dt-repeats = { $n ->
    [one] One pair meets twice{ $bound ->
        [0] .
       *[other] ; at least { $bound } must.
    }
   *[other] { $n } pairs meet twice{ $bound ->
        [0] .
       *[other] ; at least { $bound } must.
    }
}
dt-met = { $n } of { $of } pairs meet.
dt-seated-n = { $of ->
    [one] { $n } of one round has a seating.
   *[other] { $n } of { $of } rounds have a seating.
}
dt-work = Work out a seating
dt-work-again = Work out the coming rounds anew
dt-proven = ✓ No seating has fewer.
dt-no-better = No better seating is known.
dt-dry = { $rounds ->
    [one] A seating for one round is ready. Nobody has been told yet.
   *[other] A seating for { $rounds } rounds is ready. Nobody has been told yet.
}
dt-changed = { $n ->
    [one] One place differs from the seating so far.
   *[other] { $n } places differ from the seating so far.
}
dt-blocked-then = “Lay the tables anew” below: with other numbers, or without what stands in the way.
dt-adopt = Seat people like this
dt-begin = Begin round 1
dt-next = Begin round { $n }
dt-close = Close the tables
dt-not-running = The rounds begin when this block runs.
dt-help = { $n ->
    [one] One table waits for help
   *[other] { $n } tables wait for help
}
dt-help-since = { $n ->
    [0] { $table } has just called.
    [one] { $table } has waited for a minute.
   *[other] { $table } has waited for { $n } minutes.
}
dt-helped = Helped
dt-unseated = { $n ->
    [one] One person has no chair
   *[other] { $n } people have no chair
}
dt-seat-at = Seat { $who } at { $table }
dt-no-chair = no table has a chair that suits
dt-away = Have a chair and are not here: { $names }
dt-speechless = Share no language: { $names }
dt-say = Say something to all tables
dt-say-send = Say it to all tables
dt-said = Said last:
dt-tables = { $n ->
    [one] One table
   *[other] { $n } tables
}
dt-hosted = host: { $who }
dt-chairs-of = { $n } of { $of } chairs
dt-people = { $n ->
    [0] nobody
    [one] one person
   *[other] { $n } people
}
dt-resting = Sit out this round: { $names }
dt-move = Move somebody by hand
dt-move-who = Whom
dt-move-where = To which table
dt-move-when = From which round
dt-move-do = Move
dt-notes = Notes of the tables ({ $n })
dt-note-from = { $table }, round { $n }:
dt-note-back = back in the plenary
dt-note-entry = back in the plenary, as an entry
dt-harvest-as = What do they become?
dt-harvest-notes = Notes that the room reads
dt-harvest-kind = Entries to be grouped: { $kind }
dt-harvest-all = { $n ->
    [one] Bring the one note back to the plenary
   *[other] Bring all { $n } notes back to the plenary
}
dt-harvest-chosen = { $n ->
    [0] Bring back the chosen notes
    [one] Bring back the chosen note
   *[other] Bring back the { $n } chosen notes
}

## Assignment
da-open = Open an assignment
da-closed = ended
da-published = published
da-preparing = being prepared
da-title = What is it called?
da-from = What is reviewed?
da-from-organisations = { $n ->
    [0] One from each peer organisation (there is none yet)
    [one] One from the one peer organisation
   *[other] One from each of the { $n } peer organisations
}
da-from-typed = What I type
da-typed = One submission a line: its title; then, after a semicolon, the organisation it comes from, if it comes from one
da-unknown = { $n ->
    [one] No organisation is called like that, so the line stays a title as it is: { $lines }
   *[other] No organisations are called like that, so these lines stay titles as they are: { $lines }
}
da-unit = Who reviews?
da-unit-organisation = Each peer organisation as one
da-unit-seat = Each peer
da-demand = Reviews each
da-least = At least
da-most = At most
da-loads = Reviews that each submission gets; then the fewest and the most that a reviewer does. Empty: as evenly as possible.
da-rules = Which rules hold?
da-rule-own = Nobody reviews their own organisation
da-rule-spread = At most one reviewer of an organisation on a submission
da-rule-regions = At most one reviewer of a country on a submission
da-rule-mutual = Nobody reviews their own reviewer, where it can be avoided
da-rule-partition = Two halves that review only each other, so that nobody can help their own case
da-languages = Languages
da-languages-ignore = play no part
da-languages-one = One reviewer can read it
da-languages-require = Every reviewer can read it
da-objective = What is the best plan?
da-objective-fair = The weakest match is as good as possible
da-objective-total = All matches together are as good as possible
da-objective-balanced = The work is as even as possible
da-open-n = { $n ->
    [0] Open the assignment
    [one] Open the assignment with one submission
   *[other] Open the assignment with { $n } submissions
}
da-open-needs = Still needed: a name, something to review, and whole numbers.
da-submission = a submission
da-submission-name = { $n } { $title }
da-numbers = { $submissions ->
    [one] One submission
   *[other] { $submissions } submissions
}, { $reviewers ->
    [one] one reviewer
   *[other] { $reviewers } reviewers
}, { $needed ->
    [one] one review needed.
   *[other] { $needed } reviews needed.
}
da-bids = { $n ->
    [one] One wish was given.
   *[other] { $n } wishes were given.
}
da-no-bids = No wishes were given.
da-all-equal = No wishes were given, so one match is as good as another. The rules are kept.
da-progress = { $done } of { $of } reviews handed in, { $started } begun, { $planned } planned.
da-missing = Have fewer reviews than they need: { $names }
da-parts = The reviews fall into { $n } parts that share no reviewer. Scores of different parts cannot be compared.
da-plan-proven = ✓ It is proven that no plan is better.
da-plan-gap = { $n ->
    [one] A better plan could have one point more at most.
   *[other] A better plan could have { $n } points more at most.
}
da-plan-unproven = How good this plan is has not been proven.
da-plan-old = Something has changed since this plan was adopted.
da-mutual = { $n ->
    [one] One pair of reviewers reviews each other.
   *[other] { $n } pairs of reviewers review each other.
}
da-no-mutual = Nobody reviews their reviewer.
da-work = Work out who reviews what
da-work-again = Work it out anew
da-repair = Mend it with the fewest changes
da-weakest = Weakest match
da-match = Match
da-of-hundred = { $n } of 100
da-weakest-proven = ✓ no plan can lift it higher
da-weakest-bound = a plan might lift it to { $n } at most
da-weakest-points = { $n ->
    [one] Weakest match: one point; no plan has more than { $bound }.
   *[other] Weakest match: { $n } points; no plan has more than { $bound }.
}
da-total-proven = ✓ No such plan has more points in all.
da-total-gap = { $n ->
    [one] In all, a plan could have one point more at most.
   *[other] In all, a plan could have { $n } points more at most.
}
da-dry = { $reviews ->
    [one] A plan with one review is ready. Nobody has been told yet.
   *[other] A plan with { $reviews } reviews is ready. Nobody has been told yet.
}
da-each = { $n ->
    [one] Each reviewer does one review.
   *[other] Each reviewer does { $n } reviews.
}
da-each-span = { $most ->
    [one] Each reviewer does at most one review.
   *[other] Each reviewer does { $least } to { $most } reviews.
}
da-changes = { $n ->
    [one] One reviewer gets something different: { $names }.
   *[other] { $n } reviewers get something different: { $names }.
}
da-changes-none = Nobody gets anything different.
da-changes-list = What changes for whom
da-gets = gets { $names }
da-loses = no longer has { $names }
da-begun-stays = Nothing that was begun is touched.
da-fewest = { $n ->
    [0] ✓ Nothing needs to change.
    [one] ✓ One change is the fewest possible.
   *[other] ✓ { $n } changes are the fewest possible.
}
da-adopt = Adopt this plan
da-publish = Show each reviewer their part
da-close = End this assignment
da-queue = Reviewers take the next when they are free (off)
da-queue-on = { $n ->
    [one] Reviewers take the next when they are free, for one minute each
   *[other] Reviewers take the next when they are free, for { $n } minutes each
}
da-queue-how = Instead of a plan, or after it: whoever is free takes the submission that needs it most. What is not handed in in time goes back.
da-lease = Minutes for a review
da-queue-start = Switch it on
da-queue-off = Switch it off. What was taken stays with its reviewer
da-waits = { $who } waits for something to do.
da-waits-for = { $who } waits for { $holders }.
da-submissions = { $n ->
    [one] One submission
   *[other] { $n } submissions, weakest match first
}
da-submissions-plain = { $n ->
    [one] One submission
   *[other] { $n } submissions
}
da-has = { $of ->
    [one] { $n } of one review:
   *[other] { $n } of { $of } reviews:
}
da-review = { $who } ({ $status })
da-status-planned = planned
da-status-started = begun
da-status-done = handed in
da-is-fixed = (fixed)
da-until = until { $time }
da-withdrawn = Withdrawn: { $names }
da-reopen = Give a review back to its reviewer
da-reopen-reason = Why is it given back? The reviewer reads this.
da-reopen-do = Give the review back
da-reviewers = Reviewers, wishes and conflicts ({ $n })
da-reviewer = Reviewer
da-col-reviews = Reviews
da-col-done = Handed in
da-col-bids = Wishes
da-takes = { $most ->
    [one] takes { $least } to one
   *[other] takes { $least } to { $most }
}
da-bids-n = { $n ->
    [one] one wish
   *[other] { $n } wishes
}
da-bids-none = none
da-not-here = is not here
da-released = let go:
da-conflicts = Conflicts that were declared ({ $n })
da-conflict = { $who } does not review { $what }.
da-release = Let a reviewer go
da-release-reason = Why does this reviewer stop?
da-release-do = Let this reviewer go
da-release-then = What it has begun or not begun is then missing. “Mend it with the fewest changes” deals it out again.
da-pair = Set a pair by hand
da-pair-open = Not planned now.
da-pair-planned = Planned.
da-pair-started = Begun: it stays.
da-pair-done = Handed in: it stays.
da-pair-fixed = Fixed by hand.
da-pair-forbidden = Forbidden by hand.
da-pair-conflict = This reviewer declared a conflict.
da-pair-then = It holds from the next time the plan is worked out or mended.
da-fix = Fix: this reviewer does it
da-forbid = Forbid: this reviewer does not do it
da-free = Leave it to the plan

## Why there is no plan
db-title = This is not possible.
db-ways = Ways out, cheapest first
db-price = price { $n }
db-go = Choose this
db-others = Only those it concerns can do this.
db-rule-own_work = nobody reviews their own work
db-rule-own_organisation = nobody reviews their own organisation
db-rule-conflict = conflicts and forbidden pairs
db-rule-language = every reviewer can read it
db-rule-reader = one reviewer can read it
db-rule-expert = one reviewer knows the subject well
db-rule-organisation_cap = the limit for one organisation
db-rule-region_cap = the limit for one country or region
db-rule-cell = the two halves
db-rule-partition = the two halves
db-rule-mutual = nobody reviews their own reviewer
db-rule-limit = the limit on how likely a pair may be
db-rule-demand = how many reviews a submission needs
db-rule-load = how many reviews a reviewer does
db-few-reviewers = { $needed ->
    [one] { $what } needs one review and can get { $possible ->
        [0] none.
       *[other] { $possible }.
    }
   *[other] { $what } needs { $needed } reviews and can get { $possible ->
        [0] none.
        [one] only one.
       *[other] only { $possible }.
    }
}
db-crowded = { $submissions ->
    [one] { $what } can only go to { $who }.
   *[other] These { $submissions } can only go to { $who }: { $what }.
} { $needed ->
    [one] One review is needed,
   *[other] { $needed } reviews are needed,
} { $places ->
    [0] and there is no place.
    [one] and there is one place.
   *[other] and there are { $places } places.
}
db-crowded-nobody = Nobody can review { $what }. { $needed ->
    [one] One review is needed.
   *[other] { $needed } reviews are needed.
}
db-elsewhere = { $n ->
    [one] Others can do one of them.
   *[other] Others can do { $n } of them.
}
db-idle = { $least ->
    [one] { $who } must do at least one review,
   *[other] { $who } must do at least { $least } reviews,
} { $possible ->
    [0] and there is none for them.
    [one] and there is only one for them.
   *[other] and there are only { $possible } for them.
}
db-crossing = { $n ->
    [one] Stands in the way of one pair: { $rule }.
   *[other] Stands in the way of { $n } pairs: { $rule }.
}
db-fixed = { $fixed ->
    [one] One fixed review of { $who } on { $what } breaks a rule ({ $rule }); at most { $most } is possible.
   *[other] { $fixed } fixed reviews of { $who } on { $what } break a rule ({ $rule }); at most { $most } are possible.
}
db-fixed-submission = { $fixed ->
    [one] One fixed review of { $what } breaks a rule ({ $rule }); at most { $most } is possible.
   *[other] { $fixed } fixed reviews of { $what } break a rule ({ $rule }); at most { $most } are possible.
}
db-fixed-reviewer = { $fixed ->
    [one] One fixed review of { $who } breaks a rule ({ $rule }); at most { $most } is possible.
   *[other] { $fixed } fixed reviews of { $who } break a rule ({ $rule }); at most { $most } are possible.
}
db-cells = { $n ->
    [one] One division into two halves was tried. It lacks { $missing } reviews.
   *[other] { $n } divisions into two halves were tried. The best of them lacks { $missing } reviews.
}
db-cells-all = { $n ->
    [one] The one division into two halves that there is lacks { $missing } reviews.
   *[other] All { $n } divisions into two halves were tried. The best of them lacks { $missing } reviews.
}
db-mutual = { $n ->
    [one] So few reviewers cannot avoid that one pair reviews each other.
   *[other] So few reviewers cannot avoid that { $n } pairs review each other.
}
db-limit = Everyone can be served, but not while no pair may have a chance above { $n } %; at least { $least } % is needed.
db-pair-rule = Everyone can be served, but not while this rule holds: { $rule }.
db-rules = The rules cannot hold together here. It concerns { $what } { $who }.
db-not-found = { $n ->
    [one] No plan was found in one attempt. It is not proven that there is none: work it out again, or loosen a rule.
   *[other] No plan was found in { $n } attempts. It is not proven that there is none: work it out again, or loosen a rule.
}
db-no-units = Nobody is there to review.
db-no-submissions = There is nothing to review.
db-too-large = This is more than can be worked out in one go; at most { $most } are possible.
db-least-above-most = { $who } must do at least { $least } reviews and can do { $most } at most.
db-locked = { $who } is fixed on { $what } and excluded from it: { $rule }.
db-drawn = A plan that is drawn cannot keep this rule for certain.
db-fault = The question does not hold together ({ $kind }).
db-way-more = { $n ->
    [one] { $who } does one review more
   *[other] { $who } does { $n } reviews more
}
db-way-lower = { $n ->
    [one] { $who } may do one review fewer
   *[other] { $who } may do { $n } reviews fewer
}
db-way-less = { $n ->
    [one] { $what } is content with one review fewer
   *[other] { $what } is content with { $n } reviews fewer
}
db-way-extra = { $n ->
    [one] { $what } gets one review more
   *[other] { $what } gets { $n } reviews more
}
db-way-relax = this rule is loosened: { $rule }
db-way-likelier = a pair may be drawn with a chance of up to { $n } %
db-way-release = { $who } is no longer fixed on { $what }
db-way-lift = { $who } may review { $what } after all
db-too-few-people = { $people ->
    [one] One person does
   *[other] { $people } people do
} not fill { $tables ->
    [one] one table
   *[other] { $tables } tables
} with two each; { $most ->
    [0] no table is possible.
    [one] one table is possible.
   *[other] { $most } tables are possible.
}
db-too-few-places = { $people } people, but { $places } places: each table needs { $seats ->
    [one] one chair.
   *[other] { $seats } chairs.
}
db-table-of-one = A table would have one person only.
db-no-such-table = { $who } hosts a table that is not needed: there are { $tables } tables.
db-too-many-stay = { $seats ->
    [one] Too many stay at { $table }, which has one seat: { $who }.
   *[other] Too many stay at { $table }, which has { $seats } seats: { $who }.
}
db-staying = { $n ->
    [one] One person stays, which leaves no even seating.
   *[other] { $n } people stay, which leaves no even seating.
}
db-apart-at = { $who } are to be kept apart and both stay at { $table }.
db-apart-many = { $n ->
    [0] { $who } may sit with nobody; the smallest table has { $size } seats.
    [one] { $who } may sit with one person only; the smallest table has { $size } seats.
   *[other] { $who } may sit with { $n } people only; the smallest table has { $size } seats.
}
db-apart-group = { $tables ->
    [one] { $who } are all to be kept apart, and there is one table.
   *[other] { $who } are all to be kept apart, and there are only { $tables } tables.
}
db-apart-not-kept = { $n ->
    [one] No seating was found that keeps all pairs apart; the best leaves one together.
   *[other] No seating was found that keeps all pairs apart; the best leaves { $n } together.
}
db-no-language = { $n ->
    [0] { $who } shares a language with nobody; the smallest table has { $size } seats.
    [one] { $who } shares a language with one person only; the smallest table has { $size } seats.
   *[other] { $who } shares a language with { $n } people only; the smallest table has { $size } seats.
}
db-language-not-kept = { $n ->
    [one] No seating was found in which every table shares a language; at one table it does not.
   *[other] No seating was found in which every table shares a language; at { $n } tables they do not.
}
db-seating = These tables cannot be seated as they are ({ $kind }).

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
screen-away = connecting
stage = What the room looks at
stage-page = Page { $n } of { $of }
