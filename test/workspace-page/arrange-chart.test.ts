import { expect, test } from 'vitest';
import { axisSteps, readChart, slicePie } from '../../workspace/page/blocks/arrange-chart.ts';

test.each([
  [
    [3, 7],
    [0, 2, 4, 6, 8],
  ],
  [
    [0.1, 0.3],
    [0, 0.1, 0.2, 0.3],
  ],
  [
    [-4, 12],
    [-5, 0, 5, 10, 15],
  ],
  [
    [2500, 12_000],
    [0, 5000, 10_000, 15_000],
  ],
  [
    [0, 0],
    [0, 0.5],
  ],
  [[], [0, 0.5]],
])('the axis for %j is %j: round, with zero, around every value', (values, steps) => {
  expect(axisSteps(values)).toEqual(steps);
});

test('a value goes to its category by name; one that is missing is missing', () => {
  const point = (label: string, value: number) => ({ label, value });
  const chart = {
    type: 'line',
    series: [
      { name: 'Visits', data: [point('Feb', 2), point('Jan', 1)] },
      { name: 'Calls', data: [point('Jan', 5)] },
    ],
    axis_config: { categories: ['Jan', 'Feb'], x_label: 'Month' },
  };
  expect(readChart({ type: 'data_visualization', chart })).toEqual({
    kind: 'line',
    categories: ['Jan', 'Feb'],
    series: [
      { name: 'Visits', values: [1, 2] },
      { name: 'Calls', values: [5, null] },
    ],
    xLabel: 'Month',
    yLabel: null,
  });
  expect(readChart({ type: 'data_visualization', chart: { type: 'radar' } })).toBeNull();
});

test('the slices of a pie follow each other round the circle', () => {
  expect(
    slicePie([
      { label: 'a', value: 3 },
      { label: 'b', value: 1 },
    ]),
  ).toEqual([
    { label: 'a', value: 3, from: 0, to: 0.75 },
    { label: 'b', value: 1, from: 0.75, to: 1 },
  ]);
});
