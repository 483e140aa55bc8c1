// Why there is no plan, in words: the server sends facts, this file names the sentence they belong into. Each fact is looked at
// for its type, so that a newer server with other facts leads to a plain sentence and never to a broken page.
import type { Blockage, SolveBlocked, WayChange } from '../lib/wire';

/** A message of the catalogue with what it speaks of. */
export type Said = { id: string; args: Record<string, string | number> };

/** What the sentences call things. */
export type Names = {
  unit: (id: string) => string;
  submission: (id: string) => string;
  seat: (id: string) => string;
  /** The table at a place, from 0. */
  table: (place: number) => string;
  list: (names: string[]) => string;
  /** A rule, such as `own_work`, in words. */
  rule: (name: string) => string;
};

type Facts = Record<string, unknown>;

const number = (facts: Facts, name: string): number => (typeof facts[name] === 'number' ? facts[name] : 0);
const text = (facts: Facts, name: string): string => (typeof facts[name] === 'string' ? facts[name] : '');
const array = (facts: Facts, name: string): unknown[] => (Array.isArray(facts[name]) ? (facts[name] as unknown[]) : []);
const strings = (facts: Facts, name: string): string[] => array(facts, name).filter((one): one is string => typeof one === 'string');

/** 1,024ths as per cent, rounded up: what is offered must be enough. */
const percent = (parts: number): number => Math.ceil((parts * 100) / 1_024);

/** All sentences, the most important first. */
export function blocked(of: SolveBlocked, names: Names): Said[] {
  return 'assignment' in of ? assignment(of.assignment, names) : [rotation(of.rotation, names)];
}

function assignment(of: Blockage, names: Names): Said[] {
  switch (of.because) {
    case 'not_found':
      return [{ id: 'db-not-found', args: { n: of.tried } }];
    case 'faults':
      return of.faults.map((fault) => wrong(fault, names));
    case 'rules':
      return rules(of, names);
  }
}

/** The numbers of a minimal set that cannot hold together, then the rules that shut the other ways. */
function rules(of: Extract<Blockage, { because: 'rules' }>, names: Names): Said[] {
  const facts = of.why as Facts;
  const what = names.list(of.submissions.map(names.submission));
  const who = names.list(of.reviewers.map(names.unit));
  const [submissions, reviewers] = [of.submissions.length, of.reviewers.length];
  const shut = crossings(facts, names);
  switch (text(facts, 'why')) {
    case 'few_reviewers':
      return [{ id: 'db-few-reviewers', args: { what, needed: number(facts, 'needed'), possible: number(facts, 'possible') } }, ...shut];
    case 'crowded': {
      const args = { what, who, submissions, reviewers, needed: number(facts, 'needed'), places: number(facts, 'places') };
      const elsewhere = number(facts, 'elsewhere');
      return [
        { id: reviewers ? 'db-crowded' : 'db-crowded-nobody', args },
        ...(elsewhere ? [{ id: 'db-elsewhere', args: { n: elsewhere } }] : []),
        ...shut,
      ];
    }
    case 'idle':
      return [{ id: 'db-idle', args: { who, reviewers, least: number(facts, 'least'), possible: number(facts, 'possible') } }, ...shut];
    case 'fixed': {
      const args = { what, who, fixed: number(facts, 'fixed'), most: number(facts, 'most'), rule: names.rule(text(facts, 'rule')) };
      return [{ id: submissions ? (reviewers ? 'db-fixed' : 'db-fixed-submission') : 'db-fixed-reviewer', args }];
    }
    case 'cells': {
      const args = { n: number(facts, 'tried'), missing: number(facts, 'missing') };
      return [{ id: facts['all'] === true ? 'db-cells-all' : 'db-cells', args }];
    }
    case 'limit':
      return [{ id: 'db-limit', args: { n: percent(number(facts, 'limit')), least: percent(number(facts, 'least')) } }];
    case 'pair_rule': {
      const unavoidable = number(facts, 'unavoidable');
      if (text(facts, 'rule') === 'mutual' && unavoidable > 0) return [{ id: 'db-mutual', args: { n: unavoidable } }];
      return [{ id: 'db-pair-rule', args: { rule: names.rule(text(facts, 'rule')) } }];
    }
    default:
      return [{ id: 'db-rules', args: { what, who } }];
  }
}

function crossings(facts: Facts, names: Names): Said[] {
  const lines = array(facts, 'rules').filter((one): one is Facts => typeof one === 'object' && one !== null);
  const said = lines.filter((line) => number(line, 'pairs') > 0);
  return said.map((line) => ({ id: 'db-crossing', args: { rule: names.rule(text(line, 'rule')), n: number(line, 'pairs') } }));
}

/** A question that is wrong in itself. */
function wrong(fault: Facts, names: Names): Said {
  const kind = text(fault, 'fault');
  switch (kind) {
    case 'no_units':
      return { id: 'db-no-units', args: {} };
    case 'no_submissions':
      return { id: 'db-no-submissions', args: {} };
    case 'too_large':
      return { id: 'db-too-large', args: { most: number(fault, 'most') } };
    case 'least_above_most':
      return {
        id: 'db-least-above-most',
        args: { who: names.unit(text(fault, 'id')), least: number(fault, 'least'), most: number(fault, 'most') },
      };
    case 'locked_and_excluded':
      return {
        id: 'db-locked',
        args: {
          who: names.unit(text(fault, 'unit')),
          what: names.submission(text(fault, 'submission')),
          rule: names.rule(text(fault, 'because')),
        },
      };
    case 'drawn_plan_cannot_keep':
      return { id: 'db-drawn', args: {} };
    default:
      return { id: 'db-fault', args: { kind } };
  }
}

/** One change of a way out. */
export function change(of: WayChange, names: Names): Said {
  switch (of.change) {
    case 'more':
    case 'lower':
      return { id: `db-way-${of.change}`, args: { who: names.unit(of.unit), n: of.by } };
    case 'less':
    case 'extra':
      return { id: `db-way-${of.change}`, args: { what: names.submission(of.submission), n: of.by } };
    case 'relax':
      return { id: 'db-way-relax', args: { rule: names.rule(of.rule) } };
    case 'likelier':
      return { id: 'db-way-likelier', args: { n: percent(of.parts) } };
    case 'release':
    case 'lift':
      return { id: `db-way-${of.change}`, args: { who: names.unit(of.unit), what: names.submission(of.submission) } };
  }
}

/** Why no seating is possible. */
function rotation(facts: Facts, names: Names): Said {
  const kind = text(facts, 'kind');
  const who = names.seat(text(facts, 'person'));
  const people = number(facts, 'people');
  const tables = number(facts, 'tables');
  switch (kind) {
    case 'too_few_people':
      return { id: 'db-too-few-people', args: { people, tables, most: number(facts, 'most_tables') } };
    case 'too_few_places':
      return { id: 'db-too-few-places', args: { people, places: number(facts, 'places'), seats: number(facts, 'seats_needed') } };
    case 'table_of_one':
      return { id: 'db-table-of-one', args: {} };
    case 'no_such_table':
      return { id: 'db-no-such-table', args: { who, tables } };
    case 'too_many_stay':
      return {
        id: 'db-too-many-stay',
        args: {
          who: names.list(strings(facts, 'people').map(names.seat)),
          table: names.table(number(facts, 'table')),
          seats: number(facts, 'seats'),
        },
      };
    case 'staying_leave_no_room':
      return { id: 'db-staying', args: { n: people } };
    case 'apart_at_one_table':
      return {
        id: 'db-apart-at',
        args: { who: names.list(strings(facts, 'pair').map(names.seat)), table: names.table(number(facts, 'table')) },
      };
    case 'apart_from_too_many':
      return { id: 'db-apart-many', args: { who, n: number(facts, 'may_sit_with'), size: number(facts, 'table_size') } };
    case 'apart_group':
      return { id: 'db-apart-group', args: { who: names.list(strings(facts, 'people').map(names.seat)), tables } };
    case 'apart_not_kept':
      return { id: 'db-apart-not-kept', args: { n: array(facts, 'pairs').length } };
    case 'no_common_language':
      return { id: 'db-no-language', args: { who, n: number(facts, 'shares_with'), size: number(facts, 'table_size') } };
    case 'language_not_kept':
      return { id: 'db-language-not-kept', args: { n: array(facts, 'tables').length } };
    case 'too_large':
      return { id: 'db-too-large', args: { most: number(facts, 'most') } };
    default:
      return { id: 'db-seating', args: { kind } };
  }
}
