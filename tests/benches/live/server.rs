//! The servers that are measured, each in a process of its own, and what the system tells of such a process.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use plenum_tests::binary;

use crate::screen::Dialect;

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Floor,
    Plenum,
    Ws,
    SocketIo,
    Colyseus,
}

impl Kind {
    pub(crate) const ALL: [Self; 5] = [
        Self::Floor,
        Self::Plenum,
        Self::Ws,
        Self::SocketIo,
        Self::Colyseus,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Plenum => "plenum",
            Self::Ws => "ws",
            Self::SocketIo => "socket.io",
            Self::Colyseus => "colyseus",
        }
    }

    pub(crate) fn dialect(self) -> Dialect {
        match self {
            Self::Floor | Self::Ws => Dialect::Plain,
            Self::Plenum => Dialect::Plenum,
            Self::SocketIo => Dialect::SocketIo,
            Self::Colyseus => Dialect::Colyseus,
        }
    }
}

/// A running server. Killed when dropped.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    /// `127.0.0.1:7470`.
    pub(crate) host: String,
    /// All that it printed until it listened.
    pub(crate) said: Vec<String>,
    /// Where ours keeps its data.
    _data: Option<tempfile::TempDir>,
}

impl Server {
    /// Starts a server; peers send a first picture of so many bytes.
    ///
    /// # Errors
    /// Where it does not start.
    pub(crate) fn start(kind: Kind, picture: usize) -> Result<Self> {
        let mut data = None;
        let mut command = match kind {
            Kind::Floor => {
                let mut floor = Command::new(std::env::current_exe()?);
                floor.args(["floor", &picture.to_string()]);
                floor
            }
            Kind::Plenum => {
                let folder = tempfile::tempdir()?;
                let mut plenum = Command::new(binary());
                plenum.args(["serve", "--listen", "127.0.0.1:0", "--data"]);
                plenum.arg(folder.path());
                data = Some(folder);
                plenum
            }
            Kind::Ws | Kind::SocketIo | Kind::Colyseus => {
                let mut node = Command::new("node");
                node.arg(peers()?.join(format!("{}.mjs", kind.name().replace('.', ""))));
                node
            }
        };
        let mut child = command
            .env("SNAPSHOT_BYTES", picture.to_string())
            .env("NODE_ENV", "production")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{} does not start", kind.name()))?;
        let output = child.stdout.take().context("the program has no output")?;
        let mut server = Self {
            child,
            host: String::new(),
            said: Vec::new(),
            _data: data,
        };
        for line in BufReader::new(output).lines() {
            let line = line?;
            if let Some((_, rest)) = line.split_once("http://") {
                let host = rest.split(['/', ' ']).next().unwrap_or_default();
                host.clone_into(&mut server.host);
            }
            server.said.push(line);
            // Ours says its address, then the link of the operator.
            if !server.host.is_empty() && (kind != Kind::Plenum || server.token().is_some()) {
                return Ok(server);
            }
        }
        anyhow::bail!("{} said: {:?}", kind.name(), server.said)
    }

    /// The secret of the operator.
    pub(crate) fn token(&self) -> Option<&str> {
        let mut secrets = self.said.iter().filter_map(|line| line.split_once("#k="));
        secrets.next().map(|(_, secret)| secret.trim())
    }

    /// Seconds of processor time so far.
    ///
    /// # Errors
    /// Where the process is gone.
    pub(crate) fn cpu(&self) -> Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let (_, fields) = stat.rsplit_once(')').context("no name")?;
        let mut fields = fields.split_whitespace().skip(11);
        let mut ticks = || -> Result<u32> { Ok(fields.next().context("too short")?.parse()?) };
        Ok(f64::from(ticks()? + ticks()?) / TICKS)
    }

    /// Resident memory in kB.
    ///
    /// # Errors
    /// Where the process is gone.
    pub(crate) fn memory(&self) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        Ok(f64::from(number.context("no memory")?.parse::<u32>()?))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Where the peers are installed: `cargo xtask bench live` does it and says where.
fn peers() -> Result<PathBuf> {
    let folder = std::env::var_os("PLENUM_PEERS").map(PathBuf::from);
    folder.context("the peers are not installed; type: cargo xtask bench live")
}

/// Ticks of processor time in a second, as Linux tells them to programs on every architecture.
const TICKS: f64 = 100.0;
