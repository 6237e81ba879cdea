import type { ImportId } from '../domain/import/customer-import.ts';
import type { RowKind } from '../domain/import/row-kind.ts';
import { Prisma } from './generated/client.ts';

/** What hangs on customers. */
export type RecordKind = Exclude<RowKind, 'customer'>;

/** The rows `r` of a list that add a record of a kind. */
export const addedRows = (id: ImportId, kind: RecordKind) =>
  Prisma.sql`r."importId" = ${id} AND r."kind" = ${kind} AND r."outcome" = 'new'`;
