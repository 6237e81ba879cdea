import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

const opened =
  '/ticket open Acme Foods 10kV 2000kVA dual supply new connection power by 30 June 2027';
test('why tells of each running stage how its limit is counted, and of the total cap', async () => {
  const { bot, emma, wang, chen } = await startTeam();
  await emma.command(opened);
  const cap = [
    'Total cap of the utility',
    '• 32 working days after the application on Fri 20 Nov: lasts until Tue, 5 Jan 2027, 17:00',
    '• 0 working days used, 32 left',
    '• Weekend days: 14',
    '• 2027 is counted as plain weeks: its holidays are not in the calendar yet',
  ];
  expect(await emma.command('/ticket GC-1 why')).toEqual([
    'GC-1 · Acme Foods: why it is due then',
    'Application',
    '• 1 working day after Fri 20 Nov (internal limits): due Mon 23 Nov, 17:00',
    '• 0 working days used, 1 left',
    '• Weekend days: 2',
    ...cap,
  ]);
  expect(await emma.command('/ticket why GC-1 design review and external works')).toEqual([
    'GC-1 · Acme Foods: why it is due then',
    'Design review',
    '• Limit: 10 working days (five-node limits)',
    '• It has not begun: nothing is counted yet.',
    'External works',
    '• Limit: the agreed day (internal limits)',
    '• It has not begun: nothing is counted yet.',
    ...cap,
  ]);
  await emma.command('/ticket GC-1 wait customer drawings');
  bot.clock.set('2026-11-25T01:00:00Z');
  expect(await wang.command('/ticket GC-1 为什么')).toEqual([
    'GC-1 · Acme Foods：时限说明',
    '业务受理',
    '• 内部时限：自11月20日周五次日起1个工作日，计时暂停中',
    '• 已用0个工作日，暂停3个，剩1个',
    '• 周末：2天',
    '• 暂停3个工作日（11月20日起）：customer drawings',
    '供电方总时限',
    '• 自11月20日周五受理次日起32个工作日，供电方计时暂停中',
    '• 已用0个工作日，暂停3个，剩32个',
    '• 周末：2天',
    '• 暂停3个工作日（11月20日起）：customer drawings',
  ]);
  expect((await chen.command('/ticket 時限說明 GC-1 設計審核')).slice(0, 4)).toEqual([
    'GC-1 · Acme Foods：時限說明',
    '設計審核',
    '• 五節點時限：10個工作日',
    '• 本環節尚未開始，未計時。',
  ]);
});

test('a stage that is over or is not known is said to be so', async () => {
  const { emma, wang } = await startTeam();
  await emma.command(opened);
  await emma.command('/ticket GC-1 green');
  expect((await emma.command('/ticket GC-1 why application')).slice(1, 5)).toEqual([
    'Application',
    '• 4 working hours from Fri 20 Nov, 10:00 (internal limits): due Fri 20 Nov, 15:00',
    '• Green channel: instead of 1 working day',
    '• 0 working hours used, 4 left',
  ]);
  await emma.command('/ticket GC-1 close the customer withdrew');
  expect((await emma.command('/ticket GC-1 why'))[1]).toBe('Total cap of the utility');
  expect(await emma.command('/ticket GC-1 why nonsense')).toEqual([
    'I know no stage called “nonsense”.',
    'Try `/ticket GC-12 why`',
  ]);
  expect(await wang.command('/ticket GC-1 为什么 天气')).toEqual([
    '没有叫“天气”的环节。',
    '试试 `/ticket GC-12 为什么`',
  ]);
});

test('the line of a stage says which limits hold, and whether the calendar may still change it', async () => {
  const { emma, wang } = await startTeam({ now: '2026-12-31T08:00:00Z' });
  await emma.command(opened);
  expect((await emma.command('/ticket GC-1')).at(-3)).toBe(
    '• Application · Marketing, nobody has accepted it yet · due Fri, 1 Jan 2027, 17:00, 1 working day left (internal, estimated)',
  );
  expect((await wang.command('/ticket GC-1')).at(-3)).toBe(
    '• 业务受理 · 营销部，待接收 · 2027年1月1日周五 17:00前，剩1个工作日（内部、预估）',
  );
});
