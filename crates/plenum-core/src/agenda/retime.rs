//! Re-timing: who gives the minutes that a block takes (METHOD 5.3).
//!
//! An extension first uses up the slack of the breaks that follow, in order. What is left moves the later blocks of the
//! day. An anchor and a protected block do not move: if minutes are missing before one, nothing is cut silently; the
//! refusal names the unprotected blocks in between, and the facilitator chooses who gives.

use super::{Block, BlockState, Event, Give, Preset, State};
use crate::refusal::Refusal;
use crate::time::{MINUTE, Timestamp};

/// The start of each block as it looks now, in agenda order.
///
/// Blocks that started have their real start. Of those to come, the first of a day starts as planned, each later one
/// where the one before it ends (never before the planned start where it is an anchor); an idle gap that was planned
/// between two blocks stays.
pub(super) fn forecast(state: &State) -> Vec<Timestamp> {
    let mut starts = Vec::with_capacity(state.blocks.len());
    let mut previous: Option<(&Block, Timestamp)> = None;
    for block in &state.blocks {
        let start = match (block.started, previous) {
            (Some(started), _) => started,
            (None, Some((before, start))) if before.day == block.day => {
                let ends = end(before, start);
                if block.settings.time.anchor || before.planned_end() < block.planned {
                    ends.max(block.planned)
                } else {
                    ends
                }
            }
            (None, _) => block.planned,
        };
        starts.push(start);
        if block.state != BlockState::Skipped {
            previous = Some((block, start));
        }
    }
    starts
}

fn end(block: &Block, start: Timestamp) -> Timestamp {
    block
        .ended
        .unwrap_or_else(|| start.plus_minutes(i64::from(block.minutes)))
}

impl Block {
    /// When it was planned to end.
    pub fn planned_end(&self) -> Timestamp {
        self.planned
            .plus_minutes(i64::from(self.settings.time.room_minutes()))
    }

    fn is_fixed(&self) -> bool {
        self.settings.time.anchor || self.settings.time.protected
    }

    fn is_to_come(&self) -> bool {
        self.state == BlockState::Planned
    }
}

/// Extends the running block by `minutes` (negative shortens), as one [`Event::Retimed`].
///
/// # Errors
/// [`Refusal::NotInThisBlock`] if none runs, [`Refusal::OutsideScale`] if nothing would be left of the block,
/// [`Refusal::NotEnoughTime`] if minutes are missing before a block that may not move.
pub(super) fn extend(state: &State, minutes: i32, gives: &[Give]) -> Result<Event, Refusal> {
    let place = state
        .running
        .and_then(|id| state.place(id))
        .ok_or(Refusal::NotInThisBlock { block: None })?;
    let Some([running, later @ ..]) = state.blocks.get(place..) else {
        return Err(Refusal::NotInThisBlock { block: None });
    };
    let wanted = i64::from(running.minutes) + i64::from(minutes);
    if minutes == 0 || !(1..=MOST_MINUTES).contains(&wanted) {
        return Err(Refusal::OutsideScale {
            value: wanted,
            lowest: 1,
            highest: MOST_MINUTES,
        });
    }
    let mut change = Retiming::default();
    change
        .minutes
        .push((running.id, u32::try_from(wanted).unwrap_or(1)));
    let mut need = u32::try_from(minutes).unwrap_or(0);

    let today = || {
        later
            .iter()
            .filter(|block| block.day == running.day && block.is_to_come())
    };
    for give in gives {
        let from = today()
            .find(|block| block.id == give.block)
            .ok_or_else(|| Refusal::no_such(crate::Item::Block(give.block)))?;
        if from.settings.time.protected || give.minutes >= from.minutes {
            return Err(Refusal::OutsideScale {
                value: i64::from(give.minutes),
                lowest: 0,
                highest: if from.settings.time.protected {
                    0
                } else {
                    i64::from(from.minutes) - 1
                },
            });
        }
        change.minutes.push((from.id, from.minutes - give.minutes));
        need = need.saturating_sub(give.minutes);
    }
    let mut candidates = Vec::new();
    for block in today() {
        if need == 0 {
            break;
        }
        if block.is_fixed() {
            // Idle minutes planned before the fixed block are free.
            need = need.saturating_sub(idle_before(state, block));
            if need == 0 {
                break;
            }
            return Err(Refusal::NotEnoughTime {
                short_by: need,
                before: block.id,
                candidates,
            });
        }
        let used = need.min(block.slack);
        if used > 0 && block.preset == Preset::Break {
            let left = change.minutes_of(block) - used;
            change.set_minutes(block, left);
            change.slack.push((block.id, block.slack - used));
            need -= used;
        }
        candidates.push(block.id);
    }
    Ok(Event::Retimed {
        minutes: change.minutes,
        slack: change.slack,
    })
}

/// Uses up slack for the minutes by which the running block overran, when the room moves on at `now`. Never refuses: what
/// slack does not cover is seen in the forecast.
pub(super) fn overrun(state: &State, now: Timestamp) -> Option<Event> {
    let place = state.running.and_then(|id| state.place(id))?;
    let running = state.blocks.get(place)?;
    let over = now.since(running.started?.plus_minutes(i64::from(running.minutes))) / MINUTE;
    let mut need = u32::try_from(over).ok().filter(|minutes| *minutes > 0)?;
    let (mut minutes, mut slack) = (Vec::new(), Vec::new());
    let later = state
        .blocks
        .iter()
        .skip(place + 1)
        .filter(|b| b.day == running.day && b.is_to_come());
    for block in later
        .take_while(|block| !block.is_fixed())
        .filter(|block| block.preset == Preset::Break)
    {
        let used = need.min(block.slack);
        if used > 0 {
            minutes.push((block.id, block.minutes - used));
            slack.push((block.id, block.slack - used));
            need -= used;
        }
    }
    (!slack.is_empty()).then_some(Event::Retimed { minutes, slack })
}

/// Minutes between the forecast end of the block before and the planned start of a fixed block.
fn idle_before(state: &State, fixed: &Block) -> u32 {
    let starts = forecast(state);
    let before = state
        .blocks
        .iter()
        .zip(&starts)
        .take_while(|(block, _)| block.id != fixed.id);
    let ends = before
        .filter(|(b, _)| b.day == fixed.day && b.state != BlockState::Skipped)
        .last();
    let idle = ends.map_or(0, |(block, start)| {
        fixed.planned.since(end(block, *start)) / MINUTE
    });
    u32::try_from(idle).unwrap_or(0)
}

#[derive(Default)]
struct Retiming {
    minutes: Vec<(crate::id::BlockId, u32)>,
    slack: Vec<(crate::id::BlockId, u32)>,
}

impl Retiming {
    fn minutes_of(&self, block: &Block) -> u32 {
        self.minutes
            .iter()
            .find(|(id, _)| *id == block.id)
            .map_or(block.minutes, |(_, minutes)| *minutes)
    }

    fn set_minutes(&mut self, block: &Block, minutes: u32) {
        if let Some(entry) = self.minutes.iter_mut().find(|(id, _)| *id == block.id) {
            entry.1 = minutes;
        } else {
            self.minutes.push((block.id, minutes));
        }
    }
}

/// A block lasts at most a day.
const MOST_MINUTES: i64 = 24 * 60;
