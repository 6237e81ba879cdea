import type { Log } from '../ports/log.ts';
import { reconcileUnknown, type SenderTools, sendNext } from './send-outbox.ts';

export type Sender = {
  /** Something was queued: look at once. */
  wake(): void;
  /** Sends and looks after everything that may go now; resolves when nothing is left. */
  drain(): Promise<void>;
  /** Stops after the message in hand. */
  stop(): Promise<void>;
};

/** Channels are served side by side, one message at a time in each. */
const parallel = 4;

/** Runs the outbox: one round at a time, woken by commits and by the clock. */
export function runSender(tools: SenderTools & { readonly log: Log }): Sender {
  let isStopped = false;
  let isWanted = false;
  let round: Promise<void> | null = null;

  async function lane(): Promise<void> {
    while (!isStopped && (await sendNext(tools))) {
      // The next one, until there is none.
    }
  }

  async function runRounds(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      await reconcileUnknown(tools);
      await Promise.all(Array.from({ length: parallel }, lane));
    }
  }

  function wake(): Promise<void> {
    isWanted = true;
    round ??= runRounds()
      .catch((error: unknown) => tools.log.error({ error }, 'the sender stumbled'))
      .finally(() => {
        round = null;
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
      await round;
    },
  };
}
