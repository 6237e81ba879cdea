import { declineStage } from '../../src/usecases/ticket/hold-stage.ts';
import { stageOf, ticketCommand } from './ticket-command.ts';

/** `/ticket GC-12 decline survey record is missing` */
export default ticketCommand('decline', ['拒收', '退还', '退還'], (typed, context) => {
  const { stage, rest } = stageOf(typed, context);
  return declineStage(context, typed.opened, stage, rest);
});
