// Asking the server for a report. What may be had is decided there.
import type { Problem } from './wire';

export const KINDS = ['full', 'conclusions', 'raw', 'tracker', 'feedback', 'method', 'own'] as const;
export const FORMATS = ['docx', 'html', 'pdf', 'xlsx', 'ods', 'csv', 'md', 'ics'] as const;
export const PROFILES = ['full', 'organisation', 'chatham', 'public'] as const;
/** All that there are words for; a test of the reports compares it with theirs. */
export const LANGS = ['en', 'es', 'fr', 'de', 'ko', 'ar', 'fa'] as const;

export interface Wanted {
  kind: (typeof KINDS)[number];
  format: (typeof FORMATS)[number];
  profile: (typeof PROFILES)[number];
  lang: (typeof LANGS)[number];
}

export type Taken = { file: Blob; named: string | null } | Problem;

export async function take(workshop: string, token: string, wanted: Wanted): Promise<Taken> {
  const query = new URLSearchParams({ ...wanted });
  const answer = await fetch(`/api/workshops/${workshop}/report?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => null);
  if (!answer) return { code: 'not_connected', detail: {} };
  if (answer.ok) return { file: await answer.blob(), named: answer.headers.get('content-disposition') };
  return (await answer.json().catch(() => ({ code: 'busy', detail: {} }))) as Problem;
}

/** A language by its own name: who looks for it can read that. */
export function ownName(lang: string): string {
  return new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
}

/** The name that the server gives the file; without one, a name of the same form. */
export function fileName(disposition: string | null, wanted: Wanted): string {
  const named = /filename="([\w.-]+)"/.exec(disposition ?? '')?.[1];
  return named ?? `report-${wanted.kind}.${wanted.profile}.${wanted.lang}.${wanted.format}`;
}

/** Lets the reader keep a file. */
export function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
