import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Role } from '../../src/domain/person.ts';
import { defaultTemplate } from '../../src/domain/ticket/default-template.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { openFile } from '../support/open-test-store.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const version0 =
  'As Linesman comes (version 0). New tickets follow it; open ones keep the version they began with.';
const saved = (version: number) =>
  `Saved as version ${version}. Tickets opened from now on follow it; open ones keep theirs.`;

/** The list without its buttons and the hint below them. */
const rowsOf = (list: readonly string[]) => list.filter((line) => line.startsWith('• '));

const wholeList = [
  'Stages and limits',
  version0,
  'Main way',
  '• Application · Marketing · 1 working day',
  '• Survey appointment · Account manager · 1 working day',
  '• Site survey · Production · 2 working days',
  '• External supply plan · Production · 3 working days · high voltage only',
  '• Internal supply plan · Marketing · 2 working days',
  '• Plan review · Joint review · by the meeting on Monday · high voltage only · approved by a second person',
  '• Plan reply · Account manager · low voltage: 7 working days from the application · high voltage, single supply: 15 working days from the application · high voltage, dual supply: 30 working days from the application',
  '• Customer agrees · Customer',
  '• Metering and energisation · Metering · 5 working days',
  '• Return visit · Account manager · 20 working days',
  '• Archive · Archive · 5 working days',
  'Customer’s works',
  '• Design · Customer · high voltage only',
  '• Design review · Marketing · 10 working days · high voltage only · approved by a second person',
  '• Equipment delivery · third party · high voltage only',
  '• Customer works · Customer · high voltage only',
  '• Intermediate inspection · Inspection · 5 working days · important users at high voltage',
  '• Completion notice · Customer · high voltage only',
  '• Completion inspection · Inspection · 5 working days · high voltage only',
  'External works',
  '• External works · Production · by the agreed day · high voltage only',
  'Paperwork',
  '• Supply contract · Account manager · 5 working days',
  '• Dispatch agreement · Dispatch · 3 working days · high voltage only',
  '• Tie-in outage · Dispatch · by the agreed day · high voltage only',
  'Limits for the whole',
  '• Utility’s own working days · low voltage: 6 working days · high voltage, single supply: 22 working days · high voltage, dual supply: 32 working days',
  '• Green channel: 50 % of every limit of the utility',
  '• In force: five-node rule, internal limits',
];

/** What the trail says of the template: who changed it to which version. */
function trailOf({ bot }: TeamAtWork): readonly (readonly unknown[])[] {
  const rows = openFile(bot.databaseFile, { readonly: true })
    .prepare(
      `SELECT "actorId", "action", "subject" FROM "AuditEntry" WHERE "subject" LIKE 'template/%' ORDER BY "seq"`,
    )
    .raw()
    .all();
  return z.array(z.tuple([z.string(), z.string(), z.string()])).parse(rows);
}

const templateOf = ({ bot, team }: TeamAtWork) => bot.store.read.ticketTemplates.current(team.id);

async function giveRole({ bot }: TeamAtWork, slackId: string, role: Role): Promise<void> {
  await bot.store.write(async ({ people }) => {
    const person = await people.find(personId(bot.linesman.workspaceId, slackId));
    if (person) await people.save({ ...person, role });
  });
}

test('everybody sees the stages and limits; leads are offered to change them', async () => {
  const { li, wang } = await startTeam();
  const list = await li.command('/kam stages');
  expect(list.slice(0, -2)).toEqual(wholeList);
  expect(list.at(-2)).toMatch(/^\[Change a stage… ▾ Application \| .*Archive\] \[Add a stage\] /);
  expect(list.at(-1)).toBe(
    '`/kam stages 0` shows an earlier version, here the one that Linesman comes with.',
  );
  const chinese = await wang.command('/kam 环节');
  expect(chinese.slice(0, 5)).toEqual([
    '环节与时限',
    'Linesman 默认设置（第0版）。新工单按此执行，在办工单沿用开单时的版本。',
    '主流程',
    '• 业务受理 · 营销部 · 1个工作日',
    '• 预约勘查 · 客户经理 · 1个工作日',
  ]);
  expect(chinese.at(-1)).toBe('由主管或管理员修改。');
});

test('a lead changes a stage in its form, and the list shows the new version', async () => {
  const team = await startTeam();
  const { li } = team;
  await li.command('/kam stages');
  expect(await li.open('Design review')).toEqual({
    title: 'Design review',
    fields: {
      Name: '',
      'Done by': 'Marketing',
      'Limit: five-node rule': '10 working days',
      'Limit: internal limits': '10 working days',
      'Part of the way for': 'high voltage only',
      'Comes after': 'Design',
      'Where it goes back to': 'Design',
      'Whose time it takes': 'the utility’s',
      Rules: 'Counts towards the total cap A second person approves it',
      'Documents, one on each line': 'review opinion',
      'Usual working days': '10',
      Branch: 'Customer’s works',
    },
    submit: 'Save',
  });
  const list = await li.sendAndRead({
    Name: 'Drawing check',
    'Done by': 'Inspection',
    'Limit: five-node rule': '8 days\nhigh voltage, dual supply: 10 working days',
    'Limit: internal limits': '16 working hours',
    'Documents, one on each line': 'review opinion\nstamped drawings',
  });
  expect(list.at(1)).toBe(
    'Version 1, by 李伟, Fri 20 Nov, 10:00. New tickets follow it; open ones keep the version they began with.',
  );
  expect(rowsOf(list)).toContain(
    '• Drawing check · Inspection · 8 working days · high voltage, dual supply: 10 working days · 16 working hours · high voltage only · approved by a second person',
  );
  expect(list.at(-1)).toBe(saved(1));
  const template = await templateOf(team);
  expect(template.stages.find(({ code }) => code === 'DESIGN_REVIEW')).toEqual({
    ...defaultTemplate.stages.find(({ code }) => code === 'DESIGN_REVIEW'),
    name: 'Drawing check',
    department: 'inspection',
    documents: ['review-opinion', 'stamped drawings'],
  });
  expect(trailOf(team)).toEqual([[expect.stringMatching(/ULI$/), 'template.save', 'template/1']]);
});

test('a form that is sent as it was opened makes no version, in any language', async () => {
  const team = await startTeam();
  await giveRole(team, 'UWANG', 'lead');
  await giveRole(team, 'UCHEN', 'lead');
  for (const [person, line, stages, same] of [
    [
      team.li,
      '/kam stages',
      ['Plan reply', 'Plan review', 'Tie-in outage', 'Intermediate inspection', 'Caps and rules'],
      'Nothing was changed.',
    ],
    [team.wang, '/kam 环节', ['答复供电方案', '方案会审', '停电接入', '整体时限'], '没有改动。'],
    [team.chen, '/kam 環節', ['答覆供電方案', '方案會審', '停電接入', '整體時限'], '沒有改動。'],
  ] as const) {
    await person.command(line);
    for (const stage of stages) {
      await person.open(stage);
      expect((await person.sendAndRead()).at(-1)).toBe(same);
    }
  }
  expect((await templateOf(team)).version).toBe(0);
});

test('tickets keep the version they were opened with', async () => {
  const { li, wang } = await startTeam();
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 单电源 增容');
  await li.command('/kam stages');
  await li.open('Application');
  await li.sendAndRead({ 'Limit: internal limits': '2 working days' });
  await wang.command('/ticket open 东方化工 10kV 800kVA 单电源 增容');
  const dueOf = async (reference: string) =>
    (await li.command(`/ticket ${reference} why`)).slice(1, 4);
  expect(await dueOf('GC-1')).toEqual([
    'Application',
    '• 1 working day after Fri 20 Nov',
    '• Set by: internal limits',
  ]);
  expect(await dueOf('GC-2')).toEqual([
    'Application',
    '• 2 working days after Fri 20 Nov',
    '• Set by: internal limits',
  ]);
});

test('a stage of the team’s own stands between others, and tickets go through it', async () => {
  const team = await startTeam();
  const { li, wang } = team;
  await li.command('/kam stages');
  await li.open('Add a stage');
  const list = await li.sendAndRead({
    Name: 'Budget approval',
    'Comes before': 'Plan reply',
    'Comes after': 'Plan review',
    'Done by': 'Joint review',
    'Limit: internal limits': '4 hours',
    'Part of the way for': 'high voltage only',
  });
  const rows = rowsOf(list);
  expect(rows.slice(5, 8)).toEqual([
    '• Plan review · Joint review · by the meeting on Monday · high voltage only · approved by a second person',
    '• Budget approval · Joint review · 4 working hours · high voltage only',
    expect.stringMatching(/^• Plan reply · /),
  ]);
  const { stages } = await templateOf(team);
  expect(stages.find(({ code }) => code === 'PLAN_REPLY')?.after).toEqual(['OWN_1']);
  const card = await wang.command('/ticket open 华新钢铁 10kV 2000kVA 单电源 增容');
  expect(card).toContain('• 主流程  ● ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○');
  expect((await li.command('/ticket GC-1 why budget approval')).slice(1, 4)).toEqual([
    'Budget approval',
    '• It has not begun: nothing is counted yet.',
    '• Its limit: 4 working hours (internal limits)',
  ]);
});

test('caps, the green channel and the rules in force are changed together', async () => {
  const { li } = await startTeam();
  await li.command('/kam stages');
  expect(await li.open('Caps and rules')).toEqual({
    title: 'Limits for the whole',
    fields: {
      'Total cap in working days: low voltage': '6',
      'Total cap in working days: high voltage, single supply': '22',
      'Total cap in working days: high voltage, dual supply': '32',
      'Green channel: percent of a limit, 50 at most': '50',
      'Limits in force': 'five-node rule internal limits',
    },
    submit: 'Save',
  });
  expect(
    await li.send({
      'Total cap in working days: high voltage, single supply': 'many',
      'Green channel: percent of a limit, 50 at most': '60',
    }),
  ).toEqual({
    'Total cap in working days: high voltage, single supply':
      'A whole number from 1 to 250, please.',
  });
  expect(
    await li.send({
      'Total cap in working days: high voltage, single supply': '20',
      'Green channel: percent of a limit, 50 at most': '60',
    }),
  ).toEqual({
    'Green channel: percent of a limit, 50 at most': 'A whole number from 1 to 50, please.',
  });
  const list = await li.sendAndRead({
    'Total cap in working days: high voltage, single supply': '20',
    'Green channel: percent of a limit, 50 at most': '40',
    'Limits in force': 'five-node rule',
  });
  expect(rowsOf(list).slice(-4)).toEqual([
    '• Utility’s own working days · low voltage: 6 working days · high voltage, single supply: 20 working days · high voltage, dual supply: 32 working days',
    '• Green channel: 40 % of every limit of the utility',
    '• In force: five-node rule',
    '• Not in force: internal limits',
  ]);
  expect(rowsOf(list)[0]).toBe('• Application · Marketing');
});

type Refusal = readonly [
  stage: string,
  fields: Readonly<Record<string, string | null>>,
  errors: Readonly<Record<string, string>>,
];
const refusals: readonly Refusal[] = [
  [
    'Site survey',
    { 'Limit: internal limits': '10 weeks' },
    {
      'Limit: internal limits':
        'I cannot read “10 weeks” as a limit. Such as: 10 working days, 4 working hours, by the agreed day.',
    },
  ],
  [
    'Site survey',
    { 'Comes after': 'Archive' },
    {
      'Comes after':
        '“Site survey” would wait for itself. Choose other stages that it comes after.',
    },
  ],
  [
    'Site survey',
    { 'Where it goes back to': 'Archive' },
    {
      'Where it goes back to': '“Site survey” can only go back to a stage that comes before it.',
    },
  ],
  [
    'Supply contract',
    { 'Part of the way for': 'no ticket: not used' },
    {
      'Part of the way for': '“Supply contract” has to stay part of the way to energisation.',
    },
  ],
  [
    'Metering and energisation',
    { 'Comes after': 'Customer agrees' },
    {
      'Part of the way for': '“Completion inspection” has to stay part of the way to energisation.',
    },
  ],
  [
    'Site survey',
    { 'Whose time it takes': 'the customer’s' },
    {
      'Whose time it takes':
        '“Site survey” takes the time of others: it can only be due by the agreed day.',
    },
  ],
  ['Site survey', { Name: '设计审核' }, { Name: 'Another stage is called “设计审核” already.' }],
  [
    'Site survey',
    { 'Usual working days': '0' },
    { 'Usual working days': 'A whole number from 1 to 250, please.' },
  ],
  [
    'Site survey',
    { 'Documents, one on each line': 'abcdefghijk'.split('').join('\n') },
    {
      'Documents, one on each line': 'At most 10 documents can be ticked in one stage.',
    },
  ],
];

test.each(refusals)(
  '%s that would not hold together is refused under its field: %j',
  async (stage, fields, errors) => {
    const team = await startTeam();
    await team.li.command('/kam stages');
    await team.li.open(stage);
    expect(await team.li.send(fields)).toEqual(errors);
    expect((await templateOf(team)).version).toBe(0);
  },
);

test('two leads at once: the second is told by whom the stages were changed', async () => {
  const team = await startTeam();
  await giveRole(team, 'UEMMA', 'lead');
  const { li, emma } = team;
  await li.command('/kam stages');
  await emma.command('/kam stages');
  await li.open('Archive');
  await emma.open('Archive');
  await li.sendAndRead({ 'Usual working days': '4' });
  expect(await emma.send({ 'Usual working days': '3' })).toEqual({
    Name: '李伟 changed the stages meanwhile. Open the list again and make your change there.',
  });
});

test('an earlier version is shown, and used again', async () => {
  const { li } = await startTeam();
  await li.command('/kam stages');
  await li.open('Archive');
  await li.sendAndRead({ 'Limit: internal limits': '9' });
  const earlier = await li.command('/kam stages 0');
  expect(earlier.at(1)).toBe(
    'As Linesman comes (version 0). Tickets of its time keep it; new ones follow version 1.',
  );
  expect(earlier.at(-1)).toBe('[Use this version again]');
  const again = await li.press('Use this version again');
  expect(rowsOf(again)).toEqual(rowsOf(wholeList));
  expect(again.at(-1)).toBe(saved(2));
  expect(await li.command('/kam stages 7')).toEqual([
    'There is no version 7; the newest is 2.',
    'Try `/kam stages`',
  ]);
  expect(await li.command('/kam stages soon')).toEqual([
    'Name a version by its number.',
    'Try `/kam stages`',
  ]);
});
