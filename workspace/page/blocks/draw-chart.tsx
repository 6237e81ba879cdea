import { type ReactNode, useState } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { Glyph } from '../glyph.tsx';
import { keyByPosition } from '../key-by-position.ts';
import { usePage } from '../page-context.ts';
import { stringAt, typeOf } from '../read-slack-json.ts';
import { type Chart, readChart, seriesClass, slicePie } from './arrange-chart.ts';
import { AxisPlot } from './draw-axis-plot.tsx';

/** A `data_visualization` block: a chart, or the same numbers as a table. */
export function ChartBlock({ block }: { block: SlackJson }) {
  const { words } = usePage();
  const [isTable, setIsTable] = useState(false);
  const chart = readChart(block);
  const title = stringAt(block, 'title') ?? '';
  if (chart === null) return <p className="neutral">{words.unknownBlock(typeOf(block))}</p>;
  return (
    <figure className="chart">
      <figcaption>
        <strong>{title}</strong>
        <button
          type="button"
          className="icon-button"
          aria-label={words.showAsTable}
          title={words.showAsTable}
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
        >
          <Glyph name="table" />
        </button>
      </figcaption>
      {isTable ? <ChartTable chart={chart} /> : <Plot chart={chart} title={title} />}
    </figure>
  );
}

function Plot({ chart, title }: { chart: Chart; title: string }): ReactNode {
  const { reader } = usePage();
  if (chart.kind !== 'pie') {
    return (
      <>
        <AxisPlot chart={chart} title={title} />
        {chart.series.length < 2 ? null : <Legend names={chart.series.map(({ name }) => name)} />}
      </>
    );
  }
  const percent = new Intl.NumberFormat(reader.locale, { style: 'percent' });
  const slices = slicePie(chart.segments);
  return (
    <>
      <svg viewBox="-1.02 -1.02 2.04 2.04" className="pie" role="img" aria-label={title}>
        {keyByPosition(slices).map(({ key, position, item: { label, value, from, to } }) => (
          <path key={key} className={seriesClass(position)} d={slicePath(from, to)}>
            <title>{`${label}: ${value.toLocaleString(reader.locale)}`}</title>
          </path>
        ))}
      </svg>
      <Legend
        names={slices.map(({ label, from, to }) => `${label} · ${percent.format(to - from)}`)}
      />
    </>
  );
}

/** A slice of a circle with radius 1; `from` and `to` in turns from the top. */
function slicePath(from: number, to: number): string {
  const at = (turn: number) =>
    `${Math.sin(turn * 2 * Math.PI).toFixed(4)} ${(-Math.cos(turn * 2 * Math.PI)).toFixed(4)}`;
  // An arc that ends where it starts would not be drawn: a whole circle is two halves.
  if (to - from > 0.9999) return 'M0 -1A1 1 0 0 1 0 1A1 1 0 0 1 0 -1Z';
  return `M0 0L${at(from)}A1 1 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`;
}

function Legend({ names }: { names: readonly string[] }) {
  return (
    <ul className="legend">
      {keyByPosition(names).map(({ key, position, item }) => (
        <li key={key}>
          <span className={`legend-sign ${seriesClass(position)}`} aria-hidden="true" />
          {item}
        </li>
      ))}
    </ul>
  );
}

function ChartTable({ chart }: { chart: Chart }) {
  const { reader } = usePage();
  const write = (value: number | null) => value?.toLocaleString(reader.locale) ?? '';
  const series = chart.kind === 'pie' ? [] : chart.series;
  const rows =
    chart.kind === 'pie'
      ? chart.segments.map(({ label, value }) => ({ label, values: [value] }))
      : chart.categories.map((label, at) => ({
          label,
          values: chart.series.map(({ values }) => values[at] ?? null),
        }));
  return (
    <div className="table-frame">
      <table>
        {series.length === 0 ? null : (
          <thead>
            <tr>
              <th scope="col">{chart.kind === 'pie' ? '' : (chart.xLabel ?? '')}</th>
              {keyByPosition(series).map(({ key, item }) => (
                <th key={key} scope="col" className="align-right">
                  {item.name}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {keyByPosition(rows).map(({ key, item: row }) => (
            <tr key={key}>
              <th scope="row">{row.label}</th>
              {keyByPosition(row.values).map(({ key: cellKey, item }) => (
                <td key={cellKey} className="align-right">
                  {write(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
