import type { Chart, OnTimeRate, VisitsAgainstDue } from '../domain/chart.ts';
import { oneLine, shorten } from './message.ts';
import type { ChartBlock, ChartSeries } from './slack-chart.ts';

/** Slack's limits, in characters and in number. */
const titleLimit = 50;
const labelLimit = 20;
const mostPoints = 20;
const mostSeries = 12;

/**
 * A chart as Slack draws it by itself. Null where it cannot: the colours of the wall board and the bars
 * of a timeline it does not have, a week that cannot be computed it would have to show as a number, and
 * it takes only short names that differ.
 */
export function chartBlock(chart: Chart): ChartBlock | null {
  switch (chart.kind) {
    case 'visits-against-due':
      return visitsBlock(chart);
    case 'on-time-rate':
      return rateBlock(chart);
    case 'stage-board':
    case 'ticket-timeline':
      return null;
  }
}

function visitsBlock({ title, rows, doneName, dueName }: Chart & VisitsAgainstDue) {
  const of = (name: string, values: readonly number[]) => ({ name, values });
  return blockOf(
    'bar',
    title,
    rows.map(({ name }) => name),
    [
      of(
        doneName,
        rows.map(({ done }) => done),
      ),
      of(
        dueName,
        rows.map(({ due }) => due),
      ),
    ],
  );
}

function rateBlock({ title, weeks, weekName, series, target, targetName }: Chart & OnTimeRate) {
  const lines = series.map(({ name, rates }) => ({
    name,
    values: weeks.map((_week, place) => percent(rates[place] ?? null)),
  }));
  const aim =
    target === null ? [] : [{ name: targetName, values: weeks.map(() => percent(target)) }];
  const block = blockOf('line', title, weeks, [...lines, ...aim]);
  return block && withAxisNames(block, { x: weekName, y: '%' });
}

function withAxisNames(
  { chart, ...block }: ChartBlock,
  { x, y }: { readonly x: string; readonly y: string },
): ChartBlock {
  const name = shorten(oneLine(x), titleLimit);
  const axes = { ...chart.axis_config, ...(name === '' ? {} : { x_label: name }), y_label: y };
  return { ...block, chart: { ...chart, axis_config: axes } };
}

const percent = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 10);

function blockOf(
  type: 'bar' | 'line',
  title: string,
  names: readonly string[],
  series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[],
): ChartBlock | null {
  const categories = names.map(oneLine);
  const seriesNames = series.map(({ name }) => oneLine(name));
  const fits =
    oneLine(title) !== '' &&
    [categories, seriesNames].every(areShortAndDiffer) &&
    categories.length <= mostPoints &&
    series.length <= mostSeries;
  if (!fits) return null;
  const drawn: ChartSeries[] = [];
  for (const [place, { values }] of series.entries()) {
    const data = values.flatMap((value, at) =>
      value === null ? [] : [{ label: categories[at] ?? '', value }],
    );
    if (data.length < values.length) return null;
    drawn.push({ name: seriesNames[place] ?? '', data });
  }
  return {
    type: 'data_visualization',
    title: shorten(oneLine(title), titleLimit),
    chart: { type, series: drawn, axis_config: { categories } },
  };
}

const areShortAndDiffer = (names: readonly string[]): boolean =>
  names.length > 0 &&
  new Set(names).size === names.length &&
  names.every((name) => name !== '' && [...name].length <= labelLimit);
