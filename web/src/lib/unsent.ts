// How many drafts on this device hold words that the server does not have. The desk sees the number, never the words.
import { read, samePage } from '../phone/sheet';
import { DRAFTS, kept, keptUnder } from './secret';

/** A score sheet is kept here also when it is stored; it counts while it says something else than what was stored or sent. */
function differs(text: string): boolean {
  const sheet = read(text);
  return sheet ? !samePage(sheet.mine, sheet.sent?.page ?? sheet.base) : text.trim() !== '';
}

/** Drafts with words at a place. */
export function drafts(place: string): number {
  return keptUnder(`${DRAFTS}${place}.`).filter((name) => differs(kept(name) ?? '')).length;
}
