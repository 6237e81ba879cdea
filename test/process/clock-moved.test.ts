import { expect, onTestFinished, test } from 'vitest';
import type { WorkspaceState } from '../../workspace/protocol.ts';
import { runMain } from '../support/run-main.ts';
import { testFolder } from '../support/start-bot.ts';

const shiftClock = new URL('../support/shift-clock.ts', import.meta.url);

test('who moves the local workspace to tomorrow 07:45 sees digest and reminders of the morning', {
  timeout: 60_000,
}, async () => {
  // Thursday, 10:00 in Shanghai.
  const env = { LINESMAN_TEST_NOW: '2026-11-19T02:00:00Z' };
  const main = runMain({ folder: testFolder(), imports: [shiftClock], env });
  onTestFinished(() => main.end());
  const [, url = ''] = await main.printed(/Linesman is ready: (http:\/\/localhost:\d+)/, 30_000);
  const gesture = async (name: string, body: object) => {
    const request = { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(`${url}/browser/${name}`, request)).json();
  };
  const texts = async (channelId: string) => {
    const response = await fetch(`${url}/browser/state?person=U01WANGLEI`);
    const { messages }: WorkspaceState = await response.json();
    return messages.filter((one) => one.channelId === channelId).map(({ text }) => text);
  };
  const done = { ok: true, error: null, fieldErrors: {} };
  const personId = 'U01WANGLEI';
  const line = '/visit 华新钢铁 谈增容 明天早上7点30分回访';
  const said = { personId, channelId: 'C01ACCOUNTS', threadTs: null, text: line };
  expect(await gesture('say', said)).toEqual(done);
  const before = await texts('D01WANGLEI');
  // The cards of the demo's tickets.
  const cards = await texts('C01ACCOUNTS');
  expect(cards.filter((text) => !text.startsWith('GC-'))).toEqual([]);
  expect(await gesture('clock', { personId, to: '2026-11-20T07:45' })).toEqual(done);
  // No waiting: all of it is there when the gesture is answered.
  const posted = (await texts('C01ACCOUNTS')).slice(cards.length);
  expect(posted).toEqual([expect.stringContaining('11月20日')]);
  const reminders = (await texts('D01WANGLEI')).slice(before.length);
  expect(reminders.filter((text) => text.includes('华新钢铁'))).toHaveLength(1);
});
