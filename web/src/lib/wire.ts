// The types of the wire, generated from Rust by `cargo xtask types`. Do not edit.

export const PROTOCOL = 1;

/**
 * `action/{id}`: to the host until published, then to the room.
 */
export type ActionBody = { 
/**
 * Its id.
 */
id: ActionId, 
/**
 * Its printed number, such as `A7`.
 */
number: string, 
/**
 * What will be done.
 */
text: Text, 
/**
 * What it serves.
 */
recommendations: Array<RecommendationId>, 
/**
 * Who answers for it.
 */
owner?: Text, 
/**
 * Until the end of which day.
 */
due?: Date, 
/**
 * What it costs or depends on.
 */
dependence?: Text, 
/**
 * As the host sees it.
 */
reported: Status, 
/**
 * As shown: late also when it is open after its due date.
 */
shown: Status, 
/**
 * What was reported, oldest first.
 */
history: Array<ProgressLine>, 
/**
 * Remarks of the peers.
 */
remarks: Array<Text>, };

/**
 * What the host will do.
 */
export type ActionId = string;

/**
 * `agenda`, to the room: the public sequence of blocks.
 */
export type AgendaBody = { 
/**
 * In order.
 */
blocks: Array<AgendaLine>, };

/**
 * What can be asked for. In JSON: `{"noun": "agenda", "do": "…", …}`.
 */
export type AgendaCommand = { "do": "plan", 
/**
 * The blocks in order.
 */
blocks?: Array<BlockPlan>, } | { "do": "insert", 
/**
 * The block.
 */
block: BlockPlan, 
/**
 * The block before it; none means first of those to come.
 */
after?: BlockId, } | { "do": "move", 
/**
 * The block.
 */
block: BlockId, 
/**
 * The block before it; none means first of those to come.
 */
after?: BlockId, } | { "do": "skip", 
/**
 * The block.
 */
block: BlockId, } | { "do": "next", 
/**
 * The position the sender sees, so that two taps move the room once.
 */
expected: number, 
/**
 * Overrides unmet guards; printed in the record.
 */
reason?: TextInput, } | { "do": "back", 
/**
 * The position the sender sees.
 */
expected: number, 
/**
 * Why; printed in the record.
 */
reason: TextInput, } | { "do": "jump", 
/**
 * The position the sender sees.
 */
expected: number, 
/**
 * Where to.
 */
to: BlockId, 
/**
 * Why; printed in the record.
 */
reason: TextInput, } | { "do": "extend", 
/**
 * Minutes to add; negative shortens.
 */
minutes: number, 
/**
 * Minutes that later blocks give up, where slack is not enough.
 */
take_from?: Array<Give>, } | { "do": "pause", } | { "do": "resume", } | { "do": "show_clock", 
/**
 * Shown or hidden.
 */
shown: boolean, } | { "do": "set_host_task", 
/**
 * The block.
 */
block: BlockId, 
/**
 * The question.
 */
task: TextInput, } | { "do": "close_phase", 
/**
 * The phase the sender sees, so that two taps close one phase.
 */
phase: Phase, 
/**
 * Overrides unmet guards; printed in the record.
 */
reason?: TextInput, } | { "do": "expire", 
/**
 * What fell due.
 */
due: Reason, };

/**
 * One block in the agenda.
 */
export type AgendaLine = { 
/**
 * Its id.
 */
block: BlockId, 
/**
 * Its printed label, such as `B21`.
 */
label: string, 
/**
 * Its title.
 */
title: Text, 
/**
 * Its preset.
 */
preset: Preset, 
/**
 * The step it belongs to.
 */
step: Step, 
/**
 * The day it was planned for.
 */
day: Date, 
/**
 * Planned start.
 */
planned: Timestamp, 
/**
 * Start as it looks now.
 */
forecast: Timestamp, 
/**
 * Room minutes as it looks now.
 */
minutes: number, 
/**
 * Slack that is left, minutes.
 */
slack: number, 
/**
 * Overruns may not shorten it.
 */
protected: boolean, 
/**
 * Its start is fixed.
 */
anchor: boolean, 
/**
 * Planned, running, paused, done or skipped.
 */
state: BlockState, 
/**
 * When it really started.
 */
started?: Timestamp, 
/**
 * When it really ended.
 */
ended?: Timestamp, };

/**
 * `airtime`, to the desk: turns and seconds per organisation.
 */
export type AirtimeBody = { 
/**
 * In order of organisation.
 */
lines: Array<AirtimeLine>, };

/**
 * One organisation's share of the floor.
 */
export type AirtimeLine = { 
/**
 * Whose.
 */
organisation: OrganisationId, 
/**
 * How often.
 */
turns: number, 
/**
 * How long.
 */
seconds: number, };

/**
 * How a question will be answered.
 */
export type AnswerPath = "writing" | "room" | "parked";

/**
 * What came of an accepted invitation.
 */
export type Attendance = "invited" | "unable" | "confirmed" | "attended";

/**
 * How much of an author is shown (METHOD 7.1), from the most open to the strictest.
 */
export type Attribution = "named" | "organisation" | "group" | "sealed";

/**
 * Who receives a record. A seat belongs to several.
 */
export type Audience = "room" | { "role": Role } | "desk" | { "side": Side } | { "organisation": OrganisationId } | { "person": SeatId };

/**
 * `block/{id}`, to the room: a block with its settings, for the running block and those before it.
 */
export type BlockBody = { 
/**
 * Its id.
 */
block: BlockId, 
/**
 * Its printed label.
 */
label: string, 
/**
 * Its title.
 */
title: Text, 
/**
 * Its preset.
 */
preset: Preset, 
/**
 * The step it belongs to.
 */
step: Step, 
/**
 * The five settings and the attribution level.
 */
settings: Settings, 
/**
 * Who presents.
 */
presenter?: OrganisationId, 
/**
 * Who leads it.
 */
lead?: SeatId, 
/**
 * Whether what was sealed here is revealed.
 */
revealed: boolean, };

/**
 * The smallest timed unit of the agenda.
 */
export type BlockId = string;

/**
 * A planned block.
 */
export type BlockPlan = { 
/**
 * Its id, made by the sender.
 */
id: BlockId, 
/**
 * Its printed label, such as `B21`; at most 12 characters.
 */
label: string, 
/**
 * Its title.
 */
title: TextInput, 
/**
 * Its preset.
 */
preset: Preset, 
/**
 * The step it belongs to.
 */
step: Step, 
/**
 * Planned start on the wall clock of the workshop.
 */
start: LocalTime, 
/**
 * Content minutes; none takes the preset's.
 */
minutes?: number, 
/**
 * Who presents.
 */
presenter?: OrganisationId, 
/**
 * Who leads it.
 */
lead?: SeatId, 
/**
 * Where it differs from its preset.
 */
change?: SettingsChange, };

/**
 * The life of a block.
 */
export type BlockState = "planned" | "running" | "paused" | "done" | "skipped";

/**
 * What a record says. In JSON: `{"is": "entry", …}`; the fields are those of the body.
 */
export type Body = { "is": "workshop" } & WorkshopBody | { "is": "agenda" } & AgendaBody | { "is": "block" } & BlockBody | { "is": "host_task" } & HostTaskBody | { "is": "clock" } & ClockBody | { "is": "task" } & TaskBody | { "is": "override" } & OverrideBody | { "is": "progress" } & ProgressBody | { "is": "organisation" } & OrganisationBody | { "is": "seat" } & SeatBody | { "is": "warnings" } & WarningsBody | { "is": "mandate" } & MandateBody | { "is": "section" } & SectionBody | { "is": "hypothesis" } & HypothesisBody | { "is": "question" } & QuestionBody | { "is": "request" } & RequestBody | { "is": "invitation" } & InvitationBody | { "is": "desk_review" } & DeskReviewBody | { "is": "coverage" } & CoverageBody | { "is": "presentation" } & PresentationBody | { "is": "hearing" } & HearingBody | { "is": "note" } & NoteBody | { "is": "private" } & PrivateBody | { "is": "queue" } & QueueBody | { "is": "airtime" } & AirtimeBody | { "is": "entry" } & EntryBody | { "is": "cluster" } & ClusterBody | { "is": "recommendation" } & RecommendationBody | { "is": "round" } & RoundBody | { "is": "my_rating" } & MyRatingBody | { "is": "result" } & ResultBody | { "is": "weighing" } & WeighingBody | { "is": "endorsement" } & EndorsementBody | { "is": "handover" } & HandoverBody | { "is": "response" } & ResponseBody | { "is": "responses" } & ResponsesBody | { "is": "action" } & ActionBody | { "is": "check" } & CheckBody | { "is": "conclusion" } & ConclusionBody | { "is": "dates" } & DatesBody | { "is": "my_evaluation" } & MyEvaluationBody | { "is": "evaluation" } & EvaluationBody | { "is": "report" } & ReportBody | { "is": "correction" } & CorrectionBody;

/**
 * What changed for one audience.
 */
export type Change = { 
/**
 * Who receives it.
 */
audience: Audience, 
/**
 * Records that are new or differ, by key.
 */
set?: { [key in string]: Body }, 
/**
 * Keys of records that are no longer there for this audience.
 */
gone?: Array<string>, };

/**
 * The closing checks (METHOD 4.3 and 7.6).
 */
export type Check = "leads_present" | "mandate_confirmed" | "sections_filled" | "report_length" | "guiding_questions" | "report_released" | "desk_reviews_submitted" | "desk_review_complete" | "paths_chosen" | "invitations_decided" | "sectors_covered" | "answer_plan_confirmed" | "revealed" | "clusters_agreed" | "draft_complete" | "all_rated" | "round_closed" | "all_endorsed" | "at_most_ten" | "handed_over" | "all_stances" | "conclusions_settled" | "days_over" | "final_report" | "all_responded" | "actions_owned" | "progress_submitted";

/**
 * `check/{phase}`, to the room: a progress check as it was submitted.
 */
export type CheckBody = { 
/**
 * After six or after twelve months.
 */
phase: Phase, 
/**
 * When.
 */
submitted_at: Timestamp, 
/**
 * The overall statement.
 */
statement?: Text, 
/**
 * Each action as shown then.
 */
actions: Array<CheckLine>, };

/**
 * One action at a progress check.
 */
export type CheckLine = { 
/**
 * Which one.
 */
action: ActionId, 
/**
 * As reported.
 */
reported: Status, 
/**
 * As shown then.
 */
shown: Status, };

/**
 * What a page sends.
 */
export type ClientFrame = { "frame": "hello", 
/**
 * The protocol that the page speaks.
 */
protocol: number, 
/**
 * The token from the link's fragment.
 */
token: string, 
/**
 * Where the page stands, if it was connected before.
 */
resume?: Resume, } | { "frame": "do", 
/**
 * Its id, made by the page and kept until it is acknowledged.
 */
id: CommandId, 
/**
 * What is asked for.
 */
command: Command, } | { "frame": "ping", 
/**
 * Echoed.
 */
t: number, };

/**
 * `clock`, to the room. While it runs, time left = deadline - now.
 */
export type ClockBody = { 
/**
 * The block it measures.
 */
block?: BlockId, 
/**
 * Running, paused or stopped.
 */
state: ClockState, 
/**
 * When the time is over.
 */
deadline?: Timestamp, 
/**
 * Milliseconds left while paused.
 */
remaining?: number, 
/**
 * Whether phones and projector show it.
 */
shown: boolean, 
/**
 * Whether the time ran out.
 */
expired: boolean, 
/**
 * Whether writing is locked because of it.
 */
locked: boolean, 
/**
 * Rises with every change.
 */
revision: number, };

/**
 * What the clock does.
 */
export type ClockState = "running" | "paused" | "stopped";

/**
 * What can be asked for. In JSON: `{"noun": "close", "do": "…", …}`.
 */
export type CloseCommand = { "do": "propose", 
/**
 * One sentence.
 */
sentence: TextInput, } | { "do": "reword", 
/**
 * Which one.
 */
conclusion: ConclusionId, 
/**
 * The new sentence.
 */
sentence: TextInput, } | { "do": "agree", 
/**
 * Which one.
 */
conclusion: ConclusionId, } | { "do": "dissent", 
/**
 * Which one.
 */
conclusion: ConclusionId, 
/**
 * On what.
 */
note: TextInput, } | { "do": "settle", 
/**
 * Which one.
 */
conclusion: ConclusionId, } | { "do": "set_date", 
/**
 * What falls on it.
 */
what: TextInput, 
/**
 * The day.
 */
date: Date, } | { "do": "evaluate", 
/**
 * What is rated.
 */
question: EvaluationQuestion, 
/**
 * 1 to 5; none is an abstention.
 */
value?: number, 
/**
 * In words.
 */
comment?: TextInput, } | { "do": "count_evaluation", } | { "do": "file_report", 
/**
 * Raw, draft, fact check or final.
 */
stage: ReportStage, 
/**
 * The executive summary or a description of the version.
 */
summary: TextInput, } | { "do": "correct_fact", 
/**
 * Where.
 */
place: TextInput, 
/**
 * What is right.
 */
correction: TextInput, };

/**
 * `cluster/{id}`, to the room, or to peers and desk while the host is out of the room.
 */
export type ClusterBody = { 
/**
 * Its id.
 */
id: ClusterId, 
/**
 * Its printed number, such as `K3`.
 */
number: string, 
/**
 * Its title.
 */
title: Text, 
/**
 * Its entries.
 */
entries: Array<EntryId>, 
/**
 * What it rests on.
 */
evidence?: Evidence, 
/**
 * Documents, answers, hearing notes.
 */
links: Array<Item>, 
/**
 * In words.
 */
note?: Text, 
/**
 * Open or agreed.
 */
state: ClusterState, };

/**
 * A titled group of entries.
 */
export type ClusterId = string;

/**
 * The life of a cluster.
 */
export type ClusterState = "open" | "agreed";

/**
 * What can be asked of a workshop. In JSON: `{"noun": "entries", "do": "write", …}`.
 */
export type Command = { "noun": "setup" } & SetupCommand | { "noun": "people" } & PeopleCommand | { "noun": "agenda" } & AgendaCommand | { "noun": "prepare" } & PrepareCommand | { "noun": "floor" } & FloorCommand | { "noun": "entries" } & EntriesCommand | { "noun": "recommend" } & RecommendCommand | { "noun": "response" } & ResponseCommand | { "noun": "close" } & CloseCommand;

/**
 * A command as its device named it (UUID version 7). It never enters the log: see [`CommandKey`].
 */
export type CommandId = string;

/**
 * `POST /api/workshops/{id}/commands`: the same as a `do` frame.
 */
export type CommandInput = { 
/**
 * Its id, made by the sender.
 */
id: CommandId, 
/**
 * What is asked for.
 */
command: Command, };

/**
 * `conclusion/{id}`, to the room.
 */
export type ConclusionBody = { 
/**
 * Its id.
 */
id: ConclusionId, 
/**
 * Its printed number, such as `KC6`.
 */
number: string, 
/**
 * The sentence.
 */
sentence: Text, 
/**
 * Proposed, agreed or with dissent.
 */
state: ConclusionState, 
/**
 * Who agreed.
 */
agreed: Array<OrganisationId>, 
/**
 * Who did not, on what.
 */
dissents: Array<DissentLine>, };

/**
 * One sentence of the text agreed before leaving.
 */
export type ConclusionId = string;

/**
 * The life of a key conclusion.
 */
export type ConclusionState = "proposed" | "agreed" | "dissent_noted";

/**
 * `correction/{n}`, to the desk and the host: a fact to correct.
 */
export type CorrectionBody = { 
/**
 * Its number.
 */
n: number, 
/**
 * Where.
 */
place: Text, 
/**
 * What is right.
 */
correction: Text, };

/**
 * `coverage`, to the host and the desk, then to the room: which groups will be heard.
 */
export type CoverageBody = { 
/**
 * Sectors among those accepted.
 */
present: Array<Sector>, 
/**
 * Sectors that are not.
 */
missing: Array<Sector>, 
/**
 * Whether the answer plan is confirmed.
 */
confirmed: boolean, 
/**
 * When.
 */
confirmed_at?: Timestamp, 
/**
 * Why it was confirmed although a sector will not be heard.
 */
reason?: Text, };

/**
 * A calendar day in the proleptic Gregorian calendar, written `2014-03-12`.
 */
export type Date = string;

/**
 * One date.
 */
export type DateLine = { 
/**
 * The day.
 */
date: Date, 
/**
 * What falls on it.
 */
what: Text, };

/**
 * `dates`, to the room: the next dates agreed in the room.
 */
export type DatesBody = { 
/**
 * In order of day.
 */
dates: Array<DateLine>, };

/**
 * A date of the review.
 */
export type Deadline = { 
/**
 * The phase that should be closed by then.
 */
phase: Phase, 
/**
 * The instant.
 */
at: Timestamp, };

/**
 * The host's decision on an invitation.
 */
export type Decision = "accepted" | "declined";

/**
 * What became of an information request.
 */
export type Delivery = "promised" | "delivered" | "part" | "not_available";

/**
 * `desk_review/{organisation}`, to the organisation and the desk; without content.
 */
export type DeskReviewBody = { 
/**
 * Whose.
 */
organisation: OrganisationId, 
/**
 * Handed in.
 */
submitted: boolean, 
/**
 * Let go.
 */
waived: boolean, 
/**
 * How many.
 */
hypotheses: number, 
/**
 * How many.
 */
questions: number, 
/**
 * How many.
 */
requests: number, 
/**
 * How many.
 */
invitations: number, };

/**
 * One organisation's dissent.
 */
export type DissentLine = { 
/**
 * Whose.
 */
organisation: OrganisationId, 
/**
 * On what.
 */
note: Text, };

/**
 * `endorsement/{recommendation}`: to one organisation its own; after the reveal to peers and desk, after the handover to the room.
 */
export type EndorsementBody = { 
/**
 * Which one.
 */
recommendation: RecommendationId, 
/**
 * The voices.
 */
stances: Array<EndorsementLine>, 
/**
 * Whether all are shown.
 */
revealed: boolean, 
/**
 * How many support it.
 */
support: number, 
/**
 * How many can live with it.
 */
can_live_with: number, 
/**
 * How many object.
 */
object: number, 
/**
 * Whether it is carried.
 */
carried?: boolean, };

/**
 * One organisation's voice.
 */
export type EndorsementLine = { 
/**
 * Whose.
 */
organisation: OrganisationId, 
/**
 * The voice.
 */
stance: Stance, 
/**
 * Why.
 */
reason?: Text, };

/**
 * What can be asked for. In JSON: `{"noun": "entries", "do": "…", …}`.
 */
export type EntriesCommand = { "do": "write", 
/**
 * Its kind.
 */
entry: EntryKind, 
/**
 * How far it goes.
 */
grade: Grade, 
/**
 * What it says.
 */
text: TextInput, 
/**
 * A stricter level than the block's, for this entry.
 */
stricter?: Attribution, 
/**
 * The author of a paper card that the desk types in.
 */
on_behalf_of?: SeatId, 
/**
 * Whether the original may be shown where its language would give the author away.
 */
show_original?: boolean, } | { "do": "revise", 
/**
 * Which one.
 */
entry: EntryId, 
/**
 * The new text.
 */
text: TextInput, 
/**
 * The new grade.
 */
grade: Grade, } | { "do": "withdraw", 
/**
 * Which one.
 */
entry: EntryId, } | { "do": "hide", 
/**
 * Which one.
 */
entry: EntryId, 
/**
 * Why.
 */
reason: TextInput, } | { "do": "show_original", 
/**
 * Which one.
 */
entry: EntryId, } | { "do": "reveal", 
/**
 * The block whose reveal it is.
 */
block: BlockId, } | { "do": "merge", 
/**
 * The cards that join.
 */
cards?: Array<EntryId>, 
/**
 * The one whose words stand for all.
 */
into: EntryId, } | { "do": "open_cluster", 
/**
 * Its title.
 */
title: TextInput, 
/**
 * Its first entries.
 */
entries?: Array<EntryId>, } | { "do": "rename_cluster", 
/**
 * Which one.
 */
cluster: ClusterId, 
/**
 * The new title.
 */
title: TextInput, } | { "do": "place", 
/**
 * The entry.
 */
entry: EntryId, 
/**
 * Where to; none means loose.
 */
cluster?: ClusterId, } | { "do": "set_evidence", 
/**
 * Which one.
 */
cluster: ClusterId, 
/**
 * The level; `impression` where there is none.
 */
level: Evidence, 
/**
 * Documents, answers, hearing notes.
 */
links?: Array<Item>, 
/**
 * In words.
 */
note?: TextInput, } | { "do": "agree_cluster", 
/**
 * Which one.
 */
cluster: ClusterId, };

/**
 * `entry/{id}`: to its author in full; to those who may see it, as far as the level allows.
 */
export type EntryBody = { 
/**
 * Its id.
 */
id: EntryId, 
/**
 * Where it was written.
 */
block: BlockId, 
/**
 * Its printed number, such as `CH4`; a live entry has it at once, others from the first cluster on.
 */
number?: string, 
/**
 * Its place in the shuffled order of the reveal, from 1.
 */
place?: number, 
/**
 * Its kind.
 */
kind: EntryKind, 
/**
 * How far it goes.
 */
grade: Grade, 
/**
 * What became of it.
 */
state: EntryState, 
/**
 * What it says; absent when hidden or withdrawn.
 */
text?: Text, 
/**
 * The original is kept back, since its language would give the author away; a translation may be shown.
 */
original_withheld: boolean, 
/**
 * How much of the author is shown.
 */
attribution: Attribution, 
/**
 * Who wrote it, as far as the level allows.
 */
author: ShownAuthor, 
/**
 * In the author's own record.
 */
mine: boolean, 
/**
 * Who typed the paper card; to author and desk.
 */
typed_by?: SeatId, 
/**
 * The entry whose number it shares.
 */
merged_into?: EntryId, 
/**
 * How many cards share its number, itself included.
 */
cards: number, 
/**
 * Where it is grouped.
 */
cluster?: ClusterId, 
/**
 * Why it was hidden; to author and desk.
 */
hidden_reason?: Text, };

/**
 * One written contribution.
 */
export type EntryId = string;

/**
 * The kinds of entries. **A new kind is a new variant here**; the compiler then names every place that decides
 * about kinds, and the message catalogue test asks for its word.
 */
export type EntryKind = "strength" | "challenge" | "idea" | "transfer" | "worry" | "card";

/**
 * The life of an entry.
 */
export type EntryState = "submitted" | "revealed" | "merged" | "hidden" | "withdrawn";

/**
 * `evaluation/{question}`, to the room once counted.
 */
export type EvaluationBody = { 
/**
 * What was rated.
 */
question: EvaluationQuestion, 
/**
 * How many answered.
 */
answered: number, 
/**
 * Absent where fewer than five people answered.
 */
summary?: Summary, 
/**
 * Shuffled, without names; none where fewer than five people answered.
 */
comments: Array<Text>, };

/**
 * What participants rate about the workshop.
 */
export type EvaluationQuestion = "usefulness" | "openness" | "fairness" | "organisation" | "overall";

/**
 * What a cluster rests on.
 */
export type Evidence = "document" | "hearing" | "seen_on_site" | "impression";

/**
 * The host's stance in the room.
 */
export type FirstStance = "welcome" | "needs_study" | "difficult";

/**
 * What can be asked for. In JSON: `{"noun": "floor", "do": "…", …}`.
 */
export type FloorCommand = { "do": "present", 
/**
 * Who presented.
 */
organisation: OrganisationId, 
/**
 * Its title.
 */
title: TextInput, 
/**
 * The main message.
 */
message?: TextInput, } | { "do": "note_hearing", 
/**
 * The seat that was heard.
 */
heard: SeatId, 
/**
 * What was said.
 */
statement: TextInput, } | { "do": "check_hearing", 
/**
 * The note.
 */
note: NoteId, } | { "do": "note", 
/**
 * The theme.
 */
theme?: TextInput, 
/**
 * The note.
 */
text: TextInput, } | { "do": "keep_private", 
/**
 * The note.
 */
text: TextInput, } | { "do": "revise_private", 
/**
 * The note.
 */
note: NoteId, 
/**
 * The new text.
 */
text: TextInput, } | { "do": "raise_hand", } | { "do": "lower_hand", } | { "do": "give_floor", 
/**
 * Whom; none means the first in the queue.
 */
seat?: SeatId, } | { "do": "end_turn", } | { "do": "clear_queue", };

/**
 * The host's written decision.
 */
export type FormalDecision = "accepted" | "partly" | "not_accepted" | "needs_other_authority";

/**
 * Minutes that a later block gives up.
 */
export type Give = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * How many minutes.
 */
minutes: number, };

/**
 * How far an entry goes (METHOD 1).
 */
export type Grade = "warm" | "cool" | "hard";

/**
 * `handover`, to the room.
 */
export type HandoverBody = { 
/**
 * When.
 */
at: Timestamp, 
/**
 * The feedback statement.
 */
statement?: Text, 
/**
 * The list, by number.
 */
carried: Array<RecommendationId>, 
/**
 * Kept in the record, not in the list.
 */
not_carried: Array<RecommendationId>, 
/**
 * The list in the tracker's order.
 */
tracker: Array<RecommendationId>, 
/**
 * Importance and feasibility both 7 or more.
 */
strong: Array<RecommendationId>, 
/**
 * The widest spread of importance among the carried.
 */
spread_limit: Quarters, };

/**
 * `hearing/{id}`, to peers and desk; to the room, without the group if it is small, once the days are over.
 */
export type HearingBody = { 
/**
 * Its id.
 */
id: NoteId, 
/**
 * Where it was said.
 */
block: BlockId, 
/**
 * The group, absent where fewer than five people of it were heard.
 */
source?: OrganisationId, 
/**
 * What was said; absent where its language would give the speaker away.
 */
statement?: Text, 
/**
 * Whether it was confirmed.
 */
checked: boolean, };

/**
 * Until when a recommendation should be done.
 */
export type Horizon = "short" | "medium" | "long";

/**
 * What the host may do in a block (METHOD 5.1).
 */
export type HostMode = "open" | "listen_only" | "out_of_room";

/**
 * `host_task/{block}`, to the host and the desk: the host's own question while it is out of the room.
 */
export type HostTaskBody = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * The question.
 */
task: Text, };

/**
 * `hypothesis/{id}`, to the organisation while the desk review is open, then to the room.
 */
export type HypothesisBody = { 
/**
 * Its id.
 */
id: HypothesisId, 
/**
 * Its printed number, such as `H3`.
 */
number: string, 
/**
 * Whose it is.
 */
by: OrganisationId, 
/**
 * What is supposed.
 */
statement: Text, 
/**
 * Why we think so.
 */
why?: Text, 
/**
 * What would change our mind.
 */
would_change?: Text, 
/**
 * Proposed, merged or taken up.
 */
state: HypothesisState, 
/**
 * The survivor.
 */
merged_into?: HypothesisId, 
/**
 * What became of it; to peers and desk, to the room after the handover.
 */
verdict?: Verdict, };

/**
 * A peer's supposition to be tested.
 */
export type HypothesisId = string;

/**
 * The life of a hypothesis before its verdict.
 */
export type HypothesisState = "proposed" | "merged" | "taken_up";

/**
 * `invitation/{id}`, to the organisation while the desk review is open, then to the room.
 */
export type InvitationBody = { 
/**
 * Its id.
 */
id: InvitationId, 
/**
 * Its printed number, such as `INV3`.
 */
number: string, 
/**
 * Whose it is.
 */
by: OrganisationId, 
/**
 * Function or group.
 */
who: Text, 
/**
 * Why.
 */
why?: Text, 
/**
 * One of the four groups.
 */
sector: Sector, 
/**
 * What became of it.
 */
state: InvitationState, 
/**
 * Why it was declined, or why they cannot come.
 */
reason?: Text, 
/**
 * The seat of the person who came.
 */
seat?: SeatId, };

/**
 * A person or group the peers want to hear.
 */
export type InvitationId = string;

/**
 * The life of an invitation proposal.
 */
export type InvitationState = "proposed" | "declined" | "accepted" | "invited" | "unable" | "confirmed" | "attended";

/**
 * One thing that can be pointed at. In JSON: `{"entry": "…"}`.
 */
export type Item = { "block": BlockId } | { "section": SectionKind } | { "hypothesis": HypothesisId } | { "question": QuestionId } | { "request": RequestId } | { "invitation": InvitationId } | { "entry": EntryId } | { "cluster": ClusterId } | { "presentation": PresentationId } | { "note": NoteId } | { "recommendation": RecommendationId } | { "action": ActionId } | { "conclusion": ConclusionId } | { "stance": RecommendationId };

/**
 * `POST /api/workshops/{id}/join/{request}` (a seat that manages people): one tap of approval, or a refusal.
 */
export type JoinDecision = { "decision": "approve", 
/**
 * Whom the person belongs to.
 */
organisation: OrganisationId, 
/**
 * In which role.
 */
role: Role, } | { "decision": "as", 
/**
 * The seat.
 */
seat: SeatId, } | { "decision": "decline", };

/**
 * `POST /api/join`: somebody without a link asks to be let in.
 */
export type JoinInput = { 
/**
 * The short code on the projector.
 */
code: string, 
/**
 * The function the person wants to be shown by.
 */
name: string, 
/**
 * The organisation, as the person writes it.
 */
organisation: string, 
/**
 * Languages read and spoken.
 */
langs: Array<Lang>, };

/**
 * The answer to `POST /api/join`, and to `GET /api/join/{ticket}` until the facilitator has decided.
 */
export type JoinOutput = { "state": "waiting", 
/**
 * Ask again with this.
 */
ticket: string, } | { "state": "welcome", 
/**
 * The token.
 */
token: string, } | { "state": "declined", };

/**
 * A person who waits.
 */
export type JoinRequest = { 
/**
 * Names the request; not a secret.
 */
request: SeatId, 
/**
 * The function the person wants to be shown by.
 */
name: string, 
/**
 * The organisation, as the person wrote it.
 */
organisation: string, 
/**
 * Languages.
 */
langs: Array<Lang>, };

/**
 * A language as a short BCP 47 tag such as `ko` or `pt-BR`.
 */
export type Lang = string;

/**
 * A minute on the wall clock of the workshop's time zone, written `2014-03-12T09:00`.
 */
export type LocalTime = string;

/**
 * `mandate`, to convenor, host and desk; to the room once confirmed.
 */
export type MandateBody = { 
/**
 * What the review is for.
 */
purpose: Text, 
/**
 * What the host wants to know.
 */
guiding_questions: Array<Text>, 
/**
 * Who confirmed it.
 */
confirmed_by: Array<SeatId>, 
/**
 * Whether convenor and host lead did.
 */
confirmed: boolean, };

/**
 * `my_evaluation/{question}`, to one person until the count.
 */
export type MyEvaluationBody = { 
/**
 * What was rated.
 */
question: EvaluationQuestion, 
/**
 * 1 to 5.
 */
value?: number, 
/**
 * In words.
 */
comment?: Text, };

/**
 * `my_rating/{recommendation}`, to one rater.
 */
export type MyRatingBody = { 
/**
 * Which one.
 */
recommendation: RecommendationId, 
/**
 * 1 to 9.
 */
importance?: number, 
/**
 * 1 to 9.
 */
feasibility?: number, 
/**
 * No value on purpose.
 */
abstained: boolean, 
/**
 * The reason.
 */
comment?: Text, };

/**
 * `note/{id}`: the rapporteur's note, to those who took part in the block.
 */
export type NoteBody = { 
/**
 * Its id.
 */
id: NoteId, 
/**
 * Where it was taken.
 */
block?: BlockId, 
/**
 * The theme.
 */
theme?: Text, 
/**
 * The note.
 */
text: Text, };

/**
 * A note: of a hearing, of the rapporteur, or private.
 */
export type NoteId = string;

/**
 * What happens when the time is over. Nothing is ever revealed because a clock ran out.
 */
export type OnExpiry = "nothing" | "warn" | "lock" | "advance";

/**
 * `organisation/{id}`, to the room: a party at the table.
 */
export type OrganisationBody = { 
/**
 * Its id.
 */
id: OrganisationId, 
/**
 * Its name.
 */
name: Text, 
/**
 * Its city.
 */
city?: Text, 
/**
 * Its country.
 */
country?: Text, 
/**
 * Host, peers or neither.
 */
side?: Side, };

/**
 * A count for one organisation.
 */
export type OrganisationCount = { 
/**
 * Whose.
 */
organisation: OrganisationId, 
/**
 * How many.
 */
count: number, };

/**
 * The party at the table.
 */
export type OrganisationId = string;

/**
 * An organisation.
 */
export type OrganisationInput = { 
/**
 * Its id, made by the sender.
 */
id: OrganisationId, 
/**
 * Its name, in the working language.
 */
name: string, 
/**
 * Its city.
 */
city?: string, 
/**
 * Its country.
 */
country?: string, 
/**
 * Host, peers or neither.
 */
side?: Side, };

/**
 * `override/{n}`, to the desk, and to the room when the days are over: a guard that was stepped over.
 */
export type OverrideBody = { 
/**
 * Its number.
 */
n: number, 
/**
 * What was unmet.
 */
unmet: Array<Unmet>, 
/**
 * Why.
 */
reason: Text, 
/**
 * Who decided it.
 */
by: SeatId, 
/**
 * When.
 */
at: Timestamp, };

/**
 * What can be asked for. In JSON: `{"noun": "people", "do": "…", …}`.
 */
export type PeopleCommand = { "do": "set_organisation", 
/**
 * Its id, made by the sender.
 */
id: OrganisationId, 
/**
 * Its name: an institution, not a person.
 */
name: TextInput, 
/**
 * Its city.
 */
city?: TextInput, 
/**
 * Its country.
 */
country?: TextInput, 
/**
 * Host, peers or neither.
 */
side?: Side, } | { "do": "set_seat", 
/**
 * Its id, made by the sender.
 */
id: SeatId, 
/**
 * Whom it belongs to.
 */
organisation: OrganisationId, 
/**
 * Its one role.
 */
role: Role, 
/**
 * Whether it is the speaker of the peers.
 */
speaker: boolean, 
/**
 * Languages read and spoken.
 */
langs?: Array<Lang>, } | { "do": "remove_seat", 
/**
 * The seat.
 */
seat: SeatId, } | { "do": "join", } | { "do": "mark_presence", 
/**
 * The seat.
 */
seat: SeatId, 
/**
 * Here or gone.
 */
present: boolean, } | { "do": "recuse", 
/**
 * The item.
 */
item: Item, };

/**
 * `POST /api/workshops/{id}/people` (operator, or a seat that manages people).
 */
export type PeopleInput = { 
/**
 * Organisations to add or correct.
 */
organisations: Array<OrganisationInput>, 
/**
 * Seats to add or correct.
 */
seats: Array<SeatInput>, };

/**
 * The answer to `POST /api/workshops` and `/people`.
 */
export type PeopleOutput = { 
/**
 * The workshop.
 */
workshop: WorkshopId, 
/**
 * Secret links of the seats that are new.
 */
seats: Array<SeatLink>, 
/**
 * The projector's secret, at creation only.
 */
projector_token?: string, 
/**
 * The short join code, at creation only.
 */
join_code?: string, };

/**
 * The phases of a review (METHOD 4.3). `Days` stands for the workshop days, whose steps are blocks ([`Step`]).
 */
export type Phase = "mandate" | "initial" | "desk" | "merge" | "days" | "report" | "formal" | "follow6" | "follow12" | "archive";

/**
 * What can be asked for. In JSON: `{"noun": "prepare", "do": "…", …}`.
 */
export type PrepareCommand = { "do": "set_mandate", 
/**
 * What the review is for.
 */
purpose: TextInput, 
/**
 * What the host wants to know, three to five.
 */
guiding_questions?: Array<TextInput>, } | { "do": "confirm_mandate", } | { "do": "write_section", 
/**
 * Which one.
 */
section: SectionKind, 
/**
 * Its text.
 */
body: TextInput, 
/**
 * Why it has no number or map, where that is so.
 */
remark?: TextInput, } | { "do": "release_report", 
/**
 * Overrides unmet guards.
 */
reason?: TextInput, } | { "do": "revise_report", 
/**
 * Why.
 */
reason: TextInput, } | { "do": "propose_hypothesis", 
/**
 * What is supposed.
 */
statement: TextInput, 
/**
 * Why we think so.
 */
why?: TextInput, 
/**
 * What would change our mind.
 */
would_change?: TextInput, } | { "do": "ask_question", 
/**
 * The question.
 */
question: TextInput, 
/**
 * Facts, or reasons and alternatives.
 */
kind: QuestionKind, } | { "do": "request_information", 
/**
 * What is wanted.
 */
what: TextInput, 
/**
 * What for.
 */
why?: TextInput, } | { "do": "propose_invitation", 
/**
 * Function or group.
 */
who: TextInput, 
/**
 * Why.
 */
reason?: TextInput, 
/**
 * One of the four groups.
 */
sector: Sector, } | { "do": "submit_desk_review", 
/**
 * The answer to "who is missing?" where no invitation is proposed.
 */
nobody_missing: boolean, } | { "do": "waive_desk_review", 
/**
 * Which one.
 */
organisation: OrganisationId, 
/**
 * Why.
 */
reason: TextInput, } | { "do": "merge_item", 
/**
 * The duplicate; it keeps number and text.
 */
item: Item, 
/**
 * The survivor.
 */
into: Item, } | { "do": "choose_path", 
/**
 * The question.
 */
question: QuestionId, 
/**
 * In writing, in the room, or parked.
 */
path: AnswerPath, } | { "do": "answer_question", 
/**
 * The question.
 */
question: QuestionId, 
/**
 * The answer.
 */
answer: TextInput, } | { "do": "answer_request", 
/**
 * The request.
 */
request: RequestId, 
/**
 * The outcome.
 */
delivery: Delivery, 
/**
 * Reason or remark; required where it is not available.
 */
note?: TextInput, } | { "do": "decide_invitation", 
/**
 * The proposal.
 */
invitation: InvitationId, 
/**
 * Accepted or declined.
 */
decision: Decision, 
/**
 * Required when declined.
 */
reason?: TextInput, } | { "do": "record_invitation", 
/**
 * The proposal.
 */
invitation: InvitationId, 
/**
 * Invited, unable, confirmed or attended.
 */
outcome: Attendance, 
/**
 * The seat of the person who came.
 */
seat?: SeatId, 
/**
 * Required when unable.
 */
reason?: TextInput, } | { "do": "confirm_answer_plan", 
/**
 * Overrides unmet guards, such as a missing sector.
 */
reason?: TextInput, } | { "do": "set_verdict", 
/**
 * Which one.
 */
hypothesis: HypothesisId, 
/**
 * What became of it.
 */
verdict: Verdict, } | { "do": "translate", 
/**
 * Whose main text.
 */
item: Item, 
/**
 * The translation.
 */
words: WordsInput, };

/**
 * `presentation/{id}`, to the room.
 */
export type PresentationBody = { 
/**
 * Its id.
 */
id: PresentationId, 
/**
 * Where it was given.
 */
block: BlockId, 
/**
 * Who gave it.
 */
organisation: OrganisationId, 
/**
 * Its title.
 */
title: Text, 
/**
 * The main message.
 */
message?: Text, };

/**
 * A presentation given in a block.
 */
export type PresentationId = string;

/**
 * The presets (METHOD 5.2). Their settings are data: `data/presets.v1.json`.
 */
export type Preset = "present" | "clarify" | "hearing" | "open_discussion" | "silent_write" | "round_robin" | "cluster" | "fishbowl" | "consult_host_listens" | "caucus" | "table_rotation" | "card_pass_score" | "rank" | "rate_rounds" | "endorse" | "feedback_one_way" | "respond_one_way" | "agree_text" | "evaluate" | "opening" | "report_back" | "read" | "draft_text" | "visit" | "break" | "outside";

/**
 * `private/{id}`, to its author alone.
 */
export type PrivateBody = { 
/**
 * Its id.
 */
id: NoteId, 
/**
 * Where it was taken.
 */
block?: BlockId, 
/**
 * The note.
 */
text: Text, };

/**
 * The body of every HTTP error.
 */
export type Problem = { 
/**
 * A stable code.
 */
code: string, 
/**
 * The facts that explain it.
 */
detail: { [key in string]: unknown }, };

/**
 * `progress/{block}`, to the desk: who is done, by name, and never what they wrote.
 */
export type ProgressBody = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * Who has written or answered.
 */
done: Array<SeatId>, 
/**
 * Who has not.
 */
missing: Array<SeatId>, 
/**
 * How many entries or answers there are.
 */
written: number, 
/**
 * How many answers are expected; 0 where any number is welcome.
 */
of: number, 
/**
 * Entries per organisation.
 */
organisations: Array<OrganisationCount>, };

/**
 * One report on an action.
 */
export type ProgressLine = { 
/**
 * When.
 */
at: Timestamp, 
/**
 * As the host sees it.
 */
status: Status, 
/**
 * What shows it.
 */
evidence?: Text, };

/**
 * A number in quarters: 7.75 is 31. Never a float, so that it is the same everywhere.
 */
export type Quarters = number;

/**
 * `question/{id}`, to the organisation while the desk review is open, then to the room.
 */
export type QuestionBody = { 
/**
 * Its id.
 */
id: QuestionId, 
/**
 * Its printed number, such as `Q3`.
 */
number: string, 
/**
 * Whose it is.
 */
by: OrganisationId, 
/**
 * The question.
 */
question: Text, 
/**
 * Facts, or reasons.
 */
kind: QuestionKind, 
/**
 * What became of it.
 */
state: QuestionState, 
/**
 * How it will be answered.
 */
path?: AnswerPath, 
/**
 * The answer.
 */
answer?: Text, 
/**
 * The survivor.
 */
merged_into?: QuestionId, };

/**
 * A question of a peer.
 */
export type QuestionId = string;

/**
 * What a question asks for.
 */
export type QuestionKind = "clarifying" | "probing";

/**
 * The life of a question.
 */
export type QuestionState = "proposed" | "merged" | "answered_in_writing" | "answered_in_room" | "parked" | "dropped";

/**
 * `queue`, to the room: the speaker queue.
 */
export type QueueBody = { 
/**
 * The block it belongs to.
 */
block?: BlockId, 
/**
 * Who has the floor.
 */
speaking?: SeatId, 
/**
 * Since when.
 */
since?: Timestamp, 
/**
 * Who waits, in order.
 */
waiting: Array<SeatId>, };

/**
 * Why the room should wake.
 */
export type Reason = { "block": { 
/**
 * The block.
 */
block: BlockId, 
/**
 * The clock's revision, so that an extension makes an older deadline void.
 */
revision: number, } } | { "action": ActionId };

/**
 * What can be asked for. In JSON: `{"noun": "recommend", "do": "…", …}`.
 */
export type RecommendCommand = { "do": "draft", 
/**
 * What is advised.
 */
text: TextInput, 
/**
 * Why.
 */
reason?: TextInput, 
/**
 * To whom.
 */
addressee?: TextInput, 
/**
 * Until when.
 */
horizon?: Horizon, 
/**
 * Do, change, stop or study.
 */
kind?: RecommendationKind, 
/**
 * What it rests on.
 */
clusters?: Array<ClusterId>, 
/**
 * The challenges it answers.
 */
challenges?: Array<EntryId>, } | { "do": "revise", 
/**
 * Which one.
 */
recommendation: RecommendationId, 
/**
 * What is advised.
 */
text: TextInput, 
/**
 * Why.
 */
reason?: TextInput, 
/**
 * To whom.
 */
addressee?: TextInput, 
/**
 * Until when.
 */
horizon?: Horizon, 
/**
 * Do, change, stop or study.
 */
kind?: RecommendationKind, 
/**
 * What it rests on.
 */
clusters?: Array<ClusterId>, 
/**
 * The challenges it answers.
 */
challenges?: Array<EntryId>, } | { "do": "merge", 
/**
 * The one that joins.
 */
recommendation: RecommendationId, 
/**
 * The survivor.
 */
into: RecommendationId, 
/**
 * The new text of the survivor.
 */
text?: TextInput, } | { "do": "put_to_rating", 
/**
 * Which ones.
 */
recommendations?: Array<RecommendationId>, 
/**
 * Overrides missing reason, addressee or horizon.
 */
reason?: TextInput, } | { "do": "open_round", 
/**
 * What is rated; empty means all that are up for rating.
 */
items?: Array<RecommendationId>, } | { "do": "rate", 
/**
 * Which one.
 */
recommendation: RecommendationId, 
/**
 * 1 to 9; none on both scales is an abstention.
 */
importance?: number, 
/**
 * 1 to 9.
 */
feasibility?: number, 
/**
 * A reason, shown without name.
 */
comment?: TextInput, } | { "do": "close_round", 
/**
 * Overrides missing answers.
 */
reason?: TextInput, } | { "do": "endorse", 
/**
 * Which one.
 */
recommendation: RecommendationId, 
/**
 * Support, can live with, object or abstain.
 */
stance: Stance, 
/**
 * Required for an objection.
 */
reason?: TextInput, } | { "do": "reveal_endorsements", 
/**
 * The block whose reveal it is.
 */
block: BlockId, 
/**
 * Overrides missing endorsements.
 */
reason?: TextInput, } | { "do": "hand_over", 
/**
 * The feedback statement.
 */
statement?: TextInput, 
/**
 * Overrides unmet guards.
 */
reason?: TextInput, } | { "do": "ask_totals", 
/**
 * Which one.
 */
recommendation: RecommendationId, 
/**
 * Whose.
 */
organisation: OrganisationId, };

/**
 * `recommendation/{id}`, to peers and desk; to the room once handed over.
 */
export type RecommendationBody = { 
/**
 * Its id.
 */
id: RecommendationId, 
/**
 * Its printed number, such as `R6`.
 */
number: string, 
/**
 * What is advised.
 */
text: Text, 
/**
 * Why.
 */
reason?: Text, 
/**
 * To whom.
 */
addressee?: Text, 
/**
 * Until when.
 */
horizon?: Horizon, 
/**
 * Do, change, stop or study.
 */
kind?: RecommendationKind, 
/**
 * What it rests on.
 */
clusters: Array<ClusterId>, 
/**
 * The challenges it answers.
 */
challenges: Array<EntryId>, 
/**
 * What became of it.
 */
state: RecommendationState, 
/**
 * Rises with each change of text.
 */
version: number, 
/**
 * The survivor.
 */
merged_into?: RecommendationId, 
/**
 * Details that are missing: reason, addressee, horizon, clusters.
 */
missing: Array<string>, 
/**
 * Its place in the tracker's order, from 1, once carried.
 */
tracker_place?: number, };

/**
 * Advice of the peers to the host.
 */
export type RecommendationId = string;

/**
 * What a recommendation asks for.
 */
export type RecommendationKind = "do" | "change" | "stop" | "study";

/**
 * The life of a recommendation.
 */
export type RecommendationState = "draft" | "merged" | "for_rating" | "endorsed" | "handed_over" | "not_carried";

/**
 * One record for one audience.
 */
export type Record = { 
/**
 * Who receives it. Of two records with one key, the narrower audience wins (the order of `Audience`).
 */
audience: Audience, 
/**
 * Its key.
 */
key: string, 
/**
 * What it says.
 */
body: Body, };

/**
 * The reason of a refusal. In JSON: `{"code": "text_too_long", "limit": 200, "got": 201}`.
 */
export type Refusal = { "code": "not_permitted", 
/**
 * The role of the seat.
 */
role: Role, 
/**
 * The right that is missing.
 */
right: Right, } | { "code": "no_seat" } | { "code": "host_silent", 
/**
 * The running block.
 */
block: BlockId, 
/**
 * What the host may do in it.
 */
mode: HostMode, } | { "code": "not_in_this_block", 
/**
 * The running block, if one runs.
 */
block: BlockId | null, } | { "code": "kind_not_taken", 
/**
 * The kind that was sent.
 */
entry: EntryKind, } | { "code": "grade_above_limit", 
/**
 * The hardest grade that the block takes.
 */
limit: Grade, } | { "code": "wrong_phase", 
/**
 * The phase in which this is possible.
 */
needs: Phase, 
/**
 * The phase now.
 */
now: Phase, } | { "code": "text_empty" } | { "code": "text_too_long", 
/**
 * Characters allowed.
 */
limit: number, 
/**
 * Characters sent.
 */
got: number, } | { "code": "no_such_item", 
/**
 * What was asked for, where it can be named.
 */
item: Item | null, } | { "code": "not_yours" } | { "code": "wrong_state", 
/**
 * The state it is in.
 */
state: string, } | { "code": "frozen", 
/**
 * What is frozen.
 */
item: Item | null, } | { "code": "already_done" } | { "code": "stale_position", 
/**
 * The position the sender saw.
 */
expected: number, 
/**
 * The position now.
 */
now: number, } | { "code": "guard", 
/**
 * Each unmet condition.
 */
unmet: Array<Unmet>, } | { "code": "outside_scale", 
/**
 * The value sent.
 */
value: bigint, 
/**
 * The lowest value allowed.
 */
lowest: bigint, 
/**
 * The highest value allowed.
 */
highest: bigint, } | { "code": "reason_required" } | { "code": "missing", 
/**
 * Their names.
 */
fields: Array<string>, } | { "code": "not_enough_time", 
/**
 * Minutes that must be found.
 */
short_by: number, 
/**
 * The block that may not move.
 */
before: BlockId, 
/**
 * Unprotected blocks that could give minutes, in order.
 */
candidates: Array<BlockId>, } | { "code": "recused" } | { "code": "too_few", 
/**
 * The minimum cell.
 */
least: number, } | { "code": "no_such_time", 
/**
 * The local time.
 */
local: LocalTime, } | { "code": "malformed", 
/**
 * The field.
 */
field: string, 
/**
 * What is wrong.
 */
problem: string, };

/**
 * `report/{stage}`: the draft to participants, the final report to the room.
 */
export type ReportBody = { 
/**
 * Which stage.
 */
stage: ReportStage, 
/**
 * When it was filed.
 */
at: Timestamp, 
/**
 * The summary.
 */
summary: Text, };

/**
 * The stages of the report.
 */
export type ReportStage = "raw" | "draft" | "fact_check" | "final";

/**
 * `request/{id}`, to the organisation while the desk review is open, then to the room.
 */
export type RequestBody = { 
/**
 * Its id.
 */
id: RequestId, 
/**
 * Its printed number, such as `I3`.
 */
number: string, 
/**
 * Whose it is.
 */
by: OrganisationId, 
/**
 * What is wanted.
 */
what: Text, 
/**
 * What for.
 */
why?: Text, 
/**
 * What became of it.
 */
delivery?: Delivery, 
/**
 * Reason or remark.
 */
note?: Text, };

/**
 * What is missing beyond the initial report.
 */
export type RequestId = string;

/**
 * `response/{recommendation}`: the stance and remarks to the room, the formal response to the host until it is published.
 */
export type ResponseBody = { 
/**
 * To which one.
 */
recommendation: RecommendationId, 
/**
 * The first stance.
 */
stance?: FirstStance, 
/**
 * With the stance.
 */
remark?: Text, 
/**
 * The host's remarks beside the frozen wording.
 */
remarks: Array<Text>, 
/**
 * The formal response.
 */
decision?: FormalDecision, 
/**
 * Its reason.
 */
reason?: Text, 
/**
 * Whether it is published.
 */
published: boolean, };

/**
 * What can be asked for. In JSON: `{"noun": "response", "do": "…", …}`.
 */
export type ResponseCommand = { "do": "take_stance", 
/**
 * On which one.
 */
recommendation: RecommendationId, 
/**
 * Welcome, needs study or difficult.
 */
stance: FirstStance, 
/**
 * In words.
 */
remark?: TextInput, } | { "do": "remark", 
/**
 * Beside which one.
 */
recommendation: RecommendationId, 
/**
 * The remark.
 */
remark: TextInput, } | { "do": "respond", 
/**
 * To which one.
 */
recommendation: RecommendationId, 
/**
 * The decision.
 */
decision: FormalDecision, 
/**
 * Required unless accepted.
 */
reason?: TextInput, } | { "do": "publish_responses", 
/**
 * An overall statement.
 */
statement?: TextInput, 
/**
 * Overrides unmet guards.
 */
reason?: TextInput, } | { "do": "plan_action", 
/**
 * What will be done.
 */
text: TextInput, 
/**
 * What it serves.
 */
recommendations?: Array<RecommendationId>, 
/**
 * The function that answers for it.
 */
owner?: TextInput, 
/**
 * Until the end of which day.
 */
due?: Date, 
/**
 * What it costs or depends on.
 */
dependence?: TextInput, } | { "do": "set_action", 
/**
 * Which one.
 */
action: ActionId, 
/**
 * The owner; none leaves it.
 */
owner?: TextInput, 
/**
 * The date; none leaves it.
 */
due?: Date, } | { "do": "report", 
/**
 * Which one.
 */
action: ActionId, 
/**
 * As the host sees it.
 */
status: Status, 
/**
 * What shows it; required for `done` and `dropped`.
 */
evidence?: TextInput, } | { "do": "remark_action", 
/**
 * Which one.
 */
action: ActionId, 
/**
 * The remark.
 */
remark: TextInput, } | { "do": "submit_progress", 
/**
 * An overall statement.
 */
statement?: TextInput, };

/**
 * `responses`, to the room: the formal response as a whole.
 */
export type ResponsesBody = { 
/**
 * When.
 */
published_at: Timestamp, 
/**
 * Who signed, by function.
 */
signed_by: SeatId, 
/**
 * The overall statement.
 */
statement?: Text, };

/**
 * `result/{recommendation}`, to peers, facilitator and rapporteur when the round closes; to the room once handed over.
 */
export type ResultBody = { 
/**
 * Which one.
 */
recommendation: RecommendationId, 
/**
 * The block of the last round that counts.
 */
block: BlockId, 
/**
 * How many answered, abstentions included.
 */
answered: number, 
/**
 * How many did not.
 */
missing: number, 
/**
 * Absent where fewer than five people answered.
 */
importance?: Summary, 
/**
 * Absent where fewer than five people answered.
 */
feasibility?: Summary, 
/**
 * Reasons, shuffled, without names; none where fewer than five people answered.
 */
comments: Array<Text>, 
/**
 * The rounds before it.
 */
earlier: Array<RoundResult>, 
/**
 * Its place by spread of importance, widest first, from 1.
 */
spread_place?: number, };

/**
 * The last state a page has seen.
 */
export type Resume = { 
/**
 * The incarnation of the store.
 */
epoch: string, 
/**
 * The last sequence number seen.
 */
seq: number, };

/**
 * What becomes visible at the end.
 */
export type Reveal = "live" | "at_once" | "totals" | { "later": BlockId } | "freeze" | "none";

/**
 * Something a role may do.
 */
export type Right = "set_up" | "manage_people" | "write_mandate" | "confirm_mandate" | "edit_report" | "release_report" | "write_desk_review" | "merge_desk_review" | "waive_desk_review" | "answer" | "decide_invitations" | "record_invitations" | "plan_agenda" | "run_room" | "close_phase" | "override" | "write_entries" | "enter_for_others" | "hide_entry" | "set_verdicts" | "cluster" | "draft_recommendations" | "merge_recommendations" | "rate" | "endorse" | "hand_over" | "take_stance" | "remark_as_host" | "take_notes" | "note_hearing" | "present" | "raise_hand" | "give_floor" | "type_conclusions" | "set_dates" | "agree" | "evaluate" | "file_report" | "correct_facts" | "respond_formally" | "propose_actions" | "remark_actions" | "translate";

/**
 * The one role of a seat (METHOD 3.1).
 */
export type Role = "convenor" | "secretariat" | "facilitator" | "table_host" | "rapporteur" | "host_lead" | "host_delegate" | "peer_lead" | "peer_delegate" | "stakeholder" | "expert" | "interpreter" | "observer";

/**
 * `round/{block}`, to peers and desk: a round of rating.
 */
export type RoundBody = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * Whether answers are taken.
 */
open: boolean, 
/**
 * What is rated.
 */
items: Array<RecommendationId>, 
/**
 * How many people rate.
 */
raters: number, };

/**
 * What an earlier round said.
 */
export type RoundResult = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * The summary then.
 */
importance?: Summary, 
/**
 * The summary then.
 */
feasibility?: Summary, };

/**
 * `seat/{id}`, to the room: a person's place, shown by function.
 */
export type SeatBody = { 
/**
 * Its id.
 */
id: SeatId, 
/**
 * The function, from the directory; absent when it was erased.
 */
name?: string, 
/**
 * Whom it belongs to.
 */
organisation: OrganisationId, 
/**
 * Its role.
 */
role: Role, 
/**
 * Whether it is the speaker of the peers.
 */
speaker: boolean, 
/**
 * Languages read and spoken.
 */
langs: Array<Lang>, 
/**
 * Whether the person has joined.
 */
present: boolean, };

/**
 * A person's place in one workshop.
 */
export type SeatId = string;

/**
 * A seat.
 */
export type SeatInput = { 
/**
 * Its id, made by the sender.
 */
id: SeatId, 
/**
 * The function the person is shown by. It goes to the directory, not to the log.
 */
name: string, 
/**
 * Whom it belongs to.
 */
organisation: OrganisationId, 
/**
 * Its role.
 */
role: Role, 
/**
 * Whether it is the speaker of the peers.
 */
speaker: boolean, 
/**
 * Languages read and spoken.
 */
langs: Array<Lang>, };

/**
 * The secret of one seat, shown once.
 */
export type SeatLink = { 
/**
 * The seat.
 */
seat: SeatId, 
/**
 * Its token, 43 characters of base64url; the link is `/p#k=TOKEN` (desk: `/c#k=TOKEN`).
 */
token: string, };

/**
 * `section/{kind}`, to the host and the desk; to the room once released.
 */
export type SectionBody = { 
/**
 * Which one.
 */
section: SectionKind, 
/**
 * Whether it must be filled.
 */
mandatory: boolean, 
/**
 * Empty, draft or released.
 */
state: SectionState, 
/**
 * Rises with each release.
 */
version: number, 
/**
 * Its text.
 */
body?: Text, 
/**
 * Why it has no number or map.
 */
remark?: Text, 
/**
 * Its length in hundredths of a page.
 */
pages: number, };

/**
 * The sections of an initial report (METHOD 4.2), in order.
 */
export type SectionKind = "frame" | "overview" | "related" | "challenges" | "actors" | "state" | "guiding" | "annexes";

/**
 * The life of a section.
 */
export type SectionState = "empty" | "draft" | "released";

/**
 * The four groups that should be heard (METHOD 8.4).
 */
export type Sector = "civil_society" | "business" | "governance" | "research";

/**
 * Who sees what is written before the reveal. The desk always sees counts.
 */
export type Sees = "author" | "organisation" | "table" | "peers" | "all";

/**
 * What the server sends.
 */
export type ServerFrame = { "frame": "welcome", 
/**
 * Who the page is.
 */
you: You, 
/**
 * The incarnation of the store.
 */
epoch: string, 
/**
 * The last commit.
 */
seq: number, 
/**
 * The server's time.
 */
now: Timestamp, 
/**
 * All records.
 */
records: Array<Record>, } | { "frame": "resumed", 
/**
 * Who the page is.
 */
you: You, 
/**
 * The last commit.
 */
seq: number, 
/**
 * The server's time.
 */
now: Timestamp, 
/**
 * Changes in order.
 */
changes: Array<Change>, } | { "frame": "change", 
/**
 * The commit that changed it.
 */
seq: number, 
/**
 * The server's time.
 */
now: Timestamp, 
/**
 * What changed.
 */
change: Change, } | { "frame": "done", 
/**
 * Its id.
 */
id: CommandId, 
/**
 * The commit it made.
 */
seq: number, } | { "frame": "refused", 
/**
 * Its id.
 */
id: CommandId, 
/**
 * A stable code: those of `Refusal`, and `busy`, `read_only`, `id_reused`, `rate_limited`, `command_too_long`, and
 * `internal` for a command that brought the rules down and must not be sent again.
 */
code: string, 
/**
 * The facts that explain it: the fields of the `Refusal`; `retry_after_ms` where waiting helps.
 */
detail: { [key in string]: unknown }, } | { "frame": "problem", 
/**
 * A stable code: `malformed`, `unknown_command`, `too_long`, `rate_limited`. The detail holds the `id` of the command,
 * if one could be found, and the `problem` in words for developers.
 */
code: string, 
/**
 * What was wrong.
 */
detail: { [key in string]: unknown }, } | { "frame": "presence", 
/**
 * Seats with an open socket.
 */
connected: Array<SeatId>, } | { "frame": "waiting", 
/**
 * Their requests.
 */
requests: Array<JoinRequest>, } | { "frame": "pong", 
/**
 * Echoed.
 */
t: number, 
/**
 * The server's time.
 */
now: Timestamp, } | { "frame": "bye", 
/**
 * Why: `restart`, `too_slow`, `expelled`, `bad_token`, `protocol`, `idle`, or `too_many` (a sixth socket of a seat
 * sends the oldest away).
 */
reason: string, 
/**
 * When to come back; absent means not at all.
 */
reconnect_after_ms?: number, };

/**
 * `POST /api/session`: who holds this token?
 */
export type SessionInput = { 
/**
 * The token from the link's fragment.
 */
token: string, };

/**
 * The five settings and the attribution level.
 */
export type Settings = { 
/**
 * Who writes what.
 */
writes: Writes, 
/**
 * Who speaks.
 */
speaks: Speaks, 
/**
 * What the host may do.
 */
host_mode: HostMode, 
/**
 * Who sees before the reveal.
 */
sees: Sees, 
/**
 * What becomes visible at the end.
 */
reveal: Reveal, 
/**
 * How long.
 */
time: TimeSetting, 
/**
 * How much of an author is shown.
 */
attribution: Attribution, };

/**
 * Where a block differs from its preset; what is absent stays as in the preset.
 */
export type SettingsChange = { 
/**
 * Who writes what.
 */
writes?: Writes, 
/**
 * Who speaks.
 */
speaks?: Speaks, 
/**
 * What the host may do.
 */
host_mode?: HostMode, 
/**
 * Who sees before the reveal.
 */
sees?: Sees, 
/**
 * What becomes visible at the end.
 */
reveal?: Reveal, 
/**
 * How much of an author is shown.
 */
attribution?: Attribution, 
/**
 * Interpretation factor in tenths.
 */
factor?: number, 
/**
 * What happens when the time is over.
 */
on_expiry?: OnExpiry, 
/**
 * Minutes of a break that overruns may use.
 */
slack?: number, 
/**
 * Overruns may not shorten it.
 */
protected?: boolean, 
/**
 * Its start is fixed.
 */
anchor?: boolean, };

/**
 * What can be asked for. In JSON: `{"noun": "setup", "do": "…", …}`.
 */
export type SetupCommand = { "do": "create", 
/**
 * Its title.
 */
title: TextInput, 
/**
 * What is reviewed.
 */
subject?: TextInput, 
/**
 * The template, such as `metropolis`.
 */
template: string, 
/**
 * The time zone, as the IANA data base names it.
 */
zone: string, 
/**
 * Working language first, then the languages covered in the room.
 */
langs: Array<Lang>, 
/**
 * First workshop day (T).
 */
first_day: Date, 
/**
 * Last workshop day (E).
 */
last_day: Date, } | { "do": "set_days", 
/**
 * First workshop day (T).
 */
first_day: Date, 
/**
 * Last workshop day (E).
 */
last_day: Date, };

/**
 * An author as far as the attribution level allows.
 */
export type ShownAuthor = { 
/**
 * At level `named`.
 */
seat?: SeatId, 
/**
 * At levels `named` and `organisation`.
 */
organisation?: OrganisationId, 
/**
 * "a peer" or "the host", at level `group`.
 */
side?: Side, };

/**
 * The unit of rooms, silence and handover.
 */
export type Side = "host" | "peers";

/**
 * Who speaks.
 */
export type Speaks = "presenter" | "peers_ask" | "stakeholders" | "all" | "peers" | "in_turn" | "inner_seats" | "table" | "between_rounds" | "host" | "facilitator" | "nobody";

/**
 * The voice of one organisation.
 */
export type Stance = "support" | "can_live_with" | "object" | "abstain";

/**
 * The status of an action.
 */
export type Status = "planned" | "on_track" | "late" | "done" | "dropped";

/**
 * The steps of the workshop days, W0 to W13 of METHOD 4.3. A label of a block; an agenda may run them in any order.
 */
export type Step = "open" | "host" | "clarify" | "peers" | "stakeholders" | "first_discussion" | "write" | "cluster" | "deliberate" | "draft" | "weigh" | "feedback" | "response" | "close" | "between";

/**
 * What is shown of a set of whole-number answers (METHOD 7.4).
 */
export type Summary = { 
/**
 * How many values; abstentions are not values.
 */
n: number, 
/**
 * Middle value, or the mean of the two middle values.
 */
median: Quarters, 
/**
 * First quartile, type 7.
 */
q1: Quarters, 
/**
 * Third quartile, type 7.
 */
q3: Quarters, 
/**
 * `q3 - q1`.
 */
spread: Quarters, 
/**
 * Lowest value.
 */
lowest: number, 
/**
 * Highest value.
 */
highest: number, 
/**
 * Sum of all values.
 */
sum: number, 
/**
 * How many answers each step of the scale has, from its lowest step.
 */
histogram: Array<number>, };

/**
 * `task`, to one person: what to do now.
 */
export type TaskBody = { 
/**
 * The running block.
 */
block?: BlockId, 
/**
 * The one task of the screen.
 */
task: TaskKind, 
/**
 * What the host may do; `open` for all others.
 */
host_mode: HostMode, 
/**
 * Kinds of entries to write.
 */
kinds: Array<EntryKind>, 
/**
 * The hardest grade taken.
 */
hardest?: Grade, 
/**
 * How many entries are left to write.
 */
left?: number, 
/**
 * How much of the author is shown.
 */
attribution: Attribution, 
/**
 * Who sees before the reveal.
 */
sees: Sees, 
/**
 * What becomes visible at the end.
 */
reveal: Reveal, 
/**
 * Whether the group is so small that authors may be guessed.
 */
few: boolean, 
/**
 * Whether writing is open now.
 */
open: boolean, };

/**
 * The one task of a phone.
 */
export type TaskKind = "wait" | "look" | "listen" | "out_of_room" | "break" | "write" | "verdicts" | "read" | "desk_review" | "report" | "answer" | "cluster" | "draft" | "rate" | "endorse" | "deliver" | "respond" | "agree" | "evaluate" | "note" | "present" | "run" | "formal" | "progress";

/**
 * An original with its translations.
 */
export type Text = { 
/**
 * As typed by its author.
 */
original: Words, 
/**
 * Other languages, in the order in which they were added.
 */
translations?: Array<Words>, };

/**
 * What a client sends where a text is asked for.
 */
export type TextInput = { 
/**
 * The language it is written in.
 */
lang: Lang, 
/**
 * As typed.
 */
text: string, 
/**
 * Translations by the author, if any.
 */
translations?: Array<WordsInput>, };

/**
 * How long a block lasts (METHOD 5.3).
 */
export type TimeSetting = { 
/**
 * Content minutes.
 */
minutes: number, 
/**
 * Interpretation factor in tenths: 10 none or simultaneous, 13 whispered, 20 consecutive.
 */
factor: number, 
/**
 * What happens at the end.
 */
on_expiry: OnExpiry, 
/**
 * Minutes inside a break that overruns may use.
 */
slack: number, 
/**
 * Overruns may not shorten it.
 */
protected: boolean, 
/**
 * Its start is fixed; re-timing may not move it.
 */
anchor: boolean, };

/**
 * Milliseconds since 1970-01-01T00:00:00Z.
 */
export type Timestamp = number;

/**
 * One unmet condition of a guard, with all that is needed to name it.
 */
export type Unmet = { 
/**
 * Which condition.
 */
check: Check, 
/**
 * Items it concerns.
 */
items?: Array<Item>, 
/**
 * Organisations it concerns ("2 of 4 have not submitted: Cairo, Mashhad").
 */
organisations?: Array<OrganisationId>, 
/**
 * People it concerns.
 */
seats?: Array<SeatId>, 
/**
 * Names of what is missing: fields, sectors, section kinds.
 */
names?: Array<string>, 
/**
 * How many there are.
 */
have: number, 
/**
 * How many there should be.
 */
need: number, };

/**
 * What became of a hypothesis.
 */
export type Verdict = "confirmed" | "partly" | "refuted" | "open";

/**
 * `warnings`, to the desk: what a facilitator should know before it hurts.
 */
export type WarningsBody = { 
/**
 * People who speak none of the languages covered in the room.
 */
without_language: Array<SeatId>, 
/**
 * A convenor or the host lead is missing.
 */
missing_leads: boolean, 
/**
 * The longest stretch without a break, in minutes.
 */
long_stretch: number, };

/**
 * `weighing`, to the desk, and to the room once handed over: how many answers there are, abstentions included.
 */
export type WeighingBody = { 
/**
 * Pairs that count.
 */
counted: number, 
/**
 * Replaced by a later round.
 */
superseded_by_round: number, 
/**
 * Dropped by a merge or a change of text.
 */
superseded_by_change: number, };

/**
 * One text in one language, cleaned. In the log it carries its own commitment.
 */
export type Words = { 
/**
 * The language it is written in.
 */
lang: Lang, 
/**
 * The text itself; empty where it was blanked.
 */
text?: string, 
/**
 * The commitment that stands in the place of a blanked text (hexadecimal).
 */
blanked?: string, };

/**
 * One text in one language, as typed.
 */
export type WordsInput = { 
/**
 * The language it is written in.
 */
lang: Lang, 
/**
 * As typed.
 */
text: string, };

/**
 * `workshop`, to the room: the review as a whole.
 */
export type WorkshopBody = { 
/**
 * Its title.
 */
title: Text, 
/**
 * What is reviewed.
 */
subject?: Text, 
/**
 * The template.
 */
template: string, 
/**
 * Its version.
 */
template_version: number, 
/**
 * The time zone, as the IANA data base names it.
 */
zone: string, 
/**
 * Working and covered languages; the first is the working language.
 */
langs: Array<Lang>, 
/**
 * First workshop day (T).
 */
first_day: Date, 
/**
 * Last workshop day (E).
 */
last_day: Date, 
/**
 * The dates of the steps.
 */
deadlines: Array<Deadline>, 
/**
 * The phase now.
 */
phase: Phase, 
/**
 * Counts each move of the agenda; sent back with the next move.
 */
position: number, 
/**
 * The running block.
 */
running?: BlockId, };

/**
 * One workshop, that is one review from mandate to archive.
 */
export type WorkshopId = string;

/**
 * `POST /api/workshops` (operator): creates a workshop with its first people.
 */
export type WorkshopInput = { 
/**
 * The command that creates it.
 */
create: CommandInput, 
/**
 * Organisations and seats.
 */
people?: PeopleInput, };

/**
 * One line of `GET /api/workshops` (operator).
 */
export type WorkshopLine = { 
/**
 * The workshop.
 */
workshop: WorkshopId, 
/**
 * Its title, in its original language.
 */
title: string, 
/**
 * How many commits it has.
 */
seq: number, };

/**
 * Who writes in a block, and what. Rights may narrow this further.
 */
export type Writes = { 
/**
 * Roles that write entries.
 */
roles: Array<Role>, 
/**
 * Kinds of entries taken; empty means that no entries are written.
 */
kinds: Array<EntryKind>, 
/**
 * The hardest grade taken.
 */
hardest: Grade | null, 
/**
 * At most this many entries a person; `None` is any number.
 */
most_each: number | null, 
/**
 * Whether peers set verdicts on hypotheses here.
 */
verdicts: boolean, };

/**
 * Who the holder of a token is.
 */
export type You = { "kind": "seat", 
/**
 * The workshop.
 */
workshop: WorkshopId, 
/**
 * The seat.
 */
seat: SeatId, 
/**
 * Its role.
 */
role: Role, 
/**
 * Its organisation.
 */
organisation: OrganisationId, } | { "kind": "projector", 
/**
 * The workshop.
 */
workshop: WorkshopId, 
/**
 * The join code, to be shown in a corner.
 */
join_code: string, } | { "kind": "operator" };
