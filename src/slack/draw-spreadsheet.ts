import type { CustomerImport } from '../domain/import/customer-import.ts';
import { can } from '../domain/permissions.ts';
import type { Actor, Member, Person } from '../domain/person.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import type { SpreadsheetContent } from '../ports/reminders.ts';
import type { Repositories } from '../ports/store.ts';
import { writeCustomers, writeProblems, writeTemplate } from '../tables/customer-tables.ts';
import { writeTickets } from '../tables/ticket-table.ts';
import { writeVisits } from '../tables/visit-table.ts';
import { partnerOf } from '../usecases/ticket/list-tickets.ts';
import { type Message, sentences } from '../views/message.ts';

type Drawn = { readonly title: string; readonly content: Uint8Array; readonly message: Message };

/** A spreadsheet of what its reader may see now; undefined where that is nothing any more. */
export async function drawSpreadsheet(
  content: SpreadsheetContent,
  read: Repositories,
): Promise<Drawn | undefined> {
  const reader = await read.people.find(content.readerId);
  const team = reader?.teamId ? await read.teams.find(reader.teamId) : undefined;
  if (!reader || !team || !isMember(reader)) return undefined;
  const actor = { person: reader, team, standsInFor: [] };
  // Specialists have tickets and no customers.
  if (content.document !== 'tickets' && !can(actor, { do: 'see-customers' })) return undefined;
  const words = wordsFor(reader.locale);
  const bytes = await draw(content, { actor, read, words });
  if (!bytes) return undefined;
  const title = content.reference;
  return { title, content: bytes, message: sentences(title) };
}

const isMember = (person: Person): person is Member => person.teamId !== null && person.isActive;

async function draw(
  content: SpreadsheetContent,
  at: {
    readonly actor: Actor;
    readonly read: Repositories;
    readonly words: Words;
  },
): Promise<Uint8Array | undefined> {
  const { actor, read, words } = at;
  const { person: reader, team } = actor;
  switch (content.document) {
    case 'customer-template':
      return writeTemplate(reader.name, words);
    case 'customers':
      return writeCustomers(team.id, content.selection, read, words);
    case 'visits':
      return writeVisits({ ...content.filter, teamId: team.id }, read, actor, words);
    case 'tickets': {
      const filter = { ...content.filter, teamId: team.id, ofPartner: partnerOf(actor) };
      return writeTickets(filter, read, actor, words);
    }
    case 'import-problems': {
      const one: CustomerImport | undefined = await read.imports.find(content.importId);
      return one?.personId === reader.id ? writeProblems(one, read, words) : undefined;
    }
  }
}
