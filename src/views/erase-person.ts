import type { ErasedKind } from '../domain/person-words.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { escapeText, type Message } from './message.ts';
import { lines } from './rich-text.ts';

/** Where somebody outside the company is named; their name is not repeated. */
export type NamedPerson = {
  /** Rows of each kind. */
  readonly counts: Readonly<Partial<Record<ErasedKind, number>>>;
  /** The first of them that have one. */
  readonly references: readonly string[];
};

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
      ),
      row(button(press, 'danger')),
    ],
  };
}

/** What was erased. */
export function erasedNote(person: NamedPerson, words: Words): Message {
  const title = words.t('erase.done');
  return {
    text: escapeText(title),
    blocks: [lines([{ bold: title }], [countsIn(person, words)], [words.t('erase.left')])],
  };
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
    ['erase.others', (counts.date ?? 0) + (counts.journal ?? 0) + (counts.customer ?? 0)],
    ['erase.messages', (counts.message ?? 0) + (counts.line ?? 0)],
    ['erase.entries', counts.entry ?? 0],
  ];
  return parts
    .filter(([, count]) => count > 0)
    .map(([key, count]) => words.t(key, { count }))
    .join(' · ');
}
