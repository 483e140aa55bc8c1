// A score sheet as the device keeps it: what is answered, what is missing, and what to do when the server has another version.
// No rule of the workshop is here: the server decides what it takes.
import { plain } from '../lib/people';
import { folded } from '../ui/digits';
import type { Answer, Criterion, Given, Value } from '../lib/wire';

/** The answer to one criterion, also a half-finished one. */
export type Mark = {
  value?: Value;
  /** Statements of a yes and no list that were looked at: whether each holds. */
  checks?: Record<string, boolean>;
  comment?: string;
  evidence?: string;
  confidence?: number;
};

/** What a sheet says: the marks by criterion, and in a later round why the view changed. */
export type Page = { marks: Record<string, Mark>; change: string };

/** A page as the server has it. */
export type Version = Page & { revision: number };

/** All that the device keeps of a sheet. */
export type Kept = {
  mine: Page;
  /** The version of the server that `mine` was written on. */
  base: Version;
  /** What went out last and is not settled: on which revision, and what it said. */
  sent?: { revision: number; page: Page } | undefined;
};

/** Something that a sheet lacks before it can be handed in. */
export type Lack = { criterion: string; what: 'value' | 'comment' | 'evidence' };

/** One criterion that two versions answer differently; `criterion` is empty for the reason of the change. */
export type Difference = { criterion: string; mine: Mark; theirs: Mark; suggest: Side | undefined };

export type Side = 'mine' | 'theirs';

export const nothing: Page = { marks: {}, change: '' };

/** The answers of the server as marks. */
export function marksOf(criteria: Criterion[], answers: Given[]): Record<string, Mark> {
  return Object.fromEntries(
    answers.map((answer) => {
      const mark: Mark = {};
      if (answer.value !== undefined) mark.value = answer.value;
      if (answer.comment) mark.comment = plain(answer.comment);
      if (answer.evidence) mark.evidence = plain(answer.evidence);
      if (answer.confidence !== undefined) mark.confidence = answer.confidence;
      const scale = criteria.find((one) => one.key === answer.criterion)?.scale;
      const { value } = mark;
      if (scale?.is === 'errors' && typeof value === 'object' && 'failed' in value)
        mark.checks = Object.fromEntries(scale.statements.map((one) => [one.key, !value.failed.includes(one.key)]));
      return [answer.criterion, mark];
    }),
  );
}

/** The marks as they are sent. What was not asked for is left out, and so is a box that was emptied. */
export function answersOf(criteria: Criterion[], marks: Record<string, Mark>, lang: string): Answer[] {
  return criteria.flatMap((criterion) => {
    const mark = marks[criterion.key];
    if (!mark) return [];
    const answer: Answer = { criterion: criterion.key };
    const comment = mark.comment?.trim();
    const evidence = mark.evidence?.trim();
    if (mark.value !== undefined) answer.value = mark.value;
    if (comment && criterion.comment !== 'no') answer.comment = { lang, text: comment };
    if (evidence && criterion.evidence !== 'no') answer.evidence = { lang, text: evidence };
    if (mark.confidence !== undefined && criterion.confidence) answer.confidence = mark.confidence;
    return Object.keys(answer).length > 1 ? [answer] : [];
  });
}

/** What is missing, in the order of the criteria. What cannot be judged needs no reason. */
export function lacks(criteria: Criterion[], marks: Record<string, Mark>): Lack[] {
  return criteria.flatMap(({ key: criterion, scale, comment, evidence }) => {
    const mark = marks[criterion] ?? {};
    if (mark.value === 'not_applicable') return [];
    const found: Lack[] = [];
    if (scale.is !== 'words' && mark.value === undefined) found.push({ criterion, what: 'value' });
    if (comment === 'required' && !mark.comment?.trim()) found.push({ criterion, what: 'comment' });
    if (evidence === 'required' && !mark.evidence?.trim()) found.push({ criterion, what: 'evidence' });
    return found;
  });
}

/** Ticks one statement of a yes and no list. The list has a value once every statement was looked at. */
export function ticked(mark: Mark, statements: string[], key: string, holds: boolean): Mark {
  const checks = { ...mark.checks, [key]: holds };
  const next: Mark = { ...mark, checks };
  if (statements.every((one) => checks[one] !== undefined)) next.value = { failed: statements.filter((one) => !checks[one]) };
  else delete next.value;
  return next;
}

/** A number of points as somebody types it, with the digits of any script; nothing for what is no number of this scale. */
export function pointsOf(text: string, most: number): number | undefined {
  const digits = folded(text.trim());
  if (!/^[0-9]{1,9}$/.test(digits)) return undefined;
  return Number(digits) <= most ? Number(digits) : undefined;
}

/** A mark in one form, so that equal ones are equal texts. Half-ticked lists count: they are kept on the device. */
function plainly(mark: Mark | undefined): string {
  const { value, checks, comment, evidence, confidence } = mark ?? {};
  const shown = typeof value === 'object' && 'failed' in value ? { failed: [...value.failed].sort() } : value;
  const open = value === undefined && checks ? Object.entries(checks).sort() : [];
  return JSON.stringify([shown, open, comment?.trim() ?? '', evidence?.trim() ?? '', confidence]);
}

export function sameMark(a: Mark | undefined, b: Mark | undefined): boolean {
  return plainly(a) === plainly(b);
}

export function samePage(a: Page, b: Page): boolean {
  const keys = new Set([...Object.keys(a.marks), ...Object.keys(b.marks)]);
  return a.change.trim() === b.change.trim() && [...keys].every((key) => sameMark(a.marks[key], b.marks[key]));
}

const clean = ({ marks, change }: Page): Page => ({ marks, change });

/**
 * Brings what the device keeps together with what the server has. Nothing that was typed is replaced: where both sides changed,
 * the answer is `conflict`, and a person chooses. `delivered` says that the last one sent was taken; then the next revision is it,
 * whatever the server tidied in its texts.
 */
export function settled(kept: Kept, server: Version, delivered: boolean): { kept: Kept; conflict: boolean } {
  const { mine, base, sent } = kept;
  // What was taken is still on its way back to us; what was not is forgotten.
  if (server.revision === base.revision) return { kept: sent && !delivered ? { mine, base } : kept, conflict: false };
  const ours = sent && server.revision === sent.revision + 1 && (delivered || samePage(sent.page, server));
  if (ours) {
    const rest = samePage(mine, sent.page) ? clean(server) : mine;
    return { kept: { mine: rest, base: server }, conflict: false };
  }
  if (samePage(mine, base)) return { kept: { mine: clean(server), base: server }, conflict: false };
  if (samePage(mine, server) || samePage(base, server)) return { kept: { mine, base: server }, conflict: false };
  return { kept: sent ? { mine, base } : kept, conflict: true };
}

/** Where two versions differ, in the order of the criteria; what only one side changed is suggested from that side. */
export function differences(criteria: string[], base: Page, mine: Page, theirs: Page): Difference[] {
  const pick = (b: Mark | undefined, m: Mark | undefined, s: Mark | undefined): Side | undefined =>
    sameMark(b, s) ? 'mine' : sameMark(b, m) ? 'theirs' : undefined;
  const found = criteria
    .filter((key) => !sameMark(mine.marks[key], theirs.marks[key]))
    .map((key) => ({
      criterion: key,
      mine: mine.marks[key] ?? {},
      theirs: theirs.marks[key] ?? {},
      suggest: pick(base.marks[key], mine.marks[key], theirs.marks[key]),
    }));
  const [b, m, s] = [base, mine, theirs].map(({ change }) => ({ comment: change }));
  return sameMark(m, s) ? found : [...found, { criterion: '', mine: m ?? {}, theirs: s ?? {}, suggest: pick(b, m, s) }];
}

/** The page that results when somebody has chosen for each difference. */
export function chosen(mine: Page, theirs: Page, found: Difference[], choice: Record<string, Side | undefined>): Page {
  const page: Page = { marks: { ...mine.marks }, change: mine.change };
  for (const { criterion, theirs: mark } of found) {
    if (choice[criterion] !== 'theirs') continue;
    if (criterion === '') page.change = theirs.change;
    else page.marks[criterion] = mark;
  }
  return page;
}

/** What decides whether a change goes to the server by itself. */
export type Saving = {
  kept: Kept;
  conflict: boolean;
  /** Sheets are taken now. */
  open: boolean;
  /** Something of this sheet is on its way. */
  waiting: boolean;
  status: 'empty' | 'draft' | 'abstained' | 'submitted';
  /** What is missing: a sheet that was handed in must stay whole. */
  lacks: number;
  /** What the server has refused; the same is not sent twice. */
  refused: Page | undefined;
};

export function savesItself({ kept, conflict, open, waiting, status, lacks, refused }: Saving): boolean {
  if (conflict || !open || waiting || kept.sent || samePage(kept.mine, kept.base)) return false;
  if (refused && samePage(refused, kept.mine)) return false;
  // Giving marks after an abstention is a decision: it is handed in, not slipped in.
  return status === 'empty' || status === 'draft' || (status === 'submitted' && lacks === 0);
}

/** The revision that a command builds on: one more than what is on its way, for that comes first. */
export function builtOn(kept: Kept): number {
  return kept.sent ? kept.sent.revision + 1 : Math.max(0, kept.base.revision);
}

/** A kept sheet, read from text; nothing where it is none. */
export function read(text: string): Kept | undefined {
  try {
    const found = JSON.parse(text) as Partial<Kept>;
    return found.mine?.marks && found.base?.marks ? (found as Kept) : undefined;
  } catch {
    return undefined;
  }
}
