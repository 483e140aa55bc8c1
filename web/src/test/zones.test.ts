// Deadlines as people in other cities read them.
import { describe, expect, it } from 'vitest';

import { cityOf, inZone, sameThere } from '../lib/zones';
import Deadline from '../ui/Deadline.svelte';
import { leave, put, show, text, words } from './judge-page';

const SEOUL = 9 * 3_600_000;
const at = (local: string) => Date.parse(`${local}:00Z`) - SEOUL;
const zones = ['Asia/Seoul', 'Africa/Cairo', 'Asia/Tehran', 'Europe/Paris', 'America/Mexico_City', 'Australia/Sydney'];
const read = (instant: number, zone: string) =>
  new Date(instant).toLocaleString('en-GB', { timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

// Five zones have desk work, Sydney is the rapporteur's: the rows of the reference workshop, as a hall clock there would show them.
const rows: [string, string[]][] = [
  ['2014-02-26T23:59', ['26 Feb, 23:59', '26 Feb, 16:59', '26 Feb, 18:29', '26 Feb, 15:59', '26 Feb, 08:59', '27 Feb, 01:59']],
  ['2014-03-12T09:00', ['12 Mar, 09:00', '12 Mar, 02:00', '12 Mar, 03:30', '12 Mar, 01:00', '11 Mar, 18:00', '12 Mar, 11:00']],
  ['2014-06-13T23:59', ['13 Jun, 23:59', '13 Jun, 17:59', '13 Jun, 19:29', '13 Jun, 16:59', '13 Jun, 09:59', '14 Jun, 00:59']],
  ['2014-09-12T00:00', ['12 Sept, 00:00', '11 Sept, 18:00', '11 Sept, 19:30', '11 Sept, 17:00', '11 Sept, 10:00', '12 Sept, 01:00']],
  ['2014-09-26T23:59', ['26 Sept, 23:59', '26 Sept, 16:59', '26 Sept, 18:29', '26 Sept, 16:59', '26 Sept, 09:59', '27 Sept, 00:59']],
];

describe('s16: a deadline in five time zones and the rapporteur\u2019s', () => {
  it.each(rows)('%s in Seoul', (seoul, expected) => {
    expect(zones.map((zone) => read(at(seoul), zone))).toEqual(expected);
  });

  it('shows the own clock and that of the host, with the day of each', async () => {
    put({
      workshop: {
        is: 'workshop',
        title: text('Review'),
        zone: 'Asia/Seoul',
        langs: ['en'],
        deadlines: [{ phase: 'desk', at: at('2014-02-26T23:59') }],
        phase: 'desk',
        position: 0,
      },
    });
    await show(Deadline, { zone: 'Australia/Sydney' });
    expect(words()).toContain('Thursday 27 February at 01:59');
    expect(words()).toContain('Wednesday 26 February at 23:59 in Seoul');

    await leave();
    await show(Deadline, { zone: 'Asia/Seoul' });
    expect(words()).not.toContain('in Seoul');
  });

  it('two zones whose clocks show the same are one', () => {
    expect(sameThere(at('2014-02-26T23:59'), 'Europe/Paris', 'Europe/Berlin')).toBe(true);
    expect(sameThere(at('2014-02-26T23:59'), 'Europe/Paris', 'Asia/Seoul')).toBe(false);
    expect(cityOf('America/Mexico_City')).toBe('Mexico City');
    expect(inZone(at('2014-02-26T23:59'), 'Asia/Seoul', 'ar')).toContain('الأربعاء');
  });
});
