//! Two workshops of one host, side by side: what of them may be compared, and what may not.
//!
//! Pure: records of both in, pairs out. Nothing is compared that was asked in another way: a criterion is the same if it has
//! the same key, or else the same label in some language, and it is compared only on the same scale. What is not compared
//! is handed on too, so that a report can say so.

use std::collections::BTreeMap;

use plenum_core::id::{RubricId, WorkshopId};
use plenum_core::people::{OrganisationBody, Side};
use plenum_core::rubric::{
    CellBody, Criterion, Rubric, RubricBody, Scale, Score, ScoresBody, Subject,
};
use plenum_core::text::Text;
use plenum_core::time::{Date, Timestamp};
use plenum_core::{Head, Records};
use plenum_judge::scoring::exact::Fraction;

use super::view::View;

/// An earlier workshop of the same host, scored by the same rubric.
pub struct Earlier<'a> {
    pub(super) view: View<'a>,
    pub(super) head: &'a Head,
    pub(super) as_of: Timestamp,
}

impl std::fmt::Debug for Earlier<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Earlier")
            .field("head", self.head)
            .finish_non_exhaustive()
    }
}

/// Two workshops cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotComparable {
    /// It is the same one.
    #[error("it is the same workshop, {0}")]
    Same(WorkshopId),
    /// One of them is not set up yet.
    #[error("one of the workshops has no dates and no host yet")]
    NotSetUp,
    /// It was not before the other.
    #[error(
        "it is not earlier: it began on {earlier}, the workshop that it is compared with on {present}"
    )]
    NotEarlier {
        /// The first day of the workshop that is reported.
        present: Date,
        /// The first day of the one that should be earlier.
        earlier: Date,
    },
    /// They are about different hosts.
    #[error(
        "its host is {earlier}, and the host of the workshop that it is compared with is {present}"
    )]
    OtherHost {
        /// The host that is reported.
        present: String,
        /// The host of the other workshop.
        earlier: String,
    },
    /// No rubric was used in both.
    #[error(
        "no rubric was used in both: it has {earlier}, the workshop that it is compared with has {present}"
    )]
    OtherRubric {
        /// The rubrics of the workshop that is reported.
        present: String,
        /// The rubrics of the other one.
        earlier: String,
    },
}

impl<'a> Earlier<'a> {
    /// An earlier workshop beside the one that is reported. `as_of` is the time of its last commit.
    ///
    /// # Errors
    /// Why the two cannot be compared.
    pub fn of(
        (present, present_head): (&Records, &Head),
        (records, head): (&'a Records, &'a Head),
        as_of: Timestamp,
    ) -> Result<Self, NotComparable> {
        if present_head.workshop == head.workshop {
            return Err(NotComparable::Same(head.workshop));
        }
        let (now, then) = (View::of(present), View::of(records));
        let (Some(here), Some(there)) = (now.workshop, then.workshop) else {
            return Err(NotComparable::NotSetUp);
        };
        let (Some(host), Some(other)) = (host(&now), host(&then)) else {
            return Err(NotComparable::NotSetUp);
        };
        if host.id != other.id && !same_words(&host.name, &other.name) {
            return Err(NotComparable::OtherHost {
                present: host.name.original.text.clone(),
                earlier: other.name.original.text.clone(),
            });
        }
        if there.first_day >= here.first_day {
            return Err(NotComparable::NotEarlier {
                present: here.first_day,
                earlier: there.first_day,
            });
        }
        if pairs(&now, &then).is_empty() {
            return Err(NotComparable::OtherRubric {
                present: titles(&now),
                earlier: titles(&then),
            });
        }
        Ok(Self {
            view: then,
            head,
            as_of,
        })
    }
}

/// A rubric that was used in both, with what can be said of it.
pub(super) struct Pair<'p, 'e> {
    pub(super) now: &'p RubricBody,
    pub(super) then: &'e RubricBody,
    /// The same criterion on the same scale, by subject in the order of today.
    pub(super) same: Vec<Beside<'p, 'e>>,
    /// The same criterion on another scale.
    pub(super) rescaled: Vec<Beside<'p, 'e>>,
    pub(super) only_now: Vec<&'p Criterion>,
    pub(super) only_then: Vec<&'e Criterion>,
    /// The scores over all criteria.
    pub(super) overall: Vec<Overall<'p, 'e>>,
    /// How many subjects of either workshop have nothing to be compared with.
    pub(super) unpaired: (u32, u32),
}

/// One criterion of one subject, in both workshops.
pub(super) struct Beside<'p, 'e> {
    pub(super) subject: Subject,
    pub(super) now: &'p Criterion,
    pub(super) then: &'e Criterion,
    /// What was counted, if anything was; its figures are absent where fewer than five people gave a value.
    pub(super) counted: (Option<&'p CellBody>, Option<&'e CellBody>),
}

/// The score of one subject over all criteria, in both workshops.
pub(super) struct Overall<'p, 'e> {
    pub(super) subject: Subject,
    pub(super) now: &'p Score,
    pub(super) then: &'e Score,
    /// The mean of today less that of then; absent where what is added up is not the same.
    pub(super) difference: Option<Fraction>,
}

impl Beside<'_, '_> {
    /// The median of today less that of then, in quarters.
    pub(super) fn difference(&self) -> Option<i64> {
        let summary = |cell: Option<&CellBody>| cell?.summary.as_ref().map(|s| s.median.0);
        let (now, then) = (summary(self.counted.0)?, summary(self.counted.1)?);
        Some(i64::from(now) - i64::from(then))
    }
}

/// The rubrics that were used in both workshops, in the order of today.
pub(super) fn pairs<'p, 'e>(now: &View<'p>, then: &View<'e>) -> Vec<Pair<'p, 'e>> {
    let earlier = used(then);
    let mut pairs = Vec::new();
    for body in used(now) {
        let twin = earlier.iter().find(|other| {
            other.id == body.id || same_words(&other.rubric.title, &body.rubric.title)
        });
        if let Some(twin) = twin {
            pairs.push(pair(now, then, body, twin));
        }
    }
    pairs
}

fn pair<'p, 'e>(
    now: &View<'p>,
    then: &View<'e>,
    body: &'p RubricBody,
    twin: &'e RubricBody,
) -> Pair<'p, 'e> {
    let (cells, earlier) = (Counted::of(now, body), Counted::of(then, twin));
    let subjects = subjects((now, &cells), (then, &earlier));
    let mut pair = Pair {
        now: body,
        then: twin,
        same: Vec::new(),
        rescaled: Vec::new(),
        only_now: Vec::new(),
        only_then: twin.rubric.criteria.iter().collect(),
        overall: Vec::new(),
        unpaired: (
            unpaired(cells.subjects.len(), subjects.len()),
            unpaired(earlier.subjects.len(), subjects.len()),
        ),
    };
    for criterion in &body.rubric.criteria {
        let Some(was) = twin_of(criterion, &body.rubric, &twin.rubric) else {
            pair.only_now.push(criterion);
            continue;
        };
        pair.only_then.retain(|other| other.key != was.key);
        for (subject, other) in &subjects {
            let beside = Beside {
                subject: *subject,
                now: criterion,
                then: was,
                counted: (
                    cells.cell(*subject, &criterion.key),
                    earlier.cell(*other, &was.key),
                ),
            };
            if !same_scale(criterion, was) {
                pair.rescaled.push(beside);
            } else if !matches!(criterion.scale, Scale::Words {}) {
                pair.same.push(beside);
            }
        }
    }
    let alike = adds_up_alike(&body.rubric, &twin.rubric);
    for (subject, other) in &subjects {
        let scores = cells.score(*subject).zip(earlier.score(*other));
        pair.overall.extend(scores.map(|(now, then)| {
            Overall {
                subject: *subject,
                now,
                then,
                difference: (alike && now.unit == then.unit)
                    .then(|| now.mean.checked_sub(then.mean))
                    .flatten(),
            }
        }));
    }
    pair
}

fn unpaired(all: usize, paired: usize) -> u32 {
    u32::try_from(all.saturating_sub(paired)).unwrap_or(u32::MAX)
}

/// What was counted by one rubric: of each subject and criterion what the last round that asked for it says.
struct Counted<'a> {
    cells: BTreeMap<(Subject, &'a str), &'a CellBody>,
    scores: BTreeMap<Subject, &'a Score>,
    subjects: Vec<Subject>,
}

impl<'a> Counted<'a> {
    fn of(view: &View<'a>, rubric: &RubricBody) -> Self {
        let mut counted = Self {
            cells: BTreeMap::new(),
            scores: BTreeMap::new(),
            subjects: Vec::new(),
        };
        for scoring in &view.scorings {
            if (scoring.rubric, scoring.version) != (rubric.id, rubric.version) {
                continue;
            }
            let of = |scores: &&&'a ScoresBody| scores.scoring == scoring.id;
            let mut rounds: Vec<&'a ScoresBody> = view.scores.iter().filter(of).copied().collect();
            rounds.sort_by_key(|round| round.n);
            for round in rounds {
                for cell in &round.cells {
                    counted
                        .cells
                        .insert((cell.subject, cell.criterion.as_str()), cell);
                }
                for subject in &round.subjects {
                    if let Some(score) = &subject.score {
                        counted.scores.insert(subject.subject, score);
                    }
                }
            }
            for subject in &scoring.subjects {
                if !counted.subjects.contains(subject) {
                    counted.subjects.push(*subject);
                }
            }
        }
        counted
    }

    fn cell(&self, subject: Subject, criterion: &'a str) -> Option<&'a CellBody> {
        self.cells.get(&(subject, criterion)).copied()
    }

    fn score(&self, subject: Subject) -> Option<&'a Score> {
        self.scores.get(&subject).copied()
    }
}

/// The subjects that both workshops have. Things of a workshop and what was handed in belong to one workshop alone.
fn subjects(
    (now, cells): (&View<'_>, &Counted<'_>),
    (then, earlier): (&View<'_>, &Counted<'_>),
) -> Vec<(Subject, Subject)> {
    let twin = |subject: Subject| {
        let mut others = earlier.subjects.iter().copied();
        others.find(|other| match (subject, *other) {
            (Subject::Programme, Subject::Programme) => true,
            (Subject::Organisation(here), Subject::Organisation(there)) => {
                let names = now
                    .organisations
                    .get(&here)
                    .zip(then.organisations.get(&there));
                here == there || names.is_some_and(|(a, b)| same_words(&a.name, &b.name))
            }
            (
                Subject::Programme
                | Subject::Organisation(_)
                | Subject::Item(_)
                | Subject::Submission(_),
                _,
            ) => false,
        })
    };
    let subjects = cells.subjects.iter().copied();
    subjects
        .filter_map(|subject| Some((subject, twin(subject)?)))
        .collect()
}

/// The rubrics by which something was scored, in the order of the scorings; of each the version used last.
fn used<'a>(view: &View<'a>) -> Vec<&'a RubricBody> {
    let mut scorings = view.scorings.clone();
    scorings.sort_by(|a, b| super::view::by_number(&a.number, &b.number));
    let mut last: Vec<(RubricId, u32)> = Vec::new();
    for scoring in scorings {
        match last.iter_mut().find(|(id, _)| *id == scoring.rubric) {
            Some((_, version)) => *version = scoring.version.max(*version),
            None => last.push((scoring.rubric, scoring.version)),
        }
    }
    let bodies = last.iter().filter_map(|key| view.rubrics.get(key));
    bodies.copied().collect()
}

/// The criterion of the other rubric that is this one: by key, or else by label where no other criterion has that key.
fn twin_of<'e>(criterion: &Criterion, own: &Rubric, other: &'e Rubric) -> Option<&'e Criterion> {
    if let Some((_, same)) = other.criterion(&criterion.key) {
        return Some(same);
    }
    let mut others = other.criteria.iter();
    others
        .find(|was| own.criterion(&was.key).is_none() && same_words(&was.prompt, &criterion.prompt))
}

/// Whether two criteria are answered in the same steps, and the same end is the good one.
fn same_scale(a: &Criterion, b: &Criterion) -> bool {
    let steps = match (&a.scale, &b.scale) {
        (Scale::Levels { levels: a }, Scale::Levels { levels: b }) => {
            let points = |levels: &[plenum_core::rubric::Level]| {
                levels.iter().map(|level| level.points).collect::<Vec<_>>()
            };
            points(a) == points(b)
        }
        (
            Scale::Range {
                lowest, highest, ..
            },
            Scale::Range {
                lowest: from,
                highest: to,
                ..
            },
        ) => (lowest, highest) == (from, to),
        (Scale::Points { most: a }, Scale::Points { most: b }) => a == b,
        (
            Scale::Errors {
                statements: a,
                grades,
            },
            Scale::Errors {
                statements: b,
                grades: others,
            },
        ) => {
            let asked = |statements: &[plenum_core::rubric::Statement]| {
                let of = statements.iter().map(|s| (s.key.clone(), s.weight));
                of.collect::<Vec<_>>()
            };
            grades == others && asked(a) == asked(b)
        }
        (Scale::Words {}, Scale::Words {}) => true,
        (
            Scale::Levels { .. }
            | Scale::Range { .. }
            | Scale::Points { .. }
            | Scale::Errors { .. }
            | Scale::Words {},
            _,
        ) => false,
    };
    steps && a.direction == b.direction
}

/// Whether the scores over all criteria add up the same things with the same weights.
fn adds_up_alike(now: &Rubric, then: &Rubric) -> bool {
    let counts = |rubric: &Rubric| rubric.criteria.iter().filter(|c| c.weight > 0).count();
    let same = |criterion: &Criterion| {
        let was = twin_of(criterion, now, then);
        was.is_some_and(|was| was.weight == criterion.weight && same_scale(criterion, was))
    };
    let mut weighted = now.criteria.iter().filter(|c| c.weight > 0);
    counts(now) == counts(then) && weighted.all(same)
}

fn host<'a>(view: &View<'a>) -> Option<&'a OrganisationBody> {
    let mut organisations = view.organisations.values();
    organisations
        .find(|organisation| organisation.side == Some(Side::Host))
        .copied()
}

fn titles(view: &View<'_>) -> String {
    let used = used(view);
    let titles = used
        .iter()
        .map(|body| body.rubric.title.original.text.as_str());
    let titles: Vec<_> = titles.collect();
    if titles.is_empty() {
        "none".to_owned()
    } else {
        titles.join(", ")
    }
}

/// Whether two texts say the same in some language, capitals and outer blanks apart.
pub(super) fn same_words(a: &Text, b: &Text) -> bool {
    let all = |text: &Text| -> Vec<String> {
        let words = std::iter::once(&text.original).chain(&text.translations);
        let words = words.filter(|words| words.blanked.is_none());
        words
            .map(|words| words.text.trim().to_lowercase())
            .filter(|text| !text.is_empty())
            .collect()
    };
    let others = all(b);
    all(a).iter().any(|text| others.contains(text))
}
