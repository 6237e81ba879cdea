import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { defaultTemplate } from '../../src/domain/ticket/default-template.ts';
import { readSpreadsheet, writeSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { openFile } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { sampleStage } from '../support/sample-records.ts';
import { csv, lastFile, saidTo, sendList, settled } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import type { Person } from '../support/talk-to-bot.ts';

const pressAs = async (team: TeamAtWork, id: string, who: Person, label: string) => {
  const known = saidTo(team.bot, id).length;
  await who.press(label);
  return settled(team.bot, id, known);
};
const press = (team: TeamAtWork, label: string) => pressAs(team, 'UEMMA', team.emma, label);
const said = async (who: Person, line: string) => (await who.command(line)).join('\n');

/** How many rows of tables there are. */
function countRows({ bot }: TeamAtWork, ...tables: readonly string[]) {
  const database = openFile(bot.databaseFile, { readonly: true });
  return tables.map((table) => database.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().get());
}

/** What a manager's own list says on Friday 20 November 2026 of tickets under way. */
const workbook = () =>
  writeSpreadsheet([
    {
      name: 'Customers',
      headers: ['Customer name', 'Voltage', 'Capacity'],
      rows: [['Riverside Hospital', '10kV', 2_000]],
    },
    {
      name: 'In flight',
      headers: [
        'Customer',
        'Kind',
        'Stage reached',
        'Voltage',
        'Capacity',
        'Application date',
        'Stage began',
        'Working days used',
        'All pauses',
        'Paused now',
        'Power wanted by',
        'Old number',
      ],
      rows: [
        [
          'Riverside Hospital',
          'new connection',
          'Plan reply',
          null,
          null,
          { day: '2026-11-02' },
          { day: '2026-11-17' },
          9,
          '2026-11-05 – 2026-11-09 drawings',
          null,
          { day: '2027-03-31' },
          'YK-1',
        ],
        [
          'Acme Foods',
          'more capacity',
          'Customer works',
          '10kV',
          6_300,
          ...Array(4),
          'yes',
          null,
          'YK-2',
        ],
      ],
    },
  ]);

test('tickets under way are shown, come in whole and quietly, go on from there, and go again', async () => {
  const team = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
  const { bot, emma } = team;
  const [, preview] = await sendList(team, 'UEMMA', await workbook(), { name: 'all.xlsx' });
  expect(preview).toEqual([
    'all.xlsx: 3 rows',
    'Customers: 1 new · 0 changed · 0 unchanged · 0 refused',
    'Tickets: 2 new · 0 changed · 0 unchanged · 0 refused',
    '1 ticket without a capacity: the customer’s.',
    '1 ticket without an application date: as early as the days used and the dates need it.',
    '1 ticket without a day on which the stage began: today.',
    '1 ticket without days used and without dates of all earlier stages: laid out by the days that the template expects.',
    '1 ticket with stages beside the one reached: they begin today.',
    '1 ticket paused without saying since when: from now on.',
    'Tickets come in quietly: no cards, no reminders of what is late already. `/ticket GC-12 card` posts one.',
    '[Import 3] [Cancel]',
  ]);
  expect(countRows(team, 'Ticket', 'TicketStage')).toEqual([0, 0]);

  expect(await press(team, 'Import 3')).toEqual([
    ['all.xlsx is imported: 3 added, 0 changed.', 'Undo works for 24 hours.', '[Undo]'],
  ]);
  expect((await emma.command('/ticket GC-1')).slice(0, 4)).toEqual([
    'GC-1 · Riverside Hospital — 🔵 within limits',
    'New connection · 10 kV · 2000 kVA · single supply',
    'Manager: Emma Clark',
    'Wanted by Wed, 31 Mar 2027 · Expected on Wed, 7 Apr 2027, too late · 9 of 22 utility working days used',
  ]);
  expect(await emma.command('/ticket why GC-1')).toEqual([
    'GC-1 · Riverside Hospital: why it is due then',
    'Plan reply',
    '• 15 working days of the utility since the application, after Mon 2 Nov',
    '• Set by: five-node rule',
    '• Due Mon 30 Nov, 17:00',
    '• 9 working days used, 6 left',
    '• Weekends: 8 days',
    '• Paused 2 working days, Thu 5 Nov – Mon 9 Nov: drawings',
    '• Paused 3 working days, Thu 12 Nov – Tue 17 Nov: Not counted: the days used come from the list',
    'Total cap of the utility',
    '• 22 working days of the utility since the application, after Mon 2 Nov',
    '• Due Wed 9 Dec, 17:00',
    '• 9 working days used, 13 left',
    '• Weekends: 10 days',
    '• Paused 2 working days, Thu 5 Nov – Mon 9 Nov: drawings',
    '• Paused 3 working days, Thu 12 Nov – Tue 17 Nov: Not counted: the days used come from the list',
  ]);
  expect(await emma.command('/ticket GC-1 history')).toEqual([
    'GC-1 · Riverside Hospital: what was done',
    '• Fri 20 Nov, 10:00 · Emma Clark brought the ticket in from all.xlsx; its number was YK-1. Next: Plan reply.',
    '[Timeline]',
  ]);
  expect(await said(emma, '/ticket list')).toContain('🔵 GC-2 · Acme Foods · on track');
  expect(await said(emma, '/ticket queue')).toContain('GC-1 · Riverside Hospital\nPlan reply');
  expect(await said(emma, '/ticket GC-2')).toContain(
    '• Customer works · Customer · clock stopped: No reason given',
  );
  expect(bot.workspace.messages('CTEAM').map(({ authorId }) => authorId)).not.toContain(
    bot.workspace.botUserId,
  );
  const [rules] = [
    openFile(bot.databaseFile, { readonly: true })
      .prepare(
        `SELECT DISTINCT r."rule" FROM "ReminderSchedule" r JOIN "TicketStage" s
          ON s."id" = r."subjectId" WHERE s."code" = 'PLAN_REPLY' ORDER BY 1`,
      )
      .pluck()
      .all(),
  ];
  expect(rules).toEqual(['stage-due-soon', 'stage-overdue']);

  expect(await press(team, 'Undo')).toEqual([['all.xlsx is taken back: 3 removed, 0 as before.']]);
  expect(countRows(team, 'Ticket', 'TicketStage', 'BroughtTicket')).toEqual([0, 0, 0]);
  const planned = openFile(bot.databaseFile, { readonly: true })
    .prepare(
      `SELECT COUNT(*) FROM "ReminderSchedule" WHERE "rule" LIKE 'stage-%' OR "rule" LIKE 'ticket-%'`,
    )
    .pluck()
    .get();
  expect(planned).toBe(0);
  expect(await said(emma, '/ticket GC-1')).toContain('GC-1');
});

test('the same file twice changes nothing; another word of a ticket that came is refused', async () => {
  const team = await startTeam();
  const list = (days: string) =>
    csv(
      'Customer,Kind,Stage reached,Working days used,Old number',
      `Acme Foods,increase,Plan reply,${days},YK-1`,
      'Acme Foods,increase,Design review,,',
    );
  await sendList(team, 'UEMMA', list('9'));
  await press(team, 'Import 2');
  // Later nothing that was assumed is said anew.
  team.bot.clock.set('2026-11-20T23:30:00+08:00');
  const [, again] = await sendList(team, 'UEMMA', list('9'));
  expect(again?.slice(1)).toEqual([
    '0 new · 0 changed · 2 unchanged · 0 refused',
    'There is nothing new in it.',
  ]);
  const [, other] = await sendList(team, 'UEMMA', list('10'));
  expect(other?.slice(1, 3)).toEqual([
    '0 new · 0 changed · 1 unchanged · 1 refused',
    '• Row 2: It came in as GC-1, and says something else now. Change GC-1 itself.',
  ]);
  expect(countRows(team, 'Ticket')).toEqual([2]);
});

test('a ticket is known again after its customer was merged, with an old number and without', async () => {
  const team = await startTeam();
  const list = csv(
    'Customer,Kind,Stage reached,Capacity,Application date,Old number',
    'Acme Plastics,increase,Plan reply,2000,2026-11-02,YK-1',
    'Acme Plastics,increase,Design review,2000,2026-10-08,',
    'Acme Foods,increase,Plan reply,2000,2026-10-08,',
    '东方纺织厂,new,Plan reply,500,2026-11-02,',
  );
  await sendList(team, 'ULI', list);
  await pressAs(team, 'ULI', team.li, 'Import 4');
  for (const pair of ['Acme Plastics into Acme Foods', 'Acme Foods into 东方纺织厂']) {
    await team.li.command(`/customer merge ${pair}`);
    await team.li.press('Merge');
  }
  const [, again] = await sendList(team, 'ULI', list);
  expect(again?.slice(1)).toEqual([
    '0 new · 0 changed · 4 unchanged · 0 refused',
    'There is nothing new in it.',
  ]);
  const other = csv(
    'Customer,Kind,Stage reached,Capacity,Application date,Old number',
    'Acme Plastics,increase,Design review,2000,2026-11-02,YK-1',
    'Acme Plastics,increase,Customer works,2000,2026-10-08,',
  );
  const [, changed] = await sendList(team, 'ULI', other);
  expect(changed?.slice(1, 4)).toEqual([
    '0 new · 0 changed · 0 unchanged · 2 refused',
    '• Row 2: It came in as GC-1, and says something else now. Change GC-1 itself.',
    expect.stringMatching(/^• Row 3: It came in as GC-[23], and says something else now\./),
  ]);
});

const header =
  'Customer,Kind,Stage reached,Voltage,Application date,Stage began,Working days used,All pauses,Paused now,Manager,Department,Site survey,Old number,Pause from,Pause until';
const refused: readonly (readonly [row: string, column: string | null, reason: string])[] = [
  [',new,Plan reply', 'Customer name', 'The name is missing.'],
  [
    'Nobody,new,Plan reply',
    'Customer name',
    'There is no customer “Nobody”, here or in this file.',
  ],
  ['Acme Foods,,Plan reply', 'What is applied for', 'What is applied for is missing.'],
  [
    'Acme Foods,perhaps,Plan reply',
    'What is applied for',
    '“perhaps” is nothing that is applied for: new connection, more capacity, less capacity, temporary supply, change of supply.',
  ],
  ['Acme Foods,new,', 'Stage reached', 'The stage reached is missing.'],
  [
    'Acme Foods,new,Halfway',
    'Stage reached',
    'The team has no stage “Halfway”. /kam stages shows them.',
  ],
  [
    'Acme Foods,new,Tie-in outage',
    'Stage reached',
    'The team leaves the stage “Tie-in outage” out.',
  ],
  [
    'Acme Foods,new,Design review,380V',
    'Stage reached',
    'A ticket of this voltage and importance has no stage “Design review”.',
  ],
  [
    'Acme Foods,new,Site survey、Plan reply',
    'Stage reached',
    '“Site survey” cannot be the stage reached: “Plan reply” comes after it, or it has ended.',
  ],
  ['Acme Foods,new,Plan reply,,2026-11-21', 'Application date', '2026-11-21 has not come yet.'],
  ['Acme Foods,new,Plan reply,,,2026-12-01', 'Stage began', '2026-12-01 has not come yet.'],
  [
    'Acme Foods,new,Plan reply,,2026-02-30',
    'Application date',
    '“2026-02-30” is no day. Write 2026-03-10.',
  ],
  [
    'Acme Foods,new,Plan reply,,2026-11-10,2026-11-09',
    'Stage began',
    'The stage began before the application.',
  ],
  ['Acme Foods,new,Plan reply,,,,-2', 'Working days used', '-2: days used cannot be negative.'],
  [
    'Acme Foods,new,Plan reply,,,,a week',
    'Working days used',
    '“a week” is no whole number of working days, such as 8.',
  ],
  [
    'Acme Foods,new,Plan reply,,2026-11-09,2026-11-16,20',
    'Working days used',
    'By the dates it can be from 4 to 9.',
  ],
  [
    'Acme Foods,new,Plan reply,,,,,,,Nobody',
    'Manager',
    'There is no manager “Nobody” in the team.',
  ],
  ['Acme Foods,new,Plan reply,,,,,,,王磊', 'Manager', 'Only leads bring in what colleagues do.'],
  ['Acme Foods,new,Plan reply,,,,,,,,Kitchen', 'Department', 'There is no department “Kitchen”.'],
  [
    'Acme Foods,new,Plan reply,,2026-11-02,,,2026-11-09 – 2026-11-05 x',
    'Pause until',
    'The pause from 2026-11-09 ends before it begins, on 2026-11-05.',
  ],
  [
    'Acme Foods,new,Plan reply,,2026-11-02,,,2026-11-03 – 2026-11-09 x; 2026-11-06 – y',
    'All pauses',
    'The pause from 2026-11-03 is not over when the one from 2026-11-06 begins.',
  ],
  [
    'Acme Foods,new,Plan reply,,2026-11-02,,,2026-11-25 – x',
    'All pauses',
    '2026-11-25 has not come yet.',
  ],
  [
    'Acme Foods,new,Plan reply,,2026-11-02,,,last week',
    'All pauses',
    '“last week” is no pause. Write 2026-03-02 – 2026-03-06 drawings; the next after a semicolon.',
  ],
  [
    'Acme Foods,new,Plan reply,,2026-11-02,,,2026-10-26 – 2026-10-28 x',
    'Pause from',
    'A pause begins before the application.',
  ],
  [
    'Acme Foods,new,Plan reply,,2026-11-02,,,2026-11-03 – x,no',
    'Paused now',
    'It is not paused now, but a pause has no end.',
  ],
  [
    'Acme Foods,new,Plan reply,,,,,,,,,,,,2026-11-09',
    'Pause until',
    'It does not say when the pause began.',
  ],
  [
    'Acme Foods,new,Plan reply,,2026-11-02,2026-11-16,,,,,,2026-11-17',
    'Stage began',
    '“Plan reply” began before “Site survey” ended.',
  ],
  [
    'Acme Foods,new,Plan reply,,2026-11-02,,,,,,,2026-10-26',
    null,
    '“Site survey” ended before the application.',
  ],
  [
    'Acme Foods,new,Plan reply,,,,,,,,,soon',
    null,
    'Site survey: “soon” is no day. Write 2026-03-10.',
  ],
  [
    'Acme Foods,new,Application,,2026-11-02,,,,,,,2026-11-09',
    'Stage reached',
    '“Application” cannot be the stage reached: “Site survey” comes after it, or it has ended.',
  ],
];

test('what cannot be is refused with row, column and reason, and nothing of it comes', async () => {
  const team = await startTeam();
  await team.bot.store.write(({ ticketTemplates }) =>
    ticketTemplates.add(
      team.team.id,
      {
        ...defaultTemplate,
        version: 1,
        stages: defaultTemplate.stages.map((stage) =>
          stage.code === 'PROJECT_OUTAGE'
            ? { ...stage, condition: { voltage: 'none', important: false } }
            : stage,
        ),
      },
      personId(team.team.workspaceId, 'ULI'),
      team.bot.clock.now(),
    ),
  );
  const [, preview] = await sendList(team, 'UEMMA', csv(header, ...refused.map(([row]) => row)));
  expect(preview?.[1]).toBe(`0 new · 0 changed · 0 unchanged · ${refused.length} refused`);
  const { name, bytes } = await lastFile(team, 'UEMMA');
  const [sheet] = await readSpreadsheet(bytes, name);
  expect(sheet?.rows.slice(1).map((cells) => cells.slice(1))).toEqual(
    refused.map(([, column, reason]) => [column, reason]),
  );
  const [, twice] = await sendList(
    team,
    'UEMMA',
    csv(
      'Customer,Kind,Stage reached,Old number',
      'Acme Foods,new,Plan reply,YK-1',
      'Acme Plastics,new,Plan reply,ｙｋ-1',
      'Acme Plastics,new,Plan reply,',
      'Acme Plastics,new,Site survey,',
    ),
  );
  expect(twice?.slice(1, 4)).toEqual([
    '2 new · 0 changed · 0 unchanged · 2 refused',
    '• Row 3, Old number: The same number stands in row 2.',
    '• Row 5: The same application stands in row 4. Give both their old number.',
  ]);
  expect(countRows(team, 'Ticket', 'TicketStage')).toEqual([0, 0]);
});

/** 王磊's list: a column for each stage, and one that nobody knows. */
const chinese = () =>
  writeSpreadsheet([
    {
      name: '业扩报装',
      headers: [
        '用户名称',
        '报装类型',
        '目前环节',
        '报装容量',
        '供电方式',
        '受理日期',
        '业务受理完成日期',
        '预约勘查',
        '现场勘查',
        '供电方案编制人',
        '暂停记录',
        '负责人',
        '工单编号',
      ],
      rows: [
        [
          '华新钢铁',
          '高压增容',
          '外部供电方案、内部方案',
          '10MVA',
          '双电源',
          { day: '2026-11-09' },
          { day: '2026-11-10' },
          { day: '2026-11-11' },
          { day: '2026-11-12' },
          '赵工',
          '2026-11-16 至今 等客户负荷资料',
          '王磊',
          '2026-0815',
        ],
      ],
    },
  ]);

test('a list in Chinese with a column for each stage is asked about and comes in', async () => {
  const team = await startTeam({ setup: { teamChannelId: 'CTEAM', locale: 'zh-Hans' } });
  const { bot, wang } = team;
  const [, asked] = await sendList(team, 'UWANG', await chinese(), {
    name: '在途.xlsx',
    text: '导入',
  });
  expect(asked?.[0]).toBe('在途.xlsx：我不认识这 1 列：供电方案编制人');
  const known = saidTo(bot, 'UWANG').length;
  await wang.press('都不用');
  const [preview] = (await settled(bot, 'UWANG', known)).slice(-1);
  expect(preview).toEqual([
    '在途.xlsx：1 行',
    '新增 1 · 更改 0 · 不变 0 · 拒绝 0',
    '工单静默导入：不发卡片，已超期的不再提醒。输入 `/ticket GC-12 卡片` 可发卡片。',
    '[导入 1 个] [取消]',
  ]);
  await pressAs(team, 'UWANG', wang, '导入 1 个');
  expect((await wang.command('/ticket GC-1')).slice(0, 4)).toEqual([
    'GC-1 · 华新钢铁有限公司 — 🟡 偏紧',
    '增容 · 110 kV · 10000 kVA · 双电源',
    '客户经理：王磊',
    '预计送电：2027年5月4日周二 · 供电方工作日已用 5/32',
  ]);
  expect(await said(wang, '/ticket GC-1 历史')).toContain(
    '王磊从 在途.xlsx 导入工单，原编号 2026-0815。',
  );
  // It goes on from there, and says so in the thread of its card once that is posted.
  expect(await said(wang, '/ticket GC-1 卡片')).toContain('王磊发布了卡片。');
  await bot.linesman.tick();
  const cards = bot.workspace
    .messages('CTEAM')
    .filter(({ authorId }) => authorId === bot.workspace.botUserId);
  expect(cards.map((one) => readMessage(one)[0])).toEqual(['GC-1 · 华新钢铁有限公司 — 🟡 偏紧']);
  expect(await said(wang, '/ticket GC-1 卡片')).toContain('GC-1 的卡片已在频道里。');
  expect(await said(wang, '/ticket GC-1 恢复')).toContain('王磊');
});

test('a list in Traditional Chinese comes with its customer, and what is wrong with it', async () => {
  const team = await startTeam();
  const { chen } = team;
  const file = await writeSpreadsheet([
    { name: '客戶', headers: ['客戶名稱'], rows: [['海港倉儲']] },
    {
      name: '工單',
      headers: ['客戶名稱', '業務類型', '到達環節', '申請日期', '已用工作日', '原編號'],
      rows: [
        ['海港倉儲', '新裝', '現場勘查', { day: '2026-11-16' }, 2, 'A-1'],
        ['海港倉儲', '新裝', '現場勘察', { day: '2026-11-30' }, 2, 'A-2'],
        ['海港倉儲', '拆除', '現場勘查', null, null, 'A-3'],
      ],
    },
  ]);
  const [, preview] = await sendList(team, 'UCHEN', file, { name: '在途.xlsx', text: '匯入' });
  expect(preview).toEqual([
    '在途.xlsx：4 列',
    '客戶：新增 1 · 變更 0 · 不變 0 · 拒絕 0',
    '工單：新增 1 · 變更 0 · 不變 0 · 拒絕 2',
    '• 工單：第 3 列，申請日期：2026-11-30 還沒有到。',
    '• 工單：第 4 列，業務類型：「拆除」不是業務類型：新裝、增容、減容、臨時用電、變更用電。',
    '1 張工單沒有電壓：按 10 kV。',
    '1 張工單沒有容量，客戶也沒有：先空著，之後在工單裡補。',
    '1 張工單沒有環節到達日期：按今天。',
    '工單靜默匯入：不發卡片，已逾期的不再提醒。輸入 `/ticket GC-12 卡片` 可發卡片。',
    '所有被拒絕的列和原因會以檔案傳來。它們不會被匯入；改好後把那個檔案傳來即可。',
    '[匯入 2 個] [取消]',
  ]);
  await pressAs(team, 'UCHEN', chen, '匯入 2 個');
  expect((await chen.command('/ticket GC-1')).slice(0, 4)).toEqual([
    'GC-1 · 海港倉儲 — 🔵 正常',
    '新裝 · 10 kV · 單電源',
    '客戶經理：陳美玲',
    '預計送電：2027年4月16日週五 · 供電方工作日已用 2/22',
  ]);
});

test('a ticket that was worked on since stays when its list is taken back', async () => {
  const team = await startTeam();
  const list = csv(
    'Customer,Kind,Stage reached,Old number',
    'Acme Foods,increase,Plan reply,YK-1',
    'Acme Foods,increase,Design review,YK-2',
  );
  await sendList(team, 'UEMMA', list);
  await press(team, 'Import 2');
  const done = saidTo(team.bot, 'UEMMA').at(-1);
  await team.emma.command('/ticket GC-1 note transformer ordered');
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press('Undo', done);
  expect(await settled(team.bot, 'UEMMA', known)).toEqual([
    [
      'customers.csv is taken back: 1 removed, 0 as before.',
      '1 record stays: changed or worked with since.',
    ],
  ]);
  expect(countRows(team, 'Ticket', 'BroughtTicket')).toEqual([1, 1]);
  expect(await said(team.emma, '/ticket GC-1 history')).toContain('transformer ordered');
});

test('where something came between, nothing comes, and no stage is left behind', async () => {
  const team = await startTeam();
  const file = await writeSpreadsheet([
    { name: 'Customers', headers: ['Customer name'], rows: [['Riverside Hospital']] },
    {
      name: 'Tickets',
      headers: ['Customer', 'Kind', 'Stage reached'],
      rows: [
        ['Riverside Hospital', 'new', 'Plan reply'],
        ['Acme Foods', 'new', 'Plan reply'],
      ],
    },
  ]);
  await sendList(team, 'UEMMA', file, { name: 'all.xlsx' });
  await team.emma.command('/customer add Riverside Hospital');
  expect(await press(team, 'Import 3')).toEqual([
    [expect.stringContaining('Send all.xlsx again.')],
  ]);
  expect(countRows(team, 'Ticket', 'TicketStage', 'BroughtTicket')).toEqual([0, 0, 0]);
});

test('many that come at once start the team quietly, and nobody is told of what is late', async () => {
  const team = await startTeam();
  const { bot } = team;
  await bot.store.write(({ teams }) =>
    teams.changeSetting(
      team.team.id,
      'import.quietFrom',
      2,
      personId(team.team.workspaceId, 'ULI'),
      bot.clock.now(),
    ),
  );
  await sendList(
    team,
    'UEMMA',
    csv(
      'Customer,Kind,Stage reached,Application date,Stage began,Old number',
      'Acme Foods,increase,Plan reply,2026-09-01,2026-09-21,1',
      'Acme Foods,increase,Site survey,2026-09-01,2026-09-03,2',
    ),
  );
  const [done] = await press(team, 'Import 2');
  expect(done?.[1]).toBe('So much is new that reminders are only listed at first, not sent.');
  expect(await said(team.emma, '/ticket list overdue')).toContain('🔴 GC-2 · Acme Foods');
  const known = saidTo(bot, 'UEMMA').length;
  bot.clock.advance(60 * 60_000);
  expect(await settled(bot, 'UEMMA', known)).toEqual([]);
  expect((await bot.store.read.teams.find(team.team.id))?.shadowUntil).not.toBeNull();
});

test('the template has a sheet of tickets with lists to choose from', async () => {
  const team = await startTeam();
  await team.wang.command('/customer 导入');
  await team.bot.linesman.tick();
  const { name, bytes } = await lastFile(team, 'UWANG');
  const sheets = await readSpreadsheet(bytes, name);
  expect(sheets.find((sheet) => sheet.name === '工单')?.rows[0]).toEqual([
    '客户名称',
    '业务类型',
    '到达环节',
    '电压等级',
    '容量（kVA）',
    '供电方式',
    '用户等级',
    '服务方式',
    '申请日期',
    '到达日期',
    '已用工作日',
    '暂停自',
    '暂停至',
    '暂停原因',
    '全部暂停',
    '现在暂停',
    '要求送电日期',
    '客户经理',
    '部门',
    '原编号',
  ]);
  const { sheets: written } = await readXlsx(bytes);
  const chosen = written.find((sheet) => sheet.name === '工单')?.dataValidations ?? [];
  expect(chosen.map(({ type, range, formula1 }) => [type, range, formula1])).toEqual([
    ['list', 'B2:B2000', "'填写说明'!$B$2:$B$6"],
    ['list', 'C2:C2000', "'填写说明'!$C$2:$C$23"],
    ['list', 'F2:F2000', "'填写说明'!$D$2:$D$4"],
    ['list', 'G2:G2000', "'填写说明'!$E$2:$E$6"],
    ['list', 'H2:H2000', "'填写说明'!$F$2:$F$5"],
    ['list', 'P2:P2000', "'填写说明'!$G$2:$G$3"],
    ['list', 'R2:R2000', "'填写说明'!$H$2:$H$2"],
    ['list', 'S2:S2000', "'填写说明'!$I$2:$I$10"],
  ]);
  const lists = sheets.find((sheet) => sheet.name === '填写说明')?.rows ?? [];
  expect(lists.slice(0, 3).map((cells) => cells.slice(1, 4))).toEqual([
    ['业务类型', '到达环节', '供电方式'],
    ['新装', '业务受理', '单电源'],
    ['增容', '预约勘查', '双电源'],
  ]);
  const [, preview] = await sendList(team, 'UWANG', bytes, { name: '填好.xlsx', text: '导入' });
  expect(preview?.slice(1, 8)).toEqual([
    '客户：新增 1 · 更改 0 · 不变 0 · 拒绝 0',
    '联系人：新增 1 · 更改 0 · 不变 0 · 拒绝 0',
    '重要日期：新增 1 · 更改 0 · 不变 0 · 拒绝 0',
    '走访：新增 1 · 更改 0 · 不变 0 · 拒绝 0',
    '跟进：新增 1 · 更改 0 · 不变 0 · 拒绝 0',
    '工单：新增 1 · 更改 0 · 不变 0 · 拒绝 0',
    '1 张工单没有申请日期：按已用工作日和其他日期往前推。',
  ]);
});

test('stages that a stop has left without their tickets are replaced; all else has to refer to what is there', async () => {
  const team = await startTeam();
  const { store } = team.bot;
  const stages = [{ ...sampleStage, teamId: team.team.id }];
  await store.write(({ imports }) => imports.layStages(stages), 'ahead');
  await store.write(({ imports }) => imports.layStages(stages), 'ahead');
  expect(countRows(team, 'TicketStage')).toEqual([1]);
  await expect(store.write(({ imports }) => imports.layStages(stages))).rejects.toThrow();
  expect(countRows(team, 'TicketStage', 'Ticket')).toEqual([1, 0]);
  const bot = await team.bot.restart();
  expect(await bot.store.read.tickets.find(sampleStage.ticketId)).toBeUndefined();
});
