import type { ImportantDate, ImportantDateKind } from '../domain/important-date.ts';
import { importantDateNames } from '../domain/value-names.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatNearDay } from './format-dates.ts';
import { oneLine, shorten } from './message.ts';

/** A date and the next time it falls. */
export type UpcomingDate = { readonly date: ImportantDate; readonly occurrence: CalendarDay };

/** What a kind of date is called. */
export const kindName = (kind: ImportantDateKind, words: Words): string =>
  words.t(importantDateNames[kind]);

/** What a date is called: in people's own words, else by its kind. */
export const dateName = ({ label, kind }: Pick<ImportantDate, 'label' | 'kind'>, words: Words) =>
  oneLine(shorten(label, 100)) || kindName(kind, words);

/** `Contract ends: Wed, 31 Mar 2027` */
export function dateRow(
  { date, occurrence }: UpcomingDate,
  today: CalendarDay,
  words: Words,
): string {
  const day = formatNearDay(occurrence, today, words);
  return words.t('dates.row', { what: dateName(date, words), day });
}
