import { skipStage } from '../../src/usecases/ticket/end-stage.ts';
import { stageOf, ticketCommand } from './ticket-command.ts';

/** `/ticket GC-12 skip tie-in outage not needed` */
export default ticketCommand(
  'skip',
  ['omit', '跳过', '跳過', '略过', '略過'],
  async (typed, context) => {
    const { stage, rest } = stageOf(typed, context);
    return (await skipStage(context, typed.opened, stage, rest)).file;
  },
);
