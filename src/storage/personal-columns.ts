import type { ErasedKind } from '../domain/person-words.ts';

/** A table in which people may be named, and its columns of words. */
export type PersonalColumns = {
  readonly kind: ErasedKind;
  readonly table: string;
  readonly key: string;
  /** Column of the record that messages about it are found by. */
  readonly subject: string;
  readonly plain: readonly string[];
  readonly json: readonly string[];
  /** Of the references people know it by. */
  readonly number: string | null;
};

const noNumber = { number: null } as const;

/** All of them but the trail, of which a person can be erased. A new table with words goes in here. */
export const personalColumns: readonly PersonalColumns[] = [
  {
    kind: 'visit',
    table: 'Visit',
    key: 'id',
    subject: 'id',
    plain: ['note'],
    json: ['report', 'quantities'],
    number: 'number',
  },
  {
    kind: 'visit',
    table: 'VisitFile',
    key: 'rowid',
    subject: 'visitId',
    plain: ['name'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'followUp',
    table: 'FollowUp',
    key: 'id',
    subject: 'id',
    plain: ['what', 'closingNote'],
    json: [],
    number: 'number',
  },
  {
    kind: 'ticket',
    table: 'Ticket',
    key: 'id',
    subject: 'id',
    plain: ['blockedReason', 'closingNote'],
    json: [],
    number: 'number',
  },
  {
    kind: 'ticket',
    table: 'TicketStage',
    key: 'id',
    subject: 'id',
    plain: ['note', 'doneFor'],
    json: ['pauses', 'approval'],
    ...noNumber,
  },
  {
    kind: 'ticket',
    table: 'StageFile',
    key: 'rowid',
    subject: 'stageId',
    plain: ['name'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'customer',
    table: 'CreditIncident',
    key: 'id',
    subject: 'customerId',
    plain: ['note'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'date',
    table: 'ImportantDate',
    key: 'id',
    subject: 'id',
    plain: ['label'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'document',
    table: 'CustomerDocument',
    key: 'id',
    subject: 'customerId',
    plain: ['title'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'journal',
    table: 'Journal',
    key: 'id',
    subject: 'id',
    plain: ['results', 'problems', 'tomorrow'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'journal',
    table: 'Minute',
    key: 'id',
    subject: 'id',
    plain: ['text'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'journal',
    table: 'WorkPlan',
    key: 'id',
    subject: 'id',
    plain: ['content', 'comment'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'visit',
    table: 'VisitComment',
    key: 'id',
    subject: 'visitId',
    plain: ['text'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'contact',
    table: 'Contact',
    key: 'id',
    subject: 'id',
    plain: ['name', 'title', 'phone', 'phoneDigits', 'email'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'customer',
    table: 'CreditRating',
    key: 'id',
    subject: 'customerId',
    plain: ['reason'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'customer',
    table: 'Customer',
    key: 'id',
    subject: 'id',
    plain: ['ownSource'],
    json: [],
    ...noNumber,
  },
  {
    kind: 'customer',
    table: 'CustomerMerge',
    key: 'id',
    subject: 'intoId',
    plain: [],
    json: ['kept'],
    ...noNumber,
  },
  {
    kind: 'message',
    table: 'OutboxMessage',
    key: 'id',
    subject: 'id',
    plain: [],
    json: ['content'],
    ...noNumber,
  },
  {
    kind: 'line',
    table: 'Import',
    key: 'id',
    subject: 'id',
    plain: ['fileName', 'fileUrl'],
    json: ['details'],
    ...noNumber,
  },
  {
    kind: 'line',
    table: 'ImportRow',
    key: 'rowid',
    subject: 'importId',
    plain: [],
    json: ['before', 'after', 'record', 'problem'],
    ...noNumber,
  },
  {
    kind: 'line',
    table: 'Delivery',
    key: 'key',
    subject: 'key',
    plain: [],
    json: ['payload', 'answer'],
    ...noNumber,
  },
];
