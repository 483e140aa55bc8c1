// The forms of judging in a page: a score sheet, the table, the results on the projector. Without a server: records come by hand.
import { readFileSync } from 'node:fs';

import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import '../lib/judge';
import '../lib/later';
import { Room } from '../lib/room.svelte';
import type { Body, Command, Rubric } from '../lib/wire';
import Above from '../phone/Above.svelte';
import Reviews from '../phone/Reviews.svelte';
import Score from '../phone/Score.svelte';
import Table from '../phone/Table.svelte';
import Assigned from '../projector/Assigned.svelte';
import Scores from '../projector/Scores.svelte';
import Tables from '../projector/Tables.svelte';

const text = (words: string) => ({ original: { lang: 'en', text: words } });

/** A shipped rubric as the server sends it: what the file leaves out has its default. */
function shipped(name: string): Rubric {
  const file = JSON.parse(readFileSync(`../crates/plenum-core/data/rubrics/${name}.v1.json`, 'utf8')) as {
    rubric: { title: { lang: string; text: string }; criteria: Record<string, unknown>[] };
  };
  const worded = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(worded);
    if (typeof value !== 'object' || value === null) return value;
    if ('lang' in value) return { original: value };
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, worded(one)]));
  };
  const scales = new Map(file.rubric.criteria.map((one) => [one['key'], one['scale'] as { is: string; criterion?: string }]));
  const criteria = file.rubric.criteria.map((one) => {
    const scale = one['scale'] as { is: string; criterion?: string };
    const defaults = { weight: 1, direction: 'higher', comment: 'no', evidence: 'no', not_applicable: false, confidence: false };
    return worded({ ...defaults, ...one, scale: scale.is === 'like' ? scales.get(scale.criterion) : scale });
  });
  return { title: text(file.rubric.title.text), criteria } as Rubric;
}

const rubric = shipped('programme_review');
const keys = rubric.criteria.map((one) => one.key);

let room: Room;
let said: Command[];
let shown: Record<string, unknown> | undefined;

function put(records: Record<string, unknown>): void {
  const set = Object.fromEntries(Object.entries(records).map(([key, body]) => [key, body as Body]));
  room.store.apply({ audience: 'room', set });
  flushSync();
}

async function show(part: unknown, props: Record<string, unknown> = {}): Promise<void> {
  shown = mount(part as Component<Record<string, unknown>>, { target: document.body, props: { room, ...props } });
  flushSync();
  await settle();
}

async function settle(): Promise<void> {
  for (let n = 0; n < 5; n += 1) await vi.advanceTimersByTimeAsync(0);
  flushSync();
}

const tidy = (of: string | null): string => (of ?? '').replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ');
const words = (): string => tidy(document.body.textContent);
function button(label: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((one) => tidy(one.textContent).includes(label));
  if (!found) throw new Error(`no button “${label}” in: ${words()}`);
  return found;
}
async function press(label: string): Promise<void> {
  button(label).click();
  flushSync();
  await settle();
}
function choose(label: string): void {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.includes(label))?.querySelector('input');
  if (!found) throw new Error(`no choice “${label}”`);
  found.click();
  flushSync();
}
function type(selector: string, value: string): void {
  const field = document.querySelector<HTMLTextAreaElement>(selector);
  if (!field) throw new Error(`nothing at ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

const scoring = (more: object = {}) => ({
  is: 'scoring',
  id: 's',
  number: 'SC1',
  title: text('The programme as a whole'),
  rubric: 'r',
  version: 1,
  subjects: ['programme'],
  scorers: ['peer_lead'],
  self_assessment: false,
  state: 'open',
  open: true,
  people: 8,
  rounds: [{ id: 'one', n: 1, cells: [], counted: false, shown: false, lapsed: false }],
  ...more,
});
const sheet = (more: object = {}) => ({
  is: 'my_sheet',
  scoring: 's',
  round: 'one',
  subject: 'programme',
  own_view: false,
  criteria: keys,
  status: 'empty',
  revision: 0,
  answers: [],
  ...more,
});
const rubricBody = (of: Rubric = rubric) => ({
  is: 'rubric',
  id: 'r',
  version: 1,
  newest: true,
  state: 'in_use',
  rubric: of,
  corrections: [],
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'] });
  localStorage.clear();
  document.body.innerHTML = '';
  room = new Room('w', 'token', 'me');
  room.link = 'connected';
  room.you = { kind: 'seat', workshop: 'w', seat: 'me', organisation: 'mine', role: 'peer_lead' } as Room['you'];
  said = [];
  vi.spyOn(room, 'say').mockImplementation(async (command, form) => {
    said.push(command);
    room.saved[form] = { state: 'waiting' };
    return true;
  });
  vi.spyOn(room, 'sayNow').mockImplementation(async (command) => {
    said.push(command);
    return true;
  });
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a score sheet', () => {
  const form = 'sheet.s.programme.one';
  const open = async (): Promise<void> => {
    put({ 'rubric/r/1': rubricBody(), 'scoring/s': scoring(), 'my_sheet/s/programme': sheet() });
    await show(Score, { scoring: 's' });
  };
  const saved = (revision: number, more: object = {}): void => {
    room.saved[form] = { state: 'saved', at: Date.now() };
    put({ 'my_sheet/s/programme': sheet({ status: 'draft', revision, ...more }) });
  };

  it('shows one criterion at a time, with levels and their descriptors, and who sees what', async () => {
    await open();
    expect(words()).toContain('8 people score. Nobody sees who gave which mark');
    expect(words()).toContain('only from five people on');
    expect(words()).toContain('1 of 5');
    expect(document.querySelectorAll('input[type=radio][name$=relevance]').length).toBe(5);
    expect(words()).toContain('The problem is named, but not shown');
    await press('Next');
    expect(document.querySelectorAll('input[type=radio][name$=governance]').length).toBeGreaterThan(3);
    expect(document.activeElement?.textContent).toContain('overnance');
  });

  it('keeps each change on the device at once and sends it after a pause, on the revision it was made on', async () => {
    await open();
    choose('Strong');
    expect(localStorage.getItem(`plenum.draft.w.me.${form}`)).toContain('"level":"strong"');
    expect(words()).toContain('Kept on this device, not on the server yet');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(said).toEqual([
      {
        noun: 'rubric',
        do: 'save_sheet',
        scoring: 's',
        subject: 'programme',
        revision: 0,
        answers: [{ criterion: 'relevance', value: { level: 'strong' } }],
      },
    ]);
    flushSync();
    expect(words()).toContain('Sending');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said.length).toBe(1);
    saved(1, { answers: [{ criterion: 'relevance', value: { level: 'strong' } }] });
    expect(words()).toContain('On the server, not handed in yet');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said.length).toBe(1);
  });

  it('lists what is missing, and hands in when nothing is', async () => {
    await open();
    for (let n = 0; n < keys.length; n += 1) await press(n === keys.length - 1 ? 'Check and hand in' : 'Next');
    expect(words()).toContain('5 things are missing:');
    expect(button('Hand in the sheet').disabled).toBe(true);
    await press('Relevance: no mark yet');
    for (const key of keys) {
      choose('Cannot be judged here');
      await press(key === keys.at(-1) ? 'Check and hand in' : 'Next');
    }
    expect(words()).toContain('Nothing is missing.');
    await press('Hand in the sheet');
    expect(said.at(-1)).toMatchObject({ do: 'submit_sheet', revision: 0 });
    saved(1, { status: 'submitted', answers: keys.map((key) => ({ criterion: key, value: 'not_applicable' })) });
    expect(words()).toContain('It is handed in. You can still change it');
  });

  it('hands in on top of what is on its way', async () => {
    await open();
    choose('Weak');
    await vi.advanceTimersByTimeAsync(1_500);
    await press('Next');
    for (let n = 1; n < keys.length; n += 1) await press(n === keys.length - 1 ? 'Check and hand in' : 'Next');
    await press('Abstain from all of it');
    await press('Yes, I abstain');
    expect(said.map((one) => [one.do, 'revision' in one ? one.revision : -1])).toEqual([
      ['save_sheet', 0],
      ['abstain', 1],
    ]);
  });

  it('shows two versions side by side after a stale save, and goes on with what is chosen', async () => {
    await open();
    choose('Strong');
    await vi.advanceTimersByTimeAsync(1_500);
    room.saved[form] = { state: 'refused', code: 'stale_sheet', detail: { expected: 0, now: 1 } };
    put({
      'my_sheet/s/programme': sheet({
        status: 'draft',
        revision: 1,
        answers: [
          { criterion: 'relevance', value: { level: 'weak' } },
          { criterion: 'delivery', value: 'not_applicable' },
        ],
      }),
    });
    await settle();
    expect(words()).toContain('This sheet was changed elsewhere');
    expect(words()).toContain('In 2 places the two versions differ');
    expect(button('One choice is left').disabled).toBe(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said.length).toBe(1);
    choose('On this device');
    await press('Go on with what is chosen');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(said.at(-1)).toMatchObject({
      do: 'save_sheet',
      revision: 1,
      answers: [
        { criterion: 'relevance', value: { level: 'strong' } },
        { criterion: 'delivery', value: 'not_applicable' },
      ],
    });
  });

  it('is not touched by what changes around it', async () => {
    await open();
    choose('Fair');
    type('textarea', 'in the middle of a w');
    const field = document.querySelector('textarea');
    put({ 'scoring/s': scoring({ people: 9 }), 'my_sheet/s/programme': sheet({ taken_back: text('please look again') }) });
    await settle();
    expect(document.querySelector('textarea')).toBe(field);
    expect(field?.value).toBe('in the middle of a w');
    expect(words()).toContain('please look again');
  });

  it('keeps everything and says why when the server refuses, and does not send the same again', async () => {
    await open();
    choose('Fair');
    await vi.advanceTimersByTimeAsync(1_500);
    room.saved[form] = { state: 'refused', code: 'recused', detail: {} };
    await settle();
    expect(words()).toContain('You stepped out of deciding this. What you entered is still here.');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(said.length).toBe(1);
  });

  it('asks in a second round only what is asked, shows the first answer and takes a reason', async () => {
    await open();
    choose('Good');
    await vi.advanceTimersByTimeAsync(1_500);
    saved(1, { status: 'submitted', answers: [{ criterion: 'relevance', value: { level: 'good' } }] });
    const rounds = [
      { id: 'one', n: 1, cells: [], counted: true, shown: true, lapsed: false },
      { id: 'two', n: 2, cells: [{ subject: 'programme', criterion: 'relevance' }], counted: false, shown: false, lapsed: false },
    ];
    put({
      'scoring/s': scoring({ rounds }),
      'my_sheet/s/programme': sheet({ round: 'two', criteria: ['relevance'] }),
    });
    await settle();
    expect(words()).toContain('Round 2: only what the room talked about');
    expect(words()).toContain('1 of 1');
    expect(words()).toContain('Your answer in the round before: Good');
    await press('Keep it');
    await press('Next');
    type('textarea', 'I heard the hearing');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(said.at(-1)).toMatchObject({
      answers: [{ criterion: 'relevance', value: { level: 'good' } }],
      change: { text: 'I heard the hearing' },
    });
  });

  it('gives the pen away and takes it back', async () => {
    const seat = (id: string, organisation: string, role: string) => ({
      is: 'seat',
      id,
      name: `Function ${id}`,
      organisation,
      role,
      speaker: false,
      langs: [],
      present: true,
    });
    put({
      'seat/me': seat('me', 'mine', 'peer_lead'),
      'seat/her': seat('her', 'mine', 'peer_delegate'),
      'seat/other': seat('other', 'theirs', 'peer_delegate'),
    });
    await open();
    expect([...document.querySelectorAll('input[name^=pen]')].map((one) => (one as HTMLInputElement).value)).toEqual(['her']);
    choose('Function her');
    await press('Hand over the pen');
    expect(said.at(-1)).toEqual({ noun: 'rubric', do: 'delegate', scoring: 's', to: 'her' });
    room.store.apply({ audience: 'room', gone: ['my_sheet/s/programme'] });
    put({ 'my_pen/s': { is: 'my_pen', scoring: 's', with: 'her' } });
    expect(words()).toContain('Function her writes your sheets of this round.');
    await press('Take the pen back');
    expect(said.at(-1)).toEqual({ noun: 'rubric', do: 'delegate', scoring: 's', to: 'me' });
  });

  it.each(['circles', 'institute', 'recommendation_rating', 'strengths_challenges'])('draws each criterion of %s', async (name) => {
    const of = shipped(name);
    put({
      'rubric/r/1': rubricBody(of),
      'scoring/s': scoring(),
      'my_sheet/s/programme': sheet({ criteria: of.criteria.map((one) => one.key) }),
    });
    await show(Score, { scoring: 's' });
    for (const one of of.criteria) {
      expect(words()).toContain(one.prompt.original.text);
      expect(document.querySelectorAll('.card input, .card textarea').length).toBeGreaterThan(0);
      if (one.scale.is === 'range' && one.scale.labels.length) expect(words()).toContain(one.scale.labels.at(-1)?.label.original.text);
      const next = [...document.querySelectorAll('nav button')].at(-1) as HTMLButtonElement;
      next.click();
      await settle();
    }
    expect(words()).toContain('Check and hand in');
  });

  it('waits without a word of error where records are not there yet', async () => {
    await show(Score);
    expect(words()).toContain('There is no sheet for you here.');
    put({ 'my_sheet/s/programme': sheet() });
    await unmount(shown ?? {});
    await show(Score, { scoring: 's' });
    expect(words()).toContain('One moment');
  });
});

describe('above the task', () => {
  it('says that a sheet waits, outside blocks too, and opens it', async () => {
    put({ 'rubric/r/1': rubricBody(), 'scoring/s': scoring(), 'my_sheet/s/programme': sheet() });
    await show(Above);
    expect(words()).toContain('A score sheet waits for you: The programme as a whole');
    const details = document.querySelector('details');
    if (details) details.open = true;
    details?.dispatchEvent(new Event('toggle'));
    await vi.waitFor(() => expect(words()).toContain('1 of 5'));
    put({ task: { is: 'task', task: 'score', scoring: 's' } });
    expect(words()).not.toContain('A score sheet waits');
  });
});

const tables = (more: object = {}) => ({
  is: 'tables',
  block: 'b',
  state: 'open',
  seating: 'choice',
  tables: [
    { table: 't1', title: text('Water'), topic: text('Who pays?'), langs: ['en'], capacity: 2, host: 'h', seats: ['h', 'her'] },
    { table: 't2', title: text('Air'), langs: [], capacity: 4, seats: [] },
  ],
  resting: [],
  round: 2,
  rounds: 3,
  seated: 3,
  minutes: 20,
  repeats: 0,
  met: 20,
  pairs: 28,
  revision: 1,
  ...more,
});

describe('my table', () => {
  it('says where, with whom, until when, where next', async () => {
    put({
      task: { is: 'task', task: 'table', block: 'b' },
      'tables/b': tables(),
      'my_table/b': {
        is: 'my_table',
        block: 'b',
        round: 2,
        rounds: 3,
        now: { round: 2, table: 't1', title: text('Water'), topic: text('Who pays?'), host: 'h', with: ['h'] },
        resting: false,
        next: [{ round: 3, table: 't2', title: text('Air'), with: ['x', 'y'] }],
        ends_at: Date.now() + 90_000,
        may_note: true,
        help: false,
      },
      'announcement/b': { is: 'announcement', block: 'b', n: 1, text: text('Five minutes left'), at: Date.now() },
      'table_note/n': { is: 'table_note', id: 'n', block: 'b', table: 't1', round: 1, text: text('A note'), harvested: false },
    });
    await show(Table);
    for (const part of ['Five minutes left', 'Round 2 of 3', 'You sit at Water', 'Who pays?', '1:30', 'Next you go to Air', 'A note'])
      expect(words()).toContain(part);
    await press('Ask somebody to come to our table');
    expect(said.at(-1)).toEqual({ noun: 'tables', do: 'ask_help', block: 'b' });
  });

  it('lets her choose a table with a free chair', async () => {
    put({
      'tables/b': tables({ round: 0, state: 'waiting' }),
      'my_table/b': {
        is: 'my_table',
        block: 'b',
        round: 0,
        rounds: 3,
        resting: false,
        next: [],
        may_note: false,
        help: false,
        choosing: 1,
      },
    });
    await show(Table, { block: 'b' });
    expect(words()).toContain('Choose your table for round 1 of 3');
    expect(words()).toContain('4 chairs are free');
    expect(button('Sit hereWater').disabled).toBe(true);
    await press('Sit hereAir');
    expect(said.at(-1)).toEqual({ noun: 'tables', do: 'choose', block: 'b', table: 't2' });
  });

  it('says so where there is none', async () => {
    await show(Table);
    expect(words()).toContain('You have no table now.');
  });
});

describe('my reviews', () => {
  const submissions = (more: object = {}) => ({
    is: 'submissions',
    assignment: 'a',
    title: text('Proposals'),
    submissions: [
      { id: 'p1', number: 1, title: text('Trees'), langs: ['en'] },
      { id: 'p2', number: 2, title: text('Bikes'), langs: [] },
    ],
    bidding: true,
    closed: false,
    ...more,
  });

  it('takes bids and conflicts, not on the own work', async () => {
    put({
      'submissions/a': submissions(),
      'my_assignment/a': { is: 'my_assignment', assignment: 'a', unit: 'mine', own: ['p2'], bids: [], conflicts: [] },
    });
    await show(Reviews, { assignment: 'a' });
    expect(words()).not.toContain('Bikes');
    choose('very well');
    await settle();
    expect(said.at(-1)).toEqual({ noun: 'assign', do: 'bid', assignment: 'a', submission: 'p1', points: 10_000 });
    await press('Declare the conflict');
    expect(said.at(-1)).toEqual({ noun: 'assign', do: 'declare_conflict', assignment: 'a', submission: 'p1' });
  });

  it('begins, hands in after a question, and takes the next from the queue', async () => {
    const line = (status: string, until?: number) => ({ submission: 'p1', status, points: 0, fixed: false, ...(until ? { until } : {}) });
    const part = (...reviews: object[]) => ({ is: 'my_reviews', assignment: 'a', unit: 'mine', reviews, waiting: false });
    put({
      'submissions/a': submissions({ bidding: false, queue: { minutes: 20 } }),
      'my_reviews/a': part(line('planned', Date.now() + 600_000)),
    });
    await show(Reviews, { assignment: 'a' });
    expect(words()).toContain('10:00');
    expect(button('Next, please').disabled).toBe(true);
    await press('Begin');
    expect(said.at(-1)).toMatchObject({ do: 'start', submission: 'p1' });
    await press('Hand in');
    expect(said.at(-1)).toMatchObject({ do: 'start' });
    await press('Yes, hand it in');
    expect(said.at(-1)).toMatchObject({ do: 'hand_in', submission: 'p1' });
    put({ 'my_reviews/a': part(line('done')) });
    await press('Next, please');
    expect(said.at(-1)).toEqual({ noun: 'assign', do: 'take_next', assignment: 'a' });
  });
});

describe('the projector', () => {
  const summary = (median: number) => ({
    n: 8,
    median,
    q1: 22,
    q3: 33,
    spread: 11,
    lowest: 3,
    highest: 9,
    sum: 53,
    histogram: [0, 0, 1, 1, 0, 1, 2, 1, 2],
  });
  const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const cell = (criterion: string, more: object) => ({
    subject: 'programme',
    criterion,
    answered: 8,
    missing: 0,
    steps,
    comments: [],
    evidence: [],
    ...more,
  });
  const scores = (cells: object[]) => ({
    is: 'scores',
    scoring: 's',
    round: 'two',
    n: 2,
    rubric: 'r',
    version: 1,
    cells,
    subjects: [{ subject: 'programme', answered: 8, missing: 0, changes: [] }],
  });

  it('shows scores in the order of the server with picture, figures, sentence and the round before, and no name', async () => {
    put({
      'seat/x': { is: 'seat', id: 'x', name: 'Director of water', organisation: 'o', role: 'peer_lead', langs: [], present: true },
      'rubric/r/1': rubricBody(shipped('institute')),
      'scoring/s': scoring(),
      'scores/s/two': scores([
        cell('S3', { summary: summary(28), before: summary(20), explanation: { says: 'apart', n: 8, below: 2, above: 6, without: 0 } }),
        cell('S1', { summary: summary(32), explanation: { says: 'median', n: 8, without: 1 } }),
        cell('S2', { answered: 3, missing: 5, explanation: { says: 'withheld', answered: 3, missing: 5 } }),
      ]),
    });
    await show(Scores, { scoring: 's' });
    const rows = [...document.querySelectorAll('tbody tr')];
    expect(rows.length).toBe(3);
    expect(rows[0]?.textContent).toContain('two groups with nobody between them: ');
    expect(rows[0]?.querySelector('svg')?.getAttribute('aria-label')).toContain('median');
    expect(words()).toContain('Round 1: median 5');
    expect(words()).toContain('7 Highly Satisfactory');
    expect(words()).toContain('One person gave no mark on purpose.');
    expect(words()).toContain('3 answered, 5 are missing. Figures need five marks');
    expect(words()).not.toContain('Director');
    expect(rows[2]?.querySelector('svg')).toBeNull();
  });

  it('draws a profile as a ring with the same figures as a table', async () => {
    const of = shipped('circles');
    put({
      'rubric/r/1': rubricBody(of),
      'scoring/s': scoring(),
      'scores/s/two': scores([
        cell('economics_1', { summary: summary(36), explanation: { says: 'median', n: 8, without: 0 } }),
        cell('ecology_2', { summary: summary(9), explanation: { says: 'median', n: 8, without: 0 } }),
      ]),
    });
    await show(Scores, { scoring: 's' });
    const frames = document.querySelectorAll('path.frame');
    expect(frames.length).toBe(28);
    expect([...frames].filter((one) => one.getAttribute('fill')?.startsWith('url(')).length).toBe(26);
    const filled = [...document.querySelectorAll('path.value')];
    expect(filled.map((one) => one.getAttribute('fill'))).toEqual(['#00A651', '#F26522']);
    const radius = (path: Element | undefined) => Number(/A([\d.]+)/.exec(path?.getAttribute('d') ?? '')?.[1]);
    expect((radius(filled[1]) / radius(filled[0])) ** 2).toBeCloseTo(2.25 / 9, 3);
    expect(document.querySelectorAll('.tables tbody tr').length).toBe(28);
    const row = [...document.querySelectorAll('.tables tr')].find((one) => one.textContent?.includes('Production & Resourcing'));
    expect([...(row?.querySelectorAll('td') ?? [])].map((one) => one.textContent?.trim())).toEqual(['9', 'Vibrant']);
    expect(words().match(/not rated/g)?.length).toBeGreaterThanOrEqual(26);
  });

  it('shows the plan of the room, the clock of the round and what was said', async () => {
    put({
      'tables/b': tables({ ends_at: Date.now() + 300_000, repeats_bound: 0 }),
      'seat/her': { is: 'seat', id: 'her', name: 'Head of parks', organisation: 'o', role: 'peer_lead', langs: [], present: true },
      'announcement/b': { is: 'announcement', block: 'b', n: 1, text: text('Please finish'), at: 1 },
    });
    await show(Tables, { block: 'b' });
    for (const part of ['Round 2 of 3', '5:00', 'Please finish', 'Water', 'Who pays?', 'Head of parks', 'nobody yet', 'Nobody meets twice'])
      expect(words()).toContain(part);
  });

  it('says of a published plan what each submission has, and nobody’s name', async () => {
    put({
      'assigned/a': {
        is: 'assigned',
        assignment: 'a',
        title: text('Proposals'),
        submissions: 6,
        reviewers: 5,
        each_submission: [3, 3],
        each_reviewer: [3, 4],
        mutual_pairs: 0,
        proven: true,
        reviews: 18,
        started: 4,
        done: 2,
        receipt: { algorithm: 1, seed: '00', digest: 'abcdef0123456789abcdef' },
        closed: false,
      },
    });
    await show(Assigned);
    for (const part of ['Each submission has 3 reviews.', 'Nobody reviews their reviewer.', '2 of 18 reviews', 'abcdef0123456789'])
      expect(words()).toContain(part);
  });
});
