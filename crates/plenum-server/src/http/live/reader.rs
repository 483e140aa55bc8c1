//! What a peer says, whichever way its frames come: limits, commands, pings, and answers to nonsense.

use std::sync::Arc;

use plenum_core::id::CommandId;
use plenum_core::{Actor, Command, agenda, assign, narrative};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::http::input::parse;
use crate::limit::{Bucket, COMMAND_BYTES, MESSAGE_BYTES};
use crate::room::outbox::{TOO_BIG, UNSUPPORTED};
use crate::room::{Ask, Outbox, Outcome, Reply, Room, Viewer, bye};
use crate::shared::Shared;
use crate::wire::{ClientFrame, ServerFrame};

/// The reading half of a socket.
pub(super) struct Reader {
    pub(super) viewer: Viewer,
    pub(super) bucket: Bucket,
    pub(super) outbox: Arc<Outbox>,
    pub(super) room: Room,
    pub(super) shared: Arc<Shared>,
}

impl Reader {
    /// Takes a text in. Answers are queued and sent.
    pub(super) fn text(&mut self, text: &str) {
        if self.outbox.is_closing() {
            return;
        }
        if text.len() > MESSAGE_BYTES {
            self.over(
                &problem(
                    "too_long",
                    json!({ "limit": MESSAGE_BYTES, "got": text.len() }),
                ),
                TOO_BIG,
            );
        } else {
            self.frame(text);
        }
        self.outbox.flush();
    }

    /// Binary frames are not used.
    pub(super) fn binary(&self) {
        self.over(
            &problem(
                "malformed",
                json!({ "problem": "binary frames are not used" }),
            ),
            UNSUPPORTED,
        );
    }

    /// A message is longer than anything that is read.
    pub(super) fn too_long(&self) {
        self.over(
            &problem("too_long", json!({ "limit": MESSAGE_BYTES })),
            TOO_BIG,
        );
    }

    /// What came is against the protocol below our own, which has this close code for it.
    pub(super) fn broken(&self, what: &str, code: u16) {
        self.over(&problem("malformed", json!({ "problem": what })), code);
    }

    fn frame(&mut self, text: &str) {
        match parse::<ClientFrame>(text) {
            Ok(ClientFrame::Do { id, command }) => self.command(id, command, text.len()),
            Ok(ClientFrame::Ping { t, unsent }) => {
                if let Some(unsent) = unsent {
                    self.outbox.pulse().unsent(unsent);
                }
                let now = self.shared.env.clock.now();
                self.outbox.own(&ServerFrame::Pong { t, now });
            }
            Ok(ClientFrame::Hello { .. }) => self.outbox.own(&problem(
                "malformed",
                json!({ "problem": "hello comes once" }),
            )),
            Err(error) => {
                // Nonsense costs as much as sense, or a flood of it would be free.
                match self.bucket.take() {
                    Ok(()) => self.outbox.own(&not_understood(text, &error)),
                    Err(wait) => self
                        .outbox
                        .own(&problem("rate_limited", json!({ "retry_after_ms": wait }))),
                }
            }
        }
    }

    fn command(&mut self, id: CommandId, command: Command, bytes: usize) {
        let Some(actor) = self.viewer.seat().map(Actor::Seat) else {
            return self.refuse(
                id,
                Outcome::Refused {
                    code: "no_seat".to_owned(),
                    detail: json!({}),
                },
            );
        };
        if let Some(limit) = over_limit(&command, bytes) {
            return self.refuse(
                id,
                Outcome::Refused {
                    code: "command_too_long".to_owned(),
                    detail: json!({ "limit": limit, "got": bytes }),
                },
            );
        }
        if let Err(wait) = self.bucket.take() {
            return self.refuse(id, Outcome::wait("rate_limited", wait));
        }
        self.room.ask(Ask {
            actor,
            id,
            command,
            reply: Reply::Socket(Arc::clone(&self.outbox)),
        });
    }

    fn refuse(&self, id: CommandId, outcome: Outcome) {
        self.outbox.own(&outcome.frame(id));
    }

    /// Answers and closes: such a peer does not keep to the protocol.
    fn over(&self, problem: &ServerFrame, code: u16) {
        self.outbox.own(problem);
        self.outbox.close(&bye("protocol", Some(1_000)), code);
    }
}

/// The limit that a command is over, if it is. An agenda is set in one command and may take the whole message, and so may
/// all works of an assignment, a plan of who reviews what, and a written part of the report.
pub(crate) fn over_limit(command: &Command, bytes: usize) -> Option<usize> {
    let whole = matches!(
        command,
        Command::Agenda(agenda::Command::Plan { .. })
            | Command::Assign(assign::Command::Open { .. } | assign::Command::AdoptPlan { .. })
            | Command::Narrative(narrative::Command::Write { .. })
    );
    let limit = if whole { MESSAGE_BYTES } else { COMMAND_BYTES };
    // The frame around the command does not count.
    (bytes > limit + ENVELOPE).then_some(limit)
}

/// Explains a frame that cannot be read, with the id of the command it held, if it can be found, so that the page knows
/// which of its commands will never be understood.
fn not_understood(text: &str, error: &str) -> ServerFrame {
    #[derive(Deserialize)]
    struct Probe {
        frame: Option<String>,
        id: Option<CommandId>,
    }
    let mut detail = json!({ "problem": error });
    let mut code = "malformed";
    if let Ok(Probe {
        frame: Some(frame),
        id,
    }) = parse::<Probe>(text)
        && frame == "do"
    {
        if error.starts_with("unknown variant") {
            code = "unknown_command";
        }
        if let Some(id) = id {
            detail["id"] = Value::String(id.to_string());
        }
    }
    problem(code, detail)
}

fn problem(code: &str, detail: Value) -> ServerFrame {
    ServerFrame::Problem {
        code: code.to_owned(),
        detail,
    }
}

/// Bytes of a `do` frame beside its command.
const ENVELOPE: usize = 128;
