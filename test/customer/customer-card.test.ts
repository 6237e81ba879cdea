import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

test('the card shows whom the visits met, what is ahead and what to type next', async () => {
  const { emma } = await startTeam();
  await emma.command('/visit Acme Foods 2 Nov: Dr Lee and Mr Wang want a second feed');
  await emma.command('/visit Acme Foods 5 Nov: 王主任 and Dr Lee, plan on Monday 9am');
  await emma.command('/customer date Acme Foods contract ends 31 Mar 2027');
  await emma.command("/customer date Acme Foods Dr Lee's birthday 1980-12-01");
  await emma.command('/customer date Acme Foods payment 25 Dec');
  await emma.command('/customer date Acme Foods meter calibration 2028-02-01');
  expect(await emma.command('/customer Acme Foods')).toEqual([
    'Acme Foods',
    'Credit grade: C · Voltage: 10 kV · Capacity: 5000 kVA · Manager: Emma Clark · Account: 3301000201',
    'Last visits',
    'Next visit due by Sat 5 Dec',
    '• V-2 Thu 5 Nov — 王主任 and Dr Lee',
    '• V-1 Mon 2 Nov — Dr Lee and Mr Wang want a second feed',
    'Open follow-ups',
    '• F-1 plan — Mon 23 Nov, 09:00',
    'Contacts met: 王主任 · Dr Lee · Mr Wang',
    'Important dates',
    "• Dr Lee's birthday: Tue 1 Dec",
    '• Payment due: Fri 25 Dec',
    '• Contract ends: Wed, 31 Mar 2027',
    'Type `/visit Acme Foods …` to log a visit, `/customer brief Acme Foods` to read up on them.',
    '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
  ]);
});

test('Plan a visit opens the visit form for the next working day', async () => {
  const { wang } = await startTeam();
  await wang.command('/customer 华新');
  expect(await wang.open('预约走访')).toMatchObject({
    title: '登记走访',
    // It is Friday.
    fields: { 客户: '华新钢铁有限公司', 走访日期: '2026-11-23' },
  });
});

test('a name with marks of code in it spoils no line that can be typed', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer add Tick` Works');
  expect((await emma.command('/customer Tick` Works')).at(-2)).toBe(
    'Type `/visit Tick Works …` to log a visit, `/customer brief Tick Works` to read up on them.',
  );
});
