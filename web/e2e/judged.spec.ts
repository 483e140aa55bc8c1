// What is judged and dealt out: score sheets in rounds, tables that rotate, and who reviews what.
import { expect, test, type Page } from '@playwright/test';

import { accessible, fits, received, Workshop } from './workshop';

async function mark(phone: Page, n: number): Promise<void> {
  await phone.getByRole('radio', { name: new RegExp(`^${n} `) }).check();
}

async function next(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: /^(Next|Check and hand in)$/ }).click();
}

async function handsIn(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: 'Hand in the sheet' }).click();
  await expect(phone.locator('[data-sheet=submitted]')).toBeVisible();
}

test('a score sheet is kept as it is filled in, sealed until it is counted, and shown without names', async ({ browser }) => {
  const workshop = await Workshop.until('B32', browser);
  const [console, cairo, mashhad, mexico, projector] = await Promise.all([
    workshop.console(),
    workshop.phone('P06'),
    workshop.phone('P08'),
    workshop.phone('P10'),
    workshop.projector(),
  ]);
  await console.getByText('Scoring', { exact: true }).click();
  await console.getByRole('button', { name: /Open round .?2.? with .?3.? questions/ }).press('Enter');

  await mark(cairo, 5);
  await cairo.getByLabel('A comment, shown without your name').fill('words under seal');
  await expect(cairo.locator('[data-sheet=draft] [data-state=saved]')).toContainText('On the server, not handed in yet');
  await cairo.reload();
  await expect(cairo.getByText(/.?1.? of .?3.? answered/)).toBeVisible();
  await cairo.getByRole('button', { name: 'Back' }).click();
  await expect(cairo.getByRole('radio', { name: /^5 / })).toBeChecked();
  await expect(cairo.getByLabel('A comment, shown without your name')).toHaveValue('words under seal');
  await accessible(cairo);
  await fits(cairo);
  await next(cairo);
  await mark(cairo, 4);
  await next(cairo);
  await mark(cairo, 1);
  await next(cairo);
  await cairo.getByLabel(/Did your view change/).fill('a reason under seal');
  await next(cairo);
  await handsIn(cairo);

  // Not only does nobody show it: it never reached another page.
  await expect(console.getByText(/.?1.? of .?8.? sheets are handed in/)).toBeVisible();
  for (const page of [console, mashhad, projector]) expect(received(page)).not.toContain('under seal');
  for (const page of [mashhad, projector]) expect(received(page)).not.toMatch(/"step":\d/);
  expect(received(projector)).not.toContain('histogram');

  const phones = [mashhad, mexico, ...(await Promise.all(['P07', 'P12'].map((person) => workshop.phone(person))))];
  const fills = async (phone: Page, n: number): Promise<void> => {
    for (const value of [5, 5 + (n % 2), n % 2 ? 1 : 9]) {
      await mark(phone, value);
      await next(phone);
    }
    await next(phone);
    await handsIn(phone);
  };
  await Promise.all(phones.map(fills));
  const close = console.getByRole('button', { name: 'Close the round and count it' }).last();
  await close.click();
  const anyway = console.getByRole('button', { name: 'Close it without them' });
  await console.locator('form, section', { has: anyway }).getByLabel('Reason').last().fill('three had to leave');
  await anyway.click();
  await expect(mashhad.getByText(/Results, round .?2/)).toBeVisible();
  expect(received(projector)).not.toContain('histogram');
  await console.getByRole('button', { name: 'Show the results to the room' }).click();

  const stage = projector.getByRole('region', { name: 'What the room looks at' });
  const rows = stage.locator('tbody tr');
  await expect(rows.first()).toContainText('Lasting finance');
  await expect(rows.first()).toHaveAttribute('data-place', '1');
  await expect(stage.getByText('words under seal')).toHaveCount(1);
  await expect(stage).not.toContainText(/Cairo|Mashhad|Mexico|Paris|Director/);
  await accessible(projector);
  await accessible(console);
  await workshop.close();
});

test('tables rotate: each phone shows where to sit now and next, notes come back, and a call for help is heard', async ({ browser }) => {
  const workshop = await Workshop.until('B18', browser);
  // The plan keeps people of one organisation apart: the colleague sits elsewhere.
  const [console, cairo, colleague, projector] = await Promise.all([
    workshop.console(),
    workshop.phone('P06'),
    workshop.phone('P07'),
    workshop.projector(),
  ]);
  await console.getByText('Tables', { exact: true }).first().click();
  await console.getByLabel('For which block').selectOption({ label: 'B19 First discussion: roles of hub and centres; quality; resources' });
  await console.getByLabel('Tables', { exact: true }).fill('4');
  await console.getByLabel('Rounds').fill('2');
  await console.getByLabel('Minutes a round').fill('20');
  await console.getByLabel('The host', { exact: true }).uncheck();
  await console.getByLabel('Every table shares a language').uncheck();
  await console.getByRole('button', { name: /Lay .?4.? tables/ }).click();
  await console.getByRole('button', { name: 'Work out a seating' }).click();
  await expect(console.getByText('Nobody meets twice.').first()).toBeVisible();
  await console.getByRole('button', { name: 'Seat people like this' }).click();
  await expect(console.getByText('The rounds begin when this block runs.')).toBeVisible();
  await console.getByRole('button', { name: 'Next block' }).click();
  await expect(projector.locator('h1')).toContainText('B19');
  await expect(console.locator('[data-round="1"]')).toBeVisible();

  const [seat, then] = [cairo.getByRole('region', { name: 'You sit at' }), cairo.getByRole('region', { name: 'Next you go to' })];
  const now = await seat.getByRole('heading', { level: 2 }).textContent();
  const coming = (await then.locator('strong').textContent()) ?? '';
  await expect(colleague.getByRole('region', { name: 'You sit at' })).toBeVisible();
  await expect(projector.getByRole('heading', { name: now?.trim() ?? '' })).toBeVisible();
  await accessible(cairo);
  await fits(cairo);
  await accessible(projector);

  await cairo.getByLabel(/A note of your table/).fill('start with the money');
  await cairo.getByRole('button', { name: 'Keep the note' }).click();
  await expect(cairo.locator('article, li', { hasText: 'start with the money' }).first()).toBeVisible();
  await cairo.getByRole('button', { name: 'Ask somebody to come to our table' }).click();
  await expect(console.getByRole('heading', { name: 'One table waits for help' })).toBeVisible();
  await accessible(console);
  await console.getByRole('button', { name: /^Helped/ }).click();
  await expect(cairo.getByRole('button', { name: 'Ask somebody to come to our table' })).toBeVisible();

  await console.getByText(/Notes of the tables/).click();
  await expect(console.getByText('start with the money')).toBeVisible();
  for (const page of [colleague, projector]) expect(received(page)).not.toContain('start with the money');
  await console.getByRole('button', { name: 'Bring the one note back to the plenary' }).click();
  await expect(projector.getByText('start with the money')).toBeVisible();
  await colleague.getByText('One note came back from the tables').click();
  await expect(colleague.getByText('start with the money')).toBeVisible();

  await console
    .getByRole('button', { name: /Begin round .?2/ })
    .last()
    .click();
  await expect(seat.getByRole('heading', { level: 2 })).toHaveText(coming);
  await expect(then).toHaveCount(0);
  await workshop.close();
});

test('who reviews what is worked out, adopted and published, and a review is begun and handed in', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const [console, cairo] = await Promise.all([workshop.console(), workshop.phone('P06')]);
  await console.getByText('Who reviews what', { exact: true }).click();
  await console.getByLabel('What is it called?').fill('Papers of the centres');
  await console.getByLabel('Reviews each').fill('2');
  await console.getByRole('button', { name: /Open the assignment with .?4.? submissions/ }).click();
  await console.getByRole('button', { name: 'Work out who reviews what' }).click();
  await console.getByRole('button', { name: 'Adopt this plan' }).click();
  await expect(console.getByRole('button', { name: 'Work it out anew' })).toBeVisible();
  expect(received(cairo)).not.toContain('my_reviews');
  await console.getByRole('button', { name: 'Show each reviewer their part' }).click();

  await cairo.getByText(/.?2.? reviews are yours to do/).click();
  const reviews = cairo.locator('[data-review]');
  await expect(reviews).toHaveCount(2);
  await expect(reviews.filter({ hasText: 'Cairo' })).toHaveCount(0);
  await accessible(cairo);
  await fits(cairo);
  await reviews
    .first()
    .getByRole('button', { name: /^Begin/ })
    .click();
  await expect(reviews.first()).toHaveAttribute('data-review', 'started');
  await reviews
    .first()
    .getByRole('button', { name: /^Hand in/ })
    .click();
  await reviews.first().getByRole('button', { name: 'Yes, hand it in' }).click();
  await expect(cairo.locator('[data-review=done]')).toHaveCount(1);
  await expect(console.getByText(/.?1.? of .?8.? reviews handed in/)).toBeVisible();
  await accessible(console);
  await workshop.close();
});
