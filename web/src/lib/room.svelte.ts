// The room as a page sees it: a socket that never gives up, a replica of records, and an outbox.
//
//   say(command) ── stored on the device ──▶ do {id, command} ──▶ done: removed · refused: out of the queue, words kept
//
// Nothing counts as saved before `done`. The page shows its state in words, always. One command is on its way at a time: that
// keeps the order, also where the server says "wait", and a cut line leaves one command in doubt, which goes out again under
// the same id. Two tabs of one seat may both send what a closed tab left behind: one id, one effect.
import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

import { uuid7 } from './ids';
import { DeviceShelf, MemoryShelf, wordsOf, type Shelf, type Waiting } from './outbox';
import { keep, kept } from './secret';
import { Store } from './store.svelte';
import type { Stream } from './stream';
import { locale } from './texts.svelte';
import type { ClientFrame, Command, JoinRequest, OrganisationHealth, ServerFrame, You } from './wire';

export type Link = 'connecting' | 'connected' | 'away' | 'closed';

/** What became of a command that a form sent. */
export type Saved =
  | { state: 'none' }
  | { state: 'waiting' }
  | { state: 'saved'; at: number }
  | { state: 'refused'; code: string; detail: Record<string, unknown> };

/**
 * A longer message is cut off without a word, so the page says it first; the frame around the command has its share. What the
 * server takes of a command is less, save for a part of the report, and it says so itself.
 */
const LONGEST = 63 * 1024;
/** An answer that is not there after this long on a line that looks alive is asked for again. */
const PATIENCE = 15_000;
/** A line that is not open after this long is given up. */
const OPENING = 10_000;
/** The page says something at least every twelve seconds: this long after the last word, the next beat is due. */
const QUIET = 7_000;
/** These refusals mean wait. */
const WAITS = ['busy', 'read_only', 'rate_limited'];

export class Room {
  readonly store = new Store();
  link = $state<Link>('connecting');
  you = $state.raw<You | null>(null);
  closed = $state('');
  waiting = $state(0);
  /** The server cannot store at the moment. */
  full = $state(false);
  saved = $state<Record<string, Saved>>({});
  /** What was refused and still has words in it, oldest first. */
  returned = $state.raw<Waiting[]>([]);
  connected = $state.raw<string[]>([]);
  requests = $state.raw<JoinRequest[]>([]);
  /** How the organisations are connected; only the desk is told. */
  health = $state.raw<OrganisationHealth[]>([]);
  /** What waited here when the server was last told: commands and drafts. */
  unsent = $state(0);
  /** Counts the drafts with words at a place; it comes after the first screen. */
  drafts: (place: string) => number = () => 0;
  /** The server's time, minus ours, in milliseconds. */
  offset = $state(0);

  #places = new SvelteMap<string, number>();
  /** What was refused and has no form on this page. */
  stray = $derived(this.returned.filter((item) => !this.#places.get(item.form)));

  #lang = $state('');
  #socket: WebSocket | Stream | null = null;
  /** Tries in a row without a word from a socket. */
  #mute = 0;
  #shelf: Shelf | null = null;
  #queue: Waiting[] = [];
  #onTheWay = '';
  /** Commands that are being stored: none is sent before it is kept. */
  #storing = new Set<string>();
  #asked = new Map<string, (done: boolean) => void>();
  #patience: ReturnType<typeof setTimeout> | undefined;
  #pinged = 0;
  #seq = 0;
  #epoch = '';
  #tries = 0;
  /** Said in the address of a socket: a large picture of the room may come packed, in a binary frame. Not after one could not be
   * unpacked, as in an old browser. */
  #packed = '?packed=deflate-raw';
  #heard = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `seat` names whose commands wait on this device: it stays the same when a lost link is replaced. */
  constructor(
    readonly workshop: string,
    readonly token: string,
    readonly seat: string = token,
  ) {}

  /** The language this seat writes in: chosen, or that of the page where the seat reads it, or the working language. */
  get lang(): string {
    if (this.#lang) return this.#lang;
    const own = this.you?.kind === 'seat' ? this.store.get('seat', `seat/${this.you.seat}`)?.langs : undefined;
    return own?.includes(locale.now) ? locale.now : (this.store.get('workshop', 'workshop')?.langs[0] ?? locale.now);
  }

  set lang(lang: string) {
    this.#lang = lang;
    keep(`plenum.lang.${this.place}`, lang);
  }

  /** Where drafts of this seat are kept. */
  get place(): string {
    return `${this.workshop}.${this.seat}`;
  }

  /** The server's time. */
  now(): number {
    return Date.now() + this.offset;
  }

  async start(): Promise<void> {
    this.#shelf = await DeviceShelf.open();
    this.#lang = kept(`plenum.lang.${this.place}`) ?? '';
    const stored = await this.#shelf.all(this.seat);
    this.returned = stored.filter((item) => item.refused);
    for (const { form, refused } of this.returned) if (refused) this.saved[form] = { state: 'refused', ...refused };
    this.#queue = stored.filter((item) => !item.refused);
    this.waiting = this.#queue.length;
    for (const item of this.#queue) this.saved[item.form] = { state: 'waiting' };
    this.#connect();
    const probe = () => this.#probe();
    document.addEventListener('visibilitychange', probe);
    addEventListener('online', () => {
      this.#mute = 0;
      probe();
    });
    addEventListener('pageshow', probe);
    addEventListener('offline', () => this.#lost());
    setInterval(() => this.#beat(), 5_000);
  }

  /**
   * Stores a command on the device and sends it. `form` names the place that shows what became of it. True once it is kept, so
   * that the form may be emptied.
   */
  async say(command: Command, form: string): Promise<boolean> {
    const item = this.#enqueue(command, form);
    if (!item) return false;
    this.#storing.add(item.id);
    await this.#store(item);
    this.#storing.delete(item.id);
    this.#pump();
    return true;
  }

  /**
   * Says what only makes sense at this moment, such as a move of the room. It is not kept on the device, and without a line it is
   * refused here, so that five minutes asked for twice in an outage are not given twice after it. True once it is done.
   */
  async sayNow(command: Command, form: string): Promise<boolean> {
    if (this.link !== 'connected') {
      this.saved[form] = { state: 'refused', code: 'not_connected', detail: {} };
      return false;
    }
    const item = this.#enqueue(command, form);
    if (!item) return false;
    const done = new Promise<boolean>((resolve) => this.#asked.set(item.id, resolve));
    this.#pump();
    return done;
  }

  #enqueue(command: Command, form: string): Waiting | null {
    const size = new TextEncoder().encode(JSON.stringify(command)).length;
    if (size > LONGEST) {
      this.saved[form] = { state: 'refused', code: 'command_too_long', detail: { limit: LONGEST, got: size } };
      return null;
    }
    const item: Waiting = { seat: this.seat, id: uuid7(), command, form };
    this.saved[form] = { state: 'waiting' };
    this.#queue.push(item);
    this.waiting = this.#queue.length;
    return item;
  }

  /** A form is on the page, until the function that is returned is called. */
  shows(form: string): () => void {
    const count = (by: number): void => untrack(() => void this.#places.set(form, (this.#places.get(form) ?? 0) + by));
    count(1);
    return () => count(-1);
  }

  /** A refused text was thrown away, or went back into its form: it is not kept here any more. */
  async takeBack(id: string): Promise<void> {
    const item = this.returned.find((one) => one.id === id);
    if (!item) return;
    this.returned = this.returned.filter((one) => one.id !== id);
    if (!this.returned.some((one) => one.form === item.form)) this.saved[item.form] = { state: 'none' };
    await this.#shelf?.remove(id);
  }

  /** Everything that waits on this device and was not taken. */
  get pending(): Waiting[] {
    return [...this.#queue, ...this.returned];
  }

  /** Forgets what this device keeps of the seat. */
  async leave(): Promise<void> {
    for (const item of this.pending) await this.#shelf?.remove(item.id);
    this.#queue = [];
    this.returned = [];
    this.waiting = 0;
  }

  /** A shelf without room must not keep a text from being sent: the open page keeps it then. */
  async #store(item: Waiting): Promise<void> {
    try {
      await this.#shelf?.put(item);
    } catch {
      this.#shelf = new MemoryShelf();
      for (const one of this.pending) if (!this.#asked.has(one.id)) await this.#shelf.put(one);
    }
  }

  /** Sends the first of the queue, unless it is on its way already. */
  #pump(): void {
    const item = this.#queue[0];
    if (!item || this.#onTheWay || this.#storing.has(item.id) || this.link !== 'connected') return;
    this.#onTheWay = item.id;
    this.#again(PATIENCE);
    this.#send({ frame: 'do', id: item.id, command: item.command });
  }

  #again(wait: number): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#landed(), wait);
  }

  #landed(): void {
    clearTimeout(this.#patience);
    this.#onTheWay = '';
    this.#pump();
  }

  /** Where two sockets in a row stayed without a word, something between may block them: every other try is a stream of events. */
  #connect(): void {
    clearTimeout(this.#timer);
    const room = `/api/workshops/${this.workshop}`;
    this.#mute += 1;
    if (this.#mute < 3 || this.#mute % 2 === 0)
      this.#use(new WebSocket(`${location.origin.replace('http', 'ws')}${room}/live${this.#packed}`));
    else
      import('./stream').then(
        ({ Stream }) => this.#use(new Stream(room, this.token)),
        () => this.#lost(),
      );
  }

  #use(socket: WebSocket | Stream): void {
    if (this.#socket) return socket.close();
    this.#socket = socket;
    this.#heard = Date.now();
    setTimeout(() => {
      if (this.#socket === socket && this.link !== 'connected') this.#lost();
    }, OPENING);
    socket.onopen = () => {
      const resume = this.#epoch ? { resume: { epoch: this.#epoch, seq: this.#seq } } : {};
      this.#send({ frame: 'hello', protocol: 1, token: this.token, ...resume });
    };
    // Unpacking takes a moment: each word waits behind the one before, or a change would be overtaken by the picture it changes.
    let behind = Promise.resolve();
    socket.onmessage = ({ data }: { data: string | Blob }) => {
      this.#heard = Date.now();
      if (socket instanceof WebSocket) this.#mute = 0;
      behind = behind
        .then(async () => {
          const text = typeof data === 'string' ? data : await (await import('./unpack')).unpack(data);
          if (this.#socket === socket) this.#take(JSON.parse(text) as ServerFrame);
        })
        .catch(() => {
          this.#packed = '';
          if (this.#socket === socket) this.#lost();
        });
    };
    socket.onclose = () => {
      if (this.#socket === socket) this.#lost();
    };
  }

  /** Comes back for ever: at once the first time, then with full jitter up to five seconds. */
  #lost(): void {
    if (this.link === 'closed') return;
    this.link = 'away';
    clearTimeout(this.#patience);
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

  /** On waking: come back at once; a socket that only looks open is replaced if it does not answer within two seconds. */
  #probe(): void {
    if (this.link === 'closed') return;
    // A phone that is put away says what it still keeps, while it can.
    if (document.visibilityState === 'hidden') return this.#ping();
    if (!this.#socket) return this.#connect();
    if (this.link !== 'connected') return;
    const heard = this.#heard;
    this.#ping();
    setTimeout(() => {
      if (this.#heard === heard && this.link === 'connected') this.#lost();
    }, 2_000);
  }

  #beat(): void {
    if (Date.now() - this.#heard > 30_000 && this.#socket) this.#lost();
    else if (Date.now() - this.#pinged > QUIET) this.#ping();
  }

  #ping(): void {
    this.#pinged = Date.now();
    this.unsent = this.waiting + this.drafts(this.place);
    this.#send({ frame: 'ping', t: this.#pinged, unsent: this.unsent });
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
        this.full = false;
        void this.#settle(frame.id, { state: 'saved', at: this.now() });
        break;
      case 'refused':
        this.#refused(frame.id, frame.code, frame.detail);
        break;
      case 'presence':
        this.connected = frame.connected;
        break;
      case 'health':
        this.health = frame.organisations;
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
        if (frame.code === 'read_only') this.full = true;
        if (frame.code === 'storing') this.full = false;
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
    this.#landed();
  }

  /** Busy, read-only, too fast: these mean wait. The text stays on the device, and nothing overtakes it. */
  #refused(id: string, code: string, detail: Record<string, unknown>): void {
    const wait = detail['retry_after_ms'];
    if (typeof wait === 'number' || WAITS.includes(code)) {
      this.full ||= code === 'read_only';
      if (this.#onTheWay === id) this.#again(Math.min(Math.max(Number(wait ?? 1_000), 100), 60_000));
      return;
    }
    void this.#settle(id, { state: 'refused', code, detail });
  }

  async #settle(id: string, saved: Saved): Promise<void> {
    const item = this.#queue.find((waiting) => waiting.id === id);
    if (!item) return;
    this.#queue = this.#queue.filter((waiting) => waiting.id !== id);
    this.waiting = this.#queue.length;
    const sameForm = this.#queue.some((waiting) => waiting.form === item.form);
    if (saved.state === 'refused' || !sameForm) this.saved[item.form] = saved;
    if (this.#onTheWay === id) this.#landed();
    const asked = this.#asked.get(id);
    if (asked) {
      this.#asked.delete(id);
      asked(saved.state === 'saved');
      return;
    }
    if (saved.state === 'refused' && wordsOf(item.command)) {
      const returned = { ...item, refused: { code: saved.code, detail: saved.detail } };
      this.returned = [...this.returned, returned];
      await this.#store(returned);
    } else await this.#shelf?.remove(id);
  }

  #bye(reason: string, after: number | undefined): void {
    if (after === undefined && ['bad_token', 'expelled', 'protocol'].includes(reason)) {
      this.link = 'closed';
      this.closed = reason;
      return;
    }
    this.#lost();
    // The server says when it is worth while; not all come in the same instant.
    if (after !== undefined) this.#later(after + Math.random() * 1_000);
  }
}

const KNOWN = 'plenum.you.';

/**
 * Asks the server whom a token belongs to; null where nobody. A device that opened this link before need not wait for the network:
 * the room is opened with what is kept here, and the socket finds out the rest.
 */
export async function session(view: string, token: string): Promise<You | null> {
  for (;;) {
    try {
      const answer = await fetch('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
      if (answer.ok) {
        const you = (await answer.json()) as You;
        keep(KNOWN + view, JSON.stringify({ token, you }));
        return you;
      }
      if (answer.status < 500 && answer.status !== 429) return null;
    } catch {
      // No network, or no server.
    }
    const known = JSON.parse(kept(KNOWN + view) ?? 'null') as { token: string; you: You } | null;
    if (known?.token === token) return known.you;
    await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 2_000));
  }
}

/** Forgets who opened this view. */
export function forgetSession(view: string): void {
  keep(KNOWN + view, null);
}
