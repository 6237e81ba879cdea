import type { TableBlock } from '@slack/types';
import type { ProgressTable } from '../domain/progress/progress.ts';
import type { Words } from '../i18n/words.ts';
import { oneLine, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { columnName } from './progress-words.ts';

/** Ours: a name that is longer makes every row of it high. */
const nameLimit = 60;

const cell = (text: string) => ({ type: 'raw_text', text }) as const;

/** A table as Slack draws it by itself. Slack takes one in a message. */
export function progressTable(
  { columns }: ProgressTable,
  rows: ProgressTable['rows'],
  heading: string,
  words: Words,
): TableBlock {
  return {
    type: 'table',
    rows: [
      [cell(heading), ...columns.map((column) => cell(columnName(column, words)))],
      ...rows.map(({ name, values }) => [
        cell(shorten(typeof name === 'string' ? oneLine(name) : sayPhrase(name, words), nameLimit)),
        ...columns.map((_column, place) => cell(`${values[place] ?? '–'}`)),
      ]),
    ],
    column_settings: [{ is_wrapped: true }, ...columns.map(() => ({ align: 'right' as const }))],
  };
}
