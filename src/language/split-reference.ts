import { formatReference, parseReference, type ReferenceKind } from '../domain/reference.ts';
import { type ProblemExample, UserError } from '../domain/user-error.ts';

const missing: Readonly<Record<ReferenceKind, UserError['key']>> = {
  visit: 'error.visitMissing',
  followUp: 'error.referenceMissing',
  ticket: 'error.ticketMissing',
};

/**
 * The record of a kind that a line starts with, and what follows: `F-31 next Wed`. A bare number
 * stands for a follow-up or a ticket; with visits it would be a part of what was said. `example`: the
 * line that works, as the key of its sentence.
 *
 * @throws UserError where the line starts with none.
 */
export function splitReference(
  kind: ReferenceKind,
  text: string,
  example: ProblemExample | null,
): { readonly number: number; readonly rest: string } {
  const [, typed = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(text.trim()) ?? [];
  const isBare = kind !== 'visit' && /^\p{Nd}+$/u.test(typed);
  const reference = parseReference(
    isBare ? formatReference(kind, Number(typed.normalize('NFKC'))) : typed,
  );
  if (reference?.kind !== kind) throw new UserError(missing[kind], {}, example);
  return { number: reference.number, rest: rest.trim() };
}
