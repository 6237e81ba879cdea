import type { KnownBlock } from '@slack/types';
import type { ErasedKind } from '../domain/person-words.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { bullets, lines, link } from './rich-text.ts';

/** Where somebody outside the company is named; their name is not repeated. */
export type NamedPerson = {
  /** Rows of each kind. */
  readonly counts: Readonly<Partial<Record<ErasedKind, number>>>;
  /** The first of them that have one. */
  readonly references: readonly string[];
  /** In Slack, which are not the bot's to change; their names are without the person's. */
  readonly files: readonly { readonly name: string; readonly permalink: string }[];
  /** How many files of the bot's are deleted in Slack. */
  readonly postedFiles: number;
};

/** More files are only counted. */
const shownFiles = 20;

/** What would be erased, with the button that does it. `line`: key of the line that names the person. */
export function erasePreview(person: NamedPerson, line: string, words: Words): Message {
  const title = words.t('erase.title');
  const press = { name: 'person:erase', label: words.t('erase.button'), value: { line } };
  return {
    text: escapeText(title),
    blocks: [
      lines(
        [{ bold: title }],
        [countsIn(person, words)],
        ...(person.references.length > 0
          ? [[person.references.join(words.t('list.separator'))]]
          : []),
        [words.t('erase.warning')],
        ...postedFiles('erase.postedFiles', person, words),
      ),
      ...fileBlocks(person, words),
      row(button(press, 'danger')),
    ],
  };
}

/** What was erased. */
export function erasedNote(person: NamedPerson, words: Words): Message {
  const title = words.t('erase.done');
  return {
    text: escapeText(title),
    blocks: [
      lines(
        [{ bold: title }],
        [countsIn(person, words)],
        ...postedFiles('erase.postedFilesGo', person, words),
        [words.t('erase.left')],
      ),
      ...fileBlocks(person, words),
    ],
  };
}

const postedFiles = (key: MessageKey, { postedFiles: count }: NamedPerson, words: Words) =>
  count > 0 ? [[words.t(key, { count })]] : [];

/** The files that name the person, to be deleted or renamed by hand. */
function fileBlocks({ files }: NamedPerson, words: Words): KnownBlock[] {
  if (files.length === 0) return [];
  const more = files.length - shownFiles;
  return [
    lines([words.t('erase.files', { count: files.length })]),
    bullets(
      ...files.slice(0, shownFiles).map(({ name, permalink }) => [link(permalink, oneLine(name))]),
      ...(more > 0 ? [[words.t('due.more', { count: more })]] : []),
    ),
  ];
}

/** What stands in the place of a message that cannot be told anew. */
export function erasedMessage(words: Words): Message {
  const said = words.t('erase.message');
  return { text: escapeText(said), blocks: [lines([said])] };
}

/** `2 visits · 1 follow-up`; what there is none of is left out. */
function countsIn({ counts }: NamedPerson, words: Words): string {
  const parts: readonly (readonly [MessageKey, number])[] = [
    ['erase.contacts', counts.contact ?? 0],
    ['erase.visits', counts.visit ?? 0],
    ['erase.followUps', counts.followUp ?? 0],
    ['erase.tickets', counts.ticket ?? 0],
    ['erase.documents', counts.document ?? 0],
    ['erase.others', (counts.date ?? 0) + (counts.journal ?? 0) + (counts.customer ?? 0)],
    ['erase.messages', (counts.message ?? 0) + (counts.line ?? 0)],
    ['erase.entries', counts.entry ?? 0],
  ];
  return parts
    .filter(([, count]) => count > 0)
    .map(([key, count]) => words.t(key, { count }))
    .join(' · ');
}
