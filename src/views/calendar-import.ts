import {
  type CalendarDayKind,
  type CalendarEntry,
  holidaysOf,
  isPlainWorkday,
  publicHolidaysMissing,
} from '../domain/holidays.ts';
import type { YearStatus } from '../domain/working-days.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { kindOf, overrideText, plainAnswer } from './calendar-card.ts';
import {
  formatHolidayNames,
  formatLoneWorkday,
  formatNamedDay,
  formatWholeHoliday,
} from './format-calendar.ts';
import { textField } from './input-fields.ts';
import { escapeText, type Form, type Message, shorten } from './message.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** The form in which a year's notice is pasted. */
export function calendarImportForm(
  year: number,
  place: { readonly responseUrl: string | null },
  words: Words,
): Form {
  return {
    type: 'modal',
    callback_id: 'calendar:import',
    private_metadata: JSON.stringify({ year, responseUrl: place.responseUrl }),
    title: {
      type: 'plain_text',
      text: shorten(words.t('calendar.form.title', { year: String(year) }), 24),
    },
    submit: { type: 'plain_text', text: words.t('calendar.form.submit') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      textField(
        {
          id: 'notice',
          label: words.t('calendar.form.notice'),
          hint: words.t('calendar.form.noticeHint'),
          isOptional: false,
        },
        { isMultiline: true, limit: 3000 },
      ),
    ],
  };
}

/** What a year would be by a notice that is not confirmed yet. */
export type YearPreview = {
  readonly year: number;
  /** The days of the notice that differ from a plain week. */
  readonly days: readonly CalendarDayKind[];
  /** What the year is so far. */
  readonly status: YearStatus;
  /** It is official already, with the same days. */
  readonly isSame: boolean;
  /** The days that would count otherwise than now. */
  readonly changed: readonly CalendarDayKind[];
  /** Days of the year that were set by hand and stay so. */
  readonly kept: readonly CalendarEntry[];
  readonly version: number;
};

/** More are not read by anybody; the holidays above have them all. */
const shownChanges = 12;

/** What was understood and what would change, with a button that confirms it. */
export function calendarPreview(
  preview: YearPreview,
  heading: 'calendar.preview' | 'calendar.previewMoved',
  words: Words,
): Message {
  const { year, days, isSame, kept } = preview;
  if (isSame) return plainAnswer(words.t('calendar.same', { year: String(year) }));
  const title = words.t(heading, { year: String(year) });
  const { holidays, otherWorkdays } = holidaysOf(days);
  const missing = publicHolidaysMissing(days).map(({ name }) => name);
  const notes = [
    ...(missing.length > 0
      ? [words.t('calendar.previewMissing', { names: formatHolidayNames(missing, words) })]
      : []),
    ...changeTexts(preview, words),
    ...kept.map((entry) => words.t('calendar.stays', { day: overrideText(entry, year, words) })),
  ];
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      bullets(
        ...holidays.map((holiday) => [formatWholeHoliday(holiday, year, words)]),
        ...otherWorkdays.map((workday) => [formatLoneWorkday(workday, year, words)]),
      ),
      lines(...notes.map((text) => [text])),
      row(
        button(
          {
            name: 'calendar:confirm',
            label: words.t('calendar.confirm', { year: String(year) }),
            value: confirmValue(preview),
          },
          'primary',
        ),
        button({ name: 'calendar:cancel', label: words.t('button.cancel'), value: {} }),
      ),
    ],
  };
}

/** What the confirming button carries: a name, its days off and its workdays, for every name. */
function confirmValue({ year, version, days }: YearPreview) {
  const groups = [...new Set(days.map(({ name }) => name))].map((name) => {
    const named = days.filter((one) => one.name === name);
    const those = (isWorkday: boolean) =>
      named.filter((one) => one.isWorkday === isWorkday).map(({ day }) => day);
    return [name, those(false), those(true)] as const;
  });
  return { year, version, groups };
}

function changeTexts({ year, status, changed }: YearPreview, words: Words): readonly string[] {
  const count = changed.length;
  if (status !== 'official') return [words.t('calendar.previewNew', { year: String(year), count })];
  return [
    words.t('calendar.previewChanges', { count }),
    ...changed.slice(0, shownChanges).map(({ day, name, isWorkday }) =>
      words.t('calendar.becomes', {
        day: formatNamedDay(day, name && formatHolidayNames([name], words), year, words),
        kind: kindOf(isWorkday),
      }),
    ),
    ...(count > shownChanges ? [words.t('calendar.more', { count: count - shownChanges })] : []),
  ];
}

/** What a year is after its notice was confirmed. */
export function importedCard(
  year: number,
  days: readonly CalendarDayKind[],
  words: Words,
): Message {
  const sentence = words.t('calendar.imported', { year: String(year) });
  const off = days.filter(({ day, isWorkday }) => !isWorkday && isPlainWorkday(day)).length;
  const work = days.filter(({ day, isWorkday }) => isWorkday && !isPlainWorkday(day)).length;
  return {
    text: escapeText(sentence),
    blocks: [
      lines(
        [sentence],
        [words.t('calendar.importedCount', { off, work })],
        withCode(words.t('calendar.showAgain')),
      ),
    ],
  };
}
