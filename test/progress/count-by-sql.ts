import type Database from 'better-sqlite3';
import type { Customer, CustomerId } from '../../src/domain/customer.ts';
import { nextVisitDue } from '../../src/domain/next-visit-due.ts';
import type { FigureKey } from '../../src/domain/progress/figures.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';

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

type Counts = Partial<Record<FigureKey, number | null>>;

/** The spread of first visits is a rule of its own; everything else below is plain SQL. */
export function addRules(database: InstanceType<typeof Database>): void {
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
export function countBySql(
  database: InstanceType<typeof Database>,
  scope: OracleScope,
  period: OraclePeriod,
): Counts {
  const values = { ...scope, ...period };
  const one = (sql: string): number => {
    const found: unknown = database.prepare(sql).pluck().get(values);
    return Number(found ?? 0);
  };
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const tickets = ticketCounts(one, share);
  if (scope.department !== null) return tickets;
  return {
    ...visitCounts(one, share),
    ...promiseCounts(one, share),
    ...tickets,
    ...customerCounts(one, share),
  };
}

type One = (sql: string) => number;
type Share = (part: number, whole: number) => number | null;

const ofCustomer = `c."teamId" = :team AND (:manager IS NULL OR c."managerId" = :manager)
  AND (:customer IS NULL OR c."id" = :customer)`;
const held = `v."undoneAt" IS NULL AND v."state" = 'held'`;
/** Months by the calendar: the 31st plus a month is the last of the next one. */
const plusMonths = (
  day: string,
  months: string,
) => `min(date(${day}, '+' || ${months} || ' months'),
  date(${day}, 'start of month', '+' || (${months} + 1) || ' months', '-1 day'))`;
const dueVisits = `
  SELECT x.*, COALESCE(${plusMonths('x."before"', 'x."months"')},
    first_visit_due(x."id", x."grade", x."created")) AS "dueOn" FROM (
    SELECT c."id", c."creditGrade" AS "grade",
      date(c."createdAt" / 1000 + 8 * 3600, 'unixepoch') AS "created",
      CASE c."creditGrade" WHEN 'A' THEN 6 WHEN 'B' THEN 3 WHEN 'C' THEN 1 END AS "months",
      (SELECT max(v."day") FROM "Visit" v WHERE v."customerId" = c."id" AND ${held}
        AND v."day" < :first) AS "before",
      (SELECT count(*) FROM "Visit" v WHERE v."customerId" = c."id" AND ${held}
        AND v."day" BETWEEN :first AND :last) AS "visits"
    FROM "Customer" c WHERE ${ofCustomer} AND c."creditGrade" IS NOT NULL) x`;

function visitCounts(one: One, share: Share): Counts {
  const due = one(`SELECT count(*) FROM (${dueVisits}) WHERE "dueOn" <= :last`);
  const kept = one(`SELECT count(*) FROM (${dueVisits}) WHERE "dueOn" <= :last AND "visits" > 0`);
  return {
    'visits-held': one(`SELECT count(*) FROM "Visit" v WHERE v."teamId" = :team AND ${held}
      AND v."day" BETWEEN :first AND :last AND (:manager IS NULL OR v."managerId" = :manager)
      AND (:customer IS NULL OR v."customerId" = :customer)`),
    'visits-due': due,
    'visits-kept': kept,
    'visits-rate': share(kept, due),
    'visits-overdue': one(`SELECT count(*) FROM "Customer" c WHERE ${ofCustomer}
      AND c."visitDueOn" IS NOT NULL AND c."visitDueOn" < :today`),
  };
}

function promiseCounts(one: One, share: Share): Counts {
  // When its time is over: the minute that was said, or midnight on its owner's clock.
  const promised = `SELECT f.*, CASE WHEN f."dueTime" IS NOT NULL THEN f."dueAt" ELSE
      (unixepoch(f."dueDay") + 86400 - CASE f."timeZone" WHEN 'Asia/Tokyo' THEN 9 ELSE 8 END * 3600)
        * 1000 - 1 END AS "lastMoment"
    FROM "FollowUp" f WHERE f."teamId" = :team AND f."state" <> 'undone'
      AND (:manager IS NULL OR f."ownerId" = :manager)
      AND (:customer IS NULL OR f."customerId" = :customer)`;
  const due = `SELECT * FROM (${promised}) WHERE "dueDay" BETWEEN :first AND :last`;
  const kept = one(
    `SELECT count(*) FROM (${due}) WHERE "state" = 'done' AND "closedAt" <= "lastMoment"`,
  );
  const late = one(`SELECT count(*) FROM (${due}) WHERE
    ("state" = 'done' AND "closedAt" > "lastMoment") OR ("state" = 'open' AND :now > "lastMoment")`);
  return {
    'follow-ups-due': one(`SELECT count(*) FROM (${due})`),
    'follow-ups-kept': kept,
    'follow-ups-late': late,
    'follow-ups-rate': share(kept, kept + late),
    'follow-ups-open': one(`SELECT count(*) FROM (${promised}) WHERE "state" = 'open'`),
    'follow-ups-overdue': one(`SELECT count(*) FROM (${promised}) WHERE "state" = 'open'
      AND ("dueDay" < :today OR ("dueTime" IS NOT NULL AND "dueAt" < :now))`),
  };
}

function ticketCounts(one: One, share: Share): Counts {
  const led = `t."teamId" = :team AND (:customer IS NULL OR t."customerId" = :customer)
    AND (:manager IS NULL OR :manager IN (t."managerId", t."secondManagerId"))`;
  const runs = `s."startedAt" IS NOT NULL AND s."endedAt" IS NULL`;
  const open = `SELECT t.* FROM "Ticket" t WHERE ${led} AND t."state" = 'open' AND (:department IS NULL
    OR t."id" IN (SELECT s."ticketId" FROM "TicketStage" s
      WHERE s."department" = :department AND ${runs}))`;
  const midnight = (day: string) => `(unixepoch(${day}) - 8 * 3600) * 1000`;
  const between = (column: string) =>
    `${column} >= ${midnight(':first')} AND ${column} < ${midnight(':last')} + 86400000`;
  const ended = (fits: string) =>
    one(`SELECT count(*) FROM "TicketStage" s JOIN "Ticket" t ON t."id" = s."ticketId"
      WHERE ${led} AND s."state" = 'done' AND ${between('s."endedAt"')} AND ${fits}
        AND (:department IS NULL OR s."department" = :department)
        AND s."code" NOT IN ('CUSTOMER_OK', 'DESIGN', 'EQUIP', 'BUILD', 'COMPLETION')`);
  const [inTime, late] = [ended(`s."light" <> 'red'`), ended(`s."light" = 'red'`)];
  const moved = (fits: string) => one(`SELECT count(*) FROM "Ticket" t WHERE ${led} AND ${fits}`);
  return {
    'tickets-open': one(`SELECT count(*) FROM (${open})`),
    'tickets-overdue': one(`SELECT count(*) FROM (${open}) t WHERE EXISTS (SELECT 1
      FROM "TicketStage" s WHERE s."ticketId" = t."id" AND ${runs} AND s."dueAt" < :now)`),
    'tickets-over-cap': one(`SELECT count(*) FROM (${open}) WHERE "capAt" < :now`),
    'tickets-green': one(`SELECT count(*) FROM (${open}) WHERE "programme" = 'green'`),
    'tickets-approvals': one(`SELECT count(*) FROM (${open}) t JOIN "TicketStage" s
      ON s."ticketId" = t."id" WHERE s."state" = 'approval'
      AND (:department IS NULL OR s."department" = :department)`),
    'tickets-opened': moved(between('t."openedAt"')),
    'tickets-completed': moved(`t."state" = 'completed' AND ${between('t."closedAt"')}`),
    'tickets-in-time': inTime,
    'tickets-late': late,
    'tickets-rate': share(inTime, inTime + late),
  };
}

function customerCounts(one: One, share: Share): Counts {
  const key = `SELECT k.*, c."id" AS "of" FROM "Contact" k JOIN "Customer" c
    ON c."id" = k."customerId" WHERE ${ofCustomer} AND k."isKeyPerson" AND k."removedAt" IS NULL`;
  const all = one(`SELECT count(*) FROM (${key})`);
  const met = one(`SELECT count(*) FROM (${key}) k WHERE EXISTS (SELECT 1 FROM "Visit" v
    WHERE v."customerId" = k."of" AND ${held} AND v."day" BETWEEN :first AND :last
      AND instr(v."note", k."name") > 0)`);
  const people = (fits: string) => `(SELECT count(*) FROM "Contact" k
    WHERE k."customerId" = c."id" AND k."removedAt" IS NULL AND ${fits})`;
  return {
    'customers-all': one(`SELECT count(*) FROM "Customer" c WHERE ${ofCustomer}`),
    'customers-gaps': one(`SELECT count(*) FROM "Customer" c WHERE ${ofCustomer} AND (
      c."voltage" IS NULL OR c."accountNumber" IS NULL OR c."capacityKva" IS NULL
      OR c."creditGrade" IS NULL OR ${people('k."phone" IS NOT NULL')} = 0)`),
    'customers-key-persons': all,
    'customers-met': met,
    'customers-coverage': share(met, all),
  };
}
