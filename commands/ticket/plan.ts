import { UserError } from '../../src/domain/user-error.ts';
import { readWhen } from '../../src/language/read-when.ts';
import { defineTicketCommand, stageOf } from '../../src/slack/define-ticket-command.ts';
import { planStage } from '../../src/usecases/ticket/hold-stage.ts';

/** `/ticket GC-12 plan external works 30 June` */
export default defineTicketCommand({
  verbs: ['plan', 'agree', '约定', '約定', '计划', '計劃', '工期'],
  summary: 'ticket.plan.summary',
  usage: 'ticket.plan.usage',
  example: 'ticket.plan.example',
  run: async (typed, context) => {
    const { now, actor, isWorkday } = context;
    const { stage, rest } = stageOf(typed, context);
    if (rest === '') throw new UserError('error.planDayMissing', {}, typed.example);
    const reading = { now, zone: actor.person.timeZone, isWorkday };
    const { due } = readWhen(rest, reading, typed.example);
    return planStage(context, typed.opened, stage, due.day);
  },
});
