import type { PersonId } from '../person.ts';
import type { CalendarDay, Instant } from '../zoned-time.ts';
import type { ApprovalRequest, ServiceProgram } from './ticket.ts';

/** What was done with a ticket, as its history tells it. Stages by their codes. */
export type TicketChange =
  | { readonly kind: 'opened' }
  /** It came with a list, under way already; `number`: what it was numbered elsewhere. */
  | { readonly kind: 'brought'; readonly file: string; readonly number: string | null }
  /** Its card, in a channel. */
  | { readonly kind: 'posted' }
  | { readonly kind: 'edited' }
  | { readonly kind: 'accepted'; readonly stage: string }
  | { readonly kind: 'released'; readonly stage: string; readonly reason: string }
  | { readonly kind: 'assigned'; readonly stage: string; readonly to: PersonId }
  | {
      readonly kind: 'done';
      readonly stage: string;
      readonly note: string | null;
      readonly doneFor: string | null;
    }
  | {
      readonly kind: 'asked';
      readonly stage: string;
      readonly to: ApprovalRequest['to'];
      readonly note: string;
    }
  | { readonly kind: 'approved'; readonly stage: string; readonly to: ApprovalRequest['to'] }
  | { readonly kind: 'sent-back'; readonly stage: string; readonly reason: string }
  | {
      readonly kind: 'returned';
      readonly stage: string;
      readonly to: string;
      readonly reason: string;
    }
  | { readonly kind: 'skipped'; readonly stage: string; readonly reason: string }
  | { readonly kind: 'paused'; readonly stages: readonly string[]; readonly reason: string }
  | { readonly kind: 'resumed'; readonly stages: readonly string[] }
  | { readonly kind: 'planned'; readonly stage: string; readonly day: CalendarDay }
  | { readonly kind: 'programme'; readonly to: ServiceProgram }
  | { readonly kind: 'manager'; readonly to: PersonId }
  /** With all that its manager had. */
  | { readonly kind: 'handed-over'; readonly from: PersonId; readonly to: PersonId }
  | { readonly kind: 'second-manager'; readonly to: PersonId | null }
  | { readonly kind: 'linked'; readonly to: PersonId | null }
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'unblocked' }
  | { readonly kind: 'noted'; readonly note: string }
  | { readonly kind: 'filed'; readonly stage: string; readonly names: readonly string[] }
  | {
      readonly kind: 'closed';
      readonly as: 'completed' | 'withdrawn';
      readonly note: string | null;
    }
  | { readonly kind: 'reopened'; readonly reason: string }
  /** The working-day calendar changed. */
  | { readonly kind: 'recounted' }
  /** The team moved to another time zone, or works at other hours. */
  | { readonly kind: 'zone-moved' };

/** A due moment that moved with a change. */
export type MovedDeadline = {
  readonly stage: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
};

/** A change with what it brought about. */
export type TicketChangeRecord = {
  readonly change: TicketChange;
  /** Stages that began with it. */
  readonly started: readonly string[];
  readonly moved: readonly MovedDeadline[];
};
