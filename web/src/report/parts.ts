// What the console and the phone share about the written report.
import '../lib/report';

import { isolate, plain } from '../lib/people';
import type { Room } from '../lib/room.svelte';
import type { NarrativeBody, NarrativePart, Phase, RemarkBody, Role } from '../lib/wire';

/** The parts in the order of the report. */
export const PARTS: NarrativePart[] = [
  'summary',
  'background',
  'peers',
  'initial_report',
  'desk_review',
  'workshop',
  'discussion',
  'feedback',
  'recommendations',
  'scores',
  'response',
];

/** What a part may hold, in characters. */
export const MOST = 12_000;

/** Who signs. */
export const SIGNERS = ['convenor', 'host_lead'] as const;

const REMARKING: Role[] = ['convenor', 'secretariat', 'host_lead', 'host_delegate', 'peer_lead', 'peer_delegate', 'expert'];
const LATER: Phase[] = ['days', 'report', 'formal', 'follow6', 'follow12', 'archive'];

export function role(room: Room): Role | null {
  return room.you?.kind === 'seat' ? room.you.role : null;
}

export function ownOrganisation(room: Room): string | null {
  return room.you?.kind === 'seat' ? room.you.organisation : null;
}

export function part(room: Room, name: NarrativePart): NarrativeBody | undefined {
  return room.store.get('narrative', `narrative/${name}`);
}

/** Remarks on a part, or on all: what is open first, facts before comments. */
export function remarks(room: Room, name?: NarrativePart): RemarkBody[] {
  const weight = (one: RemarkBody) => (one.state === 'open' ? 0 : 2) + (one.kind === 'fact' ? 0 : 1);
  return room.store
    .all('remark')
    .filter((one) => !name || one.part === name)
    .sort((a, b) => weight(a) - weight(b));
}

export function filed(room: Room, stage: 'draft' | 'fact_check' | 'final'): boolean {
  return room.store.all('report').some((one) => one.stage === stage);
}

/** Whether texts can still change: until the final report is filed. */
export function still(room: Room): boolean {
  return !filed(room, 'final');
}

/** Whether this seat is one that may say something about the draft now. */
export function mayRemark(room: Room): boolean {
  const mine = role(room);
  return mine !== null && REMARKING.includes(mine) && filed(room, 'draft') && still(room);
}

/** From the workshop days on. */
export function since(room: Room): boolean {
  const phase = room.store.get('workshop', 'workshop')?.phase;
  return phase !== undefined && LATER.includes(phase);
}

/** An organisation by its own name: two of them may be of one city. */
export function named(room: Room, organisation: string): string {
  return isolate(plain(room.store.get('organisation', `organisation/${organisation}`)?.name));
}
