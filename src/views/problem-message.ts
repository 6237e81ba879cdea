import type { UserError } from '../domain/user-error.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { withCode } from './due-list.ts';
import { escapeText, type Message, shorten } from './message.ts';
import { code, lines, quote } from './rich-text.ts';

/** What a person can mend, with a line that works and, where it would be lost, what they typed. */
export function problemMessage(error: UserError, words: Words, typed: string | null): Message {
  const sentence = words.t(error.key, error.parameters);
  const rows = [
    withCode(sentence),
    ...(error.example ? [[`${words.t('help.try')} `, code(words.t(error.example))]] : []),
  ];
  return {
    text: escapeText(shorten(sentence, 300)),
    blocks: [lines(...rows), ...(typed ? [quote(typed)] : [])],
  };
}

/** A fault of ours, or of the database, with a reference to quote. */
export function faultMessage(key: MessageKey, reference: string, words: Words): Message {
  const sentence = words.t(key, { reference });
  return { text: sentence, blocks: [lines([sentence])] };
}
