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

/** Decoded: its size, and the share of pixels that are not paper. */
async function look({ png }: DrawnPicture) {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
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
