import type { FigureKey } from '../../src/domain/progress/figures.ts';
import type { Progress, ProgressTable } from '../../src/domain/progress/progress.ts';
import type { ProgressTopic } from '../../src/domain/progress/progress-query.ts';
import { defaultTemplate } from '../../src/domain/ticket/default-template.ts';
import { stageName } from '../../src/domain/ticket/stage-name.ts';
import {
  type Asked,
  dueVisits,
  figuresBySql,
  type Oracle,
  openTickets,
  overduePromises,
  overdueVisits,
  runs,
} from './rows-by-sql.ts';

/** Whoever may stand in a row, and whether they do so without having anything. */
export type OraclePerson = {
  readonly id: string;
  readonly name: string;
  readonly isManager: boolean;
};
type IsWorkday = (day: number) => boolean;

/** What stands beside the figures of an answer. */
export type Beside = Pick<Progress, 'tables' | 'behind'> & {
  /** As they come from the database. */
  readonly oldest: readonly object[];
};

/** Tables, those who wait longest and who is furthest behind; `people`: who is put side by side. */
export function besideBySql(
  oracle: Oracle,
  topic: ProgressTopic,
  asked: Asked,
  {
    people,
    isWorkday,
  }: { readonly people: readonly OraclePerson[]; readonly isWorkday: IsWorkday },
): Beside {
  const isOfTeam = [asked.manager, asked.customer, asked.department].every((one) => one === null);
  return {
    tables: [
      ...(topic === 'visits' ? [byGrade(oracle, asked)] : []),
      ...(topic === 'tickets' ? [byDepartment(oracle, asked, isWorkday)] : []),
      ...(isOfTeam && topic !== 'all' ? [byPerson(oracle, topic, asked, people)] : []),
    ],
    oldest: oldestOf(oracle, topic, asked, isWorkday),
    behind:
      isOfTeam && ['all', 'visits', 'people'].includes(topic) ? behindOf(oracle, asked) : null,
  };
}

function byGrade({ rows }: Oracle, asked: Asked): ProgressTable {
  const found = rows(
    `SELECT g."column1",
       (SELECT count(*) FROM (${overdueVisits}) WHERE "creditGrade" = g."column1"),
       (SELECT count(*) FROM (${dueVisits}) WHERE "grade" = g."column1"),
       (SELECT count(*) FROM (${dueVisits}) WHERE "grade" = g."column1" AND "visits" > 0)
     FROM (VALUES ('A'), ('B'), ('C')) g`,
    asked,
  );
  return {
    by: 'grade',
    columns: ['visits-overdue', 'visits-due', 'visits-kept'],
    rows: found.map(([grade, ...values]) => ({
      name: { key: 'progress.grade', parameters: { grade: String(grade) } },
      values: values.map(Number),
    })),
  };
}

const departments = [
  ...(['marketing', 'production', 'inspection', 'metering', 'dispatch', 'archive'] as const),
  ...(['company', 'manager', 'customer'] as const),
];

/** Stages that run in open tickets of a scope, with the Shanghai day on which they are due. */
const runningStages = `SELECT s.*, t."number", t."customerId",
    (s."dueAt" / 1000 + 8 * 3600) / 86400 AS "dueDay"
  FROM (${openTickets}) t JOIN "TicketStage" s ON s."ticketId" = t."id" WHERE ${runs}
    AND (:department IS NULL OR s."department" = :department)`;

/** Working days after a day, up to and including another one. */
function workdaysAfter(day: number, upTo: number, isWorkday: IsWorkday): number {
  let count = 0;
  for (let next = day + 1; next <= upTo; next += 1) if (isWorkday(next)) count += 1;
  return count;
}

const dayNumber = (day: string) => Date.parse(day) / 86_400_000;

function byDepartment({ rows }: Oracle, asked: Asked, isWorkday: IsWorkday): ProgressTable {
  const running = rows(
    `SELECT "department", "dueAt" < :now, "dueDay" FROM (${runningStages})`,
    asked,
  );
  const today = dayNumber(asked.today);
  return {
    by: 'department',
    columns: ['stages-overdue', 'days-overdue', 'stages-running'],
    rows: departments.flatMap((department) => {
      const here = running.filter(([name]) => name === department);
      if (here.length === 0) return [];
      const late = here.filter(([, isLate]) => isLate === 1);
      const days = late.map(([, , due]) => workdaysAfter(Number(due), today, isWorkday));
      const sum = days.reduce((total, one) => total + one, 0);
      return [
        { name: { key: `department.${department}` }, values: [late.length, sum, here.length] },
      ];
    }),
  };
}

const personColumns = {
  visits: ['visits-overdue', 'visits-held', 'visits-due', 'visits-kept'],
  'follow-ups': ['follow-ups-overdue', 'follow-ups-due', 'follow-ups-kept', 'follow-ups-late'],
  tickets: ['tickets-overdue', 'tickets-open', 'tickets-red'],
  customers: ['customers-gaps', 'customers-all'],
  people: [
    ...(['visits-overdue', 'visits-held', 'visits-due', 'visits-kept'] as const),
    ...(['follow-ups-overdue', 'follow-ups-kept', 'tickets-overdue', 'tickets-red'] as const),
  ],
} as const satisfies Record<Exclude<ProgressTopic, 'all'>, readonly FigureKey[]>;

/** Managers always, others where they have something, by name. */
function byPerson(
  oracle: Oracle,
  topic: keyof typeof personColumns,
  asked: Asked,
  people: readonly OraclePerson[],
): ProgressTable {
  const columns = personColumns[topic];
  const rows = people
    .map(({ id, name, isManager }) => {
      const figures = figuresBySql(oracle, { ...asked, manager: id });
      return { name, isManager, values: columns.map((key) => figures[key]?.value ?? null) };
    })
    .filter(({ isManager, values }) => isManager || values.some((value) => value !== 0))
    .sort((one, other) => one.name.localeCompare(other.name));
  return { by: 'person', columns, rows: rows.map(({ name, values }) => ({ name, values })) };
}

/** The manager with most customers whose visit is late; of several the first by name. */
function behindOf({ rows }: Oracle, asked: Asked): Progress['behind'] {
  const [worst] = rows(
    `SELECT p."name", count(*) FROM (${overdueVisits}) c JOIN "Person" p ON p."id" = c."managerId"
     GROUP BY p."id" ORDER BY count(*) DESC, p."name" LIMIT 1`,
    asked,
  );
  return worst ? { name: String(worst[0]), visits: Number(worst[1]) } : null;
}

function oldestOf(
  { rows }: Oracle,
  topic: ProgressTopic,
  asked: Asked,
  isWorkday: IsWorkday,
): readonly object[] {
  switch (topic) {
    case 'visits':
    case 'customers':
    case 'people':
      return rows(
        `SELECT c."id", c."name", p."name", c."visitDueOn" FROM (${overdueVisits}) c
         JOIN "Person" p ON p."id" = c."managerId"
         ORDER BY c."visitDueOn", c."name" COLLATE NOCASE, c."id" LIMIT 5`,
        asked,
      ).map(([customerId, name, managerName, dueOn]) => ({
        ...{ kind: 'customer', customerId, name, managerName, dueOn },
      }));
    case 'follow-ups':
      return rows(
        `SELECT f."id", f."number", f."what", p."name", f."dueDay" FROM (${overduePromises}) f
         JOIN "Person" p ON p."id" = f."ownerId" ORDER BY f."dueAt", f."number" LIMIT 5`,
        asked,
      ).map(([followUpId, number, what, ownerName, dueOn]) => ({
        ...{ kind: 'follow-up', followUpId, number, what, ownerName, dueOn },
      }));
    case 'all':
    case 'tickets':
      return rows(
        `SELECT s."ticketId", s."number", c."name", s."code", p."name", s."dueDay",
           date(s."dueDay" * 86400, 'unixepoch')
         FROM (${runningStages}) s JOIN "Customer" c ON c."id" = s."customerId"
         LEFT JOIN "Person" p ON p."id" = s."ownerId" WHERE s."dueAt" < :now
         ORDER BY s."dueAt", s."number", s."position" LIMIT 5`,
        asked,
      ).map(([ticketId, number, customerName, code, ownerName, day, dueOn]) => {
        const stage = stageName(String(code), defaultTemplate);
        const days = workdaysAfter(Number(day), dayNumber(asked.today), isWorkday);
        return { kind: 'stage', ticketId, number, customerName, stage, ownerName, dueOn, days };
      });
  }
}
