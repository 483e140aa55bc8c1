// Every word that a page can ask for is there, and plural rules fit the language.
import { readFileSync } from 'node:fs';

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const source = ['en', 'en.door', 'en.later', 'en.judge', 'en.report', 'en.desk'].map((name) => readFileSync(`locales/${name}.ftl`, 'utf8'));
const wire = readFileSync('src/lib/wire.ts', 'utf8');
const bundle = new FluentBundle('en');
for (const one of source) bundle.addResource(new FluentResource(one));

/** The words of an enum in the generated types. */
function words(type: string): string[] {
  const line = new RegExp(`^export type ${type} = ([^;]*);`, 'm').exec(wire)?.[1] ?? '';
  return [...line.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? '');
}

/** The codes of a tagged union in the generated types. */
function codes(type: string): string[] {
  const start = wire.indexOf(`export type ${type} = `);
  const end = wire.indexOf('export type', start + 5);
  return [...wire.slice(start, end).matchAll(/"code": "(\w+)"/g)].map((match) => match[1] ?? '');
}

describe('the English catalogue', () => {
  it.each([
    ['task', words('TaskKind')],
    ['instruction', words('TaskKind')],
    ['kind', words('EntryKind')],
    ['kinds', words('EntryKind')],
    ['grade', words('Grade')],
    ['phase', words('Phase')],
    ['preset', words('Preset')],
    ['role', words('Role')],
    ['check', words('Check')],
    ['refusal', codes('Refusal')],
    ['verdict', words('Verdict')],
    ['stance', words('Stance')],
    ['first', words('FirstStance')],
    ['host', words('HostMode')],
    ['level', words('Attribution')],
    ['who', words('Attribution')],
    ['evidence', words('Evidence')],
    ['rstate', words('RecommendationState')],
    ['bstate', words('BlockState')],
    ['entry', words('EntryState')],
    ['section', words('SectionKind')],
    ['sector', words('Sector')],
    ['evaluate', words('EvaluationQuestion')],
    ['horizon', words('Horizon')],
    ['rkind', words('RecommendationKind')],
    ['path', words('AnswerPath')],
    ['delivery', words('Delivery')],
    ['qstate', words('QuestionState')],
    ['istate', words('InvitationState')],
    ['decision', words('FormalDecision')],
    ['status', words('Status')],
    ['desk-review', ['submitted', 'waived', 'owed']],
    ['stage', words('ReportStage')],
    ['question', words('QuestionKind')],
    ['cstate', words('ConclusionState')],
    ['clstate', words('ClusterState')],
    ['instruction', words('TaskKind')],
    ['sheet', words('SheetStatus')],
    ['review', words('ReviewStatus')],
    ['sheet-lacks', ['value', 'comment', 'evidence']],
    ['sheet-sure', ['1', '2', '3']],
    ['sheet', ['mine', 'theirs', 'comment', 'evidence']],
    ['fit', ['0', '1', '2', '3', '4']],
    ['review-fit', ['1', '2', '3', '4']],
    ['queue-order', words('QueueOrder')],
    ['part', words('NarrativePart')],
    ['remark', words('RemarkKind')],
    ['remark-choose', words('RemarkKind')],
    ['remark', words('RemarkState')],
    ['light', ['green', 'amber', 'red']],
    ['agreement', ['open', 'signed', 'ended']],
    ['wants', ['title', 'parties', 'contact', 'duties', 'from']],
    ...['signed', 'unsigned', 'lacks', 'sign'].map((family): [string, string[]] => [family, ['convenor', 'host_lead']]),
    ['lacks', ['draft', 'fact_check']],
    ['missing', ['draft', 'fact_check', 'signatures']],
    ['link', ['connecting', 'connected', 'away', 'bad_token', 'expelled', 'protocol']],
    ['refusal', ['busy', 'read_only', 'rate_limited', 'id_reused', 'command_too_long', 'not_connected']],
  ])('has a word for each %s', (family, members) => {
    expect(members.length).toBeGreaterThan(1);
    expect(members.filter((member) => !bundle.hasMessage(`${family}-${member}`))).toEqual([]);
  });

  it('names no message twice', () => {
    const ids = source.flatMap((one) => [...one.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? ''));
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
  });

  it('has every message that the pages name', () => {
    const files = import.meta.glob('../**/*.{svelte,ts}', { query: '?raw', import: 'default', eager: true }) as Record<string, string>;
    const named = Object.entries(files)
      .filter(([path]) => !path.includes('/test/') && !path.includes('wire.ts'))
      .flatMap(([, text]) => [...text.matchAll(/\bt\('([a-z][\w-]*)'[,)]/g)].map((match) => match[1] ?? ''));
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((id) => !bundle.hasMessage(id))).toEqual([]);
  });

  it('counts in words', () => {
    const say = (n: number) => bundle.formatPattern(bundle.getMessage('cards')?.value ?? '', { n }).replace(/[\u2068\u2069]/g, '');
    expect([say(1), say(3)]).toEqual(['one card', '3 cards']);
  });

  it('names what is missing in one sentence', () => {
    const message = bundle.getMessage('check-desk_reviews_submitted')?.value ?? '';
    const said = bundle.formatPattern(message, { missing: 2, need: 4, names: 'Cairo, Mashhad' }).replace(/[\u2068\u2069]/g, '');
    expect(said).toBe('2 of 4 organisations have not submitted: Cairo, Mashhad.');
  });
});

describe('the styles', () => {
  it('know no left and right', () => {
    const files = import.meta.glob('../**/*.{svelte,css}', { query: '?raw', import: 'default', eager: true }) as Record<string, string>;
    const physical = /(?:margin|padding|border|inset)?-?(?:left|right)\s*:|text-align:\s*(?:left|right)/;
    expect(
      Object.entries(files)
        .filter(([, text]) => physical.test(text))
        .map(([path]) => path),
    ).toEqual([]);
  });
});
