/** Waiting, so that a test can move time: runs `run` after `milliseconds`; the answer cancels it. */
export type Timers = {
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

/**
 * The workspace's clock: epoch milliseconds, and two ways of waiting. `after` is how long somebody
 * has patience, whatever the clock is moved to; `at` is a moment of the clock, which comes at once
 * where the clock is moved past it.
 */
export type Clock = Timers & {
  readonly now: () => number;
  readonly at: (moment: number, run: () => void) => () => void;
  /** Moves the clock forward; a moment that is over changes nothing. */
  readonly moveTo: (moment: number) => void;
};

/** Real waiting, by the machine's timers. */
export const machineTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A clock whose open waits all end with `stop`: what has not run by then never runs. */
export function startClock(
  machineNow: () => number,
  timers: Timers,
): { readonly clock: Clock; readonly stop: () => void } {
  const open = new Set<() => void>();
  const moments = new Set<{ readonly moment: number; readonly comes: () => void }>();
  let moved = 0;
  let isStopped = false;
  const now = () => machineNow() + moved;
  const after = (milliseconds: number, run: () => void) => {
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
  };
  return {
    clock: {
      now,
      after,
      at(moment, run) {
        const wait = () => after(Math.max(0, moment - now()), () => entry.comes());
        let cancel = wait();
        const entry = {
          moment,
          comes() {
            cancel();
            if (now() < moment) {
              cancel = wait();
              return;
            }
            if (moments.delete(entry)) run();
          },
        };
        moments.add(entry);
        return () => {
          cancel();
          moments.delete(entry);
        };
      },
      moveTo(moment) {
        if (moment <= now()) return;
        moved += moment - now();
        const waiting = [...moments].sort((one, other) => one.moment - other.moment);
        for (const { comes } of waiting) comes();
      },
    },
    stop() {
      isStopped = true;
      for (const cancel of open) cancel();
      open.clear();
      moments.clear();
    },
  };
}
