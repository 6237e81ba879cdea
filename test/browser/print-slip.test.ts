import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { TeamAtWork } from '../support/start-team.ts';
import { finishStages, slipsIn, teamWithSignedStage } from '../support/team-with-slip.ts';
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

  /** Opens what a line is answered with; nothing is fetched for it. */
  async function openSlip(team: TeamAtWork, who: 'wang' | 'emma'): Promise<Page> {
    await team[who].command('/ticket GC-1 slip');
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

  test('is one page of A4, also of the stage that most stages come after', async () => {
    const team = await teamWithSignedStage();
    const before = ['预约勘查', '现场勘查', '外部供电方案', '内部供电方案', '方案会审'];
    await finishStages(team, ...before, '答复供电方案', '客户确认方案');
    const page = await openSlip(team, 'emma');
    expect(await page.locator('.next tbody tr').count()).toBe(5);
    expect(await print(page, 'slip')).toEqual([a4]);
    // Nothing is wider than its place.
    const wide = await page
      .locator('td, th, p, li')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
    expect(wide).toBe(0);
  });

  test('with a note as long as can be typed flows on to a second page, and its signatures stay together', async () => {
    const note = `${'一二三四五六七八九十'.repeat(100)}${'0123456789'.repeat(100)}${'a note in words '.repeat(62)}`;
    const team = await teamWithSignedStage(note);
    const page = await openSlip(team, 'wang');
    expect(await print(page, 'slip-long')).toEqual([a4, a4]);
  });

  test('with text as hostile as can be typed runs nothing', async () => {
    const team = await teamWithSignedStage(
      '</td></tr></table></style><script>document.title="run"</script><img src=x onerror="document.title=\'run\'">',
    );
    const page = await openSlip(team, 'wang');
    expect(await page.title()).toBe('业扩工程联系单 GC-1');
    expect(await page.locator('.note').innerText()).toBe(
      '</td></tr></table></style><script>document.title="run"</script><img src=x onerror="document.title=\'run\'">',
    );
    expect(await page.locator('script, img').count()).toBe(0);
    expect(await print(page, 'slip-hostile')).toEqual([a4]);
  });
});
