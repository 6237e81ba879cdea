import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import type { Role } from '../../src/domain/person.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { alterAnswers } from '../support/alter-answers.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const roles: readonly Role[] = ['manager', 'specialist', 'lead', 'admin'];

/**
 * Every command with a line about what is Wang's, and whether it is carried out for a manager, a
 * specialist of another department, a lead and an admin; n: refused for who they are. `{V}`, `{F}` and
 * `{T}` are a visit, a follow-up and a ticket of Wang's that no other line touches; the last is what
 * Wang did with it before.
 */
const rows: readonly (readonly [command: string, line: string, may: string, prepared?: string])[] =
  [
    ['visit', '/visit 东方化工 yesterday: second feed', 'ynyy'],
    ['visit plan', '/visit plan 东方化工 tomorrow 10am contract', 'ynyy'],
    ['visit list', '/visit list week', 'ynyy'],
    ['visit search', '/visit search second feed', 'ynyy'],
    ['visit ref', '/visit {V}', 'ynyy'],
    ['visit add', '/visit add {V} a second meter', 'nnyy'],
    ['visit report', '/visit report {V}', 'nnyy'],
    ['visit comment', '/visit comment {V} ask for the drawings', 'nnyy'],
    ['visit edit', '/visit edit {V}', 'nnyy'],
    ['visit undo', '/visit undo {V}', 'nnyy'],
    ['customer', '/customer 东方化工', 'ynyy'],
    ['customer add', '/customer add Riverside Hospital 10kV 2000kVA', 'ynyy'],
    ['customer add', '/customer add 东方化工厂', 'ynyy'],
    ['customer add', '/customer add 东方化工股份有限公司', 'ynyy'],
    ['customer list', '/customer list overdue', 'ynyy'],
    ['customer brief', '/customer brief 东方化工', 'ynyy'],
    ['customer date', '/customer date 东方化工 contract ends 31 Mar 2027', 'ynyy'],
    ['customer dates', '/customer dates', 'ynyy'],
    ['customer dates', '/customer dates 东方化工', 'ynyy'],
    ['customer files', '/customer files 东方化工', 'nnyy'],
    ['customer link', '/customer link 东方化工 https://docs.example.com/plan drawings', 'nnyy'],
    ['customer edit', '/customer edit 东方化工', 'nnyy'],
    ['customer alias', '/customer alias 东方化工 OCC', 'nnyy'],
    ['customer alias', '/customer alias 东方化工 -东方化工', 'nnyy'],
    ['customer merge', '/customer merge 东方纺织厂 into 东方化工', 'nnyy'],
    ['customer contact', '/customer contact 东方化工 Jane Roe technical expert', 'nnyy'],
    ['customer contacts', '/customer contacts 东方化工', 'ynyy'],
    ['customer credit', '/customer credit 东方化工', 'ynyy'],
    ['customer credit', '/customer credit 东方化工 85 pays on time', 'nnyy'],
    ['customer gaps', '/customer gaps', 'ynyy'],
    ['customer gaps', '/customer gaps team', 'nnyy'],
    ['customer import', '/customer import', 'ynyy'],
    ['customer export', '/customer export', 'ynyy'],
    ['visit export', '/visit export week', 'ynyy'],
    ['ticket open', '/ticket open 东方化工 10kV 2000kVA dual supply new connection', 'ynyy'],
    ['ticket', '/ticket', 'yyyy'],
    ['ticket show', '/ticket {T}', 'ynyy'],
    ['ticket list', '/ticket list', 'yyyy'],
    ['ticket export', '/ticket export', 'yyyy'],
    ['ticket board', '/ticket board', 'yyyy'],
    ['ticket queue', '/ticket queue', 'yyyy'],
    ['ticket queue', '/ticket queue metering', 'ynyy'],
    ['ticket accept', '/ticket {T} accept application', 'nnyy'],
    ['ticket done', '/ticket {T} done application', 'nnyy'],
    ['ticket decline', '/ticket {T} decline application no papers', 'nnyy'],
    [
      'ticket decline',
      '/ticket {T} decline tie-in outage it is needed',
      'nnyy',
      '/ticket {T} skip tie-in outage 不停电',
    ],
    ['ticket reject', '/ticket {T} reject application no papers', 'nnyy'],
    [
      'ticket approve',
      '/ticket {T} approve tie-in outage',
      'nnyy',
      '/ticket {T} skip tie-in outage 不停电',
    ],
    ['ticket wait', '/ticket {T} wait application customer drawings', 'nnyy'],
    ['ticket resume', '/ticket {T} resume', 'nnyy', '/ticket {T} wait application 等图纸'],
    ['ticket assign', '/ticket {T} assign application 陳美玲', 'nnyy'],
    ['ticket assign', '/ticket {T} assign manager 陳美玲', 'nnyy'],
    ['ticket plan', '/ticket {T} plan external works 30 June', 'nnyy'],
    ['ticket green', '/ticket {T} green', 'nnyy'],
    ['ticket block', '/ticket {T} block the line route is disputed', 'ynyy'],
    ['ticket unblock', '/ticket {T} unblock', 'ynyy', '/ticket {T} block 路径有争议'],
    ['ticket link', '/ticket {T} link 李伟', 'nnyy'],
    ['ticket note', '/ticket {T} note transformer ordered', 'ynyy'],
    ['ticket skip', '/ticket {T} skip tie-in outage not needed', 'nnyy'],
    ['ticket card', '/ticket {T} card', 'ynyy'],
    ['ticket why', '/ticket {T} why', 'ynyy'],
    ['ticket file', '/ticket {T} file', 'ynyy'],
    ['ticket history', '/ticket {T} history', 'ynyy'],
    ['ticket timeline', '/ticket {T} chart', 'ynyy'],
    ['ticket slip', '/ticket {T} slip', 'ynyy'],
    ['ticket close', '/ticket {T} close the customer withdrew', 'nnyy'],
    ['ticket reopen', '/ticket {T} reopen by mistake', 'nnyy', '/ticket {T} close 客户撤回'],
    ['due', '/due', 'yyyy'],
    ['due done', '/due done {F} sent', 'nnyy'],
    ['due snooze', '/due snooze {F} next Wednesday 3pm', 'nnyy'],
    ['due add', '/due add send the plan tomorrow 10am', 'yyyy'],
    ['due add', '/due add @王磊 send the plan tomorrow 10am', 'nnyy'],
    ['due list', '/due list team', 'yyyy'],
    ['due list', '/due list 东方化工', 'ynyy'],
    ['due give', '/due give {F} @陳美玲', 'nnyy'],
    ['due show', '/due {F}', 'ynyy'],
    ['due stop', '/due stop {F}', 'nnyy'],
    ['due history', '/due history {F}', 'ynyy'],
    ['progress', '/progress', 'yyyy'],
    ['progress', '/progress week visits', 'yyyy'],
    ['progress', '/progress team', 'nnyy'],
    ['progress', '/progress @王磊', 'nnyy'],
    ['progress', '/progress people', 'nnyy'],
    ['progress', '/progress 东方化工', 'nnyy'],
    ['progress', '/progress metering', 'ynyy'],
    ['progress list', '/progress list customers', 'yyyy'],
    ['progress list', '/progress list customers team', 'nnyy'],
    ['progress export', '/progress export', 'yyyy'],
    ['progress export', '/progress export team', 'nnyy'],
    ['kam help', '/kam help', 'yyyy'],
    ['kam whoami', '/kam whoami', 'yyyy'],
    ['kam settings', '/kam settings', 'yyyy'],
    ['kam settings', '/kam settings team', 'nnyy'],
    ['kam calendar-feed', '/kam calendar-feed', 'yyyy'],
    ['kam away', '/kam away until Friday, @陳美玲 covers', 'yyyy'],
    ['kam away', '/kam away @王磊 until Friday, @陳美玲 covers', 'nnyy'],
    ['kam back', '/kam back', 'yyyy'],
    ['kam setup', '/kam setup', 'nnny'],
    ['kam role', '/kam role @陳美玲 lead', 'nnny'],
    ['kam team', '/kam team', 'yyyy'],
    ['kam team', '/kam team add North', 'nnny'],
    ['kam team', '/kam team @李伟 Key accounts', 'nnny'],
    ['kam rules', '/kam rules', 'yyyy'],
    ['kam audit', '/kam audit 东方化工', 'nnyy'],
    ['kam forget', '/kam forget Jane Roe', 'nnyy'],
    ['kam journal', '/kam journal', 'yyyy'],
    ['kam journal', '/kam journal yesterday', 'yyyy'],
    ['kam journal', '/kam journal @王磊', 'nnyy'],
    ['kam plan', '/kam plan', 'yyyy'],
    ['kam plan', '/kam plan next week: visit Acme Foods', 'ynyy'],
    ['kam plan', '/kam plan @王磊', 'nnyy'],
    ['kam monthplan', '/kam monthplan', 'yyyy'],
    ['kam year', '/kam year', 'ynyy'],
    ['kam bulletin', '/kam bulletin', 'ynyy'],
    ['kam minutes', '/kam minutes', 'ynyy'],
    ['kam departments', '/kam departments', 'yyyy'],
    ['kam handover', '/kam handover @王磊 @陳美玲 华新钢铁', 'nnyy'],
    ['kam stages', '/kam stages', 'yyyy'],
    ['kam missed', '/kam missed', 'nnyy'],
    ['kam pause', '/kam pause until tomorrow 8am', 'nnyy'],
    ['kam resume', '/kam resume', 'nnyy'],
    ['kam calendar', '/kam calendar', 'yyyy'],
    ['kam calendar', '/kam calendar 2026-12-30 off stocktaking', 'nnyy'],
  ];

/** What is said to whoever may not, in English. */
const refusals = [
  /^You may not do that in the team/,
  /^Only /,
  /only they and a lead may/,
  /^Tickets are opened by account managers and leads/,
  /^You see your own progress/,
  /^Neither you nor your department/,
  /is set by leads\.$/,
  /^The documents of .* are for .* and the leads\.$/,
  /^The contacts of .* are for .* and the leads\.$/,
];
const isRefused = (lines: readonly string[]) =>
  refusals.some((refusal) => refusal.test(lines[0] ?? ''));

/** Lines with records of Wang's own in the places of `{V}`, `{F}` and `{T}`. */
async function withRecords(team: TeamAtWork) {
  const { wang } = team;
  const taken = { V: 0, F: 0, T: 0 };
  const place = /\{([VFT])\}/;
  const lines = rows.map(([command, line, may, prepared = '']) => {
    const kind = place.exec(line)?.[1];
    const isKind = kind === 'V' || kind === 'F' || kind === 'T';
    if (isKind) taken[kind] += 1;
    const reference = isKind ? `${kind === 'T' ? 'GC' : kind}-${taken[kind]}` : '';
    const named = (text: string) => text.replace(place, reference);
    return { command, may, line: named(line), prepared: named(prepared) };
  });
  for (let count = 0; count < taken.V; count += 1)
    await wang.command('/visit 东方化工 昨天 谈增容');
  for (let count = 0; count < taken.F; count += 1)
    await wang.command('/due add 送方案 明天 东方化工');
  for (let count = 0; count < taken.T; count += 1) {
    await wang.command('/ticket open 东方化工 10kV 2000kVA 双电源 增容');
  }
  for (const { prepared } of lines) {
    if (prepared !== '') expect(await wang.command(prepared)).not.toEqual([]);
  }
  return lines;
}

/** What came of a line in a direct message. Other messages may come there meanwhile. */
async function sayDirectly({ bot, emma }: TeamAtWork, line: string): Promise<'y' | 'n'> {
  const actor = bot.workspace.as('UEMMA');
  const known = emma.direct().length;
  await actor.say(actor.directChannelId(), line);
  await bot.linesman.tick();
  const answers = () => emma.direct().slice(known);
  await bot.workspace.until(() => answers().find(isRefused) ?? answers().at(1));
  return answers().some(isRefused) ? 'n' : 'y';
}

/** Emma in a role, at a team of English. */
async function withRole(role: Role, options: Parameters<typeof startTeam>[0] = {}) {
  const team = await startTeam({ ...options, setup: { teamChannelId: 'CTEAM' } });
  const { bot } = team;
  await bot.store.write(async ({ people }) => {
    for (const [id, change] of [
      ['UEMMA', { role, department: role === 'specialist' ? 'dispatch' : null }],
      ['ULI', { isWorkspaceAdmin: false }],
    ] as const) {
      const person = await people.find(personId(bot.linesman.workspaceId, id));
      if (person) await people.save({ ...person, ...change });
    }
  });
  return team;
}

test('every command has a row', () => {
  const known = commands.map(({ noun, verbs, reference }) =>
    [noun, verbs[0] ?? (reference ? 'ref' : '')].join(' ').trim(),
  );
  expect([...new Set(rows.map(([command]) => command))].sort()).toEqual(known.sort());
});

describe.each(roles)('a %s', (role) => {
  test('is refused what is not theirs to do, in the team’s channel and in direct messages', async () => {
    const team = await withRole(role);
    const { bot, emma } = team;
    const lines = await withRecords(team);
    const came: [string, string, string][] = [];
    const expected: [string, string, string][] = [];
    for (const { line, may } of lines) {
      const verdict = may[roles.indexOf(role)] ?? '?';
      expected.push([line, verdict, verdict]);
      const inChannelSaid = isRefused(await emma.command(line)) ? 'n' : 'y';
      // What is refused stays undone, so it can be tried twice; what was done is done.
      const directSaid = verdict === 'n' ? await sayDirectly(team, line.slice(1)) : inChannelSaid;
      came.push([line, inChannelSaid, directSaid]);
    }
    expect(came).toEqual(expected);
    if (role === 'manager' || role === 'specialist') {
      const wang = personId(bot.linesman.workspaceId, 'UWANG');
      const { read } = bot.store;
      const [followUp, ticket] = [
        await read.followUps.findByNumber(team.team.id, 1),
        await read.tickets.findByNumber(team.team.id, 2),
      ];
      expect([followUp?.version, followUp?.ownerId, ticket?.version, ticket?.managerId]).toEqual([
        1,
        wang,
        1,
        wang,
      ]);
    }
  }, 60_000);

  test('is told nothing but that in a channel that another company reads', async () => {
    const channelInfo = z.looseObject({ channel: z.looseObject({}) });
    const { emma } = await withRole(role, {
      between: (apiUrl) =>
        alterAnswers(apiUrl, (method, answer) => {
          if (method !== 'conversations.info') return answer;
          const { channel } = channelInfo.parse(answer);
          return { ...answer, channel: { ...channel, is_ext_shared: true } };
        }),
    });
    const said = new Set<string>();
    for (const [, line] of rows) {
      said.add((await emma.command(line.replace(/\{([VFT])\}/, 'F-1'))).join('\n'));
    }
    expect([...said]).toEqual([
      'People of another company read this channel, so I say nothing here. Write to me directly.',
    ]);
  }, 60_000);
});
