import { Converter } from 'opencc-js/t2cn';

// Character by character, never by phrase: both sides of a comparison then fold alike, and every
// character stays where it was.
const fromTraditional = Converter({ from: 't', to: 'cn' });
/** Forms that only Hong Kong writes, such as 衞. */
const fromHongKong = Converter({ from: 'hk', to: 'cn' });

const known = new Map<string, string>();

/** The Simplified form of a Chinese character; itself where it has no other. */
export function simplify(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const simple = fromTraditional(character);
  const simplified = simple === character ? fromHongKong(character) : simple;
  known.set(character, simplified);
  return simplified;
}
