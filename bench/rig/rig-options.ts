import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What a run is to be like. */
export type RigOptions = {
  /** Reminders that fall due while it runs. */
  readonly messages: number;
  /** Share of the posts, and half of it of the lookups, whose answer is broken. */
  readonly faults: number;
  /** kill -9. */
  readonly kills: number;
  /** SIGTERM, and started again. */
  readonly restarts: number;
  /** SIGSTOP, one in three for longer than a claim's lease. */
  readonly stops: number;
  /** The bot's wall clock is set a minute or two back or forth. */
  readonly steps: number;
  /** The disk is full for a while. */
  readonly fullDisks: number;
  /** Share of the claims after which the process sleeps through its lease before it posts. */
  readonly stalls: number;
  readonly seed: number;
  /** Whether Slack tells the bot of its own messages. */
  readonly echo: boolean;
  /** Whether the bot may read what was posted. */
  readonly history: boolean;
  /** How many times as fast as the machine's the clock of bot and stand-in runs. */
  readonly hurry: number;
};

/** What is asked for: a run, the seeded bugs, minutes of a soak, or a kill before each statement. */
export type RigOrder = {
  readonly run: RigOptions;
  readonly isJson: boolean;
  readonly proves: boolean;
  /** Seconds of typing in which answer times are measured; 0: none. */
  readonly answerSeconds: number;
  readonly soakMinutes: number;
  /** Every how manieth statement of a line the process is killed before; 0: none. */
  readonly statementStep: number;
};

export const defaultRun: RigOptions = {
  messages: 500,
  faults: 0.35,
  kills: 10,
  restarts: 2,
  stops: 2,
  steps: 2,
  fullDisks: 1,
  stalls: 0,
  seed: 1,
  echo: true,
  history: true,
  hurry: 1,
};

export const rigUsage = `npm run rig -- [options]

  --messages N      reminders that fall due meanwhile (${defaultRun.messages})
  --faults SHARE    of the answers broken (${defaultRun.faults})
  --kills N         kill -9 (${defaultRun.kills})
  --restarts N      SIGTERM, and started again (${defaultRun.restarts})
  --stops N         SIGSTOP (${defaultRun.stops})
  --steps N         the bot's clock set back or forth (${defaultRun.steps})
  --full-disks N    the disk is full for a while (${defaultRun.fullDisks})
  --stalls SHARE    of the claims, then the process sleeps (${defaultRun.stalls})
  --echo on|off     Slack tells the bot of its own messages (on)
  --history on|off  the bot may read what was posted (on)
  --hurry N         the clock runs N times as fast (${defaultRun.hurry})
  --seed N          (${defaultRun.seed})
  --answers SECONDS lines and forms beside a digest and a storm of 429 (30; 0: not)
  --soak MINUTES    nothing but a soak
  --statements N    nothing but kill -9 before every Nth statement of a line
  --prove           seeded bugs: each has to be caught
  --json            one JSON object on stdout, and nothing else
`;

const count = z.coerce.number().int().min(0);
const share = z.coerce.number().min(0).max(1);
const onOff = z.enum(['on', 'off']).transform((word) => word === 'on');

const given = z.object({
  messages: count.default(defaultRun.messages),
  faults: share.default(defaultRun.faults),
  kills: count.default(defaultRun.kills),
  restarts: count.default(defaultRun.restarts),
  stops: count.default(defaultRun.stops),
  steps: count.default(defaultRun.steps),
  'full-disks': count.default(defaultRun.fullDisks),
  stalls: share.default(defaultRun.stalls),
  seed: z.coerce.number().int().default(defaultRun.seed),
  echo: onOff.default(defaultRun.echo),
  history: onOff.default(defaultRun.history),
  hurry: z.coerce.number().positive().default(defaultRun.hurry),
  answers: count.default(30),
  soak: z.coerce.number().min(0).default(0),
  statements: count.default(0),
  prove: z.boolean().default(false),
  json: z.boolean().default(false),
});

const flags = new Set(['prove', 'json']);

/** Reads the command line. @throws Error where an option is not known, or its value is none. */
export function readRigOptions(args: readonly string[]): RigOrder {
  const options = Object.fromEntries(
    Object.keys(given.shape).map((name) => [
      name,
      { type: flags.has(name) ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { values } = parseArgs({ args: [...args], options });
  const read = given.safeParse(values);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`--${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { json, prove, answers, soak, statements, 'full-disks': fullDisks, ...run } = read.data;
  return {
    run: { ...run, fullDisks },
    isJson: json,
    proves: prove,
    answerSeconds: answers,
    soakMinutes: soak,
    statementStep: statements,
  };
}
