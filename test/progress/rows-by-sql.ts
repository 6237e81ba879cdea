import type Database from 'better-sqlite3';
import type { Customer, CustomerId } from '../../src/domain/customer.ts';
import { nextVisitDue } from '../../src/domain/next-visit-due.ts';
import type { FigureKey } from '../../src/domain/progress/figures.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { customersStages, type JudgedTicket, judgeTickets } from './judge-tickets.ts';

/** Whose rows are counted; null: everybody's of the team. */
export type OracleScope = {
  readonly team: string;
  readonly manager: string | null;
  readonly customer: string | null;
  readonly department: string | null;
};

/** A period of Shanghai's calendar, and the moment at which it is asked. */
export type OraclePeriod = {
  readonly first: string;
  readonly last: string;
  readonly today: string;
  readonly now: number;
};

export type Asked = OracleScope & OraclePeriod;

/** What a figure is, and the rows of its list, in order. */
export type Found = { readonly value: number | null; readonly rows: readonly string[] };
export type Figures = Readonly<Partial<Record<FigureKey, Found>>>;

export type Oracle = {
  /** The rows of a query that takes what is asked by name: its only column. */
  list(sql: string, asked: Asked): readonly string[];
  /** All columns of them. */
  rows(sql: string, asked: Asked): readonly (readonly unknown[])[];
  /** How the open tickets of the team stand. */
  readonly judged: ReadonlyMap<string, JudgedTicket>;
  /** Figures that were found already, by what was asked. */
  readonly found: Map<string, Figures>;
};

/** Reads a team's rows as they are at a moment. */
export function openOracle(
  database: InstanceType<typeof Database>,
  team: string,
  now: number,
): Oracle {
  addRules(database);
  return {
    list: (sql, asked) => database.prepare(sql).pluck().all(asked) as string[],
    rows: (sql, asked) => database.prepare(sql).raw().all(asked) as unknown[][],
    judged: judgeTickets(database, team, now),
    found: new Map(),
  };
}

/** The spread of first visits is a rule of its own; everything else below is plain SQL. */
function addRules(database: InstanceType<typeof Database>): void {
  database.function('first_visit_due', (id: unknown, grade: unknown, created: unknown) => {
    if (grade !== 'A' && grade !== 'B' && grade !== 'C') return null;
    const from = calendarDay(String(created));
    const customer: Pick<Customer, 'id' | 'creditGrade'> = {
      id: String(id) as CustomerId,
      creditGrade: grade,
    };
    return nextVisitDue(customer, { lastVisit: null, from }, defaultSettings);
  });
}

/** Every figure by SQL that was written from what each of them means, not from how the bot reads it. */
export function figuresBySql(oracle: Oracle, asked: Asked): Figures {
  const { team, manager, customer, department, first, last, now } = asked;
  const key = JSON.stringify([team, manager, customer, department, first, last, now]);
  const found = oracle.found.get(key) ?? findFigures(oracle, asked);
  oracle.found.set(key, found);
  return found;
}

function findFigures(oracle: Oracle, asked: Asked): Figures {
  const tickets = ticketFigures(oracle, asked);
  if (asked.department !== null) return tickets;
  return {
    ...visitFigures(oracle, asked),
    ...promiseFigures(oracle, asked),
    ...tickets,
    ...customerFigures(oracle, asked),
  };
}

const counted = (rows: readonly string[]): Found => ({ value: rows.length, rows });
/** What kept a share from being whole stands behind it. */
const shared = (part: Found, whole: number, rows: readonly string[]): Found => ({
  value: whole === 0 ? null : (part.value ?? 0) / whole,
  rows,
});

const ofCustomer = `c."teamId" = :team AND (:manager IS NULL OR c."managerId" = :manager)
  AND (:customer IS NULL OR c."id" = :customer)`;
/** The longest overdue first, then by name. */
const asListed = `ORDER BY COALESCE("visitDueOn" < :today, 0) DESC,
  CASE WHEN "visitDueOn" < :today THEN "visitDueOn" END, "name" COLLATE NOCASE, "id"`;
const held = `v."undoneAt" IS NULL AND v."state" = 'held'`;
/** Months by the calendar: the 31st plus a month is the last of the next one. */
const plusMonths = (
  day: string,
  months: string,
) => `min(date(${day}, '+' || ${months} || ' months'),
  date(${day}, 'start of month', '+' || (${months} + 1) || ' months', '-1 day'))`;

/** Graded customers whose visit is due by the end of a period; `visits`: those that they had in it. */
export const dueVisits = `
  SELECT * FROM (SELECT x.*, COALESCE(${plusMonths('x."before"', 'x."months"')},
    first_visit_due(x."id", x."grade", x."created")) AS "dueOn" FROM (
    SELECT c."id", c."name", c."visitDueOn", c."creditGrade" AS "grade",
      date(c."createdAt" / 1000 + 8 * 3600, 'unixepoch') AS "created",
      CASE c."creditGrade" WHEN 'A' THEN 6 WHEN 'B' THEN 3 WHEN 'C' THEN 1 END AS "months",
      (SELECT max(v."day") FROM "Visit" v WHERE v."customerId" = c."id" AND ${held}
        AND v."day" < :first) AS "before",
      (SELECT count(*) FROM "Visit" v WHERE v."customerId" = c."id" AND ${held}
        AND v."day" BETWEEN :first AND :last) AS "visits"
    FROM "Customer" c WHERE ${ofCustomer} AND c."creditGrade" IS NOT NULL) x)
  WHERE "dueOn" <= :last`;

/** Customers of a scope whose visit is late today. */
export const overdueVisits = `SELECT c.* FROM "Customer" c WHERE ${ofCustomer}
  AND c."visitDueOn" IS NOT NULL AND c."visitDueOn" < :today`;

function visitFigures({ list }: Oracle, asked: Asked): Figures {
  const of = (sql: string) => counted(list(sql, asked));
  const due = of(`SELECT "id" FROM (${dueVisits}) ${asListed}`);
  const kept = of(`SELECT "id" FROM (${dueVisits}) WHERE "visits" > 0 ${asListed}`);
  const left = list(`SELECT "id" FROM (${dueVisits}) WHERE "visits" = 0 ${asListed}`, asked);
  return {
    'visits-held': of(`SELECT v."id" FROM "Visit" v WHERE v."teamId" = :team AND ${held}
      AND v."day" BETWEEN :first AND :last AND (:manager IS NULL OR v."managerId" = :manager)
      AND (:customer IS NULL OR v."customerId" = :customer)
      ORDER BY v."day" DESC, v."number" DESC`),
    'visits-due': due,
    'visits-kept': kept,
    'visits-rate': shared(kept, due.rows.length, left),
    'visits-overdue': of(`SELECT "id" FROM (${overdueVisits}) ${asListed}`),
  };
}

// When its time is over: the minute that was said, or midnight on its owner's clock.
const promised = `SELECT f.*, CASE WHEN f."dueTime" IS NOT NULL THEN f."dueAt" ELSE
    (unixepoch(f."dueDay") + 86400 - CASE f."timeZone" WHEN 'Asia/Shanghai' THEN 8 ELSE 9 END * 3600)
      * 1000 - 1 END AS "lastMoment"
  FROM "FollowUp" f WHERE f."teamId" = :team AND f."state" <> 'undone'
    AND (:manager IS NULL OR f."ownerId" = :manager)
    AND (:customer IS NULL OR f."customerId" = :customer)`;

/** Open follow-ups of a scope that are late by now. */
export const overduePromises = `SELECT * FROM (${promised}) WHERE "state" = 'open'
  AND ("dueDay" < :today OR ("dueTime" IS NOT NULL AND "dueAt" < :now))`;

function promiseFigures({ list }: Oracle, asked: Asked): Figures {
  const of = (from: string, fits = '1') =>
    counted(list(`SELECT "id" FROM (${from}) WHERE ${fits} ORDER BY "dueAt", "number"`, asked));
  const due = `SELECT * FROM (${promised}) WHERE "dueDay" BETWEEN :first AND :last`;
  const kept = of(due, `"state" = 'done' AND "closedAt" <= "lastMoment"`);
  const late = of(
    due,
    `("state" = 'done' AND "closedAt" > "lastMoment") OR ("state" = 'open' AND :now > "lastMoment")`,
  );
  return {
    'follow-ups-due': of(due),
    'follow-ups-kept': kept,
    'follow-ups-late': late,
    'follow-ups-rate': shared(kept, kept.rows.length + late.rows.length, late.rows),
    'follow-ups-open': of(promised, `"state" = 'open'`),
    'follow-ups-overdue': of(overduePromises),
  };
}

/** Whoever leads a ticket, or is the second to. */
const led = `t."teamId" = :team AND (:customer IS NULL OR t."customerId" = :customer)
  AND (:manager IS NULL OR :manager IN (t."managerId", t."secondManagerId"))`;
export const runs = `s."startedAt" IS NOT NULL AND s."endedAt" IS NULL`;
/** Open tickets of a scope; of a department those of which a stage is running there. */
export const openTickets = `SELECT t.* FROM "Ticket" t WHERE ${led} AND t."state" = 'open'
  AND (:department IS NULL OR t."id" IN (SELECT s."ticketId" FROM "TicketStage" s
    WHERE s."department" = :department AND ${runs}))`;
const dueFirst = `ORDER BY "dueAt" IS NULL, "dueAt", "number"`;
const midnight = (day: string) => `(unixepoch(${day}) - 8 * 3600) * 1000`;
const between = (column: string) =>
  `${column} >= ${midnight(':first')} AND ${column} < ${midnight(':last')} + 86400000`;
const ofCustomers = customersStages.map((code) => `'${code}'`).join(', ');
/** Stages of the utility's that were done in a period: `GC… 2026-11-20`, the last one first. */
const stagesDone = (fits: string) => `
  SELECT t."id" || ' ' || s."code" || ' ' || date(s."endedAt" / 1000 + 8 * 3600, 'unixepoch')
  FROM "TicketStage" s JOIN "Ticket" t ON t."id" = s."ticketId"
  WHERE ${led} AND s."state" = 'done' AND ${between('s."endedAt"')} AND ${fits}
    AND (:department IS NULL OR s."department" = :department) AND s."code" NOT IN (${ofCustomers})
  ORDER BY s."endedAt" DESC, s."id"`;

function ticketFigures({ list, judged }: Oracle, asked: Asked): Figures {
  const of = (sql: string) => counted(list(sql, asked));
  const open = list(`SELECT "id" FROM (${openTickets}) ${dueFirst}`, asked);
  const which = (fits: string) =>
    of(`SELECT "id" FROM (${openTickets}) t WHERE ${fits} ${dueFirst}`);
  const lit = (light: JudgedTicket['light']) =>
    counted(open.filter((id) => judged.get(id)?.light === light));
  const sum = (what: 'cap' | 'capUsed') =>
    open.reduce((total, id) => total + (judged.get(id)?.[what] ?? Number.NaN), 0);
  const moved = (fits: string) =>
    of(`SELECT t."id" FROM "Ticket" t WHERE ${led} AND ${fits} ORDER BY t."number" DESC`);
  const inTime = of(stagesDone(`s."light" <> 'red'`));
  const late = of(stagesDone(`s."light" = 'red'`));
  return {
    'tickets-open': counted(open),
    'tickets-blue': lit('blue'),
    'tickets-yellow': lit('yellow'),
    'tickets-red': lit('red'),
    'tickets-overdue': which(`EXISTS (SELECT 1 FROM "TicketStage" s
      WHERE s."ticketId" = t."id" AND ${runs} AND s."dueAt" < :now)`),
    'tickets-cap': { value: open.length === 0 ? null : sum('capUsed') / sum('cap'), rows: open },
    'tickets-over-cap': which('"capAt" < :now'),
    'tickets-risk': which('"forecastOn" > "requiredOn"'),
    'tickets-green': which(`"programme" = 'green'`),
    'tickets-approvals': of(`SELECT t."id" FROM (${openTickets}) t JOIN "TicketStage" s
      ON s."ticketId" = t."id" WHERE s."state" = 'approval'
      AND (:department IS NULL OR s."department" = :department)
      ORDER BY t."dueAt" IS NULL, t."dueAt", t."number"`),
    'tickets-opened': moved(between('t."openedAt"')),
    'tickets-completed': moved(`t."state" = 'completed' AND ${between('t."closedAt"')}`),
    'tickets-in-time': inTime,
    'tickets-late': late,
    'tickets-rate': shared(inTime, inTime.rows.length + late.rows.length, late.rows),
  };
}

function customerFigures({ list }: Oracle, asked: Asked): Figures {
  const met = `(SELECT max(v."day") FROM "Visit" v WHERE v."customerId" = c."id" AND ${held}
    AND v."day" BETWEEN :first AND :last AND instr(v."note", k."name") > 0)`;
  const key = (fits: string) =>
    counted(
      list(
        `SELECT c."id" || ' ' || k."name" || COALESCE(' ' || ${met}, '') FROM "Contact" k
         JOIN "Customer" c ON c."id" = k."customerId" WHERE ${ofCustomer} AND k."isKeyPerson"
           AND k."removedAt" IS NULL AND ${fits} ORDER BY c."name", k."name"`,
        asked,
      ),
    );
  const all = key('1');
  const known = key(`${met} IS NOT NULL`);
  const phones = `(SELECT count(*) FROM "Contact" k WHERE k."customerId" = c."id"
    AND k."removedAt" IS NULL AND k."phone" IS NOT NULL)`;
  const customers = (fits: string) =>
    counted(
      list(`SELECT c."id" FROM "Customer" c WHERE ${ofCustomer} AND ${fits} ${asListed}`, asked),
    );
  return {
    'customers-all': customers('1'),
    'customers-gaps': customers(`(c."voltage" IS NULL OR c."accountNumber" IS NULL
      OR c."capacityKva" IS NULL OR c."creditGrade" IS NULL OR ${phones} = 0)`),
    'customers-key-persons': all,
    'customers-met': known,
    'customers-coverage': shared(known, all.rows.length, key(`${met} IS NULL`).rows),
  };
}
