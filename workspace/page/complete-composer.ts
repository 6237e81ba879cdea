import type { WorkspaceCommand } from '../protocol.ts';
import { emojiNamed } from './emoji-shortcodes.ts';

/** A choice offered for what is being typed; `text` replaces the whole composer text. */
export type Completion = {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  /** Where the caret stands in `text` afterwards. */
  readonly caret: number;
};

/** What the composer offers for a text: choices to pick from, and the hint of a whole command. */
export type Completions = {
  readonly choices: readonly Completion[];
  readonly hint: WorkspaceCommand | null;
};

/** Someone or something that can be mentioned. */
export type Mentionable = { readonly id: string; readonly name: string; readonly hint: string };

/** What can be completed. */
export type Completable = {
  /** Empty in a thread, where commands do not work. */
  readonly commands: readonly WorkspaceCommand[];
  readonly people: readonly Mentionable[];
  readonly channels: readonly Mentionable[];
};

const none: Completions = { choices: [], hint: null };
const mostEmoji = 8;

// A sign within a Latin word (an address, a time) begins nothing; Chinese needs no space before it.
const personBefore = /(?<![\p{Script=Latin}\p{N}._-])@([^\n@#:]{0,40})$/u;
const channelBefore = /(?<![\p{Script=Latin}\p{N}._-])#([\p{L}\p{N}._-]{0,80})$/u;
const emojiBefore = /(?<![\p{Script=Latin}\p{N}:])[:：]([a-z0-9_+-]{2,})$/u;

/**
 * Commands while the first word is being typed, their usage after it, and names, channels and
 * emoji after `@`, `#` and `:`.
 * @param caret Where the person types; what stands behind it stays.
 */
export function completeComposer(text: string, caret: number, known: Completable): Completions {
  const before = text.slice(0, caret);
  const named = completeName(before, text.slice(caret), known);
  if (!text.startsWith('/')) return { choices: named, hint: null };
  const command = completeCommand(text, known.commands);
  return named.length > 0 && command.choices.length === 0
    ? { ...command, choices: named }
    : command;
}

function completeName(before: string, after: string, known: Completable): readonly Completion[] {
  const put = (found: RegExpExecArray, words: string) => {
    const start = `${before.slice(0, found.index)}${words} `;
    return { text: start + after.replace(/^ /, ''), caret: start.length };
  };
  const person = personBefore.exec(before);
  if (person !== null) {
    return findNamed(known.people, person[1] ?? '').map(({ id, name, hint }) => ({
      key: id,
      label: `@${name}`,
      hint,
      ...put(person, `@${name}`),
    }));
  }
  const channel = channelBefore.exec(before);
  if (channel !== null) {
    return findNamed(known.channels, channel[1] ?? '').map(({ id, name, hint }) => ({
      key: id,
      label: `#${name}`,
      hint,
      ...put(channel, `#${name}`),
    }));
  }
  const emoji = emojiBefore.exec(before);
  if (emoji === null) return [];
  return emojiNamed(emoji[1] ?? '', mostEmoji).map(({ name, glyph }) => ({
    key: name,
    label: `${glyph} :${name}:`,
    hint: '',
    ...put(emoji, `:${name}:`),
  }));
}

/** Those whose name holds what was typed; those that begin so come first. */
function findNamed(all: readonly Mentionable[], typed: string): readonly Mentionable[] {
  const wanted = typed.toLowerCase();
  const placeOf = ({ name }: Mentionable) => name.toLowerCase().indexOf(wanted);
  return all
    .filter((one) => placeOf(one) >= 0)
    .toSorted((one, other) => Math.sign(placeOf(one)) - Math.sign(placeOf(other)));
}

function completeCommand(text: string, commands: readonly WorkspaceCommand[]): Completions {
  const [word = ''] = text.split(/\s/, 1);
  const whole = commands.find(({ command }) => command === word.toLowerCase()) ?? null;
  if (text.length > word.length) return whole === null ? none : { choices: [], hint: whole };
  const matching = commands.filter(({ command }) => command.startsWith(word.toLowerCase()));
  if (whole !== null && matching.length === 1) return { choices: [], hint: whole };
  return {
    hint: null,
    choices: matching.map(({ command, description, usageHint }) => ({
      key: command,
      label: usageHint === '' ? command : `${command} ${usageHint}`,
      hint: description,
      text: `${command} `,
      caret: command.length + 1,
    })),
  };
}
