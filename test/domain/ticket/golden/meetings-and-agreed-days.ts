import { meeting, planned } from '../limited-stage.ts';
import { type Golden, named } from './golden-deadline.ts';

export const meetingsAndAgreedDays: readonly Golden[] = [
  // 23, 24 and 28 Sep.
  named(
    'the meeting of Monday comes after Tuesday',
    meeting(1),
    '2026-09-22 09:00',
    '2026-09-28 17:00',
    { now: '2026-09-23 10:00' },
  )`
    By the next weekly meeting, on a Monday                 | 下一次星期一例会前
    Set by: five-node rule                                  | 依据：业扩五节点时限
    Due Mon 28 Sept, 17:00                                  | 9月28日周一 17:00到期
    1 working day used, 2 left                              | 已用1个工作日，剩2个
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天
  `,
  // 22–24 and 28 Sep.
  named(
    'what begins on the day of the meeting goes to the next one',
    meeting(1),
    '2026-09-21 09:00',
    '2026-09-28 17:00',
    { now: '2026-09-21 09:00' },
  )`
    By the next weekly meeting, on a Monday                 | 下一次星期一例会前
    Set by: five-node rule                                  | 依据：业扩五节点时限
    Due Mon 28 Sept, 17:00                                  | 9月28日周一 17:00到期
    0 working days used, 4 left                             | 已用0个工作日，剩4个
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天
  `,
  // Monday 5 Oct is off; 8 Oct.
  named(
    'a meeting in 国庆 is held on the first working day after it',
    meeting(1),
    '2026-09-30 09:00',
    '2026-10-08 17:00',
    { now: '2026-09-30 09:00' },
  )`
    By the next weekly meeting, on a Monday      | 下一次星期一例会前 | 下一次星期一例會前
    Set by: five-node rule                       | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Thu 8 Oct, 17:00                         | 10月8日周四 17:00到期 | 10月8日週四 17:00到期
    0 working days used, 1 left                  | 已用0个工作日，剩1个 | 已用0個工作日，剩1個
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days | 国庆节：10月1日周四至10月7日周三，共 7 天 | 國慶節：10月1日週四至10月7日週三，共 7 天
  `,
  // Monday 6 Apr is off; 7 Apr.
  named(
    'a meeting in 清明 is held on Tuesday',
    meeting(1),
    '2026-04-03 09:00',
    '2026-04-07 17:00',
    { now: '2026-04-07 10:00' },
  )`
    By the next weekly meeting, on a Monday           | 下一次星期一例会前
    Set by: five-node rule                            | 依据：业扩五节点时限
    Due Tue 7 Apr, 17:00                              | 4月7日周二 17:00到期
    1 working day used, none left                     | 已用1个工作日，已无剩余
    Qingming Festival: Sat 4 Apr – Mon 6 Apr · 3 days | 清明节：4月4日周六至4月6日周一，共 3 天
  `,
  // The clock goes on during Monday the 12th: it goes to the meeting of the 19th. 9, 12–16 and 19 Oct; 10 Oct is worked, 11, 17 and 18 Oct are not.
  named(
    'stopped and resumed on the day of the meeting it goes to the next one',
    meeting(1),
    '2026-10-08 09:00',
    '2026-10-19 17:00',
    { now: '2026-10-12 15:00', pauses: [['2026-10-12 10:00', '2026-10-12 15:00']] },
  )`
    By the next weekly meeting, on a Monday                  | 下一次星期一例会前
    Set by: five-node rule                                   | 依据：业扩五节点时限
    Due Mon 19 Oct, 17:00                                    | 10月19日周一 17:00到期
    3 working days used, 5 left                              | 已用3个工作日，剩5个
    Make-up workday: Sat 10 Oct (National Day)               | 调休上班1天：10月10日周六（国庆节）
    Weekends: 3 days                                         | 周末：3天
    Paused Mon 12 Oct, so it is due later: customer drawings | 10月12日周一暂停，到期日因此顺延：customer drawings
  `,
  // 22, then 23, 24 and 28–30 Sep.
  named(
    'an agreed day in 国庆 is the last working day before it',
    planned,
    '2026-09-21 09:00',
    '2026-09-30 17:00',
    { now: '2026-09-22 10:00', planned: '2026-10-03' },
  )`
    By the agreed day, Sat 3 Oct                            | 约定10月3日周六前完成 | 約定10月3日週六前完成
    Set by: five-node rule                                  | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Wed 30 Sept, 17:00                                  | 9月30日周三 17:00到期 | 9月30日週三 17:00到期
    1 working day used, 5 left                              | 已用1个工作日，剩5个 | 已用1個工作日，剩5個
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天 | 中秋節：9月25日週五至9月27日週日，共 3 天
  `,
  // 22–24, 28 and 29 Sep are used, then 30 Sep, 8–10 Oct.
  named(
    'an agreed Saturday that is worked is kept',
    planned,
    '2026-09-21 09:00',
    '2026-10-10 17:00',
    { now: '2026-09-29 10:00', planned: '2026-10-10' },
  )`
    By the agreed day, Sat 10 Oct                           | 约定10月10日周六前完成
    Set by: five-node rule                                  | 依据：业扩五节点时限
    Due Sat 10 Oct, 17:00                                   | 10月10日周六 17:00到期
    5 working days used, 4 left                             | 已用5个工作日，剩4个
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days            | 国庆节：10月1日周四至10月7日周三，共 7 天
    Make-up workday: Sat 10 Oct (National Day)              | 调休上班1天：10月10日周六（国庆节）
  `,
];
