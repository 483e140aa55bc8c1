// The three colours of the tracker (METHOD 9.4), each with its word: green is done or on track, amber planned or late by at most
// 30 days, red late by more or dropped.
import type { ActionBody } from '../lib/wire';

export type Light = 'green' | 'amber' | 'red';

const DAY = 86_400_000;
/** Late by more days than this is red. */
const PATIENCE = 30;

/** The day it is in a zone, as the wire writes days. */
export function today(now: number, zone: string | undefined): string {
  // Swedes write days as the wire does.
  return new Intl.DateTimeFormat('sv-SE', zone ? { timeZone: zone } : {}).format(now);
}

/** Whole days since a due date; 0 where it is not over. */
export function daysLate(due: string | undefined, day: string): number {
  if (!due) return 0;
  return Math.max(0, Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${due}T00:00:00Z`)) / DAY));
}

export function light(action: ActionBody, day: string): Light {
  switch (action.shown) {
    case 'done':
    case 'on_track':
      return 'green';
    case 'planned':
      return 'amber';
    case 'late':
      return daysLate(action.due, day) > PATIENCE ? 'red' : 'amber';
    case 'dropped':
      return 'red';
  }
}

/** What somebody must see to: nobody answers for it, or it has no date. Over and done with needs neither. */
export function lacks(action: ActionBody): boolean {
  return (!action.owner || !action.due) && action.shown !== 'done' && action.shown !== 'dropped';
}

const ORDER: Light[] = ['red', 'amber', 'green'];

/** What lacks an owner or a date first, then red, amber, green; the longest late first, then by number. */
export function inOrder(actions: ActionBody[], day: string): ActionBody[] {
  const rank = (one: ActionBody) => (lacks(one) ? -1 : ORDER.indexOf(light(one, day)));
  const number = (one: ActionBody) => Number(one.number.slice(1));
  return [...actions].sort(
    (a, b) => rank(a) - rank(b) || daysLate(b.due, day) * late(b) - daysLate(a.due, day) * late(a) || number(a) - number(b),
  );
}

function late(action: ActionBody): number {
  return action.shown === 'late' ? 1 : 0;
}
