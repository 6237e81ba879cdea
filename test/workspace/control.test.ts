import type { App } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { createRecord, openWorkspace, standingClock, startApp } from './try-workspace.ts';

const done = { ok: true, error: null, fieldErrors: {} };
const failed = (error: string) => ({ ok: false, error, fieldErrors: {} });
const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** What a script in any language does: JSON over HTTP. */
async function steer(
  workspace: Workspace,
  name: string,
  body: object = {},
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(`${workspace.url}/control/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return [response.status, response.status === 403 ? text : JSON.parse(text)];
}

const option = (value: string, text: string) => ({ text: plain(text), value });

/** Answers `/note` with a button that opens a form, and the form with what it was filled in with. */
function buildNotes(app: App): void {
  app.command('/note', async ({ ack }) => {
    const button = { type: 'button' as const, action_id: 'open', text: plain('Open') };
    const elements = [button];
    await ack({ text: 'a note', blocks: [{ type: 'actions', block_id: 'row', elements }] });
  });
  app.action('open', async ({ ack, body, client }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    const field = (block_id: string, element: object) => ({
      type: 'input',
      block_id,
      optional: true,
      label: plain(block_id),
      element: { action_id: `${block_id}_field`, ...element },
    });
    const view = {
      type: 'modal',
      callback_id: 'note',
      title: plain('A note'),
      submit: plain('Save'),
      blocks: [
        field('words', { type: 'plain_text_input' }),
        field('kind', {
          type: 'static_select',
          options: [option('k1', 'First'), option('k2', 'Second')],
        }),
        field('tags', { type: 'checkboxes', options: [option('t1', 'One'), option('t2', 'Two')] }),
        field('day', { type: 'datepicker' }),
        field('whose', { type: 'users_select' }),
        field('customer', { type: 'external_select', min_query_length: 1 }),
        field('papers', { type: 'file_input' }),
      ],
    };
    await client.apiCall('views.open', { trigger_id: body.trigger_id, view });
  });
  app.options('customer_field', ({ ack, options }) =>
    ack({ options: [option('c1', `${options.value} & sons`)] }),
  );
  app.view('note', async ({ ack, view, body, client }) => {
    await ack();
    const { values } = view.state;
    const said = [
      values.words?.words_field?.value,
      values.kind?.kind_field?.selected_option?.value,
      values.tags?.tags_field?.selected_options?.map(({ value }) => value),
      values.day?.day_field?.selected_date,
      values.whose?.whose_field?.selected_user,
      values.customer?.customer_field?.selected_option?.text.text,
      values.papers?.papers_field?.files?.map(({ name, url_private }) => [
        name,
        typeof url_private,
      ]),
    ];
    await client.chat.postMessage({ channel: body.user.id, text: JSON.stringify(said) });
  });
}

describe('the control API', () => {
  test('does the whole round of a form, and never sleeps', async () => {
    const workspace = await openWorkspace();
    await startApp(workspace, buildNotes);
    expect(await steer(workspace, 'wait-for-app')).toEqual([200, { ok: true, connections: 1 }]);
    const personId = 'U1';
    const told = steer(workspace, 'wait-for-message', { personId, text: 'a note' });
    const said = await steer(workspace, 'say', { personId, channelId: 'C1', text: '/note' });
    expect(said).toEqual([200, done]);
    expect(await told).toMatchObject([200, { ok: true, message: { ephemeralFor: 'U1' } }]);
    expect(await steer(workspace, 'press', { personId, actionId: 'open' })).toEqual([200, done]);
    const opened = await steer(workspace, 'wait-for-view', { personId, pattern: '^A n.te' });
    expect(opened).toMatchObject([200, { ok: true, view: { view: { callback_id: 'note' } } }]);
    const [, { file }] = await steer(workspace, 'upload', {
      personId,
      name: 'a.pdf',
      base64: Buffer.from('a').toString('base64'),
    });
    const values = {
      words: 'hello',
      kind: 'Second',
      tags_field: ['t1', 'Two'],
      day: '2026-11-26',
      whose: 'U2',
      customer: 'Xin & sons',
      papers: [file.id],
    };
    const unknown = { ...values, customer: 'nobody' };
    expect(await steer(workspace, 'submit', { personId, values: unknown })).toEqual([
      200,
      failed('nobody is not among the options: c1 (nobody & sons).'),
    ]);
    // The app is asked with what was typed.
    values.customer = 'c1';
    expect(await steer(workspace, 'submit', { personId, values })).toEqual([200, done]);
    const [, { message }] = await steer(workspace, 'wait-for-message', { text: 'hello' });
    expect(JSON.parse(message.text)).toEqual([
      'hello',
      'k2',
      ['t1', 't2'],
      '2026-11-26',
      'U2',
      'c1 & sons',
      [['a.pdf', 'string']],
    ]);
  });

  test('says what is there', async () => {
    const workspace = await openWorkspace(standingClock('2026-11-20T02:00:00Z'));
    await workspace.as('U1').say('C1', 'hello');
    const read = async (query: string) => {
      const response = await fetch(`${workspace.url}/control/state${query}`);
      return [response.status, await response.json()];
    };
    expect(await read('?person=U1')).toEqual([200, { ok: true, ...workspace.as('U1').state() }]);
    expect(await read('?person=U9')).toEqual([404, failed('There is no such person here.')]);
    const [status, all] = await read('');
    expect([status, all.now, all.messages, all.openViews, all.connections]).toEqual([
      200,
      Date.parse('2026-11-20T02:00:00Z'),
      workspace.messages('C1'),
      { U1: [], U2: [], [workspace.botUserId]: [] },
      0,
    ]);
  });

  test('waits as long as it is told, and says what was there instead', async () => {
    const workspace = await openWorkspace();
    await workspace.as('U1').say('C1', 'something else');
    const [status, answer] = await steer(workspace, 'wait-for-message', {
      text: 'x',
      timeoutMs: 1,
    });
    expect([status, answer.ok]).toEqual([408, false]);
    expect(answer.error).toContain('something else');
    const [message] = workspace.messages('C1');
    const again = { text: 'else', after: message?.ts, timeoutMs: 1 };
    expect((await steer(workspace, 'wait-for-message', again))[0]).toBe(408);
  });

  test('moves the clock, breaks calls and cuts lines', async () => {
    const workspace = await openWorkspace(standingClock('2026-11-20T02:00:00Z'));
    const app = await startApp(workspace, () => {});
    expect(await steer(workspace, 'clock', { minutes: 90 })).toEqual([200, done]);
    expect(workspace.now()).toBe(Date.parse('2026-11-20T03:30:00Z'));
    const to = { personId: 'U1', to: '2026-11-20T12:00' };
    expect(await steer(workspace, 'clock', to)).toEqual([200, done]);
    expect(workspace.now()).toBe(Date.parse('2026-11-20T04:00:00Z'));
    const fault = { kind: 'error', error: 'fatal_error' };
    expect(await steer(workspace, 'fail', { method: 'auth.test', fault })).toEqual([200, done]);
    await expect(app.client.auth.test()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
    const all = { method: 'auth.test', share: 1, faults: [fault] };
    expect(await steer(workspace, 'fail-at-random', all)).toEqual([200, done]);
    await expect(app.client.auth.test()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
    expect(await steer(workspace, 'fail-at-random', { ...all, share: 0 })).toEqual([200, done]);
    const { length } = workspace.calls();
    const called = steer(workspace, 'wait-for-call', { method: 'users.info', after: length });
    await app.client.users.info({ user: 'U1' });
    expect(await called).toMatchObject([200, { call: { arguments: { user: 'U1' }, ok: true } }]);
    expect(await steer(workspace, 'disconnect', { how: 'drop' })).toEqual([200, done]);
    await workspace.until(() => (workspace.connectionCount() === 0 ? true : undefined));
    expect(await steer(workspace, 'deactivate', { personId: 'U2' })).toEqual([200, done]);
    expect((await app.client.users.info({ user: 'U2' })).user?.deleted).toBe(true);
  });

  test('chooses shortcuts, opens tabs and dismisses forms', async () => {
    const workspace = await openWorkspace();
    const pressed = createRecord();
    const row = (value: string) => ({
      type: 'actions' as const,
      elements: [{ type: 'button' as const, action_id: 'again', value, text: plain('Again') }],
    });
    const app = await startApp(workspace, (bolt) => {
      bolt.shortcut('new_note', async ({ ack, shortcut, client }) => {
        await ack();
        const view = { type: 'modal' as const, title: plain('New'), blocks: [row('form')] };
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
      });
      bolt.action('again', async ({ ack, action }) => {
        await ack();
        pressed.add(action.type === 'button' ? action.value : null);
      });
    });
    const personId = 'U1';
    await app.client.chat.postMessage({ channel: 'C1', text: 'x', blocks: [row('message')] });
    expect(await steer(workspace, 'shortcut', { personId, callbackId: 'new_note' })).toEqual([
      200,
      done,
    ]);
    await steer(workspace, 'wait-for-view', { personId, text: 'New' });
    expect(await steer(workspace, 'press', { personId, actionId: 'again' })).toEqual([200, done]);
    expect(await steer(workspace, 'close', { personId })).toEqual([200, done]);
    expect(await steer(workspace, 'press', { personId, actionId: 'again' })).toEqual([200, done]);
    await pressed.reaches(2);
    expect(pressed.items).toEqual(['form', 'message']);
    expect(workspace.as('U1').state().openViews).toEqual([]);
    expect(await steer(workspace, 'home', { personId, tab: 'messages' })).toEqual([200, done]);
  });

  test.each([
    ['press', { personId: 'U1', actionId: 'x' }, [200, failed('U1 sees no element x.')]],
    ['submit', { personId: 'U1' }, [200, failed('There is no form open.')]],
    ['wait-for-message', { pattern: '(' }, [400, { ok: false }]],
    ['say', {}, [400, { ok: false }]],
    ['sing', {}, [404, { ok: false }]],
  ])('%s with %j is refused', async (name, body, answer) => {
    expect(await steer(await openWorkspace(), name, body)).toMatchObject(answer);
  });

  test('answers no other site', async () => {
    const workspace = await openWorkspace();
    const origin = 'https://example.com';
    const said = { personId: 'U1', channelId: 'C1', text: 'hello' };
    expect((await steer(workspace, 'say', said, { origin }))[0]).toBe(403);
    expect(workspace.messages('C1')).toEqual([]);
  });
});
