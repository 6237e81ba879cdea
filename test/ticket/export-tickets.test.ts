import { expect, test } from 'vitest';
import { readSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { lastFile } from '../support/send-list.ts';
import { startTeam } from '../support/start-team.ts';

async function withTickets() {
  const team = await startTeam();
  const { wang, emma } = team;
  await emma.command('/ticket open Acme Foods 10kV 500kVA new');
  await emma.command('/ticket GC-1 block =1+1, call 13800138000');
  await wang.command('/ticket open 华新钢铁 110kV 20000kVA 双电源 增容 5月底前送电');
  return team;
}

test('/ticket export writes tickets and stages, with real days and no formula', async () => {
  const team = await withTickets();
  expect(await team.emma.command('/ticket export mine')).toEqual([
    'The file comes in our direct messages.',
  ]);
  await team.bot.linesman.tick();
  const file = await lastFile(team, 'UEMMA');
  const [tickets, stages] = await readSpreadsheet(file.bytes, file.name);
  expect([tickets?.name, stages?.name]).toEqual(['Tickets', 'Stages']);
  const [headers = [], ...rows] = tickets?.rows ?? [];
  expect(
    rows.map((cells) => Object.fromEntries(headers.map((one, at) => [one, cells[at]]))),
  ).toEqual([
    {
      Reference: 'GC-1',
      'Customer name': 'Acme Foods',
      'What is applied for': 'New connection',
      'Voltage (kV)': 10,
      'Capacity (kVA)': 500,
      Supply: 'single supply',
      Importance: 'ordinary user',
      'Service programme': 'no programme',
      Manager: 'Emma Clark',
      'Second manager': null,
      State: 'open',
      Opened: '2026-11-20',
      Due: '2026-11-23',
      'Power wanted by': null,
      'Expected to be energised': '2027-04-20',
      Energised: null,
      Closed: null,
      'What is in its way': '=1+1, call 13800138000',
      Notes: null,
    },
  ]);
  expect(stages?.rows.slice(1, 3).map((cells) => cells.slice(0, 9))).toEqual([
    [
      'GC-1',
      'Acme Foods',
      'Application',
      1,
      'Marketing',
      null,
      'to be accepted',
      '2026-11-20',
      null,
    ],
    [
      'GC-1',
      'Acme Foods',
      'Survey appointment',
      1,
      'Account manager',
      null,
      'not begun',
      null,
      null,
    ],
  ]);
});

test('phones that stand at colleagues’ tickets are hidden', async () => {
  const team = await withTickets();
  await team.wang.command('/ticket 导出 全部');
  await team.bot.linesman.tick();
  const file = await lastFile(team, 'UWANG');
  const [tickets] = await readSpreadsheet(file.bytes, file.name);
  expect(tickets?.rows.map(([reference]) => reference)).toEqual(['编号', 'GC-1', 'GC-2']);
  expect(JSON.stringify(tickets?.rows)).not.toContain('13800138000');
});

test('a specialist takes along the tickets that they have part in, and no others', async () => {
  const team = await withTickets();
  const { bot, chen } = team;
  await bot.store.write(async ({ people }) => {
    const id = personId(bot.linesman.workspaceId, 'UCHEN');
    const person = await people.find(id);
    if (person) await people.save({ ...person, role: 'specialist', department: 'metering' });
  });
  await chen.command('/ticket 匯出');
  await bot.linesman.tick();
  const file = await lastFile(team, 'UCHEN');
  const [tickets] = await readSpreadsheet(file.bytes, file.name);
  expect(tickets?.rows.length).toBe(1);
});

test('what no filter is called is named, with a line that works', async () => {
  const { emma } = await withTickets();
  expect(await emma.command('/ticket export nonsense')).toEqual([
    'I know no filter, customer, stage or colleague called “nonsense”.',
    'Try `/ticket export overdue`',
  ]);
});
