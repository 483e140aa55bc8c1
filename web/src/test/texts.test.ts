// @vitest-environment happy-dom
// A page may run from the right before its words are translated: figures, dates and lists then go with the words.
import { afterEach, describe, expect, it, vi } from 'vitest';

import { dayOf, quarters } from '../lib/names';
import { chooseLocale, clockTime, listed } from '../lib/texts.svelte';
import { figure } from '../ui/digits';

afterEach(() => {
  vi.unstubAllGlobals();
  chooseLocale();
});

describe('a page for an Arabic reader with English words', () => {
  it('writes times, days, figures and lists as the words do', () => {
    vi.stubGlobal('navigator', { language: 'ar-EG' });
    chooseLocale();

    expect(document.documentElement.dir).toBe('rtl');
    expect(clockTime(Date.UTC(2014, 2, 14, 1, 35), 'Asia/Seoul')).toBe('10:35');
    expect(dayOf(Date.UTC(2014, 2, 14), 'Asia/Seoul')).toBe('Fri 14 Mar');
    expect(listed(['Cairo', 'Mashhad'])).toBe('\u2068Cairo and Mashhad\u2069');
    expect(quarters(31)).toBe('7.75');
    expect(figure(4.5)).toBe('4.5');
  });
});

describe('several names', () => {
  it('are held apart where they have commas of their own', () => {
    expect(listed([])).toBe('');
    expect(listed(['Director, Cairo'])).toBe('Director, Cairo');
    expect(listed(['Director, Cairo', 'Adviser, Paris', 'Rapporteur'])).toBe('Director, Cairo; Adviser, Paris; Rapporteur');
  });
});
