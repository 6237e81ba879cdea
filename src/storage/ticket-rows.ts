import type { Stage, StageFile, Ticket } from '../domain/ticket/ticket.ts';
import type { TicketOutlook } from '../domain/ticket/ticket-outlook.ts';
import type {
  StageFile as StageFileRow,
  TicketStage as StageRow,
  Ticket as TicketRow,
} from './generated/client.ts';
import { columnTo, orNull } from './row-values.ts';

export function toTicketRow(
  { openedBy, closed, ...rest }: Ticket,
  outlook: TicketOutlook | null,
): TicketRow {
  return {
    ...rest,
    outlook: outlook && JSON.stringify(outlook),
    dueAt: rest.dueAt === null ? null : BigInt(rest.dueAt),
    capAt: rest.capAt === null ? null : BigInt(rest.capAt),
    openedAt: BigInt(rest.openedAt),
    openedById: openedBy,
    closedAt: closed ? BigInt(closed.at) : null,
    closedById: closed?.by ?? null,
    closingNote: closed?.note ?? null,
  };
}

export function toTicket(row: Omit<TicketRow, 'outlook'>): Ticket {
  return {
    id: columnTo.ticketId(row.id),
    teamId: columnTo.teamId(row.teamId),
    number: row.number,
    customerId: columnTo.customerId(row.customerId),
    kind: columnTo.ticketKind(row.kind),
    voltage: row.voltage,
    capacityKva: row.capacityKva,
    supplyMode: columnTo.supplyMode(row.supplyMode),
    importance: columnTo.importance(row.importance),
    programme: columnTo.programme(row.programme),
    managerId: columnTo.personId(row.managerId),
    secondManagerId: orNull(row.secondManagerId, columnTo.personId),
    leaderId: orNull(row.leaderId, columnTo.personId),
    requiredOn: orNull(row.requiredOn, columnTo.day),
    templateVersion: row.templateVersion,
    channelId: row.channelId,
    state: columnTo.ticketState(row.state),
    blockedReason: row.blockedReason,
    dueAt: orNull(row.dueAt, columnTo.instant),
    capAt: orNull(row.capAt, columnTo.instant),
    forecastOn: orNull(row.forecastOn, columnTo.day),
    energisedOn: orNull(row.energisedOn, columnTo.day),
    calendarVersion: row.calendarVersion,
    version: row.version,
    openedAt: columnTo.instant(row.openedAt),
    openedBy: columnTo.personId(row.openedById),
    closed:
      row.closedAt !== null && row.closedById !== null
        ? {
            at: columnTo.instant(row.closedAt),
            by: columnTo.personId(row.closedById),
            note: row.closingNote,
          }
        : null,
  };
}

export function toStageRow({ ended, approval, pauses, documents, ...rest }: Stage): StageRow {
  return {
    ...rest,
    startedAt: rest.startedAt === null ? null : BigInt(rest.startedAt),
    acceptedAt: rest.acceptedAt === null ? null : BigInt(rest.acceptedAt),
    dueAt: rest.dueAt === null ? null : BigInt(rest.dueAt),
    pauses: JSON.stringify(pauses),
    approval: approval && JSON.stringify(approval),
    documents: JSON.stringify(documents),
    endedAt: ended ? BigInt(ended.at) : null,
    endedById: ended?.by ?? null,
    doneFor: ended?.doneFor ?? null,
    note: ended?.note ?? null,
    digest: ended?.digest ?? null,
    light: ended?.light ?? null,
  };
}

export function toStage(row: StageRow): Stage {
  return {
    id: columnTo.stageId(row.id),
    ticketId: columnTo.ticketId(row.ticketId),
    teamId: columnTo.teamId(row.teamId),
    code: row.code,
    position: row.position,
    attempt: row.attempt,
    department: columnTo.stageDepartment(row.department),
    ownerId: orNull(row.ownerId, columnTo.personId),
    state: columnTo.stageState(row.state),
    startedAt: orNull(row.startedAt, columnTo.instant),
    acceptedAt: orNull(row.acceptedAt, columnTo.instant),
    plannedOn: orNull(row.plannedOn, columnTo.day),
    dueAt: orNull(row.dueAt, columnTo.instant),
    pauses: columnTo.pauses(row.pauses),
    approval: orNull(row.approval, columnTo.approval),
    ended:
      row.endedAt !== null && row.endedById !== null && row.light !== null
        ? {
            at: columnTo.instant(row.endedAt),
            by: columnTo.personId(row.endedById),
            doneFor: row.doneFor,
            note: row.note,
            digest: row.digest,
            light: columnTo.light(row.light),
          }
        : null,
    documents: columnTo.documents(row.documents),
  };
}

export function toStageFile({ stageId, addedById, addedAt, ...rest }: StageFileRow): StageFile {
  return {
    ...rest,
    stageId: columnTo.stageId(stageId),
    addedBy: columnTo.personId(addedById),
    addedAt: columnTo.instant(addedAt),
  };
}
