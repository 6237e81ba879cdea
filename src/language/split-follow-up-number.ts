import { parseReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';

/**
 * Reads the follow-up that a line starts with: `F-31 next Wed`, or its bare number. `example`: the
 * line that works, as the key of its sentence.
 *
 * @throws UserError where the line starts with no follow-up.
 */
export function splitFollowUpNumber(
  text: string,
  example: UserError['example'],
): { readonly number: number; readonly rest: string } {
  const [, typed = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(text) ?? [];
  const reference = parseReference(/^\p{Nd}+$/u.test(typed) ? `F-${typed}` : typed);
  if (reference?.kind !== 'followUp') throw new UserError('error.referenceMissing', {}, example);
  return { number: reference.number, rest: rest.trim() };
}
