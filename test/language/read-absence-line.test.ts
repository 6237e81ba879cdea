import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, instant, weekdayOf, zoneName } from '../../src/domain/zoned-time.ts';
import { readAbsenceLine } from '../../src/language/read-absence-line.ts';

const people = [
  { slackUserId: 'UWANG', name: '王磊' },
  { slackUserId: 'UEMMA', name: 'Emma Clark' },
  { slackUserId: 'UCHEN', name: '陳美玲' },
  { slackUserId: 'ULI', name: '李伟' },
  // A name that reads like a day.
  { slackUserId: 'USUN', name: 'Sun Wei' },
];
const context = {
  // Friday, ten in the morning in Shanghai.
  now: instant(Date.parse('2026-11-20T02:00:00Z')),
  zone: zoneName('Asia/Shanghai'),
  isWorkday: (day: Parameters<typeof weekdayOf>[0]) => weekdayOf(day) <= 5,
};

/** `UWANG by ULI: 2026-12-01 2026-12-05`, and what was not understood. */
function read(line: string): string {
  const { absentId, deputyId, isCrowded, days, rest } = readAbsenceLine(line, people, context);
  const who = `${absentId ?? 'self'} by ${deputyId ?? 'nobody'}${isCrowded ? ' and more' : ''}`;
  const when = days.kind === 'span' ? `${days.firstDay} ${days.lastDay}` : days.kind;
  return `${who}: ${when}${rest === '' || days.kind === 'part' ? '' : ` (${rest})`}`;
}

describe('who is away on which days, and who stands in', () => {
  test.each([
    ['until Friday, @Emma Clark covers', 'self by UEMMA: 2026-11-20 2026-11-27'],
    ['12/1 – 12/5 @王磊', 'self by UWANG: 2026-12-01 2026-12-05'],
    ['12/1-12/5, with Emma Clark', 'self by UEMMA: 2026-12-01 2026-12-05'],
    ['12/1-5 @王磊', 'self by UWANG: 2026-12-01 2026-12-05'],
    ['12.1-12.5 @王磊', 'self by UWANG: 2026-12-01 2026-12-05'],
    ['Dec 1-5, @Emma Clark will cover for me', 'self by UEMMA: 2026-12-01 2026-12-05'],
    ['Dec 1st to Dec 5th deputy: @Sun Wei', 'self by USUN: 2026-12-01 2026-12-05'],
    ['from 1 to 5 December @Sun Wei', 'self by USUN: 2026-12-01 2026-12-05'],
    ['2026-12-01 - 2026-12-05 @王磊', 'self by UWANG: 2026-12-01 2026-12-05'],
    ['from Dec 28 until Jan 3 @王磊', 'self by UWANG: 2026-12-28 2027-01-03'],
    ['Monday to Wednesday @王磊', 'self by UWANG: 2026-11-23 2026-11-25'],
    ['Wed - Mon @王磊', 'self by UWANG: 2026-11-25 2026-11-30'],
    ['from today until next Friday @王磊', 'self by UWANG: 2026-11-20 2026-11-27'],
    ['tomorrow @王磊', 'self by UWANG: 2026-11-21 2026-11-21'],
    ['next week, Emma Clark is my deputy', 'self by UEMMA: 2026-11-23 2026-11-29'],
    ['for 3 days @王磊', 'self by UWANG: 2026-11-20 2026-11-24'],
    ['from tomorrow for two days @王磊', 'self by UWANG: 2026-11-21 2026-11-24'],
    ['from Monday for a week @王磊', 'self by UWANG: 2026-11-23 2026-11-29'],
    ['until the end of the month @王磊', 'self by UWANG: 2026-11-20 2026-11-30'],
    ["I'm on annual leave until Friday, @王磊 stands in", 'self by UWANG: 2026-11-20 2026-11-27'],
    ['off sick today @王磊', 'self by UWANG: 2026-11-20 2026-11-20'],
    ['@王磊 until Friday, @李伟 covers', 'UWANG by ULI: 2026-11-20 2026-11-27'],
    ['@王磊 is away until Friday; ask Emma Clark', 'UWANG by UEMMA: 2026-11-20 2026-11-27'],
    ['@李伟 covers for @王磊 12/1 to 12/5', 'UWANG by ULI: 2026-12-01 2026-12-05'],
    ['@李伟 covers until Friday', 'self by ULI: 2026-11-20 2026-11-27'],
  ])('%s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  test.each([
    ['12月1日到5日 @李伟代', 'self by ULI: 2026-12-01 2026-12-05'],
    ['12月1日至12月5日，由@李伟代理', 'self by ULI: 2026-12-01 2026-12-05'],
    ['12月1号-5号 李伟代班', 'self by ULI: 2026-12-01 2026-12-05'],
    ['十二月一日到五日 @李伟 顶班', 'self by ULI: 2026-12-01 2026-12-05'],
    ['１２月１日～５日 @李伟代', 'self by ULI: 2026-12-01 2026-12-05'],
    ['12月28日到1月3日 请李伟代理', 'self by ULI: 2026-12-28 2027-01-03'],
    ['到周五，由 @王磊 代理', 'self by UWANG: 2026-11-20 2026-11-27'],
    ['下周一到下周三 @李伟代', 'self by ULI: 2026-11-23 2026-11-25'],
    ['周一至周三 @李伟代', 'self by ULI: 2026-11-23 2026-11-25'],
    ['下周一到周三，代理人：@李伟', 'self by ULI: 2026-11-23 2026-11-25'],
    ['今天到下周五 @李伟', 'self by ULI: 2026-11-20 2026-11-27'],
    ['25号到28号 @李伟代', 'self by ULI: 2026-11-25 2026-11-28'],
    ['明天 @李伟代', 'self by ULI: 2026-11-21 2026-11-21'],
    ['下周 由陳美玲代理', 'self by UCHEN: 2026-11-23 2026-11-29'],
    ['三天 @李伟代', 'self by ULI: 2026-11-20 2026-11-24'],
    ['明天起三天 @李伟负责', 'self by ULI: 2026-11-21 2026-11-25'],
    ['从下周一开始休两周 @李伟代', 'self by ULI: 2026-11-23 2026-12-06'],
    ['年假 12月1日到5日 李伟代我', 'self by ULI: 2026-12-01 2026-12-05'],
    ['出差到月底，工作交给@李伟', 'self by ULI: 2026-11-20 2026-11-30 (工作)'],
    ['@王磊 12月1日到5日 @李伟代', 'UWANG by ULI: 2026-12-01 2026-12-05'],
    ['王磊请假到周五，李伟代理', 'UWANG by ULI: 2026-11-20 2026-11-27'],
    ['@李伟 代 @王磊 12月1日到5日', 'UWANG by ULI: 2026-12-01 2026-12-05'],
  ])('%s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });
});

describe('what cannot be kept as it was typed', () => {
  test.each([
    ['until Friday', 'self by nobody: 2026-11-20 2026-11-27'],
    ['@王磊 until Friday', 'UWANG by nobody: 2026-11-20 2026-11-27'],
    ['@王磊', 'UWANG by nobody: none'],
    ['covered by @李伟', 'self by ULI: none'],
    ['国庆 @李伟代', 'self by ULI: none (国庆)'],
    ['this afternoon @李伟', 'self by ULI: part'],
    ['until Friday noon @李伟', 'self by ULI: part'],
    ['from 2pm @李伟', 'self by ULI: part'],
    ['half a day tomorrow @李伟', 'self by ULI: part'],
    ['今天下午 @李伟代', 'self by ULI: part'],
    ['明天半天 @李伟代', 'self by ULI: part'],
    ['Monday or Tuesday @李伟', 'self by ULI: open (or)'],
    ['下周一、下周三 @李伟代', 'self by ULI: open'],
    ['until next week @李伟', 'self by ULI: open'],
    ['12/1 to 12/3 to 12/5 @李伟', 'self by ULI: open'],
    ['until Friday for 3 days @李伟', 'self by ULI: open'],
    ['12/5 - 12/1 @李伟', 'self by ULI: 2026-12-05 2026-12-01'],
    ['11/18 - 11/25 @李伟', 'self by ULI: 2026-11-18 2026-11-25'],
    ['training in Wuhan until Friday @李伟', 'self by ULI: 2026-11-20 2026-11-27 (training Wuhan)'],
    ['until Friday @somebody', 'self by nobody: 2026-11-20 2026-11-27 (@somebody)'],
    ['today @Emma Clark @王磊 @李伟', 'UEMMA by UWANG and more: 2026-11-20 2026-11-20'],
  ])('%s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });
});

test('any two days of the next months are read as they are written, in both languages', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 80 }), (ahead, length) => {
      const first = addDays(dayOf(context.now, context.zone), ahead + 1);
      const last = addDays(first, length);
      const written = [first, last].map((day) => {
        const [, month = '', date = ''] = day.split('-').map((part) => `${Number(part)}`);
        return { slash: `${month}/${date}`, han: `${month}月${date}日` };
      });
      const [from, to] = written;
      const expected = `self by ULI: ${first} ${last}`;
      expect(read(`${from?.slash} - ${to?.slash} @李伟`)).toBe(expected);
      expect(read(`${first} to ${last}, @李伟 covers`)).toBe(expected);
      expect(read(`${from?.han}到${to?.han} @李伟代`)).toBe(expected);
    }),
    { numRuns: 300 },
  );
});

test('no text makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      readAbsenceLine(text, people, context);
    }),
  );
});
