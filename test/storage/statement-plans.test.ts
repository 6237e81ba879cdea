import { expect, test } from 'vitest';
import { type Instant, instant } from '../../src/domain/zoned-time.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Repositories, Store } from '../../src/ports/store.ts';
import { gatheringMs } from '../../src/reminders/gather-reminders.ts';
import { planDueReminders } from '../../src/reminders/plan-due-reminders.ts';
import { rules } from '../../src/reminders/rules/index.ts';
import { explainStatements, scansIn } from '../support/explain-statements.ts';
import { openTestStore } from '../support/open-test-store.ts';
import {
  addRecords,
  friday,
  sampleFollowUp,
  sampleMessage,
  sampleSchedule,
  sampleTeam,
} from '../support/sample-records.ts';

/** What runs all the time must find its rows however many there are: the bot keeps them for years. */

const late = instant(sampleFollowUp.dueAt + 10 * 60_000);
const lateIsOver = instant(late + gatheringMs);
const fail = (fields: Readonly<Record<string, unknown>>, message: string) => {
  throw new Error(message, { cause: fields.error });
};
const log: Log = { info: fail, warn: fail, error: fail };

const tick = (store: Store, now: Instant) =>
  planDueReminders({ store, rules, clock: () => now, log });

test.each<
  readonly [string, readonly string[], (read: Repositories, store: Store) => Promise<unknown>]
>([
  [
    'a look at what is due',
    ['ReminderSchedule_nextAt_idx'],
    (_read, store) => tick(store, instant(sampleFollowUp.dueAt - 1)),
  ],
  [
    'deciding what is due',
    ['ReminderSchedule_nextAt_idx', 'sqlite_autoindex_ReminderSchedule_1'],
    (_read, store) => tick(store, sampleFollowUp.dueAt),
  ],
  [
    'deciding and gathering what was slept through',
    ['OutboxMessage_state_notBefore_priority_sequence_idx', 'OutboxMessage_id_key'],
    (_read, store) => tick(store, late),
  ],
  [
    'sending',
    ['OutboxMessage_state_notBefore_priority_sequence_idx', 'OutboxMessage_channelId_state_idx'],
    async ({ outbox }, store) => {
      await tick(store, late);
      const message = await outbox.claim(lateIsOver, 30_000);
      if (!message) throw new Error('Nothing is sent');
      await outbox.settle(message, { state: 'sent', reason: null, at: lateIsOver });
      await outbox.unsettled(lateIsOver, 10);
      await outbox.nextWakeAt();
      await outbox.backlog(lateIsOver);
      await outbox.recover();
    },
  ],
  [
    'forgetting what was said',
    ['OutboxMessage_saidAt_idx', 'Delivery_receivedAt_idx'],
    async ({ outbox, deliveries }) => {
      await outbox.add(sampleMessage);
      await outbox.forgetWords(lateIsOver);
      await deliveries.purge(lateIsOver);
    },
  ],
  [
    'what was not sent',
    ['Occurrence_state_decidedAt_idx', 'OutboxMessage_state_notBefore_priority_sequence_idx'],
    async ({ outbox, reminders }) => {
      await reminders.missed(sampleTeam.id, friday, 20);
      await outbox.givenUp(sampleTeam.workspaceId, friday, 20);
    },
  ],
])('%s looks at no more rows than it needs', async (_what, indexes, work) => {
  const { store, file } = await openTestStore();
  await addRecords(store);
  await store.write(({ reminders }) => reminders.plan(sampleSchedule));
  const explained = await explainStatements(file, work);
  const plan = explained.flatMap(({ steps }) => steps).join('\n');
  for (const index of indexes) expect(plan).toContain(index);
  expect(scansIn(explained)).toEqual([]);
});

test('a statement that looks at every row is told', async () => {
  const { store, file } = await openTestStore();
  await addRecords(store);
  const explained = await explainStatements(file, ({ teams }) => teams.list());
  expect(scansIn(explained)).toEqual([expect.stringMatching(/^SCAN .*Team.*: SELECT/)]);
});
