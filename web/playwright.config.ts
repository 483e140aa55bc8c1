import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { defineConfig } from '@playwright/test';

/** The browser of the system: named or pathed by `PLENUM_CHROMIUM`, else the first on the path. Nothing is downloaded. */
function chromium(): string {
  const named = process.env['PLENUM_CHROMIUM'];
  if (named?.includes('/')) return named;
  const names = named ? [named] : ['chromium', 'chromium-browser', 'google-chrome'];
  const places = (process.env['PATH'] ?? '').split(':');
  const found = names.flatMap((name) => places.map((place) => join(place, name))).find((path) => existsSync(path));
  if (!found) throw new Error('no Chromium found; type: apt-get install chromium');
  return found;
}

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    launchOptions: {
      executablePath: chromium(),
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--font-render-hinting=none',
        '--force-device-scale-factor=1',
        '--disable-background-networking',
      ],
    },
  },
});
