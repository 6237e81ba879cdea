import fc from 'fast-check';
import { defaultSettings, type Settings } from '../../../src/domain/settings.ts';
import type { DeadlineContext } from '../../../src/domain/ticket/deadline-context.ts';
import { defaultTemplate } from '../../../src/domain/ticket/default-template.ts';
import type { StageLimit } from '../../../src/domain/ticket/stage-template.ts';
import type { Stage, StageId, StagePause, TicketFile } from '../../../src/domain/ticket/ticket.ts';
import type { WorkingCalendar } from '../../../src/domain/working-days.ts';
import {
  addDays,
  calendarDay,
  clockTime,
  dayOf,
  type Instant,
  instant,
  instantOf,
  type Weekday,
  type ZoneName,
  zoneName,
} from '../../../src/domain/zoned-time.ts';
import { samplePerson, sampleStage, sampleTicket } from '../../support/sample-records.ts';
import { officialCalendar } from './official-calendar.ts';

/** Zones with and without clock changes, far from each other and from the machine's. */
export const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Kiritimati',
].map(zoneName);

export const workHours: readonly Settings['work.hours'][] = [
  defaultSettings['work.hours'],
  [{ from: '09:00', to: '17:30' }],
  [
    { from: '00:00', to: '04:00' },
    { from: '07:30', to: '11:15' },
    { from: '12:00', to: '23:59' },
  ],
];

export const firstDay = calendarDay('2024-12-15');
const codes = [
  'SURVEY',
  'PLAN_EXT',
  'PLAN_REVIEW',
  'PLAN_REPLY',
  'MID_CHECK',
  'EXT_WORKS',
  'BUILD',
];

export const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.boolean()), { maxLength: 60 })
  .map((flips) => ({
    ...officialCalendar,
    exceptions: new Map([
      ...officialCalendar.exceptions,
      ...flips.map(([days, isWorkday]) => [addDays(firstDay, days), isWorkday] as const),
    ]),
  }));

/** Moments at which something may be off by one are common. */
export const times = fc.oneof(
  fc.constantFrom('00:00', '08:00', '12:00', '12:30', '13:00', '16:59', '17:00', '17:01', '23:59'),
  fc
    .integer({ min: 0, max: 1439 })
    .map(
      (minute) =>
        `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    ),
);

/** Days from one event to the next, and the time of it. */
export const steps = fc.tuple(
  fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 15 })),
  times,
);

const stagePlans = fc.record({
  code: fc.constantFrom(...codes),
  starts: fc.integer({ min: 0, max: 320 }),
  at: times,
  /** Its clock stops and goes on by turns. */
  turns: fc.array(steps, { maxLength: 7 }),
  isEnded: fc.boolean(),
  planned: fc.option(fc.integer({ min: -5, max: 40 })),
});

const limits: fc.Arbitrary<StageLimit> = fc.oneof(
  fc.record({
    kind: fc.constant('workdays' as const),
    days: fc.integer({ min: 1, max: 30 }),
    from: fc.constantFrom('stage' as const, 'application' as const),
  }),
  fc.record({
    kind: fc.constant('workhours' as const),
    hours: fc.oneof(fc.integer({ min: 1, max: 80 }), fc.double({ min: 0.2, max: 80, noNaN: true })),
  }),
  fc.record({
    kind: fc.constant('meeting' as const),
    weekday: fc.integer({ min: 1, max: 7 }).map((one) => one as Weekday),
  }),
  fc.constant({ kind: 'planned' as const }),
);

export const limitLists = fc.array(
  fc.record({
    stage: fc.constantFrom(...codes),
    supply: fc.constantFrom(null, null, 'low' as const, 'high-dual' as const),
    limit: limits,
  }),
  { minLength: 6, maxLength: 20 },
);

type StagePlan = typeof stagePlans extends fc.Arbitrary<infer Plan> ? Plan : never;

function stageOf(
  { code, starts, at, turns, isEnded, planned }: StagePlan,
  place: number,
  zone: ZoneName,
): Stage {
  let day = addDays(firstDay, starts);
  const startDay = day;
  let last = instantOf(day, clockTime(at), zone);
  const startedAt = last;
  const moments: Instant[] = [];
  for (const [days, time] of turns) {
    day = addDays(day, days);
    const next = instantOf(day, clockTime(time), zone);
    last = next > last ? next : last;
    moments.push(last);
  }
  const endedAt = isEnded ? moments.pop() : undefined;
  const pauses: StagePause[] = [];
  for (let turn = 0; turn < moments.length; turn += 2) {
    const [from, until] = [moments[turn], moments[turn + 1] ?? endedAt ?? null];
    if (from !== undefined) pauses.push({ from, until, reason: 'customer', by: samplePerson.id });
  }
  return {
    ...sampleStage,
    id: `stage-${place}` as StageId,
    code,
    position: place,
    startedAt,
    plannedOn: planned === null ? null : addDays(startDay, planned),
    pauses,
    ended:
      endedAt === undefined
        ? null
        : {
            at: endedAt,
            by: samplePerson.id,
            doneFor: null,
            note: null,
            digest: null,
            light: 'blue',
          },
  };
}

/** The latest moment that a stage knows of. */
const lastMoment = ({ startedAt, pauses, ended }: Stage): number =>
  Math.max(
    startedAt ?? 0,
    ended?.at ?? 0,
    ...pauses.flatMap(({ from, until }) => [from, until ?? from]),
  );

/** Tickets with stages that ran at any time, and what they are counted by. */
export const randomTickets: fc.Arbitrary<{
  readonly file: TicketFile;
  readonly context: DeadlineContext;
}> = fc
  .record({
    plans: fc.array(stagePlans, { minLength: 1, maxLength: 5 }),
    calendar: calendars,
    zone: fc.constantFrom(...zones),
    hours: fc.constantFrom(...workHours),
    yellowShare: fc.constantFrom(0.5, 0.75, 0.8),
    programme: fc.constantFrom('none' as const, 'green' as const),
    supply: fc.constantFrom('low' as const, 'high-single' as const, 'high-dual' as const),
    lists: fc.tuple(limitLists, limitLists),
    greenFactor: fc.constantFrom(0.5, 0.9, 0.33, 0.1),
    cap: fc.integer({ min: 1, max: 40 }),
    later: steps,
  })
  .map(({ plans, zone, lists, later, cap, ...rest }) => {
    const stages = plans.map((plan, place) => stageOf(plan, place, zone));
    const last = instant(Math.max(...stages.map(lastMoment)));
    const now = instantOf(addDays(dayOf(last, zone), later[0]), clockTime(later[1]), zone);
    const [outer, inner] = lists;
    return {
      file: {
        ticket: {
          ...sampleTicket,
          programme: rest.programme,
          voltage: rest.supply === 'low' ? 380 : 10_000,
          supplyMode: rest.supply === 'high-single' ? 'single' : 'dual',
        },
        stages,
      },
      context: {
        template: {
          ...defaultTemplate,
          profiles: [
            { key: 'outer', name: '', isActive: true, limits: outer },
            { key: 'off', name: '', isActive: false, limits: inner },
            { key: 'inner', name: '', isActive: true, limits: inner },
          ],
          cap: { low: cap, 'high-single': cap, 'high-dual': cap },
          greenFactor: rest.greenFactor,
        },
        calendar: rest.calendar,
        settings: {
          ...defaultSettings,
          'work.hours': rest.hours,
          'ticket.yellowShare': rest.yellowShare,
        },
        zone,
        now: now > last ? now : last,
      },
    };
  });
