import type { ContactId } from './contact.ts';
import type { CustomerId } from './customer.ts';
import type { PersonId } from './person.ts';

/** What the archive may lack of a customer. phone: there are contacts, but none with a phone. */
export const gaps = ['contact', 'phone', 'voltage', 'account', 'capacity', 'grade'] as const;
export type Gap = (typeof gaps)[number];

/**
 * What it is needed for: calls want somebody with a phone, notices of outages a contact and the
 * voltage, calibration and credit the account number, the capacity and the grade.
 */
export const gapPurposes: readonly (readonly [
  purpose: 'calls' | 'notices' | 'rating',
  needs: readonly Gap[],
])[] = [
  ['calls', ['contact', 'phone']],
  ['notices', ['contact', 'voltage']],
  ['rating', ['account', 'capacity', 'grade']],
];

/** A customer that lacks something. */
export type CustomerGaps = {
  readonly id: CustomerId;
  readonly name: string;
  readonly managerName: string;
  readonly missing: readonly Gap[];
  /** Whom a phone may be asked of; null where there is nobody. */
  readonly contactId: ContactId | null;
};

/** How many of a manager's customers lack what. */
export type ManagerGaps = {
  readonly managerId: PersonId;
  /** Those that lack anything. */
  readonly customers: number;
  readonly missing: Readonly<Record<Gap, number>>;
};
