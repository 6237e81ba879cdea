import type { Settings } from '../settings.ts';
import type { WorkingCalendar } from '../working-days.ts';
import type { Instant, ZoneName } from '../zoned-time.ts';
import type { TicketTemplate } from './stage-template.ts';
import type { TrafficLight } from './ticket.ts';
import type { WorkingTime } from './working-clock.ts';

/** What deadlines are counted by. */
export type DeadlineContext = {
  readonly template: TicketTemplate;
  readonly calendar: WorkingCalendar;
  readonly settings: Pick<Settings, 'work.hours' | 'ticket.yellowShare' | 'ticket.yellowsToRed'>;
  /** The team's. */
  readonly zone: ZoneName;
  readonly now: Instant;
};

/** Working days, or working hours with their fractions. */
export type WorkingAmount = { readonly unit: 'days' | 'hours'; readonly count: number };

/** The working time of a team: its calendar, on its clock. */
export const workingTimeOf = ({ calendar, zone, settings }: DeadlineContext): WorkingTime => ({
  calendar,
  zone,
  hours: settings['work.hours'],
});

/** Blue, or yellow from a share of a limit on; what is late is red whatever its share. */
export const lightOf = (share: number, { settings }: DeadlineContext): TrafficLight =>
  share >= settings['ticket.yellowShare'] ? 'yellow' : 'blue';
