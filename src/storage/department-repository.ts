import type { Department } from '../domain/ticket/department.ts';
import type { DepartmentRepository } from '../ports/people.ts';
import type { Prisma, Department as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function departmentRepository(client: Prisma.TransactionClient): DepartmentRepository {
  return {
    async list(teamId) {
      const rows = await client.department.findMany({ where: { teamId } });
      return rows.map(toDepartment);
    },
    async find(teamId, key) {
      const row = await client.department.findUnique({ where: { teamId_key: { teamId, key } } });
      return row ? toDepartment(row) : undefined;
    },
    async save(department) {
      const { teamId, key } = department;
      await client.department.upsert({
        where: { teamId_key: { teamId, key } },
        create: department,
        update: department,
      });
    },
  };
}

function toDepartment(row: Row): Department {
  return {
    teamId: columnTo.teamId(row.teamId),
    key: columnTo.department(row.key),
    name: row.name,
    channelId: row.channelId,
    headId: orNull(row.headId, columnTo.personId),
  };
}
