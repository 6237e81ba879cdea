import type { LineSeriesOption } from 'echarts';
import { mostSeries } from '../domain/picture.ts';
import type { DrawBody } from './picture-body.ts';
import { faintInk, innerWidth, margin, seriesStyle, softInk } from './picture-style.ts';
import { axisLabel } from './row-labels.ts';

const plotHeight = 320;
const besideAxis = 52;
const belowAxis = 40;

/** A line for each series; where nothing can be computed it has a gap. */
export const drawRate: DrawBody<'on-time-rate'> = (chart, _said, lettering) => {
  const { weeks, target } = chart;
  const shown = chart.series.slice(0, mostSeries);
  const lines = shown.map(({ rates }, place): LineSeriesOption => {
    const style = seriesStyle[place % seriesStyle.length];
    return {
      type: 'line',
      silent: true,
      connectNulls: false,
      symbol: style?.symbol ?? 'circle',
      symbolSize: weeks.length > 30 ? 5 : 9,
      showAllSymbol: true,
      data: weeks.map((_week, week) => {
        const rate = rates[week] ?? null;
        return rate === null ? null : rate * 100;
      }),
      lineStyle: { width: 3, color: style?.colour ?? softInk, type: [...(style?.dash ?? [])] },
      itemStyle: { color: style?.colour ?? softInk },
    };
  });
  const targetLine: LineSeriesOption = {
    type: 'line',
    silent: true,
    data: [],
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: softInk, type: 'dashed', width: 2 },
      label: { show: false },
      data: target === null ? [] : [{ yAxis: target * 100 }],
    },
  };
  return {
    height: plotHeight + belowAxis,
    legend: [
      ...shown.map(({ name }, place) => ({
        sign: seriesStyle[place % seriesStyle.length]?.sign ?? '',
        colour: seriesStyle[place % seriesStyle.length]?.colour ?? softInk,
        word: name,
      })),
      // On the line it would lie on the others.
      ...(target === null
        ? []
        : [{ sign: '– –', colour: softInk, word: `${chart.targetName} ${percent(target)}` }]),
    ],
    option: (top) => ({
      animation: false,
      grid: {
        left: margin + besideAxis,
        width: innerWidth - besideAxis - 12,
        top: top + 12,
        height: plotHeight - 12,
      },
      xAxis: {
        type: 'category',
        data: [...weeks],
        boundaryGap: weeks.length < 2,
        axisLabel: {
          ...axisLabel(lettering),
          margin: 14,
          hideOverlap: true,
          showMinLabel: true,
        },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: faintInk } },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 100,
        interval: 25,
        axisLabel: { ...axisLabel(lettering), formatter: '{value}%' },
        splitLine: { lineStyle: { color: faintInk } },
      },
      series: [...lines, targetLine],
    }),
  };
};

const percent = (share: number) => `${Math.round(share * 100)}%`;
