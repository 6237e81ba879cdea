import type { Instant } from '../domain/zoned-time.ts';
import type { GatheredMessage } from '../ports/reminders.ts';
import type { Store } from '../ports/store.ts';

/**
 * Late reminders wait so long to be gathered. It is over when all are decided; this is only for a
 * process that ends meanwhile.
 */
export const gatheringMs = 60_000;

/** Ours: more than so many at once are noise, and come as one message. */
const mostAlone = 5;
/** So many are looked at together … */
const lookSize = 20_000;
/** … and so many are let go in one transaction. */
const releaseSize = 500;
/** Digests say one thing a day already. */
const digestPriority = 2;

type Tools = { readonly store: Store; readonly clock: () => Instant };

/**
 * After an outage: where several late reminders go to one place, they go there as one message; where
 * there are few, each goes for itself.
 */
export async function gatherLateReminders(tools: Tools): Promise<void> {
  for (;;) {
    const late = await tools.store.read.outbox.gathering(lookSize);
    if (late.length === 0) return;
    await gather(tools, late);
  }
}

async function gather({ store, clock }: Tools, late: readonly GatheredMessage[]): Promise<void> {
  const alone: string[] = [];
  for (const [place, messages] of byPlace(late)) {
    const reminders = messages.filter(({ priority }) => priority < digestPriority);
    const isStorm = reminders.length > mostAlone;
    for (const { id, priority } of messages) {
      if (!isStorm || priority >= digestPriority) alone.push(id);
    }
    if (isStorm) await joinReminders({ store, clock }, place, reminders);
  }
  for (let start = 0; start < alone.length; start += releaseSize) {
    const some = alone.slice(start, start + releaseSize);
    await store.write(({ outbox }) => outbox.release(some));
  }
}

async function joinReminders(
  { store, clock }: Tools,
  place: string,
  reminders: readonly GatheredMessage[],
): Promise<void> {
  const ids = reminders.map(({ id }) => id);
  const now = clock();
  await store.write(async ({ outbox }) => {
    const first = await outbox.find(ids[0] ?? '');
    if (!first) return;
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
  });
}

function byPlace(messages: readonly GatheredMessage[]): ReadonlyMap<string, GatheredMessage[]> {
  const places = new Map<string, GatheredMessage[]>();
  for (const message of messages) {
    const there = places.get(message.channelId);
    if (there) there.push(message);
    else places.set(message.channelId, [message]);
  }
  return places;
}
