import type { MinuteKind } from '../domain/minute.ts';

/** What one line of a message wants kept in the minutes. */
export type MinuteLine = { readonly kind: MinuteKind; readonly text: string };

/** What a message wants kept; `isExplicit`: whether it says so, or only begins with a person. */
export type MinuteLines = { readonly lines: readonly MinuteLine[]; readonly isExplicit: boolean };

const headings: readonly (readonly [MinuteKind, RegExp])[] = [
  ['decision', /^(?:decisions?|decided|决定|決定|决议|決議)(?:\s*([:：])\s*|\s+|$)/iu],
  ['action', /^(?:actions?|action items?|行动|行動|任务|任務)(?:\s*([:：])\s*|\s+|$)/iu],
];

/**
 * Reads `decision: …`, `行动：@王磊 周五前提交方案`, `@Wang send the slip by Friday`, a line for each;
 * what stands alone below a heading belongs to it. Null where the message is about something else.
 */
export function readMinuteLines(message: string): MinuteLines | null {
  let kind: MinuteKind | null = null;
  let isExplicit = false;
  const lines: MinuteLine[] = [];
  for (const line of message.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const found = headingOf(line);
    if (found) {
      kind = found.kind;
      isExplicit ||= found.hasColon;
    } else if (/^[@＠]/u.test(line)) {
      kind ??= 'action';
    }
    if (kind === null) return null;
    const text = found ? found.rest : line;
    if (text !== '') lines.push({ kind, text });
  }
  return kind === null ? null : { lines, isExplicit };
}

function headingOf(line: string) {
  for (const [kind, heading] of headings) {
    const match = heading.exec(line);
    if (match) {
      const rest = line.slice(match[0].length).trim();
      return { kind, rest, hasColon: match[1] !== undefined };
    }
  }
  return null;
}

/** `I send …`, `我周五前…`: the rest, where whoever speaks means themselves. */
export function restOfOwn(text: string): string | null {
  const own = /^(?:I(?:\s+will|['’]ll)?\s+|me\s*[:,]?\s+|我(?:来|來|会|會|负责|負責)?\s*)/iu.exec(
    text,
  );
  return own ? text.slice(own[0].length) : null;
}

/** What somebody is to do, without what stands between the name and it. */
export const withoutLead = (text: string): string =>
  text
    .replace(/^[\s:：,，、—-]+/u, '')
    .replace(/^(?:(?:to|will|please)\s+|负责|負責|请|請)/iu, '')
    .trim();
