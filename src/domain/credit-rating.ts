import { type CreditGrade, type CustomerId, creditGrades } from './customer.ts';
import type { PersonId } from './person.ts';
import type { Settings } from './settings.ts';
import type { Instant } from './zoned-time.ts';

/** A credit grade that was given to a customer, or taken away. */
export type CreditRating = {
  readonly customerId: CustomerId;
  readonly at: Instant;
  readonly by: PersonId;
  readonly from: CreditGrade | null;
  readonly to: CreditGrade | null;
  /** 0 to 100, where the grade came of one. */
  readonly score: number | null;
  /** `''`: not said. */
  readonly reason: string;
};

/** Longer reasons belong into a visit's note. */
export const longestReason = 200;

/** The grade of a score from 0 to 100. */
export function gradeOfScore(
  score: number,
  { 'credit.gradeScores': from }: Pick<Settings, 'credit.gradeScores'>,
): CreditGrade {
  if (score >= from.A) return 'A';
  return score >= from.B ? 'B' : 'C';
}

/** Whether a grade may follow another: a rise of more steps than the rules allow may not. */
export function mayFollow(
  from: CreditGrade | null,
  to: CreditGrade | null,
  { 'credit.mostStepsUp': most }: Pick<Settings, 'credit.mostStepsUp'>,
): boolean {
  if (from === null || to === null) return true;
  return creditGrades.indexOf(from) - creditGrades.indexOf(to) <= most;
}
