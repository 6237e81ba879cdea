import type { NewId } from '../../domain/new-id.ts';
import type { Member, Person, PersonId, Team, TeamId } from '../../domain/person.ts';
import type { Settings } from '../../domain/settings.ts';
import { recountTicket } from '../../domain/ticket/recount-ticket.ts';
import { countedByNone, type TicketFile, type TicketId } from '../../domain/ticket/ticket.ts';
import type { CalendarRegion } from '../../domain/working-days.ts';
import { dayOf, type Instant } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import type { Repositories, Store } from '../../ports/store.ts';
import { deadlineContexts } from '../../reminders/load-ticket-card.ts';
import { readyMessage } from '../../reminders/ready-message.ts';
import { type MovedTicket, ticketsMoved } from '../../views/tickets-moved.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { keepTicket } from './keep-ticket.ts';
import { planTicketReminders } from './plan-ticket-reminders.ts';

/** So many are counted in one transaction, to keep the write gate free for people. */
const batchSize = 20;

export type RecountTools = {
  readonly store: Store;
  readonly clock: () => Instant;
  readonly newId: NewId;
};

/**
 * Counts every open ticket anew that was counted by an older calendar than its region has now, or
 * whose team has another zone or other working hours. Each
 * batch is kept by itself, so that a stop in between costs nothing: what is left is found again.
 * Whoever changed the calendar hears with the last batch what all of them moved. Returns how many
 * were counted.
 */
export async function recountTickets(tools: RecountTools): Promise<number> {
  const { store } = tools;
  const teams = await store.read.teams.list();
  let counted = 0;
  for (const region of new Set(teams.map((team) => team.region))) {
    counted += await recountRegion(tools, region);
  }
  return counted;
}

async function recountRegion(tools: RecountTools, region: CalendarRegion): Promise<number> {
  const { store } = tools;
  const { version } = await store.read.calendars.load(region);
  let counted = 0;
  for (;;) {
    const ids = await store.read.tickets.countedBefore(region, version, batchSize);
    if (ids.length === 0) return counted;
    await recountBatch(tools, { region, version }, ids);
    counted += ids.length;
  }
}

/** The calendar by which tickets are counted. */
type CountedBy = { readonly region: CalendarRegion; readonly version: number };

async function recountBatch(
  { store, clock, newId }: RecountTools,
  by: CountedBy,
  ids: readonly TicketId[],
): Promise<void> {
  const { region, version } = by;
  return store.write(async (repositories) => {
    const changedBy = await whoChanged(repositories, region);
    const moved: MovedTicket[] = [];
    const deadlinesOf = deadlineContexts(repositories);
    const actorOf = actors(repositories);
    for (const file of await repositories.tickets.loadMany(ids)) {
      const now = clock();
      const deadlines = await deadlinesOf(file, now);
      const counted = recountTicket(file, deadlines);
      const isOfCalendar = file.ticket.calendarVersion !== countedByNone;
      const acting = await actorOf(file, isOfCalendar ? changedBy : undefined);
      const today = dayOf(now, acting.actor.person.timeZone);
      const context = { ...acting, repositories, now, today, newId };
      if (!hasMoved(file, counted)) {
        await repositories.tickets.update(counted, file);
        // What is counted on the way to a deadline may have moved all the same.
        await planTicketReminders(context, file, counted, deadlines);
        continue;
      }
      await keepTicket(context, { file, deadlines }, file, {
        kind: isOfCalendar ? 'recounted' : 'zone-moved',
      });
      const { number, forecastOn } = counted.ticket;
      // Whoever changed the team's zone or hours knows that its deadlines go with them.
      if (isOfCalendar) moved.push({ number, from: file.ticket.forecastOn, to: forecastOn });
    }
    if (!changedBy) return;
    if (moved.length > 0) await noteMoved(repositories, by, changedBy, moved, clock());
    const left = await repositories.tickets.countedBefore(region, version, 1);
    if (left.length === 0) await tellWhoChanged(repositories, by, changedBy, clock());
  });
}

/** Which tickets a batch moved, until all are counted: a stop in between must not forget them. */
const movedBy = ({ region, version }: CountedBy): string => `recount/${region}/${version}`;

const noteMoved = (
  { audit }: Repositories,
  by: CountedBy,
  { id, workspaceId }: Person,
  moved: readonly MovedTicket[],
  at: Instant,
): Promise<void> =>
  audit.add({
    workspaceId,
    at,
    actorId: id,
    action: 'tickets.recounted',
    subject: movedBy(by),
    before: null,
    after: { moved },
  });

const hasMoved = (before: TicketFile, after: TicketFile): boolean =>
  before.ticket.capAt !== after.ticket.capAt ||
  before.ticket.forecastOn !== after.ticket.forecastOn ||
  before.stages.some((stage, index) => stage !== after.stages[index]);

/** Who changed a region's calendar last; nobody where it came with the bot. */
async function whoChanged(
  { audit, people }: Repositories,
  region: CalendarRegion,
): Promise<Person | undefined> {
  const last = (await audit.of(`calendar/${region}`)).at(-1);
  return last && people.find(last.actorId as PersonId);
}

/** The change is that of whoever changed the calendar; of the ticket's manager where nobody did. */
function actors({ teams, people }: Repositories) {
  const known = new Map<TeamId, { readonly team: Team; readonly settings: Settings }>();
  return async (
    { ticket }: TicketFile,
    changedBy: Person | undefined,
  ): Promise<Pick<UseCaseContext, 'actor' | 'settings'>> => {
    const found = known.get(ticket.teamId) ?? (await teamOf(ticket.teamId, teams));
    known.set(ticket.teamId, found);
    const person = changedBy ?? (await people.find(ticket.managerId));
    if (!person) throw new Error(`Ticket ${ticket.id} has no manager`);
    const member: Member = { ...person, teamId: ticket.teamId };
    const actor = { person: member, team: found.team, standsInFor: [] };
    return { actor, settings: found.settings };
  };
}

async function teamOf(id: TeamId, teams: Repositories['teams']) {
  const team = await teams.find(id);
  if (!team) throw new Error(`The team ${id} is gone`);
  return { team, settings: await teams.settings(id) };
}

async function tellWhoChanged(
  { audit, outbox }: Repositories,
  by: CountedBy,
  { workspaceId, slackUserId, isActive, timeZone, locale }: Person,
  now: Instant,
): Promise<void> {
  const entries = await audit.of(movedBy(by));
  const moved = entries.flatMap(({ after }) => (isNote(after) ? after.moved : []));
  if (moved.length === 0 || !isActive) return;
  const byNumber = moved.sort((one, other) => one.number - other.number);
  const message = ticketsMoved(byNumber, dayOf(now, timeZone), wordsFor(locale));
  const address = { workspaceId, channelId: slackUserId };
  await outbox.add(readyMessage(message, address, `recounted/${by.region}/${by.version}`, now));
}

/** The trail keeps what `noteMoved` wrote. */
const isNote = (value: unknown): value is { readonly moved: readonly MovedTicket[] } =>
  typeof value === 'object' && value !== null && 'moved' in value && Array.isArray(value.moved);
