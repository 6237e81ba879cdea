import type { WorkspaceEvent } from '../protocol.ts';

/** Tells pages (per person) and waiting tests (any change) that something changed. */
export type Announcements = {
  /** Sends an event to the pages of these people. */
  readonly announce: (personIds: readonly string[], event: WorkspaceEvent) => void;
  /** Something changed that no page shows, such as a call received. */
  readonly changed: () => void;
  /** Hears one person's events; the answer ends it. */
  readonly listen: (personId: string, hear: (event: WorkspaceEvent) => void) => () => void;
  /** Hears of every change; the answer ends it. */
  readonly watch: (hear: () => void) => () => void;
};

/** An announcement board with no listeners yet. */
export function createAnnouncements(): Announcements {
  const listeners = new Map<string, Set<(event: WorkspaceEvent) => void>>();
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const hear of [...watchers]) hear();
  };
  return {
    announce(personIds, event) {
      for (const personId of new Set(personIds)) {
        for (const hear of [...(listeners.get(personId) ?? [])]) hear(event);
      }
      changed();
    },
    changed,
    listen(personId, hear) {
      const mine = listeners.get(personId) ?? new Set();
      listeners.set(personId, mine.add(hear));
      return () => mine.delete(hear);
    },
    watch(hear) {
      watchers.add(hear);
      return () => watchers.delete(hear);
    },
  };
}
