import { currentStages, stagesBefore, wayTo } from './stage-order.ts';
import type { TicketTemplate } from './stage-template.ts';
import type { Stage, TicketFile } from './ticket.ts';

/** A stage that was done and signed. */
export type SignedStage = Stage & {
  readonly ended: NonNullable<Stage['ended']> & { readonly digest: string };
};

/** Whether a stage was done and signed; one that was left out or sent back was not. */
export const isSigned = (stage: Stage): stage is SignedStage =>
  stage.state === 'done' && stage.ended !== null && stage.ended.digest !== null;

/** The stage that was signed last, of several at once the furthest on the way; undefined: none was. */
export function lastSigned(file: Pick<TicketFile, 'stages'>): SignedStage | undefined {
  return currentStages(file)
    .filter(isSigned)
    .reduce<SignedStage | undefined>(
      (one, other) => (one === undefined || one.ended.at <= other.ended.at ? other : one),
      undefined,
    );
}

/** The stages that come right after one on a ticket's way, through those that were left out. */
export function stagesAfter(
  code: string,
  file: TicketFile,
  template: TicketTemplate,
): readonly Stage[] {
  const current = currentStages(file);
  const after = (before: string): readonly Stage[] =>
    current
      .filter((stage) => stagesBefore(stage.code, file.ticket, template).includes(before))
      .flatMap((stage) => (stage.state === 'skipped' ? after(stage.code) : [stage]));
  const found = new Set(after(code));
  // One behind another of them is handed over by that one.
  const isBehind = (stage: Stage): boolean => {
    const way = wayTo(stage.code, file.ticket, template);
    return [...found].some((other) => way.has(other.code));
  };
  return current.filter((stage) => found.has(stage) && !isBehind(stage));
}
