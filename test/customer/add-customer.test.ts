import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

test('voltage and capacity are read without spaces, in three languages', async () => {
  const { emma, wang, chen } = await startTeam();
  expect([
    await wang.command('/customer 新增 滨江医院10kV2000kVA'),
    await chen.command('/customer 新增 濱海酒店10千伏800千伏安'),
    await emma.command('/customer add Riverside Hospital 10kV2000kVA'),
  ]).toEqual([
    [
      '滨江医院 — 客户已新增',
      '电压：10 kV · 容量：2000 kVA · 客户经理：王磊',
      '[登记走访] [修改] [⋯ 简报 | 添加日期 | 预约走访 | 联系人 | 更多资料]',
    ],
    [
      '濱海酒店 — 客戶已新增',
      '電壓：10 kV · 容量：800 kVA · 客戶經理：陳美玲',
      '[登記走訪] [修改] [⋯ 簡報 | 新增日期 | 預約走訪 | 聯絡人 | 更多資料]',
    ],
    [
      'Riverside Hospital — Customer added',
      'Voltage: 10 kV · Capacity: 2000 kVA · Manager: Emma Clark',
      '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
    ],
  ]);
});
