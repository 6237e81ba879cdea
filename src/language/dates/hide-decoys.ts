/** Stands in for what is hidden. It is a word character, so nothing before it reads on into what follows it. */
const filler = '_';

/** Replaces a span by as many fillers. */
export function hideSpan(text: string, start: number, end: number): string {
  return text.slice(0, start) + filler.repeat(end - start) + text.slice(end);
}

const unitWords = [
  'kvar|kwh|mwh|kwp|kva|mva|kv|mv|mw|kw|gw|hz|hp|mm2?|cm|km|m2|rt|db|mbps|gb|pcs',
  'amps?|volts?|watts?|phases?|sheds?|meters?|metres?|units?|sites?|feeders?|pumps?|people|persons?|percent',
  'dollars?|yuan|rmb|usd|euros?|cents?|k|million|billion',
].join('|');

const chineseUnits =
  '千伏安?|千瓦时?|千瓦時|兆瓦|万千瓦|萬千瓦|伏|安(?!排|装|裝|全|检|檢)|瓦|赫兹|度|元|块|塊|万|萬|亿|億|美元|人民币|台|臺|户|戶|家|路|回(?!访|訪|复|覆|电|電|来|來|头|頭)|楼|樓|层|層|室|栋|棟|幢|米|公里|平方|吨|噸|套|根|条|條|相|级|級|处(?!理)|處(?!理)|项(?!目)|項(?!目)|份|人(?!民|员|員)|折|倍|次|%|‰';

/** Things that are numbered: feeder 12, boiler 2, panel 10-05, serial 20240315. */
const numberedThings = [
  'phase|unit|lot|feeder|substation|bus|bay|room|level|floor|item|line|pump|meter|transformer|gate',
  'building|bldg|block|blk|no|nr|ref|case|order|ticket|version|page|boilers?|chillers?|kiln|furnace|plant',
  'workshop|tower|wing|hall|zone|tank|well|mill|crane|lift|elevator|genset|generator|turbine',
  'compressor|fan|motor|panel|cubicle|breaker|switch|busbar|section|string|inverter|rack|dock|berth',
  'warehouse|shed|table|figure|fig|appendix|annex|clause|article|chapter|sheet|drawing|dwg|set|rev|grade',
  'class|route|exit|platform|terminal|port|channel|slot|po|invoice|serial|sn|batch|asset|tag|contract|extn?|acct|account|postal|stall',
].join('|');

/** Things that hold numbers and are no dates. Each pattern hides its whole match. */
const decoys: readonly RegExp[] = [
  /https?:\/\/\S+|[\w.+-]+@[\w-]+\.[\w.]+/gi,
  // Addresses in a network, versions, decimals after a letter.
  /\d+(?:\.\d+){3,}|\bv\d+(?:\.\d+)*/gi,
  // Telephone numbers.
  /\+\d[\d\s()-]{6,}\d/g,
  /(?<![\d-])0\d{2,3}[- ]\d{6,8}(?![\d-])/g,
  /(?<![\d-])\d{3}-\d{3,4}-\d{4}(?![\d-])/g,
  // Money before the number, and numbers with thousands.
  /[$€£¥￥]\s?\d[\d,.]*/g,
  /(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?/g,
  // A number with its unit.
  new RegExp(`(?<![\\d.:/])[\\d.]*\\d\\s?(?:${unitWords})\\b`, 'gi'),
  /(?<![\d.:])[\d.]*\d\s?(?:V|A|W)\b/g,
  new RegExp(`(?<![\\d.:])[\\d.]*\\d\\s?(?:${chineseUnits})`, 'g'),
  /(?<![\d.:])[\d.]*\d\s?%/g,
  // 7/10 of, 3/8 inch, sheet 3/5.
  /\d+\/\d+(?=\s?(?:of\b|units?\b|sets?\b|meters?\b|pcs\b|done\b|accepted\b|tested\b|inch|in\.|"|″|full\b|loaded\b|chillers\b))|(?<=(?:\b(?:factor|scored|roughly)\s|占|佔|比例|系数|係數|变比|變比|波形|余量|餘量|负荷约|負荷約)\s?)\d+\/\d+|(?<=\b(?:sheet|page|rev|size|item|part|score|grade|ratio|step|lot)\s)\d+\/\d+/gi,
  // 2x5, 3 of 5, 24/7.
  /\d+\s?[x×*]\s?\d+/gi,
  /\b\d+\s+of\s+\d+\b/gi,
  /(?<![\d/])24\/7(?![\d/])/g,
  // Numbered things: #12, 3#, unit 5, G3, T-3, 第3.
  /#\s?\d+|\d+\s?#/g,
  new RegExp(
    `\\b(?:${numberedThings})\\b\\.?\\s?(?!\\d{4}-\\d{1,2}-\\d)\\d[\\d-]*(?!\\d|[:/]\\d|st\\b|nd\\b|rd\\b|th\\b|\\s?[ap]\\.?m\\b|[\\s-]?(?:jan|feb|mar|apr|may(?!\\s(?!at\\b|on\\b|by\\b)[a-z])|jun|jul|aug|sep|oct|nov|dec)|\\s?(?:working|business|days?|weeks?|wks?|months?|mths?|years?|hours?|hrs?|minutes?|mins?|o['’]?\\s?clock)\\b)`,
    'gi',
  ),
  /(?<![A-Za-z0-9])(?!(?:am|pm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|at|on|by)\W?\d|(?:q[1-4]|h[12])(?=[-\s]?(?:end|[末底初]|[结結]束))|(?<=\b(?:of|end|start|in|by)\s)(?:q[1-4]|h[12])\b|b4\b)[A-Za-z]{1,3}-?\d+(?![\d:]|\s?(?:am|pm|月|日|号|號|点|點))/gi,
  /第\s?\d+(?!\d|\s?[个個]?(?:周|週|星期|礼拜|禮拜))/g,
  /(?<![\d-])\d{1,2}-\d{3,4}(?![\d-])/g,
  // Addresses: 五股路12號.
  /(?<=[路街道巷弄])\s?\d+\s?[号號]/g,
  // Tags in capitals: SEP-4, DEC-2.
  /(?<![\d-])\b[A-Z]{3}-\d{1,2}\b(?![-/]\d)/g,
  // Files: 编号20240315, 合同20241201号, 图号11-02, 屏柜09-12.
  /(?<=(?:[编編图圖单單账帳户戶件函票][号號]|合同|批次|序列号|序列號|屏|柜|櫃|资产|資產|房间?|室|车位|車位)[:：]?\s?)(?!\d{4}-\d{1,2}-\d)(?:\d{8}|\d{2}-\d{2})(?![\d-])(?:[号號])?/g,
  // Ratios: one digit after the colon is no minute.
  /(?<![\d:])\d+:\d(?![\d])/g,
  /(?:ratio|比|变比|變比)\s?\d+:\d+/gi,
  // Decimals.
  /(?<![\d.A-Za-z])\.\d+|(?<![\d.])0\.\d+/g,
];

/** Long numbers (accounts, applications, mobile phones), and numbers of rooms and files, but not 2026-04-02. */
const numbersInLines: readonly RegExp[] = [
  /(?<![\d.])\d{6,}(?!\d|\.\d)/g,
  /(?<![\d-])(?!\d{4}-\d{1,2}-\d{1,2}(?![\d-])|\d{1,2}-\d{1,2}-(?:19|20)\d{2}(?![\d-]))\d+-\d+-\d+(?:-\d+)*(?!\d)/g,
];
/** Where a text was typed to say when, 20261205 and 12-5-26 are dates too. */
const numbersInPhrases: readonly RegExp[] = [
  /(?<![\d.])(?!(?:19|20)\d{2}[01]\d[0-3]\d(?!\d))\d{6,}(?!\d|\.\d)/g,
  /(?<![\d-])(?!\d{4}-\d{1,2}-\d{1,2}(?![\d-])|\d{1,2}-\d{1,2}-\d{2}(?:\d{2})?(?![\d-]))\d+-\d+-\d+(?:-\d+)*(?!\d)/g,
];

/** The text with all such decoys hidden; it keeps its length. */
export function hideDecoys(text: string, reading: 'line' | 'phrase'): string {
  if (!/\d/.test(text)) return text;
  let hidden = text;
  for (const decoy of [...decoys, ...(reading === 'line' ? numbersInLines : numbersInPhrases)])
    hidden = hidden.replace(decoy, (match) => filler.repeat(match.length));
  return hidden;
}
