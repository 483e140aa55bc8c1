// What the hall looks at: places of a spread, areas of a ring, the sentence of a figure, pages, and whose turn on the stage it is.
import { readFileSync } from 'node:fs';

import { FluentBundle, FluentResource } from '@fluent/bundle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { along, isProfile, lines, outline, point, reach, sectors, worded } from '../projector/circle';
import { explained, fairness, mixing } from '../projector/explain';
import { headed, pageStarts } from '../projector/pages';
import { columns, place, spread, ticks } from '../projector/spread';
import { broughtBack, newest, staged } from '../projector/stage';
import type {
  AgendaLine,
  AssignedBody,
  BlockBody,
  CellBody,
  Explanation,
  Rubric,
  ScoresBody,
  ScoringBody,
  Summary,
  TableNoteBody,
  TablesBody,
} from '../lib/wire';
import { span } from '../ui/digits';

const bundle = new FluentBundle('en');
bundle.addResource(new FluentResource(readFileSync('locales/en.judge.ftl', 'utf8')));

function say({ id, args }: { id: string; args: Record<string, number> }): string {
  const errors: Error[] = [];
  const words = bundle.formatPattern(bundle.getMessage(id)?.value ?? '', args, errors).replace(/[\u2068\u2069]/g, '');
  expect([id, errors]).toEqual([id, []]);
  return words;
}

const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
// R6 of the Seoul workshop, round 2.
const summary: Summary = {
  n: 8,
  median: 28,
  q1: 22,
  q3: 33,
  spread: 11,
  lowest: 3,
  highest: 9,
  sum: 53,
  histogram: [0, 0, 1, 1, 0, 1, 2, 1, 2],
};

describe('a spread', () => {
  it('stands where its figures say', () => {
    expect(spread(summary, nine)).toEqual({ low: 2 / 8, q1: 4.5 / 8, median: 6 / 8, q3: 7.25 / 8, high: 1 });
  });

  it('stays in order and on the axis, on any scale', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 1, max: 60 }),
        (raw, top) => {
          const [a, b, c, d, e] = [...raw].sort((x, y) => x - y) as [number, number, number, number, number];
          const of = spread({ ...summary, lowest: a, q1: b * 4, median: c * 4, q3: d * 4, highest: e }, [0, top]);
          const places = [of.low, of.q1, of.median, of.q3, of.high];
          expect(places).toEqual([...places].sort((x, y) => x - y));
          expect(places.every((at) => at >= 0 && at <= 1)).toBe(true);
        },
      ),
    );
    expect(place(3, [3])).toBe(0.5);
    expect(place(3, [])).toBe(0.5);
  });

  it('has columns as high as they are chosen, that do not overlap', () => {
    const found = columns(summary, nine);
    expect(found.map((one) => one.height)).toEqual([0, 0, 0.5, 0.5, 0, 0.5, 1, 0.5, 1]);
    expect(found.map((one) => one.count).reduce((a, b) => a + b, 0)).toBe(8);
    expect(found.every((one, n) => n === 0 || one.at - one.width / 2 > (found[n - 1]?.at ?? 0) + one.width / 2)).toBe(true);
    expect(columns({ ...summary, histogram: [] }, [1, 2]).map((one) => one.height)).toEqual([0, 0]);
  });

  it('writes every step of a short scale, and the ends of a long one', () => {
    expect(ticks(nine)).toEqual(nine);
    const long = ticks(Array.from({ length: 101 }, (_, n) => n));
    expect(long).toEqual([0, 20, 40, 60, 80, 100]);
  });
});

const text = (words: string) => ({ original: { lang: 'en', text: words } });
const rubric: Rubric = {
  title: text('Profile'),
  criteria: Array.from({ length: 28 }, (_, n) => ({
    key: `c${n}`,
    prompt: text(`Perspective ${n}`),
    group: text(`Domain ${Math.floor(n / 7)}`),
    weight: 1,
    direction: 'higher' as const,
    comment: 'no' as const,
    evidence: 'no' as const,
    not_applicable: true,
    confidence: false,
    scale: { is: 'range' as const, lowest: 1, highest: 9, labels: nine.map((value) => ({ value, label: text(`word ${value}`) })) },
  })),
};
const cell = (criterion: string, more: Partial<CellBody> = {}): CellBody => ({
  subject: 'programme',
  criterion,
  answered: 8,
  missing: 0,
  steps: nine,
  comments: [],
  evidence: [],
  explanation: { says: 'median', n: 8, without: 0 },
  ...more,
});

describe('a ring', () => {
  it('is drawn for groups of equal size on one scale, and for nothing else', () => {
    expect(isProfile(rubric)).toBe(true);
    expect(isProfile({ ...rubric, criteria: rubric.criteria.slice(1) })).toBe(false);
    expect(isProfile({ ...rubric, criteria: rubric.criteria.map((one) => ({ ...one, scale: { is: 'points', most: 9 } })) })).toBe(false);
    expect(isProfile({ ...rubric, criteria: [] })).toBe(false);
    expect(isProfile(undefined)).toBe(false);
  });

  it('grows in area with the value, not in radius', () => {
    for (const value of [1, 2.25, 4.5, 9]) expect(reach(value, 9) ** 2).toBeCloseTo(value / 9, 12);
    expect(reach(9, 9)).toBe(1);
  });

  it('has equal sectors from the top, in the order of the rubric', () => {
    const all = sectors(rubric, [cell('c3', { summary })], 'programme');
    expect(all.length).toBe(28);
    expect(all.map((one) => one.to - one.from).every((turn) => Math.abs(turn - 1 / 28) < 1e-12)).toBe(true);
    expect(all[3]).toMatchObject({ value: 7, none: undefined, label: text('word 7') });
    expect(all[3]?.reach).toBeCloseTo(Math.sqrt(7 / 9), 12);
  });

  it('never draws as nought what is not rated or withheld', () => {
    const all = sectors(rubric, [cell('c0', { explanation: { says: 'withheld', answered: 3, missing: 5 } })], 'programme');
    expect([all[0]?.none, all[1]?.none]).toEqual(['few', 'unrated']);
    expect(all.every((one) => one.value === undefined && one.reach === undefined)).toBe(true);
    expect(sectors(rubric, [cell('c0', { summary })], { organisation: 'other' })[0]?.none).toBe('unrated');
  });

  it('lets no word flatter: half-way is the lower one', () => {
    expect([6.5, 6.75, 7, 7.25, 7.5, 8.75].map(worded)).toEqual([6, 7, 7, 7, 7, 9]);
  });

  it('turns clockwise from the top, and no word stands on its head', () => {
    const near = ([x, y]: [number, number]) => [Math.round(x), Math.round(y)].map((one) => one + 0);
    expect([0, 0.25, 0.5, 0.75].map((turn) => near(point(turn, 10)))).toEqual([
      [0, -10],
      [10, 0],
      [0, 10],
      [-10, 0],
    ]);
    expect(outline(0, 0.125, 10)).toBe('M0 0L0.00 -10.00A10.00 10.00 0 0 1 7.07 -7.07Z');
    for (let n = 0; n < 28; n += 1) {
      const { degrees } = along(n / 28, (n + 1) / 28);
      expect(Math.cos((degrees * Math.PI) / 180)).toBeGreaterThan(-1e-9);
    }
  });

  it('breaks long names where they join', () => {
    expect(lines('Water & Air')).toEqual(['Water & Air']);
    expect(lines('Technology & Infrastructure')).toEqual(['Technology &', 'Infrastructure']);
    expect(lines('Evidence of effect in time')).toEqual(['Evidence of', 'effect in time']);
    expect(lines('Verantwortlichkeit')).toEqual(['Verantwortlichkeit']);
  });
});

describe('the sentence of a figure', () => {
  it.each<[Explanation, string]>([
    [{ says: 'withheld', answered: 3, missing: 0 }, 'All have answered. Figures need five marks, so none are shown.'],
    [{ says: 'withheld', answered: 3, missing: 1 }, '3 answered, one is missing. Figures need five marks, so none are shown.'],
    [{ says: 'no_values', answered: 6 }, '6 people answered; there are no marks to count.'],
    [{ says: 'agreed', n: 8 }, 'All 8 marks are the same.'],
    [{ says: 'median', n: 8, without: 0 }, 'The median of 8 marks; they lie side by side.'],
    [{ says: 'median', n: 7, without: 1 }, 'The median of 7 marks; they lie side by side. One person gave no mark on purpose.'],
    [
      { says: 'apart', n: 8, below: 3, above: 5, without: 2 },
      '8 marks in two groups with nobody between them: 3 below, 5 above. 2 people gave no mark on purpose.',
    ],
  ])('%o', (of, expected) => expect(explained(of).map(say).join(' ')).toBe(expected));

  const assigned: AssignedBody = {
    assignment: 'a',
    title: text('t'),
    submissions: 7,
    reviewers: 8,
    each_submission: [3, 3],
    each_reviewer: [2, 3],
    mutual_pairs: 0,
    proven: true,
    reviews: 21,
    started: 0,
    done: 0,
    closed: false,
  };

  it('says what is fair in a plan of reviews, and claims nothing that is not so', () => {
    expect(fairness(assigned).map(say)).toEqual([
      'Each submission has 3 reviews.',
      'Each reviewer does 2 to 3 reviews.',
      'Nobody reviews their reviewer.',
      'It is proven that no plan is better.',
    ]);
    const worse = fairness({ ...assigned, mutual_pairs: 2, proven: false }).map(say);
    expect(worse.slice(2)).toEqual(['2 pairs review each other.']);
  });

  it('says how well a rotation mixes', () => {
    const of = (more: Partial<TablesBody>) => mixing({ rounds: 3, seated: 3, pairs: 28, met: 24, repeats: 0, ...more } as TablesBody);
    expect(say(of({}) ?? { id: '', args: {} })).toBe('Nobody meets twice. 24 of 28 pairs meet.');
    expect(say(of({ repeats: 4, repeats_bound: 4 }) ?? { id: '', args: {} })).toBe('4 times somebody meets again; no plan has fewer.');
    expect(say(of({ repeats: 6, repeats_bound: 4 }) ?? { id: '', args: {} })).toBe('6 times somebody meets again; at least 4 must.');
    expect([of({ rounds: 1, seated: 1 }), of({ seated: 2 }), of({ pairs: 0 })]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the pages of the stage', () => {
  it('begin with a whole line', () => {
    const rows = Array.from({ length: 5 }, (_, n) => ({ top: n * 40, bottom: n * 40 + 40 }));
    expect(pageStarts(rows, 100, 200)).toEqual([0, 80, 160]);
    expect(pageStarts(rows, 200, 200)).toEqual([0]);
    expect(pageStarts([], 0, 500)).toEqual([0]);
  });

  it('show everything and come to an end, whatever the lines are', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 30 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 1, max: 150 }), (of, height) => {
        let end = 0;
        const rows = of.map((tall) => ({ top: end, bottom: (end += tall) }));
        const starts = pageStarts(rows, height, end);
        expect(starts.every((start, n) => n === 0 || (start > (starts[n - 1] ?? 0) && start <= (starts[n - 1] ?? 0) + height))).toBe(true);
        expect((starts.at(-1) ?? 0) + height).toBeGreaterThanOrEqual(end);
        // A line that fits is whole on some page.
        const whole = (row: { top: number; bottom: number }) => starts.some((start) => row.top >= start && row.bottom <= start + height);
        expect(rows.filter((row) => row.bottom - row.top <= height).every(whole)).toBe(true);
      }),
    );
  });
});

describe('the stage', () => {
  const scores = (scoring: string, n: number): ScoresBody => ({ scoring, round: `${scoring}${n}`, n }) as ScoresBody;
  const scoring = (id: string, number: string, block?: string): ScoringBody =>
    ({ id, number, rounds: [1, 2].map((n) => ({ id: `${id}${n}`, n, ...(block ? { block } : {}) })) }) as ScoringBody;
  const block = (id: string, preset: string): BlockBody => ({ block: id, preset }) as BlockBody;

  it('shows the newest round', () => {
    expect(newest([scores('a', 2), scores('a', 1), scores('b', 1)]).map((one) => one.round)).toEqual(['a2', 'b1']);
  });

  it('shows the scores of the running block first, then the last scoring where the block leaves room', () => {
    const all = [scores('a', 1), scores('b', 1)];
    const known = [scoring('a', 'SC10', 'here'), scoring('b', 'SC9')];
    expect(staged(all, known, block('here', 'draft_text'))?.scoring).toBe('a');
    expect(staged(all, known, block('talk', 'open_discussion'))?.scoring).toBe('a');
    expect(staged(all, known, block('talk', 'silent_write'))).toBeUndefined();
    expect(staged(all, known, undefined)?.scoring).toBe('a');
    expect(staged([], known, undefined)).toBeUndefined();
    expect(staged(all, [], undefined)?.scoring).toBeDefined();
  });

  it('shows what came back from tables in their block, and where it is reported after a break', () => {
    const note = (id: string, of: string, round: number, harvested = true) => ({ id, block: of, round, harvested }) as TableNoteBody;
    const notes = [note('n2', 'tables', 2), note('n1', 'tables', 1), note('n3', 'tables', 1, false)];
    const agenda = ['table_rotation', 'break', 'report_back', 'report_back'].map((preset, n) => ({
      block: ['tables', 'coffee', 'report', 'dates'][n],
      preset,
    })) as AgendaLine[];
    const seen = (running?: string) => broughtBack(notes, agenda, running).map((one) => one.id);
    expect(seen('tables')).toEqual(['n1', 'n2']);
    expect(seen('report')).toEqual(['n1', 'n2']);
    expect([seen('coffee'), seen('dates'), seen()]).toEqual([[], [], []]);
  });

  it('keeps a heading with the line below it', () => {
    const lines = [
      { top: 0, bottom: 60 },
      { top: 60, bottom: 70, heads: true },
      { top: 70, bottom: 80, heads: true },
      { top: 85, bottom: 120 },
    ];
    expect(pageStarts(lines, 100, 120)).toEqual([0, 85]);
    expect(pageStarts(headed(lines), 100, 120)).toEqual([0, 60]);
  });

  it('writes time like a clock', () => {
    expect([span(65_400), span(-61_000), span(0), span(3_600_000)]).toEqual(['1:05', '+1:01', '0:00', '60:00']);
  });
});
