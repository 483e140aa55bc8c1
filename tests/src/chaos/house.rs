//! A server that can be killed, starved and started again on its data, at any instant of the workshop.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::proxy::{Proxy, Target};
use crate::binary;
use crate::client::{Answer, Page};
use crate::demo::Demo;
use crate::random::Random;

/// The workshop of Seoul on its third morning: block B30 runs, and a round of rating is open.
#[derive(Debug)]
pub struct House {
    /// Where the server listens now.
    pub target: Target,
    /// The workshop.
    pub workshop: String,
    tokens: BTreeMap<String, String>,
    folder: tempfile::TempDir,
    child: Option<Child>,
    /// Milliseconds of 14 March at which the clock stood when the house was opened.
    opened: (u64, Instant),
}

/// The play up to here, once per process.
struct Played {
    files: BTreeMap<String, Vec<u8>>,
    links: Value,
}

impl House {
    /// Starts a server on a copy of the data, with its clock at this time of the day in Seoul, such as `(10, 16, 0)`.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn open((hour, minute, second): (u64, u64, u64)) -> Result<Self> {
        let played = played();
        let folder = tempfile::tempdir()?;
        let data = folder.path().join("data");
        fs::create_dir(&data)?;
        for (name, bytes) in &played.files {
            fs::write(data.join(name), bytes)?;
        }
        let seats = played.links["seats"].as_array().into_iter().flatten();
        let secret = |link: &Value| {
            let link = link.as_str().unwrap_or_default();
            link.split_once("#k=")
                .map(|(_, token)| token.to_owned())
                .unwrap_or_default()
        };
        let mut tokens: BTreeMap<String, String> = seats
            .map(|seat| {
                let key = seat["key"].as_str().unwrap_or_default();
                (key.to_owned(), secret(&seat["link"]))
            })
            .collect();
        tokens.insert(
            PROJECTOR.to_owned(),
            secret(&played.links["projector"]["link"]),
        );
        let opened = (
            (hour * 3_600 + minute * 60 + second) * 1_000,
            Instant::now(),
        );
        let mut house = Self {
            target: Arc::new(Mutex::new(SocketAddr::from(([127, 0, 0, 1], 9)))),
            workshop: String::new(),
            tokens,
            folder,
            child: None,
            opened,
        };
        house.serve()?;
        let you: Value = ureq::post(format!("http://{}/api/session", house.host()))
            .send_json(json!({ "token": house.token("P14")? }))?
            .body_mut()
            .read_json()?;
        let workshop = you["workshop"].as_str();
        let workshop = workshop.context("the token opens no workshop")?;
        workshop.clone_into(&mut house.workshop);
        Ok(house)
    }

    /// Lets the clock of the next start be later by this much.
    pub fn time_passes(&mut self, time: Duration) {
        self.opened.0 += u64::try_from(time.as_millis()).unwrap_or_default();
    }

    /// Starts the server again. Its clock went on meanwhile.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn serve(&mut self) -> Result<()> {
        let elapsed = u64::try_from(self.opened.1.elapsed().as_millis())?;
        let clock = clock(self.opened.0 + elapsed);
        // A file that would grow over a limit is to give an error, as a full disk does, and not a signal.
        let mut child = Command::new("sh")
            .args(["-c", "trap '' XFSZ; exec \"$@\"", "sh"])
            .arg(binary())
            .args(["serve", "--listen", "127.0.0.1:0", "--clock", &clock])
            .arg("--data")
            .arg(self.data())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = child.stdout.take().context("the program has no output")?;
        self.child = Some(child);
        let line = BufReader::new(output).lines().next();
        let line = line.context("the program said nothing")??;
        let address = line
            .split_once("http://")
            .and_then(|(_, rest)| rest.split(' ').next())
            .with_context(|| format!("no address in: {line}"))?;
        *self.target.lock().unwrap_or_else(PoisonError::into_inner) = address.parse()?;
        Ok(())
    }

    /// Kills the server as a power cut would, without a word.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may be dead already.
            drop(child.kill());
            drop(child.wait());
        }
    }

    /// Takes the disk away: no file can grow or be written. Or gives it back.
    ///
    /// # Errors
    /// Where the limit cannot be set.
    pub fn disk_full(&self, full: bool) -> Result<()> {
        let child = self.child.as_ref().context("there is no server")?;
        let limit = if full { "0" } else { "unlimited" };
        let set = Command::new("prlimit")
            .arg(format!("--pid={}", child.id()))
            .arg(format!("--fsize={limit}:unlimited"))
            .status()
            .context("there is no prlimit; type: sudo apt-get install util-linux")?;
        ensure!(set.success(), "the limit of files cannot be set");
        Ok(())
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The address of the server as pages name it.
    pub fn host(&self) -> String {
        let target = self.target.lock().unwrap_or_else(PoisonError::into_inner);
        target.to_string()
    }

    /// The secret of a person of the scenario, or of the [`PROJECTOR`].
    ///
    /// # Errors
    /// Where there is no such person.
    pub fn token(&self, person: &str) -> Result<&str> {
        let token = self.tokens.get(person).map(String::as_str);
        token.with_context(|| format!("there is no {person}"))
    }

    /// A fresh page of a person, past all proxies.
    ///
    /// # Errors
    /// Where the server does not let it in.
    pub fn page(&self, person: &str) -> Result<Page> {
        Page::connect(&self.host(), &self.workshop, self.token(person)?, None)
    }

    /// A network of its own for somebody.
    ///
    /// # Errors
    /// Where nothing can be listened on.
    pub fn network(&self, random: &mut Random) -> Result<Arc<Proxy>> {
        Ok(Arc::new(Proxy::start(&self.target, random.split())?))
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.kill();
    }
}

fn played() -> &'static Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    PLAYED.get_or_init(|| play().unwrap_or_else(|e| panic!("the play failed: {e:#}")))
}

fn play() -> Result<Played> {
    let mut demo = Demo::until("B30")?;
    let mut console = demo.page("P14")?;
    let open = console.run(json!({ "noun": "recommend", "do": "open_round", "items": [] }))?;
    ensure!(matches!(open, Answer::Done(_)), "no round: {open:?}");
    demo.kill()?;
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(demo.data.path().join("data"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.insert(name, fs::read(entry.path())?);
    }
    let links = demo.links.clone();
    Ok(Played { files, links })
}

/// A time of the third day in Seoul.
fn clock(millis: u64) -> String {
    let (seconds, millis) = (millis / 1_000, millis % 1_000);
    let (minutes, second) = (seconds / 60, seconds % 60);
    let (hour, minute) = (minutes / 60, minutes % 60);
    format!("2014-03-14T{hour:02}:{minute:02}:{second:02}.{millis:03}+09:00")
}

/// The name under which the projector has its token.
pub const PROJECTOR: &str = "projector";
