import {
  givenUpStates,
  type NewOutboxMessage,
  type OutboxMessage,
  type OutboxRepository,
} from '../ports/reminders.ts';
import { Prisma } from './generated/client.ts';
import { holdsOfMessage } from './hold-repository.ts';
import { forgotten, toMessage } from './outbox-rows.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo } from './row-values.ts';

/** The scope of a pause that holds for the whole workspace. */
export const everywhere = '*';

export function outboxRepository(
  client: Prisma.TransactionClient,
  { newId, touched }: RepositoryContext,
): OutboxRepository {
  async function unpark(reason: string): Promise<void> {
    touched.add('outbox');
    const again = { state: 'pending', reason };
    await client.outboxMessage.updateMany({ where: { state: 'parked' }, data: again });
  }
  return {
    async add(message) {
      touched.add('outbox');
      return (await insert(client, newId(), message)) === 1;
    },
    async find(id) {
      const row = await client.outboxMessage.findUnique({ where: { id } });
      return row ? toMessage(row) : undefined;
    },
    async findByKey(dedupeKey) {
      const row = await client.outboxMessage.findUnique({ where: { dedupeKey } });
      return row ? toMessage(row) : undefined;
    },
    async claim(now, leaseMs) {
      const [next] = await client.$queryRaw<{ id: string }[]>`
        SELECT m."id" FROM "OutboxMessage" m
        WHERE m."state" = 'pending' AND m."notBefore" <= ${now}
          AND NOT EXISTS (SELECT 1 FROM "SendingPause" p
            WHERE p."pausedUntil" > ${now} AND p."scope" IN (m."channelId", ${everywhere}))
          AND NOT EXISTS (SELECT 1 FROM ${holdsOfMessage} AND h."heldUntil" > ${now})
          AND NOT EXISTS (SELECT 1 FROM "OutboxMessage" o
            WHERE o."channelId" = m."channelId" AND o."state" = 'sending')
        ORDER BY m."priority", m."sequence" LIMIT 1`;
      if (!next) return undefined;
      const row = await client.outboxMessage.findUniqueOrThrow({ where: { id: next.id } });
      const claimed = await client.outboxMessage.update({
        where: { id: next.id },
        data: {
          state: 'sending',
          fence: { increment: 1 },
          attempt: { increment: 1 },
          firstTryAt: row.firstTryAt ?? BigInt(now),
          lastTryAt: BigInt(now),
          leaseUntil: BigInt(now + leaseMs),
        },
      });
      return toMessage(claimed);
    },
    async unsettled(before, limit) {
      const rows = await client.outboxMessage.findMany({
        where: {
          OR: [
            { state: 'unknown', lastTryAt: { lte: BigInt(before) } },
            { state: 'sending', leaseUntil: { lte: BigInt(before) } },
          ],
        },
        orderBy: { lastTryAt: 'asc' },
        take: limit,
      });
      return rows.map(toMessage);
    },
    async settle(message, { at, notBefore, isUntried, ...result }) {
      const { count } = await client.outboxMessage.updateMany({
        where: { id: message.id, fence: message.fence, state: message.state },
        data: {
          ...result,
          ...(notBefore === undefined ? {} : { notBefore: BigInt(notBefore) }),
          ...(result.state === 'sent' ? { sentAt: BigInt(at) } : {}),
          // Slack may accept a message late: the wait starts when the answer broke.
          ...(result.state === 'unknown' ? { lastTryAt: BigInt(at) } : {}),
          ...(isUntried ? untried(message) : {}),
          leaseUntil: null,
        },
      });
      return count === 1;
    },
    async noteFile({ id, fence }, fileId) {
      const count = await client.$executeRaw`
        UPDATE "OutboxMessage" SET "slackFileIds" = json_insert("slackFileIds", '$[#]', ${fileId})
        WHERE "id" = ${id} AND "fence" = ${fence} AND "state" = 'sending'`;
      return count === 1;
    },
    unpark,
    async recover() {
      await unpark('the process was started again');
      const { count } = await client.outboxMessage.updateMany({
        where: { state: 'sending' },
        data: { state: 'unknown', reason: 'the process ended while sending', leaseUntil: null },
      });
      return count;
    },
    async cancelFor(subjectId, reason) {
      await client.outboxMessage.updateMany({
        where: { subjectId, state: 'pending' },
        data: { state: 'cancelled', reason },
      });
    },
    async decideGivenUp({ id, fence }, { state, reason, at }) {
      touched.add('outbox');
      const { count } = await client.outboxMessage.updateMany({
        where: { id, fence, state: { in: [...givenUpStates] } },
        data: {
          state,
          reason,
          fence: { increment: 1 },
          // Its looks are kept: what may be there already goes on saying so.
          ...(state === 'pending'
            ? { attempt: 0, firstTryAt: null, lastTryAt: null, notBefore: BigInt(at) }
            : {}),
        },
      });
      return count === 1;
    },
    async bringForward(workspaceId, place, to) {
      touched.add('outbox');
      await client.outboxMessage.updateMany({
        where: {
          workspaceId,
          channelId: place,
          state: 'pending',
          attempt: 0,
          notBefore: { gt: BigInt(to) },
          OR: [
            { content: { startsWith: '{"kind":"reminder"' } },
            { content: { startsWith: '{"kind":"together"' } },
          ],
        },
        data: { notBefore: BigInt(to) },
      });
    },
    async givenUp(workspaceId, since, limit) {
      const rows = await client.outboxMessage.findMany({
        where: {
          workspaceId,
          kind: { not: 'update' },
          state: { in: ['blocked', 'parked', 'expired', 'held', 'dead'] },
          createdAt: { gte: BigInt(since) },
        },
        // In the order of their sequence alone SQLite walks through all messages.
        orderBy: [{ createdAt: 'desc' }, { sequence: 'desc' }],
        take: limit,
      });
      return rows.map(toMessage);
    },
    async findByPlace(channelId, slackTs) {
      const row = await client.outboxMessage.findFirst({
        where: { slackTs, slackChannelId: channelId },
      });
      return row ? toMessage(row) : undefined;
    },
    async sentFor(...subjectIds) {
      const rows = await client.outboxMessage.findMany({
        where: { subjectId: { in: [...subjectIds] }, state: 'sent', kind: 'post' },
        orderBy: { sequence: 'asc' },
      });
      return rows.map(toMessage);
    },
    gathering: (by, limit) =>
      client.outboxMessage.findMany({
        where: {
          state: 'pending',
          attempt: 0,
          // Others may go at the moment of their decision.
          notBefore: { gt: client.outboxMessage.fields.createdAt, lte: BigInt(by) },
          content: { startsWith: '{"kind":"reminder"' },
        },
        orderBy: { sequence: 'asc' },
        take: limit,
        select: { id: true, channelId: true, priority: true },
      }),
    async release(ids) {
      touched.add('outbox');
      for (const some of inParts(ids)) {
        // From the moment of their decision on, by which they are told from those that still wait.
        await client.$executeRaw`
          UPDATE "OutboxMessage" SET "notBefore" = "createdAt"
          WHERE "id" IN (${Prisma.join(some)}) AND "state" = 'pending'`;
      }
    },
    async join(ids, into) {
      touched.add('outbox');
      for (const some of inParts(ids)) {
        await client.outboxMessage.updateMany({
          where: { id: { in: some }, state: 'pending' },
          data: { state: 'joined', reason: `told with others: ${into.dedupeKey}` },
        });
      }
      await insert(client, newId(), into);
    },
    async pause(scope, until) {
      const pausedUntil = BigInt(until);
      await client.sendingPause.upsert({
        where: { scope },
        create: { scope, pausedUntil },
        update: { pausedUntil },
      });
    },
    async forgetWords(decidedBefore) {
      await client.outboxMessage.updateMany({
        where: {
          saidAt: { lt: BigInt(decidedBefore) },
          state: { notIn: ['pending', 'sending', 'unknown', 'held', 'parked'] },
        },
        data: { content: JSON.stringify(forgotten), saidAt: null },
      });
    },
    async backlog(now) {
      const [oldest] = await client.$queryRaw<{ notBefore: bigint }[]>`
        SELECT m."notBefore" FROM "OutboxMessage" m
        WHERE m."state" = 'pending' AND m."notBefore" <= ${now}
          AND NOT EXISTS (SELECT 1 FROM ${holdsOfMessage} AND h."heldUntil" > ${now})
        ORDER BY m."notBefore" LIMIT 1`;
      const refused = await client.outboxMessage.findFirst({
        where: { state: 'parked' },
        select: { id: true },
      });
      return {
        oldestDueAt: oldest ? columnTo.instant(oldest.notBefore) : undefined,
        isRefused: refused !== null,
      };
    },
    async nextWakeAt() {
      // A hold that is over lies before the moment of every message that it held up.
      const [next] = await client.$queryRaw<{ wakeAt: bigint }[]>`
        SELECT MAX(m."notBefore",
          COALESCE((SELECT h."heldUntil" FROM ${holdsOfMessage}), 0)) AS "wakeAt"
        FROM "OutboxMessage" m WHERE m."state" = 'pending' ORDER BY 1 LIMIT 1`;
      return next ? columnTo.instant(next.wakeAt) : undefined;
    },
  };
}

/** As a message was before the claim. */
const untried = ({ attempt }: OutboxMessage) => ({
  attempt: attempt - 1,
  ...(attempt === 1 ? { firstTryAt: null, lastTryAt: null } : {}),
});

/** Prisma refuses a statement with more than 999 values on SQLite. */
const mostValues = 500;

/** Ids in parts that one statement takes; none of none. */
const inParts = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / mostValues) }, (_none, index) =>
    ids.slice(index * mostValues, (index + 1) * mostValues),
  );

/** Inserts once for each dedupe key and returns how many rows came of it: 1 or 0. */
function insert(client: Prisma.TransactionClient, id: string, message: NewOutboxMessage) {
  const { workspaceId, dedupeKey, kind, channelId, threadTs, target, content } = message;
  const { subjectId, subjectVersion, priority, notBefore, expiresAt, createdAt } = message;
  const saidAt = content.kind === 'ready' && kind !== 'update' ? createdAt : null;
  return client.$executeRaw`
    INSERT INTO "OutboxMessage" ("id", "workspaceId", "dedupeKey", "kind", "channelId", "threadTs",
      "target", "content", "saidAt", "subjectId", "subjectVersion", "priority", "notBefore",
      "expiresAt", "state", "createdAt")
    VALUES (${id}, ${workspaceId}, ${dedupeKey}, ${kind}, ${channelId}, ${threadTs}, ${target},
      ${JSON.stringify(content)}, ${saidAt}, ${subjectId}, ${subjectVersion}, ${priority},
      ${notBefore}, ${expiresAt}, 'pending', ${createdAt})
    ON CONFLICT ("dedupeKey") DO NOTHING`;
}
