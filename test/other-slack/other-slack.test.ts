import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { freePort, type MainProcess, runMain } from '../support/run-main.ts';
import { testFolder } from '../support/start-bot.ts';
import { deliverByHttp } from './deliver-by-http.ts';
import { type Kind, startOtherSlack } from './other-slack.ts';

const botToken = 'xoxb-other';
const signingSecret = 'a signing secret of the other Slack';
const refuseWorkspace = new URL('refuse-workspace.ts', import.meta.url);

type Joined = {
  readonly slack: Awaited<ReturnType<typeof startOtherSlack>>;
  readonly main: MainProcess;
  /** Brings a payload to the bot; resolves with what it was acknowledged with. */
  readonly deliver: (kind: Kind, payload: object) => Promise<unknown>;
};

/** The bot's own process beside the other Slack, with demo data and nothing of workspace/. */
async function join(entrance: Readonly<Record<string, string>>): Promise<Omit<Joined, 'deliver'>> {
  const slack = await startOtherSlack();
  onTestFinished(() => slack.close());
  const main = runMain({
    folder: testFolder(),
    imports: [refuseWorkspace],
    env: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: `${slack.origin}/api/`,
      DATABASE_URL: 'file:./other.db',
      LINESMAN_DEMO: '1',
      ...entrance,
    },
  });
  onTestFinished(() => main.end());
  await main.printed(/Linesman is ready/, 15_000);
  return { slack, main };
}

const entrances: readonly (readonly [string, () => Promise<Joined>])[] = [
  [
    'Socket Mode',
    async () => {
      const joined = await join({ SLACK_APP_TOKEN: 'xapp-other' });
      return { ...joined, deliver: joined.slack.bySocket };
    },
  ],
  [
    'signed HTTP',
    async () => {
      const port = String(await freePort());
      const joined = await join({ SLACK_SIGNING_SECRET: signingSecret, PORT: port });
      const address = `http://127.0.0.1:${port}/slack/events`;
      return {
        ...joined,
        deliver: (kind, payload) => deliverByHttp(address, signingSecret, kind, payload),
      };
    },
  ],
];

const who = { user_id: 'U0ANA', team_id: 'T0OTHER', channel_id: 'C0SALES' };
const event = (event_id: string, said: object) => ({
  type: 'event_callback',
  team_id: 'T0OTHER',
  event_id,
  // A line is read as of its mark, and the bot's process has the machine's clock.
  event: { user: 'U0ANA', ts: `${Math.floor(Date.now() / 1000)}.000001`, ...said },
});

const echo = z.object({
  text: z.string(),
  blocks: z.array(
    z.object({
      elements: z
        .array(z.object({ action_id: z.string().optional(), value: z.string().optional() }))
        .default([]),
    }),
  ),
});
type Echo = z.output<typeof echo>;

/** Presses Undo on an echo, as Slack sends it. */
function pressUndo({ blocks }: Echo, trigger: string, responseUrl: string) {
  const actions = blocks
    .flatMap(({ elements }) => elements)
    .filter(({ action_id }) => action_id?.startsWith('visit:undo'));
  return {
    type: 'block_actions',
    user: { id: 'U0ANA' },
    team: { id: 'T0OTHER' },
    channel: { id: 'C0SALES' },
    trigger_id: trigger,
    response_url: responseUrl,
    actions: actions.map((action) => ({ type: 'button', block_id: 'b', ...action })),
  };
}

describe.each(entrances)('the bot beside another Slack by %s', (_name, start) => {
  test('answers a slash command, a mention and a direct message', async () => {
    const { slack, deliver } = await start();
    const answer = await deliver('slash_commands', {
      ...who,
      command: '/visit',
      text: 'Acme Foods yesterday: second feed wanted by October, follow up next Tue 3pm',
      trigger_id: '1.visit',
      response_url: `${slack.origin}/answers/visit`,
    });
    expect(echo.parse(answer).text).toMatch(
      /^V-16 Visit logged: Acme Foods · Visit: \w{3} \d{1,2} \w{3} \(yesterday\)$/,
    );

    const thread = '1700000000.000001';
    const mention = {
      type: 'app_mention',
      channel: 'C0SALES',
      text: '<@U0BOT> whoami',
      thread_ts: thread,
    };
    await deliver('events_api', event('Ev1', mention));
    const private_ = await slack.called('chat.postEphemeral');
    const { channel, user, thread_ts, text } = private_.body;
    expect({ channel, user, thread_ts, text }).toEqual({
      channel: 'C0SALES',
      user: 'U0ANA',
      thread_ts: thread,
      text: 'You are Ana',
    });

    const line = { type: 'message', channel_type: 'im', channel: 'D0ANA', text: 'visit Helios' };
    await deliver('events_api', event('Ev2', line));
    const post = await slack.called('chat.postMessage');
    expect([post.body.channel, post.body.text]).toEqual([
      'D0ANA',
      expect.stringMatching(
        /^V-17 Visit logged: Helios Solar Glass Co\., Ltd\. · Visit: .*\(today\)$/,
      ),
    ]);
  });

  test('answers at a response_url of its Slack and refuses a foreign one', async () => {
    const { slack, main, deliver } = await start();
    let foreignRequests = 0;
    const foreign = createServer((_request, response) => {
      foreignRequests += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void foreign.close());
    await once(foreign, 'listening');
    const address = foreign.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const command = {
      ...who,
      command: '/visit',
      text: 'Helios',
      response_url: '',
      trigger_id: '1',
    };
    const visit = echo.parse(await deliver('slash_commands', command));

    await deliver('interactive', pressUndo(visit, '2', `http://127.0.0.1:${port}/answers/2`));
    await main.printed(/a response_url is not an address of Slack/);
    expect(foreignRequests).toBe(0);
    // The answer comes by direct message instead.
    await slack.called('chat.postMessage', ({ body }) => body.text === 'V-16 is taken back.');

    await deliver('interactive', pressUndo(visit, '3', `${slack.origin}/answers/3`));
    const { body } = await slack.called('3');
    // The first press was carried out as well; only its answer was refused.
    expect(body.text).toBe('V-16 was taken back already.');
  });
});

test('a start that does load workspace/ is seen', async () => {
  const main = runMain({ folder: testFolder(), imports: [refuseWorkspace], env: { PORT: '0' } });
  onTestFinished(() => main.end());
  expect(await main.ended).toBe(1);
  expect(main.output()).toMatch(/workspace\/ is loaded: .*start-workspace\.ts/);
});
