import { randomId } from '../../src/domain/new-id.ts';
import type { Actor, Member, PersonId, Role, Team, TeamId } from '../../src/domain/person.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { dayOf, zoneName } from '../../src/domain/zoned-time.ts';
import type { Store } from '../../src/ports/store.ts';
import { seedCalendar } from '../../src/storage/seed-calendar.ts';
import type { UseCaseContext } from '../../src/usecases/use-case-context.ts';
import { openTestStore } from './open-test-store.ts';
import { friday, samplePerson, sampleTeam, sampleWorkspace } from './sample-records.ts';
import { usualYear, writeTeamYear, type YearSize } from './write-team-year.ts';

export type TeamYear = {
  readonly store: Store;
  readonly file: string;
  readonly team: Team;
  readonly other: Team;
  readonly managers: readonly Member[];
  readonly lead: Member;
  readonly specialist: Member;
  /** A manager who is in the other team by now; what they did before stays. */
  readonly gone: Member;
  /** The lead of the other team. */
  readonly otherLead: Member;
  contextOf(person: Member): UseCaseContext;
};

/** Whoever works on another clock than the team's. */
const zones: Readonly<Record<string, string>> = { UMEI: 'Asia/Tokyo', UGONE: 'Asia/Seoul' };

/** Two teams with a year behind them; of the first all figures are asked, the other is not to be seen. */
export async function openTeamYear(seed: number, size: YearSize = usualYear): Promise<TeamYear> {
  const { store, file } = await openTestStore();
  await seedCalendar(store);
  const team: Team = { ...sampleTeam, visitsFrom: null };
  const other: Team = { ...team, id: 'T1.other' as TeamId, name: 'North', isDefault: false };
  const member = (id: string, role: Role, of: Team): Member => ({
    ...samplePerson,
    id: `T1.${id}` as PersonId,
    slackUserId: id,
    name: id,
    role,
    teamId: of.id,
    department: role === 'specialist' ? 'production' : null,
    timeZone: zoneName(zones[id] ?? 'Asia/Shanghai'),
  });
  const managers = ['UWANG', 'UMEI', 'UZHAO'].map((id) => member(id, 'manager', team));
  const lead = member('ULEAD', 'lead', team);
  const specialist = member('UFANG', 'specialist', team);
  const gone = member('UGONE', 'manager', other);
  const otherLead = member('UNORTH', 'lead', other);
  const others = ['UNINA', 'UNOEL'].map((id) => member(id, 'manager', other));
  await store.write(async (repositories) => {
    await repositories.workspaces.ensure(sampleWorkspace, team);
    await repositories.teams.add(other, friday);
    for (const person of [...managers, lead, specialist, gone, ...others, otherLead]) {
      await repositories.people.save(person);
    }
  });
  const calendar = await store.read.calendars.load(team.region);
  const { timeZone: zone } = team;
  const zoned = (people: readonly Member[]) =>
    people.map(({ id, timeZone }) => ({ id, zone: timeZone }));
  const year = { zone, calendar, now: friday, isEventful: true };
  const all = zoned([...managers, gone]);
  writeTeamYear(file, { ...year, teamId: team.id, managers: all, seed, size });
  const fewer = { customers: 40, visits: 200, tickets: 40, followUps: 200 };
  const away = { ...year, teamId: other.id, managers: zoned(others), seed: seed + 1 };
  writeTeamYear(file, { ...away, size: fewer });
  const contextOf = (person: Member): UseCaseContext => {
    const actor: Actor = {
      person,
      team: person.teamId === other.id ? other : team,
      standsInFor: [],
    };
    return {
      repositories: store.read,
      actor,
      settings: defaultSettings,
      now: friday,
      today: dayOf(friday, person.timeZone),
      newId: randomId,
    };
  };
  return { store, file, team, other, managers, lead, specialist, gone, otherLead, contextOf };
}
