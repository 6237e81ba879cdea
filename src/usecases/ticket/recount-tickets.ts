import type { NewId } from '../../domain/new-id.ts';
import type { Member, Person, PersonId, Team, TeamId } from '../../domain/person.ts';
import type { Settings } from '../../domain/settings.ts';
import { recountTicket } from '../../domain/ticket/recount-ticket.ts';
import type { TicketFile, TicketId } from '../../domain/ticket/ticket.ts';
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
 * Counts every open ticket anew that was counted by an older calendar than its region has now. Each
 * batch is kept by itself, so that a stop in between costs nothing: what is left is found again.
 * Whoever changed the calendar hears at the end what moved. Returns how many were counted.
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
  const moved: MovedTicket[] = [];
  let counted = 0;
  for (;;) {
    const ids = await store.read.tickets.countedBefore(region, version, batchSize);
    if (ids.length === 0) break;
    moved.push(...(await recountBatch(tools, region, ids)));
    counted += ids.length;
  }
  if (moved.length > 0) await tellWhoChanged(tools, region, version, moved);
  return counted;
}

async function recountBatch(
  { store, clock, newId }: RecountTools,
  region: CalendarRegion,
  ids: readonly TicketId[],
): Promise<readonly MovedTicket[]> {
  return store.write(async (repositories) => {
    const changedBy = await whoChanged(repositories, region);
    const moved: MovedTicket[] = [];
    const deadlinesOf = deadlineContexts(repositories);
    const actorOf = actors(repositories, changedBy);
    for (const file of await repositories.tickets.loadMany(ids)) {
      const now = clock();
      const deadlines = await deadlinesOf(file, now);
      const counted = recountTicket(file, deadlines);
      const acting = await actorOf(file);
      const today = dayOf(now, acting.actor.person.timeZone);
      const context = { ...acting, repositories, now, today, newId };
      if (!hasMoved(file, counted)) {
        await repositories.tickets.update(counted, file);
        // What is counted on the way to a deadline may have moved all the same.
        await planTicketReminders(context, file, counted, deadlines);
        continue;
      }
      await keepTicket(context, { file, deadlines }, file, { kind: 'recounted' });
      moved.push({ before: file.ticket, after: counted.ticket });
    }
    return moved;
  });
}

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
function actors({ teams, people }: Repositories, changedBy: Person | undefined) {
  const known = new Map<TeamId, { readonly team: Team; readonly settings: Settings }>();
  return async ({ ticket }: TicketFile): Promise<Pick<UseCaseContext, 'actor' | 'settings'>> => {
    const found = known.get(ticket.teamId) ?? (await teamOf(ticket.teamId, teams));
    known.set(ticket.teamId, found);
    const person = changedBy ?? (await people.find(ticket.managerId));
    if (!person) throw new Error(`Ticket ${ticket.id} has no manager`);
    const member: Member = { ...person, teamId: ticket.teamId };
    return { actor: { person: member, team: found.team }, settings: found.settings };
  };
}

async function teamOf(id: TeamId, teams: Repositories['teams']) {
  const team = await teams.find(id);
  if (!team) throw new Error(`The team ${id} is gone`);
  return { team, settings: await teams.settings(id) };
}

async function tellWhoChanged(
  { store, clock }: RecountTools,
  region: CalendarRegion,
  version: number,
  moved: readonly MovedTicket[],
): Promise<void> {
  const person = await whoChanged(store.read, region);
  if (!person?.isActive) return;
  const now = clock();
  const byNumber = [...moved].sort((one, other) => one.after.number - other.after.number);
  const message = ticketsMoved(byNumber, dayOf(now, person.timeZone), wordsFor(person.locale));
  const address = { workspaceId: person.workspaceId, channelId: person.slackUserId };
  const key = `recounted/${region}/${version}`;
  await store.write(({ outbox }) => outbox.add(readyMessage(message, address, key, now)));
}
