//! What screens show of rubrics, sheets and results.

use std::collections::BTreeSet;

use super::unmet::count;
use super::who::{self, Owed, Part};
use super::{
    CellBody, CellResult, CorrectionLine, Criterion, Event, Explanation, MyPenBody, MySheetBody,
    RescaledBody, Round, RoundLine, Rubric, RubricBody, ScorerLine, ScoresBody, Scoring,
    ScoringBody, ScoringProgressBody, Stage, State, Subject, SubjectBody, SubjectResult, View,
};
use crate::id::{RubricId, ScoringId};
use crate::keys::{Author, Keyring};
use crate::people::Seat;
use crate::text::Text;
use crate::visibility::{Audience, Body, Records, Topic, policy};
use crate::workshop::Workshop;
use plenum_judge::scoring::Summary;

/// What an event touches.
pub fn touched(workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    let state = &workshop.rubric;
    match event {
        Event::Set { rubric, .. }
        | Event::Reworded { rubric, .. }
        | Event::Translated { rubric, .. }
        | Event::Retired { rubric } => of_rubric(state, *rubric),
        Event::Saved {
            scoring, subject, ..
        }
        | Event::Abstained {
            scoring, subject, ..
        }
        | Event::TakenBack {
            scoring, subject, ..
        } => {
            let rubric = state.scoring(*scoring).map(|s| Topic::Rubric(s.rubric));
            let sheet = [
                Topic::Scoring(*scoring),
                Topic::Sheets(*scoring, *subject),
                Topic::Tasks,
            ];
            sheet.into_iter().chain(rubric).collect()
        }
        Event::Finished { scoring } | Event::Rescaled { scoring, .. } => {
            BTreeSet::from([Topic::Scoring(*scoring)])
        }
        // These change what many may see.
        Event::Opened { .. }
        | Event::RoundOpened { .. }
        | Event::Delegated { .. }
        | Event::Counted { .. }
        | Event::Lapsed { .. }
        | Event::Shown { .. } => BTreeSet::from([Topic::Everything]),
    }
}

/// A rubric and everything that is shown by it.
fn of_rubric(state: &State, rubric: RubricId) -> BTreeSet<Topic> {
    let used = state.scorings().filter(|s| s.rubric == rubric);
    used.flat_map(topics_of)
        .chain([Topic::Rubric(rubric)])
        .collect()
}

fn topics_of(scoring: &Scoring) -> impl Iterator<Item = Topic> {
    let sheets = scoring.subjects.iter();
    sheets
        .map(|subject| Topic::Sheets(scoring.id, *subject))
        .chain([Topic::Scoring(scoring.id)])
}

/// What depends on assignments: a change of one changes who has which sheet.
pub(crate) fn of_assignments(workshop: &Workshop) -> impl Iterator<Item = Topic> {
    let assigned = workshop.rubric.scorings().filter(|s| s.assigned.is_some());
    assigned.flat_map(|scoring| topics_of(scoring).chain([Topic::Tasks]))
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    let state = &workshop.rubric;
    topics.extend(state.rubrics().map(|entry| Topic::Rubric(entry.id)));
    topics.extend(state.scorings().flat_map(topics_of));
}

/// The records of a topic.
pub fn records(workshop: &Workshop, keys: &Keyring, topic: Topic, out: &mut Records) {
    let scoring = |id: ScoringId| workshop.rubric.scoring(id);
    if let Topic::Rubric(id) = topic {
        rubric(&workshop.rubric, id, out);
    } else if let Topic::Scoring(id) = topic
        && let Some(scoring) = scoring(id)
    {
        overview(workshop, scoring, out);
        progress(workshop, keys, scoring, out);
        results(workshop, scoring, out);
    } else if let Topic::Sheets(id, subject) = topic
        && let Some(scoring) = scoring(id)
    {
        sheets(workshop, keys, scoring, subject, out);
    }
}

fn show(out: &mut Records, audiences: Vec<Audience>, key: &str, body: &Body) {
    for audience in audiences {
        out.insert((audience, key.to_owned()), body.clone());
    }
}

fn rubric(state: &State, id: RubricId, out: &mut Records) {
    let Some(entry) = state.rubric(id) else {
        return;
    };
    for version in &entry.versions {
        let corrections = version.corrections.iter().map(|c| CorrectionLine {
            place: c.place.clone(),
            before: c.before.clone(),
            reason: c.reason.clone(),
            by: c.by,
            at: c.at,
        });
        let body = RubricBody {
            id,
            version: version.n,
            newest: entry.newest().is_some_and(|newest| newest.n == version.n),
            state: entry.state_of(version),
            rubric: version.content.clone(),
            corrections: corrections.collect(),
        };
        let key = format!("rubric/{id}/{}", version.n);
        let audiences = policy::rubric(version.in_use || state.is_used(id, version.n));
        show(out, audiences, &key, &body.into());
    }
}

fn overview(workshop: &Workshop, scoring: &Scoring, out: &mut Records) {
    let rounds = (1..).zip(&scoring.rounds).map(|(n, round)| RoundLine {
        id: round.id,
        n,
        cells: round.cells.clone(),
        block: round.block,
        counted: round.results().is_some(),
        shown: round.shown,
        lapsed: round.stage == Stage::Lapsed,
    });
    let body = ScoringBody {
        id: scoring.id,
        number: format!("SC{}", scoring.number),
        title: scoring.title.clone(),
        rubric: scoring.rubric,
        version: scoring.version,
        subjects: scoring.subjects.clone(),
        scorers: scoring.scorers.clone(),
        self_assessment: scoring.self_assessment,
        assigned: scoring.assigned,
        state: scoring.state(),
        open: scoring
            .open_round()
            .is_some_and(|round| round.takes_sheets(workshop)),
        people: State::people(workshop, scoring),
        rounds: rounds.collect(),
    };
    let key = format!("scoring/{}", scoring.id);
    show(out, policy::scoring(scoring), &key, &body.into());
}

/// Who is done, by name, and never what they wrote.
fn progress(workshop: &Workshop, keys: &Keyring, scoring: &Scoring, out: &mut Records) {
    let Some(round) = scoring.open_round() else {
        return;
    };
    let mut people: Vec<ScorerLine> = Vec::new();
    for owed in who::owed(workshop, scoring, round) {
        let (_, status) = round.sheet_of(keys, owed.seat.id, owed.subject);
        if people.last().is_none_or(|line| line.seat != owed.seat.id) {
            let pen = round.pen_of(owed.seat.id);
            people.push(ScorerLine {
                seat: owed.seat.id,
                pen: (pen != owed.seat.id).then_some(pen),
                done: Vec::new(),
                begun: Vec::new(),
                missing: Vec::new(),
            });
        }
        if let Some(line) = people.last_mut() {
            let list = match status {
                super::SheetStatus::Abstained | super::SheetStatus::Submitted => &mut line.done,
                super::SheetStatus::Draft => &mut line.begun,
                super::SheetStatus::Empty => &mut line.missing,
            };
            list.push(owed.subject);
        }
    }
    for line in &people {
        if let Some(with) = line.pen {
            let body = MyPenBody {
                scoring: scoring.id,
                with,
            };
            let key = format!("my_pen/{}", scoring.id);
            show(out, policy::person(line.seat), &key, &body.into());
        }
    }
    let done = |line: &ScorerLine| line.done.len();
    let all = |line: &ScorerLine| line.done.len() + line.begun.len() + line.missing.len();
    let body = ScoringProgressBody {
        scoring: scoring.id,
        done: count(people.iter().map(done).sum()),
        of: count(people.iter().map(all).sum()),
        people,
    };
    let key = format!("progress/{}", scoring.id);
    show(out, policy::desk(), &key, &body.into());
}

/// Each sheet of a subject to the one who writes it, to nobody else, while the key lives.
fn sheets(
    workshop: &Workshop,
    keys: &Keyring,
    scoring: &Scoring,
    subject: Subject,
    out: &mut Records,
) {
    let rubric = workshop.rubric.version_of(scoring);
    let (Some(round), Some(rubric)) = (scoring.open_round(), rubric) else {
        return;
    };
    for owed in who::owed(workshop, scoring, round).filter(|owed| owed.subject == subject) {
        let writer = round.pen_of(owed.seat.id);
        if workshop.people.seat(writer).is_none() {
            continue;
        }
        let body = sheet(keys, scoring, round, &rubric.content, owed);
        let name = match subject {
            Subject::Programme => "programme".to_owned(),
            Subject::Item(_) | Subject::Submission(_) | Subject::Organisation(_) => {
                subject.uuid().to_string()
            }
        };
        let own = format!("my_sheet/{}/{name}", scoring.id);
        let key = body
            .of
            .map_or_else(|| own.clone(), |of| format!("{own}/{of}"));
        show(out, policy::person(writer), &key, &body.into());
    }
}

fn sheet(
    keys: &Keyring,
    scoring: &Scoring,
    round: &Round,
    rubric: &Rubric,
    owed: Owed<'_>,
) -> MySheetBody {
    let (seat, subject): (&Seat, Subject) = (owed.seat, owed.subject);
    let (sheet, status) = round.sheet_of(keys, seat.id, subject);
    let others = round.pen_of(seat.id) != seat.id;
    let mark = match round.author(keys, seat.id, subject) {
        Some(Author::Hidden { mark, .. }) if others => Some(mark),
        Some(Author::Hidden { .. } | Author::Seat(_)) | None => None,
    };
    let asked = round.asked(subject, rubric);
    MySheetBody {
        scoring: scoring.id,
        round: round.id,
        subject,
        own_view: owed.part == Part::OwnView,
        of: others.then_some(seat.id),
        sheet: mark,
        criteria: asked.into_iter().map(|c| c.key.clone()).collect(),
        status,
        revision: sheet.map_or(0, |sheet| sheet.revision),
        answers: sheet.map(|sheet| sheet.answers.clone()).unwrap_or_default(),
        change: sheet.and_then(|sheet| sheet.change.clone()),
        taken_back: round.reason_back(subject, seat.id, sheet).cloned(),
    }
}

fn results(workshop: &Workshop, scoring: &Scoring, out: &mut Records) {
    let Some(rubric) = workshop.rubric.version_of(scoring) else {
        return;
    };
    let mut before: Option<&[CellResult]> = None;
    for (n, round) in (1..).zip(&scoring.rounds) {
        let Some((cells, subjects)) = round.results() else {
            continue;
        };
        let body = ScoresBody {
            scoring: scoring.id,
            round: round.id,
            n,
            rubric: scoring.rubric,
            version: scoring.version,
            cells: ordered(workshop, scoring, &rubric.content, cells, before),
            subjects: subjects
                .iter()
                .map(|result| subject(workshop, scoring, result))
                .collect(),
        };
        let key = format!("scores/{}/{}", scoring.id, round.id);
        show(out, policy::scores(round.shown), &key, &body.into());
        before = Some(cells);
    }
    for view in &scoring.views {
        rescaled(workshop, scoring, view, out);
    }
}

fn rescaled(workshop: &Workshop, scoring: &Scoring, view: &View, out: &mut Records) {
    let entry = workshop.rubric.rubric(scoring.rubric);
    let Some(version) = entry.and_then(|entry| entry.version(view.version)) else {
        return;
    };
    let shown = scoring
        .rounds
        .iter()
        .any(|round| round.id == view.round && round.shown);
    let body = RescaledBody {
        scoring: scoring.id,
        round: view.round,
        from: scoring.version,
        version: view.version,
        map: view.map.clone(),
        reason: view.reason.clone(),
        by: view.by,
        at: view.at,
        cells: ordered(workshop, scoring, &version.content, &view.cells, None),
    };
    let key = format!("rescaled/{}/{}", scoring.id, view.version);
    show(out, policy::scores(shown), &key, &body.into());
}

/// The order of cells: widest spread first, then widest range, then by subject and criterion as they were asked
/// (METHOD 7.4). What is withheld has no place and comes last.
fn ordered(
    workshop: &Workshop,
    scoring: &Scoring,
    rubric: &Rubric,
    cells: &[CellResult],
    before: Option<&[CellResult]>,
) -> Vec<CellBody> {
    let number = |cell: &CellResult| {
        let subject = scoring.subjects.iter().position(|s| *s == cell.subject);
        let criterion = rubric.criterion(&cell.criterion).map(|(n, _)| n);
        (subject, criterion)
    };
    let width = |summary: &Summary| (summary.spread, summary.highest - summary.lowest);
    let mut sorted: Vec<&CellResult> = cells.iter().collect();
    sorted.sort_by_key(|cell| {
        (
            std::cmp::Reverse(cell.summary.as_ref().map(width)),
            number(cell),
        )
    });
    let earlier = |cell: &CellResult| {
        let same = |other: &&CellResult| {
            other.subject == cell.subject && other.criterion == cell.criterion
        };
        before?.iter().find(same)?.summary.clone()
    };
    let body = |(place, cell): (u32, &CellResult)| {
        let criterion = rubric.criterion(&cell.criterion).map(|(_, c)| c);
        CellBody {
            subject: cell.subject,
            criterion: cell.criterion.clone(),
            spread_place: cell.summary.is_some().then_some(place),
            answered: cell.answered,
            missing: cell.missing,
            abstained: cell.abstained,
            not_applicable: cell.not_applicable,
            summary: cell.summary.clone(),
            explanation: explanation(cell, criterion.is_some_and(Criterion::has_values)),
            steps: criterion.map(|c| c.scale.steps()).unwrap_or_default(),
            confidence: cell.confidence.clone(),
            comments: unmarked(workshop, scoring, &cell.comments),
            evidence: unmarked(workshop, scoring, &cell.evidence),
            before: earlier(cell),
        }
    };
    (1..).zip(sorted).map(body).collect()
}

fn subject(workshop: &Workshop, scoring: &Scoring, result: &SubjectResult) -> SubjectBody {
    SubjectBody {
        subject: result.subject,
        answered: result.answered,
        missing: result.missing,
        abstained: result.abstained,
        score: result.score.clone(),
        changes: unmarked(workshop, scoring, &result.changes),
        own_view: result.own_view.clone(),
    }
}

/// Sealed texts without the mark that a rare language leaves.
fn unmarked(workshop: &Workshop, scoring: &Scoring, texts: &[Text]) -> Vec<Text> {
    policy::unmarked(workshop, texts, |seat| scoring.scorers.contains(&seat.role))
}

/// What one sentence says of a cell. Comparisons of stored integers, nothing is computed.
fn explanation(cell: &CellResult, has_values: bool) -> Explanation {
    let answered = cell.answered;
    let withheld = Explanation::Withheld {
        answered,
        missing: cell.missing,
    };
    let (Some(abstained), Some(not_applicable)) = (cell.abstained, cell.not_applicable) else {
        return withheld;
    };
    let without = abstained + not_applicable;
    let Some(summary) = &cell.summary else {
        // Words only, or nobody gave a value; else fewer than five did.
        return if without == answered || !has_values {
            Explanation::NoValues { answered }
        } else {
            withheld
        };
    };
    let n = summary.n;
    if summary.lowest == summary.highest {
        return Explanation::Agreed { n };
    }
    match apart(summary) {
        Some((below, above)) => Explanation::Apart {
            n,
            below,
            above,
            without,
        },
        None => Explanation::Median { n, without },
    }
}

/// How many lie on each side of the widest gap, of gaps equally wide the lowest, where each side has at least a quarter of all and at least a ninth of the
/// scale between them is empty: on nine points one step with nobody on it.
fn apart(summary: &Summary) -> Option<(u32, u32)> {
    let least = (summary.histogram.len() / 9).max(1);
    let (mut widest, mut found) = (least - 1, None);
    let (mut below, mut empty) = (0, 0);
    for here in &summary.histogram {
        if *here == 0 {
            empty += 1;
            continue;
        }
        let above = summary.n - below;
        if empty > widest && 4 * below >= summary.n && 4 * above >= summary.n {
            (widest, found) = (empty, Some((below, above)));
        }
        below += here;
        empty = 0;
    }
    found
}
