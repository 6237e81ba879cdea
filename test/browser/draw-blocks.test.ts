import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecord, openWorkspace, startApp } from '../workspace/try-workspace.ts';
import { faintWords } from './faint-words.ts';
import { findChromium } from './find-chromium.ts';
import { openPage, phone, startChromium } from './open-page.ts';
import { customerTable, formFields, samples } from './sample-blocks.ts';

const chromiumPath = findChromium(process.env);
const soon = { timeout: 15_000 } as const;
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const form = (title: string, blocks: typeof formFields) => ({
  type: 'modal' as const,
  callback_id: 'sample',
  title: plain(title),
  submit: plain('Save'),
  blocks,
});

/** Buttons and fields that are too small for a finger, with their height. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, textarea, select')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.matches('.mention, .combobox input, .choice-line input'))
      .map((element) => ({ element, height: element.getBoundingClientRect().height }))
      .filter(({ height }) => height > 0 && height < 40)
      .map(({ element, height }) => `${element.ariaLabel ?? element.innerText} ${height}`),
  );
}

describe.skipIf(chromiumPath === null)('what an app shows in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(chromiumPath ?? '');
  });
  afterAll(() => browser.close());

  test.each(['light', 'dark'] as const)(
    'words stand out enough in %s, and on a phone a finger finds every button',
    async (colorScheme) => {
      const workspace = await openWorkspace({ servePage: true });
      const app = await startApp(workspace, () => {});
      for (const blocks of samples) {
        await app.client.chat.postMessage({ channel: 'C1', text: 'sample', blocks });
      }
      await app.client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'for *you* <@U1>' });
      const opened = await openPage(browser, `${workspace.url}/#person=U1&at=C1`);
      const { page, messages, photograph, faults } = opened;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect.poll(() => messages.count(), soon).toBe(samples.length);
      expect(await faintWords(page)).toEqual([]);
      await page.setViewportSize(phone);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
      expect(await smallTargets(page)).toEqual([]);
      await page.getByRole('button', { name: 'Menu' }).click();
      await expect
        .poll(() => page.getByRole('navigation', { name: '工作区' }).isVisible(), soon)
        .toBe(true);
      expect(await faintWords(page)).toEqual([]);
      await photograph(`samples-${colorScheme}`);
      expect(faults).toEqual([]);
    },
  );

  test('a data table is searched, sorted and turned', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const app = await startApp(workspace, () => {});
    const body = { channel: 'C1', text: 'table', blocks: [customerTable] };
    expect(await app.client.apiCall('chat.postMessage', body)).toMatchObject({ ok: true });
    const { page, faults } = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    const table = page.locator('.data-table');
    const names = () => table.getByRole('rowheader').allInnerTexts();
    const customers = (...numbers: number[]) => numbers.map((number) => `Customer ${number}`);
    await expect.poll(names, soon).toEqual(customers(1, 2, 3, 4, 5));
    await table.getByRole('button', { name: 'Next page' }).click();
    expect(await names()).toEqual(customers(6, 7, 8, 9, 10));
    await table.getByLabel('Search this table').fill('wang');
    expect(await names()).toEqual(customers(2, 4, 6, 8, 10));
    const column = table.getByRole('columnheader', { name: 'kVA' });
    await column.getByRole('button').click();
    await column.getByRole('button').click();
    expect(await column.getAttribute('aria-sort')).toBe('descending');
    expect(await names()).toEqual(customers(14, 20, 6, 12, 18));
    expect(await table.locator('.table-pages').innerText()).toContain('11 of 23 rows');
    await table.getByLabel('Search this table').fill('nobody');
    expect(await table.getByText('Nothing found').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  test('a chart shows its numbers as a table, and markdown brings no markup or script with it', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const app = await startApp(workspace, () => {});
    const data = (...values: number[]) =>
      values.map((value, at) => ({ label: at === 0 ? 'Jan' : 'Feb', value }));
    const chart = {
      type: 'bar',
      series: [
        { name: 'Visits', data: data(3, 1200) },
        { name: 'Calls', data: data(5, 8) },
      ],
      axis_config: { categories: ['Jan', 'Feb'], x_label: 'Month' },
    };
    const text = '## Plan\n- *one*\n- <img src="x" onerror="alert(1)"> [two](javascript:alert(2))';
    const blocks = [
      { type: 'data_visualization', title: 'Year', chart },
      { type: 'markdown', text },
    ];
    await app.client.apiCall('chat.postMessage', { channel: 'C1', text: 'chart', blocks });
    const { page, messages, faults } = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    await expect.poll(() => messages.locator('.plot rect').count(), soon).toBe(4);
    expect(await messages.locator('.plot title').allTextContents()).toEqual([
      'Visits · Jan: 3',
      'Visits · Feb: 1,200',
      'Calls · Jan: 5',
      'Calls · Feb: 8',
    ]);
    await messages.getByRole('button', { name: 'Show as a table' }).click();
    expect(await messages.getByRole('row').allInnerTexts()).toEqual([
      'Month\tVisits\tCalls',
      'Jan\t3\t5',
      'Feb\t1,200\t8',
    ]);
    const markdown = messages.locator('.markdown');
    await expect.poll(() => markdown.getByRole('listitem').count(), soon).toBe(2);
    expect(await markdown.locator('img, a[href^="javascript"]').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
    expect(faults).toEqual([]);
  });

  test('a very long text is cut short until the reader asks for all of it', async () => {
    const workspace = await openWorkspace({ servePage: true });
    await workspace.as('U1').say('C1', Array.from({ length: 40 }, (_l, at) => `${at}`).join('\n'));
    const { page, messages } = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    const height = async () => (await messages.locator('.long-text').boundingBox())?.height ?? 0;
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(height, soon).toBeGreaterThan(800);
    await page.getByRole('button', { name: 'Show less' }).click();
    await expect.poll(height, soon).toBe(340);
  });

  test('a form keeps what was typed, leads back from a second one, and stops at its faults', async () => {
    const workspace = await openWorkspace({ servePage: true });
    const heard = createRecord();
    await startApp(workspace, (bolt) => {
      bolt.command('/note', async ({ ack, client, command }) => {
        await ack();
        const waiting = { type: 'modal' as const, title: plain('Visit'), blocks: [] };
        const section = { type: 'section' as const, text: plain('Loading…') };
        const opened = await client.views.open({
          trigger_id: command.trigger_id,
          view: { ...waiting, blocks: [section] },
        });
        const row = {
          type: 'actions' as const,
          block_id: 'row',
          elements: ['push', 'update'].map((name) => ({
            type: 'button' as const,
            action_id: name,
            text: plain(name),
          })),
        };
        await client.views.update({
          view_id: opened.view?.id ?? '',
          view: form('Visit', [...formFields, row]),
        });
      });
      bolt.action({ type: 'block_actions', action_id: 'push' }, async ({ ack, body, client }) => {
        await ack();
        await client.views.push({
          trigger_id: body.trigger_id,
          view: form('Second', formFields.slice(1, 2)),
        });
      });
      bolt.action({ type: 'block_actions', action_id: 'update' }, async ({ ack, body, client }) => {
        await ack();
        await client.views.update({
          view_id: body.view?.id ?? '',
          view: form('Changed', formFields),
        });
      });
      bolt.options('v', async ({ ack, payload }) => {
        const names = ['Acme Foods', '华新钢铁'].filter((name) => name.includes(payload.value));
        await ack({ options: names.map((name) => ({ text: plain(name), value: name })) });
      });
      bolt.view('sample', async ({ ack, view }) => {
        heard.add(view.state.values.note?.v?.value);
        if (heard.items.length === 1) {
          await ack({ response_action: 'errors', errors: { note: 'Say more.' } });
        } else await ack();
      });
    });
    const opened = await openPage(browser, `${workspace.url}/#person=U2&at=C1`);
    const { say, form: dialog, faults, photograph } = opened;
    await say('/note');
    const customer = dialog.getByLabel('Customer');
    const note = dialog.getByLabel('Note');
    const isFocused = (field: typeof note) =>
      field.evaluate((element) => element === document.activeElement);
    await customer.fill('华');
    await expect
      .poll(() => dialog.getByRole('listbox').getByRole('option').allInnerTexts(), soon)
      .toEqual(['华新钢铁']);
    await customer.press('Enter');
    await expect.poll(() => customer.inputValue(), soon).toBe('华新钢铁');
    await note.fill('second feed');
    await dialog.getByLabel('Capacity').fill('12.5');
    await dialog.getByRole('button', { name: 'push' }).click();
    const title = dialog.getByRole('heading', { level: 2 });
    await expect.poll(() => title.last().innerText(), soon).toBe('Second');
    await dialog.getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => title.count(), soon).toBe(1);
    await expect.poll(() => note.inputValue(), soon).toBe('second feed');
    await dialog.getByRole('button', { name: 'update' }).click();
    await expect.poll(() => title.innerText(), soon).toBe('Changed');
    expect([await customer.inputValue(), await note.inputValue()]).toEqual([
      '华新钢铁',
      'second feed',
    ]);

    const save = dialog.getByRole('button', { name: 'Save' });
    const errors = () => dialog.locator('.field-error').allInnerTexts();
    await save.click();
    await expect.poll(errors, soon).toEqual(['Please enter a whole number.']);
    await expect.poll(() => isFocused(dialog.getByLabel('Capacity')), soon).toBe(true);
    await photograph('form-fault');
    await dialog.getByLabel('Capacity').fill('12');
    await save.click();
    await expect.poll(errors, soon).toEqual(['Say more.']);
    await expect.poll(() => isFocused(note), soon).toBe(true);
    await note.fill('second feed by May');
    await save.click();
    await expect.poll(() => dialog.count(), soon).toBe(0);
    expect(heard.items).toEqual(['second feed', 'second feed by May']);
    expect(faults).toEqual([]);
  });
});
