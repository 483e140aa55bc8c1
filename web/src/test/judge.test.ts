// A score sheet on a phone, and what stands above the task. Without a server: records come by hand.
import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';

import Above from '../phone/Above.svelte';
import Score from '../phone/Score.svelte';
import {
  text,
  shipped,
  keys,
  leave,
  room,
  said,
  put,
  show,
  settle,
  words,
  button,
  press,
  choose,
  type,
  scoring,
  sheet,
  rubricBody,
} from './judge-page';

describe('a score sheet', () => {
  const form = 'sheet.s.programme.one';
  const open = async (): Promise<void> => {
    put({ 'rubric/r/1': rubricBody(), 'scoring/s': scoring(), 'my_sheet/s/programme': sheet() });
    await show(Score, { scoring: 's' });
  };
  const saved = (revision: number, more: object = {}): void => {
    room.saved[form] = { state: 'saved', at: Date.now() };
    put({ 'my_sheet/s/programme': sheet({ status: 'draft', revision, ...more }) });
  };

  it('shows one criterion at a time, with levels and their descriptors, and who sees what', async () => {
    await open();
    expect(words()).toContain('8 people score. Nobody sees who gave which mark');
    expect(words()).toContain('only from five people on');
    expect(words()).toContain('1 of 5');
    expect(document.querySelectorAll('input[type=radio][name$=relevance]').length).toBe(5);
    expect(words()).toContain('The problem is named, but not shown');
    await press('Next');
    expect(document.querySelectorAll('input[type=radio][name$=governance]').length).toBeGreaterThan(3);
    expect(document.activeElement?.textContent).toContain('overnance');
  });

  it('keeps each change on the device at once and sends it after a pause, on the revision it was made on', async () => {
    await open();
    choose('Strong');
    expect(localStorage.getItem(`plenum.draft.w.me.${form}`)).toContain('"level":"strong"');
    expect(words()).toContain('Kept on this device, not on the server yet');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(said).toEqual([
      {
        noun: 'rubric',
        do: 'save_sheet',
        scoring: 's',
        subject: 'programme',
        revision: 0,
        answers: [{ criterion: 'relevance', value: { level: 'strong' } }],
      },
    ]);
    flushSync();
    expect(words()).toContain('Sending');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said.length).toBe(1);
    saved(1, { answers: [{ criterion: 'relevance', value: { level: 'strong' } }] });
    expect(words()).toContain('On the server, not handed in yet');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said.length).toBe(1);
  });

  it('lists what is missing, and hands in when nothing is', async () => {
    await open();
    for (let n = 0; n < keys.length; n += 1) await press(n === keys.length - 1 ? 'Check and hand in' : 'Next');
    expect(words()).toContain('5 things are missing:');
    expect(button('Hand in the sheet').disabled).toBe(true);
    await press('Relevance: no mark yet');
    for (const key of keys) {
      choose('Cannot be judged here');
      await press(key === keys.at(-1) ? 'Check and hand in' : 'Next');
    }
    expect(words()).toContain('Nothing is missing.');
    await press('Hand in the sheet');
    expect(said.at(-1)).toMatchObject({ do: 'submit_sheet', revision: 0 });
    saved(1, { status: 'submitted', answers: keys.map((key) => ({ criterion: key, value: 'not_applicable' })) });
    expect(words()).toContain('It is handed in. You can still change it');
  });

  it('hands in on top of what is on its way', async () => {
    await open();
    choose('Weak');
    await vi.advanceTimersByTimeAsync(1_500);
    await press('Next');
    for (let n = 1; n < keys.length; n += 1) await press(n === keys.length - 1 ? 'Check and hand in' : 'Next');
    await press('Abstain from all of it');
    await press('Yes, I abstain');
    expect(said.map((one) => [one.do, 'revision' in one ? one.revision : -1])).toEqual([
      ['save_sheet', 0],
      ['abstain', 1],
    ]);
  });

  it('shows two versions side by side after a stale save, and goes on with what is chosen', async () => {
    await open();
    choose('Strong');
    await vi.advanceTimersByTimeAsync(1_500);
    room.saved[form] = { state: 'refused', code: 'stale_sheet', detail: { expected: 0, now: 1 } };
    put({
      'my_sheet/s/programme': sheet({
        status: 'draft',
        revision: 1,
        answers: [
          { criterion: 'relevance', value: { level: 'weak' } },
          { criterion: 'delivery', value: 'not_applicable' },
        ],
      }),
    });
    await settle();
    expect(words()).toContain('This sheet was changed elsewhere');
    expect(words()).toContain('In 2 places the two versions differ');
    expect(button('One choice is left').disabled).toBe(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said.length).toBe(1);
    choose('On this device');
    await press('Go on with what is chosen');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(said.at(-1)).toMatchObject({
      do: 'save_sheet',
      revision: 1,
      answers: [
        { criterion: 'relevance', value: { level: 'strong' } },
        { criterion: 'delivery', value: 'not_applicable' },
      ],
    });
  });

  it('is not touched by what changes around it', async () => {
    await open();
    choose('Fair');
    type('textarea', 'in the middle of a w');
    const field = document.querySelector('textarea');
    put({ 'scoring/s': scoring({ people: 9 }), 'my_sheet/s/programme': sheet({ taken_back: text('please look again') }) });
    await settle();
    expect(document.querySelector('textarea')).toBe(field);
    expect(field?.value).toBe('in the middle of a w');
    expect(words()).toContain('please look again');
  });

  it('keeps everything and says why when the server refuses, and does not send the same again', async () => {
    await open();
    choose('Fair');
    await vi.advanceTimersByTimeAsync(1_500);
    room.saved[form] = { state: 'refused', code: 'recused', detail: {} };
    await settle();
    expect(words()).toContain('You stepped out of deciding this. What you entered is still here.');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(said.length).toBe(1);
  });

  it('asks in a second round only what is asked, shows the first answer and takes a reason', async () => {
    await open();
    choose('Good');
    await vi.advanceTimersByTimeAsync(1_500);
    saved(1, { status: 'submitted', answers: [{ criterion: 'relevance', value: { level: 'good' } }] });
    const rounds = [
      { id: 'one', n: 1, cells: [], counted: true, shown: true, lapsed: false },
      { id: 'two', n: 2, cells: [{ subject: 'programme', criterion: 'relevance' }], counted: false, shown: false, lapsed: false },
    ];
    put({
      'scoring/s': scoring({ rounds }),
      'my_sheet/s/programme': sheet({ round: 'two', criteria: ['relevance'] }),
    });
    await settle();
    expect(words()).toContain('Round 2: only what the room talked about');
    expect(words()).toContain('1 of 1');
    expect(words()).toContain('Your answer in the round before: Good');
    await press('Keep it');
    await press('Next');
    type('textarea', 'I heard the hearing');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(said.at(-1)).toMatchObject({
      answers: [{ criterion: 'relevance', value: { level: 'good' } }],
      change: { text: 'I heard the hearing' },
    });
  });

  it('gives the pen away and takes it back', async () => {
    const seat = (id: string, organisation: string, role: string) => ({
      is: 'seat',
      id,
      name: `Function ${id}`,
      organisation,
      role,
      speaker: false,
      langs: [],
      present: true,
    });
    put({
      'seat/me': seat('me', 'mine', 'peer_lead'),
      'seat/her': seat('her', 'mine', 'peer_delegate'),
      'seat/other': seat('other', 'theirs', 'peer_delegate'),
    });
    await open();
    expect([...document.querySelectorAll('input[name^=pen]')].map((one) => (one as HTMLInputElement).value)).toEqual(['her']);
    choose('Function her');
    await press('Hand over the pen');
    expect(said.at(-1)).toEqual({ noun: 'rubric', do: 'delegate', scoring: 's', to: 'her' });
    room.store.apply({ audience: 'room', gone: ['my_sheet/s/programme'] });
    put({ 'my_pen/s': { is: 'my_pen', scoring: 's', with: 'her' } });
    expect(words()).toContain('Function her writes your sheets of this round.');
    await press('Take the pen back');
    expect(said.at(-1)).toEqual({ noun: 'rubric', do: 'delegate', scoring: 's', to: 'me' });
  });

  it.each(['circles', 'institute', 'recommendation_rating', 'strengths_challenges'])('draws each criterion of %s', async (name) => {
    const of = shipped(name);
    put({
      'rubric/r/1': rubricBody(of),
      'scoring/s': scoring(),
      'my_sheet/s/programme': sheet({ criteria: of.criteria.map((one) => one.key) }),
    });
    await show(Score, { scoring: 's' });
    for (const one of of.criteria) {
      expect(words()).toContain(one.prompt.original.text);
      expect(document.querySelectorAll('.card input, .card textarea').length).toBeGreaterThan(0);
      if (one.scale.is === 'range' && one.scale.labels.length) expect(words()).toContain(one.scale.labels.at(-1)?.label.original.text);
      const next = [...document.querySelectorAll('nav button')].at(-1) as HTMLButtonElement;
      next.click();
      await settle();
    }
    expect(words()).toContain('Check and hand in');
  });

  it('waits without a word of error where records are not there yet', async () => {
    await show(Score);
    expect(words()).toContain('There is no sheet for you here.');
    put({ 'my_sheet/s/programme': sheet() });
    await leave();
    await show(Score, { scoring: 's' });
    expect(words()).toContain('One moment');
  });
});

describe('above the task', () => {
  it('says that a sheet waits, outside blocks too, and opens it', async () => {
    put({ 'rubric/r/1': rubricBody(), 'scoring/s': scoring(), 'my_sheet/s/programme': sheet() });
    await show(Above);
    expect(words()).toContain('A score sheet waits for you: The programme as a whole');
    const details = document.querySelector('details');
    if (details) details.open = true;
    details?.dispatchEvent(new Event('toggle'));
    await vi.waitFor(() => expect(words()).toContain('1 of 5'));
    put({ task: { is: 'task', task: 'score', scoring: 's' } });
    expect(words()).not.toContain('A score sheet waits');
  });
});
