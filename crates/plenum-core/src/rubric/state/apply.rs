//! What each fact changes.

use std::collections::BTreeMap;

use super::{
    Correction, Entry, Round, Scoring, Sheet, SheetStatus, Stage, State, TakenBack, Version, View,
};
use crate::id::{BlockId, ScoringId, ScoringRoundId};
use crate::rubric::{Cell, Event, Subject};
use crate::time::Timestamp;
use crate::workshop::Workshop;

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.rubric;
    match event {
        Event::Set { .. }
        | Event::Reworded { .. }
        | Event::Translated { .. }
        | Event::Retired { .. } => of_rubric(state, event),
        Event::Opened {
            id,
            rubric,
            version,
            title,
            subjects,
            scorers,
            self_assessment,
            assigned,
            block,
            round,
            at,
        } => {
            let number = u32::try_from(state.scorings.len() + 1).unwrap_or(u32::MAX);
            let scoring = Scoring {
                id: *id,
                number,
                rubric: *rubric,
                version: *version,
                title: title.clone(),
                subjects: subjects.clone(),
                scorers: scorers.clone(),
                self_assessment: *self_assessment,
                assigned: *assigned,
                rounds: vec![opened(*round, &[], *block, *at)],
                finished: false,
                views: Vec::new(),
            };
            state.scorings.put(*id, scoring);
        }
        Event::RoundOpened {
            scoring,
            round,
            cells,
            block,
            at,
        } => {
            if let Some(scoring) = state.scorings.get_mut(*scoring) {
                scoring.rounds.push(opened(*round, cells, *block, *at));
            }
        }
        Event::Saved { scoring, .. } | Event::Abstained { scoring, .. } => {
            state.freeze(*scoring);
            of_sheet(state, event);
        }
        Event::TakenBack {
            scoring,
            round,
            subject,
            seat,
            reason,
        } => {
            if let Some(round) = state.round_mut(*scoring, *round) {
                round.step += 1;
                let back = TakenBack {
                    step: round.step,
                    reason: reason.clone(),
                };
                round.taken_back.insert((*subject, *seat), back);
            }
        }
        Event::Delegated {
            scoring,
            round,
            of,
            to,
        } => {
            if let Some(round) = state.round_mut(*scoring, *round) {
                if of == to {
                    round.pens.remove(of);
                } else {
                    round.pens.insert(*of, *to);
                }
            }
        }
        Event::Counted {
            scoring,
            round,
            cells,
            subjects,
        } => {
            state.freeze(*scoring);
            let (cells, subjects) = (cells.clone(), subjects.clone());
            state.end(*scoring, *round, Stage::Counted { cells, subjects });
        }
        Event::Lapsed { scoring, round } => state.end(*scoring, *round, Stage::Lapsed),
        Event::Finished { scoring } => {
            if let Some(scoring) = state.scorings.get_mut(*scoring) {
                scoring.finished = true;
            }
        }
        Event::Shown { scoring } => {
            let rounds = state
                .scorings
                .get_mut(*scoring)
                .map(|scoring| scoring.rounds.iter_mut());
            for round in rounds.into_iter().flatten() {
                round.shown = round.shown || round.results().is_some();
            }
        }
        Event::Rescaled {
            scoring,
            version,
            map,
            reason,
            by,
            at,
            cells,
        } => {
            if let Some(scoring) = state.scorings.get_mut(*scoring)
                && let Some(round) = scoring.counted().map(|round| round.id)
            {
                scoring.views.push(View {
                    round,
                    version: *version,
                    map: map.clone(),
                    reason: reason.clone(),
                    by: *by,
                    at: *at,
                    cells: cells.clone(),
                });
            }
        }
    }
}

fn of_rubric(state: &mut State, event: &Event) {
    if let Event::Set {
        rubric,
        version,
        content,
    } = event
    {
        if state.rubrics.get(*rubric).is_none() {
            let (retired, versions) = (false, Vec::new());
            state.rubrics.put(
                *rubric,
                Entry {
                    id: *rubric,
                    retired,
                    versions,
                },
            );
        }
        if let Some(entry) = state.rubrics.get_mut(*rubric) {
            entry.versions.retain(|old| old.n != *version);
            entry.versions.push(Version {
                n: *version,
                content: content.clone(),
                in_use: false,
                corrections: Vec::new(),
            });
        }
    } else if let Event::Reworded {
        rubric,
        place,
        text,
        reason,
        by,
        at,
    } = event
        && let Some(version) = state.newest_mut(*rubric)
        && let Some(stands) = version.content.text_mut(place)
    {
        let before = std::mem::replace(stands, text.clone());
        if let Some(reason) = reason {
            version.corrections.push(Correction {
                place: place.clone(),
                before,
                reason: reason.clone(),
                by: *by,
                at: *at,
            });
        }
    } else if let Event::Translated {
        rubric,
        place,
        words,
    } = event
        && let Some(version) = state.newest_mut(*rubric)
        && let Some(text) = version.content.text_mut(place)
    {
        text.translate(words.clone());
    } else if let Event::Retired { rubric } = event
        && let Some(entry) = state.rubrics.get_mut(*rubric)
    {
        entry.retired = true;
    }
}

fn of_sheet(state: &mut State, event: &Event) {
    if let Event::Saved {
        scoring,
        round,
        subject,
        author,
        own_view,
        answers,
        change,
        handed_in,
    } = event
        && let Some(round) = state.round_mut(*scoring, *round)
    {
        if *handed_in {
            round.step += 1;
        }
        let step = round.step;
        let sheet = round
            .sheets
            .entry((*subject, *author))
            .or_insert_with(|| empty(*own_view));
        sheet.answers.clone_from(answers);
        sheet.change.clone_from(change);
        sheet.revision += 1;
        sheet.status = SheetStatus::Draft;
        if *handed_in {
            (sheet.status, sheet.handed_in) = (SheetStatus::Submitted, step);
        }
    } else if let Event::Abstained {
        scoring,
        round,
        subject,
        author,
        own_view,
    } = event
        && let Some(round) = state.round_mut(*scoring, *round)
    {
        round.step += 1;
        let step = round.step;
        let sheet = round
            .sheets
            .entry((*subject, *author))
            .or_insert_with(|| empty(*own_view));
        *sheet = Sheet {
            revision: sheet.revision + 1,
            status: SheetStatus::Abstained,
            handed_in: step,
            ..empty(*own_view)
        };
    }
}

fn empty(own_view: bool) -> Sheet {
    Sheet {
        own_view,
        answers: Vec::new(),
        change: None,
        revision: 0,
        status: SheetStatus::Draft,
        handed_in: 0,
    }
}

fn opened(id: ScoringRoundId, cells: &[Cell], block: Option<BlockId>, at: Timestamp) -> Round {
    Round {
        id,
        cells: cells.to_vec(),
        block,
        opened: at,
        shown: false,
        pens: BTreeMap::new(),
        stage: Stage::Open,
        sheets: BTreeMap::new(),
        taken_back: BTreeMap::<(Subject, _), _>::new(),
        step: 0,
    }
}

impl State {
    fn newest_mut(&mut self, rubric: crate::id::RubricId) -> Option<&mut Version> {
        self.rubrics.get_mut(rubric)?.versions.last_mut()
    }

    fn round_mut(&mut self, scoring: ScoringId, round: ScoringRoundId) -> Option<&mut Round> {
        let scoring = self.scorings.get_mut(scoring)?;
        scoring.rounds.iter_mut().find(|r| r.id == round)
    }

    /// From the first answer on the shape of the version stays as it is (LESSONS P10).
    fn freeze(&mut self, scoring: ScoringId) {
        let Some((rubric, version)) = self.scoring(scoring).map(|s| (s.rubric, s.version)) else {
            return;
        };
        let versions = self
            .rubrics
            .get_mut(rubric)
            .map(|entry| entry.versions.iter_mut());
        for used in versions.into_iter().flatten().filter(|v| v.n == version) {
            used.in_use = true;
        }
    }

    /// After the end of a round nothing is left of its sheets but what was counted.
    fn end(&mut self, scoring: ScoringId, round: ScoringRoundId, stage: Stage) {
        if let Some(round) = self.round_mut(scoring, round) {
            round.stage = stage;
            round.sheets.clear();
            round.taken_back.clear();
        }
    }
}
