import { expect, test } from 'vitest';
import { personId } from '../../src/usecases/recognise-person.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';

/** Leads have a channel; admins have another one since Li filled in the form. */
async function startWithAdminChannel() {
  const team = await startTeam({ setup: { leadsChannelId: 'CLEADS', locale: 'en' } });
  await team.li.command('/kam setup');
  await team.li.sendAndRead({ 'Admins’ channel': 'CTEAM' });
  const { workspace, clock, linesman } = team.bot;
  await linesman.tick();
  const before = workspace.messages('CTEAM').length;
  return {
    ...team,
    async at(iso: string) {
      clock.set(iso);
      await linesman.tick();
    },
    admins: () =>
      workspace
        .messages('CTEAM')
        .slice(before)
        .map((one) => readMessage(one)),
    leads: () => workspace.messages('CLEADS').map((one) => readMessage(one)),
  };
}

test('the form keeps the channel, and the head of the trail is posted there', async () => {
  const { li, at, admins, leads } = await startWithAdminChannel();
  await at('2026-11-20T18:00:00+08:00');
  expect(admins()).toEqual([
    [expect.stringMatching(/^Audit trail, newest entry: `\d+:[0-9a-f]{16}`$/)],
  ]);
  expect(leads()).toEqual([]);
  await li.command('/kam setup');
  expect(li.form().fields['Admins’ channel']).toBe('CTEAM');
});

test('what cannot be delivered comes there; from there it goes to the leads one by one', async () => {
  const team = await startWithAdminChannel();
  const { bot, emma, li, at, admins, leads } = team;
  team.tolerate('chat.postMessage');
  await emma.command('/due add send the plan today 3pm Acme Foods');
  bot.workspace.fail('chat.postMessage', { kind: 'error', error: 'user_disabled' });
  await at('2026-11-20T15:00:00+08:00');
  await at('2026-11-20T15:01:00+08:00');
  expect(admins().map(([first]) => first)).toEqual([expect.stringContaining('Emma Clark')]);
  expect(leads()).toEqual([]);
  bot.workspace.fail('chat.postMessage', { kind: 'error', error: 'is_archived' });
  await at('2026-11-20T18:00:00+08:00');
  await at('2026-11-20T18:01:00+08:00');
  expect(li.direct().at(-1)?.join()).toContain('Audit trail, newest entry');
});

test('whoever opens unusually many customers is told of there', async () => {
  const { bot, emma, li, team, at, admins } = await startWithAdminChannel();
  const by = personId(team.workspaceId, 'ULI');
  await bot.store.write(({ teams }) =>
    teams.changeSetting(team.id, 'reading.alarmCustomers', 10, by, bot.clock.now()),
  );
  for (const letter of 'ABCDEFGHIJ') {
    await emma.command(`/customer add Works ${letter}${letter}${letter}`);
  }
  for (const letter of 'ABCDEFGHIJ') {
    await emma.command(`/customer Works ${letter}${letter}${letter}`);
  }
  await at('2026-11-20T10:30:00+08:00');
  expect(admins().map(([first]) => first)).toEqual([
    'Emma Clark opened 10 customers within an hour, which is unusual.',
  ]);
  expect(li.direct().filter(([first]) => first?.includes('within an hour'))).toEqual([]);
});
