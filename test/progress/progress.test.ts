import { expect, test } from 'vitest';
import type { TeamId } from '../../src/domain/person.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { joinDepartment } from '../support/ticket-team.ts';

async function work({ wang, emma, bot }: TeamAtWork): Promise<void> {
  await wang.command('/visit 华新钢铁 yesterday: second feed');
  await wang.command('/due add send the plan tomorrow 10am');
  await emma.command('/ticket open Acme Foods 10kV 2000kVA new connection by 1 Dec');
  await bot.store.write(async ({ customers }) => {
    const acme = await customers.findByName((await team(bot)).id, 'Acme Foods');
    if (!acme) throw new Error('There is no Acme Foods');
    await customers.putVisitDue(acme.id, { on: calendarDay('2026-11-10'), setOn: null });
  });
}
async function team(bot: TeamAtWork['bot']) {
  const found = await bot.store.read.teams.findDefault(bot.linesman.workspaceId);
  if (!found) throw new Error('There is no team');
  return found;
}

test('a lead reads first what matters, then figures, tables and who waits longest', async () => {
  const at = await startTeam();
  await work(at);
  expect(await at.li.command('/progress visits')).toEqual([
    'Progress · Key accounts · visits · Mon 16 Nov – Sun 22 Nov',
    'One manager is 1 visit behind.',
    '• Visits made: 1 (before 0)',
    '• Customers due for a visit: 1 (before 0)',
    '• Due and visited: 0 (before 0, target 1)',
    '• Visited of those due: 0% (target 100%)',
    '• Visits overdue: 1',
    'By credit grade',
    '• Grade A · Visits overdue: 0 · Customers due for a visit: 0 · Due and visited: 0',
    '• Grade B · Visits overdue: 0 · Customers due for a visit: 1 · Due and visited: 0',
    '• Grade C · Visits overdue: 1 · Customers due for a visit: 0 · Due and visited: 0',
    'By person',
    '• Emma Clark · Visits overdue: 1 · Visits made: 0 · Customers due for a visit: 0 · Due and visited: 0',
    '• 王磊 · Visits overdue: 0 · Visits made: 1 · Customers due for a visit: 1 · Due and visited: 0',
    '• 陳美玲 · Visits overdue: 0 · Visits made: 0 · Customers due for a visit: 0 · Due and visited: 0',
    'Waiting longest',
    'Acme Foods',
    'visit due Tue 10 Nov · Emma Clark',
    '[Show]',
    'Counted Fri 20 Nov, 10:00 from what is recorded. The period before: Mon 9 Nov – Sun 15 Nov.',
    '[Lists behind the figures ▾ Visits made | Customers due for a visit | Visited of those due | Visits overdue] [Another topic ▾ overview | follow-ups | tickets | customers | people] [Sort by ▾ Visits overdue | Customers due for a visit | Due and visited | Visits made]',
    '[Share here] [Chart] [Spreadsheet]',
  ]);
});

test('everybody else sees only themself', async () => {
  const at = await startTeam();
  await work(at);
  const own = await at.wang.command('/progress 走访');
  expect(own.slice(0, 2)).toEqual([
    '进展 · 王磊 · 走访 · 11月16日周一至11月22日周日',
    '没有超期。',
  ]);
  expect(own.join('\n')).not.toMatch(/Emma|陳美玲/);
  for (const line of [
    '/progress 团队',
    '/progress @Emma Clark',
    '/progress 人员',
    '/progress Acme Foods',
  ]) {
    expect(await at.wang.command(line)).toEqual([
      '你可以看自己的进展；同事和团队的进展由主管查看。',
    ]);
  }
});

test('a specialist sees the queue of their department', async () => {
  const at = await startTeam();
  await work(at);
  await joinDepartment(at, 'UCHEN', 'marketing');
  const [title, , open] = await at.chen.command('/progress');
  expect([title, open]).toEqual([
    '進展 · 營銷部 · 工單 · 11月16日週一至11月22日週日',
    '• 在辦工單：1',
  ]);
  expect(await at.chen.command('/progress metering')).toEqual([
    '你在團隊「Key accounts」裡沒有這項權限。',
  ]);
  expect((await at.li.command('/progress metering visits'))[0]).toBe(
    'A department has tickets, but no visits, follow-ups or customers.',
  );
});

test('each figure opens the list that it counts', async () => {
  const at = await startTeam();
  await work(at);
  const listOf = async (figure: string, line = '/progress') => {
    await at.li.command(line);
    return at.li.press(figure);
  };
  expect(await listOf('Visits made')).toEqual([
    'Visits · Visits made · Key accounts · Mon 16 Nov – Sun 22 Nov · 1',
    'V-1 · 华新钢铁有限公司',
    'Thu 19 Nov (yesterday) · 王磊',
    'second feed',
    '[⋯ Show | Add a note…]',
    'Type `V-1` to see one, or `/visit search <words>`.',
    'The same list: `/progress list Visits made`',
  ]);
  expect(await listOf('Follow-ups open', '/progress follow-ups')).toEqual([
    'Follow-ups open · Key accounts · Mon 16 Nov – Sun 22 Nov · 1',
    'F-1 send the plan',
    'Sat 21 Nov (tomorrow), 10:00 · 王磊',
    '[Show]',
    'The same list: `/progress list Follow-ups open`',
  ]);
  const titles = [
    [
      'Customers that lack something',
      'Customers · 6 · Customers that lack something · Key accounts',
    ],
    ['Tickets later than wanted', 'Tickets · Tickets later than wanted · Key accounts · 1'],
  ] as const;
  for (const [figure, title] of titles) expect((await listOf(figure))[0]).toBe(title);
});

test('another topic and another order take the place of the answer', async () => {
  const at = await startTeam();
  await work(at);
  await at.li.command('/progress tickets');
  const answers = () => at.li.direct().length;
  const before = answers();
  const rows = (message: readonly string[]) => message.filter((row) => row.includes('running'));
  expect(rows(await at.li.press('Stages running'))).toContain(
    '• Marketing · Stages overdue: 0 · Working days overdue: 0 · Stages running: 1',
  );
  expect((await at.li.press('people'))[0]).toContain('· people ·');
  expect(answers()).toBe(before);
});

test('what is shared stands in the channel without people side by side, in the team’s language', async () => {
  const at = await startTeam();
  await work(at);
  await at.li.command('/progress visits');
  await at.li.press('Share here');
  await at.bot.linesman.tick();
  const posts = at.bot.workspace.messages('CTEAM').map((message) => readMessage(message));
  expect(posts.at(-2)).toEqual([
    '李伟 shares how work stands',
    'Progress · Key accounts · visits · Mon 16 Nov – Sun 22 Nov',
    'One manager is 1 visit behind.',
    '• Visits made: 1 (before 0)',
    '• Customers due for a visit: 1 (before 0)',
    '• Due and visited: 0 (before 0, target 1)',
    '• Visited of those due: 0% (target 100%)',
    '• Visits overdue: 1',
    '| By credit grade | Visits overdue | Customers due for a visit | Due and visited',
    '| Grade A | 0 | 0 | 0',
    '| Grade B | 0 | 1 | 0',
    '| Grade C | 1 | 0 | 0',
    'Counted Fri 20 Nov, 10:00 from what is recorded. The period before: Mon 9 Nov – Sun 15 Nov.',
  ]);
  expect(posts.at(-1)).toEqual([
    'Customers visited of those due. 0 of 1 due customers visited. Furthest behind: Grade B (0 of 1). Mon 16 Nov – Sun 22 Nov · As of Fri 20 Nov, 10:00',
    '{Customers visited of those due}',
  ]);
});

test('a Slack that does not take its table is remembered, and gets lines at once and from then on', async () => {
  const at = await startTeam();
  await work(at);
  at.tolerate('chat.postMessage');
  const { workspace } = at.bot;
  for (const faults of [1, 0]) {
    workspace.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, faults);
    await at.li.command('/progress visits');
    await at.li.pressOnly('Share here');
    await at.bot.linesman.tick();
  }
  const posts = workspace.messages('CTEAM').map((message) => readMessage(message));
  const grade = '• Grade B · Visits overdue: 0 · Customers due for a visit: 1 · Due and visited: 0';
  expect(posts.filter((post) => post.includes(grade)).length).toBe(2);
  const settings = await at.bot.store.read.teams.settings(at.team.id);
  expect(settings['picture.nativeCharts']).toBe(false);
});

test('its chart comes as a picture by direct message, where there is one', async () => {
  const at = await startTeam();
  await work(at);
  await at.wang.command('/progress 走访');
  expect(await at.wang.press('图表')).toEqual(['图片稍后私信发给你。']);
  await at.bot.linesman.tick();
  expect(at.wang.direct().at(-1)?.[0]).toMatch(/^应走访与已走访客户/);
});

test.each([
  [
    '/progress next week',
    /^That period begins on Mon, 23 Nov 2026: nothing has happened in it yet/,
  ],
  ['/progress 15 Oct 2026 to 1 Oct 2026', /^That period ends before it begins/],
  ['/progress Nobody Known', /^“Nobody Known” is no person, department or customer of the team\.$/],
])('“%s” is answered plainly', async (line, sentence) => {
  const { li } = await startTeam();
  expect((await li.command(line))[0]).toMatch(sentence);
});

test('a period without anything says so, with the nearest that has some', async () => {
  const at = await startTeam();
  expect((await at.li.command('/progress last week follow-ups'))[1]).toBe(
    'Nothing is recorded for Mon 9 Nov – Sun 15 Nov. Nothing is recorded for any other time either.',
  );
  await work(at);
  expect((await at.li.command('/progress last week visits'))[1]).toBe(
    'Nothing is recorded for Mon 9 Nov – Sun 15 Nov. The nearest period with records: Mon 16 Nov – Sun 22 Nov.',
  );
  expect((await at.li.command('/progress October follow-ups'))[1]).toBe(
    'Nothing is recorded for October 2026. The nearest period with records: November 2026.',
  );
});

test('what cannot be computed says so and is not 0', async () => {
  const { li } = await startTeam();
  expect(await li.command('/progress customers')).toContain(
    '• Share of key persons met: nothing to count yet',
  );
});

test.each([
  ['the day after, a Saturday', '2026-11-28T02:00:00Z', 'less than a working day ago'],
  ['the next working day', '2026-11-30T02:00:00Z', '1 working day ago'],
])(
  'a stage that was due on Friday is told by the working days since: %s',
  async (_when, now, since) => {
    const at = await startTeam();
    at.bot.clock.set('2026-11-26T02:00:00Z');
    await at.emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
    at.bot.clock.set(now);
    const shown = await at.li.command('/progress tickets');
    const place = shown.indexOf('Waiting longest');
    expect([shown[1], ...shown.slice(place + 1, place + 3)]).toEqual([
      '1 ticket has an overdue stage.',
      'GC-1 · Acme Foods',
      `Application · due Fri 27 Nov, ${since} · nobody has accepted it yet`,
    ]);
  },
);

test('a team with nobody who manages customers says so', async () => {
  const { li, bot } = await startTeam();
  await bot.store.write(async ({ people }) => {
    for (const id of ['UWANG', 'UEMMA', 'UCHEN']) {
      const person = await people.find(personId(bot.linesman.workspaceId, id));
      if (person) await people.save({ ...person, role: 'specialist', department: 'metering' });
    }
  });
  expect(await li.command('/progress people')).toEqual([
    'Nobody in “Key accounts” manages customers yet. `/kam team` shows who is in it.',
  ]);
});

test('nobody of another team sees a figure of this one', async () => {
  const at = await startTeam();
  await work(at);
  await at.li.command('/progress');
  const { bot, li } = at;
  await bot.store.write(async ({ people, teams }) => {
    const home = await team(bot);
    const north = { ...home, id: 'T-north' as TeamId, name: 'North', isDefault: false };
    await teams.add(north, bot.clock.now());
    const lead = await people.find(personId(bot.linesman.workspaceId, 'ULI'));
    if (lead) await people.save({ ...lead, teamId: north.id });
  });
  // Of the old answer, too: its buttons ask for the figures of the team that its reader is in now.
  expect((await li.press('Visits made'))[0]).toMatch(/^Nothing: Visits made · North/);
  const shown = await li.command('/progress');
  expect(shown.slice(0, 4)).toEqual([
    'Progress · North · overview · Mon 16 Nov – Sun 22 Nov',
    'Nothing is late.',
    '• Visits made: 0 (before 0)',
    '• Visited of those due: nothing to count yet',
  ]);
  expect((await li.command('/progress @王磊'))[0]).toMatch(/North/);
  expect((await li.command('/progress Acme Foods'))[0]).toMatch(
    /is no person, department or customer/,
  );
});

test('what was planned stands beside what was done, and opens the plan', async () => {
  const at = await startTeam();
  const { wang, emma, li } = at;
  expect(await li.command('/progress')).not.toContain('Planned and done');
  await wang.command('/kam plan week: 走访华新钢铁; 整理档案');
  await emma.command('/kam plan week: visit Acme Foods');
  await wang.command('/visit 华新钢铁 谈增容');
  const card = await li.command('/progress people');
  const from = card.indexOf('Planned and done');
  expect(card.slice(from, from + 6)).toEqual([
    'Planned and done',
    '• 1 of 3 done · 1 visit held, 0 follow-ups done in this time',
    '• Emma Clark · 0 of 1 done · 0 visits held, 0 follow-ups done in this time',
    '• 王磊 · 1 of 2 done · 1 visit held, 0 follow-ups done in this time',
    '• No plan: 陳美玲',
    '[Open a plan ▾ Emma Clark: 0 of 1 | 王磊: 1 of 2]',
  ]);
  expect((await li.press('王磊: 1 of 2')).slice(0, 4)).toEqual([
    'Plan of the week Mon 16 Nov – Sun 22 Nov · 王磊 — waits for a lead',
    '1 of 2 done · 1 visit held, 0 follow-ups done in this time',
    '• ✓ 走访华新钢铁',
    '• ○ 整理档案',
  ]);
  expect(await li.command('/progress last week')).not.toContain('Planned and done');
  expect(await wang.command('/progress')).toContain(
    '• 已完成 1/2 项 · 期间走访 1 次，完成跟进 0 项',
  );
});
