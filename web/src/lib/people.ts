// Words for people, organisations, items and refusals, from the replica.
import type { Room } from './room.svelte';
import { listed, t } from './texts.svelte';
import type { Item, Text, Unmet } from './wire';

/** The text a reader sees first: the original. */
export function plain(text: Text | null | undefined): string {
  return text?.original.text ?? '';
}

/** Isolates user text inside a sentence of ours. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

export function organisation(room: Room, id: string): string {
  const body = room.store.get('organisation', `organisation/${id}`);
  return isolate(plain(body?.city) || plain(body?.name));
}

export function seat(room: Room, id: string): string {
  return isolate(room.store.get('seat', `seat/${id}`)?.name ?? t('someone'));
}

/** The printed number of an item, or its kind. */
export function item(room: Room, of: Item): string {
  const [kind, id] = Object.entries(of)[0] as [string, string];
  const body = [
    ...room.store.all('recommendation'),
    ...room.store.all('cluster'),
    ...room.store.all('conclusion'),
    ...room.store.all('question'),
    ...room.store.all('request'),
    ...room.store.all('invitation'),
    ...room.store.all('hypothesis'),
  ].find((b) => b.id === id);
  return isolate(body?.number ?? (kind === 'section' ? t(`section-${id}`) : t(`item-${kind}`)));
}

/** An unmet condition in words: "2 of 4 organisations have not submitted: Cairo, Mashhad". */
export function unmet(room: Room, of: Unmet): string {
  const names = [
    ...(of.organisations ?? []).map((id) => organisation(room, id)),
    ...(of.seats ?? []).map((id) => seat(room, id)),
    ...(of.items ?? []).map((one) => item(room, one)),
    ...(of.names ?? []).map((name) => t(`missing-${name}`)),
  ];
  return t(`check-${of.check}`, { have: of.have, need: of.need, missing: of.need - of.have, names: listed(names) });
}

/** A refusal in words. */
export function refusal(room: Room, code: string, detail: Record<string, unknown>): string {
  const list = detail['unmet'];
  if (code === 'guard' && Array.isArray(list)) return (list as Unmet[]).map((one) => unmet(room, one)).join(' ');
  const args: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(detail)) if (typeof value === 'string' || typeof value === 'number') args[name] = value;
  const fields = detail['fields'];
  if (Array.isArray(fields)) args['names'] = listed(fields.map((field) => t(`missing-${String(field)}`)));
  return t(`refusal-${code}`, args);
}
