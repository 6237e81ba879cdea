import { expect, test } from 'vitest';
import { tellAdmins } from '../../src/reminders/tell-admins.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { type Damage, damageNotice } from '../../src/views/damage-notice.ts';
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

/** Chen becomes an admin, who leads nobody. */
async function withAdmin() {
  const team = await startWithAdminChannel();
  const { bot } = team;
  await bot.store.write(async ({ people }) => {
    const chen = await people.findBySlackUser(team.team.workspaceId, 'UCHEN');
    if (chen) await people.save({ ...chen, role: 'admin' });
  });
  const headOf = (person: typeof team.chen) =>
    person.direct().filter((one) => /Audit trail, newest|審計|稽核/.test(one.join()));
  return { ...team, headOf };
}

test('what the channel refuses goes to each admin directly, once, and not to the leads', async () => {
  const team = await withAdmin();
  const { bot, chen, li, at, admins, leads } = team;
  team.tolerate('chat.postMessage');
  const [ofLi, ofChen] = [li.direct().length, chen.direct().length];
  bot.workspace.fail('chat.postMessage', { kind: 'error', error: 'not_in_channel' });
  await at('2026-11-20T18:00:00+08:00');
  await at('2026-11-20T18:01:00+08:00');
  await at('2026-11-20T18:20:00+08:00');
  expect([
    admins(),
    leads(),
    li.direct().length - ofLi,
    chen
      .direct()
      .slice(ofChen)
      .map((one) => one[0]),
  ]).toEqual([[], [], 0, [expect.stringContaining('這條沒能發到#CTEAM：我不在該頻道')]]);
});

test('a channel that another company reads gets nothing, whatever comes; the admins are told directly', async () => {
  const team = await withAdmin();
  const { bot, emma, chen, at, admins, leads } = team;
  team.tolerate('chat.postMessage');
  const before = chen.direct().length;
  bot.workspace.share('CTEAM');
  await emma.command('/due add send the plan today 3pm Acme Foods', 'DEMMA');
  // Emma cannot be told; what is on its way to the admins’ channel instead stays out of it, too.
  bot.workspace.fail('chat.postMessage', { kind: 'error', error: 'user_disabled' });
  await at('2026-11-20T15:00:00+08:00');
  await at('2026-11-20T15:01:00+08:00');
  await bot.store.write((repositories) =>
    tellAdmins(repositories, team.team.workspaceId, {
      key: 'damage/backup/2026-11-20',
      now: bot.clock.now(),
      word: (words) => damageNotice({ kind: 'backup', reason: 'No room' }, words),
    }),
  );
  await at('2026-11-20T18:00:00+08:00');
  await at('2026-11-20T18:01:00+08:00');
  const shared = expect.stringContaining('頻道內有其他公司的成員');
  const told = chen.direct().slice(before);
  expect([admins(), leads(), told.map(([first]) => first)]).toEqual([
    [],
    [],
    [shared, shared, shared],
  ]);
  expect(told.map((one) => one.slice(1).join()).join('\n')).toMatch(/send the plan[\s\S]*No room/);
});

test.each<[Damage, readonly string[]]>([
  [
    { kind: 'backup', reason: 'backups has no room for a backup' },
    [
      'No backup of my database was made. I go on working; please tell whoever runs me.',
      '`backups has no room for a backup`',
    ],
  ],
  [
    { kind: 'bucket', reason: 'There is no bucket <!channel> `x` (NoSuchBucket)' },
    [
      'The backup is on my own disk, but not in the second place. Please tell whoever runs me.',
      '`There is no bucket <!channel> `x` (NoSuchBucket)`',
    ],
  ],
  [
    { kind: 'trail', seq: 12 },
    [
      'The trail of changes is not as it was written, from entry 12 on. Please tell whoever runs me: `npm run audit:verify` says more.',
    ],
  ],
])('damage is told in the admins’ channel, once a day for each kind: %j', async (damage, lines) => {
  const { bot, team, at, admins, leads } = await startWithAdminChannel();
  const tell = () =>
    bot.store.write((repositories) =>
      tellAdmins(repositories, team.workspaceId, {
        key: `damage/${damage.kind}/2026-11-20`,
        now: bot.clock.now(),
        word: (words) => damageNotice(damage, words),
      }),
    );
  await tell();
  await at('2026-11-20T11:00:00+08:00');
  await tell();
  await at('2026-11-20T12:00:00+08:00');
  expect([admins(), leads()]).toEqual([[lines], []]);
});

test('without such a channel damage is told to the admins directly', async () => {
  const { bot, team, li, chen } = await startTeam();
  const before = [li.direct().length, chen.direct().length];
  await bot.store.write(async (repositories) => {
    const { people } = repositories;
    const known = await people.findBySlackUser(team.workspaceId, 'UCHEN');
    if (known) await people.save({ ...known, role: 'admin' });
    await tellAdmins(repositories, team.workspaceId, {
      key: 'damage/trail/2026-11-20',
      now: bot.clock.now(),
      word: (words) => damageNotice({ kind: 'trail', seq: 1_234 }, words),
    });
  });
  await bot.linesman.tick();
  expect([li.direct().length, chen.direct().slice(before[1])]).toEqual([
    before[0],
    [['變更紀錄從第 1,234 筆起與寫入時不符。請告知維運人員，用 `npm run audit:verify` 查看詳情。']],
  ]);
});

test('“Why this?” and `/kam settings` know the channel', async () => {
  const { li, at, bot } = await startWithAdminChannel();
  await li.command('/kam settings', 'CTEAM');
  expect(li.form().title).toBe('Settings of the channel');
  await at('2026-11-20T18:00:00+08:00');
  const post = bot.workspace.messages('CTEAM').at(-1);
  expect((await li.press('Why this?', post)).join('\n')).toContain('This is the admins’ channel.');
});

test('what cannot be delivered comes there; where there are no admins, it goes on to the leads one by one', async () => {
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
