import { UserError } from '../../src/domain/user-error.ts';
import { defineTicketCommand, stageOf } from '../../src/slack/define-ticket-command.ts';
import { skipStage } from '../../src/usecases/ticket/end-stage.ts';
import { readStage, unknownStage } from '../../src/usecases/ticket/read-stage.ts';

/** `/ticket GC-12 skip tie-in outage not needed`: the stage has to be named. */
export default defineTicketCommand({
  verbs: ['skip', 'omit', '跳过', '跳過', '略过', '略過'],
  summary: 'ticket.skip.summary',
  usage: 'ticket.skip.usage',
  example: 'ticket.skip.example',
  run: async (typed, context) => {
    const { opened, text, example } = typed;
    if (text.trim() === '') throw new UserError('error.skipWhich', {}, example);
    if (readStage(text, opened.template).stage === null) throw unknownStage(opened, text, example);
    const { stage, rest } = stageOf(typed, context);
    return (await skipStage(context, opened, stage, rest)).file;
  },
});
