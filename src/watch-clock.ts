import type { WorkspaceId } from './domain/person.ts';
import type { Instant } from './domain/zoned-time.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import {
  backLimitMs,
  type ClockVerdict,
  judgeClock,
  skewWorthTellingMs,
} from './reminders/judge-clock.ts';
import { tellOfClock } from './reminders/tell-of-clock.ts';

/** How this machine's clock is. */
export type ClockHealth = {
  /** Whole seconds ahead of Slack's; negative: behind. Null: Slack has not said. */
  readonly aheadOfSlackSeconds: number | null;
  /** Reminders wait for the clock. */
  readonly isHeld: boolean;
};

export type ClockWatch = {
  /** Looks at the clock. Whether anything may be decided by it. */
  mayPlan(): Promise<boolean>;
  health(): ClockHealth;
};

export type ClockSources = {
  readonly store: Store;
  readonly workspaceId: WorkspaceId;
  readonly clock: () => Instant;
  /** How far the clock is ahead of Slack's, in milliseconds; null: not known. */
  readonly aheadMs: () => Promise<number | null>;
  readonly log: Log;
};

/** Each writing of the mark waits for the disk, and a minute tells a clock that went back by two. */
const markEveryMs = 60_000;

const meanings: Readonly<Record<Exclude<ClockVerdict, 'right'>, string>> = {
  ahead: 'the clock is ahead of Slack’s; nothing is planned until it is set right',
  back: 'the clock went back; nothing is planned until it is set right',
  unsure:
    'the clock jumped and Slack does not say what time it is; nothing is planned until it does',
};

/** Keeps a wrong clock from sending everything, or nothing. */
export function watchClock(sources: ClockSources): ClockWatch {
  const { store, workspaceId, clock, log } = sources;
  let mark: Instant | null | undefined;
  let aheadMs: number | null = null;
  let verdict: ClockVerdict = 'right';
  let isSkewTold = false;

  async function setMark(now: Instant): Promise<void> {
    const isDue = mark === null || mark === undefined || now - mark >= markEveryMs;
    // Slack agrees with the clock, so the mark was set by a wrong one.
    const isWrong = typeof mark === 'number' && now < mark - backLimitMs;
    if (!isDue && !isWrong) return;
    if (isWrong) log.warn({ mark, now }, 'the clock was ahead earlier; Slack agrees with it now');
    await store.write(({ clockMark }) => clockMark.set(now));
    mark = now;
  }

  async function tell(now: Instant, before: ClockVerdict): Promise<void> {
    const seconds = aheadMs === null ? null : Math.round(aheadMs / 1000);
    if (verdict === 'right') {
      if (before !== 'right')
        log.info({ aheadOfSlackSeconds: seconds }, 'the clock is right again');
    } else if (verdict !== before) {
      log.error({ aheadOfSlackSeconds: seconds, now, mark }, meanings[verdict]);
      if (aheadMs === null) return;
      const wrong = { key: `clock-held/${verdict}/${mark ?? 'never'}`, now, aheadMs };
      await store.write((repositories) => tellOfClock(repositories, workspaceId, wrong));
    }
    const isSkewed = aheadMs !== null && Math.abs(aheadMs) > skewWorthTellingMs;
    if (isSkewed && !isSkewTold && verdict === 'right') {
      log.warn({ aheadOfSlackSeconds: seconds }, 'the clock differs from Slack’s');
    }
    isSkewTold = isSkewed;
  }

  return {
    async mayPlan() {
      mark ??= await store.read.clockMark.find();
      aheadMs = await sources.aheadMs();
      const now = clock();
      const before = verdict;
      verdict = judgeClock({ now, mark, aheadMs });
      if (verdict === 'right') await setMark(now);
      await tell(now, before);
      return verdict === 'right';
    },
    health: () => ({
      aheadOfSlackSeconds: aheadMs === null ? null : Math.round(aheadMs / 1000),
      isHeld: verdict !== 'right',
    }),
  };
}
