import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type SourceChange, seededBugs, stallBeforePost } from '../../bench/rig/seeded-bugs.ts';

const changes: readonly (readonly [string, SourceChange])[] = [
  ['a stall before a post', stallBeforePost(1)],
  ...seededBugs.flatMap(({ name, changes: all }) => all.map((one) => [name, one] as const)),
];

test.each(changes)(
  '%s: the place that `npm run rig -- --prove` changes is in the source, once',
  (_name, { file, find }) => {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(source.split(find)).toHaveLength(2);
  },
);
