import { defineTicketCommand, onlyStageOf } from '../../src/slack/define-ticket-command.ts';
import { approveStage } from '../../src/usecases/ticket/approve-stage.ts';

/** `/ticket GC-12 approve` */
export default defineTicketCommand({
  verbs: ['approve', '同意', '批准', '审批', '審批'],
  summary: 'ticket.approve.summary',
  usage: 'ticket.approve.usage',
  example: 'ticket.approve.example',
  run: async (typed, context) => {
    const stage = onlyStageOf(typed, context, {
      fits: ({ state }) => state === 'approval',
      none: 'error.nothingToApprove',
    });
    return (await approveStage(context, typed.opened, stage)).file;
  },
});
