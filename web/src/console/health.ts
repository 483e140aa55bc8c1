// The health of the room in words: who is silent, what is not stored, when the last word of an organisation was.
import { format } from '../lib/texts.svelte';
import type { OrganisationHealth } from '../lib/wire';

/** What the header says of all; `own` is what waits on the device that reads it, and no news to its owner. */
export function troubles(health: OrganisationHealth[], own: number): { silent: number; unsent: number } {
  const sum = (of: (line: OrganisationHealth) => number): number => health.reduce((all, line) => all + of(line), 0);
  return { silent: sum((line) => line.silent), unsent: Math.max(0, sum((line) => line.unsent) - own) };
}

/** How long ago, such as “2 minutes ago”; nothing while it is less than a minute. */
export function ago(since: number, now: number): string | undefined {
  const minutes = Math.floor((now - since) / 60_000);
  if (minutes < 1) return undefined;
  const relative = new Intl.RelativeTimeFormat(format(), { numeric: 'always' });
  if (minutes < 60) return relative.format(-minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? relative.format(-hours, 'hour') : relative.format(-Math.floor(hours / 24), 'day');
}
