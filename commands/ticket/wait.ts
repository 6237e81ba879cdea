import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { chooseStage } from '../../src/usecases/ticket/find-ticket.ts';
import { waitTicket } from '../../src/usecases/ticket/hold-stage.ts';
import { readStage } from '../../src/usecases/ticket/read-stage.ts';

/** `/ticket GC-12 wait customer drawings`: without a stage, for all that run. */
export default defineTicketCommand({
  verbs: ['wait', 'pause', 'hold', '等待', '暂停', '暫停', '挂起', '掛起'],
  summary: 'ticket.wait.summary',
  usage: 'ticket.wait.usage',
  example: 'ticket.wait.example',
  run: ({ opened, text }, context) => {
    const { stage, rest } = readStage(text, opened.template);
    // A stage alone is the reason: wait for the design.
    const isNamed = stage !== null && rest !== '';
    const chosen = isNamed ? [chooseStage(context, opened, stage)] : [];
    return waitTicket(context, opened, chosen, isNamed ? rest : text);
  },
});
