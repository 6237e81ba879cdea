import type { PersonId, TeamId } from '../domain/person.ts';
import type { Settings } from '../domain/settings.ts';
import type { Visit } from '../domain/visit.ts';
import { wantsReport } from '../domain/wants-report.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';

/** More than anybody visits in a few days. */
const mostVisits = 200;

/** A person's visits, or a team's, that want a report and have none, from one day to another; both included. */
export async function missingReports(
  of: { readonly teamId: TeamId; readonly managerId: PersonId | null },
  { from, to }: { readonly from: CalendarDay; readonly to: CalendarDay },
  settings: Settings,
  read: Repositories,
): Promise<readonly Visit[]> {
  const wanted = settings['visit.reportWanted'];
  if (wanted === 'none') return [];
  const held = await read.visits.list(
    { ...of, from, to, state: 'held', order: 'earliest' },
    { skip: 0, take: mostVisits },
  );
  const missing: Visit[] = [];
  for (const visit of held.filter((one) => wantsReport(one, wanted))) {
    if (wanted === 'all' || !(await wasAddedTo(visit, read))) missing.push(visit);
  }
  return missing;
}

/** What was added to an appointment after it was made says what came of it. */
async function wasAddedTo({ id }: Visit, { audit }: Repositories): Promise<boolean> {
  return (await audit.of(`visit/${id}`)).some(({ action }) => action === 'visit.add');
}
