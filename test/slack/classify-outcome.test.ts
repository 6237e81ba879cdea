import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { createServer as createRawServer } from 'node:net';
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { goThroughProxy } from '../../src/go-through-proxy.ts';
import { classifyOutcome, type Outcome } from '../../src/slack/classify-outcome.ts';
import { senderClient } from '../../src/slack/slack-clients.ts';
import { startProxy } from '../support/start-proxy.ts';

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** What the sender's own client makes of an answer. */
async function outcomeOf(apiUrl: string, timeoutMs = 2_000): Promise<Outcome | 'no error'> {
  const client = senderClient({ botToken: 'xoxb-test', apiUrl }, timeoutMs);
  try {
    await client.chat.postMessage({ channel: 'C1', text: 'x' });
    return 'no error';
  } catch (error) {
    return classifyOutcome(error);
  }
}

async function outcomeOfAnswer(
  answer: (response: ServerResponse) => void,
  timeoutMs?: number,
): Promise<Outcome | 'no error'> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(response));
  });
  return outcomeOf(`http://127.0.0.1:${await portOf(server)}/api/`, timeoutMs);
}

type Answer = readonly [
  what: string,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
  outcome: Omit<Outcome, 'reason'> | 'no error',
];
const json = { 'content-type': 'application/json' };
const error = (code: string, kind: Outcome['kind']): Answer =>
  [code, 200, json, JSON.stringify({ ok: false, error: code }), { kind } as Outcome] as const;
const limited = (afterMs: number) => ({ kind: 'rate-limited', afterMs }) as const;

const answers: readonly Answer[] = [
  ['ok', 200, json, '{"ok":true,"channel":"C1","ts":"1.1"}', 'no error'],
  ['429 with Retry-After 7', 429, { 'retry-after': '7' }, '', limited(7_000)],
  ['429 with Retry-After 0.5', 429, { 'retry-after': '0.5' }, '', limited(1_000)],
  ['429 with Retry-After 0', 429, { 'retry-after': '0' }, '', limited(1_000)],
  ['429 without Retry-After', 429, {}, '', limited(1_000)],
  ['429 with words for Retry-After', 429, { 'retry-after': 'soon' }, '', limited(1_000)],
  ['ratelimited in the body', 200, json, '{"ok":false,"error":"ratelimited"}', limited(1_000)],
  ['500', 500, {}, 'oops', { kind: 'unknown' }],
  ['502 page of a proxy', 502, { 'content-type': 'text/html' }, '<html>', { kind: 'unknown' }],
  ['503', 503, {}, '', { kind: 'unknown' }],
  ['504', 504, {}, '', { kind: 'unknown' }],
  ['404 page', 404, { 'content-type': 'text/html' }, '<html>', { kind: 'unknown' }],
  ['302 to a login page', 302, { location: 'http://127.0.0.1:9/' }, '', { kind: 'unknown' }],
  ['an HTML page with 200', 200, { 'content-type': 'text/html' }, '<html>', { kind: 'unknown' }],
  ['an empty body', 200, json, '', { kind: 'unknown' }],
  ['JSON cut short', 200, json, '{"ok":true,"chan', { kind: 'unknown' }],
  ['null', 200, json, 'null', { kind: 'unknown' }],
  ['a refusal without a code', 200, json, '{"ok":false}', { kind: 'unknown' }],
  ['a refusal with a number', 200, json, '{"ok":false,"error":7}', { kind: 'unknown' }],
  ['a refusal with a sentence', 200, json, '{"ok":false,"error":"Try later"}', { kind: 'unknown' }],
  error('fatal_error', 'unknown'),
  error('internal_error', 'unknown'),
  error('service_unavailable', 'unknown'),
  error('request_timeout', 'unknown'),
  error('team_added_to_org', 'unknown'),
  error('channel_not_found', 'blocked'),
  error('is_archived', 'blocked'),
  error('not_in_channel', 'blocked'),
  error('restricted_action', 'blocked'),
  error('msg_too_long', 'blocked'),
  error('no_permission', 'blocked'),
  error('invalid_blocks', 'blocked'),
  error('user_disabled', 'blocked'),
  error('token_revoked', 'parked'),
  error('account_inactive', 'parked'),
  error('invalid_auth', 'parked'),
  error('not_authed', 'parked'),
  error('missing_scope', 'parked'),
];

test.each(answers)('%s', async (_what, status, headers, body, expected) => {
  const outcome = await outcomeOfAnswer((response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  const { reason, ...rest } = outcome === 'no error' ? { reason: '' } : outcome;
  expect(outcome === 'no error' ? outcome : rest).toEqual(expected);
  if (outcome !== 'no error') expect(reason).not.toBe('');
});

const kindOf = (outcome: Outcome | 'no error') => (outcome === 'no error' ? outcome : outcome.kind);

test('a connection reset before any answer', async () => {
  const outcome = await outcomeOfAnswer((response) => response.socket?.resetAndDestroy());
  expect(kindOf(outcome)).toBe('unknown');
});

test('a connection closed in the middle of the answer', async () => {
  const outcome = await outcomeOfAnswer((response) => {
    response.writeHead(200, { ...json, 'content-length': '100' });
    response.write('{"ok":true', () => response.socket?.destroy());
  });
  expect(kindOf(outcome)).toBe('unknown');
});

test('no answer within the time', async () => {
  const startedAt = performance.now();
  expect(kindOf(await outcomeOfAnswer(() => undefined, 200))).toBe('unknown');
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

test('headers within the time, but no body', async () => {
  const startedAt = performance.now();
  const outcome = await outcomeOfAnswer((response) => {
    response.writeHead(200, json);
    response.write('{"ok":');
  }, 200);
  expect(kindOf(outcome)).toBe('unknown');
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

test('nobody listens', async () => {
  const server = createServer();
  const port = await portOf(server);
  server.close();
  await once(server, 'close');
  expect(kindOf(await outcomeOf(`http://127.0.0.1:${port}/api/`))).toBe('unreachable');
});

test('a host that does not exist', async () => {
  expect(kindOf(await outcomeOf('http://nowhere.invalid/api/'))).toBe('unreachable');
});

test('what answers is not TLS', async () => {
  const server = createRawServer((socket) => socket.end('hello'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  // The request was never written, but the error does not prove it: looking it up is harmless.
  expect(kindOf(await outcomeOf(`https://127.0.0.1:${address.port}/api/`))).toBe('unknown');
});

test('what is no error of Slack at all', () => {
  expect(classifyOutcome(new TypeError('terminated'))).toEqual({
    kind: 'unknown',
    reason: 'terminated',
  });
  expect(kindOf(classifyOutcome('a text'))).toBe('unknown');
  expect(kindOf(classifyOutcome(undefined))).toBe('unknown');
});

test('a reason says what it was, in at most 300 characters, and ends where causes go in circles', async () => {
  const round: Error & { cause?: unknown } = new Error('round');
  round.cause = round;
  expect(classifyOutcome(round).reason.length).toBeLessThan(300);
  expect(classifyOutcome(new Error('x'.repeat(1_000))).reason.length).toBe(300);
});

test('a proxy that opens no tunnel: nothing was sent', async () => {
  const proxy = await startProxy(403);
  const direct = getGlobalDispatcher();
  onTestFinished(() => setGlobalDispatcher(direct));
  goThroughProxy({ https: null, http: proxy.url, except: '' });
  expect(await outcomeOf('http://slack.example/api/')).toMatchObject({ kind: 'unreachable' });
  expect(proxy.tunnels).toEqual(['slack.example:80']);
});
