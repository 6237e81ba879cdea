import { RefusedFileError } from './table.ts';

/**
 * The text of a .csv: UTF-8 or UTF-16 by its mark, else UTF-8, else GB18030 or Big5, which Excel
 * writes in mainland China, and in Taiwan and Hong Kong.
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
    return decode(bytes, isBig5(bytes) ? 'big5' : 'gb18030');
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

/** Where the everyday characters of an encoding stand, by the two bytes of each. */
const everyday = {
  // GB 2312, level 1.
  gb: (lead: number, trail: number) => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1,
  // Big5, level 1.
  big5: (lead: number, trail: number) => lead >= 0xa4 && lead <= 0xc6 && trail >= 0x40,
};

/** Nearly all bytes fit both encodings, but read by the wrong one few characters are everyday ones. */
function isBig5(bytes: Uint8Array): boolean {
  const counts = { gb: 0, big5: 0 };
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[at + 1] ?? 0;
    // Four bytes of GB18030; in Big5 no second byte is a digit.
    if (trail < 0x40) return false;
    if (everyday.gb(lead, trail)) counts.gb += 1;
    if (everyday.big5(lead, trail)) counts.big5 += 1;
    at += 1;
  }
  return counts.big5 > counts.gb;
}
