import { seededRandom } from '../../test/support/customer-names.ts';
import type { Fault, Workspace } from '../../workspace/start-workspace.ts';
import type { BotUnderTest } from './bot-under-test.ts';
import type { RigOptions } from './rig-options.ts';
import type { RunClock } from './run-clock.ts';
import type { DealtBlow } from './trace-reminder.ts';

const secondMs = 1_000;
/** A claim is somebody else's after 30 s, and is looked for 20 s later. */
const pastLeaseMs = 55 * secondMs;
/** As far as a clock is set by hand without anything being held: see judge-clock.ts. */
export const longestStepMs = 100 * secondMs;

/** What happens to the bot, and when: milliseconds from the start of the run. */
export type Blow =
  | { readonly at: number; readonly kind: 'kill'; readonly whileStarting: boolean }
  | { readonly at: number; readonly kind: 'restart' }
  | { readonly at: number; readonly kind: 'stop'; readonly ms: number }
  | { readonly at: number; readonly kind: 'step'; readonly shiftMs: number }
  | { readonly at: number; readonly kind: 'full disk'; readonly ms: number }
  | { readonly at: number; readonly kind: 'sockets'; readonly how: 'refresh' | 'drop' }
  | { readonly at: number; readonly kind: 'hung upgrade' };

/** Draws a run's blows from its seed, over so many milliseconds. */
export function planBlows(options: RigOptions, windowMs: number): readonly Blow[] {
  const random = seededRandom(options.seed);
  const at = () => Math.round(random() * windowMs);
  const between = (least: number, most: number) => Math.round(least + random() * (most - least));
  const some = (count: number, draw: (index: number) => Blow) =>
    Array.from({ length: count }, (_none, index) => draw(index));
  const blows = [
    ...some(options.kills, () => ({ at: at(), kind: 'kill', whileStarting: random() < 0.15 })),
    ...some(options.restarts, () => ({ at: at(), kind: 'restart' })),
    ...some(options.stops, (index) => ({
      at: at(),
      kind: 'stop',
      ms: index % 3 === 0 ? pastLeaseMs : between(secondMs, 15 * secondMs),
    })),
    ...some(options.steps, () => ({
      at: at(),
      kind: 'step',
      shiftMs: between(-longestStepMs, longestStepMs),
    })),
    ...some(options.fullDisks, () => ({
      at: at(),
      kind: 'full disk',
      ms: between(2 * secondMs, 8 * secondMs),
    })),
    ...some(Math.ceil(options.kills / 4), () => ({ at: at(), kind: 'sockets', how: 'refresh' })),
    ...some(Math.ceil(options.kills / 4), () => ({ at: at(), kind: 'sockets', how: 'drop' })),
    ...some(Math.ceil(options.kills / 8), () => ({ at: at(), kind: 'hung upgrade' })),
  ] satisfies Blow[];
  return blows.toSorted((one, other) => one.at - other.at);
}

/** Deals the blows one after the other; each finds the bot running. Hands back when each was dealt. */
export async function dealBlows(
  blows: readonly Blow[],
  { bot, workspace, clock }: ChaosParts,
): Promise<readonly DealtBlow[]> {
  const startedAt = clock.now();
  const dealt: DealtBlow[] = [];
  for (const blow of blows) {
    await clock.sleep(startedAt + blow.at - clock.now());
    dealt.push({ ...blow, dealtAt: clock.now() });
    await deal(blow, { bot, workspace, clock });
  }
  return dealt;
}

export type ChaosParts = {
  readonly bot: BotUnderTest;
  readonly workspace: Workspace;
  readonly clock: RunClock;
};

async function deal(blow: Blow, { bot, workspace, clock }: ChaosParts): Promise<void> {
  switch (blow.kind) {
    case 'kill':
      await bot.kill();
      bot.start();
      if (!blow.whileStarting) await bot.ready();
      return;
    case 'restart':
      await bot.ready();
      await bot.stop();
      bot.start();
      await bot.ready();
      return;
    case 'stop': {
      const goOn = bot.freeze();
      await clock.sleep(blow.ms);
      goOn();
      return;
    }
    case 'step':
      await bot.ready();
      bot.shiftClock(blow.shiftMs);
      return;
    case 'full disk':
      await bot.ready();
      bot.fillDisk(true);
      await clock.sleep(blow.ms);
      bot.fillDisk(false);
      return;
    case 'sockets':
      workspace.disconnectSockets(blow.how, blow.how === 'refresh' ? 1 : undefined);
      return;
    case 'hung upgrade':
      workspace.fail('socket-upgrade', { kind: 'never-answer', accept: false });
      workspace.disconnectSockets('drop', 1);
      return;
  }
}

/** What breaks answers, in the proportions of a bad day: `Retry-After` and waits by the run's clock. */
export const brokenAnswers: readonly Fault[] = [
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: 'drop-after' },
  { kind: 'status-before', status: 503 },
  { kind: 'status-after', status: 503 },
  { kind: 'status-after', status: 500 },
  { kind: 'cut-body-after' },
  { kind: 'late-accept', afterMs: 500 },
  { kind: 'late-accept', afterMs: 5_000 },
  { kind: 'late-accept', afterMs: 15_000 },
  { kind: 'rate-limited', retryAfterSeconds: 1 },
  { kind: 'rate-limited', retryAfterSeconds: 3 },
  { kind: 'rate-limited', retryAfterSeconds: null },
  { kind: 'error', error: 'fatal_error' },
  { kind: 'slow', afterMs: 1_500 },
  { kind: 'never-answer', accept: true },
  { kind: 'never-answer', accept: false },
];
