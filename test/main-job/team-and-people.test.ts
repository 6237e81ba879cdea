import { expect, test } from 'vitest';
import { z } from 'zod';
import { alterAnswers } from '../support/alter-answers.ts';
import { startBot } from '../support/start-bot.ts';
import { startTeam } from '../support/start-team.ts';
import { expectNoRefusals, personOf } from '../support/talk-to-bot.ts';

test('the first person of a new workspace joins the open team and works at once', async () => {
  const bot = await startBot();
  expectNoRefusals(bot);
  const wang = personOf(bot, 'UWANG');
  expect(await wang.command('/visit 华新钢铁 谈增容')).toEqual([
    '没有找到客户“华新钢铁”。',
    '[新增并登记]',
  ]);
  expect((await wang.press('新增并登记'))[0]).toBe('V-1 · 华新钢铁 — 走访已登记');
  expect(await wang.command('/kam whoami')).toEqual([
    '你是 王磊',
    '角色：客户经理',
    '团队：Key accounts',
    '语言：简体中文',
    '时区：Asia/Shanghai，当地现在是 11月20日周五 10:00',
  ]);
});

test('the members of a team see its customers, whoever added them', async () => {
  const bot = await startBot();
  expectNoRefusals(bot);
  await personOf(bot, 'UWANG').command('/customer 新增 华新钢铁');
  expect((await personOf(bot, 'UEMMA').command('/customer 华新')).slice(0, 2)).toEqual([
    '华新钢铁',
    'Manager: 王磊',
  ]);
});

test('a closed team lets in nobody but owners and admins of the workspace', async () => {
  const bot = await startBot();
  expectNoRefusals(bot);
  await bot.store.write(async ({ teams }) => {
    const team = await teams.findDefault(bot.linesman.workspaceId);
    if (team) await teams.update({ ...team, isOpen: false });
  });
  const wang = personOf(bot, 'UWANG');
  const refused = ['团队“Key accounts”是封闭的，请主管或管理员把你加进来。'];
  expect(await wang.command('/visit 华新钢铁 谈增容')).toEqual(refused);
  expect(await wang.command('/due')).toEqual(refused);
  expect(await wang.write('待办')).toEqual(refused);
  expect((await personOf(bot, 'ULI').command('/due'))[0]).toBe(
    'Nothing is due until Sunday. Well done.',
  );
});

test('guests, strangers, bots and deactivated people are refused', async () => {
  const flags = ['is_restricted', 'is_stranger', 'is_bot', 'deleted'];
  const usersInfo = z.looseObject({ user: z.looseObject({}) });
  let flag = '';
  const bot = await startBot({
    between: (apiUrl) =>
      alterAnswers(apiUrl, (method, answer) => {
        if (method !== 'users.info') return answer;
        const { user } = usersInfo.parse(answer);
        return { ...answer, user: { ...user, [flag]: true } };
      }),
  });
  expectNoRefusals(bot);
  const ids = ['UWANG', 'UEMMA', 'UCHEN', 'ULI'];
  const answers: string[][] = [];
  for (const [place, id] of ids.entries()) {
    flag = flags[place] ?? '';
    answers.push(await personOf(bot, id).command('/due'));
  }
  const english = ['Guests, bots and deactivated people cannot use Linesman.'];
  expect(answers).toEqual([
    ['访客、机器人和已停用的账号不能使用 Linesman。'],
    english,
    ['訪客、機器人和已停用的帳號不能使用 Linesman。'],
    english,
  ]);
});

test('whoever is deactivated later is refused once Slack was asked again', async () => {
  const { bot, emma } = await startTeam();
  bot.workspace.deactivate('UEMMA');
  const nothingDue = ['Nothing is due until Sunday. Well done.'];
  expect(await emma.command('/due')).toEqual(nothingDue);
  bot.clock.advance(2 * 60 * 60 * 1000);
  // The profile is read again beside the line that finds it old, so one of the next lines is refused.
  let answer = nothingDue;
  for (let tries = 0; tries < 50 && answer[0] === nothingDue[0]; tries += 1) {
    answer = await emma.command('/due');
  }
  expect(answer).toEqual(['Guests, bots and deactivated people cannot use Linesman.']);
});

test('the bot asks whoever invited it what the channel is for, and the answer holds', async () => {
  const { bot, team, li } = await startTeam();
  const question = async (channelId: string) => {
    const known = li.direct().length;
    expect((await bot.workspace.as('ULI').say(channelId, '/invite @Linesman')).error).toBeNull();
    return bot.workspace.until(() => li.direct()[known]);
  };
  expect(await question('COTHER')).toEqual([
    'You invited me to #COTHER. Is it the channel of the team “Key accounts”?',
    '[Team channel] [Leads channel] [Neither]',
  ]);
  expect(await li.press('Team channel')).toEqual([
    '#COTHER is the team channel now; the morning digest goes there.',
  ]);
  expect((await bot.store.read.teams.find(team.id))?.teamChannelId).toBe('COTHER');
  await li.command('/kam setup');
  expect(li.form().fields['Team channel']).toBe('COTHER');
});

test('an invited bot leaves the team as it is where the channel is nobody’s', async () => {
  const { bot, team, li } = await startTeam();
  await bot.workspace.as('ULI').say('COTHER', '/invite @Linesman');
  await bot.workspace.until(() => li.direct()[0]);
  expect(await li.press('Neither')).toEqual([
    'All right. I post nothing in #COTHER unless somebody shares there.',
  ]);
  expect(await bot.store.read.teams.find(team.id)).toEqual(team);
});

test('somebody who may not set up the team cannot give it a channel', async () => {
  const { bot, team, wang } = await startTeam();
  await bot.workspace.as('UWANG').say('COTHER', '/invite @Linesman');
  await bot.workspace.until(() => wang.direct()[0]);
  expect(await wang.press('团队频道')).toEqual([
    '只有这个 Slack 工作区的所有者或管理员可以设置，或者持有 Linesman 启动时打印的代码：/kam 设置 <代码>',
  ]);
  expect(await bot.store.read.teams.find(team.id)).toEqual(team);
});

test('somebody outside of a closed team who invites the bot cannot give it a channel either', async () => {
  const bot = await startBot();
  expectNoRefusals(bot);
  const closed = await bot.store.write(async ({ teams }) => {
    const team = await teams.findDefault(bot.linesman.workspaceId);
    if (!team) throw new Error('There is no default team');
    await teams.update({ ...team, isOpen: false });
    return { ...team, isOpen: false };
  });
  const wang = personOf(bot, 'UWANG');
  await bot.workspace.as('UWANG').say('COTHER', '/invite @Linesman');
  await bot.workspace.until(() => wang.direct()[0]);
  expect(await wang.press('团队频道')).toEqual([
    '团队“Key accounts”是封闭的，请主管或管理员把你加进来。',
  ]);
  expect(await bot.store.read.teams.find(closed.id)).toEqual(closed);
});
