import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startWorkspace } from '../../workspace/start-workspace.ts';
import { type MainProcess, runMain } from '../support/run-main.ts';
import { channels, people, testFolder } from '../support/start-bot.ts';
import { findChromium } from './find-chromium.ts';
import { desktop, openPage, phone, startChromium } from './open-page.ts';

const shiftClock = new URL('../support/shift-clock.ts', import.meta.url);
const manifestFile = new URL('../../manifest.yml', import.meta.url);
const soon = { timeout: 15_000 } as const;

const chromiumPath = findChromium(process.env);
if (chromiumPath === null) {
  process.stdout.write('The browser test is left out: no Chromium was found (CHROMIUM_PATH).\n');
}

/** Takes a port, unless somebody else has it: either way the bot has to go on to another. */
async function takePort(port: number): Promise<void> {
  const server = createServer();
  const settled = Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => {
      if (error.code !== 'EADDRINUSE') throw error;
    }),
  ]);
  server.listen(port, '127.0.0.1');
  await settled;
  onTestFinished(() => void server.close());
}

describe.skipIf(chromiumPath === null)('the main job in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(chromiumPath ?? '');
  });
  afterAll(() => browser.close());

  test('a typed line becomes a visit whose follow-up is edited, listed and snoozed', async () => {
    // Friday, 10:00 in Shanghai.
    const now = '2026-11-20T02:00:00Z';
    await Promise.all([takePort(3000), takePort(3001)]);
    const startedAt = performance.now();
    const main = runMain({
      folder: testFolder(),
      imports: [shiftClock],
      env: { LINESMAN_TEST_NOW: now },
    });
    onTestFinished(() => main.end());
    const [, url = '', port] = await main.printed(
      /Linesman is ready: (http:\/\/localhost:(\d+))/,
      30_000,
    );
    process.stdout.write(`Ready ${Math.round(performance.now() - startedAt)} ms after the start\n`);
    expect(Number(port)).toBeGreaterThan(3001);

    const opened = await openPage(browser, url, now);
    const { page, say, form, messages, switchTo, photograph, faults } = opened;
    // The channel has the cards of the demo's tickets, too.
    const texts = async () => (await opened.texts()).filter(([first]) => !first?.startsWith('GC-'));
    await say('/visit 华新钢铁 谈增容2000kVA，王主任要供电方案 下周三下午3点回访');
    await expect
      .poll(texts, soon)
      .toEqual([
        [
          'V-16 · 华新钢铁有限公司 — 走访已登记',
          '走访：11月20日周五（今天）',
          '谈增容2000kVA，王主任要供电方案',
          '识别到：增容 · 2000 kVA · 王主任',
          '跟进 F-13：回访',
          '11月25日周三 15:00 · Asia/Shanghai',
          '修改',
          '撤销',
          '之后要补充：/visit 补充 V-16 …',
        ],
      ]);
    await photograph('visit-zh');

    await messages.getByRole('button', { name: '修改' }).click();
    await form.getByLabel('谈了什么').fill('谈增容2500kVA，王主任要供电方案和报价');
    await form.getByLabel('跟进日期').fill('2026-11-21');
    await form.getByLabel('跟进时间').fill('16:30');
    await form.getByLabel('跟进时间').press('Enter');
    await photograph('form-zh');
    await form.getByRole('button', { name: '保存' }).click();
    const changed = [
      'V-16 · 华新钢铁有限公司 — 走访已修改',
      '走访：11月20日周五（今天）',
      '谈增容2500kVA，王主任要供电方案和报价',
      '识别到：增容 · 2500 kVA · 王主任',
      '跟进 F-13：回访',
      '11月21日周六（明天） 16:30 · Asia/Shanghai',
      '修改',
      '撤销',
      '之后要补充：/visit 补充 V-16 …',
    ];
    await expect.poll(texts, soon).toEqual([changed]);
    expect(await form.count()).toBe(0);

    await say('/due');
    const listed = [
      '超期 · 2',
      'F-1 · 华新钢铁有限公司 · 送增容初步方案',
      '11月17日周二',
      'F-2 · 滨江第一医院 · 送双电源切换书面方案',
      '11月19日周四（昨天） 15:00',
      '今天 · 1',
      'F-3 · 东方化工股份有限公司 · 回访力调电费',
      '11月20日周五（今天）',
      '本周 · 2',
      'F-13 · 华新钢铁有限公司 · 回访',
      '11月21日周六（明天） 16:30',
      'F-4 · 天河数据中心 · 约接入系统设计评审',
      '11月22日周日 10:00',
      '之后 · 1',
      'F-5 · 金湖水泥有限责任公司 · 确认分次交费到账',
      '11月25日周三',
      '输入 /due 完成 F-1 或 /due 推迟 F-1 下周三。',
    ];
    await expect.poll(texts, soon).toEqual([changed, listed]);
    await photograph('due-zh');

    await say('/due 推迟 F-13 下周五下午4点');
    const snoozed = [
      'F-13 · 华新钢铁有限公司 · 回访',
      '王磊 推迟到 11月27日周五 16:00 · Asia/Shanghai',
      '完成',
      '输入 /due 完成 F-13 或 /due 推迟 F-13 下周三。',
    ];
    await expect.poll(texts, soon).toEqual([changed, listed, snoozed]);
    await photograph('snoozed-zh');

    await switchTo('U02EMMACLARK');
    await page.setViewportSize(phone);
    await say('/visit Acme Foods yesterday: second feed wanted by October, follow up next Tue 3pm');
    await expect
      .poll(texts, soon)
      .toEqual([
        [
          'V-17 · Acme Foods — Visit logged',
          'Visit: Thu 19 Nov (yesterday)',
          'second feed wanted by October',
          'Follow-up F-14: follow up',
          'Tue 24 Nov, 15:00 · Asia/Shanghai',
          'Edit',
          'Undo',
          'To add to it later: /visit add V-17 …',
        ],
      ]);
    await photograph('visit-en-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    await messages.getByRole('button', { name: 'Edit' }).click();
    await photograph('form-en-phone');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await page.setViewportSize(desktop);
    await photograph('visit-en');
    expect(faults).toEqual([]);
  }, 60_000);

  test('reminders are seen once, though the bot is killed while it sends one and before the other', async () => {
    const folder = testFolder();
    let time = { at: 0, since: 0 };
    const workspace = await startWorkspace({
      port: 0,
      manifest: await readFile(manifestFile, 'utf8'),
      people,
      channels,
      now: () => time.at + Date.now() - time.since,
    });
    onTestFinished(() => workspace.close());
    const startAt = (now: string): MainProcess => {
      time = { at: Date.parse(now), since: Date.now() };
      const main = runMain({
        folder,
        imports: [shiftClock],
        env: {
          LINESMAN_TEST_NOW: now,
          SLACK_BOT_TOKEN: workspace.botToken,
          SLACK_APP_TOKEN: workspace.appToken,
          SLACK_API_URL: workspace.apiUrl,
          DATABASE_URL: 'file:linesman.db',
        },
      });
      onTestFinished(() => main.end('SIGKILL'));
      return main;
    };
    const direct = workspace.as('UWANG').directChannelId();
    const remindersSent = () =>
      workspace.calls().filter(({ method }) => method === 'chat.postMessage').length;

    // 14:58 in Shanghai.
    const first = startAt('2026-11-20T06:58:00Z');
    await first.printed(/Linesman is ready/);
    const address = `${workspace.url}/#person=UWANG&at=${direct}`;
    const { say, texts, messages, photograph } = await openPage(browser, address);
    await say('/due 新增 送供电方案 今天15:00');
    await expect.poll(async () => (await texts()).length, soon).toBe(1);
    await say('/due 新增 回访 今天15:10');
    await expect.poll(async () => (await texts()).length, soon).toBe(2);
    await first.end('SIGKILL');

    // Slack takes the message, and the bot dies before it hears of that.
    workspace.fail('chat.postMessage', { kind: 'never-answer', accept: true });
    const second = startAt('2026-11-20T06:59:57Z');
    await workspace.until(() => (remindersSent() > 0 ? true : undefined), 20_000);
    await second.end('SIGKILL');

    // The other one comes due while nothing runs.
    const third = startAt('2026-11-20T07:10:05Z');
    await third.printed(/Linesman is ready/);
    const reminders = async () => (await texts()).slice(2);
    const secondReminder = [
      'F-2 到期：回访',
      '到期时间：11月20日周五（今天） 15:10 · Asia/Shanghai',
      '完成',
    ];
    await expect
      .poll(reminders, soon)
      .toEqual([
        ['F-1 到期：送供电方案', '到期时间：11月20日周五（今天） 15:00 · Asia/Shanghai', '完成'],
        secondReminder,
      ]);
    expect(remindersSent()).toBe(2);
    await photograph('reminders-zh');

    await messages.getByRole('button', { name: '完成' }).nth(2).click();
    await expect
      .poll(reminders, soon)
      .toEqual([
        ['F-1 · 送供电方案', '✓ 王磊 于 11月20日周五 15:10 完成', '输入 /due 查看未完成的跟进。'],
        secondReminder,
      ]);
  }, 60_000);
});
