//! `plenum doctor`: what an operator would check before a workshop, and what to do about it.

use std::fmt;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use futures_util::FutureExt;
use plenum_core::time::Timestamp;
use plenum_log::{EventLog, LogError, MailState, Sqlite};
use plenum_server::{Clock, SystemClock};

use crate::cli::Doctor;
use crate::contacts;
use crate::control::Control;
use crate::reminders;
use crate::say;
use crate::typeset::Program;

/// What was found of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Finding {
    /// The thing.
    about: &'static str,
    state: State,
    /// What is so, and what to do if it is not well.
    words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Well,
    /// A workshop can be held, but not as well.
    Weak,
    /// The server would not start, or data are at risk.
    Ill,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.state {
            State::Well => "well",
            State::Weak => "note",
            State::Ill => "FAIL",
        };
        write!(f, "{mark}  {:<6} {}", self.about, self.words)
    }
}

fn well(about: &'static str, words: impl Into<String>) -> Finding {
    let (state, words) = (State::Well, words.into());
    Finding {
        about,
        state,
        words,
    }
}

fn weak(about: &'static str, words: impl Into<String>) -> Finding {
    let (state, words) = (State::Weak, words.into());
    Finding {
        about,
        state,
        words,
    }
}

fn ill(about: &'static str, words: impl Into<String>) -> Finding {
    let (state, words) = (State::Ill, words.into());
    Finding {
        about,
        state,
        words,
    }
}

/// Prints a line for each finding. The exit code is 1 if anything must be mended first.
pub fn doctor(args: &Doctor) -> ExitCode {
    let mut findings = vec![engine()];
    findings.extend(data(&args.data));
    findings.extend(mails(&args.data));
    findings.push(disk(&args.data));
    findings.push(port(args.listen, &args.data));
    findings.extend([files(), fonts(), typesetter()]);
    for finding in &findings {
        say::out(&finding.to_string());
    }
    let ills = findings.iter().filter(|f| f.state == State::Ill).count();
    if ills == 0 {
        say::out("Ready for a workshop.");
        ExitCode::SUCCESS
    } else {
        say::out(&format!("To mend first: {ills}"));
        ExitCode::FAILURE
    }
}

fn engine() -> Finding {
    well(
        "engine",
        format!(
            "Plenum {}, SQLite {}",
            env!("CARGO_PKG_VERSION"),
            plenum_log::sqlite::version()
        ),
    )
}

/// The data folder, its chains, and the clock, which is held against the newest commit.
fn data(folder: &Path) -> Vec<Finding> {
    let now = SystemClock::new().now();
    if !folder.join("log.db").is_file() {
        return vec![
            well(
                "data",
                format!(
                    "{} holds no data yet; the first start makes it",
                    folder.display()
                ),
            ),
            clock(now, None),
        ];
    }
    let store = match Sqlite::open(folder) {
        Ok(store) => store,
        Err(LogError::Unusable(advice)) if Control::load(folder).is_some() => {
            return vec![
                well(
                    "data",
                    format!(
                        "in use by a server, so only `plenum restore --check` of a backup can read every chain ({advice})"
                    ),
                ),
                clock(now, None),
            ];
        }
        Err(error) => return vec![ill("data", error.to_string()), clock(now, None)],
    };
    let mut newest = None;
    let mut commits = 0;
    let workshops = match waited(store.workshops()) {
        Ok(workshops) => workshops,
        Err(error) => return vec![ill("data", error.to_string())],
    };
    for workshop in &workshops {
        match waited(store.read(*workshop, 0)) {
            Ok(log) => {
                commits += log.len();
                newest = newest.max(log.last().map(|commit| commit.at));
            }
            Err(error) => return vec![ill("data", format!("{error}: restore the last backup"))],
        }
    }
    vec![
        well(
            "data",
            format!(
                "{}: {} workshops, {commits} commits, every chain verified",
                folder.display(),
                workshops.len()
            ),
        ),
        clock(now, newest),
    ]
}

/// What became of reminders by mail, where any were sent and no server uses the folder. Names nobody.
fn mails(folder: &Path) -> Option<Finding> {
    if !folder.join("log.db").is_file() {
        return None;
    }
    let store = Sqlite::open(folder).ok()?;
    let mails = waited(contacts::all_mailings(&store)).ok()?;
    let count = |state| mails.iter().filter(|mail| mail.state == state).count();
    let counts = MailState::ALL.map(|state| (state, count(state)));
    let said = counts.iter().filter(|(_, n)| *n > 0);
    let said = said.map(|(state, n)| format!("{n} {}", reminders::told(*state)));
    let said = said.collect::<Vec<_>>().join(", ");
    match (mails.is_empty(), mails.len() > count(MailState::Sent)) {
        (true, _) => None,
        (false, false) => Some(well("mail", said)),
        (false, true) => Some(weak(
            "mail",
            format!(
                "{said}: see `plenum reminders`, and the log of the server for what the mail server said"
            ),
        )),
    }
}

/// A runtime of its own: this program serves nobody.
fn waited<T>(work: impl Future<Output = Result<T, LogError>>) -> Result<T, LogError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| LogError::Unusable(format!("the runtime cannot be started: {error}")))?;
    runtime.block_on(work.boxed_local())
}

fn clock(now: Timestamp, newest: Option<Timestamp>) -> Finding {
    let said = |at: Timestamp| {
        jiff::Timestamp::from_millisecond(at.0)
            .map_or_else(|_| at.0.to_string(), |at| at.to_string())
    };
    if now.0 < RELEASED {
        return ill(
            "clock",
            format!("it is {} by this machine: set its clock", said(now)),
        );
    }
    match newest.filter(|newest| newest.0 > now.0 + 60_000) {
        Some(newest) => weak(
            "clock",
            format!(
                "it is {} by this machine, but the newest commit is of {}: set the clock, or deadlines will come late",
                said(now),
                said(newest)
            ),
        ),
        None => well("clock", format!("it is {}", said(now))),
    }
}

fn disk(folder: &Path) -> Finding {
    let there = folder.ancestors().find(|path| path.is_dir());
    let Some(Ok(space)) = there.map(rustix::fs::statvfs) else {
        return weak("disk", "the free space cannot be read");
    };
    let free = space.f_bavail.saturating_mul(space.f_frsize) / (1 << 20);
    let words = format!("{free} MiB free");
    match free {
        0..100 => ill(
            "disk",
            format!("{words}: make room; a full disk makes rooms read-only"),
        ),
        100..1_000 => weak(
            "disk",
            format!("{words}: a day of a big workshop takes up to 100 MiB"),
        ),
        _ => well("disk", words),
    }
}

fn port(address: SocketAddr, folder: &Path) -> Finding {
    let plain = if address.ip().is_loopback() {
        "only this machine reaches it; 0.0.0.0 lets phones in"
    } else {
        "plain HTTP: for a trusted network, or behind a proxy with TLS"
    };
    match TcpListener::bind(address) {
        Ok(_free) => well("port", format!("{address} is free ({plain})")),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let ours = Control::load(folder).is_some_and(|c| c.address.port() == address.port());
            if ours && answers(address) {
                well(
                    "port",
                    format!("{address} is served by this Plenum ({plain})"),
                )
            } else {
                ill(
                    "port",
                    format!(
                        "{address} is in use by another program: stop it, or choose another address with --listen"
                    ),
                )
            }
        }
        Err(error) => ill(
            "port",
            format!(
                "{address} cannot be listened on ({error}): choose another address with --listen"
            ),
        ),
    }
}

fn answers(address: SocketAddr) -> bool {
    let agent = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(2)))
        .build()
        .new_agent();
    agent
        .get(format!("http://{address}/healthz"))
        .call()
        .is_ok()
}

/// A screen takes a file handle, and so does each page that loads.
fn files() -> Finding {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    match limit {
        Some(most) if most < 4_096 => weak(
            "files",
            format!(
                "{most} open files are allowed, enough for about {} screens: raise it with LimitNOFILE= or ulimit -n",
                most / 2
            ),
        ),
        Some(most) => well("files", format!("{most} open files are allowed")),
        None => well("files", "any number of open files is allowed"),
    }
}

/// Screens bring their own fonts. This machine's are used where it shows pages itself, as on a projector.
fn fonts() -> Finding {
    let missing: Vec<_> = [("Arabic and Persian", "ar"), ("Korean", "ko")]
        .into_iter()
        .filter(|(_, lang)| {
            let listed = Command::new("fc-list")
                .arg(format!(":lang={lang}"))
                .output();
            listed.is_ok_and(|output| output.stdout.is_empty())
        })
        .map(|(name, _)| name)
        .collect();
    if missing.is_empty() {
        well(
            "fonts",
            "nothing is missing for the scripts of the workshop languages",
        )
    } else {
        weak(
            "fonts",
            format!(
                "no font for {} here: on a projector of this machine such text shows boxes; Debian: apt install fonts-noto-core fonts-noto-cjk",
                missing.join(" and ")
            ),
        )
    }
}

/// PDFs are made by a program of its own, with fonts of its own.
fn typesetter() -> Finding {
    match Program::found().and_then(|found| found.check()) {
        Ok(said) => well("pdf", said),
        Err(failure) => weak("pdf", failure.to_string()),
    }
}

/// The first day of 2026, before which nobody had this program.
const RELEASED: i64 = 1_767_225_600_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_the_program_was_made_is_wrong_and_one_behind_the_log_is_noted() {
        let now = Timestamp(RELEASED + 10_000_000);

        assert_eq!(clock(Timestamp(0), None).state, State::Ill);
        assert_eq!(clock(now, None).state, State::Well);
        assert_eq!(
            clock(now, Some(Timestamp(now.0 + 1_000))).state,
            State::Well
        );
        assert_eq!(
            clock(now, Some(Timestamp(now.0 + 3_600_000))).state,
            State::Weak
        );
    }

    #[test]
    fn a_port_in_use_by_another_program_is_told() {
        let other = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = other.local_addr().unwrap();
        let folder = tempfile::tempdir().unwrap();

        let finding = port(address, folder.path());

        assert_eq!(finding.state, State::Ill);
        assert!(finding.words.contains("--listen"), "{finding}");
    }
}
