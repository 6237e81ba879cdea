import fc from 'fast-check';
import type { Chart } from '../../src/domain/chart.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';

const name = fc.oneof(
  fc.constantFrom('现场勘查', '設計文件審查', 'Site survey', '', '👍 ok', '鑫淼焱犇'.repeat(20)),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const head = { title: name, source: name };
const count = fc.nat({ max: 5000 });
const light = fc.constantFrom('blue', 'yellow', 'red');
const rows = { maxLength: 70 };
const day = fc
  .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) })
  .map((at) => calendarDay(new Date(at).toISOString().slice(0, 10)));
const words = { blue: name, yellow: name, red: name };

/** Any chart, with names that people type. */
export const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    ...head,
    kind: fc.constant('stage-board'),
    lights: fc.record(words),
    stages: fc.array(
      fc.record({ name, tickets: fc.record({ blue: count, yellow: count, red: count }) }),
      rows,
    ),
  }),
  fc.record({
    ...head,
    kind: fc.constant('visits-against-due'),
    doneName: name,
    dueName: name,
    rows: fc.array(fc.record({ name, done: count, due: count }), rows),
  }),
  fc.record({
    ...head,
    kind: fc.constant('on-time-rate'),
    targetName: name,
    target: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    weeks: fc.array(name, rows),
    weekName: name,
    series: fc.array(
      fc.record({
        name,
        rates: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), rows),
      }),
      { maxLength: 9 },
    ),
  }),
  fc.record({
    ...head,
    kind: fc.constant('ticket-timeline'),
    today: day,
    todayName: name,
    rowsAre: fc.constantFrom('stages', 'tickets'),
    rows: fc.array(
      fc.record({
        name,
        note: fc.option(name),
        light,
        bars: fc.array(fc.record({ from: day, to: day, light, isForecast: fc.boolean() }), {
          maxLength: 12,
        }),
        deadline: fc.option(day),
      }),
      rows,
    ),
    more: fc.record({ count: fc.nat({ max: 500 }), isCountedOut: fc.boolean() }),
  }),
);

const source = '数据截至11月26日周四 21:30';

/** One chart of each kind. */
export const sampleCharts = {
  board: {
    kind: 'stage-board',
    title: '各环节在办工单',
    source,
    lights: { blue: '正常', yellow: '偏紧', red: '超期' },
    stages: [
      { name: '现场勘查', tickets: { blue: 3, yellow: 1, red: 0 } },
      { name: '竣工检验', tickets: { blue: 0, yellow: 2, red: 4 } },
      { name: '装表接电', tickets: { blue: 1, yellow: 0, red: 1 } },
    ],
  },
  visits: {
    kind: 'visits-against-due',
    title: 'Visits in November',
    source: 'As of 26 Nov',
    doneName: 'done',
    dueName: 'due',
    rows: [
      { name: '王磊', done: 8, due: 8 },
      { name: 'Emma Clark', done: 2, due: 6 },
      { name: '陳美玲', done: 5, due: 6 },
    ],
  },
  rate: {
    kind: 'on-time-rate',
    title: 'Stages on time',
    source: 'As of 26 Nov',
    targetName: 'Target',
    target: 0.9,
    weeks: ['W46', 'W47', 'W48'],
    weekName: 'Week',
    series: [
      { name: 'Team', rates: [0.8, 0.925, null] },
      { name: 'Design', rates: [null, null, null] },
    ],
  },
  timeline: {
    kind: 'ticket-timeline',
    title: 'GC-12 · Acme Foods',
    source: 'As of 26 Nov',
    today: calendarDay('2026-11-26'),
    todayName: 'today',
    rowsAre: 'stages',
    more: { count: 0, isCountedOut: false },
    rows: [
      {
        name: 'Application',
        note: null,
        light: 'blue',
        bars: [
          {
            from: calendarDay('2026-11-02'),
            to: calendarDay('2026-11-03'),
            light: 'blue',
            isForecast: false,
          },
        ],
        deadline: null,
      },
      {
        name: 'Site survey',
        note: null,
        light: 'red',
        bars: [
          {
            from: calendarDay('2026-11-04'),
            to: calendarDay('2026-11-26'),
            light: 'red',
            isForecast: false,
          },
        ],
        deadline: calendarDay('2026-11-11'),
      },
      {
        name: 'Acceptance',
        note: null,
        light: 'blue',
        bars: [
          {
            from: calendarDay('2026-11-27'),
            to: calendarDay('2026-12-08'),
            light: 'blue',
            isForecast: true,
          },
        ],
        deadline: null,
      },
    ],
  },
} as const satisfies Record<string, Chart>;
