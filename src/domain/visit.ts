import type { CustomerId } from './customer.ts';
import type { PersonId, TeamId } from './person.ts';
import type { Quantity } from './quantity.ts';
import {
  type CalendarDay,
  type ClockTime,
  dayOf,
  type Instant,
  instantOf,
  type ZoneName,
} from './zoned-time.ts';

export type VisitId = string & { readonly __brand: 'VisitId' };

/**
 * planned: an appointment; held: it took place; missed: an appointment that did not take place.
 * Only what was held counts as a visit.
 */
export type VisitState = 'planned' | 'held' | 'missed';

/** The fields of the trade's visit report; all of them may stay empty. */
export const reportFields = [
  'purpose',
  'contactsMet',
  'needs',
  'findings',
  'problems',
  'nextStep',
] as const;
export type ReportField = (typeof reportFields)[number];
export type VisitReport = { readonly [Field in ReportField]?: string };

/** A photo or document of a visit. It stays in Slack. */
export type VisitFile = {
  readonly visitId: VisitId;
  readonly slackFileId: string;
  readonly name: string;
  readonly mimeType: string;
  /** Where people open it in Slack. */
  readonly permalink: string;
  readonly addedBy: PersonId;
  readonly addedAt: Instant;
};

export type Visit = {
  readonly id: VisitId;
  readonly teamId: TeamId;
  /** 12 in V-12. */
  readonly number: number;
  readonly customerId: CustomerId;
  /** Who went. */
  readonly managerId: PersonId;
  readonly day: CalendarDay;
  readonly time: ClockTime | null;
  readonly timeZone: ZoneName;
  readonly note: string;
  /** What is recognised in the note and in what was promised. */
  readonly quantities: readonly Quantity[];
  readonly state: VisitState;
  /** Whether it is the quarterly meeting with the customer. */
  readonly isMeeting: boolean;
  readonly report: VisitReport;
  readonly version: number;
  readonly createdAt: Instant;
  readonly undoneAt: Instant | null;
};

export const isAppointment = ({ state }: Pick<Visit, 'state'>): boolean => state === 'planned';

/** What a visit entered for a day and time is: an appointment while that lies ahead. */
export function stateOfVisit(
  { day, time }: Pick<Visit, 'day' | 'time'>,
  zone: ZoneName,
  now: Instant,
): VisitState {
  const today = dayOf(now, zone);
  const isAhead =
    day > today || (day === today && time !== null && instantOf(day, time, zone) > now);
  return isAhead ? 'planned' : 'held';
}

const hourMs = 60 * 60 * 1000;

/** Whether a visit may still be taken back: an appointment always, else for so many hours after it was entered. */
export const mayStillUndo = (
  { createdAt, state }: Pick<Visit, 'createdAt' | 'state'>,
  hours: number,
  now: Instant,
): boolean => state === 'planned' || now - createdAt <= hours * hourMs;
