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

/** Runs the outbox: one round at a time, woken by commits, by the clock, and when a wait is over. */
export function runSender(tools: SenderTools): Sender {
  const { store, clock, log } = tools;
  let isStopped = false;
  let isWanted = false;
  let round: Promise<void> | null = null;
  let nap: NodeJS.Timeout | undefined;

  async function lane(): Promise<void> {
    while (!isStopped && (await sendNext(tools))) {
      // The next one, until there is none.
    }
  }

  /** Beside the lanes: a lookup that takes long holds up nothing. What it frees goes next round. */
  async function lookAfterUnknown(): Promise<void> {
    if ((await reconcileUnknown(tools)) > 0) isWanted = true;
  }

  async function runRounds(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      // A lane that fails ends alone: the round is over when all of them are.
      const results = await Promise.allSettled([
        lookAfterUnknown(),
        ...Array.from({ length: parallel }, lane),
      ]);
      for (const result of results) {
        if (result.status === 'rejected') {
          log.error({ error: result.reason }, 'the sender stumbled');
        }
      }
    }
    if (!isStopped) await napUntilNext();
  }

  async function napUntilNext(): Promise<void> {
    const nextAt = await store.read.outbox.nextWakeAt();
    clearTimeout(nap);
    if (nextAt === undefined || isStopped) return;
    const ms = Math.max(shortestNapMs, nextAt - clock());
    if (ms < longestNapMs) nap = setTimeout(wake, ms).unref();
  }

  function wake(): Promise<void> {
    isWanted = true;
    round ??= runRounds()
      .catch((error: unknown) => log.error({ error }, 'the sender stumbled'))
      .then(() => {
        round = null;
        // Woken after the last look: without this it would wait for the next heartbeat.
        if (isWanted && !isStopped) return wake();
        return undefined;
      });
    return round;
  }

  return {
    wake: () => {
      void wake();
    },
    drain: wake,
    async stop() {
      isStopped = true;
      clearTimeout(nap);
      await round;
    },
  };
}
