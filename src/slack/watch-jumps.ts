/** Whether the wall clock ran evenly: waits that are counted by it are worth nothing where it did not. */
export type JumpWatch = {
  /** Whether this process has watched the clock for so many milliseconds, and it made no jump in them. */
  isSteadyFor(ms: number): boolean;
};

/** Both are read one after the other, and clocks that are set by the network are nudged: ours. */
const toleranceMs = 1_000;

/**
 * Compares the wall clock with one that nobody can set. Looks whenever it is asked, so whoever relies
 * on a wait asks before and after it.
 * @param elapsed Milliseconds since some moment, by a clock that only runs.
 */
export function watchJumps(clock: () => number, elapsed: () => number): JumpWatch {
  let offset = clock() - elapsed();
  // What happened to the clock before nobody here saw.
  let jumpedAt = elapsed();
  return {
    isSteadyFor(ms) {
      const ran = elapsed();
      const now = clock() - ran;
      if (Math.abs(now - offset) > toleranceMs) jumpedAt = ran;
      offset = now;
      return ran - jumpedAt >= ms;
    },
  };
}
