//! Somebody in a room, by a script: writes, raises and lowers the hand, repeats commands, walks out of the wifi.

use std::sync::Arc;
use std::time::Duration;

use plenum_core::Command;
use plenum_core::agenda::{EntryKind, Grade};
use plenum_core::entries::Command as Entries;
use plenum_core::floor::Command as Floor;
use plenum_core::text::{Lang, TextInput};
use plenum_server::client::{ClientError, command_id};
use plenum_server::wire::ServerFrame;
use serde_json::Value;
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::Shared;
use super::ledger::Line;
use super::screen::{LONGEST, Replica, Screen, Seen, Tally};
use crate::cli::Load;
use crate::say;

/// What one person is to do.
#[derive(Clone, Debug)]
pub(super) struct Script {
    name: String,
    first: Instant,
    /// From one command to the next.
    pace: Duration,
    end: Instant,
    /// When the person walks out of the wifi, if at all.
    walk: Option<Instant>,
    /// Sends every command a second time after it was acknowledged.
    again: bool,
    /// Compares its replica at the end.
    compares: bool,
    /// Begins with the hand rather than with an entry.
    hand_first: bool,
}

impl Script {
    /// The scripts of a room: commands at an even pace, one person who repeats, one in ten who walks in the middle.
    pub(super) fn all(args: &Load, room: u32, seats: usize, begin: Instant) -> Vec<Self> {
        let length = Duration::from_secs(u64::from(args.seconds));
        let step = Duration::from_secs(1) / args.rate;
        let people = u32::try_from(seats).unwrap_or(u32::MAX);
        let script = |seat: u32| Self {
            name: format!("{}.{}", room + 1, seat + 1),
            first: begin + step * seat,
            pace: step * people,
            end: begin + length,
            walk: (seat % WALKERS == WALKERS / 2 || (people <= WALKERS / 2 && seat + 1 == people))
                .then(|| begin + length / 2),
            again: seat == 0,
            // Spread over the room rather than its first rows.
            compares: people <= MOST_COMPARED
                || seat.is_multiple_of(people.div_ceil(MOST_COMPARED)),
            hand_first: seat % 2 == 1,
        };
        (0..people).map(script).collect()
    }
}

/// A person.
#[derive(Debug)]
pub(super) struct Person {
    screen: Screen,
    script: Script,
    shared: Arc<Shared>,
    lines: Vec<Line>,
    acknowledged: Vec<Duration>,
    stray: u32,
    hand: bool,
}

/// What became of a person's commands and screen.
#[derive(Debug)]
pub(super) struct Findings {
    pub(super) lines: Vec<Line>,
    /// From sending to the acknowledgement; without those that waited for a lost connection.
    pub(super) acknowledged: Vec<Duration>,
    /// Answers to commands that were never sent.
    pub(super) stray: u32,
    pub(super) tally: Tally,
    /// How the replica stands against a fresh snapshot, if it was compared.
    pub(super) replica: Option<Replica>,
}

/// What a command is about.
enum Doing {
    Write(String),
    Hand(bool),
}

/// What became of one try.
enum Answer {
    Done,
    Refused,
    Wait(Duration),
    Cut,
}

impl Person {
    pub(super) fn new(screen: Screen, script: Script, shared: Arc<Shared>) -> Self {
        Self {
            screen,
            script,
            shared,
            lines: Vec::new(),
            acknowledged: Vec::new(),
            stray: 0,
            hand: false,
        }
    }

    /// Follows the script; drops `busy` when nothing more will be sent.
    pub(super) async fn run(mut self, busy: mpsc::Sender<()>) -> Findings {
        let acted = self.act().await;
        drop(busy);
        let compared = match acted {
            Ok(()) => self.compare().await,
            Err(error) => Err(error),
        };
        let replica = compared.unwrap_or_else(|error| {
            say::err(&format!("{} gave up: {error}", self.script.name));
            Some(Replica::Unread)
        });
        Findings {
            lines: self.lines,
            acknowledged: self.acknowledged,
            stray: self.stray,
            tally: self.screen.tally,
            replica,
        }
    }

    async fn act(&mut self) -> Result<(), ClientError> {
        let mut due = self.script.first;
        loop {
            let walk = self.script.walk;
            self.look(walk.map_or(due, |walk| walk.min(due)).min(self.script.end))
                .await?;
            let now = Instant::now();
            if now >= self.script.end {
                return Ok(());
            }
            let walks = walk.is_some_and(|walk| now >= walk);
            if walks {
                self.script.walk = None;
            } else {
                due += self.script.pace;
            }
            self.carry_out(walks).await?;
        }
    }

    /// Reads on until all others are done too, and compares.
    async fn compare(&mut self) -> Result<Option<Replica>, ClientError> {
        while !self.shared.over.is_cancelled() {
            self.look(Instant::now() + GLANCE).await?;
        }
        if !self.script.compares {
            return Ok(None);
        }
        let (replica, _) = self.screen.compare(&self.shared.fresh).await?;
        Ok(Some(replica))
    }

    /// Takes in what comes until then.
    async fn look(&mut self, until: Instant) -> Result<(), ClientError> {
        while Instant::now() < until {
            match self.screen.frame(until).await? {
                Seen::Frame(frame) => drop(self.take(&frame)),
                Seen::Back | Seen::Quiet => {}
            }
        }
        Ok(())
    }

    /// Sends the next command until it is answered. Who walks loses the connection with the command on its way.
    async fn carry_out(&mut self, mut walks: bool) -> Result<(), ClientError> {
        let doing = self.next_doing();
        let id = command_id();
        let (command, text) = match &doing {
            Doing::Write(text) => (write(text), Some(text.clone())),
            Doing::Hand(true) => (
                Command::Floor(Floor::RaiseHand {
                    point_of_order: false,
                }),
                None,
            ),
            Doing::Hand(false) => (Command::Floor(Floor::LowerHand {}), None),
        };
        if text.is_some() && !walks {
            self.shared.note(format!("entry/{}", id.derive()));
        }
        self.lines.push(Line::new(id, text));
        let mut smooth = !walks;
        let mut wanted = if self.script.again { 2 } else { 1 };
        let began = Instant::now();
        while wanted > 0 {
            self.line(Line::sent);
            self.screen.send(id, command.clone()).await;
            if walks {
                walks = false;
                self.screen.walk(AWAY).await?;
                self.line(Line::cut);
                continue;
            }
            match self.answer(began + LONGEST).await? {
                Answer::Done => {
                    if smooth {
                        self.acknowledged.push(began.elapsed());
                        smooth = false;
                    }
                    wanted -= 1;
                }
                Answer::Refused => return Ok(()),
                Answer::Wait(time) => self.look(Instant::now() + time).await?,
                Answer::Cut => {
                    smooth = false;
                    self.line(Line::cut);
                }
            }
        }
        if let Doing::Hand(up) = doing {
            self.hand = up;
        }
        Ok(())
    }

    /// Entries and the hand by turns.
    fn next_doing(&self) -> Doing {
        if self.lines.len() % 2 == usize::from(!self.script.hand_first) {
            return Doing::Hand(!self.hand);
        }
        Doing::Write(format!(
            "{} writes {}",
            self.script.name,
            self.lines.len() + 1
        ))
    }

    /// Waits for an answer to the last command.
    async fn answer(&mut self, end: Instant) -> Result<Answer, ClientError> {
        loop {
            match self.screen.frame(end).await? {
                Seen::Frame(frame) => {
                    if let Some(answer) = self.take(&frame) {
                        return Ok(answer);
                    }
                }
                Seen::Back => return Ok(Answer::Cut),
                Seen::Quiet => return Err(ClientError::Late("the outcome of a command")),
            }
        }
    }

    /// Enters answers into the account; returns the one to the last command.
    fn take(&mut self, frame: &ServerFrame) -> Option<Answer> {
        let (ServerFrame::Done { id, .. } | ServerFrame::Refused { id, .. }) = frame else {
            return None;
        };
        let last = self.lines.last().is_some_and(|line| line.id == *id);
        let Some(line) = self.lines.iter_mut().rev().find(|line| line.id == *id) else {
            self.stray += 1;
            return None;
        };
        let answer = if let ServerFrame::Done { seq, .. } = frame {
            line.acknowledged(*seq);
            Answer::Done
        } else if let ServerFrame::Refused { code, detail, .. } = frame {
            if matches!(code.as_str(), "busy" | "read_only" | "rate_limited") {
                line.answered();
                let wait = detail.get("retry_after_ms").and_then(Value::as_u64);
                Answer::Wait(Duration::from_millis(wait.unwrap_or(1_000)))
            } else {
                line.refused(code);
                Answer::Refused
            }
        } else {
            return None;
        };
        last.then_some(answer)
    }

    fn line(&mut self, note: impl FnOnce(&mut Line)) {
        if let Some(line) = self.lines.last_mut() {
            note(line);
        }
    }
}

fn write(text: &str) -> Command {
    Command::Entries(Entries::Write {
        entry: EntryKind::Idea,
        grade: Grade::Warm,
        text: TextInput::new(&Lang::english(), text),
        stricter: None,
        on_behalf_of: None,
        show_original: Some(true),
    })
}

/// One person in so many walks.
const WALKERS: u32 = 10;
/// How long a walk takes.
const AWAY: Duration = Duration::from_millis(300);
/// Replicas compared in one room.
const MOST_COMPARED: u32 = 50;
const GLANCE: Duration = Duration::from_millis(100);

#[cfg(test)]
mod tests {
    use super::*;

    fn scripts(seats: usize, rate: u32) -> Vec<Script> {
        let args = Load {
            seats: 1,
            rooms: 1,
            seconds: 10,
            rate,
            server: None,
            operator: None,
            i_own_this_server: false,
        };
        Script::all(&args, 0, seats, Instant::now())
    }

    #[test]
    fn a_room_sends_at_its_rate_whoever_is_in_it() {
        let scripts = scripts(40, 20);

        assert!(scripts.iter().all(|s| s.pace == Duration::from_secs(2)));
        let gap = scripts[1].first - scripts[0].first;
        assert_eq!(gap, Duration::from_millis(50));
    }

    #[test]
    fn somebody_repeats_and_somebody_walks_in_every_room() {
        for seats in [1, 2, 5, 6, 100] {
            let scripts = scripts(seats, 20);
            assert_eq!(scripts.iter().filter(|s| s.again).count(), 1);
            let walkers = scripts.iter().filter(|s| s.walk.is_some()).count();
            assert_eq!(walkers, (seats / 10).max(1), "{seats} seats");
        }
    }

    #[test]
    fn at_most_fifty_replicas_of_a_room_are_compared() {
        let compared = |seats| scripts(seats, 20).iter().filter(|s| s.compares).count();

        assert_eq!((compared(7), compared(50), compared(100)), (7, 50, 50));
        assert!((25..=50).contains(&compared(51)) && (25..=50).contains(&compared(4_999)));
    }
}
