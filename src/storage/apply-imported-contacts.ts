import type { CustomerImport, ImportId } from '../domain/import/customer-import.ts';
import type { RowRange } from '../ports/imports.ts';
import { Prisma } from './generated/client.ts';
import { addedRows } from './imported-rows.ts';

/** Contacts that a list changes. */
const changed = (id: ImportId) =>
  Prisma.sql`r."importId" = ${id} AND r."kind" = 'contact' AND r."outcome" = 'changed'`;

/** How many of those that a list changes are not any more what they were. */
export const contactsChangedSince = (id: ImportId) => Prisma.sql`(SELECT COUNT(*) FROM "ImportRow" r
      LEFT JOIN "Contact" c ON c."id" = r."record"->>'id'
      WHERE ${changed(id)} AND (c."id" IS NULL OR c."removedAt" IS NOT NULL
        OR c."version" <> r."record"->'was'->>'version'
        OR (r."record"->>'isKeyPerson' AND EXISTS (SELECT 1 FROM "Contact" k
          WHERE k."customerId" = c."customerId" AND k."isKeyPerson" AND k."removedAt" IS NULL
            AND k."id" <> c."id"))))`;

export async function insertContacts(
  client: Prisma.TransactionClient,
  { id, teamId, personId }: CustomerImport,
  at: number,
): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "Contact" ("id", "teamId", "customerId", "name", "title", "decisionRole", "phone",
      "phoneDigits", "email", "birthday", "language", "isKeyPerson", "version", "createdAt",
      "createdById")
    SELECT r."record"->>'id', ${teamId}, r."customerId", r."record"->>'name',
      r."record"->>'title', r."record"->>'decisionRole', r."record"->>'phone',
      r."record"->>'phoneDigits', r."record"->>'email', r."record"->>'birthday',
      r."record"->>'language', r."record"->>'isKeyPerson', 1, ${at}, ${personId}
    FROM "ImportRow" r WHERE ${addedRows(id, 'contact')}`;
}

/** Contacts become what a list says. */
export const changeContacts = (client: Prisma.TransactionClient, id: ImportId): Promise<void> =>
  setContacts(client, 'after', changed(id));

/** Contacts become what a list says, or what they were before it. */
async function setContacts(
  client: Prisma.TransactionClient,
  to: 'before' | 'after',
  which: Prisma.Sql,
): Promise<void> {
  const record = Prisma.raw(to === 'after' ? 'r."record"' : `(r."record"->'was')`);
  await client.$executeRaw`
    UPDATE "Contact" SET "title" = ${record}->>'title', "phone" = ${record}->>'phone',
      "decisionRole" = ${record}->>'decisionRole', "phoneDigits" = ${record}->>'phoneDigits',
      "email" = ${record}->>'email', "birthday" = ${record}->>'birthday',
      "language" = ${record}->>'language', "isKeyPerson" = ${record}->>'isKeyPerson',
      "version" = "version" + 1
    FROM "ImportRow" r WHERE ${which} AND "Contact"."id" = r."record"->>'id'`;
}

/** Contacts of some rows become what they were, unless somebody has changed them since. */
export async function undoContacts(
  client: Prisma.TransactionClient,
  id: ImportId,
  { from, to }: RowRange,
): Promise<void> {
  const rows = Prisma.sql`${changed(id)} AND r."row" BETWEEN ${from} AND ${to}`;
  await client.$executeRaw`
    UPDATE "ImportRow" AS r SET "isUndone" = 1 FROM "Contact" c
    WHERE ${rows} AND c."id" = r."record"->>'id' AND c."removedAt" IS NULL
      AND c."version" = (r."record"->'was'->>'version') + 1`;
  await setContacts(client, 'before', Prisma.sql`${rows} AND r."isUndone" = 1`);
}
