import { type Canvas, createCanvas, DOMMatrix } from '@napi-rs/canvas';
import type { EChartsOption } from 'echarts';
import echarts from 'echarts/dist/echarts.min.js';
import type { DrawnPicture, Picture } from '../domain/picture.ts';
import { drawRate } from './draw-rate.ts';
import { drawStageBoard } from './draw-stage-board.ts';
import { drawTimeline } from './draw-timeline.ts';
import { drawVisits } from './draw-visits.ts';
import { wrap } from './fit-text.ts';
import { fontsFor } from './load-fonts.ts';
import type { LegendEntry, Lettering, PictureBody } from './picture-body.ts';
import { ink, innerWidth, margin, paper, sizes, softInk, width } from './picture-style.ts';

/** A long picture has fewer pixels to the point, so that it stays quick. */
const mostPixels = 3_000_000;

// Patterns are turned with it.
Object.assign(globalThis, { DOMMatrix });
echarts.setPlatformAPI({ createCanvas: () => createCanvas(32, 32) });
const ruler = createCanvas(8, 8).getContext('2d');

/** Draws a chart as a PNG. */
export function drawPicture(picture: Picture): DrawnPicture {
  const lettering = letteringOf(picture);
  const body = isEmpty(picture) ? null : bodyOf(picture, lettering);
  const sheet = layOut(picture, body, lettering);
  const ratio = Math.min(2, Math.max(1, Math.sqrt(mostPixels / (width * sheet.height))));
  const canvas = createCanvas(Math.round(width * ratio), Math.round(sheet.height * ratio));
  const option: EChartsOption | null = body
    ? { ...body.option(sheet.bodyTop), backgroundColor: paper }
    : null;
  const chart = option ? drawBody(canvas, ratio, option) : fill(canvas);
  write(canvas, ratio, sheet);
  const drawn = { png: canvas.toBuffer('image/png'), width: canvas.width, height: canvas.height };
  chart?.dispose();
  // Its pixels are given back now: the garbage collector does not see them.
  canvas.width = 1;
  canvas.height = 1;
  return drawn;
}

function drawBody(canvas: Canvas, ratio: number, option: EChartsOption) {
  const { width: across, height: down } = canvas;
  const chart = echarts.init(canvas, null, {
    renderer: 'canvas',
    width: across / ratio,
    height: down / ratio,
    devicePixelRatio: ratio,
  });
  chart.setOption(option);
  return chart;
}

function fill(canvas: Canvas): undefined {
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
}

function letteringOf(picture: Picture): Lettering {
  const { locale } = picture;
  // Everything that may stand there; dates bring words of their own.
  const family = fontsFor(`${JSON.stringify(picture)}0123456789年月日/% ●▲■◆○□–`, locale);
  return {
    locale,
    family,
    measure(text, size, weight) {
      ruler.font = `${weight === 'bold' ? 'bold ' : ''}${size}px ${family}`;
      return ruler.measureText(text).width;
    },
  };
}

function isEmpty({ chart }: Picture): boolean {
  switch (chart.kind) {
    case 'stage-board':
      return chart.stages.length === 0;
    case 'visits-against-due':
    case 'ticket-timeline':
      return chart.rows.length === 0;
    case 'on-time-rate':
      return chart.series.every(({ rates }) => rates.every((rate) => rate === null));
  }
}

function bodyOf({ chart, said }: Picture, lettering: Lettering): PictureBody {
  switch (chart.kind) {
    case 'stage-board':
      return drawStageBoard(chart, said, lettering);
    case 'visits-against-due':
      return drawVisits(chart, said, lettering);
    case 'on-time-rate':
      return drawRate(chart, said, lettering);
    case 'ticket-timeline':
      return drawTimeline(chart, said, lettering);
  }
}

type Written = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly fill: string;
  readonly edge?: string;
};

type Sheet = {
  readonly texts: readonly Written[];
  readonly bodyTop: number;
  readonly height: number;
};

const lineOf = (size: number) => Math.round(size * 1.45);
const emptyHeight = 90;

function layOut({ chart, said }: Picture, body: PictureBody | null, lettering: Lettering): Sheet {
  const texts: Written[] = [];
  let y = margin;
  const put = (text: string, size: number, most: number, fill: string, weight?: 'bold') => {
    const measure = (part: string) => lettering.measure(part, size, weight);
    const font = `${weight === 'bold' ? 'bold ' : ''}${size}px ${lettering.family}`;
    for (const line of wrap(text, innerWidth, most, measure)) {
      texts.push({ text: line, x: margin, y: y + size, font, fill });
      y += lineOf(size);
    }
  };
  put(chart.title, sizes.title, 3, ink, 'bold');
  if (body && body.legend.length > 0) {
    y += 4;
    y = putLegend(body.legend, y, texts, lettering);
  }
  y += 14;
  const bodyTop = y;
  if (!body) put(said.nothing, sizes.label, 3, ink);
  y = bodyTop + (body?.height ?? emptyHeight) + 12;
  if (said.others !== null) put(said.others, sizes.small, 2, ink);
  put(chart.source, sizes.small, 3, softInk);
  return { texts, bodyTop, height: Math.ceil(y + margin / 2) };
}

/** Side by side as long as they fit; returns where it ends. */
function putLegend(
  legend: readonly LegendEntry[],
  top: number,
  texts: Written[],
  { family, measure }: Lettering,
): number {
  const size = sizes.small;
  let x = margin;
  let y = top;
  for (const { sign, colour, edge, word } of legend) {
    const room = innerWidth - 22;
    const [shown = ''] = wrap(word, room, 1, (text) => measure(text, size));
    const length = 22 + measure(shown, size);
    if (x > margin && x + length > margin + innerWidth) {
      x = margin;
      y += lineOf(size);
    }
    const font = `${size}px ${family}`;
    texts.push({ text: sign, x, y: y + size, font, fill: colour, ...(edge ? { edge } : {}) });
    texts.push({ text: shown, x: x + 22, y: y + size, font, fill: ink });
    x += length + 18;
  }
  return y + lineOf(size);
}

function write(canvas: Canvas, ratio: number, { texts }: Sheet): void {
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  for (const { text, x, y, font, fill, edge } of texts) {
    context.font = font;
    context.fillStyle = fill;
    context.fillText(text, x, y);
    if (edge === undefined) continue;
    context.strokeStyle = edge;
    context.lineWidth = 1;
    context.strokeText(text, x, y);
  }
}
