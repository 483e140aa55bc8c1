//! Opening, counting, showing and ending scorings, and views on newer versions.

use std::collections::BTreeSet;

use super::{at_most, malformed, scoring};
use crate::agenda::{Phase, overridden};
use crate::context::Context;
use crate::id::{AssignmentId, BlockId, RubricId, ScoringId, ScoringRoundId};
use crate::item::Item;
use crate::people::{Right, Role};
use crate::refusal::Refusal;
use crate::rubric::{
    Cell, CriterionMap, Event, RubricState, ScoringState, Subject, assigned, count,
    rescale as scale, unmet,
};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

/// The terms of a scoring as they were sent.
pub(super) struct Terms<'a> {
    pub(super) rubric: RubricId,
    pub(super) title: &'a TextInput,
    pub(super) subjects: &'a [Subject],
    pub(super) scorers: &'a [Role],
    pub(super) self_assessment: bool,
    pub(super) assigned: Option<AssignmentId>,
    pub(super) block: Option<BlockId>,
}

pub(super) fn open(
    workshop: &Workshop,
    ctx: &Context<'_>,
    terms: &Terms<'_>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    until_the_days_end(workshop)?;
    let no_rubric = || Refusal::no_such(Item::Rubric(terms.rubric));
    let entry = workshop.rubric.rubric(terms.rubric).ok_or_else(no_rubric)?;
    if entry.retired {
        return Err(Refusal::state(&RubricState::Retired));
    }
    let version = entry.newest().ok_or_else(no_rubric)?.n;
    if terms.subjects.is_empty() {
        return Err(Refusal::Missing {
            fields: vec!["subjects".to_owned()],
        });
    }
    if terms
        .assigned
        .is_some_and(|id| workshop.assign.get(id).is_none())
    {
        return Err(Refusal::NoSuchItem { item: None });
    }
    at_most(terms.subjects.len(), MOST_SUBJECTS)?;
    at_most(workshop.rubric.scorings().count() + 1, MOST_SCORINGS)?;
    let mut seen = BTreeSet::new();
    for subject in terms.subjects {
        can_be_scored(workshop, *subject, terms.assigned)?;
        if !seen.insert(subject) {
            return Err(malformed("subjects", "a subject stands there twice"));
        }
    }
    block_is_known(workshop, terms.block)?;
    let id = ctx.command.derive();
    Ok(Event::Opened {
        id: ScoringId(id),
        rubric: terms.rubric,
        version,
        title: terms.title.parse(Limit::Name)?,
        subjects: terms.subjects.to_vec(),
        scorers: scorers(terms.scorers)?,
        self_assessment: terms.self_assessment,
        assigned: terms.assigned,
        block: terms.block,
        round: ScoringRoundId(id),
        at: ctx.now,
    })
}

pub(super) fn open_round(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ScoringId,
    cells: &[Cell],
    block: Option<BlockId>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    until_the_days_end(workshop)?;
    let scoring = scoring(workshop, id)?;
    match scoring.state() {
        ScoringState::Counted => {}
        state @ (ScoringState::Open | ScoringState::Finished) => {
            return Err(Refusal::state(&state));
        }
    }
    at_most(scoring.rounds.len() + 1, MOST_ROUNDS)?;
    let rubric = workshop
        .rubric
        .version_of(scoring)
        .ok_or_else(|| Refusal::no_such(Item::Rubric(scoring.rubric)))?;
    let mut chosen: Vec<Cell> = Vec::new();
    for cell in cells {
        let known = scoring.subjects.contains(&cell.subject)
            && rubric.content.criterion(&cell.criterion).is_some();
        if !known {
            return Err(malformed("cells", "there is no such subject or criterion"));
        }
        if !chosen.contains(cell) {
            at_most(chosen.len() + 1, MOST_CELLS)?;
            chosen.push(cell.clone());
        }
    }
    block_is_known(workshop, block)?;
    Ok(Event::RoundOpened {
        scoring: id,
        round: ScoringRoundId(ctx.command.derive()),
        cells: chosen,
        block,
        at: ctx.now,
    })
}

pub(super) fn close(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ScoringId,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    let scoring = scoring(workshop, id)?;
    let round = scoring
        .open_round()
        .ok_or_else(|| Refusal::state(&scoring.state()))?;
    let version = workshop
        .rubric
        .version_of(scoring)
        .ok_or_else(|| Refusal::no_such(Item::Rubric(scoring.rubric)))?;
    let unmet = unmet::missing(workshop, ctx.keys, scoring, round);
    let mut events = overridden(workshop, ctx, unmet.into_iter().collect(), reason)?;
    let (cells, subjects) = count::count(workshop, ctx, scoring, round, &version.content);
    events.push(AnyEvent::Rubric(Event::Counted {
        scoring: id,
        round: round.id,
        cells,
        subjects,
    }));
    events.push(AnyEvent::People(crate::people::Event::LinkCut {
        scope: round.scope(),
    }));
    Ok(events)
}

pub(super) fn finish(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ScoringId,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    match scoring(workshop, id)?.state() {
        ScoringState::Counted => Ok(Event::Finished { scoring: id }),
        state @ ScoringState::Open => Err(Refusal::state(&state)),
        ScoringState::Finished => Err(Refusal::AlreadyDone),
    }
}

pub(super) fn show(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ScoringId,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    let scoring = scoring(workshop, id)?;
    let Some(last) = scoring.counted() else {
        return Err(Refusal::state(&scoring.state()));
    };
    if last.shown {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::Shown { scoring: id })
}

pub(super) fn rescale(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ScoringId,
    (version, map): (u32, &[CriterionMap]),
    reason: &TextInput,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::RunRoom)?;
    let scoring = scoring(workshop, id)?;
    let Some((cells, _)) = scoring.counted().and_then(|round| round.results()) else {
        return Err(Refusal::state(&scoring.state()));
    };
    if scoring.views.iter().any(|view| view.version == version) {
        return Err(Refusal::AlreadyDone);
    }
    let entry = workshop.rubric.rubric(scoring.rubric);
    let versions =
        entry.and_then(|entry| Some((entry.version(scoring.version)?, entry.version(version)?)));
    let Some((old, new)) = versions.filter(|_| version != scoring.version) else {
        return Err(malformed("version", "there is no such other version"));
    };
    scale::check(&old.content, &new.content, map)?;
    Ok(Event::Rescaled {
        scoring: id,
        version,
        map: map.to_vec(),
        reason: reason.parse(Limit::Note)?,
        by: seat.id,
        at: ctx.now,
        cells: scale::view(&old.content, &new.content, map, cells),
    })
}

/// The peers where nothing else is said; else those who may score, once each.
fn scorers(sent: &[Role]) -> Result<Vec<Role>, Refusal> {
    if sent.is_empty() {
        return Ok(vec![Role::PeerLead, Role::PeerDelegate]);
    }
    if let Some(role) = sent.iter().find(|role| !role.may(Right::Score)) {
        return Err(Refusal::NotPermitted {
            role: *role,
            right: Right::Score,
        });
    }
    let all = Role::ALL.into_iter();
    Ok(all.filter(|role| sent.contains(role)).collect())
}

/// A thing that is there for everybody and that can be judged.
fn can_be_scored(
    workshop: &Workshop,
    subject: Subject,
    assignment: Option<AssignmentId>,
) -> Result<(), Refusal> {
    let known = match subject {
        Subject::Programme => true,
        Subject::Organisation(id) => workshop.people.organisation(id).is_some(),
        Subject::Submission(id) => assigned::knows(workshop, assignment, id),
        Subject::Item(item) => match item {
            Item::Block(_) | Item::Stance(_) | Item::Rubric(_) | Item::Scoring(_) => {
                return Err(malformed("subjects", "such a thing is not scored"));
            }
            Item::Section(_)
            | Item::Hypothesis(_)
            | Item::Question(_)
            | Item::Request(_)
            | Item::Invitation(_)
            | Item::Entry(_)
            | Item::Cluster(_)
            | Item::Presentation(_)
            | Item::Note(_)
            | Item::Recommendation(_)
            | Item::Action(_)
            | Item::Conclusion(_) => {
                if !workshop.knows(item) {
                    return Err(Refusal::no_such(item));
                }
                true
            }
        },
    };
    if known {
        Ok(())
    } else {
        Err(Refusal::NoSuchItem { item: None })
    }
}

fn block_is_known(workshop: &Workshop, block: Option<BlockId>) -> Result<(), Refusal> {
    match block {
        Some(id) if workshop.agenda.block(id).is_none() => Err(Refusal::no_such(Item::Block(id))),
        Some(_) | None => Ok(()),
    }
}

/// The link to scorers is cut when the workshop days close at the latest, so no round opens after them.
fn until_the_days_end(workshop: &Workshop) -> Result<(), Refusal> {
    let now = workshop.agenda.phase;
    if now > Phase::Days {
        return Err(Refusal::WrongPhase {
            needs: Phase::Days,
            now,
        });
    }
    Ok(())
}

const MOST_SUBJECTS: usize = 200;
const MOST_SCORINGS: usize = 100;
const MOST_ROUNDS: usize = 5;
const MOST_CELLS: usize = 1_000;
