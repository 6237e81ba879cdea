import { describe, expect, test } from 'vitest';
import type { Fault, Workspace } from '../../workspace/start-workspace.ts';
import { manualClock, openWorkspace } from './try-workspace.ts';

async function post(workspace: Workspace, signal?: AbortSignal): Promise<string> {
  try {
    const response = await fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${workspace.botToken}`,
      },
      body: JSON.stringify({ channel: 'C1', text: 'x' }),
      ...(signal === undefined ? {} : { signal }),
    });
    const retryAfter = response.headers.get('retry-after');
    const body = await response.text();
    return [response.status, retryAfter, body.includes('"ok":true')]
      .filter((one) => one !== null)
      .join(' ');
  } catch {
    return 'no answer';
  }
}

describe('a fault', () => {
  const rows: readonly (readonly [Fault, string, number])[] = [
    [{ kind: 'drop-before' }, 'no answer', 0],
    [{ kind: 'drop-after' }, 'no answer', 1],
    [{ kind: 'status-before', status: 503 }, '503 false', 0],
    [{ kind: 'status-after', status: 500 }, '500 false', 1],
    [{ kind: 'rate-limited', retryAfterSeconds: 7 }, '429 7 false', 0],
    [{ kind: 'rate-limited', retryAfterSeconds: null }, '429 false', 0],
    [{ kind: 'slow', afterMs: 1 }, '200 true', 1],
    [{ kind: 'error', error: 'fatal_error' }, '200 false', 0],
    [{ kind: 'cut-body-after' }, 'no answer', 1],
  ];
  test.each(rows)('%j', async (fault, seen, posted) => {
    const workspace = await openWorkspace();
    workspace.fail('chat.postMessage', fault);
    expect(await post(workspace)).toBe(seen);
    expect(workspace.messages('C1').length).toBe(posted);
    expect(await post(workspace)).toBe('200 true');
  });

  test.each([true, false])('never answered, accepted: %s', async (accept) => {
    const workspace = await openWorkspace();
    workspace.fail('chat.postMessage', { kind: 'never-answer', accept });
    const controller = new AbortController();
    const posting = post(workspace, controller.signal);
    await workspace.until(() => workspace.calls()[0]);
    controller.abort();
    expect(await posting).toBe('no answer');
    expect(workspace.messages('C1').length).toBe(accept ? 1 : 0);
  });
});

test('what is accepted late is dropped at once, and there afterwards', async () => {
  const { now, timers, advance } = manualClock(0);
  const workspace = await openWorkspace({ now, timers });
  workspace.fail('chat.postMessage', { kind: 'late-accept', afterMs: 15_000 });
  expect([await post(workspace), workspace.messages('C1').length]).toEqual(['no answer', 0]);
  advance(14_999);
  expect(workspace.messages('C1').length).toBe(0);
  advance(1);
  expect(workspace.messages('C1').length).toBe(1);
});

test('a slow answer says what was done at once', async () => {
  const { now, timers, advance } = manualClock(0);
  const workspace = await openWorkspace({ now, timers });
  workspace.fail('chat.postMessage', { kind: 'slow', afterMs: 2_000 });
  const posting = post(workspace);
  await workspace.until(() => workspace.messages('C1')[0]);
  advance(2_000);
  expect(await posting).toBe('200 true');
});

test('a share of the calls fails, the same ones for the same seed, until it is ended', async () => {
  const runs: string[][] = [];
  for (const seed of [7, 7, 8]) {
    const workspace = await openWorkspace();
    const faults = [{ kind: 'drop-before' }, { kind: 'status-after', status: 503 }] as const;
    workspace.failAtRandom('chat.postMessage', { share: 0.35, faults, seed });
    const seen: string[] = [];
    for (let call = 0; call < 200; call += 1) seen.push(await post(workspace));
    workspace.failAtRandom('chat.postMessage', { share: 0, faults, seed });
    seen.push(await post(workspace));
    runs.push(seen);
  }
  const [first = [], again, other = []] = runs;
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  const count = (what: string) => first.filter((one) => one === what).length;
  expect([count('200 true'), count('no answer'), count('503 false')]).toEqual([131, 33, 37]);
  expect(first.at(-1)).toBe('200 true');
});

test('a fault comes as often as asked and leaves other methods alone', async () => {
  const workspace = await openWorkspace();
  workspace.fail('chat.postMessage', { kind: 'status-before', status: 500 }, 2);
  const test = await fetch(`${workspace.apiUrl}api.test`);
  expect(test.status).toBe(200);
  expect([await post(workspace), await post(workspace), await post(workspace)]).toEqual([
    '500 false',
    '500 false',
    '200 true',
  ]);
});

test('closing ends a call that is never answered', async () => {
  const workspace = await openWorkspace();
  workspace.fail('chat.postMessage', { kind: 'never-answer', accept: false });
  const posting = post(workspace);
  await workspace.until(() => workspace.calls()[0]);
  const waiting = workspace.until(() => undefined).catch((error: Error) => error.name);
  await workspace.close();
  expect([await posting, await waiting]).toEqual(['no answer', 'WaitedInVain']);
});

test('a wait in vain says what was there instead', async () => {
  const workspace = await openWorkspace();
  await post(workspace);
  await expect(workspace.until(() => undefined, 1)).rejects.toThrow('"text":"x"');
});
