import { expect, test } from 'vitest';
import { defaultRun } from '../../bench/rig/rig-options.ts';
import { runRig } from '../../bench/rig/rig-run.ts';
import { soak } from '../../bench/rig/soak.ts';

/** Five times as fast as the machine's clock: all limits of the bot keep their proportions. */
const run = {
  ...defaultRun,
  ...{ messages: 60, kills: 3, stops: 1, restarts: 1, steps: 1, fullDisks: 1, hurry: 5, seed: 1 },
};

test('sixty reminders and the lines of four people through a bad minute: nothing is lost, nothing comes twice', {
  timeout: 240_000,
}, async () => {
  const report = await runRig(run);
  expect(report).toMatchObject({
    ...{ starts: 5, integrity: 'ok', synchronous: [2], problems: [] },
    reminders: { promised: 60, lost: 0, duplicated: 0, markedRepeats: 0, held: 0, misrouted: 0 },
    writes: { lost: 0, doubled: 0 },
  });
  // The run was a real one.
  expect(report.writes.confirmed).toBeGreaterThan(50);
  expect(report.posts).toBeGreaterThan(50);
});

test('a minute of work with a tenth of the answers broken: memory and handles stay flat', {
  timeout: 180_000,
}, async () => {
  const report = await soak(1, 1);
  expect([report.problems, report.soak.problems]).toEqual([[], []]);
  expect(report).toMatchObject({
    reminders: { promised: 60, lost: 0, duplicated: 0 },
    writes: { lost: 0, doubled: 0 },
  });
  expect(report.soak.residentMb.most).toBeGreaterThan(0);
});
