import type { CreditGrade } from '../src/domain/customer.ts';
import type { ImportantDateKind } from '../src/domain/important-date.ts';
import type { DepartmentKey } from '../src/domain/ticket/department-key.ts';

/** People, channels and records of a made-up company, to try Linesman with. */
export const demoPeople = [
  {
    id: 'U01WANGLEI',
    name: '王磊',
    title: '客户经理',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    role: 'manager',
  },
  {
    id: 'U02EMMACLARK',
    name: 'Emma Clark',
    title: 'Account manager',
    locale: 'en-GB',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    role: 'manager',
  },
  {
    id: 'U03CHENMEI',
    name: '陳美玲',
    title: '客戶經理',
    locale: 'zh-TW',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    role: 'manager',
  },
  {
    id: 'U04LIWEI',
    name: '李伟',
    title: '主管',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    isAdmin: true,
    role: 'lead',
  },
  {
    id: 'U05ZHOUMIN',
    name: '周敏',
    title: '营销部主任',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    role: 'specialist',
  },
  {
    id: 'U06GUOJING',
    name: '郭静',
    title: '业扩专责',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    role: 'specialist',
  },
  {
    id: 'U07ZHAOQIANG',
    name: '赵强',
    title: '生产部主任',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    role: 'specialist',
  },
  {
    id: 'U08SUNLI',
    name: '孙丽',
    title: '生产部专责',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    role: 'specialist',
  },
  {
    id: 'U09HEJUN',
    name: '何军',
    title: '用电检查',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    role: 'specialist',
  },
  {
    id: 'U10TOMBECKER',
    name: 'Tom Becker',
    title: 'Metering engineer',
    locale: 'en-GB',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    role: 'specialist',
  },
  {
    id: 'U11LINZHIHAO',
    name: '林志豪',
    title: '調度',
    locale: 'zh-TW',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    role: 'specialist',
  },
] as const;

/** Somebody of the demo, by their Slack id. */
export type DemoPersonId = (typeof demoPeople)[number]['id'];

type DemoChannel = {
  readonly id: string;
  readonly name: string;
  readonly use: 'team' | 'leads' | 'department';
  /** Null: everybody. */
  readonly members: readonly DemoPersonId[] | null;
};

export const demoChannels: readonly DemoChannel[] = [
  { id: 'C01ACCOUNTS', name: 'key-accounts', use: 'team', members: null },
  { id: 'C02LEADS', name: 'leads', use: 'leads', members: ['U04LIWEI'] },
  {
    id: 'C03PRODUCTION',
    name: 'production',
    use: 'department',
    members: ['U07ZHAOQIANG', 'U08SUNLI', 'U04LIWEI'],
  },
  {
    id: 'C04METERING',
    name: 'metering',
    use: 'department',
    members: ['U10TOMBECKER', 'U04LIWEI'],
  },
];

type DemoDepartment = {
  readonly key: DepartmentKey;
  /** Null: its people are written to directly. */
  readonly channelId: string | null;
  readonly head: DemoPersonId;
  readonly members: readonly DemoPersonId[];
};

/** Nobody has the joint review and the archive: whoever leads the ticket records for them. */
export const demoDepartments: readonly DemoDepartment[] = [
  {
    key: 'marketing',
    channelId: null,
    head: 'U05ZHOUMIN',
    members: ['U05ZHOUMIN', 'U06GUOJING'],
  },
  {
    key: 'production',
    channelId: 'C03PRODUCTION',
    head: 'U07ZHAOQIANG',
    members: ['U07ZHAOQIANG', 'U08SUNLI'],
  },
  { key: 'inspection', channelId: null, head: 'U09HEJUN', members: ['U09HEJUN'] },
  {
    key: 'metering',
    channelId: 'C04METERING',
    head: 'U10TOMBECKER',
    members: ['U10TOMBECKER'],
  },
  { key: 'dispatch', channelId: null, head: 'U11LINZHIHAO', members: ['U11LINZHIHAO'] },
];

type DemoCustomer = {
  readonly name: string;
  readonly englishName?: string;
  readonly aliases?: readonly string[];
  readonly account: string;
  readonly grade: CreditGrade;
  readonly kilovolts: number;
  readonly kva: number;
  /** Index in `demoPeople`. */
  readonly manager: 0 | 1 | 2;
  /** Of one that got power not long ago. */
  readonly suppliedMonthsAgo?: number;
};

export const demoCustomers: readonly DemoCustomer[] = [
  {
    name: '华新钢铁有限公司',
    aliases: ['华新钢铁', '华钢', '華新鋼鐵'],
    account: '3301000101',
    grade: 'A',
    kilovolts: 110,
    kva: 63000,
    manager: 0,
  },
  {
    name: '东方化工股份有限公司',
    aliases: ['东方化工'],
    account: '3301000102',
    grade: 'B',
    kilovolts: 35,
    kva: 20000,
    manager: 0,
  },
  { name: '东方纺织厂', account: '3301000103', grade: 'C', kilovolts: 10, kva: 3150, manager: 0 },
  {
    name: '滨江第一医院',
    aliases: ['一院'],
    account: '3301000104',
    grade: 'A',
    kilovolts: 10,
    kva: 8000,
    manager: 0,
  },
  { name: '长运物流园', account: '3301000105', grade: 'B', kilovolts: 10, kva: 4000, manager: 0 },
  {
    name: '天河数据中心',
    englishName: 'Tianhe Data Centre',
    account: '3301000106',
    grade: 'A',
    kilovolts: 110,
    kva: 80000,
    manager: 0,
  },
  {
    name: '金湖水泥有限责任公司',
    aliases: ['金湖水泥'],
    account: '3301000107',
    grade: 'C',
    kilovolts: 35,
    kva: 16000,
    manager: 0,
  },
  { name: 'Acme Foods', account: '3301000201', grade: 'B', kilovolts: 10, kva: 5000, manager: 1 },
  {
    name: 'Acme Plastics',
    account: '3301000202',
    grade: 'C',
    kilovolts: 10,
    kva: 2500,
    manager: 1,
  },
  {
    name: 'Northgate Cold Storage',
    aliases: ['Northgate'],
    account: '3301000203',
    grade: 'B',
    kilovolts: 10,
    kva: 6300,
    manager: 1,
    suppliedMonthsAgo: 5,
  },
  {
    name: 'Riverside Mall',
    account: '3301000204',
    grade: 'A',
    kilovolts: 10,
    kva: 12500,
    manager: 1,
  },
  {
    name: 'Helios Solar Glass Co., Ltd.',
    aliases: ['Helios'],
    account: '3301000205',
    grade: 'A',
    kilovolts: 35,
    kva: 31500,
    manager: 1,
  },
  { name: 'Sunday Bakery', account: '3301000206', grade: 'C', kilovolts: 10, kva: 800, manager: 1 },
  {
    name: '港務集團',
    englishName: 'Harbour Group',
    account: '3301000301',
    grade: 'A',
    kilovolts: 35,
    kva: 25000,
    manager: 2,
  },
  {
    name: '新世紀汽車零件',
    aliases: ['新世紀'],
    account: '3301000302',
    grade: 'B',
    kilovolts: 10,
    kva: 9000,
    manager: 2,
  },
  { name: '海濱大酒店', account: '3301000303', grade: 'B', kilovolts: 10, kva: 5600, manager: 2 },
  { name: '光明乳業', account: '3301000304', grade: 'C', kilovolts: 10, kva: 4500, manager: 2 },
  { name: '第三自來水廠', account: '3301000305', grade: 'A', kilovolts: 10, kva: 7200, manager: 2 },
  {
    name: '城東地鐵車輛段',
    account: '3301000306',
    grade: 'A',
    kilovolts: 110,
    kva: 50000,
    manager: 2,
  },
  { name: '豐收糧油', account: '3301000307', grade: 'B', kilovolts: 10, kva: 3800, manager: 2 },
];

type DemoVisit = { readonly customer: number; readonly daysAgo: number; readonly note: string };

export const demoVisits: readonly DemoVisit[] = [
  { customer: 0, daysAgo: 38, note: '二期轧机明年投产，谈到增容的可能' },
  { customer: 0, daysAgo: 12, note: '现场看了 2 号变压器，负载率约 85%' },
  { customer: 1, daysAgo: 74, note: '电费账单有疑问，已解释力调电费' },
  { customer: 2, daysAgo: 45, note: '设备老化，建议更换电容器' },
  { customer: 3, daysAgo: 20, note: '双电源切换演练，院方要求书面方案' },
  { customer: 5, daysAgo: 6, note: '机房三期 2 万 kVA，先谈接入系统' },
  { customer: 6, daysAgo: 33, note: '资金紧张，约定分次交费' },
  { customer: 7, daysAgo: 27, note: 'New freezer line; asked about a second feed' },
  { customer: 9, daysAgo: 15, note: 'Harmonics from the new compressors, measurement agreed' },
  { customer: 10, daysAgo: 51, note: 'Wants the peak tariff explained to tenants' },
  { customer: 11, daysAgo: 9, note: 'Kiln two planned for spring, 8 MVA more' },
  { customer: 13, daysAgo: 18, note: '岸電項目，請我們提供方案' },
  { customer: 14, daysAgo: 63, note: '參觀新廠房，配電室位置已定' },
  { customer: 17, daysAgo: 30, note: '備用電源每月試機一次' },
  { customer: 18, daysAgo: 4, note: '牽引負荷測試安排在下月' },
];

type DemoFollowUp = {
  readonly customer: number;
  readonly what: string;
  /** Days from today; below zero is overdue. */
  readonly inDays: number;
  readonly time?: string;
};

export const demoFollowUps: readonly DemoFollowUp[] = [
  { customer: 0, what: '送增容初步方案', inDays: -3 },
  { customer: 3, what: '送双电源切换书面方案', inDays: -1, time: '15:00' },
  { customer: 1, what: '回访力调电费', inDays: 0 },
  { customer: 5, what: '约接入系统设计评审', inDays: 2, time: '10:00' },
  { customer: 6, what: '确认分次交费到账', inDays: 5 },
  { customer: 7, what: 'send the second-feed options', inDays: -2 },
  { customer: 9, what: 'share the harmonics report', inDays: 0 },
  { customer: 11, what: 'book the site survey for kiln two', inDays: 1, time: '09:30' },
  { customer: 10, what: 'tariff session with the tenants', inDays: 9, time: '14:00' },
  { customer: 13, what: '送岸電方案', inDays: -5 },
  { customer: 18, what: '確認牽引負荷測試日期', inDays: 0 },
  { customer: 14, what: '回訪配電室施工', inDays: 3 },
];

type DemoDate = {
  readonly customer: number;
  readonly kind: ImportantDateKind;
  readonly label?: string;
  /** Days from today. */
  readonly inDays: number;
};

export const demoDates: readonly DemoDate[] = [
  { customer: 0, kind: 'contract-end', inDays: 31 },
  { customer: 0, kind: 'birthday', label: '王主任生日', inDays: 12 },
  { customer: 1, kind: 'payment', inDays: 6 },
  { customer: 3, kind: 'calibration', inDays: 58 },
  { customer: 7, kind: 'contract-end', inDays: 85 },
  { customer: 11, kind: 'other', label: 'kiln shutdown', inDays: 40 },
  { customer: 13, kind: 'anniversary', inDays: 22 },
];
