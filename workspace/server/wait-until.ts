import type { Announcements } from './announce-changes.ts';

/** What was waited for did not come; the message says what was there instead. */
export class WaitedInVain extends Error {
  override readonly name = 'WaitedInVain';
}

/** Waits in hand, so that closing the workspace ends them. */
export type Waiter = {
  readonly until: <T>(probe: () => T | undefined, timeoutMs?: number) => Promise<T>;
  readonly stop: () => void;
};

const defaultTimeout = 10_000;

/**
 * Looks at once and after every change, and never in between.
 * @param lastSeen What was there, for the message of a wait in vain.
 */
export function createWaiter(announcements: Announcements, lastSeen: () => string): Waiter {
  const endings = new Set<() => void>();
  return {
    until<T>(probe: () => T | undefined, timeoutMs = defaultTimeout): Promise<T> {
      return new Promise((resolve, reject) => {
        let end = () => {};
        const finish = (settle: () => void) => {
          end();
          settle();
        };
        const look = () => {
          try {
            const value = probe();
            if (value !== undefined) finish(() => resolve(value));
          } catch (error) {
            finish(() => reject(error));
          }
        };
        const giveUp = (why: string) =>
          finish(() => reject(new WaitedInVain(`${why} What was there: ${lastSeen()}`)));
        const stopWatching = announcements.watch(look);
        const timer = setTimeout(() => giveUp(`Nothing came in ${timeoutMs} ms.`), timeoutMs);
        const closing = () => giveUp('The workspace closed.');
        end = () => {
          stopWatching();
          clearTimeout(timer);
          endings.delete(closing);
        };
        endings.add(closing);
        look();
      });
    },
    stop() {
      for (const end of [...endings]) end();
    },
  };
}
