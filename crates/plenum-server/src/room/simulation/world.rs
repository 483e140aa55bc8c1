//! One run: what there is, what happens to it, and how it ends.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use plenum_core::id::CommandId;
use plenum_core::text::{Lang, TextInput};
use plenum_core::{Actor, Command, Keyring, floor, people};
use tokio::time::sleep;
use uuid::Uuid;

use super::client::{Client, Parting};
use super::disk::{Disk, Flaw, Trouble, verified};
use super::executor::Executor;
use super::fate::Fate;
use super::house::{FACILITATOR, HOST, HOUSES, LEAD, PEER, WORKSHOP, wish};
use super::node::{Node, Wall};
use super::oracle::{Oracle, Truth};
use super::replica::Replica;
use crate::room::live::Replayed;
use crate::room::{Outcome, Viewer};

/// Everything in one run.
pub(super) struct World {
    pub(super) fate: Arc<Fate>,
    pub(super) executor: Executor,
    pub(super) disk: Arc<Disk>,
    pub(super) nodes: Vec<Node>,
    pub(super) clients: Vec<Client>,
    pub(super) oracle: RefCell<Oracle>,
    pub(super) wall: Arc<Wall>,
    pub(super) epoch: RefCell<String>,
    over: Cell<bool>,
    latency: usize,
    moods: Vec<Mood>,
    house: usize,
}

/// What may go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    Network,
    Slow,
    Disk,
    Rooms,
    Processes,
    Power,
    Clock,
    Copies,
}

/// What may go wrong, and in how many of a hundred runs: not everything everywhere, so that each fault is also met alone.
const MOODS: [(Mood, usize); 8] = [
    (Mood::Network, 70),
    (Mood::Slow, 40),
    (Mood::Disk, 35),
    (Mood::Rooms, 30),
    (Mood::Processes, 25),
    (Mood::Power, 25),
    (Mood::Clock, 40),
    (Mood::Copies, 15),
];

impl World {
    /// Must be made inside the runtime whose time it uses.
    pub(super) fn new(seed: u64, flaw: Option<Flaw>) -> Rc<Self> {
        let fate = Arc::new(Fate::new(seed));
        let house = fate.below(3);
        let disk = Disk::new(Arc::clone(&fate), &HOUSES[house], flaw);
        let nodes = if fate.chance(25) { 2 } else { 1 };
        let moods = MOODS.into_iter().filter(|(_, often)| fate.chance(*often));
        let moods = moods.map(|(mood, _)| mood).collect();
        let viewers = [FACILITATOR, HOST, LEAD, PEER].map(Viewer::Seat);
        let viewers = viewers.into_iter().chain([Viewer::Projector]);
        Rc::new(Self {
            executor: Executor::default(),
            disk: Arc::new(disk),
            nodes: (0..nodes).map(Node::new).collect(),
            clients: viewers.map(Client::new).collect(),
            oracle: RefCell::default(),
            wall: Arc::new(Wall::new()),
            epoch: RefCell::new("epoch 0".to_owned()),
            over: Cell::new(false),
            latency: *fate.one(&[2, 40, 400]),
            moods,
            house,
            fate,
        })
    }

    /// Sets everything going.
    pub(super) fn begin(self: &Rc<Self>) {
        self.executor.spawn(Arc::clone(&self.disk).run());
        for node in &self.nodes {
            node.start(self);
        }
        for me in 0..self.clients.len() {
            self.executor.spawn(Client::run(Rc::clone(self), me));
        }
        self.executor.spawn(Rc::clone(self).direct());
    }

    pub(super) fn is_over(&self) -> bool {
        let mut oracle = self.oracle.borrow_mut();
        oracle.counts.steps += 1;
        if oracle.counts.steps > MOST_STEPS {
            oracle.breach("it never comes to rest");
        }
        self.over.get() || oracle.broken().is_some()
    }

    pub(super) fn breach(&self, what: impl Into<String>) {
        self.oracle.borrow_mut().breach(what);
    }

    /// How long a frame is under way.
    pub(super) fn latency(&self) -> Duration {
        self.fate.millis(0, self.latency)
    }

    async fn direct(self: Rc<Self>) {
        for _ in 0..6 + self.fate.below(21) {
            let rest = match self.fate.below(24) {
                0 => self.fate.millis(20_000, 70_000),
                1..=8 => Duration::ZERO,
                _ => self.fate.millis(1, 500),
            };
            if rest > Duration::from_secs(1) {
                // Nobody learns more from a disk that is broken for long.
                self.disk.trouble(Trouble::default());
            }
            if !rest.is_zero() {
                sleep(rest).await;
            }
            if self.fate.chance(70) {
                self.command();
            } else {
                self.trouble().await;
            }
        }
        self.heal();
        self.settle("before the last commands").await;
        for node in (0..self.nodes.len()).rev() {
            self.touch(node).await;
        }
        self.settle("after the last commands").await;
        // A page that fell asleep is noticed after 45 seconds.
        sleep(Duration::from_secs(50)).await;
        self.settle("at the end").await;
        // The clock of another server may be ahead: a deadline that fired there meanwhile is news to the first one.
        if self.fired_elsewhere().await {
            self.touch(0).await;
            self.settle("after a deadline of another server").await;
        }
        if let Err(breach) = self.judge().await {
            self.breach(breach);
        }
        self.over.set(true);
    }

    fn id(&self) -> CommandId {
        CommandId(Uuid::from_bytes(self.fate.bytes()))
    }

    /// Somebody wants something.
    fn command(&self) {
        // The projector stands last and wants nothing. The facilitator works most.
        let client = &self.clients[self.fate.below(6).saturating_sub(2)];
        let Viewer::Seat(seat) = client.viewer else {
            return;
        };
        let command = self.disk.with_workshop(|workshop| {
            let word = |kind| self.oracle.borrow_mut().plant(seat, kind);
            wish(&self.fate, workshop, seat, word)
        });
        let id = self.id();
        self.oracle.borrow_mut().sends(id, command.clone());
        client.wants(id, command);
    }

    /// Something goes wrong.
    async fn trouble(self: &Rc<Self>) {
        self.oracle.borrow_mut().counts.faults += 1;
        let fate = &self.fate;
        let client = fate.one(&self.clients);
        let node = fate.one(&self.nodes);
        let may = |mood| self.moods.contains(&mood);
        match fate.below(16) {
            0..=2 if may(Mood::Network) => {
                client.part(*fate.one(&[Parting::Lost, Parting::Moved, Parting::Asleep]));
            }
            3 if may(Mood::Network) => {
                client.node.set(fate.below(self.nodes.len()));
                client.part(Parting::Moved);
            }
            4 if may(Mood::Slow) => client.slow.set(fate.chance(70)),
            5 | 6 if may(Mood::Disk) => self.disk.trouble(Trouble {
                full: *fate.one(&[0, 0, 30, 70]),
                lies: *fate.one(&[0, 0, 40]),
                deaf: *fate.one(&[0, 0, 20, 50]),
                slow: *fate.one(&[0, 10, 200, 3_000]),
            }),
            7 | 8 if may(Mood::Rooms) => node.break_room(self),
            9 if may(Mood::Rooms) => {
                node.stop();
                sleep(fate.millis(0, 300)).await;
                node.crash(self);
                node.start(self);
            }
            10 if may(Mood::Processes) => {
                let number = fate.below(self.nodes.len());
                self.nodes[number].crash(self);
                self.disk.crash(Some(number));
                sleep(fate.millis(0, 3_000)).await;
                self.nodes[number].start(self);
            }
            11 if may(Mood::Power) => self.dark(|| self.disk.crash(None)).await,
            12 if may(Mood::Clock) => {
                self.wall
                    .jump(*fate.one(&[3_600_000, -3_600_000, 30_000, -30_000]));
            }
            13 if may(Mood::Copies) => self.disk.back_up(),
            14 if may(Mood::Copies) => {
                self.dark(|| {
                    if let Some(keep) = self.disk.restore() {
                        self.oracle.borrow_mut().restored(keep);
                        *self.epoch.borrow_mut() = format!("epoch {}", fate.below(1_000_000));
                    }
                })
                .await;
            }
            15 => self.abuse(),
            _ => self.repeat(client),
        }
    }

    /// All servers are down for a while.
    async fn dark(&self, then: impl FnOnce()) {
        for node in &self.nodes {
            node.crash(self);
        }
        then();
        sleep(self.fate.millis(0, 2_000)).await;
        for node in &self.nodes {
            node.start(self);
        }
    }

    /// A command that waits is sent over HTTP as well.
    fn repeat(self: &Rc<Self>, client: &Client) {
        let Viewer::Seat(seat) = client.viewer else {
            return;
        };
        let Some(pending) = client.backlog.borrow().front().cloned() else {
            return;
        };
        let me = self.clients.iter().position(|c| c.viewer == client.viewer);
        let node = self.fate.below(self.nodes.len());
        let world = Rc::clone(self);
        self.executor.spawn(async move {
            sleep(world.latency()).await;
            let actor = Actor::Seat(seat);
            let (node, asked) = (&world.nodes[node], world.disk.head());
            let outcome = node.post(&world, actor, pending.id, pending.command).await;
            if let (Some(outcome), Some(me)) = (outcome, me) {
                world.clients[me].answered(&world, pending.id, asked, &outcome);
            }
        });
    }

    /// An id that is taken is used for something else.
    fn abuse(self: &Rc<Self>) {
        let mut ids = self.oracle.borrow().done_ids();
        ids.retain(|id| self.disk.place(id.key()).is_some());
        if ids.is_empty() {
            return;
        }
        let id = *self.fate.one(&ids);
        let node = self.fate.below(self.nodes.len());
        let world = Rc::clone(self);
        self.executor.spawn(async move {
            let note = Command::Floor(floor::Command::Note {
                theme: None,
                text: TextInput::new(&Lang::english(), "abuse"),
            });
            let actor = Actor::Seat(FACILITATOR);
            let outcome = world.nodes[node].post(&world, actor, id, note).await;
            if let Some(outcome) = outcome {
                world.oracle.borrow_mut().abused(&world.disk, id, &outcome);
            }
        });
    }

    /// Nothing goes wrong any more.
    fn heal(&self) {
        self.disk.trouble(Trouble::default());
        for client in &self.clients {
            client.slow.set(false);
        }
        for node in self.nodes.iter().filter(|node| !node.is_up()) {
            node.start(self);
        }
    }

    async fn settle(&self, when: &str) {
        for _ in 0..120 {
            if self
                .clients
                .iter()
                .all(|c| c.is_at_rest() || self.is_gone(c))
            {
                return;
            }
            sleep(Duration::from_secs(1)).await;
        }
        let restless = self
            .clients
            .iter()
            .filter(|c| !c.is_at_rest() && !self.is_gone(c));
        let restless: Vec<_> = restless
            .map(|c| (c.viewer, c.backlog.borrow().clone()))
            .collect();
        self.breach(format!("no rest {when}: {restless:?}"));
    }

    fn is_gone(&self, client: &Client) -> bool {
        let seat = client.viewer.seat();
        seat.is_some_and(|seat| self.disk.with_workshop(|w| w.people.seat(seat).is_none()))
    }

    /// Whether the first server lacks the end of the log, and all that it lacks are deadlines.
    async fn fired_elsewhere(&self) -> bool {
        let Some(room) = self.nodes.first().and_then(|node| node.room(self)) else {
            return false;
        };
        let Ok(at) = room.look(|glance| glance.seq).await else {
            return false;
        };
        let (commits, _) = self.disk.contents();
        let mut lacking = commits.iter().filter(|commit| commit.seq > at).peekable();
        lacking.peek().is_some()
            && lacking.all(|commit| commit.actor == plenum_core::CommitActor::Clock)
    }

    /// A last command, after which a server stands where the log does.
    async fn touch(&self, node: usize) {
        let present = self
            .disk
            .with_workshop(|w| w.people.seat(HOST).is_some_and(|seat| seat.present));
        let command = Command::People(people::Command::MarkPresence {
            seat: HOST,
            present: !present,
        });
        let id = self.id();
        let mut last = None;
        for _ in 0..20 {
            let actor = Actor::Seat(FACILITATOR);
            let outcome = self.nodes[node]
                .post(self, actor, id, command.clone())
                .await;
            if matches!(outcome, Some(Outcome::Done(_))) {
                return;
            }
            last = outcome;
            sleep(Duration::from_secs(1)).await;
        }
        self.breach(format!("the last command was not taken: {last:?}"));
    }

    /// Whether all is as it should be.
    async fn judge(&self) -> Result<(), String> {
        if let Some(broken) = self.disk.broken() {
            return Err(broken);
        }
        let (commits, keys) = self.disk.contents();
        verified(&commits, HOUSES[self.house].log.len())?;
        self.oracle.borrow_mut().nothing_lost(&self.disk);
        self.oracle.borrow_mut().counts.deadlines += commits
            .iter()
            .filter(|commit| commit.actor == plenum_core::CommitActor::Clock)
            .count() as u64;

        let workshop = self.disk.with_workshop(Clone::clone);
        if self.fate.chance(10) {
            let replayed =
                Replayed::of(WORKSHOP, &commits).map_err(|(seq, e)| format!("{seq} {e}"))?;
            if replayed.with_keys(Keyring::default()).0.workshop != workshop {
                return Err("a replay gives another state".to_owned());
            }
        }
        let due = plenum_core::next_deadline(&workshop);
        let mut ring = Keyring::default();
        for (scope, seat, key) in keys {
            if workshop.people.is_cut(scope) {
                return Err(format!("the keys of {scope:?} outlived their link"));
            }
            ring.insert(scope, seat, key);
        }
        let truth = Truth::of(workshop, &ring);
        for (number, node) in self.nodes.iter().enumerate() {
            let room = node.room(self).ok_or("a server is down")?;
            let at = room
                .look(|glance| glance.seq)
                .await
                .map_err(|_| "the room has stopped")?;
            let is_first = number == 0;
            if is_first && at != commits.len() as u64 {
                return Err(format!(
                    "the room stands at {at}, the log at {}",
                    commits.len()
                ));
            }
            let late = due
                .zip(node.now())
                .filter(|((due, _), now)| now.since(*due) > 5_000);
            if let Some(((due, reason), now)) = late.filter(|_| is_first) {
                return Err(format!("{reason:?} was due at {due:?} and it is {now:?}"));
            }
            let mut here = Vec::new();
            for client in self.clients.iter().filter(|c| c.node.get() == number) {
                if self.is_gone(client) {
                    continue;
                }
                here.extend(client.viewer.seat());
                let shown = client.replica.borrow().shown();
                // What stands where the log does is held against the specification, of which snapshots are a copy: one
                // of them is enough.
                let (expected, what) = if is_first && !self.fate.chance(15) {
                    (truth.shown_to(client.viewer), "the truth")
                } else {
                    let fresh = room.snapshot(client.viewer).await.ok().flatten();
                    let mut replica = Replica::default();
                    replica.welcome(fresh.ok_or("there is no snapshot")?);
                    (replica.shown(), "a fresh snapshot")
                };
                if shown != expected {
                    return Err(differs(client.viewer, what, &expected, &shown));
                }
            }
            here.sort();
            for desk in self.clients.iter().filter(|c| c.node.get() == number) {
                let present = desk.present.borrow();
                // Whoever left a moment ago may still be among them.
                let missed = |present: &Vec<_>| here.iter().any(|seat| !present.contains(seat));
                if present.as_ref().is_some_and(missed) {
                    return Err(format!("{present:?} are said to be here, not {here:?}"));
                }
            }
        }
        Ok(())
    }
}

fn differs(
    viewer: Viewer,
    than: &str,
    expected: &super::replica::Shown,
    found: &super::replica::Shown,
) -> String {
    let missing: Vec<_> = expected
        .iter()
        .filter(|(at, body)| found.get(*at) != Some(body))
        .collect();
    let extra: Vec<_> = found
        .iter()
        .filter(|(at, body)| expected.get(*at) != Some(body))
        .collect();
    format!("{viewer:?} shows something else than {than}: {extra:?} instead of {missing:?}")
}

/// A run that takes more steps goes round in circles.
const MOST_STEPS: u64 = 300_000;
