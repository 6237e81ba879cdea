import { acceptStage } from '../../src/usecases/ticket/hold-stage.ts';
import { stageOf, ticketCommand } from './ticket-command.ts';

/** `/ticket GC-12 accept` */
export default ticketCommand(
  'accept',
  ['take', '接收', '接单', '接單', '领取', '領取'],
  (typed, context) => {
    const { stage } = stageOf(typed, context, ({ state }) => state === 'queued');
    return acceptStage(context, typed.opened, stage);
  },
);
