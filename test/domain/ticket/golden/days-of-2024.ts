import { days } from '../limited-stage.ts';
import { type Golden, golden } from './golden-deadline.ts';

export const daysOf2024: readonly Golden[] = [
  // 元旦 to Monday 1 January; 春节 10–17 February, worked 4 and 18 February
  // 4 days: 2 Jan counted, 3 off. Nobody entered 2023.
  golden(days(1), '2023-12-29 09:00', '2024-01-02 17:00', { now: '2024-01-02 10:00' })`
    1 working day after Fri, 29 Dec 2023                          | 1个工作日，2023年12月29日周五当天不计
    Set by: five-node rule                                        | 依据：业扩五节点时限
    Due Tue 2 Jan, 17:00                                          | 1月2日周二 17:00到期
    1 working day used, none left                                 | 已用1个工作日，已无剩余
    New Year’s Day: Sat, 30 Dec 2023 – Mon 1 Jan · 3 days         | 元旦：2023年12月30日周六至1月1日周一，共 3 天
    2023 is not known: it counts as a plain Monday-to-Friday week | 2023年日历未录入，按周一至周五计算
  `,
  // 6 days: 4–8 Feb counted, Saturday the 3rd.
  golden(days(5), '2024-02-02 09:00', '2024-02-08 17:00', { now: '2024-02-05 10:00' })`
    5 working days after Fri 2 Feb               | 5个工作日，2月2日周五当天不计
    Set by: five-node rule                       | 依据：业扩五节点时限
    Due Thu 8 Feb, 17:00                         | 2月8日周四 17:00到期
    2 working days used, 3 left                  | 已用2个工作日，剩3个
    Make-up workday: Sun 4 Feb (Spring Festival) | 调休上班1天：2月4日周日（春节）
    Weekends: 1 day                              | 周末：1天
  `,
  // 16 days: 4–9 and 18 Feb counted, 8 off, Saturday the 3rd.
  golden(days(7), '2024-02-02 09:00', '2024-02-18 17:00', { now: '2024-02-09 10:00' })`
    7 working days after Fri 2 Feb                                              | 7个工作日，2月2日周五当天不计
    Set by: five-node rule                                                      | 依据：业扩五节点时限
    Due Sun 18 Feb, 17:00                                                       | 2月18日周日 17:00到期
    6 working days used, 1 left                                                 | 已用6个工作日，剩1个
    Spring Festival: Sat 10 Feb – Sat 17 Feb · 8 days                           | 春节：2月10日周六至2月17日周六，共 8 天
    Make-up workdays: Sun 4 Feb (Spring Festival), Sun 18 Feb (Spring Festival) | 调休上班2天：2月4日周日（春节）、2月18日周日（春节）
    Weekends: 1 day                                                             | 周末：1天
  `,
  // 17 days: 4–9, 18 and 19 Feb counted, 8 off, Saturday the 3rd; the 20th is one too many.
  golden(days(8), '2024-02-02 09:00', '2024-02-19 17:00', { now: '2024-02-20 10:00' })`
    8 working days after Fri 2 Feb                                              | 8个工作日，2月2日周五当天不计 | 8個工作日，2月2日週五當天不計
    Set by: five-node rule                                                      | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Overdue since Mon 19 Feb, 17:00                                             | 已超期，应于2月19日周一 17:00前完成 | 已逾期，應於2月19日週一 17:00前完成
    9 working days used, 1 too many                                             | 已用9个工作日，超1个 | 已用9個工作日，超出1個
    Spring Festival: Sat 10 Feb – Sat 17 Feb · 8 days                           | 春节：2月10日周六至2月17日周六，共 8 天 | 春節：2月10日週六至2月17日週六，共 8 天
    Make-up workdays: Sun 4 Feb (Spring Festival), Sun 18 Feb (Spring Festival) | 调休上班2天：2月4日周日（春节）、2月18日周日（春节） | 補班2天：2月4日週日（春節）、2月18日週日（春節）
    Weekends: 1 day                                                             | 周末：1天 | 週末：1天
  `,

  // 清明节 4–6 April, worked 7 April
  // 4 days: 3 off, Sunday 7 Apr counted.
  golden(days(1), '2024-04-03 09:00', '2024-04-07 17:00', { now: '2024-04-03 09:00' })`
    1 working day after Wed 3 Apr                     | 1个工作日，4月3日周三当天不计 | 1個工作日，4月3日週三當天不計
    Set by: five-node rule                            | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Sun 7 Apr, 17:00                              | 4月7日周日 17:00到期 | 4月7日週日 17:00到期
    0 working days used, 1 left                       | 已用0个工作日，剩1个 | 已用0個工作日，剩1個
    Qingming Festival: Thu 4 Apr – Sat 6 Apr · 3 days | 清明节：4月4日周四至4月6日周六，共 3 天 | 清明節：4月4日週四至4月6日週六，共 3 天
    Make-up workday: Sun 7 Apr (Qingming Festival)    | 调休上班1天：4月7日周日（清明节） | 補班1天：4月7日週日（清明節）
  `,
  // 5 days: 3 off, 7 and 8 Apr counted.
  golden(days(2), '2024-04-03 09:00', '2024-04-08 17:00', { now: '2024-04-07 10:00' })`
    2 working days after Wed 3 Apr                    | 2个工作日，4月3日周三当天不计
    Set by: five-node rule                            | 依据：业扩五节点时限
    Due Mon 8 Apr, 17:00                              | 4月8日周一 17:00到期
    1 working day used, 1 left                        | 已用1个工作日，剩1个
    Qingming Festival: Thu 4 Apr – Sat 6 Apr · 3 days | 清明节：4月4日周四至4月6日周六，共 3 天
    Make-up workday: Sun 7 Apr (Qingming Festival)    | 调休上班1天：4月7日周日（清明节）
  `,

  // 劳动节 1–5 May, worked 28 April and 11 May
  // 4 days: 28–30 Apr counted, Saturday the 27th.
  golden(days(3), '2024-04-26 09:00', '2024-04-30 17:00', { now: '2024-04-29 10:00' })`
    3 working days after Fri 26 Apr          | 3个工作日，4月26日周五当天不计
    Set by: five-node rule                   | 依据：业扩五节点时限
    Due Tue 30 Apr, 17:00                    | 4月30日周二 17:00到期
    2 working days used, 1 left              | 已用2个工作日，剩1个
    Make-up workday: Sun 28 Apr (Labour Day) | 调休上班1天：4月28日周日（劳动节）
    Weekends: 1 day                          | 周末：1天
  `,
  // 10 days: 28–30 Apr and 6 May counted, 5 off, Saturday 27 Apr.
  golden(days(4), '2024-04-26 09:00', '2024-05-06 17:00', { now: '2024-05-01 10:00' })`
    4 working days after Fri 26 Apr            | 4个工作日，4月26日周五当天不计
    Set by: five-node rule                     | 依据：业扩五节点时限
    Due Mon 6 May, 17:00                       | 5月6日周一 17:00到期
    3 working days used, 1 left                | 已用3个工作日，剩1个
    Labour Day: Wed 1 May – Sun 5 May · 5 days | 劳动节：5月1日周三至5月5日周日，共 5 天
    Make-up workday: Sun 28 Apr (Labour Day)   | 调休上班1天：4月28日周日（劳动节）
    Weekends: 1 day                            | 周末：1天
  `,
  // 15 days: 28–30 Apr and 6–11 May counted, 5 off, Saturday 27 Apr.
  golden(days(9), '2024-04-26 09:00', '2024-05-11 17:00', { now: '2024-05-11 09:00' })`
    9 working days after Fri 26 Apr                                    | 9个工作日，4月26日周五当天不计 | 9個工作日，4月26日週五當天不計
    Set by: five-node rule                                             | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Sat 11 May, 17:00                                              | 5月11日周六 17:00到期 | 5月11日週六 17:00到期
    9 working days used, none left                                     | 已用9个工作日，已无剩余 | 已用9個工作日，已無剩餘
    Labour Day: Wed 1 May – Sun 5 May · 5 days                         | 劳动节：5月1日周三至5月5日周日，共 5 天 | 勞動節：5月1日週三至5月5日週日，共 5 天
    Make-up workdays: Sun 28 Apr (Labour Day), Sat 11 May (Labour Day) | 调休上班2天：4月28日周日（劳动节）、5月11日周六（劳动节） | 補班2天：4月28日週日（勞動節）、5月11日週六（勞動節）
    Weekends: 1 day                                                    | 周末：1天 | 週末：1天
  `,

  // 端午节 to Monday 10 June
  // 4 days: 3 off, 11 Jun counted.
  golden(days(1), '2024-06-07 09:00', '2024-06-11 17:00', { now: '2024-06-10 10:00' })`
    1 working day after Fri 7 Jun                         | 1个工作日，6月7日周五当天不计 | 1個工作日，6月7日週五當天不計
    Set by: five-node rule                                | 依据：业扩五节点时限 | 依據：業擴五節點時限
    Due Tue 11 Jun, 17:00                                 | 6月11日周二 17:00到期 | 6月11日週二 17:00到期
    0 working days used, 1 left                           | 已用0个工作日，剩1个 | 已用0個工作日，剩1個
    Dragon Boat Festival: Sat 8 Jun – Mon 10 Jun · 3 days | 端午节：6月8日周六至6月10日周一，共 3 天 | 端午節：6月8日週六至6月10日週一，共 3 天
  `,

  // 中秋节 15–17 September, worked 14 September; 国庆节 1–7 October, worked 29 September and 12 October
  // 5 days: 14 and 18 Sep counted, 3 off.
  golden(days(2), '2024-09-13 09:00', '2024-09-18 17:00', { now: '2024-09-18 10:00' })`
    2 working days after Fri 13 Sept                        | 2个工作日，9月13日周五当天不计
    Set by: five-node rule                                  | 依据：业扩五节点时限
    Due Wed 18 Sept, 17:00                                  | 9月18日周三 17:00到期
    2 working days used, none left                          | 已用2个工作日，已无剩余
    Mid-Autumn Festival: Sun 15 Sept – Tue 17 Sept · 3 days | 中秋节：9月15日周日至9月17日周二，共 3 天
    Make-up workday: Sat 14 Sept (Mid-Autumn Festival)      | 调休上班1天：9月14日周六（中秋节）
  `,
  // 3 days: 29 and 30 Sep counted, Saturday the 28th.
  golden(days(2), '2024-09-27 09:00', '2024-09-30 17:00', { now: '2024-09-29 10:00' })`
    2 working days after Fri 27 Sept            | 2个工作日，9月27日周五当天不计
    Set by: five-node rule                      | 依据：业扩五节点时限
    Due Mon 30 Sept, 17:00                      | 9月30日周一 17:00到期
    1 working day used, 1 left                  | 已用1个工作日，剩1个
    Make-up workday: Sun 29 Sept (National Day) | 调休上班1天：9月29日周日（国庆节）
    Weekends: 1 day                             | 周末：1天
  `,
  // 11 days: 29 and 30 Sep, 8 Oct counted, 7 off, Saturday 28 Sep.
  golden(days(3), '2024-09-27 09:00', '2024-10-08 17:00', { now: '2024-09-30 10:00' })`
    3 working days after Fri 27 Sept             | 3个工作日，9月27日周五当天不计
    Set by: five-node rule                       | 依据：业扩五节点时限
    Due Tue 8 Oct, 17:00                         | 10月8日周二 17:00到期
    2 working days used, 1 left                  | 已用2个工作日，剩1个
    National Day: Tue 1 Oct – Mon 7 Oct · 7 days | 国庆节：10月1日周二至10月7日周一，共 7 天
    Make-up workday: Sun 29 Sept (National Day)  | 调休上班1天：9月29日周日（国庆节）
    Weekends: 1 day                              | 周末：1天
  `,
  // 15 days: 29 and 30 Sep, 8–12 Oct counted, 7 off, Saturday 28 Sep.
  golden(days(7), '2024-09-27 09:00', '2024-10-12 17:00', { now: '2024-10-09 09:00' })`
    7 working days after Fri 27 Sept                                        | 7个工作日，9月27日周五当天不计
    Set by: five-node rule                                                  | 依据：业扩五节点时限
    Due Sat 12 Oct, 17:00                                                   | 10月12日周六 17:00到期
    4 working days used, 3 left                                             | 已用4个工作日，剩3个
    National Day: Tue 1 Oct – Mon 7 Oct · 7 days                            | 国庆节：10月1日周二至10月7日周一，共 7 天
    Make-up workdays: Sun 29 Sept (National Day), Sat 12 Oct (National Day) | 调休上班2天：9月29日周日（国庆节）、10月12日周六（国庆节）
    Weekends: 1 day                                                         | 周末：1天
  `,
];
