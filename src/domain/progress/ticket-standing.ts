import { type CapUse, capOf } from '../ticket/cap-use.ts';
import type { DeadlineContext } from '../ticket/deadline-context.ts';
import { energisationStage } from '../ticket/default-template.ts';
import { forecastOf } from '../ticket/forecast.ts';
import { isAtRisk } from '../ticket/required-on-risk.ts';
import { deadlineOf } from '../ticket/stage-deadline.ts';
import { currentStage, currentStages } from '../ticket/stage-order.ts';
import {
  isOver,
  isRunning,
  type Stage,
  type TicketFile,
  type TrafficLight,
} from '../ticket/ticket.ts';
import { ticketLight } from '../ticket/ticket-light.ts';
import { workdaysBetween } from '../ticket/working-clock.ts';
import { type CalendarDay, dayOf } from '../zoned-time.ts';

/** A running stage whose limit is over. */
export type OverdueStage = {
  readonly stage: Stage;
  readonly dueDay: CalendarDay;
  /** Working days since then; 0 on the day itself. */
  readonly days: number;
};

/** How an open ticket stands, as its card and the lists show it. */
export type TicketStanding = {
  readonly file: TicketFile;
  readonly running: readonly Stage[];
  readonly light: TrafficLight;
  readonly cap: CapUse;
  /** Whether it is expected later than the customer wants it. */
  readonly isAtRisk: boolean;
  /** Null where it was not counted: it tells nothing about the risk. */
  readonly forecastOn: CalendarDay | null;
  /** Whether one of its stages is overdue, as the list of overdue tickets has it. */
  readonly isOverdue: boolean;
  readonly overdue: readonly OverdueStage[];
};

/** How an open ticket stands now. */
export function standingOf(file: TicketFile, context: DeadlineContext): TicketStanding {
  const { now, zone, calendar } = context;
  const running = currentStages(file).filter(isRunning);
  const cap = capOf(file, context);
  const today = dayOf(now, zone);
  const overdue = running.flatMap((stage): OverdueStage[] => {
    if (stage.dueAt === null || stage.dueAt >= now) return [];
    const dueDay = dayOf(stage.dueAt, zone);
    return [{ stage, dueDay, days: workdaysBetween(dueDay, today, calendar) }];
  });
  const expected = expectationOf(file, today, context);
  return {
    file,
    running,
    // What is overdue is red whatever else it is; the other limits need not be counted.
    light:
      overdue.length > 0 || cap.light === 'red' ? 'red' : countedLight(file, running, cap, context),
    cap,
    ...expected,
    isOverdue: overdue.length > 0,
    overdue,
  };
}

function countedLight(
  file: TicketFile,
  running: readonly Stage[],
  cap: CapUse,
  context: DeadlineContext,
): TrafficLight {
  const deadlines = new Map(running.map((stage) => [stage.id, deadlineOf(stage, file, context)]));
  return ticketLight(file, deadlines, cap, context);
}

/**
 * Whether a ticket is expected later than it is wanted. Nobody waits for a day that nobody asked for,
 * and none is expected before today: there the forecast need not be counted.
 */
function expectationOf(
  file: TicketFile,
  today: CalendarDay,
  context: DeadlineContext,
): Pick<TicketStanding, 'isAtRisk' | 'forecastOn'> {
  const { requiredOn } = file.ticket;
  if (requiredOn === null) return { isAtRisk: false, forecastOn: null };
  if (requiredOn < today) {
    const last = currentStage(file, energisationStage);
    return { isAtRisk: last !== undefined && !isOver(last), forecastOn: null };
  }
  const forecastOn = forecastOf(file, context)?.day ?? null;
  return { isAtRisk: isAtRisk(file.ticket, forecastOn), forecastOn };
}
