import type {
  CapExplanation,
  CountedTime,
  ExplainedPause,
  StageExplanation,
} from '../domain/ticket/explain-deadline.ts';
import { profileName } from '../domain/ticket/profile-name.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import type { StageLimit, TicketTemplate } from '../domain/ticket/stage-template.ts';
import { type CalendarDay, dayOf, type ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { formatHolidayNames } from './format-calendar.ts';
import { formatDate, formatDateRange, formatDay, formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { bullets, lines } from './rich-text.ts';

/** Why a ticket's stages are due when they are. */
export type ExplainedTicket = {
  /** `GC-12` */
  readonly reference: string;
  readonly customerName: string;
  readonly template: TicketTemplate;
  readonly stages: readonly StageExplanation[];
  readonly cap: CapExplanation;
  readonly today: CalendarDay;
  readonly zone: ZoneName;
};

/** What lines are worded with: `today` and `zone` are the reader's. */
export type DeadlineReader = Pick<ExplainedTicket, 'template' | 'today' | 'zone'>;

/** Longer reasons are cut; the history has them whole. */
const reasonLimit = 120;
/** So many pauses fit on a phone; the newest are shown. */
const shownPauses = 6;

/** One fact to a line, stage by stage, and the total cap. */
export function explainedTicket(explained: ExplainedTicket, words: Words): Message {
  const { reference, customerName, stages, cap, template } = explained;
  const title = words.t('ticket.deadline.title', { reference, customer: oneLine(customerName) });
  const part = (head: string, rows: readonly string[]) => [
    lines([{ bold: head }]),
    bullets(...rows.map((one) => [one])),
  ];
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...stages.flatMap((one) =>
        part(headOf(one, template, words), stageDeadlineLines(one, explained, words)),
      ),
      ...part(words.t('ticket.deadline.capTitle'), capLines(cap, explained, words)),
    ],
  };
}

function headOf({ stage }: StageExplanation, template: TicketTemplate, words: Words): string {
  const name = sayPhrase(stageName(stage.code, template), words);
  return stage.attempt > 1 ? name + words.t('ticket.attempt', { count: stage.attempt }) : name;
}

/**
 * Why a stage is due when it is: `10 working days after Mon 21 Sept (five-node limits): due Mon 12
 * Oct, 17:00`, then what was used, days off, make-up workdays, pauses.
 */
export function stageDeadlineLines(
  { stage, limit, fullLimit, profile, counted }: StageExplanation,
  reader: DeadlineReader,
  words: Words,
): readonly string[] {
  if (stage.ended) {
    const when = formatInstant(stage.ended.at, reader.zone, reader.today, words);
    return [words.t('ticket.deadline.over', { when })];
  }
  if (limit === null) return [words.t('ticket.deadline.none')];
  const of = (text: string): string =>
    profile === null
      ? text
      : words.t('ticket.deadline.of', {
          limit: text,
          profile: sayPhrase(profileName(profile, reader.template), words),
        });
  const green = fullLimit
    ? [words.t('ticket.deadline.green', { limit: amountOf(fullLimit, words) })]
    : [];
  if (counted === null) {
    return stage.startedAt === null
      ? [
          words.t('ticket.deadline.willBe', { limit: of(amountOf(limit, words)) }),
          ...green,
          words.t('ticket.deadline.notBegun'),
        ]
      : [words.t('ticket.deadline.noPlan')];
  }
  const limited = of(limitFrom(limit, counted, stage.plannedOn, reader, words));
  const stand = standOf(counted, stageStands, reader, words);
  return [
    words.t('ticket.deadline.stand', { limit: limited, stand }),
    ...green,
    ...countedLines(counted, reader, words),
  ];
}

/** Why the total cap is used up when it is. */
export function capLines(
  { cap, fullCap, counted }: CapExplanation,
  reader: DeadlineReader,
  words: Words,
): readonly string[] {
  if (counted === null) return [words.t('ticket.deadline.capNotBegun')];
  const limit: StageLimit = { kind: 'workdays', days: cap, from: 'application' };
  const full = fullCap === null ? null : words.t('ticket.deadline.amountDays', { count: fullCap });
  return [
    words.t('ticket.deadline.stand', {
      limit: limitFrom(limit, counted, null, reader, words),
      stand: standOf(counted, capStands, reader, words),
    }),
    ...(full === null ? [] : [words.t('ticket.deadline.green', { limit: full })]),
    ...countedLines(counted, reader, words),
  ];
}

/** `10 working days after Mon 21 Sept` */
function limitFrom(
  limit: StageLimit,
  { since }: CountedTime,
  plannedOn: CalendarDay | null,
  { zone, today }: DeadlineReader,
  words: Words,
): string {
  const day = formatDay(dayOf(since, zone), today, words);
  switch (limit.kind) {
    case 'workdays': {
      const key =
        limit.from === 'stage' ? 'ticket.deadline.limitDays' : 'ticket.deadline.limitApplication';
      return words.t(key, { count: limit.days, day });
    }
    case 'workhours': {
      const when = formatInstant(since, zone, today, words);
      return words.t('ticket.deadline.limitHours', { count: rounded(limit.hours), when });
    }
    case 'meeting':
      return words.t('ticket.deadline.limitMeeting', { day });
    case 'planned':
      return words.t('ticket.deadline.limitPlanned', {
        day: plannedOn === null ? '' : formatDay(plannedOn, today, words),
      });
  }
}

/** A limit without a beginning: `10 working days`. */
function amountOf(limit: StageLimit, words: Words): string {
  switch (limit.kind) {
    case 'workdays':
      return words.t('ticket.deadline.amountDays', { count: limit.days });
    case 'workhours':
      return words.t('ticket.deadline.amountHours', { count: rounded(limit.hours) });
    case 'meeting':
      return words.t('ticket.deadline.nextMeeting');
    case 'planned':
      return words.t('ticket.deadline.agreedDay');
  }
}

type Stands = Readonly<Record<'due' | 'late' | 'stopped' | 'stoppedLate', MessageKey>>;

const stageStands: Stands = {
  due: 'ticket.deadline.due',
  late: 'ticket.overdueSince',
  stopped: 'ticket.deadline.stopped',
  stoppedLate: 'ticket.deadline.stoppedLate',
};

const capStands: Stands = {
  due: 'ticket.deadline.capDue',
  late: 'ticket.deadline.capUsedUp',
  stopped: 'ticket.deadline.capStopped',
  stoppedLate: 'ticket.deadline.capStopped',
};

function standOf(
  { dueAt, light }: CountedTime,
  stands: Stands,
  { zone, today }: DeadlineReader,
  words: Words,
): string {
  const isLate = light === 'red';
  if (dueAt === null) return words.t(isLate ? stands.stoppedLate : stands.stopped);
  const when = formatInstant(dueAt, zone, today, words);
  return words.t(isLate ? stands.late : stands.due, { when });
}

function countedLines(
  counted: CountedTime,
  { today, zone }: DeadlineReader,
  words: Words,
): readonly string[] {
  const { unit, used, paused, remaining, daysOff, makeUpWorkdays, weekendDays, pauses } = counted;
  const list = (texts: readonly string[]) => texts.join(words.t('list.separator'));
  const hidden = Math.max(0, pauses.length - shownPauses);
  return [
    words.t(unit === 'days' ? 'ticket.deadline.usedDays' : 'ticket.deadline.usedHours', {
      used: rounded(used),
      paused: rounded(paused),
      rest: Math.abs(rounded(remaining)),
      isOver: remaining < 0 ? 'yes' : 'no',
    }),
    ...(daysOff.length === 0
      ? []
      : [
          words.t('ticket.deadline.daysOff', {
            days: list(
              daysOff.map(({ first, last, name }) =>
                words.t('ticket.deadline.dayOff', {
                  days: formatDateRange(first, last, today, words),
                  name: formatHolidayNames([name], words),
                }),
              ),
            ),
          }),
        ]),
    ...(makeUpWorkdays.length === 0
      ? []
      : [
          words.t('ticket.deadline.makeUpWorkdays', {
            days: list(makeUpWorkdays.map((day) => formatDate(day, today, words))),
          }),
        ]),
    ...(weekendDays === 0 ? [] : [words.t('ticket.deadline.weekendDays', { count: weekendDays })]),
    ...pauses.slice(hidden).map((pause) => pauseLine(pause, unit, { today, zone }, words)),
    ...(hidden === 0 ? [] : [words.t('ticket.deadline.pausedMore', { count: hidden })]),
    ...counted.plainYears.map(({ year, status }) =>
      words.t(
        status === 'estimated' ? 'ticket.deadline.yearEstimated' : 'ticket.deadline.yearMissing',
        { year: String(year) },
      ),
    ),
  ];
}

/** `Paused 4 working days (24 Sept–9 Oct): customer drawings` */
function pauseLine(
  { from, until, count, reasons }: ExplainedPause,
  unit: CountedTime['unit'],
  { today, zone }: Pick<DeadlineReader, 'today' | 'zone'>,
  words: Words,
): string {
  const first = dayOf(from, zone);
  const days =
    until === null
      ? words.t('ticket.deadline.pausedSince', { day: formatDate(first, today, words) })
      : formatDateRange(first, dayOf(until, zone), today, words);
  const reason =
    reasons.length === 0
      ? words.t('ticket.deadline.othersTurn')
      : oneLine(shorten(reasons.join(words.t('list.separator')), reasonLimit));
  return words.t(unit === 'days' ? 'ticket.deadline.pausedDays' : 'ticket.deadline.pausedHours', {
    count: rounded(count),
    days,
    reason,
  });
}

/** Hours to a tenth. */
const rounded = (count: number): number => Math.round(count * 10) / 10;
