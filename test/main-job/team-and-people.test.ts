import { expect, test } from 'vitest';
import { z } from 'zod';
import { randomId } from '../../src/domain/new-id.ts';
import type { Member, Team } from '../../src/domain/person.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import type { CalendarRegion } from '../../src/domain/working-days.ts';
import { clockTime, dayOf } from '../../src/domain/zoned-time.ts';
import type { Repositories } from '../../src/ports/store.ts';
import { joinDefaultTeam } from '../../src/usecases/recognise-person.ts';
import {
  claimSetupCode,
  giveChannelUse,
  setUpTeam,
  setupCodeHash,
} from '../../src/usecases/set-up-team.ts';
import type { UseCaseContext } from '../../src/usecases/use-case-context.ts';
import { alterAnswers } from '../support/alter-answers.ts';
import { type Bot, startBot } from '../support/start-bot.ts';
import { startTeam } from '../support/start-team.ts';
import { expectNoRefusals, personOf } from '../support/talk-to-bot.ts';

/** What a use case is given: with the actor and the team as they were read before the transaction. */
const contextOf = (
  { clock }: Bot,
  repositories: Repositories,
  person: Member,
  team: Team,
): UseCaseContext => ({
  repositories,
  actor: { person, team, standsInFor: [] },
  settings: defaultSettings,
  now: clock.now(),
  today: dayOf(clock.now(), person.timeZone),
  newId: randomId,
});

/** Runs a use case for somebody with the team as the test read it, however it stands now. */
async function actAs<T>(
  bot: Bot,
  team: Team,
  slackUserId: string,
  act: (context: UseCaseContext) => Promise<T>,
): Promise<T> {
  const person = await bot.store.read.people.findBySlackUser(team.workspaceId, slackUserId);
  if (!person) throw new Error(`${slackUserId} is not known`);
  const member = { ...person, teamId: team.id };
  return bot.store.write((repositories) => act(contextOf(bot, repositories, member, team)));
}

test('the first person of a new workspace joins the open team and works at once', async () => {
  const bot = await startBot();
  expectNoRefusals(bot);
  const wang = personOf(bot, 'UWANG');
  expect(await wang.command('/visit 华新钢铁 谈增容')).toEqual([
    '没有找到客户“华新钢铁”。',
    '[新增并登记]',
  ]);
  expect((await wang.press('新增并登记'))[0]).toBe('V-1 · 华新钢铁 — 走访已登记');
  expect((await wang.command('/kam whoami')).slice(0, 5)).toEqual([
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
  const refused = ['团队“Key accounts”是封闭的，请管理员用 /kam 团队设置 开放。'];
  expect(await wang.command('/visit 华新钢铁 谈增容')).toEqual(refused);
  expect(await wang.command('/due')).toEqual(refused);
  expect(await wang.write('待办')).toEqual(refused);
  expect((await personOf(bot, 'ULI').command('/due'))[0]).toBe('Nothing is due this week.');
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

test('people of another workspace in a shared channel are refused, whatever their flags say', async () => {
  const usersInfo = z.looseObject({ user: z.looseObject({}) });
  let of: object = {};
  const bot = await startBot({
    between: (apiUrl) =>
      alterAnswers(apiUrl, (method, answer) => {
        if (method !== 'users.info') return answer;
        const { team_id: _, ...user } = usersInfo.parse(answer).user;
        return { ...answer, user: { ...user, ...of } };
      }),
  });
  expectNoRefusals(bot);
  const { teamId } = bot.workspace;
  const rows = [
    ['UWANG', { team_id: 'TPARTNER', is_stranger: false }],
    ['UCHEN', {}],
    ['UEMMA', { team_id: 'TPARTNER', enterprise_user: { teams: ['TPARTNER', teamId] } }],
    ['ULI', { team_id: teamId }],
  ] as const;
  const answers: string[][] = [];
  for (const [id, claims] of rows) {
    of = claims;
    answers.push(await personOf(bot, id).command('/due'));
  }
  expect(answers).toEqual([
    ['访客、机器人和已停用的账号不能使用 Linesman。'],
    ['訪客、機器人和已停用的帳號不能使用 Linesman。'],
    ['Nothing is due this week.'],
    ['Nothing is due this week.'],
  ]);
});

test('whoever is deactivated later is refused once Slack was asked again', async () => {
  const { bot, emma } = await startTeam();
  // Slack's own word of it is lost.
  bot.workspace.deactivate('UEMMA', false);
  const nothingDue = ['Nothing is due this week.'];
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

test('a channel is given on what the team has become meanwhile, and ends the setup code', async () => {
  const { bot, team } = await startTeam();
  const workspaceId = bot.linesman.workspaceId;
  await bot.store.write(async ({ teams, workspaces }) => {
    await teams.update({ ...team, name: 'Renamed meanwhile' });
    await workspaces.setSetupCodeHash(workspaceId, setupCodeHash('0A1B2C3D4E'));
  });
  await actAs(bot, team, 'ULI', (context) => giveChannelUse(context, 'COTHER', 'team'));
  expect(await bot.store.read.teams.find(team.id)).toEqual({
    ...team,
    name: 'Renamed meanwhile',
    teamChannelId: 'COTHER',
  });
  expect((await bot.store.read.workspaces.find(workspaceId))?.setupCodeHash).toBe(null);
});

test('a setup keeps what else of the team was changed meanwhile', async () => {
  const { bot, team } = await startTeam();
  await bot.store.write(({ teams }) =>
    teams.update({ ...team, isDefault: false, region: 'HK' as CalendarRegion }),
  );
  const { name, timeZone, locale, isOpen, teamChannelId, leadsChannelId } = team;
  const input = { name, timeZone, locale, isOpen, teamChannelId, leadsChannelId };
  await actAs(bot, team, 'ULI', (context) =>
    setUpTeam(context, {
      ...input,
      digestTime: clockTime('07:45'),
      leadSlackIds: ['ULI'],
      adminChannelId: null,
    }),
  );
  expect(await bot.store.read.teams.find(team.id)).toEqual({
    ...team,
    isDefault: false,
    region: 'HK',
  });
});

test('whoever a setup names a lead hears of it, once', async () => {
  const { bot, team, emma } = await startTeam();
  const { name, timeZone, locale, isOpen, teamChannelId, leadsChannelId } = team;
  const input = { name, timeZone, locale, isOpen, teamChannelId, leadsChannelId };
  for (const leadSlackIds of [
    ['ULI', 'UEMMA'],
    ['ULI', 'UEMMA'],
  ]) {
    await actAs(bot, team, 'ULI', (context) =>
      setUpTeam(context, {
        ...input,
        digestTime: clockTime('07:45'),
        leadSlackIds,
        adminChannelId: null,
      }),
    );
    await bot.linesman.tick();
  }
  expect(emma.direct().map(([title]) => title)).toEqual(['李伟 gave you a role: lead.']);
});

test('whoever becomes an admin by the code, or joins, keeps what was learnt of them meanwhile', async () => {
  const { bot, team } = await startTeam();
  const workspaceId = bot.linesman.workspaceId;
  const stale = await bot.store.read.people.findBySlackUser(workspaceId, 'UEMMA');
  if (!stale) throw new Error('Emma is not known');
  await bot.store.write(async ({ people, workspaces }) => {
    await people.save({ ...stale, name: 'Emma Jones', role: 'lead' });
    await workspaces.setSetupCodeHash(workspaceId, setupCodeHash('0A1B2C3D4E'));
  });
  const joined = await bot.store.write((repositories) =>
    joinDefaultTeam(repositories, { ...stale, teamId: null }),
  );
  const afterJoining = await bot.store.read.people.find(stale.id);
  await bot.store.write((repositories) =>
    claimSetupCode(contextOf(bot, repositories, { ...stale, teamId: team.id }, team), '0A1B2C3D4E'),
  );
  expect([joined.id, afterJoining, await bot.store.read.people.find(stale.id)]).toEqual([
    team.id,
    { ...stale, name: 'Emma Jones', role: 'lead' },
    { ...stale, name: 'Emma Jones', role: 'admin' },
  ]);
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

test('somebody who may not set up the team is told who can, and not asked', async () => {
  const { bot, wang, emma } = await startTeam();
  await bot.workspace.as('UWANG').say('COTHER', '/invite @Linesman');
  await bot.workspace.until(() => wang.direct()[0]);
  expect(wang.direct()).toEqual([
    ['我已加入频道。工作区的所有者或管理员可以用 /kam 团队设置 把它设为团队频道。'],
  ]);
  expect(emma.direct()).toEqual([]);
});

test('somebody who lost the right since they were asked cannot give the team a channel', async () => {
  const { bot, team, li } = await startTeam();
  await bot.workspace.as('ULI').say('COTHER', '/invite @Linesman');
  await bot.workspace.until(() => li.direct()[0]);
  await bot.store.write(async ({ people }) => {
    const person = await people.findBySlackUser(bot.linesman.workspaceId, 'ULI');
    if (person) await people.save({ ...person, isWorkspaceAdmin: false });
  });
  expect(await li.press('Team channel')).toEqual([
    'Only an owner or admin of this Slack workspace may do that, or whoever has the code that was printed when Linesman started: /kam setup <code>',
  ]);
  expect(await bot.store.read.teams.find(team.id)).toEqual(team);
});
