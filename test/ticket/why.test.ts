import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

const opened =
  '/ticket open Acme Foods 10kV 2000kVA dual supply new connection power by 30 June 2027';

test('why tells of each running stage how its limit is counted, and of the total cap', async () => {
  const { bot, emma, wang, chen } = await startTeam();
  await emma.command(opened);
  const cap = [
    'Total cap of the utility',
    '• 32 working days of the utility since the application, after Fri 20 Nov',
    '• Due Tue, 5 Jan 2027, 17:00',
    '• 0 working days used, 32 left',
    '• Weekends: 14 days',
    '• 2027 is not known: it counts as a plain Monday-to-Friday week',
  ];
  expect(await emma.command('/ticket GC-1 why')).toEqual([
    'GC-1 · Acme Foods: why it is due then',
    'Application',
    '• 1 working day after Fri 20 Nov',
    '• Set by: internal limits',
    '• Due Mon 23 Nov, 17:00',
    '• 0 working days used, 1 left',
    '• Weekends: 2 days',
    ...cap,
  ]);
  expect(await emma.command('/ticket why GC-1 design review and customer agrees')).toEqual([
    'GC-1 · Acme Foods: why it is due then',
    'Design review',
    '• It has not begun: nothing is counted yet.',
    '• Its limit: 10 working days (five-node rule)',
    '• Its limit: 10 working days (internal limits)',
    'Customer agrees',
    '• Nothing limits this stage.',
    ...cap,
  ]);
  await emma.command('/ticket GC-1 wait customer drawings');
  bot.clock.set('2026-11-25T01:00:00Z');
  expect(await wang.command('/ticket GC-1 为什么')).toEqual([
    'GC-1 · Acme Foods：时限说明',
    '业务受理',
    '• 1个工作日，11月20日周五当天不计',
    '• 依据：内部时限',
    '• 计时暂停中',
    '• 已用0个工作日，剩1个',
    '• 周末：2天',
    '• 11月20日周五起暂停，至今3个工作日：customer drawings',
    '供电方总时限',
    '• 自申请起供电方累计32个工作日，11月20日周五当天不计',
    '• 计时暂停中',
    '• 已用0个工作日，剩32个',
    '• 周末：2天',
    '• 11月20日周五起暂停，至今3个工作日：customer drawings',
  ]);
  expect((await chen.command('/ticket 時限說明 GC-1 設計審核')).slice(0, 3)).toEqual([
    'GC-1 · Acme Foods：時限說明',
    '設計審核',
    '• 本環節尚未開始，未計時。',
  ]);
});

test('why tells of the green channel, and of nothing that runs once the ticket is closed', async () => {
  const { emma, wang } = await startTeam();
  await emma.command(opened);
  await emma.command('/ticket GC-1 green');
  expect((await emma.command('/ticket GC-1 why application')).slice(1, 6)).toEqual([
    'Application',
    '• 4 working hours from Fri 20 Nov, 10:00',
    '• Green channel, instead of 1 working day',
    '• Set by: internal limits',
    '• Due Fri 20 Nov, 15:00',
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
