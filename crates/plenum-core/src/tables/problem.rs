//! The task of the rotation planner, read from the state, and its plan as a command. Both are pure, so that whoever runs
//! the planner can do so on a copy of the state, at any time and place; [`decide`](super::decide) checks what comes back.

use super::{Command, Laid, SeatedBy, SeatedRound, SeatedTable, Seating, expected};
use crate::id::{BlockId, SeatId, TableId};
use crate::item::Item;
use crate::people::Role;
use crate::refusal::Refusal;
use crate::workshop::Workshop;
use plenum_judge::rotation::{
    self, Blocked, Effort, Held, LanguageRule, Rotation, Rules, Seat, Shape,
};

/// What is to be planned: the coming rounds of the tables of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The block.
    pub block: BlockId,
    /// The revision of its tables.
    pub revision: u32,
    /// How people are to come to their tables.
    pub seating: Seating,
    /// The first round to plan, from 1.
    pub first: u32,
    /// How many rounds to plan.
    pub left: u32,
    /// The tables in order.
    pub tables: Vec<TableId>,
    /// The seats, in the order of `people`.
    pub seats: Vec<SeatId>,
    /// Who is to be seated.
    pub people: Vec<Seat>,
    /// How many tables and chairs.
    pub shape: Shape,
    /// The rounds that have begun, the running one included: who met there has met, and they stay as they are.
    pub past: Vec<Held>,
    /// The rules, with the present plan of the coming rounds as the previous one.
    pub rules: Rules,
}

/// The task of the planner for a block now.
///
/// # Errors
/// [`Refusal::NoSuchItem`] where the block has no tables; [`Refusal::AlreadyDone`] where no round is to come.
pub fn problem(workshop: &Workshop, block: BlockId) -> Result<Problem, Refusal> {
    let laid = workshop
        .tables
        .of(block)
        .ok_or_else(|| Refusal::no_such(Item::Block(block)))?;
    let left = laid.rounds.saturating_sub(laid.round);
    if left == 0 {
        return Err(Refusal::AlreadyDone);
    }
    let mut seats = Vec::new();
    let mut people = Vec::new();
    for seat in expected(workshop, block, laid) {
        let hosts = laid
            .tables
            .iter()
            .position(|table| table.host == Some(seat.id));
        let interprets = seat.role == Role::Interpreter;
        seats.push(seat.id);
        people.push(Seat {
            id: seat.id.to_string(),
            organisation: Some(seat.organisation.to_string()),
            languages: seat
                .langs
                .iter()
                .map(|lang| lang.as_str().to_owned())
                .collect(),
            role: Some(format!("{:?}", seat.role)),
            host_of: hosts.and_then(|place| u32::try_from(place).ok()),
            stays: hosts.is_some() || interprets,
            interprets,
            wishes: Vec::new(),
        });
    }
    let rules = rules(laid, &seats);
    // Sizes are within one of each other, so the smallest table says how many chairs are used at each.
    let chairs = laid.tables.iter().filter_map(|table| table.capacity).min();
    Ok(Problem {
        block,
        revision: laid.revision,
        seating: laid.seating,
        first: laid.round.saturating_add(1),
        left,
        tables: laid.tables.iter().map(|table| table.id).collect(),
        shape: Shape {
            tables: u32::try_from(laid.tables.len()).unwrap_or(u32::MAX),
            seats: chairs.unwrap_or(0),
        },
        past: held_all(laid, laid.begun()),
        seats,
        people,
        rules,
    })
}

fn rules(laid: &Laid, seats: &[SeatId]) -> Rules {
    let mixing = &laid.mixing;
    let place = |seat: SeatId| seats.iter().position(|other| *other == seat);
    let here = |pairs: &[(SeatId, SeatId)]| -> Vec<(usize, usize)> {
        pairs
            .iter()
            .filter_map(|(one, other)| Some((place(*one)?, place(*other)?)))
            .collect()
    };
    Rules {
        apart: here(&mixing.apart),
        wished: here(&mixing.wished),
        language: if mixing.common_language {
            LanguageRule::Common
        } else {
            LanguageRule::Ignore
        },
        together_price: mixing.organisation_price,
        same_role_price: mixing.role_price,
        same_languages_price: mixing.language_price,
        wished_price: mixing.wished_price,
        revisit_price: mixing.revisit_price,
        previous: held_all(laid, laid.coming()),
        ..Rules::default()
    }
}

fn held_all(laid: &Laid, rounds: &[SeatedRound]) -> Vec<Held> {
    rounds.iter().map(|round| held(laid, round)).collect()
}

/// A round by ids, its tables in the order in which they are laid.
fn held(laid: &Laid, round: &SeatedRound) -> Held {
    let names = |table: TableId| round.at(table).iter().map(ToString::to_string).collect();
    Held {
        tables: laid.tables.iter().map(|table| names(table.id)).collect(),
    }
}

impl Problem {
    /// Runs the planner: the rules as they are for a rotation; by lot without any price; balanced with one for each pair of
    /// an organisation, of the same languages and of a role, each weighing more than all of the next could.
    ///
    /// # Errors
    /// Why there is no plan.
    pub fn solve(&self, effort: Effort, seed: u64) -> Result<Rotation, Blocked> {
        let mut rules = self.rules.clone();
        match self.seating {
            Seating::Rotation | Seating::Choice | Seating::Hand => {}
            Seating::Random => {
                rules.repeat_price = 0;
                rules.together_price = 0;
                rules.same_role_price = 0;
                rules.same_languages_price = 0;
            }
            Seating::Balanced => {
                rules.repeat_price = 1;
                rules.together_price = rules.together_price.max(10_000);
                rules.same_languages_price = rules.same_languages_price.max(300);
                rules.same_role_price = rules.same_role_price.max(10);
            }
        }
        rotation::replan(
            &self.past,
            &self.people,
            &self.shape,
            self.left,
            &rules,
            effort,
            seed,
        )
    }
}

/// The command that takes a plan over. Positions that do not exist are left out; the check of the command finds that.
pub fn adopt_command(problem: &Problem, plan: &Rotation) -> Command {
    let seats = |places: &[usize]| -> Vec<SeatId> {
        places
            .iter()
            .filter_map(|place| problem.seats.get(*place).copied())
            .collect()
    };
    let rounds = plan.rounds.iter().map(|round| SeatedRound {
        tables: problem
            .tables
            .iter()
            .zip(&round.tables)
            .map(|(table, places)| SeatedTable {
                table: *table,
                seats: seats(places),
            })
            .collect(),
        resting: seats(&round.resting),
    });
    let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    Command::Adopt {
        block: problem.block,
        revision: problem.revision,
        rounds: rounds.collect(),
        by: match problem.seating {
            Seating::Rotation => SeatedBy::from(plan.by),
            Seating::Random => SeatedBy::Random,
            Seating::Balanced => SeatedBy::Balanced,
            Seating::Choice => SeatedBy::Choice,
            Seating::Hand => SeatedBy::Hand,
        },
        seed: plan.seed,
        repeats: number(plan.repeats),
        repeats_bound: number(plan.repeats_bound),
    }
}
