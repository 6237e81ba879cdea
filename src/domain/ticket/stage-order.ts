import { isOnTheWay, type StageTemplate, type TicketTemplate } from './stage-template.ts';
import { isOver, type Stage, type Ticket, type TicketFile } from './ticket.ts';

/** The newest attempt of each stage of a ticket, in the order of the template. */
export function currentStages({ stages }: Pick<TicketFile, 'stages'>): readonly Stage[] {
  const newest = new Map<string, Stage>();
  for (const stage of stages) {
    const other = newest.get(stage.code);
    if (!other || other.attempt < stage.attempt) newest.set(stage.code, stage);
  }
  return [...newest.values()];
}

/** The newest attempt of a stage; undefined where it is not part of the ticket's way. */
export const currentStage = (file: Pick<TicketFile, 'stages'>, code: string): Stage | undefined =>
  currentStages(file).find((stage) => stage.code === code);

/** @throws Error where the template has no such stage: records name only those it has. */
export function templateOf(code: string, { stages }: TicketTemplate): StageTemplate {
  const found = stages.find((stage) => stage.code === code);
  if (!found) throw new Error(`The template has no stage ${code}`);
  return found;
}

/**
 * Codes of the stages that come right before a stage on a ticket's way. Through one that is not on
 * it, those before that one count.
 */
export function stagesBefore(
  code: string,
  ticket: Ticket,
  template: TicketTemplate,
): readonly string[] {
  const before = templateOf(code, template).after.flatMap((one) =>
    isOnTheWay(templateOf(one, template), ticket) ? [one] : stagesBefore(one, ticket, template),
  );
  return [...new Set(before)];
}

/**
 * The newest attempts of the stages that come right before a stage. Through one that was left out,
 * those before that one count: leaving it out does not bring forward what follows it.
 */
export function stagesRightBefore(
  code: string,
  file: TicketFile,
  template: TicketTemplate,
): readonly Stage[] {
  const current = new Map(currentStages(file).map((stage) => [stage.code, stage]));
  const found = new Set<Stage>();
  const visit = (one: string): void => {
    for (const before of stagesBefore(one, file.ticket, template)) {
      const stage = current.get(before);
      if (stage?.state === 'skipped') visit(before);
      else if (stage) found.add(stage);
    }
  };
  visit(code);
  return [...found];
}

/** The stages that have to end before this one can begin. */
export const stagesMissing = (
  code: string,
  file: TicketFile,
  template: TicketTemplate,
): readonly Stage[] => stagesRightBefore(code, file, template).filter((stage) => !isOver(stage));

/** Codes of all stages that come before a stage on a ticket's way, near and far. */
export const wayTo = (
  code: string,
  ticket: Ticket,
  template: TicketTemplate,
): ReadonlySet<string> => allBefore(code, (one) => stagesBefore(one, ticket, template));

/** All that comes before a code, near and far; itself among them where they go in a circle. */
export function allBefore(
  code: string,
  rightBefore: (code: string) => readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (one: string): void => {
    for (const before of rightBefore(one)) {
      if (found.has(before)) continue;
      found.add(before);
      visit(before);
    }
  };
  visit(code);
  return found;
}
