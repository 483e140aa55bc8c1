// Where sockets are blocked, a page works over requests and a stream of events.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { DeviceShelf, MemoryShelf } from '../lib/outbox';
import { Room } from '../lib/room.svelte';
import type { Command } from '../lib/wire';

const note = { noun: 'floor', do: 'note', text: { lang: 'en', text: 'over the detour' } } as unknown as Command;
const welcome = { frame: 'welcome', you: { kind: 'operator' }, epoch: 'e', seq: 7, now: 1, records: [] };

/** A socket that something between takes away. */
class Blocked {
  static OPEN = 1;
  static CLOSED = 3;
  static tried = 0;
  onclose: (() => void) | null = null;
  readyState = 0;
  constructor() {
    Blocked.tried += 1;
    setTimeout(() => this.onclose?.(), 10);
  }
  send(): void {}
  close(): void {}
}

describe('without sockets', () => {
  let asked: { path: string; init: RequestInit }[];
  let say: (text: string) => void;
  let answers: (() => Response)[];

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'] });
    vi.stubGlobal('WebSocket', Blocked);
    vi.spyOn(DeviceShelf, 'open').mockImplementation(async () => new MemoryShelf());
    Blocked.tried = 0;
    asked = [];
    answers = [];
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      asked.push({ path, init });
      if (!path.includes('/events')) return answers.shift()?.() ?? new Response('ok');
      const body = new ReadableStream<Uint8Array>({
        start: (stream) => void (say = (text) => stream.enqueue(new TextEncoder().encode(text))),
      });
      return new Response(body);
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  async function connected(): Promise<Room> {
    const room = new Room('w', 'secret', 'seat');
    await room.start();
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(2_000);
      expect(asked.some(({ path }) => path.includes('/events'))).toBe(true);
    });
    // A frame may arrive in pieces, and between comments.
    const text = JSON.stringify(welcome);
    say(`: \n\ndata: ${text.slice(0, 20)}`);
    say(`${text.slice(20)}\n\n`);
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(10);
      expect(room.link).toBe('connected');
    });
    return room;
  }

  it('comes in after two sockets, with the secret in a header and not in the address', async () => {
    await connected();
    expect(Blocked.tried).toBe(2);
    const { path, init } = asked.find((one) => one.path.includes('/events')) ?? { path: '', init: {} };
    expect(path).toBe('/api/workshops/w/events');
    expect(init.headers).toMatchObject({ authorization: 'Bearer secret' });
    expect(asked.some((one) => one.path.includes('secret'))).toBe(false);
  });

  it('sends by request, waits where the server says so, and says saved when the answer is there', async () => {
    const room = await connected();
    const busy = { code: 'busy', detail: { retry_after_ms: 300 } };
    answers.push(() => new Response(JSON.stringify(busy), { status: 503 }));
    const sent: string[] = [];
    const done = (): Response => {
      const { id } = JSON.parse(String(asked.at(-1)?.init.body)) as { id: string };
      sent.push(id);
      return new Response(JSON.stringify({ frame: 'done', id, seq: 8 }));
    };
    answers.push(done);
    await room.say(note, 'form');
    expect(room.saved['form']).toEqual({ state: 'waiting' });
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(200);
      expect(room.saved['form']).toMatchObject({ state: 'saved' });
    });
    const posts = asked.filter(({ path }) => path.endsWith('/commands'));
    expect(posts.length).toBe(2);
    expect(new Set(posts.map(({ init }) => (JSON.parse(String(init.body)) as { id: string }).id)).size).toBe(1);
    expect(sent.length).toBe(1);
  });
});
