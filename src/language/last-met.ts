import type { Contact, ContactId } from '../domain/contact.ts';
import type { Visit } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import { foldName } from './customers/fold-name.ts';
import { readQuantities } from './quantities/read-quantities.ts';

/** What tells whom a visit met. */
export type VisitWords = Pick<Visit, 'day' | 'note' | 'quantities' | 'report'>;
type Named = Pick<Contact, 'id' | 'name' | 'title'>;
type Mention = { readonly name: string; readonly title: string };

/**
 * When each of a customer's contacts was last met: the latest of its visits that names them, in full
 * (王建国) or by the title they are called by (王主任), where only one of them can be meant.
 */
export function lastMet(
  contacts: readonly Named[],
  visits: readonly VisitWords[],
): ReadonlyMap<ContactId, CalendarDay> {
  const met = new Map<ContactId, CalendarDay>();
  for (const visit of visits) {
    for (const id of metAt(contacts, visit)) {
      const before = met.get(id);
      if (before === undefined || before < visit.day) met.set(id, visit.day);
    }
  }
  return met;
}

function metAt(contacts: readonly Named[], visit: VisitWords): ReadonlySet<ContactId> {
  const said = [visit.note, visit.report.contactsMet ?? ''].join('\n');
  const mentions: readonly Mention[] = [
    ...visit.quantities,
    ...readQuantities(visit.report.contactsMet ?? ''),
  ].flatMap((quantity) => (quantity.kind === 'contact' ? [quantity] : []));
  return new Set([
    ...contacts.filter(({ name }) => isNamedIn(said, name)).map(({ id }) => id),
    ...mentions.flatMap((mention) => onlyOne(contacts, mention)),
  ]);
}

const han = /^\p{Script=Han}/u;

/** A full name; one character alone, or three letters, may stand anywhere. */
function isNamedIn(said: string, name: string): boolean {
  const folded = foldName(name);
  if (han.test(name)) return [...folded].length > 1 && foldName(said).includes(folded);
  return folded.length > 3 && standsIn(inOneCase(said), inOneCase(name));
}

const inOneCase = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
const partOfWord = /[\p{L}\p{N}]/u;

/** Whether a name stands in a text, not as a part of a longer word. A pattern for each name would be slow. */
function standsIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ' ';
    const end = at + name.length;
    const [after = ' '] = text.slice(end, end + 2);
    if (!partOfWord.test(before) && !partOfWord.test(after)) return true;
  }
  return false;
}

/** The one contact who is meant by a surname and a title; of several that may be, none. */
function onlyOne(contacts: readonly Named[], mention: Mention): readonly ContactId[] {
  const alike = contacts.filter(({ name }) => mayBe(name, mention.name));
  const titled = alike.filter(({ title }) => fitsTitle(title, mention.title));
  const meant = titled.length > 0 ? titled : alike.filter(({ title }) => title === '');
  return meant.length === 1 ? meant.map(({ id }) => id) : [];
}

function mayBe(name: string, said: string): boolean {
  if (han.test(said)) return foldName(name).startsWith(foldName(said));
  const words = name.split(/\s+/).map(foldName);
  return said.split(/\s+/).every((word) => words.includes(foldName(word)));
}

/** 王总 is a 总经理, 李工 an 工程师; Dr and Mr say nothing of a post. */
function fitsTitle(title: string, said: string): boolean {
  if (!han.test(said)) return true;
  return foldName(title).includes(foldName(said));
}
