import { closest } from 'fastest-levenshtein';
import { parseReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import type { Command, Noun } from './define-command.ts';

/** The words that stand for a noun, in every language. */
export type NounWords = Readonly<Record<Noun, readonly string[]>>;

export type RoutedLine = { readonly command: Command; readonly text: string };

const helpWords = ['help', '?', '？', '帮助', '幫助'];

/**
 * Finds the command that a line means. `noun` is given by a slash command; in a message the line
 * starts with it.
 *
 * @throws UserError with the nearest verb where a verb is not known.
 */
export function routeLine(
  noun: Noun | null,
  line: string,
  commands: readonly Command[],
  nouns: NounWords,
): RoutedLine {
  const text = line.trim();
  const [first, rest] = splitFirstWord(text.replace(/^\//, ''));
  if (noun === null || noun === 'kam') {
    const named = (Object.keys(nouns) as Noun[]).find((name) => nouns[name].includes(first));
    if (named && named !== noun) return routeLine(named, rest, commands, nouns);
    return routeVerb('kam', text.replace(/^\//, ''), commands, nouns);
  }
  return routeVerb(noun, text, commands, nouns);
}

function routeVerb(
  noun: Noun,
  text: string,
  commands: readonly Command[],
  nouns: NounWords,
): RoutedLine {
  const ofNoun = commands.filter((command) => command.noun === noun);
  const [first, rest] = splitFirstWord(text);
  const isVerb = (word: string) => ofNoun.find(({ verbs }) => verbs.includes(word));

  const command = isVerb(first);
  if (command) return { command, text: rest };
  if (helpWords.includes(first)) return helpOf(noun, commands);

  // `F-31 done note` is understood like `done F-31 note`.
  if (parseReference(first)) {
    const [second, note] = splitFirstWord(rest);
    const swapped = isVerb(second);
    if (swapped) return { command: swapped, text: `${first} ${note}`.trim() };
  }
  const own = ofNoun.find(({ verbs }) => verbs.length === 0);
  if (own && (own.takesText || text === '')) return { command: own, text };
  if (text === '') return helpOf(noun, commands);
  throw unknownVerb(first, noun, commands, nouns);
}

function helpOf(noun: Noun, commands: readonly Command[]): RoutedLine {
  const help = commands.find((command) => command.verbs.includes('help'));
  if (!help) throw new Error('There is no help command');
  return { command: help, text: noun === 'kam' ? '' : noun };
}

function unknownVerb(
  typed: string,
  noun: Noun,
  commands: readonly Command[],
  nouns: NounWords,
): UserError {
  const lines = new Map<string, string>();
  for (const command of commands) {
    if (noun !== 'kam' && command.noun !== noun) continue;
    for (const verb of command.verbs) lines.set(verb, `/${command.noun} ${verb}`);
  }
  if (noun === 'kam') {
    for (const [name, words] of Object.entries(nouns)) {
      for (const word of words) lines.set(word, `/${name}`);
    }
  }
  const near = closest(typed, [...lines.keys()]);
  const shownTyped = typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
  return isNear(typed, near)
    ? new UserError('error.unknownVerbNearest', {
        typed: shownTyped,
        nearest: lines.get(near) ?? near,
      })
    : new UserError('error.unknownVerb', { typed: shownTyped }, 'kam.help.example');
}

/** Near enough to propose: at least half of the letters are the same, in order or not. */
function isNear(typed: string, near: string): boolean {
  const shared = [...near].filter((letter) => typed.includes(letter)).length;
  return shared * 2 >= Math.max(near.length, typed.length);
}

function splitFirstWord(text: string): readonly [string, string] {
  const [, first = '', rest = ''] = /^\s*(\S+)\s*([\s\S]*)$/u.exec(text) ?? [];
  return [first.normalize('NFKC').toLowerCase(), rest];
}
