import { figuresOrNone, noFigures, yearSpan } from '../domain/monthly-summary.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import type { YearRow } from '../views/monthly-summary.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/** Nothing was recorded before the bot was. */
const firstYear = 2000;

/**
 * A year's figures of everybody whose figures the actor may see, by name: data for assessments.
 *
 * @throws UserError where the year is still ahead, or none.
 */
export async function showYear(context: UseCaseContext, year: number): Promise<readonly YearRow[]> {
  allow(context, { do: 'see-own-figures' });
  const { repositories, actor } = context;
  const { team } = actor;
  refuseYear(context, year);
  const found = await repositories.figures.byPerson(team.id, yearSpan(year, team.timeZone));
  const people = (await repositories.people.list(team.id)).filter(
    (person) =>
      (person.role !== 'specialist' || found.has(person.id)) &&
      can(actor, { do: 'see-figures', to: { ...person, teamId: team.id } }),
  );
  return people
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ id, name }) => ({ name, figures: figuresOrNone(found.get(id) ?? noFigures) }));
}

/** @throws UserError where a year is still ahead, or none. */
export function refuseYear({ today }: UseCaseContext, year: number): void {
  if (year > Number(today.slice(0, 4))) throw new UserError('error.yearAhead', { year: `${year}` });
  if (year < firstYear) throw new UserError('error.yearUnclear', {}, 'kam.year.example');
}
