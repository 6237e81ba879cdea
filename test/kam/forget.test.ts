import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { instant } from '../../src/domain/zoned-time.ts';
import { erasedListFile } from '../../src/storage/erased-list.ts';
import { restoreBackup } from '../../src/storage/restore-backup.ts';
import { openFile } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { people, testFolder } from '../support/start-bot.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const phone = '138 1234 5678';
const contact = '柳如烟';

/** Every table and text in which somebody is still named. */
function namedIn(file: string): readonly string[] {
  const database = openFile(file, { readonly: true });
  const tables = database
    .prepare(`SELECT "name" FROM "sqlite_master" WHERE "type" = 'table'`)
    .pluck()
    .all()
    .map(String);
  return tables.flatMap((table) =>
    database
      .prepare(`SELECT * FROM "${table}"`)
      .all()
      .map((row) => JSON.stringify(row))
      .filter((text) => isNamed(text))
      .map((text) => `${table} ${text}`),
  );
}

const isNamed = (text: string) => /柳\s?如烟|138[ -]?1234[ -]?5678/.test(text);

/** What the bot has said that everybody who was there can still read. */
const said = ({ bot: { workspace } }: TeamAtWork) =>
  people
    .flatMap(({ id }) => workspace.as(id).state().messages)
    .filter(({ authorId, ephemeralFor }) => authorId === workspace.botUserId && !ephemeralFor)
    .map((message) => JSON.stringify(message))
    .filter(isNamed);

/** A contact who is named in all that people write. */
async function nameContact(team: TeamAtWork): Promise<void> {
  const { bot, emma, wang } = team;
  await emma.command(
    `/visit Acme Foods: met ${contact} (${phone}), tomorrow 4pm send ${contact} the plan`,
  );
  await emma.command(`/visit add V-1 call 138-1234-5678`);
  await emma.press('Share here');
  await emma.command(`/due add call ${contact} today 3pm Acme Foods`);
  await wang.write(`华新钢铁 见${contact} 13812345678`);
  await emma.command('/ticket open Acme Foods 10kV 2000kVA increase');
  await emma.command(`/ticket GC-1 note drawings come from 柳 如烟`);
  await emma.command(`/customer date Acme Foods ${contact} birthday 5 Dec`);
  bot.clock.set('2026-11-20T15:00:00+08:00');
  await bot.linesman.tick();
}

test('a lead sees where a contact is named, and erases them from everything in one go', async () => {
  const team = await startTeam({
    now: '2026-11-20T10:00:00+08:00',
    setup: { teamChannelId: 'CTEAM', leadsChannelId: 'CLEADS' },
  });
  const { bot, li, emma } = team;
  await nameContact(team);
  const before = said(team).length;
  expect(before).toBeGreaterThan(2);
  expect(await li.command(`/kam forget ${contact} ${phone}`)).toEqual([
    'Erase this contact?',
    '2 visits · 1 follow-up · 1 journal or date · 7 messages · 6 entries of the history',
    'V-1, V-2, F-2',
    'The name and the phone become ▇▇▇ everywhere, also in the history and in messages that I posted. This cannot be undone.',
    '[Erase]',
  ]);
  expect(await li.press('Erase')).toEqual([
    'The contact is erased.',
    '2 visits · 1 follow-up · 1 journal or date · 8 messages · 6 entries of the history',
    'What people wrote in Slack themselves, and files that they put there, stay: delete those there, or ask an admin of Slack.',
  ]);
  await bot.linesman.tick();
  expect({ database: namedIn(bot.databaseFile), said: said(team) }).toEqual({
    database: [],
    said: [],
  });
  expect(await bot.store.read.audit.findProblem()).toBeNull();
  // What shows a record goes on showing it.
  expect((await emma.command('/visit V-1')).slice(2, 4)).toEqual([
    '> met ▇▇▇ (▇▇▇) ▇▇▇ the plan',
    '> call ▇▇▇',
  ]);
  expect(emma.direct()[0]).toEqual([
    'F-2 · Acme Foods · call ▇▇▇',
    'Due Fri 20 Nov (today), 15:00 · Asia/Shanghai',
    '[Done] [Snooze ▾ In 1 hour | Tomorrow | Next Monday | In a week | Another time…] [⋯ Done with a note… | Give to… | History]',
    'Type `/due done F-2` or `/due snooze F-2 next Wed`.',
  ]);
  const [shared] = bot.workspace.messages('CTEAM').map((one) => readMessage(one));
  expect(shared?.slice(0, 3)).toEqual([
    'V-1 · Emma Clark visited Acme Foods',
    'Visit: Fri 20 Nov (today)',
    '> met ▇▇▇ (▇▇▇) ▇▇▇ the plan',
  ]);
  const history = await li.command('/kam audit V-1');
  expect(history.filter((line) => line.includes('▇▇▇')).length).toBeGreaterThan(1);
  const last = (await bot.store.read.audit.of('trail')).at(-1);
  expect(last).toEqual({
    workspaceId: team.team.workspaceId,
    at: bot.clock.now(),
    actorId: expect.stringContaining('ULI'),
    action: 'trail.erase',
    subject: 'trail',
    before: null,
    after: {
      marks: [
        expect.stringMatching(/^name:3:[0-9a-f]{64}$/),
        expect.stringMatching(/^phone:11:[0-9a-f]{64}$/),
      ],
      entries: expect.any(Array),
      counts: { visit: 2, followUp: 1, date: 1, message: 1, line: 7, entry: 6 },
    },
  });
  expect(await li.command(`/kam forget ${contact}`)).toEqual([
    'Nothing that is kept names this contact.',
  ]);
});

test('of a kept contact mail, title and birthday go as well, and it is in no list any more', async () => {
  const team = await startTeam();
  const { bot, li, emma } = team;
  await emma.command(
    `/customer contact Acme Foods ${contact} 设备部主任 ${phone} liu@acme.example`,
  );
  expect((await li.command(`/kam forget ${contact}`)).slice(1, 2)).toEqual([
    '1 contact · 1 message · 1 entry of the history',
  ]);
  await li.press('Erase');
  await bot.linesman.tick();
  expect(namedIn(bot.databaseFile)).toEqual([]);
  const file = readFileSync(bot.databaseFile).toString('latin1');
  expect(file).not.toContain('liu@acme.example');
  expect((await emma.command('/customer contacts Acme Foods'))[0]).toBe(
    'Acme Foods · Contacts · 0',
  );
  expect(await bot.store.read.audit.findProblem()).toBeNull();
});

test('lists that were posted and cannot be told anew are taken away, those of others stay', async () => {
  const team = await startTeam({
    now: '2026-11-20T10:00:00+08:00',
    setup: { teamChannelId: 'CTEAM' },
    hearsDays: true,
  });
  const { bot, li, emma, wang } = team;
  await bot.linesman.tick();
  await emma.command(`/due add call ${contact} Mon 3pm Acme Foods`);
  await wang.command('/due add 回电 周一下午3点 华新钢铁');
  bot.clock.set('2026-11-23T08:00:00+08:00');
  await bot.linesman.tick();
  await bot.linesman.tick();
  expect(said(team).length).toBeGreaterThan(0);
  const others = wang.direct();
  await li.command(`/kam forget ${contact}`);
  await li.press('Erase');
  await bot.linesman.tick();
  expect(said(team)).toEqual([]);
  expect(emma.direct()).toEqual([['This message named a contact who was erased.']]);
  expect(wang.direct()).toEqual(others);
  expect(others.length).toBeGreaterThan(0);
});

test('others erase nobody, and who is too vague is not looked for', async () => {
  const team = await startTeam();
  await nameContact(team);
  expect(await team.wang.command(`/kam 清除 ${contact}`)).toEqual([
    '只有主管或管理员可以清除联系人。',
  ]);
  expect(await team.li.command('/kam forget 王')).toEqual([
    'Say whom: a name, a phone, or both.',
    'Try `/kam forget 王主任 138 1234 5678`',
  ]);
  expect(await team.li.command('/kam forget Nobody Known')).toEqual([
    'Nothing that is kept names this contact.',
  ]);
});

test('whom a backup brings back is erased again at the start', async () => {
  const team = await startTeam({ now: '2026-11-20T10:00:00+08:00' });
  const { bot, li } = team;
  await nameContact(team);
  const backup = join(testFolder(), 'copy.db');
  await bot.store.backup(backup);
  await li.command(`/kam forget ${contact} ${phone}`);
  await li.press('Erase');
  const list = erasedListFile(bot.databaseFile);
  expect([statSync(list).mode & 0o777, isNamed(readFileSync(list, 'utf8'))]).toEqual([
    0o600,
    false,
  ]);
  const again = await bot.restart(() => restoreBackup(backup, bot.databaseFile, instant(0)));
  expect(namedIn(backup).length).toBeGreaterThan(5);
  expect(namedIn(bot.databaseFile)).toEqual([]);
  expect(await again.store.read.audit.findProblem()).toBeNull();
  expect(await again.store.read.erasures.findReturned()).toEqual({ words: [], marks: [] });
});

test('documents lose the name, and files that bear it are named, to be deleted by hand', async () => {
  const team = await startTeam();
  const { bot, emma, li } = team;
  const actor = bot.workspace.as('UEMMA');
  const drop = (name: string, text: string) =>
    actor.upload(actor.directChannelId(), { name, bytes: Buffer.from(name) }, text);
  await emma.command(`/customer link Acme Foods https://docs.example.com/1 ${contact} licence`);
  await drop(`plan.pdf`, `file Acme Foods drawings for ${contact}`);
  await drop(`${contact}.jpg`, 'Acme Foods second feed');
  await bot.workspace.until(() => emma.direct()[1]);
  const files = [
    '3 files or links bear their name. Whoever put them there can delete or rename:',
    '• <▇▇▇.jpg>',
    '• <▇▇▇ licence>',
    '• <drawings for ▇▇▇>',
  ];
  const preview = await li.command(`/kam forget ${contact}`);
  expect([preview[1]?.split(' · ').slice(0, 2), ...preview.slice(3, 7)]).toEqual([
    ['1 visit', '2 documents'],
    ...files,
  ]);
  const erased = await li.press('Erase');
  expect(erased.slice(3)).toEqual(files);
  expect(
    (await emma.command('/customer files Acme Foods'))
      .filter((one) => one.startsWith('• <'))
      .sort(),
  ).toEqual(['• <drawings for ▇▇▇>', '• <▇▇▇ licence> · docs.example.com']);
  expect(await bot.store.read.audit.findProblem()).toBeNull();
});
