import type { Person, PersonId } from '../domain/person.ts';
import type { AlarmContext } from '../domain/ticket/alarm-moments.ts';
import { capOf } from '../domain/ticket/cap-use.ts';
import type { DeadlineContext } from '../domain/ticket/deadline-context.ts';
import type { Department } from '../domain/ticket/department.ts';
import { isEstimated } from '../domain/ticket/explain-deadline.ts';
import { forecastOf } from '../domain/ticket/forecast.ts';
import { deadlineOf } from '../domain/ticket/stage-deadline.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import { isRunning, type Ticket, type TicketFile } from '../domain/ticket/ticket.ts';
import { ticketLight } from '../domain/ticket/ticket-light.ts';
import { dayOf, type Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import type { TicketCard } from '../views/shown-ticket.ts';
import type { RuleContext } from './define-rule.ts';

/** What the deadlines of a ticket are counted by: its own template, its team's calendar and zone. */
export const deadlineContextOf = (
  file: TicketFile,
  read: Repositories,
  now: Instant,
): Promise<AlarmContext> => deadlineContexts(read)(file, now);

/** The same for many tickets: what they share is read once. */
export function deadlineContexts(read: Repositories) {
  const known = new Map<string, Promise<Omit<AlarmContext, 'now'>>>();
  return async ({ ticket }: TicketFile, now: Instant): Promise<AlarmContext> => {
    const key = `${ticket.teamId}/${ticket.templateVersion}`;
    const context = known.get(key) ?? readContext(ticket, read);
    known.set(key, context);
    return { ...(await context), now };
  };
}

async function readContext(
  { id, teamId, templateVersion }: Ticket,
  read: Repositories,
): Promise<Omit<AlarmContext, 'now'>> {
  const team = await read.teams.find(teamId);
  if (!team) throw new Error(`The team of ticket ${id} is gone`);
  return {
    template: await read.ticketTemplates.version(teamId, templateVersion),
    calendar: await read.calendars.load(team.region),
    settings: await read.teams.settings(teamId),
    zone: team.timeZone,
  };
}

/** A ticket as its card shows it to a reader, on their clock; undefined where its customer is gone. */
export async function loadTicketCard(
  file: TicketFile,
  reader: Pick<Person, 'timeZone'>,
  context: RuleContext,
): Promise<TicketCard | undefined> {
  return (await loadTicketCards([file], reader, context))[0];
}

/** Several tickets, what they share read once; those whose customer is gone are left out. */
export async function loadTicketCards(
  files: readonly TicketFile[],
  reader: Pick<Person, 'timeZone'>,
  { read, now }: RuleContext,
): Promise<readonly TicketCard[]> {
  const customers = await read.customers.findMany([
    ...new Set(files.map(({ ticket }) => ticket.customerId)),
  ]);
  const names = await namesOf(files.flatMap(peopleOf), read);
  const contextOf = deadlineContexts(read);
  const departments = await departmentsOf(files, read);
  const cards: TicketCard[] = [];
  for (const file of files) {
    const customer = customers.find(({ id }) => id === file.ticket.customerId);
    if (!customer) continue;
    const context = await contextOf(file, now);
    const running = currentStages(file).filter(isRunning);
    const deadlines = new Map(running.map((stage) => [stage.id, deadlineOf(stage, file, context)]));
    const estimated = running.filter((stage) => {
      const deadline = deadlines.get(stage.id);
      return deadline !== undefined && isEstimated(stage, deadline, context);
    });
    const cap = capOf(file, context);
    cards.push({
      file: expectedNow(file, context),
      template: context.template,
      customer,
      names,
      departments: departments.filter(({ teamId }) => teamId === file.ticket.teamId),
      deadlines,
      estimated: new Set(estimated.map(({ id }) => id)),
      cap,
      light: ticketLight(file, deadlines, cap, context),
      lastNote: null,
      today: dayOf(now, reader.timeZone),
      zone: reader.timeZone,
    });
  }
  return cards;
}

/** The ticket with its forecast as of now; it keeps the one that its last change made. */
function expectedNow(file: TicketFile, context: DeadlineContext): TicketFile {
  if (file.ticket.state !== 'open') return file;
  const forecastOn = forecastOf(file, context)?.day ?? null;
  return { ...file, ticket: { ...file.ticket, forecastOn } };
}

async function departmentsOf(
  files: readonly TicketFile[],
  read: Repositories,
): Promise<readonly Department[]> {
  const teams = [...new Set(files.map(({ ticket }) => ticket.teamId))];
  return (await Promise.all(teams.map((teamId) => read.departments.list(teamId)))).flat();
}

/** Everybody whom a card names. */
const peopleOf = ({ ticket, stages }: TicketFile) => [
  ticket.managerId,
  ticket.secondManagerId,
  ticket.leaderId,
  ...stages.flatMap(({ ownerId, ended, approval }) => [
    ownerId,
    ended?.by,
    approval?.by,
    approval?.approved?.by,
  ]),
];

/** What people are called, those without an id left out. */
export async function namesOf(
  ids: readonly (PersonId | null | undefined)[],
  read: Pick<Repositories, 'people'>,
): Promise<ReadonlyMap<PersonId, string>> {
  const known = ids.filter((id) => id !== null && id !== undefined);
  const people = await read.people.findMany([...new Set(known)]);
  return new Map(people.map(({ id, name }) => [id, name]));
}
