// What is typed in the form that lays tables, and the command it makes. Tables keep their ids when they are laid again.
import type { Command, Lang, Mixing, Role, Seating, Side, TablesBody } from '../lib/wire';
import { whole } from './judged';

export type TableDraft = { id: string; title: string; topic: string; host: string; chairs: string };
export type Mix = 'organisations' | 'roles' | 'languages' | 'topics' | 'common';
export type Lay = {
  tables: TableDraft[];
  sides: Side[];
  roles: Role[];
  rounds: string;
  minutes: string;
  seating: Seating;
  mix: Mix[];
  /** Pairs who never share a table, as `one other`. */
  apart: string[];
};

/** The server takes no more. */
export const MOST = { tables: 250, rounds: 50, minutes: 240, chairs: 500 };
/** Against ten for a meeting again: what it costs that two of a kind share a table, or that somebody comes to a table again. */
const PRICES = { organisations: 5, roles: 2, languages: 2, topics: 3 } as const;

/** What the form begins with: the tables as they are, or four empty ones. */
export function begin(tables: TablesBody | undefined, fresh: () => string, name: (n: number) => string): Lay {
  const laid = tables?.tables.map((one) => ({
    id: one.table,
    title: one.title.original.text ?? '',
    topic: one.topic?.original.text ?? '',
    host: one.host ?? '',
    chairs: one.capacity === undefined ? '' : String(one.capacity),
  }));
  return {
    tables: laid ?? [1, 2, 3, 4].map((n) => ({ id: fresh(), title: name(n), topic: '', host: '', chairs: '' })),
    sides: ['peers', 'host'],
    roles: [],
    rounds: String(tables?.rounds ?? 3),
    minutes: String(tables?.minutes ?? 20),
    seating: tables?.seating ?? 'rotation',
    mix: ['organisations', 'common'],
    apart: [],
  };
}

/** As many tables as asked for: more are added at the end, and those at the end go first. */
export function counted(tables: TableDraft[], n: number, fresh: () => string, name: (n: number) => string): TableDraft[] {
  const more = Array.from({ length: Math.max(0, n - tables.length) }, (_, at) => ({
    id: fresh(),
    title: name(tables.length + at + 1),
    topic: '',
    host: '',
    chairs: '',
  }));
  return [...tables.slice(0, n), ...more];
}

/** The command; undefined while a number is none or a table has no name. */
export function lay(of: Lay, block: string, lang: Lang): Command | undefined {
  const rounds = whole(of.rounds, 1, MOST.rounds);
  const minutes = whole(of.minutes, 0, MOST.minutes);
  const chairs = of.tables.map((one) => (one.chairs.trim() ? (whole(one.chairs, 1, MOST.chairs) ?? 0) : undefined));
  if (rounds === undefined || minutes === undefined || !of.tables.length || chairs.includes(0)) return undefined;
  if (of.tables.some((one) => !one.title.trim()) || (!of.sides.length && !of.roles.length)) return undefined;
  const price = (mix: keyof typeof PRICES): number => (of.mix.includes(mix) ? PRICES[mix] : 0);
  const mixing: Mixing = {
    apart: of.apart.map((pair) => pair.split(' ') as [string, string]),
    common_language: of.mix.includes('common'),
    organisation_price: price('organisations'),
    role_price: price('roles'),
    language_price: price('languages'),
    revisit_price: price('topics'),
  };
  const tables = of.tables.map((one, n) => ({
    id: one.id,
    title: { lang, text: one.title.trim() },
    ...(one.topic.trim() ? { topic: { lang, text: one.topic.trim() } } : {}),
    ...(one.host ? { host: one.host } : {}),
    ...(chairs[n] ? { capacity: chairs[n] } : {}),
  }));
  const who = { ...(of.sides.length ? { sides: of.sides } : {}), ...(of.roles.length ? { roles: of.roles } : {}) };
  return { noun: 'tables', do: 'set', block, tables, rounds, minutes, who, seating: of.seating, mixing };
}
