// What the chair has in hand: attention, the queue, the lead of the room, and its health.
import { readFile } from 'node:fs/promises';

import { expect, test, type Page } from '@playwright/test';

import { accessible, fits, Workshop } from './workshop';

async function opens(console: Page, tool: string): Promise<void> {
  await console.locator('summary', { hasText: tool }).click();
}

test('everybody looks up while somebody writes, and returns to the very draft', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const [console, phone, projector] = await Promise.all([workshop.console(), workshop.phone('P06'), workshop.projector()]);
  const write = phone.getByLabel('Your words');
  await write.fill('half a thought');
  await phone.getByLabel('Challenge').check();
  await console.getByLabel(/Words on all screens/).fill('The mayor speaks');
  await console.getByRole('button', { name: 'Ask everybody to look up' }).click();

  const notice = phone.locator('[data-attention]');
  await expect(notice).toContainText('Please look to the front');
  await expect(notice).toContainText('The mayor speaks');
  await expect(notice).toHaveRole('status');
  await expect(projector.locator('[data-attention=held]')).toContainText('The mayor speaks');
  await expect(write).toHaveValue('half a thought');
  await expect(phone.getByLabel('Challenge')).toBeChecked();
  for (const page of [console, phone, projector]) await accessible(page);
  await fits(phone);
  // What is typed meanwhile stays as well, and so does a page that is loaded again.
  await write.press('End');
  await write.pressSequentially(', finished');
  await phone.reload();
  await expect(notice).toContainText('The mayor speaks');
  await expect(write).toHaveValue('half a thought, finished');

  await console.getByRole('button', { name: 'Release everybody' }).click();
  await expect(notice).toHaveText('');
  await expect(projector.locator('[data-attention]')).toHaveCount(0);
  await expect(write).toHaveValue('half a thought, finished');
  await workshop.close();
});

test('somebody looks around, hears that the room moved on, and finds the draft where it was', async ({ browser }) => {
  const workshop = await Workshop.until('B29', browser);
  const [console, phone] = await Promise.all([workshop.console(), workshop.phone('P06')]);
  await phone.locator('summary', { hasText: 'notes' }).click();
  await phone.getByLabel('Your note').fill('for me alone');
  await phone.getByRole('button', { name: 'Keep the note' }).click();
  await expect(phone.locator('article, li', { hasText: 'for me alone' })).toBeVisible();
  await phone.getByLabel('What do you advise?').fill('half a recommendation');
  await phone.getByRole('button', { name: 'Look around' }).click();
  const around = phone.getByRole('dialog');
  await expect(around).toContainText('You are here:');
  await expect(around.getByRole('heading', { name: 'Clusters' })).toBeVisible();
  await around.getByText('Agenda').click();
  await expect(around.locator('[aria-current=step]')).toContainText('B29');
  await accessible(phone);
  await fits(phone);
  const [file] = await Promise.all([phone.waitForEvent('download'), around.getByRole('button', { name: 'Web page' }).click()]);
  expect(file.suggestedFilename()).toContain('own');
  const page = await readFile(await file.path(), 'utf8');
  expect(page).toContain('for me alone');
  await phone.keyboard.press('Escape');
  await expect(around).toHaveCount(0);
  await expect(phone.getByRole('button', { name: 'Look around' })).toBeFocused();
  await expect(phone.getByLabel('What do you advise?')).toHaveValue('half a recommendation');

  await phone.getByRole('button', { name: 'Look around' }).click();
  await console.getByRole('button', { name: 'Go there B31' }).click();
  await expect(around.getByRole('status').filter({ hasText: 'The room has moved on' })).toContainText('B31');
  await around.getByRole('button', { name: 'Back to the task' }).click();
  await expect(phone.getByRole('heading', { name: 'Break' })).toBeVisible();
  await console.getByRole('button', { name: 'Go there B29' }).click();
  await expect(phone.getByLabel('What do you advise?')).toHaveValue('half a recommendation');
  await workshop.close();
});

test('a point of order comes first at the desk and on the projector', async ({ browser }) => {
  const workshop = await Workshop.until('B27', browser);
  const [console, cairo, mashhad, projector] = await Promise.all([
    workshop.console(),
    workshop.phone('P06'),
    workshop.phone('P08'),
    workshop.projector(),
  ]);
  await opens(console, 'Speakers');
  await console.getByLabel('Seconds for each turn').fill('120');
  await console.getByRole('button', { name: 'Set order and time' }).click();
  await cairo.getByRole('button', { name: 'Ask for the floor' }).click();
  await expect(cairo.getByText(/You are number .?1/)).toBeVisible();
  await mashhad.getByRole('button', { name: 'Raise a point of order' }).click();
  await expect(mashhad.getByText(/You are number .?1.? in the queue, with a point of order/)).toBeVisible();
  await expect(cairo.getByText(/You are number .?2/)).toBeVisible();

  for (const page of [console, projector]) {
    const first = page.locator('[data-waiting]').first();
    await expect(first).toContainText('Mashhad');
    await expect(first).toContainText('Point of order');
    await expect(page.locator('[data-waiting]').nth(1)).not.toContainText('Point of order');
  }
  await console.getByRole('button', { name: 'Give the floor to the next' }).click();
  await expect(mashhad.getByText('You have the floor.')).toBeVisible();
  await expect(mashhad.locator('section.hand')).toContainText(/1:5\d/);
  await expect(projector.locator('[data-queue]')).toContainText('Director, Regional Centre Mashhad');
  await expect(projector.locator('[data-waiting]')).toHaveCount(1);
  for (const page of [console, cairo, mashhad, projector]) await accessible(page);
  await workshop.close();
});

test('the lead is handed over, taken by the recovery link, and given back', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const [first, second] = await Promise.all([workshop.console(), workshop.open(workshop.link('P15'), { width: 1366, height: 768 })]);
  await opens(first, 'People and links');
  await expect(first.locator('[data-lead]')).toContainText('Facilitator, Berlin');
  await opens(first, 'Recovery link');
  await first.getByRole('button', { name: 'Make a recovery link' }).click();
  await first.getByRole('button', { name: 'An earlier link ends' }).click();
  const link = (await first.locator('[data-recovery] code').textContent()) ?? '';
  await opens(first, 'Hand over the room');
  await first.getByLabel('Hand over the room to').selectOption({ label: '\u2068Co-facilitator, Berlin\u2069 (Table host)' });
  await first.getByRole('button', { name: 'Hand over …' }).click();
  await expect(first.getByRole('alert')).toContainText('becomes a facilitator');
  await accessible(first);
  await first.getByRole('button', { name: 'Hand over now' }).click();
  await expect(first.locator('[data-lead]')).toContainText('Co-facilitator, Berlin');
  await expect(first.getByLabel('Hand over the room to')).toHaveCount(0);

  // The laptop of the new lead is gone: somebody opens the envelope.
  const rescue = await workshop.open(link, { width: 1366, height: 768 });
  await expect(rescue.getByRole('heading', { name: 'Take over the room' })).toBeVisible();
  await accessible(rescue);
  await rescue.getByRole('button', { name: 'Take over the room' }).click();
  await expect(rescue.locator('[data-link=connected]')).toBeVisible();
  await expect(second.locator('[data-link=closed]')).toContainText('This link was replaced');
  await rescue.reload();
  await opens(rescue, 'People and links');
  await expect(rescue.locator('[data-lead]')).toContainText('Co-facilitator, Berlin');
  await opens(rescue, 'Hand over the room');
  await rescue.getByLabel('Hand over the room to').selectOption({ label: '\u2068Facilitator, Berlin\u2069 (Facilitator)' });
  await rescue.getByRole('button', { name: 'Hand over …' }).click();
  await rescue.getByRole('button', { name: 'Hand over now' }).click();
  await expect(first.locator('[data-lead]')).toContainText(/^\W*Facilitator, Berlin/);
  await expect(first.locator('summary', { hasText: 'Hand over the room' })).toBeVisible();

  // Who asks to be erased loses name and link; the seat stays in its row.
  const rows = first.getByRole('row');
  const before = await rows.count();
  await first.getByRole('button', { name: 'Erase person Director, Regional Centre Mashhad' }).click();
  await expect(first.getByText('go for good')).toBeVisible();
  await accessible(first);
  await first.getByRole('button', { name: 'Erase for good Director, Regional Centre Mashhad' }).click();
  await expect(first.getByText('Director, Regional Centre Mashhad')).toHaveCount(0);
  await expect(rows).toHaveCount(before);
  await workshop.close();
});

test('the desk sees the unsent draft of a phone that went away, and nothing of its words', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const [console, phone] = await Promise.all([workshop.console(), workshop.phone('P06')]);
  await expect(console.locator('[data-link=connected]')).toBeVisible();
  await expect(console.locator('[data-trouble]')).toHaveCount(0);
  await phone.getByLabel('Your words').fill('not for other eyes');
  await expect(console.locator('[data-trouble]')).toHaveText(/One draft is not stored yet/, { timeout: 30_000 });
  await phone.context().setOffline(true);
  await console.locator('[data-trouble]').click();
  const row = console.locator('[data-health]', { hasText: 'Cairo' });
  await expect(row).toContainText('one draft');
  // It went away with the draft: the figure stays, and the phone is missing.
  await expect(phone.locator('[data-link=away]')).toBeVisible({ timeout: 40_000 });
  await expect(row).toContainText('one draft');
  await accessible(console);

  await phone.context().setOffline(false);
  await phone.getByRole('button', { name: 'Send the card' }).click();
  await expect(phone.locator('article', { hasText: 'not for other eyes' })).toBeVisible({ timeout: 30_000 });
  await expect(row).toContainText('nothing', { timeout: 30_000 });
  await expect(row).toContainText('just now');
  await workshop.close();
});
