import type { ProgressScope } from '../ports/progress.ts';
import { Prisma } from './generated/client.ts';
import { running } from './ticket-pages.ts';

/** Which rows are counted. Written out for each, so that the index that fits is used. */
const isOf = (column: string, value: string | null): Prisma.Sql =>
  value === null ? Prisma.empty : Prisma.sql`AND ${Prisma.raw(column)} = ${value}`;

/** Customers of a scope, as `c`. */
export const customersIn = ({ teamId, managerId, customerId }: ProgressScope): Prisma.Sql =>
  Prisma.sql`c."teamId" = ${teamId} ${isOf('c."managerId"', managerId)}
    ${isOf('c."id"', customerId)}`;

/** Visits of a scope that took place, as `v`: what the list of visits shows of them. */
export const heldIn = ({ teamId, managerId, customerId }: ProgressScope): Prisma.Sql =>
  Prisma.sql`v."teamId" = ${teamId} ${isOf('v."managerId"', managerId)}
    ${isOf('v."customerId"', customerId)} AND v."undoneAt" IS NULL AND v."state" = 'held'`;

/** Follow-ups of a scope, as `f`. */
export const promisesIn = ({ teamId, managerId, customerId }: ProgressScope): Prisma.Sql =>
  Prisma.sql`f."teamId" = ${teamId} ${isOf('f."ownerId"', managerId)}
    ${isOf('f."customerId"', customerId)}`;

/** Tickets of a scope, as `t`. */
export const ticketsIn = ({ teamId, managerId, customerId }: ProgressScope): Prisma.Sql =>
  Prisma.sql`t."teamId" = ${teamId} ${isOf('t."customerId"', customerId)} ${
    managerId === null
      ? Prisma.empty
      : Prisma.sql`AND (t."managerId" = ${managerId} OR t."secondManagerId" = ${managerId})`
  }`;

/** Those of them that have a stage running in the department, as the list of tickets has it. */
export const runningIn = ({ department }: ProgressScope): Prisma.Sql =>
  department === null
    ? Prisma.empty
    : Prisma.sql`AND EXISTS (SELECT 1 FROM "TicketStage" r WHERE r."ticketId" = t."id"
        AND r."department" = ${department} AND r."startedAt" IS NOT NULL
        AND r."state" IN (${Prisma.join(running.in)}))`;

/** Stages of the department of a scope, as `s`; of all where it has none. */
export const stagesIn = ({ department }: ProgressScope): Prisma.Sql =>
  isOf('s."department"', department);
