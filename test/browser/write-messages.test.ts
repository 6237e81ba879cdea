import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createRecord,
  openWorkspace,
  people,
  standingClock,
  startApp,
} from '../workspace/try-workspace.ts';
import { findChromium } from './find-chromium.ts';
import { openPage, phone, startChromium } from './open-page.ts';

const chromiumPath = findChromium(process.env);
const soon = { timeout: 15_000 } as const;
const plain = (text: string) => ({ type: 'plain_text' as const, text });
/** A picture of one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const offer = { name: 'offer.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(12_000, 'x') };
const photo = { name: 'site.png', mimeType: 'image/png', buffer: dot };

/** Brings a file onto the page the way a mouse or the clipboard does. */
async function bring(page: Page, how: 'drop' | 'paste', name: string, size = 10): Promise<void> {
  await page.evaluate(
    ([kind, fileName, length]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(length)], fileName, { type: 'text/plain' }));
      const [target, event] =
        kind === 'drop'
          ? (['.stream', new DragEvent('drop', { dataTransfer: data, bubbles: true })] as const)
          : ([
              'textarea',
              new ClipboardEvent('paste', { clipboardData: data, bubbles: true }),
            ] as const);
      document.querySelector(target)?.dispatchEvent(event);
    },
    [how, name, size] as const,
  );
}

describe.skipIf(chromiumPath === null)('writing in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(chromiumPath ?? '');
  });
  afterAll(() => browser.close());

  test('files that are picked, pasted and dropped go as one message, pictures in sight', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const opened = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    const { page, messages, texts, faults, photograph } = opened;
    await page.locator('input[type=file]').setInputFiles([offer, photo]);
    await bring(page, 'paste', 'pasted.txt');
    await bring(page, 'drop', 'dropped.txt');
    const attached = page.locator('.attached-file');
    const names = () => attached.locator('.file-words > span').allInnerTexts();
    await expect.poll(names, soon).toEqual(['offer.pdf', 'site.png', 'pasted.txt', 'dropped.txt']);
    await page.getByRole('button', { name: 'Remove pasted.txt' }).click();
    const composer = page.getByLabel('Message').last();
    await composer.fill('/note with files');
    await composer.press('Enter');
    const alert = page.getByRole('alert');
    await expect
      .poll(() => alert.allInnerTexts(), soon)
      .toEqual(['Files cannot go with a command. Send them in a message of their own.']);
    await composer.fill('The offer and the site');
    await composer.press('Enter');
    await expect.poll(texts, soon).toEqual([['The offer and the site']]);
    await expect.poll(() => attached.count(), soon).toBe(0);
    expect(await composer.inputValue()).toBe('');
    expect(await messages.locator('.file-card').allInnerTexts()).toEqual([
      'offer.pdf\nPDF · 12 kB',
      'dropped.txt\nTXT · 10 byte',
    ]);
    const picture = messages.getByRole('img', { name: 'site.png' });
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), soon)
      .toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      messages.getByRole('link', { name: 'Download offer.pdf' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('offer.pdf');
    expect(workspace.messages('C1').map(({ files }) => files.map(({ size }) => size))).toEqual([
      [12_000, dot.length, 10],
    ]);
    await photograph('files');
    expect(faults).toEqual([]);
  });

  test('a file that the app has deleted is gone, and the message says so', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const { client } = await startApp(workspace, () => {});
    await client.filesUploadV2({
      channel_id: 'C1',
      initial_comment: 'all visits',
      file_uploads: [{ file: Buffer.from('a,b'), filename: 'visits.csv' }],
    });
    const [sent] = workspace.messages('C1');
    const { page, messages, faults } = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    const files = () => messages.locator('.message-files').allInnerTexts();
    await expect.poll(files, soon).toEqual(['visits.csv\nCSV · 3 byte']);
    await client.files.delete({ file: sent?.files[0]?.id ?? '' });
    await expect.poll(files, soon).toEqual(['This file was deleted.']);
    await page.reload();
    await expect.poll(files, soon).toEqual(['This file was deleted.']);
    expect(faults).toEqual([]);
  });

  test('a page opens in a tab of its own, where it runs nothing and can be printed', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const script = '<script>document.body.textContent = "run"</script>';
    const bytes = Buffer.from(
      `<!doctype html><meta charset="utf-8"><title>联系单</title><style>p { width: 40px }</style><p>GC-1</p>${script}`,
    );
    await workspace.as('U1').upload('C1', { name: 'slip.html', bytes });
    const { page, faults } = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    const opening = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Open slip.html' }).click();
    const opened = await opening;
    await opened.waitForLoadState();
    const paragraph = opened.locator('p');
    expect([await opened.title(), await paragraph.innerText()]).toEqual(['联系单', 'GC-1']);
    expect((await paragraph.boundingBox())?.width).toBe(40);
    expect((await opened.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(faults).toEqual([]);
  });

  test('a file that is empty or too large is refused before it is sent', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const { page } = await openPage(browser, `${workspace.url}/#person=U1&at=C1`);
    const alert = page.getByRole('alert');
    const picker = page.locator('input[type=file]');
    await picker.setInputFiles({ ...offer, buffer: Buffer.alloc(0) });
    await expect.poll(() => alert.allInnerTexts(), soon).toEqual(['offer.pdf 是空文件。']);
    await bring(page, 'drop', 'film.txt', 20_000_001);
    await expect.poll(() => alert.allInnerTexts(), soon).toEqual(['film.txt 超过 20 MB。']);
    expect(await page.locator('.attached-file').count()).toBe(0);
  });

  test('names, channels and emoji are completed by the keys, and the up arrow recalls the line', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const { page, texts, faults } = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    const composer = page.getByLabel('Message').last();
    const offered = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await composer.pressSequentially('@');
    await expect.poll(() => offered.count(), soon).toBe(2);
    await composer.press('ArrowDown');
    await composer.press('Enter');
    await composer.pressSequentially('look at #sa');
    await composer.press('Tab');
    await composer.pressSequentially(':tad');
    await composer.press('Enter');
    expect(await composer.inputValue()).toBe('@Mei Lin look at #sales :tada: ');
    await composer.press('Shift+Enter');
    await composer.pressSequentially('please');
    await composer.press('Enter');
    await expect.poll(texts, soon).toEqual([['@Mei Lin look at #sales 🎉', 'please']]);
    expect(workspace.messages('C1').map(({ text }) => text)).toEqual([
      '<@U1> look at <#C1|sales> :tada: \nplease',
    ]);
    await composer.press('ArrowUp');
    expect(await composer.inputValue()).toBe('@Mei Lin look at #sales :tada: \nplease');
    await composer.fill('/no');
    await expect.poll(() => offered.allInnerTexts(), soon).toEqual(['/note [text]\nTakes a note']);
    await composer.press('Escape');
    expect(await offered.count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('a line that is being written waits for its writer', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const { page } = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    const composer = page.getByLabel('Message').last();
    const places = page.getByRole('navigation', { name: 'Workspace' }).getByRole('button');
    await composer.fill('half a sentence');
    await places.nth(1).click();
    await expect.poll(() => composer.inputValue(), soon).toBe('');
    await places.nth(0).click();
    await expect.poll(() => composer.inputValue(), soon).toBe('half a sentence');
  });

  test('a reply goes into the thread, is counted, and Escape closes the thread', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const { page, say, messages, texts, faults } = await openPage(
      browser,
      `${workspace.url}/#person=U2&at=C1`,
    );
    await say('the outage plan');
    await messages.getByRole('button', { name: 'Reply in thread' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const reply = thread.getByLabel('Reply');
    expect(await reply.evaluate((field) => field === document.activeElement)).toBe(true);
    await reply.fill('I have it');
    await reply.press('Enter');
    await expect
      .poll(texts, soon)
      .toEqual([['the outage plan'], ['the outage plan'], ['I have it']]);
    await page.keyboard.press('Escape');
    await expect.poll(() => thread.count(), soon).toBe(0);
    await messages.getByRole('button', { name: '1 reply' }).click();
    expect(await thread.locator('.content').allInnerTexts()).toEqual([
      'the outage plan',
      'I have it',
    ]);
    expect(faults).toEqual([]);
  });

  test('shortcuts of a message and of the app reach it and open its forms', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const heard = createRecord();
    await startApp(workspace, (bolt) => {
      for (const name of ['keep', 'new_note']) {
        bolt.shortcut(name, async ({ ack, client, shortcut }) => {
          await ack();
          heard.add([
            shortcut.callback_id,
            shortcut.type === 'message_action' ? shortcut.message.text : null,
          ]);
          await client.views.open({
            trigger_id: shortcut.trigger_id,
            view: { type: 'modal', title: plain(name), blocks: [{ type: 'divider' }] },
          });
        });
      }
    });
    const { page, say, messages, form, faults } = await openPage(
      browser,
      `${workspace.url}/#person=U2&at=C1`,
    );
    await say('water in the cable trench');
    await messages.getByRole('button', { name: 'More actions' }).click();
    const items = page.getByRole('menuitem');
    expect(await items.allInnerTexts()).toEqual([
      'Keep this\nKeeps a message',
      'Reply in thread',
      'Copy text',
    ]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect.poll(() => form.getByRole('heading').innerText(), soon).toBe('keep');
    await page.keyboard.press('Escape');
    await expect.poll(() => form.count(), soon).toBe(0);
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await items.click();
    await expect.poll(() => form.getByRole('heading').innerText(), soon).toBe('new_note');
    expect(heard.items).toEqual([
      ['keep', 'water in the cable trench'],
      ['new_note', null],
    ]);
    expect(faults).toEqual([]);
  });

  test('the time is moved for everybody, in the words of the person who moves it', async () => {
    // Friday, 10:00 in Shanghai.
    const workspace = await openWorkspace({
      servePage: true,
      ...standingClock('2026-11-20T02:00:00Z'),
    });
    const app = await startApp(workspace, () => {});
    workspace.onClockMoved(async () => {
      await app.client.chat.postMessage({ channel: 'C1', text: 'good morning' });
    });
    const { page, texts, form, faults, photograph } = await openPage(
      browser,
      `${workspace.url}/#person=U1&at=C1`,
    );
    const clock = page.getByRole('button', { name: '工作区时间' });
    expect(await clock.innerText()).toBe('工作区时间\n11月20日周五 10:00');
    await clock.click();
    await photograph('clock-zh');
    expect(await form.locator('.clock-moves').getByRole('button').allInnerTexts()).toEqual([
      '拨到明天 7:45\n11月21日周六 7:45',
      '往后拨 1 小时\n11月20日周五 11:00',
      '拨到下周一 7:45\n11月23日周一 7:45',
    ]);
    await page.keyboard.press('Enter');
    await expect.poll(texts, soon).toEqual([['good morning']]);
    await expect.poll(() => clock.innerText(), soon).toBe('工作区时间\n11月21日周六 7:45');
    expect(await page.getByRole('status').innerText()).toBe('现在是 11月21日周六 7:45。');

    await clock.click();
    await form.getByRole('button', { name: '拨动时间' }).click();
    expect(await form.locator('.problem').innerText()).toBe('请选择日期和时间。');
    await form.getByLabel('日期').fill('2026-11-20');
    await form.getByRole('button', { name: '拨动时间' }).click();
    await expect
      .poll(() => form.getByRole('alert').allInnerTexts(), soon)
      .toEqual(['时间只能往后拨：现在已经是 2026-11-21 07:45。']);
    expect(faults).toEqual([]);
  });

  test('what came meanwhile is counted, and a wrong command is answered in the reader’s language', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const app = await startApp(workspace, () => {});
    const { page, say } = await openPage(browser, `${workspace.url}/#person=U1&at=C1`);
    const direct = workspace.as('U1').directChannelId();
    const place = page.getByRole('navigation', { name: '工作区' }).getByRole('button').last();
    await place.waitFor();
    await app.client.chat.postMessage({ channel: direct, text: 'one' });
    await app.client.chat.postMessage({ channel: direct, text: 'two' });
    await expect.poll(() => place.innerText(), soon).toBe('Helper\n2');
    expect(await page.title()).toBe('(2) #sales · 工作区');
    await place.click();
    await expect.poll(() => place.innerText(), soon).toBe('Helper');
    const lines = page.locator('.message-list > li');
    const words = () => lines.evaluateAll((all) => all.map((line) => line.className));
    expect(await words()).toEqual(['new-line', 'message first', 'message']);
    await app.client.chat.postMessage({ channel: direct, text: 'three' });
    await expect.poll(() => lines.count(), soon).toBe(4);
    await page.getByRole('button', { name: 'sales' }).click();
    await place.click();
    expect(await words()).toEqual(['message first', 'message', 'message']);
    await say('/nothing');
    await expect
      .poll(() => page.getByRole('alert').allInnerTexts(), soon)
      .toEqual(['这个工作区没有 /nothing 命令。输入 / 查看有哪些命令。']);
  });

  test('a workspace that ends is missed, and found again when it is back', async () => {
    const first = await openWorkspace({ servePage: true });
    const { page, say, texts } = await openPage(browser, `${first.url}/#person=U2&at=C1`);
    await say('before');
    await expect.poll(texts, soon).toEqual([['before']]);
    await first.close();
    const banner = page.locator('.banner');
    await expect.poll(() => banner.innerText(), soon).toBe('Connection lost. Reconnecting…');
    await say('while it is away');
    await expect
      .poll(() => page.getByRole('alert').allInnerTexts(), soon)
      .toEqual(['The workspace did not answer. Check that it is still running.']);
    await openWorkspace({ servePage: true, port: first.port });
    await expect.poll(() => banner.count(), { timeout: 8_000 }).toBe(0);
    expect(await page.getByLabel('Message').last().inputValue()).toBe('while it is away');
    await page.getByLabel('Message').last().press('Enter');
    await expect.poll(texts, soon).toEqual([['while it is away']]);
  }, 15_000);

  test('a long press on a touch screen opens the menu of a message', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const { page, say, messages } = await openPage(browser, `${workspace.url}/#person=U3&at=C1`);
    await say('press me');
    const press = { bubbles: true, cancelable: true, pointerType: 'touch' };
    await messages.evaluate(
      (message, how) => message.dispatchEvent(new PointerEvent('contextmenu', how)),
      press,
    );
    await expect.poll(() => page.getByRole('menuitem').count(), soon).toBe(3);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menuitem').count()).toBe(0);
  });

  test('on a phone the places are a drawer, and nothing is wider than the screen', async () => {
    const long = 'a-channel-name-as-long-as-slack-takes-it-which-is-eighty-characters-and-no-more';
    const workspace = await openWorkspace({
      servePage: true,
      channels: [
        { id: 'C1', name: long, memberIds: people.map(({ id }) => id), hasApp: true },
        { id: 'C2', name: 'lunch', memberIds: ['U2'], hasApp: false },
      ],
    });
    const { page, say, texts, photograph } = await openPage(
      browser,
      `${workspace.url}/#person=U2&at=C1`,
    );
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page
      .locator('input[type=file]')
      .setInputFiles([{ ...offer, name: `${'a-very-long-name-'.repeat(10)}.pdf` }, photo]);
    await say('https://example.com/'.padEnd(300, 'a'));
    await expect.poll(async () => (await texts()).length, soon).toBe(1);
    await photograph('phone-en');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    const places = page.getByRole('navigation', { name: 'Workspace' });
    expect(await places.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    await places.getByRole('button', { name: 'lunch' }).click();
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).innerText(), soon)
      .toBe('lunch');
    await expect.poll(() => places.isVisible(), soon).toBe(false);
  });
});
