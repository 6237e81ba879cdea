import type { CustomerId } from '../customer.ts';
import type { PersonId } from '../person.ts';
import { type DepartmentKey, departmentKeys } from '../ticket/department-key.ts';
import { calendarDay } from '../zoned-time.ts';
import { type Period, periodUnits } from './period.ts';

/** What progress can be asked about; all: the first figures of each. */
export const progressTopics = [
  'all',
  'visits',
  'follow-ups',
  'tickets',
  'customers',
  'people',
] as const;
export type ProgressTopic = (typeof progressTopics)[number];

/** Whose figures: of the whole team, of one person, of a department's stages, of one customer. */
export type ProgressSubject =
  | { readonly kind: 'team' }
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'department'; readonly department: DepartmentKey }
  | { readonly kind: 'customer'; readonly customerId: CustomerId };

/** What is asked. */
export type ProgressQuery = {
  readonly topic: ProgressTopic;
  readonly period: Period;
  readonly subject: ProgressSubject;
};

function idOf(subject: ProgressSubject): string {
  switch (subject.kind) {
    case 'team':
      return '';
    case 'person':
      return subject.personId;
    case 'department':
      return subject.department;
    case 'customer':
      return subject.customerId;
  }
}

/** `visits|week|2026-11-16|2026-11-22|person|T1/U1`: short, because a menu choice carries 150 characters. */
export const formatProgressQuery = ({ topic, period, subject }: ProgressQuery): string =>
  [topic, period.unit, period.first, period.last, subject.kind, idOf(subject)].join('|');

const written = /^([a-z-]+)\|([a-z]+)\|(\d{4}-\d\d-\d\d)\|(\d{4}-\d\d-\d\d)\|([a-z]+)\|(.*)$/;

/** Reads what {@link formatProgressQuery} wrote; undefined for anything else. */
export function parseProgressQuery(text: string): ProgressQuery | undefined {
  const [, topicText, unitText, first = '', last = '', kind, id = ''] = written.exec(text) ?? [];
  const topic = progressTopics.find((one) => one === topicText);
  const unit = periodUnits.find((one) => one === unitText);
  const subject = subjectOf(kind, id);
  if (!topic || !unit || !subject) return undefined;
  return { topic, period: { unit, first: calendarDay(first), last: calendarDay(last) }, subject };
}

function subjectOf(kind: string | undefined, id: string): ProgressSubject | undefined {
  switch (kind) {
    case 'team':
      return { kind };
    // Ids take their brand where they come back from a button.
    case 'person':
      return { kind, personId: id as PersonId };
    case 'customer':
      return { kind, customerId: id as CustomerId };
    case 'department': {
      const department = departmentKeys.find((key) => key === id);
      return department && { kind, department };
    }
    default:
      return undefined;
  }
}
