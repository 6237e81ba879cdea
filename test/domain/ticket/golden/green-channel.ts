import { days, hours } from '../limited-stage.ts';
import { type Golden, named } from './golden-deadline.ts';

export const greenChannel: readonly Golden[] = [
  // 17 days: 22–24 and 28–30 Sep, 8 Oct counted, 3 and 7 off.
  named('the green channel makes 15 days 7', days(15), '2026-09-21 09:00', '2026-10-08 17:00', {
    now: '2026-09-21 09:00',
    isGreen: true,
  })`
    7 working days after Mon 21 Sept                        | 7个工作日，9月21日周一当天不计 | 7個工作日，9月21日週一當天不計
    Green channel, instead of 15 working days               | 绿色通道，原为15个工作日 | 綠色通道，原為15個工作日
    Set by: five-node rule                                  | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Thu 8 Oct, 17:00                                    | 10月8日周四 17:00到期 | 10月8日週四 17:00到期
    0 working days used, 7 left                             | 已用0个工作日，剩7个 | 已用0個工作日，剩7個
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天 | 中秋節：9月25日週五至9月27日週日，共 3 天
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days            | 国庆节：10月1日周四至10月7日周三，共 7 天 | 國慶節：10月1日週四至10月7日週三，共 7 天
  `,
  // 22 and 23 Sep.
  named('the green channel makes 5 days 2', days(5), '2026-09-21 09:00', '2026-09-23 17:00', {
    now: '2026-09-22 10:00',
    isGreen: true,
  })`
    2 working days after Mon 21 Sept         | 2个工作日，9月21日周一当天不计
    Green channel, instead of 5 working days | 绿色通道，原为5个工作日
    Set by: five-node rule                   | 依据：业扩五节点时限
    Due Wed 23 Sept, 17:00                   | 9月23日周三 17:00到期
    1 working day used, 1 left               | 已用1个工作日，剩1个
  `,
  // 16–17 before the holiday, 8–11 after it.
  named(
    'the green channel makes a day 4 hours, over 国庆 as well',
    days(1),
    '2026-09-30 16:00',
    '2026-10-08 11:00',
    { now: '2026-10-01 10:00', isGreen: true },
  )`
    4 working hours from Wed 30 Sept, 16:00      | 4个工作小时，自9月30日周三 16:00起 | 4個工作小時，自9月30日週三 16:00起
    Green channel, instead of 1 working day      | 绿色通道，原为1个工作日 | 綠色通道，原為1個工作日
    Set by: five-node rule                       | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Thu 8 Oct, 11:00                         | 10月8日周四 11:00到期 | 10月8日週四 11:00到期
    1 working hour used, 3 left                  | 已用1个工作小时，剩3个 | 已用1個工作小時，剩3個
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days | 国庆节：10月1日周四至10月7日周三，共 7 天 | 國慶節：10月1日週四至10月7日週三，共 7 天
  `,
  // 15–17, 8–10.
  named('the green channel makes a day 4 hours', days(1), '2026-09-22 15:00', '2026-09-23 10:00', {
    now: '2026-09-22 15:00',
    isGreen: true,
  })`
    4 working hours from Tue 22 Sept, 15:00 | 4个工作小时，自9月22日周二 15:00起
    Green channel, instead of 1 working day | 绿色通道，原为1个工作日
    Set by: five-node rule                  | 依据：业扩五节点时限
    Due Wed 23 Sept, 10:00                  | 9月23日周三 10:00到期
    0 working hours used, 4 left            | 已用0个工作小时，剩4个
  `,
  // 16–17, 8–9.
  named('the green channel makes 4 hours 2', hours(4), '2026-09-22 16:00', '2026-09-23 09:00', {
    now: '2026-09-22 16:30',
    isGreen: true,
  })`
    2 working hours from Tue 22 Sept, 16:00   | 2个工作小时，自9月22日周二 16:00起
    Green channel, instead of 4 working hours | 绿色通道，原为4个工作小时
    Set by: five-node rule                    | 依据：业扩五节点时限
    Due Wed 23 Sept, 09:00                    | 9月23日周三 09:00到期
    0.5 working hours used, 1.5 left          | 已用0.5个工作小时，剩1.5个
  `,
  // 16–17: nothing has to be done faster than in an hour, and so nothing is said of the channel.
  named(
    'the green channel leaves an hour as it is',
    hours(1),
    '2026-09-22 16:00',
    '2026-09-22 17:00',
    { now: '2026-09-22 16:00', isGreen: true },
  )`
    1 working hour from Tue 22 Sept, 16:00 | 1个工作小时，自9月22日周二 16:00起
    Set by: five-node rule                 | 依据：业扩五节点时限
    Due Tue 22 Sept, 17:00                 | 9月22日周二 17:00到期
    0 working hours used, 1 left           | 已用0个工作小时，剩1个
  `,
];
