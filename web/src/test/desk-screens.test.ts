// The screens of the desk for scoring, tables and assignments: drawn from records, worked by their buttons, without a browser.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import '../console/words';
import '../lib/later';

import Assignment from '../console/Assignment.svelte';
import Scoring from '../console/Scoring.svelte';
import Tables from '../console/Tables.svelte';
import { Room } from '../lib/room.svelte';
import type { Body, Command, Text } from '../lib/wire';

const text = (words: string): Text => ({ original: { lang: 'en', text: words } });
const plain = (node: Element): string => (node.textContent ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');

let room: Room;
let sent: Command[];
let drawn: ReturnType<typeof mount> | undefined;

beforeEach(() => {
  localStorage.clear();
  room = new Room('w', 'token', 'desk');
  sent = [];
  // What reaches the line; the answer is always yes.
  vi.spyOn(room, 'sayNow').mockImplementation((command) => {
    sent.push(JSON.parse(JSON.stringify(command)) as Command);
    return Promise.resolve(true);
  });
});

afterEach(() => {
  if (drawn) void unmount(drawn);
  drawn = undefined;
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

function show(screen: Component<{ room: Room }>, records: Record<string, Body>): HTMLElement {
  room.store.reset(Object.entries(records).map(([key, body]) => ({ audience: 'desk', key, body })));
  drawn = mount(screen, { target: document.body, props: { room } });
  flushSync();
  return document.body;
}

function button(words: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((one) => plain(one).includes(words));
  if (!found) throw new Error(`no button says ${words}`);
  return found;
}

async function press(words: string): Promise<void> {
  button(words).click();
  await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
}

/** The server of the dry run. */
function solver(answer: unknown, status = 200): ReturnType<typeof vi.fn> {
  const fetched = vi.fn(() => Promise.resolve(new Response(JSON.stringify(answer), { status })));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

const seat = (id: string, name: string): Body => ({
  is: 'seat',
  id,
  name,
  organisation: 'o1',
  role: 'peer_delegate',
  speaker: false,
  langs: [],
  present: true,
});
const organisation = (id: string, name: string): Body => ({ is: 'organisation', id, name: text(name), side: 'peers' });
const common: Record<string, Body> = {
  'organisation/o1': organisation('o1', 'Cairo'),
  'organisation/o2': organisation('o2', 'Mashhad'),
  'seat/s1': seat('s1', 'Ana'),
  'seat/s2': seat('s2', 'Ben'),
};

describe('with no records at all', () => {
  it.each([
    ['scoring', Scoring],
    ['tables', Tables],
    ['assignment', Assignment],
  ])('%s is drawn', (_, screen) => {
    expect(plain(show(screen, {})).length).toBeGreaterThan(10);
  });
});

describe('assignment', () => {
  const records: Record<string, Body> = {
    ...common,
    'assignment/a': {
      is: 'assignment',
      id: 'a',
      title: text('Reviews'),
      unit: 'organisation',
      objective: 'fair',
      rules: {},
      demand: 1,
      version: 4,
      reviewers: 2,
      submissions: 2,
      needed: 2,
      planned: 0,
      started: 0,
      done: 0,
      missing: [],
      parts: 1,
      changed: [],
      closed: false,
    },
    'submission/a/p': {
      is: 'submission',
      assignment: 'a',
      submission: { id: 'p', number: 1, title: text('Water'), langs: [] },
      demand: 1,
      reviews: [],
      points: 0,
    },
    'reviewer/a/o1': {
      is: 'reviewer',
      assignment: 'a',
      unit: 'o1',
      least: 1,
      most: 1,
      reviews: [],
      done: [],
      bids: 1,
      conflicts: [],
      forbidden: [],
      active: true,
    },
  };
  const command = { noun: 'assign', do: 'adopt_plan', assignment: 'a', pairs: [{ submission: 'p', units: ['o1'] }], based_on: 4 } as const;
  const worth = { of: 'assignment', seed: 7, reviews: 2, total: 9, bound: 9, weakest: 6_100, weakest_bound: 6_100 };
  const summary = { ...worth, mutual_pairs: 0, each_reviewer: [1, 1], changes: [] };

  it('shows a plan before it changes anything, and adopts the command that came with it', async () => {
    const fetched = solver({ command, summary });
    const page = show(Assignment, records);
    await press('Work out who reviews what');
    await vi.waitFor(() => expect(plain(page)).toContain('61 of 100'));
    expect(JSON.parse(String((fetched.mock.calls[0] as unknown as [string, RequestInit])[1].body))).toEqual({
      ask: 'assignment',
      assignment: 'a',
    });
    expect(plain(page)).toContain('no plan can lift it higher');
    expect(sent).toEqual([]);
    await press('Adopt this plan');
    expect(sent).toEqual([command]);
  });

  it('does not adopt what was worked out on another state', async () => {
    solver({ command: { ...command, based_on: 3 }, summary });
    const page = show(Assignment, records);
    await press('Work out who reviews what');
    await vi.waitFor(() => expect(plain(page)).toContain('Something has changed'));
    expect(() => button('Adopt this plan')).toThrow();
  });

  it('adopts a plan that is too long for the line by its seed', async () => {
    const fetched = solver({ command: { ...command, certificate: 'x'.repeat(20_000) }, summary });
    const page = show(Assignment, records);
    await press('Work out who reviews what');
    await vi.waitFor(() => expect(plain(page)).toContain('61 of 100'));
    await press('Adopt this plan');
    await vi.waitFor(() => expect(room.saved['assign.a']?.state).toBe('saved'));
    expect(JSON.parse(String((fetched.mock.calls[1] as unknown as [string, RequestInit])[1].body))).toEqual({
      ask: 'assignment',
      assignment: 'a',
      seed: 7,
      adopt: true,
    });
    expect(sent).toEqual([]);
  });

  it('says why there is no plan, and goes the way that is chosen', async () => {
    const way = { noun: 'assign', do: 'set_demand', assignment: 'a', submission: 'p', demand: 1 } as const;
    const why = { why: 'few_reviewers', needed: 2, possible: 1, rules: [] };
    const ways = [{ changes: [{ change: 'less', submission: 'p', by: 1 }], price: 2, commands: [way] }];
    solver({ blocked: { assignment: { because: 'rules', reviewers: [], submissions: ['p'], why, ways } } });
    const page = show(Assignment, records);
    await press('Work out who reviews what');
    await vi.waitFor(() => expect(plain(page)).toContain('1 Water needs 2 reviews and can get only one.'));
    expect(plain(page)).toContain('1 Water is content with one review fewer');
    await press('Choose this');
    expect(sent).toEqual([way]);
  });

  it('says in words that a question was refused', async () => {
    solver({ code: 'wrong_state', detail: { state: 'closed' } }, 409);
    const page = show(Assignment, records);
    await press('Work out who reviews what');
    await vi.waitFor(() => expect(plain(page)).toContain('That step is not possible now.'));
  });
});

describe('tables', () => {
  const line = { day: '2014-03-12', planned: 0, forecast: 0, minutes: 60, slack: 0, protected: false, anchor: false } as const;
  const records: Record<string, Body> = {
    ...common,
    workshop: {
      is: 'workshop',
      title: text('Review'),
      template: 't',
      template_version: 1,
      zone: 'UTC',
      langs: ['en'],
      first_day: '2014-03-12',
      last_day: '2014-03-13',
      deadlines: [],
      phase: 'days',
      position: 1,
      running: 'b',
    },
    agenda: {
      is: 'agenda',
      blocks: [{ ...line, block: 'b', label: 'B1', title: text('Talk'), preset: 'table_rotation', step: 'clarify', state: 'running' }],
    },
    'tables/b': {
      is: 'tables',
      block: 'b',
      state: 'open',
      seating: 'rotation',
      tables: [
        { table: 't1', title: text('North'), langs: [], seats: ['s1'] },
        { table: 't2', title: text('South'), langs: [], seats: [] },
      ],
      resting: [],
      round: 1,
      rounds: 3,
      seated: 3,
      minutes: 20,
      by: 'cyclic',
      repeats: 0,
      met: 1,
      pairs: 1,
      revision: 2,
    },
    'tables_desk/b': { is: 'tables_desk', block: 'b', unseated: [{ seat: 's2', suggested: 't2' }], away: [], speechless: [], changes: [] },
    'table_help/t1': { is: 'table_help', block: 'b', table: 't1', since: 0 },
    'table_note/n1': { is: 'table_note', id: 'n1', block: 'b', table: 't1', round: 1, text: text('Trees'), harvested: false },
  };

  it('gives a chair in one tap, answers a call, goes on and brings notes back', async () => {
    const page = show(Tables, records);
    expect(plain(page)).toContain('Nobody meets twice.');
    await press('Seat Ben at South');
    await press('Helped');
    await press('Begin round 2');
    await press('Bring the one note back');
    expect(sent).toEqual([
      { noun: 'tables', do: 'move', block: 'b', seat: 's2', table: 't2' },
      { noun: 'tables', do: 'helped', table: 't1' },
      { noun: 'tables', do: 'next_round', block: 'b', expected: 1 },
      { noun: 'tables', do: 'harvest', notes: ['n1'] },
    ]);
  });

  it('says what a seating is worth before it is adopted', async () => {
    const command = {
      noun: 'tables',
      do: 'adopt',
      block: 'b',
      revision: 2,
      rounds: [],
      by: 'search',
      repeats: 6,
      repeats_bound: 4,
    } as const;
    solver({
      command,
      summary: { of: 'rotation', seed: 1, rounds: 2, repeats: 6, repeats_bound: 4, standing: 'no_better_known', met: [], changed_seats: 2 },
    });
    const page = show(Tables, records);
    await press('Work out the coming rounds anew');
    await vi.waitFor(() => expect(plain(page)).toContain('6 pairs meet twice; at least 4 must.'));
    await press('Seat people like this');
    expect(sent).toEqual([command]);
  });

  it('lays tables where there are none', async () => {
    const empty = Object.fromEntries(Object.entries(records).filter(([key]) => !key.startsWith('table')));
    show(Tables, empty);
    await press('Lay 4 tables');
    expect(sent).toMatchObject([{ noun: 'tables', do: 'set', block: 'b', rounds: 3, minutes: 20, seating: 'rotation' }]);
  });
});

describe('scoring', () => {
  const summary = (spread: number) => ({
    n: 5,
    median: 20,
    q1: 16,
    q3: 16 + spread,
    spread,
    lowest: 1,
    highest: 9,
    sum: 25,
    histogram: [],
  });
  const cell = (criterion: string, place: number, spread: number) => ({
    subject: 'programme' as const,
    criterion,
    spread_place: place,
    answered: 5,
    missing: 0,
    summary: summary(spread),
    steps: [],
    comments: [],
    evidence: [],
    explanation: { says: 'median' as const, n: 5, without: 0 },
  });
  const scoring: Body = {
    is: 'scoring',
    id: 'x',
    number: 'SC1',
    title: text('Programme'),
    rubric: 'r',
    version: 1,
    subjects: ['programme'],
    scorers: ['peer_delegate'],
    self_assessment: false,
    state: 'counted',
    open: false,
    people: 5,
    rounds: [{ id: 'r1', n: 1, cells: [], counted: true, shown: false, lapsed: false }],
  };

  it('has the widest three ticked for the next round, and asks what is ticked', async () => {
    const cells = [cell('a', 1, 12), cell('b', 2, 8), cell('c', 3, 4), cell('d', 4, 2)];
    const page = show(Scoring, {
      ...common,
      'scoring/x': scoring,
      'scores/x/r1': { is: 'scores', scoring: 'x', round: 'r1', n: 1, rubric: 'r', version: 1, cells, subjects: [] },
    });
    const boxes = [...page.querySelectorAll<HTMLInputElement>('li[data-place] input')];
    expect(boxes.map((one) => one.checked)).toEqual([true, true, true, false]);
    boxes[0]?.click();
    flushSync();
    await press('Open round 2 with 2 questions');
    expect(sent).toEqual([
      {
        noun: 'rubric',
        do: 'open_round',
        scoring: 'x',
        cells: [
          { subject: 'programme', criterion: 'b' },
          { subject: 'programme', criterion: 'c' },
        ],
      },
    ]);
  });

  it('shows who is done by name, who holds whose pen, and closes with a reason where somebody is missing', async () => {
    const people = [
      { seat: 's1', done: ['programme' as const], begun: [], missing: [] },
      { seat: 's2', pen: 's1', done: [], begun: [], missing: ['programme' as const] },
    ];
    const open: Body = {
      ...scoring,
      state: 'open',
      open: true,
      rounds: [{ id: 'r1', n: 1, cells: [], counted: false, shown: false, lapsed: false }],
    };
    const page = show(Scoring, {
      ...common,
      'scoring/x': open,
      'progress/x': { is: 'scoring_progress', scoring: 'x', done: 1, of: 2, people },
    });
    const rows = [...page.querySelectorAll('tr[data-far]')].map(plain);
    expect(rows[0]).toMatch(/Ana ?done/);
    expect(rows[1]).toContain('Ben');
    expect(rows[1]).toContain('Ana holds the pen');
    expect(rows[1]).toContain('missing');
    await press('Close the round and count it');
    expect(sent).toEqual([{ noun: 'rubric', do: 'close_round', scoring: 'x' }]);

    room.saved['scoring.x'] = {
      state: 'refused',
      code: 'guard',
      detail: { unmet: [{ check: 'sheets_handed_in', seats: ['s2'], have: 1, need: 2 }] },
    };
    flushSync();
    expect(plain(page)).toContain('Ben');
    const why = page.querySelector<HTMLInputElement>('#why-x');
    if (!why) throw new Error('no place for a reason');
    why.value = 'he left';
    why.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    await press('Close it without them');
    expect(sent[1]).toEqual({ noun: 'rubric', do: 'close_round', scoring: 'x', reason: { lang: 'en', text: 'he left' } });
  });

  it('makes a rubric from a template', async () => {
    show(Scoring, {});
    await press('Make this rubric');
    expect(sent).toMatchObject([{ noun: 'rubric', do: 'use_template', template: 'programme_review' }]);
  });
});
