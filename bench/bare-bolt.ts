import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { signingSecret } from './send-lines.ts';

/** The peer that does nothing: Bolt on the same receiver, which only acknowledges. */
const receiver = new HTTPReceiver({
  signingSecret,
  port: Number(process.env.PORT),
  endpoints: ['/slack/events'],
  logLevel: LogLevel.ERROR,
});
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bare', botUserId: 'U0BOT', botId: 'B0BOT' }),
  convoStore: false,
  logLevel: LogLevel.ERROR,
});
app.command(/.*/, async ({ ack }) => {
  await ack({ response_type: 'ephemeral', text: 'taken' });
});
await app.start();
process.stdout.write('ready\n');
