//! The thread that owns the writing connection of one database.
//!
//! ```text
//! callers ──Job──▶ channel (bounded) ──▶ take what waits, up to 64 ──▶ BEGIN … COMMIT (one fsync) ──▶ answer each
//! ```
//!
//! A job checks before it writes: what it refuses is refused alone, while a failure of the disk fails all jobs of the
//! transaction, and none of them is stored. After such a failure the connection is dropped and opened anew, because the
//! state of a file whose sync failed cannot be known. A full channel makes callers wait; nothing is dropped.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::{mpsc, oneshot};

use super::file::{File, truncate_wal};
use crate::LogError;

/// What a caller wants written, with the memory `S` that the thread keeps between jobs.
pub(super) type Work<S> = Box<dyn FnOnce(&mut S, &Connection) -> Result<Written, Failure> + Send>;

/// What a job has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Rows came or changed.
    Rows,
    /// This many rows went whose content must not be found in any file afterwards.
    Destroyed(usize),
}

/// Why a job did not write.
#[derive(Debug)]
pub(super) enum Failure {
    /// The job found a reason before it wrote anything; the others go on.
    Refused(LogError),
    /// The database failed; the whole transaction fails.
    Broken(rusqlite::Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error)
    }
}

/// The handle to the thread.
#[derive(Debug)]
pub(super) struct Writer<S> {
    sender: mpsc::Sender<Message<S>>,
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug, Default)]
struct Shared {
    /// Set once; the thread looks at it after every batch, for the stop message may not fit into a full channel.
    closing: AtomicBool,
    /// Durable transactions so far.
    transactions: AtomicU64,
}

enum Message<S> {
    Job(Work<S>, oneshot::Sender<Result<(), LogError>>),
    Stop,
}

impl<S: Default + Send + 'static> Writer<S> {
    /// Starts the thread. `reserve` is the size to which the write-ahead log is grown once.
    pub(super) fn start(
        file: File,
        connection: Connection,
        reserve: Option<u64>,
    ) -> Result<Self, LogError> {
        let (sender, receiver) = mpsc::channel(WAITING);
        let shared = Arc::new(Shared::default());
        let state = Thread {
            file,
            connection: Some(connection),
            receiver,
            shared: Arc::clone(&shared),
            memory: S::default(),
            owed: false,
            reserve,
        };
        let thread = std::thread::Builder::new()
            .name("plenum-writer".to_owned())
            .spawn(move || state.run())
            .map_err(|e| {
                LogError::Unusable(format!(
                    "no thread could be started ({e}): raise the limit of processes"
                ))
            })?;
        Ok(Self {
            sender,
            shared,
            thread: Mutex::new(Some(thread)),
        })
    }

    /// Has a job done. Durable when it returns.
    pub(super) async fn write(&self, work: Work<S>) -> Result<(), LogError> {
        if self.shared.closing.load(Ordering::Acquire) {
            return Err(LogError::Closed);
        }
        let (answer, answered) = oneshot::channel();
        self.sender
            .send(Message::Job(work, answer))
            .await
            .map_err(|_| LogError::Closed)?;
        answered.await.unwrap_or(Err(LogError::Closed))
    }
}

impl<S> Writer<S> {
    /// Durable transactions so far.
    pub(super) fn transactions(&self) -> u64 {
        self.shared.transactions.load(Ordering::Relaxed)
    }

    /// Has what waits written, then ends the thread.
    pub(super) fn close(&self) {
        self.shared.closing.store(true, Ordering::Release);
        // A full channel needs no message: the thread is awake and sees the flag.
        let _ = self.sender.try_send(Message::Stop);
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if thread.is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("a writer of the data folder ended in a panic");
        }
    }
}

impl<S> Drop for Writer<S> {
    fn drop(&mut self) {
        self.close();
    }
}

struct Thread<S> {
    file: File,
    /// `None` after a failure, until the next batch opens it anew.
    connection: Option<Connection>,
    receiver: mpsc::Receiver<Message<S>>,
    shared: Arc<Shared>,
    /// What jobs remember of the stored state; forgotten when a transaction fails.
    memory: S,
    /// Whether rows were destroyed whose traces are not yet removed.
    owed: bool,
    reserve: Option<u64>,
}

type Answer = oneshot::Sender<Result<(), LogError>>;

impl<S: Default> Thread<S> {
    fn run(mut self) {
        let mut batch = Vec::with_capacity(TOGETHER);
        while self.receiver.blocking_recv_many(&mut batch, TOGETHER) > 0 {
            self.turn(batch.drain(..));
            if self.shared.closing.load(Ordering::Acquire) {
                // Takes no more, then the loop ends when what is inside was written.
                self.receiver.close();
            } else if self.receiver.is_empty() {
                self.grow_wal();
            }
        }
        if let Some(Err(error)) = self.connection.as_ref().map(truncate_wal) {
            tracing::warn!(%error, "the write-ahead log stays until the next start");
        }
    }

    fn turn(&mut self, batch: impl Iterator<Item = Message<S>>) {
        let (works, answers): (Vec<_>, Vec<Answer>) = batch
            .filter_map(|message| match message {
                Message::Job(work, answer) => Some((work, answer)),
                Message::Stop => None,
            })
            .unzip();
        let outcomes = match self.transact(works) {
            Ok(outcomes) => self.clean_up(outcomes),
            Err(error) => {
                self.memory = S::default();
                self.connection = None;
                answers.iter().map(|_| Err(error.tell())).collect()
            }
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // A caller that went away needs no answer; what it asked for is stored all the same.
            let _ = answer.send(outcome);
        }
    }

    /// Does all jobs in one transaction. An error means that none of them is stored.
    fn transact(
        &mut self,
        works: Vec<Work<S>>,
    ) -> Result<Vec<Result<Written, LogError>>, BatchError> {
        if works.is_empty() {
            return Ok(Vec::new());
        }
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => self
                .file
                .open()
                .map_err(|error| BatchError::NotWritten(error.to_string()))?,
        };
        let connection = &*self.connection.insert(connection);
        let broken = |error: rusqlite::Error| match self.file.failed(&error) {
            LogError::Unusable(text) => BatchError::Damaged(text),
            LogError::Storage(text) => BatchError::NotWritten(text),
            other @ (LogError::Conflict { .. } | LogError::Damaged { .. } | LogError::Closed) => {
                BatchError::NotWritten(other.to_string())
            }
        };
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)
            .map_err(broken)?;
        let mut outcomes = Vec::with_capacity(works.len());
        for work in works {
            match work(&mut self.memory, &transaction) {
                Ok(written) => outcomes.push(Ok(written)),
                Err(Failure::Refused(error)) => outcomes.push(Err(error)),
                Err(Failure::Broken(error)) => return Err(broken(error)),
            }
        }
        transaction.commit().map_err(broken)?;
        if outcomes.iter().any(Result::is_ok) {
            self.shared.transactions.fetch_add(1, Ordering::Relaxed);
        }
        Ok(outcomes)
    }

    /// Removes the traces of destroyed rows before those who destroyed them are answered. A failure is theirs alone, and
    /// the debt stays.
    fn clean_up(&mut self, outcomes: Vec<Result<Written, LogError>>) -> Vec<Result<(), LogError>> {
        let destroyed = |outcome: &Result<Written, LogError>| match outcome {
            Ok(Written::Destroyed(rows)) => Some(*rows),
            Ok(Written::Rows) | Err(_) => None,
        };
        self.owed |= outcomes.iter().filter_map(destroyed).any(|rows| rows > 0);
        let asked = outcomes.iter().any(|outcome| destroyed(outcome).is_some());
        let failed = match &self.connection {
            Some(connection) if asked && self.owed => remove_traces(connection).err(),
            Some(_) | None => None,
        };
        self.owed &= !asked || failed.is_some();
        outcomes
            .into_iter()
            .map(|outcome| match (outcome?, &failed) {
                (Written::Destroyed(_), Some(error)) => Err(self.file.failed(error)),
                (Written::Destroyed(_) | Written::Rows, _) => Ok(()),
            })
            .collect()
    }

    /// Grows the write-ahead log once, in a quiet moment of a store that proved busy: a commit into a file that need not
    /// grow syncs an order of magnitude faster.
    fn grow_wal(&mut self) {
        if self.shared.transactions.load(Ordering::Relaxed) < BUSY {
            return;
        }
        if let Some(size) = self.reserve.take()
            && let Err(error) = append_zeros(&self.file.wal(), size)
        {
            tracing::warn!(%error, "the write-ahead log could not be grown, commits will take longer");
        }
    }
}

/// Why a transaction failed, in a form that can be told to several callers.
enum BatchError {
    Damaged(String),
    NotWritten(String),
}

impl BatchError {
    fn tell(&self) -> LogError {
        match self {
            Self::Damaged(text) => LogError::Unusable(text.clone()),
            Self::NotWritten(text) => LogError::Storage(text.clone()),
        }
    }
}

/// Rewrites the database without what was deleted and empties the write-ahead log. `secure_delete` has zeroed what was
/// freed already; the rewrite covers what it does not promise, such as a file that was changed by another tool.
pub(super) fn remove_traces(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.execute_batch("VACUUM")?;
    truncate_wal(connection)
}

/// Appends zeros up to a size. To SQLite they are the end of the log, for they match no checksum.
fn append_zeros(wal: &Path, size: u64) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).open(wal)?;
    let before = file.metadata()?.len();
    let missing = size.saturating_sub(before);
    let mut zeros = io::Read::take(io::repeat(0), missing);
    if let Err(error) = io::copy(&mut zeros, &mut file).and_then(|_| file.flush()) {
        // Not at the cost of the last free space.
        file.set_len(before)?;
        return Err(error);
    }
    file.sync_all()
}

/// Jobs that may wait before callers do.
const WAITING: usize = 256;

/// Jobs in one transaction.
const TOGETHER: usize = 64;

/// Transactions after which a store counts as busy.
const BUSY: u64 = 32;
