import type { KnownBlock } from '@slack/types';
import type { CalendarDayKind, CalendarEntry, Holiday } from '../domain/holidays.ts';
import type { CalendarRegion, YearStatus } from '../domain/working-days.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import {
  formatHoliday,
  formatHolidayNames,
  formatLoneWorkday,
  formatNamedDay,
  formatWholeHoliday,
  formatYears,
} from './format-calendar.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message } from './message.ts';
import { pageBlocks, placePage } from './pages.ts';
import { bullets, lines, type Part, withCode } from './rich-text.ts';

/** One line of a year: a holiday, a make-up workday that stands alone, or a day set by hand. */
export type CalendarRow =
  | { readonly kind: 'holiday'; readonly holiday: Holiday }
  | { readonly kind: 'workday'; readonly workday: CalendarDayKind }
  | { readonly kind: 'override'; readonly day: CalendarEntry };

/** What the card of a calendar shows. */
export type ShownCalendar = {
  readonly region: CalendarRegion;
  /** The years by how far they can be trusted. */
  readonly official: readonly number[];
  readonly estimated: readonly number[];
  readonly missing: readonly number[];
  /** Years whose notice should be known by now. */
  readonly overdue: readonly number[];
  /** The one that is on, or the next. */
  readonly nextHoliday: Holiday | null;
  readonly nextWorkday: CalendarDay | null;
  readonly years: readonly { readonly year: number; readonly rows: readonly CalendarRow[] }[];
  /** The year that was asked for; null: this one and the next. */
  readonly named: number | null;
  readonly mayChange: boolean;
  /** Of which a notice is to come next, or should be there. */
  readonly yearToImport: number;
  readonly today: CalendarDay;
};

/** Two years of holidays fit on one page; days set by hand may be many. */
const rowsOnPage = 20;

/** A page of the calendar: what is official, what comes next, and the years' holidays. */
export function calendarCard(shown: ShownCalendar, pageNumber: number, words: Words): Message {
  const title = words.t('calendar.title', { region: shown.region });
  const all = shown.years.flatMap(({ year, rows }) => rows.map((one) => ({ year, row: one })));
  const { skip, take, ...place } = placePage(pageNumber, all.length, rowsOnPage);
  const onPage = all.slice(skip, skip + take);
  const isFirst = place.number === 1;
  const yearBlocks = shown.years.flatMap(({ year }): KnownBlock[] => {
    const rows = onPage.filter((one) => one.year === year).map((one) => one.row);
    if (rows.length > 0) {
      return [
        lines([{ bold: String(year) }]),
        bullets(...rows.map((one) => [rowText(one, year, words)])),
      ];
    }
    const isEmpty = !all.some((one) => one.year === year);
    return isEmpty && place.number === place.count
      ? [lines([{ bold: String(year) }], [words.t('calendar.noHolidays')])]
      : [];
  });
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }], ...(isFirst ? summaryRows(shown, words) : [])),
      ...yearBlocks,
      ...pageBlocks(
        place,
        (page) => ({ name: 'calendar:list', value: { year: shown.named, page } }),
        words,
      ),
      lines(...howToRows(shown.yearToImport, words)),
      ...(shown.mayChange && !shown.official.includes(shown.yearToImport)
        ? [importRow(shown.yearToImport, words)]
        : []),
    ],
  };
}

function summaryRows(shown: ShownCalendar, words: Words): readonly (readonly Part[])[] {
  const { official, estimated, missing, overdue, nextHoliday, nextWorkday, today } = shown;
  const years = (of: readonly number[]) => ({ years: formatYears(of, words) });
  const said = (text: string): readonly Part[] => [text];
  return [
    ...(official.length > 0 ? [said(words.t('calendar.official', years(official)))] : []),
    ...(estimated.length > 0 ? [said(words.t('calendar.estimated', years(estimated)))] : []),
    ...(missing.length > 0 ? [said(words.t('calendar.missing', years(missing)))] : []),
    ...overdue.map((one) => noticeOverdue(one, words)),
    said(nextHolidayText(nextHoliday, today, words)),
    ...(nextWorkday
      ? [said(words.t('calendar.nextWorkday', { day: formatDay(nextWorkday, today, words) }))]
      : []),
  ];
}

function nextHolidayText(next: Holiday | null, today: CalendarDay, words: Words): string {
  if (next === null) return words.t('calendar.nextNone');
  const holiday = formatHoliday(next, Number(today.slice(0, 4)), words);
  return words.t(next.first > today ? 'calendar.nextHoliday' : 'calendar.holidayNow', { holiday });
}

/** Warns of a year whose notice should be known by now. */
export const noticeOverdue = (year: number, words: Words): readonly Part[] =>
  withCode(
    words.t('calendar.overdue', {
      year: String(year),
      example: words.t('calendar.importLine', { year: String(year) }),
    }),
  );

function rowText(shown: CalendarRow, year: number, words: Words): string {
  switch (shown.kind) {
    case 'holiday':
      return formatWholeHoliday(shown.holiday, year, words);
    case 'workday':
      return formatLoneWorkday(shown.workday, year, words);
    case 'override':
      return overrideText(shown.day, year, words);
  }
}

/** `Thu 31 Dec (stocktaking): day off, set by hand`. */
export function overrideText(
  { day, name, isWorkday }: CalendarDayKind,
  year: number,
  words: Words,
): string {
  return words.t('calendar.setByHand', {
    day: formatNamedDay(day, name, year, words),
    kind: kindOf(isWorkday),
  });
}

/** How a sentence calls a day. */
export const kindOf = (isWorkday: boolean) => (isWorkday ? 'work' : 'off');

const howToRows = (year: number, words: Words): readonly (readonly Part[])[] => [
  withCode(
    words.t('calendar.howToImport', {
      example: words.t('calendar.importLine', { year: String(year) }),
    }),
  ),
  withCode(words.t('calendar.howToOverride', { example: words.t('kam.calendar.overrideExample') })),
];

const importRow = (year: number, words: Words): KnownBlock =>
  row(
    button({
      name: 'calendar:open-import',
      label: words.t('calendar.importButton', { year: String(year) }),
      value: { year },
    }),
  );

/** What kind of day a day is, and by what. */
export type DayAnswer = CalendarDayKind & {
  readonly isByHand: boolean;
  readonly status: YearStatus;
};

export function dayAnswer(answer: DayAnswer, words: Words): Message {
  const { day, isWorkday, isByHand, status } = answer;
  const name =
    isByHand || answer.name === '' ? answer.name : formatHolidayNames([answer.name], words);
  const sentence = words.t('calendar.dayKind', {
    day: formatNamedDay(day, name, null, words),
    kind: kindOf(isWorkday),
  });
  const rows = [
    sentence,
    ...(isByHand ? [words.t('calendar.dayOverridden')] : []),
    ...(isByHand || status === 'official'
      ? []
      : [words.t('calendar.dayUnknown', { year: day.slice(0, 4) })]),
  ];
  return { text: escapeText(sentence), blocks: [lines(...rows.map((text) => [text]))] };
}

/** What became of a day that was set by hand; `isWorkday` is what it counts as now. */
export function overriddenCard(
  day: CalendarDay,
  to: { readonly name: string } | null,
  isWorkday: boolean,
  words: Words,
): Message {
  const kind = kindOf(isWorkday);
  if (to === null) {
    return plainAnswer(words.t('calendar.reset', { day: formatDay(day, null, words), kind }));
  }
  const shown = formatNamedDay(day, to.name, null, words);
  const sentence = words.t('calendar.overridden', { day: shown, kind });
  const undo = words.t('calendar.resetLine', { day });
  return {
    text: escapeText(sentence),
    blocks: [lines([sentence], withCode(words.t('calendar.overriddenKept', { example: undo })))],
  };
}

/** One sentence that may hold what people typed. */
export const plainAnswer = (sentence: string): Message => ({
  text: escapeText(sentence),
  blocks: [lines([sentence])],
});
