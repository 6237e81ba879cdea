/** Waiting, so that a test can move time: runs `run` after `milliseconds`; the answer cancels it. */
export type Timers = {
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

/** The workspace's clock: epoch milliseconds, and waiting. */
export type Clock = Timers & { readonly now: () => number };

/** Real waiting, by the machine's timers. */
export const machineTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A clock whose open waits all end with `stop`: what has not run by then never runs. */
export function startClock(
  now: () => number,
  timers: Timers,
): { readonly clock: Clock; readonly stop: () => void } {
  const open = new Set<() => void>();
  let isStopped = false;
  return {
    clock: {
      now,
      after(milliseconds, run) {
        if (isStopped) return () => {};
        const cancel = timers.after(milliseconds, () => {
          open.delete(cancel);
          run();
        });
        open.add(cancel);
        return () => {
          open.delete(cancel);
          cancel();
        };
      },
    },
    stop() {
      isStopped = true;
      for (const cancel of open) cancel();
      open.clear();
    },
  };
}
