// Words for what is scored or reviewed.
import { isolate, item, organisation, plain } from '../lib/people';
import type { Room } from '../lib/room.svelte';
import { t } from '../lib/texts.svelte';
import type { Item, Subject, SubmissionId, SubmissionLine, Text } from '../lib/wire';

/** One name for one subject, for places on the device. */
export function subjectKey(subject: Subject): string {
  if (subject === 'programme') return subject;
  if ('item' in subject) return Object.entries(subject.item).flat().join('-');
  return 'submission' in subject ? subject.submission : subject.organisation;
}

export function sameSubject(a: Subject, b: Subject): boolean {
  return subjectKey(a) === subjectKey(b);
}

/** The title of a submission, where this person may see it. */
export function submission(room: Room, id: SubmissionId): { number: number; title: Text } | undefined {
  return room.store
    .all('submissions')
    .flatMap((body) => body.submissions)
    .find((one) => one.id === id);
}

/** Where a submission comes from, unless its title says just that. */
export function origin(room: Room, of: SubmissionLine): string {
  const from = of.organisation ? organisation(room, of.organisation) : '';
  return from === isolate(plain(of.title)) ? '' : from;
}

/** What a subject is called; `place` counts from 1 and stands where its title is not known here. */
export function subjectName(room: Room, subject: Subject, place = 1): string {
  if (subject === 'programme') return t('subject-programme');
  if ('organisation' in subject) return organisation(room, subject.organisation);
  if ('item' in subject) return item(room, subject.item);
  const known = submission(room, subject.submission);
  return known ? `${known.number} ${isolate(plain(known.title))}` : t('subject-submission', { n: place });
}

/** The words of a subject that has some, such as a recommendation. */
export function subjectText(room: Room, subject: Subject): Text | undefined {
  if (subject === 'programme' || !('item' in subject)) return undefined;
  return itemText(room, subject.item);
}

function itemText(room: Room, of: Item): Text | undefined {
  if ('recommendation' in of) return room.store.get('recommendation', `recommendation/${of.recommendation}`)?.text;
  if ('cluster' in of) return room.store.get('cluster', `cluster/${of.cluster}`)?.title;
  if ('conclusion' in of) return room.store.get('conclusion', `conclusion/${of.conclusion}`)?.sentence;
  if ('action' in of) return room.store.get('action', `action/${of.action}`)?.text;
  if ('hypothesis' in of) return room.store.get('hypothesis', `hypothesis/${of.hypothesis}`)?.statement;
  if ('entry' in of) return room.store.get('entry', `entry/${of.entry}`)?.text ?? undefined;
  return undefined;
}
