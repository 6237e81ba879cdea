import { type FoundQuantity, placeOf, type QuantityReader } from './found-quantity.ts';
import { compoundSurnames, plainSurnames, surnamesThatAreWords } from './surnames.ts';

/** What people are called by, with what may not follow; longest first. */
const titles = [
  '总工程师|總工程師|总会计师|總會計師|总经济师|總經濟師|总经理|總經理|总工(?![作程厂廠])|總工(?![作程厂廠])|总监(?![督控])|總監(?![督控])|总裁|總裁|总助|總助',
  '董事长|董事長|理事长|理事長|工程师|工程師|经理(?![解念论論想智由顺順])|經理(?![解念論想智由順])|主任|主席(?![台臺])|主管(?![部单單机機])|书记(?![员員])|書記(?![員])',
  '[处處科部厂廠局所院校站矿礦股课課组組队隊班镇鎮县縣区區会會行][长長]',
  '老师|老師|师傅|師傅|先生|女士|小姐|太太|教授(?!予|权|權)|博士|医生|醫生|助理|秘书(?![处處])|秘書(?!處)|董(?!事)',
  '总(?![负負容电電量额額体體结結数數计計共是之会會需部监監办辦投价價面线線回进進公经經理裁工成务務包承局行装裝])|總(?![負容電量額體結數計共是之會需部監辦投價面線回進公經理裁工成務包承局行裝])',
  '工(?![作程厂廠人业業地艺藝资資序期具商会會信友时時伤傷休种種单單农農学學贸貿件本])',
].join('|');

const chinese = new RegExp(
  `(?<name>${compoundSurnames}|[${plainSurnames}${surnamesThatAreWords}])(?<title>副?(?:${titles}))`,
  'gu',
);

/** What may stand before a surname that is also a word: nothing, or one of these. */
const mayPrecede =
  /^$|[^\p{Script=Han}\p{N}]$|[和与與跟同找见見请請访訪约約问問由让讓陪是了的叫及被替帮幫向说說等司厂廠院部局处處科室团團]$/u;
/** Two characters that look like the end of one word and a surname. */
const isOtherWord = /(?:[厂廠院部局处處的]方|[上本下每这這一二三四两兩]周|[工流过過课進进]程)$/u;
/** 施工, 包工, 高工 are trades and ranks; with a longer title they are people. */
const isTrade = /^[施包高金化司]工$/u;

const english =
  /(?<![A-Za-z])(?<title>Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor)(?:\.\s{0,2}|\s{1,2})(?<name>[A-Z][\p{L}'’-]{1,30}(?:\s[A-Z][a-z'’-]{1,30}(?![A-Za-z]))?)/gu;
/** Dr 王: only the surname is sure. */
const mixed = new RegExp(
  `(?<![A-Za-z])(?<title>Dr|Mr|Mrs|Ms|Prof)(?:\\.\\s{0,2}|\\s{0,2})(?<name>${compoundSurnames}|[${plainSurnames}])`,
  'gu',
);
const notAName =
  /\s(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|November|December|Today|Tomorrow|Yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|And|But|Or|Then|From|Of|At|In|On|For|To|The|He|She|They|We|Will|Wants?|Needs?|Asked|Said|Says|Call|Called|Next|Last|Capacity|Dual|New)$/u;

/** Dr Lee's team is Dr Lee's, not a doctor called Lee's. */
const possessive = /['’]s$/u;

/** People by their title: 王主任, 欧阳总, Dr Lee, Mr. Smith. */
export const readContacts: QuantityReader = (half, typed) => [
  ...[...half.matchAll(chinese)]
    .filter((match) => isPerson(match, half))
    .map((match) => contactOf(match, typed)),
  ...[...half.matchAll(english)].map((match) => {
    const whole = match[0].replace(notAName, '').replace(possessive, '');
    const name = (match.groups?.name ?? '').replace(notAName, '').replace(possessive, '');
    const place = placeOf({ index: match.index, 0: whole }, typed);
    return { ...place, kind: 'contact' as const, name, title: match.groups?.title ?? '' };
  }),
  ...[...half.matchAll(mixed)].map((match) => contactOf(match, typed)),
];

function contactOf(match: RegExpExecArray, typed: string): FoundQuantity {
  const { name = '', title = '' } = match.groups ?? {};
  return { ...placeOf(match, typed), kind: 'contact', name, title };
}

function isPerson(match: RegExpExecArray, half: string): boolean {
  const name = match.groups?.name ?? '';
  if (isTrade.test(match[0])) return false;
  if (!surnamesThatAreWords.includes(name)) return true;
  const before = half.slice(Math.max(0, match.index - 2), match.index);
  return mayPrecede.test(before) && !isOtherWord.test(before.slice(-1) + name);
}
