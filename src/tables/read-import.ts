import {
  type CustomerImport,
  noCounts,
  type RowCounts,
  type StagedRow,
} from '../domain/import/customer-import.ts';
import type { Actor } from '../domain/person.ts';
import type { MessageKey } from '../i18n/words.ts';
import { readSpreadsheet } from '../spreadsheets/spreadsheets.ts';
import { RefusedFileError, type Sheet } from '../spreadsheets/table.ts';
import { namedStages } from '../usecases/ticket/read-stage.ts';
import { findTables, unknownOf } from './find-tables.ts';
import { planRows } from './plan-rows.ts';
import { assumptionsOf } from './plan-ticket-rows.ts';
import type { TableTools } from './table-tools.ts';

/** A file in which nothing stands that is known, and why. */
export class RefusedListError extends Error {
  override readonly name = 'RefusedListError';
  readonly key: MessageKey;

  constructor(key: MessageKey, options?: ErrorOptions) {
    super(key, options);
    this.key = key;
  }
}

/** So many rows are kept in one transaction. */
const keptTogether = 250;

/**
 * Reads a list, plans what becomes of its rows and keeps that, to be shown. Hands the import back as
 * it then stands: with a question about its columns, or with its counts.
 *
 * @throws RefusedListError
 */
export async function readImport(
  tools: TableTools,
  one: CustomerImport,
  bytes: Uint8Array,
  actor: Actor,
  onProgress: (rows: number) => Promise<void> = async () => {},
): Promise<CustomerImport> {
  const { store } = tools;
  const said = await store.read.imports.headers(one.teamId);
  const stages = namedStages(await store.read.ticketTemplates.current(one.teamId));
  const { tables, passedOver } = findTables(await sheetsOf(bytes, one.fileName), said, stages);
  if (tables.length === 0) throw new RefusedListError('import.file.no-headers');
  const unknown = unknownOf(tables);
  if (unknown.length > 0) return { ...one, state: 'asking', unknown, passedOver };
  await store.write(({ imports }) => imports.clearRows(one.id));
  const planned = inOrder(await planRows(tools, tables, actor));
  for (let start = 0; start < planned.length; start += keptTogether) {
    const rows = planned.slice(start, start + keptTogether);
    await store.write(({ imports }) => imports.addRows(one.id, rows));
    await onProgress(start + rows.length);
  }
  const kinds = new Set([...tables, ...planned].map(({ kind }) => kind));
  const byKind = Object.fromEntries(
    [...kinds].map((kind) => [kind, countRows(planned.filter((row) => row.kind === kind))]),
  );
  const counts = countRows(planned);
  const assumed = assumptionsOf(planned);
  return { ...one, state: 'previewed', unknown: [], passedOver, counts, byKind, assumed };
}

/** Numbers rows so that what is refused is shown first, and what hangs on customers is taken back first. */
function inOrder(planned: readonly Omit<StagedRow, 'row'>[]): readonly StagedRow[] {
  const place = ({ kind, outcome }: Omit<StagedRow, 'row'>) =>
    outcome === 'refused' ? 0 : kind === 'customer' ? 2 : 1;
  const ordered = [...planned].sort((one, other) => place(one) - place(other));
  return ordered.map((row, index) => ({ ...row, row: index + 1 }));
}

function countRows(rows: readonly Pick<StagedRow, 'outcome'>[]): RowCounts {
  const counts = { ...noCounts };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

async function sheetsOf(bytes: Uint8Array, fileName: string): Promise<readonly Sheet[]> {
  try {
    return await readSpreadsheet(bytes, fileName);
  } catch (cause) {
    if (!(cause instanceof RefusedFileError)) throw cause;
    throw new RefusedListError(`import.file.${cause.refusal}`, { cause });
  }
}
