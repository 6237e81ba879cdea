import type { DeadlineExplanation, Standstill } from '../domain/ticket/explain-deadline.ts';
import type { StageLimit } from '../domain/ticket/stage-template.ts';
import type { CalendarDay, ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatHoliday, formatHolidayNames } from './format-calendar.ts';
import { formatDay, formatInstant } from './format-dates.ts';
import { amountText, profileName, tenths, weekdayName } from './format-limit.ts';
import { oneLine, shorten } from './message.ts';

/** A reason is cut here; the history has it whole. */
const reasonLimit = 120;

/** Whose clock and calendar a reader sees moments on. */
type Reader = { readonly zone: ZoneName; readonly today: CalendarDay };

/** Why a stage is due when it is, a fact on each line. What people typed is in it as it is. */
export function formatDeadline(
  explanation: DeadlineExplanation,
  reader: Reader,
  words: Words,
): readonly string[] {
  const { deadline, profile, holidays, makeUpDays, weekendDays } = explanation;
  const year = Number(reader.today.slice(0, 4));
  const day = (one: CalendarDay) => formatDay(one, reader.today, words);
  return [
    limitLine(explanation, reader, words),
    ...(deadline.fullLimit
      ? [words.t('ticket.deadline.green', { amount: limitText(deadline.fullLimit, words) })]
      : []),
    ...(profile
      ? [words.t('ticket.deadline.profile', { profile: profileName(profile, words) })]
      : []),
    standLine(explanation, reader, words),
    usedLine(explanation, words),
    ...holidays.map((holiday) => formatHoliday(holiday, year, words)),
    ...(makeUpDays.length > 0
      ? [
          words.t('ticket.deadline.makeUp', {
            count: makeUpDays.length,
            days: makeUpDays
              .map((one) => makeUpDay(day(one.day), one.name, words))
              .join(words.t('calendar.separator')),
          }),
        ]
      : []),
    ...(weekendDays > 0 ? [words.t('ticket.deadline.weekend', { count: weekendDays })] : []),
    ...explanation.standstills.filter(isWorthALine).map((one) => standstillLine(one, day, words)),
    ...explanation.uncertainYears.map(({ year: uncertain, status }) =>
      words.t(status === 'estimated' ? 'ticket.deadline.estimated' : 'ticket.deadline.missing', {
        year: String(uncertain),
      }),
    ),
  ];
}

function limitLine(
  { deadline: { limit }, startedAt, startDay, plannedOn }: DeadlineExplanation,
  { zone, today }: Reader,
  words: Words,
): string {
  const day = formatDay(startDay, today, words);
  switch (limit.kind) {
    case 'workdays':
      return words.t(
        limit.from === 'stage' ? 'ticket.deadline.afterDay' : 'ticket.deadline.sinceApplication',
        { amount: limitText(limit, words), day },
      );
    case 'workhours':
      return words.t('ticket.deadline.fromMoment', {
        amount: limitText(limit, words),
        when: formatInstant(startedAt, zone, today, words),
      });
    case 'meeting':
      return words.t('ticket.deadline.meeting', { weekday: weekdayName(limit.weekday, words) });
    case 'planned':
      return words.t('ticket.deadline.planned', {
        day: formatDay(plannedOn ?? startDay, today, words),
      });
  }
}

function limitText(limit: StageLimit, words: Words): string {
  if (limit.kind === 'workhours') return amountText({ unit: 'hours', count: limit.hours }, words);
  return amountText({ unit: 'days', count: limit.kind === 'workdays' ? limit.days : 0 }, words);
}

function standLine(
  { deadline: { dueAt, light }, endedAt }: DeadlineExplanation,
  { zone, today }: Reader,
  words: Words,
): string {
  if (dueAt === null) return words.t('ticket.deadline.stopped');
  const when = formatInstant(dueAt, zone, today, words);
  if (endedAt !== null) return words.t('ticket.deadline.wasDue', { when });
  return words.t(light === 'red' ? 'ticket.deadline.late' : 'ticket.deadline.due', { when });
}

function usedLine({ deadline: { used, remaining } }: DeadlineExplanation, words: Words): string {
  const amount = amountText(used ?? { unit: 'days', count: 0 }, words);
  const left = remaining?.count ?? 0;
  return left < 0
    ? words.t('ticket.deadline.over', { amount, over: tenths(-left) })
    : words.t('ticket.deadline.used', { amount, left: tenths(left) });
}

const makeUpDay = (day: string, name: string, words: Words): string =>
  name === '' ? day : words.t('calendar.named', { day, name: formatHolidayNames([name], words) });

/** One that took nothing and moved nothing has nothing to explain, but for the one that is on. */
const isWorthALine = ({ until, worked, moved }: Standstill): boolean =>
  until === null || worked.count > 0 || moved;

function standstillLine(
  { from, until, worked, moved, reasons }: Standstill,
  day: (one: CalendarDay) => string,
  words: Words,
): string {
  const amount = amountText(worked, words);
  const reason = reasons
    .map((one) => oneLine(shorten(one, reasonLimit)))
    .join(words.t('calendar.separator'));
  if (until === null) {
    return reason === ''
      ? words.t('ticket.deadline.standsStillSince', { day: day(from), amount })
      : words.t('ticket.deadline.pausedSince', { day: day(from), amount, reason });
  }
  const range =
    from === until ? day(from) : words.t('calendar.range', { first: day(from), last: day(until) });
  if (moved && worked.count === 0) {
    return reason === ''
      ? words.t('ticket.deadline.stoodStillLater', { range })
      : words.t('ticket.deadline.pausedLater', { range, reason });
  }
  return reason === ''
    ? words.t('ticket.deadline.stoodStill', { amount, range })
    : words.t('ticket.deadline.paused', { amount, range, reason });
}
