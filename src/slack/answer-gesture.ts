import type { WebClient } from '@slack/web-api';
import type { NewId } from '../domain/new-id.ts';
import type { Person, WorkspaceId } from '../domain/person.ts';
import { NotSavedError, UserError } from '../domain/user-error.ts';
import { isWorkingDay } from '../domain/working-days.ts';
import { dayOf, type Instant } from '../domain/zoned-time.ts';
import { type MessageKey, type Words, wordsFor } from '../i18n/words.ts';
import type { CustomerIndex } from '../language/customers/find-customer.ts';
import { withNames } from '../language/quantities/mention-names.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { Log } from '../ports/log.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { CustomerDirectory } from '../usecases/customer-directory.ts';
import type { ReadingWatch } from '../usecases/watch-reading.ts';
import { type Message, shorten } from '../views/message.ts';
import { faultMessage, problemMessage } from '../views/problem-message.ts';
import type { Command, EarlierLine, GestureContext, ReadingContext } from './define-command.ts';
import type { SharedChannels } from './find-shared-channels.ts';
import { peopleMentioned } from './people-mentioned.ts';
import { incomingEvent, writtenAt } from './read-events.ts';
import type { People } from './recognise-people.ts';
import { type Reply, readStoredReply, say } from './reply.ts';
import { type NounWords, routeMessage } from './route-line.ts';
import { sendableReply } from './sendable-message.ts';
import type { TokenWatch } from './watch-token.ts';
import type { WorkUnderWay } from './work-under-way.ts';

/** All that gestures are handled with. */
export type GestureTools = {
  readonly store: Store;
  readonly people: People;
  readonly channels: SharedChannels;
  readonly directory: CustomerDirectory;
  readonly clock: () => Instant;
  readonly newId: NewId;
  readonly log: Log;
  readonly commands: readonly Command[];
  readonly nouns: NounWords;
  /** The interactive Web API client. */
  readonly client: WebClient;
  readonly apiUrl: string;
  /** Who has looked at the Home tab since the start: theirs is kept up to date. */
  readonly homeReaders: Set<string>;
  /** The address of calendars without their secret; null where the bot is not reached by HTTP. */
  readonly feedBase: string | null;
  readonly newSecret: () => string;
  /** Who opened which customers of late. */
  readonly reading: ReadingWatch;
  /** What a stop waits for. */
  readonly underWay: WorkUnderWay;
  readonly token: Pick<TokenWatch, 'workspaceId' | 'refuse'>;
};

/** One thing a person did in Slack. */
export type Gesture = {
  readonly key: string;
  readonly kind: Delivery['kind'];
  readonly workspaceId: WorkspaceId;
  readonly userId: string;
  readonly channelId: string;
  /** Channels that the line names; none where it is not a line. */
  readonly namedChannels?: readonly string[];
  readonly responseUrl: string | null;
  /** What was typed, slash and all, kept so that a pick list can take it up again. */
  readonly line: string | null;
};

/** The work of a gesture: read first, then done inside the transaction. */
export type Prepare = (context: ReadingContext) => (context: GestureContext) => Promise<Reply>;

/** Writes more into a gesture's transaction. */
export type Settle = (repositories: Repositories, reply: Reply, words: Words) => Promise<void>;

/** What came of a gesture, with the words of the person it is for. */
export type Answer = {
  readonly reply: Reply;
  readonly words: Words;
  /** repeated: it had been done before; refused: there is a `problem`; failed: a fault of ours. */
  readonly outcome: 'done' | 'repeated' | 'refused' | 'failed';
  /** The problem behind the reply, where a form can point at a field. */
  readonly problem: UserError | null;
};

/**
 * Carries a gesture out in one transaction with its delivery key, so that a repeated delivery gets
 * the stored answer. Never throws: what a person can mend is said to them, all else is logged and
 * answered with a reference to quote.
 *
 * `settle` writes more into the same transaction, such as a posted answer.
 */
export async function answerGesture(
  tools: GestureTools,
  gesture: Gesture,
  prepare: Prepare,
  settle: Settle = async () => {},
): Promise<Answer> {
  const answer = await carryOut(tools, gesture, prepare, settle);
  return { ...answer, reply: sendableReply(answer.reply, tools.log) };
}

async function carryOut(
  tools: GestureTools,
  gesture: Gesture,
  prepare: Prepare,
  settle: Settle,
): Promise<Answer> {
  let words = wordsFor('en');
  try {
    const person = await tools.people.recognise(gesture.workspaceId, gesture.userId);
    words = wordsFor(person.locale);
    // Even what one person alone would see there is kept from places that others read.
    if (await tools.channels.areOthersIn(gesture.channelId)) {
      throw new UserError('error.sharedChannel');
    }
    refuseLongLine(gesture.line);
    const reading = await readingContext(tools, person, words, gesture.line ?? '');
    const work = prepare(reading);
    return await tools.store.write(async (repositories): Promise<Answer> => {
      const known = await repositories.deliveries.find(gesture.key);
      if (known?.state === 'done') {
        const reply = readStoredReply(known.answer);
        return { reply, words, outcome: 'repeated', problem: null };
      }
      const done = await work({
        ...reading,
        repositories,
        newId: tools.newId,
        feedBase: tools.feedBase,
        newSecret: tools.newSecret,
        reading: tools.reading,
        deliveryKey: gesture.key,
        channelId: gesture.channelId,
        namedChannels: gesture.namedChannels ?? [],
        isDirect: gesture.channelId.startsWith('D'),
        responseUrl: gesture.responseUrl,
        earlierLine: (key) => earlierLine(repositories, key, person, tools, reading.customers),
      });
      await settle(repositories, done, words);
      await keepAnswer(repositories, gesture, known !== undefined, done, reading.now);
      return { reply: done, words, outcome: 'done', problem: null };
    });
  } catch (error) {
    return failedAnswer(tools, gesture, words, error);
  }
}

/** Who acts, in which team, when, and which customers they may mean. @throws UserError */
export async function readingContext(
  { people, store, directory, clock, commands }: GestureTools,
  person: Person,
  words: Words,
  line = '',
): Promise<ReadingContext> {
  const actor = await people.actorOf(person);
  const now = clock();
  const calendar = await store.read.calendars.load(actor.team.region);
  return {
    actor,
    words,
    commands,
    now,
    today: dayOf(now, person.timeZone),
    settings: await store.read.teams.settings(actor.team.id),
    customers: await directory.indexForActor(actor),
    mentioned: await peopleMentioned(line, person.workspaceId, store.read.people),
    isWorkday: (day) => isWorkingDay(day, calendar),
  };
}

async function keepAnswer(
  { deliveries }: Repositories,
  { key, kind, line }: Gesture,
  isKnown: boolean,
  reply: Reply,
  at: Instant,
): Promise<void> {
  // A form cannot be opened twice with one trigger, so there is nothing to repeat.
  const answer = reply.kind === 'form' ? null : JSON.stringify(reply);
  if (isKnown) return deliveries.finish(key, answer, at);
  await deliveries.receive({ key, kind, state: 'done', payload: line, answer, receivedAt: at });
}

async function earlierLine(
  { deliveries, people }: Repositories,
  key: string,
  { workspaceId }: Person,
  { commands, nouns }: GestureTools,
  customers: CustomerIndex,
): Promise<EarlierLine> {
  const delivery = await deliveries.find(key);
  if (!delivery?.payload) throw new UserError('error.oldButton');
  const { payload, receivedAt } = delivery;
  const { text, at, files } =
    delivery.kind === 'event'
      ? lineOfEvent(JSON.parse(payload), receivedAt)
      : { text: payload, at: receivedAt, files: [] };
  const mentioned = await peopleMentioned(text, workspaceId, people);
  // Files alone have no line.
  const typed = withNames(text, mentioned);
  const read = () => (text === '' ? text : routeMessage(typed, commands, nouns, customers).text);
  return {
    text: files.length > 0 ? captionOr(typed, read) : read(),
    mentioned,
    receivedAt: at,
    files,
  };
}

/** Words beside files need not be a line. */
function captionOr(typed: string, read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError && error.key.startsWith('error.unknownVerb')) return typed;
    throw error;
  }
}

function lineOfEvent(kept: unknown, receivedAt: Instant) {
  const event = incomingEvent.parse(kept);
  if (event.type !== 'line') throw new UserError('error.oldButton');
  return { text: event.text, at: writtenAt(event, receivedAt), files: event.files };
}

/** In code points. More takes long to read, and no note is as long. */
const lineLimit = 4_000;

function refuseLongLine(line: string | null): void {
  const count = line === null ? 0 : [...line].length;
  if (count > lineLimit) throw new UserError('error.lineLong', { count, limit: lineLimit });
}

/** Refusals of a line that would have to be typed anew: Slack does not keep a slash command. */
const givesLineBack: ReadonlySet<MessageKey> = new Set<MessageKey>([
  'error.customerMissing',
  'error.customerAmbiguous',
  'error.twoDays',
  'error.dateMissing',
  'error.appointmentPast',
  'error.followUpPast',
  'error.followUpFar',
  'error.visitFar',
  'error.visitLongAgo',
  'error.onlyLeadAdds',
  'error.notInTeam',
  'error.personMissing',
  'error.noticeCount',
  'error.noticeContradiction',
  'error.noticeDay',
  'error.noticeIncomplete',
  'error.noticeNoYear',
  'error.noticeOtherYear',
  'error.noticeUnclear',
  'error.noticeWeekday',
  'error.noticeWorkWeekday',
]);

function failedAnswer(
  { log, newId }: GestureTools,
  gesture: Gesture,
  words: Words,
  error: unknown,
): Answer {
  const line = gesture.line === null ? null : withNames(gesture.line, []);
  // A bare noun is quickly typed again.
  const isSlashLine = gesture.kind === 'command' && /\s/.test(line ?? '');
  if (error instanceof UserError) {
    const isLong = error.key === 'error.noteLong' || error.key === 'error.lineLong';
    const isGivenBack = isLong || (isSlashLine && givesLineBack.has(error.key));
    // More than this does not fit into a message.
    const typed = isGivenBack && line ? shorten(line, lineLimit) : null;
    const reply = say(problemMessage(error, words, typed));
    return { reply, words, outcome: 'refused', problem: error };
  }
  const reference = newId().slice(0, 8);
  log.error({ error, reference, kind: gesture.kind, key: gesture.key }, 'a gesture failed');
  const key = error instanceof NotSavedError ? 'error.notSaved' : 'error.ours';
  const typed = isSlashLine ? line : null;
  const reply = say(faultMessage(key, reference, words, typed));
  return { reply, words, outcome: 'failed', problem: null };
}

/** The message of a reply that has one. */
export function messageOf(reply: Reply): Message | null {
  return reply.kind === 'message' || reply.kind === 'rewrite' ? reply.message : null;
}
