import { expect, test } from 'vitest';
import { z } from 'zod';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { openFile } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const line = '/customer 联系人 华新钢铁 王建国 设备部主任 13800138000 关键人 决策者';
const echo = [
  '华新钢铁有限公司 — 联系人已保存',
  '王建国 · 设备部主任 · 关键人',
  '13800138000',
  '决策者',
  '[修改] [删除] [联系人]',
];

const auditOf = ({ bot }: TeamAtWork) =>
  openFile(bot.databaseFile, { readonly: true })
    .prepare(`SELECT "actorId", "action", "after" FROM "AuditEntry"
      WHERE "action" LIKE 'contact.%' ORDER BY "seq"`)
    .all()
    .map((raw) => {
      const { actorId, action, after } = z
        .object({ actorId: z.string(), action: z.string(), after: z.string() })
        .parse(raw);
      const { name, isKeyPerson } = z
        .looseObject({ name: z.string(), isKeyPerson: z.boolean() })
        .parse(JSON.parse(after));
      return [actorId.split('.')[1], action, name, isKeyPerson];
    });

test('one line keeps a contact, the customer alone lists them with when they were last met', async () => {
  const { wang } = await startTeam();
  expect(await wang.command('/customer 通讯录 华新钢铁')).toEqual([
    '华新钢铁有限公司 · 联系人 · 0',
    '还没有联系人。可以这样添加：`/customer 联系人 华新钢铁 王建国 设备部主任 13800138000`',
    '[添加联系人]',
  ]);
  expect(await wang.command(line)).toEqual(echo);
  await wang.command('/customer 联系人 华新 李明，财务 liming@huaxin.cn');
  await wang.command('/visit 华新钢铁 昨天 王主任要供电方案');
  const list = [
    '华新钢铁有限公司 · 联系人 · 2',
    '王建国 · 设备部主任 · 关键人',
    '13800138000',
    '决策者',
    '上次见面 11月19日周四',
    '[⋯ 修改 | 删除]',
    '李明 · 财务',
    'liming@huaxin.cn',
    '[⋯ 修改 | 删除]',
    '[添加联系人]',
  ];
  expect(await wang.command('/customer 联系人 华新')).toEqual(list);
  expect(await wang.command('/customer 通讯录 华新')).toEqual(list);
  const card = await wang.command('/customer 华新');
  expect(card).toContain('联系人：王建国 · 设备部主任 · 关键人; 李明 · 财务');
  // Phones stay behind the button.
  expect(JSON.stringify(card)).not.toContain('13800138000');
  expect(await wang.press('联系人')).toEqual(list);
});

test('contacts are for the customer’s manager and the leads; everybody else hears how many there are', async () => {
  const { bot, wang, emma, li } = await startTeam();
  await wang.command(line);
  const kept = 'Names and phones are for 王磊 and the leads.';
  expect(await emma.command('/customer contacts 华新')).toEqual([
    '华新钢铁有限公司',
    `1 contact. ${kept}`,
  ]);
  expect(await emma.command('/customer 华新')).toContain('1 contact');
  expect(await emma.press('Contacts')).toEqual(['华新钢铁有限公司', `1 contact. ${kept}`]);
  expect(await emma.command('/customer contact 华新 Jack 13900139000')).toEqual([
    'The contacts of “华新钢铁有限公司” are for 王磊 and the leads.',
  ]);
  expect(await li.command('/customer contacts 华新')).toContain('13800138000');
  // In a channel a mention is answered to whoever asked alone.
  const answer = await li.mention('customer contacts 华新');
  expect(readMessage(answer)).toContain('13800138000');
  expect(bot.workspace.ephemerals('ULI').map(({ ts }) => ts)).toContain(answer.ts);
  const seenInChannel = bot.workspace.as('UEMMA').state().messages;
  expect(JSON.stringify(seenInChannel)).not.toContain('13800138000');
});

test('whoever stands in for the manager sees the contacts while the manager is away', async () => {
  const { bot, team, wang, emma } = await startTeam();
  await wang.command(line);
  const id = (user: string) => personId(team.workspaceId, user);
  expect(await emma.command('/customer contacts 华新')).not.toContain('13800138000');
  await wang.command('/kam away today <@UEMMA>');
  const absence = await bot.store.read.absences.on(id('UWANG'), calendarDay('2026-11-20'));
  expect(absence?.deputyId).toBe(id('UEMMA'));
  expect(await emma.command('/customer contacts 华新')).toContain('13800138000');
});

test('a customer has one key person: choosing another moves the mark, and the trail says so', async () => {
  const team = await startTeam();
  const { wang } = team;
  await wang.command(line);
  expect(await wang.command('/customer 联系人 华新 李明 总经理 关键人')).toEqual([
    '华新钢铁有限公司 — 联系人已保存',
    '李明 · 总经理 · 关键人',
    '关键人由王建国改为此人',
    '[修改] [删除] [联系人]',
  ]);
  const list = await wang.command('/customer 通讯录 华新');
  expect(list.filter((row) => row.includes('关键人'))).toEqual(['李明 · 总经理 · 关键人']);
  expect(auditOf(team)).toEqual([
    ['UWANG', 'contact.add', '王建国', true],
    ['UWANG', 'contact.key-person', '王建国', false],
    ['UWANG', 'contact.add', '李明', true],
  ]);
});

test('the form opens with all that is known of a contact, and what is changed is shown in its place', async () => {
  const { wang } = await startTeam();
  await wang.command(line);
  expect(await wang.open('修改')).toEqual({
    title: '修改联系人',
    fields: {
      姓名: '王建国',
      职务: '设备部主任',
      电话: '13800138000',
      邮箱: '',
      决策链角色: '决策者',
      关键人: '是该客户的关键人',
      生日: '',
      首选语言: '',
    },
    submit: '保存',
  });
  expect(await wang.send({ 电话: '12' })).toEqual({
    电话: '“12”不是可以保存的电话：应为 5 到 15 位数字。',
  });
  expect(await wang.send({ 生日: '春天' })).toEqual({
    生日: '“春天”不是日期。请写成 03-15 或 1975-03-15。',
  });
  expect(await wang.send({ 电话: '13800138000', 生日: '', 邮箱: 'wang' })).toEqual({
    邮箱: '“wang”不是邮箱地址。',
  });
  expect(await wang.sendAndRead({ 邮箱: '', 生日: '3月15日', 首选语言: 'English' })).toEqual([
    '华新钢铁有限公司 — 联系人已修改',
    '王建国 · 设备部主任 · 关键人',
    '13800138000',
    '决策者 · 生日 03-15 · English',
    '[修改] [删除] [联系人]',
  ]);
});

test('a contact is added by form, and a namesake at the same customer is refused', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer contacts Acme Foods');
  expect((await emma.open('Add a contact')).title).toBe('Add a contact');
  expect(await emma.sendAndRead({ Name: 'John Smith', Title: 'plant manager' })).toEqual([
    'Acme Foods — Contact kept',
    'John Smith · plant manager',
    '[Edit] [Remove] [Contacts]',
  ]);
  expect(await emma.command('/customer contact Acme Foods john smith 021-55550100')).toEqual([
    'John Smith is a contact there already. Edit stands in the list of contacts.',
  ]);
  expect(await emma.command('/customer contact Acme Plastics John Smith')).toContain(
    'Acme Plastics — Contact kept',
  );
});

test('a removed contact is back by Undo for a day; who became key person meanwhile stays it', async () => {
  const team = await startTeam();
  const { bot, wang } = team;
  await wang.command(line);
  expect(await wang.press('删除')).toEqual([
    '华新钢铁有限公司 — 联系人已删除',
    '王建国 · 设备部主任 · 关键人',
    '[撤销] [联系人]',
  ]);
  const removed = wang.newest();
  expect(await wang.command('/customer 华新')).not.toContain('联系人：王建国');
  await wang.command('/customer 联系人 华新 李明 关键人');
  expect((await wang.press('撤销', removed)).slice(0, 2)).toEqual([
    '华新钢铁有限公司 — 联系人已恢复',
    '王建国 · 设备部主任',
  ]);
  expect(auditOf(team).map(([, action]) => action)).toEqual([
    'contact.add',
    'contact.remove',
    'contact.add',
    'contact.restore',
  ]);
  await wang.press('删除');
  bot.clock.advance(25 * 60 * 60 * 1000);
  expect((await wang.press('撤销'))[0]).toContain('24');
});

test('an unclear customer is asked for, and the contact is kept with the one that is picked', async () => {
  const { wang } = await startTeam();
  const asked = await wang.command('/customer 联系人 东方 张伟 厂长 13900139000');
  expect(asked[0]).toBe('有 2 家客户符合“东方”');
  expect((await wang.press('就是这家')).slice(1, 3)).toEqual(['张伟 · 厂长', '13900139000']);
});
