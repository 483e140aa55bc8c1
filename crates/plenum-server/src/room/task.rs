//! The loop of a room: waits for the next thing, takes a turn, and never dies of a single command.
//!
//! Order inside a turn: due deadlines, decide, append, publish, acknowledge, then those who came or only read. If the
//! append fails, the working state is dropped and built again from the log; nothing had been announced. While the store goes on
//! failing, a copy of the state is kept for that. If another node was faster, the room catches up and decides again.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use plenum_core::agenda::Reason;
use plenum_core::id::{CommandId, SeatId, WorkshopId};
use plenum_core::time::Timestamp;
use plenum_core::{Actor, Audience, Command, Seed};
use plenum_log::LogError;
use tokio::sync::{Notify, mpsc};
use tokio::time::{Instant, sleep_until};

use super::health::Health;
use super::live::{Brought, Live, Step, Verdict};
use super::outbox::Frame;
use super::screens::{Facts, Screens};
use super::sockets::{Place, Sockets};
use super::store::{self, Chore, ensure_keys};
use super::{Ask, Env, Glance, Message, Outcome};
use crate::calendar;
use crate::metrics::Told;
use crate::wire::ServerFrame;

mod behind;
mod counts;
mod desk;
mod publish;

use counts::Counts;
use desk::storing;

/// The owner of one room.
pub(super) struct Task {
    env: Arc<Env>,
    workshop: WorkshopId,
    join_code: String,
    messages: mpsc::Receiver<Message>,
    left: Arc<Notify>,
    /// The working state; none after a failure, until it can be built again from the log.
    live: Option<Live>,
    screens: Screens,
    sockets: Sockets,
    /// The last commit that was announced, if the room was ever built.
    announced: Option<u64>,
    audiences: BTreeMap<SeatId, BTreeSet<Audience>>,
    /// What must still be done in the directory after a durable commit.
    chores: Vec<Chore>,
    /// A deadline that fired without an effect; it is not fired again.
    spent: Option<(Timestamp, Reason)>,
    /// Time never runs backwards in a room.
    latest: Timestamp,
    /// After a failure of the store, nothing is tried of the room's own accord before this.
    not_before: Instant,
    /// The last batch could not be stored.
    read_only: bool,
    presence: Option<Instant>,
    health: Health,
    counts: Counts,
    idle_since: Instant,
}

enum Wake {
    Message(Message),
    Deadline,
    Left,
    Presence,
    Counts,
    Chores,
    Idle,
    Stop,
}

/// Why a batch could not be carried out.
enum Failure {
    /// Another node was faster.
    Conflict,
    /// The store could not do it.
    Store(LogError),
    /// A command brought the rules down: the one at this place of the batch, or a deadline.
    Panic(Option<usize>),
}

/// A batch that was decided, with one outcome for each command.
#[derive(Default)]
struct Batch {
    steps: Vec<Step>,
    outcomes: Vec<Outcome>,
    told: Vec<Told>,
}

impl Task {
    pub(super) fn new(
        env: Arc<Env>,
        workshop: WorkshopId,
        messages: mpsc::Receiver<Message>,
        left: Arc<Notify>,
    ) -> Self {
        Self {
            join_code: env.join_code(workshop),
            env,
            workshop,
            messages,
            left,
            live: None,
            screens: Screens::default(),
            sockets: Sockets::default(),
            announced: None,
            audiences: BTreeMap::new(),
            chores: Vec::new(),
            spent: None,
            latest: Timestamp::default(),
            not_before: Instant::now(),
            read_only: false,
            presence: None,
            health: Health::default(),
            counts: Counts::default(),
            idle_since: Instant::now(),
        }
    }

    /// Runs until the server stops or nobody has been here for a while.
    pub(super) async fn run(mut self) {
        if !self.rebuild().await {
            // Those who wait are told by their closed channels; the next one who asks starts the room again.
            return;
        }
        tracing::info!(room.id = %self.workshop, event.seq = self.announced, "the room is open");
        loop {
            match self.wake().await {
                Wake::Message(first) => self.turn(first).await,
                Wake::Deadline => self.commands(Vec::new()).await,
                Wake::Left => self.forget(),
                Wake::Presence => self.send_presence(),
                Wake::Counts => self.send_counts(),
                Wake::Chores => self.do_chores().await,
                Wake::Idle | Wake::Stop => break,
            }
            self.sockets.flush();
        }
        self.finish().await;
    }

    async fn wake(&mut self) -> Wake {
        let due = self
            .live
            .as_ref()
            .and_then(|live| plenum_core::next_deadline(&live.workshop));
        // A room without a state wants to be built again: that is due at once, but for the pause after a failure.
        let deadline = match self.live {
            None => Some(Timestamp::default()),
            Some(_) => due.filter(|due| Some(*due) != self.spent).map(|(at, _)| at),
        };
        let not_before = self.not_before;
        let clock = Arc::clone(&self.env.clock);
        let idle = self.idle_since + self.env.idle;
        let empty = self.sockets.is_empty();
        let chores = !self.chores.is_empty();
        let presence = self.presence;
        let counts = self.counts.due();
        tokio::select! {
            biased;
            () = self.env.stop.cancelled() => Wake::Stop,
            () = async { clock.wait_until(deadline.unwrap_or_default()).await; sleep_until(not_before).await }, if deadline.is_some() => Wake::Deadline,
            Some(message) = self.messages.recv() => Wake::Message(message),
            () = self.left.notified() => Wake::Left,
            () = sleep_until(presence.unwrap_or(idle)), if presence.is_some() => Wake::Presence,
            () = sleep_until(counts.unwrap_or(idle)), if counts.is_some() && self.live.is_some() => Wake::Counts,
            () = tokio::time::sleep(CHORES_AGAIN), if chores => Wake::Chores,
            () = sleep_until(idle), if empty && !chores => Wake::Idle,
        }
    }

    /// Takes what waits, up to a limit: commands first, as one batch, then all others in order.
    async fn turn(&mut self, first: Message) {
        self.idle_since = Instant::now();
        let mut asks = Vec::new();
        let mut others = Vec::new();
        let mut next = Some(first);
        // Whoever is about to say something comes into the same batch: the more there is to do, the larger it grows.
        tokio::task::yield_now().await;
        while let Some(message) = next {
            if let Message::Ask(ask) = message {
                asks.push(ask);
            } else {
                others.push(message);
            }
            next = if asks.len() + others.len() < BATCH {
                self.messages.try_recv().ok()
            } else {
                None
            };
        }
        if !asks.is_empty() {
            self.commands(asks).await;
        }
        for message in others {
            self.other(message).await;
        }
    }

    /// Fires what is due, decides the commands, and sees the batch through to its acknowledgement.
    async fn commands(&mut self, mut asks: Vec<Ask>) {
        // Whatever becomes of them, they are answered.
        self.sockets.stir();
        for _attempt in 0..ATTEMPTS {
            if self.live.is_none() && !self.rebuild().await {
                self.not_before = Instant::now() + STORE_AGAIN;
                break;
            }
            // A store that failed may fail for hours: then the state of before is kept, or each command would read the log again.
            let before = self.live.as_ref().filter(|_| self.read_only);
            let before = before.cloned().map(Box::new);
            match self.carry_out(&asks).await {
                Ok(outcomes) => {
                    let now = self.latest;
                    for (ask, outcome) in asks.into_iter().zip(outcomes) {
                        if let (Actor::Seat(seat), Outcome::Done(_)) = (ask.actor, &outcome) {
                            self.health.acknowledged(seat, now);
                        }
                        ask.reply.send(ask.id, outcome);
                    }
                    // What was stored is on the screens before anything else is waited for.
                    self.sockets.flush();
                    self.do_chores().await;
                    return;
                }
                Err(failure) => {
                    self.live = None;
                    match failure {
                        Failure::Conflict => {
                            self.env.metrics.conflict();
                            tracing::info!(room.id = %self.workshop, "another node was faster; catching up");
                        }
                        Failure::Store(error) => {
                            self.env.metrics.not_stored();
                            self.tell_stored(false);
                            tracing::error!(room.id = %self.workshop, %error, "the batch could not be stored");
                            self.not_before = Instant::now() + STORE_AGAIN;
                            self.put_off(asks, &Outcome::wait("read_only", 2_000));
                            self.go_back(before).await;
                            return;
                        }
                        Failure::Panic(place) => {
                            tracing::error!(room.id = %self.workshop, "a command brought the rules down; the room starts again from its log");
                            match place {
                                Some(place) if place < asks.len() => {
                                    let ask = asks.remove(place);
                                    ask.reply.send(ask.id, Outcome::refuse("internal"));
                                }
                                Some(_) | None => self.spend_deadline().await,
                            }
                        }
                    }
                }
            }
        }
        self.put_off(asks, &Outcome::busy());
    }

    async fn carry_out(&mut self, asks: &[Ask]) -> Result<Vec<Outcome>, Failure> {
        let now = self.now();
        let Some(live) = &mut self.live else {
            return Err(Failure::Conflict);
        };
        let expected = live.head.seq;
        let mut batch = Batch::default();
        let env = &*self.env;
        for _ in 0..BATCH {
            let Some((due, id, command)) =
                live.due(now).filter(|(due, ..)| Some(*due) != self.spent)
            else {
                break;
            };
            ensure_keys(env, live).await.map_err(Failure::Store)?;
            let verdict = decide(live, Actor::Clock, id, &command, now, Seed((env.draw)()))
                .ok_or(Failure::Panic(None))?;
            match verdict {
                Verdict::Accepted(step) => batch.steps.push(*step),
                Verdict::Known(_) | Verdict::Refused(_) | Verdict::IdReused => {
                    tracing::error!(room.id = %self.workshop, ?verdict, "a deadline had no effect");
                    self.spent = Some(due);
                }
            }
        }
        for (place, ask) in asks.iter().enumerate() {
            ensure_keys(env, live).await.map_err(Failure::Store)?;
            let verdict = decide(
                live,
                ask.actor,
                ask.id,
                &ask.command,
                now,
                Seed((env.draw)()),
            )
            .ok_or(Failure::Panic(Some(place)))?;
            let (told, outcome) = match verdict {
                Verdict::Known(seq) => (Told::Repeated, Outcome::Done(seq)),
                Verdict::Accepted(step) => {
                    let seq = step.commit.seq;
                    batch.steps.push(*step);
                    (Told::Accepted, Outcome::Done(seq))
                }
                Verdict::Refused(refusal) => (Told::Refused, Outcome::refused(&refusal)),
                Verdict::IdReused => (Told::Refused, Outcome::refuse("id_reused")),
            };
            batch.told.push(told);
            batch.outcomes.push(outcome);
        }
        // A key may be due for the next writer; have it before the change is on the screens.
        ensure_keys(env, live).await.map_err(Failure::Store)?;
        if batch.steps.is_empty() {
            // What is appended proves that the state was the last one. A refusal must be as well founded: on another server
            // the very command may have been done before.
            let refuses = |outcome: &Outcome| matches!(outcome, Outcome::Refused { .. });
            if batch.outcomes.iter().any(refuses)
                && store::moved_on(env, live).await.map_err(Failure::Store)?
            {
                return Err(Failure::Conflict);
            }
        } else {
            let commits = batch.steps.iter().map(|step| step.commit.clone()).collect();
            let began = Instant::now();
            self.env
                .log
                .append(self.workshop, expected, commits)
                .await
                .map_err(|error| match error {
                    LogError::Conflict { .. } => Failure::Conflict,
                    LogError::Damaged { .. }
                    | LogError::Storage(_)
                    | LogError::Unusable(_)
                    | LogError::Closed => Failure::Store(error),
                })?;
            self.env.metrics.appended(began.elapsed());
            self.publish(batch.steps, now);
            self.tell_stored(true);
        }
        for told in batch.told {
            self.env.metrics.told(told);
        }
        Ok(batch.outcomes)
    }

    /// Builds the working state from the log and the directory. If the log moved on meanwhile, all sockets start afresh.
    async fn rebuild(&mut self) -> bool {
        match store::load(&self.env, self.workshop).await {
            Ok((live, last)) => {
                let seq = live.head.seq;
                // What was still to be counted is counted in the new state, and nobody has been told.
                let uncounted = self.counts.forget();
                if self.announced != Some(seq) || uncounted {
                    self.screens = Screens::of(live.published.all(), seq, last);
                    self.audiences = live.audiences();
                    self.sockets.place_again(&live.workshop, &self.join_code);
                    self.sockets.all_again();
                    self.announced = Some(seq);
                    let now = self.now();
                    self.refresh_held_back(seq, now);
                }
                self.live = Some(live);
                true
            }
            Err(error) => {
                tracing::error!(room.id = %self.workshop, %error, "the room cannot be built from its log");
                false
            }
        }
    }

    /// Everything but commands.
    async fn other(&mut self, message: Message) {
        if self.seems_behind(&message) && self.is_behind().await {
            self.live = None;
        }
        if self.live.is_none() && !self.rebuild().await {
            // The reply channels close: the sender learns that the room is not there now.
            return;
        }
        let now = self.now();
        let Some(live) = &mut self.live else { return };
        let seq = live.head.seq;
        match message {
            Message::Ask(_) => {}
            Message::Attach {
                viewer,
                resume,
                outbox,
                reply,
            } => {
                let place = viewer.place(&live.workshop, &self.join_code);
                let found = place.is_some();
                if let Some(place) = place {
                    let facts = Facts {
                        you: &place.you,
                        epoch: &self.env.epoch,
                        seq,
                        now,
                    };
                    let resume = resume.filter(|resume| resume.epoch == self.env.epoch);
                    let resumed = resume.and_then(|resume| {
                        self.screens
                            .resumed(facts, &place.audiences, viewer.seat(), resume.seq)
                    });
                    if resumed.is_some() {
                        self.env.metrics.resumed();
                    } else {
                        self.env.metrics.snapshot();
                    }
                    outbox.snapshot(resumed.map_or_else(
                        || {
                            let unpacks = outbox.unpacks();
                            self.screens.picture(facts, &place.audiences, unpacks)
                        },
                        Frame::Text,
                    ));
                    if place.audiences.contains(&Audience::Desk) {
                        // Who comes to the desk is told all of it with the next look.
                        self.health.tell_again();
                        if self.read_only {
                            outbox.own(&storing(true));
                        }
                    }
                    if place.manages {
                        outbox.own(&ServerFrame::Waiting {
                            requests: self.env.joins.list(self.workshop),
                        });
                    }
                    let most = if viewer.seat().is_some() {
                        SOCKETS_PER_SEAT
                    } else {
                        PROJECTORS
                    };
                    self.sockets.add(viewer, place, outbox, most);
                    self.presence_changed();
                }
                let _gone = reply.send(found);
            }
            Message::Refresh { outbox, reply } => {
                let (screens, epoch) = (&mut self.screens, &self.env.epoch);
                self.sockets.refresh(&outbox, |place, unpacks| {
                    let facts = facts(place, epoch, seq, now);
                    screens.picture(facts, &place.audiences, unpacks)
                });
                self.tell_desk_again();
                let _gone = reply.send(());
            }
            Message::Snapshot { viewer, reply } => {
                let place = viewer.place(&live.workshop, &self.join_code);
                let epoch = &self.env.epoch;
                let frame = place.map(|place| {
                    self.screens
                        .welcome(facts(&place, epoch, seq, now), &place.audiences)
                });
                let _gone = reply.send(frame);
            }
            Message::Look(read) => {
                read(Glance {
                    workshop: &live.workshop,
                    published: &live.published,
                    keys: &live.keys,
                    seq,
                });
            }
            Message::Name { seat, name, reply } => {
                match name {
                    Some(name) => live.keys.set_name(seat, name),
                    None => live.keys.forget(seat),
                }
                let _gone = reply.send(());
            }
            Message::Expel(viewer) => self.sockets.expel(viewer),
            Message::Waiting => self.tell_who_waits(),
        }
    }

    /// Gives up on a deadline that brought the rules down.
    async fn spend_deadline(&mut self) {
        if self.rebuild().await
            && let Some(live) = &self.live
        {
            self.spent = plenum_core::next_deadline(&live.workshop);
        }
    }

    async fn do_chores(&mut self) {
        self.chores =
            store::do_chores(&self.env, self.workshop, std::mem::take(&mut self.chores)).await;
    }

    fn forget(&mut self) {
        if self.sockets.any_gone() {
            // What its page said last is read before the socket is forgotten.
            self.health.take(self.sockets.pulses());
            self.sockets.sweep();
            self.idle_since = Instant::now();
            self.presence_changed();
        }
    }

    fn now(&mut self) -> Timestamp {
        self.latest = self.latest.max(self.env.clock.now());
        self.latest
    }

    /// Serves those who are already at the door, then sends everybody away.
    async fn finish(mut self) {
        self.messages.close();
        while let Some(message) = self.messages.recv().await {
            self.turn(message).await;
        }
        self.sockets.flush();
        self.do_chores().await;
        self.sockets.restart();
        tracing::info!(room.id = %self.workshop, event.seq = self.announced, "the room is closed");
    }
}

fn facts<'a>(place: &'a Place, epoch: &'a str, seq: u64, now: Timestamp) -> Facts<'a> {
    Facts {
        you: &place.you,
        epoch,
        seq,
        now,
    }
}

/// Decides one command; none if the rules panicked. The state may be half changed then and must be dropped.
fn decide(
    live: &mut Live,
    actor: Actor,
    id: CommandId,
    command: &Command,
    now: Timestamp,
    seed: Seed,
) -> Option<Verdict> {
    let calendar = calendar::instants(&live.workshop.setup.zone, command);
    let brought = Brought {
        now,
        seed,
        calendar,
    };
    catch_unwind(AssertUnwindSafe(|| {
        live.decide(actor, id, command, &brought)
    }))
    .ok()
}

/// Commands in one append.
const BATCH: usize = 64;
/// How often a batch is decided again after a conflict or a panic.
const ATTEMPTS: usize = 8;
const SOCKETS_PER_SEAT: usize = 5;
const PROJECTORS: usize = 20;
const STORE_AGAIN: Duration = Duration::from_secs(2);
const CHORES_AGAIN: Duration = Duration::from_secs(30);
