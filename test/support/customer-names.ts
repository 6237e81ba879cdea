import type { CustomerId } from '../../src/domain/customer.ts';
import type { CustomerName } from '../../src/language/customers/find-customer.ts';

/** Numbers from 0 up to 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Chooses by chance. */
export function chooserOf(random: () => number) {
  return {
    random,
    chance: (share: number) => random() < share,
    one<T>(list: readonly [T, ...T[]]): T {
      return list[Math.floor(random() * list.length)] ?? list[0];
    },
  };
}

export type Chooser = ReturnType<typeof chooserOf>;

type Words = readonly [string, ...string[]];
const wordsOf = (text: string): Words => {
  const [first = '', ...others] = text.split(' ');
  return [first, ...others];
};

const places = wordsOf(
  '北京 上海 天津 重庆 广州 深圳 杭州 宁波 温州 台州 嘉兴 湖州 绍兴 金华 衢州 舟山 丽水 南京 苏州 无锡 常州 南通 扬州 镇江 徐州 盐城 合肥 芜湖 蚌埠 六安 福州 厦门 泉州 漳州 南昌 济南 青岛 烟台 潍坊 郑州 洛阳 武汉 宜昌 长沙 株洲 佛山 东莞 中山 珠海 惠州 南宁 海口 成都 绵阳 贵阳 昆明 西安 兰州 西宁 银川 太原 大同 石家庄 唐山 沈阳 大连 长春 哈尔滨 长乐 乐清 单县 滨江 临平 萧山 余杭',
);
const brandCharacters = wordsOf(
  [
    '华 新 鑫 兴 欣 信 东 方 宏 图 天 成 恒 力 远 大 金 诚 中 科 盛 泰 康 达 瑞 丰 汇 通 鼎 立 卓 越 明 珠 三 和 四',
    '海 五 洲 六 合 七 星 八 九 川 长 重 行 乐 曾 石 林 森 永 安 宁 顺 德 正 源 元 圆 江 河 山 峰 风 丰 龙 隆 凤 祥 翔',
    '飞 腾 云 光 辉 亚 太 洋 阳 联 连 美 佳 嘉 家 友 邦 国 泽 润 万 利 丽 富 强 健 民 生 胜 圣 博 宝 铂 银 吉 凯 欧 瑜 宇 裕 玉',
  ].join(' '),
);
const industries = wordsOf(
  '钢铁 化工 纺织 水泥 物流 医药 电子 食品 造纸 玻璃 机械 塑料 橡胶 电缆 轴承 汽车零部件 新能源 光电 半导体 家具 印刷 包装 建材 陶瓷 铝业 铜业 船舶 港务 冷链 数据中心 商贸 房地产 酒店 乳业 饲料 染整 服饰 皮革 阀门 水务',
);
const forms = wordsOf('有限公司 有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司');
const institutions = wordsOf(
  '第一人民医院 中医院 第二中学 实验小学 职业技术学院 自来水厂 污水处理厂 体育馆 地铁',
);

const englishBrands = wordsOf(
  'Acme Apex Beacon Cobalt Delta Echo Falcon Granite Helios Iris Juno Kestrel Lumen Meridian Nova Orion Pioneer Quantum Rowan Summit Titan Unity Vertex Wren Zenith Ashford Bramley Carlton Denholm Elmwood Fairview Grafton Holloway Ingleby Jesmond Kingsway Linton Marlowe Northgate Oakfield Pemberton Quayside Redwood Sterling Thornton Underhill Vickers Westbrook Yarrow Harbour Riverside Lakeside Hillcrest Brookfield Castleton Dunmore Eastfield Foxglove Greenway Hawthorn',
);
const englishSecond = wordsOf(
  'Bay Cross Dale Edge Field Ford Gate Hill House Lane Mark Park Point Ridge Rock Stone Vale View Water Wood International Pacific United Northern Southern Central',
);
const englishTrades = wordsOf(
  'Foods Plastics Steel Textiles Cement Logistics Pharma Glass Paper Mills Foundry Chemicals Packaging Dairy Breweries Motors Electronics Hospital College Shipping Ceramics Furniture Printing Robotics Semiconductors',
);
const englishForms = wordsOf('Co.,_Ltd. Ltd Inc. LLC Limited PLC _ _');

/** Names as a supply company has them: groups with subsidiaries, look-alikes, schools, English names. */
export function realisticCustomers(count: number, seed: number): readonly CustomerName[] {
  const chooser = chooserOf(seededRandom(seed));
  const groups = Array.from({ length: Math.ceil(count / 100) }, () => brand(chooser));
  const taken = new Set<string>();
  const customers: CustomerName[] = [];
  while (customers.length < count) {
    const { name, otherNames } = chooser.chance(0.7)
      ? chineseName(chooser, groups)
      : englishName(chooser);
    if (taken.has(name)) continue;
    taken.add(name);
    const number = customers.length;
    const accountNumber = chooser.chance(0.9) ? String(3_301_000_000 + number * 37) : null;
    const id = `c${number}` as CustomerId;
    customers.push({ id, name, otherNames, accountNumber });
  }
  return customers;
}

const brand = ({ one }: Chooser): string => one(brandCharacters) + one(brandCharacters);

function chineseName(
  chooser: Chooser,
  groups: readonly string[],
): Pick<CustomerName, 'name' | 'otherNames'> {
  const { one, chance } = chooser;
  const place = one(places);
  if (chance(0.06)) {
    const district = chance(0.5) ? brand(chooser) : '';
    return {
      name: `${place}${chance(0.5) ? '市' : ''}${district}${one(institutions)}`,
      otherNames: [],
    };
  }
  const [firstGroup = '华新', ...otherGroups] = groups;
  const isSubsidiary = chance(0.3);
  const core = isSubsidiary ? one([firstGroup, ...otherGroups]) : brand(chooser);
  const industry = one(industries);
  const name = isSubsidiary
    ? one([
        `${core}${industry}（${place}）${one(forms)}`,
        `${core}集团${place}${industry}${one(forms)}`,
        `${place}${core}${industry}${one(forms)}`,
        `${core}集团${industry}${place}分公司`,
      ])
    : one([
        `${place}${core}${industry}${one(forms)}`,
        `${core}${industry}${one(forms)}`,
        `${place}${core}${chance(0.5) ? brand(chooser) : ''}${industry}厂`,
      ]);
  const otherNames = [
    ...(chance(0.2) ? [core.charAt(0) + industry.charAt(0) + place.charAt(0)] : []),
    ...(chance(0.1) ? [`${one(englishBrands)} ${one(englishTrades)} ${place.length * 7}`] : []),
  ];
  return { name, otherNames };
}

function englishName({ one, chance }: Chooser): Pick<CustomerName, 'name' | 'otherNames'> {
  const trade = one(englishTrades);
  const words = [one(englishBrands), ...(chance(0.8) ? [one(englishSecond)] : []), trade];
  const place = chance(0.15) ? ` (${one(wordsOf('Shanghai Ningbo Suzhou Leeds Hamburg'))})` : '';
  const form = one(englishForms).replaceAll('_', ' ').trim();
  const name = `${words.join(' ')}${place} ${form}`.trim();
  const acronym = words.map((word) => word.charAt(0)).join('');
  return { name, otherNames: chance(0.1) ? [`${acronym}${trade.length}`] : [] };
}
