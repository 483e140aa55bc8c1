//! What `plenum assign --help-format` prints. A test runs the example in it.

/// The form of the input and of the answer, with an example that works.
pub(super) const HELP: &str = r#"THE INPUT is one JSON object. Fields marked ? may be left out; unknown fields are refused.

  reviewers      [{id, capacity, minimum?, organisation?, region?, languages?}]
  submissions    [{id, demand, authors?, organisation?, languages?}]
  fit?           one row of whole numbers, 0 to 10000, for each reviewer: one number for each submission
  fit_pairs?     [[reviewer, submission, fit]] instead of fit; pairs that are not named fit with 0
  conflicts?     [[reviewer, submission]]: never together
  fixed?         [[reviewer, submission]]: always together
  rules?         see below

An id is a text or a whole number. Everywhere else reviewers and submissions are named by id; where all ids are texts, a
number is a place in the list, counted from 0. demand is the exact number of reviews a submission gets; capacity and minimum
are the most and the fewest reviews of a reviewer. authors (reviewers) never review their own work. A submission without an
organisation counts as work of the organisations of its authors. Languages are compared as they are written.

RULES and what holds when they are left out
  mutual                   "allow" (default): two may review each other; "avoid": each such pair costs mutual_price points;
                           "forbid": never
  mutual_price             10000 points, what one perfect match is worth
  own_organisation         "forbid" (default): nobody reviews work of the own organisation; "allow"
  max_same_organisation    the most reviewers of one organisation on a submission; no limit
  max_same_region          the most reviewers of one region on a submission; no limit
  languages                "ignore" (default); "require": every reviewer reads a language of the submission;
                           "one": at least one does
  expert                   at least one reviewer of each submission fits with this many points; no such rule
  per_pair_limit           "p/q": no pair is more likely than that; the plan is drawn by the seed
  partition                false; true splits the organisations into two cells that review each other only

OBJECTIVES  total: the most points in all. fair: the weakest submission (the sum over its reviewers) as strong as possible,
then the most points. balanced: reviews as evenly spread as the limits allow, then the most points.

THE ANSWER
  pairs           [[reviewer, submission]]
  total, bound    points of the plan, and what no plan can exceed (with the same weakest submission under fair, with loads as
                  even under balanced, with no more mutual pairs under avoid); equal means proven best
  minimum, minimum_bound   points of the weakest submission, and what no plan can exceed
  loads           {reviewer: reviews}
  mutual_pairs    how many pairs of reviewers review each other
  certificate     the prices that prove the bounds; `plenum assign --input FILE --check PLAN` checks them without the solver
  explanation     the same in sentences

WITHOUT A PLAN the answer is {"blocked": {reviewers, submissions, why, repairs: [{price, change}]}}: a smallest set of
conditions that cannot hold together, and the cheapest ways out. The exit code is then 3; it is 1 for an input that cannot be
used, and 0 with a plan. Equal input and seed give equal bytes, in whatever order the input is written.

EXAMPLE
{
  "reviewers": [
    {"id": "Cairo", "capacity": 2, "organisation": "Cairo", "languages": ["ar", "en"]},
    {"id": "Mashhad", "capacity": 2, "organisation": "Mashhad", "languages": ["fa", "en"]},
    {"id": "Mexico City", "capacity": 2, "organisation": "Mexico City", "languages": ["es", "en"]},
    {"id": "Paris", "capacity": 2, "organisation": "Paris", "languages": ["fr", "en"]},
    {"id": "Seoul", "capacity": 2, "organisation": "Seoul", "languages": ["ko", "en"]}
  ],
  "submissions": [
    {"id": "markets", "demand": 2, "authors": ["Cairo"]},
    {"id": "buses", "demand": 2, "authors": ["Mashhad"]},
    {"id": "water", "demand": 2, "authors": ["Mexico City"]},
    {"id": "school yards", "demand": 2, "authors": ["Paris"]},
    {"id": "repair shops", "demand": 2, "authors": ["Seoul"]}
  ],
  "fit": [
    [0, 5000, 9000, 6000, 4000],
    [8000, 0, 5000, 3000, 7000],
    [7000, 4000, 0, 8000, 6000],
    [5000, 7000, 6000, 0, 9000],
    [6000, 6000, 7000, 5000, 0]
  ],
  "conflicts": [["Paris", "water"]],
  "rules": {"mutual": "forbid", "languages": "ignore"}
}"#;
