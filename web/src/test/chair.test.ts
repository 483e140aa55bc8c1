// What the chair has in hand, and how it looks at the desk, on a phone and on the projector: the queue, attention, the lead, the
// health of the room, and looking around. Without a server: records come by hand.
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import '../console/words';

import Authority from '../console/Authority.svelte';
import Health from '../console/Health.svelte';
import { ago, troubles } from '../console/health';
import HoldAttention from '../console/HoldAttention.svelte';
import Queue from '../console/Queue.svelte';
import RecoveryLink from '../console/RecoveryLink.svelte';
import Trouble from '../console/Trouble.svelte';
import { drafts } from '../lib/unsent';
import { ahead } from '../phone/ahead';
import Around from '../phone/Around.svelte';
import Attention from '../phone/Attention.svelte';
import Hand from '../phone/Hand.svelte';
import Shown from '../projector/Queue.svelte';
import Recover from '../views/Recover.svelte';
import { button, press, put, room, said, settle, show, text, tidy, type, words } from './judge-page';

const seat = (id: string, more: object = {}) => ({
  is: 'seat',
  id,
  name: id.toUpperCase(),
  organisation: 'o',
  role: 'peer_delegate',
  speaker: false,
  langs: ['en'],
  present: true,
  ...more,
});
const people = {
  'organisation/o': { is: 'organisation', id: 'o', name: text('Centre Cairo'), city: text('Cairo') },
  'seat/me': seat('me'),
  'seat/ana': seat('ana'),
  'seat/ben': seat('ben'),
};
const queue = (more: object = {}) => ({ queue: { is: 'queue', waiting: [], order: 'arrival', ...more } });
const line = (organisation: string, more: object = {}) => ({ organisation, seats: 4, connected: 4, silent: 0, unsent: 0, ...more });

afterEach(() => vi.unstubAllGlobals());

describe('the hand of a delegate', () => {
  it('goes up, becomes a point of order, and knows its place', async () => {
    put({ ...people, ...queue() });
    await show(Hand);
    await press('Ask for the floor');
    put(queue({ waiting: ['ana', 'me'] }));
    expect(words()).toContain('You are number 2 in the queue.');
    await press('Make it a point of order');
    put(queue({ waiting: ['me', 'ana'], points_of_order: ['me'] }));
    expect(words()).toContain('You are number 1 in the queue, with a point of order.');
    expect(() => button('point of order')).toThrow();
    expect(said).toEqual([
      { noun: 'floor', do: 'raise_hand' },
      { noun: 'floor', do: 'raise_hand', point_of_order: true },
    ]);
  });

  it('sees the time of its turn', async () => {
    put({ ...people, ...queue({ speaking: 'me', since: Date.now() - 30_000, seconds: 120 }) });
    await show(Hand);
    expect(words()).toContain('You have the floor. 1:30 left');
    await vi.advanceTimersByTimeAsync(100_000);
    flushSync();
    expect(words()).toContain('+0:10 over time');
  });
});

describe('the queue at the desk', () => {
  it('says points of order in words, gives, skips and clears', async () => {
    put({ ...people, ...queue({ waiting: ['ben', 'ana'], points_of_order: ['ben'] }) });
    await show(Queue);
    const lines = [...document.querySelectorAll('[data-waiting]')].map((one) => tidy(one.textContent));
    expect(lines[0]).toContain('BEN Cairo Point of order');
    expect(lines[1]).not.toContain('Point of order');
    await press('Give the floorANA');
    await press('To the endBEN');
    expect(button('To the endANA').disabled).toBe(true);
    await press('Empty the queue');
    expect(said).toEqual([
      { noun: 'floor', do: 'give_floor', seat: 'ana' },
      { noun: 'floor', do: 'skip_hand', seat: 'ben' },
      { noun: 'floor', do: 'clear_queue' },
    ]);
  });

  it('sets order and time as a whole, and keeps what is typed while the other console sets it', async () => {
    put({ ...people, ...queue() });
    await show(Queue);
    type('#queue-seconds', '5');
    expect(button('Set order and time').disabled).toBe(true);
    type('#queue-seconds', '٩٠');
    put(queue({ order: 'fewest_turns', seconds: 30 }));
    expect(document.querySelector<HTMLInputElement>('#queue-seconds')?.value).toBe('90');
    await press('Set order and time');
    expect(said).toEqual([{ noun: 'floor', do: 'set_queue', order: 'arrival', seconds: 90 }]);
    put(queue({ order: 'alternate_organisations', seconds: 60 }));
    expect(document.querySelector<HTMLSelectElement>('#queue-order')?.value).toBe('alternate_organisations');
  });

  it('is on the projector with five who wait, and how many more', async () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    put({ ...people, ...queue({ speaking: 'ana', since: Date.now(), waiting: many, points_of_order: ['a'] }) });
    await show(Shown);
    expect(words()).toContain('ANA has the floor. 0:00 so far');
    expect(document.querySelectorAll('[data-waiting]').length).toBe(5);
    expect(words()).toContain('and 2 more');
    expect(tidy(document.querySelector('[data-waiting]')?.textContent ?? '')).toContain('Point of order');
  });
});

describe('attention', () => {
  const held = { attention: { is: 'attention', by: 'lead', words: text('The mayor speaks'), since: Date.now() } };

  it('is said in a place that was there before, and leaves it again', async () => {
    await show(Attention);
    const place = document.querySelector('[role=status]');
    expect(place?.textContent?.trim()).toBe('');
    put(held);
    expect(tidy(place?.textContent ?? '')).toContain('Please look to the front The mayor speaks');
    room.store.apply({ audience: 'room', gone: ['attention'] });
    flushSync();
    expect(place?.textContent?.trim()).toBe('');
    expect(document.querySelector('[role=status]')).toBe(place);
  });

  it('is asked for with or without words, and released', async () => {
    await show(HoldAttention);
    await press('Ask everybody to look up');
    type('#attention', ' The mayor speaks ');
    await press('Ask everybody to look up');
    put(held);
    expect(words()).toContain('Everybody is asked to look up since');
    await press('Release everybody');
    expect(said).toEqual([
      { noun: 'floor', do: 'hold_attention' },
      { noun: 'floor', do: 'hold_attention', words: { lang: 'en', text: 'The mayor speaks' } },
      { noun: 'floor', do: 'release_attention' },
    ]);
  });
});

describe('the health of the room', () => {
  it('is told by organisation, in words', async () => {
    put(people);
    room.health = [line('o', { connected: 3, silent: 1, unsent: 2, acknowledged: room.now() - 125_000 })];
    await show(Health);
    const cells = () => [...document.querySelectorAll('[data-health=o] > *')].map((one) => tidy(one.textContent).trim());
    expect(cells()).toEqual(['Cairo', '3 of 4', 'one device', '2 drafts', '2 minutes ago']);
    room.health = [line('o', { connected: 0 })];
    flushSync();
    expect(cells()).toEqual(['Cairo', 'nobody of 4', 'nobody', 'nothing', 'nothing since the server started']);
  });

  it('troubles the header only with others, and opens its table', async () => {
    const table = document.createElement('details');
    table.id = 'tool-health';
    document.body.append(table);
    room.health = [line('a', { silent: 1 }), line('b', { silent: 1, unsent: 3 })];
    room.unsent = 1;
    await show(Trouble);
    await press('2 devices are silent; 2 drafts are not stored yet');
    expect(document.querySelector<HTMLDetailsElement>('#tool-health')?.open).toBe(true);
    room.health = [line('a', { unsent: 1 })];
    flushSync();
    expect(document.querySelector('[data-trouble]')).toBeNull();
    expect(troubles([line('a')], 4)).toEqual({ silent: 0, unsent: 0 });
  });

  it('says how long ago', () => {
    const hour = 3_600_000;
    const said = [59_999, 60_000, 2.5 * hour, 47 * hour, 75 * hour].map((passed) => ago(0, passed));
    expect(said).toEqual([undefined, '1 minute ago', '2 hours ago', '47 hours ago', '3 days ago']);
  });

  it('counts drafts with words, and of score sheets those that say something else than what was stored', () => {
    const page = (step: number) => ({ marks: { c: { value: { step } } }, change: '' });
    const sheet = (mine: number, base: number, sent?: number) =>
      JSON.stringify({
        mine: page(mine),
        base: { ...page(base), revision: 1 },
        ...(sent === undefined ? {} : { sent: { revision: 1, page: page(sent) } }),
      });
    const stored = {
      'w.me.write': 'a thought',
      'w.me.blank': ' \n',
      'w.me.sheet.same': sheet(3, 3),
      'w.me.sheet.new': sheet(4, 3),
      'w.me.sheet.sent': sheet(4, 3, 4),
      'w.other.write': 'of somebody else',
      'w.me2.write': 'of somebody else',
    };
    for (const [name, value] of Object.entries(stored)) localStorage.setItem(`plenum.draft.${name}`, value);
    expect(drafts('w.me')).toBe(2);
  });
});

describe('the lead of the room', () => {
  const crew = {
    'seat/me': seat('me', { role: 'facilitator', lead: true }),
    'seat/rap': seat('rap', { role: 'rapporteur' }),
    'seat/co': seat('co', { role: 'facilitator' }),
    'seat/host': seat('host', { role: 'host_lead' }),
  };

  it('is handed over only after it was said what changes, and never to a side', async () => {
    put(crew);
    await show(Authority);
    expect(words()).toContain('ME leads the room. Co-facilitator: CO.');
    const options = [...document.querySelectorAll('#lead-to option')].map((one) => tidy(one.textContent));
    expect(options).toEqual(['Please choose', 'CO (Facilitator)', 'RAP (Rapporteur)']);
    const select = document.querySelector<HTMLSelectElement>('#lead-to');
    // This stand-in of a browser does not find a chosen option by `:checked`.
    vi.spyOn(select!, 'querySelector').mockImplementation(() => select!.options[2] ?? null);
    select!.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
    await press('Hand over …');
    expect(said).toEqual([]);
    expect(tidy(document.querySelector('[role=alert]')?.textContent ?? '')).toContain('RAP is “Rapporteur” now and becomes a facilitator.');
    await press('Hand over now');
    expect(said).toEqual([{ noun: 'people', do: 'hand_over', to: 'rap' }]);
  });

  it('is nothing a co-facilitator gives away', async () => {
    put({ ...crew, 'seat/me': seat('me', { role: 'facilitator' }), 'seat/co': seat('co', { role: 'facilitator', lead: true }) });
    await show(Authority);
    expect(words()).toContain('CO leads the room. Co-facilitator: ME.');
    expect(document.querySelector('button')).toBeNull();
  });

  it('has a recovery link that is shown once, after a question', async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response(JSON.stringify({ workshop: 'w', token: 'secret' }))));
    vi.stubGlobal('fetch', fetched);
    await show(RecoveryLink, { workshop: 'w', token: 'mine' });
    await press('Make a recovery link');
    expect(fetched).not.toHaveBeenCalled();
    await press('An earlier link ends. Make it');
    expect(fetched).toHaveBeenCalledWith('/api/workshops/w/recovery', expect.objectContaining({ method: 'POST' }));
    expect(words()).toContain('/c#k=secret');
    expect(words()).toContain('in a closed envelope');
    await press('Hide it');
    expect(words()).not.toContain('secret');
  });

  it('is taken over by one button, and the new token is kept', async () => {
    const answers = [new Response('{}', { status: 500 }), new Response(JSON.stringify({ workshop: 'w', seat: 's', token: 'fresh' }))];
    vi.stubGlobal('fetch', () => Promise.resolve(answers.shift()));
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    await show(Recover, { token: 'recovery' });
    expect(words()).toContain('loses this seat on the old device at once');
    await press('Take over the room');
    expect(words()).toContain('That did not work');
    await press('Take over the room');
    await settle();
    expect(localStorage.getItem('plenum.secret.c')).toBe('fresh');
    expect(assign).toHaveBeenCalledWith('/c');
  });
});

describe('looking around', () => {
  const agenda = {
    is: 'agenda',
    blocks: [
      { block: 'b1', label: 'B1', title: text('Opening'), day: '2014-03-10', planned: 0, forecast: 0, state: 'done', started: 0 },
      { block: 'b2', label: 'B2', title: text('Writing'), day: '2014-03-10', planned: 1, forecast: 1, state: 'running', started: 1 },
      { block: 'b3', label: 'B3', title: text('Reading'), day: '2014-03-10', planned: 2, forecast: 2, state: 'planned' },
    ],
  };
  const at = (block: string, label: string, task = 'write') => ({
    workshop: { is: 'workshop', title: text('Seoul'), zone: 'UTC', langs: ['en'], phase: 'days', running: block },
    task: { is: 'task', task, block },
    [`block/${block}`]: { is: 'block', block, label, title: text('Writing'), settings: {} },
  });

  it('shows what was shown, says where the room is, and that it moved on', async () => {
    const done = vi.fn();
    put({ ...people, agenda, ...at('b2', 'B2') });
    await show(Around, { room, done });
    expect(words()).toContain('You are here: B2 Writing');
    expect(words()).toContain('B3 Reading next');
    expect(words()).toContain('Nothing was shown so far.');
    put({
      'recommendation/r': { is: 'recommendation', id: 'r', number: 'R1', text: text('Agree a standard'), state: 'endorsed' },
      'cluster/k': { is: 'cluster', id: 'k', number: 'K1', title: text('Backing'), entries: [], evidence: 'hearing', state: 'open' },
      'conclusion/c': { is: 'conclusion', id: 'c', number: 'C1', sentence: text('We go on'), state: 'agreed', agreed: [], dissents: [] },
      'entry/e': {
        is: 'entry',
        id: 'e',
        block: 'b1',
        kind: 'strength',
        place: 1,
        state: 'revealed',
        author: {},
        cards: 1,
        text: text('Staff'),
      },
    });
    for (const part of ['Agree a standard', 'Backing', 'hearing', 'We go on', 'Staff']) expect(words()).toContain(part);
    expect(words()).not.toContain('Nothing was shown');
    expect(words()).not.toContain('moved on');

    put(at('b3', 'B3'));
    expect(tidy([...document.querySelectorAll('[role=status]')].map((one) => one.textContent).join(' '))).toContain(
      'The room has moved on: B3',
    );
    await press('Back to the task');
    expect(done).toHaveBeenCalled();
  });

  it('says that there is a new task in the same step', async () => {
    put({ ...people, agenda, ...at('b2', 'B2') });
    await show(Around, { room, done: () => undefined });
    put(at('b2', 'B2', 'rate'));
    expect(words()).toContain('There is a new task: Rate');
  });
});

describe('what is loaded ahead', () => {
  it('is loaded again when the network is back, and only then', async () => {
    let tries = 0;
    const fails = vi.fn(() => ((tries += 1) === 1 ? Promise.reject(new Error('offline')) : Promise.resolve()));
    const works = vi.fn(() => Promise.resolve());
    ahead([fails, works]);
    await settle();
    expect(fails).toHaveBeenCalledTimes(1);
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(fails).toHaveBeenCalledTimes(2);
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(fails).toHaveBeenCalledTimes(2);
  });
});
