import { expect, test } from 'vitest';
import { inMessage, openWorkspace, startApp } from './try-workspace.ts';

const form = {
  type: 'modal' as const,
  callback_id: 'note-form',
  title: { type: 'plain_text' as const, text: 'Note' },
  submit: { type: 'plain_text' as const, text: 'Save' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'text',
      label: { type: 'plain_text' as const, text: 'Text' },
      element: { type: 'plain_text_input' as const, action_id: 'value' },
    },
  ],
};

test('a slash command is answered to the person alone, at once and by response_url', async () => {
  const workspace = await openWorkspace();
  await startApp(workspace, (app) =>
    app.command('/note', async ({ ack, respond, command }) => {
      await ack({ text: `saving ${command.text}` });
      await respond({ text: 'saved', replace_original: true });
      await respond({ text: 'for all', response_type: 'in_channel' });
    }),
  );
  const answer = await workspace.as('U1').say('C1', '/note tea & cake');
  expect(answer).toEqual({ ok: true, error: null, fieldErrors: {} });
  await workspace.until(() => workspace.messages('C1').find(({ text }) => text === 'for all'));
  expect(workspace.ephemerals('U1').map(({ text }) => text)).toEqual(['saved']);
  expect(
    workspace
      .as('U1')
      .state()
      .messages.map(({ text }) => text),
  ).toEqual(['for all']);
});

test('a form opened by a command is sent, corrected and closed', async () => {
  const workspace = await openWorkspace();
  const sent: unknown[] = [];
  await startApp(workspace, (app) => {
    app.command('/note', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: form });
    });
    app.view('note-form', async ({ ack, view, client, body }) => {
      sent.push(view.state.values);
      const text = view.state.values.text?.value?.value;
      if (text === 'bad') {
        await ack({ response_action: 'errors', errors: { text: 'Not this.' } });
        return;
      }
      await ack();
      const opened = await client.conversations.open({ users: body.user.id });
      await client.chat.postMessage({ channel: opened.channel?.id ?? '', text: `noted ${text}` });
    });
  });
  const mei = workspace.as('U1');
  await mei.say('C1', '/note');
  const { id } = await workspace.until(() => mei.state().openViews[0]);
  expect(await mei.submit(id)).toEqual({
    ok: false,
    error: null,
    fieldErrors: { text: 'Please complete this required field.' },
  });
  const bad = { text: { value: { type: 'plain_text_input', value: 'bad' } } };
  expect(await mei.submit(id, bad)).toEqual({
    ok: false,
    error: null,
    fieldErrors: { text: 'Not this.' },
  });
  const good = { text: { value: { type: 'plain_text_input', value: 'good' } } };
  expect(await mei.submit(id, good)).toEqual({ ok: true, error: null, fieldErrors: {} });
  expect(sent).toEqual([bad, good]);
  expect(mei.state().openViews).toEqual([]);
  const direct = mei.directChannelId();
  await workspace.until(() => workspace.messages(direct)[0]);
  expect(workspace.messages(direct).map(({ text }) => text)).toEqual(['noted good']);
});

test('a button in a message reaches the app, which changes the message in place', async () => {
  const workspace = await openWorkspace();
  const presses: unknown[] = [];
  const app = await startApp(workspace, (bolt) =>
    bolt.action('done', async ({ ack, respond, action }) => {
      await ack();
      presses.push(action.type === 'button' ? action.value : null);
      await respond({ text: 'done', replace_original: true });
    }),
  );
  await app.client.chat.postMessage({
    channel: 'C1',
    text: 'a card',
    blocks: [
      {
        type: 'actions',
        block_id: 'buttons',
        elements: [
          {
            type: 'button',
            action_id: 'done',
            value: 'T-1',
            text: { type: 'plain_text', text: 'Done' },
          },
        ],
      },
    ],
  });
  const card = await workspace.until(() => workspace.messages('C1')[0]);
  expect(await workspace.as('U2').act(inMessage(card), 'buttons', 'done')).toEqual({
    ok: true,
    error: null,
    fieldErrors: {},
  });
  await workspace.until(() => workspace.messages('C1').find(({ text }) => text === 'done'));
  expect(presses).toEqual(['T-1']);
  expect(workspace.messages('C1')).toEqual([{ ...card, text: 'done', blocks: [] }]);
});

test('a direct message reaches the app, which looks the person up and answers', async () => {
  const workspace = await openWorkspace();
  await startApp(workspace, (app) =>
    app.message(async ({ message, say, client }) => {
      if (message.subtype !== undefined) return;
      const { user } = await client.users.info({ user: message.user, include_locale: true });
      await say(`${user?.locale} ${user?.tz} heard ${message.text}`);
    }),
  );
  const direct = workspace.as('U1').directChannelId();
  await workspace.as('U1').say(direct, 'hello <you>');
  await workspace.until(() => workspace.messages(direct)[1]);
  expect(workspace.messages(direct).map(({ authorId, text }) => ({ authorId, text }))).toEqual([
    { authorId: 'U1', text: 'hello &lt;you&gt;' },
    { authorId: workspace.botUserId, text: 'zh-CN Asia/Shanghai heard hello &lt;you&gt;' },
  ]);
});
