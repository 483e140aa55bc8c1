//! The store: one disk under all nodes, with every fault a disk may have.
//!
//! ```text
//!  append ─▶ queue ─▶ written ─▶ told          a crash of a room leaves what is in the queue; it is written later
//!                        │         │           a crash of a node loses its part of the queue
//!                     readable   safe          a loss of power keeps what is safe and any part of the rest
//! ```
//!
//! What a reader was given counts as safe, as the traits ask: nobody may be shown what could vanish. Beside the commits the
//! disk keeps what an observer who sees everything would know: the state, and who belonged to which audience when.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};
use plenum_core::id::{CommandKey, SeatId, WorkshopId};
use plenum_core::{Audience, Commit, CommitActor, Head, Key, KeyScope, Workshop, visibility};
use plenum_log::{Directory, EventLog, Grant, LogError, ScopedKey};
use tokio::sync::{Notify, oneshot};
use tokio::time::sleep;

use super::fate::Fate;
use super::house::House;

/// A lie that the simulation must find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// Some commits are acknowledged and not kept.
    Forgets,
    /// Commits are acknowledged before they are safe.
    TooEarly,
    /// The expected number is not compared, so that the later of two writers wins.
    Overwrites,
}

/// The disk.
pub(super) struct Disk {
    fate: Arc<Fate>,
    flaw: Option<Flaw>,
    state: Mutex<State>,
    work: Notify,
}

struct State {
    commits: Vec<Commit>,
    keys: Keys,
    queue: VecDeque<Write>,
    /// So many commits survive everything.
    safe: usize,
    /// Rises when what is under way becomes void.
    power: u64,
    trouble: Trouble,
    backup: Option<(Vec<Commit>, Keys)>,
    known: Known,
    broken: Option<String>,
}

type Keys = BTreeMap<(KeyScope, SeatId), Key>;

/// What an observer who sees everything knows.
#[derive(Clone)]
struct Known {
    workshop: Workshop,
    places: BTreeMap<CommandKey, u64>,
    /// For each commit, from the second on, who belonged to which audience after it.
    audiences: Vec<Arc<BTreeMap<SeatId, BTreeSet<Audience>>>>,
    /// For each commit the last one of its append.
    batches: Vec<u64>,
}

struct Write {
    node: usize,
    expected: u64,
    commits: Vec<Commit>,
    told: oneshot::Sender<Result<(), LogError>>,
}

/// How often, of a hundred times, and how long.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trouble {
    /// An append fails and stores nothing.
    pub(super) full: usize,
    /// An append is stored and reports a failure.
    pub(super) lies: usize,
    /// A read, or the directory, fails.
    pub(super) deaf: usize,
    /// The longest an operation takes, in milliseconds.
    pub(super) slow: usize,
}

/// The disk as one node sees it.
pub(super) struct Mounted {
    pub(super) disk: Arc<Disk>,
    pub(super) node: usize,
}

impl Disk {
    pub(super) fn new(fate: Arc<Fate>, house: &House, flaw: Option<Flaw>) -> Self {
        let now = Arc::new(audiences(&house.workshop));
        let known = Known {
            workshop: house.workshop.clone(),
            places: house
                .log
                .iter()
                .map(|commit| (commit.command.key, commit.seq))
                .collect(),
            audiences: house.log.iter().map(|_| Arc::clone(&now)).collect(),
            batches: (1..=house.log.len() as u64).collect(),
        };
        let state = State {
            commits: house.log.clone(),
            keys: house.keys.clone(),
            queue: VecDeque::new(),
            safe: house.log.len(),
            power: 0,
            trouble: Trouble::default(),
            backup: None,
            known,
            broken: None,
        };
        Self {
            fate,
            flaw,
            state: Mutex::new(state),
            work: Notify::new(),
        }
    }

    /// Writes what waits, one append after the other. Runs for ever.
    pub(super) async fn run(self: Arc<Self>) {
        loop {
            let Some((write, power)) = self.take() else {
                self.work.notified().await;
                continue;
            };
            self.pause().await;
            if self.state().power != power {
                continue;
            }
            let trouble = self.state().trouble;
            let full = || Err(LogError::Storage("disk full".to_owned()));
            if self.fate.chance(trouble.full) {
                let _gone = write.told.send(full());
                continue;
            }
            let written = self.write(write.expected, write.commits);
            // Stored, and nobody knows yet.
            self.pause().await;
            if self.state().power != power {
                continue;
            }
            let answer = match written {
                Ok(end) => {
                    let lies = self.fate.chance(trouble.lies);
                    let mut state = self.state();
                    if !lies && self.flaw != Some(Flaw::TooEarly) {
                        state.safe = state.safe.max(end);
                    }
                    if lies { full() } else { Ok(()) }
                }
                Err(error) => Err(error),
            };
            let _gone = write.told.send(answer);
        }
    }

    fn take(&self) -> Option<(Write, u64)> {
        let mut state = self.state();
        let power = state.power;
        state.queue.pop_front().map(|write| (write, power))
    }

    async fn pause(&self) {
        let slow = self.state().trouble.slow;
        if slow > 0 {
            sleep(self.fate.millis(0, slow)).await;
        }
    }

    fn write(&self, expected: u64, commits: Vec<Commit>) -> Result<usize, LogError> {
        let forgets = self.flaw == Some(Flaw::Forgets) && self.fate.chance(20);
        let mut state = self.state();
        let found = state.commits.len() as u64;
        if self.flaw == Some(Flaw::Overwrites) && expected < found {
            let keep = usize::try_from(expected).unwrap_or(usize::MAX);
            state.commits.truncate(keep);
            state.know_again(keep);
        } else if found != expected {
            return Err(LogError::Conflict { expected, found });
        }
        self.fate.note(expected);
        if forgets {
            return Ok(state.commits.len());
        }
        let last = expected + commits.len() as u64;
        for commit in commits {
            state.know(&commit, last);
            state.commits.push(commit);
        }
        Ok(state.commits.len())
    }

    /// What a crash of a node, or of all, does to the disk.
    pub(super) fn crash(&self, node: Option<usize>) {
        let mut state = self.state();
        if let Some(node) = node {
            state.queue.retain(|write| write.node != node);
            return;
        }
        state.queue.clear();
        state.power += 1;
        let (safe, end) = (state.safe, state.commits.len());
        let keep = safe + self.fate.below(end - safe + 1);
        state.cut(keep);
    }

    /// Makes a copy to come back to.
    pub(super) fn back_up(&self) {
        let mut state = self.state();
        // A copy holds what is durable only.
        let safe = state.safe;
        state.backup = Some((state.commits[..safe].to_vec(), state.keys.clone()));
    }

    /// Goes back to the copy; the number of commits it holds, if there is one.
    pub(super) fn restore(&self) -> Option<u64> {
        self.crash(None);
        let mut state = self.state();
        let (commits, keys) = state.backup.clone()?;
        state.keys = keys;
        let keep = commits.len();
        if keep < state.commits.len() {
            state.cut(keep);
        }
        Some(keep as u64)
    }

    pub(super) fn trouble(&self, trouble: Trouble) {
        self.state().trouble = trouble;
    }

    /// The true state, for whoever wants to do something sensible in it.
    pub(super) fn with_workshop<T>(&self, look: impl FnOnce(&Workshop) -> T) -> T {
        look(&self.state().known.workshop)
    }

    /// The number of the last commit.
    pub(super) fn head(&self) -> u64 {
        self.state().commits.len() as u64
    }

    /// The commit of a command.
    pub(super) fn place(&self, key: CommandKey) -> Option<u64> {
        self.state().known.places.get(&key).copied()
    }

    /// Whether a seat belonged to an audience after commit `seq`, or after the append in which it was.
    pub(super) fn belonged(&self, seat: SeatId, audience: &str, seq: u64) -> bool {
        let state = self.state();
        let at = |seq: u64| {
            let place = usize::try_from(seq).ok().and_then(|seq| seq.checked_sub(1));
            place.and_then(|place| state.known.audiences.get(place))
        };
        let last = usize::try_from(seq)
            .ok()
            .and_then(|seq| seq.checked_sub(1))
            .and_then(|place| state.known.batches.get(place))
            .copied();
        [Some(seq), last].into_iter().flatten().any(|seq| {
            at(seq)
                .and_then(|audiences| audiences.get(&seat))
                .is_some_and(|mine| mine.iter().any(|a| json(a) == audience))
        })
    }

    /// All that is stored.
    pub(super) fn contents(&self) -> (Vec<Commit>, Vec<ScopedKey>) {
        let state = self.state();
        let keys = state
            .keys
            .iter()
            .map(|((scope, seat), key)| (*scope, *seat, *key));
        (state.commits.clone(), keys.collect())
    }

    /// What the disk itself found to be wrong.
    pub(super) fn broken(&self) -> Option<String> {
        self.state().broken.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An operation of the directory, or a failure.
    fn directory<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&mut State) -> T + Send + 'static,
    ) -> BoxFuture<'_, Result<T, LogError>> {
        async move {
            if self.fate.chance(self.state().trouble.deaf) {
                return Err(LogError::Storage("the directory is deaf".to_owned()));
            }
            Ok(operation(&mut self.state()))
        }
        .boxed()
    }
}

impl State {
    fn cut(&mut self, keep: usize) {
        if keep < self.commits.len() {
            self.commits.truncate(keep);
            self.know_again(keep);
        }
        self.safe = keep;
    }

    fn know(&mut self, commit: &Commit, last: u64) {
        let known = &mut self.known;
        let due = plenum_core::next_deadline(&known.workshop).map(|(at, _)| at);
        if commit.actor == CommitActor::Clock && due.is_none_or(|due| commit.at < due) {
            self.broken = Some(format!("a deadline fired early, in commit {}", commit.seq));
        }
        if known
            .places
            .insert(commit.command.key, commit.seq)
            .is_some()
        {
            self.broken = Some(format!("commit {} repeats a command", commit.seq));
        }
        let mut moves = false;
        for event in commit.events().unwrap_or_default() {
            plenum_core::apply(&mut known.workshop, &event);
            moves |= !matches!(
                event,
                plenum_core::Event::Entries(_)
                    | plenum_core::Event::Floor(_)
                    | plenum_core::Event::Recommend(_)
            );
        }
        let same = known.audiences.last().filter(|_| !moves).cloned();
        known
            .audiences
            .push(same.unwrap_or_else(|| Arc::new(audiences(&known.workshop))));
        known.batches.push(last);
    }

    /// Learns everything again after commits have gone.
    fn know_again(&mut self, keep: usize) {
        let known = &mut self.known;
        known.places.retain(|_, seq| *seq <= keep as u64);
        known.audiences.truncate(keep);
        known.batches.truncate(keep);
        known.workshop = Workshop::new(known.workshop.id);
        for event in self
            .commits
            .iter()
            .flat_map(|c| c.events().unwrap_or_default())
        {
            plenum_core::apply(&mut known.workshop, &event);
        }
    }
}

impl EventLog for Mounted {
    fn append(
        &self,
        workshop: WorkshopId,
        expected: u64,
        commits: Vec<Commit>,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        async move {
            let (told, answer) = oneshot::channel();
            {
                let mut state = self.disk.state();
                // The room decided on what it read: an append that hangs on another chain is a fault of the room.
                let previous = usize::try_from(expected)
                    .ok()
                    .and_then(|e| e.checked_sub(1))
                    .and_then(|place| state.commits.get(place))
                    .map(|commit| commit.hash.clone());
                let first = commits.first().map(|commit| commit.previous.clone());
                if previous.is_some() && first.is_some() && previous != first {
                    state.broken =
                        Some(format!("an append after {expected} hangs on another chain"));
                }
                debug_assert_eq!(state.known.workshop.id, workshop);
                state.queue.push_back(Write {
                    node: self.node,
                    expected,
                    commits,
                    told,
                });
            }
            self.disk.work.notify_one();
            answer.await.unwrap_or(Err(LogError::Closed))
        }
        .boxed()
    }

    fn read(&self, _: WorkshopId, after: u64) -> BoxFuture<'_, Result<Vec<Commit>, LogError>> {
        async move {
            let Trouble { deaf, slow, .. } = self.disk.state().trouble;
            if slow > 20 {
                self.disk.pause().await;
            }
            if self.disk.fate.chance(deaf) {
                return Err(LogError::Storage("the disk is deaf".to_owned()));
            }
            let mut state = self.disk.state();
            if self.disk.flaw != Some(Flaw::TooEarly) {
                state.safe = state.commits.len();
            }
            let after = usize::try_from(after).unwrap_or(usize::MAX);
            Ok(state.commits.get(after..).unwrap_or_default().to_vec())
        }
        .boxed()
    }

    fn workshops(&self) -> BoxFuture<'_, Result<Vec<WorkshopId>, LogError>> {
        ready(Ok(Vec::new())).boxed()
    }
}

/// Names and tokens play no part here.
impl Directory for Mounted {
    fn grant(&self, _: [u8; 32], _: Grant) -> BoxFuture<'_, Result<(), LogError>> {
        ready(Ok(())).boxed()
    }

    fn holder(&self, _: [u8; 32]) -> BoxFuture<'_, Result<Option<Grant>, LogError>> {
        ready(Ok(None)).boxed()
    }

    fn revoke(&self, _: Grant) -> BoxFuture<'_, Result<(), LogError>> {
        self.disk.directory(|_| ())
    }

    fn set_name(&self, _: WorkshopId, _: SeatId, _: String) -> BoxFuture<'_, Result<(), LogError>> {
        ready(Ok(())).boxed()
    }

    fn names(&self, _: WorkshopId) -> BoxFuture<'_, Result<Vec<(SeatId, String)>, LogError>> {
        self.disk.directory(|_| Vec::new())
    }

    fn put_keys(&self, _: WorkshopId, keys: Vec<ScopedKey>) -> BoxFuture<'_, Result<(), LogError>> {
        self.disk.directory(|state| {
            for (scope, seat, key) in keys {
                state.keys.entry((scope, seat)).or_insert(key);
            }
        })
    }

    fn keys(&self, _: WorkshopId) -> BoxFuture<'_, Result<Vec<ScopedKey>, LogError>> {
        self.disk.directory(|state| {
            let keys = state.keys.iter();
            keys.map(|((scope, seat), key)| (*scope, *seat, *key))
                .collect()
        })
    }

    fn destroy_keys(&self, _: WorkshopId, scope: KeyScope) -> BoxFuture<'_, Result<(), LogError>> {
        self.disk
            .directory(move |state| state.keys.retain(|(of, _), _| *of != scope))
    }

    fn erase(&self, _: WorkshopId, _: SeatId) -> BoxFuture<'_, Result<(), LogError>> {
        ready(Ok(())).boxed()
    }

    fn setting(&self, _: &'static str) -> BoxFuture<'_, Result<Option<String>, LogError>> {
        ready(Ok(None)).boxed()
    }

    fn set_setting(&self, _: &'static str, _: String) -> BoxFuture<'_, Result<(), LogError>> {
        ready(Ok(())).boxed()
    }
}

/// Checks the chain from the first commit after the prepared ones.
pub(super) fn verified(commits: &[Commit], from: usize) -> Result<(), String> {
    let Some(last) = commits[..from].last() else {
        return Err("the prepared commits are gone".to_owned());
    };
    let mut head = Head::empty(last.workshop);
    head.advance(last);
    for commit in &commits[from..] {
        commit
            .follows(&head)
            .map_err(|e| format!("commit {} {e}", commit.seq))?;
        head.advance(commit);
    }
    Ok(())
}

fn audiences(workshop: &Workshop) -> BTreeMap<SeatId, BTreeSet<Audience>> {
    let seats = workshop.people.seats();
    seats
        .map(|seat| (seat.id, visibility::audiences(workshop, seat.id)))
        .collect()
}

/// An audience as it stands in a frame.
pub(super) fn json(audience: &Audience) -> String {
    serde_json::to_string(audience).unwrap()
}
