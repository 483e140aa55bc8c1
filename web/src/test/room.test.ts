// The outbox and the replica, without a browser.
import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { uuid7 } from '../lib/ids';
import { DeviceShelf, MemoryShelf, wordsOf, type Shelf } from '../lib/outbox';
import { Room } from '../lib/room.svelte';
import { Store } from '../lib/store.svelte';
import type { Body, ServerFrame } from '../lib/wire';

const note = (text: string) => ({ noun: 'floor', do: 'keep_private', text: { lang: 'en', text } }) as const;

type Fate = 'ok' | 'cut before' | 'cut after' | 'busy' | 'refused';

/** A server that loses acknowledgements, cuts connections, is busy or refuses as it is told, and remembers ids. */
class Line {
  static latest: Line | null = null;
  static stored: string[] = [];
  static texts: string[] = [];
  static said: string[] = [];
  static urls: string[] = [];
  static answered = new Map<string, ServerFrame>();
  static script: () => Fate = () => 'ok';

  static fresh(script: () => Fate): void {
    Line.stored = [];
    Line.texts = [];
    Line.said = [];
    Line.urls = [];
    Line.answered.clear();
    Line.script = script;
  }

  readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string | Blob }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor(url = '') {
    Line.urls.push(url);
    Line.latest = this;
    setTimeout(() => this.onopen?.(), 0);
  }

  say(frame: ServerFrame): void {
    if (this.readyState === 1) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  send(text: string): void {
    Line.said.push(text);
    const frame = JSON.parse(text) as { frame: string; id: string; t: number; command: { text: { text: string } } };
    if (frame.frame === 'hello') {
      const you = { kind: 'projector', workshop: 'w', join_code: '' } as const;
      setTimeout(() => this.say({ frame: 'welcome', you, epoch: 'e', seq: 0, now: Date.now(), records: [] }), 0);
    }
    if (frame.frame !== 'do') return;
    const fate = Line.answered.has(frame.id) ? 'ok' : Line.script();
    if (fate === 'cut before') return this.close();
    if (fate === 'busy') {
      const busy = { frame: 'refused', id: frame.id, code: 'busy', detail: { retry_after_ms: 300 } } as const;
      setTimeout(() => this.say(busy), 0);
      return;
    }
    if (!Line.answered.has(frame.id)) {
      const refusal = { frame: 'refused', id: frame.id, code: 'wrong_state', detail: { state: 'locked' } } as const;
      Line.answered.set(frame.id, fate === 'refused' ? refusal : { frame: 'done', id: frame.id, seq: 1 });
      if (fate !== 'refused') {
        Line.stored.push(frame.id);
        Line.texts.push(frame.command.text.text);
      }
    }
    if (fate === 'cut after') return this.close();
    const answer = Line.answered.get(frame.id);
    if (answer) setTimeout(() => this.say(answer), 0);
  }

  close(): void {
    if (this.readyState !== 1) return;
    this.readyState = 3;
    setTimeout(() => this.onclose?.(), 0);
  }
}

function packed(text: string): Promise<Blob> {
  return new Response(new Response(text).body?.pipeThrough(new CompressionStream('deflate-raw'))).blob();
}

describe('the outbox', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'] });
    vi.stubGlobal('WebSocket', Object.assign(Line, { OPEN: 1 }));
    vi.spyOn(DeviceShelf, 'open').mockImplementation(async () => new MemoryShelf());
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('delivers each command once and in order, whatever is lost or has to wait', async () => {
    const fate = fc.constantFrom<Fate>('ok', 'cut before', 'cut after', 'busy', 'refused');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.array(fate, { maxLength: 30 }), async (count, fates) => {
        const script = [...fates];
        Line.fresh(() => script.shift() ?? 'ok');
        const room = new Room('w', 'token');
        await room.start();
        for (let n = 0; n < count; n += 1) await room.say(note(`note ${n}`), `form ${n}`);
        await vi.advanceTimersByTimeAsync(400_000);
        const written = Array.from({ length: count }, (_, n) => `note ${n}`);
        const returned = room.returned.map((item) => wordsOf(item.command));
        expect(room.waiting).toBe(0);
        // Nothing is lost, nothing is there twice, the order is kept.
        expect(Line.texts).toEqual(written.filter((text) => !returned.includes(text)));
        expect(returned).toEqual(written.filter((text) => !Line.texts.includes(text)));
      }),
      { numRuns: 40 },
    );
    // Hours of virtual time: a busy machine takes its time for them.
  }, 180_000);

  it('keeps the words of what was refused, also through a reload, until they are taken back', async () => {
    const shelf = new MemoryShelf();
    vi.mocked(DeviceShelf.open).mockImplementation(async () => shelf);
    Line.fresh(() => 'refused');
    const before = new Room('w', 'token', 'seat');
    await before.start();
    await before.say(note('a thought'), 'write');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(before.saved['write']).toMatchObject({ state: 'refused', code: 'wrong_state' });

    const after = new Room('w', 'another link of the same seat', 'seat');
    await after.start();
    expect(after.returned.map((item) => wordsOf(item.command))).toEqual(['a thought']);
    expect(after.saved['write']).toMatchObject({ state: 'refused' });
    await after.takeBack(after.returned[0]?.id ?? '');
    expect(after.saved['write']).toEqual({ state: 'none' });
    expect(await shelf.all('seat')).toEqual([]);
  });

  it('sends what waited under an old link of the seat, and nothing of another seat', async () => {
    const shelf = new MemoryShelf();
    vi.mocked(DeviceShelf.open).mockImplementation(async () => shelf);
    Line.fresh(() => 'cut before');
    const lost = new Room('w', 'old', 'seat');
    await lost.start();
    await lost.say(note('mine'), 'f');
    await shelf.put({ seat: 'other', id: 'x', command: note('theirs'), form: 'f' });
    vi.clearAllTimers();

    Line.fresh(() => 'ok');
    const found = new Room('w', 'new', 'seat');
    await found.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(Line.texts).toEqual(['mine']);
    expect((await shelf.all('other')).length).toBe(1);
  });

  it('moves the room now or not at all', async () => {
    const shelf = new MemoryShelf();
    vi.mocked(DeviceShelf.open).mockImplementation(async () => shelf);
    Line.fresh(() => 'ok');
    const room = new Room('w', 'token');
    await room.start();
    expect(await room.sayNow(note('too early'), 'move')).toBe(false);
    expect(room.saved['move']).toMatchObject({ code: 'not_connected' });
    await vi.advanceTimersByTimeAsync(1_000);
    const done = room.sayNow(note('now'), 'move');
    expect((await shelf.all('token')).length).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await done).toBe(true);
    expect(Line.texts).toEqual(['now']);
  });

  it('never says saved before the server did', async () => {
    Line.fresh(() => 'cut before');
    const room = new Room('w', 'token');
    await room.start();
    await room.say(note('x'), 'f');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(room.saved['f']?.state).toBe('waiting');
    expect(room.waiting).toBe(1);
  });

  it('unpacks a large picture, and nothing overtakes it', async () => {
    Line.fresh(() => 'ok');
    const room = new Room('w', 'token');
    await room.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(Line.urls.at(-1)).toContain('/live?packed=deflate-raw');
    const warnings = (long_stretch: number): Body => ({ is: 'warnings', without_language: [], missing_leads: false, long_stretch });
    const you = { kind: 'projector', workshop: 'w', join_code: '' } as const;
    const records = [{ audience: 'room' as const, key: 'warnings', body: warnings(1) }];
    const picture: ServerFrame = { frame: 'welcome', you, epoch: 'e', seq: 4, now: Date.now(), records };

    const line = Line.latest;
    line?.onmessage?.({ data: await packed(JSON.stringify(picture)) });
    const change = { audience: 'room', set: { warnings: warnings(2) } } as const;
    line?.say({ frame: 'change', seq: 5, now: Date.now(), change });
    expect(room.store.get('warnings', 'warnings')).toBeUndefined();
    await vi.waitFor(() => expect(room.store.get('warnings', 'warnings')?.long_stretch).toBe(2));
    line?.say({ frame: 'change', seq: 6, now: Date.now(), change: { audience: 'room', gone: ['warnings'] } });
    await vi.waitFor(() => expect(room.store.get('warnings', 'warnings')).toBeUndefined());
  });

  it('asks for text after a picture that it cannot unpack', async () => {
    Line.fresh(() => 'ok');
    const room = new Room('w', 'token');
    await room.start();
    await vi.advanceTimersByTimeAsync(1_000);
    const opened = Line.urls.length;
    Line.latest?.onmessage?.({ data: new Blob(['no stream']) });
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1_000);
      expect(Line.urls.length).toBeGreaterThan(opened);
    });
    expect(Line.urls.at(-1)).toMatch(/\/live$/);
    await vi.waitFor(() => expect(room.link).toBe('connected'));
  });

  it('refuses what the server would cut off without a word', async () => {
    Line.fresh(() => 'ok');
    const room = new Room('w', 'token');
    await room.start();
    expect(await room.say(note('x'.repeat(65_000)), 'f')).toBe(false);
    expect(room.saved['f']).toMatchObject({ state: 'refused', code: 'command_too_long' });
    expect(Line.stored).toEqual([]);
  });
});

describe('the health of the room', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'] });
    vi.stubGlobal('WebSocket', Object.assign(Line, { OPEN: 1 }));
    vi.spyOn(DeviceShelf, 'open').mockImplementation(async () => new MemoryShelf());
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  const pings = () =>
    Line.said.map((text) => JSON.parse(text) as { frame: string; t: number; unsent: number }).filter((one) => one.frame === 'ping');

  it('knows of every page at least every twelve seconds, and what is not stored on it', async () => {
    Line.fresh(() => 'busy');
    const room = new Room('w', 'token');
    room.drafts = (place) => (place === 'w.token' ? 2 : 0);
    await room.start();
    await room.say(note('on its way'), 'f');
    await vi.advanceTimersByTimeAsync(60_000);
    const told = pings();
    expect(told.at(-1)?.unsent).toBe(3);
    expect(room.unsent).toBe(3);
    const gaps = told.slice(1).map((one, n) => one.t - (told[n]?.t ?? 0));
    expect(gaps.length).toBeGreaterThan(4);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(12_000);
  });

  it('hears of what is kept on a phone that is put away', async () => {
    Line.fresh(() => 'ok');
    const room = new Room('w', 'token');
    await room.start();
    await vi.advanceTimersByTimeAsync(1_000);
    const before = pings().length;
    room.drafts = () => 77;
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    // Rooms of earlier tests hear the document as well.
    const told = pings().slice(before);
    expect(told.map((one) => one.unsent)).toContain(77);
  });

  it('reaches the desk', async () => {
    Line.fresh(() => 'ok');
    const room = new Room('w', 'token');
    await room.start();
    await vi.advanceTimersByTimeAsync(1_000);
    const organisations = [{ organisation: 'o', seats: 2, connected: 1, silent: 1, unsent: 3 }];
    Line.latest?.say({ frame: 'health', organisations });
    await vi.waitFor(() => expect(room.health).toEqual(organisations));
  });
});

describe('the shelf on the device', () => {
  it('keeps commands in order, by seat, until they are removed', async () => {
    const shelf: Shelf = await DeviceShelf.open();
    for (const [seat, id] of [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ] as const)
      await shelf.put({ seat, id, command: note(id), form: 'f' });
    await shelf.remove('1');
    expect((await shelf.all('a')).map((item) => item.id)).toEqual(['3']);
    expect((await shelf.all('b')).map((item) => item.id)).toEqual(['2']);
    await shelf.put({ seat: 'a', id: '4', command: note('4'), form: 'f' });
    await shelf.put({ seat: 'a', id: '3', command: note('3'), form: 'f', refused: { code: 'busy', detail: {} } });
    expect((await shelf.all('a')).map((item) => [item.id, item.refused?.code])).toEqual([
      ['3', 'busy'],
      ['4', undefined],
    ]);
  });
});

describe('the replica', () => {
  const body = (version: number): Body => ({ is: 'dates', dates: [], version }) as unknown as Body;

  it('shows the record of the narrowest audience, and the next one when it goes', () => {
    const store = new Store();
    store.reset([
      { audience: 'room', key: 'k', body: body(1) },
      { audience: { person: 'me' }, key: 'k', body: body(2) },
    ]);
    expect(store.get('dates', 'k')).toMatchObject({ version: 2 });
    store.apply({ audience: { person: 'me' }, gone: ['k'] });
    expect(store.get('dates', 'k')).toMatchObject({ version: 1 });
    store.apply({ audience: 'room', gone: ['k'] });
    expect(store.get('dates', 'k')).toBeUndefined();
  });

  it('keeps the identity of what did not change in a snapshot', () => {
    const store = new Store();
    store.reset([{ audience: 'room', key: 'k', body: body(1) }]);
    const before = store.get('dates', 'k');
    store.reset([{ audience: 'room', key: 'k', body: body(1) }]);
    expect(store.get('dates', 'k')).toBe(before);
  });
});

describe('ids', () => {
  it('are of version 7, in order of time, and differ', () => {
    const ids = [uuid7(1_000), uuid7(2_000), uuid7(2_000)];
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids[0]! < ids[1]!).toBe(true);
    expect(ids[1]).not.toBe(ids[2]);
  });
});
