import { expect, test } from 'vitest';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { joinDepartment } from '../support/ticket-team.ts';

/** Friday 20 November 2026 in Shanghai. */
const morning = '2026-11-20T01:00:00Z';
const evening = '2026-11-20T09:00:00Z';

async function startEvening(plan = async (_team: TeamAtWork): Promise<void> => {}) {
  const team = await startTeam({ now: morning });
  await plan(team);
  team.bot.clock.set(evening);
  return team;
}

const openWrapUp = async ({ emma }: TeamAtWork) => {
  await emma.command('/kam journal');
  return emma.open('Write wrap-up');
};

test('lines that name a customer become visits and follow-ups, the others stay as text', async () => {
  const team = await startEvening(async ({ emma }) => {
    await emma.command('/visit plan Acme Plastics today 10am prices');
  });
  const { emma, wang, li } = team;
  expect(await openWrapUp(team)).toEqual({
    title: 'Wrap-up Fri 20 Nov',
    fields: { Results: '', Problems: '', 'Plan for Mon 23 Nov': '' },
    submit: 'Save',
  });
  const answer = await emma.sendAndRead({
    Results: [
      'Acme Foods second feed wanted, follow up next Tue 3pm',
      'Prepared the monthly report',
      'Acme Plastics they take the night tariff',
    ].join('\n'),
    Problems: 'No meter of 35 kV in stock',
    'Plan for Mon 23 Nov': [
      'Acme Foods send the contract',
      'call Acme Plastics on Wednesday',
      'Harbour Group look at the substation at 10am',
      'Clean up the archive',
    ].join('\n'),
  });
  expect(answer).toEqual([
    'Wrap-up, Fri 20 Nov',
    'Results',
    'V-2 · Acme Foods · Fri 20 Nov (today)',
    'second feed wanted',
    '→ F-1 · follow up · Tue 24 Nov, 15:00 · Asia/Shanghai',
    '[⋯ Show | Edit | Undo]',
    'V-1 · Acme Plastics · Fri 20 Nov (today), 10:00',
    'prices they take the night tariff',
    '[⋯ Show | Edit | Undo]',
    '• Prepared the monthly report',
    'Problems',
    '• No meter of 35 kV in stock',
    'Plan for Mon 23 Nov',
    'F-2 · Acme Foods · send the contract',
    'Mon 23 Nov · Asia/Shanghai',
    '[⋯ Show | Undo]',
    'F-3 · Acme Plastics · call',
    'Wed 25 Nov · Asia/Shanghai',
    '[⋯ Show | Undo]',
    'F-4 · 港務集團 · look at the substation',
    'Mon 23 Nov, 10:00 · Asia/Shanghai',
    '[⋯ Show | Undo]',
    '• Clean up the archive',
    'Lines without a reference are kept as text: I found no customer in them, or no clear day.',
    '[Change wrap-up]',
  ]);
  // A lead reads it without its buttons; a colleague does not.
  expect(await li.command('/kam journal @Emma Clark')).toEqual([
    'Emma Clark: wrap-up, Fri 20 Nov',
    ...answer.slice(1, -2).filter((line) => !line.startsWith('[')),
  ]);
  expect(await wang.command('/kam 日志 @Emma Clark')).toEqual([
    '这份小结只有 Emma Clark 本人和团队主管能看。',
  ]);
  expect(await wang.command('/kam 日志 昨天')).toEqual([
    '当日小结（11月19日周四）：未填写。',
    '[写小结]',
  ]);
});

test('sent again nothing is made twice, and a form that was opened before is refused', async () => {
  const team = await startEvening();
  const { emma } = team;
  await openWrapUp(team);
  await emma.sendAndRead({
    Results: 'Acme Foods second feed wanted',
    'Plan for Mon 23 Nov': 'call Acme Plastics',
  });
  const { fields } = await emma.open('Change wrap-up');
  expect(fields).toEqual({
    Results: 'V-1 Acme Foods second feed wanted',
    Problems: '',
    'Plan for Mon 23 Nov': 'F-1 call Acme Plastics',
  });
  // The first line was mended, which does not make it another visit.
  const again = await emma.sendAndRead({
    Results: 'V-1 Acme Foods a second feed is wanted\nAcme Foods the first one stays',
    'Plan for Mon 23 Nov': 'F-1 call Acme Plastics',
  });
  expect(again).toEqual([
    'Wrap-up, Fri 20 Nov',
    'Results',
    'V-1 · Acme Foods · Fri 20 Nov (today)',
    'second feed wanted the first one stays',
    '[⋯ Show | Edit | Undo]',
    'Plan for Mon 23 Nov',
    'F-1 · Acme Plastics · call',
    'Mon 23 Nov · Asia/Shanghai',
    '[⋯ Show | Undo]',
    '[Change wrap-up]',
  ]);
  await emma.open('Write wrap-up');
  await team.bot.store.write(async ({ journals, people }) => {
    const [person] = (await people.list(team.team.id)).filter(({ name }) => name === 'Emma Clark');
    const [journal] = person ? await journals.ofTeam(team.team.id, calendarDay('2026-11-20')) : [];
    if (journal) await journals.update({ ...journal, version: 9 }, journal.version);
  });
  expect(await emma.send({ Problems: 'none' })).toEqual({
    Results: 'This wrap-up was changed meanwhile. Copy what you wrote and open it again.',
  });
});

test('what became a record can be taken back where it is listed', async () => {
  const team = await startEvening();
  const { wang } = team;
  await wang.command('/kam 日志');
  await wang.open('写小结');
  await wang.sendAndRead({
    工作成果: '华新钢铁 谈双电源增容',
    '11月23日周一 计划': '东方化工 约设计评审',
  });
  const visitTaken = await wang.press('撤销');
  const bothTaken = await wang.press('撤销');
  const headed = ['当日小结（11月20日周五）', '工作成果', 'V-1 已撤销。', '11月23日周一 计划'];
  expect([visitTaken, bothTaken]).toEqual([
    [
      ...headed,
      'F-1 · 东方化工股份有限公司 · 约设计评审',
      '11月23日周一 · Asia/Shanghai',
      '[⋯ 查看 | 撤销]',
      '[修改小结]',
    ],
    [...headed, 'F-1 已撤销。', '[修改小结]'],
  ]);
});

test('繁體: a line that is refused stays as text', async () => {
  const team = await startEvening();
  const { chen } = team;
  await chen.command('/kam 日誌');
  await chen.open('寫小結');
  const answer = await chen.sendAndRead({
    工作成果: '港務集團 談擴容，昨天回訪\n港務集團 看現場',
    存在問題: '缺 35kV 電表',
    '11月23日週一 計畫': '港務集團 下午3點 送圖紙',
  });
  expect(answer).toEqual([
    '當日小結（11月20日週五）',
    '工作成果',
    'V-1 · 港務集團 · 11月20日週五（今天）',
    '看現場',
    '[⋯ 檢視 | 修改 | 撤銷]',
    '• 港務集團 談擴容，昨天回訪',
    '存在問題',
    '• 缺 35kV 電表',
    '11月23日週一 計畫',
    'F-1 · 港務集團 · 送圖紙',
    '11月23日週一 15:00 · Asia/Shanghai',
    '[⋯ 檢視 | 撤銷]',
    '沒有編號的行未認出客戶或日期，已按原文保留。',
    '[修改小結]',
  ]);
});

test('a specialist sees that no wrap-up is written, and is offered none to write', async () => {
  const team = await startEvening();
  await joinDepartment(team, 'UEMMA', 'metering');
  expect(await team.emma.command('/kam journal')).toEqual([
    'Wrap-up, Fri 20 Nov: nothing written.',
  ]);
});
