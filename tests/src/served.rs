//! `plenum serve` on an empty folder, in a process of its own.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::binary;

/// A running server with an operator. Killed when dropped.
#[derive(Debug)]
pub struct Served {
    child: Child,
    /// Where it listens: `127.0.0.1:7470`.
    pub host: String,
    /// The secret of the operator.
    pub operator: String,
    _data: tempfile::TempDir,
}

impl Served {
    /// Starts it.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn start() -> Result<Self> {
        let data = tempfile::tempdir()?;
        let mut child = Command::new(binary())
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = child.stdout.take().context("the program has no output")?;
        let mut served = Self {
            child,
            host: String::new(),
            operator: String::new(),
            _data: data,
        };
        // First its address, then the link of the operator.
        for line in BufReader::new(output).lines() {
            let line = line?;
            if let Some((_, secret)) = line.split_once("#k=") {
                secret.trim().clone_into(&mut served.operator);
                return Ok(served);
            }
            if let Some((_, rest)) = line.split_once("http://") {
                let host = rest.split(['/', ' ']).next().unwrap_or_default();
                host.clone_into(&mut served.host);
            }
        }
        anyhow::bail!("the program did not say where it listens")
    }

    /// A figure of the process in kB, as Linux names it: `VmRSS`, `VmHWM`.
    ///
    /// # Errors
    /// Where the process is gone.
    pub fn memory(&self, name: &str) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let number = line.and_then(|line| line.trim_start_matches(':').split_whitespace().next());
        Ok(number.context("no such figure")?.parse()?)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
