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

/** The best grade a customer may have, what holds it there, and until when; null: as long as that lasts. */
export type CreditCap = {
  readonly most: CreditGrade;
  readonly incident: CreditIncident;
  readonly until: CalendarDay | null;
};

type CapSettings = Pick<Settings, 'credit.incidents' | 'credit.longArrearsMonths'>;
/** A month of arrears, whatever days it has. */
const daysOfMonth = 30;

/** What holds a customer's grade down most on a day; null: nothing does. */
export function creditCap(
  incidents: readonly CreditIncident[],
  today: CalendarDay,
  settings: CapSettings,
): CreditCap | null {
  const isLong = isLongOn(incidents, today, settings);
  const caps = incidents.flatMap((incident): CreditCap[] => {
    const { most, months } = settings['credit.incidents'][incident.kind];
    const until = incident.settledOn === null ? null : addMonths(incident.day, months);
    if (incident.day > today || (until !== null && until <= today)) return [];
    return [{ most: isLong && incident.kind === 'arrears' ? 'C' : most, incident, until }];
  });
  const strictness = ({ most, until }: CreditCap) =>
    `${creditGrades.indexOf(most)}/${until ?? '9999-12-31'}`;
  return caps.toSorted((one, other) => strictness(other).localeCompare(strictness(one)))[0] ?? null;
}

/** From which day on unpaid arrears hold a grade at C, if nothing is paid; null: they never do, or do today. */
export function longArrearsOn(
  incidents: readonly CreditIncident[],
  today: CalendarDay,
  settings: CapSettings,
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
  settings: CapSettings,
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
