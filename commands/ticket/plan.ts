import { readWhen } from '../../src/language/read-when.ts';
import { planStage } from '../../src/usecases/ticket/hold-stage.ts';
import { stageOf, ticketCommand } from './ticket-command.ts';

/** `/ticket GC-12 plan external works 30 June` */
export default ticketCommand(
  'plan',
  ['agree', '约定', '約定', '计划', '計劃', '工期'],
  (typed, context) => {
    const { now, actor, isWorkday } = context;
    const { stage, rest } = stageOf(typed, context);
    const { due } = readWhen(rest, { now, zone: actor.person.timeZone, isWorkday });
    return planStage(context, typed.opened, stage, due.day);
  },
);
