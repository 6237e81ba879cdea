import {
  comparedMonths,
  figuresOrNone,
  type MonthlySummary,
  monthSpan,
  noFigures,
  sumOf,
  type WorkFigures,
} from '../domain/monthly-summary.ts';
import type { PersonId, Team } from '../domain/person.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';

/** A month of a team, or of one of its people, against those that it is compared with. */
export async function gatherMonth(
  { id, timeZone }: Team,
  personId: PersonId | null,
  month: CalendarDay,
  { figures }: Pick<Repositories, 'figures'>,
): Promise<MonthlySummary> {
  const read = async (of: CalendarDay): Promise<WorkFigures | null> => {
    const byPerson = await figures.byPerson(id, monthSpan(of, timeZone));
    return figuresOrNone(
      personId ? (byPerson.get(personId) ?? noFigures) : sumOf([...byPerson.values()]),
    );
  };
  const compared = comparedMonths(month);
  return {
    month,
    figures: await read(compared.month),
    before: await read(compared.before),
    yearAgo: await read(compared.yearAgo),
  };
}
