// The ring of a profile (METHOD 8.3): equal sectors in the order of the rubric; the area of a sector grows with its value, not its
// radius. What is not rated has no value and is never drawn as nought.
import { plain } from '../lib/people';
import type { CellBody, Criterion, Rubric, Subject, Text } from '../lib/wire';
import { sameSubject } from '../ui/subject';

/** One sector, at its angles in turns from the top, clockwise. */
export type Sector = {
  criterion: Criterion;
  from: number;
  to: number;
  /** The median, if it is shown. */
  value: number | undefined;
  /** The share of the outer radius, from 0 to 1. */
  reach: number | undefined;
  /** The label and the colour of the nearest labelled step. */
  label: Text | undefined;
  colour: string | undefined;
  /** Why there is no value: too few people, or nobody rated it. */
  none: 'few' | 'unrated' | undefined;
};

/** A rubric that is drawn as a ring: groups of equal size, one scale of steps from 1 for all. */
export function isProfile(rubric: Rubric | undefined): boolean {
  const criteria = rubric?.criteria ?? [];
  const sizes = new Map<string, number>();
  for (const { group } of criteria) {
    if (!group) return false;
    sizes.set(plain(group), (sizes.get(plain(group)) ?? 0) + 1);
  }
  const scales = criteria.map(({ scale }) => (scale.is === 'range' && scale.lowest === 1 ? scale.highest : 0));
  const [highest] = scales;
  return criteria.length >= 8 && sizes.size > 1 && new Set(sizes.values()).size === 1 && !!highest && scales.every((s) => s === highest);
}

/** The radius of a value, as a share of the outer one: `√(v / highest)`, so that areas are in proportion. */
export function reach(value: number, highest: number): number {
  return Math.sqrt(Math.min(highest, Math.max(0, value)) / highest);
}

/** The step whose word stands for a value: the nearest; half-way between two it is the lower one, for no word may flatter. */
export function worded(value: number): number {
  return Math.ceil(value - 0.5);
}

export function sectors(rubric: Rubric, cells: CellBody[], subject: Subject): Sector[] {
  const turn = 1 / rubric.criteria.length;
  return rubric.criteria.map((criterion, n) => {
    const cell = cells.find((one) => one.criterion === criterion.key && sameSubject(one.subject, subject));
    const value = cell?.summary ? cell.summary.median / 4 : undefined;
    const scale = criterion.scale.is === 'range' ? criterion.scale : undefined;
    const step = value === undefined ? undefined : scale?.labels.find((label) => label.value === worded(value));
    return {
      criterion,
      from: n * turn,
      to: (n + 1) * turn,
      value,
      reach: value === undefined ? undefined : reach(value, scale?.highest ?? 9),
      label: step?.label,
      colour: step?.colour,
      none: value !== undefined ? undefined : cell?.explanation.says === 'withheld' ? 'few' : 'unrated',
    };
  });
}

/** A point at an angle in turns from the top, clockwise. */
export function point(turn: number, radius: number): [number, number] {
  const angle = turn * 2 * Math.PI;
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
}

/** The outline of a sector around the origin. */
export function outline(from: number, to: number, radius: number): string {
  const text = ([x, y]: [number, number]): string => `${x.toFixed(2)} ${y.toFixed(2)}`;
  const large = to - from > 0.5 ? 1 : 0;
  return `M0 0L${text(point(from, radius))}A${radius.toFixed(2)} ${radius.toFixed(2)} 0 ${large} 1 ${text(point(to, radius))}Z`;
}

/** How a word along the middle of a sector is turned, in degrees; on the far half it is turned round, so that none stands on its head. */
export function along(from: number, to: number): { degrees: number; flipped: boolean } {
  const middle = (from + to) / 2;
  const flipped = middle > 0.5;
  return { degrees: middle * 360 - 90 + (flipped ? 180 : 0), flipped };
}

/** A name in at most two lines, cut where it joins two words, else at the space nearest the middle. */
export function lines(name: string, longest = 14): string[] {
  const joined = name.indexOf(' & ');
  if (name.length <= longest) return [name];
  if (joined > 0) return [name.slice(0, joined + 2), name.slice(joined + 3)];
  const spaces = [...name].flatMap((letter, n) => (letter === ' ' ? [n] : []));
  const middle = name.length / 2;
  const cut = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return cut === undefined ? [name] : [name.slice(0, cut), name.slice(cut + 1)];
}
