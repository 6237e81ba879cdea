import type { KnownBlock } from '@slack/types';
import type { MessageKey, Words } from '../i18n/words.ts';
import type { Message } from './message.ts';
import { bullets, code, lines } from './rich-text.ts';

/** What help says of a command. */
export type CommandHelp = {
  /** `/visit` */
  readonly slash: string;
  readonly summary: MessageKey;
  readonly usage: MessageKey;
  readonly example: MessageKey;
};

/** So many lines that work stand first; the rest is a list of what there is. */
const shownOfOneNoun = 3;
const shownOfEach = 2;

/** The first things to try of each noun, and where the others are. */
export function helpCard(commands: readonly CommandHelp[], words: Words): Message {
  const nouns = [...new Set(commands.map(({ slash }) => slash))];
  return {
    text: words.t('help.title'),
    blocks: [
      lines([{ bold: words.t('help.title') }]),
      ...nouns.flatMap((noun) =>
        commands
          .filter(({ slash }) => slash === noun)
          .slice(0, shownOfEach)
          .map((command) => tryBlock(command, words)),
      ),
      lines(
        [`${words.t('help.nouns')} `, ...listed(nouns.map((noun) => `${noun} help`))],
        [words.t('help.where')],
        [words.t('help.more')],
      ),
    ],
  };
}

/** Three lines of a noun that work, and how its other lines are put together. */
export function nounHelpCard(commands: readonly CommandHelp[], words: Words): Message {
  const others = commands.slice(shownOfOneNoun);
  return {
    text: words.t('help.title'),
    blocks: [
      lines([{ bold: words.t('help.title') }]),
      ...commands.slice(0, shownOfOneNoun).map((command) => tryBlock(command, words)),
      ...(others.length === 0
        ? []
        : [
            lines([{ bold: words.t('help.also') }]),
            bullets(
              ...others.map(({ slash, summary, usage }) => [
                code(`${slash} ${words.t(usage)}`.trim()),
                ` ${words.t(summary)}`,
              ]),
            ),
          ]),
      lines([words.t('help.where')]),
    ],
  };
}

function tryBlock({ summary, example }: CommandHelp, words: Words): KnownBlock {
  return lines([{ bold: words.t(summary) }], [`${words.t('help.try')} `, code(words.t(example))]);
}

/** Lines that can be typed, side by side. */
const listed = (typed: readonly string[]) =>
  typed.flatMap((line, index) => [...(index > 0 ? [' · '] : []), code(line)]);
