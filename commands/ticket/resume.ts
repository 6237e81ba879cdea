import { openPause } from '../../src/domain/ticket/ticket.ts';
import { defineTicketCommand, onlyStageOf } from '../../src/slack/define-ticket-command.ts';
import { resumeTicket } from '../../src/usecases/ticket/hold-stage.ts';

/** `/ticket GC-12 resume`: without a stage, all that wait. */
export default defineTicketCommand({
  verbs: ['resume', 'continue', '恢复', '恢復', '继续', '繼續'],
  summary: 'ticket.resume.summary',
  usage: 'ticket.resume.usage',
  example: 'ticket.resume.example',
  run: (typed, context) => {
    const { opened, text } = typed;
    const waits = (stage: Parameters<typeof openPause>[0]) => openPause(stage) !== undefined;
    const stages = text.trim() === '' ? [] : [onlyStageOf(typed, context, { fits: waits })];
    return resumeTicket(context, opened, stages);
  },
});
