//! What a plan, or the lack of one, says in sentences. The words are in the catalogue of the report.

use std::fmt::Write as _;

use plenum_judge::assign::Plan;
use plenum_judge::assign::feasible::{Blocked, Change, Repair, Rule, Why};
use plenum_report::Catalogue;

use super::input::{Id, Input};

/// Names beyond this are counted.
const MOST_NAMES: usize = 8;

/// The sentences about one input.
#[derive(Debug)]
pub(super) struct Words<'a> {
    catalogue: Catalogue,
    input: &'a Input,
}

impl<'a> Words<'a> {
    pub(super) fn new(input: &'a Input) -> Self {
        Self {
            catalogue: Catalogue::english(),
            input,
        }
    }

    /// What can be said of a plan.
    pub(super) fn plan(&self, plan: &Plan) -> String {
        let say = |id: &str, numbers: &[(&'static str, i64)]| self.catalogue.say(id, numbers, &[]);
        let drawn = self.input.problem.rules.per_pair_limit.is_some();
        let total = match (drawn, plan.total == plan.bound) {
            (true, false) => "assign-drawn",
            (_, true) => "assign-best",
            (false, false) => "assign-gap",
        };
        let weakest = if plan.weakest >= plan.weakest_bound {
            "assign-weakest-best"
        } else {
            "assign-weakest-gap"
        };
        let least = plan.loads.iter().min().copied().unwrap_or(0);
        let most = plan.loads.iter().max().copied().unwrap_or(0);
        let loads = if least == most {
            say("assign-loads", &[("n", i64::from(least))])
        } else {
            say(
                "assign-loads-between",
                &[("least", i64::from(least)), ("most", i64::from(most))],
            )
        };
        let served = i64::try_from(self.input.submissions.len()).unwrap_or(i64::MAX);
        [
            say("assign-served", &[("n", served)]),
            self.figures(total, &[("total", plan.total), ("bound", plan.bound)]),
            self.figures(
                weakest,
                &[("weakest", plan.weakest), ("bound", plan.weakest_bound)],
            ),
            loads,
            say("assign-mutual", &[("n", i64::from(plan.mutual_pairs))]),
        ]
        .join(" ")
    }

    /// Large numbers with a space between thousands.
    fn figures(&self, id: &str, numbers: &[(&'static str, i64)]) -> String {
        let texts: Vec<_> = numbers
            .iter()
            .map(|(name, number)| (*name, grouped(*number)))
            .collect();
        let texts: Vec<_> = texts
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        self.catalogue.say(id, &[], &texts)
    }

    /// Why there is no plan.
    pub(super) fn why(&self, blocked: &Blocked) -> String {
        let reviewers = self.names(&blocked.reviewers, &self.input.reviewers);
        let submissions = self.names(&blocked.submissions, &self.input.submissions);
        let texts = [
            ("reviewers", reviewers.as_str()),
            ("submissions", submissions.as_str()),
            ("submission", submissions.as_str()),
        ];
        let say = |id: &str, numbers: &[(&'static str, u32)]| {
            let numbers: Vec<_> = numbers
                .iter()
                .map(|(name, n)| (*name, i64::from(*n)))
                .collect();
            self.catalogue.say(id, &numbers, &texts)
        };
        match &blocked.why {
            Why::FewReviewers {
                needed,
                possible,
                rules,
            } => {
                let numbers = [
                    ("needed", i64::from(*needed)),
                    ("possible", i64::from(*possible)),
                ];
                if rules.is_empty() {
                    return self.catalogue.say("assign-why-few", &numbers, &texts);
                }
                let rules = rules.iter().map(|crossing| {
                    let pairs = [("pairs", i64::from(crossing.pairs))];
                    let rule = self.rule(crossing.rule);
                    self.catalogue
                        .say("assign-crossing", &pairs, &[("rule", &rule)])
                });
                let rules = self.catalogue.list(&rules.collect::<Vec<_>>(), MOST_NAMES);
                let [_, _, submission] = texts;
                let texts = [submission, ("rules", rules.as_str())];
                self.catalogue.say("assign-why-few-rules", &numbers, &texts)
            }
            Why::Crowded {
                needed,
                places,
                elsewhere,
                rules: _,
            } => {
                let id = match (blocked.reviewers.is_empty(), elsewhere) {
                    (true, _) => "assign-why-crowded-nobody",
                    (false, 0) => "assign-why-crowded",
                    (false, _) => "assign-why-crowded-elsewhere",
                };
                say(
                    id,
                    &[
                        ("needed", *needed),
                        ("places", *places),
                        ("elsewhere", *elsewhere),
                    ],
                )
            }
            Why::Idle {
                least,
                possible,
                rules: _,
            } => say(
                "assign-why-idle",
                &[("least", *least), ("possible", *possible)],
            ),
            Why::Fixed { fixed, most, rule } => {
                let numbers = [("fixed", i64::from(*fixed)), ("most", i64::from(*most))];
                let rule = self.rule(*rule);
                self.catalogue
                    .say("assign-why-fixed", &numbers, &[("rule", &rule)])
            }
            Why::Cells { tried, missing, .. } => say(
                "assign-why-cells",
                &[("tried", *tried), ("missing", *missing)],
            ),
            Why::Limit { limit, least } => {
                say("assign-why-limit", &[("limit", *limit), ("least", *least)])
            }
            Why::PairRule {
                rule,
                unavoidable,
                exhausted: _,
            } => {
                if *unavoidable > 0 {
                    return say("assign-why-pair-unavoidable", &[("n", *unavoidable)]);
                }
                let rule = self.rule(*rule);
                self.catalogue
                    .say("assign-why-pair", &[], &[("rule", &rule)])
            }
        }
    }

    /// No plan was found and none is excluded.
    pub(super) fn not_found(&self, tried: u32) -> String {
        self.catalogue
            .counts("assign-not-found", &[("tried", tried)])
    }

    /// A way out.
    pub(super) fn repair(&self, repair: &Repair) -> String {
        let changes: Vec<_> = repair
            .changes
            .iter()
            .map(|change| self.change(*change))
            .collect();
        self.catalogue.list(&changes, MOST_NAMES)
    }

    fn change(&self, change: Change) -> String {
        let unit = |unit: u32| name(&self.input.reviewers, unit);
        let work = |submission: u32| name(&self.input.submissions, submission);
        let say = |id: &str, by: u32, texts: &[(&'static str, &str)]| {
            self.catalogue.say(id, &[("by", i64::from(by))], texts)
        };
        match change {
            Change::More { unit: u, by } => say("assign-repair-more", by, &[("unit", &unit(u))]),
            Change::Lower { unit: u, by } => say("assign-repair-lower", by, &[("unit", &unit(u))]),
            Change::Less { submission, by } => say(
                "assign-repair-less",
                by,
                &[("submission", &work(submission))],
            ),
            Change::Extra { submission, by } => say(
                "assign-repair-extra",
                by,
                &[("submission", &work(submission))],
            ),
            Change::Relax { rule } => say("assign-repair-relax", 1, &[("rule", &self.rule(rule))]),
            Change::Likelier { parts } => say("assign-repair-likelier", parts, &[]),
            Change::Release { pair } => say(
                "assign-repair-release",
                1,
                &[
                    ("unit", &unit(pair.unit)),
                    ("submission", &work(pair.submission)),
                ],
            ),
            Change::Lift { pair } => say(
                "assign-repair-lift",
                1,
                &[
                    ("unit", &unit(pair.unit)),
                    ("submission", &work(pair.submission)),
                ],
            ),
        }
    }

    fn rule(&self, rule: Rule) -> String {
        self.catalogue.word("assign-rule", &rule)
    }

    fn names(&self, indices: &[u32], ids: &[Id]) -> String {
        let names: Vec<_> = indices.iter().map(|index| name(ids, *index)).collect();
        self.catalogue.list(&names, MOST_NAMES)
    }
}

fn name(ids: &[Id], index: u32) -> String {
    let id = usize::try_from(index).ok().and_then(|index| ids.get(index));
    id.map(ToString::to_string).unwrap_or_default()
}

/// A number with thin spaces between its thousands: 12 345.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    if number < 0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        let _written = write!(text, "{digit}");
    }
    text
}
