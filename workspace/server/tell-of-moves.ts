/** Is told the workspace's time, in epoch milliseconds, when it was moved. */
export type ClockListener = (now: number) => void | Promise<void>;

/** Those who share the workspace's clock. */
export type ClockListeners = {
  /** The answer ends it. */
  readonly add: (listener: ClockListener) => () => void;
  /** Resolves when all are done; rejects with the first error of theirs. */
  readonly tell: (now: number) => Promise<void>;
};

/** Nobody yet. */
export function createClockListeners(): ClockListeners {
  const listeners = new Set<ClockListener>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async tell(now) {
      await Promise.all([...listeners].map((listener) => listener(now)));
    },
  };
}
