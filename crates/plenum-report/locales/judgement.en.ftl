# Who reviews what, and what the numbers honestly say. One sentence a fact; names are put in as lists.

judge-list-pair = { $first } and { $second }
judge-list-more = { $first }, { $rest }
judge-list-others = { $n ->
    [one] { $first } and one more
   *[other] { $first } and { $n } more
}

assign-served = { $n ->
    [one] The submission has its reviews.
   *[other] All { $n } submissions have their reviews.
}
assign-best = The total fit is { $total }, and no plan has more.
assign-gap = The total fit is { $total }; no plan can have more than { $bound }.
assign-drawn = The total fit is { $total }; the plan was drawn, and the best plan without the limit per pair has at most { $bound }.
assign-weakest-best = The weakest match has { $weakest } points, and no plan can lift it higher.
assign-weakest-gap = The weakest match has { $weakest } points; no plan can lift it above { $bound }.
assign-loads = { $n ->
    [one] Everybody does one review.
   *[other] Everybody does { $n } reviews.
}
assign-loads-between = Everybody does { $least } to { $most } reviews.
assign-mutual = { $n ->
    [0] Nobody reviews a reviewer of the own work.
    [one] One pair reviews each other.
   *[other] { $n } pairs review each other.
}

assign-why-few = { $submission } needs { $needed ->
    [one] one review
   *[other] { $needed } reviews
} and can get { $possible }.
assign-why-few-rules = { $submission } needs { $needed ->
    [one] one review
   *[other] { $needed } reviews
} and can get { $possible }. Excluded: { $rules }.
assign-why-crowded = { $submissions } need { $needed } reviews together. They can only go to { $reviewers }, who have { $places ->
    [one] one place
   *[other] { $places } places
} left.
assign-why-crowded-elsewhere = { $submissions } need { $needed } reviews together. { $reviewers } have { $places ->
    [one] one place
   *[other] { $places } places
} left, and everybody else can do { $elsewhere ->
    [one] one of these reviews
   *[other] { $elsewhere } of these reviews
}.
assign-why-crowded-nobody = { $submissions } need { $needed } reviews together, and { $elsewhere ->
    [0] nobody may do one
    [one] only one is possible
   *[other] only { $elsewhere } are possible
}.
assign-why-idle = { $reviewers } must do at least { $least } reviews together, and there are { $possible } for them.
assign-why-fixed = { $fixed ->
    [one] One review is
   *[other] { $fixed } reviews are
} fixed where at most { $most } can be: { $rule }.
assign-why-cells = No division of the organisations into two cells gives each enough places in the other: in the best of { $tried } divisions { $missing ->
    [one] one review is
   *[other] { $missing } reviews are
} missing.
assign-why-limit = No draw keeps every pair at or below { $limit } in 1,024; at least { $least } in 1,024 is needed.
assign-why-pair = Everyone can be served, but not under the rule: { $rule }.
assign-why-pair-unavoidable = Everyone can be served, but at least { $n ->
    [one] one pair has
   *[other] { $n } pairs have
} to review each other.
assign-not-found = No plan was found in { $tried ->
    [one] one attempt
   *[other] { $tried } attempts
}, and nothing proves that there is none. Relax a rule, or try another seed.

assign-crossing = { $rule } ({ $pairs ->
    [one] one pair
   *[other] { $pairs } pairs
})
assign-rule-own_work = own work
assign-rule-own_organisation = work of the own organisation
assign-rule-conflict = declared conflicts
assign-rule-language = every reviewer reads a language of the submission
assign-rule-reader = one reviewer reads a language of the submission
assign-rule-expert = one reviewer is an expert
assign-rule-organisation_cap = the limit per organisation
assign-rule-region_cap = the limit per region
assign-rule-cell = reviewers come from the other cell
assign-rule-mutual = two do not review each other
assign-rule-demand = the number of reviews a submission needs
assign-rule-load = the number of reviews a reviewer does

assign-repair-more = { $unit } does { $by ->
    [one] one more review
   *[other] { $by } more reviews
}
assign-repair-lower = { $unit } may do { $by ->
    [one] one review less
   *[other] { $by } reviews less
} than asked for
assign-repair-less = { $submission } is content with { $by ->
    [one] one review less
   *[other] { $by } reviews less
}
assign-repair-extra = { $submission } gets { $by ->
    [one] one more review
   *[other] { $by } more reviews
}
assign-repair-relax = one step less of the rule: { $rule }
assign-repair-likelier = a pair may be drawn with a probability of { $by } in 1,024
assign-repair-release = { $unit } is no longer fixed on { $submission }
assign-repair-lift = the conflict of { $unit } with { $submission } is lifted, with a written reason

score-explain-one = one rating: { $value }
score-explain-none = no ratings
score-explain-few = { $n ->
    [one] one rating
   *[other] { $n } ratings
}, too few for an interval: median { $median }, mean { $mean }
score-explain = median of { $n } ratings: { $median }, mean { $mean }
score-explain-organisations = { $apart ->
    [0] the organisations agree within one step
    [one] one organisation is far apart
   *[other] { $apart } organisations are far apart
}
score-explain-calibrated = raw { $raw }; the reviewers were { $way ->
    [strict] strict
   *[generous] generous
} by { $leniency }; few reviews draw it by { $pull } towards the average; { $shown } ({ $lo } to { $hi })
score-explain-gaps = { $n ->
    [one] one criterion was left out by somebody
   *[other] { $n } criteria were left out by somebody
}

# Sections of the outcome.
section-tables = Tables and what they returned
section-assignments = Who reviewed what, in numbers
section-scores = Score sheets

table-name = Table
table-topic = Topic
table-host = Host of the table
tables-laid = Tables
tables-returned = Notes returned to the plenary
tables-met = { $rounds ->
    [one] One round at tables.
   *[other] { $rounds } rounds at tables.
} { $met } of { $pairs } pairs met; { $repeats ->
    [0] nobody met twice
    [one] one pair met again
   *[other] { $repeats } times a pair met again
}.

assigned-reviews = Plan
assigned-counts = { $reviews } reviews of { $submissions } submissions by { $reviewers } reviewers; { $mutual ->
    [0] nobody reviews a reviewer of the own work
    [one] one pair reviews each other
   *[other] { $mutual } pairs review each other
}
assigned-quality = Quality
assigned-proven = no plan that keeps the rules is better; this is proven
assigned-gap = a better plan could have at most { $gap } points more
assigned-by-hand = made by hand; nothing is proven of its quality
assigned-done = Handed in
assigned-seed = Seed of the draw
assigned-digest = Digest of what was asked

rubric = Rubric
rubric-version = Version
score-scorers = People who score
score-sealed = Sheets are sealed: a figure rests on at least five people, and nobody can tell who gave which value.
score-round = Round { $n }, widest disagreement first
score-table = Criteria by spread
score-subject = What was scored
score-of = Over all criteria
score-mean = Mean
score-median = Median
score-value = Value
score-comment = Comment
score-on-scale = { $value } ({ $lowest } to { $highest })
score-percent = { $value } per cent
score-changes = Why views changed since the round before, in random order:
score-own-view = The host's own view, beside the others' and never mixed with them
subject-programme = The programme
subject-submission = A submission
