# Words of judging on phones and on the projector: score sheets, tables, reviews, results. Loaded with the first of them.

subject-programme = The programme under review
subject-submission = Submission { $n }

## Beside the task
above-sheet = { $n ->
    [one] A score sheet waits for you:
   *[other] { $n } score sheets wait for you:
}
above-sheet-done = Your score sheets are handed in:
above-choose = Choose your table
above-table = Your table:
above-bids = Say what you would like to review:
above-reviews = { $n ->
    [one] One review is yours to do:
   *[other] { $n } reviews are yours to do:
}
above-reviews-none = Your reviews:
above-notes = { $n ->
    [one] One note came back from the tables
   *[other] { $n } notes came back from the tables
}
above-scores = Results, round { $n }:

## Score sheet
sheet-who = { $n ->
    [one] One person scores. Nobody sees who gave which mark: once the round is counted totals are shown, and only from five people on.
   *[other] { $n } people score. Nobody sees who gave which mark: once the round is counted totals are shown, and only from five people on, never those of one organisation.
}
sheet-who-own = This is the view of the host on itself. It is shown beside the others’ once the round is counted, as yours, and never mixed with theirs.
sheet-round = Round { $n }: only what the room talked about is asked again. Your new answers take the place of the old ones.
sheet-left = { $n ->
    [0] All { $of } sheets are handed in.
    [one] One of { $of } sheets is not handed in.
   *[other] { $n } of { $of } sheets are not handed in.
}
sheet-none = There is no sheet for you here.
sheet-own-view = our own view
sheet-empty = Not begun
sheet-draft = On the server, not handed in yet
sheet-abstained = Abstained
sheet-submitted = Handed in
sheet-submitted-long = It is handed in. You can still change it until the round is counted; what you change is taken at once as long as nothing is missing.
sheet-on-device = Kept on this device, not on the server yet
sheet-closed = Sheets are not taken now. What you enter is kept on this device.
sheet-taken-back = This sheet was given back to you:
sheet-incomplete = Something is still missing, so it was not taken.
sheet-kept = What you entered is still here.
sheet-done = { $done } of { $of } answered
sheet-place = { $n } of { $of }
sheet-your-mark = Your mark
sheet-not-applicable = Cannot be judged here
sheet-statement = Does statement { $n } hold?
sheet-holds = Yes
sheet-fails = No
sheet-ticked = { $n } of { $of } statements answered
sheet-failed = { $n ->
    [0] all of { $of } hold
    [one] one of { $of } does not hold
   *[other] { $n } of { $of } do not hold
}
sheet-points = Points, from { $least } to { $most }
sheet-points-of = { $n } of { $most } points
sheet-points-wrong = Please type a whole number from { $least } to { $most }.
sheet-sure = How sure are you?
sheet-sure-1 = not very sure
sheet-sure-2 = fairly sure
sheet-sure-3 = very sure
sheet-words = Your words, shown without your name
sheet-comment = A comment, shown without your name
sheet-evidence = Where can it be seen? A link or a reference
sheet-required = (needed)
sheet-optional = (may stay empty)
sheet-room-before = The round before: median { $median } of { $n } marks, the middle half from { $q1 } to { $q3 }.
sheet-before = Your answer in the round before: { $value }
sheet-before-keep = Keep it
sheet-change = Reason for the change
sheet-change-label = Did your view change? What changed it? Shown without your name
sheet-check = Check and hand in
sheet-missing = { $n ->
    [one] One thing is missing:
   *[other] { $n } things are missing:
}
sheet-lack = { $criterion }: { $what }
sheet-lacks-value = no mark yet
sheet-lacks-comment = the words are needed
sheet-lacks-evidence = the evidence is needed
sheet-stays = Until nothing is missing, what you handed in before stays as it was.
sheet-complete = Nothing is missing.
sheet-submit = Hand in the sheet
sheet-abstain = Abstain from all of it
sheet-abstain-sure = Then no mark of yours counts here. You can still give marks until the round is counted.
sheet-abstain-yes = Yes, I abstain
sheet-abstain-no = No, go back
sheet-turn = From one criterion to the next
sheet-back = Back
sheet-next = Next
sheet-all = All { $n } criteria
sheet-has-words = has words
sheet-unanswered = not answered
sheet-two-versions = This sheet was changed elsewhere
sheet-two-how = { $n ->
    [one] In one place the two versions differ. Please choose which one counts. Nothing was overwritten.
   *[other] In { $n } places the two versions differ. Please choose which one counts. Nothing was overwritten.
}
sheet-mine = On this device
sheet-theirs = On the server
sheet-two-open = { $n ->
    [one] One choice is left
   *[other] { $n } choices are left
}
sheet-two-go = Go on with what is chosen
sheet-all-mine = All from this device
sheet-all-theirs = All from the server

pen = Let a colleague fill it in
pen-how = A colleague of your organisation then writes your sheets of this round and sees what you entered. You can take the pen back at any time.
pen-to = Who writes?
pen-give = Hand over the pen
pen-away = { $who } writes your sheets of this round.
pen-take-back = Take the pen back
pen-of = Sheet of { $who }
pen-give-back = Give the pen back to { $who }

## Table
table-none = You have no table now.
table-round = Round { $n } of { $of }
table-before = { $n ->
    [one] One round. It has not begun yet.
   *[other] { $n } rounds. The first has not begun yet.
}
table-now = You sit at
table-host = Host of the table: { $who }
table-with = { $n ->
    [one] With you
   *[other] With you ({ $n })
}
table-alone = Nobody else is at this table yet.
table-resting = You sit out this round.
table-no-chair = You have no chair in this round. Please ask the facilitator.
table-choose = Choose your table for round { $n } of { $of }
table-langs = Spoken there: { $names }
table-free = { $n ->
    [0] full
    [one] one chair is free
   *[other] { $n } chairs are free
}
table-chosen = You have chosen this table.
table-sit = Sit here
table-next = Next you go to
table-next-with = With { $names }
table-later = Later rounds
table-note = A note of your table; it returns to the plenary with the others
table-note-send = Keep the note
table-notes = { $n ->
    [one] Note of your table
   *[other] Notes of your table ({ $n })
}
table-help = Ask somebody to come to our table
table-help-asked = The facilitator knows that your table waits for help.
table-said = Said to all tables
table-said-at = Said to all tables at { $time }

## Reviews
review-closed = This assignment has ended.
review-left = { $n ->
    [0] All { $of } are handed in.
    [one] One of { $of } is still to do.
   *[other] { $n } of { $of } are still to do.
}
review-not-yet = Who reviews what is not decided yet.
review-planned = not begun
review-started = begun
review-done = handed in
review-fixed = The facilitator gave it to you.
review-fit-1 = You said that it fits you a little.
review-fit-2 = You said that it fits you fairly.
review-fit-3 = You said that it fits you well.
review-fit-4 = You said that it fits you very well.
review-readers = { $n ->
    [one] You are the only reviewer of it who reads its language.
   *[other] { $n } reviewers of it read its language.
}
review-until = It is yours until { $time }.
review-sheet = The score sheet
review-start = Begin
review-hand-in = Hand in
review-hand-in-sure = After that only the facilitator can give it back to you.
review-sheet-open = The score sheet of this review is not handed in yet. Hand in the review all the same?
review-hand-in-yes = Yes, hand it in
review-hand-in-no = Not yet
review-renew = I need more time
review-return = Give it back
review-queue = { $n ->
    [one] Take the next one when you are free. It is yours for one minute, longer while you work on its sheet.
   *[other] Take the next one when you are free. It is yours for { $n } minutes, longer while you work on its sheet.
}
review-next = Next, please
review-waiting = Nothing is free for you now. Ask again in a while: something may come back.
review-holding = Hand in or give back what you have first.
review-bids = What fits you?
review-bids-how = Your wishes are weighed against those of all others. Nobody but the facilitator sees them.
review-conflicts = Conflicts of interest
review-conflicts-how = If you should not review something, say so. The reason goes to the facilitator only.
review-bid = How well does it fit you?
fit-0 = no wish
fit-1 = a little
fit-2 = fairly
fit-3 = well
fit-4 = very well
review-langs = In: { $names }
review-conflict = I must not review this
review-conflict-why = Why? (may stay empty)
review-conflict-send = Declare the conflict
review-in-conflict = You declared a conflict.
review-conflict-back = Take it back
review-own = { $n ->
    [one] Your own is not listed: nobody reviews their own work.
   *[other] Your own { $n } are not listed: nobody reviews their own work.
}

## Results
scores-title = { $title }: where views differ most comes first
scores-round = Round { $n }
scores-table = Figures of each criterion
scores-criterion = What
scores-picture = How the marks lie
scores-n = Marks
scores-median-col = Median
scores-half = Middle half
scores-range = Lowest to highest
scores-from-to = { $low } to { $high }
scores-withheld = { $missing ->
    [0] All have answered. Figures need five marks, so none are shown.
    [one] { $answered } answered, one is missing. Figures need five marks, so none are shown.
   *[other] { $answered } answered, { $missing } are missing. Figures need five marks, so none are shown.
}
scores-no-values = { $answered ->
    [one] One person answered; there are no marks to count.
   *[other] { $answered } people answered; there are no marks to count.
}
scores-agreed = { $n ->
    [one] One mark.
   *[other] All { $n } marks are the same.
}
scores-median = { $n ->
    [one] One mark.
   *[other] The median of { $n } marks; they lie side by side.
}
scores-apart = { $n } marks in two groups with nobody between them: { $below } below, { $above } above.
scores-without = { $n ->
    [one] One person gave no mark on purpose.
   *[other] { $n } people gave no mark on purpose.
}
scores-picture-of = From { $low } to { $high }, the middle half from { $q1 } to { $q3 }, median { $median }, { $n } marks.
scores-before = Round { $n }: median { $median }, { $q1 } to { $q3 }
scores-word = { $number } { $word }
scores-comments = Comments, without names
scores-changes = Why views changed, without names
scores-own-view = The host on itself: { $value }
scores-key = Columns: how many gave each mark. Line: lowest to highest. Box: the middle half. Thick stroke: the median.
circle-title = Profile: { $title }
circle-picture = A ring of { $n } sectors. The more area is filled, the better the median of the marks. All figures are in the table.
circle-not-rated = not rated
circle-withheld = too few marks
circle-value = Median
circle-word = In words
circle-centre = Centre: { $low }. Rim: { $high }. Hatched: not rated or too few marks.

## Tables in the hall
tables-round = Round { $n } of { $of }
tables-waiting = { $n ->
    [one] One round, not begun yet
   *[other] { $n } rounds, not begun yet
}
tables-choose = Choose your table on your phone.
tables-resting = Sits out this round: { $names }
tables-empty = nobody yet
tables-host = Host: { $who }
tables-no-repeats = Nobody meets twice. { $met } of { $pairs } pairs meet.
tables-best = { $n ->
    [one] One pair meets twice; no plan has fewer.
   *[other] { $n } times somebody meets again; no plan has fewer.
}
tables-repeats = { $n ->
    [one] One pair meets twice{ $bound ->
        [0] .
       *[other] ; at least { $bound } must.
    }
   *[other] { $n } times somebody meets again{ $bound ->
        [0] .
       *[other] ; at least { $bound } must.
    }
}

tables-notes = { $n ->
    [one] A note from the tables
   *[other] { $n } notes from the tables
}
tables-note-of = { $table }, round { $n }

## Published reviews
assigned-what = { $submissions ->
    [one] One submission,
   *[other] { $submissions } submissions,
} { $reviewers ->
    [one] one reviewer
   *[other] { $reviewers } reviewers
}
assigned-submission-each = { $n ->
    [one] Each submission has one review.
   *[other] Each submission has { $n } reviews.
}
assigned-submission-span = Each submission has { $least } to { $most } reviews.
assigned-reviewer-each = { $n ->
    [one] Each reviewer does one review.
   *[other] Each reviewer does { $n } reviews.
}
assigned-reviewer-span = Each reviewer does { $least } to { $most } reviews.
assigned-no-mutual = Nobody reviews their reviewer.
assigned-mutual = { $n ->
    [one] One pair reviews each other.
   *[other] { $n } pairs review each other.
}
assigned-proven = It is proven that no plan is better.
assigned-progress = { $done } of { $of } reviews are handed in, { $started } are begun.
assigned-receipt = Receipt of the draw: { $digest }
