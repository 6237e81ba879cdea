import type { PersonId, TeamId } from './person.ts';
import { parseReference, type Reference } from './reference.ts';
import type { CalendarDay, Instant } from './zoned-time.ts';

export type JournalId = string & { readonly __brand: 'JournalId' };

/** What is written at the end of a day: the trade's evening meeting goes through these. */
export const journalFields = ['results', 'problems', 'tomorrow'] as const;
export type JournalField = (typeof journalFields)[number];

/** One person's entry for one day of theirs. */
export type Journal = {
  readonly id: JournalId;
  readonly teamId: TeamId;
  readonly personId: PersonId;
  readonly day: CalendarDay;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
} & {
  /** Lines. One of which a record was made begins with its reference: `V-12 Acme Foods second feed`. */
  readonly [Field in JournalField]: string;
};

/** The lines of a field, empty ones left out. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The record that was made of a line, and the line itself. */
export function recordOf(
  line: string,
): { readonly reference: Reference; readonly rest: string } | null {
  const [, mark = '', rest = ''] = /^(\S+)\s*(.*)$/u.exec(line) ?? [];
  const reference = parseReference(mark);
  return reference && reference.kind !== 'ticket' ? { reference, rest } : null;
}
