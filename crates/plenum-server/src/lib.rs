//! The shell of a workshop: HTTP and sockets, live rooms, joining, the embedded pages.
//!
//! ```text
//!  browser ── http/ ──▶ room/ ── decide, apply, records (plenum-core) ── append (plenum-log)
//! ```
//!
//! A [`Server`] is made with [`Server::new`], bound with [`Server::bind`], run with [`Server::run`] and ended with
//! [`Server::shutdown`]. It holds no rule of the workshop: handlers translate, rooms carry out, and nothing reaches a socket
//! that did not pass through the projection of an audience. Nothing is acknowledged before it is durable.

pub mod calendar;
#[cfg(feature = "client")]
pub mod client;
pub mod clock;
mod export;
mod http;
mod import;
mod joins;
mod limit;
mod metrics;
mod room;
mod shared;
#[cfg(feature = "testing")]
pub mod testing;
mod token;
pub mod wire;

use std::collections::BTreeSet;
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use plenum_core::id::WorkshopId;
use plenum_core::keys::{hex, unhex};
use plenum_core::{Audience, Records};
use plenum_log::{BackUp, Contacts, Directory, EventLog, Grant, LogError};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use clock::{Clock, SettableClock, SystemClock};
pub use export::{Asked, Exporter, Lines, NotWritten, Written};
pub use import::{ImportError, Imported, Whole};
pub use limit::{Limits, Rate};

use room::Env;
use shared::Shared;

/// What a server is made of.
pub struct Config {
    /// Where commits go.
    pub log: Arc<dyn EventLog>,
    /// Where names, keys and tokens are.
    pub directory: Arc<dyn Directory>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The writers of archive and outcome document.
    pub exporter: Arc<dyn Exporter>,
    /// Whether pages are reached over TLS: decides the origin that is expected, and the headers that need TLS.
    pub secure: bool,
    /// The limits.
    pub limits: Limits,
    /// The store as something that can be copied while it is in use, if it can.
    pub backup: Option<Arc<dyn BackUp>>,
    /// The store as something that knows who is reminded by mail, if it does.
    pub contacts: Option<Arc<dyn Contacts>>,
    /// Whether rooms write straight to the TCP streams of their sockets; if not, a task for each socket does.
    pub direct: bool,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("secure", &self.secure)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl Config {
    /// A server over this store, with the clock of the machine, the published limits and no report writer.
    pub fn over<Store: EventLog + Directory>(store: Arc<Store>) -> Self {
        Self {
            log: Arc::clone(&store) as Arc<dyn EventLog>,
            directory: store,
            clock: Arc::new(SystemClock::new()),
            exporter: Arc::new(Lines),
            secure: false,
            limits: Limits::default(),
            backup: None,
            contacts: None,
            direct: true,
        }
    }
}

/// Why a server cannot start or run.
#[derive(Debug, Error)]
pub enum ServerError {
    /// The store cannot be used.
    #[error("the store cannot be used: {0}")]
    Store(#[from] LogError),
    /// The address cannot be listened on.
    #[error("{address} cannot be listened on: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why not.
        source: std::io::Error,
    },
    /// `run` was called before `bind`, or twice.
    #[error("there is no listener to serve: bind first, run once")]
    NotBound,
}

/// A server. Cheap to clone; all clones are the same server.
#[derive(Clone, Debug)]
pub struct Server {
    shared: Arc<Shared>,
    listener: Arc<Mutex<Option<TcpListener>>>,
}

impl Server {
    /// Opens a server over its store. The first time, the store gets its epoch and its secret.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub async fn new(config: Config) -> Result<Self, ServerError> {
        let Config {
            log,
            directory,
            clock,
            exporter,
            secure,
            limits,
            backup,
            contacts,
            direct,
        } = config;
        // A new version may show the same log differently: pages that were connected to the old one start afresh.
        let epoch = format!(
            "{}.{}",
            setting(&*directory, EPOCH).await?,
            env!("CARGO_PKG_VERSION")
        );
        let secret = setting(&*directory, JOIN_SECRET).await?;
        let env = Env {
            log,
            directory,
            clock,
            epoch,
            join_secret: unhex::<16>(&secret).map_or_else(|| secret.into_bytes(), Vec::from),
            joins: joins::Joins::default(),
            stop: CancellationToken::new(),
            tasks: TaskTracker::new(),
            draw: Box::new(token::random),
            idle: limits.room_idle,
            metrics: Arc::default(),
        };
        let mut shared = Shared::new(Arc::new(env), exporter, secure, limits, backup);
        shared.direct = direct;
        shared.contacts = contacts;
        Ok(Self {
            shared: Arc::new(shared),
            listener: Arc::default(),
        })
    }

    /// Listens on an address and returns it, with the port that was found for port 0.
    ///
    /// # Errors
    /// [`ServerError::Listen`].
    #[expect(
        clippy::unused_async,
        reason = "a listener belongs to a running runtime"
    )]
    pub async fn bind(&self, address: SocketAddr) -> Result<SocketAddr, ServerError> {
        let (listener, local) = listen(address)?;
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(listener);
        Ok(local)
    }

    /// Serves a second address for those who run the server, until [`shutdown`](Self::shutdown): `/metrics`, `/healthz`,
    /// `/readyz`. Returns it, with the port that was found for port 0.
    ///
    /// # Errors
    /// [`ServerError::Listen`].
    #[expect(
        clippy::unused_async,
        reason = "a listener belongs to a running runtime"
    )]
    pub async fn serve_operations(&self, address: SocketAddr) -> Result<SocketAddr, ServerError> {
        let (listener, local) = listen(address)?;
        let router = http::operate::router(&self.shared);
        let shared = Arc::clone(&self.shared);
        tokio::spawn(http::serve::serve(listener, router, shared));
        Ok(local)
    }

    /// Serves until [`shutdown`](Self::shutdown).
    ///
    /// # Errors
    /// [`ServerError::NotBound`].
    pub async fn run(&self) -> Result<(), ServerError> {
        let listener = self
            .listener
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
            .ok_or(ServerError::NotBound)?;
        let router = http::router(&self.shared);
        http::serve::serve(listener, router, Arc::clone(&self.shared)).await;
        Ok(())
    }

    /// Stops: no new connections; each room finishes its turn and sends its sockets away to come back; then all is waited
    /// for, but not for ever. True if everything ended in time.
    pub async fn shutdown(&self) -> bool {
        self.shared.env.stop.cancel();
        self.shared.env.tasks.close();
        tokio::time::timeout(LONGEST_SHUTDOWN, self.shared.env.tasks.wait())
            .await
            .is_ok()
    }

    /// Tells everything to stop and does not wait.
    pub fn stop_now(&self) {
        self.shared.env.stop.cancel();
    }

    /// The operator's first token, to be shown once: none if there was one before.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub async fn ensure_operator(&self) -> Result<Option<String>, ServerError> {
        if self.shared.env.directory.setting(OPERATOR).await?.is_some() {
            return Ok(None);
        }
        self.new_operator().await.map(Some)
    }

    /// A new token for the operator; all earlier ones are void.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn new_operator(&self) -> Result<String, ServerError> {
        self.shared.env.directory.revoke(Grant::Operator).await?;
        let token = self.shared.issue(Grant::Operator).await?;
        self.shared
            .env
            .directory
            .set_setting(OPERATOR, "granted".to_owned())
            .await?;
        Ok(token)
    }

    /// What the whole room of a workshop may see now; none if the server is stopping.
    pub async fn shown(&self, workshop: WorkshopId) -> Option<Records> {
        let room = BTreeSet::from([Audience::Room]);
        let room_task = self.shared.room(workshop);
        let shown = room_task.look(move |glance| glance.published.seen_by(&room));
        shown.await.ok()
    }

    /// The secret with which a program that can read the data folder asks this server for a backup. New at each start.
    pub fn control(&self) -> &str {
        &self.shared.control
    }

    /// The incarnation of the store, as pages see it.
    pub fn epoch(&self) -> &str {
        &self.shared.env.epoch
    }
}

fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), ServerError> {
    let failed = |source| ServerError::Listen { address, source };
    let listener = http::serve::listen(address).map_err(failed)?;
    let local = listener.local_addr().map_err(failed)?;
    Ok((listener, local))
}

/// A random value that is drawn once in the life of a store.
async fn setting(directory: &dyn Directory, name: &'static str) -> Result<String, LogError> {
    if let Some(value) = directory.setting(name).await? {
        return Ok(value);
    }
    let value = hex(&token::random::<16>());
    directory.set_setting(name, value.clone()).await?;
    Ok(value)
}

pub(crate) const EPOCH: &str = "epoch";
const JOIN_SECRET: &str = "join_secret";
const OPERATOR: &str = "operator";
/// A server that is told to stop has stopped after so long.
const LONGEST_SHUTDOWN: Duration = Duration::from_secs(8);
