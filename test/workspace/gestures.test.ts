import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../workspace/start-workspace.ts';
import {
  createRecord,
  inMessage,
  manifest,
  manualClock,
  openWorkspace,
  startApp,
} from './try-workspace.ts';

const done = { ok: true, error: null, fieldErrors: {} };
const failed = (error: string) => ({ ok: false, error, fieldErrors: {} });
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });

function modal(title: string, more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain(title),
    submit: plain('Save'),
    blocks: [
      {
        type: 'input',
        block_id: 'where',
        label: plain('Where'),
        optional: true,
        element: { type: 'static_select', action_id: 'pick', options: [option('a'), option('b')] },
      },
    ],
    ...more,
  };
}

const titlesOf = (workspace: Workspace) =>
  workspace
    .as('U1')
    .state()
    .openViews.map(({ view }) => view.title);

describe('slash commands', () => {
  test('arrive with the fields Slack sends', async () => {
    const workspace = await openWorkspace();
    const seen = createRecord();
    await startApp(workspace, (app) =>
      app.command('/ask', async ({ ack, body }) => {
        const { token, response_url, trigger_id, ...rest } = body;
        seen.add({ ...rest, url: response_url.startsWith('http://127.0.0.1:') });
        await ack();
      }),
    );
    const direct = workspace.as('U1').directChannelId();
    expect(await workspace.as('U1').say(direct, '/ask  @王芳 in #sales <now>')).toEqual(done);
    expect(seen.items).toEqual([
      {
        team_id: workspace.teamId,
        team_domain: 'workspace',
        channel_id: direct,
        channel_name: 'directmessage',
        user_id: 'U1',
        user_name: 'mei.lin',
        command: '/ask',
        text: '<@U2|王芳> in <#C1|sales> &lt;now&gt;',
        api_app_id: workspace.appId,
        is_enterprise_install: 'false',
        url: true,
      },
    ]);
    expect(workspace.messages(direct)).toEqual([]);
  });

  test('answer the channel where the app says so', async () => {
    const workspace = await openWorkspace();
    await startApp(workspace, (app) =>
      app.command('/note', async ({ ack }) => {
        await ack({ response_type: 'in_channel', text: 'for all' });
      }),
    );
    await workspace.as('U1').say('C2', '/note');
    expect(workspace.messages('C2').map(({ text }) => text)).toEqual(['for all']);
    expect(workspace.ephemerals('U1')).toEqual([]);
  });

  test('fail in plain words', async () => {
    const workspace = await openWorkspace();
    const mei = workspace.as('U1');
    expect(await mei.say('C1', '/nothing')).toEqual(
      failed('There is no command /nothing in this workspace.'),
    );
    expect(await mei.say('C1', '/note', '1.0')).toEqual(
      failed('/note cannot be used in a thread. Use it in the channel.'),
    );
    expect(await mei.say('C1', '/note')).toEqual(
      failed('/note failed: the app is not connected (dispatch_failed).'),
    );
    expect(await workspace.as('U2').say('C2', '/note')).toEqual(
      failed('You are not in this conversation.'),
    );
  });

  test('fail when the app is silent for three seconds', async () => {
    const clock = manualClock(Date.UTC(2026, 0, 1));
    const workspace = await openWorkspace(clock);
    await startApp(workspace, (app) => app.command('/note', async () => {}));
    const saying = workspace.as('U1').say('C1', '/note');
    await workspace.until(() => workspace.deliveries()[0]);
    clock.advance(3000);
    expect(await saying).toEqual(
      failed('/note failed: the app did not answer in 3 seconds (operation_timeout).'),
    );
  });

  test('say what is wrong with an answer Slack would not take', async () => {
    const workspace = await openWorkspace();
    await startApp(workspace, (app) =>
      app.command('/note', async ({ ack }) => {
        await ack({ text: '', blocks: [{ type: 'header', text: plain('') }] });
      }),
    );
    const answer = await workspace.as('U1').say('C1', '/note');
    expect(answer.error).toContain('json-pointer:/blocks/0/text/text');
    expect(workspace.ephemerals('U1')).toEqual([]);
  });
});

describe('triggers', () => {
  test('die after three seconds and serve once', async () => {
    const clock = manualClock(Date.UTC(2026, 0, 1));
    const workspace = await openWorkspace(clock);
    const triggers: string[] = [];
    const app = await startApp(workspace, (bolt) =>
      bolt.command('/note', async ({ ack, command }) => {
        triggers.push(command.trigger_id);
        await ack();
      }),
    );
    await workspace.as('U1').say('C1', '/note');
    const [trigger_id = ''] = triggers;
    const open = () =>
      app.client.views.open({ trigger_id, view: modal('One') }).then(
        () => 'ok',
        (error: { readonly data?: { readonly error?: string } }) => error.data?.error,
      );
    expect([await open(), await open()]).toEqual(['ok', 'exchanged_trigger_id']);
    await workspace.as('U1').say('C1', '/note');
    const late = triggers[1] ?? '';
    clock.advance(3001);
    await expect(
      app.client.views.open({ trigger_id: late, view: modal('Two') }),
    ).rejects.toMatchObject({ data: { ok: false, error: 'expired_trigger_id' } });
    expect(titlesOf(workspace)).toEqual([plain('One')]);
  });
});

describe('elements in messages', () => {
  test('carry the message, the values and what was chosen', async () => {
    const workspace = await openWorkspace();
    const seen = createRecord();
    const app = await startApp(workspace, (bolt) =>
      bolt.action({ type: 'block_actions' }, async ({ ack, body }) => {
        await ack();
        const [action] = body.actions;
        seen.add({
          type: action?.type,
          action,
          values: body.state?.values,
          container: body.container,
          channel: body.channel,
          text: body.message?.text,
        });
      }),
    );
    await app.client.chat.postMessage({
      channel: 'C1',
      text: 'choose',
      blocks: [
        {
          type: 'actions',
          block_id: 'row',
          elements: [
            { type: 'static_select', action_id: 'pick', options: [option('a'), option('b')] },
            { type: 'datepicker', action_id: 'day', initial_date: '2026-03-10' },
          ],
        },
      ],
    });
    const card = await workspace.until(() => workspace.messages('C1')[0]);
    const mei = workspace.as('U1');
    expect(
      await mei.act(inMessage(card), 'row', 'pick', { selected_option: { value: 'c' } }),
    ).toEqual(failed('This choice is not among the options.'));
    await mei.act(inMessage(card), 'row', 'pick', { selected_option: { value: 'b' } });
    await seen.reaches(1);
    expect(seen.items).toEqual([
      {
        type: 'static_select',
        action: {
          type: 'static_select',
          action_id: 'pick',
          block_id: 'row',
          selected_option: option('b'),
          action_ts: expect.any(String),
        },
        values: {
          row: {
            pick: { type: 'static_select', selected_option: option('b') },
            day: { type: 'datepicker', selected_date: '2026-03-10' },
          },
        },
        container: {
          type: 'message',
          message_ts: card.ts,
          channel_id: 'C1',
          is_ephemeral: false,
        },
        channel: { id: 'C1', name: 'sales' },
        text: 'choose',
      },
    ]);
    expect(await mei.act(inMessage(card), 'row', 'gone')).toEqual(
      failed('This is no longer here.'),
    );
  });

  test('of an ephemeral message replace or delete it by response_url', async () => {
    const workspace = await openWorkspace();
    await startApp(workspace, (app) => {
      app.command('/note', async ({ ack }) => {
        await ack({
          text: 'noted',
          blocks: [
            {
              type: 'actions',
              block_id: 'row',
              elements: [
                { type: 'button', action_id: 'undo', text: plain('Undo') },
                { type: 'button', action_id: 'hide', text: plain('Hide') },
              ],
            },
          ],
        });
      });
      app.action('undo', async ({ ack, respond, body }) => {
        await ack();
        const text = 'message' in body && body.message !== undefined ? 'seen' : 'undone';
        await respond({ replace_original: true, text });
      });
      app.action('hide', async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    const mei = workspace.as('U1');
    const change = async (actionId: string) => {
      await mei.say('C1', '/note');
      const [note] = workspace.ephemerals('U1').slice(-1);
      if (note === undefined) throw new Error('no note');
      expect(await mei.act(inMessage(note), 'row', actionId)).toEqual(done);
      return workspace.until(() => {
        const now = workspace.ephemerals('U1').find(({ ts }) => ts === note.ts);
        return now?.text === 'noted' ? undefined : (now?.text ?? 'gone');
      });
    };
    expect(await change('undo')).toBe('undone');
    expect(await change('hide')).toBe('gone');
    await mei.say('C1', '/note');
    const [note] = workspace.ephemerals('U1').slice(-1);
    if (note === undefined) throw new Error('no note');
    expect(await workspace.as('U2').act(inMessage(note), 'row', 'undo')).toEqual(
      failed('This is no longer here.'),
    );
  });

  test('are refused where the manifest turns interactivity off', async () => {
    const workspace = await openWorkspace({
      manifest: manifest.replace('interactivity: { is_enabled: true }', ''),
    });
    expect(await workspace.as('U1').act({ kind: 'home' }, 'a', 'b')).toEqual(
      failed('The app does not take part in buttons and forms: its manifest turns them off.'),
    );
  });
});

describe('menus that ask the app', () => {
  const view = modal('Find', {
    blocks: [
      {
        type: 'input',
        block_id: 'who',
        label: plain('Who'),
        element: { type: 'external_select', action_id: 'find', min_query_length: 1 },
      },
    ],
  });

  async function openFind(workspace: Workspace, options: object) {
    await startApp(workspace, (app) => {
      app.command('/note', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view });
      });
      app.options('find', async ({ ack, payload }) => {
        await ack({ options: [option(`${payload.value}!`)], ...options });
      });
    });
    await workspace.as('U1').say('C1', '/note');
    const { id } = await workspace.until(() => workspace.as('U1').state().openViews[0]);
    return { kind: 'view', viewId: id } as const;
  }

  test('show its options', async () => {
    const workspace = await openWorkspace();
    const place = await openFind(workspace, {});
    const mei = workspace.as('U1');
    expect(await mei.suggest(place, 'who', 'find', '王')).toEqual({
      options: [option('王!')],
      optionGroups: [],
    });
    expect(await mei.suggest(place, 'who', 'find', '')).toEqual({ options: [], optionGroups: [] });
    expect(workspace.deliveries().filter(({ kind }) => kind === 'suggestion').length).toBe(1);
  });

  test('refuse options that are too long', async () => {
    const workspace = await openWorkspace();
    const place = await openFind(workspace, { options: [option('x'.repeat(76))] });
    await expect(workspace.as('U1').suggest(place, 'who', 'find', 'a')).rejects.toThrow(
      'json-pointer:/options/0/text/text',
    );
  });
});

test('a spent response_url is refused: five uses, thirty minutes', async () => {
  const clock = manualClock(Date.UTC(2026, 0, 1));
  const workspace = await openWorkspace(clock);
  const urls: string[] = [];
  await startApp(workspace, (app) =>
    app.command('/note', async ({ ack, command }) => {
      urls.push(command.response_url);
      await ack();
    }),
  );
  await workspace.as('U1').say('C1', '/note');
  await workspace.as('U1').say('C1', '/note');
  const send = async (url = '') => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) });
    return [response.status, await response.text()];
  };
  const uses = [];
  for (let use = 1; use <= 6; use += 1) uses.push(await send(urls[0]));
  expect(uses).toEqual([
    ...Array.from({ length: 5 }, () => [200, '{"ok":true}']),
    [404, '{"ok":false,"error":"used_url"}'],
  ]);
  clock.advance(30 * 60_000);
  expect(await send(urls[1])).toEqual([200, '{"ok":true}']);
  clock.advance(1);
  expect(await send(urls[1])).toEqual([404, '{"ok":false,"error":"expired_url"}']);
});
