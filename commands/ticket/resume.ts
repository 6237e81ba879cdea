import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { chooseStage } from '../../src/usecases/ticket/find-ticket.ts';
import { resumeTicket } from '../../src/usecases/ticket/hold-stage.ts';
import { readStage } from '../../src/usecases/ticket/read-stage.ts';

/** `/ticket GC-12 resume`: without a stage, all that wait. */
export default defineTicketCommand({
  verbs: ['resume', 'continue', '恢复', '恢復', '继续', '繼續'],
  summary: 'ticket.resume.summary',
  usage: 'ticket.resume.usage',
  example: 'ticket.resume.example',
  run: ({ opened, text }, context) => {
    const { stage } = readStage(text, opened.template);
    return resumeTicket(context, opened, stage ? [chooseStage(context, opened, stage)] : []);
  },
});
