import { describe, expect, test } from 'vitest';
import type { FollowUp } from '../../src/domain/follow-up.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { instant } from '../../src/domain/zoned-time.ts';
import type { Repositories, Store } from '../../src/ports/store.ts';
import { planDueReminders } from '../../src/reminders/plan-due-reminders.ts';
import { runSender } from '../../src/slack/run-sender.ts';
import { sampleFollowUp, samplePerson, sampleSchedule } from '../support/sample-records.ts';
import { type SenderAtWork, startSender } from '../support/start-sender.ts';
import { startTeamWithTickets } from '../support/start-team-with-tickets.ts';

const minuteMs = 60_000;
const other = { ...samplePerson, id: 'T1.UEMMA' as PersonId, slackUserId: 'UEMMA', name: 'Emma' };

/** What happens to a follow-up between its decision and its post, and why it is not sent then. */
const changes: readonly (readonly [string, Partial<FollowUp>, string])[] = [
  [
    'done',
    {
      state: 'done',
      closed: { at: sampleFollowUp.dueAt, by: samplePerson.id, note: null },
    },
    'there is nothing to remind of any more',
  ],
  [
    'moved to another day',
    { dueAt: instant(sampleFollowUp.dueAt + 24 * 60 * minuteMs) },
    'the subject has changed',
  ],
  ['given to somebody else', { ownerId: other.id }, 'it is told to others now'],
];

/** A follow-up whose reminder has been decided: its message waits in the queue. */
async function decided() {
  const sender = await startSender();
  const { store, clock, tools } = sender;
  await store.write(async ({ people, reminders }) => {
    await people.save(other);
    await reminders.plan(sampleSchedule);
  });
  clock.set(new Date(sampleFollowUp.dueAt).toISOString());
  await planDueReminders(tools);
  const key = `T1.default/follow-up-due/${sampleFollowUp.id}/due-${sampleFollowUp.dueAt}/UWANG`;
  expect(await sender.fate(key)).toEqual(['pending', null]);
  return { sender, key };
}

const change = (to: Partial<FollowUp>) => async (repositories: Repositories) => {
  await repositories.followUps.update({ ...sampleFollowUp, ...to, version: 2 }, 1);
};

const posts = ({ workspace }: SenderAtWork) =>
  [...workspace.messages(workspace.as('UWANG').directChannelId())].length;

describe.each(changes)('a reminder of a follow-up that was %s', (_what, to, reason) => {
  test('while it was queued is not sent', async () => {
    const { sender, key } = await decided();
    await sender.store.write(change(to));
    await sender.drain();
    expect([await sender.fate(key), posts(sender)]).toEqual([['cancelled', reason], 0]);
  });

  test.each([
    ['Slack asked for patience', { kind: 'rate-limited', retryAfterSeconds: 60 }],
    ['Slack was not reached', { kind: 'refuse' }],
  ] as const)('while %s is not sent', async (_why, fault) => {
    const { sender, key } = await decided();
    if (fault.kind === 'refuse') await sender.workspace.close();
    else sender.workspace.fail('chat.postMessage', fault);
    await sender.drain();
    expect((await sender.fate(key))[0]).toBe('pending');
    await sender.store.write(change(to));
    sender.clock.advance(10 * minuteMs);
    await sender.drain();
    expect([await sender.fate(key), posts(sender)]).toEqual([['cancelled', reason], 0]);
  });

  test('between its claim and its post is not sent', async () => {
    const { sender, key } = await decided();
    const { store } = sender;
    let isClaimed = false;
    const meanwhile: Store = {
      ...store,
      async write(work) {
        const result = await store.write(work);
        if (!isClaimed && (await sender.fate(key))[0] === 'sending') {
          isClaimed = true;
          await store.write(change(to));
        }
        return result;
      },
    };
    const running = runSender({ ...sender.tools, store: meanwhile });
    await running.drain();
    await running.stop();
    expect([isClaimed, await sender.fate(key), posts(sender)]).toEqual([
      true,
      ['cancelled', reason],
      0,
    ]);
  });
});

test('alarms of a stage that was ended, and of a ticket that was closed, during an outage of Slack are not sent', async () => {
  const { bot, emma, wang, at, tolerate } = await startTeamWithTickets();
  tolerate('chat.postMessage');
  await emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
  await wang.command('/ticket GC-1 accept');
  await emma.command('/ticket open Acme Plastics 10kV 1000kVA new connection');
  await wang.command('/ticket GC-2 accept');
  await at('2026-11-20T03:00:00Z');
  for (let call = 0; call < 4; call += 1) {
    bot.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 3_600 });
  }
  // Both stages are due on Monday evening.
  await at('2026-11-23T00:00:00Z');
  const waiting = await bot.store.read.outbox.nextWakeAt();
  expect(waiting).toBeDefined();
  await wang.command('/ticket GC-1 done application form, papers for: archive');
  await emma.command('/ticket GC-2 close the customer withdrew');
  const told = Object.values(await at('2026-11-23T02:00:00Z')).flat(2);
  expect(told.filter((line) => /due today|今天到期|overdue|超期/.test(line))).toEqual([]);
});
