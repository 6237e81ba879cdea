import { expect, test } from 'vitest';
import { personId } from '../../src/usecases/recognise-person.ts';
import type { Fault } from '../../workspace/start-workspace.ts';
import { alterAnswers } from '../support/alter-answers.ts';
import { slipsIn, teamWithSignedStage } from '../support/team-with-slip.ts';

test.each<[string, Fault, string]>([
  [
    'files.getUploadURLExternal',
    { kind: 'error', error: 'missing_scope' },
    'GC-1 的联系单没能发出：我没有上传文件的权限。请管理员授予 `files:write` 权限并重新安装，然后再要一次。',
  ],
  [
    'files.completeUploadExternal',
    { kind: 'error', error: 'not_in_channel' },
    'GC-1 的联系单没能发到工单的消息列。请邀请我进那个频道，或私信向我要。',
  ],
  [
    'files.getUploadURLExternal',
    { kind: 'error', error: 'file_uploads_disabled' },
    'GC-1 的联系单没能发出：Slack 未接受（file_uploads_disabled）。',
  ],
])('what Slack refuses is told to whoever asked: %s, %o', async (method, fault, sentence) => {
  const team = await teamWithSignedStage();
  const { wang, bot, tolerate } = team;
  tolerate(method);
  bot.workspace.fail(method, fault);
  await wang.command('/ticket GC-1 联系单');
  expect(await slipsIn(team, 'CTEAM')).toEqual([]);
  expect(wang.direct().at(-1)).toEqual([sentence]);
  // Messages go on, and a slip that is asked for again comes.
  await wang.command('/ticket GC-1 联系单');
  expect((await slipsIn(team, 'CTEAM')).length).toBe(1);
  const { isRefused } = await bot.store.read.outbox.backlog(bot.clock.now());
  expect(isRefused).toBe(false);
});

test.each<[string, Fault]>([
  ['files.getUploadURLExternal', { kind: 'drop-before' }],
  ['files.getUploadURLExternal', { kind: 'drop-after' }],
  ['files.getUploadURLExternal', { kind: 'rate-limited', retryAfterSeconds: 5 }],
  ['upload_url', { kind: 'drop-before' }],
  ['upload_url', { kind: 'drop-after' }],
  ['upload_url', { kind: 'status-before', status: 500 }],
  ['files.completeUploadExternal', { kind: 'drop-before' }],
  ['files.completeUploadExternal', { kind: 'drop-after' }],
  ['files.completeUploadExternal', { kind: 'status-after', status: 503 }],
  ['files.completeUploadExternal', { kind: 'error', error: 'internal_error' }],
])('an answer that breaks neither loses nor doubles a slip: %s, %o', async (method, fault) => {
  const team = await teamWithSignedStage();
  const { wang, chen, bot, tolerate } = team;
  tolerate(method);
  bot.workspace.fail(method, fault);
  await wang.command('/ticket GC-1 联系单');
  await bot.linesman.tick();
  // Somebody else's file in the same place is not taken for it.
  await bot.workspace.as('UCHEN').upload('CTEAM', { name: 'a.pdf', bytes: Buffer.from('pdf') });
  const updates = () => bot.workspace.calls().filter(({ method }) => method === 'chat.update');
  const before = updates().length;
  await chen.command('/ticket GC-1 備註 廠房在二期');
  await bot.linesman.tick();
  // The card in the same channel does not wait for it.
  expect(updates().length).toBe(before + 1);
  bot.clock.advance(25_000);
  await bot.linesman.tick();
  await bot.linesman.tick();
  const slips = await slipsIn(team, 'CTEAM');
  expect(slips.map(({ page }) => page[0])).toEqual(['业扩工程联系单 GC-1']);
  expect(wang.direct().flat().join()).not.toContain('联系单');
});

test('a slip that was on its way when the process ended comes once after the start', async () => {
  const team = await teamWithSignedStage();
  const { wang, bot, tolerate } = team;
  tolerate('files.getUploadURLExternal');
  bot.workspace.fail('files.getUploadURLExternal', { kind: 'drop-before' });
  await wang.command('/ticket GC-1 联系单');
  await bot.linesman.tick();
  bot.clock.advance(10_000);
  const claimed = await bot.store.write(({ outbox }) => outbox.claim(bot.clock.now(), 30_000));
  expect([claimed?.kind, claimed?.attempt]).toEqual(['file', 2]);
  const again = await bot.restart();
  expect(await slipsIn({ bot: again }, 'CTEAM')).toEqual([]);
  // Long enough for Slack to show what it took, and for the wait after a second try.
  for (const seconds of [20, 10]) {
    again.clock.advance(seconds * 1000);
    await again.linesman.tick();
  }
  expect((await slipsIn({ bot: again }, 'CTEAM')).length).toBe(1);
});

test('a slip that cannot be sent for an hour is given up, and whoever asked is told', async () => {
  const team = await teamWithSignedStage();
  const { wang, bot, tolerate } = team;
  tolerate('files.getUploadURLExternal');
  bot.workspace.fail('files.getUploadURLExternal', { kind: 'drop-before' }, 100);
  await wang.command('/ticket GC-1 联系单');
  await bot.linesman.tick();
  bot.clock.advance(60 * 60_000 + 1);
  expect(await slipsIn(team, 'CTEAM')).toEqual([]);
  expect(wang.direct().at(-1)).toEqual(['GC-1 的联系单没能发出：长时间连不上 Slack。请再要一次。']);
});

test('where it cannot be made sure that a slip arrived, it comes once more and says so; then its asker is told', async () => {
  const team = await teamWithSignedStage();
  const { wang, bot, tolerate } = team;
  tolerate('files.completeUploadExternal', 'files.list');
  bot.workspace.fail('files.completeUploadExternal', { kind: 'drop-after' }, 2);
  bot.workspace.fail('files.list', { kind: 'error', error: 'missing_scope' }, 20);
  await wang.command('/ticket GC-1 联系单');
  for (let round = 0; round < 10; round += 1) {
    await bot.linesman.tick();
    bot.clock.advance(21_000);
  }
  const slips = await slipsIn(team, 'CTEAM');
  expect(slips.map(({ words }) => words)).toEqual([
    ['GC-1 · 华新钢铁有限公司：“业务受理”联系单，王磊索取。用浏览器打开即可打印。'],
    [
      'GC-1 · 华新钢铁有限公司：“业务受理”联系单，王磊索取。用浏览器打开即可打印。',
      '可能重复：上一条未得到 Slack 确认。',
    ],
  ]);
  expect(wang.direct().at(-1)).toEqual([
    'Slack 未答复 GC-1 的联系单是否发到。请先找一找，没有的话再要一次。',
  ]);
});

test('a machine that slept through its lease while it uploaded shows nothing on it', async () => {
  let sleep = () => {};
  const team = await teamWithSignedStage('资料齐全', {
    between: (apiUrl) =>
      alterAnswers(apiUrl, (method, answer) => {
        if (method === 'files.getUploadURLExternal') sleep();
        return answer;
      }),
  });
  const { wang, bot } = team;
  sleep = () => {
    bot.clock.advance(29_000);
    sleep = () => {};
  };
  await wang.command('/ticket GC-1 联系单');
  await bot.linesman.tick();
  const calls = () =>
    bot.workspace.calls().filter(({ method }) => method === 'files.completeUploadExternal').length;
  expect(calls()).toBe(0);
  bot.clock.advance(10_000);
  expect((await slipsIn(team, 'CTEAM')).length).toBe(1);
  expect(calls()).toBe(1);
});

test('a slip of a ticket that is no more its asker’s does not come, and they are told', async () => {
  const team = await teamWithSignedStage();
  const { li, bot, tolerate } = team;
  tolerate('files.getUploadURLExternal');
  bot.workspace.fail('files.getUploadURLExternal', { kind: 'drop-before' });
  await li.command('/ticket GC-1 slip');
  await bot.linesman.tick();
  await bot.store.write(async ({ people }) => {
    const person = await people.find(personId(bot.linesman.workspaceId, 'ULI'));
    if (!person) throw new Error('Li is not there');
    await people.save({ ...person, teamId: null });
  });
  bot.clock.advance(10_000);
  expect(await slipsIn(team, 'CTEAM')).toEqual([]);
  expect(li.direct().at(-1)).toEqual(['The hand-over slip of GC-1 is not there for you any more.']);
});
