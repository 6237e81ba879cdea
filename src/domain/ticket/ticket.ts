import type { CustomerId } from '../customer.ts';
import type { PersonId, TeamId } from '../person.ts';
import type { SupplyMode } from '../quantity.ts';
import type { CalendarDay, Instant } from '../zoned-time.ts';
import type { DepartmentKey } from './department-key.ts';

export type TicketId = string & { readonly __brand: 'TicketId' };
export type StageId = string & { readonly __brand: 'StageId' };

/** What is applied for: a new connection, more or less capacity, a supply for a while, another change. */
export const ticketKinds = ['new', 'increase', 'decrease', 'temporary', 'change'] as const;
export type TicketKind = (typeof ticketKinds)[number];

export const supplyModes = ['single', 'dual', 'multiple'] as const satisfies readonly SupplyMode[];

/** 特级, 一级, 二级, 临时性 important users; ordinary: none of them. */
export const importanceLevels = ['ordinary', 'temporary', 'second', 'first', 'special'] as const;
export type ImportanceLevel = (typeof importanceLevels)[number];

/** none; 三零 for small low-voltage firms; 三省 for 10 kV; 绿色通道, which halves the utility's limits. */
export const servicePrograms = ['none', 'three-zeros', 'three-savings', 'green'] as const;
export type ServiceProgram = (typeof servicePrograms)[number];

/** completed: energised and archived; withdrawn: closed on the way. */
export type TicketState = 'open' | 'completed' | 'withdrawn';

/** Blue: on its way. Yellow: most of the limit is used. Red: late. */
export type TrafficLight = 'blue' | 'yellow' | 'red';

/** The calendar's version of a ticket whose deadlines are to be counted anew, whatever its region's. */
export const countedByNone = 0;

/** An application for a grid connection (业扩报装). */
export type Ticket = {
  readonly id: TicketId;
  readonly teamId: TeamId;
  /** 12 in GC-12. */
  readonly number: number;
  readonly customerId: CustomerId;
  readonly kind: TicketKind;
  /** Volts. */
  readonly voltage: number;
  readonly capacityKva: number;
  readonly supplyMode: SupplyMode;
  readonly importance: ImportanceLevel;
  readonly programme: ServiceProgram;
  /** The manager who leads it, and records for people who are not on Slack. */
  readonly managerId: PersonId;
  /** The second one of a “1+1” ticket. */
  readonly secondManagerId: PersonId | null;
  /** The leader linked to the project (挂钩领导), who visits before and after energisation. */
  readonly leaderId: PersonId | null;
  /** The day by which the customer wants power. */
  readonly requiredOn: CalendarDay | null;
  /** The template whose stages and limits it keeps. */
  readonly templateVersion: number;
  /** Where its card stands; null: nowhere. */
  readonly channelId: string | null;
  readonly state: TicketState;
  /** Why it cannot go on although its clock runs. */
  readonly blockedReason: string | null;
  /** When the first of its running stages is due. */
  readonly dueAt: Instant | null;
  /** When the utility's working days will have used up the cap; null while they do not run. */
  readonly capAt: Instant | null;
  /** The day on which it is expected to be energised. */
  readonly forecastOn: CalendarDay | null;
  readonly energisedOn: CalendarDay | null;
  /** Which version of the region's calendar its days are counted by. */
  readonly calendarVersion: number;
  /** Moves on with every change. */
  readonly version: number;
  readonly openedAt: Instant;
  readonly openedBy: PersonId;
  readonly closed: {
    readonly at: Instant;
    readonly by: PersonId;
    readonly note: string | null;
  } | null;
};

/** Whose time a stage takes. Only the utility's counts against limits and cap. */
export type ClockOwner = 'utility' | 'customer' | 'third-party';

/**
 * waiting: others come first; queued: nobody has accepted it yet; active: somebody works on it;
 * approval: its end waits for another person; returned: it did not pass and is done again.
 */
export type StageState =
  | 'waiting'
  | 'queued'
  | 'active'
  | 'approval'
  | 'done'
  | 'skipped'
  | 'returned';

/** A time in which the clock of a stage stands still; `until` null: it still does. */
export type StagePause = {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly reason: string;
  readonly by: PersonId;
};

/** Who asks for the end of a stage that another person has to approve. */
export type ApprovalRequest = {
  readonly to: 'done' | 'skipped';
  readonly by: PersonId;
  readonly at: Instant;
  readonly note: string;
  /** Who did it, where somebody who is not on Slack did. */
  readonly doneFor: string | null;
  /** Who approved; null while it waits. */
  readonly approved: { readonly by: PersonId; readonly at: Instant } | null;
};

/** Whose queue a stage waits in: a department's, the manager's, or the customer's. */
export type StageDepartment = DepartmentKey | 'manager' | 'customer';

/** One attempt at a stage of a ticket. */
export type Stage = {
  readonly id: StageId;
  readonly ticketId: TicketId;
  readonly teamId: TeamId;
  /** Of the template, such as `DESIGN_REVIEW`. */
  readonly code: string;
  /** Its place in the template. */
  readonly position: number;
  /** 1 the first time. */
  readonly attempt: number;
  readonly department: StageDepartment;
  readonly ownerId: PersonId | null;
  readonly state: StageState;
  /** When what comes before it was done: from here on its clock runs. */
  readonly startedAt: Instant | null;
  readonly acceptedAt: Instant | null;
  /** The day agreed for its end, where the template leaves it to an agreement. */
  readonly plannedOn: CalendarDay | null;
  /** Null while its clock stands still or nothing limits it. */
  readonly dueAt: Instant | null;
  readonly pauses: readonly StagePause[];
  readonly approval: ApprovalRequest | null;
  readonly ended: {
    readonly at: Instant;
    readonly by: PersonId;
    readonly doneFor: string | null;
    readonly note: string | null;
    /** SHA-256 of what was signed, in hexadecimal; null where it was skipped or returned. */
    readonly digest: string | null;
    /** How it stood when it ended. */
    readonly light: TrafficLight;
  } | null;
  /** Keys of the template's documents that were ticked. */
  readonly documents: readonly string[];
};

/** A ticket with its stages, in the order of the template and of their attempts. */
export type TicketFile = { readonly ticket: Ticket; readonly stages: readonly Stage[] };

/** A document of a stage: it stays in Slack; this is where to find it. */
export type StageFile = {
  readonly stageId: StageId;
  readonly slackFileId: string;
  readonly name: string;
  readonly mimeType: string;
  readonly permalink: string;
  readonly addedBy: PersonId;
  readonly addedAt: Instant;
};

/** Whether a stage is over for good: done, or left out. */
export const isOver = ({ state }: Pick<Stage, 'state'>): boolean =>
  state === 'done' || state === 'skipped';

/** Whether a stage has begun and not ended. */
export const isRunning = ({ startedAt, ended }: Pick<Stage, 'startedAt' | 'ended'>): boolean =>
  startedAt !== null && ended === null;

/** Whether somebody has something to do with a stage: it runs, or its being left out is asked for. */
export const isAtHand = (stage: Pick<Stage, 'startedAt' | 'ended' | 'state'>): boolean =>
  isRunning(stage) || stage.state === 'approval';

/** The pause that a stage is in; undefined where its clock may run. */
export const openPause = ({ pauses }: Pick<Stage, 'pauses'>): StagePause | undefined =>
  pauses.find(({ until }) => until === null);

/** From here on a supply counts as high voltage, in volts: the trade's low voltage is 220/380 V. */
export const highVoltageFrom = 1_000;

/** The classes that limits are set for. */
export const supplyClasses = ['low', 'high-single', 'high-dual'] as const;
export type SupplyClass = (typeof supplyClasses)[number];

export function supplyClassOf({
  voltage,
  supplyMode,
}: Pick<Ticket, 'voltage' | 'supplyMode'>): SupplyClass {
  if (voltage < highVoltageFrom) return 'low';
  return supplyMode === 'single' ? 'high-single' : 'high-dual';
}
