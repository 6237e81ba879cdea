import { type CreditGrade, creditGrades } from '../domain/customer.ts';
import { UserError } from '../domain/user-error.ts';
import { halfWidth } from './half-width.ts';

/** What a line says of somebody's credit: a grade, or a score from 0 to 100; and why. */
export type CreditLine = (
  | { readonly grade: CreditGrade; readonly score: null }
  | { readonly grade: null; readonly score: number }
) & { readonly reason: string };

const graded =
  /^(?:(?:信用|信誉|信譽)?(?:等级|等級)\s?|grade\s)?(?<grade>[A-C])(?:\s?[级級])?(?![\p{L}\p{N}])/iu;
const scored = /^(?<score>\d{1,4})(?:\s?(?:分|points?))?(?![\p{L}\p{N}.%])/iu;
const edges = /^[\s,;:、。.—–-]+|\s+$/gu;

/**
 * Reads `85 按期缴费`, `B级，逾期一次`, `grade C late twice`.
 *
 * @throws UserError where it begins with neither a grade nor a score of 0 to 100.
 */
export function readCreditLine(typed: string): CreditLine {
  const text = typed.trim();
  const half = halfWidth(text);
  const letter = graded.exec(half);
  const number = scored.exec(half);
  const reason = half.slice((letter ?? number)?.[0].length ?? 0).replace(edges, '');
  const grade = creditGrades.find((one) => one === letter?.groups?.grade?.toUpperCase());
  if (grade) return { grade, score: null, reason };
  const score = Number(number?.groups?.score ?? Number.NaN);
  if (!(score <= 100)) {
    throw new UserError('error.creditLine', { text: text.slice(0, 80) }, 'customer.credit.example');
  }
  return { grade: null, score, reason };
}
