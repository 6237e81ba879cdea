import { chosenDue, type DayChoice } from '../domain/choose-day.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import type { Visit } from '../domain/visit.ts';
import { nextAppointmentOf } from '../reminders/load-visit-card.ts';
import type { VisitCard } from '../views/visit-card.ts';
import { changeVisit } from './change-visit.ts';
import { findOwnVisit, type VisitKey } from './find-record.ts';
import { logVisit } from './log-visit.ts';
import { showVisit } from './show-visit.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * Says whether an appointment took place; said again, nothing changes. One that took place earlier
 * than planned was held today.
 *
 * @throws UserError where it was held: that is a visit, and taken back as one.
 */
export async function settleAppointment(
  context: UseCaseContext,
  key: VisitKey,
  outcome: 'held' | 'missed',
): Promise<VisitCard> {
  const { today } = context;
  const before = await findOwnVisit(context, key);
  if (before.state === outcome) return showVisit(context, before);
  if (before.state === 'held') {
    const reference = formatReference('visit', before.number);
    throw new UserError('error.alreadyHeld', { reference });
  }
  const isEarly = outcome === 'held' && before.day > today;
  const change: Partial<Visit> = {
    state: outcome,
    ...(isEarly ? { day: today, time: null } : {}),
  };
  return showVisit(context, await changeVisit(context, before, change, `visit.${outcome}`));
}

/** The customer's next appointment, if there is one. */
export const nextAppointment = (
  { repositories, today }: UseCaseContext,
  visit: Visit,
): Promise<Visit | null> => nextAppointmentOf(visit, today, { read: repositories });

/** Makes an appointment that did not take place anew, for another day at the same time. */
export async function planAgain(
  context: UseCaseContext,
  key: VisitKey,
  choice: DayChoice,
): Promise<VisitCard> {
  const { now, today, actor } = context;
  const missed = await findOwnVisit(context, key);
  const { day } = chosenDue(choice, { now, today, zone: actor.person.timeZone });
  const { customerId, time, note } = missed;
  return logVisit(context, { customerId, day, time, note, mentioned: [], followUp: null });
}
