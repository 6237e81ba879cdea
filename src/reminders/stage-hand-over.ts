import type { StageId } from '../domain/ticket/ticket.ts';
import { wordsFor } from '../i18n/words.ts';
import { stageMessage } from '../views/stage-message.ts';
import type { RecordMessage, RuleContext } from './define-rule.ts';
import { loadTicketCard } from './load-ticket-card.ts';

/**
 * A stage that was handed over: told to whoever has it next, and reworded when somebody accepts or
 * ends it, so that no button is left standing.
 */
export const stageHandOver: RecordMessage = {
  key: 'stage-hand-over',
  version: async (subjectId, context) => (await find(subjectId, context))?.ticket.version,
  async rewrite(subjectId, context, _isPosted, to) {
    const file = await find(subjectId, context);
    const stage = file?.stages.find(({ id }) => id === subjectId);
    const team = file && (await context.read.teams.find(file.ticket.teamId));
    if (!stage || !team) return undefined;
    const { read } = context;
    const reader = to ? await read.people.findBySlackUser(team.workspaceId, to) : undefined;
    const card = await loadTicketCard(file, reader ?? team, context);
    return card && stageMessage(stage, card, wordsFor((reader ?? team).locale));
  },
};

async function find(subjectId: string, { read }: RuleContext) {
  const ticketId = await read.tickets.ticketOf(subjectId as StageId);
  return ticketId && (await read.tickets.load(ticketId));
}
