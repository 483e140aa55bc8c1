// An agreement while it is being written: one page of fields, kept on the device as one draft.
import { Draft } from '../lib/drafts.svelte';
import { plain } from '../lib/people';
import type { AgreementBody, Command, PartyInput } from '../lib/wire';

export type Side = { contact: string; duties: string };
export type Page = { title: string; money: string; from: string; until: string; parties: Record<string, Side> };

export const EMPTY: Page = { title: '', money: '', from: '', until: '', parties: {} };

/** What a stored agreement says, as a page of fields. */
export function pageOf(body: AgreementBody): Page {
  return {
    title: plain(body.title),
    money: plain(body.money),
    from: body.from,
    until: body.until ?? '',
    parties: Object.fromEntries(body.parties.map((one) => [one.organisation, { contact: plain(one.contact), duties: plain(one.duties) }])),
  };
}

/** What a command that came back says. */
export function pageFrom(command: Command): Page | null {
  if (command.noun !== 'agreements' || command.do !== 'propose') return null;
  return {
    title: command.title.text,
    money: command.money?.text ?? '',
    from: command.from,
    until: command.until ?? '',
    parties: Object.fromEntries(command.parties.map((one) => [one.organisation, { contact: one.contact.text, duties: one.duties.text }])),
  };
}

/** The fields that still need something, in their order on the page. */
export function wants(page: Page): string[] {
  const sides = Object.values(page.parties);
  return [
    ...(page.title.trim() ? [] : ['title']),
    ...(sides.length < 2 ? ['parties'] : []),
    ...(sides.some((one) => !one.contact.trim()) ? ['contact'] : []),
    ...(sides.some((one) => !one.duties.trim()) ? ['duties'] : []),
    ...(page.from ? [] : ['from']),
  ];
}

/** The command of a page that wants nothing more. */
export function proposal(page: Page, lang: string, agreement?: string): Command {
  const said = (text: string) => ({ lang, text: text.trim() });
  const parties = Object.entries(page.parties).map(([organisation, one]): PartyInput => ({
    organisation,
    contact: said(one.contact),
    duties: said(one.duties),
  }));
  return {
    noun: 'agreements',
    do: 'propose',
    ...(agreement ? { agreement } : {}),
    title: said(page.title),
    parties,
    ...(page.money.trim() ? { money: said(page.money) } : {}),
    from: page.from,
    ...(page.until ? { until: page.until } : {}),
  };
}

/** The page of fields on the device: what was stored until something is typed. */
export class PageDraft {
  readonly #draft: Draft;
  #page = $state.raw<Page>(EMPTY);

  constructor(
    name: string,
    private readonly begin: () => Page,
  ) {
    this.#draft = new Draft(name);
    this.#page = read(this.#draft.text) ?? begin();
  }

  get page(): Page {
    return this.#page;
  }

  change(more: Partial<Page>): void {
    this.#page = { ...this.#page, ...more };
    this.#draft.text = JSON.stringify(this.#page);
  }

  clear(): void {
    this.#draft.clear();
    this.#page = this.begin();
  }
}

function read(text: string): Page | null {
  try {
    const found = JSON.parse(text) as Partial<Page>;
    return { ...EMPTY, ...found };
  } catch {
    return null;
  }
}
