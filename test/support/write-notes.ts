import fc from 'fast-check';
import type { WrittenIn } from './write-dates.ts';

type Text = fc.Arbitrary<string>;
const one = (...values: readonly string[]): Text => fc.constantFrom(...values);
/** The parts one after the other. */
const joined = (...parts: readonly (string | Text)[]): Text =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''));
const number = (min: number, max: number): Text => fc.integer({ min, max }).map(String);
const two = (value: number) => String(value).padStart(2, '0');
const clock: Text = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 30, 45))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const share: Text = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 10 }))
  .filter(([part, whole]) => part < whole)
  .map(([part, whole]) => `${part}/${whole}`);

const englishDays = one(
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  ...['October', 'November', 'March', 'Today', 'Tomorrow', 'Yesterday'],
);
const halfDay: Text = joined(number(1, 12), one('am', 'pm'));
const englishHours = fc.oneof(
  joined(halfDay, one(' to ', '-', ' - '), halfDay),
  joined(clock, one('-', ' to ', ' - '), clock),
);

const english: readonly Text[] = [
  // Companies and people with the names of days and months
  joined(
    englishDays,
    one(' Textiles', ' Foods', ' Kitchen', ' Plastics Pte Ltd', ' Street Mart', ' Robotics'),
    one(' wants a second feed', ', 630kVA', ' pays late', ' has two cold rooms'),
  ),
  joined(
    one('spoke to ', 'talked with ', 'waiting for '),
    one('June', 'April', 'May', 'August'),
    one(' from accounts', ' in purchasing', ' to sign', ' about the deposit'),
  ),
  joined(
    one('June', 'April', 'May', 'August'),
    one(' says no', ' handles invoices', ' is the new FM', "'s office is on level 2"),
  ),
  // Hours of a habit
  joined(
    one('office hours ', 'night shift ', 'peak window ', 'they operate ', 'open ', 'canteen open '),
    englishHours,
    one('', ', 6 days a week', ' on line 4 only', ', aircon off after'),
  ),
  joined(one('shop opens at ', 'gate closes at ', 'backup job runs at '), fc.oneof(halfDay, clock)),
  // What a device noted
  joined(one('dip logged at ', 'relay log shows ', 'feeder tripped at '), clock),
  // Shares, numbered things and files
  joined(one('load factor ', 'roughly ', 'scored ', 'used about '), share),
  joined(share, one(' of the load', ' full', ' chillers ok')),
  joined(
    one('boiler ', 'feeder ', 'chiller ', 'panel ', 'pump '),
    number(1, 12),
    one(' may trip again', ' may need a new cable', ' is hot'),
  ),
  joined(one('panel ', 'room ', 'serial '), one('10-05', '09-12', '20240315', '12-08')),
  // How long a thing takes
  joined(
    one('breaker trips in ', 'genset starts in ', 'payback in ', 'battery charges in '),
    number(2, 20),
    one(' seconds', ' minutes', ' years'),
  ),
  joined(one('Sunday', 'Saturday', 'Friday'), one(' load drops', ' tariff is cheaper', ' peak')),
];

const chineseHours = fc.oneof(
  joined(clock, one('-', '到', '至'), clock),
  joined(number(6, 11), '点到', number(12, 22), '点'),
);

/** Companies start a line. */
const chineseCompany = joined(
  one('明日', '今日', '昨日', '星期天', '周末', '星期五'),
  one('书店', '茶舍', '纸业', '餐饮', '咖啡馆', '印刷', '影城'),
  one('换电表', '申请增容', '要装充电桩', '欠费', ''),
);

const chinese: readonly Text[] = [
  joined('周', one('一帆', '三丰', '日新', '五洋'), one('是设备科长', '先生', '经理来电')),
  joined(one('户名', '联系人'), '周', one('一帆', '日新', '二鸣')),
  joined(one('营业时间', '生产', '峰段', '夜班', '食堂', '离峰时段', '值班'), chineseHours),
  joined(one('8点', '早上7点半', '22点'), one('上班', '交班', '打烊', '锁门')),
  joined(one('录波显示', '告警时间', '故障记录'), clock),
  joined(
    one('提了', '有', '归纳', '补充', '主要是'),
    one('两', '三', '四', '五'),
    '点',
    one('疑问', '意见', '建议', '要求', '顾虑'),
  ),
  joined(
    one('工期', '停电', '要做', '逾期', '连续', '提前', '试运行', '宽限'),
    number(2, 30),
    '日',
  ),
  joined(one('占', '比例', '系数', '负荷约', '余量'), share),
  joined(
    one('车位A区', '门牌', '厂区东门', '杆塔', 'B座', '座位'),
    number(1, 31),
    '号',
    one('', '，已核对', '。'),
  ),
  joined(
    number(1, 12),
    '号',
    one('给水泵漏水', '发电机组检修中', '送风机', '过滤器堵了', '换热站', '井', '泵房', '炉'),
  ),
  joined(number(2, 60), one('秒', '分钟'), one('内切换', '后自动停机', '内启动')),
  joined(one('周末', '周日', '星期六'), one('负荷低', '休息', '用电少')),
  joined(one('屏柜', '图号', '编号'), one('09-12', '11-02', '20240315')),
];

/** Simplified to traditional, for the characters of these notes only. */
const traditional: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'书書餐餐饮飲馆館换換电電申申请請装裝费費营營业業时時间間产產离離峰峰点點录錄显顯示示告告记記补補见見议議虑慮顾顧连連续續约約余餘车車区區门門东東杆桿号號给給发發机機组組检檢中中风風过過滤濾热熱炉爐内內后後动動启啟负負图圖编編周週纸紙设設备備经經理理来來联聯系絡户戶提提归歸纳納丰豐鸣鳴尝嘗锁鎖运運宽寬限限欠欠科科长長厂廠错錯',
  ].flatMap((character, index, all) =>
    index % 2 === 0 ? [[character, all[index + 1] ?? character] as const] : [],
  ),
);

/** Notes of visits that hold names, hours, numbers and durations, and no date; one or two together. */
export function writtenNotes(language: WrittenIn): Text {
  const notes = fc.oneof(...(language === 'en' ? english : chinese));
  const first = language === 'en' ? notes : fc.oneof(notes, chineseCompany);
  const separator = language === 'en' ? one(', ', '; ', '. ') : one('，', '。', '；');
  const text = fc.oneof(first, joined(first, separator, notes));
  if (language !== 'zh-Hant') return text;
  return text.map((simplified) => simplified.replace(/./gu, (one) => traditional[one] ?? one));
}
