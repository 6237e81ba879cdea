import type { CustomerId } from '../domain/customer.ts';
import type { FollowUpId } from '../domain/follow-up.ts';
import type { ImportantDateId } from '../domain/important-date.ts';
import { isLead } from '../domain/permissions.ts';
import type { Person, PersonId, Team } from '../domain/person.ts';
import type { StageId, TicketId } from '../domain/ticket/ticket.ts';
import type { VisitId } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import type { ReaderRole } from '../views/why-reminded.ts';

type Concerned = { readonly id: PersonId | null; readonly role: ReaderRole };

/** How whoever reads a reminder is concerned, and for whom they stand in. */
export type ReaderConcern = { readonly role: ReaderRole; readonly insteadOf: string | null };

/** What a person has to do with the subject of a reminder; `day`: on which they were told. */
export async function findReaderRole(
  subjectId: string,
  reader: Person,
  day: CalendarDay,
  repositories: Repositories,
): Promise<ReaderConcern> {
  const concerned = await concernedBy(subjectId, repositories);
  const roleOf = (id: PersonId) => concerned.find((one) => one.id === id)?.role;
  const own = roleOf(reader.id);
  if (own) return { role: own, insteadOf: null };
  for (const { personId } of await repositories.absences.coveredBy(reader.id, day)) {
    const role = roleOf(personId);
    const absentee = role && (await repositories.people.find(personId));
    if (absentee) return { role, insteadOf: absentee.name };
  }
  const stage = await stageOf(subjectId, repositories);
  const isOfDepartment = stage !== undefined && stage.department === reader.department;
  return {
    role: isOfDepartment ? 'department' : isLead(reader) ? 'lead' : 'none',
    insteadOf: null,
  };
}

/** What a channel is to the team, and to the admins of all teams. */
export const channelRole = (
  { teamChannelId, leadsChannelId }: Team,
  ofAdmins: string | null,
  channelId: string,
): ReaderRole => {
  if (channelId === leadsChannelId) return 'leadsChannel';
  if (channelId === teamChannelId) return 'teamChannel';
  return channelId === ofAdmins ? 'adminChannel' : 'departmentChannel';
};

async function stageOf(id: string, { tickets }: Repositories) {
  const ticketId = await tickets.ticketOf(id as StageId);
  const file = ticketId && (await tickets.load(ticketId));
  return file?.stages.find((stage) => stage.id === id);
}

/** Whose the subject is, the nearest to it first. */
async function concernedBy(id: string, repositories: Repositories): Promise<readonly Concerned[]> {
  const { followUps, visits, importantDates, customers, tickets, departments } = repositories;
  const followUp = await followUps.find(id as FollowUpId);
  if (followUp) return [{ id: followUp.ownerId, role: 'owner' }];
  const visit = await visits.find(id as VisitId);
  if (visit) return [{ id: visit.managerId, role: 'visitor' }];
  const date = await importantDates.find(id as ImportantDateId);
  const customer = await customers.find(date?.customerId ?? (id as CustomerId));
  if (customer) return [{ id: customer.managerId, role: 'manager' }];
  const stage = await stageOf(id, repositories);
  const ticketId = (await tickets.ticketOf(id as StageId)) ?? (id as TicketId);
  const ticket = await tickets.find(ticketId);
  if (!ticket) return [];
  const isQueued = stage && stage.department !== 'manager' && stage.department !== 'customer';
  const department = isQueued ? await departments.find(stage.teamId, stage.department) : undefined;
  return [
    { id: stage?.ownerId ?? null, role: 'holder' },
    { id: ticket.managerId, role: 'ticketManager' },
    { id: ticket.secondManagerId, role: 'ticketManager' },
    { id: department?.headId ?? null, role: 'head' },
    { id: ticket.leaderId, role: 'leader' },
  ];
}
