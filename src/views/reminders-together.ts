import type { Words } from '../i18n/words.ts';
import { escapeText, type Message } from './message.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** A message has room for so many lines. */
const shown = 30;

/** Reminders that were slept through, a line for each; `said`: as a notification says them. */
export function remindersTogether(said: readonly string[], words: Words): Message {
  const heading = words.t('together.heading', { count: said.length });
  const left = said.length - shown;
  return {
    text: escapeText(heading),
    blocks: [
      lines([{ bold: heading }]),
      bullets(...said.slice(0, shown).map((one) => [one])),
      lines(withCode(words.t(left > 0 ? 'together.more' : 'together.next', { count: left }))),
    ],
  };
}
