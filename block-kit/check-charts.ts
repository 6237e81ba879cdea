import { all, byType, type Check, list, number, object, string } from './check-shapes.ts';
import { limits } from './payload-limits.ts';
import { isObject, objectsOf } from './slack-json.ts';

const label = string({ max: limits.chartLabel });
const point = object({ label, value: number() });
const series = object({ name: label, data: list(point, { max: limits.chartPoints }) });
const axisTitle = string({ max: limits.chartTitle });
const axisConfig = object(
  { categories: list(label, { max: limits.chartPoints }) },
  { x_label: axisTitle, y_label: axisTitle },
);

/** Series go by different names, and each has one point for each category. */
const coversCategories: Check = (value, at, { report }) => {
  if (!isObject(value)) return;
  const config = isObject(value.axis_config) ? value.axis_config : {};
  const categories: readonly unknown[] = Array.isArray(config.categories) ? config.categories : [];
  const names = new Set<unknown>();
  for (const [place, one] of objectsOf(value.series).entries()) {
    if (names.has(one.name)) {
      report(`${at}/series/${place}/name`, 'failed_constraint', 'series names must be unique');
    }
    names.add(one.name);
    const labels = objectsOf(one.data).map((entry) => entry.label);
    const isCovered =
      labels.length === categories.length && categories.every((name) => labels.includes(name));
    if (!isCovered) {
      const message = 'every series must have one point for each category';
      report(`${at}/series/${place}/data`, 'failed_constraint', message);
    }
  }
};

const axisChart = all(
  object({
    type: string(),
    series: list(series, { max: limits.chartSeries }),
    axis_config: axisConfig,
  }),
  coversCategories,
);

/** A pie, bar, line or area chart. */
export const chart: Check = byType(
  {
    pie: object({
      type: string(),
      segments: list(object({ label, value: number({ min: Number.MIN_VALUE }) }), {
        max: limits.chartSeries,
      }),
    }),
    bar: axisChart,
    line: axisChart,
    area: axisChart,
  },
  'unknown_element_type',
);
