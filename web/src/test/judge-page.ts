// What the tests of judging share: a room without a server, records put in by hand, and words read from the page.
import { readFileSync } from 'node:fs';

import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, vi } from 'vitest';

import '../lib/judge';
import '../lib/later';
import { Room } from '../lib/room.svelte';
import type { Body, Command, Rubric } from '../lib/wire';

export const text = (words: string) => ({ original: { lang: 'en', text: words } });

/** A shipped rubric as the server sends it: what the file leaves out has its default. */
export function shipped(name: string): Rubric {
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

export const rubric = shipped('programme_review');
export const keys = rubric.criteria.map((one) => one.key);

export let room: Room;
export let said: Command[];
let shown: Record<string, unknown> | undefined;

export function put(records: Record<string, unknown>): void {
  const set = Object.fromEntries(Object.entries(records).map(([key, body]) => [key, body as Body]));
  room.store.apply({ audience: 'room', set });
  flushSync();
}

export async function show(part: unknown, props: Record<string, unknown> = {}): Promise<void> {
  shown = mount(part as Component<Record<string, unknown>>, { target: document.body, props: { room, ...props } });
  flushSync();
  await settle();
}

/** Takes the page away, as a reload does. */
export async function leave(): Promise<void> {
  if (shown) await unmount(shown);
  shown = undefined;
}

export async function settle(): Promise<void> {
  for (let n = 0; n < 5; n += 1) await vi.advanceTimersByTimeAsync(0);
  flushSync();
}

export const tidy = (of: string | null): string => (of ?? '').replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ');
export const words = (): string => tidy(document.body.textContent);
export function button(label: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((one) => tidy(one.textContent).includes(label));
  if (!found) throw new Error(`no button “${label}” in: ${words()}`);
  return found;
}
export async function press(label: string): Promise<void> {
  button(label).click();
  flushSync();
  await settle();
}
export function choose(label: string): void {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.includes(label))?.querySelector('input');
  if (!found) throw new Error(`no choice “${label}”`);
  found.click();
  flushSync();
}
export function type(selector: string, value: string): void {
  const field = document.querySelector<HTMLTextAreaElement>(selector);
  if (!field) throw new Error(`nothing at ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

export const scoring = (more: object = {}) => ({
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
export const sheet = (more: object = {}) => ({
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
export const rubricBody = (of: Rubric = rubric) => ({
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
  document.body.replaceChildren();
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
  await leave();
  vi.useRealTimers();
  vi.restoreAllMocks();
});
