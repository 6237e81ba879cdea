import { expect, test } from 'vitest';
import { locales } from '../../src/domain/locale.ts';
import { figureKeys, topicOf } from '../../src/domain/progress/figures.ts';
import { type Period, periodAround } from '../../src/domain/progress/period.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { calendarDay, zoneName } from '../../src/domain/zoned-time.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { readProgressLine } from '../../src/language/read-progress-line.ts';
import { figureAtStart } from '../../src/usecases/figure-called.ts';
import { typedList } from '../../src/views/progress-list-message.ts';
import { friday } from '../support/sample-records.ts';
import { startTeam } from '../support/start-team.ts';

const today = calendarDay('2026-11-20');
const context = { now: friday, zone: zoneName('Asia/Shanghai'), isWorkday: () => true };
const periods: readonly Period[] = [
  ...(['day', 'week', 'month', 'quarter', 'year'] as const).flatMap((unit) => [
    periodAround(unit, today),
    periodAround(unit, calendarDay('2025-03-10')),
  ]),
  { unit: 'days', first: calendarDay('2026-10-05'), last: calendarDay('2026-11-03') },
];

test.each(locales)(
  'in %s the line below each list brings the same figure, days and name',
  (locale) => {
    const wrong: unknown[] = [];
    for (const figure of figureKeys) {
      for (const period of periods) {
        for (const name of ['', '王磊', 'Emma Clark', 'Acme Foods (Red Hill)']) {
          const query = { topic: topicOf(figure), period, subject: { kind: 'team' } } as const;
          const of = { query, figure, today, isUsual: name === '' };
          const line = typedList({ subject: { kind: 'person', name } }, of, wordsFor(locale));
          const read = figureAtStart(line.replace(/^\S+ \S+ /, ''));
          const asked = readProgressLine(read.rest, context);
          const { first, last } = asked.period ?? periodAround('week', today);
          if (read.figure !== figure || first !== period.first || last !== period.last) {
            wrong.push({ line, read, asked });
          }
          if (asked.rest !== name || asked.topic !== null) wrong.push({ line, asked });
        }
      }
    }
    expect(wrong).toEqual([]);
  },
);

test.each(['', 'redness', 'everything', '超期'])('“%s” names no figure', (typed) => {
  expect(() => figureAtStart(typed)).toThrow(UserError);
});

test('what is typed brings the list that the menu does', async () => {
  const { wang, li } = await startTeam();
  await wang.command('/due add 送方案 明天 10:00 华新钢铁');
  await li.command('/progress follow-ups');
  const pressed = await li.press('Follow-ups open');
  expect(pressed.at(-1)).toBe('The same list: `/progress list Follow-ups open`');
  expect(await li.command('/progress list Follow-ups open')).toEqual(pressed);
  await li.command('/progress @王磊 customers last month');
  const named = '/progress list Customers 2026-10 王磊';
  expect((await li.press('Customers')).at(-1)).toBe(`The same list: \`${named}\``);
  expect((await li.command(named))[0]).toBe('Customers · 3 · Customers · 王磊');
  expect((await wang.command('/progress 列表 未完成跟进')).at(-1)).toBe(
    '直接输入：`/progress 列表 未完成跟进`',
  );
  expect(await wang.command('/progress list overdue')).toEqual([
    '没有名为“overdue”的指标，请用 `/progress` 里的名称。',
    '试试 `/progress 列表 走访超期`',
  ]);
});
