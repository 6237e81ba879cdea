import { formatProgressQuery, type ProgressQuery } from '../domain/progress/progress-query.ts';
import type { Words } from '../i18n/words.ts';
import { askForSpreadsheet } from './ask-for-spreadsheet.ts';
import { allowedTopic } from './show-progress.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * Queues the figures as a spreadsheet for whoever asks.
 *
 * @throws UserError where the actor may not see them.
 */
export async function exportProgress(
  context: UseCaseContext & { readonly deliveryKey: string; readonly words: Words },
  query: ProgressQuery,
): Promise<void> {
  await allowedTopic(context, query);
  const { first, last } = query.period;
  await askForSpreadsheet(context, {
    document: 'progress',
    reference: context.words.t('progress.exportFile', { first, last }),
    query: formatProgressQuery(query),
  });
}
