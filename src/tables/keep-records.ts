import type { StagedRow } from '../domain/import/customer-import.ts';
import type {
  ImportedContact,
  ImportedDate,
  ImportedRecord,
  ImportedVisit,
  KnownContact,
} from '../domain/import/imported-records.ts';
import type { RowKind } from '../domain/import/row-kind.ts';
import type { Actor } from '../domain/person.ts';
import type { Settings } from '../domain/settings.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import { appointmentBrief } from '../reminders/rules/appointment-brief.ts';
import { appointmentOutcome } from '../reminders/rules/appointment-outcome.ts';
import { followUpDue } from '../reminders/rules/follow-up-due.ts';
import { importantDateDue } from '../reminders/rules/important-date.ts';
import { scheduleReminder } from '../usecases/keep-follow-up.ts';
import { planDateReminder } from '../usecases/keep-important-dates.ts';
import { planVisitReminders } from '../usecases/plan-visit-reminders.ts';
import { isTicket, keepTickets, ticketRules } from './bring-tickets.ts';

/** What is planned for dates, visits, follow-ups and tickets that come with a list. */
export const recordRules = [
  appointmentBrief.key,
  appointmentOutcome.key,
  followUpDue.key,
  importantDateDue.key,
  ...ticketRules,
];

const isVisit = (record: ImportedRecord): record is ImportedVisit => 'isMeeting' in record;

const isContact = (record: ImportedRecord): record is ImportedContact => 'phone' in record;

const isDate = (record: ImportedRecord): record is ImportedDate => 'isYearly' in record;

/**
 * Writes the entries in the trail of contacts, dates, visits, follow-ups and tickets, and plans what lies ahead of them; for what
 * is over nobody is reminded.
 */
export async function keepRecords(
  repositories: Repositories,
  rows: readonly StagedRow[],
  by: {
    readonly actor: Actor;
    readonly at: Instant;
    readonly settings: Settings;
    /** The name of the list. */
    readonly file: string;
  },
): Promise<void> {
  const { actor, at, settings } = by;
  const { contacts, visits, followUps, importantDates, customers, audit } = repositories;
  const context = { repositories, settings, actor, now: at };
  const entry = { workspaceId: actor.team.workspaceId, at, actorId: actor.person.id, before: null };
  const ids = rows.flatMap(({ record }) => (record && isVisit(record) ? [record.id] : []));
  const place = { skip: 0, take: ids.length };
  const kept = ids.length > 0 ? await visits.list({ teamId: actor.team.id, ids }, place) : [];
  const visitOf = new Map(kept.map((visit) => [visit.id, visit]));
  const tickets = rows.flatMap(({ record }) => (record && isTicket(record) ? [record] : []));
  await keepTickets(repositories, tickets, by);
  for (const { record } of rows) {
    if (!record || isTicket(record)) continue;
    if (isVisit(record)) {
      const visit = visitOf.get(record.id);
      if (!visit) continue;
      const subject = `visit/${visit.id}`;
      await audit.add({ ...entry, action: 'visit.import', subject, after: visit });
      await planVisitReminders(context, visit);
    } else if (isContact(record)) {
      const contact = await contacts.find(record.id);
      if (!contact) continue;
      const subject = `contact/${contact.id}`;
      const was = wasBefore(record);
      const before = was && { ...contact, ...was };
      await audit.add({ ...entry, action: 'contact.import', subject, before, after: contact });
    } else if (isDate(record)) {
      const date = await importantDates.find(record.id);
      const customer = date && (await customers.find(date.customerId));
      if (!date || !customer) continue;
      const subject = `importantDate/${date.id}`;
      await audit.add({ ...entry, action: 'important-date.import', subject, after: date });
      await planDateReminder(context, date, customer);
    } else {
      const followUp = await followUps.find(record.id);
      if (!followUp) continue;
      const subject = `followUp/${followUp.id}`;
      await audit.add({ ...entry, action: 'follow-up.import', subject, after: followUp });
      if (followUp.state === 'open') await scheduleReminder(context, followUp);
    }
  }
}

/** What the trail says of a record that was taken away again. */
export const undoneRecord = (
  kind: Exclude<RowKind, 'customer'>,
  { id }: ImportedRecord,
): readonly [action: string, subject: string] => {
  const [name, subject] = trailNames[kind];
  return [`${name}.import-undo`, `${subject}/${id}`];
};

/** What a record was before a list changed it; null: it came with the list. */
export const wasBefore = (record: ImportedRecord): KnownContact | null =>
  // Lists that were read before contacts could be changed say nothing of it.
  isContact(record) ? (record.was ?? null) : null;

/** How the trail names what is done to them, and the records themselves. */
const trailNames: Readonly<
  Record<Exclude<RowKind, 'customer'>, readonly [action: string, subject: string]>
> = {
  contact: ['contact', 'contact'],
  date: ['important-date', 'importantDate'],
  visit: ['visit', 'visit'],
  'follow-up': ['follow-up', 'followUp'],
  ticket: ['ticket', 'ticket'],
};
