import type { CustomerId } from '../domain/customer.ts';
import type { PersonId } from '../domain/person.ts';
import type { Instant } from '../domain/zoned-time.ts';

/** Remembers for an hour who opened which customers. A restart forgets it. */
export type ReadingWatch = {
  /** How many different customers this person has opened within the hour, these included. */
  note(personId: PersonId, customerIds: readonly CustomerId[], now: Instant): number;
};

const hourMs = 60 * 60 * 1000;

export function watchReading(): ReadingWatch {
  const opened = new Map<PersonId, Map<CustomerId, Instant>>();
  return {
    note(personId, customerIds, now) {
      const known = opened.get(personId) ?? new Map<CustomerId, Instant>();
      opened.set(personId, known);
      for (const [id, at] of known) if (at <= now - hourMs) known.delete(id);
      for (const id of customerIds) known.set(id, now);
      return known.size;
    },
  };
}
