//! What facts change at the tables, and how tables follow the agenda and the people.

use super::record::SeatChange;
use super::state::{Announced, Laid, TableNote};
use super::{Event, SeatedBy, SeatedRound, TablesState, may_sit};
use crate::agenda::{self, ClockState};
use crate::id::{SeatId, TableId};
use crate::people;
use crate::time::{MINUTE, Timestamp};
use crate::workshop::Workshop;

impl Laid {
    fn put(&mut self, seat: SeatId, round: u32, table: TableId) {
        let Some(place) = round.checked_sub(1).and_then(|n| usize::try_from(n).ok()) else {
            return;
        };
        while self.plan.len() <= place {
            let empty = SeatedRound::empty(self.tables.iter().map(|table| table.id));
            self.plan.push(empty);
        }
        if let Some(seated) = self.plan.get_mut(place) {
            seated.put(seat, table);
        }
    }

    fn begin(&mut self, round: u32, at: Timestamp, clock: ClockState) {
        self.state = TablesState::Open;
        self.round = round;
        self.help.clear();
        self.start_time(at, clock);
        self.revision += 1;
    }

    /// The time of a round starts afresh; it waits while the clock of the block stands still.
    fn start_time(&mut self, at: Timestamp, clock: ClockState) {
        let minutes = i64::from(self.minutes);
        let timed = minutes > 0;
        let paused = clock == ClockState::Paused;
        self.ends_at = (timed && !paused).then(|| at.plus_minutes(minutes));
        self.remaining = (timed && paused).then_some(minutes * MINUTE);
    }

    fn extend(&mut self, minutes: i32, at: Timestamp) {
        let minutes = i64::from(minutes);
        if let Some(left) = &mut self.remaining {
            *left = left.saturating_add(minutes * MINUTE).max(0);
        } else {
            // What has run out gets its minutes from now on.
            let base = self.ends_at.map_or(at, |end| end.max(at));
            self.ends_at = Some(base.plus_minutes(minutes).max(at));
        }
    }

    fn close(&mut self) {
        if self.state != TablesState::Closed {
            self.state = TablesState::Closed;
            self.ends_at = None;
            self.remaining = None;
            self.help.clear();
            self.revision += 1;
        }
    }

    /// Frees the chair of a seat in the running round and in those to come. Who met whom before stays true.
    fn vacate(&mut self, seat: SeatId) {
        let from = self.done().saturating_sub(1);
        let mut left = false;
        for round in self.plan.iter_mut().skip(from) {
            left |= round.vacate(seat);
        }
        if left {
            self.repeats_bound = None;
            self.revision += 1;
        }
    }
}

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let clock = workshop.agenda.clock.state;
    let state = &mut workshop.tables;
    if let Event::Noted {
        id,
        block,
        table,
        round,
        author,
        text,
    } = event
    {
        let note = TableNote {
            block: *block,
            table: *table,
            round: *round,
            author: *author,
            text: text.clone(),
            harvested: false,
            entry: None,
        };
        state.notes.put(*id, note);
        return;
    }
    if let Event::Harvested { notes, .. } = event {
        for (id, entry) in notes {
            if let Some(note) = state.notes.get_mut(*id) {
                note.harvested = true;
                note.entry = *entry;
            }
        }
        return;
    }
    if let Event::Laid { block, .. } = event {
        state.blocks.entry(*block).or_default();
    }
    if let Some(laid) = state.blocks.get_mut(&event.block()) {
        change(laid, event, clock);
    }
}

fn change(laid: &mut Laid, event: &Event, clock: ClockState) {
    match event {
        Event::Laid {
            tables,
            rounds,
            minutes,
            who,
            seating,
            mixing,
            ..
        } => {
            let next = Laid {
                tables: tables.clone(),
                rounds: *rounds,
                minutes: *minutes,
                who: who.clone(),
                seating: *seating,
                mixing: mixing.clone(),
                ..laid.clone()
            };
            lay(laid, next);
        }
        Event::Adopted {
            rounds,
            by,
            seed,
            repeats_bound,
            ..
        } => {
            laid.changes = changes(laid, rounds);
            let done = laid.done();
            laid.plan.truncate(done);
            laid.plan.extend(rounds.iter().cloned());
            laid.by = Some(*by);
            laid.seed = Some(*seed);
            // The bound is about the coming rounds given the past; with a past that was planned before it says nothing of
            // all rounds together.
            laid.repeats_bound = (done == 0).then_some(*repeats_bound);
            laid.revision += 1;
        }
        Event::Moved {
            seat,
            round,
            table,
            later,
            ..
        } => {
            laid.put(*seat, *round, *table);
            for (round, table) in later {
                laid.put(*seat, *round, *table);
            }
            laid.repeats_bound = None;
            laid.by.get_or_insert(SeatedBy::Hand);
            laid.revision += 1;
        }
        Event::Chosen {
            seat, round, table, ..
        } => {
            laid.put(*seat, *round, *table);
            laid.by = Some(SeatedBy::Choice);
            laid.revision += 1;
        }
        Event::RoundBegun { round, at, .. } => laid.begin(*round, *at, clock),
        Event::RoundExtended { minutes, at, .. } => laid.extend(*minutes, *at),
        Event::Announced { text, at, .. } => {
            let n = laid.announced.as_ref().map_or(0, |said| said.n) + 1;
            laid.announced = Some(Announced {
                n,
                text: text.clone(),
                at: *at,
            });
        }
        Event::HelpAsked { table, at, .. } => {
            laid.help.insert(*table, *at);
        }
        Event::Helped { table, .. } => {
            laid.help.remove(table);
        }
        Event::Closed { .. } => laid.close(),
        Event::Noted { .. } | Event::Harvested { .. } => {}
    }
}

/// Lays tables anew. Rounds that have begun stay; those to come stay if nothing changed on which they rest.
fn lay(laid: &mut Laid, mut next: Laid) {
    let rests_on = |laid: &Laid| {
        let tables: Vec<_> = laid
            .tables
            .iter()
            .map(|table| (table.id, table.host, table.capacity))
            .collect();
        let rules = (laid.who.clone(), laid.mixing.clone());
        (tables, laid.rounds, laid.seating, rules)
    };
    if rests_on(laid) != rests_on(&next) {
        let done = next.done();
        next.plan.truncate(done);
        next.repeats_bound = None;
        next.changes = Vec::new();
        if next.plan.is_empty() {
            next.by = None;
            next.seed = None;
        }
    }
    next.revision += 1;
    *laid = next;
}

/// Who sits elsewhere in the coming rounds than was planned so far.
fn changes(laid: &Laid, rounds: &[SeatedRound]) -> Vec<SeatChange> {
    let before = laid.coming();
    if before.is_empty() {
        return Vec::new();
    }
    let mut changes = Vec::new();
    for (place, now) in rounds.iter().enumerate() {
        let was = before.get(place);
        let seats = |round: &SeatedRound| -> Vec<SeatId> {
            let seated = round.tables.iter().flat_map(|table| table.seats.clone());
            seated.collect()
        };
        let mut people = seats(now);
        people.extend(was.map(seats).unwrap_or_default());
        people.sort_unstable();
        people.dedup();
        let round = u32::try_from(place)
            .unwrap_or(u32::MAX)
            .saturating_add(laid.round)
            .saturating_add(1);
        changes.extend(people.into_iter().filter_map(|seat| {
            let from = was.and_then(|round| round.table_of(seat));
            let to = now.table_of(seat);
            (from != to).then_some(SeatChange {
                round,
                seat,
                from,
                to,
            })
        }));
    }
    changes
}

/// Follows the agenda: tables open with their block if there is a seating, close with it, and stand still with its clock.
pub fn follow(workshop: &mut Workshop, event: &agenda::Event) {
    let running = workshop.agenda.running();
    let clock = workshop.agenda.clock.state;
    let blocks = &mut workshop.tables.blocks;
    if let agenda::Event::Started { .. } | agenda::Event::Ended { .. } = event {
        for (block, laid) in blocks.iter_mut() {
            if Some(*block) != running && laid.state == TablesState::Open {
                laid.close();
            }
        }
    }
    let Some(laid) = running.and_then(|block| blocks.get_mut(&block)) else {
        return;
    };
    if let agenda::Event::Started { at, .. } = event {
        if laid.plan.is_empty() {
            // Tables without a seating wait for one; those that were closed by hand wait again.
            laid.state = TablesState::Waiting;
            laid.round = 0;
        } else {
            laid.begin(laid.shown(), *at, clock);
        }
    }
    if let agenda::Event::Paused { at } = event
        && let Some(end) = laid.ends_at.take()
    {
        laid.remaining = Some(end.since(*at).max(0));
    }
    if let agenda::Event::Resumed { at } = event
        && let Some(left) = laid.remaining.take()
    {
        laid.ends_at = Some(at.plus_millis(left));
    }
}

/// Follows people: who was removed, or may no longer sit at these tables, frees the chair.
pub fn follow_people(workshop: &mut Workshop, event: &people::Event) {
    let (people::Event::SeatRemoved { seat } | people::Event::SeatSet { id: seat, .. }) = event
    else {
        return;
    };
    let gone = workshop.people.seat(*seat).is_none();
    let blocks: Vec<_> = workshop.tables.blocks.keys().copied().collect();
    for block in blocks {
        let stays = may_sit(workshop, block, *seat);
        let Some(laid) = workshop.tables.blocks.get_mut(&block) else {
            continue;
        };
        if !stays {
            laid.vacate(*seat);
        }
        if gone {
            for table in &mut laid.tables {
                table.host = table.host.filter(|host| host != seat);
            }
        }
    }
}
