// What the desk calls reviewers, submissions, subjects and tables.
import { item, organisation, plain, seat } from '../lib/people';
import type { Room } from '../lib/room.svelte';
import { listed, t } from '../lib/texts.svelte';
import type { AssignmentId, Subject, TableId, TablesBody } from '../lib/wire';
import type { Names } from './blocked';

const isolated = (text: string): string => `\u2068${text}\u2069`;

/** A reviewer: an organisation, or a person. */
export function unitName(room: Room, id: string): string {
  return room.store.get('organisation', `organisation/${id}`) ? organisation(room, id) : seat(room, id);
}

/** A submission as the desk knows it: number and title. */
export function submissionName(room: Room, id: string, assignment?: AssignmentId): string {
  const known = room.store.all('submission').find((one) => one.submission.id === id && (!assignment || one.assignment === assignment));
  return known ? t('da-submission-name', { n: known.submission.number, title: plain(known.submission.title) }) : t('da-submission');
}

/** What is scored, in a line. */
export function subjectLine(room: Room, subject: Subject): string {
  if (subject === 'programme') return t('ds-programme');
  if ('organisation' in subject) return organisation(room, subject.organisation);
  if ('submission' in subject) return submissionName(room, subject.submission);
  const text =
    'recommendation' in subject.item ? room.store.get('recommendation', `recommendation/${subject.item.recommendation}`)?.text : undefined;
  return text ? `${item(room, subject.item)} ${isolated(plain(text))}` : item(room, subject.item);
}

/** A table by its name. */
export function tableName(tables: TablesBody, id: TableId | undefined): string {
  return isolated(plain(tables.tables.find((one) => one.table === id)?.title) || t('dt-a-table'));
}

/** The names for sentences about an assignment or the tables of a block. */
export function names(room: Room, of: { assignment?: AssignmentId; block?: string }): Names {
  const laid = of.block ? room.store.get('tables', `tables/${of.block}`) : undefined;
  return {
    unit: (id) => unitName(room, id),
    submission: (id) => submissionName(room, id, of.assignment),
    seat: (id) => seat(room, id),
    table: (place) => isolated(plain(laid?.tables[place]?.title) || t('dt-table-n', { n: place + 1 })),
    list: listed,
    rule: (name) => t(`db-rule-${name}`),
  };
}
