//! The wire: frames of the socket and bodies of the HTTP interface (DESIGN section 5).
//!
//! ```text
//! page                                   server
//!  │ ── hello {protocol, token, resume} ─▶ │
//!  │ ◀─ welcome {you, seq, records} ────── │   or: resumed {seq, changes}
//!  │ ── do {id, command} ────────────────▶ │
//!  │ ◀─ change {seq, audience, set, gone}  │   to everyone who may see it
//!  │ ◀─ done {id, seq} ─────────────────── │   after the commit is durable; or: refused {id, code, detail}
//! ```

mod lead;

use plenum_core::assign::{Blockage, PlanSummary};
use plenum_core::id::{AssignmentId, BlockId, CommandId, OrganisationId, SeatId, WorkshopId};
use plenum_core::people::{Role, Side};
use plenum_core::text::Lang;
use plenum_core::time::Timestamp;
use plenum_core::{Audience, Body, Change, Command};
use plenum_judge::rotation::{self, Standing};
use serde::{Deserialize, Serialize};

pub use lead::{OrganisationHealth, RecoverInput, RecoverOutput, RecoveryLink};

/// The protocol that this server speaks.
pub const PROTOCOL: u32 = 1;

/// What a page adds to the address of its socket if it unpacks binary frames: a large `welcome` may come in one, as raw
/// DEFLATE (RFC 1951) of the text.
pub const PACKED: &str = "packed=deflate-raw";

/// What a page sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "frame", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClientFrame {
    /// The first frame.
    Hello {
        /// The protocol that the page speaks.
        protocol: u32,
        /// The token from the link's fragment.
        token: String,
        /// Where the page stands, if it was connected before.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional))]
        resume: Option<Resume>,
    },
    /// A command.
    Do {
        /// Its id, made by the page and kept until it is acknowledged.
        id: CommandId,
        /// What is asked for.
        command: Command,
    },
    /// Are you there, and what time is it?
    Ping {
        /// Echoed.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        t: i64,
        /// How many things on this device are not stored by the server yet: drafts with words and commands on their way.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "types", ts(optional))]
        unsent: Option<u32>,
    },
}

/// The last state a page has seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Resume {
    /// The incarnation of the store.
    pub epoch: String,
    /// The last commit of which the page has a change: that of `welcome`, `resumed` or `change`. `done` says nothing about
    /// changes, which may have been dropped for a snapshot that is still to come. A commit may change several audiences,
    /// each with a frame of its own, so the changes of this commit come again.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub seq: u64,
}

/// What the server sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "frame", rename_all = "snake_case")]
pub enum ServerFrame {
    /// The answer to `hello`: everything the holder of the token may see.
    Welcome {
        /// Who the page is.
        you: You,
        /// The incarnation of the store.
        epoch: String,
        /// The last commit.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        seq: u64,
        /// The server's time.
        now: Timestamp,
        /// All records.
        records: Vec<Record>,
    },
    /// The answer to `hello` with `resume`: what changed since.
    Resumed {
        /// Who the page is.
        you: You,
        /// The last commit.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        seq: u64,
        /// The server's time.
        now: Timestamp,
        /// Changes in order.
        changes: Vec<Change>,
    },
    /// Something changed for one audience.
    Change {
        /// The commit that changed it.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        seq: u64,
        /// The server's time.
        now: Timestamp,
        /// What changed.
        change: Change,
    },
    /// The command is accepted and durable.
    Done {
        /// Its id.
        id: CommandId,
        /// The commit it made.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        seq: u64,
    },
    /// The command is refused and left no trace.
    Refused {
        /// Its id.
        id: CommandId,
        /// A stable code: those of `Refusal`, and `busy`, `read_only`, `id_reused`, `rate_limited`, `command_too_long`, and
        /// `internal` for a command that brought the rules down and must not be sent again.
        code: String,
        /// The facts that explain it: the fields of the `Refusal`; `retry_after_ms` where waiting helps.
        #[cfg_attr(feature = "types", ts(type = "{ [key in string]: unknown }"))]
        detail: serde_json::Value,
    },
    /// A frame that could not be understood; the socket stays open.
    Problem {
        /// A stable code: `malformed`, `unknown_command`, `too_long`, `rate_limited`. The detail holds the `id` of the command,
        /// if one could be found, and the `problem` in words for developers.
        code: String,
        /// What was wrong.
        #[cfg_attr(feature = "types", ts(type = "{ [key in string]: unknown }"))]
        detail: serde_json::Value,
    },
    /// Who is connected, to the desk.
    Presence {
        /// Seats with an open socket, and those whose socket broke less than 20 seconds ago.
        connected: Vec<SeatId>,
    },
    /// How the room is connected, to the desk; when something of it changes.
    Health {
        /// By organisation, in the order in which they were made.
        organisations: Vec<OrganisationHealth>,
    },
    /// People who wait to be let in, to the desk.
    Waiting {
        /// Their requests.
        requests: Vec<JoinRequest>,
    },
    /// The answer to `ping`.
    Pong {
        /// Echoed.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        t: i64,
        /// The server's time.
        now: Timestamp,
    },
    /// The server closes the socket.
    Bye {
        /// Why: `restart`, `too_slow`, `expelled`, `bad_token`, `protocol`, `idle`, or `too_many` (a sixth socket of a seat
        /// sends the oldest away).
        reason: String,
        /// When to come back; absent means not at all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "types", ts(optional, type = "number"))]
        reconnect_after_ms: Option<u64>,
    },
}

/// Who the holder of a token is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum You {
    /// A person in a workshop.
    Seat {
        /// The workshop.
        workshop: WorkshopId,
        /// The seat.
        seat: SeatId,
        /// Its role.
        role: Role,
        /// Its organisation.
        organisation: OrganisationId,
    },
    /// A projector.
    Projector {
        /// The workshop.
        workshop: WorkshopId,
        /// The join code, to be shown in a corner.
        join_code: String,
    },
    /// The operator.
    Operator,
    /// Somebody with the recovery link of a workshop, who may take it over.
    Recovery {
        /// The workshop.
        workshop: WorkshopId,
    },
}

/// One record for one audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Record {
    /// Who receives it. Of two records with one key, the narrower audience wins (the order of `Audience`).
    pub audience: Audience,
    /// Its key.
    pub key: String,
    /// What it says.
    pub body: Body,
}

/// `POST /api/session`: who holds this token?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SessionInput {
    /// The token from the link's fragment.
    pub token: String,
}

/// `POST /api/workshops/{id}/commands`: the same as a `do` frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CommandInput {
    /// Its id, made by the sender.
    pub id: CommandId,
    /// What is asked for.
    pub command: Command,
}

/// `POST /api/workshops` (operator): creates a workshop with its first people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WorkshopInput {
    /// The command that creates it.
    pub create: CommandInput,
    /// Organisations and seats.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<PeopleInput>"))]
    pub people: PeopleInput,
}

/// `POST /api/workshops/{id}/people` (operator, or a seat that manages people).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct PeopleInput {
    /// Organisations to add or correct.
    pub organisations: Vec<OrganisationInput>,
    /// Seats to add or correct.
    pub seats: Vec<SeatInput>,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OrganisationInput {
    /// Its id, made by the sender.
    pub id: OrganisationId,
    /// Its name, in the working language.
    pub name: String,
    /// Its city.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub city: Option<String>,
    /// Its country.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub country: Option<String>,
    /// Host, peers or neither.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub side: Option<Side>,
}

/// A seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeatInput {
    /// Its id, made by the sender.
    pub id: SeatId,
    /// The function the person is shown by. It goes to the directory, not to the log.
    pub name: String,
    /// Whom it belongs to.
    pub organisation: OrganisationId,
    /// Its role.
    pub role: Role,
    /// Whether it is the speaker of the peers.
    #[serde(default)]
    pub speaker: bool,
    /// Languages read and spoken.
    #[serde(default)]
    pub langs: Vec<Lang>,
}

/// The answer to `POST /api/workshops` and `/people`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PeopleOutput {
    /// The workshop.
    pub workshop: WorkshopId,
    /// Secret links of the seats that are new.
    pub seats: Vec<SeatLink>,
    /// The projector's secret, at creation only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub projector_token: Option<String>,
    /// The short join code, at creation only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub join_code: Option<String>,
}

/// The secret of one seat, shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SeatLink {
    /// The seat.
    pub seat: SeatId,
    /// Its token, 43 characters of base64url; the link is `/p#k=TOKEN` (desk: `/c#k=TOKEN`).
    pub token: String,
}

/// One line of `GET /api/workshops` (operator).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct WorkshopLine {
    /// The workshop.
    pub workshop: WorkshopId,
    /// Its title, in its original language.
    pub title: String,
    /// How many commits it has.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub seq: u64,
}

/// `POST /api/join`: somebody without a link asks to be let in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct JoinInput {
    /// The short code on the projector.
    pub code: String,
    /// The function the person wants to be shown by.
    pub name: String,
    /// The organisation, as the person writes it.
    pub organisation: String,
    /// Languages read and spoken.
    #[serde(default)]
    pub langs: Vec<Lang>,
}

/// The answer to `POST /api/join`, and to `GET /api/join/{ticket}` until the facilitator has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum JoinOutput {
    /// The facilitator has not decided yet.
    Waiting {
        /// Ask again with this.
        ticket: String,
    },
    /// The person is in: this is the token of the seat.
    Welcome {
        /// The token.
        token: String,
    },
    /// The facilitator said no, or the request is too old.
    Declined {},
}

/// A person who waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct JoinRequest {
    /// Names the request; not a secret.
    pub request: SeatId,
    /// The function the person wants to be shown by.
    pub name: String,
    /// The organisation, as the person wrote it.
    pub organisation: String,
    /// Languages.
    pub langs: Vec<Lang>,
}

/// `POST /api/workshops/{id}/join/{request}` (a seat that manages people): one tap of approval, or a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "decision", rename_all = "snake_case", deny_unknown_fields)]
pub enum JoinDecision {
    /// Let in as a new seat.
    Approve {
        /// Whom the person belongs to.
        organisation: OrganisationId,
        /// In which role.
        role: Role,
    },
    /// Let in as a seat that exists and lost its link.
    As {
        /// The seat.
        seat: SeatId,
    },
    /// Not let in.
    Decline {},
}

/// `POST /api/workshops/{id}/solve` (operator, facilitator): a dry run on a copy of the state. Nothing is changed unless
/// `adopt` says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum SolveInput {
    /// The best plan of an assignment.
    Assignment {
        /// Which one.
        assignment: AssignmentId,
        /// The seed of an earlier answer, to get it again; drawn if absent. Below 2^53.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<f64>"))]
        seed: Option<u64>,
        /// Adopts the plan in the same step.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
        adopt: bool,
    },
    /// The plan that is nearest to the present one and keeps all rules.
    Repair {
        /// Which one.
        assignment: AssignmentId,
        /// As above.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<f64>"))]
        seed: Option<u64>,
        /// Adopts the plan in the same step.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
        adopt: bool,
    },
    /// The coming rounds of the tables of a block.
    Rotation {
        /// The block.
        block: BlockId,
        /// As above.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<f64>"))]
        seed: Option<u64>,
        /// Adopts the seating in the same step.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
        adopt: bool,
    },
}

/// The answer to a dry run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum SolveOutput {
    /// There is a plan.
    Solved {
        /// The command that adopts it.
        command: Box<Command>,
        /// What it is worth.
        summary: SolveSummary,
        /// The commit that adopted it, if that was asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "types", ts(optional, type = "number"))]
        adopted: Option<u64>,
    },
    /// There is none.
    Blocked {
        /// Why.
        blocked: SolveBlocked,
    },
}

/// What a plan is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum SolveSummary {
    /// Of an assignment.
    Assignment(PlanSummary),
    /// Of a rotation.
    Rotation(RotationSummary),
}

/// What a rotation is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RotationSummary {
    /// The seed: with it the same question gets the same answer.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub seed: u64,
    /// How many rounds are planned.
    pub rounds: u32,
    /// Meetings of pairs who have met before.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub repeats: u64,
    /// No plan has fewer.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub repeats_bound: u64,
    /// What may be said of it.
    #[cfg_attr(
        feature = "types",
        ts(type = "\"nobody_meets_twice\" | \"proven\" | \"no_better_known\"")
    )]
    pub standing: Standing,
    /// How many pairs have met 0, 1, 2, … times.
    #[cfg_attr(feature = "types", ts(type = "number[]"))]
    pub met: Vec<u64>,
    /// How many times somebody sits elsewhere than was planned so far.
    pub changed_seats: u32,
}

/// Why there is no plan, as facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SolveBlocked {
    /// Of an assignment.
    Assignment(Blockage),
    /// Of a rotation.
    Rotation(
        #[cfg_attr(
            feature = "types",
            ts(type = "{ kind: string } & { [key in string]: unknown }")
        )]
        rotation::Blocked,
    ),
}

/// The body of every HTTP error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Problem {
    /// A stable code.
    pub code: String,
    /// The facts that explain it.
    #[cfg_attr(feature = "types", ts(type = "{ [key in string]: unknown }"))]
    pub detail: serde_json::Value,
}
