// What is typed in the form that opens an assignment, and the command it makes.
import type { AssignCommand, Lang, OrganisationId, ReviewRules, ReviewUnit, SubmissionInput } from '../lib/wire';
import { linesOf, whole } from './judged';

export type Rule = 'own' | 'spread' | 'regions' | 'mutual' | 'partition';
export type Open = {
  title: string;
  unit: ReviewUnit;
  /** From each organisation one, or those that are typed. */
  from: 'organisations' | 'typed';
  typed: string;
  demand: string;
  least: string;
  most: string;
  rules: Rule[];
  languages: 'ignore' | 'one' | 'require';
  objective: 'total' | 'fair' | 'balanced';
};

type Named = { id: OrganisationId; names: string[] };

export const START: Open = {
  title: '',
  unit: 'organisation',
  from: 'organisations',
  typed: '',
  demand: '2',
  least: '',
  most: '',
  rules: ['own', 'spread', 'mutual'],
  languages: 'one',
  objective: 'fair',
};

/** A typed line: a title, and after the last semicolon where it comes from, by any name of the organisation. */
export function typedSubmission(line: string, organisations: readonly Named[], lang: Lang): SubmissionInput {
  const cut = line.lastIndexOf(';');
  const wanted =
    cut < 0
      ? ''
      : line
          .slice(cut + 1)
          .trim()
          .toLocaleLowerCase();
  const from = wanted ? organisations.find((one) => one.names.some((name) => name.toLocaleLowerCase() === wanted)) : undefined;
  const text = from ? line.slice(0, cut).trim() : line.trim();
  return { title: { lang, text }, ...(from ? { organisation: from.id } : {}) };
}

/** Lines that name an organisation nobody knows: their semicolon stays part of the title, and the form says so. */
export function unknownOrigins(typed: string, organisations: readonly Named[]): string[] {
  return linesOf(typed).filter((line) => line.includes(';') && !typedSubmission(line, organisations, 'en').organisation);
}

/** The rules as the server takes them. */
export function rulesOf(of: Pick<Open, 'rules' | 'languages'>): ReviewRules {
  const on = (rule: Rule): boolean => of.rules.includes(rule);
  return {
    own_organisation: on('own') ? 'forbid' : 'allow',
    ...(on('spread') ? { most_of_organisation: 1 } : {}),
    ...(on('regions') ? { most_of_region: 1 } : {}),
    languages: of.languages,
    // Not named, mutual reviews are forbidden where there are enough reviewers to avoid them.
    ...(on('mutual') ? {} : { mutual: 'allow' as const }),
    partition: on('partition'),
  };
}

/** The command; undefined while the title, the submissions or a number are missing. */
export function open(of: Open, submissions: SubmissionInput[], lang: Lang): ({ noun: 'assign' } & AssignCommand) | undefined {
  const demand = whole(of.demand, 1, 1_000);
  const optional = (text: string): number | undefined | null => (text.trim() ? (whole(text, 0, 10_000) ?? null) : undefined);
  const [least, most] = [optional(of.least), optional(of.most)];
  if (!of.title.trim() || !submissions.length || demand === undefined || least === null || most === null) return undefined;
  return {
    noun: 'assign',
    do: 'open',
    title: { lang, text: of.title.trim() },
    submissions,
    unit: of.unit,
    demand,
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    rules: rulesOf(of),
    objective: of.objective,
  };
}
