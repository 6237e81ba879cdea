import type { KeyObject } from 'node:crypto';
import Database from 'better-sqlite3';
import type { TrailHead } from '../domain/trail-head.ts';
import type { TrailProblem } from '../ports/audit-trail.ts';
import { eraseAction, type TrailRow, trailChecker, trailSubject } from './check-trail.ts';

/**
 * link, entry, words: as in `TrailProblem`. cut: the trail does not reach as far as a head that was
 * noted; rewritten: another entry stands there.
 */
export type VerifiedProblem =
  | TrailProblem
  | { readonly seq: number; readonly kind: 'cut' | 'rewritten' };

export type VerifiedTrail = {
  readonly entries: number;
  /** The last entry; null where there is none. */
  readonly head: TrailHead | null;
  /** The first thing that is wrong; null where nothing is. */
  readonly problem: VerifiedProblem | null;
};

/** Checks the trail of a database file without writing to it, also while the bot runs. */
export function verifyTrail(
  file: string,
  keys: readonly KeyObject[],
  noted: readonly TrailHead[] = [],
): VerifiedTrail {
  const database = new Database(file, { readonly: true });
  try {
    const erasures = database
      .prepare<[string, string], { after: string | null }>(
        `SELECT "after" FROM "AuditEntry" WHERE "subject" = ? AND "action" = ? ORDER BY "seq"`,
      )
      .all(trailSubject, eraseAction);
    const check = trailChecker(keys, erasures);
    const expected = new Map(noted.map(({ seq, hash }) => [seq, hash]));
    const rows = database.prepare<[], TrailRow>('SELECT * FROM "AuditEntry" ORDER BY "seq"');
    let entries = 0;
    let head: TrailHead | null = null;
    for (const row of rows.iterate()) {
      const problem = check(row);
      if (problem) return { entries, head, problem };
      entries += 1;
      head = { seq: row.seq, hash: row.hash };
      if (!row.hash.startsWith(expected.get(row.seq) ?? '')) {
        return { entries, head, problem: { seq: row.seq, kind: 'rewritten' } };
      }
      expected.delete(row.seq);
    }
    const [missing] = expected.keys();
    const problem = missing === undefined ? null : { seq: missing, kind: 'cut' as const };
    return { entries, head, problem };
  } finally {
    database.close();
  }
}
