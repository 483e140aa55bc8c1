//! The reading connection of one database.
//!
//! Readers wait for each other without holding a thread, and never for the writer: in WAL mode a read sees the last
//! commit before it began. A query copies its rows out at once, so that no read keeps a checkpoint waiting for long.

use std::sync::Arc;

use rusqlite::Connection;
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

use super::file::File;
use crate::LogError;

/// A connection that only reads.
#[derive(Debug)]
pub(super) struct Reader {
    file: File,
    connection: Arc<Mutex<Connection>>,
}

impl Reader {
    pub(super) fn open(file: File) -> Result<Self, LogError> {
        let connection = file.open_to_read()?;
        Ok(Self {
            file,
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// The file it reads.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Runs a query away from the tasks of the runtime, for a disk may be slow.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, rusqlite::Error> + Send + 'static,
    ) -> Result<T, LogError> {
        let connection = Arc::clone(&self.connection).lock_owned().await;
        let result = blocking(move || query(&connection)).await?;
        result.map_err(|e| self.file.failed(&e))
    }
}

/// Runs something slow on a thread of its own. It is given up only when the runtime shuts down.
pub(super) async fn blocking<T: Send + 'static>(
    slow: impl FnOnce() -> T + Send + 'static,
) -> Result<T, LogError> {
    spawn_blocking(slow).await.map_err(|e| {
        if e.is_panic() {
            std::panic::resume_unwind(e.into_panic())
        }
        LogError::Closed
    })
}
