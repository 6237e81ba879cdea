import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../browser/find-chromium.ts';
import { openPage, startChromium } from '../browser/open-page.ts';
import { createRecord, manifest, openWorkspace, startApp } from '../workspace/try-workspace.ts';

const chromiumPath = findChromium(process.env);
const soon = { timeout: 5_000 } as const;
const plain = (text: string) => ({ type: 'plain_text' as const, text });

describe.skipIf(chromiumPath === null)('the page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(chromiumPath ?? '');
  });
  afterAll(() => browser.close());

  test.each([
    [true, ['Home', 'Messages'], 'Home'],
    [false, [], 'Message'],
  ])('with a Home tab (%s) the app has the tabs %j', async (hasHome, tabs, shown) => {
    const workspace = await openWorkspace({
      manifest: manifest.replace('home_tab_enabled: true', `home_tab_enabled: ${hasHome}`),
      servePage: true,
    });
    const { page, faults } = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    const places = page.getByRole('navigation', { name: 'Workspace' }).getByRole('button');
    await expect.poll(() => places.allInnerTexts(), soon).toEqual(['sales', 'Helper']);
    await places.nth(1).click();
    const links = page.getByRole('navigation', { name: 'Helper' }).getByRole('button');
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).innerText(), soon)
      .toBe('Helper');
    expect(await links.allInnerTexts()).toEqual(tabs);
    if (hasHome) await links.first().click();
    await expect.poll(() => page.getByLabel(shown).first().isVisible(), soon).toBe(true);
    expect(faults).toEqual([]);
  });

  test('what one person alone was shown goes with a switch of person and with a reload', async () => {
    const workspace = await openWorkspace({ servePage: true });
    await startApp(workspace, (bolt) => {
      bolt.command('/note', ({ ack, command }) => ack(`Noted: ${command.text}`));
    });
    const { page, messages, say, switchTo, faults } = await openPage(
      browser,
      `${workspace.url}/#person=U1&at=C1`,
    );
    // Read at once: a message may go while the others are read one by one.
    const texts = () => messages.locator('.content').allInnerTexts();
    await say('for everybody');
    await say('/note for Mei');
    await expect.poll(texts, soon).toEqual(['for everybody', 'Noted: for Mei']);

    await switchTo('U2');
    await expect.poll(() => page.getByLabel('Person').inputValue(), soon).toBe('U2');
    await expect.poll(texts, soon).toEqual(['for everybody']);
    await say('/note for Fang');
    await expect.poll(texts, soon).toEqual(['for everybody', 'Noted: for Fang']);

    await switchTo('U1');
    await expect.poll(texts, soon).toEqual(['for everybody']);
    await say('/note again for Mei');
    await expect.poll(texts, soon).toEqual(['for everybody', 'Noted: again for Mei']);

    await page.reload();
    await expect.poll(texts, soon).toEqual(['for everybody']);
    expect(faults).toEqual([]);
  });

  test('a button in a form tells the app what stands in the other fields', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const heard = createRecord();
    await startApp(workspace, (bolt) => {
      bolt.command('/note', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({
          trigger_id: command.trigger_id,
          view: {
            type: 'modal',
            title: plain('Note'),
            submit: plain('Save'),
            blocks: [
              {
                type: 'input',
                block_id: 'what',
                label: plain('What'),
                element: { type: 'plain_text_input', action_id: 'text' },
              },
              {
                type: 'input',
                block_id: 'when',
                label: plain('When'),
                element: {
                  type: 'datepicker',
                  action_id: 'day',
                  initial_date: '2026-03-18',
                },
              },
              {
                type: 'actions',
                block_id: 'row',
                elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
              },
            ],
          },
        });
      });
      bolt.action('more', async ({ ack, body }) => {
        await ack();
        heard.add('view' in body ? body.view?.state.values : null);
      });
    });
    const { say, form, faults } = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    await say('/note');
    await form.getByLabel('What').fill('a second feed');
    await form.getByRole('button', { name: 'More' }).click();
    await heard.reaches(1);
    expect(heard.items).toEqual([
      {
        what: { text: { type: 'plain_text_input', value: 'a second feed' } },
        when: { day: { type: 'datepicker', selected_date: '2026-03-18' } },
      },
    ]);
    expect(faults).toEqual([]);
  });
});
