import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateMessage } from '../../block-kit/validate-payload.ts';
import { chartBlock } from '../../src/views/chart-block.ts';
import { anyChart, sampleCharts } from '../support/sample-charts.ts';

test('visits and rates without gaps are charts of Slack’s, with the target as a line', () => {
  const { visits, rate } = sampleCharts;
  expect(chartBlock(visits)).toEqual({
    type: 'data_visualization',
    title: 'Visits in November',
    chart: {
      type: 'bar',
      series: [
        {
          name: 'done',
          data: [
            { label: '王磊', value: 8 },
            { label: 'Emma Clark', value: 2 },
            { label: '陳美玲', value: 5 },
          ],
        },
        {
          name: 'due',
          data: [
            { label: '王磊', value: 8 },
            { label: 'Emma Clark', value: 6 },
            { label: '陳美玲', value: 6 },
          ],
        },
      ],
      axis_config: { categories: ['王磊', 'Emma Clark', '陳美玲'] },
    },
  });
  const whole = { ...rate, weeks: ['W46', 'W47'], series: rate.series.slice(0, 1) };
  expect(chartBlock(whole)?.chart.axis_config).toEqual({
    categories: ['W46', 'W47'],
    x_label: 'Week',
    y_label: '%',
  });
  expect(chartBlock(whole)?.chart.series).toEqual([
    {
      name: 'Team',
      data: [
        { label: 'W46', value: 80 },
        { label: 'W47', value: 92.5 },
      ],
    },
    {
      name: 'Target',
      data: [
        { label: 'W46', value: 90 },
        { label: 'W47', value: 90 },
      ],
    },
  ]);
});

test('what Slack cannot show as it is, is none', () => {
  const { board, timeline, rate, visits } = sampleCharts;
  const [first] = visits.rows;
  const rows = (name: string) => [first, { name, done: 1, due: 2 }];
  expect(
    [
      board,
      timeline,
      // A week without a figure.
      rate,
      { ...visits, rows: [] },
      { ...visits, rows: rows('王磊') },
      { ...visits, rows: rows('a name that is too long') },
      {
        ...visits,
        rows: Array.from({ length: 21 }, (_, place) => ({ name: `${place}`, done: 1, due: 1 })),
      },
    ].map(chartBlock),
  ).toEqual([null, null, null, null, null, null, null]);
});

test('Slack takes every chart that is made for it', () => {
  fc.assert(
    fc.property(anyChart, (chart) => {
      const block = chartBlock(chart);
      const faults = block ? validateMessage({ text: 'chart', blocks: [block] }) : [];
      expect(faults).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
