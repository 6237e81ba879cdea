import { type WorkPlan, workPlanStates } from '../domain/work-plan.ts';
import type { WorkPlanRepository } from '../ports/meetings.ts';
import type { Prisma, WorkPlan as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function workPlanRepository(client: Prisma.TransactionClient): WorkPlanRepository {
  return {
    async find(id) {
      const row = await client.workPlan.findUnique({ where: { id } });
      return row ? toPlan(row) : undefined;
    },
    async of(personId, period, firstDay) {
      const row = await client.workPlan.findUnique({
        where: { personId_period_firstDay: { personId, period, firstDay } },
      });
      return row ? toPlan(row) : undefined;
    },
    async ofTeam(teamId, period, firstDay) {
      const state = { in: [...workPlanStates] };
      const rows = await client.workPlan.findMany({
        where: { teamId, state, firstDay, period },
        orderBy: { createdAt: 'asc' },
      });
      return rows.map(toPlan);
    },
    async add(plan) {
      await client.workPlan.create({ data: toRow(plan) });
    },
    async update(plan, version) {
      const { count } = await client.workPlan.updateMany({
        where: { id: plan.id, version },
        data: toRow(plan),
      });
      return count === 1;
    },
  };
}

const toRow = ({ decided, createdAt, updatedAt, ...plan }: WorkPlan): Row => ({
  ...plan,
  decidedById: decided?.by ?? null,
  decidedAt: decided ? BigInt(decided.at) : null,
  createdAt: BigInt(createdAt),
  updatedAt: BigInt(updatedAt),
});

const toPlan = (row: Row): WorkPlan => {
  const by = orNull(row.decidedById, columnTo.personId);
  const at = orNull(row.decidedAt, columnTo.instant);
  return {
    id: columnTo.workPlanId(row.id),
    teamId: columnTo.teamId(row.teamId),
    personId: columnTo.personId(row.personId),
    period: columnTo.planPeriod(row.period),
    firstDay: columnTo.day(row.firstDay),
    content: row.content,
    state: columnTo.workPlanState(row.state),
    comment: row.comment,
    decided: by !== null && at !== null ? { by, at } : null,
    version: row.version,
    createdAt: columnTo.instant(row.createdAt),
    updatedAt: columnTo.instant(row.updatedAt),
  };
};
