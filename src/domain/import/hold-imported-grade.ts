import {
  type CapSettings,
  type CreditCap,
  type CreditStanding,
  creditCap,
  heldGrade,
  isAbove,
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
 * What a row makes of a customer: one without a grade has that which the rules give it.
 *
 * @throws Refused where the row gives a better grade than something at the customer allows.
 */
export function withHeldGrade(
  before: ImportedCustomer | null,
  after: ImportedCustomer,
  { suppliedSince: day }: CustomerFields,
  { credit, settings, reasonOf, today }: ImportedCredit,
): ImportedCustomer {
  const known = (before && credit.get(before.id)) ?? nothingKnown;
  const standing = { ...known, suppliedSince: day === undefined ? known.suppliedSince : day };
  const { creditGrade } = after;
  if (creditGrade === null) {
    const held = heldGrade(null, standing, today, settings);
    return held ? { ...after, creditGrade: held.to, gradeReason: reasonOf(held.because) } : after;
  }
  const cap = creditCap(standing, today, settings);
  if (cap === null || creditGrade === before?.creditGrade || !isAbove(creditGrade, cap.most)) {
    return after;
  }
  throw refuse('import.problem.gradeHeld', 'import.column.creditGrade', {
    grade: creditGrade,
    most: cap.most,
    what: whatHolds(cap),
  });
}

const whatHolds = (cap: CreditCap): Phrase =>
  cap.by === 'new'
    ? { key: 'import.problem.newCustomer', parameters: { until: cap.until } }
    : { key: incidentNames[cap.incident.kind] };
