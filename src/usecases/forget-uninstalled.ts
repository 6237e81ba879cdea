import type { PersonId } from '../domain/person.ts';
import { type Instant, instant } from '../domain/zoned-time.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Retention } from './forget-old.ts';

const hourMs = 60 * 60 * 1000;
/** So many entries of the trail are named in one of its own. */
const entriesAtOnce = 1_000;
/** It is nobody's doing. */
const nobody = 'linesman' as PersonId;

/**
 * Erases what is not kept of workspaces from which the app was removed, once its time is over. A
 * workspace in which it is installed again meanwhile is not among them.
 */
export async function forgetUninstalled(tools: {
  readonly store: Store;
  readonly retention: Pick<Retention, 'afterUninstall'>;
  readonly now: Instant;
  readonly log: Log;
}): Promise<void> {
  const { store, now, log } = tools;
  const { keeps, hours } = tools.retention.afterUninstall;
  const before = instant(now - hours * hourMs);
  for (const workspaceId of await store.read.workspaces.uninstalledBefore(before)) {
    await store.write(async ({ workspaces, audit }) => {
      const entries = await workspaces.purge(workspaceId, keeps, now);
      const entry = { workspaceId, at: now, actorId: nobody, subject: 'trail', before: null };
      for (let from = 0; from === 0 || from < entries.length; from += entriesAtOnce) {
        const some = entries.slice(from, from + entriesAtOnce);
        const after = { uninstalled: true, kept: keeps, entries: some };
        await audit.add({ ...entry, action: 'trail.erase', after });
      }
    }, 'large');
    log.warn({ workspaceId, keeps }, 'the app was uninstalled: what is not kept was erased');
  }
}
