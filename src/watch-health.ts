import type { WorkspaceId } from './domain/person.ts';
import type { HeldKind } from './domain/sending-hold.ts';
import type { Instant } from './domain/zoned-time.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import type { TokenRefusal } from './ports/workspaces.ts';
import { skewWorthTellingMs } from './reminders/judge-clock.ts';
import type { HttpPages } from './slack/door.ts';
import type { RunningEntrance } from './slack/start-slack.ts';
import type { ClockHealth } from './watch-clock.ts';

/** How the bot is. Spans are in whole seconds; null: there is none. */
export type Health = {
  readonly isReady: boolean;
  /** Why it is not ready, in plain words. */
  readonly problems: readonly string[];
  /** What somebody should look at, and that keeps it from nothing. */
  readonly warnings: readonly string[];
  readonly database: { readonly isWritable: boolean };
  readonly slack: {
    readonly entrance: 'socket' | 'http';
    readonly isOpen: boolean;
    /** Since when Slack cannot reach the bot, as an ISO instant. */
    readonly closedSince: string | null;
    /** Why, and since when, Slack takes no call of the bot's; null: it takes them. */
    readonly refusal: {
      readonly reason: string;
      readonly since: string;
      /** When the app was removed from the workspace, as far as Slack has said. */
      readonly uninstalledAt: string | null;
    } | null;
  };
  readonly outbox: {
    /** How long the message that waits longest could have gone; those on hold are left out. */
    readonly oldestWaitSeconds: number | null;
    /** Slack refused a message because of the bot's token or scopes. */
    readonly isRefused: boolean;
  };
  /** Until when people have put something on hold, as ISO instants. Waiting then is as it should be. */
  readonly held: Readonly<Record<HeldKind, string | null>>;
  readonly planner: { readonly secondsSinceRound: number };
  readonly clock: ClockHealth;
};

export type HealthSigns = {
  readonly store: Store;
  readonly workspaceId: WorkspaceId;
  readonly entrance: 'socket' | 'http';
  readonly door: Pick<RunningEntrance, 'isOpen' | 'closedSince' | 'remedy'>;
  readonly clock: () => Instant;
  readonly clockHealth: () => ClockHealth;
  readonly refusal: () => TokenRefusal | null;
  readonly log: Log;
};

export type HealthWatch = {
  /** To be called when a round of planning and sending is over. */
  roundEnded(): void;
  report(): Promise<Health>;
  /** `/healthz`: the process answers. `/readyz`: it can do its work; 503 where it cannot. */
  readonly pages: HttpPages;
};

/** Rounds come every 15 seconds; one may wait for slow calls. */
const longestRoundMs = 2 * 60 * 1000;
/** A database that answers later than this keeps people waiting as well. */
const patienceMs = 2_000;
/** Each report writes; whoever asks more often gets the last one. */
const freshMs = 2_000;

export function watchHealth(signs: HealthSigns): HealthWatch {
  const { clock } = signs;
  let roundAt = clock();
  let last: { readonly at: Instant; readonly health: Promise<Health> } | null = null;

  function report(): Promise<Health> {
    const now = clock();
    if (last && now - last.at < freshMs) return last.health;
    const health = takeReport(signs, now - roundAt, now);
    last = { at: now, health };
    return health;
  }

  return {
    roundEnded() {
      roundAt = clock();
    },
    report,
    pages: {
      '/healthz': (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"isAlive":true}\n');
      },
      '/readyz': async (_request, response) => {
        const health = await report();
        response
          .writeHead(health.isReady ? 200 : 503, { 'content-type': 'application/json' })
          .end(`${JSON.stringify(health)}\n`);
      },
    },
  };
}

async function takeReport(
  { store, workspaceId, entrance, door, clockHealth, refusal, log }: HealthSigns,
  sinceRoundMs: number,
  now: Instant,
): Promise<Health> {
  const isWritable = await canWrite(store, workspaceId, log);
  const { oldestDueAt, isRefused } = await store.read.outbox
    .backlog(now)
    .catch(() => ({ oldestDueAt: undefined, isRefused: false }));
  const holds = await store.read.holds.current(workspaceId, now).catch(() => []);
  const heldUntil = (kind: HeldKind) => {
    const hold = holds.find((one) => one.kind === kind);
    return hold ? toIso(hold.heldUntil) : null;
  };
  const clockStands = clockHealth();
  const ahead = clockStands.aheadOfSlackSeconds ?? 0;
  const isOpen = door.isOpen();
  const closedSince = door.closedSince();
  const remedy = door.remedy();
  const refused = refusal();
  const problems = [
    ...(isWritable ? [] : ['the database takes no writes']),
    ...(isOpen ? [] : [`Slack cannot reach the bot${remedy === null ? '' : `: ${remedy}`}`]),
    ...(refused ? [tokenProblem(refused)] : isRefused ? ['Slack refuses a scope'] : []),
    ...(clockStands.isHeld ? ['the clock is wrong: nothing is planned'] : []),
    ...(sinceRoundMs > longestRoundMs ? ['nothing was planned for too long'] : []),
  ];
  return {
    isReady: problems.length === 0,
    problems,
    warnings:
      Math.abs(ahead) * 1000 > skewWorthTellingMs
        ? [`the clock is ${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} Slack’s`]
        : [],
    database: { isWritable },
    slack: {
      entrance,
      isOpen,
      closedSince: closedSince === null ? null : toIso(closedSince),
      refusal: refused && {
        reason: refused.reason,
        since: toIso(refused.since),
        uninstalledAt: refused.uninstalledAt === null ? null : toIso(refused.uninstalledAt),
      },
    },
    outbox: {
      oldestWaitSeconds: oldestDueAt === undefined ? null : toSeconds(now - oldestDueAt),
      isRefused,
    },
    held: { reminders: heldUntil('reminders'), digest: heldUntil('digest') },
    planner: { secondsSinceRound: toSeconds(sinceRoundMs) },
    clock: clockStands,
  };
}

const tokenProblem = ({ reason }: TokenRefusal) =>
  `Slack refuses the bot (${reason}): install the app again and start with its new SLACK_BOT_TOKEN`;

const toIso = (at: Instant) => new Date(at).toISOString();
const toSeconds = (ms: number) => Math.round(ms / 1000);

/** Writes a row as it stands: a lock, or a file that may not be written, shows, and nothing changes. */
async function canWrite(store: Store, id: WorkspaceId, log: Log): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(late.resolve, patienceMs, false);
  const writing = store
    .write(async ({ workspaces }) => {
      const workspace = await workspaces.find(id);
      await workspaces.setSetupCodeHash(id, workspace?.setupCodeHash ?? null);
      return true;
    })
    .catch((error: unknown) => {
      log.warn({ error }, 'the database takes no writes');
      return false;
    });
  try {
    return await Promise.race([writing, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
