import { parseReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import type { VisitId } from '../domain/visit.ts';
import type { MessageKey } from '../i18n/words.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import { addToVisit } from '../usecases/add-to-visit.ts';
import { attachFiles, latestOwnVisits } from '../usecases/attach-files.ts';
import type { VisitKey } from '../usecases/find-record.ts';
import { visitEcho } from '../views/visit-card.ts';
import { whichVisit } from '../views/which-visit.ts';
import type { Prepare } from './answer-gesture.ts';
import type { GestureContext, ReadingContext } from './define-command.ts';
import { isListOfCustomers, prepareList } from './handle-customer-lists.ts';
import { prepareDocuments } from './handle-documents.ts';
import {
  fileWithStage,
  lineOfTicket,
  prepareStageFiles,
  stageOfThread,
} from './handle-stage-files.ts';
import type { IncomingEvent } from './read-events.ts';
import { type Reply, say } from './reply.ts';

type Line = Extract<IncomingEvent, { type: 'line' }>;

/** So many visits are offered to keep a file with. */
const offeredVisits = 5;

/**
 * Photos and documents that came with a message. They belong to the visit that the message names
 * (`V-12 …`), to the one in whose thread they were dropped, or to the one that the message logs. Those
 * of a ticket (`GC-12 …`), or in the thread of a stage that was handed over, belong to the stage; those
 * whose caption names a customer and what they are, to the customer. Otherwise the person is asked.
 */
export function prepareFiles(event: Line, text: string, prepareLine: Prepare): Prepare {
  if (isListOfCustomers(text)) return prepareList(event);
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(text) ?? [];
  const reference = parseReference(first);
  if (reference?.kind === 'visit') {
    return () => (context) => keepWith({ number: reference.number }, event, rest, context);
  }
  const ofTicket = lineOfTicket(text);
  if (ofTicket !== null) return prepareStageFiles(event, ofTicket, prepareLine);
  const work = (reading: ReadingContext) => (text === '' ? null : readLine(reading, prepareLine));
  return (reading) => {
    const documents = prepareDocuments(event, text, reading);
    if (documents) return documents;
    const line = event.threadTs === null ? work(reading) : null;
    return async (context) => {
      const stageId = await stageOfThread(event, context);
      if (stageId) return fileWithStage(stageId, event, text, context);
      const visitId = await visitOfThread(event, context);
      if (visitId) return keepWith({ id: visitId }, event, text, context);
      const inThread = line ?? work(reading);
      if (!inThread) return askWhich(event, context);
      const reply = await inThread(context);
      return 'about' in reply && reply.about
        ? keepWith({ id: reply.about }, event, '', context, 'visit.logged')
        : reply;
    };
  };
}

/** The line that came with the files; null where it is none, so that the person is asked. */
function readLine(reading: ReadingContext, prepareLine: Prepare) {
  try {
    return prepareLine(reading);
  } catch (error) {
    if (error instanceof UserError && error.key.startsWith('error.unknownVerb')) return null;
    throw error;
  }
}

/** The visit that the message shows in whose thread the files were dropped. */
async function visitOfThread(
  { channelId, threadTs }: Line,
  { repositories }: GestureContext,
): Promise<VisitId | null> {
  if (threadTs === null) return null;
  const shown = await repositories.outbox.findByPlace(channelId, threadTs);
  return shown ? visitShownIn(shown) : null;
}

/** The rules whose subject is a visit keep its id with what they sent. */
function visitShownIn({ content }: OutboxMessage): VisitId | null {
  if (content.kind === 'ready') return content.about ?? null;
  if (!('rule' in content)) return null;
  const isOfVisit = content.rule === 'visit-share' || content.rule.startsWith('appointment-');
  return isOfVisit ? (content.subjectId as VisitId) : null;
}

async function keepWith(
  key: VisitKey,
  { files }: Line,
  note: string,
  context: GestureContext,
  title: MessageKey | null = note === '' ? null : 'visit.noteAdded',
): Promise<Reply> {
  if (note !== '') {
    await addToVisit(context, key, { note, mentioned: context.mentioned, followUp: null });
  }
  const card = await attachFiles(context, key, files);
  return say(visitEcho(card, title ?? 'visit.filesAdded', context.words), card.visit.id);
}

async function askWhich({ files }: Line, context: GestureContext): Promise<Reply> {
  const { repositories, deliveryKey, today, words } = context;
  const visits = await latestOwnVisits(context, offeredVisits);
  const customers = await repositories.customers.findMany(visits.map((one) => one.customerId));
  const names = new Map(customers.map((customer) => [customer.id, customer]));
  const question = { line: deliveryKey, count: files.length, today };
  return say(whichVisit(visits, names, question, words));
}
