import type { RigOptions } from './rig-options.ts';

/** A change of the bot's source, made as it is loaded; `find` stands in the file once. */
export type SourceChange = {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
};

/** A bug that somebody might write, and the run that has to show it. */
export type SeededBug = {
  readonly name: string;
  readonly changes: readonly SourceChange[];
  readonly run: Partial<RigOptions>;
};

const sender = 'src/slack/send-outbox.ts';

/** Not a bug: a process that sleeps between a claim and its post, as a suspended machine does. */
export const stallBeforePost = (share: number): SourceChange => ({
  file: sender,
  find: '  if (!isInTime()) {',
  replace: `  if (Math.random() < ${share}) await new Promise((wake) => setTimeout(wake, 75_000));
  if (!isInTime()) {`,
});

export const seededBugs: readonly SeededBug[] = [
  {
    name: 'write gate off',
    changes: [
      {
        file: 'src/storage/write-gate.ts',
        find: '    return oneAtATime(() =>',
        replace: `    if (Math.random() < 0.5) {
      const touched = new Set<Touched>();
      return { result: await work(bind(writer, touched)), touched };
    }
    return oneAtATime(() =>`,
      },
    ],
    run: {},
  },
  {
    name: 'settle time 0',
    changes: [{ file: sender, find: 'settleMs: 20_000', replace: 'settleMs: 0' }],
    // One of eight broken answers is taken late.
    run: { echo: false, messages: 200, faults: 0.6 },
  },
  {
    // Either of the two alone keeps a message from being sent twice.
    name: 'lease check off, and what is in hand looked up',
    changes: [
      {
        file: 'src/slack/reconcile-unknown.ts',
        find: '!inHand.has(id)',
        replace: "id !== '' || inHand.has(id)",
      },
      {
        file: sender,
        find: 'clock() <= leaseEnds - spareMs && elapsed() - claimedAt <= policy.leaseMs - spareMs',
        replace: 'spareMs > claimedAt - leaseEnds',
      },
    ],
    run: { stalls: 0.1 },
  },
  {
    name: 'retries dropped',
    changes: [
      {
        file: 'src/slack/reconcile-unknown.ts',
        find: "      await goAgain(tools, message, 'proven absent');",
        replace: "      await settle(tools, message, { state: 'dead', reason: 'dropped' });",
      },
    ],
    run: {},
  },
  {
    name: 'synchronous NORMAL',
    changes: [
      { file: 'src/storage/open-store.ts', find: 'synchronous: 2,', replace: 'synchronous: 1,' },
    ],
    run: {},
  },
];
