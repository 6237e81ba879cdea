import { days } from '../limited-stage.ts';
import { type Golden, golden } from './golden-deadline.ts';

export const daysOf2025: readonly Golden[] = [
  // 元旦 on Wednesday 1 January; 春节 28 January–4 February, worked 26 January and 8 February
  // 2 days: 1 off, 2 Jan counted.
  golden(days(1), '2024-12-31 09:00', '2025-01-02 17:00', { now: '2024-12-31 09:00' })`
    1 working day after Tue 31 Dec          | 1个工作日，12月31日周二当天不计
    Set by: five-node rule                  | 依据：业扩五节点时限
    Due Thu, 2 Jan 2025, 17:00              | 2025年1月2日周四 17:00到期
    0 working days used, 1 left             | 已用0个工作日，剩1个
    New Year’s Day: Wed, 1 Jan 2025 · 1 day | 元旦：2025年1月1日周三，共 1 天
  `,
  // 14 days: 26 and 27 Jan, 5–7 Feb counted, 8 off, Saturday 25 Jan.
  golden(days(5), '2025-01-24 09:00', '2025-02-07 17:00', { now: '2025-01-27 10:00' })`
    5 working days after Fri 24 Jan                  | 5个工作日，1月24日周五当天不计
    Set by: five-node rule                           | 依据：业扩五节点时限
    Due Fri 7 Feb, 17:00                             | 2月7日周五 17:00到期
    2 working days used, 3 left                      | 已用2个工作日，剩3个
    Spring Festival: Tue 28 Jan – Tue 4 Feb · 8 days | 春节：1月28日周二至2月4日周二，共 8 天
    Make-up workday: Sun 26 Jan (Spring Festival)    | 调休上班1天：1月26日周日（春节）
    Weekends: 1 day                                  | 周末：1天
  `,
  // 15 days: 26 and 27 Jan, 5–8 Feb counted, 8 off, Saturday 25 Jan.
  golden(days(6), '2025-01-24 09:00', '2025-02-08 17:00', { now: '2025-02-06 10:00' })`
    6 working days after Fri 24 Jan                                             | 6个工作日，1月24日周五当天不计
    Set by: five-node rule                                                      | 依据：业扩五节点时限
    Due Sat 8 Feb, 17:00                                                        | 2月8日周六 17:00到期
    4 working days used, 2 left                                                 | 已用4个工作日，剩2个
    Spring Festival: Tue 28 Jan – Tue 4 Feb · 8 days                            | 春节：1月28日周二至2月4日周二，共 8 天
    Make-up workdays: Sun 26 Jan (Spring Festival), Sat 8 Feb (Spring Festival) | 调休上班2天：1月26日周日（春节）、2月8日周六（春节）
    Weekends: 1 day                                                             | 周末：1天
  `,
  // 17 days: 26 and 27 Jan, 5–8 and 10 Feb counted, 8 off, 25 Jan and 9 Feb. An hour after it was due.
  golden(days(7), '2025-01-24 09:00', '2025-02-10 17:00', { now: '2025-02-10 18:00' })`
    7 working days after Fri 24 Jan                                             | 7个工作日，1月24日周五当天不计
    Set by: five-node rule                                                      | 依据：业扩五节点时限
    Overdue since Mon 10 Feb, 17:00                                             | 已超期，应于2月10日周一 17:00前完成
    7 working days used, none left                                              | 已用7个工作日，已无剩余
    Spring Festival: Tue 28 Jan – Tue 4 Feb · 8 days                            | 春节：1月28日周二至2月4日周二，共 8 天
    Make-up workdays: Sun 26 Jan (Spring Festival), Sat 8 Feb (Spring Festival) | 调休上班2天：1月26日周日（春节）、2月8日周六（春节）
    Weekends: 2 days                                                            | 周末：2天
  `,
  // 11 days: 8 off, 5–7 Feb counted.
  golden(days(3), '2025-01-27 09:00', '2025-02-07 17:00', { now: '2025-02-05 10:00' })`
    3 working days after Mon 27 Jan                  | 3个工作日，1月27日周一当天不计
    Set by: five-node rule                           | 依据：业扩五节点时限
    Due Fri 7 Feb, 17:00                             | 2月7日周五 17:00到期
    1 working day used, 2 left                       | 已用1个工作日，剩2个
    Spring Festival: Tue 28 Jan – Tue 4 Feb · 8 days | 春节：1月28日周二至2月4日周二，共 8 天
  `,

  // 清明节 4–6 April; 劳动节 1–5 May, worked 27 April; 端午节 31 May–2 June
  // 4 days: 3 off, 7 Apr counted.
  golden(days(1), '2025-04-03 09:00', '2025-04-07 17:00', { now: '2025-04-07 10:00' })`
    1 working day after Thu 3 Apr                     | 1个工作日，4月3日周四当天不计
    Set by: five-node rule                            | 依据：业扩五节点时限
    Due Mon 7 Apr, 17:00                              | 4月7日周一 17:00到期
    1 working day used, none left                     | 已用1个工作日，已无剩余
    Qingming Festival: Fri 4 Apr – Sun 6 Apr · 3 days | 清明节：4月4日周五至4月6日周日，共 3 天
  `,
  // 4 days: 27–29 Apr counted, Saturday the 26th.
  golden(days(3), '2025-04-25 09:00', '2025-04-29 17:00', { now: '2025-04-27 10:00' })`
    3 working days after Fri 25 Apr          | 3个工作日，4月25日周五当天不计
    Set by: five-node rule                   | 依据：业扩五节点时限
    Due Tue 29 Apr, 17:00                    | 4月29日周二 17:00到期
    1 working day used, 2 left               | 已用1个工作日，剩2个
    Make-up workday: Sun 27 Apr (Labour Day) | 调休上班1天：4月27日周日（劳动节）
    Weekends: 1 day                          | 周末：1天
  `,
  // 6 days: 5 off, 6 May counted.
  golden(days(1), '2025-04-30 09:00', '2025-05-06 17:00', { now: '2025-05-05 10:00' })`
    1 working day after Wed 30 Apr             | 1个工作日，4月30日周三当天不计
    Set by: five-node rule                     | 依据：业扩五节点时限
    Due Tue 6 May, 17:00                       | 5月6日周二 17:00到期
    0 working days used, 1 left                | 已用0个工作日，剩1个
    Labour Day: Thu 1 May – Mon 5 May · 5 days | 劳动节：5月1日周四至5月5日周一，共 5 天
  `,
  // 4 days: 3 off, 3 Jun counted.
  golden(days(1), '2025-05-30 09:00', '2025-06-03 17:00', { now: '2025-05-30 09:00' })`
    1 working day after Fri 30 May                        | 1个工作日，5月30日周五当天不计
    Set by: five-node rule                                | 依据：业扩五节点时限
    Due Tue 3 Jun, 17:00                                  | 6月3日周二 17:00到期
    0 working days used, 1 left                           | 已用0个工作日，剩1个
    Dragon Boat Festival: Sat 31 May – Mon 2 Jun · 3 days | 端午节：5月31日周六至6月2日周一，共 3 天
  `,

  // 国庆节 and 中秋节 in one, 1–8 October, worked 28 September and 11 October
  // 4 days: 28–30 Sep counted, Saturday the 27th.
  golden(days(3), '2025-09-26 09:00', '2025-09-30 17:00', { now: '2025-09-29 10:00' })`
    3 working days after Fri 26 Sept                                 | 3个工作日，9月26日周五当天不计
    Set by: five-node rule                                           | 依据：业扩五节点时限
    Due Tue 30 Sept, 17:00                                           | 9月30日周二 17:00到期
    2 working days used, 1 left                                      | 已用2个工作日，剩1个
    Make-up workday: Sun 28 Sept (National Day, Mid-Autumn Festival) | 调休上班1天：9月28日周日（国庆节、中秋节）
    Weekends: 1 day                                                  | 周末：1天
  `,
  // 13 days: 28–30 Sep and 9 Oct counted, 8 off, Saturday 27 Sep.
  golden(days(4), '2025-09-26 09:00', '2025-10-09 17:00', { now: '2025-10-09 10:00' })`
    4 working days after Fri 26 Sept                                  | 4个工作日，9月26日周五当天不计
    Set by: five-node rule                                            | 依据：业扩五节点时限
    Due Thu 9 Oct, 17:00                                              | 10月9日周四 17:00到期
    4 working days used, none left                                    | 已用4个工作日，已无剩余
    National Day, Mid-Autumn Festival: Wed 1 Oct – Wed 8 Oct · 8 days | 国庆节、中秋节：10月1日周三至10月8日周三，共 8 天
    Make-up workday: Sun 28 Sept (National Day, Mid-Autumn Festival)  | 调休上班1天：9月28日周日（国庆节、中秋节）
    Weekends: 1 day                                                   | 周末：1天
  `,
  // 15 days: 28–30 Sep and 9–11 Oct counted, 8 off, Saturday 27 Sep.
  golden(days(6), '2025-09-26 09:00', '2025-10-11 17:00', { now: '2025-09-26 09:00' })`
    6 working days after Fri 26 Sept                                                                                  | 6个工作日，9月26日周五当天不计 | 6個工作日，9月26日週五當天不計
    Set by: five-node rule                                                                                            | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Sat 11 Oct, 17:00                                                                                             | 10月11日周六 17:00到期 | 10月11日週六 17:00到期
    0 working days used, 6 left                                                                                       | 已用0个工作日，剩6个 | 已用0個工作日，剩6個
    National Day, Mid-Autumn Festival: Wed 1 Oct – Wed 8 Oct · 8 days                                                 | 国庆节、中秋节：10月1日周三至10月8日周三，共 8 天 | 國慶節、中秋節：10月1日週三至10月8日週三，共 8 天
    Make-up workdays: Sun 28 Sept (National Day, Mid-Autumn Festival), Sat 11 Oct (National Day, Mid-Autumn Festival) | 调休上班2天：9月28日周日（国庆节、中秋节）、10月11日周六（国庆节、中秋节） | 補班2天：9月28日週日（國慶節、中秋節）、10月11日週六（國慶節、中秋節）
    Weekends: 1 day                                                                                                   | 周末：1天 | 週末：1天
  `,
  // 17 days: 28–30 Sep, 9–11 and 13 Oct counted, 8 off, 27 Sep and 12 Oct.
  golden(days(7), '2025-09-26 09:00', '2025-10-13 17:00', { now: '2025-10-10 10:00' })`
    7 working days after Fri 26 Sept                                                                                  | 7个工作日，9月26日周五当天不计
    Set by: five-node rule                                                                                            | 依据：业扩五节点时限
    Due Mon 13 Oct, 17:00                                                                                             | 10月13日周一 17:00到期
    5 working days used, 2 left                                                                                       | 已用5个工作日，剩2个
    National Day, Mid-Autumn Festival: Wed 1 Oct – Wed 8 Oct · 8 days                                                 | 国庆节、中秋节：10月1日周三至10月8日周三，共 8 天
    Make-up workdays: Sun 28 Sept (National Day, Mid-Autumn Festival), Sat 11 Oct (National Day, Mid-Autumn Festival) | 调休上班2天：9月28日周日（国庆节、中秋节）、10月11日周六（国庆节、中秋节）
    Weekends: 2 days                                                                                                  | 周末：2天
  `,
];
