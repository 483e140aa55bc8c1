// The whole way in a real browser: write in silence, reveal, rate, endorse, hand over.
import { expect, test, type Page } from '@playwright/test';

import { accessible, fits, Workshop } from './workshop';

async function writes(page: Page, words: string): Promise<void> {
  await page.getByLabel('Your words').fill(words);
  await page.getByRole('button', { name: 'Send the card' }).click();
  await expect(page.locator('[data-state=saved]').first()).toContainText('On the server');
}

test('cards written in silence reach nobody before the reveal and everybody after it', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const [console, cairo, mashhad, projector] = await Promise.all([
    workshop.console(),
    workshop.phone('P06'),
    workshop.phone('P08'),
    workshop.projector(),
  ]);

  await expect(cairo.getByRole('heading', { name: 'Write in silence' })).toBeVisible();
  await expect(projector.locator('h1')).toContainText('B21');
  await writes(cairo, 'clear political backing');

  // A live change never touches an unsent form: the other delegate is typing while cards arrive and the clock is extended.
  await mashhad.getByLabel('Your words').fill('half a thought');
  await writes(cairo, 'needs of members unknown');
  await console.getByRole('button', { name: '+1 minute' }).click();
  await expect(console.locator('[data-state=saved]').first()).toBeVisible();
  await expect(mashhad.getByLabel('Your words')).toHaveValue('half a thought');
  await expect(mashhad.getByLabel('Your words')).toBeFocused();
  await writes(mashhad, 'half a thought, finished');

  await expect(console.getByText('Still to come:')).toContainText('Regional Centre Paris');
  for (const page of [console, mashhad, projector]) await expect(page.getByText('clear political backing')).toHaveCount(0);
  for (const page of [console, cairo, projector]) await accessible(page);
  await fits(cairo);

  await console.getByRole('button', { name: 'Next block' }).click();
  await expect(projector.locator('h1')).toContainText('B22');
  await console.getByRole('button', { name: 'Reveal the cards' }).click();
  for (const page of [cairo, mashhad, projector]) {
    await expect(page.getByText('clear political backing')).toBeVisible();
    await expect(page.getByText('half a thought, finished')).toBeVisible();
  }
  await accessible(projector);
  await accessible(mashhad);
  await workshop.close();
});

test('a text survives a reload and an outage, and is sent once', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const phone = await workshop.phone('P10');
  await phone.getByLabel('Your words').fill('kept on the phone');
  await phone.reload();
  await expect(phone.getByLabel('Your words')).toHaveValue('kept on the phone');

  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: 'Send the card' }).click();
  await expect(phone.locator('[data-link]').first()).toContainText('kept on this device');
  await phone.context().setOffline(false);
  await expect(phone.locator('article', { hasText: 'kept on the phone' })).toHaveCount(1, { timeout: 30_000 });
  await phone.reload();
  await expect(phone.locator('article', { hasText: 'kept on the phone' })).toHaveCount(1);
  await workshop.close();
});

test('ratings are counted, voices are shown together, and the wording is handed over', async ({ browser }) => {
  const workshop = await Workshop.until('B30', browser);
  const people = ['P06', 'P08', 'P10', 'P12'];
  const [console, projector, ...phones] = await Promise.all([
    workshop.console(),
    workshop.projector(),
    ...people.map((p) => workshop.phone(p)),
  ]);
  const reason = console.getByLabel('Reason, where a condition is unmet (printed in the record)');

  await console.getByRole('button', { name: 'Open the round' }).click();
  for (const phone of phones) {
    const card = phone.locator('[data-recommendation=R1]').first();
    await card.getByRole('group', { name: 'Importance' }).getByLabel('9').check();
    await card.getByRole('group', { name: 'Feasibility' }).getByLabel('8').check();
    await card.getByRole('button', { name: 'Save the rating' }).click();
    await expect(card.getByText(/Your rating: importance .?9.?, feasibility .?8/)).toBeVisible();
  }
  await accessible(phones[0]!);
  await fits(phones[0]!);
  await console.getByRole('button', { name: 'Count the round' }).click();
  await expect(console.getByRole('alert')).toContainText('Still to come');
  await reason.fill('four raters have left');
  await console.getByRole('button', { name: 'Count the round' }).click();
  await expect(console.getByText('Totals need five answers').first()).toBeVisible();
  await expect(projector.getByText('Agree a two-page standard')).toHaveCount(0);

  for (const block of ['B31', 'B32', 'B33']) {
    await console.getByRole('button', { name: 'Next block' }).click();
    await expect(projector.locator('h1')).toContainText(block);
  }
  for (const phone of phones) {
    const card = phone.locator('[data-recommendation=R1]').first();
    await card.getByLabel('supports it').check();
    await card.getByRole('button', { name: 'Give our voice' }).click();
    await expect(card.getByText(/Given: .?supports it/)).toBeVisible();
  }
  await reason.fill('the others are settled later');
  await console.getByRole('button', { name: 'Show the endorsements' }).click();
  await expect(console.getByText(/4.? support, .?0.? can live with it/)).toBeVisible();
  await console.getByRole('button', { name: 'Next block' }).click();
  await expect(projector.locator('h1')).toContainText('B34');

  await phones[3]!.getByRole('button', { name: 'Hand over to the host' }).click();
  await expect(projector.getByText('Agree a two-page standard')).toBeVisible();
  await accessible(console);
  await accessible(projector);
  await workshop.close();
});

test('the pages are laid out from the right in Arabic and stay accessible', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const [console, phone, projector] = await Promise.all([workshop.console('ar'), workshop.phone('P06', 'ar'), workshop.projector('ar')]);
  for (const page of [console, phone, projector]) {
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('[data-link=connected], h1').first()).toBeVisible();
    await accessible(page);
    await fits(page);
  }
  await workshop.close();
});

test('somebody without a link joins by the code and one tap of the facilitator', async ({ browser }) => {
  const workshop = await Workshop.until('B01', browser);
  const [console, projector] = await Promise.all([workshop.console(), workshop.projector()]);
  const code = await projector.locator('aside strong').textContent();
  const guest = await workshop.open(`${workshop.base()}/#c=${code}`, { width: 320, height: 640 });
  await guest.getByLabel('Your function').fill('Adviser');
  await guest.getByLabel('Organisation').fill('Cairo');
  await accessible(guest);
  await fits(guest);
  await guest.getByRole('button', { name: 'Ask to be let in' }).click();

  await expect(console.getByText('asks to be let in')).toBeVisible();
  await console.getByLabel('Role').selectOption('observer');
  await console.getByRole('button', { name: 'Let in' }).click();
  await expect(guest.locator('[data-link=connected]')).toBeVisible();
  await workshop.close();
});
