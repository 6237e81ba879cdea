import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween } from '../../src/domain/trail-changes.ts';
import { startTeam } from '../support/start-team.ts';

const start = () => startTeam({ now: '2026-11-20T10:00:00+08:00' });

test('a lead sees who changed what of a visit, from what to what, with phones masked', async () => {
  const { bot, emma, li } = await start();
  await emma.command('/visit Acme Foods: first talk, call 138 1234 5678');
  bot.clock.set('2026-11-20T11:00:00+08:00');
  await emma.command('/visit add V-1 second feed wanted');
  await emma.command('/visit undo V-1');
  expect(await li.command('/kam audit v1')).toEqual([
    'V-1: who changed what',
    '• Fri 20 Nov, 10:00 · Emma Clark · added it',
    '• Customer: Acme Foods',
    '• Manager: Emma Clark',
    '• Day of the visit: Fri 20 Nov',
    '• What was said: first talk, call 138 **** 5678',
    '• State: took place',
    '• Quarterly meeting: no',
    '• Fri 20 Nov, 11:00 · Emma Clark · added to it',
    '• What was said: first talk, call 138 **** 5678 → first talk, call 138 **** 5678 second feed wanted',
    '• Fri 20 Nov, 11:00 · Emma Clark · took it back',
    '• Taken back: – → Fri 20 Nov, 11:00',
  ]);
});

test('a follow-up, a customer and a ticket have theirs', async () => {
  const { bot, emma, li } = await start();
  await emma.command('/due add send the plan tomorrow 4pm Acme Foods');
  await emma.command('/due done F-1 sent by mail');
  await emma.command('/customer alias Acme Foods AF');
  await emma.command('/ticket open Acme Foods 10kV 2000kVA increase');
  bot.clock.advance(60_000);
  await emma.command('/ticket GC-1 note drawings come on Monday');
  expect(await li.command('/kam trail F-1')).toEqual([
    'F-1: who changed what',
    '• Fri 20 Nov, 10:00 · Emma Clark · added it',
    '• What is to be done: send the plan',
    '• Due day: Sat 21 Nov',
    '• Due time: 16:00',
    '• Customer: Acme Foods',
    '• Who does it: Emma Clark',
    '• State: open',
    '• Fri 20 Nov, 10:00 · Emma Clark · marked it done',
    '• State: open → done',
    '• What came of it: sent by mail',
  ]);
  expect(await li.command('/kam 稽核 acme foods')).toEqual([
    'Acme Foods: who changed what',
    '• Fri 20 Nov, 10:00 · Emma Clark · changed other names',
    '• Other names: – → AF',
  ]);
  expect(await li.command('/kam audit GC-1')).toEqual([
    'GC-1: who changed what',
    '• Fri 20 Nov, 10:00 · Emma Clark · opened it',
    '• Customer: Acme Foods',
    '• What is applied for: More capacity',
    '• Voltage (kV): 10',
    '• Capacity (kVA): 2000',
    '• Supply: single supply',
    '• Importance: ordinary user',
    '• Service programme: no programme',
    '• Manager: Emma Clark',
    '• … and 1 more',
    '• Fri 20 Nov, 10:01 · Emma Clark · changed it',
    '• Note: drawings come on Monday',
  ]);
});

test('it is in the language of whoever asks', async () => {
  const { bot, chen } = await start();
  await bot.store.write(async ({ people }) => {
    const person = await people.findBySlackUser(bot.linesman.workspaceId, 'UCHEN');
    if (person) await people.save({ ...person, role: 'lead' });
  });
  await chen.command('/customer alias 港務集團 港務');
  expect(await chen.command('/kam 稽核 港務集團')).toEqual([
    '港務集團：修改紀錄',
    '• 11月20日週五 10:00 · 陳美玲 · 修改別名',
    '• 其他名稱：– → 港務',
  ]);
});

test('others see nothing of it', async () => {
  const { wang, emma, li } = await start();
  await emma.command('/visit Acme Foods: first talk');
  const refused = '只有主管或管理员可以查看修改记录。';
  for (const line of ['V-1', 'V-99', 'Acme Foods', 'nobody at all']) {
    expect(await wang.command(`/kam 审计 ${line}`)).toEqual([refused]);
  }
  expect(await li.command('/kam audit V-99')).toEqual([
    'V-99 does not exist in your team.',
    'Try `/kam audit V-12`',
  ]);
});

test('a long trail has pages, the newest first', async () => {
  const { emma, li } = await start();
  await emma.command('/visit Acme Foods: first talk');
  for (let count = 1; count <= 9; count++) await emma.command(`/visit add V-1 more ${count}`);
  const newest = await li.command('/kam audit V-1');
  expect(newest.at(-1)).toBe('[‹ Previous]');
  expect(newest.filter((line) => line.startsWith('• Fri'))).toHaveLength(2);
  const earlier = await li.press('‹ Previous');
  expect(earlier.filter((line) => line.startsWith('• Fri'))).toHaveLength(8);
});

test('what did not change is no change, whatever a record holds', () => {
  fc.assert(
    fc.property(fc.object(), fc.string(), (record, note) => {
      expect(changesBetween(record, structuredClone(record))).toEqual([]);
      expect(changesBetween({ ...record, note: `${note}!` }, { ...record, note })).toEqual([
        { field: 'note', from: `${note}!`, to: note },
      ]);
    }),
  );
});
