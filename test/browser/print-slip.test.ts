import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { slipsIn, teamWithSignedStage } from '../support/team-with-slip.ts';
import { findChromium } from './find-chromium.ts';
import { startChromium } from './open-page.ts';

const chromiumPath = findChromium(process.env);
if (chromiumPath === null) {
  process.stdout.write('The browser test is left out: no Chromium was found (CHROMIUM_PATH).\n');
}
const screenshotFolder = process.env.LINESMAN_SCREENSHOTS;

/** Sizes of the pages of a PDF as Chromium writes it, in points. */
function pagesOf(pdf: Buffer): readonly string[] {
  const pages = pdf.toString('latin1').match(/\/Type \/Page\n[\s\S]*?endobj/g) ?? [];
  return pages.map((one) => /\/MediaBox \[([^\]]+)\]/.exec(one)?.[1] ?? '');
}

const a4 = '0 0 594.95996 841.91998';

describe.skipIf(chromiumPath === null)('a hand-over slip on paper', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(chromiumPath ?? '');
  });
  afterAll(() => browser.close());

  async function openSlip(note: string): Promise<Page> {
    const team = await teamWithSignedStage(note);
    await team.wang.command('/ticket GC-1 联系单');
    const [slip] = await slipsIn(team, 'CTEAM');
    const context = await browser.newContext({ viewport: { width: 900, height: 1200 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(slip?.html ?? '');
    expect(asked).toEqual([]);
    return page;
  }

  async function print(page: Page, name: string): Promise<readonly string[]> {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (screenshotFolder) await writeFile(join(screenshotFolder, `${name}.pdf`), pdf);
    return pagesOf(pdf);
  }

  test('is one page of A4', async () => {
    const page = await openSlip('线路走廊已确认，表计安装位置见勘查单');
    expect(await print(page, 'slip')).toEqual([a4]);
  });

  test('with a note as long as can be typed flows on to a second page, and its signatures stay together', async () => {
    const note = '一二三四五六七八九十'.repeat(100);
    const page = await openSlip(
      `${note}${'0123456789'.repeat(100)}${'a note in words '.repeat(62)}`,
    );
    expect(await print(page, 'slip-long')).toEqual([a4, a4]);
  });

  test('with text as hostile as can be typed runs nothing', async () => {
    const page = await openSlip(
      '</td></tr></table></style><script>document.title="run"</script><img src=x onerror="document.title=\'run\'">',
    );
    expect(await page.title()).toBe('业扩工程联系单 GC-1');
    expect(await page.locator('.note').innerText()).toBe(
      '</td></tr></table></style><script>document.title="run"</script><img src=x onerror="document.title=\'run\'">',
    );
    expect(await page.locator('script, img').count()).toBe(0);
    expect(await print(page, 'slip-hostile')).toEqual([a4]);
  });
});
