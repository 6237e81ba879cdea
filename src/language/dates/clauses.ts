/** A stretch of text; UTF-16 indices, `end` exclusive. */
export type Stretch = { readonly start: number; readonly end: number };

/** A clause and how it is parted from the one before: by a space only, or by punctuation. */
export type Clause = Stretch & { readonly afterSpace: boolean };

const ideograph = /[\p{Script=Han}]/u;
const separatorPattern =
  /[，,。；;！!？?\n\r|：:]|\.(?=\s|$)|\s[-–—]\s|\s+(?:and|then|but)\s+(?=(?:then|we|I|will|they|he|she|must|should|need|to|please|call|follow|send|remind|ping|check|contact|email|phone|meet|visit|revisit)\b)|\s+/giu;

/**
 * Cuts a text into clauses: at punctuation, and at spaces beside Chinese.
 * Nothing is cut inside a stretch of `whole`, in a number or in a clock time.
 */
export function clausesOf(text: string, whole: readonly Stretch[]): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let afterSpace = false;
  for (const match of text.matchAll(separatorPattern)) {
    const end = match.index + match[0].length;
    if (!separates(text, match[0], match.index, end)) continue;
    if (whole.some((stretch) => match.index >= stretch.start && end <= stretch.end)) continue;
    const isSpace = match[0].trim() === '';
    if (text.slice(start, match.index).trim() === '') {
      afterSpace = clauses.length > 0 && afterSpace && isSpace;
      start = end;
      continue;
    }
    clauses.push({ start, end: match.index, afterSpace });
    start = end;
    afterSpace = isSpace;
  }
  if (text.slice(start).trim() !== '') clauses.push({ start, end: text.length, afterSpace });
  return clauses;
}

function separates(text: string, separator: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (separator.trim() === '') return ideograph.test(before) || ideograph.test(after);
  if (separator === ',' || separator === ':') return !(/\d/.test(before) && /\d/.test(after));
  return true;
}
