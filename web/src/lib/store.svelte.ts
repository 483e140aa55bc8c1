// A replica of the records that the server sends. It decides nothing: of two records with one key, the one for the
// narrower audience is shown, in the order of `Audience`.
import { SvelteMap } from 'svelte/reactivity';

import type { Audience, Body, Change, Record as Entry } from './wire';

type Is = Body['is'];
export type Of<K extends Is> = Extract<Body, { is: K }>;

/** From the widest audience to the narrowest. */
const WIDTHS = ['room', 'role', 'desk', 'side', 'organisation', 'table', 'person'];

function width(audience: Audience): number {
  const name = typeof audience === 'string' ? audience : Object.keys(audience)[0];
  return WIDTHS.indexOf(name ?? '');
}

export class Store {
  readonly #parts = new Map<string, { width: number; records: Map<string, Body> }>();
  readonly #shown = new SvelteMap<string, Body>();

  /** Replaces everything by a snapshot; what did not change keeps its identity, so that no form is drawn anew. */
  reset(records: Entry[]): void {
    this.#parts.clear();
    for (const { audience, key, body } of records) this.#part(audience).records.set(key, body);
    const keys = new Set([...this.#shown.keys(), ...records.map((r) => r.key)]);
    for (const key of keys) this.#show(key);
  }

  apply(change: Change): void {
    const part = this.#part(change.audience);
    for (const key of change.gone ?? []) {
      part.records.delete(key);
      this.#show(key);
    }
    for (const [key, body] of Object.entries(change.set ?? {})) {
      if (body) part.records.set(key, body);
      this.#show(key);
    }
  }

  get<K extends Is>(is: K, key: string): Of<K> | undefined {
    const body = this.#shown.get(key);
    return body?.is === is ? (body as Of<K>) : undefined;
  }

  all<K extends Is>(is: K): Of<K>[] {
    return [...this.#shown.values()].filter((body): body is Of<K> => body.is === is);
  }

  #part(audience: Audience): { width: number; records: Map<string, Body> } {
    const name = JSON.stringify(audience);
    let part = this.#parts.get(name);
    if (!part) {
      part = { width: width(audience), records: new Map() };
      this.#parts.set(name, part);
    }
    return part;
  }

  #show(key: string): void {
    let best: { width: number; body: Body } | undefined;
    for (const part of this.#parts.values()) {
      const body = part.records.get(key);
      if (body && (!best || part.width > best.width)) best = { width: part.width, body };
    }
    if (!best) this.#shown.delete(key);
    else if (JSON.stringify(this.#shown.get(key)) !== JSON.stringify(best.body)) this.#shown.set(key, best.body);
  }
}
