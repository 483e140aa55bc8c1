// What the hall looks at, beside cards and recommendations: tables while people sit at them, counted scores, a published plan.
import type { AgendaLine, BlockBody, Preset, ScoresBody, ScoringBody, TableNoteBody } from '../lib/wire';

/** Blocks that have content of their own to show, so that scores counted earlier stay away. */
const BUSY: Preset[] = [
  'silent_write',
  'present',
  'clarify',
  'hearing',
  'cluster',
  'draft_text',
  'endorse',
  'feedback_one_way',
  'respond_one_way',
  'agree_text',
  'evaluate',
  'opening',
  'visit',
  'break',
  'outside',
];

/** Whether this block leaves the stage to what was judged. */
export function leavesStage(block: BlockBody | undefined): boolean {
  return block === undefined || !BUSY.includes(block.preset);
}

/** The newest counted round of each scoring, oldest scoring first. */
export function newest(scores: ScoresBody[]): ScoresBody[] {
  const found = new Map<string, ScoresBody>();
  for (const one of scores) if ((found.get(one.scoring)?.n ?? 0) < one.n) found.set(one.scoring, one);
  return [...found.values()];
}

/** The scores for the stage: those of this block, else the last scoring of all where the block leaves the stage. */
export function staged(scores: ScoresBody[], scorings: ScoringBody[], block: BlockBody | undefined): ScoresBody | undefined {
  const last = newest(scores);
  const of = (one: ScoresBody): ScoringBody | undefined => scorings.find((scoring) => scoring.id === one.scoring);
  const here = block && last.filter((one) => of(one)?.rounds.some((round) => round.id === one.round && round.block === block.block));
  if (here?.length) return here.at(-1);
  if (!leavesStage(block)) return undefined;
  const order = (one: ScoresBody): number => Number(of(one)?.number.slice(2) ?? 0);
  return last.sort((a, b) => order(a) - order(b)).at(-1);
}

/** What came back from tables: of the running block, else, where somebody reports, of the block before it, breaks aside. */
export function broughtBack(notes: TableNoteBody[], lines: AgendaLine[], running: string | undefined): TableNoteBody[] {
  const of = (block: string | undefined): TableNoteBody[] =>
    notes.filter((one) => one.harvested && one.block === block).sort((a, b) => a.round - b.round);
  const here = of(running);
  const at = lines.findIndex((one) => one.block === running);
  if (here.length || lines[at]?.preset !== 'report_back') return here;
  return of(lines.slice(0, at).findLast((one) => one.preset !== 'break')?.block);
}
