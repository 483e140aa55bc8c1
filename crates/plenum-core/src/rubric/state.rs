//! Rubrics, scorings and sheets as they stand.

use std::collections::BTreeMap;

use super::{
    Cell, CellResult, Criterion, CriterionMap, Given, Rubric, RubricState, ScoringState,
    SheetStatus, Subject, SubjectResult, Wording,
};
use crate::id::{AssignmentId, BlockId, RubricId, ScoringId, ScoringRoundId, SeatId};
use crate::keys::{Author, KeyScope};
use crate::people::Role;
use crate::text::Text;
use crate::time::Timestamp;
use crate::workshop::Shelf;

mod apply;

pub use apply::apply;

/// Rubrics and scorings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    rubrics: Shelf<RubricId, Entry>,
    scorings: Shelf<ScoringId, Scoring>,
}

/// A rubric with all its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: RubricId,
    /// Whether it was taken out of use.
    pub retired: bool,
    /// Its versions, from 1.
    pub versions: Vec<Version>,
}

/// One version of a rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub n: u32,
    /// What it says.
    pub content: Rubric,
    /// Whether somebody has answered by it: its shape is frozen.
    pub in_use: bool,
    /// Corrections of wording since then.
    pub corrections: Vec<Correction>,
}

/// A correction of wording of a version in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Where.
    pub place: Wording,
    /// How it read before.
    pub before: Text,
    /// Why it was changed.
    pub reason: Text,
    /// By whom.
    pub by: SeatId,
    /// When.
    pub at: Timestamp,
}

/// A scoring: subjects judged by one version of a rubric, in rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scoring {
    /// Its id.
    pub id: ScoringId,
    /// Its number, from 1, in order of opening.
    pub number: u32,
    /// By which rubric.
    pub rubric: RubricId,
    /// In which version.
    pub version: u32,
    /// What is asked.
    pub title: Text,
    /// What is scored, in order.
    pub subjects: Vec<Subject>,
    /// Who scores.
    pub scorers: Vec<Role>,
    /// Whether the host gives its own view.
    pub self_assessment: bool,
    /// Only the pairs of this assignment score.
    pub assigned: Option<AssignmentId>,
    /// The rounds, oldest first.
    pub rounds: Vec<Round>,
    /// Whether it ended.
    pub finished: bool,
    /// Views on newer versions.
    pub views: Vec<View>,
}

/// One pass of a scoring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: ScoringRoundId,
    /// What is asked; empty means everything.
    pub cells: Vec<Cell>,
    /// Sheets are taken only in this block.
    pub block: Option<BlockId>,
    /// When it was opened: the time that commits of sheets carry.
    pub opened: Timestamp,
    /// Whether the room sees its results.
    pub shown: bool,
    /// Who writes whose sheets, where it is somebody else.
    pub pens: BTreeMap<SeatId, SeatId>,
    /// Whether sheets are taken, or what came of it.
    pub stage: Stage,
    /// The sheets until the count; after it only the results are left.
    sheets: BTreeMap<(Subject, Author), Sheet>,
    taken_back: BTreeMap<(Subject, SeatId), TakenBack>,
    /// Rises with every hand-in and every taking back, to tell which came last.
    step: u32,
}

/// How far a round is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It takes sheets.
    Open,
    /// It was counted.
    Counted {
        /// What came of each cell.
        cells: Vec<CellResult>,
        /// What came of each subject.
        subjects: Vec<SubjectResult>,
    },
    /// It ended with the workshop days, uncounted.
    Lapsed,
}

/// One sheet: a person's answers on one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Whether it is the host's view of itself.
    pub own_view: bool,
    /// The answers.
    pub answers: Vec<Given>,
    /// Why the view changed.
    pub change: Option<Text>,
    /// Rises with each save.
    pub revision: u32,
    status: SheetStatus,
    handed_in: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct TakenBack {
    step: u32,
    reason: Text,
}

/// A view of counted results on a newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Of which round.
    pub round: ScoringRoundId,
    /// Onto which version.
    pub version: u32,
    /// What became of each criterion.
    pub map: Vec<CriterionMap>,
    /// Why.
    pub reason: Text,
    /// By whom.
    pub by: SeatId,
    /// When.
    pub at: Timestamp,
    /// The figures.
    pub cells: Vec<CellResult>,
}

impl State {
    /// A rubric by id.
    pub fn rubric(&self, id: RubricId) -> Option<&Entry> {
        self.rubrics.get(id)
    }

    /// All rubrics, in order of creation.
    pub fn rubrics(&self) -> impl Iterator<Item = &Entry> {
        self.rubrics.values()
    }

    /// A scoring by id.
    pub fn scoring(&self, id: ScoringId) -> Option<&Scoring> {
        self.scorings.get(id)
    }

    /// All scorings, in order of opening.
    pub fn scorings(&self) -> impl Iterator<Item = &Scoring> {
        self.scorings.values()
    }

    /// The rubric of a scoring, in the version it is answered by.
    pub fn version_of(&self, scoring: &Scoring) -> Option<&Version> {
        self.rubric(scoring.rubric)?.version(scoring.version)
    }

    /// Rounds that take sheets, with their scorings.
    pub fn open_rounds(&self) -> impl Iterator<Item = (&Scoring, &Round)> {
        self.scorings()
            .filter_map(|scoring| Some((scoring, scoring.open_round()?)))
    }

    /// The key scopes of sheets that are still sealed.
    pub(crate) fn living_scopes(&self) -> impl Iterator<Item = KeyScope> {
        self.open_rounds()
            .map(|(_, round)| KeyScope::Scores(round.id))
    }

    /// When a round was opened: the coarse time of its sheets.
    pub(crate) fn opened(&self, round: ScoringRoundId) -> Option<Timestamp> {
        self.scorings()
            .flat_map(|scoring| &scoring.rounds)
            .find(|r| r.id == round)
            .map(|r| r.opened)
    }

    /// Whether a scoring uses this version.
    pub fn is_used(&self, rubric: RubricId, version: u32) -> bool {
        self.scorings()
            .any(|s| s.rubric == rubric && s.version == version)
    }

    /// The title of a rubric's newest version, to add a translation.
    pub(crate) fn rubric_title_mut(&mut self, id: RubricId) -> Option<&mut Text> {
        let entry = self.rubrics.get_mut(id)?;
        entry.versions.last_mut().map(|v| &mut v.content.title)
    }

    /// The title of a scoring, to add a translation.
    pub(crate) fn scoring_title_mut(&mut self, id: ScoringId) -> Option<&mut Text> {
        self.scorings.get_mut(id).map(|scoring| &mut scoring.title)
    }
}

impl Entry {
    /// The newest version. There always is one.
    pub fn newest(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// A version by number.
    pub fn version(&self, n: u32) -> Option<&Version> {
        self.versions.iter().find(|version| version.n == n)
    }

    /// What may be done with a version.
    pub fn state_of(&self, version: &Version) -> RubricState {
        if self.retired {
            RubricState::Retired
        } else if version.in_use {
            RubricState::InUse
        } else {
            RubricState::Draft
        }
    }
}

impl Scoring {
    /// The round that takes sheets.
    pub fn open_round(&self) -> Option<&Round> {
        self.rounds.last().filter(|round| round.is_open())
    }

    /// What happens now.
    pub fn state(&self) -> ScoringState {
        if self.open_round().is_some() {
            ScoringState::Open
        } else if self.finished {
            ScoringState::Finished
        } else {
            ScoringState::Counted
        }
    }

    /// Whether the room sees results.
    pub fn is_shown(&self) -> bool {
        self.rounds.iter().any(|round| round.shown)
    }

    /// The last round that was counted.
    pub fn counted(&self) -> Option<&Round> {
        self.rounds.iter().rfind(|round| round.results().is_some())
    }
}

impl Round {
    /// Whether sheets are taken.
    pub fn is_open(&self) -> bool {
        self.stage == Stage::Open
    }

    /// What came of it, once counted.
    pub fn results(&self) -> Option<(&[CellResult], &[SubjectResult])> {
        match &self.stage {
            Stage::Counted { cells, subjects } => Some((cells, subjects)),
            Stage::Open | Stage::Lapsed => None,
        }
    }

    /// Whether this is asked in this round.
    pub fn asks(&self, subject: Subject, criterion: &str) -> bool {
        self.cells.is_empty()
            || self
                .cells
                .iter()
                .any(|cell| cell.subject == subject && cell.criterion == criterion)
    }

    /// The criteria that are asked of a subject in this round, in order.
    pub fn asked<'a>(&self, subject: Subject, rubric: &'a Rubric) -> Vec<&'a Criterion> {
        let criteria = rubric.criteria.iter();
        criteria.filter(|c| self.asks(subject, &c.key)).collect()
    }

    /// The scope of the keys of its sheets.
    pub fn scope(&self) -> KeyScope {
        KeyScope::Scores(self.id)
    }

    /// Who writes the sheets of a seat.
    pub fn pen_of(&self, seat: SeatId) -> SeatId {
        self.pens.get(&seat).copied().unwrap_or(seat)
    }

    /// A sheet.
    pub fn sheet(&self, subject: Subject, author: Author) -> Option<&Sheet> {
        self.sheets.get(&(subject, author))
    }

    /// All sheets of a subject.
    pub fn sheets(&self, subject: Subject) -> impl Iterator<Item = (Author, &Sheet)> {
        self.sheets
            .iter()
            .filter(move |((of, _), _)| *of == subject)
            .map(|((_, author), sheet)| (*author, sheet))
    }

    /// How far the sheet of a seat is; a sheet that was given back is a draft again until it is handed in anew.
    pub fn status(&self, subject: Subject, seat: SeatId, sheet: Option<&Sheet>) -> SheetStatus {
        let Some(sheet) = sheet else {
            return SheetStatus::Empty;
        };
        let back = self.taken_back.get(&(subject, seat));
        if sheet.status.is_done() && back.is_some_and(|back| back.step > sheet.handed_in) {
            SheetStatus::Draft
        } else {
            sheet.status
        }
    }

    /// Why the sheet of a seat was given back, while it is not handed in anew.
    pub fn reason_back(
        &self,
        subject: Subject,
        seat: SeatId,
        sheet: Option<&Sheet>,
    ) -> Option<&Text> {
        let back = self.taken_back.get(&(subject, seat))?;
        let handed_in = sheet.map_or(0, |sheet| sheet.handed_in);
        (back.step > handed_in).then_some(&back.reason)
    }
}

impl Sheet {
    /// The answer to a criterion.
    pub fn answer(&self, criterion: &str) -> Option<&Given> {
        self.answers
            .iter()
            .find(|given| given.criterion == criterion)
    }

    /// Whether it is an abstention.
    pub fn abstained(&self) -> bool {
        self.status == SheetStatus::Abstained
    }
}
