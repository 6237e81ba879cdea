import { describe, expect, test } from 'vitest';
import { startTeamWithTickets, type TeamWithTickets } from '../support/start-team-with-tickets.ts';

const facts = {
  en: 'New connection · 10 kV · 2000 kVA · single supply',
  hans: '新装 · 10 kV · 2000 kVA · 单电源',
  hant: '新裝 · 10 kV · 2000 kVA · 單電源',
};
const queuedRow = {
  en: '[Accept] [Assign…] [⋯ Decline… | Done… | Note… | Show the ticket]',
  hant: '[接收] [指派…] [⋯ 退回… | 辦結環節… | 備註… | 查看工單]',
};
const heldRow = {
  en: '[Done…] [Wait…] [⋯ Assign… | Give back… | Note… | Show the ticket]',
  hans: '[办结环节…] [暂停计时…] [⋯ 指派… | 退还待办… | 备注… | 查看工单]',
  hant: '[辦結環節…] [暫停計時…] [⋯ 指派… | 退還待辦… | 備註… | 查看工單]',
};

/** What each reads of the overdue application, which Wang has and Emma leads. */
const overdue = {
  wang: (sentence: string, ...more: string[]) => [
    `GC-1 · Acme Foods：业务受理——${sentence}`,
    facts.hans,
    '业务受理 · 营销部 王磊 · 已超期，应于11月23日周一 17:00（内部）',
    ...more,
    heldRow.hans,
  ],
  english: (sentence: string, ...more: string[]) => [
    `GC-1 · Acme Foods: Application — ${sentence}`,
    facts.en,
    'Application · Marketing, 王磊 · overdue since Mon 23 Nov, 17:00 (internal)',
    ...more,
    heldRow.en,
  ],
  chen: (sentence: string, ...more: string[]) => [
    `GC-1 · Acme Foods：業務受理——${sentence}`,
    facts.hant,
    '業務受理 · 營銷部 王磊 · 已逾期，應於11月23日週一 17:00（內部）',
    ...more,
    heldRow.hant,
  ],
};

const dueToday = [
  'GC-1 · Acme Foods：业务受理——今天到期',
  facts.hans,
  '业务受理 · 营销部 王磊 · 11月23日周一 17:00前，最后一个工作日（内部）',
  heldRow.hans,
];

/** A ticket of Emma's, opened on Friday at ten; what came with it is read. */
async function withTicket(
  options: Parameters<typeof startTeamWithTickets>[0] = {},
): Promise<TeamWithTickets> {
  const team = await startTeamWithTickets(options);
  await team.emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
  await team.at(options.now ?? '2026-11-20T02:00:00Z');
  return team;
}

/** The same, in Wang's hands. */
async function withAccepted(
  options: Parameters<typeof startTeamWithTickets>[0] = {},
): Promise<TeamWithTickets> {
  const team = await withTicket(options);
  await team.wang.command('/ticket GC-1 accept');
  return team;
}

describe('a stage that nobody accepts', () => {
  const unaccepted = {
    UEMMA: [
      [
        'GC-1 · Acme Foods: Application — nobody has accepted it for 4 working hours',
        facts.en,
        'Application · Marketing, nobody has accepted it yet · due Mon 23 Nov, 17:00, 1 working day left (internal)',
        queuedRow.en,
      ],
    ],
    UCHEN: [
      [
        'GC-1 · Acme Foods：業務受理——4個工作小時無人接收',
        facts.hant,
        '業務受理 · 營銷部，待接收 · 11月23日週一 17:00前，剩1個工作日（內部）',
        queuedRow.hant,
      ],
    ],
  };

  test('is told to the department’s head and the manager after four working hours, once', async () => {
    const { bot, at } = await withTicket();
    // Two hours before noon, two after the break.
    expect(await at('2026-11-20T06:59:59Z')).toEqual({});
    expect(await at('2026-11-20T07:00:00Z')).toEqual(unaccepted);
    expect(await at('2026-11-20T08:00:00Z')).toEqual({});
    const again = await bot.restart();
    expect(await at('2026-11-20T09:00:00Z', again)).toEqual({});
  });

  test('is told to both managers of a ticket of two', async () => {
    const { emma, at } = await withTicket();
    await emma.command('/ticket GC-1 assign second 李伟');
    await at('2026-11-20T02:01:00Z');
    expect(Object.keys(await at('2026-11-20T07:00:00Z')).sort()).toEqual(['UCHEN', 'UEMMA', 'ULI']);
  });

  test('is not told once somebody accepts it, and counted anew when they give it back', async () => {
    const { wang, emma, at } = await withTicket();
    await wang.command('/ticket GC-1 accept');
    expect(await at('2026-11-20T07:00:00Z')).toEqual({});
    await wang.command('/ticket GC-1 decline not mine');
    await at('2026-11-20T07:01:00Z');
    await emma.command('/ticket GC-1 note waiting');
    // Two hours on Friday, two on Monday.
    expect(await at('2026-11-23T01:59:59Z')).not.toHaveProperty('UEMMA');
    expect(Object.keys(await at('2026-11-23T02:00:00Z'))).toEqual(['UEMMA', 'UCHEN']);
  });

  test('waits while its clock stands still', async () => {
    const { emma, at } = await withTicket();
    await at('2026-11-20T05:30:00Z');
    await emma.command('/ticket GC-1 wait customer documents');
    expect(await at('2026-11-23T05:30:00Z')).toEqual({});
    await emma.command('/ticket GC-1 resume');
    expect(await at('2026-11-23T06:59:59Z')).toEqual({});
    expect(Object.keys(await at('2026-11-23T07:00:00Z'))).toEqual(['UEMMA', 'UCHEN']);
  });
});

describe('a stage that is due', () => {
  test('reminds whoever has it, then goes up day by day, is capped, and left to the digest', async () => {
    const { emma, wang, at } = await withAccepted({
      setup: { locale: 'en', leadsChannelId: 'CLEADS' },
    });
    await emma.command('/ticket GC-1 link 李伟');
    // The leader hears of the link; over the weekend nobody hears of the stage.
    expect(Object.keys(await at('2026-11-20T08:00:00Z'))).toEqual(['ULI']);
    expect([
      await at('2026-11-20T09:00:00Z'),
      await at('2026-11-21T02:00:00Z'),
      await at('2026-11-22T23:59:59Z'),
    ]).toEqual([{}, {}, {}]);
    expect(await at('2026-11-23T00:00:00Z')).toEqual({ UWANG: [dueToday] });
    expect(await at('2026-11-23T08:59:59Z')).toEqual({});
    const holders = (hans: string, en: string, hant: string) => ({
      UWANG: [overdue.wang(hans)],
      UEMMA: [overdue.english(en)],
      UCHEN: [overdue.chen(hant)],
    });
    expect(await at('2026-11-23T09:00:00Z')).toEqual(holders('已超期', 'overdue now', '已逾期'));
    expect(await at('2026-11-23T23:59:59Z')).toEqual({});
    const [day1, day2, day3] = [
      'overdue for a working day',
      'overdue for 2 working days',
      'overdue for 3 working days',
    ];
    expect(await at('2026-11-24T00:00:00Z')).toEqual({
      ...holders('已超期1个工作日', day1, '已逾期1個工作日'),
      CLEADS: [overdue.english(day1)],
    });
    expect(await at('2026-11-25T00:00:00Z')).toEqual({
      ...holders('已超期2个工作日', day2, '已逾期2個工作日'),
      CLEADS: [overdue.english(day2)],
    });
    expect(await at('2026-11-26T00:00:00Z')).toEqual({
      ...holders('已超期3个工作日', day3, '已逾期3個工作日'),
      CLEADS: [overdue.english(day3)],
      ULI: [overdue.english(day3)],
    });
    const last = 'This is the last reminder. From now on the digest shows it.';
    expect(await at('2026-11-27T00:00:00Z')).toEqual({
      CLEADS: [overdue.english('overdue for 4 working days', last)],
    });
    expect([
      await at('2026-11-28T00:00:00Z'),
      await at('2026-11-30T00:00:00Z'),
      await at('2026-12-04T00:00:00Z'),
    ]).toEqual([{}, {}, {}]);
    // What was said becomes what is true: no button is left standing.
    await wang.command('/ticket GC-1 wait customer documents');
    await at('2026-12-04T00:01:00Z');
    const now = [
      'GC-1 · Acme Foods: Application',
      facts.en,
      'Application · Marketing, 王磊 · clock stopped: customer documents',
      '[Done…] [Resume] [⋯ Give back… | Show the ticket]',
    ];
    expect(emma.direct().slice(-4)).toEqual([now, now, now, now]);
  });

  test('goes up after the holidays, not during them', async () => {
    const { at } = await withTicket({ now: '2026-09-29T02:00:00Z' });
    await at('2026-09-29T08:00:00Z');
    expect(Object.keys(await at('2026-09-30T00:00:00Z'))).toEqual(['UWANG', 'UCHEN']);
    expect(Object.keys(await at('2026-09-30T09:00:00Z'))).toEqual(['UWANG', 'UEMMA', 'UCHEN']);
    // 1 to 7 October are off, and Saturday the 10th is worked.
    for (const day of ['01', '05', '07']) expect(await at(`2026-10-${day}T01:00:00Z`)).toEqual({});
    expect((await at('2026-10-08T00:00:00Z')).ULI?.[0]?.[0]).toBe(
      'GC-1 · Acme Foods: Application — overdue for a working day',
    );
    await at('2026-10-09T00:00:00Z');
    expect((await at('2026-10-10T00:00:00Z')).ULI?.[0]?.[0]).toBe(
      'GC-1 · Acme Foods: Application — overdue for 3 working days',
    );
    expect(await at('2026-10-11T00:00:00Z')).toEqual({});
    expect(Object.keys(await at('2026-10-12T00:00:00Z'))).toEqual(['ULI']);
  });

  test('says nothing while its clock stands still, and does not say again what was said', async () => {
    const { wang, at } = await withAccepted();
    await at('2026-11-23T00:00:00Z');
    await at('2026-11-23T09:30:00Z');
    await wang.command('/ticket GC-1 wait customer documents');
    expect([
      await at('2026-11-24T00:00:00Z'),
      await at('2026-11-25T00:00:00Z'),
      await at('2026-11-26T03:00:00Z'),
    ]).toEqual([{}, {}, {}]);
    await wang.command('/ticket GC-1 resume');
    expect(await at('2026-11-26T03:01:00Z')).toEqual({});
    expect((await at('2026-11-27T00:00:00Z')).UEMMA).toEqual([
      overdue.english('overdue for a working day'),
    ]);
  });

  test('that was done in time says nothing, and a ticket that was closed neither', async () => {
    const { li, at } = await withAccepted();
    await li.command('/ticket open Acme Plastics 0.4kV 100kVA new connection');
    await li.command('/ticket GC-1 skip application not needed');
    await li.command('/ticket GC-2 close the customer withdrew');
    await at('2026-11-20T02:01:00Z');
    const told = await at('2026-11-23T09:00:00Z');
    const lines = Object.values(told).flat(2);
    expect(lines.filter((line) => /Application|业务受理|業務受理/.test(line))).toEqual([]);
  });

  test('moves with the calendar', async () => {
    const { li, at } = await withAccepted();
    await li.command('/kam calendar 2026-11-23 off stocktaking');
    await at('2026-11-20T02:01:00Z');
    expect([await at('2026-11-23T00:00:00Z'), await at('2026-11-23T09:00:00Z')]).toEqual([{}, {}]);
    expect((await at('2026-11-24T00:00:00Z')).UWANG?.[0]?.[0]).toBe(
      'GC-1 · Acme Foods：业务受理——今天到期',
    );
    expect(Object.keys(await at('2026-11-24T09:00:00Z'))).toEqual(['UWANG', 'UEMMA', 'UCHEN']);
  });

  test('that became overdue while the bot was down is told once, late, as it stands now', async () => {
    const { bot, at } = await withAccepted();
    const again = await bot.restart();
    const day2 = 'overdue for 2 working days';
    expect(await at('2026-11-25T01:30:00Z', again)).toEqual({
      UWANG: [overdue.wang('已超期2个工作日', '补发：应于 11月25日周三 08:00 提醒')],
      UEMMA: [overdue.english(day2, 'Late: this was to come on Wed 25 Nov, 08:00')],
      UCHEN: [overdue.chen('已逾期2個工作日', '補發：應於 11月25日週三 08:00 提醒')],
      ULI: [overdue.english(day2, 'Late: this was to come on Wed 25 Nov, 08:00')],
    });
    expect(await at('2026-11-25T09:00:00Z', again)).toEqual({});
    expect(Object.keys(await at('2026-11-26T00:00:00Z', again))).toHaveLength(4);
  });

  test('is told once, however often the ticket changes, the bot looks or starts again', async () => {
    const { bot, wang, emma, at } = await withAccepted();
    await at('2026-11-23T00:00:00Z');
    await emma.command('/ticket GC-1 green');
    await emma.command('/ticket GC-1 green off');
    expect(await at('2026-11-23T00:30:00Z')).toEqual({});
    expect(Object.keys(await at('2026-11-23T09:00:00Z'))).toEqual(['UWANG', 'UEMMA', 'UCHEN']);
    await emma.command('/ticket GC-1 note the customer is late');
    await wang.command('/ticket GC-1 block no papers');
    await Promise.all([bot.linesman.tick(), bot.linesman.tick()]);
    const again = await bot.restart();
    expect(await at('2026-11-23T09:01:00Z', again)).toEqual({});
  });

  test('of a person who is not active any more goes to the department', async () => {
    const { bot, at } = await withAccepted();
    await bot.store.write(async ({ people }) => {
      const found = await people.findBySlackUser(bot.linesman.workspaceId, 'UWANG');
      if (found) await people.save({ ...found, isActive: false });
    });
    expect(Object.keys(await at('2026-11-23T00:00:00Z'))).toEqual(['UCHEN']);
  });

  test('takes a note from the reminder, which everybody who was told reads, and the next reminder too', async () => {
    const { emma, wang, at } = await withAccepted();
    await at('2026-11-23T09:00:00Z');
    await wang.open('备注…');
    await wang.send({ 让在办的人都知道的情况: '等客户盖章' });
    expect(await at('2026-11-23T09:30:00Z')).toEqual({});
    const noted = '王磊 noted: 等客户盖章';
    expect([wang.direct().at(-1), emma.direct().at(-1)]).toEqual([
      [
        'GC-1 · Acme Foods：业务受理',
        facts.hans,
        '业务受理 · 营销部 王磊 · 已超期，应于11月23日周一 17:00（内部）',
        '王磊备注：等客户盖章',
        '[办结环节…] [暂停计时…] [⋯ 退还待办… | 查看工单]',
      ],
      [
        'GC-1 · Acme Foods: Application',
        facts.en,
        'Application · Marketing, 王磊 · overdue since Mon 23 Nov, 17:00 (internal)',
        noted,
        '[Done…] [Wait…] [⋯ Give back… | Show the ticket]',
      ],
    ]);
    expect((await at('2026-11-24T00:00:00Z')).UEMMA).toEqual([
      overdue.english('overdue for a working day', noted),
    ]);
  });

  test('is assigned from the reminder, and whoever was told before is not told again', async () => {
    const { emma, at } = await withAccepted();
    await at('2026-11-23T09:00:00Z');
    await emma.open('Assign…');
    await emma.send({ 'To whom': 'UCHEN' });
    const told = await at('2026-11-23T09:01:00Z');
    expect(Object.keys(told)).toEqual(['UCHEN']);
    expect(told.UCHEN?.[0]?.[0]).toBe('GC-1 · Acme Foods：業務受理');
  });
});
