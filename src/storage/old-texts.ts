import { erasedMark } from '../domain/person-words.ts';
import type { NamedPlace } from '../ports/erasures.ts';
import { contentHashOf, newSalt } from './audit-hash.ts';
import type { Prisma } from './generated/client.ts';

/** Words of closed records, and when they are old. */
type OldTexts = {
  readonly kind: NamedPlace['kind'];
  /** The subject of its entries in the trail, in SQL. */
  readonly trail: string;
  readonly table: string;
  /** Says when a record is over; `:day` and `:at` stand for the moment before which it is old. */
  readonly isOld: string;
  readonly words: readonly string[];
  /** JSON columns, in SQL: whether there are words in it, and what it is without. */
  readonly json: Readonly<Record<string, { readonly isSaid: string; readonly without: string }>>;
};

const oldTexts: readonly OldTexts[] = [
  {
    kind: 'visit',
    trail: `'visit/' || "id"`,
    table: 'Visit',
    isOld: '"day" < :day',
    words: ['note'],
    json: {
      report: { isSaid: `"report" <> '{}'`, without: `'{}'` },
      quantities: { isSaid: `"quantities" <> '[]'`, without: `'[]'` },
    },
  },
  {
    kind: 'followUp',
    trail: `'followUp/' || "id"`,
    table: 'FollowUp',
    isOld: `"state" <> 'open' AND "closedAt" < :at`,
    words: ['what', 'closingNote'],
    json: {},
  },
  {
    kind: 'journal',
    trail: `'journal/' || "id"`,
    table: 'Journal',
    isOld: '"day" < :day',
    words: ['results', 'problems', 'tomorrow'],
    json: {},
  },
  {
    kind: 'journal',
    trail: `'minute/' || "id"`,
    table: 'Minute',
    isOld: '"meetingOn" < :day',
    words: ['text'],
    json: {},
  },
  {
    kind: 'journal',
    trail: `'plan/' || "id"`,
    table: 'WorkPlan',
    isOld: '"firstDay" < :day',
    words: ['content', 'comment'],
    json: {},
  },
  {
    kind: 'visit',
    trail: `'visitComment/' || "id"`,
    table: 'VisitComment',
    isOld: '"at" < :at',
    words: ['text'],
    json: {},
  },
  {
    kind: 'document',
    trail: `'customerDocument/' || "id"`,
    table: 'CustomerDocument',
    isOld: '"removedAt" < :at',
    words: ['title', 'url'],
    json: {},
  },
  {
    kind: 'ticket',
    trail: `'ticket/' || "id"`,
    table: 'Ticket',
    isOld: `"state" <> 'open' AND "closedAt" < :at`,
    words: ['blockedReason', 'closingNote'],
    json: {},
  },
  {
    kind: 'ticket',
    trail: `'ticket/' || "ticketId"`,
    table: 'TicketStage',
    isOld: `"ticketId" IN (SELECT "id" FROM "Ticket" WHERE "state" <> 'open' AND "closedAt" < :at)`,
    words: ['note', 'doneFor'],
    json: {
      // The times of a pause count; its reason is words.
      pauses: {
        isSaid: `EXISTS (SELECT 1 FROM json_each("pauses") WHERE "value" ->> '$.reason' <> '')`,
        without: `(SELECT json_group_array(json_set("value", '$.reason', '')) FROM json_each("pauses"))`,
      },
      approval: {
        isSaid: `("approval" ->> '$.note' <> '' OR "approval" ->> '$.doneFor' IS NOT NULL)`,
        without: `json_set("approval", '$.note', '', '$.doneFor', NULL)`,
      },
    },
  },
];

/** Before which day, and which moment, records are old. */
export type OldBefore = { readonly day: string; readonly at: number };

/**
 * Takes the words from so many old records, and what the trail says of them from before and after;
 * who did what when stays. Answers with the places, and the entries with the hash of what is left.
 */
export async function eraseOldTexts(
  client: Prisma.TransactionClient,
  { day, at }: OldBefore,
  limit: number,
): Promise<{
  readonly places: readonly NamedPlace[];
  readonly entries: readonly (readonly [seq: number, contentHash: string])[];
}> {
  const places: NamedPlace[] = [];
  const entries: (readonly [number, string])[] = [];
  for (const { kind, trail, table, isOld, words, json } of oldTexts) {
    if (places.length >= limit) break;
    const hasWords = words.map(
      (column) => `coalesce("${column}", '') NOT IN ('', '${erasedMark}')`,
    );
    const hasJson = Object.values(json).map(({ isSaid }) => isSaid);
    const condition = isOld.replace(':day', `'${day}'`).replace(':at', String(at));
    const rows = await client.$queryRawUnsafe<{ id: string; subject: string }[]>(
      `SELECT "id", ${trail} AS "subject" FROM "${table}"
        WHERE ${condition} AND (${[...hasWords, ...hasJson].join(' OR ')}) LIMIT ?`,
      limit - places.length,
    );
    for (const { id, subject } of rows) {
      const sets = [
        ...words.map(
          (column) =>
            `"${column}" = CASE WHEN "${column}" <> '' THEN '${erasedMark}' ELSE "${column}" END`,
        ),
        ...Object.entries(json).map(([column, { without }]) => `"${column}" = ${without}`),
      ];
      await client.$executeRawUnsafe(`UPDATE "${table}" SET ${sets.join(', ')} WHERE "id" = ?`, id);
      places.push({ kind, subjectId: id, number: null });
      const told = await client.$queryRaw<{ seq: bigint | number }[]>`
        SELECT "seq" FROM "AuditEntry" WHERE "subject" = ${subject}
          AND ("before" IS NOT NULL OR "after" IS NOT NULL) ORDER BY "seq"`;
      entries.push(...(await emptyEntries(client, told)));
    }
  }
  return { places, entries };
}

/** Takes the words of entries of the trail away, with their salt; answers with the hash of what is left. */
export async function emptyEntries(
  client: Prisma.TransactionClient,
  rows: readonly { readonly seq: bigint | number }[],
): Promise<readonly (readonly [seq: number, contentHash: string])[]> {
  const emptied: (readonly [number, string])[] = [];
  for (const { seq } of rows) {
    const salt = newSalt();
    await client.$executeRaw`
      UPDATE "AuditEntry" SET "salt" = ${salt}, "before" = NULL, "after" = NULL
      WHERE "seq" = ${Number(seq)}`;
    emptied.push([Number(seq), contentHashOf(salt, { before: null, after: null })]);
  }
  return emptied;
}
