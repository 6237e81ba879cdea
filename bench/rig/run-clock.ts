import { setTimeout as wait } from 'node:timers/promises';
import type { Timers } from '../../workspace/start-workspace.ts';

/** The clock of a run, in its own milliseconds. */
export type RunClock = {
  readonly now: () => number;
  /** Waits so long by this clock. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly timers: Timers;
  /** What the bot's process makes the same clock of, from its next start on. */
  readonly environment: () => string;
  /** Begins anew at its first moment. */
  readonly restart: () => void;
};

/** Starts at a moment and runs so many times as fast as the machine's. */
export function startRunClock(at: string, factor: number): RunClock {
  const base = Date.parse(at);
  let realBase = Date.now();
  return {
    now: () => Math.round(base + (Date.now() - realBase) * factor),
    sleep: (ms) => wait(Math.max(0, ms) / factor),
    timers: {
      after(ms, run) {
        const timer = setTimeout(run, ms / factor);
        return () => clearTimeout(timer);
      },
    },
    environment: () => JSON.stringify({ base, realBase, factor }),
    restart() {
      realBase = Date.now();
    },
  };
}
