import { setImmediate } from 'node:timers/promises';
import {
  compactOf,
  erasedMark,
  eraseInside,
  eraserOf,
  type PersonWords,
  separators,
} from '../domain/person-words.ts';
import type { ErasureRepository, NamedFile, NamedPlace } from '../ports/erasures.ts';
import { contentHashOf, newSalt } from './audit-hash.ts';
import { eraseAction, trailSubject } from './check-trail.ts';
import { addToErasedList, markFinder, markOf, readErasedList } from './erased-list.ts';
import { findPosted, findPostedFiles } from './find-posted.ts';
import type { Prisma } from './generated/client.ts';
import { eraseOldTexts } from './old-texts.ts';
import { type PersonalColumns, personalColumns } from './personal-columns.ts';
import type { RepositoryContext } from './repository-context.ts';

type Row = Readonly<Record<string, unknown>>;
type Entry = Row & {
  readonly seq: bigint | number;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** So many rows are looked through at a time. */
const pageSize = 1_000;

export function erasureRepository(
  client: Prisma.TransactionClient,
  { auditKeys, erasedList, touched }: RepositoryContext,
): ErasureRepository {
  return {
    async find(typed) {
      const words = await withAddresses(client, typed);
      const erase = eraserOf(words);
      const places: NamedPlace[] = [];
      for (const columns of personalColumns) {
        for (const row of await candidates(client, columns, words)) {
          if (changesOf(row, columns, erase).length > 0) places.push(placeOf(row, columns));
        }
      }
      for (const { subject } of await namedEntries(client, words)) places.push(entryPlace(subject));
      return places;
    },

    async files(typed) {
      return namedFiles(client, await withAddresses(client, typed));
    },

    async erase(typed) {
      const words = await withAddresses(client, typed);
      const erase = eraserOf(words);
      const marks = words.map((one) => markOf(auditKeys[0], one));
      // Before the commit: a name too many on it does no harm, one too few would.
      addToErasedList(erasedList, marks);
      const places: NamedPlace[] = [];
      for (const columns of personalColumns) {
        for (const row of await candidates(client, columns, words)) {
          const changes = changesOf(row, columns, erase);
          if (changes.length === 0) continue;
          places.push(placeOf(row, columns));
          const sets = changes.map(([column]) => `"${column}" = ?`).join(', ');
          await client.$executeRawUnsafe(
            `UPDATE "${columns.table}" SET ${sets} WHERE "${columns.key}" = ?`,
            ...changes.map(([, text]) => text),
            row[columns.key],
          );
        }
      }
      await eraseContacts(client, places);
      const entries: [number, string][] = [];
      for (const entry of await namedEntries(client, words)) {
        const salt = newSalt();
        // Of a contact everything is personal, not only what was typed to find them.
        const isContact = entry.subject.startsWith('contact/');
        const left = (json: string | null) =>
          isContact && json !== null ? erasedContact : erasedJson(json, erase);
        const [before, after] = [left(entry.before), left(entry.after)];
        await client.$executeRaw`
          UPDATE "AuditEntry" SET "salt" = ${salt}, "before" = ${before}, "after" = ${after}
          WHERE "seq" = ${Number(entry.seq)}`;
        entries.push([Number(entry.seq), contentHashOf(salt, { before, after })]);
        places.push(entryPlace(entry.subject));
      }
      // What was drawn and is not shown yet must not be shown; see `OutboxRepository.noteFile`.
      await client.$executeRaw`
        UPDATE "OutboxMessage" SET "fence" = "fence" + 1
        WHERE "kind" = 'file' AND "state" = 'sending'`;
      touched.add('customers').add('outbox');
      return { places, entries, marks };
    },

    eraseOld: (before, limit) => eraseOldTexts(client, before, limit),
    posted: (places) => findPosted(client, places),
    postedFiles: (workspaceId) => findPostedFiles(client, workspaceId),

    async findReturned() {
      const listed = readErasedList(erasedList);
      if (listed.length === 0) return { words: [], marks: [] };
      const known = new Set(await erasedMarks(client));
      const marks = listed.filter((mark) => !known.has(mark));
      if (marks.length === 0) return { words: [], marks: [] };
      const finder = markFinder(auditKeys, marks);
      for (const { table, plain, json } of personalColumns) {
        await lookThrough(client, table, [...plain, ...json], finder.look);
      }
      await lookThrough(client, 'AuditEntry', ['before', 'after'], finder.look);
      return { words: finder.found(), marks };
    },
  };
}

/** Phone and mail of the contacts who are named: they stand in typed lines as well. Not their names, which others may have. */
async function withAddresses(
  client: Prisma.TransactionClient,
  words: readonly PersonWords[],
): Promise<readonly PersonWords[]> {
  const [contacts] = personalColumns.filter(({ kind }) => kind === 'contact');
  if (!contacts) return words;
  const erase = eraserOf(words);
  const named = (await candidates(client, contacts, words)).filter(
    (row) => changesOf(row, contacts, erase).length > 0,
  );
  const more = named.flatMap(({ phoneDigits, email }): PersonWords[] => [
    ...(typeof phoneDigits === 'string' ? [{ kind: 'phone' as const, compact: phoneDigits }] : []),
    ...(typeof email === 'string' ? [{ kind: 'name' as const, compact: compactOf(email) }] : []),
  ]);
  const isNew = ({ kind, compact }: PersonWords) =>
    compact !== '' && !words.some((one) => one.kind === kind && one.compact === compact);
  return [...words, ...more.filter(isNew)];
}

/** Where files of Slack's are known by their names. */
const fileTables = [
  { table: 'VisitFile', name: 'name', permalink: 'permalink' },
  { table: 'StageFile', name: 'name', permalink: 'permalink' },
  { table: 'CustomerDocument', name: 'title', permalink: 'url' },
] as const;

/** Each file once, though several records may know it. */
async function namedFiles(
  client: Prisma.TransactionClient,
  words: readonly PersonWords[],
): Promise<readonly NamedFile[]> {
  const erase = eraserOf(words);
  const found = new Map<string, NamedFile>();
  for (const { table, name, permalink } of fileTables) {
    for (const row of await rowsWith(client, table, [name, permalink], [name], words)) {
      const [said, place] = [String(row[name]), String(row[permalink])];
      const left = erase(said);
      if (left !== said) found.set(place, { name: left, permalink: place });
    }
  }
  return [...found.values()];
}

/** What the trail still says of a contact. */
const erasedContact = JSON.stringify({ name: erasedMark });

/** Title, mail and birthday go with the name: the row stays, removed, for what refers to it. */
async function eraseContacts(
  client: Prisma.TransactionClient,
  places: readonly NamedPlace[],
): Promise<void> {
  const ids = places.filter(({ kind }) => kind === 'contact').map(({ subjectId }) => subjectId);
  if (ids.length === 0) return;
  await client.$executeRaw`
    UPDATE "Contact" SET "name" = ${erasedMark}, "title" = '', "phone" = NULL, "phoneDigits" = NULL,
      "email" = NULL, "birthday" = NULL, "isKeyPerson" = false, "version" = "version" + 1,
      "removedAt" = coalesce("removedAt", "createdAt")
    WHERE "id" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`;
}

const entryPlace = (subject: string): NamedPlace => ({
  kind: 'entry',
  subjectId: subject.replace(/^\w+\//, ''),
  number: null,
});

/** Rows that may name the person; SQLite finds them, and JavaScript knows for certain. */
function candidates(
  client: Prisma.TransactionClient,
  { table, key, subject, plain, json, number }: PersonalColumns,
  words: readonly PersonWords[],
): Promise<readonly Row[]> {
  const columns = [...plain, ...json];
  const shown = [...new Set([key, subject, ...(number ? [number] : []), ...columns])];
  return rowsWith(client, table, shown, columns, words);
}

async function namedEntries(
  client: Prisma.TransactionClient,
  words: readonly PersonWords[],
): Promise<readonly Entry[]> {
  const columns = ['before', 'after'];
  const shown = ['seq', 'subject', ...columns];
  const rows = await rowsWith<Entry>(client, 'AuditEntry', shown, columns, words);
  const erase = eraserOf(words);
  return rows.filter(({ before, after }) =>
    [before, after].some((json) => erasedJson(json, erase) !== json),
  );
}

/** Page by page, so that answers go on meanwhile: a hundred megabytes take about a second. */
async function rowsWith<R extends Row = Row>(
  client: Prisma.TransactionClient,
  table: string,
  shown: readonly string[],
  columns: readonly string[],
  words: readonly PersonWords[],
): Promise<readonly R[]> {
  const all = columns.map((column) => `coalesce("${column}", '')`).join(` || '\n' || `);
  const compacted = separators.reduce(
    (text, one) => `replace(${text}, '${one}', '')`,
    `lower(${all})`,
  );
  const names = shown.map((name) => `"${name}"`).join(', ');
  const found: R[] = [];
  const [range] = await client.$queryRawUnsafe<{ last: bigint | null }[]>(
    `SELECT max(rowid) AS "last" FROM "${table}"`,
  );
  for (let from = 0; from < Number(range?.last ?? 0); from += pageSize) {
    // SQLite answers at once, in the bot's own thread.
    await setImmediate();
    found.push(
      ...(await client.$queryRawUnsafe<R[]>(
        `SELECT ${names} FROM (
          SELECT ${names}, ${compacted} AS "_compact" FROM "${table}"
          WHERE rowid > ? AND rowid <= ? LIMIT ${pageSize}
        ) WHERE ${words.map(() => 'instr("_compact", ?) > 0').join(' OR ')}`,
        from,
        from + pageSize,
        ...words.map(({ compact }) => compact),
      )),
    );
  }
  return found;
}

/** The columns of a row that name the person, with what stands there without. */
function changesOf(
  row: Row,
  { plain, json }: PersonalColumns,
  erase: (text: string) => string,
): readonly (readonly [column: string, text: string])[] {
  const erased = (column: string, work: (text: string) => string) => {
    const text = row[column];
    if (typeof text !== 'string') return [];
    const left = work(text);
    return left === text ? [] : [[column, left] as const];
  };
  return [
    ...plain.flatMap((column) => erased(column, erase)),
    ...json.flatMap((column) => erased(column, (text) => erasedJson(text, erase) ?? text)),
  ];
}

/** JSON that names nobody stays as it was written, letter by letter. */
function erasedJson(json: string | null, erase: (text: string) => string): string | null {
  if (json === null) return null;
  const read = readJson(json);
  // A line that was typed stands as it is.
  if (typeof read !== 'object' || read === null) return erase(json);
  const left = JSON.stringify(eraseInside(read, erase));
  return left === JSON.stringify(read) ? json : left;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const placeOf = (row: Row, { kind, subject, number }: PersonalColumns): NamedPlace => ({
  kind,
  subjectId: String(row[subject]),
  number: number === null ? null : Number(row[number]),
});

async function erasedMarks(client: Prisma.TransactionClient): Promise<readonly string[]> {
  const rows = await client.auditEntry.findMany({
    where: { subject: trailSubject, action: eraseAction },
    select: { after: true },
  });
  return rows.flatMap(({ after }) => {
    const read: unknown = after === null ? null : JSON.parse(after);
    const isEntry = typeof read === 'object' && read !== null && 'marks' in read;
    return isEntry && Array.isArray(read.marks) ? read.marks.map(String) : [];
  });
}

async function lookThrough(
  client: Prisma.TransactionClient,
  table: string,
  columns: readonly string[],
  look: (text: string) => void,
): Promise<void> {
  const names = columns.map((name) => `"${name}"`).join(', ');
  for (let last = 0; ; ) {
    await setImmediate();
    const rows = await client.$queryRawUnsafe<Row[]>(
      `SELECT rowid AS "row", ${names} FROM "${table}" WHERE rowid > ? ORDER BY rowid LIMIT ?`,
      last,
      pageSize,
    );
    for (const { row, ...texts } of rows) {
      last = Number(row);
      for (const text of Object.values(texts)) if (typeof text === 'string') look(text);
    }
    if (rows.length < pageSize) return;
  }
}
