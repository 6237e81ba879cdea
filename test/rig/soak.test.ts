import { expect, test } from 'vitest';
import { summarize } from '../../bench/rig/soak.ts';

const samples = (residentMb: (second: number) => number, handles: (second: number) => number) =>
  Array.from({ length: 3_600 }, (_none, second) => ({
    ...{ second, residentMb: residentMb(second), handles: handles(second) },
  }));

test.each([
  [
    'steady',
    samples(
      () => 200,
      () => 30,
    ),
    [],
  ],
  [
    'a megabyte and a half in an hour',
    samples(
      (second) => 200 + second / 2_400,
      () => 30,
    ),
    ['memory grows by 2 MB an hour'],
  ],
  [
    'fifty megabytes',
    samples(
      (second) => 200 + second / 60,
      () => 30,
    ),
    ['memory grows', 'memory grows by 60 MB an hour'],
  ],
  [
    'a handle each ten minutes',
    samples(
      () => 200,
      (second) => 30 + Math.floor(second / 400),
    ),
    ['handles are left open'],
  ],
])('%s in an hour', (_what, seen, problems) => {
  expect(summarize(seen, 60).problems).toEqual(problems);
});
