import type { KeyObject } from 'node:crypto';
import type { TrailProblem } from '../ports/audit-trail.ts';
import {
  type ChainedFields,
  type Content,
  contentHashOf,
  genesis,
  keyedHash,
  unkeyedHash,
} from './audit-hash.ts';

/** An entry as it stands in the database. */
export type TrailRow = ChainedFields &
  Content & {
    readonly seq: number;
    readonly salt: string | null;
    readonly contentHash: string | null;
    readonly hash: string;
  };

/** The subject of what the trail says about itself. */
export const trailSubject = 'trail';
/** The entry from which on a key is used. */
export const keyedAction = 'trail.keyed';
/** The entry that says which entries' words were replaced, with the hash of what stands there now. */
export const eraseAction = 'trail.erase';

/** What an erasure replaced: the number of an entry and the hash of its new words. */
export type Replaced = readonly (readonly [seq: number, contentHash: string])[];

/**
 * Checks entries one after the other, from the first to the last.
 *
 * `erasures` are the entries about erasures, the oldest first; they are checked in their turn like
 * all others.
 */
export function trailChecker(
  keys: readonly KeyObject[],
  erasures: readonly { readonly after: string | null }[],
): (row: TrailRow) => TrailProblem | null {
  const replaced = new Map(erasures.flatMap(({ after }) => replacedIn(after)));
  let previousHash = genesis;
  let isKeyed = false;
  /** The newest key comes first in the list, and last in the trail. */
  let left = [...keys].reverse();

  const isHashRight = (row: TrailRow): boolean => {
    if (row.contentHash === null) {
      return !isKeyed && (replaced.has(row.seq) || unkeyedHash(row) === row.hash);
    }
    const { contentHash } = row;
    const at = left.findIndex((key) => keyedHash(key, row, contentHash) === row.hash);
    if (at < 0) return false;
    left = left.slice(at);
    isKeyed = true;
    return true;
  };
  const areWordsRight = (row: TrailRow): boolean => {
    const expected = replaced.get(row.seq) ?? row.contentHash;
    if (expected === null) return true;
    return row.salt !== null && contentHashOf(row.salt, row) === expected;
  };

  return (row) => {
    const { seq } = row;
    if (row.previousHash !== previousHash) return { seq, kind: 'link' };
    if (!isHashRight(row)) return { seq, kind: 'entry' };
    if (!areWordsRight(row)) return { seq, kind: 'words' };
    previousHash = row.hash;
    return null;
  };
}

function replacedIn(after: string | null): Replaced {
  const read: unknown = after === null ? null : JSON.parse(after);
  if (typeof read !== 'object' || read === null || !('entries' in read)) return [];
  const { entries } = read;
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((one: unknown) => {
    if (!Array.isArray(one)) return [];
    const [seq, contentHash]: readonly unknown[] = one;
    return typeof seq === 'number' && typeof contentHash === 'string'
      ? [[seq, contentHash] as const]
      : [];
  });
}
