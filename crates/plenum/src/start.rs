//! Starts and stops a server over a data folder, and says in one line what a person can do where that fails.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::task::Poll;

use anyhow::{Result, anyhow};
use plenum_log::{BackUp, Contacts, LogError, Sqlite};
use plenum_server::{Clock, Config, Limits, Server, ServerError};
use tokio::task::JoinHandle;

use crate::export::Reports;

/// A server that runs.
#[derive(Debug)]
pub struct Running {
    /// The server.
    pub server: Server,
    /// Where it listens.
    pub address: SocketAddr,
    /// Its store.
    pub store: Arc<Sqlite>,
    serving: JoinHandle<Result<(), ServerError>>,
}

/// Opens the data folder and listens.
///
/// # Errors
/// The folder cannot be used, or the address is taken.
pub async fn start(
    data: &Path,
    listen: SocketAddr,
    clock: Arc<dyn Clock>,
    limits: Limits,
) -> Result<Running> {
    let folder = data.to_path_buf();
    let store = tokio::task::spawn_blocking(move || Sqlite::open(&folder))
        .await?
        .map_err(|error| advise_store(&error))?;
    let store = Arc::new(store);
    let config = Config {
        clock,
        limits,
        exporter: Arc::new(Reports),
        backup: Some(Arc::clone(&store) as Arc<dyn BackUp>),
        contacts: Some(Arc::clone(&store) as Arc<dyn Contacts>),
        ..Config::over(Arc::clone(&store))
    };
    let server = Server::new(config).await.map_err(advise)?;
    let address = server.bind(listen).await.map_err(advise)?;
    let serving = tokio::spawn({
        let server = server.clone();
        async move { server.run().await }
    });
    Ok(Running {
        server,
        address,
        store,
        serving,
    })
}

impl Running {
    /// Serves a second address for those who run the server.
    ///
    /// # Errors
    /// The address is taken or not ours.
    pub async fn serve_operations(&self, address: SocketAddr) -> Result<SocketAddr> {
        self.server.serve_operations(address).await.map_err(advise)
    }

    /// Lets every room finish its turn, sends the pages away to come back, and closes the store.
    ///
    /// # Errors
    /// The server had not run.
    pub async fn stop(self) -> Result<()> {
        let in_time = self.server.shutdown().await;
        if !in_time {
            tracing::warn!("some connections did not end in time");
        }
        self.serving.await??;
        let store = self.store;
        tokio::task::spawn_blocking(move || store.close()).await?;
        Ok(())
    }
}

/// Whoever wants the program to end: Ctrl-C, or a polite request of the system.
///
/// Listens from the moment it is made, so it is made before the program says that it serves: a service manager may ask
/// for the end in the very next instant.
#[derive(Debug)]
pub struct StopSignal {
    #[cfg(unix)]
    signals: Vec<tokio::signal::unix::Signal>,
}

impl StopSignal {
    /// Begins to listen. Where the system gives no handler, it ends the program by itself.
    #[cfg(unix)]
    pub fn listen() -> Self {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = [SignalKind::interrupt(), SignalKind::terminate()];
        Self {
            signals: kinds.into_iter().flat_map(signal).collect(),
        }
    }

    /// Begins to listen.
    #[cfg(not(unix))]
    pub fn listen() -> Self {
        Self {}
    }

    /// Resolves when somebody wants the program to end.
    #[cfg(unix)]
    pub async fn told(mut self) {
        // Each is asked until one has come, so that all of them wake this task; none at all never comes.
        std::future::poll_fn(|task| {
            let mut signals = self.signals.iter_mut();
            if signals.any(|signal| signal.poll_recv(task).is_ready()) {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }

    /// Resolves when somebody wants the program to end.
    #[cfg(not(unix))]
    pub async fn told(self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system has many errors; these two have an advice of their own"
)]
fn advise(error: ServerError) -> anyhow::Error {
    match error {
        ServerError::Store(error) => advise_store(&error),
        ServerError::Listen { address, source } => match source.kind() {
            ErrorKind::AddrInUse => {
                anyhow!(
                    "{address} is in use by another program: stop that one, or choose another address with --listen"
                )
            }
            ErrorKind::PermissionDenied => {
                anyhow!(
                    "this user may not listen on {address}: choose a port above 1023 with --listen"
                )
            }
            ErrorKind::AddrNotAvailable => {
                anyhow!(
                    "{address} is not an address of this machine: choose another with --listen, such as 0.0.0.0:{}",
                    address.port()
                )
            }
            _ => anyhow!(
                "{address} cannot be listened on ({source}): choose another address with --listen"
            ),
        },
        ServerError::NotBound => anyhow!(error),
    }
}

/// A failure of the store as one line that says what to do.
pub fn advise_store(error: &LogError) -> anyhow::Error {
    match error {
        LogError::Unusable(advice) => anyhow!("{advice}"),
        LogError::Conflict { .. }
        | LogError::Damaged { .. }
        | LogError::Storage(_)
        | LogError::Closed => {
            anyhow!("the data folder cannot be used: {error}")
        }
    }
}
