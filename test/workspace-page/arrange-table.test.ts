import { expect, test } from 'vitest';
import { searchRows, sortRows } from '../../workspace/page/blocks/arrange-table.ts';

const text = (words: string) => ({ type: 'raw_text', text: words });
const number = (value: number) => ({ type: 'raw_number', value, text: String(value) });
const rich = (words: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }],
});
const rows = [
  [text('Mill 10'), number(630)],
  [rich('华新钢铁'), number(2000)],
  [text('Mill 9'), number(80)],
];

test('a search finds rows by any cell, in any case, also in rich text and numbers', () => {
  expect(searchRows(rows, ' MILL ')).toEqual([rows[0], rows[2]]);
  expect(searchRows(rows, '新钢')).toEqual([rows[1]]);
  expect(searchRows(rows, '630')).toEqual([rows[0]]);
  expect(searchRows(rows, '')).toEqual(rows);
  expect(searchRows(rows, 'nobody')).toEqual([]);
});

test('numbers are sorted by size, words by the numbers in them, and not at all before a press', () => {
  const sorted = (column: number, isDown: boolean) => sortRows(rows, { column, isDown }, 'en-GB');
  expect(sorted(1, false)).toEqual([rows[2], rows[0], rows[1]]);
  expect(sorted(1, true)).toEqual([rows[1], rows[0], rows[2]]);
  expect(sorted(0, false)).toEqual([rows[2], rows[0], rows[1]]);
  expect(sortRows(rows, null, 'en-GB')).toEqual(rows);
});
