import type { ApiCall } from '../../workspace/start-workspace.ts';
import { quantile } from '../report-figure.ts';
import type { Verdict } from './check-evidence.ts';
import type { RigOptions } from './rig-options.ts';

/** What is known of a run beside its evidence. */
export type RunFacts = {
  /** Real time. */
  readonly seconds: number;
  /** Whether everything was settled when it was judged. */
  readonly isOver: boolean;
  /** What SQLite says of the whole file after the last stop. */
  readonly integrity: unknown;
  /** SQLite's `synchronous` of each connection that writes. */
  readonly synchronous: readonly number[];
  readonly starts: number;
  /** Milliseconds from SIGTERM to the end, of each stop. */
  readonly stopTimes: readonly number[];
  readonly calls: readonly ApiCall[];
  /** What happened to reminders that broke a promise. */
  readonly traces: readonly object[];
  readonly said: number;
  readonly confirmed: number;
  /** Milliseconds from a line to its answer. */
  readonly waits: readonly number[];
};

/** SQLite's number for a commit that waits for the disk. */
const synchronousFull = 2;
const namedAtMost = 10;
/** A container is killed after so long. */
const longestStopMs = 10_000;

/** p50, p99 and the longest, rounded. */
export const spread = (samples: readonly number[]) => ({
  p50: Math.round(quantile(samples, 0.5)),
  p99: Math.round(quantile(samples, 0.99)),
  max: Math.round(Math.max(...samples)),
});

/** A run as one JSON object. `problems`: what breaks a promise; empty is good. */
export function reportRun(options: RigOptions, verdict: Verdict, facts: RunFacts) {
  const posts = facts.calls.filter(({ method }) => method === 'chat.postMessage').length;
  return {
    options,
    seconds: facts.seconds,
    starts: facts.starts,
    longestStopMs: Math.round(Math.max(...facts.stopTimes)),
    posts,
    lookups: facts.calls.filter(({ method }) => method === 'conversations.history').length,
    reminders: {
      promised: options.messages,
      lost: verdict.lost.length,
      duplicated: verdict.duplicated.length,
      markedRepeats: verdict.markedRepeats.length,
      held: verdict.held.length,
      misrouted: verdict.misrouted.length,
      early: verdict.early.length,
      late: verdict.late.length,
      secondsAfterDue: spread(verdict.lateness.map((ms) => ms / 1000)),
    },
    writes: {
      said: facts.said,
      confirmed: facts.confirmed,
      lost: verdict.lostWrites.length,
      doubled: verdict.doubledWrites.length,
      unconfirmed: verdict.unconfirmedWrites,
      answerMs: spread(facts.waits),
    },
    integrity: facts.integrity,
    synchronous: facts.synchronous,
    ...(facts.traces.length > 0 ? { traces: facts.traces } : {}),
    problems: problemsOf(options, verdict, facts),
  };
}

export type RigReport = ReturnType<typeof reportRun>;

function problemsOf(
  { echo, history }: RigOptions,
  verdict: Verdict,
  { isOver, integrity, synchronous, stopTimes }: RunFacts,
): readonly string[] {
  // Where its fate can be read, nothing may be left for a person to look after.
  const isProvable = echo || history;
  const lists = {
    'reminders lost': verdict.lost,
    'reminders doubled': verdict.duplicated,
    'reminders sent to others': verdict.misrouted,
    'reminders ahead of their time': verdict.early,
    'confirmed writes lost': verdict.lostWrites,
    'lines written twice': verdict.doubledWrites,
    'reminders held': isProvable ? verdict.held : [],
    'reminders repeated': isProvable && history ? verdict.markedRepeats : [],
  };
  const problems = Object.entries(lists).flatMap(([what, tokens]) =>
    tokens.length === 0
      ? []
      : [`${tokens.length} ${what}: ${tokens.slice(0, namedAtMost).join(', ')}`],
  );
  if (stopTimes.some((ms) => ms > longestStopMs)) problems.push('a stop took more than 10 s');
  if (!isOver) problems.push('it was not over in time');
  if (integrity !== 'ok') problems.push(`the database is damaged: ${JSON.stringify(integrity)}`);
  if (synchronous.some((one) => one !== synchronousFull)) {
    problems.push(`a commit does not wait for the disk: synchronous ${synchronous.join(', ')}`);
  }
  return problems;
}
