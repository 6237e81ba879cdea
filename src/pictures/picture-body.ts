import type { EChartsOption } from 'echarts';
import type { Locale } from '../domain/locale.ts';
import type { Picture } from '../domain/picture.ts';

/** How a picture's words are written. */
export type Lettering = {
  readonly locale: Locale;
  /** A CSS list of families. */
  readonly family: string;
  measure(text: string, size: number, weight?: 'bold'): number;
};

export type LegendEntry = {
  readonly sign: string;
  readonly colour: string;
  /** Around the sign, where its colour is too pale to be seen on white. */
  readonly edge?: string;
  readonly word: string;
};

/** What stands between a picture's head and its foot. */
export type PictureBody = {
  readonly legend: readonly LegendEntry[];
  readonly height: number;
  /** What is drawn from a height on. */
  option(top: number): EChartsOption;
};

export type DrawBody<Kind> = (
  chart: Extract<Picture['chart'], { kind: Kind }>,
  said: Picture['said'],
  lettering: Lettering,
) => PictureBody;
