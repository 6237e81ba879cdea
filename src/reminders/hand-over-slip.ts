import { can } from '../domain/permissions.ts';
import type { Person, PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { isEstimated } from '../domain/ticket/explain-deadline.ts';
import { isSigned, stagesAfter } from '../domain/ticket/hand-over.ts';
import { deadlineOf } from '../domain/ticket/stage-deadline.ts';
import { stagesMissing } from '../domain/ticket/stage-order.ts';
import type { StageId, TicketFile } from '../domain/ticket/ticket.ts';
import { wordsFor } from '../i18n/words.ts';
import { handOverSlipPage, slipMessage, slipTitle } from '../views/hand-over-slip.ts';
import type { Message } from '../views/message.ts';
import type { HandOverSlip } from '../views/slip-contents.ts';
import type { RuleContext } from './define-rule.ts';
import { deadlineContextOf, namesOf } from './load-ticket-card.ts';
import { whomCovered } from './whom-covered.ts';

/** A file as it goes out: what it is called, its text, and the message that it comes with. */
export type DrawnFile = {
  readonly title: string;
  readonly content: string;
  readonly message: Message;
};

/** A file that is drawn from the records when it goes out. */
export type RecordFile = {
  /** Stands in the outbox, so it never changes. */
  readonly key: string;
  /** Undefined where it is not there for the reader any more. */
  draw(subjectId: string, readerId: PersonId, context: RuleContext): Promise<DrawnFile | undefined>;
};

/** The hand-over slip (联系单) of a stage that was signed, as a page to print, in its reader's language. */
export const handOverSlip = {
  key: 'hand-over-slip',
  async draw(subjectId, readerId, context) {
    const { read } = context;
    const reader = await read.people.find(readerId);
    const ticketId = await read.tickets.ticketOf(subjectId as StageId);
    const file = ticketId && (await read.tickets.load(ticketId));
    const team = file && (await read.teams.find(file.ticket.teamId));
    if (!reader || reader.teamId === null || !team) return undefined;
    const standsInFor = await whomCovered(reader, context.now, read);
    const actor = { person: { ...reader, teamId: reader.teamId }, team, standsInFor };
    if (!can(actor, { do: 'see-ticket', to: file })) return undefined;
    const slip = await loadSlip(subjectId, file, reader, context);
    if (!slip) return undefined;
    const words = wordsFor(reader.locale);
    return {
      title: slipTitle(slip, words),
      content: handOverSlipPage(slip, words),
      message: slipMessage(slip, words),
    };
  },
} as const satisfies RecordFile;

async function loadSlip(
  stageId: string,
  file: TicketFile,
  reader: Person,
  { read, now }: RuleContext,
): Promise<HandOverSlip | undefined> {
  const { ticket } = file;
  const stage = file.stages.find(({ id }) => id === stageId);
  const customer = await read.customers.find(ticket.customerId);
  const team = await read.teams.find(ticket.teamId);
  if (!stage || !isSigned(stage) || !customer || !team) return undefined;
  const deadlines = await deadlineContextOf(file, read, now);
  const { template } = deadlines;
  const next = stagesAfter(stage.code, file, template).map((one) => {
    const deadline = deadlineOf(one, file, deadlines);
    return {
      stage: one,
      deadline,
      isEstimated: isEstimated(one, deadline, deadlines),
      missing: stagesMissing(one.code, file, template),
    };
  });
  const files = await read.tickets.files(ticket.id);
  const people = [
    ticket.managerId,
    ticket.secondManagerId,
    stage.ended.by,
    stage.approval?.approved?.by,
    ...next.map((one) => one.stage.ownerId),
  ];
  return {
    reference: formatReference('ticket', ticket.number),
    ticket,
    customer,
    template,
    stage,
    files: files.filter((one) => one.stageId === stage.id),
    next,
    names: await namesOf(people, read),
    departments: await read.departments.list(ticket.teamId),
    team,
    reader,
    printedAt: now,
  };
}
