// Figures as people write them: digits of every script are read, those of the language of the words are shown.
import { format } from '../lib/texts.svelte';

/** Arabic and Persian digits as Latin ones; all else stays. */
export function folded(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** A number in the digits of the words around it, with up to two decimals. */
export function figure(value: number): string {
  return new Intl.NumberFormat(format(), { maximumFractionDigits: 2 }).format(value);
}

/** Minutes and seconds; over time with a plus. */
export function span(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1_000);
  const two = new Intl.NumberFormat(format(), { minimumIntegerDigits: 2 });
  return `${milliseconds < 0 ? '+' : ''}${figure(Math.floor(seconds / 60)).replace(/[^\p{Nd}]/gu, '')}:${two.format(seconds % 60)}`;
}
