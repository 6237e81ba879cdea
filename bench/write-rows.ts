import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import pLimit from 'p-limit';
import { z } from 'zod';
import { randomId } from '../src/domain/new-id.ts';
import { type Prisma, PrismaClient } from '../src/storage/generated/client.ts';

/**
 * The peer of the saturated figure: the rows of a visit line, written by Prisma in one transaction
 * behind a gate, and nothing else. Prints transactions per second.
 */
const { DATABASE_FILE, SECONDS, AT_ONCE } = z
  .object({ DATABASE_FILE: z.string(), SECONDS: z.coerce.number(), AT_ONCE: z.coerce.number() })
  .parse(process.env);

const prisma = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: DATABASE_FILE }) });
for (const pragma of ['journal_mode = wal', 'synchronous = 2', 'foreign_keys = 1']) {
  await prisma.$queryRawUnsafe(`PRAGMA ${pragma}`);
}
const team = await prisma.team.findFirstOrThrow();
const customers = await prisma.customer.findMany({ take: 500, select: { id: true } });
const oneAtATime = pLimit(1);
let count = 0;
/** What the bot keeps of that note. */
const quantities = JSON.stringify([
  { kind: 'business-kind', business: 'capacity-increase', text: '增容' },
  { kind: 'capacity', power: 'apparent', value: 2_000_000, from: null, text: '2000kVA' },
  { kind: 'contact', name: '王', title: '主任', text: '王主任' },
]);

async function writeLine(client: Prisma.TransactionClient, customerId: string): Promise<void> {
  const at = BigInt(Date.now());
  const [visitId, followUpId] = [randomId(), randomId()];
  const { nextVisitNumber, nextFollowUpNumber } = await client.team.update({
    where: { id: team.id },
    data: { nextVisitNumber: { increment: 1 }, nextFollowUpNumber: { increment: 1 } },
  });
  const visit = {
    id: visitId,
    teamId: team.id,
    number: nextVisitNumber - 1,
    customerId,
    managerId: 'U0',
    day: '2026-11-20',
    time: null,
    timeZone: 'Asia/Shanghai',
    note: '谈增容2000kVA，王主任要供电方案',
    quantities,
    version: 1,
    createdAt: at,
    undoneAt: null,
  };
  await client.visit.create({ data: visit });
  const followUp = {
    id: followUpId,
    teamId: team.id,
    number: nextFollowUpNumber - 1,
    customerId,
    visitId,
    ownerId: 'U0',
    what: '回访',
    dueDay: '2026-11-25',
    dueTime: '15:00',
    timeZone: 'Asia/Shanghai',
    dueAt: at,
    state: 'open',
    version: 1,
    createdAt: at,
    createdById: 'U0',
  };
  await client.followUp.create({ data: followUp });
  await client.reminderSchedule.create({
    data: {
      key: `follow-up-due/${followUpId}`,
      rule: 'follow-up-due',
      teamId: team.id,
      subjectId: followUpId,
      subjectVersion: 1,
      nextAt: at,
    },
  });
  for (const [action, after] of [
    ['visit.log', visit],
    ['follow-up.add', followUp],
  ] as const) {
    await client.auditEntry.create({
      data: {
        workspaceId: team.workspaceId,
        at,
        actorId: 'U0',
        action,
        subject: `${action}/${after.id}`,
        after: JSON.stringify(after, (_key, value) =>
          typeof value === 'bigint' ? Number(value) : value,
        ),
        previousHash: '0'.repeat(64),
        hash: '0'.repeat(64),
      },
    });
  }
  await client.delivery.create({
    data: {
      key: `command/${visitId}`,
      kind: 'command',
      state: 'done',
      payload: visit.note,
      answer: JSON.stringify({ visit: visitId, note: visit.note.repeat(20) }),
      receivedAt: at,
      doneAt: at,
    },
  });
}

async function lane(endsAt: number): Promise<void> {
  while (performance.now() < endsAt) {
    count += 1;
    const customerId = customers[count % customers.length]?.id ?? '';
    await oneAtATime(() => prisma.$transaction((client) => writeLine(client, customerId)));
  }
}

const run = (seconds: number) => {
  const endsAt = performance.now() + seconds * 1000;
  return Promise.all(Array.from({ length: AT_ONCE }, () => lane(endsAt)));
};
await run(2);
count = 0;
const startedAt = performance.now();
await run(SECONDS);
const perSecond = (count * 1000) / (performance.now() - startedAt);
await prisma.$disconnect();
process.stdout.write(`${perSecond}\n`);
