// What the desk proposes and says about scoring, tables and assignments, without a browser.
import { readFileSync } from 'node:fs';

import { FluentBundle, FluentResource } from '@fluent/bundle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { blocked, change, type Names, type Said } from '../console/blocked';
import { cellKey, commonDemand, harvest, howFar, linesOf, match, pairing, ratio, weakestFirst, whole, widest } from '../console/judged';
import { begin, counted, lay, type Lay } from '../console/lay';
import { open, START, typedSubmission, unknownOrigins } from '../console/open';
import type { CellBody, SolveBlocked, SubmissionBody, Summary, TableNoteBody, TablesBody, Text, WayChange } from '../lib/wire';

const bundle = new FluentBundle('en');
const problems = ['en', 'en.later', 'en.judge', 'en.desk'].flatMap((name) =>
  bundle.addResource(new FluentResource(readFileSync(`locales/${name}.ftl`, 'utf8'))),
);
const wire = readFileSync('src/lib/wire.ts', 'utf8');

/** A sentence as it is read, without the isolates. */
function read({ id, args }: Said): string {
  const errors: Error[] = [];
  const message = bundle.getMessage(id);
  expect(message?.value, id).toBeTruthy();
  const said = bundle.formatPattern(message?.value ?? '', args, errors).replace(/[\u2066-\u2069]/g, '');
  expect(errors, id).toEqual([]);
  return said.replace(/\s+/g, ' ');
}

const rule = (name: string): string => bundle.formatPattern(bundle.getMessage(`db-rule-${name}`)?.value ?? '?');
const names: Names = {
  unit: (id) => id.toUpperCase(),
  submission: (id) => `“${id}”`,
  seat: (id) => id.toUpperCase(),
  table: (place) => `Table ${place + 1}`,
  list: (all) => new Intl.ListFormat('en').format(all),
  rule,
};
const say = (of: SolveBlocked): string[] => blocked(of, names).map(read);
const text = (words: string): Text => ({ original: { lang: 'en', text: words } });

const rules = (why: { why: string; [key: string]: unknown }, reviewers: string[], submissions: string[]): SolveBlocked => ({
  assignment: { because: 'rules', why, reviewers, submissions, ways: [] },
});

describe('why there is no plan', () => {
  it('names who lacks how many places', () => {
    const facts = { why: 'crowded', needed: 12, places: 9, elsewhere: 0, rules: [{ rule: 'conflict', pairs: 3 }] };
    expect(say(rules(facts, ['ana', 'ben', 'chi'], ['a', 'b', 'c', 'd']))).toEqual([
      'These 4 can only go to ANA, BEN, and CHI: “a”, “b”, “c”, and “d”. 12 reviews are needed, and there are 9 places.',
      'Stands in the way of 3 pairs: conflicts and forbidden pairs.',
    ]);
  });

  it('says it in the singular, and where nobody is left', () => {
    const facts = { why: 'crowded', needed: 1, places: 0, elsewhere: 1, rules: [] };
    expect(say(rules(facts, ['ana'], ['a']))).toEqual([
      '“a” can only go to ANA. One review is needed, and there is no place.',
      'Others can do one of them.',
    ]);
    expect(say(rules({ ...facts, elsewhere: 0, needed: 2 }, [], ['a']))).toEqual(['Nobody can review “a”. 2 reviews are needed.']);
  });

  it('tells a submission with too few reviewers from reviewers with too little to do', () => {
    const few = { why: 'few_reviewers', needed: 3, possible: 1, rules: [{ rule: 'own_organisation', pairs: 2 }] };
    expect(say(rules(few, [], ['a']))).toEqual([
      '“a” needs 3 reviews and can get only one.',
      'Stands in the way of 2 pairs: nobody reviews their own organisation.',
    ]);
    expect(say(rules({ why: 'idle', least: 4, possible: 2, rules: [] }, ['ana'], []))).toEqual([
      'ANA must do at least 4 reviews, and there are only 2 for them.',
    ]);
  });

  it('says what cannot be avoided by counting alone', () => {
    const pair = { why: 'pair_rule', rule: 'mutual', unavoidable: 3, exhausted: false };
    expect(say(rules(pair, [], []))).toEqual(['So few reviewers cannot avoid that 3 pairs review each other.']);
    expect(say(rules({ ...pair, unavoidable: 0 }, [], []))).toEqual([
      'Everyone can be served, but not while this rule holds: nobody reviews their own reviewer.',
    ]);
  });

  it('offers ways out in words', () => {
    const ways: [WayChange, string][] = [
      [{ change: 'more', unit: 'ana', by: 1 }, 'ANA does one review more'],
      [{ change: 'lower', unit: 'ana', by: 2 }, 'ANA may do 2 reviews fewer'],
      [{ change: 'less', submission: 'a', by: 1 }, '“a” is content with one review fewer'],
      [{ change: 'extra', submission: 'a', by: 2 }, '“a” gets 2 reviews more'],
      [{ change: 'relax', rule: 'mutual' }, 'this rule is loosened: nobody reviews their own reviewer'],
      [{ change: 'likelier', parts: 512 }, 'a pair may be drawn with a chance of up to 50 %'],
      [{ change: 'release', unit: 'ana', submission: 'a' }, 'ANA is no longer fixed on “a”'],
      [{ change: 'lift', unit: 'ana', submission: 'a' }, 'ANA may review “a” after all'],
    ];
    for (const [way, words] of ways) expect(read(change(way, names))).toBe(words);
  });

  it('explains tables', () => {
    const rotation = (facts: { kind: string; [key: string]: unknown }): string[] => say({ rotation: facts });
    expect(rotation({ kind: 'too_few_people', people: 5, tables: 3, most_tables: 2 })).toEqual([
      '5 people do not fill 3 tables with two each; 2 tables are possible.',
    ]);
    expect(rotation({ kind: 'apart_at_one_table', pair: ['ana', 'ben'], table: 1 })).toEqual([
      'ANA and BEN are to be kept apart and both stay at Table 2.',
    ]);
    expect(rotation({ kind: 'no_common_language', person: 'ana', shares_with: 0, table_size: 4 })).toEqual([
      'ANA shares a language with nobody; the smallest table has 4 seats.',
    ]);
  });

  it('has a whole sentence for every fact the solvers know, and for facts they may learn', () => {
    const whys = ['few_reviewers', 'crowded', 'idle', 'fixed', 'cells', 'limit', 'pair_rule', 'something_new'];
    const faults = ['no_units', 'no_submissions', 'too_large', 'least_above_most', 'locked_and_excluded', 'drawn_plan_cannot_keep', 'new'];
    const kinds = ['too_few_people', 'too_few_places', 'table_of_one', 'same_id', 'unknown_person', 'no_such_table', 'too_many_stay'];
    kinds.push('staying_leave_no_room', 'apart_from_self', 'apart_at_one_table', 'apart_from_too_many', 'apart_group', 'apart_not_kept');
    kinds.push('no_common_language', 'language_not_kept', 'no_rounds', 'too_large', 'not_a_seating', 'something_new');
    const bare: SolveBlocked[] = [
      ...whys.flatMap((why) => [rules({ why }, [], []), rules({ why, all: true }, ['ana'], ['a'])]),
      ...faults.map((fault): SolveBlocked => ({ assignment: { because: 'faults', faults: [{ fault }] } })),
      { assignment: { because: 'not_found', tried: 200 } },
      ...kinds.map((kind): SolveBlocked => ({ rotation: { kind } })),
    ];
    for (const one of bare) for (const sentence of say(one)) expect(sentence).toMatch(/[a-z].*\.$/);
  });

  it('survives facts of any shape', () => {
    const facts = fc.dictionary(fc.constantFrom('needed', 'places', 'rules', 'people', 'pair', 'tables', 'rule', 'table'), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom('crowded', 'idle', 'fixed', 'apart_group', 'too_many_stay', 'x'), facts, (kind, more) => {
        expect(say(rules({ ...more, why: kind }, [], [])).length).toBeGreaterThan(0);
        expect(say({ rotation: { ...more, kind } })).toHaveLength(1);
      }),
    );
  });
});

const summary = (spread: number): Summary => ({
  n: 8,
  median: 20,
  q1: 16,
  q3: 16 + spread,
  spread,
  lowest: 1,
  highest: 9,
  sum: 40,
  histogram: [],
});
const cell = (criterion: string, place?: number, spread?: number): CellBody => ({
  subject: 'programme',
  criterion,
  ...(place === undefined ? {} : { spread_place: place }),
  ...(spread === undefined ? {} : { summary: summary(spread) }),
  answered: 8,
  missing: 0,
  steps: [],
  comments: [],
  evidence: [],
  explanation: { says: 'median', n: 8, without: 0 },
});

describe('what is asked again', () => {
  it('is the widest three, in the order of the server', () => {
    const cells = [cell('d', 4, 4), cell('b', 2, 10), cell('withheld'), cell('a', 1, 12), cell('c', 3, 6)];
    expect(widest(cells).map((one) => one.criterion)).toEqual(['a', 'b', 'c']);
  });

  it('is nothing where all agreed or too few answered', () => {
    expect(widest([cell('a', 1, 0), cell('b')])).toEqual([]);
    expect(widest([cell('a', 1, 2), cell('b', 2, 0)])).toEqual([{ subject: 'programme', criterion: 'a' }]);
  });

  it('is named by subject and criterion', () => {
    const keys = [cell('a'), { ...cell('a'), subject: { submission: 's' } as const }, cell('b')].map(cellKey);
    expect(new Set(keys).size).toBe(3);
  });
});

describe('notes of tables', () => {
  const note = (id: string, harvested = false): TableNoteBody => ({ id, block: 'b', table: 't', round: 1, text: text(id), harvested });
  const notes = [note('1'), note('2', true), note('3')];

  it('come back all, or as chosen, and never twice', () => {
    expect(harvest(notes)).toEqual(['1', '3']);
    expect(harvest(notes, ['2', '3'])).toEqual(['3']);
    expect(harvest(notes, [])).toEqual([]);
  });
});

describe('matches', () => {
  const line = (number: number, points: number, demand = 2, withdrawn = false): SubmissionBody => ({
    assignment: 'x',
    submission: { id: `s${number}`, number, title: text('t'), langs: [] },
    demand,
    reviews: [{ unit: 'ana', status: 'planned', points, fixed: number === 1 }],
    points,
    ...(withdrawn ? { withdrawn: text('gone') } : {}),
  });

  it('are counted in hundredths of the best', () => {
    expect([match(12_200, 2), match(0, 3), match(30_000, 3), match(5, 0)]).toEqual([61, 0, 100, undefined]);
  });

  it('are sorted weakest first by what each could have, without what was withdrawn', () => {
    const lines = [line(1, 9_000, 1), line(2, 12_000), line(3, 0, 2, true), line(4, 6_000, 1)];
    expect(weakestFirst(lines).map((one) => one.submission.number)).toEqual([2, 4, 1]);
    expect(commonDemand(lines, 2)).toBeUndefined();
    expect(commonDemand([line(1, 1), line(2, 1)], 3)).toBe(2);
    expect(commonDemand([], 3)).toBe(3);
  });

  it('tell what may be done with a pair', () => {
    expect(pairing(line(1, 5), 'ana', [])).toBe('fixed');
    expect(pairing(line(2, 5), 'ana', [])).toBe('planned');
    expect(pairing(line(2, 5), 'ben', ['s2'])).toBe('forbidden');
    expect(pairing(line(2, 5), 'ben', ['s1'])).toBe('open');
    expect(pairing({ ...line(2, 5), reviews: [{ unit: 'ana', status: 'started', points: 0, fixed: true }] }, 'ana', [])).toBe('started');
  });
});

describe('progress of sheets', () => {
  const person = { seat: 's', done: [], begun: [], missing: [] };
  it('is one word a person', () => {
    expect(howFar({ ...person, done: ['programme'] })).toBe('done');
    expect(howFar({ ...person, begun: ['programme'] })).toBe('begun');
    expect(howFar({ ...person, done: [{ organisation: 'o' }], missing: ['programme'] })).toBe('begun');
    expect(howFar({ ...person, missing: ['programme'] })).toBe('missing');
  });
});

describe('what is typed', () => {
  it('is a whole number in its range, or nothing', () => {
    expect([whole('3', 1, 50), whole(' 20 ', 0, 240), whole('0', 1, 9), whole('2.5', 1, 9), whole('', 0, 9), whole('999', 1, 50)]).toEqual([
      3,
      20,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([ratio('13/2'), ratio('7'), ratio('-1/4')]).toEqual([6.5, 7, -0.25]);
    expect(linesOf(' a \n\n b')).toEqual(['a', 'b']);
  });

  it('lays tables, and keeps their ids when they are laid again', () => {
    let made = 0;
    const fresh = (): string => `t${(made += 1)}`;
    const name = (n: number): string => `Table ${n}`;
    const first = begin(undefined, fresh, name);
    expect(lay(first, 'b', 'en')).toMatchObject({
      do: 'set',
      rounds: 3,
      minutes: 20,
      seating: 'rotation',
      who: { sides: ['peers', 'host'] },
    });
    const grown = counted(first.tables, 6, fresh, name);
    expect(grown.map((one) => one.id)).toEqual(['t1', 't2', 't3', 't4', 't5', 't6']);
    expect(grown.at(-1)?.title).toBe('Table 6');
    expect(counted(grown, 2, fresh, name).map((one) => one.id)).toEqual(['t1', 't2']);

    const laid = {
      rounds: 2,
      minutes: 0,
      seating: 'choice',
      tables: [{ table: 'x', title: text('North'), langs: [], capacity: 6, seats: [] }],
    };
    const again = begin(laid as unknown as TablesBody, fresh, name);
    expect(lay(again, 'b', 'en')).toMatchObject({
      tables: [{ id: 'x', title: { text: 'North' }, capacity: 6 }],
      rounds: 2,
      minutes: 0,
      seating: 'choice',
    });
  });

  it('lays nothing while something is missing', () => {
    const good: Lay = begin(
      undefined,
      () => 'i',
      (n) => `Table ${n}`,
    );
    const bad: Partial<Lay>[] = [
      { rounds: '0' },
      { minutes: 'x' },
      { tables: [] },
      { sides: [] },
      { tables: [{ id: 'i', title: ' ', topic: '', host: '', chairs: '' }] },
      { tables: [{ id: 'i', title: 'A', topic: '', host: '', chairs: 'many' }] },
    ];
    for (const one of bad) expect(lay({ ...good, ...one }, 'b', 'en'), JSON.stringify(one)).toBeUndefined();
    expect(lay({ ...good, mix: ['topics'], apart: ['a b'] }, 'b', 'en')).toMatchObject({
      mixing: { apart: [['a', 'b']], organisation_price: 0, revisit_price: 3, common_language: false },
    });
  });

  it('finds where a typed submission comes from', () => {
    const known = [{ id: 'cairo', names: ['Cairo', 'City of Cairo'] }];
    expect(typedSubmission('Water plan; city of cairo', known, 'en')).toEqual({
      title: { lang: 'en', text: 'Water plan' },
      organisation: 'cairo',
    });
    expect(typedSubmission('Water; and light', known, 'en')).toEqual({ title: { lang: 'en', text: 'Water; and light' } });
    expect(unknownOrigins('A; Cairo\nB; Kairo\nC', known)).toEqual(['B; Kairo']);
  });

  it('opens an assignment with plain switches as rules', () => {
    const one = [{ title: { lang: 'en', text: 'A' } }];
    expect(open({ ...START, title: 'T' }, one, 'en')).toMatchObject({
      demand: 2,
      rules: { own_organisation: 'forbid', most_of_organisation: 1, languages: 'one', partition: false },
      objective: 'fair',
    });
    // Without the switch mutual reviews are allowed; with it the server avoids them where it can.
    expect(open({ ...START, title: 'T', rules: [] }, one, 'en')).toMatchObject({ rules: { own_organisation: 'allow', mutual: 'allow' } });
    expect(open({ ...START, title: 'T' }, one, 'en')).not.toHaveProperty('rules.mutual');
    for (const wrong of [{ title: '' }, { title: 'T', demand: '' }, { title: 'T', most: 'x' }])
      expect(open({ ...START, ...wrong }, one, 'en')).toBeUndefined();
    expect(open({ ...START, title: 'T' }, [], 'en')).toBeUndefined();
  });
});

describe('the words of the desk', () => {
  /** The words of an enum in the generated types. */
  const words = (type: string): string[] =>
    [...(new RegExp(`^export type ${type} = ([^;]*);`, 'm').exec(wire)?.[1] ?? '').matchAll(/"(\w+)"/g)].map((found) => found[1] ?? '');

  it.each([
    ['ds-template', words('RubricTemplate')],
    ['ds-about', words('RubricTemplate')],
    ['ds-state', words('ScoringState')],
    ['ds-rubric', words('RubricState')],
    ['ds-far', ['done', 'begun', 'missing']],
    ['dt-seating', words('Seating')],
    ['dt-side', words('Side')],
    ['dt-state', words('TablesState')],
    ['dt-mix', ['organisations', 'roles', 'languages', 'topics', 'common']],
    ['dt-role', ['stakeholder', 'expert', 'interpreter', 'table_host', 'observer']],
    ['da-status', words('ReviewStatus')],
    ['da-pair', ['open', 'planned', 'started', 'done', 'fixed', 'forbidden']],
    ['da-rule', ['own', 'spread', 'regions', 'mutual', 'partition']],
    ['da-languages', ['ignore', 'one', 'require']],
    ['da-objective', ['total', 'fair', 'balanced']],
    ['db-rule', ['own_work', 'own_organisation', 'conflict', 'language', 'reader', 'expert', 'organisation_cap', 'region_cap', 'cell']],
    ['db-rule', ['partition', 'mutual', 'limit', 'demand', 'load']],
  ])('has a word for each %s', (family, members) => {
    expect(members.length).toBeGreaterThan(1);
    expect(members.filter((member) => !bundle.hasMessage(`${family}-${member}`))).toEqual([]);
  });

  it('reads without fault', () => {
    expect(problems).toEqual([]);
  });
});
