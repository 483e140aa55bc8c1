// What somebody is typing: kept on this device at each keystroke, never touched by a live change.

const PLACE = 'plenum.draft.';

/** A text field that survives a reload. */
export class Draft {
  #text = $state('');

  constructor(private readonly name: string) {
    this.#text = localStorage.getItem(PLACE + name) ?? '';
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (text) localStorage.setItem(PLACE + this.name, text);
    else localStorage.removeItem(PLACE + this.name);
  }

  clear(): void {
    this.text = '';
  }
}
