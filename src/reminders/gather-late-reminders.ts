import type { Instant } from '../domain/zoned-time.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import type { Store } from '../ports/store.ts';

/**
 * Late reminders wait so long to be gathered. It is over when all are decided; this is only for a
 * process that ends meanwhile.
 */
export const gatheringMs = 60_000;

/** Ours: more than so many at once are noise, and come as one message. */
const mostAlone = 5;
/** So many are looked at in one transaction. */
const batchSize = 5_000;
/** Digests say one thing a day already. */
const digestPriority = 2;

/**
 * After an outage: where several late reminders go to one place, they go there as one message; where
 * there are few, each goes for itself.
 */
export async function gatherLateReminders({
  store,
  clock,
}: {
  readonly store: Store;
  readonly clock: () => Instant;
}): Promise<void> {
  const late = await store.read.outbox.gathering(batchSize);
  if (late.length === 0) return;
  const now = clock();
  await store.write(async ({ outbox }) => {
    const alone: string[] = [];
    for (const [place, messages] of byPlace(late)) {
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
