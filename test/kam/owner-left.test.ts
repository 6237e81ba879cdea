import { expect, test } from 'vitest';
import { personId } from '../../src/usecases/recognise-person.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

const emmaOf = ({ bot }: TeamAtWork) =>
  bot.store.read.people.find(personId(bot.linesman.workspaceId, 'UEMMA'));

/** Waits until the bot has heard that Emma's account was closed, or opened again. */
const heard = (team: TeamAtWork, isActive: boolean) =>
  expect.poll(async () => (await emmaOf(team))?.isActive).toBe(isActive);

/** Emma has follow-ups, an appointment and a ticket. */
async function withWork(options: Parameters<typeof startTeam>[0] = {}) {
  const team = await startTeam(options);
  const { emma } = team;
  await emma.command('/due add send the plan Mon 10am Acme Foods');
  await emma.command('/due add call the plant Tue 3pm Acme Plastics');
  await emma.command('/visit plan Acme Foods Wed 10:00 contract');
  await emma.command('/ticket open Acme Foods 10kV 500kVA new');
  return team;
}

const alarm = [
  'Emma Clark has left',
  'Still theirs: 2 follow-ups, 1 appointment, 1 ticket, 2 customers',
  'F-1, F-2: give each to somebody, `/due give F-1 @Wang`',
  'GC-1: name another manager, `/ticket assign GC-1 manager @Wang`',
  'Until then the leads get what was for Emma Clark.',
  '[Hand over…]',
];

test('the leads hear once of somebody who left, with what to type; their reminders come to the leads', async () => {
  const team = await withWork();
  const { bot, emma, li } = team;
  bot.workspace.deactivate('UEMMA');
  await heard(team, false);
  await bot.linesman.tick();
  const alarmsOf = () => li.direct().filter(([title]) => title === alarm[0]);
  expect(alarmsOf()).toEqual([alarm]);
  await tickAt(team, '2026-11-23T02:00:00Z');
  expect(li.direct().at(-1)?.slice(0, 3)).toEqual([
    'Was for Emma Clark, who has left:',
    'F-1 is due: Acme Foods · send the plan',
    'Due Mon 23 Nov (today), 10:00 · Asia/Shanghai',
  ]);
  const again = await bot.restart();
  await again.linesman.tick();
  expect(alarmsOf()).toEqual([alarm]);
  expect(emma.direct()).toEqual([]);
  // What they were told to type works.
  expect((await li.command('/due give F-1 @王磊'))[0]).toContain('F-1');
  expect(await li.command('/ticket assign GC-1 manager @王磊')).not.toEqual([]);
});

test('the leads’ channel reads it in the team’s language; once they are back it says so', async () => {
  const team = await withWork({ setup: { leadsChannelId: 'CLEADS', locale: 'zh-Hans' } });
  const { bot, emma } = team;
  const posts = () => bot.workspace.messages('CLEADS').map((one) => readMessage(one));
  bot.workspace.deactivate('UEMMA');
  await heard(team, false);
  await bot.linesman.tick();
  expect(posts()).toEqual([
    [
      'Emma Clark已离开',
      '名下仍有：跟进 2 项、预约 1 项、工单 1 张、客户 2 家',
      'F-1、F-2：逐项转交，`/due 交给 F-1 @王磊`',
      'GC-1：更换客户经理，`/ticket 指派 GC-1 客户经理 @王磊`',
      '转交前，原发给Emma Clark的提醒改发主管。',
      '[交接…]',
    ],
  ]);
  bot.workspace.reactivate('UEMMA');
  await heard(team, true);
  await bot.linesman.tick();
  expect(posts()).toEqual([['Emma Clark已回来，提醒恢复发给本人。']]);
  await tickAt(team, '2026-11-23T02:00:00Z');
  expect(emma.direct().map(([title]) => title)).toContain('F-1 is due: Acme Foods · send the plan');
});

test('whoever comes back before the leads were told is no news, and neither is whoever leaves nothing', async () => {
  const team = await withWork({
    now: '2026-11-20T12:00:00Z',
    setup: { leadsChannelId: 'CLEADS' },
  });
  const { bot, li } = team;
  bot.workspace.deactivate('UEMMA');
  await heard(team, false);
  await bot.linesman.tick();
  bot.workspace.reactivate('UEMMA');
  await heard(team, true);
  // Li leads, and has no work of his own.
  bot.workspace.deactivate('ULI');
  await expect
    .poll(async () => (await bot.store.read.people.list(team.team.id)).map((one) => one.isActive))
    .toContain(false);
  await tickAt(team, '2026-11-23T01:00:00Z');
  const titles = bot.workspace.messages('CLEADS').map((one) => readMessage(one)[0]);
  expect(titles).toEqual(['Weekly progress, Mon 23 Nov']);
  expect(li.direct()).toEqual([]);
});

test('where Slack’s word was lost, a daily look finds it, one profile at a round', async () => {
  const team = await withWork();
  const { bot, li, emma, tolerate } = team;
  // A reminder may go out before anybody knows; Slack refuses it, and the leads get it.
  tolerate('users.info', 'chat.postMessage');
  const looks = () =>
    bot.workspace
      .calls()
      .filter(({ method }) => method === 'users.info')
      .map((call) => [call.arguments.user, call.ok]);
  const known = looks().length;
  bot.workspace.deactivate('UEMMA', false);
  await tickAt(team, '2026-11-21T01:59:00Z');
  expect(looks().length).toBe(known);
  bot.workspace.fail('users.info', { kind: 'error', error: 'internal_error' }, 1);
  const start = Date.parse('2026-11-23T01:00:00Z');
  const rounds: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    // Twice within a round's time is one look.
    await tickAt(team, new Date(start + round * 15_000).toISOString());
    await tickAt(team, new Date(start + round * 15_000 + 1_000).toISOString());
    rounds.push(looks().length - known);
  }
  expect(rounds).toEqual([1, 2, 3, 4, 4, 4]);
  expect(bot.log.entries.map((one) => one.message).filter((one) => /profile/.test(one))).toEqual([
    'the daily look at a profile failed; it is tried again',
  ]);
  await tickAt(team, new Date(start + 61 * 60_000).toISOString());
  expect(looks().length - known).toBe(5);
  await bot.linesman.tick();
  expect(li.direct().filter(([title]) => title === alarm[0])).toEqual([alarm]);
  expect(emma.direct()).toEqual([]);
});

test('Slack is asked nothing where a profile changed in nothing that counts, or is of a stranger', async () => {
  const { bot, emma } = await withWork();
  const looks = () => bot.workspace.calls().filter(({ method }) => method === 'users.info').length;
  const known = looks();
  const changes = () =>
    bot.workspace
      .deliveries()
      .filter(({ body, answer }) => isUserChange(body.event) && answer?.kind === 'answered').length;
  // Told of every status that anybody sets.
  bot.workspace.reactivate('UEMMA');
  bot.workspace.reactivate(bot.workspace.botUserId);
  await bot.workspace.until(() => changes() >= 2 || undefined);
  // What an event makes the bot do has begun by the time it has answered a line.
  await emma.command('/due');
  expect(looks()).toBe(known);
});

const isUserChange = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'type' in event && event.type === 'user_change';
