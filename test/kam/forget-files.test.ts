import { join } from 'node:path';
import { expect, test } from 'vitest';
import { instant } from '../../src/domain/zoned-time.ts';
import { readSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { restoreBackup } from '../../src/storage/restore-backup.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import type { WorkspaceFile } from '../../workspace/protocol.ts';
import type { Fault } from '../../workspace/start-workspace.ts';
import { alterAnswers } from '../support/alter-answers.ts';
import { openFile } from '../support/open-test-store.ts';
import { csv, sendList, settled } from '../support/send-list.ts';
import { type Bot, people, testFolder } from '../support/start-bot.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { teamWithSignedStage } from '../support/team-with-slip.ts';

const contact = '柳如烟';
const phone = '13812345678';

/** What the bot put into conversations: files that are there, and how many were deleted. */
function filesOf({ workspace }: Bot) {
  const places = ['CTEAM', ...people.map(({ id }) => workspace.as(id).directChannelId())];
  const messages = places
    .flatMap((place) => workspace.messages(place))
    .filter(({ authorId }) => authorId === workspace.botUserId);
  return {
    shown: messages.flatMap(({ files }) => files),
    deleted: messages.flatMap(({ deletedFileIds }) => deletedFileIds).length,
  };
}

/** Without what tells files of one name apart. */
const namesOf = (files: readonly WorkspaceFile[]) =>
  files.map(({ name }) => name.replace(/-[0-9a-f]{8}\./, '.')).sort();

async function isNamedIn({ workspace }: Bot, { url, name }: WorkspaceFile): Promise<boolean> {
  const bytes = new Uint8Array(await (await fetch(`${workspace.url}${url}`)).arrayBuffer());
  const text = name.endsWith('.xlsx')
    ? JSON.stringify(await readSpreadsheet(bytes, name))
    : Buffer.from(bytes).toString('utf8');
  return text.includes(contact) || text.includes(phone);
}

const deletions = ({ workspace }: Bot) =>
  workspace.calls().filter(({ method }) => method === 'files.delete');

/** What became of each deletion. */
const fatesOf = ({ databaseFile }: Bot) =>
  openFile(databaseFile, { readonly: true })
    .prepare(`SELECT "state" FROM "OutboxMessage" WHERE "kind" = 'delete' ORDER BY "sequence"`)
    .pluck()
    .all();

/** Lets so many seconds pass, one after the other. */
async function pass(bot: Bot, seconds: number, step = 2): Promise<void> {
  for (let passed = 0; passed < seconds; passed += step) {
    bot.clock.advance(step * 1_000);
    await bot.linesman.tick();
  }
}

async function forget({ li }: TeamAtWork): Promise<string[]> {
  const preview = await li.command(`/kam forget ${contact} ${phone}`);
  await li.press('Erase');
  return preview;
}

/** A team whose Emma has asked for her visits, one of which names the contact. */
async function withExport(options: Parameters<typeof startTeam>[0] = {}): Promise<TeamAtWork> {
  const team = await startTeam(options);
  await team.emma.command(`/visit Acme Foods: met ${contact}, ${phone}`);
  await team.emma.command('/visit export');
  return team;
}

test('lists and slips that the bot posted are deleted in Slack; pictures, empty forms and what people put there stay', async () => {
  const team = await teamWithSignedStage(`图纸找${contact}`);
  const { bot, wang, li } = team;
  await bot.workspace.as('UCHEN').upload('CTEAM', { name: 'a.pdf', bytes: Buffer.from('pdf') });
  await wang.command(`/customer contact 华新钢铁 ${contact} 设备主任 ${phone}`);
  await wang.command(`/visit 华新钢铁 见${contact}`);
  for (const line of [
    '/ticket GC-1 联系单',
    '/ticket GC-1 时间轴',
    '/customer 导出 我的',
    '/customer 导入',
    '/visit 导出',
    '/ticket 导出',
    '/progress 导出 本月',
  ]) {
    await wang.command(line);
  }
  await sendList(team, 'UWANG', csv('客户名称,容量', `${contact}的厂,${phone}年`));
  const kept = ['GC-1.png', '客户导入模板.xlsx', '进展 2026-11-01 至 2026-11-30.xlsx'];
  const gone = [
    'GC-1.html',
    '客户.xlsx',
    '工单.xlsx',
    '走访.xlsx',
    'customers.csv 中被拒绝的行.xlsx',
  ];
  const { shown } = filesOf(bot);
  expect(namesOf(shown)).toEqual([...kept, ...gone].sort());
  const named = await Promise.all(
    shown.map(async (file) => ((await isNamedIn(bot, file)) ? [file] : [])),
  );
  expect(namesOf(named.flat())).toEqual([...gone].sort());

  expect(await li.command(`/kam forget ${contact} ${phone}`)).toContain(
    '5 files of mine in Slack (lists, hand-over slips) may name them, too, and will be deleted there. Whoever needs one can ask me for it again.',
  );
  expect(await li.press('Erase')).toEqual([
    'The contact is erased.',
    expect.any(String),
    'I am deleting 5 files of mine (lists, hand-over slips) from Slack. Whoever needs one can ask me for it again.',
    'What people wrote in Slack themselves, and files that they put there, stay: delete those there, or ask an admin of Slack.',
  ]);
  // Not all at once: Slack takes fifty in a minute.
  await bot.linesman.tick();
  expect(deletions(bot).length).toBe(1);
  await pass(bot, 10);
  expect([namesOf(filesOf(bot).shown), filesOf(bot).deleted]).toEqual([[...kept].sort(), 5]);
  expect(deletions(bot).length).toBe(5);
  expect(
    bot.workspace.messages('CTEAM').flatMap(({ files }) => files.map(({ name }) => name)),
  ).toContain('a.pdf');
  const statuses = named
    .flat()
    .map(async ({ url }) => (await fetch(`${bot.workspace.url}${url}`)).status);
  expect(await Promise.all(statuses)).toEqual([404, 404, 404, 404, 404]);
});

test('a list that was called after the person has another name when it is taken back', async () => {
  const team = await startTeam();
  const { wang, li } = team;
  const list = csv('客户名称,容量', '江南机械厂,2000', '错,一');
  await sendList(team, 'UWANG', list, { name: `${contact}的客户.csv` });
  await wang.press('导入 1 个');
  await settled(team.bot, 'UWANG', 0);
  await wang.command(`/customer contact 华新钢铁 ${contact}`);
  await li.command(`/kam forget ${contact}`);
  await li.press('Erase');
  await wang.press('撤销');
  expect((await settled(team.bot, 'UWANG', 0)).flat()).toEqual([
    '正在读取 ▇▇▇的客户.csv …',
    '▇▇▇的客户.csv：2 行',
    '新增 1 · 更改 0 · 不变 0 · 拒绝 1',
    '• 第 3 行，容量（kVA）：“一”不是以 kVA 计的容量，例如 2000。',
    '所有被拒绝的行和原因会以文件发来。它们不会被导入；改好后把那个文件发来即可。',
    '[导入 1 个] [取消]',
    '被拒绝的行和各自的原因',
    '正在撤销 ▇▇▇的客户.csv …',
    '▇▇▇的客户.csv 已撤销：移除 1 个，恢复 0 个。',
  ]);
});

test('what is asked for afterwards comes without the person, and is let be by the next who goes', async () => {
  const team = await withExport();
  const { bot, emma, li } = team;
  await bot.linesman.tick();
  await forget(team);
  await bot.linesman.tick();
  await emma.command('/visit export');
  await bot.linesman.tick();
  const [again, ...others] = filesOf(bot).shown;
  if (!again) throw new Error('It did not come again');
  expect([others, await isNamedIn(bot, again)]).toEqual([[], false]);
  await emma.command('/visit Acme Foods: met Jane Roe');
  // Only what may show the next one: the first file is gone already.
  expect(
    (await li.command('/kam forget Jane Roe')).filter((line) => line.includes('file')),
  ).toEqual([
    '1 file of mine in Slack (lists, hand-over slips) may name them, too, and will be deleted there. Whoever needs one can ask me for it again.',
  ]);
  await li.press('Erase');
  await pass(bot, 10);
  expect([filesOf(bot), deletions(bot).length]).toEqual([{ shown: [], deleted: 2 }, 2]);
});

test.each([
  [
    'UWANG',
    `/kam 清除 ${contact}`,
    '清除',
    '我发出的 1 份表格和联系单可能提到这位联系人，也会从 Slack 中删除；需要的人可以再向我要一次。',
    [
      '正在从 Slack 中删除我发出的 1 份表格和联系单；需要的人可以再向我要一次。',
      '各人自己在 Slack 中写的内容和上传的文件不受影响；请在那里删除，或请 Slack 管理员删除。',
    ],
  ],
  [
    'UCHEN',
    `/kam 清除 ${contact}`,
    '清除',
    '我傳出的 1 份表格和聯絡單可能提到這位聯絡人，也會從 Slack 刪除；需要的人可以再跟我要一次。',
    [
      '正在從 Slack 刪除我傳出的 1 份表格和聯絡單；需要的人可以再跟我要一次。',
      '大家自己在 Slack 寫的內容和上傳的檔案不受影響；請在那裡刪除，或請 Slack 管理員刪除。',
    ],
  ],
] as const)(
  '%s reads in their language how many files go',
  async (who, line, button, before, after) => {
    const team = await withExport();
    const { bot } = team;
    await bot.linesman.tick();
    await bot.store.write(async (repositories) => {
      const person = await repositories.people.find(personId(bot.linesman.workspaceId, who));
      if (!person) throw new Error(`${who} is not known`);
      await repositories.people.save({ ...person, role: 'lead' });
    });
    const lead = who === 'UWANG' ? team.wang : team.chen;
    expect(await lead.command(line)).toContain(before);
    expect((await lead.press(button)).slice(-2)).toEqual(after);
  },
);

test.each<[Fault, string, number]>([
  [{ kind: 'rate-limited', retryAfterSeconds: 5 }, 'sent', 2],
  [{ kind: 'drop-before' }, 'sent', 2],
  [{ kind: 'drop-after' }, 'sent', 2],
  [{ kind: 'status-after', status: 503 }, 'sent', 2],
  [{ kind: 'error', error: 'internal_error' }, 'sent', 2],
])(
  'a deletion whose answer breaks goes again until the file is gone: %o',
  async (fault, state, calls) => {
    const team = await withExport();
    const { bot, tolerate } = team;
    tolerate('files.delete');
    await bot.linesman.tick();
    bot.workspace.fail('files.delete', fault);
    await forget(team);
    await pass(bot, 60);
    expect([filesOf(bot), deletions(bot).length]).toEqual([{ shown: [], deleted: 1 }, calls]);
    expect(fatesOf(bot)).toEqual([state]);
  },
);

test('a deletion goes on being tried for three days, then it is given up and listed', async () => {
  const team = await withExport();
  const { bot, li, tolerate } = team;
  tolerate('files.delete');
  await bot.linesman.tick();
  bot.workspace.fail('files.delete', { kind: 'drop-before' }, 1_000);
  await forget(team);
  await pass(bot, 600, 60);
  expect([fatesOf(bot), deletions(bot).length > 5]).toEqual([['pending'], true]);
  bot.clock.advance(72 * 60 * 60_000);
  await bot.linesman.tick();
  expect(fatesOf(bot)).toEqual(['dead']);
  expect((await li.command('/kam missed')).join()).toContain(
    'Deleting a file of mine → Emma Clark',
  );
});

test('a deletion that was under way when the process ended goes again', async () => {
  const team = await withExport();
  const { bot, tolerate } = team;
  tolerate('files.delete');
  await bot.linesman.tick();
  bot.workspace.fail('files.delete', { kind: 'drop-before' });
  await forget(team);
  await bot.linesman.tick();
  bot.clock.advance(10_000);
  const claimed = await bot.store.write(({ outbox }) => outbox.claim(bot.clock.now(), 30_000));
  expect([claimed?.kind, claimed?.attempt]).toEqual(['delete', 2]);
  const again = await bot.restart();
  await pass(again, 60);
  expect([filesOf(again), fatesOf(again)]).toEqual([{ shown: [], deleted: 1 }, ['sent']]);
  const looks = again.workspace.calls().filter(({ method }) => method === 'conversations.history');
  expect(looks).toEqual([]);
});

test.each(['file_deleted', 'file_not_found'])(
  'a file that is gone already is done: %s',
  async (error) => {
    const team = await withExport();
    const { bot, li, tolerate } = team;
    tolerate('files.delete');
    await bot.linesman.tick();
    bot.workspace.fail('files.delete', { kind: 'error', error });
    await forget(team);
    await pass(bot, 60);
    expect([fatesOf(bot), deletions(bot).length]).toEqual([['sent'], 1]);
    expect((await li.command('/kam missed'))[0]).toBe('Everything of the last 7 days was sent.');
  },
);

test.each(['cant_delete_file', 'missing_scope'])(
  'a file that Slack does not let go is logged and listed, and can be tried again: %s',
  async (error) => {
    const team = await withExport();
    const { bot, emma, li, tolerate } = team;
    tolerate('files.delete');
    await bot.linesman.tick();
    bot.workspace.fail('files.delete', { kind: 'error', error });
    await forget(team);
    await pass(bot, 60);
    expect([fatesOf(bot), deletions(bot).length]).toEqual([['blocked'], 1]);
    expect(bot.log.entries).toContainEqual({
      level: 'error',
      message: 'Slack does not take a message',
      fields: { message: expect.any(String), reason: error },
    });
    expect(await bot.store.read.outbox.backlog(bot.clock.now())).toMatchObject({
      isRefused: false,
    });
    const own = (await li.command('/kam missed')).slice(1, 3);
    expect(own).toEqual([
      `• Fri 20 Nov, 10:00 · Deleting a file of mine → Emma Clark: Slack says “${error}”`,
      '[Send again] [Drop]',
    ]);
    // Whoever is forgotten next takes it along.
    await emma.command('/visit Acme Foods: met Jane Roe');
    await li.command('/kam forget Jane Roe');
    await li.press('Erase');
    await pass(bot, 10);
    expect(filesOf(bot)).toEqual({ shown: [], deleted: 1 });
  },
);

test('what waits to be deleted is deleted after a restart, each file once', async () => {
  const team = await withExport();
  const { bot, emma } = team;
  for (const line of ['/customer export', '/ticket export']) await emma.command(line);
  await bot.linesman.tick();
  await forget(team);
  await bot.linesman.tick();
  expect(filesOf(bot).deleted).toBe(1);
  const again = await bot.restart();
  await pass(again, 10);
  expect([filesOf(again), deletions(again).length]).toEqual([{ shown: [], deleted: 3 }, 3]);
});

test.each<[string, Fault, number]>([
  ['Slack has it: it is deleted', { kind: 'drop-after' }, 1],
  ['Slack has it not: it is drawn anew, and stays', { kind: 'drop-before' }, 0],
])(
  'a file of which Slack never said whether it took it is waited for. %s',
  async (_what, fault, deleted) => {
    const team = await withExport();
    const { bot, tolerate } = team;
    tolerate('files.completeUploadExternal', 'files.delete');
    bot.workspace.fail('files.completeUploadExternal', fault);
    await bot.linesman.tick();
    expect((await forget(team)).filter((line) => line.startsWith('1 file of mine')).length).toBe(1);
    await bot.linesman.tick();
    expect(deletions(bot)).toEqual([]);
    await pass(bot, 90);
    const { shown, ...rest } = filesOf(bot);
    expect(rest).toEqual({ deleted });
    expect(shown.length).toBe(1 - deleted);
    for (const file of shown) expect(await isNamedIn(bot, file)).toBe(false);
    expect(deletions(bot).length).toBe(1);
  },
);

test('a file that was drawn before and not shown yet is not shown, but drawn anew', async () => {
  let meanwhile = async () => {};
  const team = await startTeam({
    between: (apiUrl) =>
      alterAnswers(apiUrl, async (method, answer) => {
        if (method === 'files.getUploadURLExternal') await meanwhile();
        return answer;
      }),
  });
  const { bot, emma } = team;
  await emma.command(`/visit Acme Foods: met ${contact}, ${phone}`);
  meanwhile = async () => {
    meanwhile = async () => {};
    await forget(team);
  };
  await emma.command('/visit export');
  await bot.linesman.tick();
  expect(filesOf(bot)).toEqual({ shown: [], deleted: 0 });
  await pass(bot, 60);
  const { shown, deleted } = filesOf(bot);
  const named = await Promise.all(shown.map((file) => isNamedIn(bot, file)));
  expect([named, deleted, deletions(bot)]).toEqual([[false], 0, []]);
});

test('where a file may have come twice both are deleted', async () => {
  const team = await withExport();
  const { bot, tolerate } = team;
  tolerate('files.completeUploadExternal', 'files.list');
  bot.workspace.fail('files.completeUploadExternal', { kind: 'drop-after' });
  bot.workspace.fail('files.list', { kind: 'error', error: 'missing_scope' }, 20);
  await pass(bot, 120, 20);
  expect(filesOf(bot).shown.length).toBe(2);
  expect((await forget(team)).filter((line) => line.startsWith('1 file of mine')).length).toBe(1);
  await pass(bot, 10);
  expect([filesOf(bot), deletions(bot).length]).toEqual([{ shown: [], deleted: 2 }, 2]);
});

test('a file that came before its id was kept is found by the end of its name', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  await emma.command('/customer import');
  await sendList(team, 'UEMMA', csv('Customer name,Capacity', `Mill,${contact}`), {
    name: `${contact}.csv`,
  });
  const later = await bot.restart(async () => {
    openFile(bot.databaseFile).exec(`UPDATE "OutboxMessage" SET "slackFileIds" = '[]'`);
  });
  later.clock.set('2026-11-21T10:00:00+08:00');
  await later.linesman.tick();
  expect(namesOf(filesOf(later).shown)).toEqual([
    `Refused rows of ${contact}.csv.xlsx`,
    'Template for customers.xlsx',
  ]);
  expect((await forget(team)).filter((line) => line.startsWith('1 file of mine')).length).toBe(1);
  await pass(later, 10);
  const { shown, deleted } = filesOf(later);
  expect([namesOf(shown), deleted, deletions(later).length]).toEqual([
    ['Template for customers.xlsx'],
    1,
    1,
  ]);
  expect(await later.store.read.erasures.postedFiles(later.linesman.workspaceId)).toEqual([]);
});

test('a file that was being drawn when the process ended is drawn anew, and stays', async () => {
  const team = await startTeam();
  const { bot, emma, tolerate } = team;
  tolerate('files.getUploadURLExternal');
  await emma.command(`/visit Acme Foods: met ${contact}, ${phone}`);
  bot.workspace.fail('files.getUploadURLExternal', { kind: 'drop-before' });
  await emma.command('/visit export');
  await bot.linesman.tick();
  bot.clock.advance(10_000);
  const claimed = await bot.store.write(({ outbox }) => outbox.claim(bot.clock.now(), 30_000));
  expect([claimed?.kind, claimed?.attempt]).toEqual(['file', 2]);
  const again = await bot.restart();
  await forget(team);
  await pass(again, 120);
  const { shown, deleted } = filesOf(again);
  const named = await Promise.all(shown.map((file) => isNamedIn(again, file)));
  expect([named, deleted, fatesOf(again)]).toEqual([[false], 0, ['sent']]);
});

test('a deletion that Slack puts off holds up no message in the same place', async () => {
  const team = await withExport();
  const { bot, emma, tolerate } = team;
  tolerate('files.delete');
  await bot.linesman.tick();
  bot.workspace.fail('files.delete', { kind: 'rate-limited', retryAfterSeconds: 600 });
  await forget(team);
  await bot.linesman.tick();
  await emma.command('/visit export');
  await bot.linesman.tick();
  const named = filesOf(bot).shown.map((file) => isNamedIn(bot, file));
  expect(await Promise.all(named)).toEqual([true, false]);
  bot.clock.advance(600_000);
  await bot.linesman.tick();
  const left = filesOf(bot).shown.map((file) => isNamedIn(bot, file));
  expect([await Promise.all(left), filesOf(bot).deleted]).toEqual([[false], 1]);
});

test('whom a backup brings back has their files deleted at the start', async () => {
  const team = await withExport();
  const { bot, tolerate } = team;
  tolerate('files.delete');
  await bot.linesman.tick();
  const backup = join(testFolder(), 'copy.db');
  await bot.store.backup(backup);
  bot.workspace.fail('files.delete', { kind: 'rate-limited', retryAfterSeconds: 3_600 });
  await forget(team);
  await bot.linesman.tick();
  expect([filesOf(bot).deleted, fatesOf(bot)]).toEqual([0, ['pending']]);
  const again = await bot.restart(() => restoreBackup(backup, bot.databaseFile, instant(0)));
  await again.linesman.tick();
  expect([filesOf(again), fatesOf(again)]).toEqual([{ shown: [], deleted: 1 }, ['sent']]);
});
