import type { Person, PersonId } from '../domain/person.ts';
import { addDays, dayOf, type Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';

/** The people of a deputy's team who are away at a moment, on their own calendars, and whom they stand in for. */
export async function whomCovered(
  { id, teamId, timeZone }: Pick<Person, 'id' | 'teamId' | 'timeZone'>,
  at: Instant,
  { absences, people }: Pick<Repositories, 'absences' | 'people'>,
): Promise<readonly PersonId[]> {
  // No two calendars are further apart.
  const near = await absences.coveredAhead(id, addDays(dayOf(at, timeZone), -1));
  if (near.length === 0) return [];
  const absent = await people.findMany([...new Set(near.map(({ personId }) => personId))]);
  return absent
    .filter((person) => {
      const day = dayOf(at, person.timeZone);
      const isAway = near.some(
        ({ personId, firstDay, lastDay }) =>
          personId === person.id && firstDay <= day && day <= lastDay,
      );
      return isAway && person.teamId === teamId;
    })
    .map((person) => person.id);
}
