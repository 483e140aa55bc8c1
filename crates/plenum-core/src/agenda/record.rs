//! What screens show of this noun.

use serde::{Deserialize, Serialize};

use super::{Attribution, EntryKind, Grade, HostMode, Phase, Preset, Reveal, Sees, Settings, Step};
use crate::id::{BlockId, OrganisationId, ScoringId, SeatId};
use crate::refusal::Unmet;
use crate::text::{Lang, Text};
use crate::time::{Date, Timestamp};

/// `workshop`, to the room: the review as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct WorkshopBody {
    /// Its title.
    pub title: Text,
    /// What is reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub subject: Option<Text>,
    /// The template.
    pub template: String,
    /// Its version.
    pub template_version: u32,
    /// The time zone, as the IANA data base names it.
    pub zone: String,
    /// Working and covered languages; the first is the working language.
    pub langs: Vec<Lang>,
    /// First workshop day (T).
    pub first_day: Date,
    /// Last workshop day (E).
    pub last_day: Date,
    /// The dates of the steps.
    pub deadlines: Vec<Deadline>,
    /// The phase now.
    pub phase: Phase,
    /// Counts each move of the agenda; sent back with the next move.
    pub position: u32,
    /// The running block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub running: Option<BlockId>,
}

/// A date of the review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Deadline {
    /// The phase that should be closed by then.
    pub phase: Phase,
    /// The instant.
    pub at: Timestamp,
}

/// `agenda`, to the room: the public sequence of blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AgendaBody {
    /// In order.
    pub blocks: Vec<AgendaLine>,
}

/// One block in the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AgendaLine {
    /// Its id.
    pub block: BlockId,
    /// Its printed label, such as `B21`.
    pub label: String,
    /// Its title.
    pub title: Text,
    /// Its preset.
    pub preset: Preset,
    /// The step it belongs to.
    pub step: Step,
    /// The day it was planned for.
    pub day: Date,
    /// Planned start.
    pub planned: Timestamp,
    /// Start as it looks now.
    pub forecast: Timestamp,
    /// Room minutes as it looks now.
    pub minutes: u32,
    /// Slack that is left, minutes.
    pub slack: u32,
    /// Overruns may not shorten it.
    pub protected: bool,
    /// Its start is fixed.
    pub anchor: bool,
    /// Planned, running, paused, done or skipped.
    pub state: BlockState,
    /// When it really started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub started: Option<Timestamp>,
    /// When it really ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub ended: Option<Timestamp>,
}

/// `block/{id}`, to the room: a block with its settings, for the running block and those before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BlockBody {
    /// Its id.
    pub block: BlockId,
    /// Its printed label.
    pub label: String,
    /// Its title.
    pub title: Text,
    /// Its preset.
    pub preset: Preset,
    /// The step it belongs to.
    pub step: Step,
    /// The five settings and the attribution level.
    pub settings: Settings,
    /// Who presents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub presenter: Option<OrganisationId>,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub lead: Option<SeatId>,
    /// Whether what was sealed here is revealed.
    pub revealed: bool,
}

/// `host_task/{block}`, to the host and the desk: the host's own question while it is out of the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct HostTaskBody {
    /// The block.
    pub block: BlockId,
    /// The question.
    pub task: Text,
}

/// `clock`, to the room. While it runs, time left = deadline - now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ClockBody {
    /// The block it measures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub block: Option<BlockId>,
    /// Running, paused or stopped.
    pub state: ClockState,
    /// When the time is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub deadline: Option<Timestamp>,
    /// Milliseconds left while paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "number"))]
    pub remaining: Option<i64>,
    /// Whether phones and projector show it.
    pub shown: bool,
    /// Whether the time ran out.
    pub expired: bool,
    /// Whether writing is locked because of it.
    pub locked: bool,
    /// Rises with every change.
    pub revision: u32,
}

/// `task`, to one person: what to do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TaskBody {
    /// The running block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub block: Option<BlockId>,
    /// The one task of the screen.
    pub task: TaskKind,
    /// What the host may do; `open` for all others.
    pub host_mode: HostMode,
    /// Kinds of entries to write.
    pub kinds: Vec<EntryKind>,
    /// The hardest grade taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub hardest: Option<Grade>,
    /// How many entries are left to write.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub left: Option<u32>,
    /// How much of the author is shown.
    pub attribution: Attribution,
    /// Who sees before the reveal.
    pub sees: Sees,
    /// What becomes visible at the end.
    pub reveal: Reveal,
    /// Whether the group is so small that authors may be guessed.
    pub few: bool,
    /// Whether writing is open now.
    pub open: bool,
    /// The scoring whose sheets are to be filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub scoring: Option<ScoringId>,
}

/// `override/{n}`, to the desk, and to the room when the days are over: a guard that was stepped over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OverrideBody {
    /// Its number.
    pub n: u32,
    /// What was unmet.
    pub unmet: Vec<Unmet>,
    /// Why.
    pub reason: Text,
    /// Who decided it.
    pub by: SeatId,
    /// When.
    pub at: Timestamp,
}

/// `progress/{block}`, to the desk: who is done, by name, and never what they wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ProgressBody {
    /// The block.
    pub block: BlockId,
    /// Who has written or answered.
    pub done: Vec<SeatId>,
    /// Who has not.
    pub missing: Vec<SeatId>,
    /// How many entries or answers there are.
    pub written: u32,
    /// How many answers are expected; 0 where any number is welcome.
    pub of: u32,
    /// Entries per organisation.
    pub organisations: Vec<OrganisationCount>,
}

/// A count for one organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OrganisationCount {
    /// Whose.
    pub organisation: OrganisationId,
    /// How many.
    pub count: u32,
}

/// The life of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BlockState {
    /// To come.
    Planned,
    /// Now.
    Running,
    /// Now, with the clock stopped.
    Paused,
    /// Over.
    Done,
    /// Passed over.
    Skipped,
}

/// What the clock does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// Runs.
    Running,
    /// Stands, with time left.
    Paused,
    /// There is nothing to measure.
    Stopped,
}

/// The one task of a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Nothing runs.
    Wait,
    /// Look at the projector and keep private notes.
    Look,
    /// Listen; only private notes are possible.
    Listen,
    /// The host is out of the room.
    OutOfRoom,
    /// A break.
    Break,
    /// Write entries.
    Write,
    /// Write entries and set verdicts on hypotheses.
    Verdicts,
    /// Read what was just revealed.
    Read,
    /// Write the desk review.
    DeskReview,
    /// Write the initial report.
    Report,
    /// Answer questions and requests.
    Answer,
    /// Group entries.
    Cluster,
    /// Draft recommendations.
    Draft,
    /// Rate recommendations.
    Rate,
    /// Fill in score sheets.
    Score,
    /// Give the voice of the organisation.
    Endorse,
    /// Deliver the feedback.
    Deliver,
    /// Take a stance on each recommendation.
    Respond,
    /// Agree the key conclusions.
    Agree,
    /// Rate the workshop.
    Evaluate,
    /// Sit at a table.
    Table,
    /// Take notes for the record.
    Note,
    /// Present.
    Present,
    /// Run the room.
    Run,
    /// Respond formally and plan actions.
    Formal,
    /// Report or follow progress.
    Progress,
}
