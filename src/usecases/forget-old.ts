import type { PersonId, WorkspaceId } from '../domain/person.ts';
import { addMonths, dayOf, type Instant, instant, zoneName } from '../domain/zoned-time.ts';
import type { Store } from '../ports/store.ts';

/** How long what people wrote is kept. */
export type Retention = {
  /** Typed lines with their answers, and the words of messages that were sent: days. */
  readonly lineDays: number;
  /** Words of visits, journals, and closed follow-ups and tickets: months; null: for ever. */
  readonly textMonths: number | null;
  readonly afterUninstall: {
    /**
     * records: what people recorded is their company's, and stays; typed lines, words on their way to
     * Slack and addresses of calendars go. nothing: the records go as well.
     */
    readonly keeps: 'records' | 'nothing';
    /** How long a mistake can be made good by installing the app again. */
    readonly hours: number;
  };
};

/** What Slack asks of its apps is deletion; within a day, which a round may end some seconds late. */
export const defaultAfterUninstall: Retention['afterUninstall'] = { keeps: 'records', hours: 23 };

const dayMs = 24 * 60 * 60 * 1000;
/** So many records are looked at in one transaction, to keep the write gate free for people. */
const batchSize = 50;
const everywhere = zoneName('UTC');
/** It is nobody's doing. */
const nobody = 'linesman' as PersonId;

/**
 * Forgets what is older than it is to be kept. Call what it hands back regularly: typed lines go at
 * once, words of old records once a day, so many at a time.
 */
export function watchRetention(tools: {
  readonly store: Store;
  readonly workspaceId: WorkspaceId;
  readonly retention: Pick<Retention, 'lineDays' | 'textMonths'>;
  readonly clock: () => Instant;
}): () => Promise<void> {
  const { store, workspaceId, retention, clock } = tools;
  const { lineDays, textMonths } = retention;
  let doneFor: string | null = null;
  return async () => {
    const now = clock();
    await store.write(async ({ deliveries, outbox }) => {
      await deliveries.purge(instant(now - lineDays * dayMs));
      await outbox.forgetWords(instant(now - lineDays * dayMs));
    });
    const today = dayOf(now, everywhere);
    if (textMonths === null || doneFor === today) return;
    const day = addMonths(today, -textMonths);
    const before = { day, at: Date.parse(day) };
    const isDone = await store.write(async ({ erasures, audit }) => {
      const { places, entries } = await erasures.eraseOld(before, batchSize);
      if (places.length === 0) return true;
      await audit.add({
        workspaceId,
        at: now,
        actorId: nobody,
        action: 'trail.erase',
        subject: 'trail',
        before: null,
        after: { olderThan: day, entries },
      });
      return places.length < batchSize;
    });
    if (isDone) doneFor = today;
  };
}
