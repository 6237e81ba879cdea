import type { Person } from '../domain/person.ts';
import type { TicketFile } from '../domain/ticket/ticket.ts';
import type { Repositories } from '../ports/store.ts';
import type { TicketCard, TicketNote } from '../views/shown-ticket.ts';
import type { RuleContext } from './define-rule.ts';
import { loadTicketCard, namesOf } from './load-ticket-card.ts';
import { isChangeRecord } from './read-ticket-history.ts';

/** A ticket for whoever has one of its stages: its card, and what was typed about it last. */
export async function loadStageCard(
  file: TicketFile,
  reader: Pick<Person, 'timeZone'>,
  context: RuleContext,
): Promise<TicketCard | undefined> {
  const card = await loadTicketCard(file, reader, context);
  return card && { ...card, lastNote: await readLastNote(file, context.read) };
}

async function readLastNote(
  { ticket }: TicketFile,
  read: Pick<Repositories, 'audit' | 'people'>,
): Promise<TicketNote | null> {
  const entries = await read.audit.of(`ticket/${ticket.id}`);
  const notes = entries.flatMap(({ at, actorId, after }) =>
    isChangeRecord(after) && after.change.kind === 'noted'
      ? [{ at, actorId, note: after.change.note }]
      : [],
  );
  const last = notes.at(-1);
  if (!last) return null;
  const names = await namesOf([last.actorId], read);
  return { by: names.get(last.actorId) ?? '?', at: last.at, note: last.note };
}
