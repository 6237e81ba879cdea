import { setImmediate as turn } from 'node:timers/promises';
import type { Customer } from '../domain/customer.ts';
import type { WrittenCell } from '../domain/import/cell.ts';
import { can } from '../domain/permissions.ts';
import type { Actor, PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { Department } from '../domain/ticket/department.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import type {
  Stage,
  StageState,
  Ticket,
  TicketFile,
  TrafficLight,
} from '../domain/ticket/ticket.ts';
import { importanceNames } from '../domain/value-names.ts';
import { type CalendarDay, dayOf, type Instant } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import type { TicketFilter } from '../ports/selections.ts';
import type { Repositories } from '../ports/store.ts';
import { writeSpreadsheet } from '../spreadsheets/spreadsheets.ts';
import { departmentName } from '../views/department-name.ts';
import { maskPhones } from '../views/message.ts';
import { sayPhrase } from '../views/problem-message.ts';
import { kindNames, programmeNames, supplyNames } from '../views/ticket-facts.ts';

/** So many are read before others have their turn. */
const readTogether = 100;

const ticketStates: Readonly<Record<Ticket['state'], MessageKey>> = {
  open: 'trail.state.open',
  completed: 'ticket.state.completed',
  withdrawn: 'ticket.state.withdrawn',
};

const stageStates: Readonly<Record<StageState, MessageKey>> = {
  waiting: 'export.stage.waiting',
  queued: 'export.stage.queued',
  active: 'export.stage.active',
  approval: 'export.stage.approval',
  done: 'export.stage.done',
  skipped: 'export.stage.skipped',
  returned: 'export.stage.returned',
};

const lights: Readonly<Record<TrafficLight, MessageKey>> = {
  blue: 'ticket.light.blue',
  yellow: 'ticket.light.yellow',
  red: 'ticket.light.red',
};

const ticketHeaders: readonly MessageKey[] = [
  'export.reference',
  'import.column.name',
  'ticket.form.kind',
  'export.kilovolts',
  'import.column.capacityKva',
  'ticket.form.supplyMode',
  'ticket.form.importance',
  'ticket.form.programme',
  'import.column.manager',
  'trail.secondManager',
  'export.state',
  'export.opened',
  'export.due',
  'ticket.form.requiredOn',
  'export.forecast',
  'export.energised',
  'export.closed',
  'export.blocked',
  'export.note',
];

const stageHeaders: readonly MessageKey[] = [
  'export.reference',
  'import.column.name',
  'export.stage',
  'export.attempt',
  'export.department',
  'export.owner',
  'export.state',
  'export.started',
  'export.accepted',
  'export.planned',
  'export.due',
  'export.ended',
  'export.light',
  'export.pauses',
  'export.note',
];

type At = {
  readonly actor: Actor;
  readonly words: Words;
  readonly people: ReadonlyMap<PersonId, string>;
  readonly departments: readonly Department[];
};

/** Tickets, and their stages, on two sheets; the stages have words of their template. */
type Sheets = {
  readonly tickets: (readonly WrittenCell[])[];
  readonly stages: (readonly WrittenCell[])[];
};

/** The tickets that fit a filter, the oldest first, with their stages; of colleagues' customers without phones. */
export async function writeTickets(
  filter: TicketFilter,
  read: Repositories,
  actor: Actor,
  words: Words,
): Promise<Uint8Array> {
  const people = new Map((await read.people.list(filter.teamId)).map(({ id, name }) => [id, name]));
  const departments = await read.departments.list(filter.teamId);
  const at: At = { actor, words, people, departments };
  const templates = new Map<number, TicketTemplate>();
  const sheets: Sheets = { tickets: [], stages: [] };
  for (let after = 0; ; ) {
    const files = await read.tickets.after(filter, after, readTogether);
    const ids = [...new Set(files.map(({ ticket }) => ticket.customerId))];
    const customers = new Map((await read.customers.findMany(ids)).map((one) => [one.id, one]));
    for (const file of files) {
      const { number, customerId, templateVersion: version, teamId } = file.ticket;
      const template =
        templates.get(version) ?? (await read.ticketTemplates.version(teamId, version));
      templates.set(version, template);
      addRows(file, customers.get(customerId), template, sheets, at);
      after = number;
    }
    if (files.length < readTogether) break;
    await turn();
  }
  const headersOf = (keys: readonly MessageKey[]) => keys.map((key) => words.t(key));
  return writeSpreadsheet([
    { name: words.t('export.tickets'), headers: headersOf(ticketHeaders), rows: sheets.tickets },
    { name: words.t('export.stages'), headers: headersOf(stageHeaders), rows: sheets.stages },
  ]);
}

function addRows(
  { ticket, stages }: TicketFile,
  customer: Customer | undefined,
  template: TicketTemplate,
  sheets: Sheets,
  at: At,
): void {
  const mayCall = customer !== undefined && can(at.actor, { do: 'see-contacts', to: customer });
  const said = (text: string | null) => (text === null || mayCall ? text : maskPhones(text));
  const names = [formatReference('ticket', ticket.number), customer?.name ?? null];
  sheets.tickets.push([...names, ...ticketCells(ticket, said, at)]);
  for (const stage of stages) {
    const name = sayPhrase(stageName(stage.code, template), at.words);
    sheets.stages.push([...names, name, ...stageCells(stage, said, at)]);
  }
}

type Said = (text: string | null) => string | null;

function ticketCells(ticket: Ticket, said: Said, { actor, words, people }: At): WrittenCell[] {
  const { kind, voltage, capacityKva, supplyMode, importance, programme, closed } = ticket;
  const day = dayIn(actor);
  return [
    words.t(kindNames[kind]),
    voltage / 1_000,
    capacityKva,
    words.t(supplyNames[supplyMode]),
    words.t(importanceNames[importance]),
    words.t(programmeNames[programme]),
    nameIn(people, ticket.managerId),
    nameIn(people, ticket.secondManagerId),
    words.t(ticketStates[ticket.state]),
    day(ticket.openedAt),
    day(ticket.dueAt),
    written(ticket.requiredOn),
    written(ticket.forecastOn),
    written(ticket.energisedOn),
    day(closed?.at ?? null),
    said(ticket.blockedReason),
    said(closed?.note ?? null),
  ];
}

function stageCells(stage: Stage, said: Said, at: At): WrittenCell[] {
  const { actor, words, people, departments } = at;
  const { ended, pauses } = stage;
  const day = dayIn(actor);
  return [
    stage.attempt,
    departmentName(stage.department, departments, words),
    nameIn(people, stage.ownerId),
    words.t(stageStates[stage.state]),
    day(stage.startedAt),
    day(stage.acceptedAt),
    written(stage.plannedOn),
    day(stage.dueAt),
    day(ended?.at ?? null),
    ended && words.t(lights[ended.light]),
    pauses.length === 0 ? null : said(pauses.map(({ reason }) => reason).join('; ')),
    said(ended?.note ?? null),
  ];
}

const nameIn = (people: At['people'], id: PersonId | null): string | null =>
  id === null ? null : (people.get(id) ?? null);

const written = (day: CalendarDay | null): WrittenCell => day && { day };

/** The day on the reader's calendar. */
const dayIn =
  ({ person }: Actor) =>
  (at: Instant | null): WrittenCell =>
    at === null ? null : { day: dayOf(at, person.timeZone) };
