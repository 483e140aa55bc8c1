//! A running server that played the reference workshop up to a block and waits for people.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::binary;
use crate::client::Page;

/// A server in a process of its own, with the links of all its people. Killed when dropped.
#[derive(Debug)]
pub struct Demo {
    child: Child,
    /// The data folder; kept so that a server can start again on it.
    pub data: tempfile::TempDir,
    /// Links as the program wrote them.
    pub links: Value,
    metrics: Option<String>,
}

impl Demo {
    /// Plays Seoul until this block has started.
    ///
    /// # Errors
    /// Where the program does not get there; with what it said.
    pub fn until(block: &str) -> Result<Self> {
        let data = tempfile::tempdir()?;
        let links = data.path().join("links.json");
        let folder = data.path().join("data");
        let child = Command::new(binary())
            .args([
                "demo",
                "--scenario",
                "seoul-2014",
                "--speed",
                "max",
                "--until",
                block,
                "--listen",
                "127.0.0.1:0",
                "--links-json",
            ])
            .arg(&links)
            .arg("--data")
            .arg(&folder)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut demo = Self {
            child,
            data,
            links: Value::Null,
            metrics: None,
        };
        let end = Instant::now() + Duration::from_mins(3);
        loop {
            if let Ok(written) = std::fs::read_to_string(&links)
                && let Ok(read) = serde_json::from_str(&written)
            {
                demo.links = read;
                break;
            }
            if let Some(status) = demo.child.try_wait()? {
                let output = demo.child.stderr.take().map(std::io::read_to_string);
                bail!("the program ended with {status}: {output:?}");
            }
            if Instant::now() > end {
                bail!("the program wrote no links");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let mut console = demo.page("P14")?;
        console
            .wait(|page| page.running().as_deref() == Some(block))
            .context("the block did not start")?;
        Ok(demo)
    }

    /// The secret link of a person of the scenario.
    ///
    /// # Errors
    /// Where there is no such person.
    pub fn link(&self, person: &str) -> Result<String> {
        let seats = self.links["seats"]
            .as_array()
            .context("there are no seats")?;
        let seat = seats
            .iter()
            .find(|seat| seat["key"] == person)
            .with_context(|| format!("there is no {person}"))?;
        Ok(seat["link"]
            .as_str()
            .context("the seat has no link")?
            .to_owned())
    }

    /// The page of a person of the scenario.
    ///
    /// # Errors
    /// Where the server does not let it in.
    pub fn page(&self, person: &str) -> Result<Page> {
        Page::open(&self.link(person)?)
    }

    /// The projector.
    ///
    /// # Errors
    /// Where the server does not let it in.
    pub fn projector(&self) -> Result<Page> {
        Page::open(
            self.links["projector"]["link"]
                .as_str()
                .context("there is no link of the projector")?,
        )
    }

    /// Starts a server again on the data of this one, with its clock at an instant, and returns its address.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn serve_again(&mut self, clock: &str) -> Result<String> {
        self.serve_from(&self.data.path().join("data"), clock)
    }

    /// Starts a server on another data folder, with its clock at an instant, and returns its address.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn serve_from(&mut self, data: &Path, clock: &str) -> Result<String> {
        let mut child = Command::new(binary())
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--metrics",
                "127.0.0.1:0",
                "--clock",
                clock,
                "--data",
            ])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = child.stdout.take().context("the program has no output")?;
        self.child = child;
        let mut lines = BufReader::new(output).lines();
        let mut address = || -> Result<String> {
            let line = lines.next().context("the program said nothing")??;
            let named = line.split("http://").nth(1);
            let named = named.context("the program named no address")?;
            Ok(named
                .split([' ', '/'])
                .next()
                .unwrap_or_default()
                .to_owned())
        };
        let served = address()?;
        self.metrics = Some(address()?);
        Ok(served)
    }

    /// Where the server that was started last tells its numbers.
    ///
    /// # Errors
    /// Where none was started.
    pub fn metrics(&self) -> Result<&str> {
        self.metrics.as_deref().context("no server was started")
    }

    /// Kills the server as a power cut would, without a word.
    ///
    /// # Errors
    /// Where the process is gone already.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
