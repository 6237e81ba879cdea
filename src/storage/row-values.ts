import type { AbsenceId } from '../domain/absence.ts';
import type { ContactId, DecisionRole } from '../domain/contact.ts';
import type { CreditIncidentId } from '../domain/credit-incident.ts';
import type { CreditIncidentKind } from '../domain/credit-incident-kind.ts';
import type { CreditGrade, CustomerId } from '../domain/customer.ts';
import type { CustomerDocumentId } from '../domain/customer-document.ts';
import type {
  CustomerMergeId,
  CustomerMergeState,
  MergeField,
  MergeKept,
  MergeSide,
} from '../domain/customer-merge.ts';
import {
  emptyProfile,
  type SupplyPointMode,
  type UsageCategory,
} from '../domain/customer-profile.ts';
import type { FollowUpId, FollowUpState } from '../domain/follow-up.ts';
import type { CalendarEntry } from '../domain/holidays.ts';
import type { ImportId } from '../domain/import/customer-import.ts';
import type { ImportantDateId, ImportantDateKind } from '../domain/important-date.ts';
import type { JournalId } from '../domain/journal.ts';
import type { Locale } from '../domain/locale.ts';
import type { MinuteId, MinuteKind } from '../domain/minute.ts';
import type { PersonId, Role, TeamId, WorkspaceId } from '../domain/person.ts';
import type { Quantity, SupplyMode } from '../domain/quantity.ts';
import type { Recurrence } from '../domain/recurrence.ts';
import { defaultPreferences, type ReminderPreferences } from '../domain/reminder-preferences.ts';
import type { DepartmentKey } from '../domain/ticket/department-key.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import type {
  ApprovalRequest,
  ImportanceLevel,
  ServiceProgram,
  StageDepartment,
  StageId,
  StagePause,
  StageState,
  TicketId,
  TicketKind,
  TicketState,
  TrafficLight,
} from '../domain/ticket/ticket.ts';
import type { TicketOutlook } from '../domain/ticket/ticket-outlook.ts';
import type { VisitId, VisitReport, VisitState } from '../domain/visit.ts';
import type { VisitCommentId } from '../domain/visit-comment.ts';
import type {
  HandedOver,
  HandOverCounts,
  HandOverId,
  HandOverState,
} from '../domain/work-hand-over.ts';
import type { PlanPeriod, WorkPlanId, WorkPlanState } from '../domain/work-plan.ts';
import type { CalendarRegion, YearStatus } from '../domain/working-days.ts';
import type { CalendarDay, ClockTime, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { OccurrenceState, OutboxState } from '../ports/reminders.ts';

/**
 * Columns to domain values. The rows were written from these very types and are trusted; this is
 * the one place that says so.
 */
export const columnTo = {
  workspaceId: (value: string) => value as WorkspaceId,
  teamId: (value: string) => value as TeamId,
  personId: (value: string) => value as PersonId,
  customerId: (value: string) => value as CustomerId,
  visitId: (value: string) => value as VisitId,
  importId: (value: string) => value as ImportId,
  followUpId: (value: string) => value as FollowUpId,
  contactId: (value: string) => value as ContactId,
  decisionRole: (value: string) => value as DecisionRole,
  customerDocumentId: (value: string) => value as CustomerDocumentId,
  importantDateId: (value: string) => value as ImportantDateId,
  importantDateKind: (value: string) => value as ImportantDateKind,
  absenceId: (value: string) => value as AbsenceId,
  preferences: (value: string): ReminderPreferences => ({
    ...defaultPreferences,
    ...(JSON.parse(value) as Partial<ReminderPreferences>),
  }),
  journalId: (value: string) => value as JournalId,
  visitCommentId: (value: string) => value as VisitCommentId,
  workPlanId: (value: string) => value as WorkPlanId,
  planPeriod: (value: string) => value as PlanPeriod,
  workPlanState: (value: string) => value as WorkPlanState,
  minuteId: (value: string) => value as MinuteId,
  minuteKind: (value: string) => value as MinuteKind,
  handOverId: (value: string) => value as HandOverId,
  handOverState: (value: string) => value as HandOverState,
  handOverCounts: (value: string) => JSON.parse(value) as HandOverCounts,
  handedOver: (value: string) => JSON.parse(value) as HandedOver,
  creditIncidentId: (value: string) => value as CreditIncidentId,
  creditIncidentKind: (value: string) => value as CreditIncidentKind,
  customerIds: (value: string) => JSON.parse(value) as readonly CustomerId[],
  customerMergeId: (value: string) => value as CustomerMergeId,
  customerMergeState: (value: string) => value as CustomerMergeState,
  mergeFields: (value: string) => JSON.parse(value) as readonly MergeField[],
  mergeKept: (value: string): MergeKept => {
    const kept = JSON.parse(value) as Omit<MergeKept, 'documents'> & Partial<MergeKept>;
    const { from, into } = kept;
    // Those of an earlier version knew of no documents, and less of a profile.
    return {
      documents: [],
      ...kept,
      from: { ...from, profile: { ...emptyProfile, ...from.profile } },
      into: { before: withProfile(into.before), after: withProfile(into.after) },
    };
  },
  role: (value: string) => value as Role,
  department: (value: string) => value as DepartmentKey,
  locale: (value: string) => value as Locale,
  region: (value: string) => value as CalendarRegion,
  yearStatus: (value: string) => value as YearStatus,
  calendarSource: (value: string) => value as CalendarEntry['source'],
  creditGrade: (value: string) => value as CreditGrade,
  usageCategory: (value: string) => value as UsageCategory,
  supplyPointMode: (value: string) => value as SupplyPointMode,
  followUpState: (value: string) => value as FollowUpState,
  occurrenceState: (value: string) => value as OccurrenceState,
  outboxState: (value: string) => value as OutboxState,
  quantities: (value: string) => JSON.parse(value) as readonly Quantity[],
  recurrence: (value: string) => JSON.parse(value) as Recurrence,
  json: (value: string): unknown => JSON.parse(value),
  visitState: (value: string) => value as VisitState,
  report: (value: string) => JSON.parse(value) as VisitReport,
  ticketId: (value: string) => value as TicketId,
  stageId: (value: string) => value as StageId,
  ticketKind: (value: string) => value as TicketKind,
  supplyMode: (value: string) => value as SupplyMode,
  importance: (value: string) => value as ImportanceLevel,
  programme: (value: string) => value as ServiceProgram,
  ticketState: (value: string) => value as TicketState,
  stageState: (value: string) => value as StageState,
  stageDepartment: (value: string) => value as StageDepartment,
  pauses: (value: string) => JSON.parse(value) as readonly StagePause[],
  approval: (value: string) => JSON.parse(value) as ApprovalRequest,
  light: (value: string) => value as TrafficLight,
  outlook: (value: string) => JSON.parse(value) as TicketOutlook,
  documents: (value: string) => JSON.parse(value) as readonly string[],
  fileIds: (value: string) => JSON.parse(value) as readonly string[],
  template: (value: string) => JSON.parse(value) as Omit<TicketTemplate, 'version'>,
  day: (value: string) => value as CalendarDay,
  time: (value: string) => value as ClockTime,
  zone: (value: string) => value as ZoneName,
  instant: (value: bigint) => Number(value) as Instant,
};

const withProfile = ({ customer, profile }: MergeSide): MergeSide => ({
  customer,
  profile: { ...emptyProfile, ...profile },
});

/** Reads a nullable column. */
export function orNull<Column, Value>(
  value: Column | null,
  read: (value: Column) => Value,
): Value | null {
  return value === null ? null : read(value);
}
