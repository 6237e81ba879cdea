import type { KnownBlock } from '@slack/types';
import { bullets, lines } from './rich-text.ts';

/** Lines under a heading that counts them. */
export type Section = { readonly heading: string; readonly rows: readonly string[] };

/** Nothing where there are no rows. */
export const section = (heading: string, rows: readonly string[]): readonly Section[] =>
  rows.length === 0 ? [] : [{ heading, rows }];

/** The first rows of each section: every section has one before any has its second. */
export function cutSections(sections: readonly Section[], most: number): readonly Section[] {
  const room = sections.map(() => 0);
  for (let left = most; left > 0; left -= 1) {
    const least = sections
      .map(({ rows }, at) => ({ at, taken: room[at] ?? 0, isFull: (room[at] ?? 0) >= rows.length }))
      .filter(({ isFull }) => !isFull)
      .sort((one, other) => one.taken - other.taken || one.at - other.at)[0];
    if (!least) break;
    room[least.at] = least.taken + 1;
  }
  return sections.map(({ heading, rows }, at) => ({ heading, rows: rows.slice(0, room[at]) }));
}

export const sectionBlocks = ({ heading, rows }: Section): KnownBlock[] => [
  lines([{ bold: heading }]),
  ...(rows.length > 0 ? [bullets(...rows.map((one) => [one]))] : []),
];
