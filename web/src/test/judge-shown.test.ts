// Tables and reviews on a phone, and what the projector shows of judging. Without a server: records come by hand.
import { describe, expect, it } from 'vitest';

import Reviews from '../phone/Reviews.svelte';
import Table from '../phone/Table.svelte';
import Assigned from '../projector/Assigned.svelte';
import Scores from '../projector/Scores.svelte';
import Tables from '../projector/Tables.svelte';
import { text, shipped, said, put, show, settle, words, button, press, choose, scoring, rubricBody } from './judge-page';

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
