import type { WorkspaceCommand } from '../protocol.ts';

/** A line offered below what is being typed; `text` replaces the whole composer text. */
export type Completion = {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly text: string;
};

/** What the composer offers for a text: choices to pick from, and the hint of a whole command. */
export type Completions = {
  readonly choices: readonly Completion[];
  readonly hint: WorkspaceCommand | null;
};

/** Someone or something that can be mentioned. */
export type Mentionable = { readonly id: string; readonly name: string; readonly hint: string };

const mentionAtEnd = /(^|\s)@([\p{L}\p{N}._-]*)$/u;

/**
 * Commands while the first word is being typed, their usage after it, and names after an `@`.
 * @param commands Empty in a thread, where commands do not work.
 */
export function completeComposer(
  text: string,
  commands: readonly WorkspaceCommand[],
  mentionables: readonly Mentionable[],
): Completions {
  if (text.startsWith('/')) return completeCommand(text, commands);
  const mention = mentionAtEnd.exec(text);
  if (mention === null) return { choices: [], hint: null };
  const start = mention.index + (mention[1] ?? '').length;
  const wanted = (mention[2] ?? '').toLowerCase();
  return {
    hint: null,
    choices: mentionables
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .map(({ id, name, hint }) => ({
        key: id,
        label: `@${name}`,
        hint,
        text: `${text.slice(0, start)}@${name} `,
      })),
  };
}

function completeCommand(text: string, commands: readonly WorkspaceCommand[]): Completions {
  const [word = ''] = text.split(/\s/, 1);
  const whole = commands.find(({ command }) => command === word) ?? null;
  if (text.length > word.length) return { choices: [], hint: whole };
  const matching = commands.filter(({ command }) => command.startsWith(word.toLowerCase()));
  if (whole !== null && matching.length === 1) return { choices: [], hint: whole };
  return {
    hint: null,
    choices: matching.map(({ command, description, usageHint }) => ({
      key: command,
      label: usageHint === '' ? command : `${command} ${usageHint}`,
      hint: description,
      text: `${command} `,
    })),
  };
}
