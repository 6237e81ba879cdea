import { expect, test } from 'vitest';
import { reminderRow } from '../support/follow-up-rows.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** The first two lines of what a person has been written, since the last time this was asked. */
function news({ bot }: TeamAtWork) {
  let seen = 0;
  return async (iso: string, place: string) => {
    bot.clock.set(iso);
    await bot.linesman.tick();
    const channelId = place.startsWith('U') ? bot.workspace.as(place).directChannelId() : place;
    const all = bot.workspace.messages(channelId).map(readMessage);
    const told = all.slice(seen).map((lines) => lines.slice(0, 2));
    seen = all.length;
    return told;
  };
}

test('an overdue follow-up is repeated on three working days, then the leads hear of it, once', async () => {
  const team = await startTeam({ setup: { leadsChannelId: 'CLEADS' } });
  await team.wang.command('/due add 送供电方案 今天15点 华新钢铁');
  const told = news(team);
  expect(await told('2026-11-20T07:00:00Z', 'UWANG')).toEqual([
    [
      'F-1 到期：华新钢铁有限公司 · 送供电方案',
      '到期时间：11月20日周五（今天） 15:00 · Asia/Shanghai',
    ],
  ]);
  expect(await told('2026-11-22T01:00:00Z', 'UWANG')).toEqual([]);
  const repeat = [
    'F-1 已逾期：华新钢铁有限公司 · 送供电方案',
    '原定 11月20日周五 15:00 · Asia/Shanghai',
  ];
  for (const day of ['23', '24', '25']) {
    expect(await told(`2026-11-${day}T00:59:59Z`, 'UWANG')).toEqual([]);
    expect(await told(`2026-11-${day}T01:00:00Z`, 'UWANG')).toEqual([repeat]);
  }
  for (const day of ['26', '27', '30']) {
    expect(await told(`2026-11-${day}T02:00:00Z`, 'UWANG')).toEqual([]);
  }
  const leads = team.bot.workspace.messages('CLEADS').map(readMessage);
  expect(leads).toEqual([
    [
      '王磊: F-1 is overdue: 华新钢铁有限公司 · 送供电方案',
      'It was due Fri 20 Nov, 15:00 · Asia/Shanghai, 4 working days ago. This comes once; the digest keeps it.',
      reminderRow.en,
    ],
  ]);
  // Its messages say how it ended, for the leads as well.
  await team.wang.command('/due done F-1');
  await team.bot.linesman.tick();
  expect(team.bot.workspace.messages('CLEADS').map((one) => readMessage(one)[1])).toEqual([
    '✓ Done by 王磊, Mon 30 Nov, 10:00',
  ]);
});

test('where each morning’s agenda says what is overdue, the owner hears once and the leads on the fourth day', async () => {
  const team = await startTeam({ hearsDays: true, setup: { leadsChannelId: 'CLEADS' } });
  await team.emma.command('/due add send the plan today 3pm Acme Foods');
  const told = news(team);
  const overdue = (lines: readonly string[]) => lines[0]?.startsWith('F-1') === true;
  const heard = [];
  for (const day of ['20', '23', '24', '25', '26', '27']) {
    const lines = await told(`2026-11-${day}T07:00:00Z`, 'UEMMA');
    heard.push(...lines.filter(overdue).map(([first]) => `${day}: ${first}`));
  }
  expect(heard).toEqual(['20: F-1 is due: Acme Foods · send the plan']);
  expect(team.bot.workspace.messages('CLEADS').map((one) => readMessage(one)[0])).toEqual([
    'Emma Clark: F-1 is overdue: Acme Foods · send the plan',
  ]);
});

test('a follow-up that was made long before is called to mind on the working day before', async () => {
  const team = await startTeam();
  await team.chen.command('/due add 送供電方案 12月7日 下午3點 港務集團');
  const told = news(team);
  expect(await told('2026-12-03T10:00:00Z', 'UCHEN')).toEqual([]);
  const ahead = (await told('2026-12-04T01:00:00Z', 'UCHEN')).filter(([first]) =>
    first?.startsWith('F-1'),
  );
  expect(ahead).toEqual([
    ['F-1 即將到期：港務集團 · 送供電方案', '到期時間：12月7日週一 15:00 · Asia/Shanghai'],
  ]);
});

test('one that was slept through whole is told once, late, to its owner and the leads', async () => {
  const team = await startTeam({ setup: { leadsChannelId: 'CLEADS' } });
  await team.emma.command('/due add send the plan today 3pm Acme Foods');
  const told = news(team);
  const last = [
    'Emma Clark: F-1 is overdue: Acme Foods · send the plan',
    'It was due Fri 20 Nov, 15:00 · Asia/Shanghai, 4 working days ago. This comes once; the digest keeps it.',
  ];
  const again = await team.bot.restart();
  team.bot.clock.set('2026-11-27T02:00:00Z');
  await again.linesman.tick();
  const own = await told('2026-11-27T02:00:01Z', 'UEMMA');
  expect(own).toEqual([[last[0]?.replace('Emma Clark: ', ''), last[1]]]);
  expect(team.bot.workspace.messages('CLEADS').map((one) => readMessage(one).slice(0, 2))).toEqual([
    last,
  ]);
  const missed = await team.li.command('/kam missed');
  expect(missed.slice(1, 5)).toEqual([
    '• Wed 25 Nov, 09:00 · Follow-up due F-1: the next one had come',
    '• Tue 24 Nov, 09:00 · Follow-up due F-1: the next one had come',
    '• Mon 23 Nov, 09:00 · Follow-up due F-1: the next one had come',
    '• Fri 20 Nov, 15:00 · Follow-up due F-1: the next one had come',
  ]);
});
