import type { CustomerId } from '../customer.ts';
import type { NewId } from '../new-id.ts';
import type { DeadlineContext } from '../ticket/deadline-context.ts';
import type { StageDepartment } from '../ticket/ticket.ts';
import type { RecordContext } from './plan-records.ts';
import type { SaidMoment, TicketFields } from './ticket-columns.ts';

/** What rows of tickets are planned with. */
export type TicketContext = RecordContext & {
  /** The team's, with its newest template. */
  readonly deadlines: DeadlineContext;
  /** The code of a stage of the template, by what it is called in any language. */
  readonly findStage: (said: string) => string | undefined;
  readonly findDepartment: (said: string) => StageDepartment | undefined;
  /** Tickets that came with lists, by what they are known again by. */
  readonly knownTickets: ReadonlyMap<string, { readonly said: string; readonly number: number }>;
  /** Those that have become part of a customer by merges. */
  readonly formerIds: (id: CustomerId) => readonly CustomerId[];
  readonly newId: NewId;
  readonly digest: (text: string) => string;
  /** What stands as a reason where none was said, and with days that were not used. */
  readonly noReason: string;
  readonly idleNote: string;
};

/** What a row says, with the days on which stages ended by their codes. */
export type SaidOfTicket = TicketFields & {
  readonly ends: Readonly<Record<string, SaidMoment>>;
};
