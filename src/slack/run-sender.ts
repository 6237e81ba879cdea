import { reconcileUnknown } from './reconcile-unknown.ts';
import { type SenderTools, sendNext } from './send-outbox.ts';

export type Sender = {
  /** Something was queued: look at once. */
  wake(): void;
  /** Sends and looks after everything that may go now; resolves when nothing is left. */
  drain(): Promise<void>;
  /** Stops after the messages in hand. */
  stop(): Promise<void>;
};

/** Channels are served side by side, one message at a time in each. */
const parallel = 4;
/** A message that waits is looked at again no sooner, and no later: the next heartbeat sees it. */
const shortestNapMs = 1_000;
const longestNapMs = 15_000;

/**
 * Runs the outbox, woken by commits, by the clock, and when a wait is over. Lanes send, and beside
 * them those of unknown fate are looked up: neither waits for one of the others that Slack keeps
 * without an answer.
 */
export function runSender(tools: SenderTools): Sender {
  const { store, clock, token, log } = tools;
  let isStopped = false;
  const mayWork = () => !isStopped && !token.isRefused();
  /** Counted, so that whoever has just looked in vain sees that there is something new. */
  let wakes = 0;
  const lanes = new Set<Promise<void>>();
  const lookups = new Set<Promise<void>>();
  let nap: NodeJS.Timeout | undefined;
  /** The look at when there is something to wake for. */
  let planning = Promise.resolve();

  /** Works until there is nothing, also nothing of what came while it looked for the last time. */
  async function workOff(step: () => Promise<boolean>): Promise<void> {
    let seen: number;
    do {
      seen = wakes;
      while (mayWork() && (await step())) {
        // The next one, until there is none.
      }
    } while (seen !== wakes && mayWork());
  }

  /** What fails ends alone: the others go on, and the next wake starts it anew. */
  function start(group: Set<Promise<void>>, step: () => Promise<boolean>): void {
    const work: Promise<void> = workOff(step)
      .catch(stumble)
      .then(() => {
        group.delete(work);
        if (isIdle()) planning = planning.then(napUntilNext).catch(stumble);
      });
    group.add(work);
  }

  const stumble = (error: unknown) => log.error({ error }, 'the sender stumbled');
  const isIdle = () => lanes.size + lookups.size === 0;

  async function lookAfterUnknown(): Promise<boolean> {
    const count = await reconcileUnknown(tools);
    // What it frees may go.
    if (count > 0) wake();
    return count > 0;
  }

  async function napUntilNext(): Promise<void> {
    const nextAt = await store.read.outbox.nextWakeAt();
    clearTimeout(nap);
    if (nextAt === undefined || isStopped) return;
    const ms = Math.max(shortestNapMs, nextAt - clock());
    if (ms < longestNapMs) nap = setTimeout(wake, ms).unref();
  }

  function wake(): void {
    if (!mayWork()) return;
    wakes += 1;
    while (lanes.size < parallel) start(lanes, () => sendNext(tools));
    if (lookups.size === 0) start(lookups, lookAfterUnknown);
  }

  async function idle(): Promise<void> {
    while (!isIdle()) await Promise.all([...lanes, ...lookups]);
    await planning;
  }

  return {
    wake,
    drain() {
      wake();
      return idle();
    },
    async stop() {
      isStopped = true;
      clearTimeout(nap);
      await idle();
      clearTimeout(nap);
    },
  };
}
