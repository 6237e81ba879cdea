import { parseReference } from '../domain/reference.ts';
import { type ProblemExample, UserError } from '../domain/user-error.ts';

/**
 * The number of the visit that a line starts with, and what follows.
 *
 * @throws UserError with the example where no visit is named.
 */
export function readVisitReference(
  text: string,
  example: ProblemExample,
): { readonly number: number; readonly rest: string } {
  const [, typed = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(text.trim()) ?? [];
  const reference = parseReference(typed);
  if (reference?.kind !== 'visit') throw new UserError('error.visitMissing', {}, example);
  return { number: reference.number, rest: rest.trim() };
}
