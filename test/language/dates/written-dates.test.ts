import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  type CalendarDay,
  calendarDay,
  clockTime,
  dayOf,
  instant,
  instantOf,
  timeOf,
  type ZoneName,
  zoneName,
} from '../../../src/domain/zoned-time.ts';
import { buildCustomerIndex } from '../../../src/language/customers/find-customer.ts';
import { readDates } from '../../../src/language/dates/read-dates.ts';
import { explainText } from '../../../src/language/explain-text.ts';
import { type WrittenIn, writtenDates } from '../../support/write-dates.ts';
import { writtenLines } from '../../support/write-lines.ts';

const zone = zoneName('Asia/Shanghai');
const customers = buildCustomerIndex([]);
const languages: readonly WrittenIn[] = ['en', 'zh-Hans', 'zh-Hant'];
/** Ends of weeks, months and years, and a leap day. */
const days = ['2026-11-20', '2026-11-25', '2026-12-31', '2027-01-31', '2028-02-28', '2026-11-22'];
const seed = 20261125;
const startOfDay = (day: CalendarDay) => instantOf(day, clockTime('00:30'), zone);

describe.each(languages)('in %s', (language) => {
  test.each(days.map(calendarDay))('every date that can be written on %s is read back', (today) => {
    fc.assert(
      fc.property(writtenDates(language, today), ({ text, day, time }) => {
        const found = readDates(text, { now: startOfDay(today), zone, reading: 'phrase' });
        expect(found.map((date) => [date.day, date.time])).toEqual([[day, time]]);
      }),
      { seed, numRuns: 300 },
    );
  });

  test.each(days.map(calendarDay))(
    'a line typed on %s keeps its promise, and one without has none',
    (today) => {
      fc.assert(
        fc.property(writtenLines(language, today), ({ text, followUp }) => {
          const { date } = explainText(text, { now: startOfDay(today), zone, customers });
          expect(date && [date.day, date.time]).toEqual(followUp && [followUp.day, followUp.time]);
        }),
        { seed, numRuns: 200 },
      );
    },
  );
});

/** Days on which the clocks of a zone change, from 2024 to 2030. */
function clockChanges(zone: ZoneName): readonly CalendarDay[] {
  const noon = clockTime('12:00');
  const midnight = (day: CalendarDay) => Date.parse(`${day}T12:00:00Z`);
  const offsetOn = (day: CalendarDay) => instantOf(day, noon, zone) - midnight(day);
  const found: CalendarDay[] = [];
  for (let day = calendarDay('2024-01-01'); day < '2031-01-01'; day = addDays(day, 28)) {
    let [early, late] = [day, addDays(day, 28)];
    if (offsetOn(early) === offsetOn(late)) continue;
    while (addDays(early, 1) < late) {
      const middle = addDays(
        early,
        Math.floor((Date.parse(late) - Date.parse(early)) / 172_800_000),
      );
      if (offsetOn(middle) === offsetOn(early)) early = middle;
      else late = middle;
    }
    found.push(late);
  }
  return found;
}

describe('in every zone, over every change of its clocks from 2024 to 2030,', () => {
  const changes = Intl.supportedValuesOf('timeZone')
    .map(zoneName)
    .flatMap((zone) => clockChanges(zone).map((day) => ({ zone, day })));

  test('tomorrow 3pm and 明天下午3点 are three in the afternoon', () => {
    expect(changes.length).toBeGreaterThan(1_000);
    for (const { zone, day } of changes) {
      const now = instantOf(addDays(day, -1), clockTime('20:00'), zone);
      for (const text of ['tomorrow 3pm', '明天下午3点']) {
        const [found] = readDates(text, { now, zone });
        const at = found?.time ? instantOf(found.day, found.time, zone) : null;
        expect([zone, at && dayOf(at, zone), at && timeOf(at, zone)]).toEqual([zone, day, '15:00']);
      }
    }
  });

  test('in 5 hours and 5小时后 are five hours away', () => {
    for (const { zone, day } of changes) {
      const now = instantOf(addDays(day, -1), clockTime('22:00'), zone);
      const later = instant(now + 5 * 3_600_000);
      for (const text of ['in 5 hours', '5小时后']) {
        const found = readDates(text, { now, zone }).map(({ day, time }) => [zone, day, time]);
        expect(found).toEqual([[zone, dayOf(later, zone), timeOf(later, zone)]]);
      }
    }
  });
});

/** Text that makes careless patterns try again and again. */
const hostile: readonly (readonly [string, string])[] = [
  ['digits', '1'],
  ['digits and dashes', '1-'],
  ['digits and spaces', '1 '],
  ['clock times', '12:30 '],
  ['spaces', ' '],
  ['Chinese digits', '一'],
  ['weeks', '下周'],
  ['weekdays', 'next Tuesday '],
  ['months', 'March 3, '],
  ['amounts', '1 day '],
  ['halves', 'a half and '],
  ['commas', ','],
  ['parts of the day', '下午'],
  ['days', '3月5日'],
  ['unpaired surrogates', '\ud800'],
  ['right-to-left marks', '\u200f下周三\u202e'],
  ['control characters', '\u0000\u0007'],
];

test.each(hostile)('%s cost no more than their length', (_what, piece) => {
  const context = { now: startOfDay(calendarDay('2026-11-20')), zone, customers };
  const text = piece.repeat(Math.ceil(30_000 / piece.length));
  const fastest = (length: number) => {
    const times = [1, 2, 3].map(() => {
      const startedAt = performance.now();
      explainText(text.slice(0, length), context);
      explainText(`/visit ${text.slice(0, length)}`, context);
      return performance.now() - startedAt;
    });
    return Math.min(...times);
  };
  fastest(3_000);
  // Ten times the text; what grows by its square would take a hundred times as long.
  expect(fastest(30_000)).toBeLessThan(30 * fastest(3_000) + 20);
});

test('whatever is typed, an answer comes', () => {
  const context = { now: startOfDay(calendarDay('2026-11-20')), zone, customers };
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.boolean(), (text, isLine) => {
      const { dates } = explainText(isLine ? `/visit ${text}` : text, context);
      for (const date of dates) expect(text).toContain(date.text);
    }),
    { seed, numRuns: 2_000 },
  );
});
