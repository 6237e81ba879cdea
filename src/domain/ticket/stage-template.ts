import type { Weekday } from '../zoned-time.ts';
import type { ImportanceLevel, SupplyClass, Ticket } from './ticket.ts';
import { type ClockOwner, type StageDepartment, supplyClassOf } from './ticket.ts';

export const branches = ['main', 'internal-works', 'external-works', 'paperwork'] as const;
export type Branch = (typeof branches)[number];

/** For which tickets a stage is part of the way. */
export type StageCondition = {
  /** Null: for all; none: for no ticket any more. */
  readonly voltage: 'low' | 'high' | 'none' | null;
  /** Only for important users (重要电力用户). */
  readonly important: boolean;
};

/** One stage of the way to a connection, as the team has it. */
export type StageTemplate = {
  /** Never changes: records name it. */
  readonly code: string;
  /** What the team calls it; empty: as the bot does. */
  readonly name: string;
  readonly branch: Branch;
  /** Codes of the stages that come before it. One that is not part of a ticket's way is passed through. */
  readonly after: readonly string[];
  readonly department: StageDepartment;
  readonly clock: ClockOwner;
  readonly condition: StageCondition;
  /** Whether its time counts against the total cap. */
  readonly countsToCap: boolean;
  /** Its end needs the approval of a person who did not handle it. */
  readonly needsApproval: boolean;
  /** It can never be skipped: energisation hangs on it. */
  readonly isMandatory: boolean;
  /** The stage that is done again where this one does not pass; null: it cannot fail. */
  readonly returnsTo: string | null;
  /** Working days that it takes as a rule, where nothing limits it: what the forecast counts on. */
  readonly expectedDays: number;
  /** Keys of the documents that its end asks for. */
  readonly documents: readonly string[];
};

/** How long a stage may take. */
export type StageLimit =
  /** Working days, not counting the day it begins. `from` application: counted from the application. */
  | {
      readonly kind: 'workdays';
      readonly days: number;
      readonly from: 'stage' | 'application';
    }
  /** Working hours, from the moment it begins. */
  | { readonly kind: 'workhours'; readonly hours: number }
  /** By the next weekly meeting. */
  | { readonly kind: 'meeting'; readonly weekday: Weekday }
  /** By the day that was agreed. */
  | { readonly kind: 'planned' };

/** A limit for one class of supply. */
export type SupplyLimit = {
  /** Null: for all. */
  readonly supply: SupplyClass | null;
  readonly limit: StageLimit;
};

/** A set of limits that hold together: a public promise, or the company's own. */
export type DeadlineProfile = {
  readonly key: string;
  /** What the team calls it; empty: as the bot does. */
  readonly name: string;
  readonly isActive: boolean;
  readonly limits: readonly (SupplyLimit & { readonly stage: string })[];
};

/** The way to a connection and its limits, as one version of a team's template says them. */
export type TicketTemplate = {
  readonly version: number;
  readonly stages: readonly StageTemplate[];
  readonly profiles: readonly DeadlineProfile[];
  /** Working days of the utility's own, all stages that count together. */
  readonly cap: Readonly<Record<SupplyClass, number>>;
  /** By what the green channel multiplies the utility's limits: 0.5 at most. */
  readonly greenFactor: number;
};

/** Whether the time of a stage is the utility's own, and counts against the total cap. */
export const countsToCap = (stage: Pick<StageTemplate, 'clock' | 'countsToCap'>): boolean =>
  stage.clock === 'utility' && stage.countsToCap;

/** Whether a stage is part of a ticket's way. */
export function isOnTheWay({ condition }: StageTemplate, ticket: Ticket): boolean {
  if (condition.voltage === 'none') return false;
  const isLow = supplyClassOf(ticket) === 'low';
  if (condition.voltage !== null && (condition.voltage === 'low') !== isLow) return false;
  return !condition.important || isImportant(ticket.importance);
}

const isImportant = (level: ImportanceLevel): boolean =>
  level === 'special' || level === 'first' || level === 'second';
