import { expect, test } from 'vitest';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { openFile } from '../support/open-test-store.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

test('the answer shows what was understood, and the deputy hears once what they take over', async () => {
  const team = await startTeam();
  const { bot, wang, emma } = team;
  await emma.command('/due add send the plan 2026-12-02 Acme Foods');
  await emma.command('/due add call the plant 2026-12-20 Acme Foods');
  await emma.command('/visit plan Acme Foods 2026-12-03 10:00 contract');
  expect(await emma.command('/kam away 12/1 – 12/4 @王磊')).toEqual([
    'You are away: Tue 1 Dec – Fri 4 Dec',
    '王磊 stands in, gets the reminders, and can act on them.',
    '[Edit] [Take back]',
  ]);
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([
    [
      'Emma Clark休假，由你代理：12月1日周二至12月4日周五',
      '期间Emma Clark的提醒发给你，你可代为处理。',
      '期间待办：跟进 1 项，预约 1 项，工单环节 0 个。',
      '查看跟进：`/due 列表 @Emma Clark`',
    ],
  ]);
  expect(emma.direct()).toEqual([]);
});

test('Simplified and Traditional Chinese, glued to the verb as well', async () => {
  const { bot, wang, chen, li } = await startTeam();
  expect(await wang.command('/kam 请假12月1日到5日 @李伟代')).toEqual([
    '你的休假：12月1日周二至12月5日周六',
    '由李伟代理，接收提醒并可代为处理。',
    '[修改] [撤销]',
  ]);
  expect(await chen.command('/kam 休假到週五，由 @李伟 代理')).toEqual([
    '你的請假：11月20日週五至11月27日週五',
    '由李伟代理，接收提醒並可代為處理。',
    '[修改] [撤銷]',
  ]);
  expect(await wang.command('/kam 休假')).toEqual([
    '你的休假',
    '12月1日周二至12月5日周六 · 李伟代理',
    '[⋯ 修改 | 撤销]',
    '登记休假：`/kam 请假 12月1日到5日 @王磊代`。提前返岗：`/kam 销假`',
  ]);
  await bot.linesman.tick();
  expect(li.direct()).toEqual([
    [
      '王磊 is away, and you stand in: Tue 1 Dec – Sat 5 Dec',
      'Reminders for 王磊 come to you on these days, and you can act on them.',
      'Nothing is open for these days so far.',
      'See all of it: `/due list @王磊`',
    ],
    [
      '陳美玲 is away, and you stand in: Fri 20 Nov – Fri 27 Nov',
      'Reminders for 陳美玲 come to you on these days, and you can act on them.',
      'Nothing is open for these days so far.',
      'See all of it: `/due list @陳美玲`',
    ],
  ]);
});

test('a lead says it for somebody, who hears of it; the list shows the team to leads alone', async () => {
  const { bot, wang, emma, li } = await startTeam();
  expect(await li.command('/kam away @王磊 until Friday, @李伟 covers')).toEqual([
    '王磊 is away: Fri 20 Nov – Fri 27 Nov',
    'You stand in, get the reminders, and can act on them.',
    '[Edit] [Take back]',
  ]);
  await bot.linesman.tick();
  expect([li.direct(), wang.direct()]).toEqual([
    [],
    [
      [
        '李伟为你登记了休假：11月20日周五至11月27日周五',
        '由李伟代理，接收提醒并可代为处理。',
        '登记休假：`/kam 请假 12月1日到5日 @王磊代`。提前返岗：`/kam 销假`',
      ],
    ],
  ]);
  const next =
    'To say when you are away: `/kam away until Friday, @Wang covers`. Back sooner: `/kam back`';
  expect(await li.command('/kam away')).toEqual([
    'You are not away, and nothing is planned.',
    'The team',
    '王磊 · Fri 20 Nov – Fri 27 Nov · 李伟 stands in',
    '[⋯ Edit | Take back]',
    next,
  ]);
  expect(await emma.command('/kam away')).toEqual([
    'You are not away, and nothing is planned.',
    next,
  ]);
  await emma.command('/kam away 12/7 @李伟');
  expect((await emma.command('/kam away')).slice(0, 2)).toEqual([
    'You are away',
    'Mon 7 Dec · 李伟 stands in',
  ]);
  // Whoever is covered by the reader is a team's matter for leads.
  expect((await li.command('/kam away')).slice(1, 5)).toEqual([
    'The team',
    '王磊 · Fri 20 Nov – Fri 27 Nov · 李伟 stands in',
    '[⋯ Edit | Take back]',
    'Emma Clark · Mon 7 Dec · 李伟 stands in',
  ]);
});

test('days and deputy can be changed in a form; each deputy hears of it', async () => {
  const { bot, wang, emma, chen } = await startTeam();
  await emma.command('/kam away 12/1 – 12/4 @王磊');
  expect(await emma.open('Edit')).toEqual({
    title: 'Absence',
    submit: 'Save',
    fields: {
      'First day away': '2026-12-01',
      'Last day away': '2026-12-04',
      'Who stands in': '',
    },
  });
  expect(await emma.send({ 'Last day away': '2026-11-30' })).toEqual({
    'Last day away': 'The last day comes before the first.',
  });
  expect(await emma.send({ 'Last day away': '2026-12-04', 'Who stands in': 'UEMMA' })).toEqual({
    'Who stands in': 'You cannot stand in for yourself. Mention a colleague.',
  });
  expect(
    await emma.sendAndRead({ 'Last day away': '2026-12-08', 'Who stands in': 'UCHEN' }),
  ).toEqual([
    'You are away: Tue 1 Dec – Tue 8 Dec',
    '陳美玲 stands in, gets the reminders, and can act on them.',
    '[Edit] [Take back]',
  ]);
  await bot.linesman.tick();
  const titles = [wang, chen].map((one) => one.direct().map(([title]) => title));
  expect(titles).toEqual([
    [
      'Emma Clark休假，由你代理：12月1日周二至12月4日周五',
      'Emma Clark的代理人已更换：12月1日周二至12月4日周五',
    ],
    ['Emma Clark請假，由你代理：12月1日週二至12月8日週二'],
  ]);
});

test('one that has not begun is taken back, and the deputy hears so; an old button says that it is over', async () => {
  const { bot, wang, emma } = await startTeam();
  await emma.command('/kam away 12/1 – 12/4 @王磊');
  const echo = emma.newest();
  await emma.command('/kam away');
  expect(await emma.press('Take back')).toEqual([
    'Taken back: Emma Clark away Tue 1 Dec – Fri 4 Dec',
  ]);
  await bot.linesman.tick();
  expect(wang.direct().at(-1)).toEqual(['已撤销：Emma Clark休假（12月1日周二至12月4日周五）']);
  expect(await emma.press('Take back', echo)).toEqual(['That absence is over, or was taken back.']);
  expect((await emma.command('/kam away'))[0]).toBe('You are not away, and nothing is planned.');
});

test('/kam back ends an absence that has begun; reminders come to its owner again', async () => {
  const team = await startTeam();
  const { wang, emma } = team;
  await emma.command('/due add send the plan Tue 10am Acme Foods');
  await emma.command('/due add call the plant Tue 3pm Acme Foods');
  await emma.command('/kam away until Wed, @王磊 covers');
  await tickAt(team, '2026-11-24T02:00:00Z');
  expect(wang.direct().map((lines) => lines.slice(0, 2))).toEqual([
    [
      'Emma Clark休假，由你代理：11月20日周五至11月25日周三',
      '期间Emma Clark的提醒发给你，你可代为处理。',
    ],
    ['代Emma Clark接收（休假中）：', expect.stringContaining('F-1')],
  ]);
  expect(emma.direct()).toEqual([]);
  expect(await emma.command('/kam back')).toEqual(['Welcome back. Reminders come to you again.']);
  await tickAt(team, '2026-11-24T07:00:00Z');
  expect(emma.direct().map(([title]) => title)).toEqual([
    'F-2 is due: Acme Foods · call the plant',
  ]);
  expect(wang.direct().at(-1)).toEqual(['Emma Clark已返岗，休假结束：11月20日周五至11月25日周三']);
  expect((await emma.command('/kam back'))[0]).toBe('You are not away, and nothing is planned.');
});

test('where the deputy is away as well, the leads hear of it: there are no chains', async () => {
  const team = await startTeam({ setup: { leadsChannelId: 'CLEADS' } });
  const { bot, wang, emma, chen, li } = team;
  await emma.command('/due add send the plan Tue 10am Acme Foods');
  await emma.command('/kam away until Wed, @王磊 covers');
  expect(await wang.command('/kam 请假 到周三 @陳美玲代')).toEqual([
    '你的休假：11月20日周五至11月25日周三',
    '由陳美玲代理，接收提醒并可代为处理。',
    '期间原代理 Emma Clark 的提醒改发主管。',
    '[修改] [撤销]',
  ]);
  await tickAt(team, '2026-11-24T02:00:00Z');
  const posts = bot.workspace.messages('CLEADS').map(({ text }) => text);
  expect(posts).toEqual([expect.stringMatching(/^For Emma Clark, who is away: F-1/)]);
  expect([emma, chen, li, wang].map((one) => one.direct().length)).toEqual([0, 1, 0, 1]);
});

test('what waits is told to whoever is there once it goes out, and to nobody twice', async () => {
  const team = await startTeam();
  const { bot, emma, wang, li } = team;
  await emma.command('/due add send the plan today 3pm Acme Foods');
  await emma.command('/due add call the plant tomorrow 9am Acme Foods');
  await li.command('/kam pause reminders until Monday 8am');
  // Decided for Emma; then she is away.
  await tickAt(team, '2026-11-20T07:00:00Z');
  await emma.command('/kam away Sat to Tue @王磊');
  // Decided for Wang.
  await tickAt(team, '2026-11-21T01:00:00Z');
  await tickAt(team, '2026-11-23T00:00:00Z');
  await bot.linesman.tick();
  const told = (messages: readonly (readonly string[])[]) =>
    messages.flatMap((lines) => lines.filter((line) => /F-\d (is due|到期)/.test(line)));
  expect([told(emma.direct()), told(wang.direct())]).toEqual([
    [],
    ['F-2 到期：Acme Foods · call the plant', 'F-1 到期：Acme Foods · send the plan'],
  ]);
});

test('what was decided for the deputy comes to the person who is back by then', async () => {
  const team = await startTeam();
  const { bot, emma, wang, li } = team;
  await emma.command('/due add call the plant tomorrow 9am Acme Foods');
  await emma.command('/kam away Sat to Tue @王磊');
  await li.command('/kam pause reminders until Monday 8am');
  await tickAt(team, '2026-11-21T01:00:00Z');
  await tickAt(team, '2026-11-22T01:00:00Z');
  await emma.command('/kam back');
  await tickAt(team, '2026-11-23T00:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct().map(([title]) => title)).toEqual([
    'F-1 is due: Acme Foods · call the plant',
  ]);
  expect(wang.direct().map(([title]) => title)).toEqual([
    'Emma Clark休假，由你代理：11月21日周六至11月24日周二',
    'Emma Clark已返岗，休假结束：11月21日周六至11月24日周二',
  ]);
});

test('one that has begun can be made longer, and a lead ends it for somebody', async () => {
  const team = await startTeam();
  const { emma, wang, li } = team;
  await emma.command('/kam away until Wed, @王磊 covers');
  await tickAt(team, '2026-11-24T02:00:00Z');
  await emma.command('/kam away');
  await emma.open('Edit');
  expect(await emma.send({ 'First day away': '2026-11-23' })).toEqual({
    'First day away': 'It would have begun already: Mon, 23 Nov 2026. Let it begin today.',
  });
  expect(
    await emma.sendAndRead({ 'First day away': '2026-11-20', 'Last day away': '2026-11-27' }),
  ).toEqual([
    'You are away: Fri 20 Nov – Fri 27 Nov',
    '王磊 stands in, gets the reminders, and can act on them.',
    '[Edit] [Take back]',
  ]);
  expect(await wang.command('/kam 销假 @Emma Clark')).toEqual([
    '只有Emma Clark本人和主管可以登记Emma Clark的休假。',
    '试试 `/kam 请假 12月1日到5日 @王磊代`',
  ]);
  expect(await li.command('/kam back @Emma Clark')).toEqual([
    'Emma Clark is back; the absence has ended: Fri 20 Nov – Fri 27 Nov',
  ]);
  await tickAt(team, '2026-11-24T03:00:00Z');
  expect(emma.direct().at(-1)).toEqual([
    'Emma Clark is back; the absence has ended: Fri 20 Nov – Fri 27 Nov',
  ]);
});

const example = 'Try `/kam away until Friday, @Wang covers`';

test.each([
  ['/kam away until Friday', 'Who stands in? Mention a colleague of your team.'],
  ['/kam away @王磊 until Friday', 'Only 王磊 and the leads can say when 王磊 is away.'],
  [
    '/kam away until Friday, @Emma Clark covers',
    'You cannot stand in for yourself. Mention a colleague.',
  ],
  ['/kam away covered by @王磊', 'On which days?'],
  ['/kam away this afternoon @王磊', 'An absence is kept in whole days. Write the days alone.'],
  [
    '/kam away Monday or Tuesday @王磊',
    '“Monday or Tuesday @王磊” leaves open which day is the first or the last.',
  ],
  [
    '/kam away until Friday in Wuhan @王磊',
    'I do not know what “Wuhan” means here. Write the days and who stands in.',
  ],
  ['/kam away today @王磊 @李伟 @陳美玲', 'Name one who is away and one who stands in, no more.'],
  ['/kam away 12/5 to 12/1 @王磊', 'The last day comes before the first.'],
  [
    '/kam away 11/18 to 11/25 @王磊',
    'It would have begun already: Wed, 18 Nov 2026. Let it begin today.',
  ],
  [
    '/kam away 12/1 to 3/1 @王磊',
    'An absence lasts at most 90 days. For longer, give the work to others.',
  ],
])('%s is sent back with what is wrong', async (line, expected) => {
  const { bot, emma } = await startTeam();
  expect((await emma.command(line)).slice(0, 2)).toEqual([expected, example]);
  const own = personId(bot.linesman.workspaceId, 'UEMMA');
  expect(await bot.store.read.absences.ahead(own, calendarDay('2026-01-01'))).toEqual([]);
});

test('absences do not overlap, and a deputy is there', async () => {
  const { emma, wang } = await startTeam();
  await emma.command('/kam away 12/1 – 12/4 @李伟');
  expect(await emma.command('/kam away 12/4 – 12/8 @王磊')).toEqual([
    'Emma Clark is away already: Tue, 1 Dec 2026 – Fri, 4 Dec 2026. Edit that, or take it back.',
    'Try `/kam away`',
  ]);
  expect(await wang.command('/kam 请假 12月3日 @Emma Clark代')).toEqual([
    'Emma Clark那几天也休假（2026年12月1日周二至2026年12月4日周五）。请换一位代理人。',
    '试试 `/kam 请假 12月1日到5日 @王磊代`',
  ]);
});

test('people of another team do not stand in', async () => {
  const { bot, team, emma } = await startTeam();
  const { read, write } = bot.store;
  const chen = await read.people.find(personId(bot.linesman.workspaceId, 'UCHEN'));
  await write(async ({ people }) => {
    if (chen) await people.save({ ...chen, teamId: null });
  });
  expect((await emma.command('/kam away until Friday, @陳美玲 covers'))[0]).toBe(
    `陳美玲 is not in the team “${team.name}”. Guests and bots cannot be; others join an open team by using me once.`,
  );
});

test('the trail says who did what', async () => {
  const { bot, li, emma } = await startTeam();
  await li.command('/kam away @Emma Clark 12/1 – 12/4 @王磊');
  await emma.command('/kam away');
  await emma.press('Take back');
  const trail = openFile(bot.databaseFile, { readonly: true })
    .prepare(`SELECT "actorId", "action" FROM "AuditEntry" WHERE "subject" LIKE 'absence/%'`)
    .raw()
    .all();
  const by = (user: string) => personId(bot.linesman.workspaceId, user);
  expect(trail).toEqual([
    [by('ULI'), 'absence.add'],
    [by('UEMMA'), 'absence.undo'],
  ]);
});
