import type { Chart } from './chart.ts';
import type { Locale } from './locale.ts';
import type { TrafficLight } from './ticket/ticket.ts';

/** Who looks at a phone reads no longer list: a picture shows so many rows, or lines. */
export const mostRows = 60;
export const mostSeries = 6;

/** A chart with every word that stands on its picture. */
export type Picture = {
  readonly chart: Chart;
  readonly locale: Locale;
  readonly said: {
    readonly lights: Readonly<Record<TrafficLight, string>>;
    readonly forecast: string;
    readonly deadline: string;
    /** Instead of rows where there are none. */
    readonly nothing: string;
    /** Says how many rows are left out; null where all are shown. */
    readonly others: string | null;
  };
};

/** A PNG and its size in pixels. */
export type DrawnPicture = {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
};
