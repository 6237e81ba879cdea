import type { CustomerImport } from '../domain/import/customer-import.ts';
import { randomId } from '../domain/new-id.ts';
import { can } from '../domain/permissions.ts';
import type { Actor, Member, Person } from '../domain/person.ts';
import { parseProgressQuery } from '../domain/progress/progress-query.ts';
import { UserError } from '../domain/user-error.ts';
import { dayOf, type Instant } from '../domain/zoned-time.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import type { SpreadsheetContent } from '../ports/reminders.ts';
import type { Repositories } from '../ports/store.ts';
import { writeCustomers, writeProblems, writeTemplate } from '../tables/customer-tables.ts';
import { writeProgress } from '../tables/progress-tables.ts';
import { ticketChoices } from '../tables/ticket-choices.ts';
import { writeTickets } from '../tables/ticket-table.ts';
import { writeVisits } from '../tables/visit-table.ts';
import { writeYear } from '../tables/year-table.ts';
import { partnerOf } from '../usecases/ticket/list-tickets.ts';
import type { UseCaseContext } from '../usecases/use-case-context.ts';
import { type Message, sentences } from '../views/message.ts';

type Drawn = { readonly title: string; readonly content: Uint8Array; readonly message: Message };

/** A spreadsheet of what its reader may see now; undefined where that is nothing any more. */
export async function drawSpreadsheet(
  content: SpreadsheetContent,
  read: Repositories,
  now: Instant,
): Promise<Drawn | undefined> {
  const reader = await read.people.find(content.readerId);
  const team = reader?.teamId ? await read.teams.find(reader.teamId) : undefined;
  if (!reader || !team || !isMember(reader)) return undefined;
  const actor = { person: reader, team, standsInFor: [] };
  // Specialists have tickets, and figures of their own, but no customers.
  const isOfCustomers = !['progress', 'tickets', 'year'].includes(content.document);
  if (isOfCustomers && !can(actor, { do: 'see-customers' })) return undefined;
  const words = wordsFor(reader.locale);
  const bytes = await draw(content, { actor, read, words, now });
  if (!bytes) return undefined;
  const title = content.reference;
  // A file can be deleted, what was said with it stays: it does not tell the name of a list.
  const isOfList = content.document === 'import-problems';
  const message = sentences(isOfList ? words.t('import.problems') : title);
  return { title, content: bytes, message };
}

const isMember = (person: Person): person is Member => person.teamId !== null && person.isActive;

type Drawing = {
  readonly actor: Actor;
  readonly read: Repositories;
  readonly words: Words;
  readonly now: Instant;
};

async function draw(content: SpreadsheetContent, at: Drawing): Promise<Uint8Array | undefined> {
  const { actor, read, words } = at;
  const { person: reader, team } = actor;
  switch (content.document) {
    case 'customer-template':
      return writeTemplate(reader.name, await ticketChoices(actor, read, words), words);
    case 'customers':
      return writeCustomers(content.selection, read, actor, words);
    case 'visits':
      return writeVisits({ ...content.filter, teamId: team.id }, read, actor, words);
    case 'progress':
      return drawProgress(content.query, at);
    case 'year':
      return drawYear(content.year, at);
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

/** What its reader may see of it by now: nothing where they lead the team no more. */
async function drawProgress(text: string, at: Drawing): Promise<Uint8Array | undefined> {
  const query = parseProgressQuery(text);
  if (!query) return undefined;
  const context = await contextOf(at);
  return unlessRefused(() => writeProgress(context, query, at.words));
}

/** The same of a year's figures. */
async function drawYear(year: number, at: Drawing): Promise<Uint8Array | undefined> {
  if (!can(at.actor, { do: 'see-progress-of-team' })) return undefined;
  const context = await contextOf(at);
  return unlessRefused(() => writeYear(context, year, at.words));
}

async function contextOf({ actor, read, now }: Drawing): Promise<UseCaseContext> {
  const today = dayOf(now, actor.person.timeZone);
  const settings = await read.teams.settings(actor.team.id);
  return { repositories: read, actor, settings, now, today, newId: randomId };
}

async function unlessRefused(write: () => Promise<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
