import type { ProgressQuery } from '../domain/progress/progress-query.ts';
import { wordsFor } from '../i18n/words.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { sharedProgress } from '../views/progress-card.ts';
import { sendPicture } from './send-picture.ts';
import { mainChart } from './send-progress-picture.ts';
import { showProgress } from './show-progress.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/**
 * Posts figures and their chart to a conversation, as they are now and in the team's language. Nothing
 * goes where others read: the sender refuses that, and whoever shares hears of it.
 *
 * @throws UserError where the actor may not see them.
 */
export async function shareProgress(
  context: UseCaseContext & { readonly deliveryKey: string; readonly channelId: string },
  query: ProgressQuery,
): Promise<void> {
  const { repositories, actor, now, deliveryKey, channelId } = context;
  const { team, person } = actor;
  const progress = await showProgress(context, query);
  const onTeamsClock = { ...progress, zone: team.timeZone };
  const words = wordsFor(team.locale);
  const message = sharedProgress(onTeamsClock, person.name, words);
  const address = { workspaceId: team.workspaceId, channelId, target: person.slackUserId };
  const isNew = await repositories.outbox.add(
    readyMessage(message, address, `progress/${deliveryKey}`, now),
  );
  if (!isNew) return;
  const chart = progress.nothing
    ? undefined
    : await mainChart(context, query, words, team.timeZone);
  if (chart) {
    const place = { channelId, threadTs: null, fileName: `progress-${query.topic}` };
    await sendPicture(context, chart, words, place);
  }
  const { topic, period, subject } = query;
  await audit(context, 'progress.share', `team/${team.id}`, null, {
    channelId,
    topic,
    period,
    subject,
  });
}
