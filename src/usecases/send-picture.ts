import type { Chart } from '../domain/chart.ts';
import { instant } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import type { NewOutboxMessage, PictureContent } from '../ports/reminders.ts';
import { chartAltText } from '../views/chart-alt-text.ts';
import { chartPicture } from '../views/chart-picture.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** Where a picture goes: a conversation, or the actor's direct messages. */
export type PicturePlace = {
  /** Null: to the actor alone. */
  readonly channelId: string | null;
  readonly threadTs: string | null;
  /** What the file is called, such as `GC-12` or `board`. */
  readonly fileName: string;
};

export const toActor = (fileName: string): PicturePlace => ({
  channelId: null,
  threadTs: null,
  fileName,
});

type Asking = UseCaseContext & { readonly deliveryKey: string };

/** Ours: so long a picture that was asked for is wanted. */
const patienceMs = 60 * 60 * 1000;

/**
 * Sends the picture of a chart, with what it says in words. It goes out as it was asked for: the chart
 * says of when its figures are. Slack shows a file to a whole conversation or to one person directly;
 * an answer that one person sees in a channel cannot carry it.
 */
export async function sendPicture(
  context: Asking,
  chart: Chart,
  words: Words,
  where: PicturePlace,
): Promise<void> {
  const picture = chartPicture(chart, words);
  await queue(context, where, {
    kind: 'file',
    document: 'picture',
    readerId: context.actor.person.id,
    reference: where.fileName,
    picture,
    altText: chartAltText(chart, words),
  });
}

/** Sends the actor the wall board of their team, as it is when it goes out. */
export async function sendBoard(context: Asking): Promise<void> {
  await queue(context, toActor('board'), {
    kind: 'file',
    document: 'ticket-board',
    readerId: context.actor.person.id,
    reference: 'board',
  });
}

async function queue(
  { repositories, actor: { person, team }, now, deliveryKey }: Asking,
  { channelId, threadTs, fileName }: PicturePlace,
  content: PictureContent,
): Promise<void> {
  const message: NewOutboxMessage = {
    workspaceId: team.workspaceId,
    dedupeKey: `${content.document}/${fileName}/${deliveryKey}`,
    kind: 'file',
    channelId: channelId ?? person.slackUserId,
    threadTs,
    target: person.slackUserId,
    content,
    subjectId: null,
    subjectVersion: null,
    priority: 0,
    notBefore: now,
    expiresAt: instant(now + patienceMs),
    createdAt: now,
  };
  await repositories.outbox.add(message);
}
