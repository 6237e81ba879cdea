import type { CreditIncidentKind } from '../domain/credit-incident-kind.ts';
import { addDays, addYears, type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import { type FoundDate, type ReadDatesContext, readDates } from './dates/read-dates.ts';
import { halfWidth } from './half-width.ts';

/** What a line says of something that speaks against a customer's credit. */
export type IncidentLine = {
  readonly kind: CreditIncidentKind;
  /** Whether it says that this is over. */
  readonly isSettled: boolean;
  /** Since when it lasts, or when it was over; null where no day is said. */
  readonly day: CalendarDay | null;
  readonly hasSeveralDays: boolean;
  /** What else is said; `''`: nothing. */
  readonly note: string;
};

const word = (source: string) => `(?:${source})(?![\\p{L}\\p{N}])`;
const kinds: readonly (readonly [CreditIncidentKind, RegExp])[] = [
  [
    'arrears',
    new RegExp(
      `^(?:拖欠电费|拖欠電費|欠电费|欠電費|欠费|欠費|欠缴|欠繳|${word('(?:in\\s+)?arrears|unpaid(?:\\s+bills?)?|overdue\\s+bills?')})`,
      'iu',
    ),
  ],
  ['theft', new RegExp(`^(?:窃电|竊電|偷电|偷電|${word('(?:power\\s+)?theft')})`, 'iu')],
  [
    'broken-agreement',
    new RegExp(
      `^(?:(?:未签|未簽|未履行|违反|違反)?[还還]款[协協][议議](?:未签|未簽|未履行)?|${word('(?:broken\\s+|unsigned\\s+)?repayment\\s+agreement|broken\\s+agreement')})`,
      'iu',
    ),
  ],
  [
    'unsigned-contract',
    new RegExp(
      `^(?:未[签簽](?:订|訂)?(?:供用[电電])?合同|(?:供用[电電])?合同未[签簽](?:订|訂)?|${word('unsigned\\s+contract|contract\\s+(?:not\\s+signed|unsigned)')})`,
      'iu',
    ),
  ],
  [
    'breach',
    new RegExp(`^(?:违约用电|違約用電|违约|違約|${word('breach(?:\\s+of\\s+contract)?')})`, 'iu'),
  ],
  ['accident', new RegExp(`^(?:用电事故|用電事故|事故|${word('accident')})`, 'iu')],
  [
    'hazard',
    new RegExp(
      `^(?:(?:重大|安全|用电|用電)*[隐隱]患(?:未整改)?|${word('(?:serious\\s+|unrectified\\s+)?hazard')})`,
      'iu',
    ),
  ],
];
const settled = new RegExp(
  `^(?:已经|已經|已)?(?:结清|結清|缴清|繳清|付清|还清|還清|解除|整改(?:完成|完毕|完畢)?|签订|簽訂|签|簽)了?|^${word('(?:is\\s+|has\\s+been\\s+)?(?:settled|paid(?:\\s+(?:up|off))?|cleared|rectified|signed|over)')}`,
  'iu',
);
/** Words that join it to its day. */
const joining =
  /^(?:since|from|on|as\s+of)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:since|from|on|as\s+of)\s*$|^(?:自从|自從|自|从|從|于|於)|(?:自从|自從|自|从|從|于|於)$|^(?:起|以来|以來|开始|開始)/giu;
const edges = /^[\s,;:、。.—–-]+|[\s,;:、。—–-]+$/gu;

/** Reads `欠费 自9月1日 三季度电费`, `arrears since 1 Sep`, `欠费 已结清`; null where it begins with no such thing. */
export function readIncidentLine(typed: string, context: ReadDatesContext): IncidentLine | null {
  const text = halfWidth(typed.trim());
  for (const [kind, pattern] of kinds) {
    const begin = pattern.exec(text)?.[0];
    if (begin === undefined) continue;
    const behind = text.slice(begin.length).replace(edges, '');
    const over = settled.exec(behind)?.[0] ?? null;
    const said = behind.slice(over?.length ?? 0).replace(edges, '');
    const dates = readDates(said, { ...context, reading: 'phrase' }).filter(
      ({ grain }) => grain === 'day',
    );
    const note = dates.reduceRight((left, { start, end }) => {
      const before = left.slice(0, start).replace(joining, ' ');
      return `${before} ${left.slice(end).replace(joining, ' ')}`;
    }, said);
    return {
      kind,
      isSettled: over !== null,
      day: dates[0] ? asPast(dates[0], dayOf(context.now, context.zone)) : null,
      hasSeveralDays: new Set(dates.map(({ day }) => day)).size > 1,
      note: note.replace(/\s+/g, ' ').replace(edges, ''),
    };
  }
  return null;
}

const saysAhead = /下|明|后|後|next|tomorrow|coming/iu;
const saysYear = /\d{4}|年/u;

/** What has happened was on the last such day: 10月8日 is that of last year before it comes, Monday the last one. */
function asPast({ day, text }: FoundDate, today: CalendarDay): CalendarDay {
  if (day <= today || saysYear.test(text) || saysAhead.test(text)) return day;
  return /[\d月]/u.test(text) ? addYears(day, -1) : addDays(day, -7);
}
