//! A server over the disk: its clock, its room, and the two halves of each connection, as `http/live.rs` runs them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use plenum_core::time::Timestamp;
use plenum_core::{Actor, Command, id::CommandId};
use tokio::sync::{Notify, mpsc};
use tokio::time::{Instant, sleep, sleep_until, timeout_at};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::disk::Mounted;
use super::executor::Job;
use super::house::{START, WORKSHOP};
use super::net::{Cable, Said, Wire};
use super::world::World;
use crate::clock::{Clock, creep};
use crate::joins::Joins;
use crate::room::outbox::{
    Bounds, Duty, Frame, GOING_AWAY, Next, SERVICE_RESTART, TRY_AGAIN_LATER, text,
};
use crate::room::task::Task;
use crate::room::{Ask, Env, INBOX, Line, Outbox, Outcome, Reply, Room, Viewer, bye};
use crate::wire::Resume;

/// One server; it may be down.
#[derive(Default)]
pub(super) struct Node {
    number: usize,
    env: RefCell<Option<Arc<Env>>>,
    room: RefCell<Option<(Room, Job)>>,
    jobs: RefCell<Vec<Job>>,
    wires: RefCell<Vec<Rc<Wire>>>,
}

impl Node {
    pub(super) fn new(number: usize) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    /// Starts the server, with a clock that reads the wall.
    pub(super) fn start(&self, world: &World) {
        let store = || {
            Arc::new(Mounted {
                disk: Arc::clone(&world.disk),
                node: self.number,
            })
        };
        let fate = Arc::clone(&world.fate);
        let env = Env {
            log: store(),
            directory: store(),
            clock: Arc::new(NodeClock::new(Arc::clone(&world.wall))),
            epoch: world.epoch.borrow().clone(),
            join_secret: vec![1; 16],
            joins: Joins::default(),
            stop: CancellationToken::new(),
            tasks: TaskTracker::new(),
            draw: Box::new(move || fate.bytes()),
            idle: Duration::from_secs(20),
            metrics: Arc::default(),
        };
        self.env.replace(Some(Arc::new(env)));
    }

    pub(super) fn is_up(&self) -> bool {
        self.env.borrow().is_some()
    }

    /// The process dies.
    pub(super) fn crash(&self, world: &World) {
        self.env.replace(None);
        self.room.replace(None);
        for wire in self.wires.take() {
            wire.cut();
        }
        for job in self.jobs.take() {
            world.executor.kill(job);
        }
    }

    /// The room alone breaks down, as after a panic outside all guards.
    pub(super) fn break_room(&self, world: &World) {
        if let Some((_, job)) = &*self.room.borrow() {
            world.executor.kill(*job);
        }
    }

    /// The process is told to stop: rooms finish their turn.
    pub(super) fn stop(&self) {
        if let Some(env) = &*self.env.borrow() {
            env.stop.cancel();
        }
    }

    /// The server's time.
    pub(super) fn now(&self) -> Option<Timestamp> {
        self.env.borrow().as_ref().map(|env| env.clock.now())
    }

    /// The room, started if it does not run; none if the server is down.
    pub(super) fn room(&self, world: &World) -> Option<Room> {
        let env = Arc::clone(self.env.borrow().as_ref()?);
        if let Some((room, _)) = &*self.room.borrow()
            && !room.has_stopped()
        {
            return Some(room.clone());
        }
        let (inbox, messages) = mpsc::channel(INBOX);
        let left = Arc::new(Notify::new());
        let task = Task::new(env, WORKSHOP, messages, Arc::clone(&left));
        let room = Room { inbox, left };
        let job = self.run(world, task.run());
        self.room.replace(Some((room.clone(), job)));
        Some(room)
    }

    /// Takes a connection in.
    pub(super) fn accept(
        &self,
        world: &Rc<World>,
        viewer: Viewer,
        resume: Option<Resume>,
        wire: &Rc<Wire>,
    ) {
        let Some(room) = self.room(world) else {
            return wire.cut();
        };
        self.wires.borrow_mut().push(Rc::clone(wire));
        let (world_, wire) = (Rc::clone(world), Rc::clone(wire));
        self.run(world, async move {
            serve(&world_, room, viewer, resume, &wire).await;
            wire.close();
        });
    }

    /// A command over HTTP; none if the server is down, or goes down meanwhile.
    pub(super) async fn post(
        &self,
        world: &World,
        actor: Actor,
        id: CommandId,
        command: Command,
    ) -> Option<Outcome> {
        let room = self.room(world)?;
        Some(room.command(actor, id, command).await)
    }

    fn run(&self, world: &World, future: impl Future<Output = ()> + 'static) -> Job {
        let job = world.executor.spawn(future);
        self.jobs.borrow_mut().push(job);
        job
    }
}

/// Tells the room that the socket has gone, however this ends.
struct Leaving(Arc<Outbox>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.leave();
    }
}

async fn serve(
    world: &Rc<World>,
    room: Room,
    viewer: Viewer,
    resume: Option<Resume>,
    wire: &Rc<Wire>,
) {
    // Half of the sockets are written straight to, as where a TCP stream can be had.
    let cable = world.fate.chance(50).then(|| Cable::new(&world.fate));
    let line = cable.clone().map(|cable| cable as Arc<dyn Line>);
    let outbox = Arc::new(Outbox::within(BOUNDS, Arc::clone(&room.left), line));
    let guard = Leaving(Arc::clone(&outbox));
    let refused = match room.attach(viewer, resume, Arc::clone(&outbox)).await {
        Ok(true) => None,
        Ok(false) => Some(bye("bad_token", None)),
        Err(_) => Some(bye("restart", Some(2_000))),
    };
    if let Some(bye) = refused {
        return wire.down.send(world.latency(), text(&bye));
    }
    let last = Cell::new(Instant::now());
    let read = read(world, &room, viewer, &outbox, wire, &last);
    if let Some(cable) = cable {
        let write = async {
            steer(world, &room, &outbox, &cable).await;
            cable.end();
        };
        let carry = async {
            cable.carry(wire, || world.latency()).await;
            wire.close();
        };
        tokio::join!(write, carry, read);
    } else {
        tokio::join!(write(world, &room, &outbox, wire), read);
    }
    drop(guard);
}

/// What a connection does whose frames the room writes.
async fn steer(world: &World, room: &Room, outbox: &Arc<Outbox>, cable: &Cable) {
    loop {
        within_bounds(world, outbox);
        match outbox.duty() {
            Duty::Read => outbox.changed().await,
            Duty::Write => {
                tokio::select! {
                    biased;
                    () = cable.drained() => outbox.resume(),
                    () = outbox.closing() => {}
                }
            }
            Duty::Refresh => {
                if room.refresh(Arc::clone(outbox)).await.is_err() {
                    outbox.close(&bye("restart", Some(1_000)), SERVICE_RESTART);
                }
            }
            Duty::Part => {
                let end = Instant::now() + CLOSE_TIME;
                while outbox.is_full() && timeout_at(end, cable.drained()).await.is_ok() {
                    outbox.resume();
                }
                return;
            }
        }
    }
}

fn within_bounds(world: &World, outbox: &Outbox) {
    let (frames, bytes) = outbox.held();
    if frames > BOUNDS.frames + BOUNDS.own + 2 || bytes > BOUNDS.bytes + SLACK {
        world.breach(format!("{frames} frames and {bytes} bytes waited"));
    }
}

async fn write(world: &World, room: &Room, outbox: &Arc<Outbox>, wire: &Wire) {
    loop {
        let sent = tokio::select! {
            biased;
            open = wire.down.ready() => open,
            () = async { outbox.closing().await; sleep(CLOSE_TIME).await } => false,
        };
        within_bounds(world, outbox);
        if !sent {
            return outbox.close(&bye("too_slow", Some(1_000)), TRY_AGAIN_LATER);
        }
        match outbox.next().await {
            Next::Frame(Frame::Text(frame)) => wire.down.send(world.latency(), frame),
            Next::Frame(Frame::Packed(_)) => unreachable!("no page here unpacks"),
            Next::Refresh => {
                if room.refresh(Arc::clone(outbox)).await.is_err() {
                    outbox.close(&bye("restart", Some(1_000)), SERVICE_RESTART);
                }
            }
            Next::Close(_) => return wire.close(),
        }
    }
}

async fn read(
    world: &World,
    room: &Room,
    viewer: Viewer,
    outbox: &Arc<Outbox>,
    wire: &Wire,
    last: &Cell<Instant>,
) {
    loop {
        let said = tokio::select! {
            biased;
            said = wire.up.receive() => said,
            () = sleep_until(last.get() + IDLE), if !outbox.is_closing() => {
                // Browsers answer pings by themselves, as long as they are there.
                if wire.is_abandoned() {
                    outbox.close(&bye("idle", Some(0)), GOING_AWAY);
                }
                last.set(Instant::now());
                continue;
            }
            () = async { outbox.closing().await; sleep(CLOSE_TIME).await } => return,
        };
        last.set(Instant::now());
        match (said, viewer) {
            (None, _) => return outbox.close(&bye("closed", None), GOING_AWAY),
            (Some(_), _) if outbox.is_closing() => {}
            (Some(Said::Do(id, command)), Viewer::Seat(seat)) => {
                room.ask(Ask {
                    actor: Actor::Seat(seat),
                    id,
                    command,
                    reply: Reply::Socket(Arc::clone(outbox)),
                });
                outbox.flush();
            }
            (Some(Said::Do(..)), Viewer::Projector) => world.breach("a projector spoke"),
        }
    }
}

/// The wall that all servers of a house read when they start, and then creep towards.
pub(super) struct Wall {
    start: Instant,
    ahead: AtomicI64,
}

impl Wall {
    pub(super) fn new() -> Self {
        Self {
            start: Instant::now(),
            ahead: AtomicI64::new(3_600_000),
        }
    }

    /// Somebody sets the time.
    pub(super) fn jump(&self, millis: i64) {
        self.ahead.fetch_add(millis, Ordering::Relaxed);
    }

    fn now(&self) -> i64 {
        let elapsed = i64::try_from(self.start.elapsed().as_millis()).unwrap_or(i64::MAX);
        START + elapsed + self.ahead.load(Ordering::Relaxed)
    }
}

/// The clock of a server: as [`SystemClock`](crate::SystemClock), on virtual time.
struct NodeClock {
    wall: Arc<Wall>,
    anchor: Mutex<(std::time::Instant, i64)>,
}

impl NodeClock {
    fn new(wall: Arc<Wall>) -> Self {
        let anchor = Mutex::new((Instant::now().into_std(), wall.now()));
        Self { wall, anchor }
    }
}

impl Clock for NodeClock {
    fn now(&self) -> Timestamp {
        let mut anchor = self.anchor.lock().unwrap_or_else(PoisonError::into_inner);
        let (moved, now) = creep(*anchor, Instant::now().into_std(), self.wall.now());
        *anchor = moved;
        Timestamp(now)
    }

    fn wait_until(&self, at: Timestamp) -> BoxFuture<'_, ()> {
        async move {
            while let Ok(left @ 1..) = u64::try_from(at.since(self.now())) {
                sleep(Duration::from_millis(left)).await;
            }
        }
        .boxed()
    }
}

/// Small, so that a reader soon falls behind.
const BOUNDS: Bounds = Bounds {
    frames: 8,
    bytes: 20_000,
    merged: 4_000,
    own: 12,
};
/// What frames for one socket alone may weigh beside the bound on shared ones.
const SLACK: usize = 8_000;
const IDLE: Duration = Duration::from_secs(45);
const CLOSE_TIME: Duration = Duration::from_millis(900);
