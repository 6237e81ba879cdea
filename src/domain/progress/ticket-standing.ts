import type { CountedTicket } from '../ticket/recount-ticket.ts';
import { currentStages } from '../ticket/stage-order.ts';
import {
  isAtHand,
  isRunning,
  type Stage,
  type Ticket,
  type TrafficLight,
} from '../ticket/ticket.ts';
import { capUsedBy, lightAt, type TicketOutlook } from '../ticket/ticket-outlook.ts';
import { workdaysBetween } from '../ticket/working-clock.ts';
import type { WorkingCalendar } from '../working-days.ts';
import { type CalendarDay, dayOf, type Instant, type ZoneName } from '../zoned-time.ts';

/** An open ticket with what tells how it stands. */
export type OpenTicket = Pick<
  Ticket,
  | 'id'
  | 'number'
  | 'customerId'
  | 'managerId'
  | 'secondManagerId'
  | 'programme'
  | 'dueAt'
  | 'capAt'
  | 'calendarVersion'
> &
  Pick<CountedTicket, 'outlook'>;

/** A stage that somebody has something to do with: it runs, or its end waits for another person. */
export type StageAtHand = Pick<
  Stage,
  'ticketId' | 'code' | 'position' | 'department' | 'ownerId' | 'dueAt'
> & { readonly isRunning: boolean; readonly awaitsApproval: boolean };

/** How an open ticket stands, as its card and the lists show it. */
export type TicketStanding = {
  readonly ticket: OpenTicket;
  readonly light: TrafficLight;
  /** Working days. */
  readonly cap: number;
  readonly capUsed: number;
  readonly isOverCap: boolean;
  /** Whether it is expected later than the customer wants it. */
  readonly isAtRisk: boolean;
  /** Whether one of its stages is overdue, as the list of overdue tickets has it. */
  readonly isOverdue: boolean;
};

/** Open tickets with their stages at hand. */
export type Standings = {
  /** The first due first. */
  readonly standings: readonly TicketStanding[];
  readonly stages: readonly StageAtHand[];
};

type Clock = { readonly now: Instant; readonly zone: ZoneName; readonly calendar: WorkingCalendar };

/** How an open ticket stands now, by what was counted when it last changed. */
export function standingOf(
  ticket: OpenTicket,
  outlook: TicketOutlook,
  { now, zone, calendar }: Clock,
): TicketStanding {
  const today = dayOf(now, zone);
  const { riskFrom } = outlook;
  return {
    ticket,
    light: lightAt(outlook, now),
    cap: outlook.cap,
    capUsed: capUsedBy(outlook, today, calendar),
    isOverCap: ticket.capAt !== null && ticket.capAt < now,
    isAtRisk: riskFrom !== null && riskFrom <= today,
    isOverdue: ticket.dueAt !== null && ticket.dueAt < now,
  };
}

/** What is read of a ticket, of one that was counted just now. */
export function readAnew({ ticket, stages, outlook }: CountedTicket): {
  readonly ticket: OpenTicket;
  readonly stages: readonly StageAtHand[];
} {
  return {
    ticket: { ...ticket, outlook },
    stages: currentStages({ stages })
      .filter(isAtHand)
      .map((stage) => ({
        ...stage,
        isRunning: isRunning(stage),
        awaitsApproval: stage.state === 'approval',
      })),
  };
}

/** A stage whose limit is over: its last day, and the working days since then, 0 on the day itself. */
export type Overdue = { readonly dueDay: CalendarDay; readonly days: number };

/** Null where it is not. */
export function overdueOf(
  { dueAt, isRunning: runs }: StageAtHand,
  { now, zone, calendar }: Clock,
): Overdue | null {
  if (!runs || dueAt === null || dueAt >= now) return null;
  const dueDay = dayOf(dueAt, zone);
  return { dueDay, days: workdaysBetween(dueDay, dayOf(now, zone), calendar) };
}
