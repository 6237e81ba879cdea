import type { Words } from '../i18n/words.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { lines, withCode } from './rich-text.ts';

/** Somebody opened unusually many customers within an hour. */
export function manyCustomersRead(
  { name, count }: { readonly name: string; readonly count: number },
  words: Words,
): Message {
  const said = words.t('reading.many', { name: oneLine(name), count });
  return {
    text: escapeText(said),
    blocks: [lines([said], withCode(words.t('reading.next')))],
  };
}
