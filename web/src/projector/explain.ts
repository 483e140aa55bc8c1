// Which sentence explains a figure: made of the facts that the server sent, computed nowhere else.
import type { AssignedBody, Explanation, TablesBody } from '../lib/wire';

/** A message of the catalogue with its facts. */
export type Said = { id: string; args: Record<string, number> };

/** The sentences on one figure: what it rests on, then how many gave no value. */
export function explained(of: Explanation): Said[] {
  switch (of.says) {
    case 'withheld':
      return [{ id: 'scores-withheld', args: { answered: of.answered, missing: of.missing } }];
    case 'no_values':
      return [{ id: 'scores-no-values', args: { answered: of.answered } }];
    case 'agreed':
      return [{ id: 'scores-agreed', args: { n: of.n } }];
    case 'median':
      return [{ id: 'scores-median', args: { n: of.n } }, ...without(of.without)];
    case 'apart':
      return [{ id: 'scores-apart', args: { n: of.n, below: of.below, above: of.above } }, ...without(of.without)];
  }
}

function without(n: number): Said[] {
  return n > 0 ? [{ id: 'scores-without', args: { n } }] : [];
}

/** What may be said of a published plan of reviews. */
export function fairness(of: AssignedBody): Said[] {
  const span = (id: string, [least, most]: [number, number]): Said =>
    least === most ? { id: `${id}-each`, args: { n: least } } : { id: `${id}-span`, args: { least, most } };
  return [
    span('assigned-submission', of.each_submission),
    span('assigned-reviewer', of.each_reviewer),
    of.mutual_pairs === 0 ? { id: 'assigned-no-mutual', args: {} } : { id: 'assigned-mutual', args: { n: of.mutual_pairs } },
    ...(of.proven ? [{ id: 'assigned-proven', args: {} }] : []),
  ];
}

/** What may be said of a rotation: that nobody meets twice, that no plan has fewer repeats, or the bound that is known. */
export function mixing(of: TablesBody): Said | undefined {
  if (of.rounds < 2 || of.seated < of.rounds || of.pairs === 0) return undefined;
  if (of.repeats === 0) return { id: 'tables-no-repeats', args: { met: of.met, pairs: of.pairs } };
  if (of.repeats_bound === of.repeats) return { id: 'tables-best', args: { n: of.repeats } };
  return { id: 'tables-repeats', args: { n: of.repeats, bound: of.repeats_bound ?? 0 } };
}
