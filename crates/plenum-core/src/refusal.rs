//! Why a command was refused.
//!
//! A refusal carries a stable code and the facts needed to explain it; the words are made in the page, in the reader's
//! language. Each variant is a rule that a person can break. A refused command changes nothing and is stored nowhere.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::agenda::{EntryKind, Grade, HostMode, Phase};
use crate::assign::Breach;
use crate::id::{BlockId, OrganisationId, SeatId};
use crate::item::Item;
use crate::people::{Right, Role};
use crate::rubric::{Fault, FileFault};
use crate::time::LocalTime;

/// The reason of a refusal. In JSON: `{"code": "text_too_long", "limit": 200, "got": 201}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// The role does not carry this right (METHOD 3.2).
    #[error("the role {role:?} may not do this: {right:?}")]
    NotPermitted {
        /// The role of the seat.
        role: Role,
        /// The right that is missing.
        right: Right,
    },
    /// The seat is unknown, was removed, or belongs elsewhere.
    #[error("this seat is not part of the workshop")]
    NoSeat,
    /// The host listens in this block: only private notes are possible.
    #[error("the host does not write in this block: {mode:?}")]
    HostSilent {
        /// The running block.
        block: BlockId,
        /// What the host may do in it.
        mode: HostMode,
    },
    /// This block does not take such writing.
    #[error("the running block does not take this")]
    NotInThisBlock {
        /// The running block, if one runs.
        block: Option<BlockId>,
    },
    /// The block does not take entries of this kind.
    #[error("this block takes no {entry:?}")]
    KindNotTaken {
        /// The kind that was sent.
        entry: EntryKind,
    },
    /// The presenter limited how far an entry may go.
    #[error("an entry in this block goes no further than {limit:?}")]
    GradeAboveLimit {
        /// The hardest grade that the block takes.
        limit: Grade,
    },
    /// The review is in another phase.
    #[error("this belongs to {needs:?}, the review is in {now:?}")]
    WrongPhase {
        /// The phase in which this is possible.
        needs: Phase,
        /// The phase now.
        now: Phase,
    },
    /// The text has no visible character.
    #[error("the text is empty")]
    TextEmpty,
    /// The text is longer than allowed. It was not cut and not stored.
    #[error("the text has {got} characters, at most {limit} are possible")]
    TextTooLong {
        /// Characters allowed.
        limit: usize,
        /// Characters sent.
        got: usize,
    },
    /// There is no such thing here, or the seat may not know of it.
    #[error("there is no such item")]
    NoSuchItem {
        /// What was asked for, where it can be named.
        item: Option<Item>,
    },
    /// It belongs to somebody else.
    #[error("this is somebody else's")]
    NotYours,
    /// The thing is in a state that does not allow this step.
    #[error("this step is not possible in the state `{state}`")]
    WrongState {
        /// The state it is in.
        state: String,
    },
    /// Its wording is frozen for good (after a release or the handover). A remark can stand beside it.
    #[error("the wording is frozen")]
    Frozen {
        /// What is frozen.
        item: Option<Item>,
    },
    /// It was done before and cannot be done twice.
    #[error("this was done before")]
    AlreadyDone,
    /// Somebody else moved the room first.
    #[error("the room has moved on: expected position {expected}, it is {now}")]
    StalePosition {
        /// The position the sender saw.
        expected: u32,
        /// The position now.
        now: u32,
    },
    /// A closing check is unmet. It can be overridden with a reason where METHOD allows it.
    #[error("a guard is unmet")]
    Guard {
        /// Each unmet condition.
        unmet: Vec<Unmet>,
    },
    /// A value is outside its scale.
    #[error("{value} is outside {lowest} to {highest}")]
    OutsideScale {
        /// The value sent.
        value: i64,
        /// The lowest value allowed.
        lowest: i64,
        /// The highest value allowed.
        highest: i64,
    },
    /// This step needs a reason in words.
    #[error("a reason is required")]
    ReasonRequired,
    /// Required details are missing.
    #[error("missing: {fields:?}")]
    Missing {
        /// Their names.
        fields: Vec<String>,
    },
    /// The time that an extension needs is not free before a block that may not move: somebody must choose.
    #[error("{short_by} minutes are missing before a block that may not move")]
    NotEnoughTime {
        /// Minutes that must be found.
        short_by: u32,
        /// The block that may not move.
        before: BlockId,
        /// Unprotected blocks that could give minutes, in order.
        candidates: Vec<BlockId>,
    },
    /// The seat or its organisation stepped out of deciding this item.
    #[error("recused from this item")]
    Recused,
    /// It is the work of the seat's own organisation, which others judge.
    #[error("nobody scores the work of their own organisation")]
    OwnWork,
    /// The sheet was saved elsewhere in the meantime; nothing was stored. The stored one is on the screen beside this one.
    #[error("the sheet has moved on: expected revision {expected}, it is {now}")]
    StaleSheet {
        /// The revision the sender had edited.
        expected: u32,
        /// The revision stored.
        now: u32,
    },
    /// The text was changed elsewhere in the meantime; nothing was stored.
    #[error("the text has moved on: expected version {expected}, it is {now}")]
    StaleText {
        /// The version the sender had before her.
        expected: u32,
        /// The version stored.
        now: u32,
    },
    /// A text points to a number that nothing has that the room has seen.
    #[error("nothing has the number {number}")]
    NoSuchNumber {
        /// The number as it was written.
        number: String,
    },
    /// The host corrects facts in the report and leaves the rest to its authors.
    #[error("the host corrects facts, and nothing but facts")]
    FactsOnly,
    /// The rubric is not well-formed.
    #[error("the rubric has {} faults", faults.len())]
    RubricFaults {
        /// Each fault, in order.
        faults: Vec<Fault>,
    },
    /// The file does not hold a rubric.
    #[error("the file has {} faults", faults.len())]
    FileFaults {
        /// Each fault, by line and column.
        faults: Vec<FileFault>,
    },
    /// There are too few people behind a figure to show it (METHOD 7.2).
    #[error("no figure on fewer than {least} people")]
    TooFew {
        /// The minimum cell.
        least: u32,
    },
    /// The shell brought no instant for a local time (an unknown zone, or a time that a clock change skips).
    #[error("{local} cannot be placed in the workshop's time zone")]
    NoSuchTime {
        /// The local time.
        local: LocalTime,
    },
    /// A plan of who reviews what breaks rules.
    #[error("the plan breaks rules")]
    PlanBroken {
        /// The first of them.
        breaches: Vec<Breach>,
    },
    /// A value is of the wrong form.
    #[error("{field}: {problem}")]
    Malformed {
        /// The field.
        field: String,
        /// What is wrong.
        problem: String,
    },
}

impl Refusal {
    /// The stable code, as clients see it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotPermitted { .. } => "not_permitted",
            Self::NoSeat => "no_seat",
            Self::HostSilent { .. } => "host_silent",
            Self::NotInThisBlock { .. } => "not_in_this_block",
            Self::KindNotTaken { .. } => "kind_not_taken",
            Self::GradeAboveLimit { .. } => "grade_above_limit",
            Self::WrongPhase { .. } => "wrong_phase",
            Self::TextEmpty => "text_empty",
            Self::TextTooLong { .. } => "text_too_long",
            Self::NoSuchItem { .. } => "no_such_item",
            Self::NotYours => "not_yours",
            Self::WrongState { .. } => "wrong_state",
            Self::Frozen { .. } => "frozen",
            Self::AlreadyDone => "already_done",
            Self::StalePosition { .. } => "stale_position",
            Self::Guard { .. } => "guard",
            Self::OutsideScale { .. } => "outside_scale",
            Self::ReasonRequired => "reason_required",
            Self::Missing { .. } => "missing",
            Self::NotEnoughTime { .. } => "not_enough_time",
            Self::Recused => "recused",
            Self::OwnWork => "own_work",
            Self::StaleSheet { .. } => "stale_sheet",
            Self::StaleText { .. } => "stale_text",
            Self::NoSuchNumber { .. } => "no_such_number",
            Self::FactsOnly => "facts_only",
            Self::RubricFaults { .. } => "rubric_faults",
            Self::FileFaults { .. } => "file_faults",
            Self::TooFew { .. } => "too_few",
            Self::NoSuchTime { .. } => "no_such_time",
            Self::PlanBroken { .. } => "plan_broken",
            Self::Malformed { .. } => "malformed",
        }
    }

    /// Refuses with the state's name, as it is written in JSON.
    pub fn state(state: &impl Serialize) -> Self {
        let name = serde_json::to_value(state)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned));
        Self::WrongState {
            state: name.unwrap_or_default(),
        }
    }

    /// Refuses because an item is not there for this seat.
    pub fn no_such(item: Item) -> Self {
        Self::NoSuchItem { item: Some(item) }
    }
}

/// One unmet condition of a guard, with all that is needed to name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Unmet {
    /// Which condition.
    pub check: Check,
    /// Items it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Vec<Item>"))]
    pub items: Vec<Item>,
    /// Organisations it concerns ("2 of 4 have not submitted: Cairo, Mashhad").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Vec<OrganisationId>"))]
    pub organisations: Vec<OrganisationId>,
    /// People it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Vec<SeatId>"))]
    pub seats: Vec<SeatId>,
    /// Names of what is missing: fields, sectors, section kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Vec<String>"))]
    pub names: Vec<String>,
    /// How many there are.
    #[serde(default)]
    pub have: u32,
    /// How many there should be.
    #[serde(default)]
    pub need: u32,
}

impl Unmet {
    /// A condition without details; fill in what names it.
    pub fn of(check: Check) -> Self {
        Self {
            check,
            items: Vec::new(),
            organisations: Vec::new(),
            seats: Vec::new(),
            names: Vec::new(),
            have: 0,
            need: 0,
        }
    }
}

/// The closing checks (METHOD 4.3 and 7.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// A host lead and a convenor are there.
    LeadsPresent,
    /// Convenor and host lead have confirmed the mandate.
    MandateConfirmed,
    /// The mandatory sections are filled.
    SectionsFilled,
    /// The initial report has at most ten pages.
    ReportLength,
    /// The number of guiding questions fits the template.
    GuidingQuestions,
    /// The initial report is released.
    ReportReleased,
    /// Each peer organisation submitted its desk review or was waived.
    DeskReviewsSubmitted,
    /// A desk review has a hypothesis, a question and an answer to "who is missing?".
    DeskReviewComplete,
    /// Every question has an answer path and every request an answer.
    PathsChosen,
    /// Every invitation has a decision.
    InvitationsDecided,
    /// All four sectors are among those accepted (a warning that can be overridden).
    SectorsCovered,
    /// The answer plan is confirmed.
    AnswerPlanConfirmed,
    /// What was written under seal is revealed.
    Revealed,
    /// Each cluster has a title and evidence or the flag "impression".
    ClustersAgreed,
    /// Each draft has text, reason, addressee and horizon and links to a cluster.
    DraftComplete,
    /// All peers answered or abstained.
    AllRated,
    /// The running rating round is counted.
    RoundClosed,
    /// All score sheets are handed in, or abstained.
    SheetsHandedIn,
    /// All peer organisations endorsed, objected or abstained.
    AllEndorsed,
    /// At most ten recommendations are carried.
    AtMostTen,
    /// The recommendations are handed over.
    HandedOver,
    /// The host lead took a stance on each recommendation.
    AllStances,
    /// Key conclusions are agreed or their dissent is noted.
    ConclusionsSettled,
    /// The workshop days are over.
    DaysOver,
    /// The final report is filed.
    FinalReport,
    /// Each recommendation has a formal response, with a reason unless accepted.
    AllResponded,
    /// Each action has an owner and a due date.
    ActionsOwned,
    /// The host lead submitted the progress statement.
    ProgressSubmitted,
}
