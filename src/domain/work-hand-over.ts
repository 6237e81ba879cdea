import type { Customer, CustomerId } from './customer.ts';
import type { FollowUp, FollowUpId } from './follow-up.ts';
import type { PersonId, TeamId } from './person.ts';
import type { Stage, StageId, Ticket, TicketFile, TicketId } from './ticket/ticket.ts';
import type { Visit, VisitId } from './visit.ts';
import type { Instant } from './zoned-time.ts';

export type HandOverId = string & { readonly __brand: 'HandOverId' };

/** previewed: asked for and not decided; dropped: not done after all; undone: given back. */
export type HandOverState = 'previewed' | 'dropped' | 'applied' | 'undone';

/**
 * What went to somebody else, as it was before: what is given back is put back exactly, unless the
 * record has moved on from `version`, which is the one that the hand-over left it at.
 */
export type HandedOver = {
  readonly customers: readonly CustomerId[];
  readonly followUps: readonly (Pick<FollowUp, 'due' | 'dueAt' | 'timeZone' | 'version'> & {
    readonly id: FollowUpId;
  })[];
  readonly appointments: readonly { readonly id: VisitId; readonly version: number }[];
  readonly tickets: readonly (Pick<Ticket, 'managerId' | 'secondManagerId' | 'version'> & {
    readonly id: TicketId;
    /** Stages that were the person's by name. */
    readonly stageIds: readonly StageId[];
  })[];
};

export const nothingHandedOver: HandedOver = {
  customers: [],
  followUps: [],
  appointments: [],
  tickets: [],
};

/** How much of each there is. */
export type HandOverCounts = {
  readonly customers: number;
  readonly followUps: number;
  readonly appointments: number;
  readonly tickets: number;
  /** Stages in tickets that somebody else leads. */
  readonly stages: number;
  /** Customers whose next visit is due within four weeks, or overdue. */
  readonly visitsDue: number;
};

/** The work of one person that goes, went or was to go to another of the same team. */
export type HandOver = {
  readonly id: HandOverId;
  readonly teamId: TeamId;
  readonly fromId: PersonId;
  readonly toId: PersonId;
  /** Only what is about these; null: everything that is open. */
  readonly customerIds: readonly CustomerId[] | null;
  readonly state: HandOverState;
  /** What the preview said. */
  readonly counts: HandOverCounts;
  readonly went: HandedOver;
  /** Who asked for it, and carried it out. */
  readonly askedBy: PersonId;
  readonly askedAt: Instant;
  readonly appliedAt: Instant | null;
};

/** From `at` on a customer is the responsibility of somebody else. */
export type ManagerChange = {
  readonly customerId: CustomerId;
  readonly fromId: PersonId;
  readonly toId: PersonId;
  readonly at: Instant;
  readonly by: PersonId;
};

/** Who was responsible for a customer, and how long; `until` null: still. */
export type Tenure = {
  readonly managerId: PersonId;
  readonly from: Instant;
  readonly until: Instant | null;
};

/** Who was responsible for a customer, one after the other, the first one first. */
export function tenuresOf(
  { managerId, createdAt }: Pick<Customer, 'managerId' | 'createdAt'>,
  changes: readonly ManagerChange[],
): readonly Tenure[] {
  const [first] = changes;
  const starts = [
    { managerId: first?.fromId ?? managerId, from: createdAt },
    ...changes.map(({ toId, at }) => ({ managerId: toId, from: at })),
  ];
  return starts.map((one, index) => ({ ...one, until: starts[index + 1]?.from ?? null }));
}

/** All that goes along. */
export type OpenWorkOf = {
  readonly customers: readonly Customer[];
  readonly followUps: readonly FollowUp[];
  readonly appointments: readonly Visit[];
  readonly tickets: readonly TicketFile[];
};

/** Stages that are somebody's by name and not over. */
export const stagesHeldBy = (id: PersonId, { stages }: TicketFile): readonly Stage[] =>
  stages.filter(({ ownerId, ended }) => ownerId === id && ended === null);

/** Whether somebody leads a ticket, alone or as one of two. */
export const leadsTicket = (
  id: PersonId,
  { managerId, secondManagerId }: Pick<Ticket, 'managerId' | 'secondManagerId'>,
): boolean => managerId === id || secondManagerId === id;

/** A ticket with one person in the place of another: as its manager, its second one, and at its stages. */
export function withInstead(file: TicketFile, from: PersonId, to: PersonId): TicketFile {
  const { ticket } = file;
  const managerId = ticket.managerId === from ? to : ticket.managerId;
  const second = ticket.secondManagerId === from ? to : ticket.secondManagerId;
  const held = new Set(stagesHeldBy(from, file));
  return {
    // Nobody is both of two.
    ticket: { ...ticket, managerId, secondManagerId: second === managerId ? null : second },
    stages: file.stages.map((stage) => (held.has(stage) ? { ...stage, ownerId: to } : stage)),
  };
}
