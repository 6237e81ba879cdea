import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MainProcess, runMain } from '../support/run-main.ts';
import { findChromium } from './find-chromium.ts';
import { openPage, phone, startChromium } from './open-page.ts';

const shiftClock = new URL('../support/shift-clock.ts', import.meta.url);
const soon = { timeout: 15_000 } as const;
const chromiumPath = findChromium(process.env);

// Friday, 10:00 in Shanghai.
const now = '2026-11-20T02:00:00Z';
const team = 'C01ACCOUNTS';
const wang = 'U01WANGLEI';
const emma = 'U02EMMACLARK';
const guo = 'U06GUOJING';

async function linesOf(place: Locator): Promise<readonly string[]> {
  const text = await place.innerText();
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** Waits until a message is on screen once, and says just this. */
const seen = (message: Locator, lines: readonly string[]) =>
  expect
    .poll(async () => ((await message.count()) === 1 ? linesOf(message) : []), soon)
    .toEqual(lines);

describe.skipIf(chromiumPath === null)('tickets in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linesman-'));
  let browser: Browser;
  let main: MainProcess;
  let url = '';

  beforeAll(async () => {
    main = runMain({ folder, imports: [shiftClock], env: { LINESMAN_TEST_NOW: now } });
    browser = await startChromium(chromiumPath ?? '');
    [, url = ''] = await main.printed(/Linesman is ready: (http:\/\/localhost:\d+)/, 30_000);
  });
  afterAll(async () => {
    await browser.close();
    await main.end();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openAs(person: string) {
    const opened = await openPage(browser, `${url}/#person=${person}&at=${team}`, now);
    const { page, messages } = opened;
    return {
      ...opened,
      /** The messages that say something, the newest last. */
      saying: (words: string) => messages.filter({ hasText: words }).locator('.content'),
      async openPlace(name: string) {
        await page.locator('.sidebar').getByRole('button', { name }).click();
        await page.locator('.composer').waitFor();
      },
    };
  }

  test('a ticket is opened, its first stage is accepted and finished from a direct message, and the next owner hears of it', async () => {
    const opened = await openAs(wang);
    const { say, form, saying, switchTo, openPlace, photograph, faults } = opened;
    await say('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容 5月底前送电');
    const card = saying('GC-11 · 华新钢铁有限公司 — 🔵 正常');
    const cardAt = (stages: string, running: string) => [
      'GC-11 · 华新钢铁有限公司 — 🔵 正常',
      '增容 · 10 kV · 2000 kVA · 双电源',
      '客户经理：王磊',
      '要求送电：2027年5月31日周一 · 预计送电：2027年5月11日周二 · 供电方工作日已用 0/32',
      `主流程  ${stages}`,
      '客户工程  ○ ○ ○ ○ ○ ○',
      '外部工程  ○',
      '合同与协议  ○ ○ ○',
      `${running} · 11月23日周一 17:00前，剩1个工作日（内部）`,
      '办完环节输入 /ticket GC-11 完成 …，等客户时输入 /ticket GC-11 等待 …。',
      '办结环节…',
      '暂停计时…',
    ];
    await seen(card, cardAt('● ○ ○ ○ ○ ○ ○ ○ ○ ○ ○', '业务受理 · 营销部，待接收'));
    await seen(saying('GC-11 · 华新钢铁有限公司 — 已立项'), [
      'GC-11 · 华新钢铁有限公司 — 已立项 · 🔵 正常',
      ...cardAt('', '').slice(1, 4),
      '工单卡片随后发到本频道。',
      '修改',
    ]);
    await photograph('ticket-opened-zh');

    await switchTo(guo);
    await openPlace('Linesman');
    const task = saying('GC-11 · 华新钢铁有限公司：业务受理');
    const facts = ['GC-11 · 华新钢铁有限公司：业务受理', '增容 · 10 kV · 2000 kVA · 双电源'];
    const due = '11月23日周一 17:00前，剩1个工作日（内部）';
    await seen(task, [...facts, `业务受理 · 营销部，待接收 · ${due}`, '接收', '退回…']);
    await photograph('ticket-told-zh');
    await task.getByRole('button', { name: '接收' }).click();
    const accepted = `业务受理 · 营销部 郭静 · ${due}`;
    await seen(task, [...facts, accepted, '办结环节…', '暂停计时…']);
    await task.getByRole('button', { name: '办结环节…' }).click();
    for (const paper of ['用电申请书', '营业执照', '一次性告知书']) {
      await form.getByLabel(paper).check();
    }
    await form.getByLabel('给下一环节的说明').fill('资料齐全，客户周五上午在厂');
    await photograph('ticket-done-form-zh');
    await form.getByRole('button', { name: '保存' }).click();
    await seen(task, [...facts, '郭静已于11月20日周五 10:00办结。', '查看工单']);

    await switchTo(wang);
    await seen(card, [...cardAt('✓ ● ○ ○ ○ ○ ○ ○ ○ ○ ○', '预约勘查 · 客户经理 王磊')]);
    await photograph('ticket-card-zh');
    await openPlace('Linesman');
    await seen(saying('GC-11 · 华新钢铁有限公司：预约勘查'), [
      'GC-11 · 华新钢铁有限公司：预约勘查',
      '增容 · 10 kV · 2000 kVA · 双电源',
      `预约勘查 · 客户经理 王磊 · ${due}`,
      '上一环节的说明：',
      '资料齐全，客户周五上午在厂',
      '办结环节…',
      '暂停计时…',
    ]);
    await photograph('ticket-next-zh');
    expect(faults).toEqual([]);
  });

  test('on a phone a list of tickets, a card and the documents fit, in English', async () => {
    const { page, say, saying, photograph, faults } = await openAs(emma);
    await page.setViewportSize(phone);
    const isAsWideAsThePhone = async (answer: Locator) => {
      await expect.poll(() => answer.count(), soon).toBe(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
      const tooWide = await answer.evaluate((content) =>
        [content, ...content.querySelectorAll('*')].some(
          (one) => one.getBoundingClientRect().right > window.innerWidth,
        ),
      );
      expect(tooWide).toBe(false);
    };
    await say('/ticket list');
    await isAsWideAsThePhone(saying('Tickets · open · '));
    await photograph('ticket-list-phone');
    await say('/ticket GC-2');
    await isAsWideAsThePhone(saying('GC-2 · 滨江第一医院 — 🔵 on track'));
    await photograph('ticket-card-phone');
    await say('/ticket GC-2 file');
    await isAsWideAsThePhone(saying('GC-2 · 滨江第一医院: documents'));
    await photograph('ticket-documents-phone');
    expect(faults).toEqual([]);
  });
});
