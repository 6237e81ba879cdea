import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

test('a list shows one’s own visits, the newest first, eight to a page', async () => {
  const { emma, wang } = await startTeam();
  for (let number = 1; number <= 10; number += 1) {
    await emma.command(`/visit Acme Foods ${number} Nov: talk ${number}`);
  }
  await wang.command('/visit 华新钢铁 谈增容');
  expect(await emma.command('/visit list')).toEqual([
    'Visits · mine · 10',
    ...[10, 9, 8, 7, 6, 5, 4, 3].flatMap((number) => [
      `V-${number} · Acme Foods`,
      expect.stringMatching(new RegExp(`^\\w{3} ${number} Nov · Emma Clark$`)),
      `talk ${number}`,
      '[⋯ Show | Add a note…]',
    ]),
    'Page 1 of 2 · 10 in all',
    '[Next ›]',
    'Type `V-10` to see one, or `/visit search <words>`.',
  ]);
  const second = await emma.press('Next ›');
  expect(second).toEqual([
    'Visits · mine · 10',
    'V-2 · Acme Foods',
    'Mon 2 Nov · Emma Clark',
    'talk 2',
    '[⋯ Show | Add a note…]',
    'V-1 · Acme Foods',
    'Sun 1 Nov · Emma Clark',
    'talk 1',
    '[⋯ Show | Add a note…]',
    'Page 2 of 2 · 10 in all',
    '[‹ Previous]',
    'Type `V-2` to see one, or `/visit search <words>`.',
  ]);
  expect((await emma.press('‹ Previous'))[1]).toBe('V-10 · Acme Foods');
});

test('a list can be of a customer, of a time, of the team, in three languages', async () => {
  const { emma, wang, chen, li } = await startTeam();
  await emma.command('/visit Acme Foods 10 Nov: second feed');
  await emma.command('/visit Acme Plastics yesterday: tariff');
  await wang.command('/visit 华新钢铁 谈增容');
  await wang.command('/visit 预约 东方纺织 下周三上午10点 看现场');
  const titles = [
    await emma.command('/visit list Acme Foods'),
    await emma.command('/visit list week'),
    await emma.command('/visit list team this week'),
    await emma.command('/visit list last week'),
    await emma.command('/visit list mine Acme Foods'),
    await wang.command('/visit 列表 本周'),
    await wang.command('/visit 列表 全部本月'),
    await wang.command('/visit 列表 预约'),
    await chen.command('/visit 清單 團隊 今天'),
    await li.command('/visit list'),
  ].map(([title]) => title);
  expect(titles).toEqual([
    'Visits · Acme Foods · 1',
    'Visits · mine · this week · 1',
    'Visits · this week · all of the team · 2',
    'Visits · mine · last week · 1',
    'Visits · mine · Acme Foods · 1',
    '走访 · 我的 · 本周 · 1 条',
    '走访 · 本月 · 全团队 · 4 条',
    '走访 · 我的 · 待走访的预约 · 1 条',
    '走訪 · 今天 · 全團隊 · 1 筆',
    'Visits · all of the team · 4',
  ]);
  expect((await wang.command('/visit 列表 预约')).slice(1, 5)).toEqual([
    'V-4 · 东方纺织厂 · 预约',
    '11月25日周三 10:00 · 王磊',
    '看现场',
    '[⋯ 查看 | 补充记录…]',
  ]);
});

test('what was said is found in notes, promises and reports, whatever the case of letters', async () => {
  const { emma, chen } = await startTeam();
  await emma.command('/visit Acme Foods wants a SECOND feed, send the quote on Monday');
  await emma.command('/visit Acme Plastics nothing new');
  await emma.open('Report…');
  await emma.sendAndRead({ Problems: 'voltage dips at 100%_load' });
  const found = async (words: string) => (await emma.command(`/visit search ${words}`))[1];
  expect([
    await found('second'),
    await found('QUOTE'),
    await found('dips'),
    await found('%_'),
    (await emma.command('/visit search %'))[0],
    (await emma.command('/visit search turbine')).join(' / '),
    (await chen.command('/visit 搜尋')).join(' / '),
  ]).toEqual([
    'V-1 · Acme Foods',
    'V-1 · Acme Foods',
    'V-2 · Acme Plastics',
    'V-2 · Acme Plastics',
    'Visits · “%” · 1',
    'No visits: “turbine”. / Log one with `/visit <customer> <what was said>`.',
    '要搜尋什麼內容？ / 試試 `/visit 搜尋 雙電源`',
  ]);
});

test('a visit of a list is shown below it', async () => {
  const { emma, li } = await startTeam();
  await emma.command('/visit Acme Foods second feed, call tomorrow 3pm');
  await li.command('/visit list');
  expect((await li.press('Show'))[0]).toBe('V-1 · Acme Foods — Visit logged');
});

test('a visit is added to later, with another follow-up, by a line and by a form', async () => {
  const { wang } = await startTeam();
  await wang.command('/visit 华新钢铁 谈增容2000kVA');
  expect(await wang.command('/visit 补充 V-1 王主任要双电源，下周三下午3点送方案')).toEqual([
    'V-1 · 华新钢铁有限公司 — 已补充',
    '走访：11月20日周五（今天）',
    '> 谈增容2000kVA',
    '> 王主任要双电源',
    '识别到：增容 · 2000 kVA · 王主任 · 双电源',
    '跟进 F-1：送方案',
    '11月25日周三 15:00 · Asia/Shanghai',
    '[修改] [撤销] [⋯ 补充记录… | 走访报告… | 分享到这里]',
    '之后要补充：`/visit 补充 V-1 …`',
  ]);
  expect(await wang.open('补充记录…')).toEqual({
    title: '补充 V-1',
    fields: { 谈了什么: '' },
    submit: '保存',
  });
  expect((await wang.sendAndRead({ 谈了什么: '厂里8月检修' })).slice(0, 5)).toEqual([
    'V-1 · 华新钢铁有限公司 — 已补充',
    '走访：11月20日周五（今天）',
    '> 谈增容2000kVA',
    '> 王主任要双电源',
    '> 厂里8月检修',
  ]);
});

test('“add” without a visit logs one', async () => {
  const { emma } = await startTeam();
  expect((await emma.command('/visit add Acme Foods second feed'))[0]).toBe(
    'V-1 · Acme Foods — Visit logged',
  );
});

test('the report has the fields of the trade, all optional, and stands on the card', async () => {
  const { emma, chen } = await startTeam();
  await emma.command('/visit Acme Foods second feed, call tomorrow 3pm');
  expect(await emma.open('Report…')).toEqual({
    title: 'Report on V-1',
    fields: {
      Purpose: '',
      'Contacts met': '',
      Needs: '',
      Findings: '',
      Problems: '',
      'Next step': '',
    },
    submit: 'Save',
  });
  expect(await emma.sendAndRead({ Needs: 'a second feed', 'Next step': 'survey' })).toEqual([
    'V-1 · Acme Foods — Report saved',
    'Visit: Fri 20 Nov (today)',
    '> second feed',
    '• Needs: a second feed',
    '• Next step: survey',
    'Follow-up F-1: call',
    'Sat 21 Nov (tomorrow), 15:00 · Asia/Shanghai',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  await emma.command('/visit report V-1');
  expect(emma.form().fields.Needs).toBe('a second feed');
  expect((await chen.command('/visit 報告 V-1'))[0]).toBe(
    'V-1 由 Emma Clark 負責，只有本人和主管可以修改。',
  );
});

test('a direct message offers the form of a visit by a button', async () => {
  const { emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed, call tomorrow 3pm');
  expect(await emma.write('visit edit V-1')).toEqual([
    'Press the button to open the form.',
    '[Edit V-1]',
  ]);
  expect((await emma.open('Edit V-1')).fields['What was said']).toBe('second feed');
});

test('after a day a visit can no longer be taken back, and Undo is not offered', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed, call on 3 Dec');
  bot.clock.set('2026-11-21T02:00:01Z');
  expect((await emma.command('/visit V-1')).at(-2)).toBe(
    '[Edit] [Add a note…] [⋯ Report… | Share here]',
  );
  expect(await emma.command('/visit undo V-1')).toEqual([
    'V-1 is older than 24 hours and can no longer be taken back.',
  ]);
  await emma.command('/visit Acme Foods another talk');
  expect(await emma.command('/visit undo V-2')).toEqual(['V-2 is taken back.']);
});

test('a line that names no visit says what works', async () => {
  const { emma, wang } = await startTeam();
  expect([
    await emma.command('/visit edit Acme'),
    await emma.command('/visit report'),
    await wang.command('/visit 撤销 F-1'),
    await wang.command('/visit 补充'),
    await emma.command('/visit add V-7'),
    await emma.command('/visit list nobody knows this'),
    await emma.command('/visit edit V-7'),
  ]).toEqual([
    [
      'Which visit? Its reference looks like V-12; /visit list shows yours.',
      'Try `/visit edit V-12`',
    ],
    [
      'Which visit? Its reference looks like V-12; /visit list shows yours.',
      'Try `/visit report V-12`',
    ],
    ['哪一次走访？编号形如 V-12；/visit 列表 可查看。', '试试 `/visit 撤销 V-12`'],
    [
      '哪一次走访？编号形如 V-12；/visit 列表 可查看。',
      '试试 `/visit 补充 V-12 客户还想加装一块计量表`',
    ],
    ['What is to be added to it?', 'Try `/visit add V-12 they also want a second meter`'],
    ['I know neither a customer nor a time called “nobody knows this”.', 'Try `/visit list week`'],
    ['V-7 does not exist in your team.', 'Try `/visit list week`'],
  ]);
});
