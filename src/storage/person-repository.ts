import type { Person } from '../domain/person.ts';
import type { PersonRepository } from '../ports/people.ts';
import type { Prisma, Person as Row } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo, orNull } from './row-values.ts';

export function personRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): PersonRepository {
  return {
    async find(id) {
      const row = await client.person.findUnique({ where: { id } });
      return row ? toPerson(row) : undefined;
    },
    async findBySlackUser(workspaceId, slackUserId) {
      const row = await client.person.findUnique({
        where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
      });
      return row ? toPerson(row) : undefined;
    },
    async findMany(ids) {
      const rows = await client.person.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(toPerson);
    },
    async list(teamId) {
      const rows = await client.person.findMany({ where: { teamId }, orderBy: { name: 'asc' } });
      return rows.map(toPerson);
    },
    async ofDepartment(teamId, department) {
      const rows = await client.person.findMany({
        where: { teamId, department },
        orderBy: { name: 'asc' },
      });
      return rows.map(toPerson);
    },
    async readBefore(at, limit) {
      const rows = await client.person.findMany({
        where: { isActive: true, teamId: { not: null }, profileReadAt: { lt: BigInt(at) } },
        orderBy: [{ profileReadAt: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(toPerson);
    },
    async save(person) {
      touched.add('people');
      const row = { ...person, profileReadAt: BigInt(person.profileReadAt) };
      await client.person.upsert({ where: { id: person.id }, create: row, update: row });
    },
  };
}

function toPerson(row: Row): Person {
  return {
    id: columnTo.personId(row.id),
    workspaceId: columnTo.workspaceId(row.workspaceId),
    slackUserId: row.slackUserId,
    teamId: orNull(row.teamId, columnTo.teamId),
    name: row.name,
    role: columnTo.role(row.role),
    department: orNull(row.department, columnTo.department),
    locale: columnTo.locale(row.locale),
    timeZone: columnTo.zone(row.timeZone),
    isWorkspaceAdmin: row.isWorkspaceAdmin,
    isActive: row.isActive,
    profileReadAt: columnTo.instant(row.profileReadAt),
  };
}
