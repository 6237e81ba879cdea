import { setImmediate as turn } from 'node:timers/promises';
import { bringTicket } from '../domain/import/bring-ticket.ts';
import { type CustomerImport, countsOf } from '../domain/import/customer-import.ts';
import type { ImportedRecord, ImportedTicket } from '../domain/import/imported-records.ts';
import type { Actor } from '../domain/person.ts';
import { isRunning, type Stage, type TicketFile } from '../domain/ticket/ticket.ts';
import type { TicketChangeRecord } from '../domain/ticket/ticket-change.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import { deadlineContexts } from '../reminders/load-ticket-card.ts';
import { stageAlarms, ticketAlarms } from '../reminders/ticket-alarms.ts';
import { planTicketReminders } from '../usecases/ticket/plan-ticket-reminders.ts';
import type { TableTools } from './table-tools.ts';

/** Each has some twenty stages: so many tickets are laid in one transaction. */
const laidTogether = 20;
/** Rows of stages that are taken away together. */
const droppedTogether = 400;

/** What is planned for tickets and their stages. */
export const ticketRules = [...stageAlarms, ...ticketAlarms].map(({ key }) => key);

export const isTicket = (record: ImportedRecord): record is ImportedTicket => 'soFar' in record;

/**
 * Writes the stages of the tickets of a list before those themselves: nobody sees them until then, and
 * the transaction that makes the list visible has a twentieth of the rows to write. Taken up again
 * after a stop, it begins anew.
 *
 * @throws Refused where what was planned cannot be so any more.
 */
export async function layStages({ store, newId }: TableTools, one: CustomerImport): Promise<void> {
  if (countsOf(one, 'ticket').new === 0) return;
  const contextOf = deadlineContexts(store.read);
  for (let after = 0; ; ) {
    const rows = await store.read.imports.ticketRows(one.id, after, laidTogether);
    const stages: Stage[] = [];
    for (const { row, record } of rows) {
      after = row;
      if (!record || !isTicket(record)) continue;
      const { ticket, soFar } = record;
      const deadlines = await contextOf({ ticket, stages: [] }, soFar.at);
      stages.push(...bringTicket(ticket, soFar, deadlines, newId).stages);
    }
    if (stages.length > 0) await store.write(({ imports }) => imports.layStages(stages), 'ahead');
    if (rows.length < laidTogether) return;
    await turn();
  }
}

/** Takes those stages away again where their tickets do not come. */
export async function dropStages({ store }: TableTools, one: CustomerImport): Promise<void> {
  if (countsOf(one, 'ticket').new === 0) return;
  for (;;) {
    const count = await store.write(({ imports }) => imports.dropStages(one.id, droppedTogether));
    if (count < droppedTogether) return;
  }
}

/**
 * Writes into the trail that tickets were brought in, and plans what lies ahead of them: what is late
 * already is seen in the lists, and nobody is told.
 */
export async function keepTickets(
  repositories: Repositories,
  records: readonly ImportedTicket[],
  { actor, at, file }: { readonly actor: Actor; readonly at: Instant; readonly file: string },
): Promise<void> {
  if (records.length === 0) return;
  const contextOf = deadlineContexts(repositories);
  const files = await repositories.tickets.loadMany(records.map(({ id }) => id));
  const numbers = new Map(records.map(({ id, number }) => [id, number]));
  const settings = await repositories.teams.settings(actor.team.id);
  for (const one of files) {
    const number = numbers.get(one.ticket.id) ?? null;
    await repositories.audit.add({
      workspaceId: actor.team.workspaceId,
      at,
      actorId: actor.person.id,
      action: 'ticket.brought',
      subject: `ticket/${one.ticket.id}`,
      before: null,
      after: changeOf(one, { kind: 'brought', file, number }),
    });
    const context = { repositories, actor, settings, now: at };
    await planTicketReminders(context, null, one, await contextOf(one, at), true);
  }
}

/** The entry as that of a ticket that is opened. */
const changeOf = (
  { ticket, stages }: TicketFile,
  change: TicketChangeRecord['change'],
): TicketChangeRecord & TicketFile => ({
  change,
  started: stages.filter(isRunning).map(({ code }) => code),
  moved: [],
  ticket,
  stages,
});
