import { instant } from '../domain/zoned-time.ts';
import type { NewOutboxMessage, SpreadsheetContent } from '../ports/reminders.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** So long a file that was asked for is wanted. */
const patienceMs = 24 * 60 * 60 * 1000;

type Asked = SpreadsheetContent extends infer One
  ? One extends unknown
    ? Omit<One, 'kind' | 'readerId'>
    : never
  : never;

/** A spreadsheet that goes to somebody's direct messages. */
export function spreadsheetFor(
  { person, team }: UseCaseContext['actor'],
  asked: Asked,
  dedupeKey: string,
  now: UseCaseContext['now'],
): NewOutboxMessage {
  const content = { kind: 'file', readerId: person.id, ...asked } as const;
  return {
    workspaceId: team.workspaceId,
    dedupeKey,
    kind: 'file',
    channelId: person.slackUserId,
    threadTs: null,
    target: person.slackUserId,
    content,
    subjectId: null,
    subjectVersion: null,
    priority: 0,
    notBefore: now,
    expiresAt: instant(now + patienceMs),
    createdAt: now,
  };
}

/** Queues a spreadsheet for whoever asks for it. */
export async function askForSpreadsheet(
  { repositories, actor, now, deliveryKey }: UseCaseContext & { readonly deliveryKey: string },
  asked: Asked,
): Promise<void> {
  await repositories.outbox.add(
    spreadsheetFor(actor, asked, `${asked.document}/${deliveryKey}`, now),
  );
}
