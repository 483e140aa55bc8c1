// The score sheet on the device: what is missing, what goes out, and whose version counts. And the words around reviews.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fitOf, FITS, foreign, mayTake, ordered, reasons, renewable } from '../phone/bids';
import {
  answersOf,
  builtOn,
  chosen,
  differences,
  lacks,
  marksOf,
  nothing,
  pointsOf,
  read,
  sameMark,
  samePage,
  savesItself,
  settled,
  ticked,
  type Kept,
  type Mark,
  type Page,
  type Saving,
  type Version,
} from '../phone/sheet';
import { subjectKey } from '../ui/subject';
import type { Criterion, Given, MyReviewLine, Scale, SubmissionsBody } from '../lib/wire';

const text = (words: string) => ({ original: { lang: 'en', text: words } });
const criterion = (key: string, scale: Scale, more: Partial<Criterion> = {}): Criterion => ({
  key,
  prompt: text(key),
  weight: 1,
  direction: 'higher',
  comment: 'no',
  evidence: 'no',
  not_applicable: true,
  confidence: false,
  scale,
  ...more,
});
const range: Scale = { is: 'range', lowest: 1, highest: 9, labels: [] };
const list: Scale = {
  is: 'errors',
  statements: ['a', 'b'].map((key) => ({ key, statement: text(key), weight: 1 })),
  grades: [],
};
const criteria = [
  criterion('plain', range),
  criterion('reasoned', range, { comment: 'required', evidence: 'required' }),
  criterion('list', list, { confidence: true }),
  criterion('words', { is: 'words' }, { comment: 'required' }),
];

describe('what is missing', () => {
  it('names every gap in the order of the rubric', () => {
    expect(lacks(criteria, { reasoned: { value: { step: 3 }, comment: '  ' } })).toEqual([
      { criterion: 'plain', what: 'value' },
      { criterion: 'reasoned', what: 'comment' },
      { criterion: 'reasoned', what: 'evidence' },
      { criterion: 'list', what: 'value' },
      { criterion: 'words', what: 'comment' },
    ]);
  });

  it('asks no reason for what cannot be judged', () => {
    const none = Object.fromEntries(criteria.map((one) => [one.key, { value: 'not_applicable' as const }]));
    expect(lacks(criteria, none)).toEqual([]);
  });

  it('takes a list of statements only when each was looked at', () => {
    const half = ticked({ comment: 'kept' }, ['a', 'b'], 'b', false);
    expect(half).toEqual({ comment: 'kept', checks: { b: false } });
    const whole = ticked(half, ['a', 'b'], 'a', true);
    expect(whole.value).toEqual({ failed: ['b'] });
    expect(ticked(whole, ['a', 'b'], 'b', true).value).toEqual({ failed: [] });
  });
});

describe('what goes out', () => {
  it('is what was asked for, trimmed, and no emptied box', () => {
    const marks = {
      plain: { value: { step: 9 }, comment: 'nobody asked' },
      reasoned: { comment: ' because ', evidence: '' },
      list: { checks: { a: true } },
      words: { comment: '  ' },
    };
    expect(answersOf(criteria, marks, 'ko')).toEqual([
      { criterion: 'plain', value: { step: 9 } },
      { criterion: 'reasoned', comment: { lang: 'ko', text: 'because' } },
    ]);
  });

  it('comes back as the same marks', () => {
    const value = fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((step) => ({ step })),
      fc.constant('not_applicable' as const),
    );
    const words = fc.string({ minLength: 1, maxLength: 12 }).filter((one) => one.trim() !== '');
    fc.assert(
      fc.property(value, words, fc.integer({ min: 1, max: 3 }), fc.subarray(['a', 'b']), (step, said, confidence, failed) => {
        const marks: Record<string, Mark> = {
          plain: { value: step },
          reasoned: { comment: said, evidence: said },
          list: { value: { failed }, confidence },
        };
        const given = answersOf(criteria, marks, 'en').map(({ comment, evidence, ...rest }): Given => ({
          ...rest,
          ...(comment ? { comment: text(comment.text) } : {}),
          ...(evidence ? { evidence: text(evidence.text) } : {}),
        }));
        const back = marksOf(criteria, given);
        expect(samePage({ marks, change: '' }, { marks: back, change: '' })).toBe(true);
        expect(back['list']?.checks).toEqual({ a: !failed.includes('a'), b: !failed.includes('b') });
      }),
    );
  });

  it('reads points in digits of every script, and only whole ones of the scale', () => {
    expect([pointsOf(' 12 ', 20), pointsOf('۱۲', 20), pointsOf('١٢', 20), pointsOf('0', 20)]).toEqual([12, 12, 12, 0]);
    expect(['21', '-1', '1.5', '', 'x', '1e3', '9999999999'].map((typed) => pointsOf(typed, 20))).toEqual(Array(7).fill(undefined));
  });
});

const page = (step: number, comment = '', change = ''): Page => ({
  marks: { plain: { value: { step } }, reasoned: { comment } },
  change,
});
const version = (revision: number, of: Page): Version => ({ ...of, revision });

describe('the server has another version', () => {
  it('takes it where nothing was typed', () => {
    const kept: Kept = { mine: page(1), base: version(1, page(1)) };
    expect(settled(kept, version(2, page(5)), false)).toEqual({ kept: { mine: page(5), base: version(2, page(5)) }, conflict: false });
  });

  it('knows its own, also when the server tidied a text, and keeps what was typed since', () => {
    const kept: Kept = { mine: page(3), base: version(1, page(1)), sent: { revision: 1, page: page(2, 'a\tb') } };
    const met = settled(kept, version(2, page(2, 'a b')), true);
    expect(met).toEqual({ kept: { mine: page(3), base: version(2, page(2, 'a b')) }, conflict: false });
    const clean = settled({ ...kept, mine: page(2, 'a\tb') }, version(2, page(2, 'a b')), true);
    expect(clean.kept.mine).toEqual(page(2, 'a b'));
  });

  it('waits for what was taken, and forgets what was not', () => {
    const kept: Kept = { mine: page(2), base: version(1, page(1)), sent: { revision: 1, page: page(2) } };
    expect(settled(kept, version(1, page(1)), true).kept.sent).toBeDefined();
    expect(settled(kept, version(1, page(1)), false).kept.sent).toBeUndefined();
  });

  it('lets a person choose where both changed, and never loses what was typed', () => {
    const mark = fc.record({ step: fc.integer({ min: 1, max: 3 }), comment: fc.constantFrom('', 'x', 'y') });
    const pages = mark.map(({ step, comment }) => page(step, comment));
    fc.assert(
      fc.property(pages, pages, pages, (base, mine, theirs) => {
        const kept: Kept = { mine, base: version(4, base) };
        const met = settled(kept, version(6, theirs), false);
        const typed = !samePage(mine, base);
        if (typed) expect(met.kept.mine).toEqual(mine);
        expect(met.conflict).toBe(typed && !samePage(mine, theirs) && !samePage(base, theirs));
        if (met.conflict) expect(met.kept.base.revision).toBe(4);
      }),
    );
  });

  it('suggests the side that changed, and leaves the rest open', () => {
    const base = page(1, 'old', 'same');
    const mine: Page = { marks: { plain: { value: { step: 2 } }, reasoned: { comment: 'mine' } }, change: 'same' };
    const theirs: Page = {
      marks: { plain: { value: { step: 1 } }, reasoned: { comment: 'theirs' }, words: { comment: 'new' } },
      change: '',
    };
    const found = differences(['plain', 'reasoned', 'list', 'words'], base, mine, theirs);
    expect(found.map((one) => [one.criterion, one.suggest])).toEqual([
      ['plain', 'mine'],
      ['reasoned', undefined],
      ['words', 'theirs'],
      ['', 'theirs'],
    ]);
    const result = chosen(mine, theirs, found, { plain: 'mine', reasoned: 'theirs', words: 'theirs', '': 'theirs' });
    expect(result).toEqual({
      marks: { plain: { value: { step: 2 } }, reasoned: { comment: 'theirs' }, words: { comment: 'new' } },
      change: '',
    });
  });

  it('gives exactly one side where all of it is chosen', () => {
    const marks = fc.dictionary(fc.constantFrom('plain', 'reasoned', 'list'), fc.record({ comment: fc.constantFrom('', 'x', 'y') }));
    const pages = fc.record({ marks, change: fc.constantFrom('', 'why') });
    fc.assert(
      fc.property(pages, pages, pages, (base, mine, theirs) => {
        const found = differences(['plain', 'reasoned', 'list'], base, mine, theirs);
        const all = (side: 'mine' | 'theirs') => chosen(mine, theirs, found, Object.fromEntries(found.map((one) => [one.criterion, side])));
        expect(samePage(all('mine'), mine)).toBe(true);
        expect(samePage(all('theirs'), theirs)).toBe(true);
      }),
    );
  });
});

describe('saving by itself', () => {
  const kept: Kept = { mine: page(2), base: version(1, page(1)) };
  const now: Saving = { kept, conflict: false, open: true, waiting: false, status: 'draft', lacks: 2, refused: undefined };
  it.each<[string, Partial<Saving>, boolean]>([
    ['a draft that changed', {}, true],
    ['a new sheet', { status: 'empty' }, true],
    ['nothing new', { kept: { ...kept, mine: page(1) } }, false],
    ['while a person has to choose', { conflict: true }, false],
    ['while sheets are not taken', { open: false }, false],
    ['while one is on its way', { waiting: true }, false],
    ['before what was taken has come back', { kept: { ...kept, sent: { revision: 1, page: page(2) } } }, false],
    ['what was refused just so', { refused: page(2) }, false],
    ['what was changed after a refusal', { refused: page(3) }, true],
    ['a handed-in sheet with gaps', { status: 'submitted' }, false],
    ['a whole handed-in sheet', { status: 'submitted', lacks: 0 }, true],
    ['marks after an abstention', { status: 'abstained', lacks: 0 }, false],
  ])('%s', (_, change, expected) => expect(savesItself({ ...now, ...change })).toBe(expected));

  it('builds on what is on its way', () => {
    expect(builtOn(kept)).toBe(1);
    expect(builtOn({ ...kept, sent: { revision: 1, page: page(2) } })).toBe(2);
    expect(builtOn({ mine: nothing, base: { ...nothing, revision: -1 } })).toBe(0);
  });

  it('reads what the device kept, and nothing else', () => {
    expect(read(JSON.stringify(kept))).toEqual(kept);
    expect(['', '{', 'null', '{"mine":{}}', '3'].map(read)).toEqual(Array(5).fill(undefined));
  });

  it('tells half-ticked lists apart', () => {
    expect(sameMark({ checks: { a: true } }, {})).toBe(false);
    expect(sameMark({ checks: { a: true, b: false }, value: { failed: ['b'] } }, { value: { failed: ['b'] } })).toBe(true);
    expect(sameMark({ comment: ' x ' }, { comment: 'x' })).toBe(true);
  });
});

describe('reviews', () => {
  const line = (submission: string, more: Partial<MyReviewLine> = {}): MyReviewLine => ({
    submission,
    status: 'planned',
    points: 0,
    fixed: false,
    ...more,
  });
  const all: SubmissionsBody = {
    assignment: 'a',
    title: text('t'),
    submissions: ['x', 'y', 'z'].map((id, n) => ({ id, number: n + 1, title: text(id), langs: [] })),
    bidding: true,
    queue: { minutes: 20 },
    closed: false,
  };

  it('keeps every step of a bid, and shows no bid as nothing', () => {
    expect(FITS.map(fitOf)).toEqual([0, 1, 2, 3, 4]);
    expect([1, 3_700, 6_300, 20_000].map(fitOf)).toEqual([1, 1, 3, 4]);
  });

  it('puts first what is begun, then what is to do, by number', () => {
    const lines = [line('z'), line('y', { status: 'done' }), line('x'), line('w', { status: 'started' })];
    expect(ordered(lines, all.submissions).map((one) => one.submission)).toEqual(['w', 'x', 'z', 'y']);
  });

  it('takes the next one only with empty hands', () => {
    const mine = (reviews: MyReviewLine[]) => ({ assignment: 'a', unit: 'u', reviews, waiting: false });
    expect(mayTake(all, undefined)).toBe(true);
    expect(mayTake(all, mine([line('x', { until: 5 })]))).toBe(false);
    expect(mayTake(all, mine([line('x', { until: 5, status: 'done' }), line('y')]))).toBe(true);
    expect(mayTake({ ...all, closed: true }, undefined)).toBe(false);
  });

  it('asks nobody about their own work', () => {
    expect(foreign(all, { assignment: 'a', unit: 'u', own: ['y'], bids: [], conflicts: [] }).map((one) => one.id)).toEqual(['x', 'z']);
  });

  it('says why a review came', () => {
    expect(reasons(line('x', { fixed: true, points: 10_000, readers: 1 })).map((one) => one.id)).toEqual([
      'review-fixed',
      'review-fit-4',
      'review-readers',
    ]);
    expect(reasons(line('x'))).toEqual([]);
  });

  it('prolongs a lease in its second half', () => {
    const held = line('x', { until: 1_200_000 });
    expect(renewable(held, 0, 20)).toBe(false);
    expect(renewable(held, 700_000, 20)).toBe(true);
    expect(renewable(held, 1_300_000, 20)).toBe(false);
    expect(renewable({ ...held, status: 'done' }, 700_000, 20)).toBe(false);
  });

  it('keeps different subjects apart', () => {
    const keys = [
      'programme' as const,
      { submission: 's' },
      { organisation: 'o' },
      { item: { recommendation: 'r' } },
      { item: { section: 'frame' as const } },
    ].map(subjectKey);
    expect(new Set(keys).size).toBe(5);
  });
});
