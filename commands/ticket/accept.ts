import { defineTicketCommand, onlyStageOf } from '../../src/slack/define-ticket-command.ts';
import { acceptStage } from '../../src/usecases/ticket/hold-stage.ts';

/** `/ticket GC-12 accept` */
export default defineTicketCommand({
  verbs: ['accept', 'take', '接收', '接单', '接單', '领取', '領取'],
  summary: 'ticket.accept.summary',
  usage: 'ticket.accept.usage',
  example: 'ticket.accept.example',
  run: (typed, context) => {
    const stage = onlyStageOf(typed, context, {
      fits: ({ state }) => state === 'queued',
      none: 'error.nothingToAccept',
    });
    return acceptStage(context, typed.opened, stage);
  },
});
