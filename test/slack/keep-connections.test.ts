import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  type Connection,
  connectionPolicy,
  keepConnections,
} from '../../src/slack/keep-connections.ts';
import { testLog } from '../support/start-bot.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Line = {
  readonly openedAt: number;
  readonly greet: () => void;
  readonly refuse: (error: Error) => void;
  readonly end: (reason: string) => void;
  closedAt: number | null;
};

/** Connections that do what the test says; `network` decides what happens to new ones. */
function tryConnections(network: (line: Line) => void, count = 2) {
  const begin = performance.now();
  const now = () => Math.round(performance.now() - begin);
  const lines: Line[] = [];
  const changes: (readonly [atMs: number, isOpen: boolean])[] = [];
  const givenUpAt: number[] = [];
  const log = testLog();
  const connect = (): Connection => {
    const greeted = Promise.withResolvers<void>();
    const over = Promise.withResolvers<string>();
    const line: Line = {
      openedAt: now(),
      greet: greeted.resolve,
      refuse: greeted.reject,
      end: over.resolve,
      closedAt: null,
    };
    lines.push(line);
    network(line);
    return {
      greeted: greeted.promise,
      over: over.promise,
      async close() {
        line.closedAt ??= now();
        over.resolve('closed');
      },
    };
  };
  const kept = keepConnections({
    connect,
    policy: { ...connectionPolicy, count },
    log,
    onChange: (isOpen) => changes.push([now(), isOpen]),
    onGivenUp: () => givenUpAt.push(now()),
  });
  return { kept, lines, changes, givenUpAt, log, now };
}

const minute = 60_000;
const platformError = (error: string) => new WebAPIPlatformError({ ok: false, error });
const lost = (line: Line) => line.refuse(new Error('connect ECONNREFUSED'));

test('two connections stand; one that Slack refreshes is closed once the next one stands', async () => {
  const { kept, lines, changes } = tryConnections((line) => setTimeout(line.greet, 400));
  const starting = kept.start();
  await vi.advanceTimersByTimeAsync(800);
  await starting;
  await vi.advanceTimersByTimeAsync(60 * minute);
  lines[0]?.end('refresh_requested');
  await vi.advanceTimersByTimeAsync(1_000);
  const asked = 800 + 60 * minute;
  expect(lines.map(({ openedAt, closedAt }) => [openedAt, closedAt])).toEqual([
    [0, asked + 400],
    [400, null],
    [asked, null],
  ]);
  expect(changes).toEqual([[400, true]]);
  await kept.stop();
});

test.each([
  ['10 seconds', 10_000],
  ['5 minutes', 5 * minute],
  ['an hour', 60 * minute],
  ['eight hours', 480 * minute],
])('after %s without a network it is back within half a minute', async (_name, awayMs) => {
  let isAway = false;
  const { kept, lines, changes, now } = tryConnections((line) =>
    isAway ? lost(line) : line.greet(),
  );
  await kept.start();
  await vi.advanceTimersByTimeAsync(minute);
  isAway = true;
  for (const line of [...lines]) line.end('lost');
  await vi.advanceTimersByTimeAsync(awayMs);
  isAway = false;
  const back = now();
  await vi.advanceTimersByTimeAsync(minute);
  expect(changes.map(([, isOpen]) => isOpen)).toEqual([true, false, true]);
  expect((changes.at(-1)?.[0] ?? 0) - back).toBeLessThanOrEqual(connectionPolicy.longestWaitMs);
  // Two connections, each tried at most every 7.5 seconds once it has waited its longest.
  expect(lines.length).toBeLessThan(2 * (awayMs / 7_500 + 14));
  await kept.stop();
});

test('an attempt that hangs is discarded after 20 seconds, and the next one joins', async () => {
  let hanging = 2;
  const { kept, lines, changes, log } = tryConnections((line) => {
    if (hanging-- <= 0) line.greet();
  }, 1);
  const starting = kept.start();
  await vi.advanceTimersByTimeAsync(45_000);
  await starting;
  expect(lines.map(({ openedAt, closedAt }) => [openedAt, closedAt !== null])).toEqual([
    [0, true],
    [expect.closeTo(20_375, -3), true],
    [expect.closeTo(41_000, -3), false],
  ]);
  expect(changes[0]?.[0]).toBeLessThan(45_000);
  expect(log.entries.map(({ level, fields }) => [level, fields])).toEqual([
    ['warn', { reason: 'no greeting came' }],
    ['warn', { reason: 'no greeting came' }],
  ]);
  await kept.stop();
});

test('after five minutes without any connection it says so, once', async () => {
  let isAway = false;
  const network = (line: Line) => (isAway ? lost(line) : line.greet());
  const { kept, lines, givenUpAt, now } = tryConnections(network);
  await kept.start();
  await vi.advanceTimersByTimeAsync(minute);
  isAway = true;
  lines[0]?.end('lost');
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(givenUpAt).toEqual([]);
  const since = now();
  lines[1]?.end('lost');
  await vi.advanceTimersByTimeAsync(20 * minute);
  expect(givenUpAt).toEqual([since + 5 * minute]);
  await kept.stop();
});

test('a connection that is lost again and again is not opened in a hurry', async () => {
  const { kept, lines } = tryConnections((line) => {
    line.greet();
    setTimeout(line.end, 10, 'lost');
  }, 1);
  await kept.start();
  await vi.advanceTimersByTimeAsync(minute);
  expect(lines.length).toBeLessThan(20);
  await kept.stop();
});

test('Slack’s own wait is kept', async () => {
  const waits = [new WebAPIRateLimitedError(40)];
  const { kept, lines } = tryConnections((line) => {
    const error = waits.shift();
    if (error) line.refuse(error);
    else line.greet();
  }, 1);
  await kept.start();
  await vi.advanceTimersByTimeAsync(minute);
  expect(lines.map(({ openedAt }) => openedAt)).toEqual([0, 40_000]);
  await kept.stop();
});

test('a token that Slack refuses ends the start, and nothing is tried any more', async () => {
  const { kept, lines, givenUpAt } = tryConnections((line) =>
    line.refuse(platformError('invalid_auth')),
  );
  await expect(kept.start()).rejects.toThrow('invalid_auth');
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect([lines.length, givenUpAt]).toEqual([1, []]);
});

test('a token that is refused later is tried on until it is good again', async () => {
  let isRefused = false;
  const { kept, lines, changes } = tryConnections((line) => {
    if (isRefused) line.refuse(platformError('invalid_auth'));
    else line.greet();
  }, 1);
  await kept.start();
  isRefused = true;
  lines[0]?.end('lost');
  await vi.advanceTimersByTimeAsync(3 * minute);
  isRefused = false;
  await vi.advanceTimersByTimeAsync(minute);
  expect(changes.map(([, isOpen]) => isOpen)).toEqual([true, false, true]);
  await kept.stop();
});

test('a stop ends every wait and closes what stands', async () => {
  let isAway = false;
  const { kept, lines, givenUpAt } = tryConnections((line) => (isAway ? lost(line) : line.greet()));
  await kept.start();
  isAway = true;
  lines[0]?.end('lost');
  await vi.advanceTimersByTimeAsync(minute);
  await kept.stop();
  const tried = lines.length;
  await vi.advanceTimersByTimeAsync(20 * minute);
  expect([lines.length, givenUpAt, lines.every(({ closedAt }) => closedAt !== null)]).toEqual([
    tried,
    [],
    true,
  ]);
});
