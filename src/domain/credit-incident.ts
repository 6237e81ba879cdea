import type { CreditIncidentKind } from './credit-incident-kind.ts';
import { type CreditGrade, type CustomerId, creditGrades } from './customer.ts';
import type { PersonId, TeamId } from './person.ts';
import type { Settings } from './settings.ts';
import {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  dayNumber,
  type Instant,
} from './zoned-time.ts';

export type CreditIncidentId = string & { readonly __brand: 'CreditIncidentId' };

/** Something that happened at a customer and holds its credit grade down. */
export type CreditIncident = {
  readonly id: CreditIncidentId;
  readonly teamId: TeamId;
  readonly customerId: CustomerId;
  readonly kind: CreditIncidentKind;
  /** Since when. */
  readonly day: CalendarDay;
  /** Null while it lasts: not paid, not signed, not mended. */
  readonly settledOn: CalendarDay | null;
  /** `''`: nothing more is known. */
  readonly note: string;
  /** The grade before it was lowered by this; null: it was not. */
  readonly loweredFrom: CreditGrade | null;
  readonly createdAt: Instant;
  readonly createdBy: PersonId;
};

/** What a customer's credit is judged by: what happened, and whether it is new. */
export type CreditStanding = {
  readonly incidents: readonly CreditIncident[];
  readonly suppliedSince: CalendarDay | null;
};

/** The best grade a customer may have, what holds it there, and until when; null: as long as that lasts. */
export type CreditCap = { readonly most: CreditGrade } & (
  | {
      readonly by: 'incident';
      readonly incident: CreditIncident;
      readonly until: CalendarDay | null;
    }
  | { readonly by: 'new'; readonly suppliedSince: CalendarDay; readonly until: CalendarDay }
);

/** A grade that a customer has by the rules and not by a person, and what for. */
export type HeldGrade = { readonly to: CreditGrade; readonly because: CreditCap };

type ArrearsSettings = Pick<Settings, 'credit.incidents' | 'credit.longArrearsMonths'>;
export type CapSettings = ArrearsSettings &
  Pick<Settings, 'credit.newCustomerGrade' | 'credit.newCustomerMonths'>;
/** A month of arrears, whatever days it has. */
const daysOfMonth = 30;

/** What holds a customer's grade down most on a day; null: nothing does. */
export const creditCap = (
  standing: CreditStanding,
  today: CalendarDay,
  settings: CapSettings,
): CreditCap | null => strictest(capsOn(standing, today, settings));

/**
 * The grade that a customer has by the rules where it is another than the one it has: a new one without
 * a grade has that of new ones, and none is better than what happened allows. None is raised; being new
 * lowers none either: whoever gave it knew the customer, and a day is soon mistyped.
 */
export function heldGrade(
  grade: CreditGrade | null,
  standing: CreditStanding,
  today: CalendarDay,
  settings: CapSettings,
): HeldGrade | null {
  const caps = capsOn(standing, today, settings);
  const first = grade === null ? caps.find(({ by }) => by === 'new') : undefined;
  const cap = strictest(caps.filter(({ by }) => by === 'incident'));
  if (cap !== null && isAbove(grade ?? first?.most ?? null, cap.most)) {
    return { to: cap.most, because: cap };
  }
  return first ? { to: first.most, because: first } : null;
}

function strictest(caps: readonly CreditCap[]): CreditCap | null {
  const strictness = ({ most, until }: CreditCap) =>
    `${creditGrades.indexOf(most)}/${until ?? '9999-12-31'}`;
  return caps.toSorted((one, other) => strictness(other).localeCompare(strictness(one)))[0] ?? null;
}

function capsOn(
  { incidents, suppliedSince }: CreditStanding,
  today: CalendarDay,
  settings: CapSettings,
): readonly CreditCap[] {
  const isLong = isLongOn(incidents, today, settings);
  const caps = incidents.flatMap((incident): CreditCap[] => {
    const { most, months } = settings['credit.incidents'][incident.kind];
    const until = incident.settledOn === null ? null : addMonths(incident.day, months);
    if (incident.day > today || (until !== null && until <= today)) return [];
    const held = isLong && incident.kind === 'arrears' ? 'C' : most;
    return [{ most: held, by: 'incident', incident, until }];
  });
  return [...caps, ...newCustomerCaps(suppliedSince, today, settings)];
}

/** A customer is new for so many months from the day on which it got power. */
function newCustomerCaps(
  suppliedSince: CalendarDay | null,
  today: CalendarDay,
  { 'credit.newCustomerGrade': most, 'credit.newCustomerMonths': months }: CapSettings,
): readonly CreditCap[] {
  if (suppliedSince === null || months === 0) return [];
  const until = addMonths(suppliedSince, months);
  return until > today ? [{ most, by: 'new', suppliedSince, until }] : [];
}

/** From which day on unpaid arrears hold a grade at C, if nothing is paid; null: they never do, or do today. */
export function longArrearsOn(
  incidents: readonly CreditIncident[],
  today: CalendarDay,
  settings: ArrearsSettings,
): CalendarDay | null {
  const lasts = incidents.some(({ kind, settledOn }) => kind === 'arrears' && settledOn === null);
  if (!lasts || isLongOn(incidents, today, settings)) return null;
  const days = settings['credit.longArrearsMonths'] * daysOfMonth;
  for (let ahead = 1; ahead <= days; ahead += 1) {
    const day = addDays(today, ahead);
    if (isLongOn(incidents, day, settings)) return day;
  }
  return null;
}

const isLongOn = (
  incidents: readonly CreditIncident[],
  day: CalendarDay,
  settings: ArrearsSettings,
): boolean => arrearsDays(incidents, day) >= settings['credit.longArrearsMonths'] * daysOfMonth;

/** On how many days of the year before a day something was not paid. */
function arrearsDays(incidents: readonly CreditIncident[], today: CalendarDay): number {
  const yearAgo = dayNumber(addYears(today, -1));
  const end = dayNumber(today);
  const days = new Set<number>();
  for (const { kind, day, settledOn } of incidents) {
    if (kind !== 'arrears') continue;
    const last = Math.min(end, settledOn === null ? end : dayNumber(settledOn));
    for (let each = Math.max(yearAgo, dayNumber(day)); each < last; each += 1) days.add(each);
  }
  return days.size;
}

/** Whether a grade is better than something allows. */
export const isAbove = (grade: CreditGrade | null, most: CreditGrade): boolean =>
  grade !== null && creditGrades.indexOf(grade) < creditGrades.indexOf(most);
