import { defineTicketCommand, stageOf } from '../../src/slack/define-ticket-command.ts';
import { sendBackStage } from '../../src/usecases/ticket/approve-stage.ts';
import { rejectStage } from '../../src/usecases/ticket/end-stage.ts';
import type { OpenedTicket } from '../../src/usecases/ticket/find-ticket.ts';
import { readStage } from '../../src/usecases/ticket/read-stage.ts';

/**
 * `/ticket GC-12 reject design review to design earthing is missing`. What waits for an approval is
 * not approved, unless it says to which stage it goes back.
 */
export default defineTicketCommand({
  verbs: ['reject', 'return', 'fail', '退回', '不通过', '不通過', '驳回', '駁回'],
  summary: 'ticket.reject.summary',
  usage: 'ticket.reject.usage',
  example: 'ticket.reject.example',
  run: async (typed, context) => {
    const { opened } = typed;
    const { stage, rest } = stageOf(typed, context);
    const { to, reason } = whereTo(opened, rest);
    const { file } =
      stage.approval && to === null
        ? await sendBackStage(context, opened, stage, reason)
        : await rejectStage(context, opened, stage, { to, reason });
    return file;
  },
});

/** The stage behind `to`, and the reason behind it. */
function whereTo(
  { template }: OpenedTicket,
  typed: string,
): { readonly to: string | null; readonly reason: string } {
  const word = /^(?:back\s+)?(?:to\s+|退回到?|退至|回到|至|到)\s*/iu.exec(typed);
  const named = word && readStage(typed.slice(word[0].length), template);
  return named?.stage ? { to: named.stage.code, reason: named.rest } : { to: null, reason: typed };
}
