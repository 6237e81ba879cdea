import {
  addDays,
  addMonths,
  type CalendarDay,
  type ClockTime,
  clockTime,
  dayOf,
  daysBetween,
  instant,
  instantOf,
  timeOf,
  type Weekday,
  weekdayOf,
  zoneName,
} from '../../domain/zoned-time.ts';
import { hasCueBeside, hasStrongCue, tellsOfThePast } from './cues.ts';
import {
  type Clock,
  type DateContext,
  type DatePhrase,
  type DayMeaning,
  type DayPart,
  dayFromParts,
  firstOfMonth,
  type Grain,
  settleClock,
  settleDay,
} from './date-phrase.ts';
import type { Place } from './date-place.ts';
import { type DateRole, meansThePast, recentDays, roleOf } from './date-role.ts';

/** A date said in a text. */
export type FoundDate = {
  /** UTF-16 indices in the given text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly day: CalendarDay;
  /** Wall clock in the person's zone; null when no time was said. */
  readonly time: ClockTime | null;
  /** A part of the day that was said without a time: Tuesday morning. */
  readonly part: DayPart | null;
  readonly role: DateRole;
  /** The text leaves open whether this one is meant or another beside it. */
  readonly isOneOf: boolean;
  /** `week` and `month` mean: some day of the week or month that starts on `day`. */
  readonly grain: Grain;
};

/** The date that a phrase means where it stands; null when that is not certain. */
export function settleDate(
  phrase: DatePhrase,
  place: Place,
  context: DateContext,
): Omit<FoundDate, 'text' | 'isOneOf'> | null {
  if (phrase.offset === 'unclear') return null;
  if (phrase.day === null) return settleClockAlone(phrase, place, context);
  if (isCutOff(place.before, place.after, phrase)) return null;
  const settled = settleWithWeekday(
    phrase.day,
    phrase.weekday,
    meansThePast(phrase, place, context),
    context,
  );
  if (settled === null) return null;
  const clock = phrase.clock === null ? null : settleClock(phrase.clock, phrase.part);
  const local = {
    day: addDays(settled.day, clock?.daysLater ?? 0),
    time: settled.grain === 'day' ? (clock?.time ?? null) : null,
  };
  const { day, time } =
    phrase.offset === null ? local : inPersonsZone(local, phrase.offset, context);
  const role = roleOf(phrase, place, { day, time, grain: settled.grain }, context);
  const part = time === null ? phrase.part : null;
  return { start: phrase.start, end: phrase.end, day, time, part, role, grain: settled.grain };
}

function inPersonsZone(
  said: { readonly day: CalendarDay; readonly time: ClockTime | null },
  offset: number,
  { zone }: DateContext,
): { readonly day: CalendarDay; readonly time: ClockTime | null } {
  if (said.time === null) return said;
  const at = instant(instantOf(said.day, said.time, zoneName('UTC')) - offset * 60_000);
  return { day: dayOf(at, zone), time: timeOf(at, zone) };
}

/** A weekday said beside the date decides the year or month where it is open; if it fits neither, nothing is certain. */
function settleWithWeekday(
  meaning: DayMeaning,
  weekday: Weekday | null,
  past: boolean,
  context: DateContext,
): { readonly day: CalendarDay; readonly grain: Grain } | null {
  if (weekday !== null && meaning.kind === 'day-of-month') {
    return monthWhereTheyAgree(meaning.day, weekday, past, context);
  }
  const settled = settleDay(meaning, context.today, past);
  if (weekday === null || settled === null || weekdayOf(settled.day) === weekday) return settled;
  if (meaning.kind !== 'month-day') return null;
  const other = settleDay(meaning, context.today, !past);
  if (other === null || weekdayOf(other.day) !== weekday) return null;
  return Math.abs(daysBetween(other.day, context.today)) <= recentDays ? other : null;
}

/** So many days ago a weekday with its day of the month is still the one that is meant. */
const justOver = 14;

/** Friday the 15th: the next month in which they agree, or the last one where that is told or only days ago. */
function monthWhereTheyAgree(
  dayOfMonth: number,
  weekday: Weekday,
  past: boolean,
  { today }: DateContext,
): { readonly day: CalendarDay; readonly grain: Grain } | null {
  const agreeing = (step: 1 | -1) => {
    for (let count = 0; count <= 14; count += 1) {
      const month = addMonths(firstOfMonth(today), count * step);
      const day = dayFromParts(Number(month.slice(0, 4)), Number(month.slice(5, 7)), dayOfMonth);
      if (day === null || weekdayOf(day) !== weekday) continue;
      if (step === 1 ? day >= today : day <= today) return day;
    }
    return null;
  };
  const [next, last] = [agreeing(1), agreeing(-1)];
  const sinceLast = last === null ? Number.POSITIVE_INFINITY : daysBetween(last, today);
  const untilNext = next === null ? Number.POSITIVE_INFINITY : daysBetween(today, next);
  const day =
    (past && sinceLast <= recentDays) || (sinceLast <= justOver && untilNext > recentDays)
      ? last
      : next;
  return day === null ? null : { day, grain: 'day' };
}

const repeats =
  /\b(?:every\s+other|every|each|per)\s+(?:second\s+|day\s+(?:at\s+)?)?$|\bdaily\s+(?:at\s+)?$|\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+$|(?:每逢?|逢)(?:隔)?[天日周週月年晚早]?[一二三四五六日]?\s*$|天天\s*$/iu;
/** So long something may last: 停电3小时以内. */
const lasts =
  /(?:停电|停電|时间|時間|时长|時長|控制在|限制在|持续|持續|超过|超過|\boutages?\s+(?:of\s+)?|\blast(?:s|ed)?\s+)\s*$/iu;
const countBefore =
  /\b(?:days?|weeks?|months?|years?)\s+(?:before|after|from|following)\s+(?:the\s+)?$/i;
const rankBefore =
  /\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|day\s+of)\s+$|\b(?:closest|nearest)\s/i;
const minutesBefore = /\b(?:minutes?|mins?|quarter|half|\d+)\s+(?:to|past|before|after)\s+$/i;
const partOfPeriod = /\bof\s+(?:\w+\s+)?$/i;
const monthAfter = /^[\s,(-]*(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/i;
const goesOn =
  /^\s+in\s+\d{4}\b|^\s+or\s+(?:two|three)\b|^\s+[-+]\s?\d+\s?(?:day|week|month|year)s?|^\s+(?:from\s+last|before\s+(?:today|yesterday|tomorrow|last|next)|after\s+(?:today|tomorrow|next)|(?:\d+|an?|one|two|three)\s+(?:days?|weeks?|months?)\s+(?:before|after))\b|^,?\s+(?:the\s+)?(?:twenty|thirt(?:y|ieth)|(?:eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th)\b/i;

/** 18 in 18或19号, and 二 in 下周一或二: half of a list, whose other half is not read. */
const listBefore = /[\d〇一二三四五六七八九十月]\s*(?:或者?|还是|還是|、|[到至~-])\s*$/u;
const listAfter = /^\s*(?:或者?|还是|還是|、|[到至])\s*[一二三四五六日](?![点點月年个個])/u;

function isHalfOfAList(before: string, after: string, { day, clock }: DatePhrase): boolean {
  if (day?.kind === 'day-of-month') return clock === null && listBefore.test(before);
  const isWeekday = day?.kind === 'weekday' || (day?.kind === 'fixed' && day.relative);
  return isWeekday && clock === null && listAfter.test(after);
}

function isNoDateAtAll(before: string, phrase: DatePhrase): boolean {
  return repeats.test(before) || (phrase.within && lasts.test(before));
}

/** Whether the words go on in a way that is not understood, so that what was read is only a part of it. */
function isCutOff(before: string, after: string, phrase: DatePhrase): boolean {
  if (isHalfOfAList(before, after, phrase)) return true;
  if (countBefore.test(before) || isNoDateAtAll(before, phrase) || goesOn.test(after)) return true;
  if (phrase.clock !== null && minutesBefore.test(before)) return true;
  if (phrase.day?.kind === 'month') return partOfPeriod.test(before);
  if (phrase.day?.kind === 'fixed' && phrase.day.grain !== 'day') return partOfPeriod.test(before);
  if (phrase.day?.kind === 'weekday' && monthAfter.test(after)) return true;
  return phrase.day?.kind !== 'fixed' && rankBefore.test(before);
}

const weekdayOrMonth =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|febr)uary\b|\b(?:septem|octo|novem|decem)ber\b/i;
const dayNumberBeside = /\bon\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s*$|\d(?:st|nd|rd|th)\s*$/i;
const dayNumberAfter = /^\s*on\s+(?:the\s+)?\d/i;
const monthBefore = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$/i;

/** What stands before the time looks like a day that could not be read: 11.25下午3点. */
const dateLeftover = /[\d月日号號]\s*$/u;

/** What stands around the time is a day, or a part of one, that could not be read: next year at 6pm, 8 Foo 12:30. */
const dayLeftBefore =
  /(?:\d[-/.]\d+|\d{4}-\d+-\d+t?|[月日号號年]|第.{1,3}天|\b(?:year|month|week|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?:\s+\d+)?)|\d\s*h)\s*(?:at\s*)?$/iu;
const dayLeftAfter = /^\s*(?:,\s*)?(?:on\s+(?:the\s+)?\d|\d+[-/.]\d)/i;

/** A clock time without a day is the next such time, and only where something is to be done then. */
function settleClockAlone(
  phrase: DatePhrase,
  place: Place,
  context: DateContext,
): Omit<FoundDate, 'text' | 'isOneOf'> | null {
  if (isNoDateAtAll(place.before, phrase)) return null;
  if (phrase.clock === null) return settlePartAlone(phrase, place, context);
  if (phrase.offset !== null) return null;
  if (context.reading === 'phrase') {
    const isLeft = dayLeftBefore.test(place.before) || dayLeftAfter.test(place.after);
    return isLeft ? null : nextClock(phrase, phrase.clock, 'follow-up', context);
  }
  if (phrase.clock.range && !place.alone) return null;
  if (weekdayOrMonth.test(place.clause) || dateLeftover.test(place.before)) return null;
  if (minutesBefore.test(place.before) || monthBefore.test(place.before)) return null;
  if (dayNumberBeside.test(place.before) || dayNumberAfter.test(place.after)) return null;
  const cued = hasStrongCue(place.clause) || hasCueBeside(place.before, place.after);
  if (!place.alone && (!cued || tellsOfThePast(place.before, place.after))) return null;
  if (phrase.clock.weak && phrase.part === null && !cued && !place.alone) return null;
  const role = place.first && !hasStrongCue(place.clause) ? 'visit' : 'follow-up';
  return nextClock(phrase, phrase.clock, role, context);
}

/** The next time at which the clock shows so. */
function nextClock(
  phrase: DatePhrase,
  said: Clock,
  role: DateRole,
  context: DateContext,
): Omit<FoundDate, 'text' | 'isOneOf'> | null {
  const clock = settleClock(said, phrase.part);
  if (clock === null) return null;
  const later = clock.daysLater === 1 || clock.time > timeOf(context.now, context.zone);
  const day = addDays(context.today, later ? clock.daysLater : 1);
  return {
    start: phrase.start,
    end: phrase.end,
    day,
    time: clock.time,
    part: null,
    role,
    grain: 'day',
  };
}

/** A part of a day is the next one that is not over. In a line it is too little to be a date. */
function settlePartAlone(
  { start, end, part, isPartAlone }: DatePhrase,
  place: Place,
  context: DateContext,
): Omit<FoundDate, 'text' | 'isOneOf'> | null {
  if (part === null || !isPartAlone || context.reading === 'line') return null;
  if (dayLeftBefore.test(place.before)) return null;
  const isOver = partEnds[part] <= timeOf(context.now, context.zone);
  const day = addDays(context.today, isOver ? 1 : 0);
  return { start, end, day, time: null, part, role: 'follow-up', grain: 'day' };
}

/** From then on the next day's part is meant. */
const partEnds: Readonly<Record<DayPart, ClockTime>> = {
  'small-hours': clockTime('06:00'),
  morning: clockTime('12:00'),
  noon: clockTime('14:00'),
  afternoon: clockTime('18:00'),
  evening: clockTime('22:00'),
};
