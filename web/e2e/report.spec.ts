// The written report: a part with a citation, a fact put right, two signatures; then agreements and where actions stand.
import { expect, test, type Page } from '@playwright/test';

import { uuid7 } from '../src/lib/ids';
import type { Command } from '../src/lib/wire';
import { accessible, fits, received, Workshop } from './workshop';

/** Says something for a person who is not at the centre of the journey. */
async function says(workshop: Workshop, person: string, commands: Command[]): Promise<void> {
  const token = new URLSearchParams(workshop.link(person).split('#')[1]).get('k') ?? '';
  const ask = async (path: string, body: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(workshop.base() + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const { workshop: id } = (await ask('/api/session', { token })) as { workshop: string };
  for (const command of commands) await ask(`/api/workshops/${id}/commands`, { id: uuid7(), command });
}

const text = (words: string) => ({ lang: 'en', text: words });

/** The workshop days are closed with reasons; the report is being written. */
async function untilReport(workshop: Workshop, console: Page): Promise<void> {
  await console.getByRole('heading', { name: 'What the room sees now' }).waitFor();
  const reason = text('for this journey');
  await console.getByLabel('Reason', { exact: false }).first().fill('for this journey');
  await console.getByRole('button', { name: 'Next block' }).click();
  await expect(console.getByText('B41').first()).toBeVisible();
  await says(workshop, 'P14', [{ noun: 'agenda', do: 'close_phase', phase: 'days', reason }]);
}

test('a part is written with a citation, a fact is put right, and two sign what stands', async ({ browser }) => {
  const workshop = await Workshop.until('B41', browser);
  const [rapporteur, convenor] = await Promise.all([
    workshop.open(workshop.link('P16'), { width: 1366, height: 768 }),
    workshop.phone('P25'),
  ]);
  await untilReport(workshop, await workshop.console());

  await rapporteur.getByText('Write the report', { exact: true }).click();
  await rapporteur.getByRole('button', { name: 'Summary', exact: true }).click();
  const field = rapporteur.getByLabel('Text of this part');
  await field.fill('The institute links four centres [ST99].');
  await rapporteur.getByRole('button', { name: /Save as version/ }).click();
  await expect(rapporteur.locator('[data-editor=summary]').getByRole('alert')).toContainText('Nothing in this workshop has the number');
  await expect(field).toHaveValue('The institute links four centres [ST99].');
  await rapporteur.reload();
  await rapporteur.getByText('Write the report', { exact: true }).click();
  await rapporteur.getByRole('button', { name: 'Summary', exact: true }).click();
  await expect(field).toHaveValue('The institute links four centres [ST99].');

  await field.fill('The institute links four centres');
  await rapporteur.getByText('Insert a citation').click();
  await rapporteur.getByLabel('A number or words').fill('ST3');
  await rapporteur.getByRole('button', { name: /Insert ST3/ }).click();
  await expect(field).toHaveValue('The institute links four centres [ST3]');
  await expect(rapporteur.locator('[data-cited=ST3]')).not.toContainText('has seen nothing');
  await accessible(rapporteur);
  await rapporteur.getByRole('button', { name: /Save as version/ }).click();
  await expect(rapporteur.locator('[data-part=summary]')).toContainText(/version .?1/);

  // Until the draft is filed it is the desk's and the convenor's.
  const [host, lead, peer] = await Promise.all(['P02', 'P01', 'P06'].map((person) => workshop.phone(person)));
  await expect(convenor.getByText('The report waits for your signature')).toBeVisible();
  await expect(host!.getByText('Report').first()).toBeVisible();
  for (const page of [host, lead, peer]) expect(received(page!)).not.toContain('links four centres');
  await says(workshop, 'P16', [
    { noun: 'close', do: 'file_report', stage: 'draft', summary: text('The draft for all who took part') },
    { noun: 'close', do: 'file_report', stage: 'fact_check', summary: text('For the host to check') },
  ]);

  await host!.getByText(/The report: one part to read/).click();
  await host!.locator('[data-part=summary] > summary').click();
  await expect(host!.getByText('The host corrects facts only', { exact: false })).toBeVisible();
  await expect(host!.getByRole('radio', { name: /A comment/ })).toHaveCount(0);
  const remarks = host!.locator('[data-part=summary]');
  await remarks.getByLabel('The words it is about').fill('four centres');
  await remarks.getByLabel('What is right?').fill('There are five.');
  await accessible(host!);
  await fits(host!);
  await host!.getByRole('button', { name: 'Send it to the rapporteur' }).click();
  await expect(host!.getByRole('heading', { name: /One remark of your organisation/ })).toBeVisible();

  // Nobody signs while a fact is open, and the page says why.
  await convenor.getByText(/The report: one part to read/).click();
  const sign = (page: Page) => page.getByRole('button', { name: /I have read edition .*and sign it/ });
  await expect(sign(convenor)).toBeDisabled();
  await expect(convenor.getByText(/Nobody can sign yet: the rapporteur has one fact/)).toBeVisible();

  const remark = rapporteur.locator('[data-remark=open]');
  await expect(remark).toContainText('There are five.');
  await field.fill('The institute links five centres [ST3].');
  await rapporteur.getByRole('button', { name: /Save as version/ }).click();
  await expect(rapporteur.locator('[data-part=summary]')).toContainText(/version .?2/);
  await expect(remark.getByRole('button', { name: 'Not taken' })).toBeDisabled();
  await remark.getByLabel('Answer').fill('Five, as of today.');
  await accessible(rapporteur);
  await remark.getByRole('button', { name: 'Taken into the text' }).click();
  await expect(host!.locator('[data-remark=taken]')).toContainText('Five, as of today.');

  // What is signed is what was read: the convenor had the first edition open.
  await expect(convenor.getByRole('alert').filter({ hasText: 'was changed while you had it open' })).toBeVisible();
  await convenor.getByRole('button', { name: /I have read edition .*as well/ }).click();
  await accessible(convenor);
  await fits(convenor);
  await sign(convenor).click();
  await expect(convenor.getByText(/You signed edition/)).toBeVisible();
  await lead!.getByText('The report waits for your signature').click();
  await sign(lead!).click();
  await expect(rapporteur.locator('[data-signed="2"]')).toContainText('Nothing is missing');

  await says(workshop, 'P16', [{ noun: 'close', do: 'file_report', stage: 'final', summary: text('The report') }]);
  await expect(rapporteur.getByText('The final report is filed. Nothing in it changes any more.')).toBeVisible();
  await expect(peer!.getByText(/The report: one part to read/)).toBeVisible();
  await workshop.close();
});

test('organisations agree, and actions nobody answers for stand first', async ({ browser }) => {
  const workshop = await Workshop.until('B41', browser);
  const [console, cairo, host, mexico] = await Promise.all([
    workshop.console(),
    workshop.phone('P06'),
    workshop.phone('P01'),
    workshop.phone('P10'),
  ]);
  await untilReport(workshop, console);

  await cairo.locator('[data-card=agreements] > summary').click();
  await cairo.getByText('Propose an agreement').click();
  await expect(cairo.getByRole('checkbox', { name: 'Regional Centre Cairo (HBRC)' })).toBeDisabled();
  await cairo.getByLabel('What is it called?').fill('Exchange of trainers');
  await cairo.getByRole('checkbox', { name: /Seoul Metropolitan Government/ }).check();
  for (const [party, duty] of [
    [/Cairo/, 'Sends two trainers a year'],
    [/Seoul Metropolitan/, 'Receives them for two weeks'],
  ] as const) {
    const side = cairo.getByRole('group', { name: party });
    await side.getByLabel('Whom to turn to').fill('Director');
    await side.getByLabel('What it will do').fill(duty);
  }
  await expect(cairo.getByText(/Still needed: .*from when/)).toBeVisible();
  await cairo.locator('input[type=date]').first().fill('2014-09-01');
  await accessible(cairo);
  await fits(cairo);
  await cairo.getByRole('button', { name: 'Propose it' }).click();
  await cairo.getByLabel('In which function do you sign?').fill('Director');
  await cairo.getByRole('button', { name: /Sign for/ }).click();
  await expect(cairo.getByText(/signed on .* as/)).toBeVisible();
  expect(received(mexico)).not.toContain('Exchange of trainers');

  await host.getByText('One agreement waits for your signature').click();
  await host.getByLabel('In which function do you sign?').fill('President');
  await host.getByRole('button', { name: /Sign for/ }).click();
  await expect(mexico.locator('[data-card=agreements]')).toContainText('One agreement');
  await console.getByText('Agreements between organisations', { exact: true }).click();
  await expect(console.locator('[data-agreement=signed]')).toContainText('Exchange of trainers');
  await accessible(console);

  await says(workshop, 'P14', [{ noun: 'agenda', do: 'close_phase', phase: 'report', reason: text('for this journey') }]);
  const [, first = ''] = /"recommendation\/([^"]+)"/.exec(received(host)) ?? [];
  await says(workshop, 'P01', [
    {
      noun: 'response',
      do: 'plan_action',
      text: text('A yearly forum'),
      recommendations: [first],
      owner: text('Director, SHRDC'),
      due: '2014-11-30',
    },
    { noun: 'response', do: 'plan_action', text: text('A fund for travel'), recommendations: [first] },
  ]);
  await console.getByText('Actions: where they stand', { exact: true }).click();
  const rows = console.locator('tr[data-action]');
  await expect(rows.first()).toContainText('A fund for travel');
  await expect(rows.first()).toContainText('nobody yet');
  await console.getByLabel('Show', { exact: true }).selectOption('lacks');
  await expect(rows.filter({ hasText: 'A yearly forum' })).toHaveCount(0);
  await accessible(console);
  await workshop.close();
});
