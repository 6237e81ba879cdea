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
    'two megabytes in an hour',
    samples(
      (second) => 200 + second / 1_800,
      () => 30,
    ),
    ['memory grows by 2 MB an hour'],
  ],
  [
    'three megabytes a minute',
    samples(
      (second) => 200 + second / 20,
      () => 30,
    ),
    ['memory grows', 'memory grows by 180 MB an hour'],
  ],
  [
    'a handle every hundred seconds',
    samples(
      () => 200,
      (second) => 30 + Math.floor(second / 100),
    ),
    ['handles are left open'],
  ],
])('%s', (_what, seen, problems) => {
  expect(summarize(seen, 60).problems).toEqual(problems);
});
