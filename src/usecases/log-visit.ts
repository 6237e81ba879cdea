import type { CustomerId } from '../domain/customer.ts';
import type { Due, FollowUp } from '../domain/follow-up.ts';
import type { Mentioned } from '../domain/quantity.ts';
import { UserError } from '../domain/user-error.ts';
import { stateOfVisit, type Visit, type VisitId } from '../domain/visit.ts';
import type { CalendarDay, ClockTime } from '../domain/zoned-time.ts';
import { saysMeeting } from '../language/says-meeting.ts';
import type { VisitCard } from '../views/visit-card.ts';
import { checkNote, checkVisitDay } from './check-dates.ts';
import { quantitiesIn } from './find-quantities.ts';
import { addFollowUp } from './keep-follow-up.ts';
import { planNextVisit } from './plan-next-visits.ts';
import { planVisitReminders } from './plan-visit-reminders.ts';
import { tellClosable } from './ticket/tell-closable.ts';
import { allow, audit, type UseCaseContext } from './use-case-context.ts';

export type LogVisitInput = {
  readonly customerId: CustomerId;
  /** Today where none was said; a day ahead makes an appointment. */
  readonly day: CalendarDay | null;
  readonly time: ClockTime | null;
  readonly note: string;
  /** People who are mentioned by `@name`. */
  readonly mentioned: readonly Mentioned[];
  readonly followUp: { readonly what: string; readonly due: Due } | null;
  /** Whether it was said to be the quarterly meeting; where nothing is said, its words say so. */
  readonly isMeeting?: boolean;
};

/**
 * Records a visit or an appointment, and its follow-up.
 *
 * @throws UserError on a day or a note out of bounds, or a customer of another team.
 */
export async function logVisit(context: UseCaseContext, input: LogVisitInput): Promise<VisitCard> {
  const { repositories, actor, now, today, newId } = context;
  const customer = await repositories.customers.find(input.customerId);
  if (!customer) throw new UserError('error.customerMissing', {}, 'visit.log.example');
  allow(context, { do: 'log-visit', to: customer });
  const day = input.day ?? today;
  checkVisitDay(context, day);
  checkNote(context, input.note);

  const visit: Visit = {
    id: newId<VisitId>(),
    teamId: actor.team.id,
    number: await repositories.visits.takeNumber(actor.team.id),
    customerId: customer.id,
    managerId: actor.person.id,
    day,
    time: input.time,
    timeZone: actor.person.timeZone,
    note: input.note,
    quantities: quantitiesIn([input.note, input.followUp?.what ?? ''], input.mentioned),
    state: stateOfVisit({ day, time: input.time }, actor.person.timeZone, now),
    isMeeting: input.isMeeting === true || saysMeeting(input.note),
    report: {},
    version: 1,
    createdAt: now,
    undoneAt: null,
  };
  await repositories.visits.add(visit);
  await audit(context, 'visit.log', `visit/${visit.id}`, null, visit);

  const followUps: FollowUp[] = [];
  if (input.followUp) {
    followUps.push(
      await addFollowUp(context, {
        ...input.followUp,
        ownerId: actor.person.id,
        customerId: customer.id,
        visitId: visit.id,
      }),
    );
  }
  await planVisitReminders(context, visit);
  if (visit.state === 'held') await planNextVisit(context, customer);
  await tellClosable(context, visit);
  // It is at hand: the busiest path asks for nothing twice.
  return { visit, customer, followUps, files: [], mayUndo: true, today };
}
