// A real server that played the Seoul workshop up to a block, and pages in a real browser that people take over.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type Page } from '@playwright/test';

type Links = { base: string; projector: { link: string }; seats: { key: string; link: string }[] };

const heard = new WeakMap<Page, string[]>();

/** All that the server ever sent to a page, shown or not. */
export function received(page: Page): string {
  return heard.get(page)?.join('\n') ?? '';
}

export class Workshop {
  private constructor(
    private readonly server: ChildProcess,
    private readonly folder: string,
    private readonly links: Links,
    private readonly browser: Browser,
    private readonly problems: string[],
  ) {}

  static async until(block: string, browser: Browser): Promise<Workshop> {
    const folder = mkdtempSync(join(tmpdir(), 'plenum-'));
    const file = join(folder, 'links.json');
    const binary = process.env['PLENUM_BIN'] ?? '../target/debug/plenum';
    const server = spawn(binary, ['demo', '--speed', 'max', '--until', block, '--listen', '127.0.0.1:0', '--links-json', file], {
      stdio: 'ignore',
    });
    await expect.poll(() => existsSync(file) || server.exitCode !== null, { timeout: 90_000 }).toBe(true);
    const links = JSON.parse(readFileSync(file, 'utf8')) as Links;
    return new Workshop(server, folder, links, browser, []);
  }

  /** Opens a page; every console error, report of the policy or request to another host is a failure at the end. */
  async open(link: string, size: { width: number; height: number }, lang = 'en'): Promise<Page> {
    const context = await this.browser.newContext({ viewport: size, locale: 'en-GB' });
    const page = await context.newPage();
    page.on('console', (message) => {
      // A browser reports the outage that a test made itself.
      if (message.type() === 'error' && !message.text().includes('ERR_INTERNET_DISCONNECTED')) this.problems.push(message.text());
    });
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.links.base) && !url.startsWith('data:') && !url.startsWith(this.links.base.replace('http', 'ws')))
        this.problems.push(`foreign request: ${url}`);
    });
    const frames: string[] = [];
    heard.set(page, frames);
    // A large picture comes packed; what is searched for in it may not hide there.
    const words = (payload: string | Buffer) => (typeof payload === 'string' ? payload : inflateRawSync(payload).toString());
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void frames.push(words(payload))));
    const [place, secret] = link.split('#');
    await page.goto(`${place}?lang=${lang}#${secret}`);
    return page;
  }

  phone(person: string, lang = 'en'): Promise<Page> {
    return this.open(this.link(person), { width: 390, height: 844 }, lang);
  }

  console(lang = 'en'): Promise<Page> {
    return this.open(this.link('P14'), { width: 1366, height: 768 }, lang);
  }

  projector(lang = 'en'): Promise<Page> {
    return this.open(this.links.projector.link, { width: 1920, height: 1080 }, lang);
  }

  link(person: string): string {
    const seat = this.links.seats.find((one) => one.key === person);
    if (!seat) throw new Error(`there is no ${person}`);
    return seat.link;
  }

  base(): string {
    return this.links.base;
  }

  async close(): Promise<void> {
    // Pages first: what a page says about a server that is being stopped is no finding.
    for (const context of this.browser.contexts()) await context.close();
    const gone = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.kill('SIGKILL');
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
    expect(this.problems).toEqual([]);
  }
}

/** No violation of WCAG 2 A to 2.2 AA or of best practice. */
export async function accessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const result = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
}

/** No sideways scroll. */
export async function fits(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content).toBeLessThanOrEqual(window ?? 0);
}
