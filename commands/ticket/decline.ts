import { defineTicketCommand, stageOf } from '../../src/slack/define-ticket-command.ts';
import { declineStage } from '../../src/usecases/ticket/hold-stage.ts';

/** `/ticket GC-12 decline survey record is missing` */
export default defineTicketCommand({
  verbs: ['decline', '拒收', '退还', '退還'],
  summary: 'ticket.decline.summary',
  usage: 'ticket.decline.usage',
  example: 'ticket.decline.example',
  run: (typed, context) => {
    const { stage, rest } = stageOf(typed, context);
    return declineStage(context, typed.opened, stage, rest);
  },
});
