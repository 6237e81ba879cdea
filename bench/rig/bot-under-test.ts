import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type MainProcess, runMain } from '../../test/support/run-main.ts';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { startOptions } from '../start-options.ts';
import type { RunClock } from './run-clock.ts';
import type { SourceChange } from './seeded-bugs.ts';

const imports = ['obey-orders.ts', 'plant-changes.ts'].map(
  (name) => new URL(`loaded/${name}`, import.meta.url),
);

/** The bot's process, started again and again on the same database. */
export type BotUnderTest = {
  readonly databaseFile: string;
  readonly start: () => void;
  /** Resolves when it has told that it runs. */
  readonly ready: () => Promise<void>;
  /** kill -9; nothing where it does not run. */
  readonly kill: () => Promise<void>;
  /** Asks it to end, and waits. */
  readonly stop: () => Promise<void>;
  /** Real milliseconds that each of these took. */
  readonly stopTimes: () => readonly number[];
  /** Stands still, as a suspended machine does, until the answer is called. */
  readonly freeze: () => () => void;
  /** From now on its wall clock is off by so much. */
  readonly shiftClock: (ms: number) => void;
  readonly fillDisk: (isFull: boolean) => void;
  /** SQLite's `synchronous` of each connection that writes, as the process itself reads it. */
  readonly synchronous: () => Promise<readonly number[]>;
  readonly pid: () => number;
  /** How often it was started. */
  readonly starts: () => number;
  /** What it logged. */
  readonly output: () => string;
};

/** How long a start may take, in real milliseconds, beside other work. */
const startLimitMs = 60_000;
const lookEveryMs = 50;
const answer = z.object({ synchronous: z.array(z.number()) });

export function botUnderTest(options: {
  readonly folder: string;
  readonly workspace: Workspace;
  readonly clock: RunClock;
  readonly changes?: readonly SourceChange[];
}): BotUnderTest {
  const { folder, workspace, clock, changes = [] } = options;
  const databaseFile = join(folder, 'linesman.db');
  const ordersFile = join(folder, 'orders.json');
  const env = {
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: `file:${databaseFile}`,
    LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    LINESMAN_RIG_ORDERS: ordersFile,
    LINESMAN_RIG_CHANGES: JSON.stringify(changes),
  };
  let orders = { shiftMs: 0, isDiskFull: false };
  let running: MainProcess | null = null;
  let starts = 0;
  let earlier = '';
  const stopTimes: number[] = [];
  const current = () => {
    if (running === null) throw new Error('The bot does not run');
    return running;
  };
  const give = (more: Partial<typeof orders>, isReady = true) => {
    orders = { ...orders, ...more };
    // The process may be reading the orders before.
    writeFileSync(`${ordersFile}.part`, JSON.stringify(orders));
    renameSync(`${ordersFile}.part`, ordersFile);
    if (isReady) current().send('SIGUSR2');
  };
  const end = async (signal: NodeJS.Signals) => {
    const ending = running;
    running = null;
    await ending?.end(signal);
    earlier += ending?.output() ?? '';
  };
  return {
    databaseFile,
    start() {
      // Room again: a disk that is full at the start is another matter.
      give({ isDiskFull: false }, false);
      starts += 1;
      const withClock = { ...env, LINESMAN_RIG_CLOCK: clock.environment() };
      running = runMain({ folder, env: withClock, imports, nodeOptions: startOptions });
    },
    async ready() {
      await current().printed(/Linesman (is ready|runs, but)/, startLimitMs);
    },
    kill: () => end('SIGKILL'),
    async stop() {
      const askedAt = performance.now();
      await end('SIGTERM');
      stopTimes.push(performance.now() - askedAt);
    },
    stopTimes: () => [...stopTimes],
    freeze() {
      const frozen = current();
      frozen.send('SIGSTOP');
      return () => frozen.send('SIGCONT');
    },
    shiftClock: (shiftMs) => give({ shiftMs }),
    fillDisk: (isDiskFull) => give({ isDiskFull }),
    async synchronous() {
      const answerFile = `${ordersFile}.answer`;
      rmSync(answerFile, { force: true });
      give({});
      const asked = current();
      let isOver = false;
      void asked.ended.then(() => {
        isOver = true;
      });
      while (!existsSync(answerFile)) {
        if (isOver) throw new Error(`The bot has ended: ${asked.output()}`);
        await wait(lookEveryMs);
      }
      return answer.parse(JSON.parse(readFileSync(answerFile, 'utf8'))).synchronous;
    },
    pid: () => current().pid,
    starts: () => starts,
    output: () => earlier + (running?.output() ?? ''),
  };
}
