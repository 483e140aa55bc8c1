//! A page: an outbox of commands, a replica, and a connection that it makes again for ever.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use axum::extract::ws::Utf8Bytes;
use plenum_core::Command;
use plenum_core::id::{CommandId, SeatId};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep, sleep_until};

use super::net::{Said, Wire};
use super::oracle::waits;
use super::replica::{self, Replica};
use super::world::World;
use crate::room::{Outcome, Viewer};
use crate::wire::{Resume, ServerFrame};

/// One page.
pub(super) struct Client {
    pub(super) viewer: Viewer,
    pub(super) node: Cell<usize>,
    pub(super) replica: RefCell<Replica>,
    pub(super) backlog: RefCell<VecDeque<Pending>>,
    /// Seats that are here, as the desk was last told on this connection.
    pub(super) present: RefCell<Option<Vec<SeatId>>>,
    pub(super) slow: Cell<bool>,
    parting: Cell<Option<Parting>>,
    poke: Notify,
    wire: RefCell<Option<Rc<Wire>>>,
    greeted: Cell<bool>,
}

/// A command that was not acknowledged yet.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub(super) id: CommandId,
    pub(super) command: Command,
    sent: bool,
    /// Where the log ended when it was last sent.
    asked: u64,
    not_before: Instant,
}

/// How a connection ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Parting {
    /// What is under way is lost.
    Lost,
    /// From wifi to the telephone network: what was sent still arrives, after what is sent next perhaps.
    Moved,
    /// Nobody tells the server.
    Asleep,
}

/// What was seen on one connection.
#[derive(Default)]
struct Seen {
    seq: u64,
    now: u64,
    done: u64,
}

impl Client {
    pub(super) fn new(viewer: Viewer) -> Self {
        Self {
            viewer,
            node: Cell::new(0),
            replica: RefCell::default(),
            backlog: RefCell::default(),
            present: RefCell::default(),
            slow: Cell::new(false),
            parting: Cell::new(None),
            poke: Notify::new(),
            wire: RefCell::default(),
            greeted: Cell::new(false),
        }
    }

    /// Puts a command into the outbox.
    pub(super) fn wants(&self, id: CommandId, command: Command) {
        let pending = Pending {
            id,
            command,
            sent: false,
            asked: 0,
            not_before: Instant::now(),
        };
        self.backlog.borrow_mut().push_back(pending);
        self.poke.notify_one();
    }

    pub(super) fn part(&self, how: Parting) {
        self.parting.set(Some(how));
        self.poke.notify_one();
    }

    /// Whether it is connected and has nothing more to send or to hear.
    pub(super) fn is_at_rest(&self) -> bool {
        let wire = self.wire.borrow();
        let quiet = |wire: &Rc<Wire>| wire.up.is_empty() && wire.down.is_empty();
        self.greeted.get()
            && self.parting.get().is_none()
            && self.backlog.borrow().is_empty()
            && wire.as_ref().is_some_and(quiet)
    }

    /// Runs for ever.
    pub(super) async fn run(world: Rc<World>, me: usize) {
        let client = &world.clients[me];
        loop {
            sleep(world.fate.millis(5, 600)).await;
            let resume = {
                let replica = client.replica.borrow();
                // Now and then a page is loaded again and has nothing.
                (!replica.is_empty() && !world.fate.chance(8)).then(|| Resume {
                    epoch: replica.epoch.clone(),
                    seq: replica.seq,
                })
            };
            let wire = Rc::new(Wire::new(4));
            client.wire.replace(Some(Rc::clone(&wire)));
            let node = &world.nodes[client.node.get()];
            node.accept(&world, client.viewer, resume.clone(), &wire);
            client.session(&world, &wire, resume).await;
            client.greeted.set(false);
            client.wire.replace(None);
            for pending in client.backlog.borrow_mut().iter_mut() {
                pending.sent = false;
            }
        }
    }

    async fn session(&self, world: &World, wire: &Wire, resume: Option<Resume>) {
        let mut seen = Seen::default();
        // Whichever server answers, within one life of the store a page never goes back.
        if let Some(resume) = resume.filter(|resume| resume.epoch == *world.epoch.borrow()) {
            seen.seq = resume.seq;
        }
        self.present.replace(None);
        loop {
            match self.parting.take() {
                Some(Parting::Lost) => return wire.cut(),
                Some(Parting::Moved) => return wire.leave(),
                Some(Parting::Asleep) => return wire.abandon(),
                None => {}
            }
            let again = if self.greeted.get() {
                self.send(world, wire)
            } else {
                None
            };
            let frame = tokio::select! {
                biased;
                () = self.poke.notified() => continue,
                frame = wire.down.receive() => frame,
                () = sleep_until(again.unwrap_or_else(Instant::now)), if again.is_some() => continue,
            };
            let Some(frame) = frame else {
                return wire.leave();
            };
            world.fate.note(frame.len() as u64);
            if let Err(breach) = self.take(world, &mut seen, frame) {
                world.breach(format!("{:?}: {breach}", self.viewer));
            }
            if self.slow.get() {
                sleep(world.fate.millis(300, 1_500)).await;
            }
        }
    }

    /// Sends what is to be sent; returns when there will be something again.
    fn send(&self, world: &World, wire: &Wire) -> Option<Instant> {
        let now = Instant::now();
        let mut backlog = self.backlog.borrow_mut();
        let mut again = None::<Instant>;
        for pending in backlog.iter_mut().filter(|pending| !pending.sent) {
            if pending.not_before <= now {
                pending.sent = true;
                pending.asked = world.disk.head();
                let said = Said::Do(pending.id, pending.command.clone());
                wire.up.send(world.latency(), said);
            } else {
                let at = again.get_or_insert(pending.not_before);
                *at = pending.not_before.min(*at);
            }
        }
        again
    }

    fn take(&self, world: &World, seen: &mut Seen, frame: Utf8Bytes) -> Result<(), String> {
        let mut oracle = world.oracle.borrow_mut();
        oracle.reads(&world.disk, self.viewer, &frame);
        let kind = replica::kind(&frame);
        if matches!(kind, "welcome" | "resumed" | "change") {
            let (seq, now) = (replica::number(&frame), replica::time(&frame));
            if seq < seen.seq || now < seen.now {
                return Err(format!("went back from {} to {seq}: {frame}", seen.seq));
            }
            // What only counts may come later than what was counted.
            let counts = frame.contains(r#""is":"progress""#);
            if kind == "change" && seq <= seen.done && !counts {
                return Err(format!(
                    "{} was done before its change came: {frame}",
                    seen.done
                ));
            }
            (seen.seq, seen.now) = (seq, now);
        }
        let mut replica = self.replica.borrow_mut();
        match kind {
            "welcome" => {
                oracle.counts.snapshots += 1;
                replica.welcome(frame);
                self.greeted.set(true);
            }
            "resumed" => {
                if replica.is_empty() || replica.epoch != *world.epoch.borrow() {
                    return Err("resumed what it never had".to_owned());
                }
                oracle.counts.resumed += 1;
                replica.change(frame);
                self.greeted.set(true);
            }
            "change" => {
                let audience = replica::audience(&frame);
                let may = match self.viewer {
                    Viewer::Projector => audience == r#""room""#,
                    Viewer::Seat(seat) => world.disk.belonged(seat, audience, seen.seq),
                };
                if !may || !self.greeted.get() {
                    return Err(format!("is not of {audience}: {frame}"));
                }
                oracle.counts.changes += 1;
                replica.change(frame);
            }
            _ => {
                drop((oracle, replica));
                return self.take_other(world, seen, &frame);
            }
        }
        Ok(())
    }

    fn take_other(&self, world: &World, seen: &mut Seen, frame: &str) -> Result<(), String> {
        match serde_json::from_str(frame).map_err(|e| e.to_string())? {
            ServerFrame::Done { id, seq } => {
                seen.done = seen.done.max(seq);
                self.answered(world, id, 0, &Outcome::Done(seq));
            }
            ServerFrame::Refused { id, code, detail } => {
                let backlog = self.backlog.borrow();
                let asked = backlog.iter().find(|pending| pending.id == id);
                let asked = asked.map_or(0, |pending| pending.asked);
                drop(backlog);
                self.answered(world, id, asked, &Outcome::Refused { code, detail });
            }
            ServerFrame::Presence { connected } => {
                self.present.replace(Some(connected));
            }
            // The desk is told when the disk fails, and when it takes commits again.
            ServerFrame::Problem { code, .. } if code == "read_only" || code == "storing" => {}
            ServerFrame::Health { .. }
            | ServerFrame::Waiting { .. }
            | ServerFrame::Pong { .. }
            | ServerFrame::Bye { .. } => {}
            ServerFrame::Welcome { .. }
            | ServerFrame::Resumed { .. }
            | ServerFrame::Change { .. }
            | ServerFrame::Problem { .. } => return Err(format!("an odd frame: {frame}")),
        }
        Ok(())
    }

    /// Takes an answer, whichever way it came.
    pub(super) fn answered(&self, world: &World, id: CommandId, asked: u64, outcome: &Outcome) {
        let mut oracle = world.oracle.borrow_mut();
        oracle.answered(&world.disk, id, asked, outcome);
        drop(oracle);
        let mut backlog = self.backlog.borrow_mut();
        match outcome {
            Outcome::Refused { code, detail } if waits(code) => {
                let wait = detail["retry_after_ms"].as_u64().unwrap_or(1_000);
                for pending in backlog.iter_mut().filter(|pending| pending.id == id) {
                    pending.sent = false;
                    pending.not_before = Instant::now() + Duration::from_millis(wait);
                }
            }
            Outcome::Done(_) | Outcome::Refused { .. } => {
                backlog.retain(|pending| pending.id != id);
            }
        }
    }
}
