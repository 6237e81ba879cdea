import { describe, expect, test } from 'vitest';
import type { Fault, Workspace } from '../../workspace/start-workspace.ts';
import { openWorkspace } from './try-workspace.ts';

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
