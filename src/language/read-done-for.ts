import { halfWidth } from './half-width.ts';

/** 代办 张工：线路已定; a name has no spaces. */
const chinese = /^(?:代[办辦]|[经經][办辦]人?)[\s:]*(?<name>[^\s:,;，；。]{1,40})[\s:,;，；。]*/u;
/** `for Zhang Wei: line route agreed`; the colon tells a name from other words. */
const english = /^(?:for|on\s+behalf\s+of|done\s+by)\s+(?<name>[^:;\n]{1,80}?)\s*[:;]\s*/iu;

/** Who did a stage, where a note starts with somebody else's name, and the rest of the note. */
export function readDoneFor(text: string): {
  readonly doneFor: string | null;
  readonly note: string;
} {
  const typed = halfWidth(text).trim();
  const found = chinese.exec(typed) ?? english.exec(typed);
  const name = found?.groups?.name;
  return found && name
    ? { doneFor: name.trim(), note: typed.slice(found[0].length).trim() }
    : { doneFor: null, note: text.trim() };
}
