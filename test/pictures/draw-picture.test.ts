import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { locales } from '../../src/domain/locale.ts';
import type { DrawnPicture } from '../../src/domain/picture.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { openPictures } from '../../src/pictures/open-pictures.ts';
import { chartPicture } from '../../src/views/chart-picture.ts';
import { anyChart, sampleCharts } from '../support/sample-charts.ts';

const pictures = openPictures();
afterAll(() => pictures.close());

async function decode({ png }: DrawnPicture) {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return { image, data: context.getImageData(0, 0, image.width, image.height).data };
}

/** Where a colour is seen, from the top down and from the left. */
async function findColour(drawn: DrawnPicture, colour: string) {
  const { image, data } = await decode(drawn);
  const places: { readonly x: number; readonly y: number }[] = [];
  for (let place = 0; place < image.width * image.height; place += 1) {
    const [red = 0, green = 0, blue = 0] = data.slice(place * 4, place * 4 + 3);
    const seen = `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
    if (seen !== colour) continue;
    places.push({ x: place % image.width, y: Math.floor(place / image.width) });
  }
  return places;
}

/** Its size, and the share of pixels that are not paper. */
async function look(drawn: DrawnPicture) {
  const { image, data } = await decode(drawn);
  let inked = 0;
  let clear = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] !== 255) clear += 1;
    if (data[at] !== 255 || data[at + 1] !== 255 || data[at + 2] !== 255) inked += 1;
  }
  const pixels = image.width * image.height;
  return { width: image.width, height: image.height, inked: inked / pixels, clear };
}

describe('a picture of a chart', () => {
  test('any chart is drawn, in every language, at the size that is said', async () => {
    await fc.assert(
      fc.asyncProperty(anyChart, fc.constantFrom(...locales), async (chart, locale) => {
        const drawn = await pictures.draw(chartPicture(chart, wordsFor(locale)));
        const seen = await look(drawn);
        expect(seen).toMatchObject({ width: drawn.width, height: drawn.height, clear: 0 });
        expect(drawn.width * drawn.height).toBeLessThanOrEqual(3_100_000);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test.each(Object.entries(sampleCharts))('%s has ink on it', async (_name, chart) => {
    const seen = await look(await pictures.draw(chartPicture(chart, wordsFor('zh-Hans'))));
    expect(seen.width).toBe(1080);
    expect(seen.inked).toBeGreaterThan(0.02);
    expect(seen.inked).toBeLessThan(0.5);
  });

  test('figures of a light stand below each other, and the smallest is still seen on its bar', async () => {
    const [brown, blue, red] = ['#8a5a00', '#0b5fa5', '#b3261e'];
    const tickets = [
      { blue: 100, yellow: 8, red: 0 },
      { blue: 900, yellow: 8, red: 1 },
    ];
    const stages = tickets.map((one) => ({ name: '', tickets: one }));
    const picture = chartPicture({ ...sampleCharts.board, stages }, wordsFor('zh-Hans'));
    const drawn = await pictures.draw(picture);
    const bars = Map.groupBy(await findColour(drawn, blue), ({ y }) => y);
    const rows = [...bars].filter(([, places]) => places.length > 100).map(([y]) => y);
    const [top = 0, bottom = 0] = [rows[0], rows.at(-1)];
    const ends = [
      (y: number) => y > top - 60 && y < top,
      (y: number) => y > bottom - 90 && y < bottom - 30,
    ].map(async (isRow) =>
      Math.max(...(await findColour(drawn, brown)).filter(({ y }) => isRow(y)).map(({ x }) => x)),
    );
    expect(await ends[0]).toBe(await ends[1]);
    expect((await findColour(drawn, red)).some(({ y }) => y === bottom - 4)).toBe(true);
  });

  test('characters of every language are written with glyphs of their own', async () => {
    const titled = (title: string) =>
      pictures.draw(
        chartPicture({ ...sampleCharts.visits, rows: [], title, source: '' }, wordsFor('zh-Hant')),
      );
    const drawn = await Promise.all(['電', '电', '鑫', '淼', 'A', '龘'].map(titled));
    const distinct = new Set(drawn.map(({ png }) => Buffer.from(png).toString('base64')));
    expect(distinct.size).toBe(6);
  });

  test('what is more than sixty rows is said and not drawn', async () => {
    const rows = Array.from({ length: 72 }, (_, place) => ({ name: `${place}`, done: 1, due: 2 }));
    const of = (count: number) =>
      pictures.draw(
        chartPicture({ ...sampleCharts.visits, rows: rows.slice(0, count) }, wordsFor('en')),
      );
    const [sixty, more, evenMore] = [await of(60), await of(66), await of(72)];
    expect(evenMore.height).toBe(more.height);
    expect(more.height / more.width).toBeGreaterThan(sixty.height / sixty.width);
    expect(chartPicture({ ...sampleCharts.visits, rows }, wordsFor('en')).said.others).toBe(
      '12 more are not shown.',
    );
  });
});
