import { defaultSettings } from '../../../src/domain/settings.ts';
import type { DeadlineContext } from '../../../src/domain/ticket/deadline-context.ts';
import { defaultTemplate } from '../../../src/domain/ticket/default-template.ts';
import type { StageLimit } from '../../../src/domain/ticket/stage-template.ts';
import type { Stage } from '../../../src/domain/ticket/ticket.ts';
import {
  calendarDay,
  clockTime,
  dayOf,
  type Instant,
  instantOf,
  timeOf,
  type Weekday,
  zoneName,
} from '../../../src/domain/zoned-time.ts';
import { samplePerson, sampleStage, sampleTicket } from '../../support/sample-records.ts';
import { officialCalendar } from './official-calendar.ts';

export const zone = zoneName('Asia/Shanghai');
/** `2026-09-21 09:00` in Shanghai. */
export const at = (text: string): Instant =>
  instantOf(calendarDay(text.slice(0, 10)), clockTime(text.slice(11)), zone);
/** A moment as the clock in Shanghai shows it. */
export const shown = (moment: Instant | null) =>
  moment === null ? null : `${dayOf(moment, zone)} ${timeOf(moment, zone)}`;

export const days = (count: number): StageLimit => ({
  kind: 'workdays',
  days: count,
  from: 'stage',
});
export const hours = (count: number): StageLimit => ({ kind: 'workhours', hours: count });
export const meeting = (weekday: Weekday): StageLimit => ({ kind: 'meeting', weekday });

export const planned: StageLimit = { kind: 'planned' };

export type Given = {
  readonly limit: StageLimit;
  readonly start: string;
  readonly pauses?: readonly (readonly [from: string, until: string | null])[];
  readonly planned?: string;
  readonly isGreen?: boolean;
  readonly now?: string;
};

/** A ticket with one stage under one limit, counted by the official calendar. */
export function ticketWith({ limit, start, pauses = [], planned, isGreen = false, now }: Given) {
  const stage: Stage = {
    ...sampleStage,
    code: 'PLAN_EXT',
    startedAt: at(start),
    plannedOn: planned === undefined ? null : calendarDay(planned),
    pauses: pauses.map(([from, until]) => ({
      from: at(from),
      until: until === null ? null : at(until),
      reason: 'customer drawings',
      by: samplePerson.id,
    })),
  };
  const ticket = { ...sampleTicket, programme: isGreen ? ('green' as const) : ('none' as const) };
  const last = pauses.at(-1)?.[1] ?? start;
  return { stage, file: { ticket, stages: [stage] }, context: contextOf(limit, now ?? last) };
}

export const contextOf = (limit: StageLimit, now: string): DeadlineContext => ({
  template: {
    ...defaultTemplate,
    profiles: [
      {
        key: 'five-node',
        name: '',
        isActive: true,
        limits: [
          { stage: 'PLAN_EXT', supply: null, limit },
          { stage: 'PLAN_REPLY', supply: null, limit },
        ],
      },
    ],
  },
  calendar: officialCalendar,
  settings: defaultSettings,
  zone,
  now: at(now),
});
