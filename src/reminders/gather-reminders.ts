import { type Instant, instant } from '../domain/zoned-time.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import type { Store } from '../ports/store.ts';

/**
 * Reminders wait so long past their moment to be gathered. It is over when all that are due have been
 * decided; this is only for a process that ends meanwhile.
 */
export const gatheringMs = 60_000;

/** Ours: more than so many at once are noise, and come as one message. */
const mostAlone = 5;
/** So many are looked at in one transaction. */
const batchSize = 5_000;
/** Digests say one thing a day already. */
export const digestPriority = 2;

/**
 * Where many reminders are to come to one place now, after an outage, as a day opens, or because all
 * are of one moment, they come as one message; where there are few, each comes for itself.
 */
export async function gatherReminders({
  store,
  clock,
}: {
  readonly store: Store;
  readonly clock: () => Instant;
}): Promise<void> {
  const now = clock();
  const waiting = await store.read.outbox.gathering(instant(now + gatheringMs), batchSize);
  if (waiting.length === 0) return;
  await store.write(async ({ outbox }) => {
    const alone: string[] = [];
    for (const [place, messages] of byPlace(waiting)) {
      const [first] = messages;
      const reminders = messages.filter(({ priority }) => priority < digestPriority);
      const isStorm = reminders.length > mostAlone;
      const rest = isStorm ? messages.filter((one) => !reminders.includes(one)) : messages;
      alone.push(...rest.map(({ id }) => id));
      if (!isStorm || !first) continue;
      const ids = reminders.map(({ id }) => id);
      await outbox.join(ids, {
        ...first,
        dedupeKey: `together/${place}/${first.dedupeKey}`,
        content: { kind: 'together', of: ids },
        subjectId: null,
        subjectVersion: null,
        priority: Math.min(...reminders.map(({ priority }) => priority)),
        notBefore: now,
        createdAt: now,
      });
    }
    await outbox.release(alone);
  });
}

function byPlace(messages: readonly OutboxMessage[]): ReadonlyMap<string, OutboxMessage[]> {
  const places = new Map<string, OutboxMessage[]>();
  for (const message of messages) {
    places.set(message.channelId, [...(places.get(message.channelId) ?? []), message]);
  }
  return places;
}
