import type { Phrase, ProblemParameters, UserError } from '../domain/user-error.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { formatFullDayTime } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { code, lines, quote, withCode } from './rich-text.ts';

/** Longer lines are not given back whole: Slack would not take the message. */
const typedLimit = 10_000;

/** The sentence that says what a person can mend. */
export function problemSentence({ key, parameters }: UserError, words: Words): string {
  const shown = Object.entries(parameters).map(([name, value]): [string, string | number] => {
    if (isPhrases(value)) {
      const said = value.map((phrase) => sayPhrase(phrase, words));
      return [name, said.join(words.t('list.separator'))];
    }
    if (typeof value === 'object') return [name, formatFullDayTime(value, words)];
    // The marks would set off another part of the sentence than the one to type.
    return [name, typeof value === 'string' ? oneLine(value).replaceAll('`', '') : value];
  });
  return words.t(key, Object.fromEntries(shown));
}

const isPhrases = (value: ProblemParameters[string]): value is readonly Phrase[] =>
  Array.isArray(value);

/** A phrase in the reader's language. */
export function sayPhrase(phrase: Phrase, words: Words): string {
  if (typeof phrase === 'string') return oneLine(phrase).replaceAll('`', '');
  const { key, parameters = {} } = phrase;
  const said = Object.entries(parameters).map(([name, part]) => [name, sayPhrase(part, words)]);
  return words.t(key, Object.fromEntries(said));
}

/** What a person can mend, with a line that works and, where it would be lost, what they typed. */
export function problemMessage(error: UserError, words: Words, typed: string | null): Message {
  const sentence = problemSentence(error, words);
  const rows = [
    withCode(sentence),
    ...(error.example ? [[`${words.t('help.try')} `, code(words.t(error.example))]] : []),
  ];
  return {
    text: escapeText(shorten(sentence, 300)),
    blocks: [lines(...rows), ...givenBack(typed)],
  };
}

/** A fault of ours, or of the database, with a reference to quote and what would be lost. */
export function faultMessage(
  key: MessageKey,
  reference: string,
  words: Words,
  typed: string | null = null,
): Message {
  const sentence = words.t(key, { reference });
  return { text: sentence, blocks: [lines([sentence]), ...givenBack(typed)] };
}

const givenBack = (typed: string | null) => (typed ? [quote(shorten(typed, typedLimit))] : []);
