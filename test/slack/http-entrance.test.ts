import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { startBot } from '../support/start-bot.ts';

async function startHttpBot() {
  const bot = await startBot({ entrance: 'http' });
  return { ...bot, url: `http://127.0.0.1:${bot.linesman.port}/slack/events` };
}

test('a signed line is answered over HTTP', async () => {
  const { workspace } = await startHttpBot();
  const answer = await workspace.as('UEMMA').say('CTEAM', '/due');
  expect(answer.error).toBe(null);
  expect(workspace.ephemerals('UEMMA').map(({ channelId }) => channelId)).toEqual(['CTEAM']);
});

test('only Slack gets in: what is not signed, wrongly or at another time runs nothing', async () => {
  const { workspace, url, log } = await startHttpBot();
  const body = new URLSearchParams({
    command: '/due',
    text: '',
    user_id: 'UEMMA',
    team_id: workspace.teamId,
    channel_id: 'CTEAM',
    trigger_id: '1.1',
    response_url: `${workspace.apiUrl}none`,
  }).toString();
  const seconds = Math.floor(Date.now() / 1000);
  const send = async (timestamp: number | null, secret: string, text = body) => {
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${text}`).digest('hex');
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(timestamp === null
          ? {}
          : {
              'x-slack-request-timestamp': String(timestamp),
              'x-slack-signature': `v0=${signature}`,
            }),
      },
      body,
    });
    return response.status;
  };
  const { signingSecret } = workspace;
  const users = () => workspace.calls().filter(({ method }) => method === 'users.info').length;
  expect({
    unsigned: await send(null, signingSecret),
    wrongSecret: await send(seconds, 'another secret'),
    otherBody: await send(seconds, signingSecret, 'another body'),
    old: await send(seconds - 301, signingSecret),
    ahead: await send(seconds + 75, signingSecret),
    farAhead: await send(seconds + 3_600, signingSecret),
  }).toEqual({
    unsigned: 401,
    wrongSecret: 401,
    otherBody: 401,
    old: 401,
    ahead: 401,
    farAhead: 401,
  });
  expect(users()).toBe(0);
  expect(await send(seconds + 59, signingSecret)).toBe(200);
  expect(users()).toBe(1);
  expect(log.entries.map(({ message }) => message)).toEqual([
    'a delivery was not taken',
    'a delivery was not taken',
  ]);
});

test('only the one address takes deliveries', async () => {
  const { url } = await startHttpBot();
  const statuses = [];
  for (const other of ['', '/slack', '/slack/install', '/slack/oauth_redirect']) {
    const response = await fetch(new URL(other || '/', url), { method: 'POST', body: '{}' });
    statuses.push(response.status);
  }
  expect(statuses).toEqual([404, 404, 404, 404]);
});
