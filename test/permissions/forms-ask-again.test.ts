import { expect, test } from 'vitest';
import type { Role } from '../../src/domain/person.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { changePerson } from '../support/change-person.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { startTicketTeam } from '../support/ticket-team.ts';

const become = ({ bot }: TeamAtWork, slackId: string, role: Role): Promise<void> =>
  changePerson(bot, slackId, { role, isWorkspaceAdmin: false });

/**
 * Forms that Li opens as an admin and sends in a lesser role: what is Wang's, or the team's. How each
 * is opened (lines that are typed, then what is pressed), what is filled in, and the role.
 */
const rows: readonly (readonly [
  form: string,
  how: readonly string[],
  values: Readonly<Record<string, string>>,
  as: Role,
])[] = [
  ['visit:save', ['/customer 东方化工', 'Log visit'], { 'What was said': 'else' }, 'specialist'],
  ['visit:save', ['/visit edit V-1'], { 'What was said': 'else' }, 'manager'],
  [
    'visit:save',
    ['/visit 东方化工 yesterday: contract', '/visit edit V-2'],
    { 'What was said': 'else' },
    'specialist',
  ],
  ['visit:report', ['/visit report V-1'], { Purpose: 'else' }, 'manager'],
  ['visit:add-note', ['/visit V-1', 'Add a note…'], { 'What was said': 'else' }, 'manager'],
  ['customer:save', ['/customer add'], { Name: 'Riverside' }, 'specialist'],
  ['customer:save', ['/customer edit 东方化工'], { 'English name': 'else' }, 'manager'],
  [
    'date:save',
    ['/customer 东方化工', 'Add a date'],
    { 'What is it?': 'Contract ends', Day: '2026-12-31' },
    'specialist',
  ],
  [
    'document:save',
    ['/customer files 东方化工', 'Add link'],
    { Link: 'https://docs.example.com/2' },
    'manager',
  ],
  [
    'document:save',
    ['/customer link 东方化工 https://docs.example.com/1 photo', 'Edit'],
    { Name: 'else' },
    'manager',
  ],
  ['due:done', ['/due F-1', 'Done with a note…'], {}, 'manager'],
  ['due:snooze', ['/due F-1', 'Another time…'], { When: 'tomorrow' }, 'manager'],
  ['due:give', ['/due F-1', 'Give to…'], { 'To whom': 'UCHEN' }, 'manager'],
  [
    'ticket:open',
    ['/ticket open 东方化工'],
    {
      'What is applied for': 'New connection',
      'Voltage in kV': '10',
      'Capacity in kVA': '500',
    },
    'specialist',
  ],
  ['ticket:edit', ['/ticket GC-1', 'Edit'], { 'Capacity in kVA': '500' }, 'manager'],
  [
    'ticket:note',
    ['/ticket GC-1', 'Note…'],
    { 'What everybody at work on it should know': 'else' },
    'specialist',
  ],
  ['stage:done', ['/ticket GC-1', 'Done…'], {}, 'manager'],
  ['ticket:wait', ['/ticket GC-1', 'Wait…'], { Why: 'else' }, 'manager'],
  ['stage:assign', ['/ticket GC-1', 'Assign…'], { 'To whom': 'UCHEN' }, 'manager'],
  ['team:save', ['/kam setup'], {}, 'lead'],
  ['team:save', ['/kam team add North'], {}, 'lead'],
  ['department:save', ['/kam departments', 'Edit'], { 'What you call it': 'else' }, 'manager'],
  ['stages:save', ['/kam stages', 'Survey appointment'], {}, 'manager'],
  ['stages:save-new', ['/kam stages', 'Add a stage'], { Name: 'else' }, 'manager'],
  ['stages:save-overall', ['/kam stages', 'Caps and rules'], {}, 'manager'],
  ['settings:save-channel', ['/kam settings team'], { 'Digest at': '08:00' }, 'manager'],
  ['journal:save', ['/kam journal', 'Write wrap-up'], { Results: 'else' }, 'specialist'],
  ['plan:save', ['/kam plan', 'Write plan'], { 'What you mean to do': 'else' }, 'specialist'],
  [
    'plan:decide',
    ['/kam plan @王磊', 'Return…'],
    { 'What you have to say to it': 'else' },
    'manager',
  ],
  ['rules:save-times', ['/kam rules', 'Edit'], {}, 'manager'],
];

const refusals = [
  /^You may not do that in the team/,
  /^Only /,
  /only they and a lead may/,
  /^Tickets are opened by account managers and leads/,
  /^Neither you nor your department/,
  /is set by leads\.$/,
  /is with others/,
  /^The documents of .* are for .* and the leads\.$/,
];

test.each(rows)('%s, opened with %j, asks again when it is sent', async (form, how, values, as) => {
  const team = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
  const { bot, li, wang } = team;
  await become(team, 'ULI', 'admin');
  await wang.command('/visit 东方化工 昨天 谈增容');
  await wang.command('/due add 送方案 明天 东方化工');
  await wang.command('/ticket open 东方化工 10kV 2000kVA 双电源 增容');
  await wang.command('/kam 周计划 走访东方化工');
  for (const step of how) {
    if (step.startsWith('/')) await li.command(step);
    else await li.open(step);
  }
  expect(bot.workspace.as('ULI').state().openViews.at(-1)?.view.callback_id).toBe(form);
  await become(team, 'ULI', as);
  const kept = async () => {
    const { customers, documents, visits, followUps, tickets, teams, departments, plans } =
      bot.store.read;
    const { id } = team.team;
    const ticket = await tickets.findByNumber(id, 1);
    return [
      await customers.list(id),
      await documents.ofCustomers((await customers.list(id)).map((one) => one.id)),
      await visits.list({ teamId: id }, { skip: 0, take: 10 }),
      await followUps.findByNumber(id, 1),
      ticket && (await tickets.load(ticket.id)),
      await tickets.findByNumber(id, 2),
      await teams.list(),
      await departments.list(id),
      await plans.of(
        personId(bot.linesman.workspaceId, 'UWANG'),
        'week',
        calendarDay('2026-11-16'),
      ),
    ];
  };
  const before = await kept();
  const problems = Object.values(await li.send(values));
  expect(problems.map((text) => refusals.some((one) => one.test(text)))).toEqual([true]);
  expect(await kept()).toEqual(before);
});

/** Buttons of what Li was shown as an admin, pressed in a lesser role. */
const buttons: readonly (readonly [line: string, label: string, as: Role])[] = [
  ['/customer 东方化工', 'Log visit', 'specialist'],
  ['/customer add 东方化工厂', 'Add “东方化工厂” anyway', 'specialist'],
  ['/customer 东方化工', 'Edit', 'manager'],
  ['/customer 东方化工', 'Brief me', 'specialist'],
  ['/customer 东方化工', 'Add a date', 'specialist'],
  ['/customer files 东方化工', 'Add link', 'manager'],
  ['/customer link 东方化工 https://docs.example.com/1 photo', 'Remove', 'manager'],
  ['/customer link 东方化工 https://docs.example.com/1 photo', 'Edit', 'manager'],
  ['/customer link 东方化工 https://docs.example.com/1 photo', 'All documents', 'manager'],
  ['/due F-1', 'Done', 'manager'],
  ['/due F-1', 'Done with a note…', 'manager'],
  ['/due F-1', 'Give to…', 'manager'],
  ['/ticket GC-1', 'Done…', 'manager'],
  ['/ticket GC-1', 'Green channel', 'manager'],
  ['/ticket GC-1', 'History', 'specialist'],
  ['/kam journal', 'Write wrap-up', 'specialist'],
  ['/kam departments', 'Edit', 'manager'],
  ['/kam stages', 'Add a stage', 'manager'],
  ['/kam stages', 'Caps and rules', 'manager'],
  ['/kam stages', 'Survey appointment', 'manager'],
  ['/ticket GC-1', 'Wait…', 'manager'],
  ['/ticket GC-1', 'Edit', 'manager'],
  ['/ticket GC-1', 'Note…', 'specialist'],
  ['/ticket GC-1', 'Assign…', 'manager'],
  ['/kam team', 'Edit', 'lead'],
  ['/kam rules', 'Edit', 'manager'],
  ['/kam year', 'Spreadsheet', 'manager'],
  ['/kam plan', 'Write plan', 'specialist'],
  ['/kam plan @王磊', 'Approve', 'manager'],
  ['/kam plan @王磊', 'Return…', 'manager'],
  ['/kam plan @王磊', 'Approve with a comment…', 'manager'],
  ['/kam handover @王磊 @陳美玲', 'Hand over', 'manager'],
  ['/kam handover @王磊 @陳美玲', 'Cancel', 'manager'],
];

test.each(buttons)('of %s the button “%s” asks when it is pressed', async (line, label, as) => {
  const team = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
  const { bot, li, wang } = team;
  await become(team, 'ULI', 'admin');
  await wang.command('/due add 送方案 明天 东方化工');
  await wang.command('/ticket open 东方化工 10kV 2000kVA 双电源 增容');
  await wang.command('/kam 周计划 走访东方化工');
  await bot.linesman.tick();
  await li.command(line);
  await become(team, 'ULI', as);
  const [first = ''] = await li.press(label, li.newest());
  expect([first, refusals.some((one) => one.test(first)), li.hasForm()]).toEqual([
    first,
    true,
    false,
  ]);
});

test('what a hand-over gave is undone, and read, by whoever may and nobody else', async () => {
  const team = await startTeam();
  const { bot, li, chen, emma } = team;
  await li.command('/kam handover @王磊 @陳美玲');
  await li.press('Hand over');
  await bot.linesman.tick();
  const done = li.newest();
  await become(team, 'ULI', 'manager');
  expect((await li.press('Undo', done))[0]).toBe('You may not do that in the team “Key accounts”.');
  expect(
    await bot.store.read.customers.ofManager(personId(bot.linesman.workspaceId, 'UWANG')),
  ).toEqual([]);
  expect(chen.direct().length).toBe(1);
  expect(emma.direct()).toEqual([]);
});

test('what was not sent is decided by whoever leads when they press', async () => {
  const team = await startTeam();
  const { bot, li, emma } = team;
  team.tolerate('chat.postMessage');
  await emma.command('/due add send the plan today 4pm Acme Foods');
  bot.workspace.fail('chat.postMessage', { kind: 'error', error: 'user_disabled' });
  bot.clock.set('2026-11-20T08:00:00Z');
  await bot.linesman.tick();
  await li.command('/kam missed');
  const list = li.newest();
  await become(team, 'ULI', 'manager');
  expect(await li.press('Send again', list)).toEqual([
    'Only a lead or an admin sees what was not sent.',
  ]);
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
});

test('a date is removed by whoever may when they press', async () => {
  const team = await startTeam();
  const { li, wang } = team;
  await wang.command('/customer 日期 东方化工 合同到期 2027-03-31');
  await li.command('/customer dates 东方化工');
  const list = li.newest();
  await become(team, 'ULI', 'manager');
  expect((await li.press('Remove', list))[0]).toMatch(/^“东方化工股份有限公司” belongs to 王磊/);
  expect((await wang.command('/customer 重要日期 东方化工')).join()).toContain('合同到期');
});

test('several stages of a department are offered to whoever works there when they press', async () => {
  const team = await startTicketTeam();
  const { bot, li, wang } = team;
  for (const customer of ['华新钢铁', '东方化工']) {
    await wang.command(`/ticket open ${customer} 10kV 2000kVA 增容`);
  }
  await li.command('/ticket queue marketing');
  const queue = li.newest();
  await become(team, 'ULI', 'specialist');
  await li.pressOnly('Several at once…', queue);
  const told = await bot.workspace.until(() => {
    const { ts } = li.newest();
    return ts === queue.ts ? undefined : li.newest();
  });
  expect([readMessage(told)[0], li.hasForm()]).toEqual([
    'You may not do that in the team “Key accounts”.',
    false,
  ]);
});

const stageOfOthers =
  'Only whoever has that stage of GC-1, their department, the ticket’s managers and a lead may do that.';

test('a stage in a queue is finished by whoever holds it when they press', async () => {
  const team = await startTeam();
  const { li, wang } = team;
  await wang.command('/ticket open 东方化工 10kV 2000kVA 双电源 增容');
  await wang.command('/ticket GC-1 指派 业务受理 李伟');
  await li.command('/ticket queue');
  await li.press('Accept');
  const queue = li.newest();
  await wang.command('/ticket GC-1 指派 业务受理 王磊');
  await become(team, 'ULI', 'manager');
  expect([(await li.press('Done…', queue))[0], li.hasForm()]).toEqual([stageOfOthers, false]);
});

test('whoever was given a stage of another’s ticket works on it, and gives it to nobody else', async () => {
  const { emma, wang } = await startTeam();
  await wang.command('/ticket open 东方化工 10kV 2000kVA 双电源 增容');
  await wang.command('/ticket GC-1 指派 业务受理 Emma Clark');
  await emma.command('/ticket GC-1');
  const card = emma.newest();
  expect([(await emma.press('Assign…', card))[0], emma.hasForm()]).toEqual([stageOfOthers, false]);
  expect((await emma.open('Done…', card)).submit).toBe('Save');
});

test('a plan is opened from the figures by whoever may see it when they press', async () => {
  const team = await startTeam();
  const { li, wang } = team;
  await wang.command('/kam 周计划 走访东方化工');
  await li.command('/progress week team');
  await become(team, 'ULI', 'manager');
  expect(await li.press('王磊: 0 of 1')).toEqual(['Only 王磊 and leads may see that plan.']);
});
