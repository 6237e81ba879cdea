import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Role } from '../../src/domain/person.ts';
import type { CalendarRegion } from '../../src/domain/working-days.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { holidayNotices, madeUpNotice2027 } from '../support/holiday-notices.ts';
import { openFile } from '../support/open-test-store.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const region = 'CN' as CalendarRegion;
const refusedToChange = ['Only a lead, an admin or a workspace admin may change the calendar.'];

const calendarOf = ({ bot }: TeamAtWork) => bot.store.read.calendars.load(region);
const isWorkday = async (team: TeamAtWork, day: string) =>
  (await calendarOf(team)).exceptions.get(calendarDay(day)) ?? null;

/** What the trail says of the calendar. */
function trailOf({ bot }: TeamAtWork): readonly (readonly unknown[])[] {
  const rows = openFile(bot.databaseFile, { readonly: true })
    .prepare(
      `SELECT "action", "before", "after" FROM "AuditEntry" WHERE "subject" = 'calendar/CN' ORDER BY "seq"`,
    )
    .raw()
    .all();
  return z
    .array(z.tuple([z.string(), z.string().nullable(), z.string().nullable()]))
    .parse(rows)
    .map(([action, before, after]) => [
      action,
      before === null ? null : JSON.parse(before),
      after === null ? null : JSON.parse(after),
    ]);
}

async function giveRole({ bot }: TeamAtWork, slackId: string, role: Role): Promise<void> {
  await bot.store.write(async ({ people }) => {
    const person = await people.find(personId(bot.linesman.workspaceId, slackId));
    if (person) await people.save({ ...person, role });
  });
}

const rows2026 = [
  '2026',
  '• New Year’s Day: Thu 1 Jan – Sat 3 Jan · 3 days · worked instead: Sun 4 Jan',
  '• Spring Festival: Sun 15 Feb – Mon 23 Feb · 9 days · worked instead: Sat 14 Feb, Sat 28 Feb',
  '• Qingming Festival: Sat 4 Apr – Mon 6 Apr · 3 days',
  '• Labour Day: Fri 1 May – Tue 5 May · 5 days · worked instead: Sat 9 May',
  '• Dragon Boat Festival: Fri 19 Jun – Sun 21 Jun · 3 days',
  '• Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days',
  '• National Day: Thu 1 Oct – Wed 7 Oct · 7 days · worked instead: Sun 20 Sept, Sat 10 Oct',
];
const rows2027 = [
  '• New Year’s Day: Fri 1 Jan – Sun 3 Jan · 3 days',
  '• Spring Festival: Fri 5 Feb – Thu 11 Feb · 7 days · worked instead: Sun 31 Jan, Sat 20 Feb',
  '• Qingming Festival: Sat 3 Apr – Mon 5 Apr · 3 days',
  '• Labour Day: Sat 1 May – Wed 5 May · 5 days · worked instead: Sun 25 Apr, Sat 8 May',
  '• Dragon Boat Festival: Wed 9 Jun · 1 day',
  '• Mid-Autumn Festival: Wed 15 Sept · 1 day',
  '• National Day: Fri 1 Oct – Thu 7 Oct · 7 days · worked instead: Sun 26 Sept, Sat 9 Oct',
];
const howTo = [
  'Once the notice is out, a lead imports it: `/kam calendar 2027`',
  'One day by hand: `/kam calendar 2026-12-31 off stocktaking`, undone with `reset`',
];

test('everybody sees the years, their holidays and what is not known; a lead has a button', async () => {
  const { emma, li, wang, chen } = await startTeam();
  const card = [
    'Working-day calendar · CN',
    'Official: 2020–2026',
    'Not known: 2027. It counts as a plain Monday-to-Friday week.',
    'No holiday is known from today on.',
    ...rows2026,
    '2027',
    'No holidays are known.',
    ...howTo,
  ];
  expect(await emma.command('/kam calendar')).toEqual(card);
  expect(await li.command('/kam calendar')).toEqual([...card, '[Import 2027…]']);
  for (const verb of ['日历', '工作日历', '节假日']) {
    expect(await wang.command(`/kam ${verb}`)).toEqual([
      '工作日历 · CN',
      '已按官方通知：2020–2026',
      '未知：2027。按周一至周五上班计算。',
      '今天以后没有已知的假期。',
      '2026',
      '• 元旦：1月1日周四至1月3日周六，共 3 天 · 1月4日周日上班',
      '• 春节：2月15日周日至2月23日周一，共 9 天 · 2月14日周六、2月28日周六上班',
      '• 清明节：4月4日周六至4月6日周一，共 3 天',
      '• 劳动节：5月1日周五至5月5日周二，共 5 天 · 5月9日周六上班',
      '• 端午节：6月19日周五至6月21日周日，共 3 天',
      '• 中秋节：9月25日周五至9月27日周日，共 3 天',
      '• 国庆节：10月1日周四至10月7日周三，共 7 天 · 9月20日周日、10月10日周六上班',
      '2027',
      '没有已知的节假日。',
      '放假通知发布后，由主管导入：`/kam 日历 2027`',
      '单独调整某一天：`/kam 日历 2026-12-31 休息 盘点`，用“恢复”撤销',
    ]);
  }
  expect((await chen.command('/kam 日曆')).slice(0, 4)).toEqual([
    '工作日曆 · CN',
    '已依官方通知：2020–2026',
    '未知：2027。以週一至週五上班計算。',
    '今天以後沒有已知的假期。',
  ]);
});

test('what comes next is named, also while it lasts', async () => {
  const { bot, emma } = await startTeam({ now: '2026-09-19T02:00:00Z' });
  const next = async () =>
    (await emma.command('/kam calendar'))
      .filter((line) => / · (?:Fri|Thu|Sun|Sat|Mid|Nat)/.test(line))
      .slice(0, 2);
  expect(await next()).toEqual([
    'Next holiday · Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days',
    'Next make-up workday · Sun 20 Sept',
  ]);
  bot.clock.set('2026-10-02T02:00:00Z');
  expect(await next()).toEqual([
    'Holiday now · National Day: Thu 1 Oct – Wed 7 Oct · 7 days',
    'Next make-up workday · Sat 10 Oct',
  ]);
});

test('the notice is pasted into a form, shown as it was understood, and confirmed', async () => {
  const team = await startTeam();
  const { li, bot } = team;
  await li.command('/kam calendar 2027');
  expect(li.form()).toEqual({
    title: 'Import 2027',
    fields: { 'Text of the notice': '' },
    submit: 'Read it',
  });
  expect(await li.sendAndRead({ 'Text of the notice': madeUpNotice2027 })).toEqual([
    'This is what I read for 2027. Nothing is changed yet.',
    ...rows2027,
    '23 days change: so far 2027 counts as a plain week.',
    '[Confirm 2027] [Cancel]',
  ]);
  expect([(await calendarOf(team)).years.get(2027), (await calendarOf(team)).version]).toEqual([
    undefined,
    1,
  ]);
  const touched: string[] = [];
  bot.store.onCommit((what) => touched.push(...what));
  expect(await li.press('Confirm 2027')).toEqual([
    'The calendar of 2027 is official now.',
    '17 weekdays are off, 6 weekend days are worked.',
    'See all of it: `/kam calendar`',
  ]);
  expect(touched).toEqual(['calendars']);
  const { years, version, exceptions, names } = await calendarOf(team);
  expect([years.get(2027), version]).toEqual(['official', 2]);
  expect([
    exceptions.get(calendarDay('2027-02-05')),
    names.get(calendarDay('2027-02-05')),
    exceptions.get(calendarDay('2027-02-20')),
  ]).toEqual([false, '春节', true]);
  expect(
    trailOf(team).map(([action, before, after]) => [
      action,
      before,
      z.object({ status: z.string(), days: z.array(z.unknown()) }).parse(after).days.length,
    ]),
  ).toEqual([['calendar.import', { year: 2027, status: 'missing', days: [] }, 23]]);
  expect(await li.command('/kam calendar')).toEqual([
    'Working-day calendar · CN',
    'Official: 2020–2027',
    'Next holiday · New Year’s Day: Fri, 1 Jan 2027 – Sun, 3 Jan 2027 · 3 days',
    'Next make-up workday · Sun, 31 Jan 2027',
    ...rows2026,
    '2027',
    ...rows2027,
    ...howTo,
  ]);
});

test('days count by the notice as soon as it is confirmed', async () => {
  const { li, emma } = await startTeam();
  const due = async () =>
    (await emma.command('/due add call them first working day of January'))[1];
  const before = await due();
  await li.command(`/kam calendar 2027 ${madeUpNotice2027}`);
  await li.press('Confirm 2027');
  expect([before, await due()]).toEqual([
    'Due Fri, 1 Jan 2027 · Asia/Shanghai',
    'Due Mon, 4 Jan 2027 · Asia/Shanghai',
  ]);
});

test('a notice that is typed behind the command, with its year or naming it, is shown in Chinese', async () => {
  const team = await startTeam();
  const { wang, chen } = team;
  await giveRole(team, 'UWANG', 'admin');
  await giveRole(team, 'UCHEN', 'lead');
  const preview = [
    '读出的2027年安排如下，确认后才会生效。',
    '• 元旦：1月1日周五至1月3日周日，共 3 天',
    '• 春节：2月5日周五至2月11日周四，共 7 天 · 1月31日周日、2月20日周六上班',
    '• 清明节：4月3日周六至4月5日周一，共 3 天',
    '• 劳动节：5月1日周六至5月5日周三，共 5 天 · 4月25日周日、5月8日周六上班',
    '• 端午节：6月9日周三，共 1 天',
    '• 中秋节：9月15日周三，共 1 天',
    '• 国庆节：10月1日周五至10月7日周四，共 7 天 · 9月26日周日、10月9日周六上班',
    '有 23 天会变：2027年目前按周一至周五上班计算。',
    '[确认2027年] [取消]',
  ];
  expect(await wang.command(`/kam 日历2027 ${madeUpNotice2027}`)).toEqual(preview);
  expect(await wang.command(`/kam 日历 ${madeUpNotice2027}`)).toEqual(preview);
  expect(await wang.press('取消')).toEqual(['没有任何改动。']);
  expect(await calendarOf(team)).toMatchObject({ version: 1 });
  await chen.command(`/kam 日曆 2027 ${madeUpNotice2027}`);
  expect(await chen.press('確認2027年')).toEqual([
    '2027年的日曆已依官方通知更新。',
    '週一至週五中休息 17 天，週末中上班 6 天。',
    '查看：`/kam 日曆`',
  ]);
});

test('in a direct message a button opens the form', async () => {
  const { li } = await startTeam();
  expect(await li.write('kam calendar 2027')).toEqual([
    'Press the button to open the form.',
    '[Import 2027]',
  ]);
  expect((await li.open('Import 2027')).title).toBe('Import 2027');
});

test('the same notice again changes nothing and says so', async () => {
  const team = await startTeam();
  const { li } = team;
  expect(await li.command(`/kam calendar 2026 ${holidayNotices[2026]}`)).toEqual([
    'The calendar of 2026 is the same already. Nothing was changed.',
  ]);
  // Two previews; the second is confirmed after the first.
  await li.command(`/kam calendar 2027 ${madeUpNotice2027}`);
  const first = li.newest();
  await li.command(`/kam calendar 2027 ${madeUpNotice2027}`);
  const second = li.newest();
  await li.press('Confirm 2027', first);
  expect(await li.command(`/kam calendar 2027 ${madeUpNotice2027}`)).toEqual([
    'The calendar of 2027 is the same already. Nothing was changed.',
  ]);
  expect((await calendarOf(team)).version).toBe(2);
  expect(await li.press('Confirm 2027', second)).toEqual([
    'The calendar of 2027 is the same already. Nothing was changed.',
  ]);
  expect([(await calendarOf(team)).version, trailOf(team).length]).toEqual([2, 1]);
});

test('a corrected notice names the days that change, and replaces the whole year', async () => {
  const team = await startTeam();
  const { li } = team;
  await li.command(`/kam calendar 2027 ${madeUpNotice2027}`);
  await li.press('Confirm 2027');
  const corrected = madeUpNotice2027
    .replace('2月20日（周六）上班', '2月13日（周六）上班')
    .replace('6月9日（周三）放假1天，不调休', '6月9日（周三）至11日（周五）放假，共3天');
  const answer = await li.command(`/kam calendar 2027 ${corrected}`);
  expect(answer.slice(8)).toEqual([
    '4 days change',
    'Sat 13 Feb (Spring Festival): working day from now on',
    'Sat 20 Feb: day off from now on',
    'Thu 10 Jun (Dragon Boat Festival): day off from now on',
    'Fri 11 Jun (Dragon Boat Festival): day off from now on',
    '[Confirm 2027] [Cancel]',
  ]);
  await li.press('Confirm 2027');
  expect([
    await isWorkday(team, '2027-02-13'),
    await isWorkday(team, '2027-02-20'),
    (await calendarOf(team)).version,
  ]).toEqual([true, null, 3]);
});

test('a preview that the calendar has moved on from is shown anew before it is confirmed', async () => {
  const team = await startTeam();
  const { li, emma } = team;
  await giveRole(team, 'UEMMA', 'lead');
  await li.command(`/kam calendar 2027 ${madeUpNotice2027}`);
  await emma.command('/kam calendar 2027-01-01 work line repair');
  expect(await li.press('Confirm 2027')).toEqual([
    'The calendar was changed meanwhile. This is what 2027 would be now.',
    ...rows2027,
    '22 days change: so far 2027 counts as a plain week.',
    'Fri 1 Jan (line repair): working day, set by hand. It stays so.',
    '[Confirm 2027] [Cancel]',
  ]);
  expect((await calendarOf(team)).years.get(2027)).toBeUndefined();
  await li.press('Confirm 2027');
  expect([
    (await calendarOf(team)).years.get(2027),
    await isWorkday(team, '2027-01-01'),
    await isWorkday(team, '2027-02-05'),
  ]).toEqual(['official', true, false]);
});

test('lines are taken as well, and what they leave out is asked about', async () => {
  const team = await startTeam();
  const { li } = team;
  expect(await li.command('/kam calendar 2027 2027-02-05 off 春节\n2027-02-13 work')).toEqual([
    'This is what I read for 2027. Nothing is changed yet.',
    '• Spring Festival: Fri 5 Feb – Sun 7 Feb · 3 days',
    '• Holiday: make-up workday Sat 13 Feb',
    'No day is named after: New Year’s Day, Qingming Festival, Labour Day, Dragon Boat Festival, Mid-Autumn Festival, National Day. Is the list whole?',
    '2 days change: so far 2027 counts as a plain week.',
    '[Confirm 2027] [Cancel]',
  ]);
  await li.press('Confirm 2027');
  expect((await calendarOf(team)).years.get(2027)).toBe('official');
});

test('what cannot be right is said beside the field, and nothing is changed', async () => {
  const team = await startTeam();
  const { li } = team;
  await li.command('/kam calendar 2027');
  const said = async (text: string | null) =>
    (await li.send({ 'Text of the notice': text }))['Text of the notice'];
  const notice = (from: string, to: string) => madeUpNotice2027.replace(from, to);
  expect([
    await said(holidayNotices[2026]),
    await said(madeUpNotice2027.slice(0, madeUpNotice2027.indexOf('\n五、'))),
    await said(notice('1月1日（周五）', '1月1日（周六）')),
    await said(notice('6月9日（周三）', '6月31日')),
    await said(notice('1月31日（周日）', '2月1日（周一）')),
    await said(notice('2月20日（周六）上班', '2月6日（周六）上班')),
    await said('x'.repeat(3000)),
  ]).toEqual([
    'The text is about 2026, not about 2027. Nothing was changed.',
    'The notice is not whole. These are missing: 端午节、中秋节、国庆节. Nothing was changed.',
    'The weekday does not fit: “元旦：1月1日(周六)至3日(周日)放假,共3天”. That day is Fri, 1 Jan 2027. Nothing was changed.',
    'There is no such day: “端午节：6月31日放假1天,不调休”. Nothing was changed.',
    'A make-up workday is at a weekend, and Mon, 1 Feb 2027 is not: “春节：2月1日(周一)、2月20日(周六)上班”. Nothing was changed.',
    'Sat, 6 Feb 2027 is off in “春节：2月5日(农历除夕、周五)至11日(农历正月初六、周四)放假调休,共7天” and worked in “春节：1月31日(周日)、2月6日(周六)上班”, or the other way round. Nothing was changed.',
    'I found no holidays in that text. Paste the notice as it was published, or lines such as 2027-02-05 off 春节.',
  ]);
  expect([li.hasForm(), (await calendarOf(team)).version, trailOf(team)]).toEqual([true, 1, []]);
});

test('a refused notice that was typed behind the command is given back', async () => {
  const { wang, ...team } = await startTeam();
  await giveRole({ wang, ...team }, 'UWANG', 'lead');
  const wrong = madeUpNotice2027.replace('1月1日（周五）', '1月1日（周六）');
  const answer = await wang.command(`/kam 日历 2027 ${wrong}`);
  expect(answer.slice(0, 2)).toEqual([
    '星期对不上：“元旦：1月1日(周六)至3日(周日)放假,共3天”。这一天是2027年1月1日周五。没有任何改动。',
    '> /kam 日历 2027 国务院办公厅关于2027年部分节假日安排的通知',
  ]);
  expect(await wang.command('/kam 日历 一、元旦：1月1日放假，共1天。')).toEqual([
    '这是哪一年的通知？请在前面写上年份。',
    '试试 `/kam 日历 2027`',
    '> /kam 日历 一、元旦：1月1日放假，共1天。',
  ]);
});

test('a day is set by hand, is marked as such, survives the notice and counts by it again after a reset', async () => {
  const team = await startTeam();
  const { li, emma } = team;
  expect(await li.command('/kam calendar 2027-02-05 work line repair')).toEqual([
    'Fri, 5 Feb 2027 (line repair) is a working day now.',
    'It stays so when the year’s notice is imported. Undo it with `/kam calendar 2027-02-05 reset`.',
  ]);
  expect(await li.command('/kam calendar 31 Dec off stocktaking')).toEqual([
    'Thu, 31 Dec 2026 (stocktaking) is a day off now.',
    'It stays so when the year’s notice is imported. Undo it with `/kam calendar 2026-12-31 reset`.',
  ]);
  await li.command(`/kam calendar 2027 ${madeUpNotice2027}`);
  await li.press('Confirm 2027');
  expect([await isWorkday(team, '2027-02-05'), await isWorkday(team, '2026-12-31')]).toEqual([
    true,
    false,
  ]);
  expect((await emma.command('/kam calendar')).filter((line) => line.includes('by hand'))).toEqual([
    '• Thu 31 Dec (stocktaking): day off, set by hand',
    '• Fri 5 Feb (line repair): working day, set by hand',
    'One day by hand: `/kam calendar 2026-12-31 off stocktaking`, undone with `reset`',
  ]);
  expect(await emma.command('/kam calendar 2027-02-05')).toEqual([
    'Fri, 5 Feb 2027 (line repair) is a working day.',
    'It was set by hand.',
  ]);
  expect(await li.command('/kam calendar 2027-02-05 reset')).toEqual([
    'Fri, 5 Feb 2027 counts by the calendar again: a day off.',
  ]);
  expect(await emma.command('/kam calendar 2027-02-05')).toEqual([
    'Fri, 5 Feb 2027 (Spring Festival) is a day off.',
  ]);
  const override = { day: '2027-02-05', isWorkday: true, name: 'line repair' };
  expect(trailOf(team).filter(([action]) => action === 'calendar.override')).toEqual([
    ['calendar.override', null, override],
    ['calendar.override', null, { day: '2026-12-31', isWorkday: false, name: 'stocktaking' }],
    ['calendar.override', { ...override, source: 'override' }, null],
  ]);
  expect((await calendarOf(team)).version).toBe(5);
});

test('set by hand twice, or reset without having been set, changes nothing', async () => {
  const team = await startTeam();
  const { li } = team;
  await li.command('/kam calendar next Saturday work');
  expect(await li.command('/kam calendar 2026-11-28 work')).toEqual([
    'Sat, 28 Nov 2026 was set to that by hand already. Nothing was changed.',
  ]);
  expect(await li.command('/kam calendar tomorrow reset')).toEqual([
    'Sat, 21 Nov 2026 was not set by hand. Nothing was changed.',
  ]);
  expect([(await calendarOf(team)).version, trailOf(team).length]).toEqual([2, 1]);
});

test.each([
  ['/kam 日历 2026-12-31 休息 盘点', '2026年12月31日周四（盘点）已改为休息。'],
  ['/kam 日历 12月31日休 盘点', '2026年12月31日周四（盘点）已改为休息。'],
  ['/kam 日历 下周六上班', '2026年11月28日周六已改为上班。'],
  ['/kam 日历 明天 补班 线路抢修', '2026年11月21日周六（线路抢修）已改为上班。'],
  ['/kam 工作日历 下周五 放假', '2026年11月27日周五已改为休息。'],
  ['/kam 日历 下个工作日 休息', '2026年11月23日周一已改为休息。'],
])('%s', async (line, expected) => {
  const team = await startTeam();
  await giveRole(team, 'UWANG', 'lead');
  expect((await team.wang.command(line))[0]).toBe(expected);
});

test.each([
  ['/kam calendar Tuesday off', 'Tue, 24 Nov 2026 is a day off now.'],
  ['/kam calendar on Sat 28 Nov work', 'Sat, 28 Nov 2026 is a working day now.'],
  ['/kam calendar off 2026-12-31 stocktaking', 'Thu, 31 Dec 2026 (stocktaking) is a day off now.'],
  ['/kam calendar first working day of December off', 'Tue, 1 Dec 2026 is a day off now.'],
  ['/kam holidays 31 Dec holiday', 'Thu, 31 Dec 2026 is a day off now.'],
])('%s', async (line, expected) => {
  const { li } = await startTeam();
  expect((await li.command(line))[0]).toBe(expected);
});

test('a day is asked about, and a year that is not official says so', async () => {
  const { emma, wang } = await startTeam();
  expect(await emma.command('/kam calendar 1 Oct 2026')).toEqual([
    'Thu, 1 Oct 2026 (National Day) is a day off.',
  ]);
  expect(await wang.command('/kam 日历 2027-03-08')).toEqual([
    '2027年3月8日周一是工作日。',
    '2027年还没有官方日历，按周一至周五上班计算。',
  ]);
});

test('a year without a notice may be called estimated; one with a notice may not', async () => {
  const team = await startTeam();
  const { li } = team;
  expect(await li.command('/kam calendar 2027 estimated')).toEqual([
    '2027 counts as estimated: a plain Monday-to-Friday week until its notice is imported.',
  ]);
  expect(await li.command('/kam calendar 2027 estimate')).toEqual([
    'The calendar of 2027 is the same already. Nothing was changed.',
  ]);
  expect(await li.command('/kam calendar 2026 estimated')).toEqual(['2026 is official already.']);
  expect((await li.command('/kam calendar')).slice(1, 3)).toEqual([
    'Official: 2020–2026',
    'Estimated: 2027. It counts as a plain Monday-to-Friday week until its notice is imported.',
  ]);
  expect(trailOf(team)).toEqual([
    ['calendar.estimate', { year: 2027, status: 'missing' }, { year: 2027, status: 'estimated' }],
  ]);
  await li.command(`/kam calendar 2027 ${madeUpNotice2027}`);
  await li.press('Confirm 2027');
  expect((await calendarOf(team)).years.get(2027)).toBe('official');
});

test('a manager and a specialist see a year and may not change it; a workspace admin may in any role', async () => {
  const team = await startTeam();
  const { emma, chen, li } = team;
  await giveRole(team, 'UCHEN', 'specialist');
  await giveRole(team, 'ULI', 'specialist');
  expect((await emma.command('/kam calendar 2026')).slice(3, 11)).toEqual(rows2026);
  const lines = [
    '/kam calendar 2026-12-31 off',
    '/kam calendar 2027 estimated',
    `/kam calendar 2027 ${madeUpNotice2027}`,
    '/kam calendar 2027 no notice at all',
  ];
  for (const line of lines) expect(await emma.command(line)).toEqual(refusedToChange);
  expect(await chen.command('/kam 日曆 明天 上班')).toEqual([
    '只有主管、管理員或工作區管理員可以修改日曆。',
  ]);
  expect((await calendarOf(team)).version).toBe(1);
  expect((await li.command('/kam calendar 2026-12-31 off'))[0]).toBe(
    'Thu, 31 Dec 2026 is a day off now.',
  );
});

test('whoever was a lead when the preview was made and is none any more changes nothing', async () => {
  const team = await startTeam();
  const { emma } = team;
  await giveRole(team, 'UEMMA', 'lead');
  await emma.command(`/kam calendar 2027 ${madeUpNotice2027}`);
  await giveRole(team, 'UEMMA', 'manager');
  expect(await emma.press('Confirm 2027')).toEqual(refusedToChange);
  expect((await calendarOf(team)).years.get(2027)).toBeUndefined();
});

test.each([
  ['/kam calendar 2090', 'The calendar takes the years 2016 to 2031.', 'calendar 2027'],
  ['/kam calendar 1999 estimated', 'The calendar takes the years 2016 to 2031.', 'calendar 2027'],
  ['/kam calendar 2045-01-01 off', 'The calendar takes the years 2016 to 2031.', 'calendar 2027'],
  [
    '/kam calendar perhaps',
    'I do not know what “perhaps” means here. Name a day and off, work or reset, or a year.',
    'calendar 2026-12-31 off stocktaking',
  ],
  [
    '/kam calendar tomorrow perhaps',
    'I do not know what “tomorrow perhaps” means here. Name a day and off, work or reset, or a year.',
    'calendar 2026-12-31 off stocktaking',
  ],
  [
    '/kam calendar 2026-02-30 off',
    'I do not know what “2026-02-30 off” means here. Name a day and off, work or reset, or a year.',
    'calendar 2026-12-31 off stocktaking',
  ],
  [
    '/kam calendar Monday or Tuesday off',
    'I found several days in “Monday or Tuesday off”. Which one?',
    'calendar 2026-12-31 off stocktaking',
  ],
  [
    `/kam calendar tomorrow off ${'x'.repeat(41)}`,
    'The name of the day has 41 characters; up to 40 fit.',
    null,
  ],
])('%s is sent back', async (line, sentence, example) => {
  const team = await startTeam();
  const answer = await team.li.command(line);
  expect(answer.slice(0, 2)).toEqual([sentence, ...(example ? [`Try \`/kam ${example}\``] : [])]);
  expect((await calendarOf(team)).version).toBe(1);
});

test('a year that is over is shown as well, with a holiday at the turn of the year and two in one', async () => {
  const { emma } = await startTeam();
  expect((await emma.command('/kam calendar 2024'))[4]).toBe(
    '• New Year’s Day: Sat, 30 Dec 2023 – Mon 1 Jan · 3 days',
  );
  const rows2023 = await emma.command('/kam calendar 2023');
  expect([rows2023[4], rows2023[9]]).toEqual([
    '• New Year’s Day: Sat, 31 Dec 2022 – Mon 2 Jan · 3 days',
    '• Mid-Autumn Festival, National Day: Fri 29 Sept – Fri 6 Oct · 8 days · worked instead: Sat 7 Oct, Sun 8 Oct',
  ]);
});

test('names are shown as they were typed, and neither ping nor format', async () => {
  const { li } = await startTeam();
  const name = '<!channel> *loud* `code`';
  const shown = `Thu, 31 Dec 2026 (${name}) is a day off now.`;
  expect((await li.command(`/kam calendar 2026-12-31 off ${name}`))[0]).toBe(shown);
  expect(li.newest().text).toBe(
    'Thu, 31 Dec 2026 (&lt;!channel&gt; *loud* `code`) is a day off now.',
  );
  expect(await li.command('/kam calendar')).toContain(
    `• Thu 31 Dec (${name}): day off, set by hand`,
  );
  expect((await li.command('/kam calendar 2027 2027-03-08 off <!here> *x*'))[1]).toBe(
    '• <!here> *x*: Sat 6 Mar – Mon 8 Mar · 3 days',
  );
  expect((await li.command('/kam calendar 2026-12-30 off \u200b'))[0]).toBe(
    'Wed, 30 Dec 2026 is a day off now.',
  );
});

test('days set by hand fill pages', async () => {
  const { bot, li } = await startTeam();
  await bot.store.write(async ({ calendars }) => {
    for (let date = 1; date <= 30; date += 1) {
      const day = calendarDay(`2026-11-${String(date).padStart(2, '0')}`);
      await calendars.override(region, day, { isWorkday: true, name: '' });
    }
  });
  const first = await li.command('/kam calendar');
  expect([first[4], first.at(-5), first.at(-4)]).toEqual([
    '2026',
    'Page 1 of 2 · 37 in all',
    '[Next ›]',
  ]);
  const second = await li.press('Next ›');
  expect([second.slice(0, 3), second.slice(-6)]).toEqual([
    ['Working-day calendar · CN', '2026', '• Sat 14 Nov: working day, set by hand'],
    [
      'No holidays are known.',
      'Page 2 of 2 · 37 in all',
      '[‹ Previous]',
      ...howTo,
      '[Import 2027…]',
    ],
  ]);
  expect(await li.press('‹ Previous')).toEqual(first);
});

test('from December on the card and the setup warn that the next year is not official', async () => {
  const { bot, li, emma } = await startTeam();
  const warning =
    'The notice for 2027 is usually out by now and is not imported yet, so days counted in 2027 may be wrong: `/kam calendar 2027`';
  const isWarned = async () => (await emma.command('/kam calendar')).includes(warning);
  bot.clock.set('2026-11-30T02:00:00Z');
  expect(await isWarned()).toBe(false);
  bot.clock.set('2026-12-01T02:00:00Z');
  expect(await isWarned()).toBe(true);
  await li.command('/kam setup');
  expect((await li.sendAndRead()).at(-1)).toBe(warning);
  await li.command(`/kam calendar 2027 ${madeUpNotice2027}`);
  await li.press('Confirm 2027');
  expect(await isWarned()).toBe(false);
});
