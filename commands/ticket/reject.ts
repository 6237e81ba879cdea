import { rejectStage } from '../../src/usecases/ticket/end-stage.ts';
import { readStage } from '../../src/usecases/ticket/read-stage.ts';
import { stageOf, ticketCommand } from './ticket-command.ts';

const verbs = ['return', 'fail', '退回', '不通过', '不通過', '驳回', '駁回'];

/** `/ticket GC-12 reject design review to design earthing is missing` */
export default ticketCommand('reject', verbs, async (typed, context) => {
  const { stage, rest } = stageOf(typed, context);
  const target = /^(?:back\s+)?(?:to\s+|退回到?|回到|至|到)\s*/iu.exec(rest);
  const named = target && readStage(rest.slice(target[0].length), typed.opened.template);
  const isNamed = named?.stage && 'code' in named.stage;
  const to = isNamed && named.stage && 'code' in named.stage ? named.stage.code : null;
  const reason = isNamed ? named.rest : rest;
  return (await rejectStage(context, typed.opened, stage, { to, reason })).file;
});
