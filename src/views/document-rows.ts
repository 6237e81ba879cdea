import type { KnownBlock } from '@slack/types';
import type { CustomerId } from '../domain/customer.ts';
import {
  type CustomerDocument,
  type DocumentKind,
  documentKinds,
  otherDocument,
} from '../domain/customer-document.ts';
import { locales } from '../domain/locale.ts';
import { hostOf } from '../domain/web-link.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import { type MessageKey, type Words, wordsFor } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import { formatNearDay } from './format-dates.ts';
import { oneLine, shorten } from './message.ts';
import { bullets, lines, link, type Part } from './rich-text.ts';

const kindKeys: Readonly<Record<DocumentKind, MessageKey>> = {
  'supply-contract': 'document.kind.supplyContract',
  contract: 'document.kind.contract',
  'dispatch-agreement': 'document.kind.dispatchAgreement',
  'reply-letter': 'document.kind.replyLetter',
  drawings: 'document.kind.drawings',
  'test-report': 'document.kind.testReport',
  licence: 'document.kind.licence',
  photo: 'document.kind.photo',
  letter: 'document.kind.letter',
};

/** What a kind is called; one of the team's own stands under its own name. */
export function documentKindName(kind: string, words: Words): string {
  if (kind === otherDocument) return words.t('document.kind.other');
  const known = documentKinds.find((one) => one === kind);
  return known ? words.t(kindKeys[known]) : oneLine(kind);
}

/** The kind that a name means, in whatever language; a name of the team's own stands for itself. */
export const documentKindOf = (name: string): string =>
  [...documentKinds, otherDocument].find((kind) =>
    locales.some((locale) => documentKindName(kind, wordsFor(locale)) === name),
  ) ?? name;

/** What a document is called: in people's own words, else by its kind. */
export const documentName = (
  { title, kind }: Pick<CustomerDocument, 'title' | 'kind'>,
  words: Words,
): string => oneLine(shorten(title, 100)) || documentKindName(kind, words);

/**
 * `Supply contract 2024 · expires Wed, 30 Jun 2027 · docs.example.com`: the name opens the document, its
 * kind stands beside it where the name does not say it, and a link says where it leads.
 */
export function documentParts(
  document: CustomerDocument,
  today: CalendarDay,
  words: Words,
): readonly Part[] {
  const { url, kind, expiresOn, slackFileId } = document;
  const name = documentName(document, words);
  const kindName = documentKindName(kind, words);
  const isSaid = kind === otherDocument || name.toLowerCase().includes(kindName.toLowerCase());
  const host = slackFileId === null ? hostOf(url) : '';
  const more = [
    ...(isSaid ? [] : [kindName]),
    ...(expiresOn === null ? [] : [endOf(expiresOn, today, words)]),
    ...(host === '' || host === name ? [] : [host]),
  ];
  return [link(url, name), more.map((one) => ` · ${one}`).join('')];
}

function endOf(expiresOn: CalendarDay, today: CalendarDay, words: Words): string {
  const key = expiresOn < today ? 'document.expired' : 'document.expires';
  return words.t(key, { day: formatNearDay(expiresOn, today, words) });
}

export const listDocumentsPress = (customerId: CustomerId, words: Words): Press => ({
  name: 'document:list',
  label: words.t('document.all'),
  value: { customerId, page: 1, isBelow: true },
});

/** So many stand on a customer's card. */
const onCard = 3;

/** The first documents of a customer and the way to all; nothing where there are none, or none for the reader. */
export function documentsOnCard(
  customerId: CustomerId,
  documents: readonly CustomerDocument[] | null,
  today: CalendarDay,
  words: Words,
): KnownBlock[] {
  if (documents === null || documents.length === 0) return [];
  const count = documents.length;
  return [
    lines([{ bold: words.t('document.onCard', { count }) }]),
    bullets(...documents.slice(0, onCard).map((one) => documentParts(one, today, words))),
    row(button(listDocumentsPress(customerId, words))),
  ];
}
