// Days, languages and figures as the language of the words writes them, for the pages that show them.
import { format } from './texts.svelte';

/** A day as the wire writes it, such as `2014-03-12`. */
export function dateOf(day: string): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(format(), options).format(Date.parse(`${day}T00:00:00Z`));
}

/** A language by its name in itself. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A day in a zone. */
export function dayOf(at: number, zone?: string): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', ...(zone ? { timeZone: zone } : {}) };
  return new Intl.DateTimeFormat(format(), options).format(at);
}

/** A number in quarters, such as 31 for 7.75. */
export function quarters(value: number): string {
  return new Intl.NumberFormat(format(), { maximumFractionDigits: 2 }).format(value / 4);
}
