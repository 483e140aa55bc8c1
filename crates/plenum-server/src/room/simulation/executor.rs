//! One thread that polls whatever is awake, in an order drawn from the seed.
//!
//! It runs inside a tokio runtime whose clock is paused: when nothing is awake any more, the runtime moves the time to the
//! next timer. So a run of many virtual minutes takes milliseconds, and nothing depends on the machine.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::fate::Fate;

/// The name of something that runs.
pub(super) type Job = u64;

/// Everything that runs.
#[derive(Default)]
pub(super) struct Executor {
    jobs: RefCell<BTreeMap<Job, Slot>>,
    awake: Arc<Awake>,
    last: Cell<Job>,
}

struct Slot {
    /// None while it is being polled.
    future: Option<LocalBoxFuture<'static, ()>>,
    waker: Waker,
}

#[derive(Default)]
struct Awake {
    jobs: Mutex<BTreeSet<Job>>,
    runtime: Mutex<Option<Waker>>,
}

struct JobWaker {
    job: Job,
    awake: Arc<Awake>,
}

impl Wake for JobWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if lock(&self.awake.jobs).insert(self.job)
            && let Some(runtime) = &*lock(&self.awake.runtime)
        {
            runtime.wake_by_ref();
        }
    }
}

impl Executor {
    /// Starts something.
    pub(super) fn spawn(&self, future: impl Future<Output = ()> + 'static) -> Job {
        let job = self.last.get() + 1;
        self.last.set(job);
        let awake = Arc::clone(&self.awake);
        let waker = Waker::from(Arc::new(JobWaker { job, awake }));
        waker.wake_by_ref();
        let slot = Slot {
            future: Some(future.boxed_local()),
            waker,
        };
        self.jobs.borrow_mut().insert(job, slot);
        job
    }

    /// Stops something where it stands, as a crash does.
    pub(super) fn kill(&self, job: Job) {
        // Dropped after the map is free again: what is dropped may wake others.
        let slot = self.jobs.borrow_mut().remove(&job);
        drop(slot);
    }

    /// Stops everything.
    pub(super) fn clear(&self) {
        let jobs = std::mem::take(&mut *self.jobs.borrow_mut());
        drop(jobs);
    }

    /// Polls until it is over or nothing is awake.
    pub(super) fn poll(
        &self,
        cx: &Context<'_>,
        fate: &Fate,
        mut over: impl FnMut() -> bool,
    ) -> Poll<()> {
        *lock(&self.awake.runtime) = Some(cx.waker().clone());
        loop {
            if over() {
                return Poll::Ready(());
            }
            let job = {
                let mut awake = lock(&self.awake.jobs);
                let Some(job) = awake.iter().nth(fate.below(awake.len())).copied() else {
                    return Poll::Pending;
                };
                awake.remove(&job);
                job
            };
            fate.note(job);
            self.poll_one(job);
        }
    }

    fn poll_one(&self, job: Job) {
        let taken = self
            .jobs
            .borrow_mut()
            .get_mut(&job)
            .and_then(|slot| Some((slot.future.take()?, slot.waker.clone())));
        // Whoever was killed may still be woken.
        let Some((mut future, waker)) = taken else {
            return;
        };
        let ended = future
            .poll_unpin(&mut Context::from_waker(&waker))
            .is_ready();
        let mut jobs = self.jobs.borrow_mut();
        if ended {
            jobs.remove(&job);
        } else if let Some(slot) = jobs.get_mut(&job) {
            slot.future = Some(future);
            return;
        }
        drop(jobs);
        drop(future);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
