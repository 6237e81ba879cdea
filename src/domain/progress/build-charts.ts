import type {
  Chart,
  OnTimeRate,
  StageBoard,
  TicketTimeline,
  TimelineRow,
  VisitsAgainstDue,
} from '../chart.ts';
import { currentStages } from '../ticket/stage-order.ts';
import { isRunning, type Ticket, type TicketFile, type TrafficLight } from '../ticket/ticket.ts';
import { type CalendarDay, dayOf, type ZoneName } from '../zoned-time.ts';
import { shareOf } from './figures.ts';
import { type CountedTickets, type EndedSum, sumOf, type VisitSums } from './sums.ts';
import type { TicketStanding } from './ticket-standing.ts';

/** What stands above and below a chart, in the reader's language. */
export type ChartWords = Pick<Chart, 'title' | 'source'>;

/** More stages than fit on a phone are never run at once; more tickets are. */
const shownTickets = 15;

/** Open tickets by the stages that they stand in; one with two running stages stands in both. */
export function stageBoard(
  { standings, running }: Pick<CountedTickets, 'standings' | 'running'>,
  of: ChartWords & {
    readonly lights: StageBoard['lights'];
    /** What a stage is called. */
    readonly nameOf: (code: string) => string;
  },
): ChartWords & StageBoard {
  const stages = new Map<
    string,
    { position: number; tickets: Record<'blue' | 'yellow' | 'red', number> }
  >();
  const lightOf = new Map(standings.map(({ ticket, light }) => [ticket.id, light]));
  for (const { ticketId, code, position } of running) {
    const here = stages.get(code) ?? { position, tickets: { blue: 0, yellow: 0, red: 0 } };
    here.tickets[lightOf.get(ticketId) ?? 'blue'] += 1;
    stages.set(code, here);
  }
  const { title, source, lights, nameOf } = of;
  return {
    kind: 'stage-board',
    title,
    source,
    lights,
    stages: [...stages]
      .sort(([, one], [, other]) => one.position - other.position)
      .map(([code, { tickets }]) => ({ name: nameOf(code), tickets })),
  };
}

/** Customers due for a visit in a period beside those of them that were visited. */
export function visitsAgainstDue(
  { due }: VisitSums,
  of: ChartWords & {
    readonly doneName: string;
    readonly dueName: string;
    /** Who or what stands in the rows, and which of the sums are theirs. */
    readonly rows: readonly {
      readonly name: string;
      readonly has: (sum: VisitSums['due'][number]) => boolean;
    }[];
  },
): ChartWords & VisitsAgainstDue {
  const { title, source, doneName, dueName, rows } = of;
  return {
    kind: 'visits-against-due',
    title,
    source,
    doneName,
    dueName,
    rows: rows.map(({ name, has }) => {
      const own = due.filter(has);
      return { name, done: sumOf(own, (row) => row.kept), due: sumOf(own, (row) => row.due) };
    }),
  };
}

/** What was on time of all that ended, week by week; a week in which nothing ended has no rate. */
export function onTimeRate(
  weeks: readonly {
    readonly name: string;
    readonly ended: readonly EndedSum[];
    readonly promises: readonly { readonly kept: number; readonly late: number }[];
  }[],
  of: ChartWords & {
    readonly targetName: string;
    readonly weekName: string;
    readonly stagesName: string;
    readonly promisesName: string;
  },
): ChartWords & OnTimeRate {
  const { title, source, targetName, weekName, stagesName, promisesName } = of;
  return {
    kind: 'on-time-rate',
    title,
    source,
    targetName,
    target: 1,
    weeks: weeks.map(({ name }) => name),
    weekName,
    series: [
      {
        name: stagesName,
        rates: weeks.map(({ ended }) =>
          shareOf(
            sumOf(ended, ({ light, count }) => (light === 'red' ? 0 : count)),
            sumOf(ended, ({ count }) => count),
          ),
        ),
      },
      {
        name: promisesName,
        rates: weeks.map(({ promises }) => {
          const kept = sumOf(promises, (row) => row.kept);
          return shareOf(kept, kept + sumOf(promises, (row) => row.late));
        }),
      },
    ],
  };
}

const rank = { red: 0, yellow: 1, blue: 2 };

/** The tickets of the timeline, the worst first. */
export const timelineOf = (standings: readonly TicketStanding[]): readonly TicketStanding[] =>
  standings.toSorted((one, other) => rank[one.light] - rank[other.light]).slice(0, shownTickets);

/** A ticket of the timeline with the day on which it is expected; null: that cannot be told. */
export type ExpectedTicket = {
  readonly file: TicketFile;
  readonly light: TrafficLight;
  readonly forecastOn: CalendarDay | null;
};

/** Open tickets from their application to the day on which they are expected, in the order given. */
export function ticketTimeline(
  tickets: readonly ExpectedTicket[],
  of: ChartWords & {
    readonly today: CalendarDay;
    readonly todayName: string;
    readonly zone: ZoneName;
    readonly nameOf: (ticket: Ticket) => string;
    /** How many are not among them. */
    readonly more: number;
  },
): ChartWords & TicketTimeline {
  const { title, source, today, todayName, zone, nameOf } = of;
  const rows = tickets.map(({ file, light, forecastOn }): TimelineRow => {
    const { ticket } = file;
    const expected = forecastOn ?? today;
    const from = dayOf(ticket.openedAt, zone);
    return {
      name: nameOf(ticket),
      note: null,
      light,
      bars: [
        {
          from,
          to: expected < from ? from : expected,
          light,
          isForecast: expected > today && currentStages(file).some(isRunning),
        },
      ],
      deadline: ticket.requiredOn,
    };
  });
  return {
    kind: 'ticket-timeline',
    title,
    source,
    today,
    todayName,
    rowsAre: 'tickets',
    rows,
    more: { count: of.more, isCountedOut: false },
  };
}
