//! Rules about tables: laying them and taking over a seating. Seats, rounds and notes have files of their own.

mod notes;
mod rounds;
mod seats;

use std::collections::BTreeSet;

use super::check::check;
use super::{
    Command, Event, Laid, Mixing, SeatedBy, SeatedRound, SeatedTable, Seating, Table, TablePlan,
    TablesState, WhoSits,
};
use crate::agenda::Phase;
use crate::context::{Actor, Context};
use crate::id::{BlockId, SeatId};
use crate::item::Item;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::text::Limit;
use crate::workshop::{Event as AnyEvent, Workshop};

/// Decides a command about tables.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::Set {
            block,
            tables,
            rounds,
            minutes,
            who,
            seating,
            mixing,
        } => {
            planner(workshop, ctx)?;
            let plan = Plan {
                tables,
                rounds: *rounds,
                minutes: *minutes,
                who,
                seating: *seating,
                mixing,
            };
            plan.lay(workshop, *block)?
        }
        Command::Adopt {
            block,
            revision,
            rounds,
            by,
            seed,
            repeats,
            repeats_bound,
        } => {
            planner(workshop, ctx)?;
            let claim = (*repeats, *repeats_bound);
            adopt(workshop, *block, *revision, rounds, (*by, *seed), claim)?
        }
        Command::Move {
            block,
            seat,
            table,
            round,
        } => seats::put(workshop, ctx, *block, *seat, *table, *round)?,
        Command::Choose { block, table } => seats::choose(workshop, ctx, *block, *table)?,
        Command::NextRound { block, expected } => rounds::next(workshop, ctx, *block, *expected)?,
        Command::ExtendRound { block, minutes } => rounds::extend(workshop, ctx, *block, *minutes)?,
        Command::Broadcast { block, text } => rounds::broadcast(workshop, ctx, *block, text)?,
        Command::AskHelp { block } => rounds::ask_help(workshop, ctx, *block)?,
        Command::Helped { table } => rounds::helped(workshop, ctx, *table)?,
        Command::Note { table, text } => notes::note(workshop, ctx, *table, text)?,
        Command::Harvest { notes, entry } => return notes::harvest(workshop, ctx, notes, *entry),
        Command::Close { block } => rounds::close(workshop, ctx, *block)?,
    };
    Ok(vec![AnyEvent::Tables(event)])
}

pub(super) use notes::may_note;
pub(super) use seats::choosing;

fn planner(workshop: &Workshop, ctx: &Context<'_>) -> Result<(), Refusal> {
    if ctx.actor == Actor::Operator {
        return Ok(());
    }
    workshop.permitted(ctx, Right::PlanTables).map(|_| ())
}

/// The tables of a block.
fn laid(workshop: &Workshop, block: BlockId) -> Result<&Laid, Refusal> {
    workshop
        .tables
        .of(block)
        .ok_or_else(|| Refusal::no_such(Item::Block(block)))
}

/// The tables of the running block, in the workshop days.
fn of_running(workshop: &Workshop, block: BlockId) -> Result<&Laid, Refusal> {
    workshop.in_phase(Phase::Days)?;
    let laid = laid(workshop, block)?;
    let running = workshop.running()?.id;
    if running == block {
        Ok(laid)
    } else {
        Err(Refusal::NotInThisBlock {
            block: Some(running),
        })
    }
}

/// The same, while a round runs.
fn open(workshop: &Workshop, block: BlockId) -> Result<&Laid, Refusal> {
    let laid = of_running(workshop, block)?;
    if laid.state == TablesState::Open {
        Ok(laid)
    } else {
        Err(Refusal::state(&laid.state))
    }
}

/// Tables can be laid and people seated until the workshop days are over.
fn before_the_end(workshop: &Workshop) -> Result<(), Refusal> {
    if workshop.agenda.phase <= Phase::Days {
        Ok(())
    } else {
        workshop.in_phase(Phase::Days)
    }
}

/// What `Set` asks for.
struct Plan<'a> {
    tables: &'a [TablePlan],
    rounds: u32,
    minutes: u32,
    who: &'a WhoSits,
    seating: Seating,
    mixing: &'a Mixing,
}

impl Plan<'_> {
    fn lay(&self, workshop: &Workshop, block: BlockId) -> Result<Event, Refusal> {
        before_the_end(workshop)?;
        workshop
            .agenda
            .block(block)
            .ok_or_else(|| Refusal::no_such(Item::Block(block)))?;
        let tables = i64::try_from(self.tables.len()).unwrap_or(i64::MAX);
        within(tables, 1, MOST_TABLES)?;
        within(self.rounds.into(), 1, MOST_ROUNDS)?;
        within(self.minutes.into(), 0, MOST_MINUTES)?;
        self.rules(workshop)?;
        self.ids(workshop, block)?;
        self.in_use(workshop, block)?;
        Ok(Event::Laid {
            block,
            tables: self.tables.iter().map(table).collect::<Result<_, _>>()?,
            rounds: self.rounds,
            minutes: self.minutes,
            who: self.who.clone(),
            seating: self.seating,
            mixing: self.mixing.clone(),
        })
    }

    /// Who sits and what is kept: only people who exist, and numbers that a planner can add up.
    fn rules(&self, workshop: &Workshop) -> Result<(), Refusal> {
        let who = self.who;
        if who.sides.is_empty() && who.roles.is_empty() && who.seats.is_empty() {
            return Err(Refusal::Missing {
                fields: vec!["who".to_owned()],
            });
        }
        let mixing = self.mixing;
        let pairs = || mixing.apart.iter().chain(&mixing.wished);
        let paired = pairs().flat_map(|(one, other)| [*one, *other]);
        let hosts = self.tables.iter().filter_map(|table| table.host);
        let listed = who.seats.iter().chain(&who.without).copied();
        if listed
            .chain(paired)
            .chain(hosts)
            .any(|seat| workshop.people.seat(seat).is_none())
        {
            return Err(Refusal::NoSeat);
        }
        if pairs().any(|(one, other)| one == other) {
            return Err(malformed("mixing", "a pair is two people"));
        }
        let lists = [
            mixing.apart.len(),
            mixing.wished.len(),
            who.seats.len(),
            who.without.len(),
        ];
        if lists.into_iter().any(|length| length > MOST_LISTED) {
            return Err(malformed("mixing", "a list has at most 5,000 lines"));
        }
        let prices = [
            mixing.organisation_price,
            mixing.role_price,
            mixing.language_price,
            mixing.wished_price,
            mixing.revisit_price,
        ];
        for price in prices {
            within(price.into(), 0, HIGHEST_PRICE)?;
        }
        Ok(())
    }

    /// A table has one id in the whole workshop, and a host one table.
    fn ids(&self, workshop: &Workshop, block: BlockId) -> Result<(), Refusal> {
        let ids: BTreeSet<_> = self.tables.iter().map(|table| table.id).collect();
        let elsewhere = |id| {
            workshop
                .tables
                .with(id)
                .is_some_and(|(other, _)| other != block)
        };
        if ids.len() < self.tables.len() || ids.iter().any(|id| elsewhere(*id)) {
            return Err(malformed("tables", "two tables have one id"));
        }
        let hosts: Vec<SeatId> = self.tables.iter().filter_map(|table| table.host).collect();
        if hosts.iter().collect::<BTreeSet<_>>().len() < hosts.len() {
            return Err(malformed("host", "nobody hosts two tables"));
        }
        Ok(())
    }

    /// What has been used stays: tables at which somebody sat or noted, and rounds that have begun.
    fn in_use(&self, workshop: &Workshop, block: BlockId) -> Result<(), Refusal> {
        let Some(laid) = workshop.tables.of(block) else {
            return Ok(());
        };
        let sat = laid
            .begun()
            .iter()
            .flat_map(|round| &round.tables)
            .filter(|table| !table.seats.is_empty())
            .map(|table| table.table);
        let noted = workshop.tables.notes_of(block).map(|(_, note)| note.table);
        let kept = |id| self.tables.iter().any(|table| table.id == id);
        if self.rounds < laid.round || sat.chain(noted).any(|id| !kept(id)) {
            return Err(Refusal::WrongState {
                state: "in_use".to_owned(),
            });
        }
        Ok(())
    }
}

fn table(plan: &TablePlan) -> Result<Table, Refusal> {
    if let Some(capacity) = plan.capacity {
        within(capacity.into(), 1, MOST_CHAIRS)?;
    }
    if plan.langs.len() > MOST_LANGS {
        return Err(malformed("langs", "a table has at most 12 languages"));
    }
    let topic = plan.topic.as_ref();
    Ok(Table {
        id: plan.id,
        title: plan.title.parse(Limit::Name)?,
        topic: topic.map(|text| text.parse(Limit::Note)).transpose()?,
        host: plan.host,
        langs: plan.langs.clone(),
        capacity: plan.capacity,
    })
}

fn adopt(
    workshop: &Workshop,
    block: BlockId,
    revision: u32,
    rounds: &[SeatedRound],
    (by, seed): (SeatedBy, u64),
    (repeats, repeats_bound): (u32, u32),
) -> Result<Event, Refusal> {
    before_the_end(workshop)?;
    let laid = laid(workshop, block)?;
    if revision != laid.revision {
        return Err(Refusal::StalePosition {
            expected: revision,
            now: laid.revision,
        });
    }
    if laid.round >= laid.rounds {
        return Err(Refusal::AlreadyDone);
    }
    if seed >= SEEDS {
        return Err(malformed("seed", "a seed is below 2^53"));
    }
    let fault = |fault: super::Fault| malformed("rounds", &fault.to_string());
    let counted = check(workshop, block, laid, rounds, by).map_err(fault)?;
    if repeats != counted.repeats {
        return Err(fault(super::Fault::Repeats {
            got: repeats,
            counted: counted.repeats,
        }));
    }
    if repeats_bound > counted.repeats {
        return Err(fault(super::Fault::Bound {
            got: repeats_bound,
            counted: counted.repeats,
        }));
    }
    // Each table where it was laid, so that equal seatings are equal facts.
    let rounds = rounds.iter().map(|round| SeatedRound {
        tables: laid
            .tables
            .iter()
            .map(|table| SeatedTable {
                table: table.id,
                seats: round.at(table.id).to_vec(),
            })
            .collect(),
        resting: round.resting.clone(),
    });
    Ok(Event::Adopted {
        block,
        rounds: rounds.collect(),
        by,
        seed,
        repeats,
        repeats_bound: repeats_bound.max(counted.bound),
    })
}

fn within(value: i64, lowest: i64, highest: i64) -> Result<(), Refusal> {
    if (lowest..=highest).contains(&value) {
        Ok(())
    } else {
        Err(Refusal::OutsideScale {
            value,
            lowest,
            highest,
        })
    }
}

fn malformed(field: &str, problem: &str) -> Refusal {
    Refusal::Malformed {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}

const MOST_TABLES: i64 = 250;
const MOST_ROUNDS: i64 = 50;
const MOST_MINUTES: i64 = 240;
const MOST_CHAIRS: i64 = 500;
const MOST_LISTED: usize = 5_000;
const MOST_LANGS: usize = 12;
const HIGHEST_PRICE: i64 = 1_000;
/// Seeds stay below what a page can hold exactly.
const SEEDS: u64 = 1 << 53;
