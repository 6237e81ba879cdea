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

/** All commands, or those of one noun, each with a line that works. */
export function helpCard(commands: readonly CommandHelp[], words: Words): Message {
  return {
    text: words.t('help.title'),
    blocks: [
      lines([{ bold: words.t('help.title') }]),
      ...commands.map(({ slash, summary, usage, example }) =>
        lines(
          [{ bold: words.t(summary) }],
          [code(`${slash} ${words.t(usage)}`.trim())],
          [`${words.t('help.try')} `, code(words.t(example))],
        ),
      ),
      lines([words.t('help.where')], [words.t('help.more')]),
    ],
  };
}
