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
 * `agreement/{id}`: its parties, the desk, convenor and secretariat; the room once every party has signed.
 */
export type AgreementBody = { 
/**
 * Its id.
 */
id: AgreementId, 
/**
 * Its printed number, such as `AG1`.
 */
number: string, 
/**
 * What it is called.
 */
title: Text, 
/**
 * Who agrees.
 */
parties: Array<PartyLine>, 
/**
 * Who pays what.
 */
money?: Text, 
/**
 * From when.
 */
from: Date, 
/**
 * Until when.
 */
until?: Date, 
/**
 * Whether every party has signed.
 */
signed: boolean, 
/**
 * Why it ended.
 */
ended?: Text, };

/**
 * An agreement between organisations.
 */
export type AgreementId = string;

/**
 * What can be asked for. In JSON: `{"noun": "agreements", "do": "…", …}`.
 */
export type AgreementsCommand = { "do": "propose", 
/**
 * The agreement to change; none makes one.
 */
agreement?: AgreementId, 
/**
 * What it is called.
 */
title: TextInput, 
/**
 * Who agrees: two organisations or more.
 */
parties: Array<PartyInput>, 
/**
 * Who pays what.
 */
money?: TextInput, 
/**
 * From when.
 */
from: Date, 
/**
 * Until when; none is open-ended.
 */
until?: Date, } | { "do": "sign", 
/**
 * Which one.
 */
agreement: AgreementId, 
/**
 * In which function.
 */
function: TextInput, } | { "do": "end", 
/**
 * Which one.
 */
agreement: AgreementId, 
/**
 * Why.
 */
reason: TextInput, };

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
 * `announcement/{block}`: what was said to all tables last, to those who see the content of the block and to all who
 * sit at its tables.
 */
export type AnnouncementBody = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * How many there have been in this block.
 */
n: number, 
/**
 * What.
 */
text: Text, 
/**
 * When.
 */
at: Timestamp, };

/**
 * The answer to one criterion.
 */
export type Answer = { 
/**
 * Which one.
 */
criterion: string, 
/**
 * The value; none where there is only a comment so far.
 */
value?: Value, 
/**
 * A comment, shown without a name.
 */
comment?: TextInput, 
/**
 * Where it can be seen: a link or a reference.
 */
evidence?: TextInput, 
/**
 * How sure one is: 1 not very, 2 fairly, 3 very.
 */
confidence?: number, };

/**
 * How a question will be answered.
 */
export type AnswerPath = "writing" | "room" | "parked";

/**
 * Whether something beside the value is asked for.
 */
export type Asked = "no" | "optional" | "required";

/**
 * What can be asked for. In JSON: `{"noun": "assign", "do": "…", …}`.
 */
export type AssignCommand = { "do": "open", 
/**
 * Its title.
 */
title: TextInput, 
/**
 * What is reviewed.
 */
submissions: Array<SubmissionInput>, 
/**
 * What counts as one reviewer.
 */
unit?: ReviewUnit, 
/**
 * Who reviews; empty means all peer organisations, or all peers.
 */
units?: Array<ReviewerInput>, 
/**
 * How many reviews each submission needs.
 */
demand: number, 
/**
 * The fewest reviews of a reviewer; none means as evenly as possible.
 */
least?: number, 
/**
 * The most reviews of a reviewer; none means as evenly as possible.
 */
most?: number, 
/**
 * The rules.
 */
rules?: ReviewRules, 
/**
 * What the best plan is; the weakest match as good as possible if none is named.
 */
objective?: "total" | "fair" | "balanced", 
/**
 * Regions of organisations; the country where none is named.
 */
regions?: Array<RegionInput>, 
/**
 * Makes it a queue: reviewers take the next submission when they are free.
 */
queue?: QueueTerms, } | { "do": "change", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * How many reviews each submission needs.
 */
demand?: number, 
/**
 * Loads; named together.
 */
loads?: Loads, 
/**
 * All rules anew.
 */
rules?: ReviewRules, 
/**
 * What the best plan is.
 */
objective?: "total" | "fair" | "balanced", } | { "do": "set_queue", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * How it works; none ends the queue. Leases that run go on.
 */
queue?: QueueTerms, } | { "do": "set_reviewer", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * Who, and how much.
 */
reviewer: ReviewerInput, } | { "do": "release_reviewer", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * Who.
 */
unit: UnitId, 
/**
 * Why.
 */
reason: TextInput, } | { "do": "add_submission", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * What.
 */
submission: SubmissionInput, } | { "do": "set_demand", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * What.
 */
submission: SubmissionId, 
/**
 * How many; none means as many as all others.
 */
demand?: number, } | { "do": "withdraw_submission", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * What.
 */
submission: SubmissionId, 
/**
 * Why.
 */
reason: TextInput, } | { "do": "bid", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * On what.
 */
submission: SubmissionId, 
/**
 * 0 to 10,000.
 */
points: number, } | { "do": "declare_conflict", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * What.
 */
submission: SubmissionId, 
/**
 * Why, to the desk.
 */
reason?: TextInput, } | { "do": "withdraw_conflict", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * What.
 */
submission: SubmissionId, } | { "do": "fix", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * Who.
 */
unit: UnitId, 
/**
 * What.
 */
submission: SubmissionId, } | { "do": "forbid", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * Who.
 */
unit: UnitId, 
/**
 * What.
 */
submission: SubmissionId, } | { "do": "free", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * Who.
 */
unit: UnitId, 
/**
 * What.
 */
submission: SubmissionId, } | { "do": "adopt_plan", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * Who reviews what: all of it, also what was begun.
 */
pairs: Array<PlannedReviews>, 
/**
 * The proof that came with it, as JSON text: its numbers are larger than a page can hold. None if the plan was
 * made by hand.
 */
certificate?: string, 
/**
 * The version of the assignment the plan was computed on; the proof speaks of that version.
 */
based_on: number, } | { "do": "publish", 
/**
 * Which one.
 */
assignment: AssignmentId, } | { "do": "start", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * What.
 */
submission: SubmissionId, } | { "do": "hand_in", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * What.
 */
submission: SubmissionId, } | { "do": "reopen", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * Who.
 */
unit: UnitId, 
/**
 * What.
 */
submission: SubmissionId, 
/**
 * Why.
 */
reason: TextInput, } | { "do": "take_next", 
/**
 * Which one.
 */
assignment: AssignmentId, } | { "do": "renew_lease", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * What.
 */
submission: SubmissionId, } | { "do": "return_lease", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * What.
 */
submission: SubmissionId, } | { "do": "close", 
/**
 * Which one.
 */
assignment: AssignmentId, };

/**
 * `assigned/{assignment}`, to the room once published: numbers, and nobody's name.
 */
export type AssignedBody = { 
/**
 * The assignment.
 */
assignment: AssignmentId, 
/**
 * Its title.
 */
title: Text, 
/**
 * Submissions.
 */
submissions: number, 
/**
 * Reviewers.
 */
reviewers: number, 
/**
 * The fewest and the most reviews of a submission.
 */
each_submission: [number, number], 
/**
 * The fewest and the most reviews of a reviewer.
 */
each_reviewer: [number, number], 
/**
 * Pairs of reviewers who review each other.
 */
mutual_pairs: number, 
/**
 * Whether it is proven that no plan is better.
 */
proven: boolean, 
/**
 * How many points a better plan could have at most; absent where nothing is proven.
 */
gap?: number, 
/**
 * Reviews in all.
 */
reviews: number, 
/**
 * Reviews begun.
 */
started: number, 
/**
 * Reviews handed in.
 */
done: number, 
/**
 * The receipt of the draw.
 */
receipt?: PlanReceipt, 
/**
 * Whether it has ended.
 */
closed: boolean, };

/**
 * `assignment/{id}`, to the desk: the whole at a glance. Its lines are `submission/…` and `reviewer/…`.
 */
export type AssignmentBody = { 
/**
 * Its id.
 */
id: AssignmentId, 
/**
 * Its title.
 */
title: Text, 
/**
 * What counts as one reviewer.
 */
unit: ReviewUnit, 
/**
 * What the best plan is.
 */
objective: "total" | "fair" | "balanced", 
/**
 * The rules.
 */
rules: ReviewRules, 
/**
 * Reviews each submission needs.
 */
demand: number, 
/**
 * The fewest reviews of a reviewer, if set.
 */
least?: number, 
/**
 * The most reviews of a reviewer, if set.
 */
most?: number, 
/**
 * Rises with every change of what a plan depends on.
 */
version: number, 
/**
 * Reviewers who are there.
 */
reviewers: number, 
/**
 * Submissions that were not withdrawn.
 */
submissions: number, 
/**
 * Reviews needed in all.
 */
needed: number, 
/**
 * Reviews planned, not begun.
 */
planned: number, 
/**
 * Reviews begun.
 */
started: number, 
/**
 * Reviews handed in.
 */
done: number, 
/**
 * Submissions that have fewer reviews than they need.
 */
missing: Array<SubmissionId>, 
/**
 * In how many parts the graph of reviews falls; scores of different parts cannot be compared. 1 is good.
 */
parts: number, 
/**
 * The plan, once there is one.
 */
plan?: PlanLine, 
/**
 * Who got something different by the last plan.
 */
changed: Array<ReviewerChange>, 
/**
 * Since when each reviewer sees its part.
 */
published?: Timestamp, 
/**
 * The queue, if it is one.
 */
queue?: QueueLine, 
/**
 * Whether it has ended.
 */
closed: boolean, };

/**
 * An assignment: who reviews what.
 */
export type AssignmentId = string;

/**
 * What came of an accepted invitation.
 */
export type Attendance = "invited" | "unable" | "confirmed" | "attended";

/**
 * `attention`, to the room: everybody is asked to look up. Gone as soon as they are released.
 */
export type AttentionBody = { 
/**
 * Who asked.
 */
by: SeatId, 
/**
 * What for.
 */
words?: Text, 
/**
 * Since when.
 */
since: Timestamp, };

/**
 * How much of an author is shown (METHOD 7.1), from the most open to the strictest.
 */
export type Attribution = "named" | "organisation" | "group" | "sealed";

/**
 * Who receives a record. A seat belongs to several.
 */
export type Audience = "room" | { "role": Role } | "desk" | { "side": Side } | { "organisation": OrganisationId } | { "table": TableId } | { "person": SeatId };

/**
 * A bid.
 */
export type BidLine = { 
/**
 * On what.
 */
submission: SubmissionId, 
/**
 * 1 to 10,000.
 */
points: number, };

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
 * Why there is no plan.
 */
export type Blockage = { "because": "rules", 
/**
 * The reviewers.
 */
reviewers: Array<UnitId>, 
/**
 * The submissions.
 */
submissions: Array<SubmissionId>, 
/**
 * The numbers.
 */
why: { why: string; [key: string]: unknown }, 
/**
 * Ways out, cheapest first; each was tried.
 */
ways: Array<Way>, } | { "because": "faults", 
/**
 * All that is wrong.
 */
faults: { fault: string; [key: string]: unknown }[], } | { "because": "not_found", 
/**
 * How many attempts were made.
 */
tried: number, };

/**
 * What a record says. In JSON: `{"is": "entry", …}`; the fields are those of the body.
 */
export type Body = { "is": "workshop" } & WorkshopBody | { "is": "agenda" } & AgendaBody | { "is": "block" } & BlockBody | { "is": "host_task" } & HostTaskBody | { "is": "clock" } & ClockBody | { "is": "task" } & TaskBody | { "is": "override" } & OverrideBody | { "is": "progress" } & ProgressBody | { "is": "organisation" } & OrganisationBody | { "is": "seat" } & SeatBody | { "is": "warnings" } & WarningsBody | { "is": "mandate" } & MandateBody | { "is": "section" } & SectionBody | { "is": "hypothesis" } & HypothesisBody | { "is": "question" } & QuestionBody | { "is": "request" } & RequestBody | { "is": "invitation" } & InvitationBody | { "is": "desk_review" } & DeskReviewBody | { "is": "coverage" } & CoverageBody | { "is": "presentation" } & PresentationBody | { "is": "hearing" } & HearingBody | { "is": "note" } & NoteBody | { "is": "private" } & PrivateBody | { "is": "queue" } & QueueBody | { "is": "airtime" } & AirtimeBody | { "is": "attention" } & AttentionBody | { "is": "entry" } & EntryBody | { "is": "cluster" } & ClusterBody | { "is": "recommendation" } & RecommendationBody | { "is": "round" } & RoundBody | { "is": "my_rating" } & MyRatingBody | { "is": "result" } & ResultBody | { "is": "weighing" } & WeighingBody | { "is": "endorsement" } & EndorsementBody | { "is": "handover" } & HandoverBody | { "is": "response" } & ResponseBody | { "is": "responses" } & ResponsesBody | { "is": "action" } & ActionBody | { "is": "check" } & CheckBody | { "is": "conclusion" } & ConclusionBody | { "is": "dates" } & DatesBody | { "is": "my_evaluation" } & MyEvaluationBody | { "is": "evaluation" } & EvaluationBody | { "is": "report" } & ReportBody | { "is": "correction" } & CorrectionBody | { "is": "rubric" } & RubricBody | { "is": "scoring" } & ScoringBody | { "is": "scoring_progress" } & ScoringProgressBody | { "is": "my_sheet" } & MySheetBody | { "is": "my_pen" } & MyPenBody | { "is": "scores" } & ScoresBody | { "is": "rescaled" } & RescaledBody | { "is": "assignment" } & AssignmentBody | { "is": "submission" } & SubmissionBody | { "is": "reviewer" } & ReviewerBody | { "is": "submissions" } & SubmissionsBody | { "is": "my_assignment" } & MyAssignmentBody | { "is": "my_reviews" } & MyReviewsBody | { "is": "assigned" } & AssignedBody | { "is": "tables" } & TablesBody | { "is": "my_table" } & MyTableBody | { "is": "tables_desk" } & TablesDeskBody | { "is": "table_note" } & TableNoteBody | { "is": "table_help" } & TableHelpBody | { "is": "announcement" } & AnnouncementBody | { "is": "narrative" } & NarrativeBody | { "is": "remark" } & RemarkBody | { "is": "signatures" } & SignaturesBody | { "is": "agreement" } & AgreementBody;

/**
 * One rule that a plan breaks, in the terms of the workshop.
 */
export type Breach = { 
/**
 * The rule: `pair_twice`, `demand`, `load_below`, `load_above`, `own_work`, `own_organisation`, `conflict`,
 * `language`, `cell`, `lock_missing`, `organisation_cap`, `region_cap`, `no_reader`, `no_expert`, `mutual`, `no_cells`,
 * or what is wrong with the certificate.
 */
rule: string, 
/**
 * The submission it concerns.
 */
submission?: SubmissionId, 
/**
 * The reviewer it concerns.
 */
unit?: UnitId, 
/**
 * The other reviewer, of two that review each other.
 */
other?: UnitId, 
/**
 * The organisation of a limit; for a limit of regions, one organisation of the region.
 */
group?: OrganisationId, 
/**
 * How many there are.
 */
have?: number, 
/**
 * How many there must or may be.
 */
need?: number, };

/**
 * One criterion of one subject.
 */
export type Cell = { 
/**
 * What is scored.
 */
subject: Subject, 
/**
 * By which criterion.
 */
criterion: string, };

/**
 * One criterion of one subject.
 */
export type CellBody = { 
/**
 * What was scored.
 */
subject: Subject, 
/**
 * By which criterion.
 */
criterion: string, 
/**
 * Its place by spread, widest first, from 1; none where the figures are withheld.
 */
spread_place?: number, 
/**
 * How many sheets were handed in for it, abstentions included.
 */
answered: number, 
/**
 * How many were not.
 */
missing: number, 
/**
 * How many abstained.
 */
abstained?: number, 
/**
 * How many found it not applicable.
 */
not_applicable?: number, 
/**
 * The figures; absent where fewer than five people gave a value.
 */
summary?: Summary, 
/**
 * What each number of the histogram counts: points, steps or per cent, from the lowest.
 */
steps: Array<number>, 
/**
 * How sure they were, 1 to 3.
 */
confidence?: Summary, 
/**
 * Comments, shuffled, without names.
 */
comments: Array<Text>, 
/**
 * Evidence, shuffled, without names.
 */
evidence: Array<Text>, 
/**
 * What to say of the figures in one sentence.
 */
explanation: Explanation, 
/**
 * What the round before said, if it asked the same.
 */
before?: Summary, };

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
export type Check = "leads_present" | "mandate_confirmed" | "sections_filled" | "report_length" | "guiding_questions" | "report_released" | "desk_reviews_submitted" | "desk_review_complete" | "paths_chosen" | "invitations_decided" | "sectors_covered" | "answer_plan_confirmed" | "revealed" | "clusters_agreed" | "draft_complete" | "all_rated" | "round_closed" | "sheets_handed_in" | "all_endorsed" | "at_most_ten" | "handed_over" | "all_stances" | "conclusions_settled" | "days_over" | "final_report" | "all_responded" | "actions_owned" | "progress_submitted";

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
t: number, 
/**
 * How many things on this device are not stored by the server yet: drafts with words and commands on their way.
 */
unsent?: number, };

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
export type Command = { "noun": "setup" } & SetupCommand | { "noun": "people" } & PeopleCommand | { "noun": "agenda" } & AgendaCommand | { "noun": "prepare" } & PrepareCommand | { "noun": "floor" } & FloorCommand | { "noun": "entries" } & EntriesCommand | { "noun": "recommend" } & RecommendCommand | { "noun": "response" } & ResponseCommand | { "noun": "close" } & CloseCommand | { "noun": "rubric" } & RubricCommand | { "noun": "assign" } & AssignCommand | { "noun": "tables" } & TablesCommand | { "noun": "narrative" } & NarrativeCommand | { "noun": "agreements" } & AgreementsCommand;

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
 * A declared conflict.
 */
export type ConflictLine = { 
/**
 * With what.
 */
submission: SubmissionId, 
/**
 * Why.
 */
reason?: Text, };

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
 * A correction of wording.
 */
export type CorrectionLine = { 
/**
 * Where.
 */
place: Wording, 
/**
 * How it read before.
 */
before: Text, 
/**
 * Why it was changed.
 */
reason: Text, 
/**
 * By whom.
 */
by: SeatId, 
/**
 * When.
 */
at: Timestamp, };

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
 * One criterion.
 */
export type Criterion = { 
/**
 * Its stable name inside the rubric.
 */
key: string, 
/**
 * What is asked.
 */
prompt: Text, 
/**
 * How to judge it.
 */
explanation?: Text, 
/**
 * The group it stands in.
 */
group?: Text, 
/**
 * Its weight in the score of a subject; 0 is shown and not counted.
 */
weight: number, 
/**
 * Which end of the scale is the good one.
 */
direction: Direction, 
/**
 * Whether a comment is asked for.
 */
comment: Asked, 
/**
 * Whether evidence is asked for.
 */
evidence: Asked, 
/**
 * Whether "not applicable" is an answer.
 */
not_applicable: boolean, 
/**
 * Whether one says how sure one is.
 */
confidence: boolean, 
/**
 * How it is answered.
 */
scale: Scale, };

/**
 * A criterion as it is sent.
 */
export type CriterionInput = { 
/**
 * Its stable name inside the rubric, such as `S3`: 1 to 40 of the letters a-z and A-Z, digits, `_`, `-`, `.`.
 */
key: string, 
/**
 * What is asked.
 */
prompt: TextInput, 
/**
 * How to judge it.
 */
explanation?: TextInput, 
/**
 * The group it stands in, such as a domain of a profile.
 */
group?: TextInput, 
/**
 * Its weight in the score of a subject, 0 to 100; 0 is shown and not counted.
 */
weight?: number, 
/**
 * Which end of the scale is the good one.
 */
direction?: Direction, 
/**
 * Whether a comment is asked for.
 */
comment?: Asked, 
/**
 * Whether a link or reference to evidence is asked for.
 */
evidence?: Asked, 
/**
 * Whether "not applicable" is an answer.
 */
not_applicable?: boolean, 
/**
 * Whether one says how sure one is, from 1 to 3.
 */
confidence?: boolean, 
/**
 * How it is answered.
 */
scale: ScaleInput, };

/**
 * What becomes of a criterion in a view on a newer version.
 */
export type CriterionMap = { 
/**
 * The criterion that was answered.
 */
from: string, 
/**
 * The criterion of the newer version.
 */
to: string, 
/**
 * What each value becomes; every value of the old scale, once.
 */
values: Array<ValueMap>, };

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
 * Which end of a scale is the good one.
 */
export type Direction = "higher" | "lower" | "neutral";

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
 * A line of the mapping of an error list: from this many errors on, this grade.
 */
export type ErrorGrade = { 
/**
 * From this many errors on, 1 or more.
 */
errors: number, 
/**
 * The grade in per cent. Without an error it is 100.
 */
percent: number, };

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
 * The facts of one sentence about a figure; the words are made in the page: "median of 8 ratings, two groups far apart".
 */
export type Explanation = { "says": "withheld", 
/**
 * How many answered.
 */
answered: number, 
/**
 * How many did not.
 */
missing: number, } | { "says": "no_values", 
/**
 * How many answered.
 */
answered: number, } | { "says": "agreed", 
/**
 * How many values.
 */
n: number, } | { "says": "median", 
/**
 * How many values.
 */
n: number, 
/**
 * How many abstained or found it not applicable.
 */
without: number, } | { "says": "apart", 
/**
 * How many values.
 */
n: number, 
/**
 * How many lie below the gap.
 */
below: number, 
/**
 * How many lie above it.
 */
above: number, 
/**
 * How many abstained or found it not applicable.
 */
without: number, };

/**
 * The form of a file that holds a rubric.
 */
export type FileForm = "json" | "csv";

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
text: TextInput, } | { "do": "raise_hand", 
/**
 * For a point of order: about how the room works, not about the matter. It comes before all others. A hand that is
 * up already may become one.
 */
point_of_order?: boolean, } | { "do": "lower_hand", } | { "do": "give_floor", 
/**
 * Whom; none means the first in the queue.
 */
seat?: SeatId, } | { "do": "end_turn", } | { "do": "skip_hand", 
/**
 * Whom.
 */
seat: SeatId, } | { "do": "clear_queue", } | { "do": "set_queue", 
/**
 * The order.
 */
order: QueueOrder, 
/**
 * Seconds for each turn, 10 to 3,600; none sets no time.
 */
seconds?: number, } | { "do": "hold_attention", 
/**
 * What for.
 */
words?: TextInput, } | { "do": "release_attention", };

/**
 * The host's written decision.
 */
export type FormalDecision = "accepted" | "partly" | "not_accepted" | "needs_other_authority";

/**
 * A rational number in lowest terms; sent as `"p/q"`, a whole number as `"p"`.
 */
export type Fraction = string;

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
 * One answer of a sheet.
 */
export type Given = { 
/**
 * To which criterion.
 */
criterion: string, 
/**
 * The value.
 */
value?: Value, 
/**
 * The comment.
 */
comment?: Text, 
/**
 * The evidence.
 */
evidence?: Text, 
/**
 * How sure, 1 to 3.
 */
confidence?: number, };

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
export type Item = { "block": BlockId } | { "section": SectionKind } | { "hypothesis": HypothesisId } | { "question": QuestionId } | { "request": RequestId } | { "invitation": InvitationId } | { "entry": EntryId } | { "cluster": ClusterId } | { "presentation": PresentationId } | { "note": NoteId } | { "recommendation": RecommendationId } | { "action": ActionId } | { "conclusion": ConclusionId } | { "stance": RecommendationId } | { "rubric": RubricId } | { "scoring": ScoringId };

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
 * One level.
 */
export type Level = { 
/**
 * Its stable name inside the criterion.
 */
key: string, 
/**
 * What it is worth.
 */
points: number, 
/**
 * A word for it.
 */
label: Text, 
/**
 * What is true at this level.
 */
descriptor?: Text, };

/**
 * A level as it is sent.
 */
export type LevelInput = { 
/**
 * Its stable name inside the criterion.
 */
key: string, 
/**
 * What it is worth.
 */
points: number, 
/**
 * A word for it.
 */
label: TextInput, 
/**
 * What is true at this level.
 */
descriptor?: TextInput, };

/**
 * How many reviews a reviewer does; what is not named is as even as possible.
 */
export type Loads = { 
/**
 * The fewest.
 */
least?: number, 
/**
 * The most.
 */
most?: number, };

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
 * What a seating must keep, and what it pays for. Prices are whole numbers in one unit, beside 10 for a pair that meets
 * again; 0 is indifferent.
 */
export type Mixing = { 
/**
 * Pairs who never share a table. Always kept.
 */
apart?: Array<[SeatId, SeatId]>, 
/**
 * At every table all share a language, or an interpreter sits there who speaks one of each. Always kept in a plan.
 */
common_language?: boolean, 
/**
 * Price of two of one organisation at a table.
 */
organisation_price?: number, 
/**
 * Price of two of one role at a table.
 */
role_price?: number, 
/**
 * Price of two with the same languages at a table.
 */
language_price?: number, 
/**
 * Pairs who want to meet once.
 */
wished?: Array<[SeatId, SeatId]>, 
/**
 * Price of a wished pair that never meets.
 */
wished_price?: number, 
/**
 * Price of coming again to a table, that is to a topic, at which one has been.
 */
revisit_price?: number, };

/**
 * `my_assignment/{assignment}`, to one reviewer: its bids and conflicts.
 */
export type MyAssignmentBody = { 
/**
 * The assignment.
 */
assignment: AssignmentId, 
/**
 * The reviewer.
 */
unit: UnitId, 
/**
 * What it wrote itself and never reviews.
 */
own: Array<SubmissionId>, 
/**
 * Its bids above 0.
 */
bids: Array<BidLine>, 
/**
 * Its conflicts.
 */
conflicts: Array<ConflictLine>, };

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
 * `my_pen/{scoring}`, to one person whose sheets another writes.
 */
export type MyPenBody = { 
/**
 * Of which scoring.
 */
scoring: ScoringId, 
/**
 * Who writes.
 */
with: SeatId, };

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
 * One review as its reviewer sees it, with the facts that explain it.
 */
export type MyReviewLine = { 
/**
 * What.
 */
submission: SubmissionId, 
/**
 * How far.
 */
status: ReviewStatus, 
/**
 * When the lease ends, in a queue.
 */
until?: Timestamp, 
/**
 * The own bid.
 */
points: number, 
/**
 * Whether the desk fixed it.
 */
fixed: boolean, 
/**
 * How many reviewers read a language of it; absent where everybody does.
 */
readers?: number, };

/**
 * `my_reviews/{assignment}`, to one reviewer, once published or taken from the queue.
 */
export type MyReviewsBody = { 
/**
 * The assignment.
 */
assignment: AssignmentId, 
/**
 * The reviewer.
 */
unit: UnitId, 
/**
 * What it reviews.
 */
reviews: Array<MyReviewLine>, 
/**
 * Whether it waits for the queue.
 */
waiting: boolean, };

/**
 * Where somebody sits in one round.
 */
export type MyRound = { 
/**
 * The round, from 1.
 */
round: number, 
/**
 * The table.
 */
table: TableId, 
/**
 * Its name.
 */
title: Text, 
/**
 * What is talked about there.
 */
topic?: Text, 
/**
 * Who hosts it.
 */
host?: SeatId, 
/**
 * Who sits with her.
 */
with: Array<SeatId>, };

/**
 * `my_sheet/{scoring}/{subject}` to the one who writes it, and `my_sheet/{scoring}/{subject}/{seat}` where it is
 * somebody else's whose pen one holds. The subject is its id, or `programme`.
 */
export type MySheetBody = { 
/**
 * Of which scoring.
 */
scoring: ScoringId, 
/**
 * In which round.
 */
round: ScoringRoundId, 
/**
 * What is scored.
 */
subject: Subject, 
/**
 * Whether it is the host's view of itself.
 */
own_view: boolean, 
/**
 * Whose sheet it is, where it is not one's own.
 */
of?: SeatId, 
/**
 * What to name it by in commands, where it is not one's own.
 */
sheet?: Pseudonym, 
/**
 * The criteria to answer, in order.
 */
criteria: Array<string>, 
/**
 * How far it is.
 */
status: SheetStatus, 
/**
 * Rises with each save; send it back with the next one.
 */
revision: number, 
/**
 * What is answered.
 */
answers: Array<Given>, 
/**
 * Why the view changed.
 */
change?: Text, 
/**
 * Why it was given back, if it was.
 */
taken_back?: Text, };

/**
 * `my_table/{block}`, to the person alone: where she sits now and next. Gone when the tables are closed.
 */
export type MyTableBody = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * The round, from 1; 0 before the first.
 */
round: number, 
/**
 * Of how many.
 */
rounds: number, 
/**
 * Her table in this round; none before the first, or if she has no chair.
 */
now?: MyRound, 
/**
 * Whether she sits out this round.
 */
resting: boolean, 
/**
 * Her tables in the coming rounds.
 */
next: Array<MyRound>, 
/**
 * When the running round ends.
 */
ends_at?: Timestamp, 
/**
 * Whether she may note for her table.
 */
may_note: boolean, 
/**
 * Whether her table waits for help.
 */
help: boolean, 
/**
 * The round for which she may choose a table.
 */
choosing?: number, };

/**
 * `narrative/{part}`: the desk and the convenor from the first word on, participants once the draft is filed, the room once
 * the report is final.
 */
export type NarrativeBody = { 
/**
 * Which part.
 */
part: NarrativePart, 
/**
 * The present version.
 */
version: number, 
/**
 * Its text.
 */
text: Text, 
/**
 * The printed numbers it points to.
 */
cites: Array<string>, 
/**
 * The versions so far, this one last.
 */
versions: Array<VersionLine>, };

/**
 * What can be asked for. In JSON: `{"noun": "narrative", "do": "…", …}`.
 */
export type NarrativeCommand = { "do": "write", 
/**
 * Which part.
 */
part: NarrativePart, 
/**
 * Its whole text.
 */
text: TextInput, 
/**
 * The version that the writer had before her; 0 for none.
 */
base: number, } | { "do": "remark", 
/**
 * On which part.
 */
part: NarrativePart, 
/**
 * A comment or a fact.
 */
kind: RemarkKind, 
/**
 * The words it is about, as they stand.
 */
quote?: TextInput, 
/**
 * What is to be said.
 */
text: TextInput, } | { "do": "settle", 
/**
 * Which one.
 */
remark: RemarkId, 
/**
 * Whether it changed the text.
 */
taken: boolean, 
/**
 * Why not, where it did not; otherwise what was done.
 */
answer?: TextInput, } | { "do": "sign", 
/**
 * The edition that was read.
 */
edition: number, };

/**
 * A part of the report that is written, in the order of METHOD 9.1.
 */
export type NarrativePart = "summary" | "background" | "peers" | "initial_report" | "desk_review" | "workshop" | "discussion" | "feedback" | "recommendations" | "scores" | "response";

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
 * How one organisation is connected. Nothing here names a person, and nothing of it is stored.
 */
export type OrganisationHealth = { 
/**
 * Which one.
 */
organisation: OrganisationId, 
/**
 * Its seats.
 */
seats: number, 
/**
 * Of these, connected.
 */
connected: number, 
/**
 * Of these, without a word for 20 seconds.
 */
silent: number, 
/**
 * Drafts and commands on its devices that are not stored by the server, as its pages last said.
 */
unsent: number, 
/**
 * When a command of it was last stored, since the server opened the room.
 */
acknowledged?: Timestamp, };

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
 * What a rule says of reviewers of the organisation that a submission comes from.
 */
export type OwnOrganisation = "forbid" | "allow" | "only";

/**
 * What the host says of itself on one criterion.
 */
export type OwnView = { 
/**
 * Which one.
 */
criterion: string, 
/**
 * The value.
 */
value?: Value, 
/**
 * The value as a number, as it stands in a histogram.
 */
number?: number, 
/**
 * The comment.
 */
comment?: Text, };

/**
 * A party of an agreement.
 */
export type PartyInput = { 
/**
 * Which organisation.
 */
organisation: OrganisationId, 
/**
 * Whom to turn to there: a function, not a person.
 */
contact: TextInput, 
/**
 * What it will do.
 */
duties: TextInput, };

/**
 * A party and its signature.
 */
export type PartyLine = { 
/**
 * Which organisation.
 */
organisation: OrganisationId, 
/**
 * Whom to turn to there.
 */
contact: Text, 
/**
 * What it will do.
 */
duties: Text, 
/**
 * In which function it was signed.
 */
function?: Text, 
/**
 * When it was signed.
 */
signed_at?: Timestamp, };

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
present: boolean, } | { "do": "hand_over", 
/**
 * To whom.
 */
to: SeatId, } | { "do": "take_over", 
/**
 * For whom.
 */
seat: SeatId, } | { "do": "recuse", 
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
 * What is known of a plan.
 */
export type PlanLine = { 
/**
 * When it was adopted.
 */
at: Timestamp, 
/**
 * Points of all pairs.
 */
total: number, 
/**
 * No plan has more; absent where that was not proven.
 */
bound?: number, 
/**
 * `bound` less `total`: 0 is proven best.
 */
gap?: number, 
/**
 * Points of the weakest submission.
 */
weakest: number, 
/**
 * No plan lifts it higher; absent where that was not proven.
 */
weakest_bound?: number, 
/**
 * Pairs of reviewers who review each other.
 */
mutual_pairs: number, 
/**
 * The receipt: anyone with it and the input can check the plan; absent if made by hand.
 */
receipt?: PlanReceipt, 
/**
 * Whether nothing that a plan depends on has changed since.
 */
current: boolean, };

/**
 * What a plan was computed from.
 */
export type PlanReceipt = { 
/**
 * The version of the algorithm.
 */
algorithm: number, 
/**
 * The seed, in decimal digits.
 */
seed: string, 
/**
 * SHA-256 of the input.
 */
digest: string, };

/**
 * How good a plan is and what it changes, before it is adopted.
 */
export type PlanSummary = { 
/**
 * The seed: with it the same question gets the same answer.
 */
seed: number, 
/**
 * Reviews in all.
 */
reviews: number, 
/**
 * Points of all pairs.
 */
total: number, 
/**
 * No plan has more.
 */
bound: number, 
/**
 * Points of the weakest submission.
 */
weakest: number, 
/**
 * No plan lifts it higher.
 */
weakest_bound: number, 
/**
 * Pairs of reviewers who review each other.
 */
mutual_pairs: number, 
/**
 * The fewest and the most reviews of a reviewer.
 */
each_reviewer: [number, number], 
/**
 * Who gets something different from now.
 */
changes: Array<ReviewerChange>, 
/**
 * No plan changes fewer pairs, where that was asked for.
 */
fewest_changes?: number, };

/**
 * The reviewers of one submission in a plan.
 */
export type PlannedReviews = { 
/**
 * What is reviewed.
 */
submission: SubmissionId, 
/**
 * By whom.
 */
units: Array<UnitId>, };

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
 * The mark of an author whose name is protected: 16 bytes, hexadecimal in JSON.
 */
export type Pseudonym = string;

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
 * Who waits, in the order in which they will speak.
 */
waiting: Array<SeatId>, 
/**
 * Who of them has a point of order.
 */
points_of_order?: Array<SeatId>, 
/**
 * In which order they speak.
 */
order: QueueOrder, 
/**
 * Seconds for each turn; absent where no time is set.
 */
seconds?: number, };

/**
 * A queue at a glance.
 */
export type QueueLine = { 
/**
 * How it works.
 */
terms: QueueTerms, 
/**
 * Who waits for whom.
 */
waiting: Array<WaitingLine>, };

/**
 * In which order the speaker queue gives the floor. Points of order come before all others, in order of arrival; the
 * chair may always name somebody else.
 */
export type QueueOrder = "arrival" | "fewest_turns" | "alternate_organisations";

/**
 * A queue: reviewers take the next submission when they are free.
 */
export type QueueTerms = { 
/**
 * Minutes of a lease, 1 to 240; then what was taken goes back.
 */
minutes: number, 
/**
 * Fewer reviews are enough for now: three tenths of what is needed, at least one.
 */
relaxed?: boolean, 
/**
 * Further reviews are drawn at random once everything has what it needs.
 */
extra?: boolean, };

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
revision: number, } } | { "action": ActionId } | { "lease": AssignmentId };

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
 * `POST /api/recover`: takes a room over.
 */
export type RecoverInput = { 
/**
 * The recovery token.
 */
token: string, 
/**
 * Whose seat is taken, on neither side; without one that of the facilitator who leads.
 */
seat?: SeatId, };

/**
 * The answer to `POST /api/recover`.
 */
export type RecoverOutput = { 
/**
 * The workshop.
 */
workshop: WorkshopId, 
/**
 * The seat that now leads.
 */
seat: SeatId, 
/**
 * Its fresh token; the old one ended.
 */
token: string, };

/**
 * The answer to `POST /api/workshops/{id}/recovery`.
 */
export type RecoveryLink = { 
/**
 * The workshop.
 */
workshop: WorkshopId, 
/**
 * Its recovery token, shown once; the link is `/c#k=TOKEN`.
 */
token: string, };

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
candidates: Array<BlockId>, } | { "code": "recused" } | { "code": "own_work" } | { "code": "stale_sheet", 
/**
 * The revision the sender had edited.
 */
expected: number, 
/**
 * The revision stored.
 */
now: number, } | { "code": "stale_text", 
/**
 * The version the sender had before her.
 */
expected: number, 
/**
 * The version stored.
 */
now: number, } | { "code": "no_such_number", 
/**
 * The number as it was written.
 */
number: string, } | { "code": "facts_only" } | { "code": "rubric_faults", 
/**
 * Each fault, in order.
 */
faults: Array<RubricFault>, } | { "code": "file_faults", 
/**
 * Each fault, by line and column.
 */
faults: Array<RubricFileFault>, } | { "code": "too_few", 
/**
 * The minimum cell.
 */
least: number, } | { "code": "no_such_time", 
/**
 * The local time.
 */
local: LocalTime, } | { "code": "plan_broken", 
/**
 * The first of them.
 */
breaches: Array<Breach>, } | { "code": "malformed", 
/**
 * The field.
 */
field: string, 
/**
 * What is wrong.
 */
problem: string, };

/**
 * The region of an organisation, where it is not its country, as it is sent.
 */
export type RegionInput = { 
/**
 * Whose.
 */
organisation: OrganisationId, 
/**
 * Its name; organisations with one name are of one region.
 */
region: TextInput, };

/**
 * `remark/{id}`, to whoever reads the draft, and to the room never.
 */
export type RemarkBody = { 
/**
 * Its id.
 */
id: RemarkId, 
/**
 * On which part.
 */
part: NarrativePart, 
/**
 * On which version of it.
 */
version: number, 
/**
 * A comment or a fact.
 */
kind: RemarkKind, 
/**
 * For whom.
 */
by: OrganisationId, 
/**
 * The words it is about.
 */
quote?: Text, 
/**
 * What was said.
 */
text: Text, 
/**
 * What became of it.
 */
state: RemarkState, 
/**
 * Why not, or what was done.
 */
answer?: Text, };

/**
 * What somebody says about a written part of the report.
 */
export type RemarkId = string;

/**
 * What a remark is about.
 */
export type RemarkKind = "comment" | "fact";

/**
 * What became of a remark.
 */
export type RemarkState = "open" | "taken" | "declined";

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
 * `rescaled/{scoring}/{version}`: a view of the last counted round on a newer version; audiences as `scores`.
 */
export type RescaledBody = { 
/**
 * Of which scoring.
 */
scoring: ScoringId, 
/**
 * Which round it was made of.
 */
round: ScoringRoundId, 
/**
 * The version it was answered on.
 */
from: number, 
/**
 * The version of this view.
 */
version: number, 
/**
 * What became of each criterion.
 */
map: Array<CriterionMap>, 
/**
 * Why.
 */
reason: Text, 
/**
 * By whom.
 */
by: SeatId, 
/**
 * When.
 */
at: Timestamp, 
/**
 * The figures, in the order of `scores`.
 */
cells: Array<CellBody>, };

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
 * The last commit of which the page has a change: that of `welcome`, `resumed` or `change`. `done` says nothing about
 * changes, which may have been dropped for a snapshot that is still to come. A commit may change several audiences,
 * each with a frame of its own, so the changes of this commit come again.
 */
seq: number, };

/**
 * What becomes visible at the end.
 */
export type Reveal = "live" | "at_once" | "totals" | { "later": BlockId } | "freeze" | "none";

/**
 * One review as the desk sees it.
 */
export type ReviewLine = { 
/**
 * By whom.
 */
unit: UnitId, 
/**
 * How far.
 */
status: ReviewStatus, 
/**
 * How well they fit.
 */
points: number, 
/**
 * Whether it was fixed by hand.
 */
fixed: boolean, 
/**
 * When the lease ends, in a queue.
 */
until?: Timestamp, };

/**
 * The hard rules of an assignment, beside loads, demands, conflicts and pairs set by hand.
 */
export type ReviewRules = { 
/**
 * Reviewers of the organisation that the submission comes from.
 */
own_organisation?: OwnOrganisation, 
/**
 * The most reviewers of one organisation on a submission.
 */
most_of_organisation?: number, 
/**
 * The most reviewers of one region on a submission.
 */
most_of_region?: number, 
/**
 * Whether one reviewer, or each, reads a language of the submission.
 */
languages?: "ignore" | "one" | "require", 
/**
 * At least one reviewer of each submission bids with at least this many points.
 */
expert?: number, 
/**
 * Two that review each other. None means: forbidden where there are enough reviewers to avoid it, else allowed.
 */
mutual?: "allow" | "forbid" | { avoid: { price: number } }, 
/**
 * The most likely any single pair may be; the plan is then drawn.
 */
per_pair_limit?: { of: number; out_of: number }, 
/**
 * Reviewers are split into two cells of whole organisations that review each other only.
 */
partition?: boolean, };

/**
 * The life of one review. It never falls by saving; only the desk takes a step back, with a reason.
 */
export type ReviewStatus = "planned" | "started" | "done";

/**
 * What counts as one reviewer. Together with [`OwnOrganisation`] these are the four modes of groups: the group as one
 * reviewer, each member alone, outside the own group, within it.
 */
export type ReviewUnit = "organisation" | "seat";

/**
 * `reviewer/{assignment}/{unit}`, to the desk: one reviewer.
 */
export type ReviewerBody = { 
/**
 * The assignment.
 */
assignment: AssignmentId, 
/**
 * The organisation or the seat.
 */
unit: UnitId, 
/**
 * The fewest reviews.
 */
least: number, 
/**
 * The most reviews.
 */
most: number, 
/**
 * What it reviews, planned or begun.
 */
reviews: Array<SubmissionId>, 
/**
 * What it has handed in.
 */
done: Array<SubmissionId>, 
/**
 * How many submissions it has bid on.
 */
bids: number, 
/**
 * Conflicts it declared.
 */
conflicts: Array<ConflictLine>, 
/**
 * Pairs that the desk has forbidden.
 */
forbidden: Array<SubmissionId>, 
/**
 * Why it was let go.
 */
released?: Text, 
/**
 * Whether it reviews: not let go, and its people are there.
 */
active: boolean, };

/**
 * Who gets something different by a new plan.
 */
export type ReviewerChange = { 
/**
 * Who.
 */
unit: UnitId, 
/**
 * What comes.
 */
added: Array<SubmissionId>, 
/**
 * What goes.
 */
dropped: Array<SubmissionId>, };

/**
 * A reviewer and its own loads, where they differ from those of all.
 */
export type ReviewerInput = { 
/**
 * The organisation or the seat.
 */
unit: UnitId, 
/**
 * The fewest reviews.
 */
least?: number, 
/**
 * The most reviews.
 */
most?: number, };

/**
 * Something a role may do.
 */
export type Right = "set_up" | "manage_people" | "write_mandate" | "confirm_mandate" | "edit_report" | "release_report" | "write_desk_review" | "merge_desk_review" | "waive_desk_review" | "answer" | "decide_invitations" | "record_invitations" | "plan_agenda" | "run_room" | "close_phase" | "override" | "write_entries" | "enter_for_others" | "hide_entry" | "set_verdicts" | "cluster" | "draft_recommendations" | "merge_recommendations" | "rate" | "edit_rubric" | "score" | "endorse" | "hand_over" | "take_stance" | "remark_as_host" | "take_notes" | "note_hearing" | "present" | "raise_hand" | "give_floor" | "type_conclusions" | "set_dates" | "agree" | "evaluate" | "file_report" | "write_narrative" | "remark_on_report" | "sign_report" | "sign" | "correct_facts" | "respond_formally" | "propose_actions" | "remark_actions" | "plan_tables" | "run_tables" | "help_tables" | "assign_reviews" | "review" | "translate";

/**
 * The one role of a seat (METHOD 3.1).
 */
export type Role = "convenor" | "secretariat" | "facilitator" | "table_host" | "rapporteur" | "host_lead" | "host_delegate" | "peer_lead" | "peer_delegate" | "stakeholder" | "expert" | "interpreter" | "observer";

/**
 * What a rotation is worth.
 */
export type RotationSummary = { 
/**
 * The seed: with it the same question gets the same answer.
 */
seed: number, 
/**
 * How many rounds are planned.
 */
rounds: number, 
/**
 * Meetings of pairs who have met before.
 */
repeats: number, 
/**
 * No plan has fewer.
 */
repeats_bound: number, 
/**
 * What may be said of it.
 */
standing: "nobody_meets_twice" | "proven" | "no_better_known", 
/**
 * How many pairs have met 0, 1, 2, … times.
 */
met: number[], 
/**
 * How many times somebody sits elsewhere than was planned so far.
 */
changed_seats: number, };

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
 * A round of a scoring.
 */
export type RoundLine = { 
/**
 * Its id.
 */
id: ScoringRoundId, 
/**
 * Its number, from 1.
 */
n: number, 
/**
 * What is asked; empty means everything.
 */
cells: Array<Cell>, 
/**
 * Sheets are taken only in this block.
 */
block?: BlockId, 
/**
 * Whether it is counted.
 */
counted: boolean, 
/**
 * Whether the room sees its results.
 */
shown: boolean, 
/**
 * Whether it ended with the workshop days, uncounted.
 */
lapsed: boolean, };

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
 * What is judged and how. Its keys, order, weights and points are its shape; the texts are its wording.
 */
export type Rubric = { 
/**
 * Its title.
 */
title: Text, 
/**
 * What it is for.
 */
explanation?: Text, 
/**
 * The criteria, in order.
 */
criteria: Array<Criterion>, };

/**
 * `rubric/{id}/{version}`: while it is a draft to convenor, desk and interpreters; once a scoring uses it, to the room.
 */
export type RubricBody = { 
/**
 * Its id.
 */
id: RubricId, 
/**
 * The version, from 1.
 */
version: number, 
/**
 * Whether a newer version exists.
 */
newest: boolean, 
/**
 * What may be done with it.
 */
state: RubricState, 
/**
 * The criteria and their scales.
 */
rubric: Rubric, 
/**
 * Corrections of wording since it came into use, oldest first.
 */
corrections: Array<CorrectionLine>, };

/**
 * What can be asked for. In JSON: `{"noun": "rubric", "do": "…", …}`.
 */
export type RubricCommand = { "do": "use_template", 
/**
 * The id of the new rubric, made by the sender.
 */
rubric: RubricId, 
/**
 * Which one.
 */
template: RubricTemplate, } | { "do": "import", 
/**
 * Its id, made by the sender.
 */
rubric: RubricId, 
/**
 * The form of the file.
 */
form: FileForm, 
/**
 * The file.
 */
file: string, } | { "do": "set", 
/**
 * Its id, made by the sender.
 */
rubric: RubricId, 
/**
 * All of it.
 */
content: RubricInput, } | { "do": "new_version", 
/**
 * Which one.
 */
rubric: RubricId, 
/**
 * All of it.
 */
content: RubricInput, } | { "do": "reword", 
/**
 * Which one.
 */
rubric: RubricId, 
/**
 * Where the text stands.
 */
place: Wording, 
/**
 * The text, with all its translations.
 */
text: TextInput, 
/**
 * Why.
 */
reason?: TextInput, } | { "do": "translate", 
/**
 * Which one.
 */
rubric: RubricId, 
/**
 * Where the text stands.
 */
place: Wording, 
/**
 * The translation.
 */
words: WordsInput, } | { "do": "retire", 
/**
 * Which one.
 */
rubric: RubricId, } | { "do": "open", 
/**
 * By which rubric; its newest version.
 */
rubric: RubricId, 
/**
 * What is asked of whom.
 */
title: TextInput, 
/**
 * What is scored.
 */
subjects: Array<Subject>, 
/**
 * Who scores; empty means the peers.
 */
scorers?: Array<Role>, 
/**
 * Whether the host gives its own view beside the others'.
 */
self_assessment?: boolean, 
/**
 * Only the pairs of this assignment score.
 */
assigned?: AssignmentId, 
/**
 * Sheets are taken only while this block runs; none takes them at any time.
 */
block?: BlockId, } | { "do": "save_sheet", 
/**
 * Which scoring.
 */
scoring: ScoringId, 
/**
 * Of what.
 */
subject: Subject, 
/**
 * The revision that was edited; 0 for a new sheet.
 */
revision: number, 
/**
 * What is answered.
 */
answers: Array<Answer>, 
/**
 * In a second round: why the view changed.
 */
change?: TextInput, 
/**
 * Somebody else's sheet that one holds the pen of, as `my_sheet` names it.
 */
sheet?: Pseudonym, } | { "do": "submit_sheet", 
/**
 * Which scoring.
 */
scoring: ScoringId, 
/**
 * Of what.
 */
subject: Subject, 
/**
 * The revision that was edited; 0 for a new sheet.
 */
revision: number, 
/**
 * What is answered.
 */
answers: Array<Answer>, 
/**
 * In a second round: why the view changed.
 */
change?: TextInput, 
/**
 * Somebody else's sheet that one holds the pen of.
 */
sheet?: Pseudonym, } | { "do": "abstain", 
/**
 * Which scoring.
 */
scoring: ScoringId, 
/**
 * Of what.
 */
subject: Subject, 
/**
 * The revision that was seen; 0 for a new sheet.
 */
revision: number, 
/**
 * Somebody else's sheet that one holds the pen of.
 */
sheet?: Pseudonym, } | { "do": "take_back", 
/**
 * Which scoring.
 */
scoring: ScoringId, 
/**
 * Of what.
 */
subject: Subject, 
/**
 * Whose.
 */
seat: SeatId, 
/**
 * Why.
 */
reason: TextInput, } | { "do": "delegate", 
/**
 * Which scoring.
 */
scoring: ScoringId, 
/**
 * Whose sheets; none means one's own.
 */
of?: SeatId, 
/**
 * Who writes from now on; of the same organisation.
 */
to: SeatId, } | { "do": "close_round", 
/**
 * Which scoring.
 */
scoring: ScoringId, 
/**
 * Overrides missing sheets.
 */
reason?: TextInput, } | { "do": "open_round", 
/**
 * Which scoring.
 */
scoring: ScoringId, 
/**
 * What is asked again; empty means everything.
 */
cells?: Array<Cell>, 
/**
 * Sheets are taken only while this block runs; none takes them at any time.
 */
block?: BlockId, } | { "do": "finish", 
/**
 * Which one.
 */
scoring: ScoringId, } | { "do": "show", 
/**
 * Which scoring.
 */
scoring: ScoringId, } | { "do": "rescale", 
/**
 * Which scoring.
 */
scoring: ScoringId, 
/**
 * Onto which version of its rubric.
 */
version: number, 
/**
 * What becomes of each criterion; what is not named is left out of the view.
 */
map: Array<CriterionMap>, 
/**
 * Why.
 */
reason: TextInput, };

/**
 * One fault of a rubric, and where it is.
 */
export type RubricFault = { 
/**
 * Where: the criterion by its prompt, a level by its label, the rubric by its title.
 */
place: Wording, 
/**
 * What is wrong.
 */
problem: RubricProblem, };

/**
 * A fault of a file, by line and column from 1. In a table the column is that of the sheet, in JSON a character.
 */
export type RubricFileFault = { 
/**
 * The line, from 1.
 */
line: number, 
/**
 * The column, from 1.
 */
column: number, 
/**
 * What is wrong there.
 */
problem: RubricFileProblem, };

/**
 * What can be wrong with a file.
 */
export type RubricFileProblem = { "json": string } | "open_quote" | "after_quote" | "no_header" | { "unknown_column": string } | { "column_twice": string } | { "column_missing": string } | "too_many_cells" | { "unknown_kind": string } | { "no_number": string } | { "none_of": Array<string> } | "empty" | "second_title" | "no_title" | { "unknown_criterion": string } | "not_of_this_scale" | { "content": [Wording, RubricProblem] };

/**
 * A set of criteria by which something is judged.
 */
export type RubricId = string;

/**
 * A rubric as it is sent.
 */
export type RubricInput = { 
/**
 * Its title.
 */
title: TextInput, 
/**
 * What it is for.
 */
explanation?: TextInput, 
/**
 * The criteria, in order.
 */
criteria: Array<CriterionInput>, };

/**
 * What can be wrong with a rubric.
 */
export type RubricProblem = "empty" | { "too_many": number } | { "too_few": number } | "key_form" | "key_twice" | "no_weight" | { "too_large": number } | "same_points" | "upside_down" | "outside_range" | "twice" | "colour" | "zero" | "no_grades" | "grades_rise" | "scales_too_different" | "like_unknown" | "text_empty" | { "text_too_long": number };

/**
 * The life of a rubric version.
 */
export type RubricState = "draft" | "in_use" | "retired";

/**
 * The shipped rubrics. Their content is data with a version: `data/rubrics/{name}.v1.json`.
 */
export type RubricTemplate = "circles" | "programme_review" | "recommendation_rating" | "strengths_challenges" | "institute";

/**
 * A scale. In JSON: `{"is": "range", "lowest": 1, "highest": 9, "labels": []}`.
 */
export type Scale = { "is": "levels", 
/**
 * The levels.
 */
levels: Array<Level>, } | { "is": "range", 
/**
 * The lowest step.
 */
lowest: number, 
/**
 * The highest step.
 */
highest: number, 
/**
 * Labels of steps.
 */
labels: Array<StepLabel>, } | { "is": "points", 
/**
 * The most that can be given.
 */
most: number, } | { "is": "errors", 
/**
 * The statements.
 */
statements: Array<Statement>, 
/**
 * What a number of errors is worth, by rising number.
 */
grades: Array<ErrorGrade>, } | { "is": "words", };

/**
 * A scale as it is sent. In JSON: `{"is": "range", "lowest": 1, "highest": 9}`.
 */
export type ScaleInput = { "is": "levels", 
/**
 * The levels, from the lowest points to the highest.
 */
levels: Array<LevelInput>, } | { "is": "range", 
/**
 * The lowest step.
 */
lowest: number, 
/**
 * The highest step.
 */
highest: number, 
/**
 * Labels of steps, if any.
 */
labels?: Array<StepInput>, } | { "is": "points", 
/**
 * The most that can be given.
 */
most: number, } | { "is": "errors", 
/**
 * The statements.
 */
statements: Array<StatementInput>, 
/**
 * What a number of errors is worth.
 */
grades: Array<ErrorGrade>, } | { "is": "words", } | { "is": "like", 
/**
 * Which one.
 */
criterion: string, };

/**
 * The score of a subject: of each sheet the weighted mean of its answered criteria, gaps ignored; over the sheets the
 * mean and the median. Exact, not rounded.
 */
export type Score = { 
/**
 * How many sheets gave a value.
 */
n: number, 
/**
 * In which unit.
 */
unit: ScoreUnit, 
/**
 * The mean over the sheets.
 */
mean: Fraction, 
/**
 * The middle sheet, or the mean of the two middle ones.
 */
median: Fraction, 
/**
 * The lowest sheet.
 */
lowest: Fraction, 
/**
 * The highest sheet.
 */
highest: Fraction, 
/**
 * How many sheets left a weighted criterion without a value.
 */
gaps: number, };

/**
 * The unit of a score.
 */
export type ScoreUnit = { "scale": [number, number] } | "percent";

/**
 * One person's part of a round.
 */
export type ScorerLine = { 
/**
 * Whose sheets.
 */
seat: SeatId, 
/**
 * Who writes them, where it is somebody else.
 */
pen?: SeatId, 
/**
 * What is handed in, abstentions included.
 */
done: Array<Subject>, 
/**
 * What is begun.
 */
begun: Array<Subject>, 
/**
 * What is not.
 */
missing: Array<Subject>, };

/**
 * `scores/{scoring}/{round}`: what a counted round says; to peers, facilitator and rapporteur, and to the room once shown.
 */
export type ScoresBody = { 
/**
 * Of which scoring.
 */
scoring: ScoringId, 
/**
 * Which round.
 */
round: ScoringRoundId, 
/**
 * Its number, from 1.
 */
n: number, 
/**
 * By which rubric.
 */
rubric: RubricId, 
/**
 * In which version.
 */
version: number, 
/**
 * Widest spread first; ties by range, then by subject and criterion in their order. What is withheld comes last.
 */
cells: Array<CellBody>, 
/**
 * The subjects, in their order.
 */
subjects: Array<SubjectBody>, };

/**
 * `scoring/{id}`, to peers and desk, to all who have a sheet, and to the room once shown.
 */
export type ScoringBody = { 
/**
 * Its id.
 */
id: ScoringId, 
/**
 * Its printed number, such as `SC1`.
 */
number: string, 
/**
 * What is asked.
 */
title: Text, 
/**
 * By which rubric.
 */
rubric: RubricId, 
/**
 * In which version.
 */
version: number, 
/**
 * What is scored, in order.
 */
subjects: Array<Subject>, 
/**
 * Who scores.
 */
scorers: Array<Role>, 
/**
 * Whether the host gives its own view.
 */
self_assessment: boolean, 
/**
 * Only the pairs of this assignment score.
 */
assigned?: AssignmentId, 
/**
 * What happens now.
 */
state: ScoringState, 
/**
 * Whether sheets are taken at this moment.
 */
open: boolean, 
/**
 * How many people score.
 */
people: number, 
/**
 * The rounds, oldest first; the last one is the running one while the scoring is open.
 */
rounds: Array<RoundLine>, };

/**
 * A scoring: subjects judged by one rubric, in one or more rounds.
 */
export type ScoringId = string;

/**
 * `progress/{scoring}`, to the desk while a round runs: who is done, by name, and never what they wrote.
 */
export type ScoringProgressBody = { 
/**
 * Of which scoring.
 */
scoring: ScoringId, 
/**
 * How many sheets are handed in, abstentions included.
 */
done: number, 
/**
 * How many there should be.
 */
of: number, 
/**
 * Each person's part.
 */
people: Array<ScorerLine>, };

/**
 * One pass of a scoring.
 */
export type ScoringRoundId = string;

/**
 * The life of a scoring.
 */
export type ScoringState = "open" | "counted" | "finished";

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
present: boolean, 
/**
 * Whether it leads the room.
 */
lead?: boolean, };

/**
 * Somebody who sits elsewhere than was planned.
 */
export type SeatChange = { 
/**
 * The round, from 1.
 */
round: number, 
/**
 * Who.
 */
seat: SeatId, 
/**
 * Her table so far; none if she had none.
 */
from?: TableId, 
/**
 * Her table now; none if she has none.
 */
to?: TableId, };

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
 * How a seating was made.
 */
export type SeatedBy = "random" | "balanced" | "choice" | "hand" | "circle" | "cyclic" | "field" | "differences" | "blocks" | "symmetric" | "search";

/**
 * One round: who sits where.
 */
export type SeatedRound = { 
/**
 * Each table with those who sit there.
 */
tables: Array<SeatedTable>, 
/**
 * Who sits out: one person, if an odd number meets in pairs; else nobody.
 */
resting?: Array<SeatId>, };

/**
 * One table in one round.
 */
export type SeatedTable = { 
/**
 * The table.
 */
table: TableId, 
/**
 * Who sits there.
 */
seats: Array<SeatId>, };

/**
 * How people are to come to their tables.
 */
export type Seating = "rotation" | "random" | "balanced" | "choice" | "hand";

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
 * Seats with an open socket, and those whose socket broke less than 20 seconds ago.
 */
connected: Array<SeatId>, } | { "frame": "health", 
/**
 * By organisation, in the order in which they were made.
 */
organisations: Array<OrganisationHealth>, } | { "frame": "waiting", 
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
 * How far a sheet is.
 */
export type SheetStatus = "empty" | "draft" | "abstained" | "submitted";

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
 * `signatures`: whoever reads the draft, and the room once the report is final.
 */
export type SignaturesBody = { 
/**
 * The edition that stands.
 */
edition: number, 
/**
 * Who signed it, and when.
 */
signed: Array<[Role, Timestamp]>, 
/**
 * Facts that nobody settled yet; they must be before anybody signs.
 */
open_facts: number, };

/**
 * Why there is no plan, as facts.
 */
export type SolveBlocked = { "assignment": Blockage } | { "rotation": { kind: string } & { [key in string]: unknown } };

/**
 * `POST /api/workshops/{id}/solve` (operator, facilitator): a dry run on a copy of the state. Nothing is changed unless
 * `adopt` says so.
 */
export type SolveInput = { "ask": "assignment", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * The seed of an earlier answer, to get it again; drawn if absent. Below 2^53.
 */
seed?: number, 
/**
 * Adopts the plan in the same step.
 */
adopt?: boolean, } | { "ask": "repair", 
/**
 * Which one.
 */
assignment: AssignmentId, 
/**
 * As above.
 */
seed?: number, 
/**
 * Adopts the plan in the same step.
 */
adopt?: boolean, } | { "ask": "rotation", 
/**
 * The block.
 */
block: BlockId, 
/**
 * As above.
 */
seed?: number, 
/**
 * Adopts the seating in the same step.
 */
adopt?: boolean, };

/**
 * The answer to a dry run.
 */
export type SolveOutput = { 
/**
 * The command that adopts it.
 */
command: Command, 
/**
 * What it is worth.
 */
summary: SolveSummary, 
/**
 * The commit that adopted it, if that was asked for.
 */
adopted?: number, } | { 
/**
 * Why.
 */
blocked: SolveBlocked, };

/**
 * What a plan is worth.
 */
export type SolveSummary = { "of": "assignment" } & PlanSummary | { "of": "rotation" } & RotationSummary;

/**
 * Who speaks.
 */
export type Speaks = "presenter" | "peers_ask" | "stakeholders" | "all" | "peers" | "in_turn" | "inner_seats" | "table" | "between_rounds" | "host" | "facilitator" | "nobody";

/**
 * The voice of one organisation.
 */
export type Stance = "support" | "can_live_with" | "object" | "abstain";

/**
 * A statement of an error list.
 */
export type Statement = { 
/**
 * Its stable name inside the criterion.
 */
key: string, 
/**
 * What should hold.
 */
statement: Text, 
/**
 * How many errors it is when it does not hold.
 */
weight: number, };

/**
 * A statement of an error list as it is sent.
 */
export type StatementInput = { 
/**
 * Its stable name inside the criterion.
 */
key: string, 
/**
 * What should hold.
 */
statement: TextInput, 
/**
 * How many errors it is when it does not hold.
 */
weight?: number, };

/**
 * The status of an action.
 */
export type Status = "planned" | "on_track" | "late" | "done" | "dropped";

/**
 * The steps of the workshop days, W0 to W13 of METHOD 4.3. A label of a block; an agenda may run them in any order.
 */
export type Step = "open" | "host" | "clarify" | "peers" | "stakeholders" | "first_discussion" | "write" | "cluster" | "deliberate" | "draft" | "weigh" | "feedback" | "response" | "close" | "between";

/**
 * The label of a step of a range as it is sent.
 */
export type StepInput = { 
/**
 * The step.
 */
value: number, 
/**
 * Its label.
 */
label: TextInput, 
/**
 * Its colour as `#RRGGBB`; never the only sign.
 */
colour?: string, };

/**
 * The label of a step of a range.
 */
export type StepLabel = { 
/**
 * The step.
 */
value: number, 
/**
 * Its label.
 */
label: Text, 
/**
 * Its colour as `#RRGGBB`; never the only sign.
 */
colour?: string, };

/**
 * What is scored.
 */
export type Subject = "programme" | { "item": Item } | { "submission": SubmissionId } | { "organisation": OrganisationId };

/**
 * One subject.
 */
export type SubjectBody = { 
/**
 * What was scored.
 */
subject: Subject, 
/**
 * How many sheets were handed in, abstentions included.
 */
answered: number, 
/**
 * How many were not.
 */
missing: number, 
/**
 * How many abstained from all of it.
 */
abstained?: number, 
/**
 * The score over its criteria.
 */
score?: Score, 
/**
 * Why views changed since the round before, without names.
 */
changes: Array<Text>, 
/**
 * The host's agreed view of itself, beside the others' and never mixed with them.
 */
own_view?: Array<OwnView>, };

/**
 * `submission/{assignment}/{id}`, to the desk: one submission and its reviewers.
 */
export type SubmissionBody = { 
/**
 * The assignment.
 */
assignment: AssignmentId, 
/**
 * What.
 */
submission: SubmissionLine, 
/**
 * Reviews it needs.
 */
demand: number, 
/**
 * Why it was withdrawn.
 */
withdrawn?: Text, 
/**
 * Its reviews.
 */
reviews: Array<ReviewLine>, 
/**
 * The points of its reviewers together: how well it is matched.
 */
points: number, };

/**
 * What is reviewed in an assignment.
 */
export type SubmissionId = string;

/**
 * Something to review.
 */
export type SubmissionInput = { 
/**
 * Its id, if the sender makes one; else it is derived from the command and the place in its list.
 */
id?: SubmissionId, 
/**
 * Its title.
 */
title: TextInput, 
/**
 * Where it comes from. That organisation wrote it, unless authors are named.
 */
organisation?: OrganisationId, 
/**
 * Who wrote it, where it is not the whole organisation.
 */
authors?: Array<SeatId>, 
/**
 * The languages it can be read in; none means everybody can read it.
 */
langs?: Array<Lang>, 
/**
 * The thing in this workshop that it is.
 */
item?: Item, 
/**
 * How many reviews it needs; none means as many as all others.
 */
demand?: number, };

/**
 * What a submission is.
 */
export type SubmissionLine = { 
/**
 * Its id.
 */
id: SubmissionId, 
/**
 * Its number in the order of handing in, from 1.
 */
number: number, 
/**
 * Its title.
 */
title: Text, 
/**
 * Where it comes from.
 */
organisation?: OrganisationId, 
/**
 * The languages it can be read in.
 */
langs: Array<Lang>, 
/**
 * The thing in this workshop that it is.
 */
item?: Item, };

/**
 * `submissions/{assignment}`, to those who review and the desk: what there is to review.
 */
export type SubmissionsBody = { 
/**
 * The assignment.
 */
assignment: AssignmentId, 
/**
 * Its title.
 */
title: Text, 
/**
 * What is reviewed, in the order of handing in.
 */
submissions: Array<SubmissionLine>, 
/**
 * Whether bids are taken.
 */
bidding: boolean, 
/**
 * How the queue works, if it is one: reviewers take the next submission.
 */
queue?: QueueTerms, 
/**
 * Whether it has ended.
 */
closed: boolean, };

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
 * `table_help/{table}`, to the desk: a table waits for help.
 */
export type TableHelpBody = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * The table.
 */
table: TableId, 
/**
 * Since when.
 */
since: Timestamp, };

/**
 * A small working group.
 */
export type TableId = string;

/**
 * One table.
 */
export type TableLine = { 
/**
 * The table.
 */
table: TableId, 
/**
 * Its name.
 */
title: Text, 
/**
 * What is talked about there.
 */
topic?: Text, 
/**
 * Who hosts it.
 */
host?: SeatId, 
/**
 * The languages spoken there.
 */
langs: Array<Lang>, 
/**
 * How many chairs it has.
 */
capacity?: number, 
/**
 * Who sits there.
 */
seats: Array<SeatId>, };

/**
 * `table_note/{id}`, to those who sit at the table now and to the desk; after the harvest to those who see the content
 * of the block.
 */
export type TableNoteBody = { 
/**
 * Its id.
 */
id: TableNoteId, 
/**
 * The block.
 */
block: BlockId, 
/**
 * The table.
 */
table: TableId, 
/**
 * In which round it was taken.
 */
round: number, 
/**
 * What it says.
 */
text: Text, 
/**
 * Whether it was returned to the plenary.
 */
harvested: boolean, 
/**
 * The entry that it became.
 */
entry?: EntryId, };

/**
 * What a table hands back to the plenary.
 */
export type TableNoteId = string;

/**
 * A table as it is laid.
 */
export type TablePlan = { 
/**
 * Its id, made by the sender.
 */
id: TableId, 
/**
 * Its name.
 */
title: TextInput, 
/**
 * What is talked about there.
 */
topic?: TextInput, 
/**
 * Who hosts it, and stays while the others move.
 */
host?: SeatId, 
/**
 * The languages spoken there, as people are told; not a rule.
 */
langs?: Array<Lang>, 
/**
 * How many chairs it has; none for no limit.
 */
capacity?: number, };

/**
 * `tables/{block}`, to those who see the content of the block, that is to the room unless the host is kept out.
 */
export type TablesBody = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * Where they stand.
 */
state: TablesState, 
/**
 * How people come to their tables.
 */
seating: Seating, 
/**
 * The tables with those who sit there: in the running round, in the first before it begins, in the last when all is over.
 */
tables: Array<TableLine>, 
/**
 * Who sits out this round.
 */
resting: Array<SeatId>, 
/**
 * The round, from 1; 0 before the first.
 */
round: number, 
/**
 * Of how many.
 */
rounds: number, 
/**
 * How many rounds have a seating.
 */
seated: number, 
/**
 * Minutes of a round; 0 for no time of its own.
 */
minutes: number, 
/**
 * When the running round ends. Nothing happens then but that screens say so.
 */
ends_at?: Timestamp, 
/**
 * Milliseconds left while the clock of the block stands.
 */
remaining?: number, 
/**
 * How the seating was made.
 */
by?: SeatedBy, 
/**
 * Meetings, in all rounds that have a seating, of pairs who met in an earlier one.
 */
repeats: number, 
/**
 * No seating of these rounds has fewer, as far as is proven; equal to `repeats` means that it is the best there is.
 */
repeats_bound?: number, 
/**
 * Pairs who meet at least once in these rounds.
 */
met: number, 
/**
 * Of how many pairs.
 */
pairs: number, 
/**
 * Rises with each change of the seating; a new seating names it.
 */
revision: number, };

/**
 * What can be asked for. In JSON: `{"noun": "tables", "do": "…", …}`.
 */
export type TablesCommand = { "do": "set", 
/**
 * The block.
 */
block: BlockId, 
/**
 * The tables, in the order in which they are shown.
 */
tables: Array<TablePlan>, 
/**
 * How many rounds.
 */
rounds?: number, 
/**
 * Minutes of a round; 0 for no time of its own.
 */
minutes?: number, 
/**
 * Who is seated.
 */
who: WhoSits, 
/**
 * How people come to their tables.
 */
seating?: Seating, 
/**
 * What a seating must keep.
 */
mixing?: Mixing, } | { "do": "adopt", 
/**
 * The block.
 */
block: BlockId, 
/**
 * The revision of the tables for which it was made.
 */
revision: number, 
/**
 * The coming rounds.
 */
rounds: Array<SeatedRound>, 
/**
 * How it was made.
 */
by: SeatedBy, 
/**
 * The seed it was made with, below 2^53.
 */
seed?: number, 
/**
 * Meetings of pairs who have met before; it is counted again, and must be right.
 */
repeats: number, 
/**
 * No seating has fewer repeats than this.
 */
repeats_bound: number, } | { "do": "move", 
/**
 * The block.
 */
block: BlockId, 
/**
 * Whom.
 */
seat: SeatId, 
/**
 * Where to.
 */
table: TableId, 
/**
 * The round, from 1; none means the present one.
 */
round?: number, } | { "do": "choose", 
/**
 * The block.
 */
block: BlockId, 
/**
 * The table.
 */
table: TableId, } | { "do": "next_round", 
/**
 * The block.
 */
block: BlockId, 
/**
 * The round the sender sees, 0 before the first, so that two taps move the room once.
 */
expected: number, } | { "do": "extend_round", 
/**
 * The block.
 */
block: BlockId, 
/**
 * Minutes to add; negative shortens.
 */
minutes: number, } | { "do": "broadcast", 
/**
 * The block.
 */
block: BlockId, 
/**
 * What.
 */
text: TextInput, } | { "do": "ask_help", 
/**
 * The block.
 */
block: BlockId, } | { "do": "helped", 
/**
 * The table.
 */
table: TableId, } | { "do": "note", 
/**
 * The table.
 */
table: TableId, 
/**
 * What.
 */
text: TextInput, } | { "do": "harvest", 
/**
 * The notes.
 */
notes: Array<TableNoteId>, 
/**
 * Whether they become entries of this kind, which can be grouped like all others.
 */
entry?: EntryKind, } | { "do": "close", 
/**
 * The block.
 */
block: BlockId, };

/**
 * `tables_desk/{block}`, to the desk: what needs a hand.
 */
export type TablesDeskBody = { 
/**
 * The block.
 */
block: BlockId, 
/**
 * Who should be seated and has no chair in this round, with the emptiest table that suits.
 */
unseated: Array<UnseatedLine>, 
/**
 * Who has a chair in this round and is not here.
 */
away: Array<SeatId>, 
/**
 * Tables whose people share no language, and no interpreter helps.
 */
speechless: Array<TableId>, 
/**
 * Who changed seat in the coming rounds when the last seating was adopted.
 */
changes: Array<SeatChange>, 
/**
 * The seed of the last seating.
 */
seed?: number, };

/**
 * The life of the tables of a block.
 */
export type TablesState = "waiting" | "open" | "closed";

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
open: boolean, 
/**
 * The scoring whose sheets are to be filled in.
 */
scoring?: ScoringId, };

/**
 * The one task of a phone.
 */
export type TaskKind = "wait" | "look" | "listen" | "out_of_room" | "break" | "write" | "verdicts" | "read" | "desk_review" | "report" | "answer" | "cluster" | "draft" | "rate" | "score" | "endorse" | "deliver" | "respond" | "agree" | "evaluate" | "table" | "note" | "present" | "run" | "formal" | "progress";

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
 * Who reviews in an assignment: the id of an organisation or of a seat, by the mode of the assignment.
 */
export type UnitId = string;

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
 * Somebody without a chair.
 */
export type UnseatedLine = { 
/**
 * Who.
 */
seat: SeatId, 
/**
 * The emptiest table that suits, if any has a free chair.
 */
suggested?: TableId, };

/**
 * A value on the scale of its criterion. In JSON: `{"step": 7}` or `"not_applicable"`.
 */
export type Value = { "level": string } | { "step": number } | { "failed": Array<string> } | "not_applicable";

/**
 * What becomes of a value: points of a level, a step, or per cent.
 */
export type ValueMap = { 
/**
 * The value on the old scale.
 */
from: number, 
/**
 * The value on the new scale.
 */
to: number, };

/**
 * What became of a hypothesis.
 */
export type Verdict = "confirmed" | "partly" | "refuted" | "open";

/**
 * A version in the list of versions.
 */
export type VersionLine = { 
/**
 * Its number.
 */
number: number, 
/**
 * Who wrote it.
 */
by: SeatId, 
/**
 * When.
 */
at: Timestamp, };

/**
 * Somebody waits.
 */
export type WaitingLine = { 
/**
 * Who waits.
 */
unit: UnitId, 
/**
 * For whom: those who hold what the other could take, or are kept for it.
 */
holders: Array<UnitId>, };

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
 * A way out of a blocked assignment.
 */
export type Way = { 
/**
 * What is changed.
 */
changes: Array<WayChange>, 
/**
 * What it costs, in units of one more review for somebody.
 */
price: number, 
/**
 * The commands that go this way; none where somebody else must act, as with a conflict that was declared.
 */
commands: Array<Command>, };

/**
 * One change.
 */
export type WayChange = { "change": "more", 
/**
 * Who.
 */
unit: UnitId, 
/**
 * How many more.
 */
by: number, } | { "change": "lower", 
/**
 * Who.
 */
unit: UnitId, 
/**
 * How many fewer.
 */
by: number, } | { "change": "less", 
/**
 * Which.
 */
submission: SubmissionId, 
/**
 * How many fewer.
 */
by: number, } | { "change": "extra", 
/**
 * Which.
 */
submission: SubmissionId, 
/**
 * How many more.
 */
by: number, } | { "change": "relax", 
/**
 * The rule.
 */
rule: string, } | { "change": "likelier", 
/**
 * The new limit, in 1,024ths.
 */
parts: number, } | { "change": "release", 
/**
 * Who.
 */
unit: UnitId, 
/**
 * What.
 */
submission: SubmissionId, } | { "change": "lift", 
/**
 * Who.
 */
unit: UnitId, 
/**
 * What.
 */
submission: SubmissionId, };

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
 * Who is seated. A seat belongs if one of the first three lists names it; the hosts of tables always do. Host seats are
 * left out where the block keeps the host out of the room.
 */
export type WhoSits = { 
/**
 * All of these sides.
 */
sides?: Array<Side>, 
/**
 * All of these roles. Interpreters keep one table in all rounds.
 */
roles?: Array<Role>, 
/**
 * These seats beside.
 */
seats?: Array<SeatId>, 
/**
 * But not these.
 */
without?: Array<SeatId>, };

/**
 * Where a text of a rubric stands.
 */
export type Wording = "title" | "explanation" | { "prompt": string } | { "about": string } | { "group": string } | { "level": [string, string] } | { "descriptor": [string, string] } | { "step": [string, number] } | { "statement": [string, string] };

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
join_code: string, } | { "kind": "operator" } | { "kind": "recovery", 
/**
 * The workshop.
 */
workshop: WorkshopId, };
