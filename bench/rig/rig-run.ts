import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { WorkspaceId } from '../../src/domain/person.ts';
import { seededRandom } from '../../test/support/customer-names.ts';
import type { Workspace } from '../../workspace/start-workspace.ts';
import type { BotUnderTest } from './bot-under-test.ts';
import { brokenAnswers, dealBlows, longestStepMs, planBlows } from './chaos.ts';
import { checkEvidence } from './check-evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { openStage, type Stage } from './open-stage.ts';
import { type RigReport, reportRun } from './report-run.ts';
import type { RigOptions } from './rig-options.ts';
import { type RigPerson, type RigReminder, rigPeople, seedReminders } from './seed-reminders.ts';
import { type SourceChange, stallBeforePost } from './seeded-bugs.ts';
import { traceReminder } from './trace-reminder.ts';
import { typeLines } from './type-lines.ts';

/** Friday, 10:00 in Shanghai: an hour at which nothing but reminders comes. */
const startsAt = '2026-11-20T02:00:00Z';
/** Real time between reminders, or longer where more is to happen to the bot. */
const perMessageMs = 100;
/** Real time that each blow is given, so that the bot also works between them. */
const perBlowMs = 5_000;
/** A run that is not over so long after the last reminder is judged as it stands. */
const tailLimitMs = 15 * 60_000;
/** Real milliseconds between two looks at how far a run is. */
const lookEveryMs = 500;
const speakerCount = 4;
/** So many reminders that were lost or doubled are traced. */
const tracedAtMost = 3;
const usualPauseMs = 150;

/** What a run has beside its options. */
export type RunParts = {
  readonly changes?: readonly SourceChange[];
  /** Reminders are spread over at least so much real time. */
  readonly leastWindowMs?: number;
  /** Real milliseconds between an answer and the person's next line. */
  readonly pauseMs?: number;
  /** Looks at the process while it runs; the answer ends that. */
  readonly watch?: (bot: BotUnderTest) => () => void;
};

/** One seeded run: reminders and lines, everything that goes wrong, and what became of them. */
export async function runRig(options: RigOptions, parts: RunParts = {}): Promise<RigReport> {
  const { changes = [], leastWindowMs = 0 } = parts;
  const people = rigPeople(options.messages);
  const stalls = options.stalls > 0 ? [stallBeforePost(options.stalls)] : [];
  const all = [...changes, ...stalls];
  const stage = await openStage({ ...options, startsAt, people, changes: all });
  try {
    const blows =
      options.kills + options.restarts + options.stops + options.steps + options.fullDisks;
    const realMs = Math.max(leastWindowMs, options.messages * perMessageMs, blows * perBlowMs);
    return await carryOut(stage, { options, people, parts, windowMs: realMs * options.hurry });
  } finally {
    await stage.close();
  }
}

type Plan = {
  readonly options: RigOptions;
  readonly people: readonly RigPerson[];
  readonly parts: RunParts;
  /** Milliseconds of the run's clock in which reminders fall due and blows are dealt. */
  readonly windowMs: number;
};

async function carryOut(stage: Stage, plan: Plan): Promise<RigReport> {
  const { clock, workspace, bot } = stage;
  const { options, people, parts, windowMs } = plan;
  const reminders = planReminders(plan, clock.now());
  const workspaceId = workspace.teamId as WorkspaceId;
  await seedReminders(bot.databaseFile, { workspaceId, now: clock.now() }, people, reminders);
  // Writing them took its time, in which nothing was to fall due.
  clock.restart();
  const startedAt = performance.now();
  breakAnswers(workspace, options);
  bot.start();
  await bot.ready();
  const unwatch = parts.watch?.(bot);
  const typing = { seed: options.seed + 1, pauseMs: parts.pauseMs ?? usualPauseMs };
  const lines = typeLines(workspace, people.slice(0, speakerCount), typing);
  const blows = await dealBlows(planBlows(options, windowMs), stage);
  await bot.ready();
  const lastDueAt = Math.max(...reminders.map(({ dueAt }) => dueAt));
  const isOver = await settled(stage, lastDueAt);
  unwatch?.();
  await lines.stop();
  const synchronous = await bot.synchronous();
  await bot.stop();
  const promised = reminders.map(({ token, person, dueAt }) => ({
    ...{ token, dueAt, channelId: person.channelId },
  }));
  const evidence = gatherEvidence(workspace, bot.databaseFile, { promised, people });
  const verdict = checkEvidence(evidence, options.steps > 0 ? longestStepMs : 0);
  const databaseFile = bot.databaseFile;
  return reportRun(options, verdict, {
    traces: [...verdict.lost, ...verdict.duplicated]
      .slice(0, tracedAtMost)
      .map((token) => traceReminder(token, { workspace, databaseFile }, blows)),
    ...{ isOver, synchronous, integrity: evidence.integrity, starts: bot.starts() },
    ...{ said: lines.said(), waits: lines.waits(), confirmed: evidence.confirmed.length },
    stopTimes: bot.stopTimes(),
    seconds: Math.round((performance.now() - startedAt) / 1000),
    calls: workspace.calls(),
  });
}

/** Drawn from the seed, over the window: each person's, and when. */
function planReminders({ options, people, windowMs }: Plan, now: number): readonly RigReminder[] {
  const random = seededRandom(options.seed + 2);
  return Array.from({ length: options.messages }, (_none, index) => {
    const person = people[index % people.length];
    if (!person) throw new Error('There is nobody to remind');
    return { token: `R${index}R`, person, dueAt: Math.round(now + random() * windowMs) };
  });
}

/** A share of the posts, and half as many of the lookups. */
function breakAnswers(workspace: Workspace, { faults, history, seed }: RigOptions): void {
  workspace.failAtRandom('chat.postMessage', { share: faults, faults: brokenAnswers, seed });
  if (!history) {
    const denied = [{ kind: 'error', error: 'missing_scope' }] as const;
    workspace.failAtRandom('conversations.history', { share: 1, faults: denied, seed });
    return;
  }
  for (const method of ['conversations.history', 'conversations.open']) {
    workspace.failAtRandom(method, { share: faults / 2, faults: brokenAnswers, seed });
  }
}

/** Waits until every reminder has its fate; false: it took too long. */
async function settled({ bot, clock }: Stage, lastDueAt: number): Promise<boolean> {
  const database = new Database(bot.databaseFile, { readonly: true });
  const open = database
    .prepare(`SELECT (SELECT COUNT(*) FROM "ReminderSchedule" WHERE "nextAt" <= :lastDueAt)
      + (SELECT COUNT(*) FROM "OutboxMessage" WHERE "state" IN ('pending', 'sending', 'unknown'))`)
    .pluck();
  try {
    while (clock.now() <= lastDueAt + tailLimitMs) {
      if (z.number().parse(open.get({ lastDueAt })) === 0 && clock.now() > lastDueAt) return true;
      await wait(lookEveryMs);
    }
    return false;
  } finally {
    database.close();
  }
}
