import type { SlackJson } from '../../protocol.ts';
import { numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../read-slack-json.ts';

/** A name and its number. */
export type ChartPoint = { readonly label: string; readonly value: number };

/** What a `data_visualization` block shows. */
export type Chart =
  | { readonly kind: 'pie'; readonly segments: readonly ChartPoint[] }
  | {
      readonly kind: 'bar' | 'line' | 'area';
      readonly categories: readonly string[];
      /** A value for each category, in their order; `null` where there is none. */
      readonly series: readonly {
        readonly name: string;
        readonly values: readonly (number | null)[];
      }[];
      readonly xLabel: string | null;
      readonly yLabel: string | null;
    };

/** The chart of a block, or `null` where it is of no kind that is known. */
export function readChart(block: SlackJson): Chart | null {
  const chart = objectAt(block, 'chart');
  const kind = chart === null ? null : stringAt(chart, 'type');
  if (chart === null) return null;
  if (kind === 'pie') return { kind, segments: pointsAt(chart, 'segments') };
  if (kind !== 'bar' && kind !== 'line' && kind !== 'area') return null;
  const series = objectsAt(chart, 'series').map((one) => ({
    name: stringAt(one, 'name') ?? '',
    points: pointsAt(one, 'data'),
  }));
  const config = objectAt(chart, 'axis_config') ?? {};
  const named = stringsAt(config, 'categories');
  const categories = named.length > 0 ? named : (series[0]?.points ?? []).map(({ label }) => label);
  return {
    kind,
    categories,
    series: series.map(({ name, points }) => ({
      name,
      values: categories.map((label) => points.find((one) => one.label === label)?.value ?? null),
    })),
    xLabel: stringAt(config, 'x_label'),
    yLabel: stringAt(config, 'y_label'),
  };
}

function pointsAt(json: SlackJson, key: string): readonly ChartPoint[] {
  return objectsAt(json, key).map((point) => ({
    label: stringAt(point, 'label') ?? '',
    value: numberAt(point, 'value') ?? 0,
  }));
}

const wantedSteps = 4;

/** Round numbers from below the least to above the greatest value; zero is always among them. */
export function axisSteps(values: readonly number[]): readonly number[] {
  const least = Math.min(0, ...values);
  const greatest = Math.max(0, ...values);
  const rough = (greatest - least || 1) / wantedSteps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
  const step = size ?? rough;
  const from = Math.floor(least / step);
  const to = Math.max(from + 1, Math.ceil(greatest / step));
  // Products of whole numbers stay free of 0.30000000000000004.
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: to - from + 1 }, (_step, at) =>
    Number(((from + at) * step).toFixed(decimals)),
  );
}

/** A share of a circle: where it starts and ends, in turns from the top, clockwise. */
export type PieSlice = ChartPoint & { readonly from: number; readonly to: number };

/** The slices of a pie in the order of its segments. */
export function slicePie(segments: readonly ChartPoint[]): readonly PieSlice[] {
  const sum = segments.reduce((total, { value }) => total + Math.max(0, value), 0) || 1;
  let from = 0;
  return segments.map(({ label, value }) => {
    const to = from + Math.max(0, value) / sum;
    const slice = { label, value, from, to };
    from = to;
    return slice;
  });
}

const colourCount = 12;

/** The class that colours the series or segment at a position. */
export function seriesClass(position: number): string {
  return `series series-${position % colourCount}`;
}
