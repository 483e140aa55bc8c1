// What a person wrote is never lost: not by a refusal, not by a page that opens without a network.
import { expect, test } from '@playwright/test';

import { accessible, Workshop } from './workshop';

test('a card that comes too late is refused, and its words stay with their author', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const [console, phone] = await Promise.all([workshop.console(), workshop.phone('P06')]);
  const write = phone.getByLabel('Your words');
  await write.fill('written in the outage');
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: 'Send the card' }).click();
  await expect(phone.locator('[data-link]').first()).toContainText('kept on this device');

  await console.getByRole('button', { name: 'Go there B24' }).click();
  await expect(console.locator('[aria-current=step]')).toContainText('B24');
  await phone.context().setOffline(false);
  const refused = phone.locator('[data-returned]');
  await expect(refused).toContainText('written in the outage', { timeout: 30_000 });
  await phone.reload();
  await expect(refused).toContainText('written in the outage');
  await accessible(phone);
  await refused.getByRole('button', { name: 'Throw it away' }).click();
  await expect(refused).toHaveCount(0);
  await workshop.close();
});

test('a phone that was here before opens without a network, and comes back by itself', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const phone = await workshop.phone('P08');
  await phone.getByLabel('Your words').fill('half a thought');
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await phone.context().setOffline(true);
  await phone.reload();
  await expect(phone.locator('[data-link]').first()).toContainText(/Not connected|Connecting/);
  await phone.context().setOffline(false);
  await expect(phone.getByLabel('Your words')).toHaveValue('half a thought', { timeout: 30_000 });
  await workshop.close();
});

test('the room is not moved by what was pressed in an outage', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const console = await workshop.console();
  await expect(console.locator('[data-link=connected]')).toBeVisible();
  await console.context().setOffline(true);
  await expect(console.locator('[data-link=away]')).toBeVisible({ timeout: 40_000 });
  await console.getByRole('button', { name: 'Next block' }).click();
  await expect(console.getByRole('alert')).toContainText('nothing was done');
  await console.context().setOffline(false);
  await expect(console.locator('[data-link=connected]')).toBeVisible({ timeout: 30_000 });
  await expect(console.locator('[aria-current=step]')).toContainText('B21');
  await workshop.close();
});

test('where something between lets no sockets through, a phone works over requests', async ({ browser }) => {
  const workshop = await Workshop.until('B21', browser);
  const phone = await workshop.phone('P06');
  let refused = 0;
  await phone.routeWebSocket(/\/live\b/, (socket) => {
    refused += 1;
    void socket.close();
  });
  await phone.reload();
  await expect(phone.locator('[data-link=connected]').first()).toBeVisible({ timeout: 30_000 });
  await phone.getByLabel('Your words').fill('through the wall');
  await phone.getByRole('button', { name: 'Send the card' }).click();
  await expect(phone.getByRole('article').getByText('through the wall')).toBeVisible();
  await expect(phone.locator('[data-link]').first()).not.toContainText('kept on this device');

  // What others do arrives as well: the facilitator ends the writing.
  const console = await workshop.console();
  await console.getByRole('button', { name: 'Go there B24' }).click();
  await expect(phone.getByLabel('Your words')).toHaveCount(0, { timeout: 30_000 });
  expect(refused).toBeGreaterThan(0);
  await workshop.close();
});
