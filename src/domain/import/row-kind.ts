/** What the rows of a sheet are about, in the order in which they are read. */
export const rowKinds = ['customer', 'contact', 'date', 'visit', 'follow-up', 'ticket'] as const;
export type RowKind = (typeof rowKinds)[number];
