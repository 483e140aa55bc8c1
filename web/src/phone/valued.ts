// A mark in words: number and word together, so that nothing rests on a colour.
import { plain } from '../lib/people';
import { t } from '../lib/texts.svelte';
import type { Criterion } from '../lib/wire';
import { figure } from '../ui/digits';
import type { Mark } from './sheet';

export function valued(criterion: Criterion, mark: Mark | undefined): string {
  const value = mark?.value;
  const { scale } = criterion;
  if (value === undefined) return '';
  if (value === 'not_applicable') return t('sheet-not-applicable');
  if ('level' in value) return scale.is === 'levels' ? plain(scale.levels.find((one) => one.key === value.level)?.label) : '';
  if ('failed' in value) return t('sheet-failed', { n: value.failed.length, of: scale.is === 'errors' ? scale.statements.length : 0 });
  const label = scale.is === 'range' ? scale.labels.find((one) => one.value === value.step)?.label : undefined;
  if (scale.is === 'points') return t('sheet-points-of', { n: value.step, most: scale.most });
  return [figure(value.step), plain(label)].filter(Boolean).join(' ');
}

/** What a mark says beside its value. */
export function remarks(mark: Mark | undefined): string[] {
  const sure = mark?.confidence === undefined ? [] : [t(`sheet-sure-${mark.confidence}`)];
  return [mark?.comment?.trim() ?? '', mark?.evidence?.trim() ?? '', ...sure].filter(Boolean);
}
