import { describe, expect, test } from 'vitest';
import type { CreditGrade, CustomerId } from '../../src/domain/customer.ts';
import { nextVisitDue } from '../../src/domain/next-visit-due.ts';
import { defaultSettings, type Settings } from '../../src/domain/settings.ts';
import { visitDueSteps } from '../../src/domain/visit-due-steps.ts';
import type { WorkingCalendar } from '../../src/domain/working-days.ts';
import {
  addMonths,
  calendarDay,
  dayOf,
  daysBetween,
  timeOf,
  zoneName,
} from '../../src/domain/zoned-time.ts';

const shanghai = zoneName('Asia/Shanghai');
/** 1 to 7 October 2026 are holidays, the 10th is worked in lieu. */
const calendar: WorkingCalendar = {
  exceptions: new Map(
    ['01', '02', '05', '06', '07'].map((day) => [calendarDay(`2026-10-${day}`), false] as const),
  ),
  names: new Map(),
  years: new Map([[2026, 'official']]),
  version: 1,
};

type More = {
  readonly setOn?: string;
  readonly isInAgenda?: boolean;
  readonly settings?: Partial<Settings>;
};

/** Day, what, days, and who hears of it. */
function stepsOf(grade: CreditGrade, on: string, more: More = {}): readonly string[] {
  const setOn = more.setOn ? calendarDay(more.setOn) : null;
  const steps = visitDueSteps(
    grade,
    { on: calendarDay(on), setOn },
    {
      settings: { ...defaultSettings, ...more.settings },
      calendar,
      zone: shanghai,
      isInAgenda: more.isInAgenda ?? false,
    },
  );
  return steps.map(({ at, kind, days, toManager, toLeads }) =>
    [
      dayOf(at, shanghai).slice(5),
      timeOf(at, shanghai),
      kind,
      days,
      ...(toManager ? ['manager'] : []),
      ...(toLeads === 'nobody' ? [] : [toLeads]),
    ].join(' '),
  );
}

const overdueOf25November = [
  '11-26 09:00 overdue 1 manager',
  '11-27 09:00 overdue 2 manager',
  '11-30 09:00 overdue 3 manager people',
  '12-04 09:00 overdue 7 channel',
];

type Row = readonly [what: string, steps: readonly string[], expected: readonly string[]];
test.each<Row>([
  [
    'two weeks, a week and a day before a quarterly visit, then three repeats, the leads, their channel',
    stepsOf('B', '2026-11-25'),
    [
      '11-11 09:00 ahead 14 manager',
      '11-18 09:00 ahead 7 manager',
      '11-24 09:00 ahead 1 manager',
      ...overdueOf25November,
    ],
  ],
  [
    'of a month only what lies in its second half: 14 of 30 days do, 14 of 28 do not',
    [
      ...stepsOf('C', '2026-03-25', { settings: { 'visit.overdueEscalationDays': [] } }).slice(
        0,
        1,
      ),
      ...stepsOf('C', '2026-04-24', { settings: { 'visit.overdueEscalationDays': [] } }).slice(
        0,
        1,
      ),
    ],
    ['03-18 09:00 ahead 7 manager', '04-10 09:00 ahead 14 manager'],
  ],
  [
    'what holidays bring to one day is told once, as the nearest',
    stepsOf('B', '2026-10-08').slice(0, 2),
    ['09-24 09:00 ahead 14 manager', '09-30 09:00 ahead 1 manager'],
  ],
  [
    'days off are no overdue days',
    stepsOf('A', '2026-09-30').slice(3, 5),
    ['10-08 09:00 overdue 1 manager', '10-09 09:00 overdue 2 manager'],
  ],
  [
    'what a change made overdue long ago is told from the day of the change on',
    stepsOf('C', '2026-06-10', { setOn: '2026-11-25' }).slice(3),
    overdueOf25November,
  ],
  [
    'a change that came before it was due moves nothing',
    stepsOf('B', '2026-11-25', { setOn: '2026-11-01' }).slice(3),
    overdueOf25November,
  ],
  [
    'whoever has it in the agenda each morning is not told besides',
    stepsOf('B', '2026-11-25', { isInAgenda: true }).slice(3),
    ['11-30 09:00 overdue 3 people', '12-04 09:00 overdue 7 channel'],
  ],
  [
    'a team may want none of it',
    stepsOf('B', '2026-11-25', {
      settings: {
        'visit.dueLeadDays': [],
        'visit.overdueRepeats': 0,
        'visit.overdueEscalationDays': [],
      },
    }),
    [],
  ],
])('%s', (_what, steps, expected) => {
  expect(steps).toEqual(expected);
});

describe('the first visit of a customer', () => {
  const from = calendarDay('2026-11-20');
  const due = (id: string, creditGrade: CreditGrade) =>
    nextVisitDue({ id: id as CustomerId, creditGrade }, { lastVisit: null, from }, defaultSettings);
  const ids = Array.from({ length: 300 }, (_none, index) => `customer-${index}`);

  test.each<readonly [CreditGrade, number]>([
    ['A', 14],
    ['B', 14],
    ['C', 14],
  ])('of grade %s is due within its interval, not before its first reminder', (grade, soonest) => {
    const days = ids.map((id) => daysBetween(from, due(id, grade) ?? from));
    const length = daysBetween(
      from,
      addMonths(from, defaultSettings['visit.intervalMonths'][grade]),
    );
    expect({ first: Math.min(...days), last: Math.max(...days) }).toEqual({
      first: soonest,
      last: length,
    });
  });

  test('three hundred that came together are due on many days, a few on each, always the same', () => {
    const days = ids.map((id) => due(id, 'B'));
    const most = Math.max(...days.map((day) => days.filter((one) => one === day).length));
    expect({ days: new Set(days).size > 70, most: most <= 12 }).toEqual({ days: true, most: true });
    expect(ids.map((id) => due(id, 'B'))).toEqual(days);
  });

  test('is due no later where the grade fell', () => {
    for (const id of ids) {
      expect((due(id, 'B') ?? '') <= (due(id, 'A') ?? '')).toBe(true);
      expect((due(id, 'C') ?? '') <= (due(id, 'B') ?? '')).toBe(true);
    }
  });
});
