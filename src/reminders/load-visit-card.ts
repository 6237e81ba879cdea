import type { Person } from '../domain/person.ts';
import { mayStillUndo, type Visit, type VisitId } from '../domain/visit.ts';
import { type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import type { VisitCard } from '../views/visit-card.ts';
import type { RuleContext } from './define-rule.ts';

/** A visit with the person who goes or went; undefined where either is gone. */
export async function findVisitWithManager(
  id: string,
  { read }: RuleContext,
): Promise<{ readonly visit: Visit; readonly manager: Person } | undefined> {
  const visit = await read.visits.find(id as VisitId);
  const manager = visit && (await read.people.find(visit.managerId));
  return visit && manager ? { visit, manager } : undefined;
}

/** The customer's next appointment, as a person's day stands. */
export async function nextAppointmentOf(
  { teamId, customerId }: Pick<Visit, 'teamId' | 'customerId'>,
  today: CalendarDay,
  { read }: Pick<RuleContext, 'read'>,
): Promise<Visit | null> {
  const ahead = { teamId, customerId, from: today, state: 'planned', order: 'earliest' } as const;
  return (await read.visits.list(ahead, { skip: 0, take: 1 }))[0] ?? null;
}

/** A visit with its customer, its files and the follow-ups that still count; undefined without a customer. */
export async function loadVisitCard(
  visit: Visit,
  reader: Pick<Person, 'timeZone'>,
  { read, now }: RuleContext,
): Promise<VisitCard | undefined> {
  const customer = await read.customers.find(visit.customerId);
  if (!customer) return undefined;
  const followUps = await read.followUps.ofVisit(visit.id);
  const settings = await read.teams.settings(visit.teamId);
  return {
    visit,
    customer,
    followUps: followUps.filter(({ state }) => state !== 'undone'),
    files: await read.visits.files(visit.id),
    mayUndo: mayStillUndo(visit, settings['undo.hours'], now),
    today: dayOf(now, reader.timeZone),
  };
}
