import type { Customer, CustomerId } from '../customer.ts';
import { formatReference } from '../reference.ts';
import { stageName } from '../ticket/stage-name.ts';
import { templateOf } from '../ticket/stage-order.ts';
import type { Ticket, TicketId, TicketKind } from '../ticket/ticket.ts';
import { addYears } from '../zoned-time.ts';
import { bringTicket } from './bring-ticket.ts';
import type { Cell } from './cell.ts';
import type { FoundHeaders } from './find-headers.ts';
import type { ImportedTicket, TicketAssumption } from './imported-records.ts';
import { customerOf, type PlannedRecord, type PlanSheets, personOf } from './plan-records.ts';
import { soFarOf } from './read-so-far.ts';
import { Refused, type RowPlace, readRow, refuse, refuseLong, refuseTwice } from './refused-row.ts';
import {
  readPastMoment,
  type SaidMoment,
  stageEndPrefix,
  ticketColumns,
} from './ticket-columns.ts';
import type { SaidOfTicket, TicketContext } from './ticket-context.ts';

/** Ours, in volts: what most of the trade's large customers are supplied with. */
const usualVoltage = 10_000;
/** Ours: no system numbers its tickets with more characters. */
const longestNumber = 60;

const columnsByKey = new Map(ticketColumns.map((column) => [column.key, column]));

/** Plans row after row what becomes of tickets. One that came before stays as it is. */
export function planTickets(context: TicketContext): PlanSheets<ImportedTicket> {
  const seen = new Map<string, RowPlace>();
  return (found, sheet) => (cells, row) => {
    if (cells.every((cell) => cell === null)) return null;
    try {
      return planRow(readSaid(cells, found, context), { row, sheet }, seen, context);
    } catch (error) {
      if (error instanceof Refused) return { row, outcome: 'refused', problem: error.problem };
      throw error;
    }
  };
}

function planRow(
  said: SaidOfTicket,
  place: RowPlace,
  seen: Map<string, RowPlace>,
  context: TicketContext,
): PlannedRecord<ImportedTicket> {
  const customer = customerOf(said.customer, context);
  if (!customer) throw refuse('import.problem.noName', 'import.column.name');
  const { kind, number = '' } = said;
  if (!kind) throw refuse('import.problem.noKind', 'ticket.form.kind');
  const { key, digest } = marksOf(said, customer, context);
  refuseRepeated(key, number, place, seen);
  const known = context.knownTickets.get(key);
  if (known && known.said !== digest) {
    const reference = formatReference('ticket', known.number);
    throw refuse('import.problem.ticketKnown', null, { reference });
  }
  const planned = known ? null : ticketOf({ ...said, kind }, customer, context);
  seen.set(key, place);
  const { row } = place;
  const { id: customerId } = customer;
  if (!planned) return { row, outcome: 'unchanged', record: { customerId } };
  const { id } = planned.ticket;
  const more = { key, said: digest, number: number || null };
  return { row, outcome: 'new', record: { id, customerId, ...planned, ...more } };
}

/** @throws Refused where another row is the same ticket, or a number is none. */
function refuseRepeated(
  key: string,
  number: string,
  here: RowPlace,
  seen: ReadonlyMap<string, RowPlace>,
): void {
  refuseLong(number, longestNumber, 'import.column.oldNumber');
  const other = seen.get(key);
  if (other === undefined) return;
  throw number === ''
    ? refuseTwice('import.problem.ticketTwice', null, other, here)
    : refuseTwice('import.problem.numberTwice', 'import.column.oldNumber', other, here);
}

/**
 * What a ticket is known again by, and the mark of what its row says: those of one that came before,
 * where its customer was another that has become part of this one.
 */
function marksOf(said: SaidOfTicket, { id }: Customer, context: TicketContext) {
  const { knownTickets, formerIds } = context;
  const marks = { key: keyOf(said, id), digest: digestOf(said, id, context) };
  const all = [
    marks,
    ...formerIds(id).map((one) => ({
      key: keyOf(said, one),
      digest: digestOf(said, one, context),
    })),
  ];
  const isSame = ({ key, digest }: typeof marks) => knownTickets.get(key)?.said === digest;
  return all.find(isSame) ?? all.find(({ key }) => knownTickets.has(key)) ?? marks;
}

/** Of what a row says, in whichever order. */
function digestOf(
  { customer: _name, ...said }: SaidOfTicket,
  id: CustomerId,
  context: TicketContext,
) {
  const fields = Object.entries({ ...said, ends: Object.entries(said.ends).sort() });
  const inOrder = fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return context.digest(JSON.stringify([id, inOrder]));
}

/** What a row says, with the days on which stages ended. @throws Refused */
function readSaid(
  cells: readonly Cell[],
  found: FoundHeaders,
  context: TicketContext,
): SaidOfTicket {
  const fields = readRow(cells, found, columnsByKey, context);
  const ends: Record<string, SaidMoment> = {};
  for (const [place, key] of found.columns.entries()) {
    const cell = cells[place] ?? null;
    if (!key?.startsWith(stageEndPrefix) || cell === null) continue;
    const code = key.slice(stageEndPrefix.length);
    const read = readPastMoment(cell, context.today);
    if ('problem' in read) {
      const stage = stageName(code, context.deadlines.template);
      throw refuse('import.problem.ofStage', null, { stage, problem: read.problem });
    }
    ends[code] = read.value;
  }
  return { ...fields, ends };
}

/** By the number it had; without one by what is said of customer, kind, capacity and application. */
function keyOf({ number, kind, capacityKva, applied }: SaidOfTicket, id: CustomerId): string {
  const folded = number?.normalize('NFKC').toLowerCase();
  return folded ? `number/${folded}` : `row/${[id, kind, capacityKva, applied?.day].join('/')}`;
}

/** A ticket as it comes in, and what was assumed of it. @throws Refused */
function ticketOf(
  said: SaidOfTicket & { readonly kind: TicketKind },
  customer: Customer,
  context: TicketContext,
): Pick<ImportedTicket, 'ticket' | 'soFar' | 'assumed'> {
  const assumed: TicketAssumption[] = [];
  const facts = factsOf(said, customer, assumed, context);
  const { deadlines, newId, actor } = context;
  const reached = stagesOf(said.stage, context);
  const draft: Ticket = {
    id: newId<TicketId>(),
    teamId: actor.team.id,
    number: 0,
    ...facts,
    managerId: personOf(said.managerId, customer, 'import.column.manager', context),
    secondManagerId: null,
    leaderId: null,
    templateVersion: deadlines.template.version,
    channelId: null,
    state: 'open',
    blockedReason: null,
    dueAt: null,
    capAt: null,
    forecastOn: null,
    energisedOn: null,
    calendarVersion: deadlines.calendar.version,
    version: 1,
    openedAt: deadlines.now,
    openedBy: actor.person.id,
    closed: null,
  };
  const soFar = soFarOf(said, draft, reached, assumed, context);
  const opened = { ...draft, openedAt: soFar.applied };
  const { ticket, stages } = bringTicket(opened, soFar, deadlines, newId);
  const isBeside = stages.some(
    ({ code, startedAt, ended }) =>
      startedAt === deadlines.now && ended === null && !reached.includes(code),
  );
  if (isBeside) assumed.push('beside');
  const isKnown = soFar.daysUsed !== null;
  const isLaidOut = stages.some(({ code, ended }) => ended && soFar.ends[code] === undefined);
  if (isLaidOut && !isKnown) assumed.push('dates');
  return { ticket, soFar, assumed };
}

/** What is applied for. @throws Refused */
function factsOf(
  said: SaidOfTicket & { readonly kind: TicketKind },
  customer: Customer,
  assumed: TicketAssumption[],
  { settings, today }: TicketContext,
) {
  const voltage = said.voltage ?? customer.voltage ?? usualVoltage;
  if (said.voltage === undefined && customer.voltage === null) assumed.push('voltage');
  const capacityKva = said.capacityKva ?? customer.capacityKva ?? 0;
  if (said.capacityKva === undefined) {
    assumed.push(customer.capacityKva === null ? 'noCapacity' : 'capacity');
  }
  const limit = settings['ticket.maximumKva'];
  if (capacityKva > limit) {
    throw refuse('import.problem.capacityFar', 'import.column.capacityKva', {
      limit: String(limit),
    });
  }
  const years = settings['ticket.maximumYears'];
  const { requiredOn = null } = said;
  const [first, last] = [addYears(today, -years), addYears(today, years)];
  if (requiredOn !== null && (requiredOn < first || requiredOn > last)) {
    throw refuse('import.problem.dayFar', 'ticket.form.requiredOn', {
      value: requiredOn,
      first,
      last,
    });
  }
  const { kind, supplyMode = 'single', importance = 'ordinary', programme = 'none' } = said;
  const { id: customerId } = customer;
  return { customerId, kind, voltage, capacityKva, supplyMode, importance, programme, requiredOn };
}

/** Codes of the stages that a cell names. @throws Refused */
function stagesOf(
  said: string | undefined,
  { findStage, deadlines: { template } }: TicketContext,
): readonly string[] {
  const column = 'import.column.stageReached';
  if (!said) throw refuse('import.problem.noStage', column);
  const names = findStage(said) === undefined ? said.split(/[、,，;；/+＋]/u) : [said];
  const codes = names.flatMap((name) => {
    const value = name.trim();
    if (value === '') return [];
    const code = findStage(value);
    if (code === undefined) throw refuse('import.problem.stage', column, { value });
    if (templateOf(code, template).condition.voltage === 'none') {
      throw refuse('import.problem.stageLeftOut', column, { stage: stageName(code, template) });
    }
    return [code];
  });
  return [...new Set(codes)];
}
