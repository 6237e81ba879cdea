import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { reconcileUnknown } from '../../src/slack/reconcile-unknown.ts';
import { type SenderTools, sendNext } from '../../src/slack/send-outbox.ts';
import type { Fault } from '../../workspace/start-workspace.ts';
import { people } from '../support/start-bot.ts';
import { type SenderAtWork, startSender } from '../support/start-sender.ts';

const faults: readonly Fault[] = [
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: 'status-before', status: 503 },
  { kind: 'status-after', status: 503 },
  { kind: 'cut-body-after' },
  { kind: 'rate-limited', retryAfterSeconds: 2 },
  { kind: 'error', error: 'fatal_error' },
  { kind: 'never-answer', accept: true },
  { kind: 'never-answer', accept: false },
];

/** What happens at each step: 35 % of the posts are broken, lookups too, and the bot dies now and then. */
type Step = {
  readonly post: Fault | null;
  readonly lookup: Fault | null;
  /** The process ends when it has posted, before it can note the answer. */
  readonly dies: boolean;
};
const maybe = (weight: number) =>
  fc.oneof(
    { weight, arbitrary: fc.constantFrom(...faults) },
    { weight: 100 - weight, arbitrary: fc.constant(null) },
  );
const anyStep: fc.Arbitrary<Step> = fc.record({
  post: maybe(35),
  lookup: maybe(20),
  dies: fc.integer({ min: 0, max: 99 }).map((number) => number < 8),
});

/** The store of a process that ends: it claims, and then writes nothing any more. */
function dyingStore(store: Store): Store {
  let writes = 0;
  return {
    ...store,
    write: (work) => {
      writes += 1;
      return writes === 1 ? store.write(work) : Promise.reject(new Error('the process is gone'));
    },
  };
}

/** Plans a fault for the next call of a method, unless one waits already. */
function faultPlanner({ workspace }: SenderAtWork) {
  const plannedAt = new Map<string, number>();
  return (method: string, fault: Fault | null) => {
    const calls = workspace.calls().filter((call) => call.method === method).length;
    if (fault === null || calls === plannedAt.get(method)) return;
    plannedAt.set(method, calls);
    workspace.fail(method, fault);
  };
}

async function takeStep(
  { store, tools }: SenderAtWork,
  step: Step,
  plan: ReturnType<typeof faultPlanner>,
): Promise<'more' | 'idle' | 'died'> {
  plan('conversations.history', step.lookup);
  await reconcileUnknown(tools);
  plan('chat.postMessage', step.post);
  if (!step.dies) return (await sendNext(tools)) ? 'more' : 'idle';
  const dying: SenderTools = { ...tools, store: dyingStore(store) };
  const isAlive = await sendNext(dying).catch(() => 'gone' as const);
  if (isAlive === false) return 'idle';
  await store.write(({ outbox }) => outbox.recover());
  return 'died';
}

test.each([1])(
  'of 200 messages with a third of the answers broken and the bot dying, each is there once (seed %i)',
  { timeout: 60_000 },
  async (seed) => {
    const sender = await startSender({ policy: { timeoutMs: 60 } });
    const expected: string[] = [];
    for (let index = 0; index < 200; index += 1) {
      const text = `Message ${index}`;
      const channelId = people[index % people.length]?.id ?? '';
      await sender.queue({
        dedupeKey: text,
        channelId,
        content: { kind: 'ready', text, blocks: [] },
      });
      expected.push(text);
    }
    const plan = faultPlanner(sender);
    const steps = fc.sample(anyStep, { numRuns: 3_000, seed });
    let deaths = 0;
    let taken = 0;
    for (const step of steps) {
      const outcome = await takeStep(sender, step, plan);
      taken += 1;
      if (outcome === 'died') deaths += 1;
      if (outcome !== 'idle') continue;
      if ((await sender.store.read.outbox.nextWakeAt()) === undefined) {
        const inDoubt = await sender.store.read.outbox.unsettled(sender.clock.now(), 1);
        if (inDoubt.length === 0) break;
      }
      sender.clock.advance(3_000);
    }
    const posted = people.flatMap(({ id }) => sender.texts(id));
    const calls = sender.workspace.calls().filter(({ method }) => method === 'chat.postMessage');
    const once = [...new Set(posted)];
    expect({
      lost: expected.filter((text) => !posted.includes(text)),
      duplicates: posted.length - once.length,
    }).toEqual({ lost: [], duplicates: 0 });
    expect(once.length).toBe(200);
    // The run was a real one: faults came, and the bot died.
    expect(calls.length).toBeGreaterThan(220);
    expect(deaths).toBeGreaterThan(10);
    process.stdout.write(
      `seed ${seed}: 200 messages, ${calls.length} posts tried, ${deaths} deaths, ${taken} steps, 0 lost, 0 duplicates\n`,
    );
  },
);
