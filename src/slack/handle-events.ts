import type { Instant } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { wordsFor } from '../i18n/words.ts';
import type { NewOutboxMessage } from '../ports/reminders.ts';
import type { Repositories } from '../ports/store.ts';
import { button, row } from '../views/buttons.ts';
import type { Message } from '../views/message.ts';
import { lines } from '../views/rich-text.ts';
import { channelQuestion } from '../views/team-setup.ts';
import { answerGesture, type Gesture, type GestureTools, messageOf } from './answer-gesture.ts';
import { type IncomingEvent, incomingEvent } from './read-payloads.ts';
import type { Reply } from './reply.ts';
import { routeLine } from './route-line.ts';

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

/** Handles a kept event; its answer is queued in the transaction that carries it out. */
export async function handleEvent(
  tools: GestureTools,
  key: string,
  event: IncomingEvent,
): Promise<void> {
  if (event.type === 'invited') return handleInvitation(tools, key, event);
  const gesture: Gesture = {
    key,
    kind: 'event',
    workspaceId: event.workspaceId,
    userId: event.userId,
    channelId: event.channelId,
    responseUrl: null,
    line: event.text,
  };
  const answer = await answerGesture(
    tools,
    gesture,
    (context) => {
      const { command, text } = routeLine(null, event.text, tools.commands, tools.nouns);
      return command.prepare(text, context);
    },
    (repositories, reply, words) =>
      queueAnswer(repositories, key, event, reply, words, tools.clock()),
  );
  if (answer.problem || !(await isDone(tools, key))) {
    await answerProblem(tools, key, event, answer.reply, answer.words);
  }
}

/** Takes up what was kept but not finished: after a crash, or when the database took no writes. */
export async function replayEvents(tools: GestureTools, receivedBefore: Instant): Promise<number> {
  const unfinished = await tools.store.read.deliveries.unfinished(receivedBefore, 100);
  for (const { key, payload } of unfinished) {
    await handleEvent(tools, key, incomingEvent.parse(JSON.parse(payload ?? '{}')));
  }
  return unfinished.length;
}

async function isDone({ store }: GestureTools, key: string): Promise<boolean> {
  return (await store.read.deliveries.find(key))?.state === 'done';
}

/** A line that could not be carried out is answered too; if even that is refused, directly. */
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
    const message = messageOf(reply);
    if (!message) return;
    await tools.client.chat.postEphemeral({
      channel: event.channelId,
      user: event.userId,
      text: message.text,
      blocks: [...message.blocks],
    });
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
    reply.kind === 'form' ? formOffer(reply.form.callback_id, words) : messageOf(reply);
  if (!message) return;
  await repositories.outbox.add({
    ...answerTo(event, message, now),
    dedupeKey: `answer/${key}`,
  });
}

function answerTo(
  event: Extract<IncomingEvent, { type: 'line' }>,
  message: Message,
  now: Instant,
): Omit<NewOutboxMessage, 'dedupeKey'> {
  return {
    workspaceId: event.workspaceId,
    // In a channel the answer is for the person alone; a direct message is theirs anyway.
    kind: event.isDirect ? 'post' : 'private',
    channelId: event.channelId,
    threadTs: event.threadTs,
    target: event.userId,
    content: { kind: 'ready', ...message },
    subjectId: null,
    subjectVersion: null,
    priority: 0,
    notBefore: now,
    expiresAt: null,
    createdAt: now,
  };
}

/** A message has no trigger to open a form with; its button has. */
function formOffer(callbackId: string | undefined, words: Words): Message {
  const isCustomer = callbackId === 'customer:save';
  const title = words.t(isCustomer ? 'customer.form.title' : 'visit.form.title');
  if (callbackId === 'team:save') {
    const hint = words.t('kam.setup.example');
    return { text: hint, blocks: [lines([hint])] };
  }
  const value = { form: isCustomer ? 'customer' : 'visit' };
  return {
    text: title,
    blocks: [
      lines([words.t(isCustomer ? 'customer.add.summary' : 'visit.log.summary')]),
      row(button({ name: 'form:open', label: title, value }, 'primary')),
    ],
  };
}

async function handleInvitation(
  tools: GestureTools,
  key: string,
  event: Extract<IncomingEvent, { type: 'invited' }>,
): Promise<void> {
  const inviter = await tools.people.recognise(event.workspaceId, event.inviterId);
  const { team } = await tools.people.actorOf(inviter);
  const question = channelQuestion(event.channelId, team, wordsFor(inviter.locale));
  const now = tools.clock();
  await tools.store.write(async (repositories) => {
    await repositories.outbox.add({
      workspaceId: event.workspaceId,
      dedupeKey: `invited/${key}`,
      kind: 'post',
      channelId: event.inviterId,
      threadTs: null,
      target: null,
      content: { kind: 'ready', ...question },
      subjectId: null,
      subjectVersion: null,
      priority: 0,
      notBefore: now,
      expiresAt: null,
      createdAt: now,
    });
    await repositories.deliveries.finish(key, null, now);
  });
}
