/** Width of a text in pixels. */
export type Measure = (text: string) => number;

const ellipsis = '…';

/** As much of a text as fits into a width; the end is cut. */
export function shorten(text: string, width: number, measure: Measure): string {
  const line = oneLine(text);
  if (measure(line) <= width) return line;
  const characters = [...line];
  let low = 0;
  let high = characters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const part = characters.slice(0, middle).join('').trimEnd() + ellipsis;
    if (measure(part) <= width) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join('').trimEnd() + ellipsis;
}

/** Breaks a text into at most so many lines; the last one is cut. Chinese breaks anywhere. */
export function wrap(
  text: string,
  width: number,
  most: number,
  measure: Measure,
): readonly string[] {
  const pieces =
    oneLine(text).match(/[\p{Script=Han}\p{P}]|[^\p{Script=Han}\p{P}\s]+\s?|\s/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const [place, piece] of pieces.entries()) {
    if (line === '' || measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (lines.length === most - 1) {
      return [...lines, shorten(line + pieces.slice(place).join(''), width, measure)];
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  return [...lines, line.trimEnd()].map((one) => shorten(one, width, measure));
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
