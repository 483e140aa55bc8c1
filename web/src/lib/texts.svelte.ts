// All words of the screens come from the catalogue. User text never does: it is shown by `Words.svelte`.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import english from '../../locales/en.ftl?raw';

/** The languages of the interface, with direction and the digits and calendar they use. */
export const LOCALES = {
  en: { dir: 'ltr', format: 'en-GB-u-ca-gregory' },
  ar: { dir: 'rtl', format: 'ar-EG-u-ca-gregory-nu-arab' },
} as const;

export type Locale = keyof typeof LOCALES;

let bundle = new FluentBundle('en');
bundle.addResource(new FluentResource(english));
const fallback = bundle;

export const locale = $state<{ now: Locale }>({ now: 'en' });

/** Chooses by `?lang=`, then by what was chosen last, then by the browser. Only the direction and English words exist now. */
export function chooseLocale(): void {
  const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language.slice(0, 2);
  locale.now = asked in LOCALES ? (asked as Locale) : 'en';
  document.documentElement.lang = locale.now;
  document.documentElement.dir = LOCALES[locale.now].dir;
  if (locale.now !== 'en') void load(locale.now);
}

const loads = import.meta.glob(['../../locales/*.ftl', '!../../locales/en*.ftl'], { query: '?raw', import: 'default' });

async function load(wanted: Locale): Promise<void> {
  const source = (await loads[`../../locales/${wanted}.ftl`]?.()) as string | undefined;
  if (!source) return;
  const fresh = new FluentBundle(LOCALES[wanted].format);
  fresh.addResource(new FluentResource(source));
  bundle = fresh;
  version.n += 1;
}

const version = $state({ n: 0 });

/** Adds a catalogue that only some views need. */
export function addWords(source: string): void {
  fallback.addResource(new FluentResource(source));
  version.n += 1;
}

/** The words of a message; the English ones where the language lacks them; its id where both do. */
export function t(id: string, args: Record<string, FluentVariable> = {}): string {
  void version.n;
  for (const from of [bundle, fallback]) {
    const message = from.getMessage(id);
    if (message?.value) return isolated(from.formatPattern(message.value, args), from);
  }
  return id;
}

/** English words inside a page that runs from the right keep their own direction, or their full stops wander. */
function isolated(words: string, from: FluentBundle): string {
  return from === fallback && LOCALES[locale.now].dir === 'rtl' ? `\u2068${words}\u2069` : words;
}

/** How the language of the words writes figures, dates and lists: the reader's own way goes with words of her own. */
export function format(): string {
  void version.n;
  return LOCALES[bundle === fallback ? 'en' : locale.now].format;
}

/** A time of day in a zone. */
export function clockTime(at: number, zone?: string): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(zone ? { timeZone: zone } : {}) };
  return new Intl.DateTimeFormat(format(), options).format(at);
}

/** Several names in one phrase; functions with commas of their own are held apart by more than a comma. */
export function listed(names: string[]): string {
  const apart = names.some((name) => /[,،、]/.test(name));
  return isolated(apart ? names.join(t('list-between')) : new Intl.ListFormat(format()).format(names), bundle);
}
