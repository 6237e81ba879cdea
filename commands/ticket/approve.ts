import { approveStage } from '../../src/usecases/ticket/end-stage.ts';
import { stageOf, ticketCommand } from './ticket-command.ts';

/** `/ticket GC-12 approve` */
export default ticketCommand(
  'approve',
  ['同意', '批准', '审批', '審批'],
  async (typed, context) => {
    const { stage } = stageOf(typed, context, ({ state }) => state === 'approval');
    return (await approveStage(context, typed.opened, stage)).file;
  },
);
