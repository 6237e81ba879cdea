import { formatReference } from '../../domain/reference.ts';
import type { LeaderVisits, Missing } from '../../domain/ticket/gates.ts';
import { stageName } from '../../domain/ticket/stage-name.ts';
import type { TicketTemplate } from '../../domain/ticket/stage-template.ts';
import type { Stage, Ticket, TicketFile } from '../../domain/ticket/ticket.ts';
import { type Phrase, UserError } from '../../domain/user-error.ts';
import { leaderVisitsOf } from '../../reminders/leader-visits.ts';
import { shorten } from '../../views/message.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Longer findings are cut in a sentence; the history has them whole. */
const foundLimit = 120;

/** Visits of the linked leader to the customer since the ticket was opened; none without a leader. */
export const visitsOfLeader = (
  { repositories, actor }: UseCaseContext,
  ticket: Ticket,
): Promise<LeaderVisits> => leaderVisitsOf(ticket, actor.team.timeZone, repositories);

/** @throws UserError that names what has to come first, where anything has. */
export function refuseMissing(
  { ticket }: TicketFile,
  stage: Stage,
  missing: readonly Missing[],
  template: TicketTemplate,
): void {
  if (missing.length === 0) return;
  throw new UserError('error.stageTooEarly', {
    reference: formatReference('ticket', ticket.number),
    stage: [stageName(stage.code, template)],
    missing: missing.flatMap((one) => phrasesOf(one, template)),
  });
}

/** What is missing, as a sentence can list it. */
export function phrasesOf(missing: Missing, template: TicketTemplate): readonly Phrase[] {
  switch (missing.kind) {
    case 'stage':
      return [stageName(missing.stage.code, template)];
    case 'rectification':
      return [
        {
          key: 'ticket.missing.rectification',
          parameters: {
            stage: stageName(missing.stage.code, template),
            found: shorten(missing.found, foundLimit),
          },
        },
      ];
    case 'leader-visit-before':
      return [{ key: 'ticket.missing.leaderVisitBefore' }];
    case 'leader-visit-after':
      return [{ key: 'ticket.missing.leaderVisitAfter' }];
  }
}
