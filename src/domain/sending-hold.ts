import type { PersonId, WorkspaceId } from './person.ts';
import type { Instant } from './zoned-time.ts';

/** What is sent without anybody asking for it, and can be held. */
export const heldKinds = ['reminders', 'digest'] as const;
export type HeldKind = (typeof heldKinds)[number];

/** Until when nothing of a kind is sent; what is due meanwhile waits. */
export type SendingHold = {
  readonly workspaceId: WorkspaceId;
  readonly kind: HeldKind;
  readonly heldUntil: Instant;
  readonly heldBy: PersonId;
  readonly heldAt: Instant;
};
