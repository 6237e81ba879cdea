import { expect, onTestFinished, test } from 'vitest';
import { calendarDay, instant } from '../src/domain/zoned-time.ts';
import type { Occurrence } from '../src/ports/reminders.ts';
import { servePages } from '../src/serve-pages.ts';
import { watchMetrics } from '../src/watch-metrics.ts';
import { sampleTeam } from './support/sample-records.ts';
import { startBot } from './support/start-bot.ts';
import { startSender } from './support/start-sender.ts';
import { startTeam } from './support/start-team.ts';
import { openTicketLine } from './support/team-with-slip.ts';

/** The lines of `/metrics` that begin with a name, without comments. */
async function metricsOf(pages: Parameters<typeof servePages>[0], name: string) {
  const served = await servePages(pages, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => served.close());
  const response = await fetch(`http://127.0.0.1:${served.port}/metrics`);
  const text = await response.text();
  return {
    type: response.headers.get('content-type'),
    text,
    lines: text.split('\n').filter((line) => line.startsWith(name)),
  };
}

test('acknowledgements are counted by kind, the wait of the outbox and the loop are measured', async () => {
  const { bot, wang } = await startTeam();
  await wang.command(openTicketLine);
  await bot.workspace.as('UWANG').say('CTEAM', '/due');
  await bot.linesman.tick();
  const { type, lines, text } = await metricsOf(bot.linesman.pages, 'linesman_');
  expect(type).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(lines.filter((line) => /_count|oldest_wait|missed/.test(line))).toEqual([
    'linesman_ack_seconds_count{kind="command"} 2',
    'linesman_outbox_oldest_wait_seconds 0',
  ]);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  // Nothing of customers or people.
  expect(text).not.toMatch(/华新|王磊|UWANG|GC-1/);
});

test('a message that waits shows, and reminders that were missed are counted by rule', async () => {
  const { store, queue, clock, log } = await startSender();
  await queue({ notBefore: instant(clock.now() - 30_000) });
  const missed: Occurrence = {
    key: 'one',
    teamId: sampleTeam.id,
    rule: 'follow-up-due',
    subjectId: 'F',
    subjectVersion: 1,
    localDay: calendarDay('2026-11-20'),
    dueAt: clock.now(),
    state: 'missed',
    reason: 'too late',
    decidedAt: clock.now(),
  };
  await store.write(async ({ reminders }) => {
    await reminders.decide(missed);
    await reminders.decide({ ...missed, key: 'two', state: 'superseded' });
    await reminders.decide({ ...missed, key: 'three', state: 'skipped' });
    await reminders.decide({ ...missed, key: 'old', decidedAt: instant(clock.now() - 90_000_000) });
  });
  const { workspaceId } = sampleTeam;
  const metrics = watchMetrics({ store, workspaceId, clock: clock.now, elapsed: clock.now, log });
  const acked = metrics.received({ type: 'view_submission' });
  clock.advance(40);
  acked();
  metrics.received('nonsense')();
  const { lines } = await metricsOf(metrics.pages, 'linesman_');
  expect(lines.filter((line) => !line.includes('_bucket'))).toEqual([
    'linesman_ack_seconds_sum{kind="form"} 0.04',
    'linesman_ack_seconds_count{kind="form"} 1',
    'linesman_ack_seconds_sum{kind="other"} 0',
    'linesman_ack_seconds_count{kind="other"} 1',
    'linesman_outbox_oldest_wait_seconds 30.04',
    'linesman_missed_reminders{rule="follow-up-due"} 2',
  ]);
});

test('the port that Slack reaches does not answer with metrics', async () => {
  const bot = await startBot({ entrance: 'http' });
  const response = await fetch(`http://127.0.0.1:${bot.linesman.port}/metrics`);
  expect(response.status).toBe(404);
});
