import { hours } from '../limited-stage.ts';
import { type Golden, named } from './golden-deadline.ts';

export const limitsInHours: readonly Golden[] = [
  // 10–12, 13–15; at two in the afternoon three are used.
  named('hours go on after lunch', hours(4), '2026-09-22 10:00', '2026-09-22 15:00', {
    now: '2026-09-22 14:00',
  })`
    4 working hours from Tue 22 Sept, 10:00 | 4个工作小时，自9月22日周二 10:00起
    Set by: five-node rule                  | 依据：业扩五节点时限
    Due Tue 22 Sept, 15:00                  | 9月22日周二 15:00到期
    3 working hours used, 1 left            | 已用3个工作小时，剩1个
  `,
  // 13–17.
  named(
    'hours that begin in the lunch break begin behind it',
    hours(4),
    '2026-09-22 12:30',
    '2026-09-22 17:00',
    { now: '2026-09-22 12:45' },
  )`
    4 working hours from Tue 22 Sept, 12:30 | 4个工作小时，自9月22日周二 12:30起
    Set by: five-node rule                  | 依据：业扩五节点时限
    Due Tue 22 Sept, 17:00                  | 9月22日周二 17:00到期
    0 working hours used, 4 left            | 已用0个工作小时，剩4个
  `,
  // 15–17, 8–10.
  named('hours go on the next morning', hours(4), '2026-09-22 15:00', '2026-09-23 10:00', {
    now: '2026-09-22 17:30',
  })`
    4 working hours from Tue 22 Sept, 15:00 | 4个工作小时，自9月22日周二 15:00起
    Set by: five-node rule                  | 依据：业扩五节点时限
    Due Wed 23 Sept, 10:00                  | 9月23日周三 10:00到期
    2 working hours used, 2 left            | 已用2个工作小时，剩2个
  `,
  // 15–17 before the holiday, 8–10 after it.
  named('hours go on after 中秋', hours(4), '2026-09-24 15:00', '2026-09-28 10:00', {
    now: '2026-09-25 10:00',
  })`
    4 working hours from Thu 24 Sept, 15:00                 | 4个工作小时，自9月24日周四 15:00起
    Set by: five-node rule                                  | 依据：业扩五节点时限
    Due Mon 28 Sept, 10:00                                  | 9月28日周一 10:00到期
    2 working hours used, 2 left                            | 已用2个工作小时，剩2个
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天
  `,
  // 16–17 before the holiday, 8–11 after it; half an hour of it is over.
  named('hours go on after 国庆', hours(4), '2026-09-30 16:00', '2026-10-08 11:00', {
    now: '2026-10-08 08:30',
  })`
    4 working hours from Wed 30 Sept, 16:00      | 4个工作小时，自9月30日周三 16:00起 | 4個工作小時，自9月30日週三 16:00起
    Set by: five-node rule                       | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Thu 8 Oct, 11:00                         | 10月8日周四 11:00到期 | 10月8日週四 11:00到期
    1.5 working hours used, 2.5 left             | 已用1.5个工作小时，剩2.5个 | 已用1.5個工作小時，剩2.5個
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days | 国庆节：10月1日周四至10月7日周三，共 7 天 | 國慶節：10月1日週四至10月7日週三，共 7 天
  `,
  // 9–12, 13–14.
  named('hours run on a make-up Saturday', hours(4), '2026-10-10 09:00', '2026-10-10 14:00', {
    now: '2026-10-10 09:30',
  })`
    4 working hours from Sat 10 Oct, 09:00     | 4个工作小时，自10月10日周六 09:00起
    Set by: five-node rule                     | 依据：业扩五节点时限
    Due Sat 10 Oct, 14:00                      | 10月10日周六 14:00到期
    0.5 working hours used, 3.5 left           | 已用0.5个工作小时，剩3.5个
    Make-up workday: Sat 10 Oct (National Day) | 调休上班1天：10月10日周六（国庆节）
  `,
  // 8–12 on Monday; 1 h 20 is used, both are rounded down to tenths.
  named(
    'hours that begin on a Sunday off begin on Monday',
    hours(4),
    '2026-10-11 12:00',
    '2026-10-12 12:00',
    { now: '2026-10-12 09:20' },
  )`
    4 working hours from Sun 11 Oct, 12:00 | 4个工作小时，自10月11日周日 12:00起
    Set by: five-node rule                 | 依据：业扩五节点时限
    Due Mon 12 Oct, 12:00                  | 10月12日周一 12:00到期
    1.3 working hours used, 2.6 left       | 已用1.3个工作小时，剩2.6个
    Weekends: 1 day                        | 周末：1天
  `,
  // 10–11, 14–17; of the pause an hour before lunch and one after it.
  named(
    'hours stand still in a pause within the day',
    hours(4),
    '2026-09-22 10:00',
    '2026-09-22 17:00',
    { now: '2026-09-22 14:00', pauses: [['2026-09-22 11:00', '2026-09-22 14:00']] },
  )`
    4 working hours from Tue 22 Sept, 10:00                | 4个工作小时，自9月22日周二 10:00起 | 4個工作小時，自9月22日週二 10:00起
    Set by: five-node rule                                 | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Tue 22 Sept, 17:00                                 | 9月22日周二 17:00到期 | 9月22日週二 17:00到期
    1 working hour used, 3 left                            | 已用1个工作小时，剩3个 | 已用1個工作小時，剩3個
    Paused 2 working hours, Tue 22 Sept: customer drawings | 暂停2个工作小时，9月22日周二：customer drawings | 暫停2個工作小時，9月22日週二：customer drawings
  `,
  // 10–11, 16–17 on the 24th, 8–10 after the holiday; paused 5, 8 and 7 hours.
  named(
    'hours stand still in a pause over days',
    hours(4),
    '2026-09-22 10:00',
    '2026-09-28 10:00',
    { now: '2026-09-24 16:00', pauses: [['2026-09-22 11:00', '2026-09-24 16:00']] },
  )`
    4 working hours from Tue 22 Sept, 10:00                               | 4个工作小时，自9月22日周二 10:00起
    Set by: five-node rule                                                | 依据：业扩五节点时限
    Due Mon 28 Sept, 10:00                                                | 9月28日周一 10:00到期
    1 working hour used, 3 left                                           | 已用1个工作小时，剩3个
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days               | 中秋节：9月25日周五至9月27日周日，共 3 天
    Paused 20 working hours, Tue 22 Sept – Thu 24 Sept: customer drawings | 暂停20个工作小时，9月22日周二至9月24日周四：customer drawings
  `,
];
