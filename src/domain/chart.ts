import type { TrafficLight } from './ticket/ticket.ts';
import type { CalendarDay } from './zoned-time.ts';

/**
 * What a picture shows: figures and words as they are to stand there, nothing of how it is drawn.
 * A figure that cannot be computed is null and is drawn as a gap, never as zero.
 */
export type Chart = {
  readonly title: string;
  /** The period and when its figures were read, as a sentence. */
  readonly source: string;
} & (StageBoard | VisitsAgainstDue | OnTimeRate | TicketTimeline);

/** How many tickets stand in each stage, by their light: the blue, yellow and red wall board. */
export type StageBoard = {
  readonly kind: 'stage-board';
  readonly lights: Readonly<Record<TrafficLight, string>>;
  readonly stages: readonly {
    readonly name: string;
    readonly tickets: Readonly<Record<TrafficLight, number>>;
  }[];
};

/** Visits that took place beside those that were due, by grade or by person. */
export type VisitsAgainstDue = {
  readonly kind: 'visits-against-due';
  readonly doneName: string;
  readonly dueName: string;
  readonly rows: readonly { readonly name: string; readonly done: number; readonly due: number }[];
};

/** The share that was on time, week by week, 0–1. */
export type OnTimeRate = {
  readonly kind: 'on-time-rate';
  readonly targetName: string;
  readonly target: number | null;
  readonly series: readonly {
    readonly name: string;
    /** As many as there are weeks. */
    readonly rates: readonly (number | null)[];
  }[];
  readonly weeks: readonly string[];
  /** What the weeks are called by. */
  readonly weekName: string;
};

/** Stages of one ticket, or tickets of a team, along the calendar. */
export type TicketTimeline = {
  readonly kind: 'ticket-timeline';
  readonly today: CalendarDay;
  readonly todayName: string;
  readonly rowsAre: 'stages' | 'tickets';
  readonly rows: readonly TimelineRow[];
  /** How many more there are than these, and whether counting stopped there. */
  readonly more: { readonly count: number; readonly isCountedOut: boolean };
};

export type TimelineRow = {
  readonly name: string;
  /** What goes on, in few words. */
  readonly note: string | null;
  readonly light: TrafficLight;
  readonly bars: readonly TimelineBar[];
  readonly deadline: CalendarDay | null;
};

export type TimelineBar = {
  readonly from: CalendarDay;
  /** The last day of the bar, itself included. */
  readonly to: CalendarDay;
  readonly light: TrafficLight;
  /** Where the bar is a forecast it is drawn paler. */
  readonly isForecast: boolean;
};
