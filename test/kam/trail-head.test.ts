import { expect, test } from 'vitest';
import { parseHead } from '../../src/domain/trail-head.ts';
import { openAuditKeys } from '../../src/storage/audit-keys.ts';
import { verifyTrail } from '../../src/storage/verify-trail.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const inLeadsChannel = ({ bot }: TeamAtWork) =>
  bot.workspace.messages('CLEADS').map((one) => readMessage(one)[0]);

const tickAt = async ({ bot }: TeamAtWork, ...moments: readonly string[]) => {
  for (const moment of moments) {
    bot.clock.set(`${moment}:00+08:00`);
    await bot.linesman.tick();
  }
};

test('the head of the trail is kept in the leads’ channel each day on which something was added', async () => {
  const team = await startTeam({ setup: { leadsChannelId: 'CLEADS', locale: 'en' } });
  await tickAt(team, '2026-11-20T10:01');
  await team.emma.command('/visit Acme Foods: first talk');
  await tickAt(team, '2026-11-20T17:59', '2026-11-20T18:00', '2026-11-20T18:01');
  // Nothing on Saturday; on Sunday somebody works.
  await tickAt(team, '2026-11-21T18:00', '2026-11-22T17:00');
  await team.emma.command('/visit Acme Plastics: second talk');
  await tickAt(team, '2026-11-22T18:00');
  const posted = inLeadsChannel(team);
  expect(posted).toEqual([
    expect.stringMatching(/^Audit trail, newest entry: `1:[0-9a-f]{16}`$/),
    expect.stringMatching(/^Audit trail, newest entry: `2:[0-9a-f]{16}`$/),
  ]);

  const { databaseFile } = team.bot;
  const heads = posted.flatMap((line) => parseHead(line?.split('`').at(1) ?? '') ?? []);
  expect(verifyTrail(databaseFile, openAuditKeys(databaseFile, []), heads)).toEqual({
    entries: 2,
    head: { seq: 2, hash: expect.stringMatching(new RegExp(`^${heads[1]?.hash}`)) },
    problem: null,
  });
});

test('without a leads’ channel the head is kept nowhere', async () => {
  const team = await startTeam();
  await tickAt(team, '2026-11-20T10:01');
  await team.emma.command('/visit Acme Foods: first talk');
  await tickAt(team, '2026-11-20T18:00');
  expect([team.li.direct(), inLeadsChannel(team)]).toEqual([[], []]);
});
