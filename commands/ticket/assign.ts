import { personAtStart } from '../../src/language/quantities/mention-names.ts';
import type { GestureContext } from '../../src/slack/define-command.ts';
import {
  defineTicketCommand,
  stageOf,
  type TypedOnTicket,
} from '../../src/slack/define-ticket-command.ts';
import { findNamedColleague } from '../../src/usecases/find-colleague.ts';
import { assignManager, assignStage } from '../../src/usecases/ticket/hold-stage.ts';

const roles = [
  [
    'second-manager',
    /^(?:the\s+)?(?:second(?:\s+manager)?|第二(?:客[户戶])?[经經]理|副(?:客[户戶])?[经經]理)[\s:：]*/iu,
  ],
  ['manager', /^(?:the\s+)?(?:(?:lead\s+)?manager|(?:主[办辦])?(?:客[户戶])?[经經]理)[\s:：]*/iu],
] as const;
const nobody = /^(?:off|none|nobody|取消|[无無])$/iu;

/** `/ticket GC-12 assign site survey @wang`, `… assign manager @wang`, `… assign second off` */
export default defineTicketCommand({
  verbs: ['assign', 'give', '指派', '分派', '派给', '派給', '转给', '轉給', '交给', '交給'],
  summary: 'ticket.assign.summary',
  usage: 'ticket.assign.usage',
  example: 'ticket.assign.example',
  run: async (typed, context) => {
    const { opened, text } = typed;
    for (const [role, pattern] of roles) {
      const word = pattern.exec(text);
      if (!word) continue;
      const rest = text.slice(word[0].length);
      if (role === 'second-manager' && nobody.test(rest.trim())) {
        return assignManager(context, opened, role, null);
      }
      return assignManager(context, opened, role, (await colleagueIn(rest, typed, context)).id);
    }
    // Whoever stands alone gets the only stage that can be meant.
    const { stage, rest } = stageOf(typed, context, {
      fits: ({ state }) => state !== 'approval',
    });
    return assignStage(context, opened, stage, await colleagueIn(rest, typed, context));
  },
});

async function colleagueIn(text: string, { example }: TypedOnTicket, context: GestureContext) {
  const name = text.replace(/^(?:to\s+|[给給]\s*)/iu, '');
  const named = personAtStart(name, context.mentioned);
  return (await findNamedColleague(context, name, named, example)).colleague;
}
