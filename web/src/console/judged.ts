// What the desk proposes from what the server sent: which cells to ask again, which notes to bring back, how full a bar is.
// It decides nothing and counts no statistic.
import { subjectKey } from '../ui/subject';
import type { Cell, CellBody, ScorerLine, SubmissionBody, TableNoteBody, TableNoteId, TablesBody, UnitId } from '../lib/wire';

/** One name for a cell, for check boxes. */
export function cellKey(cell: Cell): string {
  return `${subjectKey(cell.subject)}/${cell.criterion}`;
}

/** The cells on which views lie furthest apart, by the order of the server; where all agreed there is nothing to ask again. */
export function widest(cells: CellBody[], most = 3): Cell[] {
  return cells
    .filter((cell) => cell.spread_place !== undefined && (cell.summary?.spread ?? 0) > 0)
    .sort((a, b) => (a.spread_place ?? 0) - (b.spread_place ?? 0))
    .slice(0, most)
    .map(({ subject, criterion }) => ({ subject, criterion }));
}

/** The notes that go back to the plenary: the chosen ones, or all where none is named; never one that is there already. */
export function harvest(notes: TableNoteBody[], chosen?: readonly string[]): TableNoteId[] {
  return notes.filter((note) => !note.harvested && (!chosen || chosen.includes(note.id))).map((note) => note.id);
}

/** A match in hundredths of the best there could be; undefined where nothing is asked for. */
export function match(points: number, reviews: number): number | undefined {
  if (reviews <= 0) return undefined;
  return Math.max(0, Math.min(100, Math.round(points / (reviews * 100))));
}

/** Submissions that take part, weakest match first, then by number. */
export function weakestFirst(lines: SubmissionBody[]): SubmissionBody[] {
  const share = (line: SubmissionBody): number => line.points / Math.max(1, line.demand);
  return lines.filter((line) => !line.withdrawn).sort((a, b) => share(a) - share(b) || a.submission.number - b.submission.number);
}

/** How many reviews every submission needs, if all need as many. */
export function commonDemand(lines: SubmissionBody[], fallback: number): number | undefined {
  const demands = new Set(lines.filter((line) => !line.withdrawn).map((line) => line.demand));
  if (demands.size > 1) return undefined;
  return [...demands][0] ?? fallback;
}

/** How far a person is, in one word. */
export function howFar(line: ScorerLine): 'done' | 'begun' | 'missing' {
  if (!line.begun.length && !line.missing.length) return 'done';
  return line.begun.length || line.done.length ? 'begun' : 'missing';
}

/** Where somebody sits in the round that is shown. */
export function tableOf(tables: TablesBody, seat: string): string | undefined {
  return tables.tables.find((table) => table.seats.includes(seat))?.table;
}

/** Who reviews what as it stands, for a pair: its review, whether it is fixed, whether it is forbidden. */
export type Pairing = 'open' | 'planned' | 'started' | 'done' | 'fixed' | 'forbidden';

export function pairing(line: SubmissionBody | undefined, unit: UnitId, forbidden: readonly string[]): Pairing {
  const review = line?.reviews.find((one) => one.unit === unit);
  if (review && review.status !== 'planned') return review.status;
  if (review?.fixed) return 'fixed';
  if (line && forbidden.includes(line.submission.id)) return 'forbidden';
  return review ? 'planned' : 'open';
}

/** An exact fraction of the wire, such as `13/2`, as a number to print. */
export function ratio(fraction: string): number {
  const [over, under = '1'] = fraction.split('/');
  return Number(over) / Number(under);
}

/** A whole number somebody typed, in digits of any script already folded; undefined where it is none. */
export function whole(text: string, least: number, most: number): number | undefined {
  if (!/^\d{1,6}$/.test(text.trim())) return undefined;
  const value = Number(text.trim());
  return value >= least && value <= most ? value : undefined;
}

/** Lines somebody typed, one thing a line, without the empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 0);
}
