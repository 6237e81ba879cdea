import { describe, expect, test } from 'vitest';
import { createRecord, manifest, openWorkspace, startApp } from './try-workspace.ts';

const done = { ok: true, error: null, fieldErrors: {} };
const failed = (error: string) => ({ ok: false, error, fieldErrors: {} });
const plain = (text: string) => ({ type: 'plain_text' as const, text });

describe('shortcuts', () => {
  test('stand in the state as the manifest lists them', async () => {
    const workspace = await openWorkspace();
    expect(workspace.as('U1').state().shortcuts).toEqual([
      { type: 'message', name: 'Keep this', callbackId: 'keep', description: 'Keeps a message' },
      { type: 'global', name: 'New note', callbackId: 'new_note', description: 'Opens a note' },
    ]);
  });

  test('of a message: the app sees the message, opens a form and answers for the person alone', async () => {
    const workspace = await openWorkspace();
    const seen = createRecord();
    await startApp(workspace, (app) =>
      app.shortcut({ callback_id: 'keep', type: 'message_action' }, async ({ ack, ...gesture }) => {
        const { shortcut, respond, client } = gesture;
        await ack();
        const { token, action_ts, trigger_id, response_url, team, ...rest } = shortcut;
        seen.add(rest);
        const view = { type: 'modal' as const, title: plain('Keep'), blocks: [] };
        await client.views.open({ trigger_id, view });
        await respond({ text: 'kept' });
      }),
    );
    // The app need not be in the channel.
    await workspace.as('U1').say('C2', 'soup or salad?');
    const [message] = workspace.messages('C2');
    if (message === undefined) throw new Error('there is no message');
    expect(await workspace.as('U1').shortcut('keep', message)).toEqual(done);
    await workspace.until(() => workspace.ephemerals('U1')[0]);
    expect(seen.items).toEqual([
      {
        type: 'message_action',
        callback_id: 'keep',
        user: { id: 'U1', username: 'mei.lin', name: 'mei.lin', team_id: workspace.teamId },
        enterprise: null,
        is_enterprise_install: false,
        channel: { id: 'C2', name: 'lunch' },
        message_ts: message.ts,
        message: {
          type: 'message',
          user: 'U1',
          ts: message.ts,
          text: 'soup or salad?',
          team: workspace.teamId,
        },
      },
    ]);
    expect(
      workspace
        .as('U1')
        .state()
        .openViews.map(({ view }) => view.title),
    ).toEqual([plain('Keep')]);
    expect(workspace.ephemerals('U1').map(({ channelId, text }) => [channelId, text])).toEqual([
      ['C2', 'kept'],
    ]);
  });

  test('of the workspace: there is no channel to answer in', async () => {
    const workspace = await openWorkspace();
    const seen = createRecord();
    await startApp(workspace, (app) =>
      app.shortcut('new_note', async ({ ack, shortcut }) => {
        await ack();
        const { token, action_ts, trigger_id, team, ...rest } = shortcut;
        seen.add(rest);
      }),
    );
    expect(await workspace.as('U2').shortcut('new_note')).toEqual(done);
    await seen.reaches(1);
    expect(seen.items).toEqual([
      {
        type: 'shortcut',
        callback_id: 'new_note',
        user: { id: 'U2', username: '王芳', name: '王芳', team_id: workspace.teamId },
        enterprise: null,
        is_enterprise_install: false,
      },
    ]);
  });

  test('are refused where there is none, or the message is not there', async () => {
    const workspace = await openWorkspace();
    await workspace.as('U1').say('C2', 'soup');
    const [message] = workspace.messages('C2');
    const mei = workspace.as('U1');
    expect(await mei.shortcut('keep')).toEqual(failed('The app has no global shortcut keep.'));
    expect(await mei.shortcut('keep', { channelId: 'C1', ts: '1.0' })).toEqual(
      failed('This message is no longer here.'),
    );
    expect(await workspace.as('U2').shortcut('keep', message)).toEqual(
      failed('This message is no longer here.'),
    );
    expect(await mei.shortcut('new_note')).toEqual(
      failed('New note failed: the app is not connected (dispatch_failed).'),
    );
  });

  test('need the scope commands', async () => {
    const without = manifest.replace('commands, ', '');
    await expect(openWorkspace({ manifest: without })).rejects.toThrow(
      'Slash commands and shortcuts need the scope commands.',
    );
  });
});
