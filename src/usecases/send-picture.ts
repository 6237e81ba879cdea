import type { Chart } from '../domain/chart.ts';
import { instant } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import type { NewOutboxMessage, PictureContent } from '../ports/reminders.ts';
import { chartAltText } from '../views/chart-alt-text.ts';
import { chartPicture } from '../views/chart-picture.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

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

/** Sends the actor the open tickets of their team along the calendar, as they are when it goes out. */
export async function sendTeamTimeline(context: Asking): Promise<void> {
  await queue(context, toActor('tickets'), {
    kind: 'file',
    document: 'team-timeline',
    readerId: context.actor.person.id,
    reference: 'tickets',
    isShared: false,
  });
}

/** Posts the same to a conversation: what the actor may see, in the team's language. */
export async function shareTeamTimeline(
  context: Asking & { readonly channelId: string },
): Promise<void> {
  const { actor, channelId } = context;
  const place = { channelId, threadTs: null, fileName: 'tickets' };
  await queue(context, place, {
    kind: 'file',
    document: 'team-timeline',
    readerId: actor.person.id,
    reference: 'tickets',
    isShared: true,
  });
  await audit(context, 'tickets.share', `team/${actor.team.id}`, null, { channelId });
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
