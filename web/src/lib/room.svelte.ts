// The room as a page sees it: a socket that never gives up, a replica of records, and an outbox.
//
//   say(command) ── stored on the device ──▶ do {id, command} ──▶ done: removed · refused: removed and shown
//
// Nothing counts as saved before `done`. The page shows its state in words, always.
import { uuid7 } from './ids';
import { DeviceShelf, type Shelf, type Waiting } from './outbox';
import { Store } from './store.svelte';
import type { ClientFrame, Command, JoinRequest, ServerFrame, You } from './wire';

export type Link = 'connecting' | 'connected' | 'away' | 'closed';

/** What became of a command that a form sent. */
export type Saved =
  | { state: 'none' }
  | { state: 'waiting' }
  | { state: 'saved'; at: number }
  | { state: 'refused'; code: string; detail: Record<string, unknown> };

/** The server closes longer commands without a word; the page says it first. */
const LONGEST = 16 * 1024;

export class Room {
  readonly store = new Store();
  link = $state<Link>('connecting');
  you = $state.raw<You | null>(null);
  closed = $state('');
  waiting = $state(0);
  saved = $state<Record<string, Saved>>({});
  connected = $state.raw<string[]>([]);
  requests = $state.raw<JoinRequest[]>([]);
  /** The server's time, minus ours, in milliseconds. */
  offset = $state(0);

  #socket: WebSocket | null = null;
  #shelf: Shelf | null = null;
  #queue: Waiting[] = [];
  #seq = 0;
  #epoch = '';
  #tries = 0;
  #heard = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sentAt = new Map<number, number>();

  constructor(
    readonly workshop: string,
    readonly token: string,
  ) {}

  /** The server's time. */
  now(): number {
    return Date.now() + this.offset;
  }

  async start(): Promise<void> {
    this.#shelf = await DeviceShelf.open();
    this.#queue = await this.#shelf.all(this.token);
    this.waiting = this.#queue.length;
    for (const item of this.#queue) this.saved[item.form] = { state: 'waiting' };
    this.#connect();
    const probe = () => this.#probe();
    document.addEventListener('visibilitychange', probe);
    addEventListener('online', probe);
    addEventListener('pageshow', probe);
    addEventListener('offline', () => this.#lost());
    setInterval(() => this.#beat(), 5_000);
  }

  /** Stores a command on the device and sends it. `form` names the place that shows what became of it. */
  async say(command: Command, form: string): Promise<boolean> {
    const id = uuid7();
    const size = new TextEncoder().encode(JSON.stringify(command)).length;
    if (size > LONGEST) {
      this.saved[form] = { state: 'refused', code: 'command_too_long', detail: { limit: LONGEST, got: size } };
      return false;
    }
    const item: Waiting = { seat: this.token, id, command, form };
    this.saved[form] = { state: 'waiting' };
    await this.#shelf?.put(item);
    this.#queue.push(item);
    this.waiting = this.#queue.length;
    this.#send({ frame: 'do', id, command });
    return true;
  }

  #connect(): void {
    clearTimeout(this.#timer);
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/api/workshops/${this.workshop}/live`);
    this.#socket = socket;
    this.#heard = Date.now();
    socket.onopen = () => {
      const resume = this.#epoch ? { resume: { epoch: this.#epoch, seq: this.#seq } } : {};
      this.#send({ frame: 'hello', protocol: 1, token: this.token, ...resume });
    };
    socket.onmessage = (message) => {
      this.#heard = Date.now();
      this.#take(JSON.parse(String(message.data)) as ServerFrame);
    };
    socket.onclose = () => {
      if (this.#socket === socket) this.#lost();
    };
  }

  /** Comes back for ever: at once the first time, then with full jitter up to five seconds. */
  #lost(): void {
    if (this.link === 'closed') return;
    this.link = 'away';
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#later(Math.random() * Math.min(5_000, 500 * 2 ** this.#tries));
    this.#tries += 1;
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  /** On waking: a socket that only looks open is replaced if it does not answer within two seconds. */
  #probe(): void {
    if (document.visibilityState === 'hidden') return;
    const heard = this.#heard;
    this.#ping();
    setTimeout(() => {
      if (this.#heard === heard && this.link !== 'closed') this.#lost();
    }, 2_000);
  }

  #beat(): void {
    const silent = Date.now() - this.#heard;
    if (silent > 30_000 && this.#socket) this.#lost();
    else if (silent > 12_000) this.#ping();
  }

  #ping(): void {
    const t = Date.now();
    this.#sentAt.set(t, t);
    this.#send({ frame: 'ping', t });
  }

  #send(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #take(frame: ServerFrame): void {
    switch (frame.frame) {
      case 'welcome':
        this.#epoch = frame.epoch;
        this.store.reset(frame.records);
        this.#welcomed(frame.you, frame.seq, frame.now);
        break;
      case 'resumed':
        for (const change of frame.changes) this.store.apply(change);
        this.#welcomed(frame.you, frame.seq, frame.now);
        break;
      case 'change':
        this.store.apply(frame.change);
        this.#seq = Math.max(this.#seq, frame.seq);
        break;
      case 'done':
        void this.#settle(frame.id, { state: 'saved', at: this.now() });
        this.#seq = Math.max(this.#seq, frame.seq);
        break;
      case 'refused':
        this.#refused(frame.id, frame.code, frame.detail);
        break;
      case 'presence':
        this.connected = frame.connected;
        break;
      case 'waiting':
        this.requests = frame.requests;
        break;
      case 'pong':
        this.offset = frame.now - (frame.t + Date.now()) / 2;
        break;
      case 'bye':
        this.#bye(frame.reason, frame.reconnect_after_ms);
        break;
      case 'problem':
        break;
    }
  }

  #welcomed(you: You, seq: number, now: number): void {
    this.you = you;
    this.#seq = seq;
    this.#tries = 0;
    this.offset = now - Date.now();
    this.link = 'connected';
    this.#ping();
    for (const { id, command } of this.#queue) this.#send({ frame: 'do', id, command });
  }

  /** Busy, read-only, too fast: these mean wait. The text stays on the device and goes out again. */
  #refused(id: string, code: string, detail: Record<string, unknown>): void {
    const wait = detail['retry_after_ms'];
    if (typeof wait === 'number') {
      setTimeout(() => {
        const item = this.#queue.find((waiting) => waiting.id === id);
        if (item) this.#send({ frame: 'do', id, command: item.command });
      }, wait);
      return;
    }
    void this.#settle(id, { state: 'refused', code, detail });
  }

  async #settle(id: string, saved: Saved): Promise<void> {
    const item = this.#queue.find((waiting) => waiting.id === id);
    if (!item) return;
    this.#queue = this.#queue.filter((waiting) => waiting.id !== id);
    this.waiting = this.#queue.length;
    this.saved[item.form] = saved;
    await this.#shelf?.remove(id);
  }

  #bye(reason: string, after: number | undefined): void {
    if (after === undefined && (reason === 'bad_token' || reason === 'expelled')) {
      this.link = 'closed';
      this.closed = reason;
      return;
    }
    this.link = 'away';
    this.#socket = null;
    this.#later(after ?? 1_000);
  }
}

/** Asks the server whom a token belongs to; null where nobody. */
export async function session(token: string): Promise<You | null> {
  for (;;) {
    try {
      const answer = await fetch('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
      return answer.ok ? ((await answer.json()) as You) : null;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }
  }
}
