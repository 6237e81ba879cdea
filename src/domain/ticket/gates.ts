import type { Visit } from '../visit.ts';
import { addDays, type CalendarDay } from '../zoned-time.ts';
import { energisationStage } from './default-template.ts';
import { currentStages, stagesMissing } from './stage-order.ts';
import type { TicketTemplate } from './stage-template.ts';
import { isOver, type Stage, type Ticket, type TicketFile } from './ticket.ts';

/** What is in the way of a stage or of closing. */
export type Missing =
  | { readonly kind: 'stage'; readonly stage: Stage }
  /** What an inspection found, and nobody has said that it is mended. */
  | { readonly kind: 'rectification'; readonly stage: Stage; readonly found: string }
  | { readonly kind: 'leader-visit-before' }
  | { readonly kind: 'leader-visit-after'; readonly by: CalendarDay };

/** Visits of the linked leader to the ticket's customer, appointments and missed ones included. */
export type LeaderVisits = readonly Pick<Visit, 'day' | 'state'>[];

/** What has to come first before a stage can be accepted or done. */
export function missingFor(
  stage: Stage,
  file: TicketFile,
  template: TicketTemplate,
  visits: LeaderVisits,
): readonly Missing[] {
  const stages = stagesMissing(stage.code, file, template).map((one): Missing => {
    const found = foundBefore(one, file);
    return found ? { kind: 'rectification', stage: one, found } : { kind: 'stage', stage: one };
  });
  const isEnergisation = stage.code === energisationStage;
  const isLinked = file.ticket.leaderId !== null;
  return isEnergisation && isLinked && !visits.some(({ state }) => state === 'held')
    ? [...stages, { kind: 'leader-visit-before' }]
    : stages;
}

/** What the last inspection before this attempt found; null where it passed, or found nothing. */
function foundBefore({ code, attempt }: Stage, { stages }: TicketFile): string | null {
  const judged = stages
    .filter((one) => one.code === code && one.attempt < attempt)
    // What was only not accepted was signed by nobody: it found nothing, and nothing is mended by it.
    .filter(({ state, ended }) => state !== 'returned' || ended?.digest)
    .reduce<Stage | undefined>(
      (last, one) => (last && last.attempt > one.attempt ? last : one),
      undefined,
    );
  return judged?.state === 'returned' ? (judged.ended?.note ?? null) : null;
}

/** What has to come first before a ticket can be closed as completed. */
export function missingToClose(
  file: TicketFile,
  visits: LeaderVisits,
  leaderVisitDays: number,
): readonly Missing[] {
  const stages = currentStages(file)
    .filter((stage) => !isOver(stage))
    .map((stage): Missing => ({ kind: 'stage', stage }));
  const missing = leaderVisitMissing(file.ticket, visits, leaderVisitDays);
  return missing === null ? stages : [...stages, missing];
}

/** Whether the visit of the linked leader that is due now is missing: before energisation, or after. */
export function isLeaderVisitMissing(
  ticket: Ticket,
  visits: LeaderVisits,
  leaderVisitDays: number,
): boolean {
  if (ticket.leaderId === null) return false;
  return ticket.energisedOn === null
    ? !visits.some(({ state }) => state === 'held')
    : leaderVisitMissing(ticket, visits, leaderVisitDays) !== null;
}

/** Trade practice: the linked leader visits once more within a month after energisation. */
function leaderVisitMissing(
  { leaderId, energisedOn }: Ticket,
  visits: LeaderVisits,
  leaderVisitDays: number,
): Missing | null {
  if (leaderId === null || energisedOn === null) return null;
  const by = addDays(energisedOn, leaderVisitDays);
  const held = visits.filter(({ day, state }) => state === 'held' && day <= by);
  const onTheDay = held.filter(({ day }) => day === energisedOn).length;
  // A visit on the day itself may be the one before: it is not both.
  const isBefore = held.some(({ day }) => day < energisedOn);
  const isVisited = held.some(({ day }) => day > energisedOn) || onTheDay >= (isBefore ? 1 : 2);
  return isVisited ? null : { kind: 'leader-visit-after', by };
}
