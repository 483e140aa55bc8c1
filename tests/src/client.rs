//! A page as the server sees one: a socket, a replica of records, commands with ids of its own.
//!
//! Written against the wire as it is described, sharing no code with the server.

use std::collections::BTreeMap;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tungstenite::{Message, WebSocket};
use uuid::{Builder, Uuid};

/// How long a test waits for something that should come at once.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A page with an open socket.
#[derive(Debug)]
pub struct Page {
    /// None in a page that was never connected, or that left.
    socket: Option<WebSocket<TcpStream>>,
    /// How long it waits for what should come.
    pub patience: Duration,
    /// The records by audience (as JSON) and key.
    pub records: BTreeMap<(String, String), Value>,
    /// Who the server says the page is.
    pub you: Value,
    /// Every frame received, oldest first.
    pub frames: Vec<Value>,
    /// The last commit of which a change was seen: from here it resumes.
    pub seq: u64,
    /// The incarnation of the store.
    pub epoch: String,
}

/// The outcome of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Stored as this commit.
    Done(u64),
    /// Refused with this code and these facts.
    Refused(String, Value),
}

impl Answer {
    /// The code of a refusal.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Refused(code, _) => Some(code),
            Self::Done(_) => None,
        }
    }
}

impl Page {
    /// Opens the page behind a secret link such as `http://127.0.0.1:7470/p#k=…`.
    ///
    /// # Errors
    /// Where the server does not let it in.
    pub fn open(link: &str) -> Result<Self> {
        let (address, token) = link.split_once("#k=").context("the link has no secret")?;
        let host = address
            .strip_prefix("http://")
            .and_then(|a| a.split('/').next())
            .context("the link has no host")?;
        Self::enter(host, token, None)
    }

    /// Opens a page by host and token, resuming where it stood if it was connected before.
    ///
    /// # Errors
    /// Where the server does not let it in.
    pub fn enter(host: &str, token: &str, resume: Option<(&str, u64)>) -> Result<Self> {
        let you: Value = ureq::post(format!("http://{host}/api/session"))
            .send_json(json!({ "token": token }))?
            .body_mut()
            .read_json()?;
        let workshop = you["workshop"]
            .as_str()
            .context("the token opens no workshop")?
            .to_owned();
        Self::connect(host, &workshop, token, resume)
    }

    /// Opens a page of a named workshop.
    ///
    /// # Errors
    /// Where the server does not let it in.
    pub fn connect(
        host: &str,
        workshop: &str,
        token: &str,
        resume: Option<(&str, u64)>,
    ) -> Result<Self> {
        let mut page = Self::away();
        if let Some((epoch, seq)) = resume {
            epoch.clone_into(&mut page.epoch);
            page.seq = seq;
        }
        page.come_back(host, workshop, token)?;
        Ok(page)
    }

    /// A page that has seen nothing yet.
    pub fn away() -> Self {
        Self {
            socket: None,
            patience: PATIENCE,
            records: BTreeMap::new(),
            you: Value::Null,
            frames: Vec::new(),
            seq: 0,
            epoch: String::new(),
        }
    }

    /// Opens a new socket in the place of the old one and resumes where the page stands.
    ///
    /// # Errors
    /// Where the server does not let it in; the page keeps what it has seen.
    pub fn come_back(&mut self, host: &str, workshop: &str, token: &str) -> Result<()> {
        self.leave();
        let stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(self.patience))?;
        stream.set_write_timeout(Some(self.patience))?;
        stream.set_nodelay(true)?;
        let address = format!("ws://{host}/api/workshops/{workshop}/live");
        let (socket, _) = match tungstenite::client(address, stream) {
            Ok(connected) => connected,
            Err(error) => bail!("no socket: {error}"),
        };
        socket
            .get_ref()
            .set_read_timeout(Some(Duration::from_millis(100)))?;
        self.socket = Some(socket);
        let mut hello = json!({ "frame": "hello", "protocol": 1, "token": token });
        if !self.epoch.is_empty() {
            hello["resume"] = json!({ "epoch": self.epoch, "seq": self.seq });
        }
        self.send(&hello)?;
        self.until(|frame| matches!(frame["frame"].as_str(), Some("welcome" | "resumed")))?;
        Ok(())
    }

    /// Drops the socket without a word.
    pub fn leave(&mut self) {
        self.socket = None;
    }

    /// Whether there is a socket that has not failed yet.
    pub fn is_connected(&self) -> bool {
        self.socket.is_some()
    }

    /// Sends a frame as it is.
    ///
    /// # Errors
    /// Where the socket is gone.
    pub fn send(&mut self, frame: &Value) -> Result<()> {
        self.send_raw(&frame.to_string())
    }

    /// Sends a text as it is.
    ///
    /// # Errors
    /// Where the socket is gone.
    pub fn send_raw(&mut self, text: &str) -> Result<()> {
        let socket = self.socket.as_mut().context("the page is away")?;
        Ok(socket.send(Message::text(text))?)
    }

    /// Runs a command under a fresh id and waits for its answer.
    ///
    /// # Errors
    /// Where the socket is gone or no answer comes.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "tests read better without borrowing what they have just made"
    )]
    pub fn run(&mut self, command: Value) -> Result<Answer> {
        self.run_as(Uuid::now_v7(), &command)
    }

    /// Runs a command and returns the id of the thing it makes, with its answer.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    #[expect(
        clippy::needless_pass_by_value,
        reason = "tests read better without borrowing what they have just made"
    )]
    pub fn make(&mut self, command: Value) -> Result<(Uuid, Answer)> {
        let id = Uuid::now_v7();
        Ok((made_by(id), self.run_as(id, &command)?))
    }

    /// Runs a command under this id. Where the server asks to wait, it waits and sends the same command again.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn run_as(&mut self, id: Uuid, command: &Value) -> Result<Answer> {
        let name = id.to_string();
        loop {
            self.send(&json!({ "frame": "do", "id": id, "command": command }))?;
            let frame = self.until(|frame| {
                frame["id"] == name.as_str()
                    && matches!(frame["frame"].as_str(), Some("done" | "refused"))
            })?;
            if frame["frame"] == "done" {
                return Ok(Answer::Done(
                    frame["seq"].as_u64().context("done without a number")?,
                ));
            }
            let Some(wait) = frame["detail"]["retry_after_ms"].as_u64() else {
                let code = frame["code"].as_str().unwrap_or_default();
                return Ok(Answer::Refused(code.to_owned(), frame["detail"].clone()));
            };
            std::thread::sleep(Duration::from_millis(wait));
        }
    }

    /// Reads frames until one passes, and returns it.
    ///
    /// # Errors
    /// Where the socket closes, or nothing passes in time.
    pub fn until(&mut self, pass: impl Fn(&Value) -> bool) -> Result<Value> {
        let end = Instant::now() + self.patience;
        while Instant::now() < end {
            if let Some(frame) = self.read()?
                && pass(&frame)
            {
                return Ok(frame);
            }
        }
        bail!(
            "nothing came in {:?}; the last frames: {:?}",
            self.patience,
            self.frames.iter().rev().take(3).collect::<Vec<_>>()
        )
    }

    /// Reads frames until the replica satisfies a condition.
    ///
    /// # Errors
    /// As [`until`](Self::until).
    pub fn wait(&mut self, condition: impl Fn(&Self) -> bool) -> Result<()> {
        let end = Instant::now() + self.patience;
        while !condition(self) {
            if Instant::now() > end {
                bail!("it did not come to be in {:?}", self.patience);
            }
            self.read()?;
        }
        Ok(())
    }

    /// Reads what has arrived within a moment.
    ///
    /// # Errors
    /// Where the socket closes.
    pub fn settle(&mut self, moment: Duration) -> Result<()> {
        let end = Instant::now() + moment;
        while Instant::now() < end {
            self.read()?;
        }
        Ok(())
    }

    /// The record under a key; of two the one of the narrower audience.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let found = self.records.iter().filter(|((_, k), _)| k == key);
        found
            .min_by_key(|((audience, _), _)| width(audience))
            .map(|(_, body)| body)
    }

    /// All records of one kind by key, each in its narrowest form.
    pub fn all(&self, kind: &str) -> Vec<&Value> {
        let keys: std::collections::BTreeSet<_> = self
            .records
            .iter()
            .filter(|(_, body)| body["is"] == kind)
            .map(|((_, key), _)| key.as_str())
            .collect();
        keys.into_iter().filter_map(|key| self.get(key)).collect()
    }

    /// The label of the running block.
    pub fn running(&self) -> Option<String> {
        let running = self.get("workshop")?["running"].as_str()?;
        Some(
            self.get(&format!("block/{running}"))?["label"]
                .as_str()?
                .to_owned(),
        )
    }

    /// The keys under which another page shows something else, and what both show; nothing if they are equal.
    pub fn differs(&self, other: &Self) -> Vec<String> {
        let keys = self.records.keys().chain(other.records.keys());
        let differing: std::collections::BTreeSet<_> = keys
            .filter(|key| self.records.get(*key) != other.records.get(*key))
            .collect();
        let show = |page: &Self, key| {
            page.records
                .get(key)
                .map_or_else(|| "-".to_owned(), Value::to_string)
        };
        differing
            .into_iter()
            .map(|key| format!("{key:?}: {} | {}", show(self, key), show(other, key)))
            .collect()
    }

    /// Everything the page was ever sent, as text: to search for what it must not contain.
    pub fn everything(&self) -> String {
        self.frames
            .iter()
            .map(Value::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn read(&mut self) -> Result<Option<Value>> {
        let socket = self.socket.as_mut().context("the page is away")?;
        let message = match socket.read() {
            Ok(message) => message,
            Err(tungstenite::Error::Io(e))
                if matches!(
                    e.kind(),
                    std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                ) =>
            {
                return Ok(None);
            }
            Err(error) => {
                self.leave();
                bail!("the socket closed: {error}")
            }
        };
        let Message::Text(text) = message else {
            return Ok(None);
        };
        let frame: Value = serde_json::from_str(&text)?;
        self.take(&frame);
        self.frames.push(frame.clone());
        Ok(Some(frame))
    }

    /// Takes a frame in, as it does with each that it reads.
    pub fn take(&mut self, frame: &Value) {
        let seq = frame["seq"].as_u64().unwrap_or_default();
        match frame["frame"].as_str() {
            Some("welcome") => {
                self.seq = seq;
                self.you = frame["you"].clone();
                frame["epoch"]
                    .as_str()
                    .unwrap_or_default()
                    .clone_into(&mut self.epoch);
                let records = frame["records"].as_array().into_iter().flatten();
                self.records = records
                    .map(|r| {
                        (
                            (r["audience"].to_string(), text(&r["key"])),
                            r["body"].clone(),
                        )
                    })
                    .collect();
            }
            Some("resumed") => {
                self.seq = seq;
                self.you = frame["you"].clone();
                for change in frame["changes"].as_array().into_iter().flatten() {
                    self.change(change);
                }
            }
            Some("change") => {
                self.change(&frame["change"]);
                self.seq = self.seq.max(seq);
            }
            // An acknowledgement says nothing about changes: they may have been dropped for a snapshot that is still to come.
            _ => {}
        }
    }

    fn change(&mut self, change: &Value) {
        let audience = change["audience"].to_string();
        for key in change["gone"].as_array().into_iter().flatten() {
            self.records.remove(&(audience.clone(), text(key)));
        }
        for (key, body) in change["set"].as_object().into_iter().flatten() {
            self.records
                .insert((audience.clone(), key.clone()), body.clone());
        }
    }
}

/// The id of the thing that a command makes: a one-way derivation of the command's id.
pub fn made_by(command: Uuid) -> Uuid {
    let digest = Sha256::new()
        .chain_update(b"plenum thing")
        .chain_update(command.as_bytes())
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The order of audiences from the narrowest to the widest.
fn width(audience: &str) -> usize {
    ["person", "organisation", "side", "desk", "role", "room"]
        .iter()
        .position(|a| audience.contains(a))
        .unwrap_or(9)
}
