import { formatReference } from '../../domain/reference.ts';
import type { DeadlineContext } from '../../domain/ticket/deadline-context.ts';
import { recountTicket } from '../../domain/ticket/recount-ticket.ts';
import type { Stage, Ticket, TicketFile } from '../../domain/ticket/ticket.ts';
import { isAtHand, isRunning } from '../../domain/ticket/ticket.ts';
import type {
  MovedDeadline,
  TicketChange,
  TicketChangeRecord,
} from '../../domain/ticket/ticket-change.ts';
import { UserError } from '../../domain/user-error.ts';
import type { OutboxContent, OutboxMessage } from '../../ports/reminders.ts';
import { recordPost } from '../../reminders/record-post.ts';
import { replacedHandOver, stageHandOver } from '../../reminders/stage-hand-over.ts';
import { stageAlarms } from '../../reminders/ticket-alarms.ts';
import { cardKey, ticketCardPost } from '../../reminders/ticket-card-post.ts';
import { newsWindow, ticketNews } from '../../reminders/ticket-news.ts';
import { audit, type UseCaseContext } from '../use-case-context.ts';
import type { OpenedTicket } from './find-ticket.ts';
import { followSupply } from './follow-supply.ts';
import { planTicketReminders } from './plan-ticket-reminders.ts';
import { type ToldStage, tellHandOvers } from './tell-hand-over.ts';
import { tellNamed } from './tell-named.ts';

/** Keeps a new ticket: its card is posted, and whoever has its first stages is told. */
export async function keepNewTicket(
  context: UseCaseContext,
  file: TicketFile,
  deadlines: DeadlineContext,
): Promise<TicketFile> {
  const counted = recountTicket(file, deadlines);
  await context.repositories.tickets.add(counted);
  await record(context, null, counted, { kind: 'opened' });
  await addCard(context, counted.ticket);
  await tellHandOvers(context, null, counted);
  await planTicketReminders(context, null, counted, deadlines);
  return counted;
}

/** Posts the card of a ticket where it has a channel. */
export async function addCard(
  { repositories, actor, now }: UseCaseContext,
  { id, channelId, version }: Ticket,
): Promise<void> {
  if (channelId === null) return;
  const card = { rule: ticketCardPost.key, subjectId: id, version };
  const address = {
    workspaceId: actor.team.workspaceId,
    channelId,
    // Whoever opens it hears of it when it cannot be posted there.
    target: actor.person.slackUserId,
  };
  await repositories.outbox.add(recordPost(card, address, cardKey(id), now));
}

/**
 * Keeps a changed ticket, with all that hangs on it, in one transaction: days are counted anew, the
 * change and every due moment that moved stand in its history, its messages are rewritten, and
 * whoever has a stage next is told.
 *
 * @throws UserError where somebody else changed it meanwhile.
 */
export async function keepTicket(
  context: UseCaseContext,
  { file: before, deadlines }: Pick<OpenedTicket, 'file' | 'deadlines'>,
  changed: TicketFile,
  change: TicketChange,
): Promise<TicketFile> {
  const { repositories } = context;
  const counted = recountTicket(changed, deadlines);
  const after = {
    ...counted,
    ticket: { ...counted.ticket, version: before.ticket.version + 1 },
  };
  if (!(await repositories.tickets.update(after, before))) {
    const reference = formatReference('ticket', before.ticket.number);
    throw new UserError('error.changedMeanwhile', { reference });
  }
  await record(context, before, after, change);
  await followSupply(context, before, after);
  // Of many that go together both hear once.
  const told = change.kind === 'handed-over' ? [] : await tellHandOvers(context, before, after);
  await rewriteMessages(context, before, after, told, change);
  await tellNews(context, after);
  await tellNamed(context, before, after, change);
  await planTicketReminders(context, before, after, deadlines);
  return after;
}

/** The row of the change: what it was, what began with it, and which due moments moved. */
async function record(
  context: UseCaseContext,
  before: TicketFile | null,
  after: TicketFile,
  change: TicketChange,
): Promise<void> {
  const known = new Map(before?.stages.map((stage) => [stage.id, stage]));
  const changed = after.stages.filter((stage) => known.get(stage.id) !== stage);
  const earlier = changed.flatMap(({ id }) => known.get(id) ?? []);
  const entry: TicketChangeRecord = {
    change,
    started: changed
      .filter((stage) => isRunning(stage) && !isBegun(known.get(stage.id)))
      .map(({ code }) => code),
    moved: changed.flatMap((stage) => movedOf(known.get(stage.id), stage)),
  };
  await audit(
    context,
    `ticket.${change.kind}`,
    `ticket/${after.ticket.id}`,
    before && { ...fieldsChanged(after.ticket, before.ticket), stages: earlier },
    { ...entry, ...fieldsChanged(before?.ticket ?? null, after.ticket), stages: changed },
  );
}

const isBegun = (stage: Stage | undefined): boolean => stage !== undefined && isRunning(stage);

function movedOf(before: Stage | undefined, after: Stage): readonly MovedDeadline[] {
  // A deadline that is set at the beginning, or falls away at the end, has not moved.
  if (!isBegun(before) || !isRunning(after) || before?.dueAt === after.dueAt) return [];
  return [{ stage: after.code, from: before?.dueAt ?? null, to: after.dueAt }];
}

/** What `ticket` has that `other` has not. */
function fieldsChanged(other: Ticket | null, ticket: Ticket): { readonly ticket: object } {
  const known = new Map<string, unknown>(Object.entries(other ?? {}));
  const fields = Object.entries(ticket).filter(([name, value]) => known.get(name) !== value);
  return { ticket: Object.fromEntries(fields) };
}

/** The card and what was said about the changed stages show what is true now. */
async function rewriteMessages(
  context: UseCaseContext,
  before: TicketFile,
  after: TicketFile,
  told: readonly ToldStage[],
  { kind }: TicketChange,
): Promise<void> {
  const { repositories, now } = context;
  // The buttons of every stage at hand fall away with the ticket, and come back with it; whoever has
  // one reads what was typed about it.
  const concernsAll = before.ticket.state !== after.ticket.state || kind === 'noted';
  const changed = after.stages.filter(
    (stage) => !before.stages.includes(stage) || (concernsAll && isAtHand(stage)),
  );
  const subjects = [after.ticket.id, ...changed.map(({ id }) => id)];
  const posts = await repositories.outbox.sentFor(...subjects);
  for (const sent of posts) {
    const { slackChannelId, slackTs, content, kind } = sent;
    if (slackChannelId === null || slackTs === null || kind !== 'post') continue;
    const rewritten = isReplaced(sent, posts, told) ? replacedOf(content) : rewriteOf(content);
    if (!rewritten) continue;
    await repositories.outbox.add({
      ...sent,
      dedupeKey: `${sent.dedupeKey}/rewrite/${after.ticket.version}`,
      kind: 'update',
      channelId: slackChannelId,
      threadTs: null,
      target: slackTs,
      content: { ...rewritten, to: sent.channelId },
      subjectVersion: after.ticket.version,
      priority: 0,
      notBefore: now,
      createdAt: now,
    });
  }
}

/** Whether a newer message hands the same stage over to the same place. */
function isReplaced(
  { content, subjectId, channelId, sequence }: OutboxMessage,
  posts: readonly OutboxMessage[],
  told: readonly ToldStage[],
): boolean {
  if (!isHandOver(content)) return false;
  return (
    told.some(({ stageId, place }) => stageId === subjectId && place === channelId) ||
    posts.some(
      (one) =>
        one.subjectId === subjectId &&
        one.channelId === channelId &&
        one.sequence > sequence &&
        isHandOver(one.content),
    )
  );
}

const isHandOver = (content: OutboxContent): boolean =>
  content.kind === 'rewrite' && content.rule === stageHandOver.key;

const replacedOf = (content: OutboxContent): RewriteContent | undefined =>
  content.kind === 'rewrite' ? { ...content, rule: replacedHandOver.key } : undefined;

/** What a message about a ticket becomes; undefined for one that stays as it was said. */
function rewriteOf(content: OutboxContent): RewriteContent | undefined {
  if (content.kind === 'rewrite') return content.rule === ticketNews.key ? undefined : content;
  if (content.kind !== 'reminder' || !stageAlarms.some(({ key }) => key === content.rule)) {
    return undefined;
  }
  return { kind: 'rewrite', rule: content.rule, subjectId: content.subjectId };
}

type RewriteContent = Extract<OutboxContent, { kind: 'rewrite' }>;

/** One line in the thread of the card; what follows within a few seconds joins it. */
async function tellNews(context: UseCaseContext, { ticket }: TicketFile): Promise<void> {
  const { repositories, actor, settings, now } = context;
  const card = await repositories.outbox.findByKey(cardKey(ticket.id));
  // Before the card is posted it says all there is to say.
  if (!card?.slackTs || !card.slackChannelId) return;
  const window = newsWindow(ticket.id, now, settings['ticket.newsSeconds']);
  const { subjectId, until } = window;
  const news = recordPost(
    { rule: ticketNews.key, subjectId, version: 1 },
    {
      workspaceId: actor.team.workspaceId,
      channelId: card.slackChannelId,
      threadTs: card.slackTs,
    },
    `${ticketNews.key}/${subjectId}`,
    now,
  );
  await repositories.outbox.add({ ...news, notBefore: until });
}
