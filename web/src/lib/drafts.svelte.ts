// What somebody is typing: kept on this device at each keystroke, never touched by a live change.
import { keep, kept } from './secret';

const PLACE = 'plenum.draft.';

/** A text field that survives a reload. Its name begins with the seat, so that two people on one device share nothing. */
export class Draft {
  #text = $state('');

  constructor(private readonly name: string) {
    this.#text = kept(PLACE + name) ?? '';
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    keep(PLACE + this.name, text || null);
  }

  clear(): void {
    this.text = '';
  }
}

/** Forgets all that was typed at a place. */
export function forgetDrafts(place: string): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(`${PLACE}${place}.`)) localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}
