import { readdirSync } from 'node:fs';
import { residentMb } from '../run-process.ts';
import { defaultRun } from './rig-options.ts';
import { runRig } from './rig-run.ts';

/** A look at the process: seconds since the first one, memory in MB (10^6 bytes), open handles. */
export type Sample = {
  readonly second: number;
  readonly residentMb: number;
  readonly handles: number;
};

const minuteMs = 60_000;
const sampleEveryMs = 1_000;
/** A bad day, but nobody kills anything. */
const faults = 0.1;
const remindersPerMinute = 60;
/** Four people who pause so long type five lines a second. */
const pauseMs = 800;
/** What a process may still take after its first third: caches fill, and memory is given back late. */
const mostGrownMb = 40;
const mostMoreHandles = 5;
/** From here on the slope says something. */
const slopeFromMinutes = 30;
const steepestMbPerHour = 1;

/** Runs for minutes with a tenth of the answers broken, and looks at memory and handles. */
export async function soak(minutes: number, seed: number) {
  const samples: Sample[] = [];
  const options = {
    ...{ ...defaultRun, seed, faults, messages: Math.ceil(minutes * remindersPerMinute) },
    ...{ kills: 0, restarts: 0, stops: 0, steps: 0, fullDisks: 0 },
  };
  const report = await runRig(options, {
    leastWindowMs: minutes * minuteMs,
    pauseMs,
    watch(bot) {
      const startedAt = performance.now();
      const timer = setInterval(() => {
        const second = Math.round((performance.now() - startedAt) / 1000);
        const pid = bot.pid();
        const handles = readdirSync(`/proc/${pid}/fd`).length;
        samples.push({ second, residentMb: residentMb(pid), handles });
      }, sampleEveryMs);
      return () => clearInterval(timer);
    },
  });
  return { ...report, soak: summarize(samples, minutes) };
}

/** Memory and handles after the first third, in which caches fill. `problems`: empty is good. */
export function summarize(samples: readonly Sample[], minutes: number) {
  const steady = samples.slice(Math.floor(samples.length / 3));
  const [first, last] = [steady[0], steady.at(-1)];
  if (first === undefined || last === undefined) throw new Error('The soak was too short');
  const slopeMbPerHour = slopeOf(steady) * 3600;
  const most = Math.max(...steady.map((sample) => sample.residentMb));
  const problems: string[] = [];
  if (last.residentMb - first.residentMb > mostGrownMb) problems.push('memory grows');
  if (last.handles - first.handles > mostMoreHandles) problems.push('handles are left open');
  if (minutes >= slopeFromMinutes && slopeMbPerHour > steepestMbPerHour) {
    problems.push(`memory grows by ${Math.round(slopeMbPerHour)} MB an hour`);
  }
  return {
    minutes,
    residentMb: {
      first: Math.round(first.residentMb),
      last: Math.round(last.residentMb),
      most: Math.round(most),
    },
    slopeMbPerHour: Math.round(slopeMbPerHour * 10) / 10,
    handles: { first: first.handles, last: last.handles },
    problems,
  };
}

/** Least squares, in MB a second. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanSecond, meanMb] = [
    mean(samples.map(({ second }) => second)),
    mean(samples.map((sample) => sample.residentMb)),
  ];
  const products = samples.map(
    ({ second, residentMb }) => (second - meanSecond) * (residentMb - meanMb),
  );
  const squares = samples.map(({ second }) => (second - meanSecond) ** 2);
  return mean(products) / mean(squares);
}
