import { stageDocuments } from '../../domain/ticket/stage-documents.ts';
import { currentStages } from '../../domain/ticket/stage-order.ts';
import type { Stage } from '../../domain/ticket/ticket.ts';
import { namesOf } from '../../reminders/load-ticket-card.ts';
import type { DocumentedStage, TicketDocuments } from '../../views/ticket-documents.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import type { OpenedTicket } from './find-ticket.ts';

/**
 * The documents of a ticket: of one stage, or of all that have begun, those with something missing
 * first. `code` null: all.
 */
export async function listDocuments(
  context: UseCaseContext,
  { file, template, customer }: OpenedTicket,
  code: string | null,
): Promise<TicketDocuments> {
  const { repositories, actor, today } = context;
  const files = await repositories.tickets.files(file.ticket.id);
  const documented = (stage: Stage): DocumentedStage => ({
    stage,
    documents: stageDocuments(stage, template, files),
    files: files.filter(({ stageId }) => stageId === stage.id),
  });
  const newest = currentStages(file);
  const stages = file.stages.filter((stage) => code === null || stage.code === code);
  const shown = stages.map(documented).filter(({ stage, ...has }) => {
    if (has.files.length > 0) return true;
    if (code !== null && newest.includes(stage)) return true;
    return hasBegun(stage) && has.documents.length > 0;
  });
  const ahead = code === null && file.ticket.state === 'open' ? newest : [];
  return {
    ticket: file.ticket,
    customerName: customer.name,
    template,
    asked: code,
    stages: [...shown.filter(isIncomplete), ...shown.filter((one) => !isIncomplete(one))],
    ahead: ahead
      .map(documented)
      .filter((one) => one.documents.length > 0 && !shown.some(({ stage }) => stage === one.stage)),
    names: await namesOf(
      [...files.map(({ addedBy }) => addedBy), ...file.stages.map((one) => tickedBy(one)?.by)],
      repositories,
    ),
    today,
    zone: actor.person.timeZone,
  };
}

const hasBegun = ({ startedAt, ended }: Stage): boolean => startedAt !== null || ended !== null;

const isIncomplete = ({ stage, documents }: DocumentedStage): boolean =>
  hasBegun(stage) && documents.some(({ state }) => state === 'missing');

/** Who ticked documents, and when: they are ticked where the end of a stage is signed or asked for. */
const tickedBy = ({ approval, ended }: Stage) => approval ?? ended;
