import { distance } from 'fastest-levenshtein';
import { parseReference, type ReferenceKind } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import {
  type CustomerIndex,
  type CustomerMatch,
  findCustomerAtStart,
} from '../language/customers/find-customer.ts';
import { readQuantities } from '../language/quantities/read-quantities.ts';
import { readTicketFilters } from '../language/read-ticket-filters.ts';
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
  customers: CustomerIndex | null = null,
): RoutedLine {
  if (noun === null || noun === 'kam') {
    const text = line.trim().replace(/^\//, '');
    const [named, rest] = splitNoun(text, nouns);
    if (named && named !== noun) return routeLine(named, rest, commands, nouns, customers);
    return routeVerb('kam', spaceReference(text), commands, nouns);
  }
  const text = spaceReference(line.trim());
  try {
    return routeVerb(noun, text, commands, nouns);
  } catch (error) {
    const routed = noun === 'ticket' && customers && routeTickets(text, commands, customers);
    if (!routed) throw error;
    return routed;
  }
}

/**
 * `/ticket overdue`, `/ticket Acme Foods`: filters and a customer's name alone list tickets, and what
 * is applied for behind the name opens one.
 */
function routeTickets(
  text: string,
  commands: readonly Command[],
  customers: CustomerIndex,
): RoutedLine | null {
  const verb = isListed(text, customers) ? 'list' : isApplication(text, customers) ? 'open' : null;
  const command = commands.find(
    (one) => one.noun === 'ticket' && verb !== null && one.verbs.includes(verb),
  );
  return command ? { command, text } : null;
}

function isListed(text: string, customers: CustomerIndex): boolean {
  const { rest } = readTicketFilters(text);
  if (rest === '') return true;
  const match = findCustomerAtStart(rest, customers);
  return isNamed(match) && match.rest.trim() === '';
}

/** A customer, and a capacity behind the name. */
function isApplication(text: string, customers: CustomerIndex): boolean {
  const match = findCustomerAtStart(text, customers);
  return isNamed(match) && readQuantities(match.rest).some(({ kind }) => kind === 'capacity');
}

/** A name that is only like one is a guess, and what is not understood is said. */
const isNamed = (match: CustomerMatch): boolean =>
  match.kind === 'one' || (match.kind === 'several' && !('isLikeness' in match));

/**
 * Finds the command that a message means. There a customer may stand first: alone it asks where we
 * stand, with more behind it a visit is logged.
 *
 * @throws UserError as {@link routeLine} does.
 */
export function routeMessage(
  line: string,
  commands: readonly Command[],
  nouns: NounWords,
  customers: CustomerIndex,
): RoutedLine {
  try {
    return routeLine(null, line, commands, nouns, customers);
  } catch (error) {
    const isUnknown = error instanceof UserError && error.key.startsWith('error.unknownVerb');
    const match = findCustomerAtStart(line.trim(), customers);
    const noun = match.rest.trim() === '' ? 'customer' : 'visit';
    const command = commands.find((one) => one.noun === noun && isPlain(one));
    if (!isUnknown || !isNamed(match) || !command) throw error;
    return { command, text: line.trim() };
  }
}

/** The command of a noun that takes a text without a verb. */
const isPlain = ({ verbs, reference }: Command): boolean =>
  verbs.length === 0 && reference === undefined;

/** All nouns; the slash command of each bears its name. */
export const nounsOf = (nouns: NounWords): readonly Noun[] => Object.keys(nouns) as Noun[];

/** The noun that a line starts with; a Chinese one needs no space after it. */
function splitNoun(text: string, nouns: NounWords): readonly [Noun | undefined, string] {
  const [first, rest] = splitFirstWord(text);
  const names = nounsOf(nouns);
  const named = names.find((name) => nouns[name].includes(first));
  if (named) return [named, rest];
  for (const name of names) {
    const word = nouns[name].find((one) => ideographs.test(one) && text.startsWith(one));
    if (word) return [name, text.slice(word.length)];
  }
  return [undefined, text];
}

const ideographs = /^\p{Script=Han}+$/u;

/** `完成F-31图纸已送达` → `完成 F-31 图纸已送达` */
function spaceReference(text: string): string {
  return text
    .replace(/^(\p{Script=Han}+)(?=(?:[vf]|gc)[-－]?\d)/iu, '$1 ')
    .replace(/^((?:\p{Script=Han}+\s+)?(?:[vf]|gc)[-－]?\d+)(?=\p{Script=Han})/iu, '$1 ');
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

  const reference = parseReference(first);
  const aimed = reference && routeReference(reference.kind, noun, first, rest, commands);
  if (aimed) return aimed;
  const glued = noun === 'kam' ? gluedVerb(text, ofNoun) : undefined;
  if (glued) return glued;
  const own = ofNoun.find(isPlain);
  if (own && (own.takesText || text === '')) return { command: own, text };
  if (text === '') return helpOf(noun, commands);
  const unknown = reference && rest !== '' ? splitFirstWord(rest)[0] : first;
  throw unknownVerb(unknown, noun, commands, nouns);
}

/** A Chinese verb of `/kam` needs no space after it: 暂停提醒到明天8点. */
function gluedVerb(text: string, commands: readonly Command[]): RoutedLine | undefined {
  for (const command of commands.filter(({ takesText }) => takesText)) {
    const verb = command.verbs.find((one) => ideographs.test(one) && text.startsWith(one));
    if (verb) return { command, text: text.slice(verb.length) };
  }
  return undefined;
}

/** `F-31 done note` is understood like `due done F-31 note`; `F-31` alone shows the record. */
function routeReference(
  kind: ReferenceKind,
  noun: Noun,
  typed: string,
  rest: string,
  commands: readonly Command[],
): RoutedLine | undefined {
  const shows = commands.find(({ reference }) => reference === kind);
  if (rest === '') {
    // Without a hyphen it may be the name of a customer: V8.
    const mayBeName = (noun === 'visit' || noun === 'customer') && /^[a-z]\d/.test(typed);
    return shows && !mayBeName ? { command: shows, text: typed } : undefined;
  }
  const [second, note] = splitFirstWord(rest);
  const swapped = commands.find(
    (one) => one.noun === shows?.noun && !one.reference && one.verbs.includes(second),
  );
  return swapped && { command: swapped, text: `${typed} ${note}`.trim() };
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
  const near = nearestTo(typed, [...lines.keys()]);
  const shownTyped = typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
  return isNear(typed, near)
    ? new UserError('error.unknownVerbNearest', {
        typed: shownTyped,
        nearest: lines.get(near) ?? near,
      })
    : new UserError('error.unknownVerb', { typed: shownTyped }, 'kam.help.example');
}

const sharedLetters = (typed: string, word: string): number =>
  [...word].filter((letter) => typed.includes(letter)).length;

/** The word with the fewest letters to change; of several the one that shares the most. */
function nearestTo(typed: string, words: readonly string[]): string {
  const [nearest = ''] = [...words].sort(
    (one, other) =>
      distance(typed, one) - distance(typed, other) ||
      sharedLetters(typed, other) - sharedLetters(typed, one),
  );
  return nearest;
}

/** Near enough to propose: half of the letters are the same, in order or not, and half may stay. */
const isNear = (typed: string, near: string): boolean =>
  sharedLetters(typed, near) * 2 >= Math.max(near.length, typed.length) &&
  distance(typed, near) <= Math.max(1, Math.ceil(near.length / 2));

function splitFirstWord(text: string): readonly [string, string] {
  const [, first = '', rest = ''] = /^\s*(\S+)\s*([\s\S]*)$/u.exec(text) ?? [];
  return [first.normalize('NFKC').toLowerCase(), rest];
}
