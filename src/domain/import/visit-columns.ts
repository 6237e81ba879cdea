import type { PersonId } from '../person.ts';
import { type ReportField, reportFields, type VisitReport, type VisitState } from '../visit.ts';
import type { CalendarDay, ClockTime } from '../zoned-time.ts';
import type { ImportColumn } from './import-column.ts';
import {
  readChoice,
  readDay,
  readLines,
  readManager,
  readTime,
  readWith,
  textOf,
} from './read-cells.ts';

/** What a row can say of a visit. */
export type VisitFields = VisitReport & {
  /** Name, short name or account number. */
  readonly customer?: string;
  readonly day?: CalendarDay;
  readonly time?: ClockTime;
  readonly managerId?: PersonId;
  readonly state?: VisitState;
  readonly note?: string;
};

/** What a customer is called by in sheets of visits and follow-ups. */
export const customerHeaders = [
  'customer',
  'name',
  'customername',
  'company',
  'account',
  'accountnumber',
  '客户',
  '客戶',
  '客户名称',
  '客戶名稱',
  '户名',
  '戶名',
  '用户名称',
  '用戶名稱',
  '企业名称',
  '企業名稱',
  '单位名称',
  '單位名稱',
  '走访客户',
  '走訪客戶',
];

const stateWords: ReadonlyMap<string, VisitState> = new Map([
  ...['held', 'done', 'visited', '已走访', '已走訪', '已完成', '完成'].map(
    (word) => [word, 'held'] as const,
  ),
  ...['appointment', 'planned', '预约', '預約', '计划', '計畫', '計劃'].map(
    (word) => [word, 'planned'] as const,
  ),
  ...['did not take place', 'missed', 'cancelled', '未成行', '取消', '已取消'].map(
    (word) => [word, 'missed'] as const,
  ),
]);

const reportHeaders: Readonly<Record<ReportField, readonly string[]>> = {
  purpose: ['visitpurpose', '目的', '事由'],
  contactsMet: [
    'met',
    'people',
    'contacts',
    '会见人',
    '會見人',
    '联系人',
    '聯絡人',
    '受访人',
    '受訪人',
  ],
  needs: ['customerneeds', '需求', '客户诉求', '客戶訴求', '诉求', '訴求'],
  findings: ['outcome', 'result', 'report', '结果', '結果', '走访结果', '走訪結果', '成效'],
  problems: ['issues', '问题', '問題'],
  nextStep: ['nextsteps', '下步计划', '下一步计划', '下一步計畫', '下一步計劃'],
};

/** Every column of a sheet of visits that is known, in the order of the template. */
export const visitColumns: readonly ImportColumn<VisitFields>[] = [
  {
    key: 'visit.customer',
    label: 'import.column.name',
    headers: customerHeaders,
    read: (cell) => ({ value: { customer: textOf(cell) } }),
    example: 'import.example.name',
  },
  {
    key: 'visit.day',
    label: 'export.day',
    headers: [
      'date',
      'visitdate',
      'visitday',
      'visitedon',
      '走访日期',
      '走訪日期',
      '走访时间',
      '走訪時間',
      '拜访日期',
      '拜訪日期',
    ],
    read: (cell) => readWith(readDay(cell), (day) => ({ day })),
    example: 'import.example.day',
  },
  {
    key: 'visit.time',
    label: 'export.time',
    headers: ['at', 'hour', '时刻', '時刻', '时间', '時間'],
    read: (cell) => readWith(readTime(cell), (time) => ({ time })),
    example: 'import.example.time',
  },
  {
    key: 'visit.manager',
    label: 'import.column.manager',
    headers: [
      'who',
      'by',
      'visitor',
      'visitedby',
      '走访人',
      '走訪人',
      '走访人员',
      '走訪人員',
      '经理',
      '經理',
    ],
    read: (cell, { people }) =>
      readWith(readManager(cell, people), ({ id }) => ({ managerId: id })),
    example: null,
  },
  {
    key: 'visit.state',
    label: 'export.state',
    headers: ['status'],
    read: (cell) =>
      readWith(readChoice(cell, stateWords, 'import.problem.visitState'), (state) => ({ state })),
    example: null,
  },
  {
    key: 'visit.note',
    label: 'export.note',
    headers: [
      'note',
      'remark',
      'remarks',
      'summary',
      'content',
      'visitnote',
      'visitnotes',
      '走访内容',
      '走訪內容',
      '走访记录',
      '走訪記錄',
      '走訪紀錄',
      '备注',
      '備註',
      '记录',
      '記錄',
    ],
    read: (cell) => ({ value: { note: readLines(cell) } }),
    example: 'import.example.note',
  },
  ...reportFields.map(
    (field): ImportColumn<VisitFields> => ({
      key: `visit.${field}`,
      label: `report.${field}`,
      headers: reportHeaders[field],
      read: (cell) => ({ value: { [field]: readLines(cell) } }),
      example: null,
    }),
  ),
];
