import { expect, test } from 'vitest';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam } from '../support/start-team.ts';
import type { Person } from '../support/talk-to-bot.ts';

/** Opens a group's form from the newest card: its heading, then its button. */
function openGroup(person: Person, heading: string) {
  const card = person.newest();
  const at = card.blocks.findIndex((block) => JSON.stringify(block).includes(`*${heading}*`));
  return person.open('Edit', { ...card, blocks: card.blocks.slice(at, at + 1) });
}

test('everybody sees when and how often the team is reminded; what is set otherwise says what is usual', async () => {
  const { emma, wang } = await startTeam();
  const card = await emma.command('/kam rules');
  expect(card.slice(0, 5)).toEqual([
    'When and how often the team is reminded',
    '*Times of day*',
    '• Team digest: 07:45',
    '• Morning agenda: 08:00',
    '• Evening wrap-up: 17:00',
  ]);
  expect(card).toContain('• Weekly progress meeting, day: Monday');
  expect(card).toContain('• Visit due: days before: none (usual: 14, 7, 1)');
  expect(card.at(-1)).toBe('A lead or an admin changes it. What comes to you: `/kam settings`');
  expect(await wang.command('/kam 规则')).toContain('• 各信用等级走访间隔（月）：A 6, B 3, C 1');
});

test('a lead changes a group of them, and what goes by them is planned anew', async () => {
  const { bot, li, wang, team } = await startTeam();
  const { customers } = bot.store.read;
  const planned = async () => {
    const customer = await customers.findByName(team.id, '华新钢铁有限公司');
    return customer && (await customers.visitsDue([customer.id])).get(customer.id)?.on;
  };
  await wang.command('/visit 华新钢铁 今天走访');
  expect(await planned()).toBe('2027-05-20');
  await li.command('/kam rules');
  const form = await openGroup(li, 'Visits and meetings');
  expect(form.fields['Months between visits, by credit grade']).toBe('A 6, B 3, C 1');
  const answer = await li.sendAndRead({
    'Months between visits, by credit grade': 'A 2, B 2, C 1',
  });
  expect(answer).toContain(
    '• Months between visits, by credit grade: A 2, B 2, C 1 (usual: A 6, B 3, C 1)',
  );
  await bot.linesman.tick();
  expect(await planned()).toBe('2027-01-20');
  expect(await bot.store.read.audit.of(`team/${team.id}`)).toMatchObject([
    {
      action: 'team.setting',
      actorId: personId(bot.linesman.workspaceId, 'ULI'),
      before: { 'visit.intervalMonths': { A: 6, B: 3, C: 1 } },
      after: { 'visit.intervalMonths': { A: 2, B: 2, C: 1 } },
    },
  ]);
});

test('another hour for the agenda holds from the next morning on', async () => {
  const { bot, li, wang } = await startTeam({ hearsDays: true });
  await wang.command('/due add 送方案 下周一下午4点 华新钢铁');
  await li.command('/kam rules');
  await openGroup(li, 'Times of day');
  await li.sendAndRead({ 'Morning agenda': '09:15' });
  await bot.linesman.tick();
  bot.clock.set('2026-11-23T01:14:59Z');
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([]);
  bot.clock.set('2026-11-23T01:15:00Z');
  await bot.linesman.tick();
  expect(wang.direct()).toHaveLength(1);
});

test('a value that does not fit is refused at its field, and nothing of the form is kept', async () => {
  const { bot, li, team } = await startTeam();
  await li.command('/kam rules');
  await openGroup(li, 'Follow-ups');
  expect(
    await li.send({
      'Before it is due, days': '2',
      'Overdue: repeats, a working day each': 'often',
    }),
  ).toEqual({
    'Overdue: repeats, a working day each': '“often” does not fit here. Usual: 3',
  });
  expect((await bot.store.read.teams.settings(team.id))['followUp.aheadDays']).toEqual([1]);
});

test('a time after the end of work is refused for what waits for working hours', async () => {
  const { li } = await startTeam();
  await li.command('/kam rules');
  await openGroup(li, 'Times of day');
  expect(
    await li.send({ 'Leads’ list of what was left': '18:00', 'Evening wrap-up': '17:45' }),
  ).toEqual({
    'Leads’ list of what was left':
      'Working hours end at 17:00; after that this would not be sent. /kam settings here changes them.',
  });
});

test('a manager sees no button, and may send no form that was open before', async () => {
  const { emma } = await startTeam();
  await emma.command('/kam rules');
  expect(JSON.stringify(emma.newest().blocks)).not.toContain('rules:edit');
});

test('a lead says whether Slack draws charts by itself', async () => {
  const { bot, li, emma, team } = await startTeam();
  await li.command('/kam rules');
  const form = await openGroup(li, 'Charts');
  expect(form.fields).toEqual({ 'Charts and tables drawn by Slack where it can': 'yes' });
  await li.send({ 'Charts and tables drawn by Slack where it can': 'no' });
  expect((await bot.store.read.teams.settings(team.id))['picture.nativeCharts']).toBe(false);
  expect(await emma.command('/kam rules')).toContain(
    '• Charts and tables drawn by Slack where it can: no (usual: yes)',
  );
});

test('a team has kinds of documents of its own, in whatever language they are typed', async () => {
  const { bot, li, emma, wang, team } = await startTeam();
  expect(await wang.command('/kam 规则')).toContain(
    '• 文件类型，用逗号分隔：供用电合同, 合同, 调度协议, 供电方案答复单, 图纸, 试验报告, 证照, 照片, 函件',
  );
  await li.command('/kam rules');
  await openGroup(li, 'Customers');
  const field = 'Kinds of documents, with commas between them';
  expect(await li.send({ [field]: `photo, ${'x'.repeat(31)}` })).toEqual({
    [field]: `“photo, ${'x'.repeat(31)}” does not fit here. Usual: Supply contract, Contract, Dispatch agreement, Supply plan reply, Drawings, Test report, Licence, Photo, Letter`,
  });
  await li.sendAndRead({ [field]: '供用电合同，Drawings、安全协议, 安全协议, Other' });
  expect((await bot.store.read.teams.settings(team.id))['document.kinds']).toEqual([
    'supply-contract',
    'drawings',
    '安全协议',
  ]);
  expect(await emma.command('/customer link Acme Foods https://a.example/1 安全协议 2026')).toEqual(
    [
      'Acme Foods — Document kept',
      '<安全协议 2026> · a.example',
      '[Edit] [Remove] [All documents]',
    ],
  );
  await emma.open('Edit');
  expect(emma.form().fields.Kind).toBe('安全协议');
});
