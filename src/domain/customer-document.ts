import type { CustomerId } from './customer.ts';
import type { ImportantDateId, ImportantDateKind } from './important-date.ts';
import type { PersonId, TeamId } from './person.ts';
import type { CalendarDay, Instant } from './zoned-time.ts';

export type CustomerDocumentId = string & { readonly __brand: 'CustomerDocumentId' };

/**
 * What the trade keeps of a customer: 供用电合同, 合同, 调度协议, 供电方案答复单, 图纸, 试验报告, 证照,
 * 照片, 函件. A team may have kinds of its own beside them, under their own names.
 */
export const documentKinds = [
  'supply-contract',
  'contract',
  'dispatch-agreement',
  'reply-letter',
  'drawings',
  'test-report',
  'licence',
  'photo',
  'letter',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What is none of the kinds. */
export const otherDocument = 'other';

/** 客户资料: a file of a customer, which stays in Slack, or a link to one that is elsewhere. */
export type CustomerDocument = {
  readonly id: CustomerDocumentId;
  readonly teamId: TeamId;
  readonly customerId: CustomerId;
  /** One of `documentKinds`, `other`, or what the team calls it. */
  readonly kind: string;
  /** In people's own words; `''` where there are none, and the kind says it. */
  readonly title: string;
  /** The link, or Slack's permalink of the file. */
  readonly url: string;
  /** Null for a link. */
  readonly slackFileId: string | null;
  readonly expiresOn: CalendarDay | null;
  /** The important date by which its manager is reminded; null where none was made for it. */
  readonly dateId: ImportantDateId | null;
  readonly version: number;
  readonly addedAt: Instant;
  readonly addedBy: PersonId;
  readonly removedAt: Instant | null;
};

/** Where a document is. */
export type DocumentPlace = Pick<CustomerDocument, 'url' | 'slackFileId'>;

/** Whether two are the same file, or the same link. */
export const isSamePlace = (one: DocumentPlace, other: DocumentPlace): boolean =>
  other.slackFileId === null ? one.url === other.url : one.slackFileId === other.slackFileId;

/** What people fill in of a document. */
export type DocumentInput = Pick<CustomerDocument, 'kind' | 'title' | 'expiresOn'>;

const agreements: readonly string[] = ['supply-contract', 'contract', 'dispatch-agreement'];

/** As which important date the end of a document is told: a contract is renewed in time. */
export const dateKindOf = ({ kind }: Pick<CustomerDocument, 'kind'>): ImportantDateKind =>
  agreements.includes(kind) ? 'contract-end' : 'other';
