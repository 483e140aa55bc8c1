//! How a program on the same machine reaches a running server: a file in the data folder with its address and a secret.
//!
//! The secret is new at each start and the file can be read by its owner only: whoever can read it can read the data too.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use serde::{Deserialize, Serialize};

use crate::start::Running;

/// The way to a running server.
#[derive(Clone, Serialize, Deserialize)]
pub struct Control {
    /// Where it listens.
    pub address: SocketAddr,
    /// What it wants to be shown.
    pub token: String,
}

impl std::fmt::Debug for Control {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Control")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Control {
    /// The way to this server.
    pub fn of(running: &Running) -> Self {
        let mut address = running.address;
        if address.ip().is_unspecified() {
            // A server that listens everywhere is reached from its own machine.
            address.set_ip(match address {
                SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
                SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
            });
        }
        Self {
            address,
            token: running.server.control().to_owned(),
        }
    }

    /// Leaves it in the data folder.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn save(&self, data: &Path) -> Result<()> {
        let path = path(data);
        let cannot = || format!("cannot write {}", path.display());
        // A file of the last start may lie there with other rights.
        let _none = fs::remove_file(&path);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).with_context(cannot)?;
        file.write_all(&serde_json::to_vec(self)?)
            .with_context(cannot)
    }

    /// The way to the server that uses this folder, if one said so.
    pub fn load(data: &Path) -> Option<Self> {
        let text = fs::read(path(data)).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// What the server answers to a `GET`.
    ///
    /// # Errors
    /// It does not answer, or refuses; in words.
    pub fn get(&self, path: &str) -> Result<String> {
        let request = self.agent().get(self.url(path));
        self.answer(request.header("authorization", self.bearer()).call())
    }

    /// What the server answers to a `POST` of JSON.
    ///
    /// # Errors
    /// It does not answer, or refuses; in words.
    pub fn post(&self, path: &str, json: &[u8]) -> Result<String> {
        let request = self
            .agent()
            .post(self.url(path))
            .header("content-type", "application/json")
            .header("authorization", self.bearer());
        self.answer(request.send(json))
    }

    #[expect(clippy::unused_self, reason = "reads as what it belongs to")]
    fn agent(&self) -> ureq::Agent {
        ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .new_agent()
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }

    fn answer(
        &self,
        answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<String> {
        let mut answer =
            answer.with_context(|| format!("the server at {} does not answer", self.address))?;
        let status = answer.status();
        let body = answer
            .body_mut()
            .with_config()
            .limit(LONGEST_ANSWER)
            .read_to_string()
            .context("the server answered something that is no text")?;
        if status.is_success() {
            return Ok(body);
        }
        let said: serde_json::Value = serde_json::from_str(&body).unwrap_or_default();
        match said["detail"]["problem"].as_str() {
            Some(problem) => Err(anyhow!("{problem}")),
            None => Err(anyhow!(
                "the server at {} refused ({status}): is it the one that uses this folder?",
                self.address
            )),
        }
    }

    /// Takes it away when the server stops.
    pub fn remove(data: &Path) {
        let _none = fs::remove_file(path(data));
    }
}

fn path(data: &Path) -> PathBuf {
    data.join("control.json")
}

/// The archive of a long workshop has some megabytes.
const LONGEST_ANSWER: u64 = 256 << 20;
