import { expect, test } from 'vitest';
import { z } from 'zod';
import { openFile } from '../support/open-test-store.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const filled = {
  'Key account': 'This is a key account',
  Region: 'Harbour district',
  Industry: 'Food',
  'Usage category': 'large industrial',
  Importance: 'important user, level 2',
  'Tariff class': 'two-part',
  'Supplied since': '2019-05-06',
  'Own power source': 'yes',
  'Which power source': '500 kW diesel',
  'Supply points': '10kV dual source 2000kVA, Canal line, T1\n380V single source',
};

const card = [
  'Acme Foods — Customer changed',
  'Credit grade: C · Voltage: 10 kV · Capacity: 5000 kVA · Manager: Emma Clark · Account: 3301000201',
  'Not visited yet.',
  'No open follow-ups.',
  'Key account · important user, level 2 · large industrial · Tariff: two-part · Industry: Food · Region: Harbour district · Own power source: 500 kW diesel · Supplied since Mon, 6 May 2019',
  'Supply points',
  '• 10 kV · HV dual source · 2000 kVA · Canal line · T1',
  '• 0.38 kV · LV single source',
  'Type `/visit Acme Foods …` to log a visit, `/customer brief Acme Foods` to read up on them.',
];

const auditOf = ({ bot }: TeamAtWork) =>
  openFile(bot.databaseFile, { readonly: true })
    .prepare(`SELECT "actorId", "before", "after" FROM "AuditEntry"
      WHERE "action" = 'customer.profile' ORDER BY "seq"`)
    .all()
    .map((raw) => {
      const row = z
        .object({ actorId: z.string(), before: z.string(), after: z.string() })
        .parse(raw);
      const [before, after] = [row.before, row.after].map((json) =>
        z.looseObject({ region: z.string().nullable() }).parse(JSON.parse(json)),
      );
      return [row.actorId.split('.')[1], before?.region, after?.region];
    });

test('More details on the card opens a form, and what is filled in stands on the card', async () => {
  const team = await startTeam();
  const { emma } = team;
  await emma.command('/customer Acme Foods');
  expect((await emma.open('More details')).title).toBe('More details');
  expect((await emma.sendAndRead(filled)).slice(0, card.length)).toEqual(card);
  expect(auditOf(team)).toEqual([['UEMMA', null, 'Harbour district']]);
  // Once more the form has it all, and a form without a change changes nothing.
  expect((await emma.open('More details')).fields).toEqual({
    ...filled,
    'Supply points':
      '10 kV · HV dual source · 2000 kVA · Canal line · T1\n0.38 kV · LV single source',
  });
  expect((await emma.sendAndRead())[0]).toBe('Acme Foods');
  expect(auditOf(team)).toHaveLength(1);
});

test('the form and the card speak the reader’s language', async () => {
  const { wang, chen } = await startTeam();
  await wang.command('/customer 东方纺织厂');
  await wang.open('更多资料');
  expect(
    await wang.sendAndRead({ 大客户: '列为大客户', 用电类别: '大工业用电', 自备电源: '无' }),
  ).toContain('大客户 · 大工业用电 · 无自备电源');
  await chen.command('/customer 港務');
  await chen.open('更多資料');
  expect(
    await chen.sendAndRead({ 重要等級: '特級重要用戶', 自備電源說明: '柴油發電機' }),
  ).toContain('特級重要用戶 · 自備電源：柴油發電機');
});

test('a line that is no supply point is said under its field, and nothing is kept', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer Acme Foods');
  await emma.open('More details');
  expect(await emma.send({ Region: 'North', 'Supply points': '10kV\n35kV, a, b, c' })).toEqual({
    'Supply points':
      'Line 2 of the supply points: “c” is one word too many. Voltage, capacity, how it is fed, line and transformer fit.',
  });
  expect(await emma.command('/customer Acme Foods')).not.toContain('Region: North');
});

test('a colleague sees what is known but may not change it, and no two overwrite each other', async () => {
  const { wang, emma, li } = await startTeam();
  await emma.command('/customer Acme Foods');
  await emma.open('More details');
  await li.command('/customer Acme Foods');
  await li.open('More details');
  await li.sendAndRead({ Region: 'South' });
  expect(await emma.send({ Region: 'North' })).toEqual({
    Region: 'Acme Foods was changed meanwhile. Please open it again.',
  });
  const seen = await wang.command('/customer Acme Foods');
  expect(seen).toContain('区域：South');
  expect(seen.at(-1)).toBe('[登记走访] [⋯ 简报 | 添加日期 | 预约走访 | 联系人]');
});

test('a key account without a grade is one for the quarterly meeting as well', async () => {
  const { bot, team, wang } = await startTeam();
  const names = async () =>
    (await bot.store.read.customers.keyAccounts(team.id, null, 315)).map(({ name }) => name);
  expect(await names()).not.toContain('东方纺织厂');
  await wang.command('/customer 东方纺织厂');
  await wang.open('更多资料');
  await wang.sendAndRead({ 大客户: '列为大客户' });
  expect(await names()).toContain('东方纺织厂');
});
