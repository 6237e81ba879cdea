import type { KeyPersonRepository, ListedKeyPerson, MayBeMet } from '../ports/key-persons.ts';
import type { DaysOf } from '../ports/progress.ts';
import { Prisma } from './generated/client.ts';
import { customersIn } from './progress-scope.ts';
import { columnTo, orNull } from './row-values.ts';

type Count = number | bigint;

/** Key persons of customers, as `k`. */
const keyPersons = Prisma.sql`JOIN "Contact" k ON k."customerId" = c."id"
  AND k."removedAt" IS NULL AND k."isKeyPerson"`;
/** Days on which one of them was met, as `m`. */
const metIn = ({ first, last }: DaysOf) => Prisma.sql`"KeyPersonMet" m
  WHERE m."customerId" = c."id" AND m."contactId" = k."id"
    AND m."day" >= ${first} AND m."day" <= ${last}`;
const isIn = (column: Prisma.Sql, ids: readonly string[]) =>
  Prisma.sql`${column} IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`;

export function keyPersonRepository(client: Prisma.TransactionClient): KeyPersonRepository {
  return {
    async list(scope, days) {
      const rows = await client.$queryRaw<
        {
          readonly id: string;
          readonly name: string;
          readonly customerId: string;
          readonly customerName: string;
          readonly metOn: string | null;
        }[]
      >`SELECT k."id", k."name", k."customerId", c."name" AS "customerName",
          (SELECT MAX(m."day") FROM ${metIn(days)}) AS "metOn"
        FROM "Customer" c ${keyPersons}
        WHERE ${customersIn(scope)} ORDER BY c."name", k."name", k."id"`;
      return rows.map(
        (row): ListedKeyPerson => ({
          ...row,
          id: columnTo.contactId(row.id),
          customerId: columnTo.customerId(row.customerId),
          metOn: orNull(row.metOn, columnTo.day),
        }),
      );
    },
    async count(scope, days) {
      const [row] = await client.$queryRaw<{ readonly all: Count; readonly met: Count | null }[]>`
        SELECT COUNT(*) AS "all", SUM(EXISTS (SELECT 1 FROM ${metIn(days)})
          AND NOT EXISTS (SELECT 1 FROM "KeyPersonsUncounted" u WHERE u."customerId" = c."id"))
          AS "met"
        FROM "Customer" c ${keyPersons} WHERE ${customersIn(scope)}`;
      return { all: Number(row?.all ?? 0), met: Number(row?.met ?? 0) };
    },
    async uncounted(scope, limit) {
      const of = scope
        ? Prisma.sql`JOIN "Customer" c ON c."id" = u."customerId" WHERE ${customersIn(scope)}`
        : Prisma.empty;
      const rows = await client.$queryRaw<{ readonly customerId: string }[]>`
        SELECT u."customerId" FROM "KeyPersonsUncounted" u ${of} LIMIT ${limit}`;
      return rows.map(({ customerId }) => columnTo.customerId(customerId));
    },
    async contactsOf(ids) {
      const rows = await client.$queryRaw<
        {
          readonly id: string;
          readonly name: string;
          readonly title: string;
          readonly isKeyPerson: Count | boolean;
          readonly customerId: string;
        }[]
      >`SELECT k."id", k."name", k."title", k."isKeyPerson", k."customerId" FROM "Contact" k
        WHERE ${isIn(Prisma.sql`k."customerId"`, ids)} AND k."removedAt" IS NULL`;
      return rows.map(
        (row): MayBeMet => ({
          id: columnTo.contactId(row.id),
          name: row.name,
          title: row.title,
          isKeyPerson: Number(row.isKeyPerson) === 1,
          customerId: columnTo.customerId(row.customerId),
        }),
      );
    },
    async visitsOf(ids, days) {
      const within = days
        ? Prisma.sql`AND v."day" >= ${days.first} AND v."day" <= ${days.last}`
        : Prisma.empty;
      const rows = await client.$queryRaw<
        {
          readonly customerId: string;
          readonly day: string;
          readonly note: string;
          readonly quantities: string;
          readonly report: string;
        }[]
      >`SELECT v."customerId", v."day", v."note", v."quantities", v."report" FROM "Visit" v
        WHERE ${isIn(Prisma.sql`v."customerId"`, ids)} AND v."undoneAt" IS NULL
          AND v."state" = 'held' ${within}`;
      return rows.map((row) => ({
        customerId: columnTo.customerId(row.customerId),
        day: columnTo.day(row.day),
        note: row.note,
        quantities: columnTo.quantities(row.quantities),
        report: columnTo.report(row.report),
      }));
    },
    async put(ids, met) {
      const customerId = { in: [...ids] };
      await client.keyPersonMet.deleteMany({ where: { customerId } });
      await client.keyPersonMet.createMany({ data: [...met] });
      await client.keyPersonsUncounted.deleteMany({ where: { customerId } });
    },
  };
}
