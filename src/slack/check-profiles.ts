import { type Instant, instant } from '../domain/zoned-time.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { People } from './recognise-people.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Ours: who acts is read anew within the hour; who does not, once a day. */
const staleMs = dayMs;
/** Four a minute at most; Slack takes a hundred, and people go first. */
const paceMs = 15_000;
/** One that could not be read is left alone for so long; the others go on. */
const faultPauseMs = 60 * 60 * 1000;
/** So many are looked through for one that did not fail lately. */
const lookSize = 50;

/**
 * Reads the profiles of the teams' people again who were not asked about for a day, one at a call:
 * Slack's word of somebody who left may have been lost. Call what it hands back regularly.
 */
export function checkProfiles(tools: {
  readonly store: Store;
  readonly people: Pick<People, 'readAnew'>;
  readonly clock: () => Instant;
  readonly log: Log;
}): () => Promise<void> {
  const { store, people, clock, log } = tools;
  const failedAt = new Map<string, Instant>();
  let lastAt = instant(0);
  return async () => {
    const now = clock();
    // A clock that was set back must not end it.
    if (now >= lastAt && now - lastAt < paceMs) return;
    const stale = await store.read.people.readBefore(instant(now - staleMs), lookSize);
    const isLeftAlone = (id: string) => now - (failedAt.get(id) ?? 0) < faultPauseMs;
    const next = stale.find(({ id }) => !isLeftAlone(id));
    if (!next) return;
    lastAt = now;
    const { id, workspaceId, slackUserId } = next;
    try {
      await people.readAnew(workspaceId, slackUserId);
      failedAt.delete(id);
    } catch (error) {
      failedAt.set(id, now);
      log.warn({ error, slackUserId }, 'the daily look at a profile failed; it is tried again');
    }
  };
}
