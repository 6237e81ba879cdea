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

test.each([
  ['that was skipped', '/ticket GC-1 skip application not needed'],
  ['of a ticket that was closed', '/ticket GC-1 close the customer withdrew'],
])('the alarm of a stage %s during an outage of Slack is not sent', async (_what, command) => {
  const { bot, emma, wang, li, at, tolerate } = await startTeamWithTickets();
  tolerate('chat.postMessage');
  for (const customer of ['Acme Foods', 'Acme Plastics']) {
    await emma.command(`/ticket open ${customer} 10kV 2000kVA new connection`);
  }
  await wang.command('/ticket GC-1 accept');
  await wang.command('/ticket GC-2 accept');
  await at('2026-11-20T03:00:00Z');
  bot.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 3_600 });
  // Both are due on Monday evening.
  expect(await at('2026-11-23T00:00:00Z')).toEqual({});
  await li.command(command);
  const told = (await at('2026-11-23T02:00:00Z')).UWANG ?? [];
  const titles = told.map(([title]) => title).filter((title) => title?.includes('今天到期'));
  expect(titles).toEqual(['GC-2 · Acme Plastics：业务受理——今天到期']);
});
