import { expect, test } from 'vitest';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam } from '../support/start-team.ts';

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
    'Emma Clark, 陳美玲 · head: Emma Clark · has a channel',
  ]);
  await bot.linesman.tick();
  expect(emma.direct().at(-1)).toEqual([
    '李伟 put you into the department Sales desk: its stages of grid-connection tickets come to you.',
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

test('others see departments and cannot change them', async () => {
  const { wang } = await startTeam();
  const list = await wang.command('/kam 部门');
  expect(list.at(0)).toBe('部门');
  expect(list.at(-1)).toBe('由主管或管理员设置。输入 `/ticket 待办` 查看待接环节。');
  expect(list.filter((line) => line.startsWith('['))).toEqual([]);
});
