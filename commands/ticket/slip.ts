import { defineTicketCommand, onlyStageOf } from '../../src/slack/define-ticket-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askForSlip } from '../../src/usecases/ticket/ask-for-slip.ts';

/** `/ticket GC-12 slip`, `/ticket GC-12 slip site survey`: the slip on paper, of the stage that was signed last or of one that is named. */
export default defineTicketCommand({
  verbs: [
    'slip',
    'handover',
    'hand-over',
    '联系单',
    '联络单',
    '移交单',
    '聯繫單',
    '聯絡單',
    '聯系單',
    '移交單',
  ],
  summary: 'ticket.slip.summary',
  usage: 'ticket.slip.usage',
  example: 'ticket.slip.example',
  run: async (typed, context) => {
    const named = typed.text.trim() === '' ? null : onlyStageOf(typed, context);
    return say(await askForSlip(context, typed.opened, named));
  },
});
