import type { Team } from '../domain/person.ts';
import { defaultSettings, type SettingKey, settingDefinitions } from '../domain/settings.ts';
import type { TeamRepository } from '../ports/store.ts';
import type { Prisma, Team as Row } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo } from './row-values.ts';

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
    async update({ id, ...team }) {
      touched.add('teams');
      await client.team.update({ where: { id }, data: team });
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
  };
}
