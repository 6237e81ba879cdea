import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../../test/support/customer-names.ts';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { customerName, type RigPerson } from './seed-reminders.ts';

/** Lines that people typed, and what they were told. */
export type TypedLines = {
  readonly said: () => number;
  /** Milliseconds from the line to its answer, of those that were answered in time. */
  readonly waits: () => readonly number[];
  /** Nothing more is typed; resolves when the last line is answered. */
  readonly stop: () => Promise<void>;
};

export type TypingOptions = {
  readonly seed: number;
  /** Real milliseconds between an answer and the person's next line. */
  readonly pauseMs: number;
};

/** So many lines are wrong in a way that only the database can tell: what was begun is rolled back. */
const wrongShare = 0.15;

/** People type visits, each with a word of its own, and wrong lines between them. */
export function typeLines(
  workspace: Workspace,
  speakers: readonly RigPerson[],
  { seed, pauseMs }: TypingOptions,
): TypedLines {
  const random = seededRandom(seed);
  const waits: number[] = [];
  let said = 0;
  let isOver = false;
  const talking = speakers.map(async ({ id }) => {
    while (!isOver) {
      said += 1;
      const isWrong = random() < wrongShare;
      const line = isWrong
        ? `/visit undo V-${900_000 + said}`
        : `/visit ${customerName} 谈供电方案K${said}K`;
      const startedAt = performance.now();
      const { ok } = await workspace.as(id).say('CTEAM', line);
      if (ok) waits.push(performance.now() - startedAt);
      await wait(pauseMs);
    }
  });
  return {
    said: () => said,
    waits: () => [...waits],
    async stop() {
      isOver = true;
      await Promise.all(talking);
    },
  };
}
