import type { CustomerId } from './customer.ts';
import type { Locale } from './locale.ts';
import type { PersonId, TeamId } from './person.ts';
import type { Instant } from './zoned-time.ts';

export type ContactId = string & { readonly __brand: 'ContactId' };

/** 决策链: what somebody is in a customer's decision, after the buying-centre roles of the trade. */
export const decisionRoles = [
  'initiator',
  'user',
  'technical-expert',
  'decision-maker',
  'coach',
] as const;
export type DecisionRole = (typeof decisionRoles)[number];

/** 联系人: a person at a customer's. */
export type Contact = {
  readonly id: ContactId;
  readonly teamId: TeamId;
  readonly customerId: CustomerId;
  readonly name: string;
  /** `''`: not known. */
  readonly title: string;
  readonly decisionRole: DecisionRole | null;
  /** As it was typed. */
  readonly phone: string | null;
  readonly email: string | null;
  /** `03-15` or `1975-03-15`. */
  readonly birthday: string | null;
  readonly language: Locale | null;
  /** At most one at a customer's. */
  readonly isKeyPerson: boolean;
  readonly version: number;
  readonly createdAt: Instant;
  readonly createdBy: PersonId;
  readonly removedAt: Instant | null;
};

/** What people fill in of a contact. */
export type ContactInput = Pick<
  Contact,
  'name' | 'title' | 'decisionRole' | 'phone' | 'email' | 'birthday' | 'language' | 'isKeyPerson'
>;

/** A phone as others are compared with it: its digits, without the code of China. */
export function phoneDigits(phone: string): string {
  const [main = ''] = phone.normalize('NFKC').split(/(?:转|轉|ext\.?|#|x)/iu);
  const digits = main.replace(/\D/g, '').replace(/^00/, '');
  return /^86\d{10,12}$/.test(digits) ? digits.slice(2) : digits;
}
