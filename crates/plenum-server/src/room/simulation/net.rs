//! The network: frames take their time, arrive in order on one connection, in any order across connections, or never.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::Duration;

use axum::extract::ws::Utf8Bytes;
use plenum_core::Command;
use plenum_core::id::CommandId;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

/// What a client says after its hello.
#[derive(Clone, Debug)]
pub(super) enum Said {
    Do(CommandId, Command),
}

/// One connection.
pub(super) struct Wire {
    pub(super) up: Pipe<Said>,
    pub(super) down: Pipe<Utf8Bytes>,
    abandoned: Cell<bool>,
}

/// One direction of a connection.
pub(super) struct Pipe<T> {
    queue: RefCell<VecDeque<(Instant, T)>>,
    state: Cell<State>,
    changed: Notify,
    space: Notify,
    /// So many may be under way; whoever sends more waits.
    window: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    /// What is under way arrives, then the end.
    Ended,
    /// What is under way is lost.
    Cut,
}

impl Wire {
    pub(super) fn new(window: usize) -> Self {
        Self {
            up: Pipe::new(usize::MAX),
            down: Pipe::new(window),
            abandoned: Cell::new(false),
        }
    }

    /// Both ends lose each other.
    pub(super) fn cut(&self) {
        self.up.set(State::Cut);
        self.down.set(State::Cut);
    }

    /// The client goes away; what it has sent still arrives.
    pub(super) fn leave(&self) {
        self.up.set(State::Ended);
        self.down.set(State::Cut);
    }

    /// The client vanishes, and nothing tells the server.
    pub(super) fn abandon(&self) {
        self.abandoned.set(true);
    }

    pub(super) fn is_abandoned(&self) -> bool {
        self.abandoned.get()
    }

    /// The server closes in good order.
    pub(super) fn close(&self) {
        self.up.set(State::Cut);
        self.down.set(State::Ended);
    }
}

impl<T> Pipe<T> {
    fn new(window: usize) -> Self {
        Self {
            queue: RefCell::default(),
            state: Cell::new(State::Open),
            changed: Notify::new(),
            space: Notify::new(),
            window,
        }
    }

    fn set(&self, state: State) {
        if self.state.get() == State::Cut {
            return;
        }
        self.state.set(state);
        if state == State::Cut {
            self.queue.borrow_mut().clear();
        }
        self.changed.notify_one();
        self.space.notify_one();
    }

    /// Sends something that arrives after so long, and not before what was sent earlier.
    pub(super) fn send(&self, after: Duration, thing: T) {
        if self.state.get() != State::Open {
            return;
        }
        let mut queue = self.queue.borrow_mut();
        let due = Instant::now() + after;
        let due = queue.back().map_or(due, |(last, _)| due.max(*last));
        queue.push_back((due, thing));
        self.changed.notify_one();
    }

    /// Waits until something may be sent; false if nothing will ever arrive.
    pub(super) async fn ready(&self) -> bool {
        loop {
            if self.state.get() != State::Open {
                return false;
            }
            if self.queue.borrow().len() < self.window {
                return true;
            }
            self.space.notified().await;
        }
    }

    /// The next that arrives; none at the end. Nothing is lost if it is not waited for.
    pub(super) async fn receive(&self) -> Option<T> {
        loop {
            let due = self.queue.borrow().front().map(|(due, _)| *due);
            match due {
                Some(due) if due <= Instant::now() => {
                    let first = self.queue.borrow_mut().pop_front();
                    self.space.notify_one();
                    return first.map(|(_, thing)| thing);
                }
                Some(due) => tokio::select! {
                    biased;
                    () = self.changed.notified() => {}
                    () = sleep_until(due) => {}
                },
                None if self.state.get() == State::Open => self.changed.notified().await,
                None => return None,
            }
        }
    }

    /// Whether nothing is under way.
    pub(super) fn is_empty(&self) -> bool {
        self.queue.borrow().is_empty()
    }
}
