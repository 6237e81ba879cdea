import type { TicketId } from '../../domain/ticket/ticket.ts';
import { outlookOf } from '../../domain/ticket/ticket-outlook.ts';
import type { Instant } from '../../domain/zoned-time.ts';
import type { Store } from '../../ports/store.ts';
import { deadlineContexts } from '../../reminders/load-ticket-card.ts';

/** So many are counted in one transaction, to keep the write gate free for people. */
const batchSize = 50;

/**
 * Keeps the outlook of open tickets from before there were any, quietly: nothing about them changes.
 * Once all have one there is nothing to look for any more, because every change keeps its own.
 */
export function fillOutlooks({ store, clock }: { store: Store; clock: () => Instant }) {
  let isDone = false;
  return async (): Promise<void> => {
    let after: TicketId | null = null;
    while (!isDone) {
      const ids: readonly TicketId[] = await store.read.tickets.withoutOutlook(after, batchSize);
      after = ids.at(-1) ?? null;
      if (after === null) isDone = true;
      else await fillBatch(store, ids, clock());
    }
  };
}

const fillBatch = (store: Store, ids: readonly TicketId[], now: Instant): Promise<void> =>
  store.write(async (repositories) => {
    const contextOf = deadlineContexts(repositories);
    for (const file of await repositories.tickets.loadMany(ids)) {
      const context = await contextOf(file, now);
      await repositories.tickets.putOutlook(file.ticket, outlookOf(file, context));
    }
  });
