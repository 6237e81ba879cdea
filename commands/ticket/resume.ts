import { chooseStage } from '../../src/usecases/ticket/find-ticket.ts';
import { resumeTicket } from '../../src/usecases/ticket/hold-stage.ts';
import { readStage } from '../../src/usecases/ticket/read-stage.ts';
import { ticketCommand } from './ticket-command.ts';

const verbs = ['continue', '恢复', '恢復', '继续', '繼續'];

/** `/ticket GC-12 resume`: without a stage, all that wait. */
export default ticketCommand('resume', verbs, ({ opened, text }, context) => {
  const { stage } = readStage(text, opened.template);
  return resumeTicket(context, opened, stage ? [chooseStage(context, opened, stage)] : []);
});
