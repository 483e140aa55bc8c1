// What somebody is typing: kept on this device at each keystroke, never touched by a live change.
import { DRAFTS, keep, kept, keptUnder } from './secret';

/** A text field that survives a reload. Its name begins with the seat, so that two people on one device share nothing. */
export class Draft {
  #text = $state('');

  constructor(private readonly name: string) {
    this.#text = kept(DRAFTS + name) ?? '';
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    keep(DRAFTS + this.name, text || null);
  }

  clear(): void {
    this.text = '';
  }
}

/** Forgets all that was typed at a place. */
export function forgetDrafts(place: string): void {
  for (const name of keptUnder(`${DRAFTS}${place}.`)) keep(name, null);
}
