import { defineTicketCommand, stageOf } from '../../src/slack/define-ticket-command.ts';
import { rejectStage } from '../../src/usecases/ticket/end-stage.ts';
import { readStage } from '../../src/usecases/ticket/read-stage.ts';

/** `/ticket GC-12 reject design review to design earthing is missing` */
export default defineTicketCommand({
  verbs: ['reject', 'return', 'fail', '退回', '不通过', '不通過', '驳回', '駁回'],
  summary: 'ticket.reject.summary',
  usage: 'ticket.reject.usage',
  example: 'ticket.reject.example',
  run: async (typed, context) => {
    const { stage, rest } = stageOf(typed, context);
    const target = /^(?:back\s+)?(?:to\s+|退回到?|回到|至|到)\s*/iu.exec(rest);
    const named = target && readStage(rest.slice(target[0].length), typed.opened.template);
    const isNamed = named?.stage && 'code' in named.stage;
    const to = isNamed && named.stage && 'code' in named.stage ? named.stage.code : null;
    const reason = isNamed ? named.rest : rest;
    return (await rejectStage(context, typed.opened, stage, { to, reason })).file;
  },
});
