import type { MessageKey } from '../../i18n/words.ts';
import { foldHeader } from './cell.ts';
import { contactColumns, personColumns } from './contact-columns.ts';
import { customerColumns } from './customer-columns.ts';
import { dateColumns, dateOwnColumns } from './date-columns.ts';
import { followUpColumns } from './follow-up-columns.ts';
import type { ImportColumn } from './import-column.ts';
import { profileColumns } from './profile-columns.ts';
import type { RowKind } from './row-kind.ts';
import { supplyPointColumns } from './supply-point-columns.ts';
import { ticketColumns } from './ticket-columns.ts';
import { visitColumns } from './visit-columns.ts';

/** The key of what a team has said to leave out. */
export const ignored = 'ignore';

/** What every kind of sheet can hold. */
export const columnsOf: Readonly<Record<RowKind, readonly Omit<ImportColumn<unknown>, 'read'>[]>> =
  {
    customer: [
      ...customerColumns,
      ...profileColumns,
      ...supplyPointColumns,
      ...dateOwnColumns,
      ...personColumns,
    ],
    contact: contactColumns,
    date: dateColumns,
    visit: visitColumns,
    'follow-up': followUpColumns,
    ticket: ticketColumns,
  };

/** Columns without which a sheet is not of a kind. */
export const neededColumns: Readonly<Record<RowKind, readonly string[]>> = {
  customer: ['name'],
  contact: ['contact.customer', 'contact.name'],
  date: ['date.customer', 'date.kind', 'date.day'],
  visit: ['visit.customer', 'visit.day', 'visit.note'],
  'follow-up': ['follow-up.customer', 'follow-up.what', 'follow-up.due'],
  ticket: ['ticket.customer', 'ticket.kind', 'ticket.stage'],
};

/** What the bot's own spreadsheets say and nobody needs to bring back, folded. */
const ownHeaders: Readonly<Record<RowKind, readonly MessageKey[]>> = {
  customer: ['export.nextVisit'],
  contact: [],
  date: [],
  visit: ['export.reference'],
  'follow-up': ['export.reference'],
  ticket: ['export.reference'],
};

/** By what name a header is remembered: the same word may mean different things in other sheets. */
export const rememberedAs = (kind: RowKind, header: string): string =>
  kind === 'customer' ? foldHeader(header) : `${kind}/${foldHeader(header)}`;

/** Which column each known header is; `labels`: what the columns are called in every language. */
export function knownHeaders(
  labels: (key: MessageKey) => readonly string[],
  kind: RowKind = 'customer',
): ReadonlyMap<string, string> {
  const own = ownHeaders[kind].flatMap((key) =>
    labels(key).map((label) => [foldHeader(label), ignored] as const),
  );
  const known = columnsOf[kind].flatMap(({ key, label, headers }) =>
    [...labels(label).map(foldHeader), ...headers].map((header) => [header, key] as const),
  );
  return new Map([...own, ...known]);
}
