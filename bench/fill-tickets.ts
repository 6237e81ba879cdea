import Database from 'better-sqlite3';
import type { CustomerId } from '../src/domain/customer.ts';
import { randomId } from '../src/domain/new-id.ts';
import type { Person, PersonId, Team } from '../src/domain/person.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import type { DeadlineContext } from '../src/domain/ticket/deadline-context.ts';
import { defaultTemplate } from '../src/domain/ticket/default-template.ts';
import { completeStage } from '../src/domain/ticket/end-stage.ts';
import { openTicket } from '../src/domain/ticket/open-ticket.ts';
import { type CountedTicket, recountTicket } from '../src/domain/ticket/recount-ticket.ts';
import { currentStages } from '../src/domain/ticket/stage-order.ts';
import {
  isRunning,
  type StageId,
  type Ticket,
  type TicketId,
} from '../src/domain/ticket/ticket.ts';
import type { WorkingCalendar } from '../src/domain/working-days.ts';
import { instant } from '../src/domain/zoned-time.ts';
import { toStageRow, toTicketRow } from '../src/storage/ticket-rows.ts';
import { seededRandom } from '../test/support/customer-names.ts';
import { now, seed } from './fill-team.ts';

/** So many different ways that tickets have gone; the others are like one of them. */
const patterns = 200;
const dayMs = 24 * 60 * 60 * 1000;

export type TicketPlan = {
  readonly team: Team;
  readonly people: readonly Person[];
  readonly calendar: WorkingCalendar;
  readonly total: number;
  /** The share of those that are open. */
  readonly openShare: number;
};

/** Writes tickets in every state of their way into a database whose customers are there. */
export function fillTickets(file: string, plan: TicketPlan): void {
  const database = new Database(file);
  const random = seededRandom(seed + 7);
  const customers = database.prepare('SELECT "id" FROM "Customer"').pluck().all() as CustomerId[];
  const files = Array.from({ length: patterns }, () => patternOf(plan, random));
  const [sample] = files;
  if (!sample) throw new Error('There is no ticket');
  const ticket = inserter(database, 'Ticket', toTicketRow(sample.ticket, null));
  const [first] = sample.stages;
  if (!first) throw new Error('A ticket has no stages');
  const stage = inserter(database, 'TicketStage', toStageRow(first));
  database.transaction(() => {
    for (let number = 1; number <= plan.total; number += 1) {
      const pattern = files[number % patterns] ?? sample;
      const id = randomId<TicketId>();
      const managerId = plan.people[number % plan.people.length]?.id ?? sample.ticket.managerId;
      const isOpen = random() < plan.openShare;
      const customerId = customers[Math.floor(random() * customers.length)] ?? '';
      ticket(
        toTicketRow(
          {
            ...pattern.ticket,
            id,
            number,
            managerId,
            customerId: customerId as CustomerId,
            ...(isOpen ? {} : { state: 'completed', dueAt: null, capAt: null }),
          },
          isOpen ? pattern.outlook : null,
        ),
      );
      for (const one of pattern.stages) {
        const ended = one.ended ?? doneBy(managerId);
        const over = isOpen ? {} : ({ state: 'done', dueAt: null, ended } as const);
        const ownerId = one.ownerId && managerId;
        const row = { ...one, id: randomId<StageId>(), ticketId: id, ownerId, ...over };
        stage(toStageRow(row));
      }
    }
    database.prepare('UPDATE "Team" SET "nextTicketNumber" = ?').run(plan.total + 1);
  })();
  database.exec('ANALYZE');
  database.close();
}

const doneBy = (by: PersonId) =>
  ({ at: now, by, doneFor: null, note: null, digest: null, light: 'blue' }) as const;

/** A ticket that was opened in the last months, some of its stages done. */
function patternOf(plan: TicketPlan, random: () => number): CountedTicket {
  const upTo = (count: number) => Math.floor(random() * count);
  const openedAt = instant(now - upTo(120) * dayMs);
  const isHigh = random() < 0.7;
  const manager = plan.people[0];
  if (!manager) throw new Error('There is no manager');
  const ticket: Ticket = {
    id: randomId<TicketId>(),
    teamId: plan.team.id,
    number: 1,
    customerId: '' as CustomerId,
    kind: 'increase',
    voltage: isHigh ? 10_000 : 400,
    capacityKva: 100 + upTo(5_000),
    supplyMode: random() < 0.3 ? 'dual' : 'single',
    importance: random() < 0.2 ? 'first' : 'ordinary',
    programme: random() < 0.1 ? 'green' : 'none',
    managerId: manager.id,
    secondManagerId: null,
    leaderId: null,
    requiredOn: null,
    templateVersion: defaultTemplate.version,
    channelId: null,
    state: 'open',
    blockedReason: null,
    dueAt: null,
    capAt: null,
    forecastOn: null,
    energisedOn: null,
    calendarVersion: plan.calendar.version,
    version: 1,
    openedAt,
    openedBy: manager.id,
    closed: null,
  };
  let file = openTicket(ticket, defaultTemplate, randomId, openedAt);
  let at: number = openedAt;
  for (let left = upTo(16); left > 0; left -= 1) {
    const running = currentStages(file).filter(isRunning);
    const stage = running[upTo(running.length)];
    at = Math.min(now, at + upTo(8) * dayMs);
    if (!stage || (running.length === 1 && left === 1)) break;
    const tools = { template: defaultTemplate, newId: randomId, now: instant(at), by: manager.id };
    file = completeStage(file, stage, { ...doneBy(manager.id) }, tools);
  }
  const context: DeadlineContext = {
    template: defaultTemplate,
    calendar: plan.calendar,
    settings: defaultSettings,
    zone: plan.team.timeZone,
    now,
  };
  return recountTicket(file, context);
}

/** Writes rows of one table; the columns are those of a sample. */
function inserter(database: Database.Database, table: string, sample: object) {
  const columns = Object.keys(sample);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const statement = database.prepare(
    `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (row: object) => {
    const values = new Map(Object.entries(row));
    statement.run(columns.map((name) => values.get(name)));
  };
}
