import { catalogues, type Words } from '../../i18n/words.ts';
import {
  type ImportantDate,
  type ImportantDateKind,
  importantDateKinds,
  isYearlyKind,
} from '../important-date.ts';
import { importantDateNames } from '../value-names.ts';
import type { CalendarDay } from '../zoned-time.ts';
import type { WrittenCell } from './cell.ts';
import { readYes } from './contact-columns.ts';
import type { CellContext, ImportColumn } from './import-column.ts';
import { readDay, readWith, textOf } from './read-cells.ts';
import { customerHeaders } from './visit-columns.ts';

/** What a row can say of a day that is not to be forgotten. */
export type DateFields = {
  /** Name, short name or account number. */
  readonly customer?: string;
  readonly kind?: ImportantDateKind;
  /** What people call it; `''` where the kind says it. */
  readonly label?: string;
  readonly day?: CalendarDay;
  /** As the words of the kind say it. */
  readonly isUsuallyYearly?: boolean;
  readonly isYearly?: boolean;
};

/** One column of a sheet of dates, read and written. */
type DateColumn = ImportColumn<DateFields> & {
  readonly write: (date: ImportantDate, customerName: string, words: Words) => WrittenCell;
};

/** The kinds by what they are called in every language. */
const kindWords: ReadonlyMap<string, ImportantDateKind> = new Map(
  importantDateKinds.flatMap((kind) =>
    Object.values(catalogues).map(
      (words) => [words[importantDateNames[kind]].toLowerCase(), kind] as const,
    ),
  ),
);

function readKind(said: string, { readers }: CellContext): DateFields {
  const kind = kindWords.get(said.normalize('NFKC').toLowerCase());
  if (kind) return { kind, isUsuallyYearly: isYearlyKind(kind) };
  const read = readers.importantDate(said);
  return { kind: read.kind, label: read.label, isUsuallyYearly: read.isYearly };
}

/** Companies and people are older than lists. */
const firstYearly = '1900-02-01';

/** Every column of a sheet of important dates that is known, in the order of template and export. */
export const dateColumns: readonly DateColumn[] = [
  {
    key: 'date.customer',
    label: 'import.column.name',
    headers: customerHeaders.filter((header) => header !== 'name'),
    read: (cell) => ({ value: { customer: textOf(cell) } }),
    write: (_date, customerName) => customerName,
    example: 'import.example.name',
  },
  {
    key: 'date.kind',
    label: 'import.column.dateKind',
    headers: ['occasion', 'typeofdate', '日期类型', '日期類型', '提醒事项', '提醒事項'],
    read: (cell, context) => ({ value: readKind(textOf(cell), context) }),
    write: ({ kind }, _customerName, words) => words.t(importantDateNames[kind]),
    example: 'dates.anniversary',
  },
  {
    key: 'date.label',
    label: 'import.column.dateLabel',
    headers: ['inwords', 'name', '日期名称', '日期名稱'],
    read: (cell) => ({ value: { label: textOf(cell) } }),
    write: ({ label }) => label || null,
    example: null,
  },
  {
    key: 'date.day',
    label: 'export.day',
    headers: ['date', 'on', '到期日', '到期日期'],
    read: (cell) => readWith(readDay(cell, firstYearly), (day) => ({ day })),
    write: ({ day }) => ({ day }),
    example: 'import.example.day',
  },
  {
    key: 'date.yearly',
    label: 'import.column.yearly',
    headers: ['yearly', 'annual', 'annually', '按年', '每年提醒', '是否每年'],
    read: (cell) => readWith(readYes(cell), (isYearly) => ({ isYearly })),
    write: ({ isYearly }, _customerName, words) => words.t(isYearly ? 'import.yes' : 'import.no'),
    example: null,
  },
];

const ownColumn = (
  kind: ImportantDateKind,
  headers: readonly string[],
): ImportColumn<DateFields> => ({
  key: `date.${kind}`,
  label: importantDateNames[kind],
  headers,
  read: (cell) =>
    readWith(isYearlyKind(kind) ? readDay(cell, firstYearly) : readDay(cell), (day) => ({
      kind,
      day,
    })),
  example: null,
});

/** Columns of a sheet of customers that each hold a date of theirs. */
export const dateOwnColumns: readonly ImportColumn<DateFields>[] = [
  ownColumn('contract-end', [
    'contractend',
    'contractenddate',
    'contractexpiry',
    'contractexpires',
    'contractuntil',
    '合同到期日',
    '合同到期日期',
    '合同到期时间',
    '合同期满',
    '合同终止日期',
    '合約到期日',
    '供用电合同到期',
    '供用电合同到期日',
  ]),
  ownColumn('calibration', [
    'calibration',
    'calibrationdue',
    'metercalibrationdue',
    '检定',
    '檢定',
    '检定日期',
    '檢定日期',
    '检定到期',
    '检定到期日',
    '檢定到期日',
    '计量检定日期',
  ]),
  ownColumn('payment', [
    'payment',
    'paymentdate',
    'paymentday',
    '缴费日',
    '繳費日',
    '缴费日期',
    '繳費日期',
    '交费日期',
    '电费缴费日',
  ]),
  ownColumn('anniversary', [
    'anniversary',
    'foundingday',
    'founded',
    '司庆日',
    '司慶日',
    '厂庆',
    '廠慶',
    '成立日期',
    '成立日',
    '周年庆',
  ]),
];
