import { defaultRun, type RigOptions } from './rig-options.ts';
import { runRig } from './rig-run.ts';
import { type SeededBug, seededBugs } from './seeded-bugs.ts';

/** What a bug did to a run, and the same run without it. */
export type Proof = {
  readonly bug: string;
  /** What the checker found; empty: the bug went unnoticed. */
  readonly caught: readonly string[];
  /** The same run without the bug; empty is good. */
  readonly without: readonly string[];
};

/** Short, and hurried: the limits of the bot keep their proportions. */
const shortRun: RigOptions = {
  ...defaultRun,
  ...{ messages: 60, kills: 2, restarts: 0, stops: 0, steps: 0, fullDisks: 0, hurry: 5 },
};

/** Runs with a bug, and without. */
export async function proveBug({ name, changes, run }: SeededBug, seed: number): Promise<Proof> {
  const options = { ...shortRun, ...run, seed };
  const { problems: caught } = await runRig(options, { changes });
  const { problems: without } = await runRig(options);
  return { bug: name, caught, without };
}

/** Every seeded bug, one after the other. */
export async function proveBugs(seed: number): Promise<readonly Proof[]> {
  const proofs: Proof[] = [];
  for (const bug of seededBugs) proofs.push(await proveBug(bug, seed));
  return proofs;
}
