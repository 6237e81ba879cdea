import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';

const text = (words: string) => ({ type: 'plain_text', text: words }) as const;
const card: readonly KnownBlock[] = [
  { type: 'section', text: text('V-1 · Acme Foods — second feed wanted by October') },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'open', text: text('Edit') }],
  },
];
const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: text('Log a visit'),
  submit: text('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'note',
      label: text('What was said'),
      element: { type: 'plain_text_input', action_id: 'note', multiline: true },
    },
  ],
};

/** The peer: Bolt alone, in the same workspace, with one card for every line and one form. */
export async function startFixedAnswers(workspace: {
  readonly apiUrl: string;
  readonly appToken: string;
  readonly botToken: string;
}): Promise<() => Promise<unknown>> {
  const { apiUrl, appToken, botToken } = workspace;
  const clientOptions = { slackApiUrl: apiUrl };
  const app = new App({
    receiver: new SocketModeReceiver({
      appToken,
      logLevel: LogLevel.ERROR,
      installerOptions: { clientOptions },
    }),
    authorize: async () => ({ botToken }),
    clientOptions,
    convoStore: false,
    logLevel: LogLevel.ERROR,
  });
  app.command('/visit', async ({ ack, client, body }) => {
    await client.views.open({ trigger_id: body.trigger_id, view: form });
    await ack();
  });
  app.command('/customer', ({ ack }) =>
    ack({ response_type: 'ephemeral', text: 'V-1', blocks: [...card] }),
  );
  await app.start();
  return () => app.stop();
}
