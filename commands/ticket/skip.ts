import { defineTicketCommand, stageOf } from '../../src/slack/define-ticket-command.ts';
import { skipStage } from '../../src/usecases/ticket/end-stage.ts';

/** `/ticket GC-12 skip tie-in outage not needed` */
export default defineTicketCommand({
  verbs: ['skip', 'omit', '跳过', '跳過', '略过', '略過'],
  summary: 'ticket.skip.summary',
  usage: 'ticket.skip.usage',
  example: 'ticket.skip.example',
  run: async (typed, context) => {
    const { stage, rest } = stageOf(typed, context);
    return (await skipStage(context, typed.opened, stage, rest)).file;
  },
});
