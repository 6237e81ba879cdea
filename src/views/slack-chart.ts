import type { Block, KnownBlock } from '@slack/types';

export type ChartSeries = {
  readonly name: string;
  readonly data: readonly { readonly label: string; readonly value: number }[];
};

/** Slack's own chart; its types do not have it yet. */
export type ChartBlock = Block & {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar' | 'line';
    readonly series: readonly ChartSeries[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label?: string;
      readonly y_label?: string;
    };
  };
};

/** What a form takes: it takes no chart. */
export const withoutCharts = (
  blocks: readonly (KnownBlock | ChartBlock)[],
): readonly KnownBlock[] => blocks.filter((block) => block.type !== 'data_visualization');
