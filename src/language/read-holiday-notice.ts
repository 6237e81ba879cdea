import {
  type CalendarDayKind,
  publicHolidayNamed,
  publicHolidaysMissing,
} from '../domain/holidays.ts';
import { UserError } from '../domain/user-error.ts';
import { type CalendarDay, daysBetween, weekdayOf } from '../domain/zoned-time.ts';
import { simplify } from './customers/simplify-character.ts';
import { halfWidth } from './half-width.ts';
import { collectDays, dayAt, daysSaid, dayYear, lineOf, type SaidDay } from './notice-days.ts';
import { readHolidayLines, startsWithDay } from './read-holiday-lines.ts';

/**
 * What a year's notice says: the days that differ from a plain week, in order. Those of the December
 * before may be among them.
 */
export type HolidayNotice = {
  readonly year: number;
  readonly days: readonly CalendarDayKind[];
  /** Public holidays that no day is named after, by their Chinese names; a whole notice has none. */
  readonly missing: readonly string[];
};

/**
 * Reads the notice of the State Council on a year's holidays as it is published, or lines such as
 * `2027-02-05 off 春节`. A notice in words must name every public holiday; lines may leave some out.
 *
 * @throws UserError with the line that cannot be right.
 */
export function readHolidayNotice(text: string, year: number): HolidayNotice {
  if (text.trim() === '') throw new UserError('error.noticeMissing');
  refuseOtherYear(text, year);
  const paragraphs = paragraphsOf([...halfWidth(text)].map(simplify).join(''));
  const isLines = paragraphs.length === 0 && startsWithDay(text);
  const said = isLines
    ? readHolidayLines(text, year)
    : paragraphs.flatMap((paragraph) => readParagraph(paragraph, year));
  const days = collectDays(said);
  const missing = publicHolidaysMissing(said).map(({ name }) => name);
  if (!isLines && missing.length > 0) {
    throw new UserError('error.noticeIncomplete', { names: missing.join('、') });
  }
  return { year, days, missing };
}

/** The year that a notice is about by its own words: 2027年元旦, 2027年部分节假日. */
export function yearOfNotice(text: string): number | null {
  // With a month behind it the year belongs to a day, such as the one on which it was published.
  const [, year] = /(?<!\d)(\d{4})\s*年(?!\s*\d{1,2}\s*月)/u.exec(halfWidth(text)) ?? [];
  return year === undefined ? null : Number(year);
}

function refuseOtherYear(text: string, year: number): void {
  const found = yearOfNotice(text);
  if (found !== null && found !== year) {
    throw new UserError('error.noticeOtherYear', { found: String(found), year: String(year) });
  }
}

/** `二、春节：`, `国庆节、中秋节：`. A name without a number must be that of a public holiday. */
const heading =
  /(?:^|[。;\n]|(?<=\s))\(?(?:(?<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?:\)[、.]?|[、.\s])\s*)?(?<name>[\p{Script=Han}、]{2,16})\s*:/gmu;

type Paragraph = { readonly name: string; readonly text: string };

function paragraphsOf(text: string): readonly Paragraph[] {
  const headings = [...text.matchAll(heading)].filter(
    ({ groups }) => groups?.number !== undefined || publicHolidayNamed(groups?.name ?? ''),
  );
  return headings.map((found, index) => ({
    name: found.groups?.name ?? '',
    text: text.slice(found.index + found[0].length, headings[index + 1]?.index),
  }));
}

const readParagraph = ({ name, text }: Paragraph, year: number): readonly SaidDay[] =>
  text.split(/[。;\n]/u).flatMap((sentence) => readSentence(sentence, name, year));

/** A day as it is written; its year and month may stand before an earlier one. */
const writtenDay =
  /(?:(?<year>\d{4})年)?(?:(?<month>\d{1,2})月)?(?<date>\d{1,2})[日号](?:\s*\((?<aside>[^()]*)\)|\s*(?<weekday>(?:周|星期)[一二三四五六日天]))?/gu;
const kindWord = /(?<![不未])(?<off>放假|公休|休假)|(?<![不未])(?<work>上班|补班|工作)/u;
const toWord = /^\s*(?:至|到|[-–—~]+)\s*$/u;
const daysInAll = /共\s*(\d+)\s*天|放假\s*(\d+)\s*天/u;
/** What is only recommended is no holiday: 鼓励各单位安排职工在除夕（2月9日）休息. */
const recommended = /鼓励|建议|可以/u;

type Written = { readonly day: CalendarDay; readonly end: number; readonly start: number };
type Range = { readonly first: CalendarDay; readonly last: CalendarDay };

/** A notice ends with the day on which it was published. */
const signature = /^\D*\d{4}年\d{1,2}月\d{1,2}日\D*$/u;

/** Reads `2月5日（周五）至11日放假调休，共7天` and `1月31日、2月13日上班`. */
function readSentence(sentence: string, name: string, year: number): readonly SaidDay[] {
  if (recommended.test(sentence)) return [];
  if (signature.test(sentence) && !kindWord.test(sentence)) return [];
  const line = lineOf(`${name}：${sentence}`);
  const said: SaidDay[] = [];
  for (let rest = sentence; ; ) {
    const kind = kindWord.exec(rest);
    const before = kind ? rest.slice(0, kind.index) : rest;
    const ranges = rangesOf(before, writtenDays(before, year, line), line);
    if (!kind) {
      // Days of which nothing is said: the sentence was cut off, or says something else.
      if (ranges.length > 0) throw new UserError('error.noticeUnclear', { line });
      return said;
    }
    const isWorkday = kind.groups?.work !== undefined;
    rest = rest.slice(kind.index + kind[0].length);
    if (!isWorkday) refuseOtherCount(ranges, kind[0] + rest, line);
    said.push(...ranges.flatMap(({ first, last }) => daysSaid(first, last, isWorkday, name, line)));
  }
}

function writtenDays(text: string, year: number, line: string): readonly Written[] {
  const found = [...text.matchAll(writtenDay)];
  let month: number | null = null;
  let ownYear = year;
  return found.map((match, index) => {
    const { year: saidYear, month: saidMonth, date, aside = '', weekday = '' } = match.groups ?? {};
    const [start, end] = [match.index, match.index + match[0].length];
    if (saidMonth !== undefined) {
      month = Number(saidMonth);
      const next = found[index + 1];
      // 12月31日至1月2日 begins in the December before.
      const isLastDecember =
        month === 12 && next?.groups?.month === '1' && toWord.test(text.slice(end, next.index));
      ownYear = saidYear === undefined ? year - (isLastDecember ? 1 : 0) : Number(saidYear);
    }
    if (month === null) throw new UserError('error.noticeUnclear', { line });
    const day = dayAt(dayYear(ownYear, month, year), month, Number(date), line);
    refuseOtherWeekday(day, aside + weekday, line);
    return { day, start, end };
  });
}

function refuseOtherWeekday(day: CalendarDay, beside: string, line: string): void {
  const [, said] = /(?:周|星期)([一二三四五六日天])/u.exec(beside) ?? [];
  if (said === undefined) return;
  const weekday = said === '天' ? 7 : '一二三四五六日'.indexOf(said) + 1;
  if (weekday !== weekdayOf(day)) {
    throw new UserError('error.noticeWeekday', { line, when: { day, time: null } });
  }
}

function rangesOf(text: string, written: readonly Written[], line: string): readonly Range[] {
  const ranges: Range[] = [];
  const unclear = () => new UserError('error.noticeUnclear', { line });
  written.forEach(({ day, start }, index) => {
    const before = written[index - 1];
    const isEnd = before !== undefined && toWord.test(text.slice(before.end, start));
    const open = ranges.at(-1);
    if (!isEnd || open === undefined) ranges.push({ first: day, last: day });
    else if (open.first !== open.last || open.first > day) throw unclear();
    else ranges[ranges.length - 1] = { first: open.first, last: day };
  });
  // A range that was cut off: 2月5日至
  const last = written.at(-1);
  if (last && toWord.test(text.slice(last.end))) throw unclear();
  return ranges;
}

function refuseOtherCount(ranges: readonly Range[], behind: string, line: string): void {
  if (ranges.length === 0) return;
  const [, inAll, off] = daysInAll.exec(behind.split(/\d{1,2}月/u)[0] ?? '') ?? [];
  const said = inAll ?? off;
  const counted = ranges.reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, 0);
  if (said !== undefined && Number(said) !== counted) {
    throw new UserError('error.noticeCount', { line, said, counted });
  }
}
