import type { Log } from '../ports/log.ts';
import { classifyOutcome } from './classify-outcome.ts';

/** One connection to Slack, from its first attempt on; it is used once. */
export type Connection = {
  /** Resolves when Slack has greeted it. Rejects where it cannot be opened. */
  readonly greeted: Promise<void>;
  /** Why it is over: Slack's reason for asking to leave, or `lost`. Never rejects. */
  readonly over: Promise<string>;
  /** Lets the answers that are under way out, then closes. */
  readonly close: () => Promise<void>;
};

/** How patient the connections are, in milliseconds. */
export type ConnectionPolicy = {
  /** Slack takes ten for an app, and brings each payload to one of them. */
  readonly count: number;
  /** An attempt that is not greeted by then is given up for a new one. */
  readonly attemptMs: number;
  /** Wait after the first failure; each further one is half as long again, with chance in it. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** A connection that stood so long has made good for the failures before it. */
  readonly steadyMs: number;
  /** Without any connection for so long, whoever started this is told to start anew. */
  readonly giveUpMs: number;
};

export const connectionPolicy: ConnectionPolicy = {
  // Slack renews each about every hour, and the other one then stands.
  count: 2,
  // An upgrade that hangs is told by nothing but time; the library itself waits five minutes.
  attemptMs: 20_000,
  firstWaitMs: 500,
  // Back within half a minute, however long the network was away.
  longestWaitMs: 15_000,
  steadyMs: 10_000,
  // Longer than any restart of Slack or a router; what else it is, a fresh process may mend.
  giveUpMs: 5 * 60_000,
};

const socketModeOff =
  'Socket Mode is turned off for this app: turn it on at api.slack.com/apps → your app → Socket Mode';
const remedies: Readonly<Record<string, string>> = {
  link_disabled: socketModeOff,
  socket_mode_not_enabled: socketModeOff,
  too_many_websockets:
    'ten connections are open with this app token, as many as Slack takes: stop the other processes that use it',
};
/** What whoever runs the bot can do about Slack's word; null: nothing that is known. */
export const remedyFor = (reason: string): string | null => remedies[reason] ?? null;

const refreshReasons = new Set(['warning', 'refresh_requested']);
const growth = 1.5;

export type KeptConnections = {
  /** Resolves after the first attempt, in vain or not. @throws where Slack refuses the token. */
  start(): Promise<void>;
  isOpen(): boolean;
  /** What keeps Slack away and can be mended by hand; null: nothing that is known. */
  remedy(): string | null;
  stop(): Promise<void>;
};

export type ConnectionParts = {
  readonly connect: () => Connection;
  readonly policy: ConnectionPolicy;
  readonly log: Log;
  /** Called when there is no connection any more, and when there is one again. */
  readonly onChange: (isOpen: boolean) => void;
  /** Called once there was no connection for `giveUpMs`. */
  readonly onGivenUp: () => void;
};

/** Keeps connections to Slack open: renews what ends, discards what hangs, and never stops trying. */
export function keepConnections(parts: ConnectionParts): KeptConnections {
  const { policy, log } = parts;
  const alive = new Set<Connection>();
  const standing = new Set<Connection>();
  const closing = new Set<Promise<void>>();
  const naps = openNaps();
  let loops: readonly Promise<void>[] = [];
  let isStopped = false;
  let remedy: string | null = null;
  let patience: NodeJS.Timeout | undefined;

  function becomePatient(): void {
    clearTimeout(patience);
    patience = setTimeout(parts.onGivenUp, policy.giveUpMs);
  }
  function stand(connection: Connection): void {
    standing.add(connection);
    remedy = null;
    clearTimeout(patience);
    if (standing.size === 1) parts.onChange(true);
  }
  function fall(connection: Connection): void {
    standing.delete(connection);
    if (standing.size > 0 || isStopped) return;
    becomePatient();
    parts.onChange(false);
  }
  function close(connection: Connection): void {
    alive.delete(connection);
    const closed = connection.close().finally(() => closing.delete(closed));
    closing.add(closed);
  }
  function explain(reason: string): void {
    remedy = remedyFor(reason);
    if (remedy === null) log.warn({ reason }, 'a connection to Slack ended; trying again');
    else log.error({ reason }, remedy);
  }

  /** @throws what kept the connection from being opened. */
  async function attempt(): Promise<Connection> {
    const connection = parts.connect();
    alive.add(connection);
    const tooLate = Promise.withResolvers<string>();
    const timer = setTimeout(tooLate.resolve, policy.attemptMs, 'no greeting came');
    const inVain = Promise.race([connection.over, tooLate.promise]).then((reason) => {
      throw new EndedError(reason);
    });
    try {
      await Promise.race([connection.greeted, inVain]);
      stand(connection);
      return connection;
    } catch (error) {
      close(connection);
      throw error;
    } finally {
      clearTimeout(timer);
      // The race is over: what fails afterwards is told by `over`.
      for (const other of [connection.greeted, inVain]) other.catch(() => {});
    }
  }

  async function keepOne(first: Promise<Connection>): Promise<void> {
    let next: Promise<Connection> | null = first;
    let failures = 0;
    let earlier: Connection | null = null;
    while (!isStopped) {
      try {
        const connection: Connection = await (next ?? attempt());
        // Only now: until here Slack's goodbye left the earlier one serving.
        if (earlier) close(earlier);
        earlier = connection;
        const steady = setTimeout(() => {
          failures = 0;
        }, policy.steadyMs);
        const reason = await connection.over;
        clearTimeout(steady);
        fall(connection);
        if (isStopped || refreshReasons.has(reason)) continue;
        explain(reason);
        if (failures > 0) await naps.take(waitMs(policy, failures));
      } catch (error) {
        if (isStopped) break;
        explain(error instanceof EndedError ? error.message : classifyOutcome(error).reason);
        await naps.take(Math.max(waitMs(policy, failures + 1), limitMs(error)));
      } finally {
        next = null;
      }
      failures += 1;
    }
  }

  return {
    async start() {
      becomePatient();
      const first = attempt();
      await first.catch((error: unknown) => {
        if (!isRefusal(error)) return;
        isStopped = true;
        clearTimeout(patience);
        throw error;
      });
      const others = Array.from({ length: policy.count - 1 }, () => attempt());
      loops = [first, ...others].map(keepOne);
    },
    isOpen: () => standing.size > 0,
    remedy: () => remedy,
    async stop() {
      isStopped = true;
      clearTimeout(patience);
      naps.end();
      for (const connection of alive) close(connection);
      await Promise.all([...loops, ...closing]);
    },
  };
}

/** A connection ended before it was greeted. */
class EndedError extends Error {}

/** Slack has said no, as opposed to nothing. */
const isRefusal = (problem: unknown) =>
  problem instanceof Error &&
  !(problem instanceof EndedError) &&
  ['parked', 'blocked'].includes(classifyOutcome(problem).kind);

function waitMs({ firstWaitMs, longestWaitMs }: ConnectionPolicy, failures: number): number {
  const longest = Math.min(longestWaitMs, firstWaitMs * growth ** (failures - 1));
  // By chance, so that what fell together does not come back together.
  return longest * (0.5 + Math.random() / 2);
}

/** How long Slack itself asks to wait. */
function limitMs(error: unknown): number {
  const outcome = classifyOutcome(error);
  return outcome.kind === 'rate-limited' ? outcome.afterMs : 0;
}

/** Waits that can all be ended. */
function openNaps() {
  const open = new Set<() => void>();
  return {
    take(ms: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      open.add(resolve);
      return promise.finally(() => {
        clearTimeout(timer);
        open.delete(resolve);
      });
    },
    end() {
      for (const wake of open) wake();
    },
  };
}
