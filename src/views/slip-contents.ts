import type { Customer } from '../domain/customer.ts';
import type { Person, PersonId, Team } from '../domain/person.ts';
import type { Department } from '../domain/ticket/department.ts';
import type { SignedStage } from '../domain/ticket/hand-over.ts';
import type { StageDeadline } from '../domain/ticket/stage-deadline.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import type { Stage, StageFile, Ticket } from '../domain/ticket/ticket.ts';
import { type CalendarDay, dayOf, type Instant, timeOf } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatDay, formatFullDayTime } from './format-dates.ts';
import { type Html, html } from './html.ts';
import { oneLine } from './message.ts';

/** A stage that was signed, whom it is handed over to, and who asks for the slip. */
export type HandOverSlip = {
  /** `GC-12` */
  readonly reference: string;
  readonly ticket: Ticket;
  readonly customer: Pick<Customer, 'name' | 'accountNumber'>;
  readonly template: TicketTemplate;
  readonly stage: SignedStage;
  /** Of the stage. */
  readonly files: readonly StageFile[];
  readonly next: readonly NextStage[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly departments: readonly Department[];
  /** In whose zone moments are written. */
  readonly team: Pick<Team, 'name' | 'timeZone'>;
  readonly reader: Pick<Person, 'name'>;
  readonly printedAt: Instant;
};

/** A stage that comes after the signed one. */
export type NextStage = {
  readonly stage: Stage;
  readonly deadline: StageDeadline;
  /** Whether it is due by a year whose holidays are not known for sure. */
  readonly isEstimated: boolean;
  /** What has to end before it can begin. */
  readonly missing: readonly Stage[];
};

/** Names run in their own direction, and change none around them. */
export const typedName = (name: string): Html => html`<bdi>${oneLine(name)}</bdi>`;

/** Several in one line. */
export const joined = (items: readonly string[], words: Words): string =>
  items.join(words.t('list.separator'));

/** A moment with its year, in the team's zone. */
export const momentOf = (at: Instant, { team }: HandOverSlip, words: Words): string =>
  formatFullDayTime({ day: dayOf(at, team.timeZone), time: timeOf(at, team.timeZone) }, words);

/** A day with its year. */
export const fullDay = (day: CalendarDay, words: Words): string => formatDay(day, null, words);
