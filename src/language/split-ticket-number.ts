import { parseReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';

/**
 * Reads the ticket that a line starts with: `GC-12 site survey`, or its bare number. `example`: the
 * line that works, as the key of its sentence.
 *
 * @throws UserError where the line starts with no ticket.
 */
export function splitTicketNumber(
  text: string,
  example: UserError['example'],
): { readonly number: number; readonly rest: string } {
  const [, typed = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(text) ?? [];
  const reference = parseReference(/^\p{Nd}+$/u.test(typed) ? `GC-${typed}` : typed);
  if (reference?.kind !== 'ticket') throw new UserError('error.ticketMissing', {}, example);
  return { number: reference.number, rest: rest.trim() };
}
