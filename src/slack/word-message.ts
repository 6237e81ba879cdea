import type { ReminderKind } from '../domain/reminder-kind.ts';
import type { Instant } from '../domain/zoned-time.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import type { Log } from '../ports/log.ts';
import type { Pictures } from '../ports/pictures.ts';
import type { OutboxContent, OutboxMessage, Settlement } from '../ports/reminders.ts';
import type { Store } from '../ports/store.ts';
import { type ReminderRule, type RuleContext, supersededReason } from '../reminders/define-rule.ts';
import { findRecipients } from '../reminders/find-recipients.ts';
import { isLate } from '../reminders/plan-due-reminders.ts';
import { insteadOf } from '../views/absence-messages.ts';
import { erasedMessage } from '../views/erase-person.ts';
import type { Message } from '../views/message.ts';
import { withReminderMenu } from '../views/reminder-menu.ts';
import { remindersTogether } from '../views/reminders-together.ts';
import { lines } from '../views/rich-text.ts';
import { drawFile } from './draw-file.ts';
import { usesNativeCharts } from './native-charts.ts';
import { unescapeSlack } from './read-payloads.ts';
import { recordMessage } from './settle-message.ts';
import { type FileContent, fileNameOf } from './share-file.ts';
import { tellOthersNow } from './tell-others-now.ts';

/** What a message is worded with. */
export type WordingTools = {
  readonly store: Store;
  readonly rules: readonly ReminderRule[];
  /** How often its fate may be looked up in vain before it says that it may be there already. */
  readonly policy: { readonly maximumChecks: number };
  readonly pictures: Pictures;
  readonly clock: () => Instant;
  readonly log: Log;
};

type ReminderContent = Extract<OutboxContent, { kind: 'reminder' }>;

/** So many are settled in one transaction, to keep the write gate free for people. */
const settledTogether = 100;

/** What a message says, and the file that it comes with. */
export type Wording = Message & { readonly file?: FileContent };

/** A reminder, and the kind that it can be turned off by; null where it cannot, or is of several. */
type WordedReminder = Message & { readonly kind: ReminderKind | null };

/** Why a message is not posted any more, or not yet. */
export type NotPosted =
  | { readonly state: 'cancelled' | 'expired' | 'dead'; readonly reason: string }
  | {
      readonly state: 'pending';
      readonly reason: string;
      readonly notBefore: Instant;
      readonly isUntried: true;
    };

/** The message as it is to be read now, or why it is not to be sent any more. */
export async function wordMessage(
  tools: WordingTools,
  message: OutboxMessage,
): Promise<Wording | NotPosted> {
  const { store, rules, clock } = tools;
  const { content } = message;
  if (content.kind === 'ready') {
    // The blocks were built and stored by our own views.
    const { drawnBySlack } = content;
    const isDrawn = drawnBySlack && (await usesNativeCharts(store.read, message));
    const blocks = (isDrawn ? drawnBySlack : content.blocks) as Message['blocks'];
    return markRepeated(tools, message, { text: content.text, blocks });
  }
  if (content.kind === 'unreadable') throw new Error('Its content is damaged');
  if (content.kind === 'deletion') throw new Error('A deletion says nothing');
  const now = clock();
  const context = { read: store.read, now };
  if (content.kind === 'rewrite') {
    const rewritten = await recordMessage(content.rule, rules)?.rewrite(
      content.subjectId,
      context,
      message.kind === 'update',
      content.to,
    );
    if (!rewritten && content.isErasure) return erasedMessage(await wordsOfPlace(tools, message));
    return rewritten
      ? markRepeated(tools, message, rewritten)
      : { state: 'cancelled', reason: 'the subject is gone' };
  }
  if (content.kind === 'file') {
    const drawn = await drawFile({ ...message, content }, context, tools);
    if (!drawn) return { state: 'cancelled', reason: 'the subject is gone' };
    const { file, message: said } = drawn;
    const marked = await markRepeated(tools, message, said);
    return file ? { ...marked, file: { ...file, name: fileNameOf(message.id, content) } } : marked;
  }
  if (content.kind === 'together') {
    const told = await wordTogether(tools, message, content.of, context);
    return 'blocks' in told ? finishReminder(tools, message, told) : told;
  }
  const worded = await wordReminder(tools, message, content, context);
  return 'blocks' in worded ? finishReminder(tools, message, worded) : worded;
}

/** With the way to ask why it came, and to have fewer. */
async function finishReminder(
  tools: WordingTools,
  message: OutboxMessage,
  { kind, ...words }: WordedReminder,
): Promise<Message> {
  const { workspaceId, channelId, id: messageId } = message;
  const reader = await tools.store.read.people.findBySlackUser(workspaceId, channelId);
  const of = { messageId, isPersonal: reader !== undefined, kind };
  const asked = withReminderMenu(words, of, await wordsOfPlace(tools, message));
  return markRepeated(tools, message, asked);
}

/** Each as it is to be read now, a line for each; what is told no more is left out, with its reason. */
async function wordTogether(
  tools: WordingTools,
  message: OutboxMessage,
  ids: readonly string[],
  context: RuleContext,
): Promise<WordedReminder | NotPosted> {
  const told: WordedReminder[] = [];
  const leftOut: LeftOut[] = [];
  for (const id of ids) {
    const one = await tools.store.read.outbox.find(id);
    if (one?.state !== 'joined' || one.content.kind !== 'reminder') continue;
    const worded = await wordJoined(tools, one, one.content, context);
    // All of them are for one place, so it is for none of them the hour yet.
    if ('notBefore' in worded) return worded;
    if ('blocks' in worded) told.push(worded);
    else leftOut.push({ one, ...worded });
  }
  await keepReasons(tools, leftOut);
  const [first, ...others] = told;
  if (!first) return { state: 'cancelled', reason: 'there is nothing to remind of any more' };
  if (others.length === 0) return first;
  const said = told.map(({ text }) => unescapeSlack(text));
  const kind = told.every((one) => one.kind === first.kind) ? first.kind : null;
  return { ...remindersTogether(said, await wordsOfPlace(tools, message)), kind };
}

/** One that cannot be worded must not take the others with it. */
async function wordJoined(
  tools: WordingTools,
  one: OutboxMessage,
  content: ReminderContent,
  context: RuleContext,
): Promise<WordedReminder | NotPosted> {
  try {
    return await wordReminder(tools, one, content, context);
  } catch (error) {
    return cannotBeWorded(tools, one, error);
  }
}

/** Logs why, and gives a message up. */
export function cannotBeWorded(
  { log }: WordingTools,
  { id }: OutboxMessage,
  error: unknown,
): NotPosted {
  log.error({ error, message: id }, 'a message could not be worded');
  return { state: 'dead', reason: 'it could not be worded' };
}

type LeftOut = Pick<Settlement, 'state' | 'reason'> & { readonly one: OutboxMessage };

async function keepReasons(
  { store, clock }: WordingTools,
  leftOut: readonly LeftOut[],
): Promise<void> {
  for (let start = 0; start < leftOut.length; start += settledTogether) {
    await store.write(async ({ outbox }) => {
      for (const { one, state, reason } of leftOut.slice(start, start + settledTogether)) {
        await outbox.settle(one, { state, reason, at: clock() });
      }
    });
  }
}

async function wordReminder(
  tools: WordingTools,
  message: OutboxMessage,
  content: ReminderContent,
  context: RuleContext,
): Promise<WordedReminder | NotPosted> {
  const { rules, clock } = tools;
  const rule = rules.find(({ key }) => key === content.rule);
  const subject = await rule?.load(content.subjectId, context);
  if (!rule || !subject) {
    return { state: 'cancelled', reason: 'there is nothing to remind of any more' };
  }
  const { last, superseded } = await subject.reachedSince(content.since ?? content.dueAt);
  const steps = [...superseded, last];
  const place = steps.findLastIndex(({ step }) => step === content.step);
  if (place < 0) return { state: 'cancelled', reason: 'the subject has changed' };
  // The next step has a message of its own for those who hear of it.
  if (steps.slice(place + 1).some(({ to }) => to.includes(message.channelId))) {
    return { state: 'cancelled', reason: supersededReason };
  }
  const now = clock();
  const telling = { ...subject, kind: rule.kind, dueAt: content.dueAt, at: now };
  const { recipients, withheld } = await findRecipients({ ...telling, to: last.to }, context.read);
  // Whoever had it when it was decided may not have it, or not want it, any more.
  const recipient = recipients.find(({ to }) => to === message.channelId);
  if (!recipient) {
    const { reason } = withheld.find(({ to }) => to === message.channelId) ?? {};
    if (reason !== undefined) return { state: 'cancelled', reason };
    await tellOthersNow(tools.store, message, { ...telling, to: steps[place]?.to ?? [] });
    return { state: 'cancelled', reason: 'it is told to others now' };
  }
  const tooLate = subject.tooLate(content.dueAt);
  if (tooLate !== null) return { state: 'expired', reason: tooLate };
  const silence = await subject.silence();
  if (silence !== null) return { state: 'cancelled', reason: silence };
  if (recipient.at > now) {
    const reason = 'it waits for working hours';
    return { state: 'pending', reason, notBefore: recipient.at, isUntried: true };
  }
  const occurrence = {
    localDay: content.localDay,
    dueAt: content.dueAt,
    isLate: isLate(content.dueAt, now),
    to: message.channelId,
  };
  const said = await subject.word(occurrence);
  const worded = recipient.insteadOf
    ? insteadOf(said, recipient.insteadOf, await wordsOfPlace(tools, message))
    : said;
  // An emergency cannot be turned off.
  return { ...worded, kind: subject.hours === 'any' ? null : rule.kind };
}

/** In whose language a message is: the person's, or the team's. */
async function wordsOfPlace(
  { store }: WordingTools,
  { workspaceId, target, channelId }: OutboxMessage,
): Promise<Words> {
  const person = await store.read.people.findBySlackUser(workspaceId, target ?? channelId);
  const team = person ? undefined : await store.read.teams.findDefault(workspaceId);
  return wordsFor(person?.locale ?? team?.locale ?? 'en');
}

/** Says so where the message may be there already. */
async function markRepeated(
  tools: WordingTools,
  message: OutboxMessage,
  words: Message,
): Promise<Message> {
  if (message.checks < tools.policy.maximumChecks) return words;
  const note = (await wordsOfPlace(tools, message)).t('message.repeated');
  return { ...words, blocks: [...words.blocks, lines([note])] };
}
