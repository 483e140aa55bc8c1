// The text of a part while somebody writes on it, kept on the device under the version that it was started from. So a text
// that was begun on version 3 is never mistaken for a change of version 4.
import { DRAFTS, keep, kept, keptUnder } from '../lib/secret';
import type { NarrativePart } from '../lib/wire';

export class PartDraft {
  readonly #prefix: string;
  #base = $state(0);
  #text = $state<string | null>(null);

  constructor(place: string, part: NarrativePart) {
    this.#prefix = `${DRAFTS}${place}.narrative.${part}.`;
    const [found] = keptUnder(this.#prefix);
    if (!found) return;
    this.#base = Number(found.slice(this.#prefix.length));
    this.#text = kept(found);
  }

  /** The version it was started from. */
  get base(): number {
    return this.#base;
  }

  /** What was typed; null where nothing was begun. */
  get text(): string | null {
    return this.#text;
  }

  /** Keeps what was typed. */
  write(text: string, base: number): void {
    if (base !== this.#base) keep(this.#prefix + this.#base, null);
    this.#base = base;
    this.#text = text;
    keep(this.#prefix + base, text);
  }

  /** Forgets it: it is stored, on its way, or was given up. */
  drop(): void {
    keep(this.#prefix + this.#base, null);
    this.#text = null;
  }
}
