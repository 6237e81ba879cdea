import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

const builtPage = fileURLToPath(new URL('../../workspace/page/dist/index.html', import.meta.url));
const screenshotFolder = process.env.LINESMAN_SCREENSHOTS;

export const desktop = { width: 1280, height: 800 } as const;
export const phone = { width: 375, height: 812 } as const;

/** Starts Chromium, quiet and without a display. */
export function startChromium(executablePath: string): Promise<Browser> {
  if (!existsSync(builtPage)) {
    throw new Error(`The page is not built: there is no ${builtPage}. Run "npm ci" first.`);
  }
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ];
  return chromium.launch({ executablePath, args });
}

/** The workspace's page, as a person uses it. */
export type OpenPage = {
  readonly page: Page;
  /** What went wrong in the page so far. */
  readonly faults: readonly string[];
  /** Types a line and sends it. */
  readonly say: (line: string) => Promise<void>;
  readonly switchTo: (personId: string) => Promise<void>;
  /** The messages on screen, oldest first. */
  readonly messages: Locator;
  /** The words of each message, line by line, without author and hour. */
  readonly texts: () => Promise<string[][]>;
  readonly form: Locator;
  /** Keeps a picture where LINESMAN_SCREENSHOTS names a folder. */
  readonly photograph: (name: string) => Promise<void>;
};

/** Opens an address, with a clock that shows `now` where given. */
export async function openPage(browser: Browser, url: string, now?: string): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: desktop, locale: 'en-GB' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  if (now !== undefined) await page.clock.setFixedTime(now);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(url);
  const messages = page.locator('li.message');
  return {
    page,
    faults,
    async say(line) {
      const composer = page.getByLabel('Message').last();
      await composer.fill(line);
      await composer.press('Enter');
    },
    async switchTo(personId) {
      const theirs = page.waitForResponse((answer) =>
        answer.url().includes(`/browser/state?person=${personId}`),
      );
      await page.getByLabel('Person').selectOption(personId);
      await theirs;
      // Two frames later what came is on screen, and a line is typed into their own field.
      await page.evaluate(async () => {
        const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
        await frame();
        await frame();
      });
    },
    messages,
    texts: async () => {
      const contents = await messages.locator('.content').all();
      return Promise.all(contents.map(wordsOf));
    },
    form: page.getByRole('dialog'),
    async photograph(name) {
      if (!screenshotFolder) return;
      await page.screenshot({ path: `${screenshotFolder}/${name}.png`, animations: 'disabled' });
    },
  };
}

/** What a person reads there, line by line. */
async function wordsOf(content: Locator): Promise<string[]> {
  const text = await content.innerText();
  return text.split('\n').filter((line) => line.trim() !== '');
}
