//! The five settings of a block, and the words they are made of (METHOD 5.1).

use serde::{Deserialize, Serialize};

use crate::id::BlockId;
use crate::people::Role;

/// The phases of a review (METHOD 4.3). `Days` stands for the workshop days, whose steps are blocks ([`Step`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Purpose, guiding questions, peers and policy are agreed.
    Mandate,
    /// The host writes the initial report.
    Initial,
    /// The peers read it and write hypotheses, questions, requests and invitations.
    Desk,
    /// Duplicates are merged; the host plans its answers.
    Merge,
    /// The workshop days.
    Days,
    /// The rapporteur edits the report.
    Report,
    /// The host answers formally and plans actions.
    Formal,
    /// Progress check after six months.
    Follow6,
    /// Progress review after twelve months.
    Follow12,
    /// Read only.
    Archive,
}

impl Phase {
    /// The phase after this one.
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Mandate => Some(Self::Initial),
            Self::Initial => Some(Self::Desk),
            Self::Desk => Some(Self::Merge),
            Self::Merge => Some(Self::Days),
            Self::Days => Some(Self::Report),
            Self::Report => Some(Self::Formal),
            Self::Formal => Some(Self::Follow6),
            Self::Follow6 => Some(Self::Follow12),
            Self::Follow12 => Some(Self::Archive),
            Self::Archive => None,
        }
    }
}

/// The steps of the workshop days, W0 to W13 of METHOD 4.3. A label of a block; an agenda may run them in any order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// W0: opening, rules, roles, languages.
    Open,
    /// W1: host presentation.
    Host,
    /// W2: clarifying questions.
    Clarify,
    /// W3: peer presentations.
    Peers,
    /// W4: stakeholders, interviews, visit.
    Stakeholders,
    /// W5: first discussion.
    FirstDiscussion,
    /// W6: silent writing.
    Write,
    /// W7: cluster and evidence.
    Cluster,
    /// W8: peer deliberation.
    Deliberate,
    /// W9: draft recommendations.
    Draft,
    /// W10: rate and endorse.
    Weigh,
    /// W11: feedback to the host.
    Feedback,
    /// W12: the host's first response.
    Response,
    /// W13: key conclusions, next steps, evaluation.
    Close,
    /// A break or something outside the method.
    Between,
}

/// The presets (METHOD 5.2). Their settings are data: `data/presets.v1.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// A presenter speaks; others keep private notes.
    Present,
    /// Peers ask facts, the host answers.
    Clarify,
    /// Stakeholders speak, peers ask.
    Hearing,
    /// All discuss, the rapporteur notes.
    OpenDiscussion,
    /// Everyone writes in silence; all is revealed at once.
    SilentWrite,
    /// Each speaks in turn for equal time.
    RoundRobin,
    /// Entries are grouped and given evidence.
    Cluster,
    /// Inner seats talk, one chair stays free.
    Fishbowl,
    /// The peers consult, the host listens.
    ConsultHostListens,
    /// The peers talk without the host.
    Caucus,
    /// Small tables with planned changes of seats.
    TableRotation,
    /// Cards are passed and scored.
    CardPassScore,
    /// Each ranks privately, then talk, then again.
    Rank,
    /// Each rates privately, totals are shown, then a second round.
    RateRounds,
    /// One voice per organisation.
    Endorse,
    /// The speaker of the peers delivers the feedback.
    FeedbackOneWay,
    /// The host responds, the peers are silent.
    RespondOneWay,
    /// A text is agreed line by line.
    AgreeText,
    /// Participants rate the workshop.
    Evaluate,
    /// Aims, rules, roles, languages; people join.
    Opening,
    /// The rapporteur reads what was recorded.
    ReportBack,
    /// All read in silence what was just revealed.
    Read,
    /// Recommendations are written together.
    DraftText,
    /// A visit on site.
    Visit,
    /// Nobody writes or speaks.
    Break,
    /// A public ceremony or meal; the clock stands.
    Outside,
}

/// What the host may do in a block (METHOD 5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HostMode {
    /// Takes part as the block says.
    Open,
    /// Sees what the room sees, keeps private notes, writes nothing else.
    ListenOnly,
    /// Receives no content of the block, only its title and end time, and an own task if one is set.
    OutOfRoom,
}

/// How much of an author is shown (METHOD 7.1), from the most open to the strictest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Attribution {
    /// Function and organisation.
    Named,
    /// The organisation.
    Organisation,
    /// "A peer"; the link is cut when the workshop days close.
    Group,
    /// The text alone, or totals; the link is cut at the count.
    Sealed,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Speaks {
    /// The presenter.
    Presenter,
    /// Peers ask, the host answers.
    PeersAsk,
    /// Stakeholders, and peers who ask.
    Stakeholders,
    /// Everybody.
    All,
    /// Peers only.
    Peers,
    /// Each in turn.
    InTurn,
    /// Those on inner seats.
    InnerSeats,
    /// Those at one table.
    Table,
    /// Between rounds only.
    BetweenRounds,
    /// The host.
    Host,
    /// The facilitator.
    Facilitator,
    /// Nobody.
    Nobody,
}

/// Who sees what is written before the reveal. The desk always sees counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Sees {
    /// Its author.
    Author,
    /// The author's organisation.
    Organisation,
    /// The author's table.
    Table,
    /// The peers and the desk.
    Peers,
    /// Everybody in the room.
    All,
}

/// What becomes visible at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Reveal {
    /// At once while it is written, to those of `sees`.
    Live,
    /// All together and shuffled, by the facilitator.
    AtOnce,
    /// Totals only.
    Totals,
    /// Together with the named block.
    Later(BlockId),
    /// Nothing new; the wording is frozen.
    Freeze,
    /// Nothing.
    None,
}

/// What happens when the time is over. Nothing is ever revealed because a clock ran out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OnExpiry {
    /// The clock runs on below zero.
    Nothing,
    /// The desk is told.
    Warn,
    /// Writing is locked.
    Lock,
    /// The next block starts.
    Advance,
}

/// How far an entry goes (METHOD 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Works.
    Warm,
    /// Put as a question.
    Cool,
    /// Structural.
    Hard,
}

/// The kinds of entries. **A new kind is a new variant here**; the compiler then names every place that decides
/// about kinds, and the message catalogue test asks for its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// What works (ST).
    Strength,
    /// What is hard (CH).
    Challenge,
    /// What could be tried (ID).
    Idea,
    /// What of one's own practice another city could use (TR).
    Transfer,
    /// What might go wrong (WO).
    Worry,
    /// A word about oneself in an opening round (C).
    Card,
}

impl EntryKind {
    /// All kinds, in the order of forms and lists.
    pub const ALL: [Self; 6] = [
        Self::Strength,
        Self::Challenge,
        Self::Idea,
        Self::Transfer,
        Self::Worry,
        Self::Card,
    ];

    /// The letters before the printed number.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Strength => "ST",
            Self::Challenge => "CH",
            Self::Idea => "ID",
            Self::Transfer => "TR",
            Self::Worry => "WO",
            Self::Card => "C",
        }
    }
}

/// The five settings and the attribution level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Who writes what.
    pub writes: Writes,
    /// Who speaks.
    pub speaks: Speaks,
    /// What the host may do.
    pub host_mode: HostMode,
    /// Who sees before the reveal.
    pub sees: Sees,
    /// What becomes visible at the end.
    pub reveal: Reveal,
    /// How long.
    pub time: TimeSetting,
    /// How much of an author is shown.
    pub attribution: Attribution,
}

/// Who writes in a block, and what. Rights may narrow this further.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Writes {
    /// Roles that write entries.
    pub roles: Vec<Role>,
    /// Kinds of entries taken; empty means that no entries are written.
    pub kinds: Vec<EntryKind>,
    /// The hardest grade taken.
    pub hardest: Option<Grade>,
    /// At most this many entries a person; `None` is any number.
    pub most_each: Option<u32>,
    /// Whether peers set verdicts on hypotheses here.
    pub verdicts: bool,
}

/// How long a block lasts (METHOD 5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TimeSetting {
    /// Content minutes.
    pub minutes: u32,
    /// Interpretation factor in tenths: 10 none or simultaneous, 13 whispered, 20 consecutive.
    pub factor: u32,
    /// What happens at the end.
    pub on_expiry: OnExpiry,
    /// Minutes inside a break that overruns may use.
    pub slack: u32,
    /// Overruns may not shorten it.
    pub protected: bool,
    /// Its start is fixed; re-timing may not move it.
    pub anchor: bool,
}

impl TimeSetting {
    /// Room minutes: content minutes times the factor, rounded up.
    pub fn room_minutes(self) -> u32 {
        (self.minutes * self.factor).div_ceil(10)
    }
}
