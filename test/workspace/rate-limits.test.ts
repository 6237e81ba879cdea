import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { openWorkspace } from './try-workspace.ts';

async function call(workspace: Workspace, method: string, body: object = {}) {
  const response = await fetch(`${workspace.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${workspace.botToken}`,
    },
    body: JSON.stringify(body),
  });
  const { ok, error } = await response.json();
  return ok ? 'ok' : [response.status, error, response.headers.get('retry-after')];
}

/** What so many calls in a row are answered. */
async function repeat(count: number, run: () => Promise<unknown>): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (let place = 0; place < count; place += 1) answers.push(await run());
  return answers;
}

const allPass = (count: number) => Array.from({ length: count }, () => 'ok');

describe('rate limits', () => {
  test('a channel takes five messages at once, then one a second, whatever it is called', async () => {
    let now = 1_700_000_000_000;
    const workspace = await openWorkspace({ now: () => now, rateLimits: true });
    const post = (channel: string) => call(workspace, 'chat.postMessage', { channel, text: 'x' });
    expect(await repeat(5, () => post('C1'))).toEqual(allPass(5));
    expect(await post('#sales')).toEqual([429, 'ratelimited', '1']);
    expect(await post('U1')).toBe('ok');
    now += 1_000;
    expect([await post('C1'), await post('C1')]).toEqual(['ok', [429, 'ratelimited', '1']]);
    now += 60_000;
    expect(await repeat(5, () => post('C1'))).toEqual(allPass(5));
    expect(await post('C1')).toEqual([429, 'ratelimited', '1']);
    expect(workspace.messages('C1')).toHaveLength(11);
  });

  test('a method takes the calls of its tier in any minute', async () => {
    let now = 1_700_000_000_000;
    const workspace = await openWorkspace({ now: () => now, rateLimits: true });
    const list = () => call(workspace, 'users.list');
    expect(await repeat(20, list)).toEqual(allPass(20));
    now += 12_500;
    expect(await list()).toEqual([429, 'ratelimited', '48']);
    expect(await call(workspace, 'users.info', { user: 'U1' })).toBe('ok');
    now += 47_500;
    expect(await list()).toBe('ok');
  });

  test('are none unless they are asked for', async () => {
    const workspace = await openWorkspace();
    expect(await repeat(21, () => call(workspace, 'users.list'))).toEqual(allPass(21));
  });
});
