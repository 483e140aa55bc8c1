//! What every request and every room of one server shares: the registry of rooms, the settings, the guards.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use dashmap::DashMap;
use plenum_core::id::WorkshopId;
use plenum_log::{BackUp, Contacts, Grant, LogError};
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;

use crate::export::Exporter;
use crate::limit::{Buckets, Limits, Solves};
use crate::room::{Env, Room};
use crate::token;

/// Reports that are written at the same time.
const WRITERS: usize = 2;

/// One server.
pub(crate) struct Shared {
    pub(crate) env: Arc<Env>,
    pub(crate) exporter: Arc<dyn Exporter>,
    /// Whether pages are reached over TLS.
    pub(crate) secure: bool,
    /// Whether rooms write straight to TCP streams.
    pub(crate) direct: bool,
    pub(crate) limits: Limits,
    /// Commands over HTTP, by who sends them.
    pub(crate) commands: Buckets<Grant>,
    /// Wrong join codes, by address.
    pub(crate) wrong_codes: Buckets<IpAddr>,
    /// Requests to be let in, by address.
    pub(crate) knocks: Buckets<IpAddr>,
    /// Places for writing reports: the others wait, so that a hundred who ask at once take no more memory than a few.
    pub(crate) writers: Semaphore,
    /// Solvers that run now.
    pub(crate) solves: Solves,
    /// The store as something that can be copied, if it can.
    pub(crate) backup: Option<Arc<dyn BackUp>>,
    /// Who is reminded by mail, if the store knows.
    pub(crate) contacts: Option<Arc<dyn Contacts>>,
    /// What a program shows that asks for a copy.
    pub(crate) control: String,
    rooms: DashMap<WorkshopId, Room>,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared")
            .field("rooms", &self.rooms.len())
            .finish_non_exhaustive()
    }
}

impl Shared {
    pub(crate) fn new(
        env: Arc<Env>,
        exporter: Arc<dyn Exporter>,
        secure: bool,
        limits: Limits,
        backup: Option<Arc<dyn BackUp>>,
    ) -> Self {
        Self {
            env,
            exporter,
            secure,
            direct: true,
            commands: Buckets::new(limits.commands),
            wrong_codes: Buckets::new(limits.wrong_codes),
            knocks: Buckets::new(limits.knocks),
            limits,
            writers: Semaphore::new(WRITERS),
            solves: Solves::default(),
            backup,
            contacts: None,
            control: token::fresh(),
            rooms: DashMap::new(),
        }
    }

    /// The room of a workshop, started if it does not run.
    pub(crate) fn room(&self, workshop: WorkshopId) -> Room {
        // The guard of the map ends with this statement; nothing here waits.
        let mut entry = self
            .rooms
            .entry(workshop)
            .or_insert_with(|| Room::start(&self.env, workshop));
        if entry.has_stopped() {
            *entry = Room::start(&self.env, workshop);
        }
        entry.clone()
    }

    /// Lets go of a room that was started before its workshop was here.
    pub(crate) fn forget(&self, workshop: WorkshopId) {
        self.rooms.remove(&workshop);
    }

    /// Rooms that are open.
    pub(crate) fn open_rooms(&self) -> usize {
        self.rooms.iter().filter(|room| !room.has_stopped()).count()
    }

    /// Forgets rooms that have stopped.
    pub(crate) fn sweep(&self) {
        self.rooms.retain(|_, room| !room.has_stopped());
    }

    /// Who holds a token. A text that cannot be a token is nobody's. Whoever holds the control token can read the data folder,
    /// and so may do what the operator may.
    pub(crate) async fn holder(&self, token: &str) -> Result<Option<Grant>, LogError> {
        if !token::is_token(token) {
            return Ok(None);
        }
        if bool::from(token::hash(token).ct_eq(&token::hash(&self.control))) {
            return Ok(Some(Grant::Operator));
        }
        let grant = self.env.directory.holder(token::hash(token)).await?;
        Ok(grant.filter(|grant| !matches!(grant, Grant::JoinCode { .. })))
    }

    /// Makes a token for a grant.
    pub(crate) async fn issue(&self, grant: Grant) -> Result<String, LogError> {
        let token = token::fresh();
        self.env.directory.grant(token::hash(&token), grant).await?;
        Ok(token)
    }
}
