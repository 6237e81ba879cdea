import { z } from 'zod';
import { randomId } from '../src/domain/new-id.ts';
import { instant } from '../src/domain/zoned-time.ts';
import { openPictures } from '../src/pictures/open-pictures.ts';
import type { Log } from '../src/ports/log.ts';
import type { Store } from '../src/ports/store.ts';
import { planDueReminders } from '../src/reminders/plan-due-reminders.ts';
import { rules } from '../src/reminders/rules/index.ts';
import { paceChannels } from '../src/slack/pace-channels.ts';
import { runSender } from '../src/slack/run-sender.ts';
import { sendingPolicy } from '../src/slack/send-outbox.ts';
import { senderClient } from '../src/slack/slack-clients.ts';
import { watchJumps } from '../src/slack/watch-jumps.ts';
import { openStore } from '../src/storage/open-store.ts';
import { serveLimitedSlack } from './serve-limited-slack.ts';

/**
 * Decides and sends everything that is due at an instant, in a process of its own: planner, sender
 * and channels' pace as the bot has them, on a clock that moves a second at a time. Prints one line
 * of JSON. The memory is that of the whole process, in which Slack's stand-in lives as well.
 */
const moment = z.coerce.number().transform(instant);
const { DATABASE_FILE, NOW, WARM_UP_AT } = z
  .object({ DATABASE_FILE: z.string(), NOW: moment, WARM_UP_AT: moment })
  .parse(process.env);
/** The sender looks again no sooner. */
const stepMs = 1_000;

let now = WARM_UP_AT;
const clock = () => now;
const fail = (fields: Readonly<Record<string, unknown>>, message: string) => {
  throw new Error(`${message}: ${JSON.stringify(fields)}`, { cause: fields.error });
};
const log: Log = { info: () => undefined, warn: fail, error: fail };

const opened = await openStore({ file: DATABASE_FILE, newId: randomId });
let longestGateMs = 0;
const store: Store = {
  ...opened,
  write: (work) =>
    opened.write(async (repositories) => {
      const startedAt = performance.now();
      const result = await work(repositories);
      longestGateMs = Math.max(longestGateMs, performance.now() - startedAt);
      return result;
    }),
};
const slack = await serveLimitedSlack(clock);
const sender = runSender({
  store,
  client: senderClient({ botToken: 'xoxb-bench', apiUrl: slack.apiUrl }, sendingPolicy.timeoutMs),
  rules,
  policy: sendingPolicy,
  pace: paceChannels(),
  channels: { refusal: async () => null, areOthersIn: async () => false },
  clock,
  elapsed: clock,
  jumps: watchJumps(clock, clock),
  inHand: new Set(),
  token: { isRefused: () => false, refuse: async () => {} },
  pictures: openPictures(),
  log,
});

/** Sends what may go, until nothing waits any more. */
async function drain(): Promise<void> {
  for (;;) {
    await sender.drain();
    if ((await store.read.outbox.nextWakeAt()) === undefined) return;
    now = instant(now + stepMs);
  }
}

/** Some that were due before, so that code is loaded and compiled as it is in a bot at work. */
await planDueReminders({ store, rules, clock, log });
await drain();
const before = slack.counts();
longestGateMs = 0;
now = NOW;
globalThis.gc?.();
const residentBefore = process.memoryUsage.rss();
let residentHighest = residentBefore;
const watch = setInterval(() => {
  residentHighest = Math.max(residentHighest, process.memoryUsage.rss());
}, 20);

const startedAt = performance.now();
const decided = await planDueReminders({ store, rules, clock, log });
const decidedMs = performance.now() - startedAt;
await drain();
const drainedMs = performance.now() - startedAt - decidedMs;
clearInterval(watch);
await sender.stop();
slack.close();
await store.close();
const result = {
  ...{ decided, decidedMs, drainedMs, longestGateMs },
  virtualMs: now - NOW,
  taken: slack.counts().taken - before.taken,
  refused: slack.counts().refused,
  grownMb: (residentHighest - residentBefore) / 1e6,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
