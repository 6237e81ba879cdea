import {
  type CapSettings,
  type CreditCap,
  type CreditStanding,
  heldGrade,
} from '../credit-incident.ts';
import type { CustomerId } from '../customer.ts';
import type { Phrase } from '../user-error.ts';
import { incidentNames } from '../value-names.ts';
import type { CalendarDay } from '../zoned-time.ts';
import type { CustomerFields, ImportedCustomer } from './customer-columns.ts';
import { refuse } from './refused-row.ts';

/** What the grades of a list are judged by. */
export type ImportedCredit = {
  /** Of each customer of whom there is anything. */
  readonly credit: ReadonlyMap<CustomerId, CreditStanding>;
  readonly settings: CapSettings;
  /** How the history says why a grade is what it is by the rules. */
  readonly reasonOf: (cap: CreditCap) => string;
  readonly today: CalendarDay;
};

const nothingKnown: CreditStanding = { incidents: [], suppliedSince: null };

/**
 * What a row makes of a customer, with the grade that it has by the rules where the row changes the
 * grade, or since when it is supplied.
 *
 * @throws Refused where the row itself says a better one.
 */
export function withHeldGrade(
  before: ImportedCustomer | null,
  after: ImportedCustomer,
  { creditGrade: said, suppliedSince: day }: CustomerFields,
  { credit, settings, reasonOf, today }: ImportedCredit,
): ImportedCustomer {
  const known = (before && credit.get(before.id)) ?? nothingKnown;
  const suppliedSince = day === undefined ? known.suppliedSince : day;
  const isTouched =
    after.creditGrade !== (before?.creditGrade ?? null) || suppliedSince !== known.suppliedSince;
  if (!isTouched) return after;
  const held = heldGrade(after.creditGrade, { ...known, suppliedSince }, today, settings);
  if (held === null) return after;
  const { to, because } = held;
  if (said) {
    throw refuse('import.problem.gradeHeld', 'import.column.creditGrade', {
      grade: said,
      most: to,
      what: whatHolds(because),
    });
  }
  return { ...after, creditGrade: to, gradeReason: reasonOf(because) };
}

const whatHolds = (cap: CreditCap): Phrase =>
  cap.by === 'new'
    ? { key: 'import.problem.newCustomer', parameters: { until: cap.until } }
    : { key: incidentNames[cap.incident.kind] };
