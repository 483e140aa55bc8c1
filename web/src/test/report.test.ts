// The written report, agreements and the tracker: drawn from records, worked by their buttons, without a browser.
import { describe, expect, it, vi } from 'vitest';

import '../console/words';
import type { ActionBody, Status } from '../lib/wire';
import Above from '../phone/Above.svelte';
import Agreements from '../report/Agreements.svelte';
import { cited, firstWords, search } from '../report/cited';
import { daysLate, inOrder, lacks, light, today } from '../report/light';
import { PARTS } from '../report/parts';
import ReadReport from '../report/ReadReport.svelte';
import Tracker from '../report/Tracker.svelte';
import Written from '../report/Written.svelte';
import { button, leave, press, put, room, said, settle, show, text, type, words } from './judge-page';

const part = (version: number, says: string, more: object = {}) => ({
  is: 'narrative',
  part: 'summary',
  version,
  text: text(says),
  cites: cited(says),
  versions: Array.from({ length: version }, (_, n) => ({ number: n + 1, by: 'r', at: 1_394_000_000_000 + n * 3_600_000 })),
  ...more,
});
const remark = (id: string, more: object = {}) => ({
  is: 'remark',
  id,
  part: 'summary',
  version: 1,
  kind: 'fact',
  by: 'host',
  text: text('There are five.'),
  state: 'open',
  ...more,
});
const signatures = (more: object = {}) => ({ is: 'signatures', edition: 1, signed: [], open_facts: 0, ...more });
const filed = (stage: string) => ({ is: 'report', stage, at: 1, summary: text('x') });
const common = {
  workshop: { is: 'workshop', title: text('W'), phase: 'report', zone: 'Asia/Seoul', langs: ['en'], position: 1, deadlines: [] },
  'seat/r': { is: 'seat', id: 'r', name: 'R', organisation: 'uni', role: 'rapporteur', speaker: false, langs: ['en'], present: true },
  'organisation/host': { is: 'organisation', id: 'host', name: text('City of Seoul'), city: text('Seoul'), side: 'host' },
  'organisation/mine': { is: 'organisation', id: 'mine', name: text('Centre Cairo'), city: text('Cairo'), side: 'peers' },
  'entry/e': { is: 'entry', id: 'e', number: 'ST3', text: text('Good case material'), kind: 'strength', state: 'revealed' },
  'report/draft': filed('draft'),
};
const as = (role: string, organisation = 'mine') => {
  room.you = { kind: 'seat', workshop: 'w', seat: 'me', organisation, role } as typeof room.you;
};
const field = () => document.querySelector<HTMLTextAreaElement>('#text-summary')!;
async function unfold(selector: string): Promise<void> {
  const details = document.querySelector<HTMLDetailsElement>(selector)!;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await settle();
}
async function editor(records: object = {}): Promise<void> {
  as('rapporteur', 'uni');
  put({ ...common, ...records });
  await show(Written);
  await press('Summary');
}

describe('what a text points to', () => {
  it('is read as the server reads it', () => {
    expect(cited('Water is dear [ST3, R5]; see [R5] and [annex 2], [sic], [A1; KC2].')).toEqual(['ST3', 'R5', 'A1', 'KC2']);
    expect(cited('No end [ST3')).toEqual([]);
  });

  it('is found by its number first, then by its words', () => {
    const all = [
      { number: 'A1', text: text('About ST3') },
      { number: 'ST3', text: text('Case material') },
      { number: 'ST31', text: text('Other') },
    ];
    expect(search(all, 'st3').map((one) => one.number)).toEqual(['ST3', 'ST31', 'A1']);
    expect(search(all, 'material').map((one) => one.number)).toEqual(['ST3']);
    expect(firstWords('one two three four', 10)).toBe('one two …');
  });
});

describe('the editor', () => {
  it('shows eleven parts with their versions and open remarks', async () => {
    as('facilitator');
    put({ ...common, 'narrative/summary': part(2, 'Words'), 'remark/1': remark('1') });
    await show(Written);
    expect(document.querySelectorAll('tr[data-part]').length).toBe(PARTS.length);
    expect(document.querySelector('tr[data-part=summary]')?.textContent).toMatch(/version .?2.?\s*one open/);
    await press('Summary');
    expect(document.querySelector('textarea')).toBeNull();
    expect(words()).toContain('The rapporteur writes these parts');
  });

  it('keeps what is typed through a reload, with the version it was started from', async () => {
    await editor({ 'narrative/summary': part(1, 'Stored') });
    type('#text-summary', 'Mine [ST3]');
    expect(document.querySelector('[data-cited=ST3]')?.textContent).toContain('Good case material');
    await leave();
    put({ 'narrative/summary': part(2, 'Stored by another') });
    await show(Written);
    await press('Summary');
    expect(field().value).toBe('Mine [ST3]');
    expect(words()).toContain('Stored by another');
    expect(button('Save as version').disabled).toBe(true);
    await press('Put both into the field');
    expect(field().value).toBe('Stored by another\n\nMine [ST3]');
    await press('Save as version 3');
    expect(said).toEqual([
      {
        noun: 'narrative',
        do: 'write',
        part: 'summary',
        text: { lang: 'en', text: 'Stored by another\n\nMine [ST3]' },
        base: 2,
      },
    ]);
    expect(field().readOnly).toBe(true);
    expect(localStorage.length).toBe(0);
  });

  it('puts a refused text back into its field and says why there', async () => {
    await editor();
    type('#text-summary', 'It rests on [ST99].');
    await press('Save as version 1');
    room.saved = {};
    room.returned = [
      {
        seat: 'me',
        id: 'i',
        command: said[0]!,
        form: 'narrative.summary',
        refused: { code: 'no_such_number', detail: { number: 'ST99' } },
      },
    ];
    await settle();
    expect(field().value).toBe('It rests on [ST99].');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(document.querySelector('#problem-summary')?.textContent).toContain('ST99');
    expect(document.querySelector('[data-cited=ST99]')?.textContent).toContain('has seen nothing');
    expect(room.returned).toEqual([]);
  });

  it('inserts a citation where the text is being written', async () => {
    await editor({ 'narrative/summary': part(1, 'Before. After.') });
    field().setSelectionRange(7, 7);
    await unfold('[data-editor] details');
    await press('Good case material');
    expect(field().value).toBe('Before. [ST3] After.');
  });

  it('settles a remark, and not without a reason where it is not taken', async () => {
    await editor({ 'narrative/summary': part(1, 'Four'), 'remark/1': remark('1', { quote: text('Four') }) });
    expect(button('Not taken').disabled).toBe(true);
    type('#answer-1', 'Announced only.');
    await press('Not taken');
    expect(said).toEqual([{ noun: 'narrative', do: 'settle', remark: '1', taken: false, answer: { lang: 'en', text: 'Announced only.' } }]);
  });
});

describe('the report on a phone', () => {
  const open = () => unfold('details[data-part=summary]');

  it('offers the host facts only, and says why', async () => {
    as('host_delegate', 'host');
    put({ ...common, 'narrative/summary': part(1, 'Four'), signatures: signatures() });
    await show(ReadReport);
    await open();
    expect(document.querySelector('input[type=radio]')).toBeNull();
    expect(words()).toContain('The host corrects facts only');
    type('[id="remark.summary.text"]', 'Five');
    await press('Send it to the rapporteur');
    expect(said).toEqual([{ noun: 'narrative', do: 'remark', part: 'summary', kind: 'fact', text: { lang: 'en', text: 'Five' } }]);
  });

  it('keeps the language of every text', async () => {
    const translated = { original: { lang: 'ko', text: '요약' }, translations: [{ lang: 'ar', text: 'ملخص' }] };
    put({ ...common, 'narrative/summary': part(1, '', { text: translated }), signatures: signatures() });
    await show(ReadReport);
    await open();
    expect(document.querySelector('[lang=ko]')?.textContent).toBe('요약');
    expect(document.querySelector('[lang=ar][dir=auto]')?.textContent).toBe('ملخص');
  });

  it('is signed in the edition that was read, and not while a fact is open', async () => {
    as('convenor');
    put({ ...common, 'narrative/summary': part(1, 'Four'), signatures: signatures({ open_facts: 1 }) });
    await show(ReadReport);
    expect(button('and sign it').disabled).toBe(true);
    expect(words()).toContain('the rapporteur has one fact to settle');
    put({ signatures: signatures({ edition: 2 }) });
    expect(words()).toContain('you read edition 1, now edition 2 stands');
    await press('I have read edition 2 as well');
    await press('I have read edition 2 and sign it');
    expect(said).toEqual([{ noun: 'narrative', do: 'sign', edition: 2 }]);
    put({ signatures: signatures({ edition: 2, signed: [['convenor', 1]] }) });
    expect(words()).toContain('You signed edition 2');
    expect(words()).toContain('the signature of the host lead');
  });

  it('asks a peer for no signature, and nobody for remarks on what is final', async () => {
    put({ ...common, 'report/final': filed('final'), 'narrative/summary': part(1, 'Four'), signatures: signatures() });
    await show(ReadReport);
    await open();
    expect(document.querySelector('form')).toBeNull();
    expect(words()).not.toContain('and sign it');
  });
});

describe('the card of the report', () => {
  it('is not drawn anew by a live change while somebody types in it', async () => {
    put({ ...common, 'narrative/summary': part(1, 'Four'), signatures: signatures() });
    await show(Above);
    await unfold('[data-card=report]');
    await vi.waitFor(() => expect(document.querySelector('details[data-part=summary]')).not.toBeNull());
    await unfold('details[data-part=summary]');
    const typed = document.querySelector('[id="remark.summary.text"]');
    type('[id="remark.summary.text"]', 'Half a senten');
    put({ 'narrative/scores': part(1, 'New', { part: 'scores' }), 'remark/9': remark('9'), signatures: signatures({ edition: 2 }) });
    await settle();
    expect(document.querySelector('[id="remark.summary.text"]')).toBe(typed);
    expect(words()).toContain('The report: 2 parts to read');
  });
});

describe('agreements', () => {
  const agreement = (more: object = {}) => ({
    is: 'agreement',
    id: 'a',
    number: 'AG1',
    title: text('Trainers'),
    parties: ['mine', 'host'].map((organisation) => ({ organisation, contact: text('Director'), duties: text('Sends two') })),
    from: '2014-09-01',
    signed: false,
    ...more,
  });

  it('are proposed by a lead with its own organisation in them, and say what is still needed', async () => {
    put(common);
    await show(Agreements);
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.map((one) => [one.checked, one.disabled])).toContainEqual([true, true]);
    expect(words()).toContain('two parties');
    boxes.find((one) => !one.checked)!.click();
    await settle();
    for (const id of ['mine', 'host']) {
      type(`[id$="-${id}-contact"]`, 'Director');
      type(`[id$="-${id}-duties"]`, `duty of ${id}`);
    }
    type('[id$="-title"]', 'Trainers');
    expect(button('Propose it').disabled).toBe(true);
    type('[id$="-from"]', '2014-09-01');
    await leave();
    await show(Agreements);
    await press('Propose it');
    expect(said[0]).toMatchObject({
      do: 'propose',
      title: { text: 'Trainers' },
      from: '2014-09-01',
      parties: [
        { organisation: 'mine', duties: { text: 'duty of mine' } },
        { organisation: 'host', duties: { text: 'duty of host' } },
      ],
    });
  });

  it('are signed in a function by a party, and only read by everybody else', async () => {
    put({ ...common, 'agreement/a': agreement() });
    await show(Agreements);
    type('[id="say-agreement.sign.a"]', 'Director');
    await press('Sign for');
    expect(said).toEqual([{ noun: 'agreements', do: 'sign', agreement: 'a', function: { lang: 'en', text: 'Director' } }]);
    await leave();
    as('facilitator', 'berlin');
    await show(Agreements);
    expect(document.querySelector('button')).toBeNull();
    expect(words()).toContain('0 of 2 have signed');
  });
});

describe('the tracker', () => {
  const action = (number: string, shown: Status, more: object = {}): ActionBody =>
    ({
      id: number,
      number,
      text: text(`do ${number}`),
      recommendations: [],
      reported: shown,
      shown,
      history: [],
      remarks: [],
      ...more,
    }) as ActionBody;
  const owned = (due: string) => ({ owner: text('Director'), due });

  it('is green, amber and red as the method says', () => {
    const day = '2014-12-31';
    const colour = (shown: Status, due: string) => light(action('A1', shown, owned(due)), day);
    expect([colour('done', '2014-01-01'), colour('on_track', '2015-01-01')]).toEqual(['green', 'green']);
    expect([colour('planned', '2015-01-01'), colour('late', '2014-12-01')]).toEqual(['amber', 'amber']);
    expect([colour('late', '2014-11-30'), colour('dropped', '2015-01-01')]).toEqual(['red', 'red']);
    expect(daysLate('2014-12-01', day)).toBe(30);
    expect(today(Date.UTC(2014, 11, 30, 16), 'Asia/Seoul')).toBe('2014-12-31');
  });

  it('puts first what nobody answers for or what has no date, then what is latest', () => {
    const all = [
      action('A1', 'on_track', owned('2015-01-01')),
      action('A2', 'late', owned('2014-12-20')),
      action('A3', 'planned'),
      action('A4', 'late', owned('2014-12-01')),
      action('A5', 'done'),
    ];
    expect(inOrder(all, '2014-12-31').map((one) => one.number)).toEqual(['A3', 'A4', 'A2', 'A1', 'A5']);
    expect(lacks(all[4]!)).toBe(false);
  });

  it('is on the phone of the convenor, who is told what lacks an owner', async () => {
    put({ ...common, 'action/1': { is: 'action', ...action('A1', 'planned') } });
    await show(Above);
    expect(document.querySelector('[data-card=actions]')).toBeNull();
    await leave();
    as('convenor');
    await show(Above);
    expect(words()).toContain('One action is late, or lacks an owner or a date');
  });

  it('names colour, word and owner, and is filtered', async () => {
    put({
      ...common,
      'action/1': { is: 'action', ...action('A1', 'planned') },
      'action/2': { is: 'action', ...action('A2', 'done', owned('2014-01-01')) },
    });
    await show(Tracker);
    expect(document.querySelector('[data-action=A1]')?.textContent).toMatch(/nobody yet.*no date.*Amber.*planned/s);
    const select = document.querySelector('select')!;
    select.value = 'done';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect([...document.querySelectorAll('[data-action]')].map((one) => one.getAttribute('data-action'))).toEqual(['A2']);
  });
});
