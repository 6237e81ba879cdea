import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { createRecord, inMessage, manualClock, openWorkspace, startApp } from './try-workspace.ts';

const done = { ok: true, error: null, fieldErrors: {} };
const plain = (text: string) => ({ type: 'plain_text' as const, text });

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/slack/events`;
}

/** A workspace that delivers to an unmodified Bolt app by signed HTTP. */
async function overHttp(build: (app: App) => void) {
  let url = '';
  const workspace = await openWorkspace({ delivery: { kind: 'http', url: () => url } });
  const receiver = new HTTPReceiver({
    signingSecret: workspace.signingSecret,
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    token: workspace.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
  });
  build(app);
  url = await listening(createServer(receiver.requestListener));
  return { workspace, app };
}

/** A workspace that delivers to a server which only answers with a status. */
async function toServer(answer: (request: IncomingMessage, body: string) => number | null) {
  const clock = manualClock(Date.UTC(2026, 0, 1));
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const status = answer(request, body);
    if (status !== null) response.writeHead(status).end();
  });
  const url = await listening(server);
  const workspace = await openWorkspace({ ...clock, delivery: { kind: 'http', url } });
  return { workspace, clock };
}

describe('by signed HTTP', () => {
  test('commands, events, actions and forms reach an unmodified app', async () => {
    const { workspace } = await overHttp((app) => {
      app.command('/note', async ({ ack, command }) => ack(`heard ${command.text}`));
      app.message('hello', async ({ say }) => {
        await say({
          text: 'card',
          blocks: [
            {
              type: 'actions',
              block_id: 'row',
              elements: [{ type: 'button', action_id: 'open', text: plain('Open') }],
            },
          ],
        });
      });
      app.action('open', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({
          trigger_id: 'trigger_id' in body ? body.trigger_id : '',
          view: {
            type: 'modal',
            callback_id: 'form',
            title: plain('Form'),
            submit: plain('Save'),
            blocks: [
              {
                type: 'input',
                block_id: 'text',
                label: plain('Text'),
                element: { type: 'plain_text_input', action_id: 'value' },
              },
            ],
          },
        });
      });
      app.view('form', async ({ ack }) =>
        ack({ response_action: 'errors', errors: { text: 'No.' } }),
      );
    });
    const mei = workspace.as('U1');
    expect(await mei.say('C1', '/note a+b & c')).toEqual(done);
    expect(workspace.ephemerals('U1').map(({ text }) => text)).toEqual(['heard a+b &amp; c']);
    const direct = mei.directChannelId();
    await mei.say(direct, 'hello');
    const card = await workspace.until(() => workspace.messages(direct)[1]);
    expect(await mei.act(inMessage(card), 'row', 'open')).toEqual(done);
    const { id } = await workspace.until(() => mei.state().openViews[0]);
    const values = { text: { value: { type: 'plain_text_input', value: 'x' } } };
    expect(await mei.submit(id, values)).toEqual({
      ok: false,
      error: null,
      fieldErrors: { text: 'No.' },
    });
  });

  test('a refused event is tried again at once, after a minute and after five more', async () => {
    const seen = createRecord();
    const { workspace, clock } = await toServer((request, body) => {
      const { event_id } = JSON.parse(body);
      const { headers } = request;
      seen.add([event_id, headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);
      return 500;
    });
    await workspace.as('U1').say(workspace.as('U1').directChannelId(), 'hello');
    const attempts = (count: number) =>
      workspace.until(() =>
        workspace.deliveries().filter(({ answer }) => answer).length === count ? true : undefined,
      );
    await attempts(1);
    clock.advance(0);
    await attempts(2);
    clock.advance(60_000);
    await attempts(3);
    clock.advance(300_000);
    await attempts(4);
    clock.advance(3_600_000);
    const [id] = (seen.items[0] as readonly unknown[]) ?? [];
    expect(seen.items).toEqual([
      [id, undefined, undefined],
      [id, '1', 'http_error'],
      [id, '2', 'http_error'],
      [id, '3', 'http_error'],
    ]);
    expect(workspace.deliveries().length).toBe(4);
  });

  test('an answer that takes longer than three seconds is none', async () => {
    const { workspace, clock } = await toServer(() => null);
    const saying = workspace.as('U1').say('C1', '/note');
    await workspace.until(() => workspace.deliveries()[0]);
    clock.advance(3000);
    expect(await saying).toEqual({
      ok: false,
      error: '/note failed: the app did not answer in 3 seconds (operation_timeout).',
      fieldErrors: {},
    });
  });

  test('an app that answers with an error, or is not there, is said to', async () => {
    const { workspace } = await toServer(() => 401);
    expect((await workspace.as('U1').say('C1', '/note')).error).toBe(
      '/note failed: the app answered with status 401 (dispatch_failed).',
    );
    const alone = await openWorkspace({ delivery: { kind: 'http', url: 'http://127.0.0.1:1' } });
    expect((await alone.as('U1').say('C1', '/note')).error).toBe(
      '/note failed: the app is not connected (dispatch_failed).',
    );
  });
});

describe('by Socket Mode', () => {
  test('an event nobody acknowledged is tried again with its number', async () => {
    const clock = manualClock(Date.UTC(2026, 0, 1));
    const workspace = await openWorkspace(clock);
    const mei = workspace.as('U1');
    await mei.say(mei.directChannelId(), 'is anybody there?');
    await workspace.until(() => workspace.deliveries()[0]?.answer ?? undefined);
    const seen = createRecord();
    await startApp(workspace, (app) =>
      app.message(async ({ context, body }) => {
        seen.add([body.event_id, context.retryNum, context.retryReason]);
      }),
    );
    clock.advance(0);
    await seen.reaches(1);
    expect(seen.items).toEqual([
      [workspace.deliveries()[0]?.body.event_id, 1, 'connection_failed'],
    ]);
    await workspace.until(() => workspace.deliveries()[1]?.answer ?? undefined);
    clock.advance(3_600_000);
    expect(workspace.deliveries().map(({ answer }) => answer)).toEqual([
      { kind: 'unreachable' },
      { kind: 'answered', body: {} },
    ]);
  });

  test('a payload is brought once more on demand, the same as before', async () => {
    const workspace = await openWorkspace();
    const seen = createRecord();
    await startApp(workspace, (app) => {
      app.command('/note', async ({ ack, command }) => {
        seen.add(command.trigger_id);
        await ack('noted');
      });
      app.event('app_mention', async ({ body, context }) => {
        seen.add([body.event_id, context.retryNum, context.retryReason]);
      });
    });
    await workspace.as('U1').say('C1', '/note');
    const [command] = workspace.deliveries();
    if (command === undefined) throw new Error('nothing was delivered');
    expect(await workspace.redeliver(command)).toEqual({
      kind: 'answered',
      body: { text: 'noted' },
    });
    expect(seen.items).toEqual([command.body.trigger_id, command.body.trigger_id]);
    expect(workspace.ephemerals('U1').map(({ text }) => text)).toEqual(['noted', 'noted']);
    await workspace.as('U1').say('C1', '@Helper');
    const mention = await workspace.until(() =>
      workspace.deliveries().find(({ kind, answer }) => kind === 'event' && answer !== null),
    );
    await workspace.redeliver(mention, { attempt: 2, reason: 'http_error' });
    await seen.reaches(4);
    expect(seen.items.slice(2)).toEqual([
      [mention.body.event_id, 0, ''],
      [mention.body.event_id, 2, 'http_error'],
    ]);
  });

  test('each payload goes over one of the connections', async () => {
    const workspace = await openWorkspace();
    const heard: string[] = [];
    const listen = (name: string) => (app: App) =>
      app.command('/note', async ({ ack }) => {
        heard.push(name);
        await ack();
      });
    const receiver = () =>
      new SocketModeReceiver({
        appToken: workspace.appToken,
        logLevel: LogLevel.ERROR,
        installerOptions: { clientOptions: { slackApiUrl: workspace.apiUrl } },
      });
    await startApp(workspace, listen('one'), receiver());
    await startApp(workspace, listen('two'), receiver());
    expect(workspace.connectionCount()).toBe(2);
    for (let time = 1; time <= 4; time += 1) await workspace.as('U1').say('C1', '/note');
    expect(heard).toEqual(['one', 'two', 'one', 'two']);
  });

  async function connect(
    workspace: Workspace,
  ): Promise<{ socket: WebSocket; heard: ReturnType<typeof createRecord> }> {
    const response = await fetch(`${workspace.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.appToken}` },
    });
    const { url } = await response.json();
    const socket = new WebSocket(url);
    const failing = once(socket, 'close');
    const heard = createRecord();
    socket.on('message', (data) => {
      const { type, reason } = JSON.parse(data.toString());
      heard.add(reason ?? type);
    });
    await Promise.race([heard.reaches(1), failing]);
    return { socket, heard };
  }

  test('a refresh asks the app to connect anew and sends nothing more on the old line', async () => {
    const workspace = await openWorkspace();
    const { socket, heard } = await connect(workspace);
    workspace.disconnectSockets();
    expect((await workspace.as('U1').say('C1', '/note')).ok).toBe(false);
    await heard.reaches(2);
    expect(heard.items).toEqual(['hello', 'refresh_requested']);
    const { heard: again } = await connect(workspace);
    workspace.disconnectSockets('drop');
    socket.close();
    await workspace.until(() => (workspace.connectionCount() === 0 ? true : undefined));
    expect(again.items).toEqual(['hello']);
  });

  test('a connection needs a fresh ticket', async () => {
    const workspace = await openWorkspace();
    const socket = new WebSocket(`ws://127.0.0.1:${workspace.port}/link/?ticket=guess`);
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('401');
  });

  test('a connection can hang or be cut while it is made', async () => {
    const workspace = await openWorkspace();
    workspace.fail('socket-upgrade', { kind: 'drop-before' });
    await expect(connect(workspace)).rejects.toThrow('socket hang up');
    workspace.fail('socket-upgrade', { kind: 'never-answer', accept: false });
    const hanging = connect(workspace).catch(() => 'hung until the end');
    await workspace.until(() => workspace.calls()[1]);
    await workspace.close();
    expect(await hanging).toBe('hung until the end');
  });
});
