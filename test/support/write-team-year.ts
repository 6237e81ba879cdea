import Database from 'better-sqlite3';
import type { CustomerId } from '../../src/domain/customer.ts';
import type { NewId } from '../../src/domain/new-id.ts';
import { nextVisitDue } from '../../src/domain/next-visit-due.ts';
import type { PersonId, TeamId } from '../../src/domain/person.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import type { DeadlineContext } from '../../src/domain/ticket/deadline-context.ts';
import { defaultTemplate } from '../../src/domain/ticket/default-template.ts';
import {
  type ChangeTools,
  completeStage,
  returnsTo,
  returnTo,
  type SignOff,
} from '../../src/domain/ticket/end-stage.ts';
import { pauseStages, resumeStages } from '../../src/domain/ticket/hold-stage.ts';
import { openTicket } from '../../src/domain/ticket/open-ticket.ts';
import { type CountedTicket, recountTicket } from '../../src/domain/ticket/recount-ticket.ts';
import { deadlineOf } from '../../src/domain/ticket/stage-deadline.ts';
import { currentStages } from '../../src/domain/ticket/stage-order.ts';
import {
  isRunning,
  openPause,
  type Stage,
  type Ticket,
  type TicketFile,
  type TicketId,
} from '../../src/domain/ticket/ticket.ts';
import type { WorkingCalendar } from '../../src/domain/working-days.ts';
import {
  addDays,
  addMonths,
  type CalendarDay,
  dayOf,
  type Instant,
  instant,
  type ZoneName,
} from '../../src/domain/zoned-time.ts';
import { toStageRow, toTicketRow } from '../../src/storage/ticket-rows.ts';
import { seededRandom } from './customer-names.ts';

/** How large a year is. */
export type YearSize = {
  readonly customers: number;
  readonly visits: number;
  readonly tickets: number;
  readonly followUps: number;
};

/** A year of a team as the issue of its figures asks for it. */
export const usualYear: YearSize = {
  customers: 240,
  visits: 2_000,
  tickets: 300,
  followUps: 1_500,
};

export type YearOf = {
  readonly teamId: TeamId;
  readonly managers: readonly { readonly id: PersonId; readonly zone: ZoneName }[];
  readonly zone: ZoneName;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  readonly seed: number;
  readonly size: YearSize;
  /** Whether tickets are held, sent back and withdrawn on their way as well. */
  readonly isEventful?: boolean;
};

const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;
/** So many different ways that tickets have gone; the others are like one of them. */
const mostPatterns = 300;

/** Writes the records of a year up to now into a database; the same for the same seed. */
export function writeTeamYear(file: string, year: YearOf): void {
  const database = new Database(file);
  const random = seededRandom(year.seed);
  database.transaction(() => {
    const customers = writeCustomers(database, year, random);
    writeVisits(database, year, customers, random);
    writeFollowUps(database, year, customers, random);
    planVisits(database, year);
    writeTickets(database, year, customers, random);
  })();
  database.exec('ANALYZE');
  database.close();
}

type Random = () => number;
type Connection = InstanceType<typeof Database>;
type Known = {
  readonly id: CustomerId;
  readonly managerId: PersonId;
  readonly people: readonly string[];
};

const upTo = (random: Random, count: number): number => Math.floor(random() * count);
function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[upTo(random, items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from');
  return item;
}
const today = ({ now, zone }: YearOf): CalendarDay => dayOf(now, zone);

const insert = (database: Connection, table: string, columns: readonly string[]) =>
  database.prepare(
    `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
  );

function writeCustomers(database: Connection, year: YearOf, random: Random): readonly Known[] {
  const { teamId, managers, now, size, seed } = year;
  const customer = insert(database, 'Customer', [
    ...['id', 'teamId', 'name', 'accountNumber', 'creditGrade', 'voltage', 'capacityKva'],
    ...['managerId', 'createdAt', 'createdById', 'visitPlan'],
  ]);
  const contact = insert(database, 'Contact', [
    ...['id', 'teamId', 'customerId', 'name', 'title', 'phone', 'isKeyPerson', 'version'],
    ...['createdAt', 'createdById', 'removedAt'],
  ]);
  return Array.from({ length: size.customers }, (_none, index): Known => {
    const id = `${teamId}-c${seed}-${index}` as CustomerId;
    const { id: managerId } = oneOf(random, managers);
    const grade = random() < 0.9 ? oneOf(random, ['A', 'B', 'C']) : null;
    const isNew = random() < 0.1;
    const createdAt = now - (isNew ? upTo(random, 150) : 420 + upTo(random, 300)) * dayMs;
    customer.run(
      ...[id, teamId, `Plant ${seed}-${index}`, random() < 0.8 ? `A${seed}${index}` : null, grade],
      ...[random() < 0.9 ? 10_000 : null, random() < 0.9 ? 100 + upTo(random, 5_000) : null],
      ...[managerId, createdAt, managerId, 1],
    );
    const people = random() < 0.6 ? [`Person ${seed}x${index}a`, `Person ${seed}x${index}b`] : [];
    for (const [place, name] of people.entries()) {
      const isKey = place === 0 ? 1 : upTo(random, 2);
      const removedAt = random() < 0.05 ? now - dayMs : null;
      contact.run(
        ...[`${id}-k${place}`, teamId, id, name, '', random() < 0.8 ? '13800138000' : null],
        ...[isKey, 1, createdAt, managerId, removedAt],
      );
    }
    return { id, managerId, people };
  });
}

function writeVisits(
  database: Connection,
  year: YearOf,
  customers: readonly Known[],
  random: Random,
): void {
  const { teamId, managers, zone, now, size, seed } = year;
  const visit = insert(database, 'Visit', [
    ...['id', 'teamId', 'number', 'customerId', 'managerId', 'day', 'time', 'timeZone', 'note'],
    ...['state', 'version', 'createdAt', 'undoneAt'],
  ]);
  // Some customers are never visited.
  const visited = customers.filter((_one, index) => index % 12 !== 0);
  for (let number = 1; number <= size.visits; number += 1) {
    const { id, managerId, people } = oneOf(random, visited);
    const isAhead = random() < 0.05;
    const day = addDays(today(year), isAhead ? 1 + upTo(random, 30) : -upTo(random, 365));
    const state = isAhead ? 'planned' : random() < 0.04 ? 'missed' : 'held';
    const goes = random() < 0.9 ? managerId : oneOf(random, managers).id;
    const met = random() < 0.5 ? ` with ${people[upTo(random, 2)] ?? 'the shift leader'}` : '';
    const undoneAt = random() < 0.03 ? now : null;
    visit.run(
      ...[`${teamId}-v${seed}-${number}`, teamId, number, id, goes, day, '15:00', zone],
      ...[`tariff discussed${met}`, state, 1, now, undoneAt],
    );
  }
}

function writeFollowUps(
  database: Connection,
  year: YearOf,
  customers: readonly Known[],
  random: Random,
): void {
  const { teamId, managers, now, size, seed } = year;
  const followUp = insert(database, 'FollowUp', [
    ...['id', 'teamId', 'number', 'customerId', 'ownerId', 'what', 'dueDay', 'dueTime', 'timeZone'],
    ...['dueAt', 'state', 'closedAt', 'closedById', 'version', 'createdAt', 'createdById'],
  ]);
  for (let number = 1; number <= size.followUps; number += 1) {
    const { id: ownerId, zone } = oneOf(random, managers);
    const customer = random() < 0.9 ? oneOf(random, customers).id : null;
    const dueDay = addDays(today(year), 20 - upTo(random, 385));
    const isTimed = random() < 0.5;
    // Tokyo and Seoul are an hour ahead of Shanghai all the year.
    const ahead = zone === 'Asia/Shanghai' ? 8 : 9;
    const dueAt = Date.parse(`${dueDay}T${isTimed ? '15' : '09'}:00:00Z`) - ahead * hourMs;
    const isDone = dueAt < now ? random() < 0.9 : random() < 0.1;
    const state = random() < 0.03 ? 'undone' : isDone ? 'done' : 'open';
    // On the day, in the hours around its end, and days later.
    const closedAt = isDone
      ? Math.min(now, dueAt + oneOf(random, [-30, -2, 0, 5, 8, 14, 15.5, 16, 40, 100]) * hourMs)
      : null;
    followUp.run(
      ...[`${teamId}-f${seed}-${number}`, teamId, number, customer, ownerId, 'send the plan'],
      ...[dueDay, isTimed ? '15:00' : null, zone, dueAt, state, closedAt],
      ...[isDone ? ownerId : null, 1, dueAt - 10 * dayMs, ownerId],
    );
  }
}

/** By when each customer is to be visited, as the bot keeps it. */
function planVisits(database: Connection, year: YearOf): void {
  const { teamId, zone } = year;
  const rows = database
    .prepare(
      `SELECT c."id", c."creditGrade" AS "grade", c."createdAt", (SELECT MAX(v."day") FROM "Visit" v
        WHERE v."customerId" = c."id" AND v."undoneAt" IS NULL AND v."state" = 'held'
          AND v."day" <= ?) AS "last"
       FROM "Customer" c WHERE c."teamId" = ? AND c."creditGrade" IS NOT NULL`,
    )
    .all(today(year), teamId) as readonly {
    readonly id: CustomerId;
    readonly grade: 'A' | 'B' | 'C';
    readonly createdAt: number;
    readonly last: CalendarDay | null;
  }[];
  const update = database.prepare('UPDATE "Customer" SET "visitDueOn" = ? WHERE "id" = ?');
  for (const { id, grade, createdAt, last } of rows) {
    const from = dayOf(instant(createdAt), zone);
    const customer = { id, creditGrade: grade };
    update.run(nextVisitDue(customer, { lastVisit: last, from }, defaultSettings), id);
  }
}

function writeTickets(
  database: Connection,
  year: YearOf,
  customers: readonly Known[],
  random: Random,
): void {
  const { teamId, managers, size, seed } = year;
  let ids = 0;
  const newId = (<Id extends string>() => {
    ids += 1;
    return `${teamId}-t${seed}-${ids}` as Id;
  }) as NewId;
  const patterns = Array.from({ length: Math.min(mostPatterns, size.tickets) }, (_none, index) =>
    patternOf(year, index / Math.min(mostPatterns, size.tickets) < 0.3, newId, random),
  );
  const [sample] = patterns;
  const [first] = sample?.stages ?? [];
  if (!sample || !first) return;
  const ticketColumns = Object.keys(toTicketRow(sample.ticket, sample.outlook));
  const stageColumns = Object.keys(toStageRow(first));
  const ticket = insert(database, 'Ticket', ticketColumns);
  const stage = insert(database, 'TicketStage', stageColumns);
  const run = (statement: typeof ticket, columns: readonly string[], row: object) => {
    const values = new Map(Object.entries(row));
    statement.run(columns.map((name) => values.get(name)));
  };
  for (let number = 1; number <= size.tickets; number += 1) {
    const pattern = patterns[number % patterns.length] ?? sample;
    const id = newId<TicketId>();
    const { id: managerId } = oneOf(random, managers);
    const secondManagerId = random() < 0.1 ? oneOf(random, managers).id : null;
    const customerId = oneOf(random, customers).id;
    const named = { id, number, managerId, secondManagerId, customerId };
    const row = toTicketRow({ ...pattern.ticket, ...named }, pattern.outlook);
    run(ticket, ticketColumns, row);
    for (const one of pattern.stages) {
      const ownerId = one.ownerId && managerId;
      run(stage, stageColumns, toStageRow({ ...one, id: newId(), ticketId: id, ownerId }));
    }
  }
}

/** A ticket that was opened within the year and went its way, some to its end. */
function patternOf(year: YearOf, isOpen: boolean, newId: NewId, random: Random): CountedTicket {
  const { now, calendar, zone, managers } = year;
  const manager = oneOf(random, managers).id;
  const openedAt = instant(
    now - (1 + upTo(random, isOpen ? 90 : 360)) * dayMs - upTo(random, 9) * hourMs,
  );
  const context = (at: number): DeadlineContext => ({
    template: defaultTemplate,
    calendar,
    settings: defaultSettings,
    zone,
    now: instant(at),
  });
  let file = openTicket(
    ticketOf(year, manager, openedAt, random),
    defaultTemplate,
    newId,
    openedAt,
  );
  let at: number = openedAt;
  for (let left = isOpen ? upTo(random, 14) : 60; left > 0; left -= 1) {
    const running = currentStages(file).filter(isRunning);
    const stage = running[upTo(random, running.length)];
    at += (0.2 + random() * random() * 9) * dayMs;
    if (!stage || at >= now || (isOpen && running.length === 1 && left === 1)) break;
    const tools = { template: defaultTemplate, newId, now: instant(Math.floor(at)), by: manager };
    const { light } = deadlineOf(stage, file, context(Math.floor(at)));
    const sign = { by: manager, doneFor: null, note: null, digest: null, light };
    const changed = year.isEventful ? meetTrouble(file, stage, sign, tools, random) : null;
    file = changed ?? completeStage(file, stage, sign, tools);
  }
  const isOver = currentStages(file).every(({ state }) => state === 'done' || state === 'skipped');
  const closed = { at: instant(Math.min(Math.floor(at), now)), by: manager, note: null };
  const isWithdrawn = year.isEventful && !isOver && random() < 0.1;
  const ended: TicketFile =
    isOver || isWithdrawn
      ? { ...file, ticket: { ...file.ticket, state: isOver ? 'completed' : 'withdrawn', closed } }
      : withApproval(file, manager, random);
  return recountTicket(ended, context(now));
}

/** A stage that is held, goes on or does not pass; null where nothing of it happens. */
function meetTrouble(
  file: TicketFile,
  stage: Stage,
  sign: SignOff,
  tools: ChangeTools,
  random: Random,
): TicketFile | null {
  if (openPause(stage)) return resumeStages(file, [stage], tools.now);
  if (random() < 0.12) return pauseStages(file, [stage], 'drawings', tools);
  const to = returnsTo(stage, file, tools.template);
  return to && random() < 0.3 ? returnTo(file, stage, to.code, sign, tools) : null;
}

function withApproval(file: TicketFile, by: PersonId, random: Random): TicketFile {
  if (random() > 0.15) return file;
  const waiting = currentStages(file).find(isRunning);
  const approval: Stage['approval'] = {
    to: 'done',
    by,
    at: file.ticket.openedAt,
    note: '',
    doneFor: null,
    approved: null,
  };
  return {
    ...file,
    stages: file.stages.map((stage) =>
      stage.id === waiting?.id ? { ...stage, state: 'approval', approval } : stage,
    ),
  };
}

function ticketOf(year: YearOf, manager: PersonId, openedAt: Instant, random: Random): Ticket {
  const isWanted = random() < 0.4;
  return {
    id: 'pattern' as TicketId,
    teamId: year.teamId,
    number: 1,
    customerId: '' as CustomerId,
    kind: 'increase',
    voltage: random() < 0.7 ? 10_000 : 400,
    capacityKva: 100 + upTo(random, 5_000),
    supplyMode: random() < 0.3 ? 'dual' : 'single',
    importance: random() < 0.2 ? 'first' : 'ordinary',
    programme: random() < 0.15 ? 'green' : 'none',
    managerId: manager,
    secondManagerId: null,
    leaderId: null,
    requiredOn: isWanted ? addMonths(dayOf(openedAt, year.zone), 2 + upTo(random, 6)) : null,
    templateVersion: defaultTemplate.version,
    channelId: null,
    state: 'open',
    blockedReason: null,
    dueAt: null,
    capAt: null,
    forecastOn: null,
    energisedOn: null,
    calendarVersion: year.calendar.version,
    version: 1,
    openedAt,
    openedBy: manager,
    closed: null,
  };
}
