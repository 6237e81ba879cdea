import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { keyByPosition } from '../key-by-position.ts';
import { usePage } from '../page-context.ts';
import { axisSteps, type Chart, seriesClass } from './arrange-chart.ts';

type AxisChart = Exclude<Chart, { readonly kind: 'pie' }>;

/** Where values and categories are drawn, in pixels. */
type Frame = {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xOf: (category: number) => number;
  readonly yOf: (value: number) => number;
  /** The width of one category. */
  readonly band: number;
};

const height = 240;
const letter = 7;
const wideLetter = 12;

/** A bar, line or area chart over categories, drawn for the width there is. */
export function AxisPlot({ chart, title }: { chart: AxisChart; title: string }) {
  const { reader } = usePage();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const around = place.current;
    if (around === null) return;
    const sizes = new ResizeObserver(() => setWidth(around.clientWidth));
    sizes.observe(around);
    setWidth(around.clientWidth);
    return () => sizes.disconnect();
  }, []);
  const values = chart.series.flatMap((one) => one.values).filter((value) => value !== null);
  const steps = axisSteps(values);
  const number = new Intl.NumberFormat(reader.locale, { notation: 'compact' });
  const labels = steps.map((step) => number.format(step));
  const frame = layOut(chart, steps, labels, width);
  return (
    <div ref={place} className="plot">
      {chart.yLabel === null ? null : <small className="axis-name">{chart.yLabel}</small>}
      {width === 0 ? null : (
        <svg width={width} height={height} role="img" aria-label={describe(chart, title)}>
          {keyByPosition(steps).map(({ key, item: step, position }) => (
            <g key={key} className={step === 0 ? 'grid zero' : 'grid'}>
              <line x1={frame.left} x2={frame.right} y1={frame.yOf(step)} y2={frame.yOf(step)} />
              <text x={frame.left - 6} y={frame.yOf(step) + 4} textAnchor="end">
                {labels[position]}
              </text>
            </g>
          ))}
          <Categories chart={chart} frame={frame} />
          {chart.kind === 'bar' ? (
            <Bars chart={chart} frame={frame} />
          ) : (
            <Lines chart={chart} frame={frame} />
          )}
        </svg>
      )}
      {chart.xLabel === null ? null : <small className="axis-name below">{chart.xLabel}</small>}
    </div>
  );
}

function layOut(
  { categories }: AxisChart,
  steps: readonly number[],
  labels: readonly string[],
  width: number,
): Frame {
  const left = Math.max(...labels.map(widthOf)) + 10;
  const [right, top, bottom] = [width - 8, 10, height - 26];
  const [least, greatest] = [steps[0] ?? 0, steps.at(-1) ?? 1];
  const band = (right - left) / Math.max(1, categories.length);
  return {
    width,
    left,
    right,
    top,
    bottom,
    band,
    xOf: (category) => left + band * (category + 0.5),
    yOf: (value) => bottom - ((value - least) / (greatest - least)) * (bottom - top),
  };
}

/** The names below; where they would touch, every second or third one is enough. */
function Categories({ chart, frame }: { chart: AxisChart; frame: Frame }) {
  const widest = Math.max(1, ...chart.categories.map(widthOf)) + 8;
  const every = Math.max(1, Math.ceil(widest / frame.band));
  return keyByPosition(chart.categories).map(({ key, item, position }) =>
    position % every !== 0 ? null : (
      <text key={key} x={frame.xOf(position)} y={height - 8} textAnchor="middle">
        {item}
      </text>
    ),
  );
}

function Bars({ chart, frame }: { chart: AxisChart; frame: Frame }): ReactNode {
  const { reader } = usePage();
  const count = chart.series.length;
  const room = Math.min(frame.band * 0.76, 56 * count);
  return keyByPosition(chart.series).map(({ key, item: { name, values }, position }) => (
    <g key={key} className={seriesClass(position)}>
      {keyByPosition(values).map(({ key: barKey, item: value, position: category }) => {
        if (value === null) return null;
        const [one, other] = [frame.yOf(value), frame.yOf(0)];
        const bar = room / count;
        return (
          <rect
            key={barKey}
            x={frame.xOf(category) - room / 2 + bar * position + 0.5}
            y={Math.min(one, other)}
            width={Math.max(1, bar - 1)}
            height={Math.abs(other - one)}
            rx={Math.min(3, bar / 4)}
          >
            <title>{wordPoint(name, chart.categories[category], value, reader.locale)}</title>
          </rect>
        );
      })}
    </g>
  ));
}

function Lines({ chart, frame }: { chart: AxisChart; frame: Frame }): ReactNode {
  const { reader } = usePage();
  return keyByPosition(chart.series).map(({ key, item: { name, values }, position }) => {
    const points = values.flatMap((value, category) =>
      value === null ? [] : [{ value, category, x: frame.xOf(category), y: frame.yOf(value) }],
    );
    const path = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`);
    const [first, last] = [points[0], points.at(-1)];
    return (
      <g key={key} className={seriesClass(position)}>
        {chart.kind !== 'area' || first === undefined || last === undefined ? null : (
          <polygon
            className="area"
            points={[`${first.x},${frame.yOf(0)}`, ...path, `${last.x},${frame.yOf(0)}`].join(' ')}
          />
        )}
        <polyline points={path.join(' ')} />
        {points.map(({ value, category, x, y }) => (
          <circle key={category} cx={x} cy={y} r={3.5}>
            <title>{wordPoint(name, chart.categories[category], value, reader.locale)}</title>
          </circle>
        ))}
      </g>
    );
  });
}

function wordPoint(
  name: string,
  category: string | undefined,
  value: number,
  locale: string,
): string {
  return `${name} · ${category ?? ''}: ${value.toLocaleString(locale)}`;
}

/** What the chart is about, for those who do not see it; its numbers are in the table. */
function describe({ series, xLabel, yLabel }: AxisChart, title: string): string {
  const names = series.map(({ name }) => name).join(', ');
  const axes = [yLabel, xLabel].filter((label) => label !== null).join(' / ');
  return [title, names, axes].filter((part) => part !== '').join('. ');
}

/** About how wide a label is; Chinese characters take more. */
function widthOf(label: string): number {
  const wide = label.match(/[\u2e80-\uffff]/g)?.length ?? 0;
  return (label.length - wide) * letter + wide * wideLetter;
}
