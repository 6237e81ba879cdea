import type { MessageKey, Words } from '../i18n/words.ts';
import type { Message } from './message.ts';
import { code, lines } from './rich-text.ts';

/** What help says of a command. */
export type CommandHelp = {
  /** `/visit` */
  readonly slash: string;
  readonly summary: MessageKey;
  readonly usage: MessageKey;
  readonly example: MessageKey;
};

/** A line that works for each command; with `withUsage`, for one noun, also how it is put together. */
export function helpCard(
  commands: readonly CommandHelp[],
  withUsage: boolean,
  words: Words,
): Message {
  return {
    text: words.t('help.title'),
    blocks: [
      lines([{ bold: words.t('help.title') }]),
      ...commands.map(({ slash, summary, usage, example }) =>
        lines(
          [{ bold: words.t(summary) }],
          ...(withUsage ? [[code(`${slash} ${words.t(usage)}`.trim())]] : []),
          [`${words.t('help.try')} `, code(words.t(example))],
        ),
      ),
      lines([words.t('help.where')], [words.t('help.more')]),
    ],
  };
}
