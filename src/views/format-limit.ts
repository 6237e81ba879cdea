import type { WorkingAmount } from '../domain/ticket/deadline-context.ts';
import type { DeadlineProfile, StageLimit, SupplyLimit } from '../domain/ticket/stage-template.ts';
import type { SupplyClass } from '../domain/ticket/ticket.ts';
import { addDays, calendarDay } from '../domain/zoned-time.ts';
import { intlLocale, type MessageKey, type Words } from '../i18n/words.ts';
import { oneLine } from './message.ts';

const profileNames: Readonly<Record<string, MessageKey>> = {
  'five-node': 'ticket.profile.fiveNode',
  internal: 'ticket.profile.internal',
};

/** The classes that limits are set for. */
export const supplyClassNames: Readonly<Record<SupplyClass, MessageKey>> = {
  low: 'ticket.supplyClass.low',
  'high-single': 'ticket.supplyClass.highSingle',
  'high-dual': 'ticket.supplyClass.highDual',
};

/** What a set of limits is called: by the team, or by the bot in the reader's language. */
export function profileName(
  { key, name }: Pick<DeadlineProfile, 'key' | 'name'>,
  words: Words,
): string {
  if (name !== '') return oneLine(name);
  const known = Object.hasOwn(profileNames, key) ? profileNames[key] : undefined;
  return known ? words.t(known) : key;
}

/** A limit as it can be typed, with the class of supply that it is for. */
export function formatSupplyLimit({ supply, limit }: SupplyLimit, words: Words): string {
  const said = formatLimit(limit, words);
  return supply === null
    ? said
    : words.t('ticket.limit.forSupply', {
        supply: words.t(supplyClassNames[supply]),
        limit: said,
      });
}

/** A limit as it can be typed. */
export function formatLimit(limit: StageLimit, words: Words): string {
  switch (limit.kind) {
    case 'workdays': {
      const amount = amountText({ unit: 'days', count: limit.days }, words);
      return limit.from === 'stage' ? amount : words.t('ticket.limit.sinceApplication', { amount });
    }
    case 'workhours':
      return amountText({ unit: 'hours', count: limit.hours }, words);
    case 'meeting':
      return words.t('ticket.limit.meeting', { weekday: weekdayName(limit.weekday, words) });
    case 'planned':
      return words.t('ticket.limit.planned');
  }
}

/** A day of the week, Monday being 1, in full. */
export function weekdayName(weekday: number, { locale }: Words): string {
  const monday = calendarDay('2026-06-01');
  return new Intl.DateTimeFormat(intlLocale[locale], { timeZone: 'UTC', weekday: 'long' }).format(
    new Date(`${addDays(monday, weekday - 1)}T00:00:00Z`),
  );
}

/** `3 working days`, `2.5 working hours`; hours to a tenth, rounded down. */
export function amountText({ unit, count }: WorkingAmount, words: Words): string {
  return words.t(unit === 'days' ? 'ticket.deadline.days' : 'ticket.deadline.hours', {
    count: tenths(count),
  });
}

/** A hair's breadth is added: 2.3 hours in milliseconds come back as 2.2999…. */
export const tenths = (count: number): number => Math.floor(count * 10 + 1e-6) / 10;
