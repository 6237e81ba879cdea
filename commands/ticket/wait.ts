import { currentStage } from '../../src/domain/ticket/stage-order.ts';
import { isRunning, openPause, type Stage } from '../../src/domain/ticket/ticket.ts';
import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import type { OpenedTicket } from '../../src/usecases/ticket/find-ticket.ts';
import { waitTicket } from '../../src/usecases/ticket/hold-stage.ts';
import { readStage } from '../../src/usecases/ticket/read-stage.ts';

/** `/ticket GC-12 wait customer drawings`: without a stage, for all that run. */
export default defineTicketCommand({
  verbs: ['wait', 'pause', 'hold', '等待', '暂停', '暫停', '挂起', '掛起'],
  summary: 'ticket.wait.summary',
  usage: 'ticket.wait.usage',
  example: 'ticket.wait.example',
  run: ({ opened, text }, context) => {
    const { stages, reason } = whatWaits(opened, text);
    return waitTicket(context, opened, stages, reason);
  },
});

/**
 * A stage is meant where its clock runs, and a reason stands apart from its name: 设计图纸 and the
 * name of a stage to come say what is waited for.
 */
function whatWaits(
  { file, template }: OpenedTicket,
  text: string,
): { readonly stages: readonly Stage[]; readonly reason: string } {
  const { stage: named, rest, isApart } = readStage(text, template);
  const stage = named && isApart && rest !== '' ? currentStage(file, named.code) : undefined;
  return stage && isRunning(stage) && !openPause(stage)
    ? { stages: [stage], reason: rest }
    : { stages: [], reason: text };
}
