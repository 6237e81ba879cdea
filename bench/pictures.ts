import { readFileSync } from 'node:fs';
import type { Chart } from '../src/domain/chart.ts';
import { calendarDay, clockTime, instant, zoneName } from '../src/domain/zoned-time.ts';
import { wordsFor } from '../src/i18n/words.ts';
import { openPictures } from '../src/pictures/open-pictures.ts';
import { writeCalendar } from '../src/serve-calendar-feed.ts';
import { chartPicture } from '../src/views/chart-picture.ts';

/** What a picture of each kind costs: the first one with the start of the process, and the next ones. */

const warmRuns = 15;
const dayMs = 24 * 60 * 60 * 1000;
const names = ['业务受理', '现场勘查', '供电方案答复', '设计文件审查', '中间检查', '竣工检验'];
const nameOf = (place: number) => `${names[place % names.length]} ${place + 1}`;
const dayAt = (place: number) =>
  calendarDay(new Date(Date.UTC(2026, 10, 2) + place * dayMs).toISOString().slice(0, 10));

function chartsOf(rows: number, run: number): readonly Chart[] {
  const head = { title: `大客户一班 ${run}`, source: '数据截至11月26日周四 21:30' };
  const list = Array.from({ length: rows }, (_, place) => place);
  return [
    {
      ...head,
      kind: 'stage-board',
      lights: { blue: '正常', yellow: '偏紧', red: '超期' },
      stages: list.map((place) => ({
        name: nameOf(place),
        tickets: { blue: place % 7, yellow: place % 3, red: place % 2 },
      })),
    },
    {
      ...head,
      kind: 'visits-against-due',
      doneName: '已走访',
      dueName: '应走访',
      rows: list.map((place) => ({ name: nameOf(place), done: place % 9, due: 8 })),
    },
    {
      ...head,
      kind: 'on-time-rate',
      targetName: '目标',
      target: 0.9,
      weeks: list.map((place) => `第${place + 1}周`),
      weekName: '周',
      series: [0, 1, 2].map((one) => ({
        name: nameOf(one),
        rates: list.map((place) => ((place * 7 + one) % 11) / 10),
      })),
    },
    {
      ...head,
      kind: 'ticket-timeline',
      today: dayAt(20),
      todayName: '今天',
      rowsAre: 'tickets',
      rows: list.map((place) => ({
        name: nameOf(place),
        note: null,
        light: 'blue',
        // As a team's tickets: many stages in a row.
        bars: Array.from({ length: 8 }, (_, stage) => ({
          from: dayAt(place + stage * 6),
          to: dayAt(place + stage * 6 + 5),
          light: 'blue',
          isForecast: stage === 7,
        })),
        deadline: dayAt(place * 2 + 8),
      })),
      more: { count: 12, isCountedOut: false },
    },
  ];
}

const residentMegabytes = (processId: number | 'self') => {
  const line = readFileSync(`/proc/${processId}/status`, 'utf8').match(/VmRSS:\s+(\d+)/);
  return Math.round(Number(line?.[1] ?? 0) / 1024);
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** An iCalendar of so many entries, half of them at a time of the day. */
function calendarOf(entries: number): Parameters<typeof writeCalendar>[0] {
  const zone = zoneName('Asia/Shanghai');
  return {
    name: 'Linesman',
    entries: Array.from({ length: entries }, (_, place) => ({
      id: `entry-${place}`,
      title: `跟进 F-${place} · 华新钢铁有限公司 · 送供电方案答复书`,
      day: dayAt(place % 700),
      time: place % 2 === 0 ? null : clockTime('15:00'),
      zone,
    })),
  };
}

const words = wordsFor('zh-Hans');
const figures = [];
const before = residentMegabytes('self');
for (const rows of [12, 60]) {
  for (const [kind, first] of chartsOf(rows, 0).entries()) {
    const pictures = openPictures();
    const coldMs = await timed(() => pictures.draw(chartPicture(first, words)));
    const warm: number[] = [];
    for (let run = 1; run <= warmRuns; run += 1) {
      const chart = chartsOf(rows, run)[kind];
      if (chart) warm.push(await timed(() => pictures.draw(chartPicture(chart, words))));
    }
    const last = chartsOf(rows, warmRuns)[kind] ?? first;
    const cachedMs = await timed(() => pictures.draw(chartPicture(last, words)));
    warm.sort((one, other) => one - other);
    const processId = pictures.processId();
    figures.push({
      kind: first.kind,
      rows,
      coldMs: Math.round(coldMs),
      warmMedianMs: Math.round(warm[Math.floor(warm.length / 2)] ?? 0),
      warmSlowestMs: Math.round(warm.at(-1) ?? 0),
      cachedMs: Math.round(cachedMs * 100) / 100,
      processMegabytes: processId === null ? null : residentMegabytes(processId),
    });
    await pictures.close();
  }
}
const after = residentMegabytes('self');
const slowest = Math.max(...figures.map(({ warmSlowestMs }) => warmSlowestMs));
const calendar = calendarOf(2_000);
const calendarRuns: number[] = [];
for (let run = 0; run < 10; run += 1) {
  calendarRuns.push(
    await timed(async () => writeCalendar(calendar, instant(Date.UTC(2026, 10, 26)))),
  );
}
const [calendarFirstMs = 0, ...calendarRest] = calendarRuns;
const calendarFigures = {
  entries: 2_000,
  firstMs: Math.round(calendarFirstMs),
  slowestNextMs: Math.round(Math.max(...calendarRest)),
  goalMs: 100,
  isMet: Math.max(...calendarRuns) <= 100,
};
process.stdout.write(
  `${JSON.stringify({ figures, askingProcessGrewByMegabytes: after - before, goalMs: 300, isMet: slowest <= 300, calendar: calendarFigures }, null, 2)}\n`,
);
