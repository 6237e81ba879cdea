import { type Clock, clockSaid, type DateContext, type DatePhrase } from './date-phrase.ts';
import { applyRules, type DateRule, type Groups, type RuleGroup, type Said } from './date-rule.ts';
import { englishRule } from './english-date-words.ts';
import { numberWord, readEnglishNumber } from './english-numbers.ts';

const meridiem = '(?<meridiem>[ap](?:\\s?\\.?\\s?m\\b\\.?))';
/** 3p and 9:00a, which could be the name of a thing anywhere else than after "at". */
const shortMeridiem = "(?<meridiem>[ap])(?![A-Za-z0-9'-])\\.?";
const hourWords = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const before = '(?:(?:at|by|@)\\s*(?:about\\s+|around\\s+)?)?';

/** What may follow an hour that nothing else marks: not a noun, so that "at 7 sites" is no time. */
const afterHour =
  "(?![-'\\d]|\\.\\d|\\s*[:/%])(?=\\.?\\s*(?:$|[,.;:!?)，。；！]|(?:on|in\\s+the|at|to|for|with|and|or|then|if|but|by|until|today|tonight|tomorrow|sharp|latest|pls|please|ok|okay|ish|next|this|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|morning|afternoon|evening|tmr|tmrw|tomoro|we|they|he|she|i|you)\\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day))";

/** The hour of a twelve-hour clock as one of twenty-four. */
function hourOf(hour: number, meridiemSaid: string | undefined): number | null {
  if (meridiemSaid === undefined) return hour <= 24 ? hour : null;
  if (/^p/i.test(meridiemSaid)) return hour >= 12 ? (hour < 24 ? hour : null) : hour + 12;
  if (hour > 12) return null;
  return hour % 12;
}

function clockFrom(
  hour: number,
  minute: number,
  groups: Groups,
  said?: Partial<Clock>,
): Said | null {
  const found = hourOf(hour, groups.meridiem);
  if (found === null || !(minute <= 59)) return null;
  const open = groups.meridiem === undefined && !/^0\d/.test(groups.hour ?? '');
  return { clock: clockSaid(found, minute, { open, ...said }) };
}

function digitClock(groups: Groups): Said | null {
  const hour = Number(groups.hour);
  if (hour > 12 && groups.meridiem !== undefined && groups.minute === undefined) return null;
  if (groups.until === undefined) return clockFrom(hour, Number(groups.minute ?? 0), groups);
  // Of "11 to 2pm" the eleven is a morning hour.
  const start = hour < 12 && hour <= Number(groups.until) ? groups.meridiem : undefined;
  return clockFrom(
    hour,
    Number(groups.minute ?? 0),
    { ...groups, meridiem: start },
    { range: true },
  );
}

function wordClock(groups: Groups): Said | null {
  const minute = groups.minute === undefined ? 0 : readEnglishNumber(groups.minute);
  return clockFrom(readEnglishNumber(groups.hour ?? ''), minute, groups);
}

/** Half past eight, ten to noon, quarter past 3pm. */
function relativeClock(groups: Groups): Said | null {
  const amount = (groups.amount ?? '').toLowerCase();
  const minutes = /half/.test(amount)
    ? 30
    : /quarter/.test(amount)
      ? 15
      : readEnglishNumber(amount);
  if (!(minutes < 60)) return null;
  const named = /noon|day/i.test(groups.named ?? '') ? 12 : groups.named === undefined ? null : 24;
  const hour = named ?? hourOf(readEnglishNumber(groups.hour ?? ''), groups.meridiem);
  if (hour === null) return null;
  const back = /^(?:to|before|till?)$/i.test(groups.direction ?? '');
  const total = (hour * 60 + (back ? -minutes : minutes) + 1440) % 1440;
  const open = groups.meridiem === undefined && named === null;
  return { clock: clockSaid(Math.floor(total / 60), total % 60, { open }) };
}

function militaryClock(groups: Groups): Said | null {
  return clockFrom(Number(groups.hour), Number(groups.minute), groups);
}

const digitClocks: readonly DateRule[] = [
  // 3pm, 3:20 p.m., 8.30 pm, 9-11am, 2 to 4pm
  englishRule(
    `${before}(?<hour>\\d{1,2})(?:[:.](?<minute>[0-5]\\d)(?::[0-5]\\d(?:\\.\\d+)?)?)?(?:\\s*(?:-|–|to|until)\\s*(?<until>1[0-2]|0?[1-9])(?!\\d)(?:[:.][0-5]\\d)?)?\\.?\\s*${meridiem}`,
    digitClock,
  ),
  englishRule(`${before}(?<hour>\\d{1,2})-(?<minute>[0-5]\\d)\\s*${meridiem}`, digitClock),
  englishRule(`(?:at|by|@)\\s*(?<hour>\\d{1,2})${shortMeridiem}`, digitClock),
  englishRule(`${before}(?<hour>\\d{1,2}):(?<minute>[0-5]\\d)${shortMeridiem}`, digitClock),
  // 3ish, around 11-ish
  englishRule(
    '(?:(?:at|by|@|around|about)\\s*)?(?<hour>[01]?\\d|2[0-4])(?::(?<minute>[0-5]\\d))?\\s?-?ish\\b',
    digitClock,
  ),
  // 715am, 1140 a.m.
  englishRule(`${before}(?<hour>\\d{1,2})(?<minute>[0-5]\\d)\\s*${meridiem}`, militaryClock),
  // 1030 hrs, 13.10 hrs, as schedules are written
  englishRule(
    `${before}(?<hour>[01]\\d|2[0-3])[:.]?(?<minute>[0-5]\\d)\\s*(?:hrs|hours)(?![a-z])`,
    ({ hour, minute }) => ({ clock: clockSaid(Number(hour), Number(minute)) }),
  ),
  // morning 8.30
  englishRule(
    '(?<=\\b(?:morning|afternoon|evening)\\s)(?<hour>\\d{1,2})\\.(?<minute>[0-5]\\d)(?![\\d.])',
    digitClock,
  ),
  englishRule(
    `(?<=\\b(?:morning|afternoon|evening)\\s)(?<hour>1[0-2]|[1-9])(?!\\.\\d)${afterHour}`,
    digitClock,
  ),
  // lunch 12.30, call 9.15
  englishRule(
    '(?<=\\b(?:lunch|dinner|breakfast|meeting|meet|mtg|call|ring|visit|teams|zoom)\\s)(?<hour>1[0-2]|[1-9])\\.(?<minute>00|15|30|45)(?![\\d.])(?=\\s*(?:$|[,;?!]|with\\b|at\\b|on\\b|tomorrow\\b|today\\b))',
    digitClock,
  ),
  // 15h30, 16h
  englishRule(`${before}(?<hour>[01]?\\d|2[0-4])h(?<minute>[0-5]\\d)(?!\\w|\\.\\d)`, digitClock),
  englishRule('(?:at|@)\\s*(?<hour>[01]?\\d|2[0-4])h(?!\\w|\\.\\d)', digitClock),
  // at 7, at 3 15, @ 3
  englishRule(
    `(?:at|@)\\s*(?:about\\s+|around\\s+)?(?<hour>[01]?\\d|2[0-4])${afterHour}`,
    digitClock,
  ),
  englishRule(`at\\s+(?<hour>\\d{1,2})\\s(?<minute>[0-5]\\d)${afterHour}`, digitClock),
  englishRule(`(?:at|@)\\s*(?<hour>\\d{1,2})\\.(?<minute>[0-5]\\d)${afterHour}`, digitClock),
];

const spokenClocks: readonly DateRule[] = [
  // 3 o'clock, three o'clock pm
  englishRule(
    `${before}(?<hour>\\d{1,2}|${hourWords})\\s*o\\s?['’]?\\s?clock(?:\\s*${meridiem})?(?![a-z])`,
    wordClock,
  ),
  // half past eight, a quarter to noon, 20 minutes past 3pm
  englishRule(
    `(?:at\\s+|for\\s+|around\\s+)?(?<amount>(?:a\\s+)?half|(?:a\\s+)?quarter|\\d{1,2}|${numberWord})(?:\\s+min(?:ute)?s?)?\\s+(?<direction>past|after|to|before|till?)\\s+(?:(?<named>noon|midday|midnight)\\b|(?<hour>\\d{1,2}(?![\\d:])|(?:${hourWords})\\b)(?:\\s*${meridiem}|\\s*o\\s?['’]?\\s?clock|${afterHour}))`,
    relativeClock,
  ),
  // half five, as the British say for half past
  englishRule(`(?:at\\s+)?half\\s+(?<hour>${hourWords})${afterHour}`, (groups) =>
    wordClock({ ...groups, minute: 'thirty' }),
  ),
  // seven thirty pm, three am
  englishRule(
    `${before}(?<hour>${numberWord})(?:[-\\s]+(?<minute>${numberWord}))?\\s+${meridiem}`,
    wordClock,
  ),
  // at seven, for ten ten, at six forty-three
  englishRule(
    `(?:at|for)\\s+(?<hour>${hourWords})(?:[-\\s]+(?<minute>${numberWord})(?:\\s+minutes?)?)(?![a-z-])${afterHour}`,
    wordClock,
  ),
  englishRule(`at\\s+(?<hour>${hourWords})${afterHour}`, wordClock),
  // An hour beside a part of the day: 8 in the morning, eight tonight, five thirty in the evening
  englishRule(
    `(?<hour>\\d{1,2}|${hourWords})(?:[-\\s]+(?<minute>${numberWord}))?(?=\\s+(?:in\\s+the\\s+(?:early\\s+)?(?:morning|afternoon|evening|night)|at\\s+night|tonight|(?:today|this|tomorrow)\\s+(?:morning|afternoon|evening|night))\\b)`,
    wordClock,
  ),
  // The middle of a half of the day: mid-morning, mid afternoon
  englishRule('(?:in\\s+the\\s+)?mid[-\\s]?(?<half>morning|afternoon)\\b', ({ half }) => ({
    clock: clockSaid(half?.toLowerCase() === 'morning' ? 10 : 15, 0),
  })),
  // noon, 12 noon
  englishRule('(?:at\\s+)?(?:12\\s+)?(?:noon|mid-?\\s?day)(?![a-z])', () => ({
    clock: clockSaid(12, 0),
  })),
  englishRule('(?:at\\s+)?(?:12\\s+)?mid-?\\s?night(?![a-z])', () => ({ clock: clockSaid(0, 0) })),
];

/** A part of the day belongs to a day beside it. Alone it says when only as "in the morning". */
const parts: readonly DateRule[] = (
  [
    ['mornings?', 'morning'],
    ['(?<=in\\s+the\\s+)a\\.?m\\b\\.?', 'morning'],
    ['(?<=in\\s+the\\s+)p\\.?m\\b\\.?', 'afternoon'],
    ['afternoons?', 'afternoon'],
    ['evenings?', 'evening'],
    ['lunch(?:[-\\s]?time)?', 'noon'],
    ['night', 'evening'],
  ] as const
).map(([words, part]) =>
  englishRule(
    `(?<!\\bgood\\s)(?<lead>(?:early\\s+|late\\s+)?(?:in\\s+(?:the\\s+)?|at\\s+))?(?:(?:early|late)[-\\s])?${words}(?![a-z])(?!\\s+(?:shifts?|peaks?|meetings?|loads?)\\b)`,
    (groups) => ({ part, isPartAlone: groups.lead !== undefined && part !== 'noon' }),
  ),
);

const clocks: readonly RuleGroup[] = [
  { about: /\d/, rules: digitClocks },
  {
    about:
      /half|clock|past|to|after|before|til|[ap]\s?\.?\s?m\b|\bat\b|\bfor\b|morn|aft|arvo|eve|night|nite|noon|day/i,
    rules: spokenClocks,
  },
  { about: /morn|aft|arvo|eve|lunch|night|nite|\bthe\s+[ap]\.?m/i, rules: parts },
];

/** Finds clock times and parts of the day in an English text; each by itself, without its day. The text is half width and its decoys are hidden. */
export function readEnglishClocks(text: string, context: DateContext): readonly DatePhrase[] {
  return applyRules(clocks, text, context);
}
