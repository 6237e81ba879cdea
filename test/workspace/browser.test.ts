import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { WebClient } from '@slack/web-api';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { WorkspaceEvent } from '../../workspace/protocol.ts';
import { startWorkspace, type Workspace } from '../../workspace/start-workspace.ts';
import { channels, manifest, openWorkspace, people, standingClock } from './try-workspace.ts';

type Headers = { readonly [name: string]: string };

/** A request with any Host, which fetch does not allow. */
async function ask(workspace: Workspace, path: string, headers: Headers = {}, body?: string) {
  const asking = request({
    host: '127.0.0.1',
    port: workspace.port,
    path,
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...headers },
  });
  asking.end(body);
  const [response] = await once(asking, 'response');
  let text = '';
  for await (const piece of response) text += String(piece);
  return { status: response.statusCode, headers: response.headers, text };
}

const say = (text: string) =>
  JSON.stringify({ personId: 'U1', channelId: 'C1', threadTs: null, text });

describe('who may ask', () => {
  const foreign: readonly (readonly [string, (port: number) => Headers])[] = [
    ['a foreign origin', () => ({ origin: 'http://evil.example' })],
    ['another port', () => ({ origin: 'http://localhost:1' })],
    ['a secure origin', (port) => ({ origin: `https://localhost:${port}` })],
    ['no real origin', () => ({ origin: 'null' })],
    ['a foreign host', (port) => ({ host: `evil.example:${port}` })],
    ['a host without the port', () => ({ host: 'localhost' })],
    ['another site by its own word', () => ({ 'sec-fetch-site': 'same-site' })],
  ];
  test.each(foreign)('%s is refused', async (_name, headersFor) => {
    const workspace = await openWorkspace();
    const headers = headersFor(workspace.port);
    for (const [path, body] of [
      ['/browser/state'],
      ['/browser/events'],
      ['/browser/say', say('x')],
    ]) {
      const answer = await ask(workspace, path ?? '', headers, body);
      expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([
        403,
        undefined,
      ]);
    }
    expect(workspace.messages('C1')).toEqual([]);
  });

  test.each(['localhost', '127.0.0.1'])('its own page on %s is answered', async (name) => {
    const workspace = await openWorkspace();
    const host = `${name}:${workspace.port}`;
    const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
    const answer = await ask(workspace, '/browser/say', headers, say('hello'));
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      200,
      { ok: true, error: null, fieldErrors: {} },
    ]);
    expect(workspace.messages('C1').map(({ text }) => text)).toEqual(['hello']);
  });
});

test('a state is the same as the test handle sees', async () => {
  const workspace = await openWorkspace(standingClock('2026-11-20T02:00:00Z'));
  await workspace.as('U1').say('C1', 'hello');
  const answer = await ask(workspace, '/browser/state?person=U2');
  expect(JSON.parse(answer.text)).toEqual(workspace.as('U2').state());
  const first = await ask(workspace, '/browser/state');
  expect(JSON.parse(first.text).personId).toBe('U1');
  expect(
    workspace
      .as('U2')
      .state()
      .channels.map(({ id }) => id),
  ).toEqual(['C1', 'D2']);
});

test.each([true, false])('a state says whether the app has a Home tab: %s', async (hasHome) => {
  const workspace = await openWorkspace({
    manifest: manifest.replace('home_tab_enabled: true', `home_tab_enabled: ${hasHome}`),
  });
  expect(workspace.as('U1').state().app).toEqual({
    name: 'Helper',
    botUserId: workspace.botUserId,
    hasHome,
  });
});

test.each([
  ['/browser/say', 'no json', 400],
  ['/browser/say', '{}', 400],
  ['/browser/nothing', '{}', 404],
  ['/browser/say', 'x'.repeat(1_000_001), 413],
])('%s with %.9s is answered %i', async (path, body, status) => {
  const workspace = await openWorkspace();
  expect((await ask(workspace, path, {}, body)).status).toBe(status);
});

test('a page hears what its person may see, ephemeral messages too, and no one else does', async () => {
  const workspace = await openWorkspace();
  const controller = new AbortController();
  const origin = `http://127.0.0.1:${workspace.port}`;
  const stream = await fetch(`${origin}/browser/events?person=U2`, { signal: controller.signal });
  const client = new WebClient(workspace.botToken, { slackApiUrl: workspace.apiUrl });
  await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'for Mei' });
  await client.chat.postEphemeral({ channel: 'C1', user: 'U2', text: 'for Fang' });
  await workspace.as('U1').say('C2', 'for lunch');
  const posted = await client.chat.postMessage({ channel: 'C1', text: 'for all' });
  await client.chat.delete({ channel: 'C1', ts: posted.ts ?? '' });
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of stream.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.includes('message_deleted')) break;
  }
  controller.abort();
  const events = text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line): WorkspaceEvent => JSON.parse(line.slice(6)));
  expect(
    events.map((event) => (event.type === 'message' ? event.message.text : event.type)),
  ).toEqual(['for Fang', 'for all', 'message_deleted']);
});

test('the page says plainly that it was not built, and nothing outside it is served', async () => {
  const workspace = await openWorkspace({ servePage: true });
  const root = await ask(workspace, '/');
  expect([200, 503]).toContain(root.status);
  expect((await ask(workspace, '/../vite.config.ts')).status).toBe(404);
  expect((await ask(workspace, '/%2e%2e%2fvite.config.ts')).status).toBe(404);
  expect((await ask(workspace, '/%')).status).toBe(400);
});

describe('ports', () => {
  test.each(['0.0.0.0', '127.0.0.1', '::1', '::'])(
    'one that is in use on %s is passed over',
    async (host) => {
      const other = createServer();
      other.listen(0, host);
      await once(other, 'listening');
      onTestFinished(() => {
        other.close();
      });
      const address = other.address();
      const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
      const workspace = await openWorkspace({ port: taken });
      expect(workspace.port).toBeGreaterThan(taken);
      expect(workspace.url).toBe(`http://localhost:${workspace.port}`);
    },
  );
});

describe('what a workspace does not start with', () => {
  const options = { port: 0, manifest, people, channels };
  test.each([
    [{ manifest: 'name: x' }, 'This is not an app manifest'],
    [
      { manifest: manifest.replace('app_mentions:read, ', '') },
      'needs the scope app_mentions:read',
    ],
    [{ manifest: manifest.replace('socket_mode_enabled: true', '') }, 'socket_mode_enabled'],
    [{ people: [...people, ...people] }, 'stands for two things'],
    [{ people: [] }, 'not among the people'],
  ])('%j', async (wrong, sentence) => {
    await expect(startWorkspace({ ...options, ...wrong })).rejects.toThrow(sentence);
  });
});
