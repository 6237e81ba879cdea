import type { Customer, CustomerId } from '../../src/domain/customer.ts';
import type { FollowUp, FollowUpId } from '../../src/domain/follow-up.ts';
import type { Person, PersonId, Team, TeamId, WorkspaceId } from '../../src/domain/person.ts';
import type { Stage, StageId, Ticket, TicketId } from '../../src/domain/ticket/ticket.ts';
import type { Visit, VisitId } from '../../src/domain/visit.ts';
import {
  type HandOver,
  type HandOverId,
  nothingHandedOver,
} from '../../src/domain/work-hand-over.ts';
import type { CalendarRegion } from '../../src/domain/working-days.ts';
import { calendarDay, clockTime, instant, zoneName } from '../../src/domain/zoned-time.ts';
import type { NewOutboxMessage, ReminderSchedule } from '../../src/ports/reminders.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Workspace } from '../../src/ports/workspaces.ts';

/** Friday 20 November 2026, 10:00 in Shanghai. */
export const friday = instant(Date.parse('2026-11-20T02:00:00Z'));
const shanghai = zoneName('Asia/Shanghai');

export const sampleWorkspace: Workspace = {
  id: 'T1' as WorkspaceId,
  botUserId: 'UBOT',
  setupCodeHash: null,
  createdAt: friday,
};

export const sampleTeam: Team = {
  id: 'T1.default' as TeamId,
  workspaceId: sampleWorkspace.id,
  name: '大客户所',
  isDefault: true,
  isOpen: true,
  timeZone: shanghai,
  locale: 'zh-Hans',
  region: 'CN' as CalendarRegion,
  teamChannelId: 'CTEAM',
  leadsChannelId: null,
  setUpAt: friday,
  visitsFrom: friday,
  shadowUntil: null,
};

export const samplePerson: Person = {
  id: 'T1.UWANG' as PersonId,
  workspaceId: sampleWorkspace.id,
  slackUserId: 'UWANG',
  teamId: sampleTeam.id,
  name: '王磊',
  role: 'manager',
  department: null,
  locale: 'zh-Hans',
  timeZone: shanghai,
  isWorkspaceAdmin: false,
  isActive: true,
  profileReadAt: friday,
};

export const sampleCustomer: Customer = {
  id: 'customer-1' as CustomerId,
  teamId: sampleTeam.id,
  name: '华新钢铁有限公司',
  englishName: 'Huaxin Steel',
  aliases: ['华新', '华钢'],
  accountNumber: '3301000101',
  creditGrade: 'A',
  voltage: 110_000,
  capacityKva: 63_000,
  managerId: samplePerson.id,
  createdAt: friday,
};

export const sampleHandOver: HandOver = {
  id: 'hand-over-1' as HandOverId,
  teamId: sampleTeam.id,
  fromId: samplePerson.id,
  toId: 'T1.UEMMA' as PersonId,
  customerIds: null,
  state: 'previewed',
  counts: { customers: 1, followUps: 1, appointments: 0, tickets: 0, stages: 0, visitsDue: 0 },
  went: nothingHandedOver,
  askedBy: samplePerson.id,
  askedAt: friday,
  appliedAt: null,
};

export const sampleVisit: Visit = {
  id: 'visit-1' as VisitId,
  teamId: sampleTeam.id,
  number: 1,
  customerId: sampleCustomer.id,
  managerId: samplePerson.id,
  day: calendarDay('2026-11-20'),
  time: clockTime('09:30'),
  timeZone: shanghai,
  note: '谈增容2000kVA 🙂',
  quantities: [
    { kind: 'business-kind', business: 'capacity-increase', text: '增容' },
    { kind: 'capacity', power: 'apparent', value: 2_000_000, from: null, text: '2000kVA' },
  ],
  state: 'held',
  isMeeting: false,
  report: {},
  version: 1,
  createdAt: friday,
  undoneAt: null,
};

/** Due on Wednesday 25 November at 15:00 in Shanghai. */
export const sampleFollowUp: FollowUp = {
  id: 'follow-up-1' as FollowUpId,
  teamId: sampleTeam.id,
  number: 1,
  customerId: sampleCustomer.id,
  visitId: sampleVisit.id,
  ownerId: samplePerson.id,
  what: '回访',
  due: { day: calendarDay('2026-11-25'), time: clockTime('15:00') },
  timeZone: shanghai,
  dueAt: instant(Date.parse('2026-11-25T07:00:00Z')),
  state: 'open',
  closed: null,
  snoozed: null,
  repeat: null,
  seriesId: null,
  version: 1,
  createdAt: friday,
  createdBy: samplePerson.id,
};

export const sampleSchedule: ReminderSchedule = {
  rule: 'follow-up-due',
  teamId: sampleTeam.id,
  subjectId: sampleFollowUp.id,
  subjectVersion: 1,
  nextAt: sampleFollowUp.dueAt,
  sentCount: 0,
  lastAt: null,
};

export const sampleMessage: NewOutboxMessage = {
  workspaceId: sampleWorkspace.id,
  dedupeKey: 'one',
  kind: 'post',
  channelId: 'CTEAM',
  threadTs: null,
  target: null,
  content: { kind: 'ready', text: 'One', blocks: [] },
  subjectId: null,
  subjectVersion: null,
  priority: 0,
  notBefore: friday,
  expiresAt: null,
  createdAt: friday,
};

/** A workspace with its team and one manager; the workspace's id may be Slack's. */
export async function addTeam(store: Store): Promise<void> {
  await store.write(async ({ workspaces, people }) => {
    await workspaces.ensure(sampleWorkspace, sampleTeam);
    await people.save(samplePerson);
  });
}

/** The same with a customer, a visit and its follow-up. */
export async function addRecords(store: Store): Promise<void> {
  await addTeam(store);
  await store.write(async ({ customers, visits, followUps }) => {
    await customers.add(sampleCustomer, samplePerson.id);
    await visits.add(sampleVisit);
    await followUps.add(sampleFollowUp);
  });
}

export const sampleTicket: Ticket = {
  id: 'ticket-1' as TicketId,
  teamId: sampleTeam.id,
  number: 12,
  customerId: sampleCustomer.id,
  kind: 'increase',
  voltage: 10_000,
  capacityKva: 2_000,
  supplyMode: 'dual',
  importance: 'ordinary',
  programme: 'none',
  managerId: 'T1.UOTHER' as PersonId,
  secondManagerId: null,
  leaderId: null,
  requiredOn: null,
  templateVersion: 0,
  channelId: null,
  state: 'open',
  blockedReason: null,
  dueAt: null,
  capAt: null,
  forecastOn: null,
  energisedOn: null,
  calendarVersion: 1,
  version: 1,
  openedAt: friday,
  openedBy: samplePerson.id,
  closed: null,
};

export const sampleStage: Stage = {
  id: 'stage-1' as StageId,
  ticketId: sampleTicket.id,
  teamId: sampleTeam.id,
  code: 'SURVEY',
  position: 2,
  attempt: 1,
  department: 'production',
  ownerId: null,
  state: 'queued',
  startedAt: friday,
  acceptedAt: null,
  plannedOn: null,
  dueAt: null,
  pauses: [],
  approval: null,
  ended: null,
  documents: [],
};
