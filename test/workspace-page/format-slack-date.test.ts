import { describe, expect, it } from 'vitest';
import { dayInZone, formatSlackDate, nameOfDay } from '../../workspace/page/format-slack-date.ts';

const wednesday = Date.parse('2026-03-18T06:30:00Z');
const english = { locale: 'en-US', timeZone: 'Asia/Shanghai', now: wednesday };
const chinese = { ...english, locale: 'zh-CN' };
const seconds = wednesday / 1000;

describe('date tokens are written for their reader', () => {
  it.each([
    ['{date_num}', '2026-03-18', '2026-03-18'],
    ['{date_slash}', '2026/03/18', '2026/03/18'],
    ['{date}', 'March 18', '3月18日'],
    ['{date_short}', 'Mar 18', '3月18日'],
    ['{date_long}', 'Wednesday, March 18', '3月18日星期三'],
    ['{date_pretty}', 'today', '今天'],
    ['{date_long_pretty} {time}', 'today 2:30 PM', '今天 14:30'],
    ['{time_secs}', '2:30:00 PM', '14:30:00'],
    ['due {date_short} at {time}', 'due Mar 18 at 2:30 PM', 'due 3月18日 at 14:30'],
  ])('%s', (format, inEnglish, inChinese) => {
    // Newer language data puts a narrow space before PM.
    const plain = (words: string | null) => words?.replaceAll('\u202f', ' ');
    expect(plain(formatSlackDate(seconds, format, english))).toBe(inEnglish);
    expect(plain(formatSlackDate(seconds, format, chinese))).toBe(inChinese);
  });

  it('writes the day of the reader, not of the machine or of UTC', () => {
    const lateInNewYork = Date.parse('2026-03-18T02:00:00Z') / 1000;
    const format = '{date_num} {date_pretty}';
    expect(
      formatSlackDate(lateInNewYork, format, { ...english, timeZone: 'America/New_York' }),
    ).toBe('2026-03-17 yesterday');
    expect(formatSlackDate(lateInNewYork, format, english)).toBe('2026-03-18 today');
  });

  it('names the year when the day is more than half a year away', () => {
    const nextYear = Date.parse('2027-03-18T06:30:00Z') / 1000;
    expect(formatSlackDate(nextYear, '{date_short}', english)).toBe('Mar 18, 2027');
    expect(formatSlackDate(nextYear, '{date_long}', chinese)).toBe('2027年3月18日星期四');
  });

  it.each([
    [-30, '30 seconds ago', '30秒钟前'],
    [-300, '5 minutes ago', '5分钟前'],
    [7200, 'in 2 hours', '2小时后'],
    [-86_400, 'yesterday', '昨天'],
  ])('says how far %d seconds are', (distance, inEnglish, inChinese) => {
    expect(formatSlackDate(seconds + distance, '{ago}', english)).toBe(inEnglish);
    expect(formatSlackDate(seconds + distance, '{ago}', chinese)).toBe(inChinese);
  });

  it.each([
    ['an unknown token', seconds, '{date_fancy}', english],
    ['a time that is none', Number.NaN, '{date}', english],
    ['an unknown zone', seconds, '{date}', { ...english, timeZone: 'Mars/Olympus' }],
  ])('gives way to the fallback for %s', (_case, moment, format, reader) => {
    expect(formatSlackDate(moment, format, reader)).toBeNull();
  });
});

describe('day dividers', () => {
  it('say today, yesterday, and the long date before', () => {
    const name = (iso: string, reader = english) => nameOfDay(Date.parse(iso), reader);
    expect([name('2026-03-18T01:00:00Z'), name('2026-03-17T01:00:00Z')]).toEqual([
      'Today',
      'Yesterday',
    ]);
    expect(name('2026-03-15T01:00:00Z')).toBe('Sunday, March 15');
    expect(name('2026-03-17T01:00:00Z', chinese)).toBe('昨天');
  });

  it('turn at midnight in the zone', () => {
    expect(dayInZone(Date.parse('2026-03-17T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-03-17');
    expect(dayInZone(Date.parse('2026-03-17T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-03-18');
  });
});
