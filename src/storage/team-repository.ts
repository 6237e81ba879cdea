import type { Team } from '../domain/person.ts';
import { defaultSettings, type SettingKey, settingDefinitions } from '../domain/settings.ts';
import type { TeamRepository } from '../ports/people.ts';
import type { Prisma, Team as Row } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo, orNull } from './row-values.ts';

export function teamRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): TeamRepository {
  return {
    async find(id) {
      const row = await client.team.findUnique({ where: { id } });
      return row ? toTeam(row) : undefined;
    },
    async findDefault(workspaceId) {
      const row = await client.team.findFirst({ where: { workspaceId, isDefault: true } });
      return row ? toTeam(row) : undefined;
    },
    async list() {
      return (await client.team.findMany({ orderBy: { createdAt: 'asc' } })).map(toTeam);
    },
    async add(team, at) {
      touched.add('teams');
      const data = { ...team, ...instantsOf(team), createdAt: BigInt(at) };
      await client.team.create({ data, select: { id: true } });
    },
    async update({ id, ...team }) {
      touched.add('teams');
      await client.team.update({ where: { id }, data: { ...team, ...instantsOf(team) } });
    },
    async planVisitsAnew(id) {
      touched.add('teams');
      await client.team.update({
        where: { id },
        data: { visitPlan: { increment: 1 } },
        select: { id: true },
      });
    },
    async settings(id) {
      const rows = await client.setting.findMany({
        where: { teamId: id },
        orderBy: { version: 'asc' },
      });
      const changed = Object.fromEntries(
        rows
          .filter((row) => row.key in settingDefinitions)
          .map((row) => [row.key, JSON.parse(row.value)]),
      );
      return { ...defaultSettings, ...changed };
    },
    async changeSetting(id, key: SettingKey, value, by, at) {
      touched.add('teams');
      const newest = await client.setting.aggregate({
        where: { teamId: id, key },
        _max: { version: true },
      });
      await client.setting.create({
        data: {
          teamId: id,
          key,
          version: (newest._max.version ?? 0) + 1,
          value: JSON.stringify(settingDefinitions[key].schema.parse(value)),
          changedBy: by,
          changedAt: BigInt(at),
        },
      });
    },
  };
}

/** Its instants as the columns hold them. */
export const instantsOf = (team: Pick<Team, 'setUpAt' | 'visitsFrom' | 'shadowUntil'>) => ({
  setUpAt: orNull(team.setUpAt, BigInt),
  visitsFrom: orNull(team.visitsFrom, BigInt),
  shadowUntil: orNull(team.shadowUntil, BigInt),
});

function toTeam(row: Row): Team {
  return {
    id: columnTo.teamId(row.id),
    workspaceId: columnTo.workspaceId(row.workspaceId),
    name: row.name,
    isDefault: row.isDefault,
    isOpen: row.isOpen,
    timeZone: columnTo.zone(row.timeZone),
    locale: columnTo.locale(row.locale),
    region: columnTo.region(row.region),
    teamChannelId: row.teamChannelId,
    leadsChannelId: row.leadsChannelId,
    setUpAt: orNull(row.setUpAt, columnTo.instant),
    visitsFrom: orNull(row.visitsFrom, columnTo.instant),
    shadowUntil: orNull(row.shadowUntil, columnTo.instant),
  };
}
