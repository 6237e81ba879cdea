import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

test('an appointment is planned from a line, in three languages', async () => {
  const { emma, wang, chen } = await startTeam();
  expect(await emma.command('/visit plan Acme Foods contract next Wed 10am')).toEqual([
    'V-1 · Acme Foods — Appointment made',
    'Appointment: Wed 25 Nov, 10:00 · Asia/Shanghai',
    '> contract',
    '[Edit] [Undo] [⋯ It took place | It did not | Brief me | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  expect((await wang.command('/visit 预约 华新钢铁 下周三上午10点 谈合同')).slice(0, 3)).toEqual([
    'V-2 · 华新钢铁有限公司 — 预约已登记',
    '预约走访：11月25日周三 10:00 · Asia/Shanghai',
    '> 谈合同',
  ]);
  expect((await chen.command('/visit 約 港務集團 明天下午三點看現場')).slice(0, 3)).toEqual([
    'V-3 · 港務集團 — 預約已登記',
    '預約走訪：11月21日週六（明天） 15:00 · Asia/Shanghai',
    '> 看現場',
  ]);
});

test('an appointment needs a day ahead, one day, and a customer', async () => {
  const { emma, wang } = await startTeam();
  expect([
    await emma.command('/visit plan Acme Foods contract'),
    await emma.command('/visit plan Acme Foods yesterday'),
    await wang.command('/visit 预约 华新钢铁 下周三或周五再去'),
    await wang.command('/visit 预约'),
  ]).toEqual([
    [
      'I could not find a day or time in “Acme Foods contract”.',
      'Try `/visit plan Acme Foods tomorrow 10am contract`',
      '> /visit plan Acme Foods contract',
    ],
    [
      'The appointment would be in the past: Thu, 19 Nov 2026.',
      'Try `/visit plan Acme Foods tomorrow 10am contract`',
      '> /visit plan Acme Foods yesterday',
    ],
    [
      '“华新钢铁 下周三或周五再去”里有好几个日期，是哪一个？',
      '试试 `/visit 预约 华新钢铁 明天上午10点 谈合同`',
      '> /visit 预约 华新钢铁 下周三或周五再去',
    ],
    ['这一行里没有找到客户。', '试试 `/visit 预约 华新钢铁 明天上午10点 谈合同`', '> /visit 预约'],
  ]);
});

test('an appointment with an ambiguous customer is taken up as one', async () => {
  const { emma } = await startTeam();
  await emma.command('/visit plan acme call about tariff next Tue 3pm');
  expect((await emma.press('This one')).slice(0, 3)).toEqual([
    'V-1 · Acme Foods — Appointment made',
    'Appointment: Tue 24 Nov, 15:00 · Asia/Shanghai',
    '> call about tariff',
  ]);
});

test('after an appointment its manager is asked once whether it took place', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit plan Acme Foods Monday 10am contract');
  bot.clock.set('2026-11-23T03:59:00Z');
  await bot.linesman.tick();
  const asked = () => emma.direct().filter(([line]) => line?.includes('did the appointment'));
  expect(asked()).toEqual([]);
  bot.clock.set('2026-11-23T04:00:00Z');
  await bot.linesman.tick();
  await bot.workspace.until(() => asked()[0]);
  await bot.linesman.tick();
  expect(asked()).toEqual([
    [
      'V-1 · Acme Foods: did the appointment take place?',
      'Appointment: Mon 23 Nov (today), 10:00',
      '> contract',
      '[It took place] [It did not] [⋯ It was moved… | Undo]',
    ],
  ]);
  expect((await emma.command('/customer Acme Foods')).slice(2, 3)).toEqual(['Not visited yet.']);
  expect((await emma.press('It took place')).slice(0, 3)).toEqual([
    'V-1 · Acme Foods — Visit confirmed',
    'Visit: Mon 23 Nov (today), 10:00',
    '> contract',
  ]);
  expect((await emma.command('/customer Acme Foods')).slice(2, 5)).toEqual([
    'Last visits',
    'Next visit due by Wed 23 Dec',
    '• V-1 Mon 23 Nov (today), 10:00 — contract',
  ]);
});

test('one that did not take place is planned again with a tap, once', async () => {
  const { bot, wang } = await startTeam();
  await wang.command('/visit 预约 华新钢铁 周一 谈合同');
  bot.clock.set('2026-11-23T09:00:00Z');
  await bot.linesman.tick();
  await bot.workspace.until(() => wang.direct().find(([line]) => line?.includes('成行了吗')));
  expect(await wang.press('未成行')).toEqual([
    'V-1 · 华新钢铁有限公司，11月23日周一（今天）：未成行。',
    '改到哪天再去？',
    '[明天] [下周一] [一周后]',
  ]);
  await bot.workspace.until(() =>
    bot.workspace.calls().find(({ method }) => method === 'chat.update'),
  );
  expect((await wang.press('明天')).slice(0, 3)).toEqual([
    'V-2 · 华新钢铁有限公司 — 预约已登记',
    '预约走访：11月24日周二（明天）',
    '> 谈合同',
  ]);
  expect((await wang.command('/visit 列表'))[1]).toBe('V-2 · 华新钢铁有限公司 · 预约');
  expect((await wang.command('/visit 列表'))[5]).toBe('V-1 · 华新钢铁有限公司 · 未成行');
});

test('nobody is asked where a visit of that day is logged, or the appointment was moved or taken back', async () => {
  const { bot, emma, wang } = await startTeam();
  await emma.command('/visit plan Acme Foods Monday 10am contract');
  await emma.command('/visit plan Acme Plastics Monday 10am tariff');
  await emma.press('Undo');
  await wang.command('/visit 预约 华新钢铁 周一上午10点 谈合同');
  await wang.open('修改');
  await wang.sendAndRead({ 走访日期: '2026-11-24' });
  bot.clock.set('2026-11-23T03:00:00Z');
  await emma.command('/visit Acme Foods signed');
  bot.clock.set('2026-11-23T10:00:00Z');
  await bot.linesman.tick();
  expect([emma.direct(), wang.direct()]).toEqual([[], []]);
});

test('what was held stays held', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit plan Acme Foods Monday 10am contract');
  const echo = emma.newest();
  await emma.command('/visit V-1');
  bot.clock.set('2026-11-22T10:00:00Z');
  expect((await emma.press('It took place')).slice(0, 2)).toEqual([
    'V-1 · Acme Foods — Visit confirmed',
    'Visit: Sun 22 Nov (today)',
  ]);
  expect(await emma.press('It did not', echo)).toEqual([
    'V-1 took place; that cannot be unsaid. Use Undo to take the visit back.',
  ]);
});

test('an hour before an appointment its manager reads what there is to know', async () => {
  const { bot, emma, li } = await startTeam();
  await emma.command('/visit Acme Foods 2 Nov: Dr Lee asked for a second feed');
  await li.command('/due add check the meter on Tuesday Acme Foods');
  await emma.command('/visit plan Acme Foods Monday 10am contract');
  bot.clock.set('2026-11-23T00:59:59Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  bot.clock.set('2026-11-23T01:00:00Z');
  await bot.linesman.tick();
  await bot.linesman.tick();
  await bot.workspace.until(() => emma.direct()[0]);
  expect(emma.direct()).toEqual([
    [
      'V-2 · Acme Foods: Mon 23 Nov (today), 10:00. Your brief',
      'Acme Foods',
      'Credit grade: C · Voltage: 10 kV · Capacity: 5000 kVA · Manager: Emma Clark · Account: 3301000201',
      'Next visit due by Wed 2 Dec',
      'V-1 · Mon 2 Nov',
      '> Dr Lee asked for a second feed',
      'Appointments',
      '• V-2 Mon 23 Nov (today), 10:00 — contract',
      'Open promises',
      '• F-1 check the meter — Tue 24 Nov (tomorrow) · 李伟',
      'Contacts met: Dr Lee',
      'Afterwards type `/visit Acme Foods …`, with what you promised and when.',
    ],
  ]);
});

test('a brief that would come after the appointment began is not sent', async () => {
  const { bot, wang } = await startTeam();
  await wang.command('/visit 预约 华新钢铁 周一上午10点 谈合同');
  bot.clock.set('2026-11-23T02:00:01Z');
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([]);
});

test('a talk earlier that day is not the appointment, which is asked about all the same', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit plan Acme Foods Monday 3pm contract');
  bot.clock.set('2026-11-23T02:00:00Z');
  await emma.command('/visit Acme Foods called about the meter');
  bot.clock.set('2026-11-23T09:00:00Z');
  await bot.linesman.tick();
  const asked = () => emma.direct().find(([line]) => line?.includes('did the appointment'));
  expect((await bot.workspace.until(asked))[0]).toBe(
    'V-1 · Acme Foods: did the appointment take place?',
  );
});
