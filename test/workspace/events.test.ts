import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { isObject } from '../../block-kit/slack-json.ts';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { createRecord, manifest, openWorkspace, startApp } from './try-workspace.ts';

const done = { ok: true, error: null, fieldErrors: {} };
const failed = (error: string) => ({ ok: false, error, fieldErrors: {} });
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });

function _modal(title: string, more: Partial<ModalView> = {}): ModalView {
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

const _titlesOf = (workspace: Workspace) =>
  workspace
    .as('U1')
    .state()
    .openViews.map(({ view }) => view.title);

describe('events', () => {
  test('a mention in a channel comes once, as a mention, and only where the app is', async () => {
    const workspace = await openWorkspace();
    const seen = createRecord();
    await startApp(workspace, (app) => {
      app.event('app_mention', async ({ event }) => {
        seen.add([event.user, event.text, event.channel, event.thread_ts]);
      });
      app.event('message', async ({ event }) => {
        seen.add(event);
      });
    });
    const mei = workspace.as('U1');
    await mei.say('C2', '@helper are you here?');
    await mei.say('C1', 'nobody is meant');
    await mei.say('C1', '@HELPER, please', '1700000000.000100');
    await seen.reaches(1);
    expect(seen.items).toEqual([
      ['U1', `<@${workspace.botUserId}>, please`, 'C1', '1700000000.000100'],
    ]);
    expect(workspace.deliveries().length).toBe(1);
  });

  test('every message of a channel comes where the manifest asks for them', async () => {
    const workspace = await openWorkspace({
      manifest: manifest.replace('app_mention,', 'app_mention, message.channels,'),
    });
    const seen = createRecord();
    await startApp(workspace, (app) =>
      app.message(async ({ message }) => {
        seen.add([message.channel, message.channel_type, 'text' in message && message.text]);
      }),
    );
    await workspace.as('U1').say('C2', 'the app is not here');
    await workspace.as('U1').say('C1', 'hello');
    await seen.reaches(1);
    expect(seen.items).toEqual([['C1', 'channel', 'hello']]);
  });

  test('an account that is closed or opened again is told, unless the event is lost', async () => {
    const workspace = await openWorkspace({
      manifest: manifest.replace('app_mention,', 'app_mention, user_change,'),
    });
    const seen = createRecord();
    await startApp(workspace, (app) =>
      app.event('user_change', async ({ event }) => {
        seen.add([event.user.id, event.user.deleted, event.user.tz]);
      }),
    );
    workspace.deactivate('U2', false);
    workspace.deactivate('U2');
    workspace.reactivate('U2');
    await seen.reaches(2);
    expect(seen.items).toEqual([
      ['U2', true, undefined],
      ['U2', false, 'America/New_York'],
    ]);
  });

  test('what the app changes in a direct conversation comes to it, too', async () => {
    const workspace = await openWorkspace();
    const app = await startApp(workspace, () => {});
    const channel = workspace.as('U1').directChannelId();
    const { ts = '' } = await app.client.chat.postMessage({ channel, text: 'one' });
    await app.client.chat.update({ channel, ts, text: 'two' });
    await app.client.chat.delete({ channel, ts });
    const described = workspace.deliveries().map(({ body }) => {
      const event = isObject(body.event) ? body.event : {};
      return [event.type, event.subtype, event.channel_type];
    });
    expect(described).toEqual([
      ['message', undefined, 'im'],
      ['message', 'message_changed', 'im'],
      ['message', 'message_deleted', 'im'],
    ]);
  });

  test('an invitation brings the app into a channel and tells it who asked', async () => {
    const workspace = await openWorkspace();
    const seen = createRecord();
    await startApp(workspace, (app) =>
      app.event('member_joined_channel', async ({ event }) => {
        seen.add([event.user, event.channel, event.inviter]);
      }),
    );
    const mei = workspace.as('U1');
    expect(await mei.say('C2', '/invite @helper')).toEqual(done);
    await seen.reaches(1);
    expect(seen.items).toEqual([[workspace.botUserId, 'C2', 'U1']]);
    expect(await mei.say('C2', '/invite @helper')).toEqual(failed('@helper is already in #lunch.'));
  });

  test('the Home tab is opened, published and acted upon', async () => {
    const workspace = await openWorkspace();
    const pressed = createRecord();
    const app = await startApp(workspace, (bolt) => {
      bolt.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: {
            type: 'home',
            blocks: [
              {
                type: 'actions',
                block_id: 'row',
                elements: [
                  { type: 'button', action_id: 'go', value: String(event.tab), text: plain('Go') },
                ],
              },
            ],
          },
        });
      });
      bolt.action('go', async ({ ack, body, action }) => {
        await ack();
        const view = 'view' in body ? body.view?.type : undefined;
        pressed.add([view, action.type === 'button' ? action.value : null]);
      });
    });
    const mei = workspace.as('U1');
    expect(await mei.openHome()).toEqual(done);
    await workspace.until(() => mei.state().home ?? undefined);
    expect(await mei.act({ kind: 'home' }, 'row', 'go')).toEqual(done);
    await pressed.reaches(1);
    expect(pressed.items).toEqual([['home', 'home']]);
    expect(workspace.as('U2').state().home).toBe(null);
    await expect(
      app.client.views.publish({ user_id: 'U1', hash: 'old', view: { type: 'home', blocks: [] } }),
    ).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  });

  test('the app hears which of its tabs was opened, and what stands on the Home tab', async () => {
    const workspace = await openWorkspace();
    const seen = createRecord();
    const app = await startApp(workspace, (bolt) =>
      bolt.event('app_home_opened', async ({ event }) => {
        seen.add([event.tab, event.user, event.channel, event.view?.callback_id]);
      }),
    );
    const mei = workspace.as('U1');
    await mei.openHome('messages');
    await app.client.views.publish({
      user_id: 'U1',
      view: { type: 'home', callback_id: 'overview', blocks: [] },
    });
    await mei.openHome('home');
    await seen.reaches(2);
    expect(seen.items).toEqual([
      ['messages', 'U1', 'D1', undefined],
      ['home', 'U1', 'D1', 'overview'],
    ]);
    const without = await openWorkspace({
      manifest: manifest.replace('home_tab_enabled: true', 'home_tab_enabled: false'),
    });
    expect(await without.as('U1').openHome()).toEqual(failed('This app has no Home tab.'));
    expect(await without.as('U1').openHome('messages')).toEqual(done);
  });

  test('metadata of the wanted kind is echoed', async () => {
    const workspace = await openWorkspace();
    const seen = createRecord();
    const app = await startApp(workspace, (bolt) =>
      bolt.event('message_metadata_posted', async ({ event }) => {
        seen.add([event.channel_id, event.message_ts, event.metadata]);
      }),
    );
    const post = (event_type: string) =>
      app.client.chat.postMessage({
        channel: 'C1',
        text: 'x',
        metadata: { event_type, event_payload: { key: 'k' } },
      });
    await post('other');
    const { ts } = await post('note_posted');
    await seen.reaches(1);
    expect(seen.items).toEqual([
      ['C1', ts, { event_type: 'note_posted', event_payload: { key: 'k' } }],
    ]);
  });
});
