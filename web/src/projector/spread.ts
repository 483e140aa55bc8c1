// Where the parts of a spread stand on their axis. All figures come from the server; only places are computed here.
import type { Summary } from '../lib/wire';

/** Places on an axis from 0 to 1. */
export type Spread = { low: number; q1: number; median: number; q3: number; high: number };

/** A column of the histogram: its place, its height from 0 to 1, what it stands for and how many chose it. */
export type Column = { at: number; width: number; height: number; step: number; count: number };

/** A value between the ends of its scale; a scale with one step has it in the middle. */
export function place(value: number, steps: number[]): number {
  const [lowest, highest] = [steps[0] ?? 0, steps.at(-1) ?? 0];
  if (highest <= lowest) return 0.5;
  return Math.min(1, Math.max(0, (value - lowest) / (highest - lowest)));
}

export function spread(summary: Summary, steps: number[]): Spread {
  const at = (value: number): number => place(value, steps);
  return {
    low: at(summary.lowest),
    q1: at(summary.q1 / 4),
    median: at(summary.median / 4),
    q3: at(summary.q3 / 4),
    high: at(summary.highest),
  };
}

/** The histogram; a column is as wide as the narrowest distance of two steps, so that none overlap. */
export function columns(summary: Summary, steps: number[]): Column[] {
  const most = Math.max(1, ...summary.histogram);
  const gaps = steps.slice(1).map((step, n) => place(step, steps) - place(steps[n] ?? step, steps));
  const width = Math.max(0.01, Math.min(0.25, ...gaps) * 0.8);
  return steps.map((step, n) => {
    const count = summary.histogram[n] ?? 0;
    return { at: place(step, steps), width, height: count / most, step, count };
  });
}

/** Which steps are written below the axis: all of a short scale, of a long one its ends and every so many between. */
export function ticks(steps: number[]): number[] {
  if (steps.length <= 11) return steps;
  const every = Math.ceil((steps.length - 1) / 5);
  return steps.filter((_, n) => n % every === 0 || n === steps.length - 1);
}
