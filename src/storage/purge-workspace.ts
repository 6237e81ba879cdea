import { trailSubject } from './check-trail.ts';
import type { Prisma } from './generated/client.ts';
import { emptyEntries } from './old-texts.ts';
import { forgotten } from './outbox-rows.ts';

/** A table, and which of its rows are a workspace's; `:id` stands for its id. */
type Owned = readonly [table: string, isOwn: string];

const teams = '(SELECT "id" FROM "Team" WHERE "workspaceId" = :id)';
const people = '(SELECT "id" FROM "Person" WHERE "workspaceId" = :id)';
const of = (table: string) => `(SELECT "id" FROM "${table}" WHERE "teamId" IN ${teams})`;
const ofTeams = `"teamId" IN ${teams}`;

/** What came from Slack, and what opens calendars without it. */
const ofSlack: readonly Owned[] = [
  [
    'SendingPause',
    '"scope" IN (SELECT "channelId" FROM "OutboxMessage" WHERE "workspaceId" = :id)',
  ],
  // event/<workspace>/<event>, command/<workspace>/<trigger> …
  ['Delivery', `"key" LIKE '%/' || :id || '/%'`],
  ['CalendarFeed', `"personId" IN ${people}`],
];

/** What people recorded; each stands before what it refers to, which the database insists on. */
const ofRecords: readonly Owned[] = [
  ['OutboxMessage', '"workspaceId" = :id'],
  ['ImportRow', `"importId" IN ${of('Import')}`],
  ['Import', ofTeams],
  ['ImportHeader', ofTeams],
  ['VisitComment', ofTeams],
  ['VisitFile', `"visitId" IN ${of('Visit')}`],
  ['Minute', ofTeams],
  ['WorkPlan', ofTeams],
  ['Journal', ofTeams],
  ['StageFile', `"stageId" IN ${of('TicketStage')}`],
  ['TicketStage', ofTeams],
  ['BroughtTicket', ofTeams],
  ['Ticket', ofTeams],
  ['TicketTemplate', ofTeams],
  ['Department', ofTeams],
  ['HandOver', ofTeams],
  ['CustomerMerge', ofTeams],
  ['ManagerChange', `"customerId" IN ${of('Customer')}`],
  ['CreditIncident', ofTeams],
  ['CreditRating', `"customerId" IN ${of('Customer')}`],
  ['SupplyPoint', `"customerId" IN ${of('Customer')}`],
  ['CustomerAlias', `"customerId" IN ${of('Customer')}`],
  ['CustomerDocument', ofTeams],
  ['Contact', ofTeams],
  ['ImportantDate', ofTeams],
  ['FollowUp', ofTeams],
  ['Visit', ofTeams],
  // Removing contacts and visits leaves a mark here.
  ['KeyPersonMet', `"customerId" IN ${of('Customer')}`],
  ['KeyPersonsUncounted', `"customerId" IN ${of('Customer')}`],
  ['Customer', ofTeams],
  ['ReminderSchedule', ofTeams],
  ['Occurrence', ofTeams],
  ['ReminderPreference', '"workspaceId" = :id'],
  ['SendingHold', '"workspaceId" = :id'],
  ['Absence', `"personId" IN ${people}`],
  ['Person', '"workspaceId" = :id'],
  ['Setting', ofTeams],
  ['Team', '"workspaceId" = :id'],
];

/** Every table that `purgeWorkspace` takes rows from. A new table of a workspace's goes in above. */
export const purgedTables = [...ofSlack, ...ofRecords].map(([table]) => table);

/**
 * Takes a workspace's rows away: those of Slack's, and where nothing is kept its records and the words
 * of its trail as well. With its records what was not sent stays listed, without its words. Answers
 * with the entries whose words went, and the hash of what is left.
 */
export async function purgeWorkspace(
  client: Prisma.TransactionClient,
  workspaceId: string,
  keeps: 'records' | 'nothing',
): Promise<readonly (readonly [seq: number, contentHash: string])[]> {
  for (const [table, isOwn] of keeps === 'records' ? ofSlack : [...ofSlack, ...ofRecords]) {
    const parts = isOwn.split(':id');
    const statement = `DELETE FROM "${table}" WHERE ${parts.join('?')}`;
    await client.$executeRawUnsafe(statement, ...parts.slice(1).map(() => workspaceId));
  }
  if (keeps === 'nothing') return emptyTrail(client, workspaceId);
  await expireUnsent(client, workspaceId);
  return [];
}

async function expireUnsent(client: Prisma.TransactionClient, workspaceId: string): Promise<void> {
  await client.outboxMessage.updateMany({
    where: { workspaceId, state: { in: ['pending', 'sending', 'unknown', 'parked', 'held'] } },
    data: { state: 'expired', reason: 'the app was uninstalled', leaseUntil: null },
  });
  await client.outboxMessage.updateMany({
    where: { workspaceId, content: { startsWith: '{"kind":"ready"' } },
    data: { content: JSON.stringify(forgotten), saidAt: null },
  });
}

/** Who did what when stays, and so do the entries about erasures, which hold hashes and no words. */
async function emptyTrail(
  client: Prisma.TransactionClient,
  workspaceId: string,
): Promise<readonly (readonly [number, string])[]> {
  const rows = await client.$queryRaw<{ seq: bigint | number }[]>`
    SELECT "seq" FROM "AuditEntry"
    WHERE "workspaceId" = ${workspaceId} AND "subject" <> ${trailSubject}
      AND ("before" IS NOT NULL OR "after" IS NOT NULL) ORDER BY "seq"`;
  return emptyEntries(client, rows);
}
