import { type FileLimits, RefusedFileError } from './table.ts';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
/** Stands where the size is kept elsewhere: the file would be larger than 4 GB. */
const elsewhere = 0xffffffff;
/** The end of a package is looked for so far from its end: its comment is no longer. */
const longestEnd = 22 + 65_535;
/** No workbook of one table has more parts. */
const mostParts = 2_000;

/**
 * Looks at the list of what a packed workbook (.xlsx) holds, before anything is unpacked. What is
 * unpacked later may not be larger than is said there.
 *
 * @throws RefusedFileError for more than may be unpacked, macros, links to other workbooks, or no workbook.
 */
export function inspectPackage(bytes: Uint8Array, { unpackedBytes }: FileLimits): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfPackage(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostParts) throw new RefusedFileError('bomb');
  let at = view.getUint32(end + 16, true);
  let total = 0;
  const names: string[] = [];
  for (let part = 0; part < count; part += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) {
      throw new RefusedFileError('damaged');
    }
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
    if (isEncrypted) throw new RefusedFileError('encrypted');
    const size = view.getUint32(at + 24, true);
    total += size;
    if (size === elsewhere || total > unpackedBytes) throw new RefusedFileError('bomb');
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    names.push(new TextDecoder().decode(name).replaceAll('\\', '/').toLowerCase());
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (names.some((name) => name.endsWith('vbaproject.bin') || name.includes('/macrosheets/'))) {
    throw new RefusedFileError('macros');
  }
  if (names.some((name) => name.includes('/externallinks/'))) {
    throw new RefusedFileError('external-links');
  }
  if (!names.includes('xl/workbook.xml')) throw new RefusedFileError('wrong-type');
}

function endOfPackage(view: DataView): number {
  const first = Math.max(0, view.byteLength - longestEnd);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  throw new RefusedFileError('damaged');
}
