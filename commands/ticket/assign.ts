import { personAtStart } from '../../src/language/quantities/mention-names.ts';
import { defineTicketCommand, stageOf } from '../../src/slack/define-ticket-command.ts';
import { findNamedColleague } from '../../src/usecases/find-colleague.ts';
import { assignManager, assignStage } from '../../src/usecases/ticket/hold-stage.ts';

const second =
  /^(?:the\s+)?(?:second(?:\s+manager)?|第二(?:客[户戶])?经理|第二經理|副经理|副經理)[\s:：]*/iu;
const manager = /^(?:the\s+)?(?:lead\s+manager|manager|客[户戶][经經]理|[经經]理)[\s:：]*/iu;

/** `/ticket GC-12 assign site survey @wang`, `… assign manager @wang`, `… assign second @wang` */
export default defineTicketCommand({
  verbs: ['assign', 'give', '指派', '分派', '派给', '派給', '转给', '轉給', '交给', '交給'],
  summary: 'ticket.assign.summary',
  usage: 'ticket.assign.usage',
  example: 'ticket.assign.example',
  run: async (typed, context) => {
    const { opened } = typed;
    const find = async (text: string) => {
      const name = text.replace(/^(?:to|给|給)\s+/iu, '');
      return (await findNamedColleague(context, name, personAtStart(name, context.mentioned)))
        .colleague;
    };
    for (const [pattern, role] of [
      [second, 'second-manager'],
      [manager, 'manager'],
    ] as const) {
      const word = pattern.exec(typed.text);
      if (!word) continue;
      const { id } = await find(typed.text.slice(word[0].length));
      return assignManager(context, opened, role, id);
    }
    const { stage, rest } = stageOf(typed, context);
    return assignStage(context, opened, stage, await find(rest));
  },
});
