import { maySetUp } from '../domain/permissions.ts';
import { dayOf, type Instant, instant } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { wordsFor } from '../i18n/words.ts';
import { withNames } from '../language/quantities/mention-names.ts';
import type { Repositories } from '../ports/store.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { formOffer } from '../views/form-offer.ts';
import { sentences } from '../views/message.ts';
import { channelQuestion } from '../views/team-setup.ts';
import {
  answerGesture,
  type Gesture,
  type GestureTools,
  messageOf,
  type Prepare,
} from './answer-gesture.ts';
import { prepareFiles } from './handle-files.ts';
import { prepareMinutes } from './handle-minutes.ts';
import { type IncomingEvent, incomingEvent, writtenAt } from './read-events.ts';
import type { Reply } from './reply.ts';
import { routeMessage } from './route-line.ts';

/**
 * Keeps an event before Slack is told that it arrived. Returns whether it still wants handling: a
 * repeated one that is done does not, one that was never finished does.
 */
export async function keepEvent(
  { store, clock }: Pick<GestureTools, 'store' | 'clock'>,
  key: string,
  event: IncomingEvent,
): Promise<boolean> {
  return store.write(async ({ deliveries }) => {
    const known = await deliveries.find(key);
    if (known) return known.state === 'new';
    await deliveries.receive({
      key,
      kind: 'event',
      state: 'new',
      payload: JSON.stringify(event),
      answer: null,
      receivedAt: clock(),
    });
    return true;
  });
}

/**
 * Handles a kept event; its answer is queued in the transaction that carries it out. A line is read
 * as of the moment it was written, however much later this is.
 */
export async function handleEvent(
  tools: GestureTools,
  key: string,
  event: IncomingEvent,
  receivedAt: Instant = tools.clock(),
): Promise<void> {
  if (event.type === 'invited') return handleInvitation(tools, key, event);
  if (event.type === 'token-lost') return handleTokenLost(tools, key, event);
  const gesture: Gesture = {
    key,
    kind: 'event',
    workspaceId: event.workspaceId,
    userId: event.userId,
    channelId: event.channelId,
    namedChannels: event.namedChannels,
    responseUrl: null,
    line: event.text,
  };
  const answer = await answerGesture(
    tools,
    gesture,
    (context) => {
      const typed = withNames(event.text, context.mentioned);
      const now = writtenAt(event, receivedAt);
      const today = dayOf(now, context.actor.person.timeZone);
      const prepareLine: Prepare = (reading) => {
        const { command, text } = routeMessage(
          typed,
          tools.commands,
          tools.nouns,
          reading.customers,
        );
        return command.prepare(text, reading);
      };
      const prepare =
        event.files.length > 0
          ? prepareFiles(event, typed.trim(), prepareLine)
          : prepareMinutes(event, typed, prepareLine);
      return prepare({ ...context, now, today });
    },
    (repositories, reply, words) =>
      queueAnswer(repositories, key, event, reply, words, tools.clock()),
  );
  if (answer.problem?.key === 'error.sharedChannel') {
    await refuseInPlace(tools, key, event, answer.words);
  } else if (answer.problem || !(await isDone(tools, key))) {
    await answerProblem(tools, key, event, answer.reply, answer.words);
  }
}

/** Takes up what was kept but not finished: after a crash, or when the database took no writes. */
export async function replayEvents(tools: GestureTools, receivedBefore: Instant): Promise<number> {
  const unfinished = await tools.store.read.deliveries.unfinished(receivedBefore, 100);
  for (const { key, payload, receivedAt } of unfinished) {
    try {
      const event = incomingEvent.parse(JSON.parse(payload ?? '{}'));
      await handleEvent(tools, key, event, receivedAt);
    } catch (error) {
      // One that cannot be handled now must not hold up the others; it is tried again.
      tools.log.error({ error, key }, 'a kept event could not be handled');
    }
  }
  return unfinished.length;
}

async function isDone({ store }: GestureTools, key: string): Promise<boolean> {
  return (await store.read.deliveries.find(key))?.state === 'done';
}

/**
 * A line that could not be carried out is answered too. Where the database refuses even that, the
 * line stays kept and is taken up again, which the person is told directly.
 */
async function answerProblem(
  tools: GestureTools,
  key: string,
  event: Extract<IncomingEvent, { type: 'line' }>,
  reply: Reply,
  words: Words,
): Promise<void> {
  const now = tools.clock();
  try {
    await tools.store.write(async (repositories) => {
      const known = await repositories.deliveries.find(key);
      if (known?.state === 'done') return;
      await queueAnswer(repositories, key, event, reply, words, now);
      await repositories.deliveries.finish(key, null, now);
    });
  } catch (error) {
    tools.log.error({ error, key }, 'the answer to a line could not be queued');
    const { text, blocks } = sentences(words.t('error.stillSaving'));
    await tools.client.chat.postEphemeral({
      channel: event.channelId,
      user: event.userId,
      text,
      blocks: [...blocks],
    });
  }
}

/**
 * Nothing of ours is queued for a channel that others read: whoever wrote there is told so at once, and
 * alone. Where that fails they get no answer.
 */
async function refuseInPlace(
  tools: GestureTools,
  key: string,
  { channelId, userId }: Extract<IncomingEvent, { type: 'line' }>,
  words: Words,
): Promise<void> {
  await tools.store.write(({ deliveries }) => deliveries.finish(key, null, tools.clock()));
  const { text, blocks } = sentences(words.t('error.sharedChannel'));
  try {
    const said = { channel: channelId, user: userId, text, blocks: [...blocks] };
    await tools.client.chat.postEphemeral(said);
  } catch (error) {
    tools.log.warn({ error, key }, 'a refusal was not told');
  }
}

async function queueAnswer(
  repositories: Repositories,
  key: string,
  event: Extract<IncomingEvent, { type: 'line' }>,
  reply: Reply,
  words: Words,
  now: Instant,
): Promise<void> {
  const message =
    reply.kind === 'form' ? formOffer(reply.form, reply.again, words) : messageOf(reply);
  if (!message) return;
  const { workspaceId, channelId, threadTs } = event;
  // In a channel the answer is for the person alone; a direct message is theirs anyway.
  const kind = event.isDirect ? 'post' : 'private';
  const target = event.isDirect ? null : event.userId;
  const address = { workspaceId, channelId, kind, threadTs, target } as const;
  const about = 'about' in reply ? reply.about : undefined;
  await repositories.outbox.add(readyMessage({ ...message, about }, address, `answer/${key}`, now));
}

async function handleInvitation(
  tools: GestureTools,
  key: string,
  event: Extract<IncomingEvent, { type: 'invited' }>,
): Promise<void> {
  const { workspaceId, channelId, inviterId } = event;
  const inviter = await tools.people.recognise(workspaceId, inviterId);
  const team = await tools.store.read.teams.findDefault(workspaceId);
  if (!team) throw new Error(`Workspace ${workspaceId} has no default team`);
  const words = wordsFor(inviter.locale);
  const message = maySetUp(inviter)
    ? channelQuestion(channelId, team, words)
    : sentences(words.t(inviter.isActive ? 'invited.tellAdmin' : 'error.notActive'));
  const now = tools.clock();
  await tools.store.write(async (repositories) => {
    await repositories.outbox.add(
      readyMessage(message, { workspaceId, channelId: inviterId }, `invited/${key}`, now),
    );
    await repositories.deliveries.finish(key, null, now);
  });
}

async function handleTokenLost(
  { store, token, clock }: GestureTools,
  key: string,
  { workspaceId, reason, at }: Extract<IncomingEvent, { type: 'token-lost' }>,
): Promise<void> {
  const now = clock();
  // An app may be installed in other workspaces as well, which this bot does not serve.
  const isOurs = workspaceId === token.workspaceId;
  // Never later than it was heard of: what is kept for a day must not be kept for longer.
  const uninstalledAt = reason === 'app_uninstalled' ? instant(Math.min(at, now)) : undefined;
  if (isOurs) await token.refuse(reason, uninstalledAt);
  await store.write(({ deliveries }) => deliveries.finish(key, null, now));
}
