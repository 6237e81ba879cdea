import { RefusedFileError } from './table.ts';

/**
 * The text of a .csv: UTF-8 or UTF-16 by its mark, else UTF-8, else GB18030, which Excel writes in
 * China.
 *
 * @throws RefusedFileError where it is none of these.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  // Text has no zero bytes but in UTF-16.
  if (bytes.includes(0)) throw new RefusedFileError('encoding');
  try {
    return decode(bytes, 'utf-8');
  } catch {
    return decode(bytes, 'gb18030');
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // What no encoding of these writes: the bytes only happened to fit.
    if (/[\p{Cc}--[\t\n\v\f\r]]/v.test(text)) throw new RefusedFileError('encoding');
    return text;
  } catch (cause) {
    throw new RefusedFileError('encoding', { cause });
  }
}
