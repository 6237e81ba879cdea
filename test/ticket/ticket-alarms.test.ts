import { describe, expect, test } from 'vitest';
import { startTeamWithTickets, type TeamWithTickets } from '../support/start-team-with-tickets.ts';
import type { Person } from '../support/talk-to-bot.ts';

const toPlanReply = [
  'application',
  'survey appointment',
  'site survey',
  'internal supply plan',
  'plan reply',
];
const toCustomersWorks = [
  'application',
  'survey appointment',
  'site survey',
  'external supply plan',
  'internal supply plan',
  'plan review',
  'plan reply',
  'customer agrees',
];

/** Li leaves stages out, so that only what a test is about has a clock. */
async function leaveOut({ li }: TeamWithTickets, stages: readonly string[]): Promise<void> {
  for (const stage of stages) {
    const answer = await li.command(`/ticket GC-1 skip ${stage} not needed`);
    expect(answer[1]).toContain('left out');
  }
}

/** Finishes a stage, with its papers where it asks for them. */
async function finish(who: Person, stage: string, papers = ''): Promise<readonly string[]> {
  const answer = await who.command(`/ticket GC-1 done ${stage}`);
  if (papers === '') return answer;
  return who.sendAndRead({ 'Documents that are there': papers });
}

/** Who was told of the ticket as a whole, and the sentence that it is about. */
const toldOf = (told: Readonly<Record<string, readonly string[][]>>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(told).map(([place, messages]) => [place, messages.map((one) => one[1] ?? '')]),
  );

const low = '/ticket open Acme Foods 0.4kV 100kVA new connection';
const high = '/ticket open Acme Foods 10kV 2000kVA new connection';
const lowFacts = 'New connection · 0.4 kV · 100 kVA · single supply';

describe('a stage that is not due yet', () => {
  test('reminds whoever has it at half of its limit, at 80 % and on its last day, once each', async () => {
    const team = await startTeamWithTickets();
    const { emma, at } = team;
    await emma.command(low);
    await leaveOut(team, [...toPlanReply, 'customer agrees']);
    // The contract has five working days, from Friday to Friday.
    await at('2026-11-20T02:01:00Z');
    const reminder = (sentence: string, stand: string) => ({
      UEMMA: [
        [
          `GC-1 · Acme Foods: Supply contract — ${sentence}`,
          lowFacts,
          `Supply contract · Account manager, Emma Clark · due Fri 27 Nov, 17:00, ${stand} (internal)`,
          '[Done…] [Wait…] [⋯ Assign… | Decline… | Note… | Show the ticket]',
        ],
      ],
    });
    expect(await at('2026-11-24T23:59:59Z')).toEqual({});
    expect(await at('2026-11-25T00:00:00Z')).toEqual(
      reminder('50 % of its time is used', '2 working days left'),
    );
    expect([await at('2026-11-25T09:00:00Z'), await at('2026-11-25T23:59:59Z')]).toEqual([{}, {}]);
    expect(await at('2026-11-26T00:00:00Z')).toEqual(
      reminder('80 % of its time is used', '1 working day left'),
    );
    expect(await at('2026-11-26T23:59:59Z')).toEqual({});
    expect(await at('2026-11-27T00:00:00Z')).toEqual(reminder('due today', 'last working day'));
    expect(await at('2026-11-27T06:59:59Z')).toEqual({});
  });
});

describe('three stages in a row that were not on time', () => {
  test('are told to the department’s head and the leads, once, and again after one in between was', async () => {
    const team = await startTeamWithTickets({ setup: { leadsChannelId: 'CLEADS' } });
    const { emma, at, setDepartment } = team;
    await setDepartment('production', { head: 'UWANG' });
    await emma.command(low);
    await at('2026-11-23T01:00:00Z');
    // On the last day of a stage most of its time is used.
    await finish(emma, 'application', 'application form, business licence, one-time notice');
    await at('2026-11-24T01:00:00Z');
    await finish(emma, 'survey appointment');
    await at('2026-11-24T01:01:00Z');
    expect(Object.keys(await at('2026-11-25T09:00:00Z')).sort()).toEqual(['UEMMA', 'UWANG']);
    const told = await at('2026-11-26T00:00:00Z');
    expect(told.CLEADS).toEqual([
      [
        '🔴 GC-1 · Acme Foods · late',
        '3 stages in a row were not on time.',
        '• Site survey · Production, nobody has accepted it yet · due Thu 26 Nov, 17:00, last working day (internal)',
        '[Show the ticket]',
      ],
    ]);
    expect(told.UWANG?.filter(([first]) => first?.startsWith('🔴'))).toEqual([
      [
        '🔴 GC-1 · Acme Foods · 超期',
        '已连续3个环节未按时完成。',
        '• 现场勘查 · 生产部，待接收 · 11月26日周四 17:00前，最后一个工作日（内部）',
        '[查看工单]',
      ],
    ]);
    await finish(emma, 'site survey', 'survey record');
    // Four now: the run is the same, and no news.
    await at('2026-11-26T00:01:00Z');
    // One that is on time ends it …
    await at('2026-11-27T01:00:00Z');
    await finish(emma, 'internal supply plan', 'internal plan');
    await at('2026-11-30T01:00:00Z');
    await finish(emma, 'plan reply', 'reply letter');
    await finish(emma, 'customer agrees');
    await at('2026-12-04T01:00:00Z');
    await finish(emma, 'supply contract', 'signed supply contract');
    const quiet = [await at('2026-12-04T01:01:00Z'), await at('2026-12-09T23:59:59Z')];
    expect(quiet.flatMap((news) => toldOf(news).CLEADS ?? [])).toEqual([]);
    // … and three more, of which the contract and energisation run for most of their time, are another.
    expect((await at('2026-12-10T00:00:00Z')).CLEADS).toEqual([
      [
        '🔴 GC-1 · Acme Foods · late',
        '3 stages in a row were not on time.',
        '• Metering and energisation · Metering, nobody has accepted it yet · due Fri 11 Dec, 17:00, 1 working day left (five-node)',
        '[Show the ticket]',
      ],
    ]);
  });
});

describe('the total cap', () => {
  test('is told to both managers and the leads as 80 % and all of it is used, once each', async () => {
    const team = await startTeamWithTickets({ setup: { leadsChannelId: 'CLEADS' } });
    const { bot, emma, at } = team;
    await emma.command(low);
    await emma.command('/ticket GC-1 assign second 王磊');
    await leaveOut(team, toPlanReply.slice(0, -1));
    await at('2026-11-20T02:01:00Z');
    const english = (sentence: string, left: string) => [
      '🟡 GC-1 · Acme Foods · tight',
      sentence,
      `• Plan reply · Account manager, Emma Clark · due Tue 1 Dec, 17:00, ${left} (five-node)`,
      '[Show the ticket]',
    ];
    const chinese = (sentence: string, left: string) => [
      '🟡 GC-1 · Acme Foods · 偏紧',
      sentence,
      `• 答复供电方案 · 客户经理 Emma Clark · 12月1日周二 17:00前，${left}（五节点）`,
      '[查看工单]',
    ];
    await at('2026-11-26T00:00:00Z');
    expect(await at('2026-11-26T23:59:59Z')).toEqual({});
    // Five of six are 80 %, and begin as the fifth working day opens.
    const near = 'The utility’s working days are nearly used up: 5 of 6.';
    expect(await at('2026-11-27T00:00:00Z')).toEqual({
      UWANG: [chinese('供电方工作日即将用完：已用 5/6。', '剩2个工作日')],
      UEMMA: [english(near, '2 working days left')],
      CLEADS: [english(near, '2 working days left')],
    });
    await emma.command('/ticket GC-1 note the customer called');
    const again = await bot.restart();
    expect(await at('2026-11-27T00:01:00Z', again)).toEqual({});
    const used = 'The utility’s working days are used up: 6 of 6.';
    const told = await at('2026-11-30T00:00:00Z', again);
    expect({ UWANG: told.UWANG, CLEADS: told.CLEADS }).toEqual({
      UWANG: [chinese('供电方工作日已用完：已用 6/6。', '剩1个工作日')],
      CLEADS: [english(used, '1 working day left')],
    });
    expect(told.UEMMA?.map((one) => one[0])).toEqual([
      '🟡 GC-1 · Acme Foods · tight',
      'GC-1 · Acme Foods: Plan reply — 80 % of its time is used',
    ]);
    expect(await at('2026-11-30T09:00:01Z', again)).toEqual({});
  });
});

describe('a forecast that is later than wanted', () => {
  const risk = (forecast: string, wanted: string, ...running: string[]) => [
    '🔵 GC-1 · Acme Foods · within limits',
    `Expected on ${forecast}, wanted by ${wanted}.`,
    ...running,
    '[Show the ticket]',
  ];
  const application =
    '• Application · Marketing, nobody has accepted it yet · due Mon 23 Nov, 17:00, 1 working day left (internal)';

  test('is told at once where the ticket is opened too late, but not to whoever opened it', async () => {
    const { li, at } = await startTeamWithTickets();
    await li.command(`${low} power by 10 December`);
    const told = await at('2026-11-20T02:01:00Z');
    expect(told.UEMMA).toEqual([risk('Tue 22 Dec', 'Thu 10 Dec', application)]);
    expect(Object.keys(told).sort()).toEqual(['UCHEN', 'UEMMA', 'UWANG']);
    await li.command('/ticket GC-1 note the customer insists');
    expect(await at('2026-11-20T02:02:00Z')).toEqual({});
  });

  test('is told when a change makes it so, and each time that a change makes it worse', async () => {
    const { emma, li, at } = await startTeamWithTickets();
    await emma.command(`${low} power by 25 December`);
    await at('2026-11-20T02:01:00Z');
    // Energisation follows within five working days.
    await emma.command('/ticket GC-1 plan supply contract 28 December');
    expect(await at('2026-11-20T02:02:00Z')).toEqual({
      ULI: [risk('Mon, 4 Jan 2027', 'Fri 25 Dec', application)],
    });
    await emma.command('/ticket GC-1 plan supply contract 25 December');
    await emma.command('/ticket GC-1 note nothing new');
    expect(await at('2026-11-20T02:03:00Z')).toEqual({});
    await li.command('/ticket GC-1 plan supply contract 5 January');
    expect(await at('2026-11-20T02:04:00Z')).toEqual({
      UEMMA: [risk('Tue, 12 Jan 2027', 'Fri 25 Dec', application)],
    });
  });

  test('is told as it begins to be late, where nobody does anything, and once', async () => {
    const team = await startTeamWithTickets();
    const { bot, emma, at } = team;
    await emma.command(`${low} power by 17 December`);
    await leaveOut(team, toPlanReply);
    await emma.command('/ticket GC-1 note the customer thinks about it');
    await at('2026-11-20T02:01:00Z');
    // Five working days for the customer, until 27 November, then five for the contract and five for
    // energisation make 11 December. From the fifth day of waiting on, it moves with each.
    const card = async () => (await emma.command('/ticket GC-1'))[3];
    expect(await at('2026-12-02T02:00:00Z')).toEqual({});
    expect(await card()).toBe(
      'Wanted by Thu 17 Dec · Expected on Wed 16 Dec · 0 of 6 utility working days used',
    );
    expect([await at('2026-12-03T00:00:00Z'), await card()]).toEqual([
      {},
      'Wanted by Thu 17 Dec · Expected on Thu 17 Dec · 0 of 6 utility working days used',
    ]);
    const late = risk('Fri 18 Dec', 'Thu 17 Dec', '• Customer agrees · Customer · no limit');
    expect(await at('2026-12-03T23:59:59Z')).toEqual({});
    expect(await at('2026-12-04T00:00:00Z')).toEqual({ UEMMA: [late], ULI: [late] });
    // It goes on moving, and what is said about the ticket does not make it worse.
    const again = await bot.restart();
    await at('2026-12-08T01:00:00Z', again);
    await emma.command('/ticket GC-1 note he still thinks');
    expect(await at('2026-12-08T01:01:00Z', again)).toEqual({});
    expect(await card()).toBe(
      'Wanted by Thu 17 Dec · Expected on Tue 22 Dec, too late · 0 of 6 utility working days used',
    );
    // A change that makes it late again after it was not is told again.
    await emma.command('/ticket GC-1 plan supply contract 28 December');
    expect(Object.keys(await at('2026-12-08T01:02:00Z', again))).toEqual(['ULI']);
  });

  test('that a day off makes late is told, too', async () => {
    const team = await startTeamWithTickets();
    const { emma, li, at } = team;
    await emma.command(`${low} power by 22 December`);
    await at('2026-11-20T02:01:00Z');
    await li.command('/kam calendar 2026-12-01 off stocktaking');
    expect((await at('2026-11-20T02:02:00Z')).UEMMA?.map((one) => one[1])).toEqual([
      'Expected on Wed 23 Dec, wanted by Tue 22 Dec.',
    ]);
  });
});

describe('an outage that nobody has booked', () => {
  /** Energisation is expected on Tuesday 19 January: 30 days for the works, then 2, 5 and 5. */
  async function withOutageToBook(): Promise<TeamWithTickets> {
    const team = await startTeamWithTickets({ setup: { leadsChannelId: 'CLEADS' } });
    const { emma, at, setDepartment } = team;
    await setDepartment('dispatch', { people: ['UCHEN'] });
    await emma.command(high);
    await leaveOut(team, [...toCustomersWorks, 'design', 'design review', 'equipment']);
    await finish(emma, 'external works');
    await finish(emma, 'supply contract', 'signed supply contract');
    await finish(emma, 'dispatch agreement', 'signed dispatch agreement');
    await at('2026-11-20T02:01:00Z');
    await at('2026-12-21T09:00:00Z');
    return team;
  }
  const english = [
    '🔵 GC-1 · Acme Foods · on track',
    'Energisation is expected on Tue, 19 Jan 2027, and the tie-in outage is not booked.',
    '• Customer works · Customer · no limit',
    '• Tie-in outage · Dispatch, nobody has accepted it yet · no limit',
    '[Agree on a day…] [Show the ticket]',
  ];
  const chinese = [
    '🔵 GC-1 · Acme Foods · 正常',
    '預計2027年1月19日週二送電，停電計畫尚未排定。',
    '• 客戶工程 · 客戶 · 無時限',
    '• 停電接入 · 調度，待接收 · 無時限',
    '[約定日期…] [查看工單]',
  ];

  test('is told to managers and dispatch 20 working days before energisation, and at 15 to the leads', async () => {
    const { bot, at } = await withOutageToBook();
    expect(await at('2026-12-22T00:00:00Z')).toEqual({ UEMMA: [english], UCHEN: [chinese] });
    const again = await bot.restart();
    expect(await at('2026-12-28T23:59:59Z', again)).toEqual({});
    expect(await at('2026-12-29T00:00:00Z', again)).toEqual({
      UEMMA: [english],
      UCHEN: [chinese],
      CLEADS: [english],
    });
    expect(await at('2027-01-04T00:00:00Z', again)).toEqual({});
  });

  test('is booked from the alarm, and then nothing more is said', async () => {
    const { chen, emma, at } = await withOutageToBook();
    await at('2026-12-22T00:00:00Z');
    expect(await chen.open('約定日期…')).toEqual({
      title: '約定完成日期',
      fields: { 完成日期: '' },
      submit: '儲存',
    });
    expect(await chen.send({ 完成日期: '2027-01-15' })).toEqual({});
    expect((await emma.command('/ticket GC-1')).at(-3)).toBe(
      '• Tie-in outage · Dispatch, nobody has accepted it yet · due Fri, 15 Jan 2027, 17:00, 18 working days left (internal, estimated)',
    );
    expect(await at('2026-12-29T00:00:00Z')).toEqual({});
  });
});

describe('the linked leader’s visits', () => {
  test('are asked of leader and managers before energisation and after it, as long as they are missing', async () => {
    const team = await startTeamWithTickets();
    const { emma, li, at } = team;
    await emma.command(low);
    await leaveOut(team, toPlanReply);
    await emma.command('/ticket GC-1 link 李伟');
    await at('2026-11-20T02:01:00Z');
    const beforeOf = (...running: string[]) => [
      '🟡 GC-1 · Acme Foods · tight',
      'The linked leader, 李伟, has not visited yet. Energisation is expected on Fri 18 Dec.',
      ...running,
      '[Log visit] [Show the ticket]',
    ];
    const aboutVisits = (told: Readonly<Record<string, readonly string[][]>>) =>
      Object.entries(told).flatMap(([place, messages]) =>
        messages.filter((one) => one[1]?.includes('linked leader')).map((one) => [place, ...one]),
      );
    // The longer the customer waits, the later it is: nobody is asked for a visit too early.
    expect(await at('2026-12-04T00:00:00Z')).toEqual({});
    await finish(emma, 'customer agrees');
    await at('2026-12-04T00:01:00Z');
    expect(aboutVisits(await at('2026-12-10T23:59:59Z'))).toEqual([]);
    // Seven days before, and the day before.
    const week = beforeOf(
      '• Supply contract · Account manager, Emma Clark · due Fri 11 Dec, 17:00, last working day (internal)',
    );
    expect(aboutVisits(await at('2026-12-11T00:00:00Z'))).toEqual([
      ['UEMMA', ...week],
      ['ULI', ...week],
    ]);
    await finish(emma, 'supply contract', 'signed supply contract');
    expect(aboutVisits(await at('2026-12-16T23:59:59Z'))).toEqual([]);
    const eve = beforeOf(
      '• Metering and energisation · Metering, nobody has accepted it yet · due Fri 18 Dec, 17:00, 1 working day left (five-node)',
    );
    expect(aboutVisits(await at('2026-12-17T00:00:00Z'))).toEqual([
      ['UEMMA', ...eve],
      ['ULI', ...eve],
    ]);
    await li.command('/visit Acme Foods before energisation');
    await at('2026-12-18T02:00:00Z');
    await finish(emma, 'metering and energisation', 'installation record');
    await at('2026-12-21T02:00:00Z');
    await finish(emma, 'return visit');
    await finish(emma, 'archive', 'list of the file');
    await at('2026-12-21T02:01:00Z');
    expect(await emma.command('/ticket GC-1 close')).toEqual([
      'GC-1 cannot be closed yet. Missing: the linked leader’s visit within a month after energisation.',
    ]);
    const after = [
      '🟡 GC-1 · Acme Foods · tight',
      'The linked leader, 李伟, has not visited since energisation. The visit is due by Sun 17 Jan.',
      '[Log visit] [Show the ticket]',
    ];
    // Three weeks and four weeks after.
    expect(await at('2027-01-07T23:59:59Z')).toEqual({});
    expect(await at('2027-01-08T00:00:00Z')).toEqual({ UEMMA: [after], ULI: [after] });
    expect(await at('2027-01-14T23:59:59Z')).toEqual({});
    expect(await at('2027-01-15T00:00:00Z')).toEqual({ UEMMA: [after], ULI: [after] });
    // An appointment is no visit; once it took place, the manager hears that nothing is missing.
    await li.command('/visit plan Acme Foods today 10am');
    expect(await at('2027-01-15T00:01:00Z')).toEqual({});
    await at('2027-01-15T04:00:00Z');
    await li.press('It took place');
    await li.command('/visit add V-2 all is well');
    expect(await at('2027-01-15T04:01:00Z')).toEqual({
      UEMMA: [
        [
          '🟡 GC-1 · Acme Foods · tight',
          '李伟 has visited after energisation: nothing is missing any more.',
          'Type `/ticket GC-1 close` to close the ticket.',
          '[Show the ticket]',
        ],
      ],
    });
    expect((await emma.command('/ticket GC-1 close'))[1]).toBe(
      'Emma Clark closed the ticket as completed.',
    );
    expect(await at('2027-02-15T00:00:00Z')).toEqual({});
  });

  test('that took place are asked for no more', async () => {
    const team = await startTeamWithTickets();
    const { emma, li, at } = team;
    await emma.command(low);
    await leaveOut(team, [...toPlanReply, 'customer agrees']);
    await emma.command('/ticket GC-1 link 李伟');
    await li.command('/visit Acme Foods before energisation');
    await finish(emma, 'supply contract', 'signed supply contract');
    // Expected on Friday 27 November: a week before is today.
    expect(
      Object.values(toldOf(await at('2026-11-20T02:01:00Z')))
        .flat()
        .join(),
    ).not.toMatch(/linked leader/);
    expect(
      Object.values(toldOf(await at('2026-11-26T00:00:00Z')))
        .flat()
        .join(),
    ).not.toMatch(/linked leader/);
    await finish(emma, 'metering and energisation', 'installation record');
    await at('2026-11-30T02:00:00Z');
    await li.command('/visit Acme Foods all is well');
    for (const day of ['2026-12-17', '2026-12-18', '2026-12-24', '2026-12-25']) {
      const told = Object.values(toldOf(await at(`${day}T00:00:00Z`))).flat();
      // Nor can it be closed yet: the return visit is still to come.
      expect(told.join()).not.toMatch(/linked leader|nothing is missing/);
    }
  });
});
