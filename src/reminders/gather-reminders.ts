import type { WorkspaceId } from '../domain/person.ts';
import { type Instant, instant } from '../domain/zoned-time.ts';
import type { GatheredMessage } from '../ports/reminders.ts';
import type { Repositories, Store } from '../ports/store.ts';

/**
 * Reminders wait so long past their moment to be gathered. It is over when all that are due have been
 * decided; this is only for a process that ends meanwhile.
 */
export const gatheringMs = 60_000;

/** Ours: more than so many at once are noise, and come as one message. */
const mostAlone = 5;
/** So many are looked at together … */
const lookSize = 20_000;
/** … and so many are let go in one transaction. */
const releaseSize = 500;
/** Digests say one thing a day already. */
export const digestPriority = 2;

/**
 * Looks again at what waits for a place's hours, because its readers want something else now. It is
 * gathered first, or what waited for the morning would come as a burst.
 */
export const lookAgain = (
  { outbox }: Pick<Repositories, 'outbox'>,
  workspaceId: WorkspaceId,
  place: string,
  now: Instant,
): Promise<void> => outbox.bringForward(workspaceId, place, instant(now + gatheringMs));

type Tools = { readonly store: Store; readonly clock: () => Instant };

/**
 * Where many reminders are to come to one place now, after an outage, as a day opens, or because all
 * are of one moment, they come as one message; where there are few, each comes for itself.
 */
export async function gatherReminders(tools: Tools): Promise<void> {
  const { store, clock } = tools;
  for (;;) {
    const waiting = await store.read.outbox.gathering(instant(clock() + gatheringMs), lookSize);
    if (waiting.length === 0) return;
    await gather(tools, waiting);
  }
}

async function gather(tools: Tools, waiting: readonly GatheredMessage[]): Promise<void> {
  const alone: string[] = [];
  for (const [place, messages] of byPlace(waiting)) {
    const reminders = messages.filter(({ priority }) => priority < digestPriority);
    const isStorm = reminders.length > mostAlone;
    for (const { id, priority } of messages) {
      if (!isStorm || priority >= digestPriority) alone.push(id);
    }
    if (isStorm) await joinReminders(tools, place, reminders);
  }
  for (let start = 0; start < alone.length; start += releaseSize) {
    const some = alone.slice(start, start + releaseSize);
    await tools.store.write(({ outbox }) => outbox.release(some));
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
