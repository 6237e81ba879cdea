import { days } from '../limited-stage.ts';
import { type Golden, named } from './golden-deadline.ts';

export const clocksThatStoodStill: readonly Golden[] = [
  // 28 days: 22–24 Sep, 10, 12–16 and 19 Oct counted, paused 28–30 Sep, 8 and 9 Oct, 3 and 7 off, 11, 17 and 18 Oct.
  named(
    'a pause over two holidays gives back its five working days',
    days(10),
    '2026-09-21 09:00',
    '2026-10-19 17:00',
    { now: '2026-10-09 09:00', pauses: [['2026-09-24 15:00', '2026-10-09 09:00']] },
  )`
    10 working days after Mon 21 Sept                                 | 10个工作日，9月21日周一当天不计 | 10個工作日，9月21日週一當天不計
    Set by: five-node rule                                            | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Mon 19 Oct, 17:00                                             | 10月19日周一 17:00到期 | 10月19日週一 17:00到期
    3 working days used, 7 left                                       | 已用3个工作日，剩7个 | 已用3個工作日，剩7個
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days           | 中秋节：9月25日周五至9月27日周日，共 3 天 | 中秋節：9月25日週五至9月27日週日，共 3 天
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days                      | 国庆节：10月1日周四至10月7日周三，共 7 天 | 國慶節：10月1日週四至10月7日週三，共 7 天
    Make-up workday: Sat 10 Oct (National Day)                        | 调休上班1天：10月10日周六（国庆节） | 補班1天：10月10日週六（國慶節）
    Weekends: 3 days                                                  | 周末：3天 | 週末：3天
    Paused 5 working days, Thu 24 Sept – Fri 9 Oct: customer drawings | 暂停5个工作日，9月24日周四至10月9日周五：customer drawings | 暫停5個工作日，9月24日週四至10月9日週五：customer drawings
  `,
  // As without it: 21 days.
  named(
    'a pause within a day gives back nothing',
    days(10),
    '2026-09-21 09:00',
    '2026-10-12 17:00',
    { now: '2026-09-22 16:00', pauses: [['2026-09-22 09:00', '2026-09-22 16:00']] },
  )`
    10 working days after Mon 21 Sept                       | 10个工作日，9月21日周一当天不计
    Set by: five-node rule                                  | 依据：业扩五节点时限
    Due Mon 12 Oct, 17:00                                   | 10月12日周一 17:00到期
    1 working day used, 9 left                              | 已用1个工作日，剩9个
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days            | 国庆节：10月1日周四至10月7日周三，共 7 天
    Make-up workday: Sat 10 Oct (National Day)              | 调休上班1天：10月10日周六（国庆节）
    Weekends: 1 day                                         | 周末：1天
  `,
  // The same later on: 22–24 and 28–30 Sep are used.
  named(
    'a pause within 国庆 gives back nothing',
    days(10),
    '2026-09-21 09:00',
    '2026-10-12 17:00',
    { now: '2026-10-04 09:00', pauses: [['2026-10-01 09:00', '2026-10-04 09:00']] },
  )`
    10 working days after Mon 21 Sept                       | 10个工作日，9月21日周一当天不计
    Set by: five-node rule                                  | 依据：业扩五节点时限
    Due Mon 12 Oct, 17:00                                   | 10月12日周一 17:00到期
    6 working days used, 4 left                             | 已用6个工作日，剩4个
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days            | 国庆节：10月1日周四至10月7日周三，共 7 天
    Make-up workday: Sat 10 Oct (National Day)              | 调休上班1天：10月10日周六（国庆节）
    Weekends: 1 day                                         | 周末：1天
  `,
  // 22–24 Sep are used.
  named(
    'a pause within 中秋 gives back nothing',
    days(10),
    '2026-09-21 09:00',
    '2026-10-12 17:00',
    { now: '2026-09-27 10:00', pauses: [['2026-09-25 10:00', '2026-09-27 10:00']] },
  )`
    10 working days after Mon 21 Sept                       | 10个工作日，9月21日周一当天不计
    Set by: five-node rule                                  | 依据：业扩五节点时限
    Due Mon 12 Oct, 17:00                                   | 10月12日周一 17:00到期
    3 working days used, 7 left                             | 已用3个工作日，剩7个
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days            | 国庆节：10月1日周四至10月7日周三，共 7 天
    Make-up workday: Sat 10 Oct (National Day)              | 调休上班1天：10月10日周六（国庆节）
    Weekends: 1 day                                         | 周末：1天
  `,
  // 7 days: 13, 16 and 19 Oct counted, paused 14 and 15 Oct, 17 and 18 Oct.
  named(
    'a pause over two nights gives back two days',
    days(3),
    '2026-10-12 09:00',
    '2026-10-19 17:00',
    { now: '2026-10-15 10:00', pauses: [['2026-10-13 10:00', '2026-10-15 10:00']] },
  )`
    3 working days after Mon 12 Oct                                   | 3个工作日，10月12日周一当天不计 | 3個工作日，10月12日週一當天不計
    Set by: five-node rule                                            | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Mon 19 Oct, 17:00                                             | 10月19日周一 17:00到期 | 10月19日週一 17:00到期
    1 working day used, 2 left                                        | 已用1个工作日，剩2个 | 已用1個工作日，剩2個
    Weekends: 2 days                                                  | 周末：2天 | 週末：2天
    Paused 2 working days, Tue 13 Oct – Thu 15 Oct: customer drawings | 暂停2个工作日，10月13日周二至10月15日周四：customer drawings | 暫停2個工作日，10月13日週二至10月15日週四：customer drawings
  `,
  // 7 days: 13, 15 and 19 Oct counted, paused 14 and 16 Oct, 17 and 18 Oct.
  named('two pauses give back a day each', days(3), '2026-10-12 09:00', '2026-10-19 17:00', {
    now: '2026-10-16 10:00',
    pauses: [
      ['2026-10-13 10:00', '2026-10-14 10:00'],
      ['2026-10-15 10:00', '2026-10-16 10:00'],
    ],
  })`
    3 working days after Mon 12 Oct                                  | 3个工作日，10月12日周一当天不计
    Set by: five-node rule                                           | 依据：业扩五节点时限
    Due Mon 19 Oct, 17:00                                            | 10月19日周一 17:00到期
    2 working days used, 1 left                                      | 已用2个工作日，剩1个
    Weekends: 2 days                                                 | 周末：2天
    Paused 1 working day, Tue 13 Oct – Wed 14 Oct: customer drawings | 暂停1个工作日，10月13日周二至10月14日周三：customer drawings
    Paused 1 working day, Thu 15 Oct – Fri 16 Oct: customer drawings | 暂停1个工作日，10月15日周四至10月16日周五：customer drawings
  `,
  // 2 days: 9 Oct counted, 10 Oct paused as it began.
  named(
    'stopped on the last day and resumed on a make-up workday, it is due that day',
    days(1),
    '2026-10-08 09:00',
    '2026-10-10 17:00',
    { now: '2026-10-10 09:00', pauses: [['2026-10-09 15:00', '2026-10-10 09:00']] },
  )`
    1 working day after Thu 8 Oct                                   | 1个工作日，10月8日周四当天不计
    Set by: five-node rule                                          | 依据：业扩五节点时限
    Due Sat 10 Oct, 17:00                                           | 10月10日周六 17:00到期
    1 working day used, none left                                   | 已用1个工作日，已无剩余
    Make-up workday: Sat 10 Oct (National Day)                      | 调休上班1天：10月10日周六（国庆节）
    Paused 1 working day, Fri 9 Oct – Sat 10 Oct: customer drawings | 暂停1个工作日，10月9日周五至10月10日周六：customer drawings
  `,
  // 4 days: 16 Oct is used, but nothing falls due while the clock stands still; 17 and 18 Oct, then the 19th.
  named(
    'stopped on the last day and resumed on a Saturday off, it is due on Monday',
    days(1),
    '2026-10-15 09:00',
    '2026-10-19 17:00',
    { now: '2026-10-17 10:00', pauses: [['2026-10-16 15:00', '2026-10-17 10:00']] },
  )`
    1 working day after Thu 15 Oct                                        | 1个工作日，10月15日周四当天不计 | 1個工作日，10月15日週四當天不計
    Set by: five-node rule                                                | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Mon 19 Oct, 17:00                                                 | 10月19日周一 17:00到期 | 10月19日週一 17:00到期
    1 working day used, none left                                         | 已用1个工作日，已无剩余 | 已用1個工作日，已無剩餘
    Weekends: 2 days                                                      | 周末：2天 | 週末：2天
    Paused Fri 16 Oct – Sat 17 Oct, so it is due later: customer drawings | 10月16日周五至10月17日周六暂停，到期日因此顺延：customer drawings | 10月16日週五至10月17日週六暫停，到期日因此順延：customer drawings
  `,
  // 13 and 14 Oct are used; it stopped in the very moment in which the 14th closed.
  named(
    'stopped at the end of business of the last day, it is due a day later',
    days(2),
    '2026-10-12 09:00',
    '2026-10-15 17:00',
    { now: '2026-10-14 18:00', pauses: [['2026-10-14 17:00', '2026-10-14 18:00']] },
  )`
    2 working days after Mon 12 Oct                                | 2个工作日，10月12日周一当天不计
    Set by: five-node rule                                         | 依据：业扩五节点时限
    Due Thu 15 Oct, 17:00                                          | 10月15日周四 17:00到期
    2 working days used, none left                                 | 已用2个工作日，已无剩余
    Paused Wed 14 Oct, so it is due later: customer drawings       | 10月14日周三暂停，到期日因此顺延：customer drawings
  `,
  // 13 and 14 Oct are used; it stopped a minute after the 14th had closed.
  named(
    'stopped after the end of business of the last day, it was due and stays overdue',
    days(2),
    '2026-10-12 09:00',
    '2026-10-14 17:00',
    { now: '2026-10-15 18:00', pauses: [['2026-10-14 17:01', '2026-10-15 18:00']] },
  )`
    2 working days after Mon 12 Oct | 2个工作日，10月12日周一当天不计
    Set by: five-node rule          | 依据：业扩五节点时限
    Overdue since Wed 14 Oct, 17:00 | 已超期，应于10月14日周三 17:00前完成
    2 working days used, none left  | 已用2个工作日，已无剩余
  `,
  // 18 days: 22–24 Sep counted, paused 28–30 Sep, 8 and 9 Oct, 3 and 7 off.
  named('while the clock stands still nothing is due', days(10), '2026-09-21 09:00', null, {
    now: '2026-10-09 10:00',
    pauses: [['2026-09-24 15:00', null]],
  })`
    10 working days after Mon 21 Sept                                  | 10个工作日，9月21日周一当天不计 | 10個工作日，9月21日週一當天不計
    Set by: five-node rule                                             | 依据：业扩五节点时限 | 依據：業擴五節點時限
    The clock stands still                                             | 计时暂停中 | 計時暫停中
    3 working days used, 7 left                                        | 已用3个工作日，剩7个 | 已用3個工作日，剩7個
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days            | 中秋节：9月25日周五至9月27日周日，共 3 天 | 中秋節：9月25日週五至9月27日週日，共 3 天
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days                       | 国庆节：10月1日周四至10月7日周三，共 7 天 | 國慶節：10月1日週四至10月7日週三，共 7 天
    Paused since Thu 24 Sept, 5 working days so far: customer drawings | 9月24日周四起暂停，至今5个工作日：customer drawings | 9月24日週四起暫停，至今5個工作日：customer drawings
  `,
  // 13–16 and 19 Oct are used; what stood still afterwards moved nothing.
  named(
    'what was overdue before its clock stood still stays overdue since then',
    days(3),
    '2026-10-12 09:00',
    '2026-10-15 17:00',
    { now: '2026-10-21 10:00', pauses: [['2026-10-19 10:00', '2026-10-21 10:00']] },
  )`
    3 working days after Mon 12 Oct | 3个工作日，10月12日周一当天不计
    Set by: five-node rule          | 依据：业扩五节点时限
    Overdue since Thu 15 Oct, 17:00 | 已超期，应于10月15日周四 17:00前完成
    5 working days used, 2 too many | 已用5个工作日，超2个
  `,
  // 13 and 14 Oct are used; the 15th is the next end of business.
  named(
    'stopped over the end of business of the last day, it is due a day later',
    days(2),
    '2026-10-12 09:00',
    '2026-10-15 17:00',
    { now: '2026-10-14 18:00', pauses: [['2026-10-14 16:00', '2026-10-14 18:00']] },
  )`
    2 working days after Mon 12 Oct                          | 2个工作日，10月12日周一当天不计
    Set by: five-node rule                                   | 依据：业扩五节点时限
    Due Thu 15 Oct, 17:00                                    | 10月15日周四 17:00到期
    2 working days used, none left                           | 已用2个工作日，已无剩余
    Paused Wed 14 Oct, so it is due later: customer drawings | 10月14日周三暂停，到期日因此顺延：customer drawings
  `,
];
