import { formatReference } from '../../domain/reference.ts';
import { explainCap, explainDeadline } from '../../domain/ticket/explain-deadline.ts';
import { limitsOf } from '../../domain/ticket/stage-limits.ts';
import { currentStages } from '../../domain/ticket/stage-order.ts';
import { isRunning } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { dayOf } from '../../domain/zoned-time.ts';
import type { ExplainedTicket } from '../../views/explained-ticket.ts';
import { shorten } from '../../views/message.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { chooseStage, type OpenedTicket } from './find-ticket.ts';
import { readStage } from './read-stage.ts';

/**
 * Why stages of a ticket are due when they are: those that the text names, or all that run.
 *
 * @throws UserError where the text names something else, or a stage that is not on the ticket's way.
 */
export function explainTicket(
  context: UseCaseContext,
  opened: OpenedTicket,
  text: string,
): ExplainedTicket {
  const { file, customer, template, deadlines } = opened;
  const named = stagesIn(context, opened, text);
  const running = file.ticket.state === 'open' ? currentStages(file).filter(isRunning) : [];
  const { zone, today } = readerOf(context);
  return {
    reference: formatReference('ticket', file.ticket.number),
    customerName: customer.name,
    template,
    stages: (named.length > 0 ? named : running).map((stage) => ({
      stage,
      limits: limitsOf(stage.code, file.ticket, deadlines).map(({ limit, profile }) => ({
        limit,
        profile: template.profiles.find(({ key }) => key === profile) ?? { key: profile, name: '' },
      })),
      explanation: explainDeadline(stage, file, deadlines),
    })),
    cap: explainCap(file, deadlines),
    today,
    zone,
  };
}

const readerOf = ({ actor: { person }, now }: UseCaseContext) => ({
  zone: person.timeZone,
  today: dayOf(now, person.timeZone),
});

function stagesIn(context: UseCaseContext, opened: OpenedTicket, text: string) {
  const found = [];
  for (let rest = text.trim(); rest !== ''; ) {
    const read = readStage(rest, opened.template);
    if (read.stage === null) {
      throw new UserError('error.unknownStage', { typed: shorten(rest, 80) }, 'ticket.why.example');
    }
    found.push(chooseStage(context, opened, read.stage));
    rest = read.rest.replace(/^(?:and|、|和|与|與|及)\s*/iu, '');
  }
  return [...new Set(found)];
}
