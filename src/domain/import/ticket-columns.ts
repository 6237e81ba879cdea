import type { PersonId } from '../person.ts';
import type { SupplyMode } from '../quantity.ts';
import type { ImportanceLevel, ServiceProgram, TicketKind } from '../ticket/ticket.ts';
import type { CalendarDay, ClockTime } from '../zoned-time.ts';
import type { Cell, ReadCell } from './cell.ts';
import { readYes } from './contact-columns.ts';
import type { ImportColumn } from './import-column.ts';
import {
  readCapacity,
  readChoice,
  readDay,
  readLines,
  readManager,
  readPastDay,
  readTime,
  readVoltage,
  readWith,
  textOf,
} from './read-cells.ts';
import { importanceWords, kindWords, programmeWords, supplyWords } from './ticket-words.ts';
import { customerHeaders } from './visit-columns.ts';

/** A day, and the time of day where the cell has one. */
export type SaidMoment = { readonly day: CalendarDay; readonly time: ClockTime | null };

/** What a row can say of a ticket under way. */
export type TicketFields = {
  /** Name, short name or account number. */
  readonly customer?: string;
  readonly kind?: TicketKind;
  /** The names of one stage or of several. */
  readonly stage?: string;
  readonly voltage?: number;
  readonly capacityKva?: number;
  readonly supplyMode?: SupplyMode;
  readonly importance?: ImportanceLevel;
  readonly programme?: ServiceProgram;
  readonly applied?: SaidMoment;
  readonly since?: SaidMoment;
  readonly daysUsed?: number;
  readonly pauseFrom?: SaidMoment;
  readonly pauseUntil?: SaidMoment;
  readonly pauseReason?: string;
  /** Several, one after the other: from, until, reason. */
  readonly pauses?: string;
  readonly isPaused?: boolean;
  readonly requiredOn?: CalendarDay;
  readonly managerId?: PersonId;
  readonly department?: string;
  /** What it was numbered elsewhere. */
  readonly number?: string;
};

const withoutQuotes = (cell: Cell): string => textOf(cell).replace(/[“”「」"]/gu, '');

/** A day, with a time of day where the cell has one; neither of them ahead of today. */
export function readPastMoment(cell: Cell, today: CalendarDay): ReadCell<SaidMoment> {
  const day = readPastDay(cell, today);
  if ('problem' in day) return day;
  const written = /[ T](\d{1,2}:\d{2})/u.exec(textOf(cell).normalize('NFKC'))?.[1];
  if (written === undefined) return { value: { day: day.value, time: null } };
  return readWith(readTime(written), (time) => ({ day: day.value, time }));
}

/** A whole number of working days, `12`, `12 days`, `12个工作日`. */
function readDaysUsed(cell: Cell): ReadCell<number> {
  const said = textOf(cell).normalize('NFKC');
  const digits =
    /^(-?\d{1,4}(?:\.\d+)?)\s*(?:个工作日|個工作日|工作日|天|日|working days?|days?|d)?$/iu;
  const value = digits.exec(said)?.[1];
  const days = value === undefined ? Number.NaN : Number(value);
  const parameters = { value: [...said].slice(0, 40).join('') };
  if (days < 0) return { problem: { key: 'import.problem.daysUsedNegative', parameters } };
  return Number.isInteger(days)
    ? { value: days }
    : { problem: { key: 'import.problem.daysUsed', parameters } };
}

/** What the days on which stages ended stand under: a column of the stage's name. */
export const stageEndPrefix = 'ticket.ended.';

/** Every column of a sheet of tickets that is known, in the order of the template. */
export const ticketColumns: readonly ImportColumn<TicketFields>[] = [
  {
    key: 'ticket.customer',
    label: 'import.column.name',
    headers: [...customerHeaders, 'applicant', '申请人', '申請人', '报装客户', '報裝客戶'],
    read: (cell) => ({ value: { customer: textOf(cell) } }),
    example: 'import.example.name',
  },
  {
    key: 'ticket.kind',
    label: 'ticket.form.kind',
    headers: [
      'kind',
      'type',
      'application',
      'applicationtype',
      'kindofapplication',
      '业务类别',
      '業務類別',
      '申请类型',
      '申請類型',
      '报装类型',
      '報裝類型',
      '类型',
      '類型',
    ],
    read: (cell) =>
      readWith(readChoice(cell, kindWords, 'import.problem.ticketKind'), (kind) => ({ kind })),
    example: 'ticket.kind.new',
  },
  {
    key: 'ticket.stage',
    label: 'import.column.stageReached',
    headers: [
      'stage',
      'currentstage',
      'reached',
      'step',
      'progress',
      '环节',
      '環節',
      '当前环节',
      '當前環節',
      '目前环节',
      '目前環節',
      '所处环节',
      '所處環節',
      '进度',
      '進度',
      '当前进度',
      '當前進度',
    ],
    read: (cell) => ({ value: { stage: textOf(cell) } }),
    example: 'ticket.stage.planReply',
  },
  {
    key: 'ticket.voltage',
    label: 'import.column.voltage',
    headers: [
      '电压',
      '電壓',
      'voltagelevel',
      'supplyvoltage',
      'kv',
      '电压等级',
      '電壓等級',
      '供电电压',
      '供電電壓',
    ],
    read: (cell, { header }) => readWith(readVoltage(cell, header), (voltage) => ({ voltage })),
    example: 'import.example.voltage',
  },
  {
    key: 'ticket.capacityKva',
    label: 'import.column.capacityKva',
    headers: [
      'capacity',
      'kva',
      'appliedcapacity',
      '容量',
      '申请容量',
      '申請容量',
      '报装容量',
      '報裝容量',
    ],
    read: (cell) => readWith(readCapacity(cell), (capacityKva) => ({ capacityKva })),
    example: 'import.example.capacityKva',
  },
  {
    key: 'ticket.supplyMode',
    label: 'ticket.form.supplyMode',
    headers: ['supplymode', '电源', '電源'],
    read: (cell) =>
      readWith(readChoice(cell, supplyWords, 'import.problem.supplyMode'), (supplyMode) => ({
        supplyMode,
      })),
    example: null,
  },
  {
    key: 'ticket.importance',
    label: 'ticket.form.importance',
    headers: ['userlevel', '重要等级', '重要等級', '重要用户', '重要用戶'],
    read: (cell) =>
      readWith(
        readChoice(cell, importanceWords, 'import.problem.ticketImportance'),
        (importance) => ({
          importance,
        }),
      ),
    example: null,
  },
  {
    key: 'ticket.programme',
    label: 'ticket.form.programme',
    headers: ['programme', 'program', '绿色通道', '綠色通道'],
    read: (cell) =>
      readWith(
        readChoice(withoutQuotes(cell), programmeWords, 'import.problem.programme'),
        (programme) => ({ programme }),
      ),
    example: null,
  },
  {
    key: 'ticket.applied',
    label: 'import.column.applied',
    headers: [
      'applied',
      'appliedon',
      'dateofapplication',
      'opened',
      'received',
      '申请时间',
      '申請時間',
      '受理日期',
      '受理时间',
      '受理時間',
      '报装日期',
      '報裝日期',
      '立项日期',
    ],
    read: (cell, { today }) => readWith(readPastMoment(cell, today), (applied) => ({ applied })),
    example: null,
  },
  {
    key: 'ticket.since',
    label: 'import.column.since',
    headers: [
      'since',
      'stagesince',
      'stagestarted',
      'handover',
      'handedover',
      'handoverdate',
      '环节开始日期',
      '環節開始日期',
      '环节开始时间',
      '環節開始時間',
      '到达时间',
      '到達時間',
      '移交日期',
      '移交时间',
      '移交時間',
      '交接日期',
    ],
    read: (cell, { today }) => readWith(readPastMoment(cell, today), (since) => ({ since })),
    example: null,
  },
  {
    key: 'ticket.daysUsed',
    label: 'import.column.daysUsed',
    headers: [
      'daysused',
      'useddays',
      'workingdays',
      'workdaysused',
      '已用天数',
      '已用天數',
      '已用时限',
      '已用時限',
      '累计工作日',
      '累計工作日',
      '耗时',
      '耗時',
    ],
    read: (cell) => readWith(readDaysUsed(cell), (daysUsed) => ({ daysUsed })),
    example: null,
  },
  {
    key: 'ticket.pauseFrom',
    label: 'import.column.pauseFrom',
    headers: [
      'pausedfrom',
      'pausedsince',
      'waitingsince',
      '暂停开始',
      '暫停開始',
      '暂停日期',
      '暫停日期',
      '中止日期',
    ],
    read: (cell, { today }) =>
      readWith(readPastMoment(cell, today), (pauseFrom) => ({ pauseFrom })),
    example: null,
  },
  {
    key: 'ticket.pauseUntil',
    label: 'import.column.pauseUntil',
    headers: [
      'pauseduntil',
      'resumed',
      'resumedon',
      '暂停结束',
      '暫停結束',
      '恢复日期',
      '恢復日期',
    ],
    read: (cell, { today }) =>
      readWith(readPastMoment(cell, today), (pauseUntil) => ({ pauseUntil })),
    example: null,
  },
  {
    key: 'ticket.pauseReason',
    label: 'import.column.pauseReason',
    headers: [
      'reasonforpause',
      'waitingfor',
      'reason',
      '中止原因',
      '等待原因',
      '等待事项',
      '等待事項',
    ],
    read: (cell) => ({ value: { pauseReason: textOf(cell) } }),
    example: null,
  },
  {
    key: 'ticket.pauses',
    label: 'import.column.pauses',
    headers: ['pauses', 'allpauses', '暂停记录', '暫停記錄', '暫停紀錄', '暂停情况', '暫停情況'],
    read: (cell) => ({ value: { pauses: readLines(cell) } }),
    example: null,
  },
  {
    key: 'ticket.isPaused',
    label: 'import.column.isPaused',
    headers: [
      'paused',
      'onhold',
      'waiting',
      '暂停',
      '暫停',
      '是否暂停',
      '是否暫停',
      '暂停中',
      '暫停中',
    ],
    read: (cell) => readWith(readYes(cell), (isPaused) => ({ isPaused })),
    example: null,
  },
  {
    key: 'ticket.requiredOn',
    label: 'ticket.form.requiredOn',
    headers: [
      'requiredon',
      'requiredby',
      'neededby',
      'powerwantedby',
      'targetdate',
      '要求送电时间',
      '要求送電時間',
      '要求送电日',
      '要求送電日',
      '计划送电日期',
      '計劃送電日期',
      '用电时间',
      '用電時間',
      '需电日期',
    ],
    read: (cell) => readWith(readDay(cell), (requiredOn) => ({ requiredOn })),
    example: null,
  },
  {
    key: 'ticket.manager',
    label: 'import.column.manager',
    headers: [
      'owner',
      'responsible',
      'accountmanager',
      '经理',
      '經理',
      '客户经理',
      '客戶經理',
      '负责人',
      '負責人',
      '责任人',
      '責任人',
    ],
    read: (cell, { people }) =>
      readWith(readManager(cell, people), ({ id }) => ({ managerId: id })),
    example: null,
  },
  {
    key: 'ticket.department',
    label: 'export.department',
    headers: [
      'withdepartment',
      '所在部门',
      '所在部門',
      '责任部门',
      '責任部門',
      '办理部门',
      '辦理部門',
    ],
    read: (cell) => ({ value: { department: textOf(cell) } }),
    example: null,
  },
  {
    key: 'ticket.number',
    label: 'import.column.oldNumber',
    headers: [
      'number',
      'ticketnumber',
      'ticketno',
      'orderno',
      'applicationnumber',
      'applicationno',
      'no',
      'id',
      '工单编号',
      '工單編號',
      '工单号',
      '工單號',
      '流程编号',
      '流程編號',
      '申请编号',
      '申請編號',
      '编号',
      '編號',
    ],
    read: (cell) => ({ value: { number: textOf(cell) } }),
    example: null,
  },
];
