import { parseReference } from '../domain/reference.ts';
import type { Visit, VisitId } from '../domain/visit.ts';
import type { MessageKey } from '../i18n/words.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import { addToVisit } from '../usecases/add-to-visit.ts';
import { attachFiles, latestOwnVisits } from '../usecases/attach-files.ts';
import type { VisitKey } from '../usecases/find-record.ts';
import { visitEcho, visitTitle } from '../views/visit-card.ts';
import { whichVisit } from '../views/which-visit.ts';
import type { Prepare } from './answer-gesture.ts';
import type { GestureContext, ReadingContext } from './define-command.ts';
import type { IncomingEvent } from './read-events.ts';
import { type Reply, say } from './reply.ts';

type Line = Extract<IncomingEvent, { type: 'line' }>;

/** So many visits are offered to keep a file with. */
const offeredVisits = 5;

/**
 * Photos and documents that came with a message. They belong to the visit that the message names
 * (`V-12 …`), to the one in whose thread they were dropped, or to the one that the message logs;
 * otherwise the person is asked.
 */
export function prepareFiles(event: Line, text: string, prepareLine: Prepare): Prepare {
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(text) ?? [];
  const reference = parseReference(first);
  if (reference?.kind === 'visit') {
    return () => (context) => keepWith({ number: reference.number }, event, rest, context);
  }
  const work = (reading: ReadingContext) => (text === '' ? null : prepareLine(reading));
  return (reading) => {
    const line = event.threadTs === null ? work(reading) : null;
    return async (context) => {
      const visitId = await visitOfThread(event, context);
      if (visitId) return keepWith({ id: visitId }, event, text, context);
      const inThread = line ?? work(reading);
      if (!inThread) return askWhich(event, context);
      const reply = await inThread(context);
      return 'about' in reply && reply.about
        ? keepWith({ id: reply.about }, event, '', context)
        : reply;
    };
  };
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
  const isOfVisit = content.rule === 'visit-share' || content.rule.startsWith('appointment-');
  return isOfVisit ? (content.subjectId as VisitId) : null;
}

async function keepWith(
  key: VisitKey,
  { files }: Line,
  note: string,
  context: GestureContext,
): Promise<Reply> {
  if (note !== '') {
    await addToVisit(context, key, { note, mentioned: context.mentioned, followUp: null });
  }
  const card = await attachFiles(context, key, files);
  return say(visitEcho(card, titleOf(card.visit, note, context), context.words), card.visit.id);
}

/** What happened to the visit: its message may have logged it, added to it, or brought files alone. */
function titleOf(visit: Visit, note: string, { now }: GestureContext): MessageKey {
  if (note !== '') return 'visit.noteAdded';
  return visit.createdAt === now ? visitTitle(visit) : 'visit.filesAdded';
}

async function askWhich({ files }: Line, context: GestureContext): Promise<Reply> {
  const { repositories, deliveryKey, today, words } = context;
  const visits = await latestOwnVisits(context, offeredVisits);
  const customers = await repositories.customers.findMany(visits.map((one) => one.customerId));
  const names = new Map(customers.map((customer) => [customer.id, customer]));
  const question = { line: deliveryKey, count: files.length, today };
  return say(whichVisit(visits, names, question, words));
}
