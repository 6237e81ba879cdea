import { hasCueBeside, hasStrongCue, isDeadline, tellsOfThePast } from './cues.ts';
import type { DateContext, DatePhrase } from './date-phrase.ts';
import type { Place } from './date-place.ts';

/** What goes on at such hours by habit: opening, production and tariff hours, shifts. */
const habit =
  /\b(?:shifts?|hours|opens?|opening|clos(?:es?|ing)|shuts?|operat(?:es?|ing|ions?)|production|produc(?:es?|ing)|(?:off-?)?peak|valley|shoulder|window|tariff|band|canteen|curfew|crews?|roster|usually|normally|typically|generally|always|often|each|weekdays?|weekends?|days?\s+a\s+week|daily|nightly|runs?|running|works\s+(?:from|\d)|lights|timer|schedule[sd]?|duty|lunch\s+break|tea\s+break|prayers?|business\s+from|load\s+(?:rises|drops|peaks|falls)|consumption|demand|mon(?:day)?\s?(?:-|–|to)\s?(?:fri|sat|sun))\b/i;
const habitChinese =
  /一般|通常|平[时時]|往往|[经經]常|自[动動]|[首末]班|[锁鎖][门門]|最[高低大多]|生[产產](?!部|科|[经經]理|[会會]|[调調]度|副?[总總])|[营營][业業](?![厅廳员員执執])|[时時]段|[平谷峰尖]段|[尖高低]峰|低谷|离峰|離峰|[早中晚夜白日]班|班次|[上下][班工](?!前)|交接班|[换換倒轮輪]班|值班(?![室员員长長人])|作息|工作[时時][间間]|[开開关關][门門]|打烊|[开開停][机機][炉爐]?|[开開停熄][炉爐]|供餐|用餐|食堂|[门門]禁|熄[灯燈]|服[务務]?[时時][间間]|服[务務]到|[开開]放|充[电電](?![桩樁站车車])|放[电電]|用[电電]最?[多少高低大]|[运運][营營转轉]|供[水暖冷汽]|照明|[负負]荷(?![测測试試])|限[电電][时時]|[连連][续續]/u;
/** What a device noted when something happened. */
const logged =
  /\b(?:logged|recorded|log|events?|(?<!\bset\s(?:an|the)\s)alarm(?:ed|s)?|timestamp|trip(?:ped)?|SOE|shows?|displays?|reads|reading|clock|fault(?:ed)?|dip|sag|swell|spike|since)\b|[显顯]示|[录錄]波|告警|[报報]警|[记記][录錄]|跳[闸閘]|[动動]作|[时時][标標]|[读讀][数數]|故障|[电電]表走到/iu;
const isOver = /跳的?[闸閘]|[抄跳停断斷来來测測修][的了]|\b(?:began|ended|tripped|restored)\b/iu;
const asks = /[?？吗嗎]|\bwhat\b/iu;
/** Who comes, or what is arranged. */
const comesThen =
  /\b(?:free|available|go|come|coming|there|arrive|pick|join|slot|can|see|ok|lets?|I|I'?m|you|u|me|us|it['’]?s|time\s+is|approximately|lunch|dinner|breakfast|coffee|alarm\s+for|should|please|pls|works|suits|mtg|reservation|booked|booking|flight|remind\w*|set|teams|zoom|at\s+(?:the|their|our))\b|有空|得[闲閒]|方便|可以|[见見]|[碰等约約覆佢你我您咱]|[过過]去|打(?![卡包烊磨印样樣])|找|叫|[频頻话話程例年]会|[频頻话話程例年]會|[会會][议議]|(?<![满滿])[发發](?![电電热熱现現生展达達票黄黃])|大家|一起|全部|到(?![期货貨了晚早次\d一二三四五六七八九十])|[开開][标標庭]|集合|出[发發]|送[电電]|[评評][审審]|[培集][训訓]|吃[饭飯]|[时時]候|多[钟鐘]|[许許]|干啥|[习習][惯慣]|的事/iu;
/** A clock time that is the first or the last of a stretch: 6am-10pm. */
const rangeAfter =
  /^\s*(?:-|–|—|~|to\b|until\b|till\b|[到至])\s*(?:次日|第二天|noon|midnight|\d|[凌早上下中晚]|[一二三四五六七八九十])/iu;
const rangeBefore =
  /(?:\d|[ap]\.?m\.?|noon|[点點半时時])\s*(?:-|–|—|~|to|until|till|[到至])\s*(?:次日|第二天)?$/iu;

/** Times of a habit, or of what a device noted, without a day: they are no appointment. */
function isHabit(text: string, phrase: DatePhrase, place: Place): boolean {
  const { before, after, clause, alone } = place;
  const isRange =
    phrase.clock?.range === true ||
    rangeAfter.test(text.slice(phrase.end)) ||
    rangeBefore.test(text.slice(Math.max(0, phrase.start - 20), phrase.start));
  const around = isRange ? text : clause;
  if (alone || (phrase.clock !== null && saysNothingElse(around))) return false;
  if (hasCueBeside(before, after)) return isOver.test(clause);
  if (hasStrongCue(clause)) return false;
  if (habit.test(around) || habitChinese.test(around) || logged.test(clause)) return true;
  if (tellsOfThePast(before, after) && !asks.test(text)) return true;
  return !isDeadline(before, after) && !comesThen.test(clause);
}

/** Nothing else is said than signs, tags or other times. */
function saysNothingElse(around: string): boolean {
  return !/\p{L}{2}/u.test(around.replace(/<\/?\w+>|\d\s?[ap]\.?m\b/gi, ''));
}

/** 5/8, 09-12 and 20240315 are also fractions, panels and serial numbers. */
const onlyDigits = /^(?:\d{1,2}\s?[-/.]\s?\d{1,2}|\d{8}|\d{4}\s\d{1,2}\s\d{1,2})$/;
const dateWordBefore =
  /(?:\d\s+or|\b(?:on|by|before|b4|until|till|due|for|from|since|dated?|(?:moved?|push(?:ed)?|postponed?|rescheduled?|delayed?|shifted?|changed?|brought\s+forward)\s+(?:\w+\s+){0,2}to)|[于於在到至前从從自约約定改推移延订訂截挪]|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?)\s*$/iu;
const dateWordAfter =
  /^\s*(?:(?:or|and|或者?|、|和)\s*\d+\/\d|[之以]?前|[之以]?[后後]|左右|起|到|至|[-–~]|[（(]|at\b|by\b|from\b|to\b|@|(?:early\s+)?(?:morning|afternoon|evening|night)|[早上下中晚]|周|週|星期|mon|tue|wed|thu|fri|sat|sun)/iu;
/** Before a share, a ratio or the size of something. */
const shareBefore =
  /(?:\b(?:factor|ratio|lorong|jalan|jln|road|street|plot|rate|share|load|loaded|level|score[ds]?|marks?|approx\.?|about|roughly|around|only|nearly|almost|is|was|at|size|bolt|bearing|CT|PT|VT|wave|class|rated|capacity|used|up|done|step|page|part|surge|arrester|impulse|tap|grade|channel|pole|scale)|[占佔达達为為剩比率数數级級份约約]|比例|大[概约約]|[接将將]近|超[过過]|只有|[还還][有剩]|[的用降升][了到]?|波形|规格|規格|型号|型號|刻度|[档檔]位?|容量[的了]?|尺寸|螺栓)\s*$|(?:完成[度了]?|[进進]度)$/iu;
const shareAfter =
  /^\s*(?:outlet|store|shop|branch|mart|of\b|inch|full|load(?:ed|s)?\b|capacity|share|scale|score|done|complete|hp\b|us\b|[μµ]s|wave|class|replaced|warehouse|便利|[门門]店|超商|[的是倍]|[负負]荷|容量|以上|微秒|英寸|寸|吋|波形|不合|左右|的)/iu;

/** Whether digits that may be something else stand where a date would. */
function standsAsDate(phrase: DatePhrase, place: Place, said: string): boolean {
  const { before, after, clause } = place;
  if (shareAfter.test(after)) return false;
  if (place.alone || phrase.clock !== null || phrase.part !== null || phrase.weekday !== null)
    return true;
  if (isDeadline(before, after)) return true;
  if (shareBefore.test(before)) return false;
  if (dateWordAfter.test(after)) return true;
  if (dateWordBefore.test(before)) return true;
  if (hasStrongCue(clause) || hasCueBeside(before, after)) return true;
  if (place.first) return happensThen.test(after);
  const isFraction = /^[1-3]\s?\/\s?[2-4]$/.test(said);
  const endsClause = /^[\s,，.。;；!！?？)）]*$/u.test(after);
  return !isFraction && endsClause && /(?:^|[\p{L})）,，:：])\s+$|^$/u.test(before);
}

/** What stands behind a date that starts a text: 5/8 met them, 7/2 site meeting, 7/9 停电; not "4/5 chillers". */
const happensThen =
  /^\s*(?:$|[:：;；,，.。(（-]|(?:we|they|I|he|she|pls|please|site|meeting|outage|shutdown|survey|walkdown|test|handover|workshop|training|switch\w*|install\w*|deadline|lunch|dinner|met|visited|saw|spoke|went|called|discussed|is|was|ok|can|works|then)\b|(?![台个個户戶套组組成分家条條路回位满滿])\p{Script=Han})/iu;

/** Nobody comes back in seconds. */
const ourselves = /\b(?:I|we|me|us)\b|[我咱]/iu;
const isSeconds = /\b(?:seconds?|secs?)\b|秒/i;
const isDuration = /^(?:in|within|after)\s|[秒分小钟鐘天日周週年月][钟鐘时時]?[之以]?[内內后後]$/iu;
/** Durations that are properties of a thing: trips in 3 seconds, payback in 4 years, 10秒内切换. */
const howLongBefore =
  /\b(?:payback|pays?\s+back|warranty|returns|refunds?|reclosed?|reset|auto[-\s]?\w+|soft\s+start|(?:trips|starts|transfers|switches|changes\s+over|charges|recharges|ramps|recovers|restores|responds|resets|recloses|reacts|clears|fills|drains|heats|cools|boots|picks\s+up|operates|melts|expires|reaches\s+\S+|takes\s+over)(?:\s+(?:itself|fully|automatically|over|on|off|up|down))?)\s*$|质保|質保|保修|回收期?|折[旧舊]/iu;
const howLongAfter =
  /^\s*(?:as\s+(?:per\s+)?policy|typically|usually|normally|automatically|on\s+(?:battery|average)|max\b|[无無未没沒不])|^\s*(?:可以?|能|就|会|會|即可?)?\s*(?:自[动動启啟]|切[换換](?!方案)|[启啟][动動]|跳[闸閘]|[动動]作|充[满滿]|放完|冷[却卻]|升[温溫到]|降[温溫到]|[报報]警|停[机機]|回本|收回|[达達]到|返[还還])/u;

/**
 * Whether a phrase says too little to be a date among other words. Stronger words stay: a day that is
 * named, or something that is to be done then.
 */
export function isTooWeak(
  text: string,
  phrase: DatePhrase,
  place: Place,
  { reading }: DateContext,
): boolean {
  const said = text.slice(phrase.start, phrase.end);
  const { before, after } = place;
  if (phrase.day === null) {
    if (phrase.clock !== null) return isHabit(text, phrase, place);
    return reading === 'phrase' && isHabit(text, phrase, place);
  }
  if (onlyDigits.test(said)) return !standsAsDate(phrase, place, said);
  if (isDuration.test(said)) {
    if (
      !place.alone &&
      ((isSeconds.test(said) && !ourselves.test(before)) ||
        howLongBefore.test(before) ||
        howLongAfter.test(after))
    )
      return true;
  }
  return phrase.day.kind === 'weekday' && isRangeOfDays(text, phrase) && habit.test(text);
}

/** Mon to Sat, of which either day is found by itself. */
function isRangeOfDays(text: string, { start, end }: DatePhrase): boolean {
  return (
    /^\s*(?:to|until|till|through|thru|-|–)\s*(?:mon|tue|wed|thu|fri|sat|sun)/i.test(
      text.slice(end),
    ) ||
    /(?:mon|tues?|wed|thur?s?|fri|sat|sun)[a-z]*\s*(?:to|until|till|through|thru|-|–)\s*$/i.test(
      text.slice(Math.max(0, start - 24), start),
    )
  );
}
