import { currentStages } from '../../src/domain/ticket/stage-order.ts';
import { isAtHand } from '../../src/domain/ticket/ticket.ts';
import { defineTicketCommand, onlyStageOf } from '../../src/slack/define-ticket-command.ts';
import { acceptStage } from '../../src/usecases/ticket/hold-stage.ts';

/** `/ticket GC-12 accept` */
export default defineTicketCommand({
  verbs: ['accept', 'take', '接收', '接单', '接單', '领取', '領取'],
  summary: 'ticket.accept.summary',
  usage: 'ticket.accept.usage',
  example: 'ticket.accept.example',
  run: (typed, context) => {
    const atHand = currentStages(typed.opened.file).filter(isAtHand);
    const stage = onlyStageOf(typed, context, {
      // Where only one can be meant, whoever is second hears who has it.
      fits: ({ state }) => state === 'queued' || atHand.length === 1,
      none: 'error.nothingToAccept',
    });
    return acceptStage(context, typed.opened, stage);
  },
});
