import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MainProcess, runMain } from '../support/run-main.ts';
import { faintWords } from './faint-words.ts';
import { findChromium } from './find-chromium.ts';
import { openPage, phone, startChromium } from './open-page.ts';

const shiftClock = new URL('../support/shift-clock.ts', import.meta.url);
const picture = fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url));
const soon = { timeout: 15_000 } as const;
const chromiumPath = findChromium(process.env);

// Friday, 10:00 in Shanghai.
const now = '2026-11-20T02:00:00Z';
const team = 'C01ACCOUNTS';
const wang = 'U01WANGLEI';
const emma = 'U02EMMACLARK';
const chen = 'U03CHENMEI';
const li = 'U04LIWEI';

/** Words on screen; the journeys share one bot, so that numbers depend on which of them ran. */
const withoutNumbers = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replaceAll(/\b([VF])-\d+/g, '$1-#'));

async function linesOf(place: Locator): Promise<readonly string[]> {
  const text = await place.innerText();
  return withoutNumbers(text.split('\n').filter((line) => line.trim() !== ''));
}

describe.skipIf(chromiumPath === null)('daily journeys in a browser', () => {
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

  /** The page of one person, in the team channel unless told otherwise. */
  async function openAs(person: string, at = team) {
    const opened = await openPage(browser, `${url}/#person=${person}&at=${at}`, now);
    const { page, messages, form } = opened;
    return {
      ...opened,
      /** The newest message. */
      newest: async () => {
        const last = messages.locator('.content').last();
        return (await last.count()) === 0 ? [] : linesOf(last);
      },
      /** Presses a button of the newest message that has it. */
      press: (name: string) => messages.getByRole('button', { name, exact: true }).last().click(),
      /** Chooses from the menu behind the newest message's dots. */
      async choose(name: string) {
        await messages.locator('.overflow').last().getByRole('button').click();
        await page.getByRole('menuitem', { name, exact: true }).click();
      },
      /** Chooses from a menu of the newest message that stands under a word. */
      async chooseUnder(word: string, name: string) {
        await messages.getByRole('combobox', { name: word }).last().click();
        await page.getByRole('option', { name, exact: true }).click();
      },
      /** Goes to the person's messages with the app. */
      async openDirect() {
        await page.locator('.sidebar').getByRole('button', { name: 'Linesman' }).click();
        await page.locator('.composer').waitFor();
      },
      async save(name: string) {
        await form.getByRole('button', { name, exact: true }).click();
        await expect.poll(() => form.count(), soon).toBe(0);
      },
    };
  }

  test('on a phone, a name that fits several customers is chosen from a list, logged, and taken back', async () => {
    const { page, say, newest, press, photograph, faults } = await openAs(wang);
    await page.setViewportSize(phone);
    await say('/visit 东方 谈电费 周日上午10点回访');
    await expect
      .poll(newest, soon)
      .toEqual([
        '“东方”是哪一家客户？',
        '东方纺织厂',
        '上次走访 10月6日周二 · 王磊',
        '就是这家',
        '东方化工股份有限公司',
        '上次走访 9月7日周一 · 王磊',
        '就是这家',
      ]);
    await photograph('choose-customer-phone');
    await press('就是这家');
    await expect
      .poll(newest, soon)
      .toEqual([
        'V-# · 东方化工股份有限公司 — 走访已登记',
        '走访：11月20日周五（今天）',
        '谈电费',
        '跟进 F-#：回访',
        '11月22日周日 10:00 · Asia/Shanghai',
        '修改',
        '撤销',
        '之后要补充：/visit 补充 V-# …',
      ]);
    await photograph('customer-chosen-phone');
    await press('撤销');
    await expect.poll(newest, soon).toEqual(['V-# 已撤销，F-# 一并撤销。']);
    await photograph('visit-undone-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    expect(faults).toEqual([]);
  });

  test('a visit gets its report, is edited, and is taken back', async () => {
    const { form, say, newest, press, choose, save, photograph, faults } = await openAs(emma);
    await say('/visit Northgate harmonics measured with Dr Lee, send the report on Monday 10am');
    const echo = (title: string, note: string, ...report: string[]) => [
      `V-# · Northgate Cold Storage — ${title}`,
      'Visit: Fri 20 Nov (today)',
      note,
      'Noted: Dr Lee',
      ...report,
      'Follow-up F-#: send the report',
      'Mon 23 Nov, 10:00 · Asia/Shanghai',
      'Edit',
      'Undo',
      'To add to it later: /visit add V-# …',
    ];
    const note = 'harmonics measured with Dr Lee';
    await expect.poll(newest, soon).toEqual(echo('Visit logged', note));

    await choose('Report…');
    await form.getByLabel('Purpose').fill('Harmonics of the new compressors');
    await form.getByLabel('Contacts met').fill('Dr Lee, plant engineer');
    await form.getByLabel('Findings').fill('5th harmonic at 7 % on feeder two');
    await form.getByLabel('Next step').fill('Filter proposal');
    await photograph('report-form-en');
    await save('Save');
    const report = [
      'Purpose: Harmonics of the new compressors',
      'Contacts met: Dr Lee, plant engineer',
      'Findings: 5th harmonic at 7 % on feeder two',
      'Next step: Filter proposal',
    ];
    await expect.poll(newest, soon).toEqual(echo('Report saved', note, ...report));
    await photograph('report-en');

    await press('Edit');
    await form.getByLabel('What was said').fill(`${note}; they want a filter`);
    await save('Save');
    const edited = echo('Visit changed', `${note}; they want a filter`, ...report);
    await expect.poll(newest, soon).toEqual(edited);
    await photograph('edited-en');

    await press('Undo');
    await expect.poll(newest, soon).toEqual(['V-# is taken back, and F-# with it.']);
    expect(faults).toEqual([]);
  });

  test('a colleague’s message becomes a visit by its menu, and a mention is answered in its thread', async () => {
    const { page, form, messages, say, newest, switchTo, save, photograph, faults } =
      await openAs(li);
    const line = 'Riverside Mall: tenants ask for the peak tariff sheet, call them on Tuesday 3pm';
    await say(line);
    const told = messages.filter({ hasText: line });
    await expect.poll(() => told.count(), soon).toBe(1);
    await switchTo(emma);
    await expect.poll(() => page.getByLabel('Person').inputValue(), soon).toBe(emma);

    await told.hover();
    await told.getByRole('button', { name: 'More actions' }).click();
    await photograph('message-menu');
    await page.getByRole('menuitem', { name: 'Log visit' }).click();
    const noteField = form.getByLabel('What was said');
    await expect
      .poll(() => noteField.inputValue(), soon)
      .toMatch(
        /^tenants ask for the peak tariff sheet\nhttps:\/\/workspace\.slack\.com\/archives\/C01ACCOUNTS\/p\d{16}$/,
      );
    expect(await form.getByLabel('Customer').inputValue()).toBe('Riverside Mall');
    await photograph('form-from-message');
    await save('Save');
    await expect
      .poll(newest, soon)
      .toEqual([
        'V-# · Riverside Mall — Visit logged',
        'Visit: Fri 20 Nov (today)',
        'tenants ask for the peak tariff sheet',
        expect.stringContaining('https://workspace.slack.com/archives/C01ACCOUNTS/p'),
        'Follow-up F-#: call them',
        'Tue 24 Nov, 15:00 · Asia/Shanghai',
        'Edit',
        'Undo',
        'To add to it later: /visit add V-# …',
      ]);
    await photograph('answer-to-shortcut');

    await told.hover();
    await told.getByRole('button', { name: 'Reply in thread' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const answers = thread.locator('li.message');
    const reply = thread.getByLabel('Reply');
    await reply.fill('@Linesman customer Riverside Mall');
    await reply.press('Enter');
    await expect
      .poll(async () => (await linesOf(answers.locator('.content').last())).slice(0, 2), soon)
      .toEqual([
        'Riverside Mall',
        'Credit grade: A · Voltage: 10 kV · Capacity: 12500 kVA · Manager: Emma Clark · Account: 3301000204',
      ]);
    await photograph('mention-in-thread');
    expect(faults).toEqual([]);
  });

  test('a photo stands on the card of its visit, and a photo alone is asked for its visit', async () => {
    const { page, messages, say, newest, openDirect, photograph, faults } = await openAs(wang);
    await openDirect();
    await page.locator('input[type=file]').setInputFiles(picture);
    await expect.poll(() => page.locator('.attached-file').count(), soon).toBe(1);
    await say('滨江第一医院 看了配电室，下周二上午10点送双电源方案');
    const card = [
      'V-# · 滨江第一医院 — 走访已登记',
      '走访：11月20日周五（今天）',
      '看了配电室',
      '识别到：双电源',
      '附件：screenshot.png',
      '跟进 F-#：送双电源方案',
      '11月24日周二 10:00 · Asia/Shanghai',
      '修改',
      '撤销',
      '之后要补充：/visit 补充 V-# …',
    ];
    await expect.poll(newest, soon).toEqual(card);
    const sent = messages.getByRole('img', { name: 'screenshot.png' }).last();
    await expect
      .poll(() => sent.evaluate((image: HTMLImageElement) => image.naturalWidth), soon)
      .toBeGreaterThan(1);
    await photograph('photo-with-line-zh');

    await page.locator('input[type=file]').setInputFiles(picture);
    await expect.poll(() => page.locator('.attached-file').count(), soon).toBe(1);
    await page.locator('.composer').getByRole('button', { name: '发送' }).click();
    await expect
      .poll(async () => (await newest()).slice(0, 4), soon)
      .toEqual([
        '这个附件属于哪一次走访？',
        'V-# · 滨江第一医院',
        '11月20日周五（今天）',
        '就是这次',
      ]);
    await photograph('photo-alone-zh');
    await messages.getByRole('button', { name: '就是这次' }).first().click();
    await expect
      .poll(async () => (await newest())[4], soon)
      .toBe('附件：screenshot.png, screenshot.png');
    await photograph('photo-kept-zh');
    expect(faults).toEqual([]);
  });

  test('a follow-up is moved to a typed time, and done with a note', async () => {
    const { form, say, newest, choose, chooseUnder, save, photograph, faults } = await openAs(emma);
    await say('/due add send the drawings tomorrow 9am Sunday Bakery');
    await expect
      .poll(async () => (await newest()).slice(0, 2), soon)
      .toEqual([
        'F-# · Sunday Bakery · send the drawings — Follow-up added',
        'Due Sat 21 Nov (tomorrow), 09:00 · Asia/Shanghai',
      ]);
    await chooseUnder('Snooze', 'Another time…');
    await form.getByLabel('When').fill('someday');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => form.getByText('I could not find a day or time in “someday”.').count(), soon)
      .toBe(1);
    await photograph('snooze-form-refused');
    await form.getByLabel('When').fill('next Wed 3pm');
    await form.getByLabel('Why').fill('they are away');
    await save('Save');
    await expect
      .poll(newest, soon)
      .toEqual([
        'F-# · Sunday Bakery · send the drawings',
        'Snoozed by Emma Clark to Wed 25 Nov, 15:00 · Asia/Shanghai',
        'Emma Clark: they are away',
        'Done',
        'Type /due done F-# or /due snooze F-# next Wed.',
      ]);
    await photograph('snoozed-with-reason');

    await choose('Done with a note…');
    await form.getByLabel('What came of it').fill('drawings sent, they accept 800 kVA');
    await photograph('done-form');
    await save('Save');
    await expect
      .poll(newest, soon)
      .toEqual([
        'F-# · Sunday Bakery · send the drawings',
        '✓ Done by Emma Clark, Fri 20 Nov, 10:00',
        'Note: drawings sent, they accept 800 kVA',
        'Type /due to see what is open.',
      ]);
    await photograph('done-with-note');
    expect(faults).toEqual([]);
  });

  test('the Home tab shows what is due in Chinese, and a quick action adds to it', async () => {
    const { page, form, save, photograph, faults } = await openAs(chen, 'home');
    const home = page.locator('.home-body');
    const review = [
      'GC-7 · 新世紀汽車零件',
      '方案會審 · 公司會審，待審批 · 11月23日週一 17:00前，剩1個工作日（內部）',
      '檢視',
    ];
    const today = (...followUps: string[]) => [
      '陳美玲 · 11月20日週五',
      '登記走訪',
      '新增跟進',
      '逾期 · 1',
      'F-# · 港務集團 · 送岸電方案',
      '11月15日週日',
      `今天 · ${followUps.length / 2}`,
      ...followUps,
      '我的在辦 · 1',
      ...review,
      '工單 · 我的 · 2',
      '🔵 GC-7 · 新世紀汽車零件 · 正常',
      ...review.slice(1),
      '🔵 GC-6 · 豐收糧油 · 正常',
      '現場勘查 · 生產部 赵强 · 計時暫停：配電室基礎未完工，等客戶通知',
      '檢視',
      '我的客戶',
      // First visits are spread by the ids of customers, which are drawn anew.
      expect.stringMatching(/^下次走訪：🔴 逾期\s0 · 🟡 即將到期\s\d · 🔵 正常\s\d$/),
      '我的客戶…',
      '隨時登記走訪：/visit <客戶> <談了什麼> [哪天]',
    ];
    const load = ['F-# · 城東地鐵車輛段 · 確認牽引負荷測試日期', '11月20日週五（今天）'];
    await expect.poll(() => linesOf(home), soon).toEqual(today(...load));
    await photograph('home-zh-hant');
    await home.getByRole('button', { name: '新增跟進' }).click();
    await form.getByLabel('要做什麼').fill('送岸電報價');
    await form.getByLabel('跟進日期').fill('2026-11-20');
    await form.getByLabel('跟進時間').fill('16:00');
    await form.getByLabel('跟進時間').press('Enter');
    await photograph('home-form-zh-hant');
    await save('儲存');
    await expect
      .poll(() => linesOf(home), soon)
      .toEqual(today(...load, 'F-# · 送岸電報價', '11月20日週五（今天） 16:00'));
    await photograph('home-added-zh-hant');
    expect(faults).toEqual([]);
  });

  test('in the dark, Done on the Home tab takes a follow-up from it', async () => {
    const { page, form, save, photograph, faults } = await openAs(emma, 'home');
    await page.emulateMedia({ colorScheme: 'dark' });
    const home = page.locator('.home-body');
    const due = home.locator('.section', { hasText: 'send the tariff sheet' });
    await home.getByRole('button', { name: 'Add a follow-up' }).click();
    await form.getByLabel('What is to be done').fill('send the tariff sheet');
    await form.getByLabel('Follow-up day').fill('2026-11-20');
    await form.getByLabel('Follow-up time').fill('16:00');
    await photograph('home-form-dark');
    await save('Save');
    await expect.poll(() => due.count(), soon).toBe(1);
    // What waits there beside the Home tab is counted, and read.
    const place = page.locator('.place[aria-current]');
    await expect.poll(() => linesOf(place), soon).toEqual(['Linesman', '1']);
    expect(await faintWords(page)).toEqual([]);
    await photograph('home-dark');
    await due.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Done', exact: true }).click();
    await expect.poll(() => due.count(), soon).toBe(0);
    await photograph('home-done-dark');
    expect(faults).toEqual([]);
  });

  // The last one: it moves the time for everybody.
  test('an appointment has its brief an hour before, and is asked about afterwards', async () => {
    const { page, form, messages, say, newest, openDirect, photograph, faults } =
      await openAs(wang);
    await say('/visit 预约 东方纺织厂 今天下午3点 谈电容器更换');
    await expect
      .poll(newest, soon)
      .toEqual([
        'V-# · 东方纺织厂 — 预约已登记',
        '预约走访：11月20日周五（今天） 15:00 · Asia/Shanghai',
        '谈电容器更换',
        '修改',
        '撤销',
        '之后要补充：/visit 补充 V-# …',
      ]);
    await photograph('appointment-zh');
    await openDirect();
    const moveTo = async (time: string) => {
      await page.getByRole('button', { name: '工作区时间' }).click();
      await form.getByLabel('日期').fill('2026-11-20');
      await form.getByLabel('时间', { exact: true }).fill(time);
      await form.getByRole('button', { name: '拨动时间' }).click();
      await expect.poll(() => form.count(), soon).toBe(0);
    };
    await moveTo('14:00');
    const brief = messages.filter({ hasText: '走访前简报' }).locator('.content');
    await expect.poll(() => brief.count(), soon).toBe(1);
    expect(await linesOf(brief)).toEqual([
      'V-# · 东方纺织厂：11月20日周五（今天） 15:00，走访前简报',
      '东方纺织厂',
      '信用等级：C · 电压：10 kV · 容量：3150 kVA · 客户经理：王磊 · 户号：3301000103',
      '走访已超期，应在 11月6日周五 前完成',
      'V-# · 10月6日周二',
      '设备老化，建议更换电容器',
      '预约',
      'V-# 11月20日周五（今天） 15:00 — 谈电容器更换',
      '没有未兑现的承诺。',
      '走访后输入 /visit 东方纺织厂 …，写上答应的事和时间。',
    ]);
    await photograph('brief-zh');

    await moveTo('17:00');
    const question = messages.filter({ hasText: '这次预约走访成行了吗？' }).locator('.content');
    await expect.poll(() => question.count(), soon).toBe(1);
    await photograph('did-it-happen-zh');
    await question.getByRole('button', { name: '已走访' }).click();
    const settled = messages.filter({ hasText: '走访已确认' }).locator('.content');
    await expect.poll(() => settled.count(), soon).toBe(1);
    expect(await linesOf(settled)).toEqual([
      'V-# · 东方纺织厂 — 走访已确认',
      '走访：11月20日周五（今天） 15:00',
      '谈电容器更换',
      '还没有跟进安排。什么时候再联系？',
      '明天',
      '下周一',
      '两周后',
      '修改',
      '撤销',
      '之后要补充：/visit 补充 V-# …',
    ]);
    await photograph('took-place-zh');
    expect(faults).toEqual([]);
  });
});
