import { days } from '../limited-stage.ts';
import { type Golden, golden } from './golden-deadline.ts';

export const daysOf2026: readonly Golden[] = [
  // 元旦 1–3 January, worked 4 January; 春节 15–23 February, worked 14 and 28 February
  // 4 days: 3 off, Sunday 4 Jan counted.
  golden(days(1), '2025-12-31 09:00', '2026-01-04 17:00', { now: '2025-12-31 10:00' })`
    1 working day after Wed 31 Dec                             | 1个工作日，12月31日周三当天不计 | 1個工作日，12月31日週三當天不計
    Set by: five-node rule                                     | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Sun, 4 Jan 2026, 17:00                                 | 2026年1月4日周日 17:00到期 | 2026年1月4日週日 17:00到期
    0 working days used, 1 left                                | 已用0个工作日，剩1个 | 已用0個工作日，剩1個
    New Year’s Day: Thu, 1 Jan 2026 – Sat, 3 Jan 2026 · 3 days | 元旦：2026年1月1日周四至2026年1月3日周六，共 3 天 | 元旦：2026年1月1日週四至2026年1月3日週六，共 3 天
    Make-up workday: Sun, 4 Jan 2026 (New Year’s Day)          | 调休上班1天：2026年1月4日周日（元旦） | 補班1天：2026年1月4日週日（元旦）
  `,
  // 5 days: 3 off, 4 and 5 Jan counted.
  golden(days(2), '2025-12-31 09:00', '2026-01-05 17:00', { now: '2026-01-05 10:00' })`
    2 working days after Wed, 31 Dec 2025          | 2个工作日，2025年12月31日周三当天不计
    Set by: five-node rule                         | 依据：业扩五节点时限
    Due Mon 5 Jan, 17:00                           | 1月5日周一 17:00到期
    2 working days used, none left                 | 已用2个工作日，已无剩余
    New Year’s Day: Thu 1 Jan – Sat 3 Jan · 3 days | 元旦：1月1日周四至1月3日周六，共 3 天
    Make-up workday: Sun 4 Jan (New Year’s Day)    | 调休上班1天：1月4日周日（元旦）
  `,
  // 14 days: 14 and 24–27 Feb counted, 9 off.
  golden(days(5), '2026-02-13 09:00', '2026-02-27 17:00', { now: '2026-02-14 10:00' })`
    5 working days after Fri 13 Feb                   | 5个工作日，2月13日周五当天不计
    Set by: five-node rule                            | 依据：业扩五节点时限
    Due Fri 27 Feb, 17:00                             | 2月27日周五 17:00到期
    1 working day used, 4 left                        | 已用1个工作日，剩4个
    Spring Festival: Sun 15 Feb – Mon 23 Feb · 9 days | 春节：2月15日周日至2月23日周一，共 9 天
    Make-up workday: Sat 14 Feb (Spring Festival)     | 调休上班1天：2月14日周六（春节）
  `,
  // 15 days: 14 and 24–28 Feb counted, 9 off.
  golden(days(6), '2026-02-13 09:00', '2026-02-28 17:00', { now: '2026-02-25 10:00' })`
    6 working days after Fri 13 Feb                                              | 6个工作日，2月13日周五当天不计
    Set by: five-node rule                                                       | 依据：业扩五节点时限
    Due Sat 28 Feb, 17:00                                                        | 2月28日周六 17:00到期
    3 working days used, 3 left                                                  | 已用3个工作日，剩3个
    Spring Festival: Sun 15 Feb – Mon 23 Feb · 9 days                            | 春节：2月15日周日至2月23日周一，共 9 天
    Make-up workdays: Sat 14 Feb (Spring Festival), Sat 28 Feb (Spring Festival) | 调休上班2天：2月14日周六（春节）、2月28日周六（春节）
  `,
  // 17 days: 14 and 24–28 Feb, 2 Mar counted, 9 off, Sunday 1 Mar.
  golden(days(7), '2026-02-13 09:00', '2026-03-02 17:00', { now: '2026-02-13 09:00' })`
    7 working days after Fri 13 Feb                                              | 7个工作日，2月13日周五当天不计 | 7個工作日，2月13日週五當天不計
    Set by: five-node rule                                                       | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Mon 2 Mar, 17:00                                                         | 3月2日周一 17:00到期 | 3月2日週一 17:00到期
    0 working days used, 7 left                                                  | 已用0个工作日，剩7个 | 已用0個工作日，剩7個
    Spring Festival: Sun 15 Feb – Mon 23 Feb · 9 days                            | 春节：2月15日周日至2月23日周一，共 9 天 | 春節：2月15日週日至2月23日週一，共 9 天
    Make-up workdays: Sat 14 Feb (Spring Festival), Sat 28 Feb (Spring Festival) | 调休上班2天：2月14日周六（春节）、2月28日周六（春节） | 補班2天：2月14日週六（春節）、2月28日週六（春節）
    Weekends: 1 day                                                              | 周末：1天 | 週末：1天
  `,
  // 10 days: 9 off, 24 Feb counted.
  golden(days(1), '2026-02-14 09:00', '2026-02-24 17:00', { now: '2026-02-24 10:00' })`
    1 working day after Sat 14 Feb                    | 1个工作日，2月14日周六当天不计
    Set by: five-node rule                            | 依据：业扩五节点时限
    Due Tue 24 Feb, 17:00                             | 2月24日周二 17:00到期
    1 working day used, none left                     | 已用1个工作日，已无剩余
    Spring Festival: Sun 15 Feb – Mon 23 Feb · 9 days | 春节：2月15日周日至2月23日周一，共 9 天
  `,
  // 6 days: 5 off, 24 Feb counted. It begins in the holiday.
  golden(days(1), '2026-02-18 09:00', '2026-02-24 17:00', { now: '2026-02-18 09:00' })`
    1 working day after Wed 18 Feb                    | 1个工作日，2月18日周三当天不计
    Set by: five-node rule                            | 依据：业扩五节点时限
    Due Tue 24 Feb, 17:00                             | 2月24日周二 17:00到期
    0 working days used, 1 left                       | 已用0个工作日，剩1个
    Spring Festival: Thu 19 Feb – Mon 23 Feb · 5 days | 春节：2月19日周四至2月23日周一，共 5 天
  `,

  // 清明节 4–6 April; 劳动节 1–5 May, worked 9 May; 端午节 19–21 June
  // 4 days: 3 off, 7 Apr counted.
  golden(days(1), '2026-04-03 09:00', '2026-04-07 17:00', { now: '2026-04-05 10:00' })`
    1 working day after Fri 3 Apr                     | 1个工作日，4月3日周五当天不计
    Set by: five-node rule                            | 依据：业扩五节点时限
    Due Tue 7 Apr, 17:00                              | 4月7日周二 17:00到期
    0 working days used, 1 left                       | 已用0个工作日，剩1个
    Qingming Festival: Sat 4 Apr – Mon 6 Apr · 3 days | 清明节：4月4日周六至4月6日周一，共 3 天
  `,
  // 9 days: 5 off, 6–9 May counted.
  golden(days(4), '2026-04-30 09:00', '2026-05-09 17:00', { now: '2026-05-07 10:00' })`
    4 working days after Thu 30 Apr            | 4个工作日，4月30日周四当天不计
    Set by: five-node rule                     | 依据：业扩五节点时限
    Due Sat 9 May, 17:00                       | 5月9日周六 17:00到期
    2 working days used, 2 left                | 已用2个工作日，剩2个
    Labour Day: Fri 1 May – Tue 5 May · 5 days | 劳动节：5月1日周五至5月5日周二，共 5 天
    Make-up workday: Sat 9 May (Labour Day)    | 调休上班1天：5月9日周六（劳动节）
  `,
  // 11 days: 5 off, 6–9 and 11 May counted, Sunday the 10th; the 12th is one too many.
  golden(days(5), '2026-04-30 09:00', '2026-05-11 17:00', { now: '2026-05-12 10:00' })`
    5 working days after Thu 30 Apr            | 5个工作日，4月30日周四当天不计
    Set by: five-node rule                     | 依据：业扩五节点时限
    Overdue since Mon 11 May, 17:00            | 已超期，应于5月11日周一 17:00前完成
    6 working days used, 1 too many            | 已用6个工作日，超1个
    Labour Day: Fri 1 May – Tue 5 May · 5 days | 劳动节：5月1日周五至5月5日周二，共 5 天
    Make-up workday: Sat 9 May (Labour Day)    | 调休上班1天：5月9日周六（劳动节）
    Weekends: 1 day                            | 周末：1天
  `,
  // 5 days: 3 off, 22 and 23 Jun counted.
  golden(days(2), '2026-06-18 09:00', '2026-06-23 17:00', { now: '2026-06-22 10:00' })`
    2 working days after Thu 18 Jun                        | 2个工作日，6月18日周四当天不计
    Set by: five-node rule                                 | 依据：业扩五节点时限
    Due Tue 23 Jun, 17:00                                  | 6月23日周二 17:00到期
    1 working day used, 1 left                             | 已用1个工作日，剩1个
    Dragon Boat Festival: Fri 19 Jun – Sun 21 Jun · 3 days | 端午节：6月19日周五至6月21日周日，共 3 天
  `,
  // 2 days: 1 off, 22 Jun counted. It begins in the holiday.
  golden(days(1), '2026-06-20 09:00', '2026-06-22 17:00', { now: '2026-06-20 09:00' })`
    1 working day after Sat 20 Jun           | 1个工作日，6月20日周六当天不计
    Set by: five-node rule                   | 依据：业扩五节点时限
    Due Mon 22 Jun, 17:00                    | 6月22日周一 17:00到期
    0 working days used, 1 left              | 已用0个工作日，剩1个
    Dragon Boat Festival: Sun 21 Jun · 1 day | 端午节：6月21日周日，共 1 天
  `,

  // 中秋节 25–27 September; 国庆节 1–7 October, worked 20 September and 10 October
  // 2 days: Saturday the 19th, Sunday the 20th counted.
  golden(days(1), '2026-09-18 09:00', '2026-09-20 17:00', { now: '2026-09-18 09:00' })`
    1 working day after Fri 18 Sept             | 1个工作日，9月18日周五当天不计
    Set by: five-node rule                      | 依据：业扩五节点时限
    Due Sun 20 Sept, 17:00                      | 9月20日周日 17:00到期
    0 working days used, 1 left                 | 已用0个工作日，剩1个
    Make-up workday: Sun 20 Sept (National Day) | 调休上班1天：9月20日周日（国庆节）
    Weekends: 1 day                             | 周末：1天
  `,
  // 4 days: 20–22 Sep counted, Saturday the 19th.
  golden(days(3), '2026-09-18 09:00', '2026-09-22 17:00', { now: '2026-09-21 10:00' })`
    3 working days after Fri 18 Sept            | 3个工作日，9月18日周五当天不计
    Set by: five-node rule                      | 依据：业扩五节点时限
    Due Tue 22 Sept, 17:00                      | 9月22日周二 17:00到期
    2 working days used, 1 left                 | 已用2个工作日，剩1个
    Make-up workday: Sun 20 Sept (National Day) | 调休上班1天：9月20日周日（国庆节）
    Weekends: 1 day                             | 周末：1天
  `,
  // 4 days: 3 off, 28 Sep counted. At its due moment it is not late yet.
  golden(days(1), '2026-09-24 09:00', '2026-09-28 17:00', { now: '2026-09-28 17:00' })`
    1 working day after Thu 24 Sept                         | 1个工作日，9月24日周四当天不计
    Set by: five-node rule                                  | 依据：业扩五节点时限
    Due Mon 28 Sept, 17:00                                  | 9月28日周一 17:00到期
    1 working day used, none left                           | 已用1个工作日，已无剩余
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天
  `,
  // 15 days: 24 and 28–30 Sep, 8 Oct counted, 3 and 7 off.
  golden(days(5), '2026-09-23 09:00', '2026-10-08 17:00', { now: '2026-09-29 10:00' })`
    5 working days after Wed 23 Sept                        | 5个工作日，9月23日周三当天不计
    Set by: five-node rule                                  | 依据：业扩五节点时限
    Due Thu 8 Oct, 17:00                                    | 10月8日周四 17:00到期
    3 working days used, 2 left                             | 已用3个工作日，剩2个
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days            | 国庆节：10月1日周四至10月7日周三，共 7 天
  `,
  // 9 days: 7 off, 8 and 9 Oct counted.
  golden(days(2), '2026-09-30 09:00', '2026-10-09 17:00', { now: '2026-10-08 10:00' })`
    2 working days after Wed 30 Sept             | 2个工作日，9月30日周三当天不计
    Set by: five-node rule                       | 依据：业扩五节点时限
    Due Fri 9 Oct, 17:00                         | 10月9日周五 17:00到期
    1 working day used, 1 left                   | 已用1个工作日，剩1个
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days | 国庆节：10月1日周四至10月7日周三，共 7 天
  `,
  // 10 days: 7 off, 8–10 Oct counted.
  golden(days(3), '2026-09-30 09:00', '2026-10-10 17:00', { now: '2026-10-10 10:00' })`
    3 working days after Wed 30 Sept             | 3个工作日，9月30日周三当天不计
    Set by: five-node rule                       | 依据：业扩五节点时限
    Due Sat 10 Oct, 17:00                        | 10月10日周六 17:00到期
    3 working days used, none left               | 已用3个工作日，已无剩余
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days | 国庆节：10月1日周四至10月7日周三，共 7 天
    Make-up workday: Sat 10 Oct (National Day)   | 调休上班1天：10月10日周六（国庆节）
  `,
  // 12 days: 7 off, 8–10 and 12 Oct counted, Sunday the 11th.
  golden(days(4), '2026-09-30 09:00', '2026-10-12 17:00', { now: '2026-10-11 10:00' })`
    4 working days after Wed 30 Sept             | 4个工作日，9月30日周三当天不计
    Set by: five-node rule                       | 依据：业扩五节点时限
    Due Mon 12 Oct, 17:00                        | 10月12日周一 17:00到期
    3 working days used, 1 left                  | 已用3个工作日，剩1个
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days | 国庆节：10月1日周四至10月7日周三，共 7 天
    Make-up workday: Sat 10 Oct (National Day)   | 调休上班1天：10月10日周六（国庆节）
    Weekends: 1 day                              | 周末：1天
  `,
  // 21 days: 22–24 and 28–30 Sep, 8–10 and 12 Oct counted, 3 and 7 off, Sunday the 11th.
  golden(days(10), '2026-09-21 09:00', '2026-10-12 17:00', { now: '2026-09-23 10:00' })`
    10 working days after Mon 21 Sept                       | 10个工作日，9月21日周一当天不计 | 10個工作日，9月21日週一當天不計
    Set by: five-node rule                                  | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Mon 12 Oct, 17:00                                   | 10月12日周一 17:00到期 | 10月12日週一 17:00到期
    2 working days used, 8 left                             | 已用2个工作日，剩8个 | 已用2個工作日，剩8個
    Mid-Autumn Festival: Fri 25 Sept – Sun 27 Sept · 3 days | 中秋节：9月25日周五至9月27日周日，共 3 天 | 中秋節：9月25日週五至9月27日週日，共 3 天
    National Day: Thu 1 Oct – Wed 7 Oct · 7 days            | 国庆节：10月1日周四至10月7日周三，共 7 天 | 國慶節：10月1日週四至10月7日週三，共 7 天
    Make-up workday: Sat 10 Oct (National Day)              | 调休上班1天：10月10日周六（国庆节） | 補班1天：10月10日週六（國慶節）
    Weekends: 1 day                                         | 周末：1天 | 週末：1天
  `,

  // No holiday is in the way
  // On its last day.
  golden(days(3), '2026-10-12 09:00', '2026-10-15 17:00', { now: '2026-10-15 10:00' })`
    3 working days after Mon 12 Oct | 3个工作日，10月12日周一当天不计
    Set by: five-node rule          | 依据：业扩五节点时限
    Due Thu 15 Oct, 17:00           | 10月15日周四 17:00到期
    3 working days used, none left  | 已用3个工作日，已无剩余
  `,
  // 13–16 and 19 Oct are used.
  golden(days(3), '2026-10-12 09:00', '2026-10-15 17:00', { now: '2026-10-19 10:00' })`
    3 working days after Mon 12 Oct | 3个工作日，10月12日周一当天不计
    Set by: five-node rule          | 依据：业扩五节点时限
    Overdue since Thu 15 Oct, 17:00 | 已超期，应于10月15日周四 17:00前完成
    5 working days used, 2 too many | 已用5个工作日，超2个
  `,

  // 2027 is estimated: a plain week
  // 31 Dec and 1 Jan counted.
  golden(days(2), '2026-12-30 09:00', '2027-01-01 17:00', { now: '2026-12-30 09:00' })`
    2 working days after Wed 30 Dec                       | 2个工作日，12月30日周三当天不计 | 2個工作日，12月30日週三當天不計
    Set by: five-node rule                                | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Fri, 1 Jan 2027, 17:00                            | 2027年1月1日周五 17:00到期 | 2027年1月1日週五 17:00到期
    0 working days used, 2 left                           | 已用0个工作日，剩2个 | 已用0個工作日，剩2個
    2027 is estimated: its holidays are not announced yet | 2027年为预计：放假安排尚未公布 | 2027年為預計：放假安排尚未公布
  `,
  // 7 days: 8–12 Feb counted, 6 and 7 Feb.
  golden(days(5), '2027-02-05 09:00', '2027-02-12 17:00', { now: '2027-02-09 10:00' })`
    5 working days after Fri 5 Feb                        | 5个工作日，2月5日周五当天不计
    Set by: five-node rule                                | 依据：业扩五节点时限
    Due Fri 12 Feb, 17:00                                 | 2月12日周五 17:00到期
    2 working days used, 3 left                           | 已用2个工作日，剩3个
    Weekends: 2 days                                      | 周末：2天
    2027 is estimated: its holidays are not announced yet | 2027年为预计：放假安排尚未公布
  `,
];
