import { expect, test } from 'vitest';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { joinDepartment } from '../support/ticket-team.ts';

const rows = (lines: readonly string[]) => lines.slice(0, 3);

test('a lead puts people into a department; a manager with customers stays one', async () => {
  const { bot, li, emma, chen } = await startTeam();
  expect(rows(await li.command('/kam departments'))).toEqual([
    'Departments',
    'Marketing',
    'nobody yet · no channel',
  ]);
  expect(await li.open('Edit')).toEqual({
    title: 'Marketing',
    fields: {
      'What you call it': '',
      'Channel for its hand-overs': '',
      Head: '',
      People: '',
    },
    submit: 'Save',
  });
  const answer = await li.sendAndRead({
    'What you call it': 'Sales desk',
    'Channel for its hand-overs': 'CTEAM',
    Head: 'UEMMA',
    People: 'UEMMA UCHEN',
  });
  expect(rows(answer)).toEqual([
    'Departments',
    'Sales desk',
    'Emma Clark, 陳美玲 · head: Emma Clark',
  ]);
  expect(answer[3]).toBe('<#CTEAM>');
  await bot.linesman.tick();
  expect(emma.direct().at(-1)).toEqual([
    '李伟 made you head of Sales desk: you hear of its stages that nobody accepts, and of those that are late.',
    '`/ticket queue` shows what waits, and what you have in hand.',
  ]);
  expect(chen.direct().at(-1)?.[0]).toBe(
    '李伟把你加入Sales desk：業擴工單中該部門的環節會通知你。',
  );
  const { workspaceId } = bot.linesman;
  const found = await bot.store.read.people.findMany([
    personId(workspaceId, 'UEMMA'),
    personId(workspaceId, 'UCHEN'),
  ]);
  expect(found.map(({ role, department }) => [role, department])).toEqual([
    ['manager', 'marketing'],
    ['manager', 'marketing'],
  ]);
});

const departmentOf = async ({ bot }: TeamAtWork, slackId: string) => {
  const person = await bot.store.read.people.find(personId(bot.linesman.workspaceId, slackId));
  return [person?.role, person?.department];
};

test('the head is of the department without being listed, and is told once', async () => {
  const team = await startTeam();
  const { li, bot, emma } = team;
  await li.command('/kam departments');
  await li.open('Edit');
  const answer = await li.sendAndRead({ Head: 'UEMMA' });
  expect(answer.slice(1, 3)).toEqual(['Marketing', 'Emma Clark · head: Emma Clark · no channel']);
  expect(await departmentOf(team, 'UEMMA')).toEqual(['manager', 'marketing']);
  await li.open('Edit');
  await li.sendAndRead({ 'What you call it': 'Sales desk' });
  await bot.linesman.tick();
  expect(emma.direct().length).toBe(1);
  expect((await emma.command('/kam whoami')).slice(0, 4)).toEqual([
    'You are Emma Clark',
    'Role: account manager',
    'Team: Key accounts',
    'Department: Sales desk',
  ]);
});

test('two leads at once: each changes what they changed, and nothing else', async () => {
  const team = await startTeam();
  const { li, wang, bot } = team;
  await bot.store.write(async ({ people }) => {
    const person = await people.find(personId(bot.linesman.workspaceId, 'UWANG'));
    if (person) await people.save({ ...person, role: 'lead' });
  });
  await li.command('/kam departments');
  await wang.command('/kam 部门');
  await li.open('Edit');
  await wang.open('修改');
  await li.sendAndRead({ 'What you call it': 'Sales desk', People: 'UEMMA' });
  const answer = await wang.sendAndRead({ 移交通知频道: 'CTEAM', 人员: 'UCHEN' });
  expect(answer.slice(1, 4)).toEqual(['Sales desk', 'Emma Clark、陳美玲', '<#CTEAM>']);
});

test('no two departments have one name, in any language', async () => {
  const { li } = await startTeam();
  await li.command('/kam departments');
  await li.open('Edit');
  expect(await li.send({ 'What you call it': '計量' })).toEqual({
    'What you call it': 'Another department is called “計量” already.',
  });
});

test('who leaves a department of a closed team does not see its customers', async () => {
  for (const [isOpen, role] of [
    [true, 'manager'],
    [false, 'specialist'],
  ] as const) {
    const team = await startTeam({ setup: { isOpen } });
    await joinDepartment(team, 'UCHEN', 'marketing');
    await team.li.command('/kam departments');
    await team.li.open('Edit');
    await team.li.sendAndRead({ People: null });
    expect(await departmentOf(team, 'UCHEN')).toEqual([role, null]);
    const list = await team.chen.command('/customer list');
    expect(list.length > 1).toBe(isOpen);
  }
});

test('others see departments and cannot change them', async () => {
  const { wang } = await startTeam();
  const list = await wang.command('/kam 部门');
  expect(list.at(0)).toBe('部门');
  expect(list.at(-1)).toBe('由主管或管理员设置。输入 `/ticket queue` 查看待接环节。');
  expect(list.filter((line) => line.startsWith('['))).toEqual([]);
});
