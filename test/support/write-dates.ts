import fc from 'fast-check';
import {
  addDays,
  addMonths,
  type CalendarDay,
  type ClockTime,
  calendarDay,
  clockTime,
  endOfMonth,
  startOfWeek,
  weekdayOf,
} from '../../src/domain/zoned-time.ts';

/** A date as a person writes it, and what it means. */
export type WrittenDate = {
  readonly text: string;
  readonly day: CalendarDay;
  readonly time: ClockTime | null;
};
export type WrittenIn = 'en' | 'zh-Hans' | 'zh-Hant';
type WrittenDay = { readonly text: string; readonly day: CalendarDay };
type WrittenTime = { readonly text: string; readonly time: ClockTime };

const names = {
  short: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  long: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
    ...['September', 'October', 'November', 'December'],
  ],
};
const chineseDigits = '零一二三四五六七八九';

/** 1 to 99 in Chinese: 三, 十五, 二十. */
function chineseNumber(value: number): string {
  const [ten, one] = [Math.floor(value / 10), value % 10];
  if (ten === 0) return chineseDigits.charAt(one);
  return `${ten === 1 ? '' : chineseDigits.charAt(ten)}十${one === 0 ? '' : chineseDigits.charAt(one)}`;
}

const englishNumbers = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  ...['nineteen', 'twenty'],
];

function ordinal(day: number): string {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th';
  return `${day}${day >= 11 && day <= 13 ? 'th' : ending}`;
}

const part = (day: CalendarDay) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
};
/** The next day, today included, with this month and date. */
const nextSuch = (today: CalendarDay, fits: (day: CalendarDay) => boolean): CalendarDay => {
  let day = today;
  while (!fits(day)) day = addDays(day, 1);
  return day;
};
const workdays = (today: CalendarDay, count: number): CalendarDay => {
  let day = today;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (weekdayOf(day) <= 5) left -= 1;
  }
  return day;
};
/** The last Monday to Friday of a month. */
function lastWorkday(month: CalendarDay): CalendarDay {
  let day = endOfMonth(month);
  while (weekdayOf(day) > 5) day = addDays(day, -1);
  return day;
}
/** The last day of such a quarter that is not over. */
function endOfQuarter(today: CalendarDay, quarter: number): CalendarDay {
  const first = addMonths(calendarDay(`${today.slice(0, 4)}-01-01`), quarter * 3 - 1);
  const last = endOfMonth(first);
  return last >= today ? last : endOfMonth(addMonths(first, 12));
}
const one = <T>(...values: readonly [T, ...T[]]) => fc.constantFrom(...values);
const weekdayIndex = fc.integer({ min: 0, max: 6 });

function englishDay(today: CalendarDay): fc.Arbitrary<WrittenDay> {
  const monday = startOfWeek(today);
  const named = weekdayIndex.chain((index) => {
    const name = fc.constantFrom(names.long[index] ?? '', names.short[index] ?? '');
    const coming = nextSuch(addDays(today, 1), (day) => weekdayOf(day) === index + 1);
    return fc.oneof(
      fc.constant({ text: `on ${names.long[index]}`, day: coming }),
      name.map((text) => ({ text: `next ${text}`, day: addDays(monday, 7 + index) })),
      fc.constant({ text: `${names.long[index]} next week`, day: addDays(monday, 7 + index) }),
      name.map((text) => ({ text: `nxt ${text}`, day: addDays(monday, 7 + index) })),
      name.map((text) => ({ text: `${text} nxt wk`, day: addDays(monday, 7 + index) })),
      fc.constant({ text: `a week from ${names.long[index]}`, day: addDays(coming, 7) }),
    );
  });
  const inDays = fc
    .integer({ min: 1, max: 20 })
    .chain((count) =>
      one<WrittenDay>(
        { text: `in ${count} day${count === 1 ? '' : 's'}`, day: addDays(today, count) },
        { text: `in ${englishNumbers[count]} days`, day: addDays(today, count) },
        { text: `${count} days from now`, day: addDays(today, count) },
        { text: `in ${count} weeks`, day: addDays(today, count * 7) },
        { text: `${englishNumbers[count]} weeks later`, day: addDays(today, count * 7) },
        { text: `in ${count} months`, day: addMonths(today, count) },
        { text: `in ${count} working days`, day: workdays(today, count) },
        { text: `${count} days after tomorrow`, day: addDays(today, count + 1) },
      ),
    );
  const calendar = fc.integer({ min: 0, max: 360 }).chain((ahead) => {
    const day = addDays(today, ahead);
    const { year, month, date } = part(day);
    const name = names.months[month - 1] ?? '';
    const short = name.slice(0, 3);
    const weekday = names.long[weekdayOf(day) - 1] ?? '';
    return one<WrittenDay>(
      ...([
        `${name} ${date}`,
        `${short} ${ordinal(date)}`,
        `${date} ${short}`,
        `the ${ordinal(date)} of ${name}`,
        `${name} ${ordinal(date)}, ${year}`,
        `${date} ${name} ${year}`,
        `${weekday}, ${short} ${date}`,
        `${weekday} ${date} ${name}`,
        `${month}/${date}/${year}`,
        day,
        `${year}/${month}/${date}`,
      ].map((text) => ({ text, day })) as [WrittenDay, ...WrittenDay[]]),
    );
  });
  const { date: ofToday } = part(today);
  const nextMonth = addMonths(calendarDay(`${today.slice(0, 7)}-01`), 1);
  const edges = one<WrittenDay>(
    { text: 'today', day: today },
    { text: 'tomorrow', day: addDays(today, 1) },
    { text: 'the day after tomorrow', day: addDays(today, 2) },
    { text: 'next business day', day: workdays(today, 1) },
    { text: 'end of the month', day: endOfMonth(today) },
    { text: 'end of next month', day: endOfMonth(nextMonth) },
    { text: 'the 5th of next month', day: addDays(nextMonth, 4) },
    { text: 'in a fortnight', day: addDays(today, 14) },
    { text: "two weeks' time", day: addDays(today, 14) },
    { text: 'the 5th of nxt mth', day: addDays(nextMonth, 4) },
    { text: 'end of the month after next', day: endOfMonth(addMonths(nextMonth, 1)) },
    { text: 'last working day of next month', day: lastWorkday(nextMonth) },
    ...([1, 2, 3, 4] as const).map((quarter) => ({
      text: `end of Q${quarter}`,
      day: endOfQuarter(today, quarter),
    })),
    {
      text: `on the ${ordinal(ofToday === 28 ? 27 : 28)}`,
      day: nextSuch(today, (day) => part(day).date === (ofToday === 28 ? 27 : 28)),
    },
  );
  return fc.oneof(named, inDays, calendar, edges);
}

function chineseDay(today: CalendarDay): fc.Arbitrary<WrittenDay> {
  const monday = startOfWeek(today);
  const named = fc.tuple(weekdayIndex, one('周', '星期', '礼拜')).chain(([index, week]) => {
    const name = `${week}${'一二三四五六日'.charAt(index)}`;
    return one<WrittenDay>(
      { text: name, day: nextSuch(addDays(today, 1), (day) => weekdayOf(day) === index + 1) },
      { text: `下${name}`, day: addDays(monday, 7 + index) },
      { text: `下个${name}`, day: addDays(monday, 7 + index) },
      { text: `下下${name}`, day: addDays(monday, 14 + index) },
      { text: `下拜${name.slice(-1)}`, day: addDays(monday, 7 + index) },
    );
  });
  const inDays = fc.integer({ min: 1, max: 20 }).chain((count) => {
    const spoken = count === 2 ? '两' : chineseNumber(count);
    return one<WrittenDay>(
      { text: `${count}天后`, day: addDays(today, count) },
      { text: `${spoken}天之后`, day: addDays(today, count) },
      { text: `过${spoken}天`, day: addDays(today, count) },
      { text: `${spoken}周后`, day: addDays(today, count * 7) },
      { text: `${count}个星期以后`, day: addDays(today, count * 7) },
      { text: `${spoken}个月后`, day: addMonths(today, count) },
      { text: `${count}个工作日后`, day: workdays(today, count) },
      { text: `${count}个工作日内`, day: workdays(today, count) },
    );
  });
  const calendar = fc.integer({ min: 0, max: 360 }).chain((ahead) => {
    const day = addDays(today, ahead);
    const { year, month, date } = part(day);
    return one<WrittenDay>(
      ...([
        `${month}月${date}日`,
        `${month}月${date}号`,
        `${chineseNumber(month)}月${chineseNumber(date)}号`,
        `${year}年${month}月${date}日`,
        `${month}月${date}日（周${'一二三四五六日'.charAt(weekdayOf(day) - 1)}）`,
        day,
        `${year}/${month}/${date}`,
      ].map((text) => ({ text, day })) as [WrittenDay, ...WrittenDay[]]),
    );
  });
  const nextMonth = addMonths(calendarDay(`${today.slice(0, 7)}-01`), 1);
  const edges = one<WrittenDay>(
    { text: '今天', day: today },
    { text: '明天', day: addDays(today, 1) },
    { text: '后天', day: addDays(today, 2) },
    { text: '大后天', day: addDays(today, 3) },
    { text: '下个工作日', day: workdays(today, 1) },
    { text: '月底', day: endOfMonth(today) },
    { text: '下月底', day: endOfMonth(nextMonth) },
    { text: '下个月15号', day: addDays(nextMonth, 14) },
    { text: '年底', day: calendarDay(`${today.slice(0, 4)}-12-31`) },
    { text: '半个月后', day: addDays(today, 15) },
    { text: '俩月后', day: addMonths(today, 2) },
    { text: '本月最后一天', day: endOfMonth(today) },
    { text: '下月最后一个工作日', day: lastWorkday(nextMonth) },
    ...([1, 2, 3, 4] as const).map((quarter) => ({
      text: `${'一二三四'.charAt(quarter - 1)}季度末`,
      day: endOfQuarter(today, quarter),
    })),
  );
  return fc.oneof(named, inDays, calendar, edges);
}

const clock = (hour: number, minute: number) =>
  clockTime(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const workingTime = fc.tuple(fc.integer({ min: 8, max: 18 }), one(0, 5, 15, 20, 30, 45, 50));

const englishTime: fc.Arbitrary<WrittenTime> = workingTime.chain(([hour, minute]) => {
  const twelve = hour > 12 ? hour - 12 : hour;
  const minutes = String(minute).padStart(2, '0');
  const half = hour >= 12 ? 'pm' : 'am';
  const time = clock(hour, minute);
  const texts = [
    `${twelve}:${minutes}${half}`,
    `${twelve}:${minutes} ${half}`,
    `at ${twelve}.${minutes}${half}`,
    `at ${hour}:${minutes}`,
    `${twelve}:${minutes} ${half.charAt(0)}.m.`,
    ...(minute === 0
      ? [
          `${twelve}${half}`,
          `at ${twelve} ${half}`,
          `at ${englishNumbers[twelve]} ${half}`,
          `at ${twelve} o'clock ${half}`,
          `at ${twelve} in the ${hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'}`,
        ]
      : []),
    ...(minute === 30 ? [`at half past ${englishNumbers[twelve]} ${half}`] : []),
  ];
  return fc.constantFrom(...texts).map((text) => ({ text, time }));
});

const chineseTime: fc.Arbitrary<WrittenTime> = workingTime.chain(([hour, minute]) => {
  const twelve = hour > 12 ? hour - 12 : hour;
  const part = hour < 12 ? '上午' : hour === 12 ? '中午' : hour < 18 ? '下午' : '晚上';
  const spoken = twelve === 2 ? '两' : chineseNumber(twelve);
  const tail = minute === 0 ? '' : minute === 30 ? '半' : minute === 15 ? '一刻' : null;
  const texts = [
    `${hour}:${String(minute).padStart(2, '0')}`,
    `${hour}：${String(minute).padStart(2, '0')}`,
    `${part}${twelve}:${String(minute).padStart(2, '0')}`,
    `${part}${twelve}点${minute === 0 ? '' : `${String(minute).padStart(2, '0')}分`}`,
    ...(tail === null ? [] : [`${part}${twelve}点${tail}`, `${part}${spoken}点${tail}`]),
  ];
  return fc.constantFrom(...texts).map((text) => ({ text, time: clock(hour, minute) }));
});

/** Simplified to traditional, for the characters of dates only. */
const traditional: Readonly<Record<string, string>> = {
  后: '後',
  个: '個',
  过: '過',
  两: '兩',
  点: '點',
  号: '號',
  周: '週',
  礼: '禮',
  内: '內',
  俩: '倆',
};
const toTraditional = (text: string) =>
  text.replace(/[后个过两点号周礼内俩]/g, (character) => traditional[character] ?? character);

/** Dates as people write them on a day, with or without a time. */
export function writtenDates(language: WrittenIn, today: CalendarDay): fc.Arbitrary<WrittenDate> {
  if (language === 'en') {
    return fc.oneof(
      englishDay(today).map(({ text, day }) => ({ text, day, time: null })),
      fc
        .tuple(englishDay(today), englishTime, one('', ','))
        .map(([{ text, day }, time, comma]) => ({
          text: `${text}${comma} ${time.text}`,
          day,
          time: time.time,
        })),
      fc
        .tuple(englishDay(today), englishTime)
        .filter(([{ text }]) => !/^in |from|later|after|end|time$/.test(text))
        .map(([{ text, day }, time]) => ({ text: `${time.text} ${text}`, day, time: time.time })),
    );
  }
  const written = fc.oneof(
    chineseDay(today).map(({ text, day }) => ({ text, day, time: null })),
    fc.tuple(chineseDay(today), chineseTime, one('', ' ')).map(([{ text, day }, time, space]) => ({
      // Digits of a day and of a time would run together.
      text: `${text}${/\d$/.test(text) ? ' ' : space}${time.text}`,
      day,
      time: time.time,
    })),
  );
  return language === 'zh-Hans'
    ? written
    : written.map((date) => ({ ...date, text: toTraditional(date.text) }));
}
