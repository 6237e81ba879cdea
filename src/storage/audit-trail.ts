import type { AuditEntry, AuditTrail } from '../ports/audit-trail.ts';
import { contentHashOf, genesis, keyedHash, newSalt } from './audit-hash.ts';
import type { AuditKeys } from './audit-keys.ts';
import { eraseAction, keyedAction, trailChecker, trailSubject } from './check-trail.ts';
import type { Prisma, AuditEntry as Row } from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

/** So many entries are checked at a time. */
const pageSize = 1_000;

/** What is the bot's own doing, such as the change to a key. */
const noPerson = columnTo.personId('linesman');

/**
 * Each entry's hash covers its fields and the hash before it, with a key that is not in the
 * database, so that a changed row shows, and nobody without the key can make it good again.
 */
export function auditTrail(client: Prisma.TransactionClient, keys: AuditKeys): AuditTrail {
  // Nobody else writes until the transaction ends.
  let lastHash: string | undefined;
  const write = async ({ workspaceId, at, actorId, action, subject, ...entry }: AuditEntry) => {
    const previousHash = lastHash ?? genesis;
    const before = entry.before === null ? null : JSON.stringify(entry.before);
    const after = entry.after === null ? null : JSON.stringify(entry.after);
    const salt = newSalt();
    const contentHash = contentHashOf(salt, { before, after });
    const row = { workspaceId, at, actorId, action, subject, previousHash };
    const hash = keyedHash(keys[0], row, contentHash);
    // Every line writes two of these; `create` takes half as long again.
    await client.$executeRaw`
      INSERT INTO "AuditEntry" ("workspaceId", "at", "actorId", "action", "subject", "before",
        "after", "salt", "contentHash", "previousHash", "hash")
      VALUES (${workspaceId}, ${at}, ${actorId}, ${action}, ${subject}, ${before},
        ${after}, ${salt}, ${contentHash}, ${previousHash}, ${hash})`;
    lastHash = hash;
  };
  /** Entries from before there was a key stay as they are; the first with a key says so. */
  const begin = async ({ workspaceId, at }: AuditEntry) => {
    const last = await newest(client);
    lastHash = last?.hash ?? genesis;
    if (last?.contentHash !== null) return;
    const after = { unkeyedUpTo: last.seq, hash: last.hash };
    const change = { action: keyedAction, subject: trailSubject, before: null, after };
    await write({ workspaceId, at, actorId: noPerson, ...change });
  };
  return {
    async add(entry) {
      if (lastHash === undefined) await begin(entry);
      await write(entry);
    },
    async of(subject) {
      const rows = await client.auditEntry.findMany({
        where: { subject },
        orderBy: { seq: 'asc' },
      });
      return rows.map(toEntry);
    },
    async since(subjects, from) {
      const rows = await client.auditEntry.findMany({
        where: { subject: { in: [...subjects] }, at: { gte: BigInt(from) } },
        orderBy: { seq: 'asc' },
      });
      return rows.map(toEntry);
    },
    async lastChanges(subjects, aside) {
      const rows = await client.auditEntry.groupBy({
        by: ['subject'],
        where: { subject: { in: [...subjects] }, action: { not: aside } },
        _max: { at: true },
      });
      return new Map(
        rows.flatMap((row) =>
          row._max.at === null ? [] : [[row.subject, columnTo.instant(row._max.at)] as const],
        ),
      );
    },
    async head() {
      const last = await newest(client);
      return last ? { seq: last.seq, hash: last.hash, at: last.at } : null;
    },
    async findProblem() {
      const erasures = await client.auditEntry.findMany({
        where: { subject: trailSubject, action: eraseAction },
        orderBy: { seq: 'asc' },
        select: { after: true },
      });
      const check = trailChecker(keys, erasures);
      for (let seq = 0; ; ) {
        const rows = await client.auditEntry.findMany({
          where: { seq: { gt: seq } },
          orderBy: { seq: 'asc' },
          take: pageSize,
        });
        for (const row of rows) {
          const problem = check({ ...row, at: Number(row.at) });
          if (problem) return problem;
          seq = row.seq;
        }
        if (rows.length < pageSize) return null;
      }
    },
  };
}

const toEntry = (row: Row): AuditEntry => ({
  workspaceId: columnTo.workspaceId(row.workspaceId),
  at: columnTo.instant(row.at),
  actorId: columnTo.personId(row.actorId),
  action: row.action,
  subject: row.subject,
  before: orNull(row.before, columnTo.json),
  after: orNull(row.after, columnTo.json),
});

/** With every line, so without what the model's `findFirst` takes on top. */
async function newest(client: Prisma.TransactionClient) {
  const [last] = await client.$queryRaw<
    readonly { seq: bigint; at: bigint; hash: string; contentHash: string | null }[]
  >`SELECT "seq", "at", "hash", "contentHash" FROM "AuditEntry" ORDER BY "seq" DESC LIMIT 1`;
  return last && { ...last, seq: Number(last.seq), at: columnTo.instant(last.at) };
}
