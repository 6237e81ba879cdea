import { catalogues, type MessageKey, type Words } from '../../i18n/words.ts';
import type { FollowUp } from '../follow-up.ts';
import type { PersonId } from '../person.ts';
import type { CalendarDay, ClockTime } from '../zoned-time.ts';
import type { WrittenCell } from './cell.ts';
import type { ImportColumn } from './import-column.ts';
import { readChoice, readDay, readManager, readTime, readWith, textOf } from './read-cells.ts';
import { customerHeaders } from './visit-columns.ts';

/** What a row can say of a follow-up. */
export type FollowUpFields = {
  /** Name, short name or account number. */
  readonly customer?: string;
  readonly what?: string;
  readonly day?: CalendarDay;
  readonly time?: ClockTime;
  readonly ownerId?: PersonId;
  readonly state?: 'open' | 'done';
};

/** A follow-up as it is written out. */
export type WrittenFollowUp = Pick<FollowUp, 'what' | 'due' | 'state'> & {
  readonly customerName: string | null;
  readonly ownerName: string | null;
};

/** One column of a sheet of follow-ups, read and written. */
type FollowUpColumn = ImportColumn<FollowUpFields> & {
  readonly write: (followUp: WrittenFollowUp, words: Words) => WrittenCell;
};

const stateLabels: Readonly<Record<FollowUp['state'], MessageKey>> = {
  open: 'trail.state.open',
  done: 'trail.state.done',
  undone: 'trail.state.undone',
};

const stateWords: ReadonlyMap<string, 'open' | 'done'> = new Map([
  ...['open', 'todo', 'pending', 'in progress', '未完成', '进行中', '進行中', '待办', '待辦'].map(
    (word) => [word, 'open'] as const,
  ),
  ...['done', 'closed', 'complete', 'completed', '完成', '已完成', '已办结', '已辦結'].map(
    (word) => [word, 'done'] as const,
  ),
]);

/** What lists show of a follow-up that says nothing but its day. */
const defaultWords = new Set(
  Object.values(catalogues).map((words) => words['visit.followUpDefault'].toLowerCase()),
);

const readWhat = (said: string): FollowUpFields => {
  if (said === '') return {};
  return { what: defaultWords.has(said.toLowerCase()) ? '' : said };
};

/** Every column of a sheet of follow-ups that is known, in the order of the template. */
export const followUpColumns: readonly FollowUpColumn[] = [
  {
    key: 'follow-up.customer',
    label: 'import.column.name',
    headers: customerHeaders,
    read: (cell) => ({ value: { customer: textOf(cell) } }),
    write: ({ customerName }) => customerName,
    example: 'import.example.name',
  },
  {
    key: 'follow-up.what',
    label: 'import.column.what',
    headers: [
      'followup',
      'followups',
      'title',
      'task',
      'what',
      'promise',
      'action',
      '跟进',
      '跟進',
      '跟进事项',
      '跟進事項',
      '事项',
      '事項',
      '待办',
      '待辦',
      '待办事项',
      '待辦事項',
      '承诺事项',
      '承諾事項',
    ],
    read: (cell) => ({ value: readWhat(textOf(cell)) }),
    write: ({ what }, words) => what || words.t('visit.followUpDefault'),
    example: 'import.example.what',
  },
  {
    key: 'follow-up.due',
    label: 'import.column.due',
    headers: [
      'duedate',
      'dueon',
      'dueday',
      'deadline',
      'by',
      'bywhen',
      '期限',
      '到期日',
      '到期',
      '截止日期',
      '截止',
      '完成期限',
      '完成时限',
      '完成時限',
    ],
    read: (cell) => readWith(readDay(cell), (day) => ({ day })),
    write: ({ due }) => ({ day: due.day }),
    example: 'import.example.day',
  },
  {
    key: 'follow-up.time',
    label: 'export.time',
    headers: ['duetime', '时间', '時間'],
    read: (cell) => readWith(readTime(cell), (time) => ({ time })),
    write: ({ due }) => due.time,
    example: null,
  },
  {
    key: 'follow-up.owner',
    label: 'import.column.owner',
    headers: [
      'assignee',
      'responsible',
      'manager',
      'who',
      '负责人',
      '負責人',
      '责任人',
      '責任人',
      '客户经理',
      '客戶經理',
      '经办人',
      '經辦人',
    ],
    read: (cell, { people }) => readWith(readManager(cell, people), ({ id }) => ({ ownerId: id })),
    write: ({ ownerName }) => ownerName,
    example: null,
  },
  {
    key: 'follow-up.state',
    label: 'export.state',
    headers: ['status'],
    read: (cell) =>
      readWith(readChoice(cell, stateWords, 'import.problem.followUpState'), (state) => ({
        state,
      })),
    write: ({ state }, words) => words.t(stateLabels[state]),
    example: null,
  },
];
