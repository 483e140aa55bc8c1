// Printed numbers in a text, and what they stand for. The server decides what may be cited; this only shows it.
import { plain } from '../lib/people';
import type { Room } from '../lib/room.svelte';
import type { Text } from '../lib/wire';

/** Something that can be cited. */
export type Numbered = { number: string; text: Text };

/** As things are numbered in print. */
const NUMBER = /^[A-Z]{1,3}\d{1,5}$/;

/** The numbers a text points to, such as `[ST3, R5]`: in order, each once. */
export function cited(text: string): string[] {
  const found: string[] = [];
  for (const piece of text.split('[').slice(1)) {
    const end = piece.indexOf(']');
    const numbers = end < 0 ? [] : piece.slice(0, end).split(/[,;،]/);
    const tidy = numbers.map((number) => number.trim());
    if (tidy.every((number) => NUMBER.test(number))) found.push(...tidy);
  }
  return [...new Set(found)];
}

/** All that this page knows by a printed number. */
export function numbered(room: Room): Numbered[] {
  const { store } = room;
  const entries = store.all('entry').flatMap((one): Numbered[] => (one.number && one.text ? [{ number: one.number, text: one.text }] : []));
  const named = (all: { number: string }[], text: (one: never) => Text): Numbered[] =>
    all.map((one) => ({ number: one.number, text: text(one as never) }));
  return [
    ...entries,
    ...named(store.all('cluster'), (one: { title: Text }) => one.title),
    ...named(store.all('recommendation'), (one: { text: Text }) => one.text),
    ...named(store.all('action'), (one: { text: Text }) => one.text),
    ...named(store.all('conclusion'), (one: { sentence: Text }) => one.sentence),
    ...named(store.all('hypothesis'), (one: { statement: Text }) => one.statement),
    ...named(store.all('question'), (one: { question: Text }) => one.question),
    ...named(store.all('request'), (one: { what: Text }) => one.what),
    ...named(store.all('invitation'), (one: { who: Text }) => one.who),
    ...named(store.all('agreement'), (one: { title: Text }) => one.title),
  ].sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }));
}

/** What fits the words somebody looks for: the number itself first, then whatever contains them. */
export function search(all: Numbered[], words: string): Numbered[] {
  const wanted = words.trim().toLocaleLowerCase();
  if (!wanted) return all;
  const by = (fits: (number: string, text: string) => boolean): Numbered[] =>
    all.filter((one) => fits(one.number.toLocaleLowerCase(), plain(one.text).toLocaleLowerCase()));
  const exact = by((number) => number.startsWith(wanted));
  return [...exact, ...by((number, text) => !number.startsWith(wanted) && text.includes(wanted))];
}

/** The first words of a text, cut between words. */
export function firstWords(text = '', most = 90): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2))} …`;
}
