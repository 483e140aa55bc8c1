// The outbox and the replica, without a browser.
import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { uuid7 } from '../lib/ids';
import { DeviceShelf, MemoryShelf, type Shelf } from '../lib/outbox';
import { Room } from '../lib/room.svelte';
import { Store } from '../lib/store.svelte';
import type { Body, ServerFrame } from '../lib/wire';

const note = (text: string) => ({ noun: 'floor', do: 'keep_private', text: { lang: 'en', text } }) as const;

/** A server that loses acknowledgements and cuts connections as it is told, and remembers ids. */
class Line {
  static latest: Line | null = null;
  static stored: string[] = [];
  static script: () => 'ok' | 'cut before' | 'cut after' = () => 'ok';
  readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor() {
    Line.latest = this;
    setTimeout(() => this.onopen?.(), 0);
  }

  say(frame: ServerFrame): void {
    if (this.readyState === 1) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  send(text: string): void {
    const frame = JSON.parse(text) as { frame: string; id: string; t: number };
    if (frame.frame === 'hello') {
      const you = { kind: 'projector', workshop: 'w', join_code: '' } as const;
      setTimeout(() => this.say({ frame: 'welcome', you, epoch: 'e', seq: 0, now: Date.now(), records: [] }), 0);
    }
    if (frame.frame === 'do') {
      const fate = Line.script();
      if (fate === 'cut before') return this.close();
      if (!Line.stored.includes(frame.id)) Line.stored.push(frame.id);
      if (fate === 'cut after') return this.close();
      setTimeout(() => this.say({ frame: 'done', id: frame.id, seq: 1 }), 0);
    }
  }

  close(): void {
    if (this.readyState !== 1) return;
    this.readyState = 3;
    setTimeout(() => this.onclose?.(), 0);
  }
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

  it('delivers each command once and in order, whatever is lost', async () => {
    const fate = fc.constantFrom('ok', 'cut before', 'cut after');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.array(fate, { maxLength: 30 }), async (count, fates) => {
        Line.stored = [];
        const script = [...fates];
        Line.script = () => (script.shift() as 'ok' | undefined) ?? 'ok';
        const room = new Room('w', 'token');
        await room.start();
        for (let n = 0; n < count; n += 1) await room.say(note(`note ${n}`), `form ${n}`);
        await vi.advanceTimersByTimeAsync(400_000);
        expect(room.waiting).toBe(0);
        expect(Line.stored.length).toBe(count);
        for (let n = 0; n < count; n += 1) expect(room.saved[`form ${n}`]?.state).toBe('saved');
      }),
      { numRuns: 60 },
    );
  });

  it('never says saved before the server did', async () => {
    Line.script = () => 'cut before';
    const room = new Room('w', 'token');
    await room.start();
    await room.say(note('x'), 'f');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(room.saved['f']?.state).toBe('waiting');
    expect(room.waiting).toBe(1);
  });

  it('refuses what the server would cut off without a word', async () => {
    Line.stored = [];
    Line.script = () => 'ok';
    const room = new Room('w', 'token');
    await room.start();
    expect(await room.say(note('x'.repeat(17_000)), 'f')).toBe(false);
    expect(room.saved['f']).toMatchObject({ state: 'refused', code: 'command_too_long' });
    expect(Line.stored).toEqual([]);
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
