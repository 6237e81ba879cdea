import type { Absence } from '../domain/absence.ts';
import { can } from '../domain/permissions.ts';
import type { Member, Person } from '../domain/person.ts';
import { dayOf } from '../domain/zoned-time.ts';
import type { AbsenceList, ShownAbsence } from '../views/absence-messages.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** An absence with the names of its people, as the answer to it shows it. */
export async function showAbsence(
  { repositories, actor }: UseCaseContext,
  absence: Absence,
): Promise<ShownAbsence> {
  const { people } = repositories;
  return {
    absence,
    absent: (await people.find(absence.personId)) ?? actor.person,
    deputy: (await people.find(absence.deputyId)) ?? actor.person,
  };
}

/** For whom somebody has said that they stand in on days of an absence of their own. */
export async function coveredMeanwhile(
  { repositories }: UseCaseContext,
  { personId, firstDay, lastDay }: Absence,
): Promise<readonly string[]> {
  const covered = await repositories.absences.coveredAhead(personId, firstDay);
  const ids = covered.filter((one) => one.firstDay <= lastDay).map((one) => one.personId);
  return (await repositories.people.findMany([...new Set(ids)])).map(({ name }) => name);
}

/** In which absences the actor stands in, today or later. */
export async function showCovered(context: UseCaseContext): Promise<readonly ShownAbsence[]> {
  const { repositories, actor, today } = context;
  const covered = await repositories.absences.coveredAhead(actor.person.id, today);
  return Promise.all(covered.map((absence) => showAbsence(context, absence)));
}

/** When the actor is away, for a lead the others of the team as well, and for whom the actor stands in. */
export async function showAbsences(context: UseCaseContext): Promise<AbsenceList> {
  const { repositories, actor, today, now } = context;
  const { people, absences } = repositories;
  const own = await absences.ahead(actor.person.id, today);
  const others: Absence[] = [];
  for (const person of await people.list(actor.team.id)) {
    const isOther = person.id !== actor.person.id && person.isActive;
    const member: Member = { ...person, teamId: actor.team.id };
    if (!isOther || !can(actor, { do: 'set-absence', to: member })) continue;
    others.push(...(await absences.ahead(person.id, dayOf(now, person.timeZone))));
  }
  const covered = await showCovered(context);
  const shown = (some: readonly Absence[]) =>
    Promise.all(some.map((absence) => showAbsence(context, absence)));
  return {
    own: await shown(own),
    others: await shown(others.sort((one, other) => (one.firstDay < other.firstDay ? -1 : 1))),
    // What leads see of the others they need not see twice.
    covered: covered.filter(({ absence }) => !others.some((one) => one.id === absence.id)),
    today,
  };
}

/** The absence that somebody is in today, if there is one. */
export const currentAbsence = (
  { repositories, now }: UseCaseContext,
  { id, timeZone }: Person,
): Promise<Absence | undefined> => repositories.absences.on(id, dayOf(now, timeZone));
