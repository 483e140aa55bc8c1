//! The count of a round: sheets become facts, and nothing is left that says a name.
//!
//! No figure rests on fewer than five distinct people (METHOD 7.2); who holds the pen of two sheets is one person. A score
//! over several criteria is withheld where one of them is, for the rest could be had by subtraction. Texts are shuffled
//! all together before they are sorted to their cells, so that equal places in two lists say nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::{CONFIDENCE, number};
use super::unmet::count as number_of;
use super::who::{self, Part};
use super::{
    CellResult, Criterion, Direction, Given, OwnView, Round, Rubric, Score, ScoreUnit, Scoring,
    Sheet, Subject, SubjectResult,
};
use crate::context::Context;
use crate::keys::Author;
use crate::people::Seat;
use crate::text::Text;
use crate::workshop::Workshop;
use plenum_judge::scoring::exact::Fraction;
use plenum_judge::scoring::{MINIMUM_CELL, Summary, summarise};

/// Counts a round.
pub(super) fn count(
    workshop: &Workshop,
    ctx: &Context<'_>,
    scoring: &Scoring,
    round: &Round,
    rubric: &Rubric,
) -> (Vec<CellResult>, Vec<SubjectResult>) {
    let mut cells = Vec::new();
    let mut subjects = Vec::new();
    let mut texts = Texts::default();
    let mut missing: BTreeMap<Subject, u32> = BTreeMap::new();
    for owed in who::owed(workshop, scoring, round).filter(|owed| owed.part == Part::Scorer) {
        let (_, status) = round.sheet_of(ctx.keys, owed.seat.id, owed.subject);
        *missing.entry(owed.subject).or_default() += u32::from(!status.is_done());
    }
    for subject in who::subjects(scoring, round) {
        let asked = round.asked(subject, rubric);
        let (sheets, own) = handed_in(workshop, ctx, round, subject);
        let missing = missing.get(&subject).copied().unwrap_or(0);
        let from = cells.len();
        for criterion in &asked {
            texts.take(cells.len(), &sheets, criterion);
            cells.push(cell(subject, criterion, &sheets, missing));
        }
        texts.changes(subjects.len(), &sheets);
        let of_subject = cells.get(from..).unwrap_or_default();
        subjects.push(SubjectResult {
            subject,
            answered: number_of(sheets.len()),
            missing,
            abstained: enough(&sheets).then(|| abstained(&sheets)),
            score: score(rubric, &asked, &sheets, of_subject),
            changes: Vec::new(),
            own_view: own.map(|sheet| own_view(&asked, sheet)),
        });
    }
    texts.give(ctx, &mut cells, &mut subjects);
    (cells, subjects)
}

/// A sheet that counts, and who wrote it as far as can be told.
struct Counted<'a> {
    sheet: &'a Sheet,
    person: Author,
}

impl Counted<'_> {
    fn answer(&self, criterion: &Criterion) -> Option<&Given> {
        self.sheet.answer(&criterion.key)
    }

    fn value(&self, criterion: &Criterion) -> Option<u32> {
        let given = self.answer(criterion)?;
        number(criterion, given.value.as_ref()?)
    }
}

/// The sheets of a subject that were handed in and count, and the host's view of itself. Whoever stepped out after
/// answering does not count.
fn handed_in<'a>(
    workshop: &'a Workshop,
    ctx: &Context<'_>,
    round: &'a Round,
    subject: Subject,
) -> (Vec<Counted<'a>>, Option<&'a Sheet>) {
    let owners: BTreeMap<Author, &Seat> = workshop
        .people
        .seats()
        .filter_map(|seat| Some((round.author(ctx.keys, seat.id, subject)?, seat)))
        .collect();
    let mut sheets = Vec::new();
    let mut own = None;
    for (author, sheet) in round.sheets(subject) {
        let owner = owners.get(&author);
        let nobody = crate::id::SeatId(uuid::Uuid::nil());
        let seat = owner.map_or(nobody, |seat| seat.id);
        if !round.status(subject, seat, Some(sheet)).is_done() {
            continue;
        }
        if sheet.own_view {
            own = Some(sheet).filter(|sheet| !sheet.abstained());
        } else if !owner.is_some_and(|seat| who::is_out(workshop, seat, subject)) {
            let person = owner.map_or(author, |seat| Author::Seat(round.pen_of(seat.id)));
            sheets.push(Counted { sheet, person });
        }
    }
    (sheets, own)
}

/// Whether these sheets are of at least five people.
fn enough<'a>(sheets: impl IntoIterator<Item = &'a Counted<'a>>) -> bool {
    let people: BTreeSet<Author> = sheets.into_iter().map(|counted| counted.person).collect();
    number_of(people.len()) >= MINIMUM_CELL
}

fn abstained(sheets: &[Counted<'_>]) -> u32 {
    number_of(sheets.iter().filter(|c| c.sheet.abstained()).count())
}

fn cell(
    subject: Subject,
    criterion: &Criterion,
    sheets: &[Counted<'_>],
    missing: u32,
) -> CellResult {
    let shown = enough(sheets);
    let without = |counted: &&Counted<'_>| {
        let value = counted.answer(criterion).and_then(|g| g.value.as_ref());
        value == Some(&super::Value::NotApplicable)
    };
    let sure = |counted: &Counted<'_>| {
        let given = counted.answer(criterion)?;
        given.confidence.map(u32::from)
    };
    CellResult {
        subject,
        criterion: criterion.key.clone(),
        answered: number_of(sheets.len()),
        missing,
        abstained: shown.then(|| abstained(sheets)),
        not_applicable: shown.then(|| number_of(sheets.iter().filter(without).count())),
        summary: figures(
            sheets,
            |counted| counted.value(criterion),
            &criterion.scale.steps(),
        ),
        confidence: figures(sheets, sure, &[CONFIDENCE.0, 2, CONFIDENCE.1]),
        comments: Vec::new(),
        evidence: Vec::new(),
    }
}

/// The figures of what five people or more gave a value for.
fn figures(
    sheets: &[Counted<'_>],
    value: impl Fn(&Counted<'_>) -> Option<u32>,
    steps: &[u32],
) -> Option<Summary> {
    let with = sheets.iter().filter(|counted| value(counted).is_some());
    if !enough(with) {
        return None;
    }
    let values: Vec<u32> = sheets.iter().filter_map(value).collect();
    summary(&values, steps)
}

/// A summary whose histogram has a number for each value that the scale knows.
pub(super) fn summary(values: &[u32], steps: &[u32]) -> Option<Summary> {
    let of = |step: &u32| number_of(values.iter().filter(|value| *value == step).count());
    Some(Summary {
        histogram: steps.iter().map(of).collect(),
        ..summarise(values, (0, 0))?
    })
}

/// The score of a subject; none where not everything that counts was asked, or where a part of it is withheld.
fn score(
    rubric: &Rubric,
    asked: &[&Criterion],
    sheets: &[Counted<'_>],
    cells: &[CellResult],
) -> Option<Score> {
    let counts: Vec<&Criterion> = asked.iter().copied().filter(|c| c.counts()).collect();
    let all = rubric.criteria.iter().filter(|c| c.counts()).count();
    let withheld = counts.iter().any(|criterion| {
        let cell = cells.iter().find(|cell| cell.criterion == criterion.key);
        let some = sheets.iter().any(|c| c.value(criterion).is_some());
        some && cell.is_none_or(|cell| cell.summary.is_none())
    });
    let valued = |c: &&Counted<'_>| counts.iter().any(|k| c.value(k).is_some());
    if counts.len() < all || withheld || !enough(sheets.iter().filter(valued)) {
        return None;
    }
    let unit = unit(&counts);
    let mut of_sheets = Vec::new();
    let mut gaps = 0;
    for counted in sheets.iter().filter(valued) {
        of_sheets.push(of_sheet(&counts, unit, counted)?);
        gaps += u32::from(counts.iter().any(|c| counted.value(c).is_none()));
    }
    of_sheets.sort_unstable();
    let (first, last) = (*of_sheets.first()?, *of_sheets.last()?);
    Some(Score {
        n: number_of(of_sheets.len()),
        unit,
        mean: mean(&of_sheets)?,
        median: middle(&of_sheets)?,
        lowest: first,
        highest: last,
        gaps,
    })
}

/// The unit in which all criteria speak, or per cent.
fn unit(counts: &[&Criterion]) -> ScoreUnit {
    let mut scales = counts.iter().map(|c| (c.scale.bounds(), c.direction));
    match scales.next() {
        Some((Some((lowest, highest)), direction))
            if scales.all(|other| other == (Some((lowest, highest)), direction)) =>
        {
            ScoreUnit::Scale(lowest, highest)
        }
        Some(_) | None => ScoreUnit::Percent,
    }
}

/// The weighted mean of what a sheet answers: `Σ w·v / Σ w` over its values, gaps ignored (LESSONS 6.2, Moodle).
fn of_sheet(counts: &[&Criterion], unit: ScoreUnit, counted: &Counted<'_>) -> Option<Fraction> {
    let mut sum = Fraction::ZERO;
    let mut weights = 0;
    for criterion in counts {
        let Some(value) = counted.value(criterion) else {
            continue;
        };
        let value = in_unit(criterion, unit, value)?;
        let weight = Fraction::whole(i64::from(criterion.weight));
        sum = sum.checked_add(value.checked_mul(weight)?)?;
        weights += i64::from(criterion.weight);
    }
    sum.checked_div(Fraction::whole(weights))
}

fn in_unit(criterion: &Criterion, unit: ScoreUnit, value: u32) -> Option<Fraction> {
    match unit {
        ScoreUnit::Scale(_, _) => Some(Fraction::whole(i64::from(value))),
        ScoreUnit::Percent => {
            let (lowest, highest) = criterion.scale.bounds()?;
            let from = match criterion.direction {
                Direction::Lower => i128::from(highest) - i128::from(value),
                Direction::Higher | Direction::Neutral => i128::from(value) - i128::from(lowest),
            };
            Fraction::new(100 * from, i128::from(highest) - i128::from(lowest))
        }
    }
}

/// The mean of the sheets, exact; where so many sheets with different gaps have no common denominator that fits, each is
/// rounded to a billionth first.
fn mean(of_sheets: &[Fraction]) -> Option<Fraction> {
    let n = Fraction::whole(i64::try_from(of_sheets.len()).ok()?);
    let exact = Fraction::sum(of_sheets.iter().copied()).and_then(|sum| sum.checked_div(n));
    exact.or_else(|| {
        let rounded = of_sheets.iter().map(|sheet| {
            let fine = sheet.checked_mul(Fraction::whole(i64::from(FINE)))?;
            Fraction::new(fine.half_even(), i128::from(FINE))
        });
        let rounded: Option<Vec<Fraction>> = rounded.collect();
        Fraction::sum(rounded?)?.checked_div(n)
    })
}

fn middle(sorted: &[Fraction]) -> Option<Fraction> {
    let (low, high) = (
        sorted.get((sorted.len() - 1) / 2)?,
        sorted.get(sorted.len() / 2)?,
    );
    low.checked_add(*high)?.checked_div(Fraction::whole(2))
}

fn own_view(asked: &[&Criterion], sheet: &Sheet) -> Vec<OwnView> {
    let line = |criterion: &&Criterion| {
        let given = sheet.answer(&criterion.key)?;
        let value = given.value.clone();
        Some(OwnView {
            criterion: criterion.key.clone(),
            number: value.as_ref().and_then(|value| number(criterion, value)),
            value,
            comment: given.comment.clone(),
        })
    };
    asked.iter().filter_map(line).collect()
}

/// Where a text goes.
#[derive(Clone, Copy)]
enum Place {
    Comment(usize),
    Evidence(usize),
    Change(usize),
}

/// All texts of a round on their way to their cells.
#[derive(Default)]
struct Texts(Vec<(Place, Text)>);

impl Texts {
    fn take(&mut self, place: usize, sheets: &[Counted<'_>], criterion: &Criterion) {
        if !enough(sheets) {
            return;
        }
        for given in sheets.iter().filter_map(|c| c.answer(criterion)) {
            let comment = given.comment.clone().map(|t| (Place::Comment(place), t));
            let evidence = given.evidence.clone().map(|t| (Place::Evidence(place), t));
            self.0.extend(comment.into_iter().chain(evidence));
        }
    }

    fn changes(&mut self, place: usize, sheets: &[Counted<'_>]) {
        if enough(sheets) {
            let changes = sheets.iter().filter_map(|c| c.sheet.change.clone());
            self.0
                .extend(changes.map(|text| (Place::Change(place), text)));
        }
    }

    fn give(self, ctx: &Context<'_>, cells: &mut [CellResult], subjects: &mut [SubjectResult]) {
        for (place, text) in ctx.shuffled(self.0) {
            let list = match place {
                Place::Comment(at) => cells.get_mut(at).map(|cell| &mut cell.comments),
                Place::Evidence(at) => cells.get_mut(at).map(|cell| &mut cell.evidence),
                Place::Change(at) => subjects.get_mut(at).map(|subject| &mut subject.changes),
            };
            if let Some(list) = list {
                list.push(text);
            }
        }
    }
}

/// A billion.
const FINE: u32 = 1_000_000_000;
