import type { Words } from '../i18n/words.ts';
import { askForSpreadsheet } from './ask-for-spreadsheet.ts';
import { refuseYear } from './show-year.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/**
 * Queues a year of the team as a spreadsheet for the lead who asks.
 *
 * @throws UserError where the actor is none, or the year is still ahead.
 */
export async function exportYear(
  context: UseCaseContext & { readonly deliveryKey: string; readonly words: Words },
  year: number,
): Promise<void> {
  allow(context, { do: 'see-progress-of-team' });
  refuseYear(context, year);
  const reference = context.words.t('year.title', { year: String(year) });
  await askForSpreadsheet(context, { document: 'year', reference, year });
}
