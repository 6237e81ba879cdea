import { reportFields, type VisitReport } from '../domain/visit.ts';
import type { Words } from '../i18n/words.ts';
import { oneLine, shorten } from './message.ts';
import type { Part } from './rich-text.ts';

/** The answers of a visit report that were given, a row each, cut to so many characters. */
export function reportRows(
  report: VisitReport,
  limit: number,
  words: Words,
): readonly (readonly Part[])[] {
  return reportFields.flatMap((name) => {
    const said = report[name];
    if (!said) return [];
    const answer = words.t('report.answer', { said: oneLine(shorten(said, limit)) });
    return [[{ bold: words.t(`report.${name}`) }, answer]];
  });
}
