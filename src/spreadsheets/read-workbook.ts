import { EncryptedFileError } from 'hucre';
import { parseCsv } from 'hucre/csv';
import { type Sheet as ReadSheet, readXlsx } from 'hucre/xlsx';
import { decodeText } from './decode-text.ts';
import { inspectPackage } from './inspect-package.ts';
import { type CellValue, type FileLimits, RefusedFileError, type Sheet } from './table.ts';

const packed = [0x50, 0x4b];
/** The container of .xls, and of workbooks with a password. */
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0];
const startsWith = (bytes: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, place) => bytes[place] === byte);

/**
 * The sheets of an .xlsx or .csv file, by what it holds and not by its name.
 *
 * @throws RefusedFileError
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  limits: FileLimits,
): Promise<readonly Sheet[]> {
  if (bytes.byteLength > limits.fileBytes) throw new RefusedFileError('too-large');
  if (bytes.byteLength === 0) throw new RefusedFileError('empty');
  const sheets = await readSheets(bytes, fileName.toLowerCase(), limits);
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
  if (filled.length === 0) throw new RefusedFileError('empty');
  refuseSwollen(filled, limits);
  return filled;
}

/**
 * A text that stands once in a file may be that of every cell, and is copied for each on its way out of
 * the thread, where no limit holds any more.
 */
function refuseSwollen(sheets: readonly Sheet[], { unpackedBytes }: FileLimits): void {
  let characters = 0;
  for (const { rows } of sheets) {
    for (const row of rows) {
      for (const cell of row) characters += typeof cell === 'string' ? cell.length : 0;
    }
  }
  if (characters > unpackedBytes) throw new RefusedFileError('bomb');
}

async function readSheets(bytes: Uint8Array, name: string, limits: FileLimits) {
  if (startsWith(bytes, oldContainer)) {
    throw new RefusedFileError(isEncrypted(bytes) ? 'encrypted' : 'old-excel');
  }
  if (startsWith(bytes, packed)) return readPackage(bytes, limits);
  if (!/\.(?:csv|txt|tsv)$/.test(name)) throw new RefusedFileError('wrong-type');
  return [readText(bytes, limits)];
}

/** The name of the stream that holds a workbook with a password, in UTF-16. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');
const isEncrypted = (bytes: Uint8Array) => Buffer.from(bytes).includes(encryptedStream);

function readText(bytes: Uint8Array, limits: FileLimits): Sheet {
  const text = decodeText(bytes);
  // Before the library takes memory for each of them.
  if (countLines(text) > limits.rows) throw new RefusedFileError('too-many-rows');
  const rows = parseCsv(text, { maxRows: limits.rows + 1 });
  refuseLarge(rows, limits);
  return { name: '', rows: rows.map((row) => row.map(cellOf)), unreckoned: [] };
}

async function readPackage(bytes: Uint8Array, limits: FileLimits): Promise<readonly Sheet[]> {
  inspectPackage(bytes, limits);
  try {
    const { sheets } = await readXlsx(bytes, {
      sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
      maxRows: limits.rows + 1,
    });
    return sheets.map((sheet) => toSheet(sheet, limits));
  } catch (cause) {
    if (cause instanceof RefusedFileError) throw cause;
    throw new RefusedFileError(cause instanceof EncryptedFileError ? 'encrypted' : 'damaged', {
      cause,
    });
  }
}

function toSheet({ name, rows, cells, merges }: ReadSheet, limits: FileLimits): Sheet {
  refuseLarge(rows, limits);
  const read = rows.map((row) => row.map(cellOf));
  // A name that was written once over several rows is meant for each of them.
  for (const { startRow, startCol, endRow, endCol } of merges ?? []) {
    const value = read[startRow]?.[startCol] ?? null;
    for (let row = startRow + 1; row <= Math.min(endRow, read.length - 1); row += 1) {
      const cellsOfRow = read[row];
      if (cellsOfRow && endCol === startCol) cellsOfRow[startCol] = value;
    }
  }
  const unreckoned = [...(cells ?? [])].flatMap(([place, cell]) =>
    cell.type === 'formula' && cell.value === null ? [place.replace(',', '/')] : [],
  );
  return { name, rows: read, unreckoned };
}

/** Lines that end outside of quotes, which is where rows end. */
function countLines(text: string): number {
  let count = 0;
  let isQuoted = false;
  for (const [mark] of text.matchAll(/["\n]/g)) {
    if (mark === '"') isQuoted = !isQuoted;
    else if (!isQuoted) count += 1;
  }
  return count;
}

function refuseLarge(rows: readonly (readonly unknown[])[], limits: FileLimits): void {
  if (rows.length > limits.rows) throw new RefusedFileError('too-many-rows');
  const isEmpty = (cell: unknown) => cell === null || cell === undefined || cell === '';
  for (const row of rows) {
    if (row.length <= limits.columns) continue;
    if (row.findLastIndex((cell) => !isEmpty(cell)) >= limits.columns) {
      throw new RefusedFileError('too-many-columns');
    }
  }
}

function cellOf(value: string | number | boolean | Date | null | undefined): CellValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return dayAndTime(value);
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return text === '' ? null : text;
}

/** A spreadsheet's date has no zone; it is read as UTC. */
function dayAndTime(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
