// What a phone shows around and below its task, in a chunk of its own: the first screen needs none of it.
import '../lib/later';

import type { Component } from 'svelte';

import type { Room } from '../lib/room.svelte';
import type { TaskKind } from '../lib/wire';
import { ahead } from './ahead';

export { default as Above } from './Above.svelte';
export { default as Attention } from './Attention.svelte';
export { default as Foot } from './Foot.svelte';

type Form = Component<{ room: Room; results?: boolean }>;

/** The forms of the tasks, each loaded when its task comes. */
export const forms: Partial<Record<TaskKind, () => Promise<{ default: Form }>>> = {
  verdicts: () => import('./Verdicts.svelte'),
  read: () => import('./Read.svelte'),
  rate: () => import('./Rate.svelte'),
  score: () => import('./Score.svelte'),
  table: () => import('./Table.svelte'),
  endorse: () => import('./Endorse.svelte'),
  draft: () => import('./DraftForm.svelte'),
  deliver: () => import('./Deliver.svelte'),
  listen: () => import('../ui/Recommendations.svelte'),
  look: () => import('../ui/Recommendations.svelte'),
  respond: () => import('./Respond.svelte'),
  agree: () => import('./Agree.svelte'),
  evaluate: () => import('./Evaluate.svelte'),
  desk_review: () => import('./DeskReview.svelte'),
  report: () => import('./Report.svelte'),
  wait: () => import('./Wait.svelte'),
  answer: () => import('./Answer.svelte'),
  note: () => import('./TakeNotes.svelte'),
  present: () => import('./Present.svelte'),
  formal: () => import('./Formal.svelte'),
  progress: () => import('./Progress.svelte'),
};

/** A form must be there when its task comes, also where the network is not: all are loaded in a quiet moment. */
export function loadAll(): void {
  ahead(Object.values(forms));
}
