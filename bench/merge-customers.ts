// npm run bench:merge: two customers of many years become one, and two again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CustomerId } from '../src/domain/customer.ts';
import { randomId } from '../src/domain/new-id.ts';
import type { Actor, WorkspaceId } from '../src/domain/person.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import type { Repositories } from '../src/ports/store.ts';
import { openStore } from '../src/storage/open-store.ts';
import { applyMerge } from '../src/usecases/merge/apply-merge.ts';
import { askMerge } from '../src/usecases/merge/ask-merge.ts';
import { undoMerge } from '../src/usecases/merge/undo-merge.ts';
import { fillTeam, now, today } from './fill-team.ts';
import { report } from './report-figure.ts';

const pairs = 20;
/** A visit each week of ten years, for each of the two. */
const visits = 500;
const workspaceId = 'T0BENCH' as WorkspaceId;
const folder = mkdtempSync(join(tmpdir(), 'linesman-merge-'));
const pairOf = (index: number) => ({
  fromId: `c${2 * index}` as CustomerId,
  intoId: `c${2 * index + 1}` as CustomerId,
});

/** Gives all visits and what was promised in them to a few customers. */
function gatherVisits(file: string): void {
  const database = new Database(file);
  const ids = database.prepare(`SELECT "id" FROM "Visit" ORDER BY "number"`).pluck().all();
  const visit = database.prepare(`UPDATE "Visit" SET "customerId" = ? WHERE "id" = ?`);
  const promise = database.prepare(`UPDATE "FollowUp" SET "customerId" = ? WHERE "visitId" = ?`);
  database.transaction(() => {
    for (const [index, id] of ids.entries()) {
      const owner = `c${index % (2 * pairs)}`;
      visit.run(owner, id);
      promise.run(owner, id);
    }
  })();
  database.close();
}

/** The peer: nothing but the rows, by better-sqlite3 in a transaction. */
function movePeer(file: string): readonly number[] {
  const database = new Database(file);
  const visit = database.prepare(`UPDATE "Visit" SET "customerId" = ? WHERE "customerId" = ?`);
  const promise = database.prepare(`UPDATE "FollowUp" SET "customerId" = ? WHERE "customerId" = ?`);
  const waits = Array.from({ length: pairs }, (_none, index) => {
    const { fromId, intoId } = pairOf(index);
    const startedAt = performance.now();
    database.transaction(() => {
      visit.run(intoId, fromId);
      promise.run(intoId, fromId);
    })();
    return performance.now() - startedAt;
  });
  database.close();
  return waits;
}

async function main(): Promise<void> {
  const [file, peerFile] = [join(folder, 'merge.db'), join(folder, 'peer.db')];
  const size = { customers: (2 * pairs * visits) / 6, visitsOfEach: 6 };
  const { team, people } = await fillTeam(file, workspaceId, size);
  gatherVisits(file);
  const copy = new Database(file);
  await copy.backup(peerFile);
  copy.close();
  const [lead] = people;
  if (!lead) throw new Error('There is nobody to merge');
  const actor: Actor = { person: { ...lead, teamId: team.id }, team, standsInFor: [] };
  const store = await openStore({ file, newId: randomId });
  const contextOf = (repositories: Repositories) => ({
    ...{ repositories, actor, settings: defaultSettings, now, today, newId: randomId },
  });
  const waits = { preview: [0], merge: [0], undo: [0] };
  const timed = async <Answer>(what: keyof typeof waits, work: () => Promise<Answer>) => {
    const startedAt = performance.now();
    const answer = await work();
    waits[what].push(performance.now() - startedAt);
    return answer;
  };
  for (let index = 0; index < pairs; index += 1) {
    const shown = await timed('preview', () =>
      store.write((repositories) => askMerge(contextOf(repositories), pairOf(index))),
    );
    const done = await timed('merge', () =>
      store.write((repositories) =>
        applyMerge(contextOf(repositories), shown.merge.id, shown.mark),
      ),
    );
    if (!done.isDone) throw new Error('The two were not merged');
    await timed('undo', () =>
      store.write((repositories) => undoMerge(contextOf(repositories), shown.merge.id)),
    );
  }
  await store.close();
  const peerValue = Math.max(...movePeer(peerFile));
  for (const [what, measured] of Object.entries(waits)) {
    const value = Math.max(...measured);
    report({
      figure: `${what} of two customers with ${visits} visits each: the write gate held, longest`,
      value,
      unit: 'ms',
      peer: 'the visits and follow-ups alone moved by better-sqlite3',
      peerValue,
      goal: '≤ 250',
      ok: value <= 250,
    });
  }
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
