import { describe, expect, test } from 'vitest';
import { createRecord, openWorkspace, standingClock, startApp } from './try-workspace.ts';

const done = { ok: true, error: null, fieldErrors: {} };
const failed = (error: string) => ({ ok: false, error, fieldErrors: {} });

/** Friday 20 November 2026, 10:00 in Shanghai. */
const friday = () => standingClock('2026-11-20T02:00:00Z');
const tomorrow = Date.parse('2026-11-20T23:45:00Z');

describe('the clock', () => {
  test('moves to a wall time of the person, for everybody and in everything', async () => {
    const workspace = await openWorkspace(friday());
    const app = await startApp(workspace, () => {});
    const told: number[] = [];
    workspace.onClockMoved((now) => {
      told.push(now);
    });
    expect(await workspace.as('U1').moveClock('2026-11-21T07:45')).toEqual(done);
    expect(told).toEqual([tomorrow]);
    expect(workspace.now()).toBe(tomorrow);
    expect(workspace.as('U2').state().clock).toEqual({ now: tomorrow, canMove: true });
    const { ts } = await app.client.chat.postMessage({ channel: 'C1', text: 'good morning' });
    expect(Number(ts)).toBe(tomorrow / 1000);
  });

  test('never goes back, far away or where the time is somebody else’s', async () => {
    const workspace = await openWorkspace(friday());
    const mei = workspace.as('U1');
    expect(await mei.moveClock('2026-11-20T10:00')).toEqual(
      failed('Time moves forward only: here it is 2026-11-20 10:00 already.'),
    );
    expect(await workspace.as('U2').moveClock('2026-11-19T20:00')).toEqual(
      failed('Time moves forward only: here it is 2026-11-19 21:00 already.'),
    );
    expect(await mei.moveClock('2027-11-20T10:01')).toEqual(
      failed('Time moves by a year at most.'),
    );
    expect(await mei.moveClock('tomorrow')).toEqual(
      failed('A time is written like 2026-11-26T07:45.'),
    );
    expect(mei.state().clock).toEqual({ now: Date.parse('2026-11-20T02:00:00Z'), canMove: true });
    const standing = await openWorkspace({ now: () => 0 });
    expect(standing.as('U1').state().clock).toEqual({ now: 0, canMove: false });
    expect(await standing.as('U1').moveClock('2027-01-01T00:00')).toEqual(
      failed('The time of this workspace cannot be moved.'),
    );
  });

  test('waits for those who share it, until they hear no more', async () => {
    const workspace = await openWorkspace(friday());
    const heard: string[] = [];
    const stop = workspace.onClockMoved(async () => {
      await fetch(`${workspace.url}/control/state`);
      heard.push('heard');
    });
    await workspace.as('U1').moveClock('2026-11-21T07:45');
    expect(heard).toEqual(['heard']);
    stop();
    await workspace.as('U1').moveClock('2026-11-21T07:46');
    expect(heard).toEqual(['heard']);
  });

  test('takes what hangs on it along: an event is tried again at once', async () => {
    const workspace = await openWorkspace(friday());
    const attempts = () => workspace.deliveries().filter(({ answer }) => answer !== null).length;
    await workspace.as('U1').say(workspace.as('U1').directChannelId(), 'hello');
    // At once and once more; the next try is a minute away, and the clock stands.
    await workspace.until(() => (attempts() === 2 ? true : undefined));
    const seen = createRecord();
    await startApp(workspace, (app) =>
      app.message(async ({ context }) => {
        seen.add([context.retryNum, context.retryReason]);
      }),
    );
    await workspace.as('U1').moveClock('2026-11-20T10:02');
    await seen.reaches(1);
    expect(seen.items).toEqual([[2, 'connection_failed']]);
  });

  test('the page moves it by HTTP and hears of it', async () => {
    const workspace = await openWorkspace(friday());
    const stream = await fetch(`${workspace.url}/browser/events?person=U2`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    const response = await fetch(`${workspace.url}/browser/clock`, {
      method: 'POST',
      body: JSON.stringify({ personId: 'U1', to: '2026-11-21T07:45' }),
    });
    expect(await response.json()).toEqual(done);
    expect((await reader?.read())?.value).toBe(
      `data: ${JSON.stringify({ type: 'clock', now: tomorrow })}\n\n`,
    );
    await reader?.cancel();
  });
});
