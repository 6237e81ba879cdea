import { expect, test } from 'vitest';
import { calendarDay, instant } from '../../src/domain/zoned-time.ts';
import type { OutboxRepository } from '../../src/ports/reminders.ts';
import { gatheringMs, gatherReminders } from '../../src/reminders/gather-reminders.ts';
import { planDueReminders } from '../../src/reminders/plan-due-reminders.ts';
import { rules } from '../../src/reminders/rules/index.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import { addTeam, friday, sampleMessage } from '../support/sample-records.ts';
import { startTeam } from '../support/start-team.ts';

/** Follow-ups of Emma that fall due while nothing runs, and what she is written afterwards. */
async function sleepThrough(count: number) {
  const team = await startTeam({ hearsDays: true });
  const { bot, emma } = team;
  for (let number = 1; number <= count; number += 1) {
    await emma.command(`/due add call customer <${number}> & ask today 4pm Acme Foods`);
  }
  bot.clock.set('2026-11-23T00:30:00Z');
  return team;
}

const line = (number: number) =>
  `• F-${number} is due: Acme Foods · call customer <${number}> & ask`;

test('what fell due during an outage comes as one message where it is much', async () => {
  const { bot, emma } = await sleepThrough(7);
  await bot.linesman.tick();
  const together = [
    '7 reminders in one message:',
    ...[1, 2, 3, 4, 5, 6, 7].map(line),
    '`/due` and `/ticket` show them with their buttons.',
  ];
  expect(emma.direct()).toEqual([together]);
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([together]);
});

test('where it is little each comes for itself, with its buttons', async () => {
  const { bot, emma } = await sleepThrough(5);
  await bot.linesman.tick();
  expect(emma.direct().map((lines) => [lines[0], lines.at(-1)?.slice(0, 6)])).toEqual(
    [1, 2, 3, 4, 5].map((number) => [
      `F-${number} is due: Acme Foods · call customer <${number}> & ask`,
      '[Done]',
    ]),
  );
});

test('what is done before the message goes is left out of it', async () => {
  const { bot, emma, tolerate } = await sleepThrough(7);
  tolerate('chat.postMessage');
  bot.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 60 });
  await bot.linesman.tick();
  await emma.command('/due done F-3');
  bot.clock.set('2026-11-23T00:32:00Z');
  await bot.linesman.tick();
  expect(emma.direct().map((lines) => lines.slice(0, 4))).toEqual([
    ['6 reminders in one message:', line(1), line(2), line(4)],
  ]);
});

test('more than a message has room for is counted', async () => {
  const { bot, emma } = await sleepThrough(35);
  await bot.linesman.tick();
  const [told] = emma.direct();
  expect([told?.length, told?.at(-2), told?.at(-1)]).toEqual([
    32,
    line(30),
    '… and 5 more: `/due` and `/ticket` show all of them.',
  ]);
});

test('a process that ended before they were gathered gathers them at the next look', async () => {
  const { bot, emma } = await sleepThrough(7);
  const { store, clock, log } = bot;
  const stopped = { ...store, read: store.read };
  await expect(
    planDueReminders({
      store: { ...stopped, read: { ...store.read, outbox: brokenOutbox(store.read.outbox) } },
      rules,
      clock: clock.now,
      log,
    }),
  ).rejects.toThrow('the process ends here');
  expect(emma.direct()).toEqual([]);
  await bot.linesman.tick();
  expect(emma.direct().map((lines) => lines[0])).toEqual(['7 reminders in one message:']);
});

const brokenOutbox = (outbox: OutboxRepository): OutboxRepository => ({
  ...outbox,
  gathering: () => Promise.reject(new Error('the process ends here')),
});

/** Late reminders that were just decided, by their keys: so many for each place. */
async function openStorm(places: readonly string[], ofEach: number) {
  const { store, file } = await openTestStore();
  await addTeam(store);
  const late = instant(friday + gatheringMs);
  await store.write(async ({ outbox }) => {
    for (const channelId of places) {
      for (let number = 0; number < ofEach; number += 1) {
        await outbox.add({
          ...sampleMessage,
          dedupeKey: `${channelId}/${number}`,
          channelId,
          content: {
            kind: 'reminder',
            rule: 'follow-up-due',
            subjectId: `${number}`,
            localDay: calendarDay('2026-11-20'),
            dueAt: friday,
            step: 'due',
          },
          priority: 1,
          notBefore: late,
        });
      }
    }
  });
  const database = openFile(file, { readonly: true });
  return {
    store,
    gather: () => gatherReminders({ store, clock: () => friday }),
    states: () =>
      database
        .prepare('SELECT "state", "notBefore", COUNT(*) FROM "OutboxMessage" GROUP BY 1, 2')
        .raw()
        .all(),
  };
}

test('thousands for one place are one message', { timeout: 60_000 }, async () => {
  const count = 5_200;
  const { store, gather, states } = await openStorm(['CTEAM'], count);
  await gather();
  expect(states()).toEqual([
    ['joined', friday + gatheringMs, count],
    ['pending', friday, 1],
  ]);
  const joined = await store.read.outbox.findByKey('together/CTEAM/CTEAM/0');
  expect(joined?.content.kind === 'together' && joined.content.of.length).toBe(count);
});

test('a few for each of very many places go each for itself', { timeout: 60_000 }, async () => {
  const places = Array.from({ length: 1_100 }, (_none, index) => `U${index}`);
  const { gather, states } = await openStorm(places, 5);
  await gather();
  expect(states()).toEqual([['pending', friday, 5_500]]);
});
