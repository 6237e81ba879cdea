import type { Chart } from '../domain/chart.ts';
import type { ProgressQuery, ProgressTopic } from '../domain/progress/progress-query.ts';
import { UserError } from '../domain/user-error.ts';
import type { ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { chartsOf } from './progress-charts.ts';
import { sendPicture, toActor } from './send-picture.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** What a topic is best seen by; another of its charts stands in where there is none. */
const mainKinds: Readonly<Record<ProgressTopic, Chart['kind']>> = {
  all: 'stage-board',
  visits: 'visits-against-due',
  people: 'visits-against-due',
  customers: 'visits-against-due',
  'follow-ups': 'on-time-rate',
  tickets: 'stage-board',
};

/**
 * Sends the actor the chart of a question about progress as a picture.
 *
 * @throws UserError where the actor may not see the figures, or there is nothing to draw.
 */
export async function sendProgressPicture(
  context: UseCaseContext & { readonly deliveryKey: string },
  query: ProgressQuery,
  words: Words,
): Promise<void> {
  const chart = await mainChart(context, query, words);
  if (!chart) throw new UserError('error.nothingToDraw');
  await sendPicture(context, chart, words, toActor(`progress-${query.topic}`));
}

/** The one chart that goes with figures, see `chartsOf`; undefined where there is none. */
export async function mainChart(
  context: UseCaseContext,
  query: ProgressQuery,
  words: Words,
  zone?: ZoneName,
): Promise<Chart | undefined> {
  const charts = await chartsOf(context, query, words, zone);
  return charts.find(({ kind }) => kind === mainKinds[query.topic]) ?? charts[0];
}
