import { describe, expect, test } from 'vitest';
import type { Role } from '../../src/domain/person.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { changePerson } from '../support/change-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** A team whose admin is Li, who owns nothing in Slack. */
async function withAdmin(): Promise<TeamAtWork> {
  const team = await startTeam();
  await changePerson(team.bot, 'ULI', { role: 'admin', isWorkspaceAdmin: false });
  return team;
}

const placeOf = async ({ bot }: TeamAtWork, slackId: string) => {
  const id = personId(bot.linesman.workspaceId, slackId);
  const person = await bot.store.read.people.find(id);
  const team = person?.teamId ? await bot.store.read.teams.find(person.teamId) : undefined;
  return [team?.name, person?.role, person?.department];
};

describe('/kam role', () => {
  test('an admin gives roles in any language; whoever has it hears of it, and the trail has it', async () => {
    const team = await withAdmin();
    const { bot, li, emma, chen } = team;
    expect(await li.command('/kam role @Emma Clark lead')).toEqual([
      'Emma Clark has the role: lead. They were told.',
    ]);
    expect(await li.command('/kam 角色 @陳美玲 管理員')).toEqual([
      '陳美玲 has the role: admin. They were told.',
    ]);
    await bot.linesman.tick();
    expect(emma.direct()).toEqual([
      ['李伟 gave you a role: lead.', '`/kam whoami` says what you may do.'],
    ]);
    expect(chen.direct()).toEqual([
      ['李伟已將你的角色設為：管理員。', '`/kam 我是誰` 可查看你的權限。'],
    ]);
    expect(await placeOf(team, 'UEMMA')).toEqual(['Key accounts', 'lead', null]);
    const entries = await bot.store.read.audit.of(
      `person/${personId(bot.linesman.workspaceId, 'UEMMA')}`,
    );
    expect(entries.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['person.role', 'manager', 'lead'],
    ]);
  });

  test.each<[string, string, string | undefined]>([
    ['', 'Who is meant? Mention a colleague of your team.', '/kam role @Wang lead'],
    [
      '@Emma Clark',
      'Which role is “”? There are manager, specialist, lead and admin.',
      '/kam role @Wang lead',
    ],
    [
      '@Emma Clark boss',
      'Which role is “boss”? There are manager, specialist, lead and admin.',
      '/kam role @Wang lead',
    ],
    ['@Emma Clark manager', 'Emma Clark has that role already: account manager.', undefined],
    [
      '@Emma Clark specialist',
      'Emma Clark still looks after 2 customers and no tickets. Hand them over first.',
      '/kam handover @Emma Clark @Wang all',
    ],
    [
      '@李伟 manager',
      '李伟 is the last admin. Make somebody else an admin first.',
      '/kam role @Wang lead',
    ],
  ])('“%s” is answered with a sentence', async (typed, sentence, example) => {
    const { li } = await withAdmin();
    expect(await li.command(`/kam role ${typed}`)).toEqual([
      sentence,
      ...(example ? [`Try \`${example}\``] : []),
    ]);
  });

  test('nobody else gives roles, least of all to themselves', async () => {
    const team = await withAdmin();
    const { bot, emma } = team;
    for (const role of ['manager', 'specialist', 'lead'] as readonly Role[]) {
      await changePerson(team.bot, 'UEMMA', { role });
      expect(await emma.command('/kam role @Emma Clark admin')).toEqual([
        'Only an admin gives roles.',
      ]);
    }
    expect(await placeOf(team, 'UEMMA')).toEqual(['Key accounts', 'lead', null]);
    await bot.linesman.tick();
    expect(emma.direct()).toEqual([]);
  });

  test('an admin who has left is no other admin', async () => {
    const team = await withAdmin();
    await changePerson(team.bot, 'UCHEN', { role: 'admin', isActive: false });
    expect((await team.li.command('/kam role @李伟 lead'))[0]).toBe(
      '李伟 is the last admin. Make somebody else an admin first.',
    );
    await changePerson(team.bot, 'UCHEN', { role: 'admin', isActive: true });
    expect(await team.li.command('/kam role @李伟 lead')).toEqual([
      '李伟 has the role: lead. They were told.',
    ]);
  });
});

describe('/kam whoami', () => {
  test.each<[Role, readonly string[]]>([
    [
      'manager',
      [
        '• see the customers of the team and log visits',
        '• change the customers that are yours',
        '• open tickets, and lead those that are yours',
        '• keep follow-ups of your own',
        '• hand over your own work in the team',
      ],
    ],
    [
      'specialist',
      [
        '• see and work on tickets in which you or your department have a stage',
        '• keep follow-ups of your own',
      ],
    ],
    [
      'lead',
      [
        '• see the customers of the team and log visits',
        '• change every customer of the team',
        '• open tickets, and lead those that are yours',
        '• keep follow-ups of your own',
        '• hand over anybody’s work in the team',
        '• approve stages; set limits, departments, calendar and channels; pause what is sent',
      ],
    ],
  ])('says what a %s may do, and why', async (role, abilities) => {
    const team = await startTeam();
    await changePerson(team.bot, 'UEMMA', { role });
    const name = role === 'manager' ? 'account manager' : role;
    const lines = await team.emma.command('/kam whoami');
    expect(lines.slice(lines.indexOf(`You may, as ${name} of “Key accounts”:`))).toEqual([
      `You may, as ${name} of “Key accounts”:`,
      ...abilities,
    ]);
  });

  test('says it in Chinese, and of owners of the Slack workspace', async () => {
    const team = await startTeam();
    await changePerson(team.bot, 'UWANG', { isWorkspaceAdmin: true });
    expect((await team.wang.command('/kam 我是谁')).slice(-8)).toEqual([
      '作为“Key accounts”的客户经理、Slack 工作区的所有者或管理员，你可以：',
      '• 查看团队客户、登记走访',
      '• 修改自己负责的客户',
      '• 新建工单、主办自己的工单',
      '• 管理自己的跟进',
      '• 在团队内交接自己的工作',
      '• 审批环节；设置时限、部门、日历和频道；暂停发送',
      '• 设置团队、设定角色：`/kam 团队`、`/kam 角色`',
    ]);
  });
});

describe('/kam team', () => {
  test('an admin makes a further team, sets it up, and puts people into it', async () => {
    const team = await withAdmin();
    const { bot, li, chen } = team;
    expect((await li.command('/kam team')).slice(0, 4)).toEqual([
      'Teams',
      'Key accounts · yours',
      '4 people · Asia/Shanghai · English · open',
      '[Edit]',
    ]);
    await li.command('/kam team add North');
    expect(li.form().fields['Name of the team']).toBe('North');
    await li.sendAndRead({
      'Team channel': 'CTEAM',
      'Leads channel': 'CLEADS',
      'Time zone': 'Asia/Urumqi',
      'Language of the channels': '简体中文',
    });
    await bot.store.write(async ({ customers }) => {
      const [own] = await customers.ofManager(personId(bot.linesman.workspaceId, 'UCHEN'));
      if (own) {
        await customers.update({
          ...own,
          managerId: personId(bot.linesman.workspaceId, 'UWANG'),
        });
      }
    });
    expect(await li.command('/kam team @陳美玲 north')).toEqual([
      '陳美玲 is in the team “North” now, as account manager. They were told.',
    ]);
    await bot.linesman.tick();
    expect(chen.direct()[0]).toEqual([
      '李伟已把你調入團隊「North」，角色：客戶經理。',
      '`/kam 我是誰` 可查看你的權限。',
    ]);
    expect(await placeOf(team, 'UCHEN')).toEqual(['North', 'manager', null]);
    expect((await li.command('/kam team')).slice(4)).toEqual([
      'North #CTEAM #CLEADS',
      '1 person · Asia/Urumqi · 简体中文 · closed',
      '[Edit]',
      '`/kam team add North` makes a further team, `/kam team @Wang North` puts somebody into it.',
    ]);
    // What is another team's is out of reach.
    expect((await chen.command('/customer Acme Foods'))[0]).not.toBe('Acme Foods');
  });

  test.each<[string, readonly string[]]>([
    ['add', ['What is the team called?', 'Try `/kam team`']],
    ['add key accounts', ['There is a team “key accounts” already.']],
    ['@Emma Clark', ['What is the team called?', 'Try `/kam team`']],
    ['@Emma Clark South', ['I know no team “South”. There are: Key accounts.', 'Try `/kam team`']],
    ['@Emma Clark Key accounts', ['Emma Clark is in the team “Key accounts” already.']],
  ])('“%s” is answered with a sentence', async (typed, lines) => {
    const { li } = await withAdmin();
    expect(await li.command(`/kam team ${typed}`)).toEqual(lines);
  });

  test('whoever has customers or open work hands it over first', async () => {
    const team = await withAdmin();
    await team.li.command('/kam team add North');
    await team.li.sendAndRead({});
    expect(await team.li.command('/kam team @Emma Clark North')).toEqual([
      'Emma Clark still has customers or open work in their team. Hand it over first.',
      'Try `/kam handover @Emma Clark @Wang all`',
    ]);
  });

  test('others see the teams, and change nothing', async () => {
    const team = await withAdmin();
    const { emma } = team;
    const refused =
      'Only an owner or admin of this Slack workspace may do that, or whoever has the code that was printed when Linesman started: /kam setup <code>';
    expect(await emma.command('/kam team')).toEqual([
      'Teams',
      'Key accounts · yours',
      '4 people · Asia/Shanghai · English · open',
    ]);
    expect(await emma.command('/kam team add North')).toEqual([refused]);
    expect(await emma.command('/kam team @王磊 Key accounts')).toEqual([refused]);
  });

  test('who sets up a team takes the last admin out of no other', async () => {
    const team = await withAdmin();
    await changePerson(team.bot, 'UEMMA', { isWorkspaceAdmin: true });
    await changePerson(team.bot, 'ULI', { teamId: null });
    await team.emma.command('/kam setup');
    expect((await team.emma.sendAndRead({ Leads: 'ULI' })).at(-1)).toBe(
      'Not taken as leads, because they are guests, bots, not of this workspace or in another team: 李伟.',
    );
    expect((await placeOf(team, 'ULI'))[1]).toBe('admin');
  });
});
