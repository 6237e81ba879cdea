import type { KnownBlock } from '@slack/types';
import type { Words } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import { lines } from './rich-text.ts';

/** One page of a list. */
export type Page<Item> = {
  readonly items: readonly Item[];
  /** From 1. */
  readonly number: number;
  /** How many pages there are; at least 1. */
  readonly count: number;
  /** How many items all pages have. */
  readonly total: number;
  /** Whether counting ended there; there may be more. */
  readonly isCountedOut?: boolean;
};

/** How many there are, where counting may have ended. */
export const countText = (
  count: number,
  { isCountedOut = false }: Pick<Page<unknown>, 'isCountedOut'>,
  words: Words,
): string => (isCountedOut ? words.t('page.many', { count }) : `${count}`);

/** A list that stands behind a figure. */
export type Behind = {
  readonly heading: string;
  readonly turn: (page: number) => Omit<Press, 'label'>;
};

/** So many items fit on a phone without scrolling for long. */
export const pageSize = 8;

/** Where a page begins among so many items; a page that is not there any more becomes the last one. */
export function placePage(number: number, total: number, size = pageSize) {
  const count = Math.max(1, Math.ceil(total / size));
  const place = Math.min(Math.max(1, number), count);
  return { number: place, count, total, skip: (place - 1) * size, take: size };
}

/** A page of a list that is at hand as a whole. */
export function pageOf<Item>(items: readonly Item[], number: number): Page<Item> {
  const { skip, take, ...place } = placePage(number, items.length);
  return { ...place, items: items.slice(skip, skip + take) };
}

/** Which page this is, with the ways to those beside it; nothing where there is only one. */
export function pageBlocks(
  { number, count, total, isCountedOut = false }: Omit<Page<unknown>, 'items'>,
  press: (number: number) => Omit<Press, 'label'>,
  words: Words,
): KnownBlock[] {
  if (count === 1) return [];
  const to = (page: number, label: string) => button({ ...press(page), label });
  return [
    lines([
      isCountedOut
        ? words.t('page.placeOfMany', { number, total })
        : words.t('page.place', { number, count, total }),
    ]),
    row(
      ...(number > 1 ? [to(number - 1, `‹ ${words.t('page.previous')}`)] : []),
      ...(number < count ? [to(number + 1, `${words.t('page.next')} ›`)] : []),
    ),
  ];
}
