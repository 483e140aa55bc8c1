// One sheet on this device: kept at each change, sent by itself after a pause, brought together with what the server has.
import { Draft } from '../lib/drafts.svelte';
import { plain } from '../lib/people';
import type { Room, Saved } from '../lib/room.svelte';
import type { Criterion, MySheetBody, ScoringBody } from '../lib/wire';
import { subjectKey } from '../ui/subject';
import {
  answersOf,
  builtOn,
  lacks,
  marksOf,
  nothing,
  read,
  samePage,
  savesItself,
  settled,
  type Kept,
  type Mark,
  type Page,
  type Version,
} from './sheet';

/** A form as the outbox names it; a new round is a new form. */
export function formOf(sheet: MySheetBody): string {
  return ['sheet', sheet.scoring, subjectKey(sheet.subject), sheet.round, ...(sheet.of ? [sheet.of] : [])].join('.');
}

/** What this device still has of the same sheet from an earlier round, the latest first. */
export function earlier(room: Room, scoring: ScoringBody | undefined, sheet: MySheetBody): Page | undefined {
  const rounds = scoring?.rounds.map((round) => round.id) ?? [];
  for (const round of rounds.slice(0, Math.max(0, rounds.indexOf(sheet.round))).reverse()) {
    const found = read(new Draft(`${room.place}.${formOf({ ...sheet, round })}`).text);
    if (found) return found.mine;
  }
  return undefined;
}

/** One sheet of one room is one thing, in however many places of a page it is shown. */
const known = new WeakMap<Room, Map<string, Sheet>>();

export function sheetOf(room: Room, body: MySheetBody): Sheet {
  const of = known.get(room) ?? new Map<string, Sheet>();
  known.set(room, of);
  const form = formOf(body);
  const sheet = of.get(form) ?? new Sheet(room, body);
  of.set(form, sheet);
  return sheet;
}

export class Sheet {
  readonly form: string;
  #draft: Draft;
  #kept = $state.raw<Kept>({ mine: nothing, base: { ...nothing, revision: -1 } });
  /** The server has another version than the one that was worked on, and a person has to choose. */
  conflict = $state(false);
  /** Why the last one was not taken, and what it said. */
  refused = $state.raw<{ page: Page; code: string; detail: Record<string, unknown> } | undefined>(undefined);

  constructor(
    readonly room: Room,
    sheet: MySheetBody,
  ) {
    this.form = formOf(sheet);
    this.#draft = new Draft(`${room.place}.${this.form}`);
    const kept = read(this.#draft.text);
    if (kept) this.#kept = kept;
  }

  get mine(): Page {
    return this.#kept.mine;
  }

  get base(): Version {
    return this.#kept.base;
  }

  get saved(): Saved {
    return this.room.saved[this.form] ?? { state: 'none' };
  }

  get dirty(): boolean {
    return !samePage(this.#kept.mine, this.#kept.base);
  }

  /** Changes the answer to one criterion. */
  mark(criterion: string, mark: Mark): void {
    this.write({ ...this.mine, marks: { ...this.mine.marks, [criterion]: mark } });
  }

  write(page: Page): void {
    this.#keep({ ...this.#kept, mine: page });
  }

  /** Takes note of what the server has, and of what it refused. Nothing that was typed is replaced. */
  meet(sheet: MySheetBody, criteria: Criterion[]): void {
    const server: Version = {
      revision: sheet.revision,
      marks: marksOf(criteria, sheet.answers),
      change: plain(sheet.change),
    };
    const { saved } = this;
    if (saved.state === 'refused') {
      this.refused = { page: this.#kept.sent?.page ?? this.mine, code: saved.code, detail: saved.detail };
      this.room.saved[this.form] = { state: 'none' };
      // The words stay here; the copy that the outbox kept of them is not needed.
      for (const item of this.room.returned.filter((one) => one.form === this.form)) void this.room.takeBack(item.id);
    }
    if (saved.state === 'waiting') return;
    const { kept, conflict } = settled(this.#kept, server, saved.state === 'saved');
    if (kept !== this.#kept) this.#keep(kept);
    this.conflict = conflict;
  }

  /** A person has chosen between two versions: what results is written on top of the server's. */
  choose(page: Page, theirs: Version): void {
    this.conflict = false;
    this.refused = undefined;
    this.#keep({ mine: page, base: theirs });
  }

  /** Whether a change is to be sent without being asked. */
  savesItself(sheet: MySheetBody, scoring: ScoringBody | undefined, criteria: Criterion[]): boolean {
    return savesItself({
      kept: this.#kept,
      conflict: this.conflict,
      open: scoring?.open ?? false,
      waiting: this.saved.state === 'waiting',
      status: sheet.status,
      lacks: lacks(criteria, this.mine.marks).length,
      refused: this.refused?.page,
    });
  }

  async send(sheet: MySheetBody, criteria: Criterion[], act: 'save_sheet' | 'submit_sheet' | 'abstain'): Promise<void> {
    const { room } = this;
    const page = this.mine;
    const revision = builtOn(this.#kept);
    const at = {
      noun: 'rubric' as const,
      scoring: sheet.scoring,
      subject: sheet.subject,
      revision,
      ...(sheet.sheet ? { sheet: sheet.sheet } : {}),
    };
    const change = page.change.trim() ? { change: { lang: room.lang, text: page.change.trim() } } : {};
    const answers = answersOf(criteria, page.marks, room.lang);
    this.refused = undefined;
    this.#keep({ ...this.#kept, sent: { revision, page } });
    await room.say(act === 'abstain' ? { ...at, do: act } : { ...at, do: act, answers, ...change }, this.form);
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    this.#draft.text = JSON.stringify(kept);
  }
}
