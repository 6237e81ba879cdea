import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { casual as chronoEnglish } from 'chrono-node/en';
import { casual as chronoChinese } from 'chrono-node/zh';
import fc from 'fast-check';
import { calendarDay, clockTime, instantOf, zoneName } from '../src/domain/zoned-time.ts';
import { readDates } from '../src/language/dates/read-dates.ts';
import { type WrittenIn, writtenDates } from '../test/support/write-dates.ts';
import { writtenLines } from '../test/support/write-lines.ts';
import { quantile, report } from './report-figure.ts';

/** Parses per second, beside chrono-node and Recognizers on the same texts, in turns. */

process.env.TZ = 'Asia/Shanghai';
const zone = zoneName('Asia/Shanghai');
const today = calendarDay('2026-11-25');
const now = instantOf(today, clockTime('10:20'), zone);
const reference = new Date(now);
const seed = 20261125;
const rounds = 5;
const roundMs = 600;

// The package's module build does not load in Node; its other one does.
const recognizers: typeof import('@microsoft/recognizers-text-date-time') = createRequire(
  fileURLToPath(import.meta.url),
)('@microsoft/recognizers-text-date-time');

function perSecond(read: (text: string) => unknown, texts: readonly string[]): number {
  const startedAt = performance.now();
  let count = 0;
  while (performance.now() - startedAt < roundMs) {
    for (const text of texts) read(text);
    count += texts.length;
  }
  return (count * 1000) / (performance.now() - startedAt);
}

for (const language of ['en', 'zh-Hans'] as const) measure(language);

function measure(language: WrittenIn): void {
  const sample = { seed, numRuns: 200 };
  const texts = [
    ...fc.sample(writtenDates(language, today), sample).map(({ text }) => text),
    ...fc.sample(writtenLines(language, today), sample).map(({ text }) => text),
  ];
  const chrono = language === 'en' ? chronoEnglish : chronoChinese;
  const culture = language === 'en' ? 'en-us' : 'zh-cn';
  const contenders = {
    ours: (text: string) => readDates(text, { now, zone }),
    chrono: (text: string) => chrono.parse(text, reference, { forwardDate: true }),
    recognizers: (text: string) => recognizers.recognizeDateTime(text, culture, 0, reference),
  };
  const speeds = { ours: [] as number[], chrono: [] as number[], recognizers: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['ours', 'chrono', 'recognizers'] as const) {
      // Recognizers takes seconds for what the others do in milliseconds.
      const share =
        name === 'recognizers' ? texts.filter((_text, index) => index % 20 === 0) : texts;
      speeds[name].push(perSecond(contenders[name], share));
    }
  }
  const ours = quantile(speeds.ours, 0.5);
  const beside = (peer: string, peerValue: number, goal: string, ok: boolean) =>
    report({
      figure: `dates read, ${language}, phrases and lines, median of ${rounds}`,
      value: ours,
      unit: 'texts/s',
      peer,
      peerValue,
      goal,
      ok,
    });
  const [chronos, others] = [quantile(speeds.chrono, 0.5), quantile(speeds.recognizers, 0.5)];
  beside(`chrono-node ${language}`, chronos, '≥ 1/3 of the peer', ours >= chronos / 3);
  beside(`Recognizers ${culture}`, others, '≥ 20 × the peer', ours >= others * 20);
}
