import { expect, test } from 'vitest';
import { openTestStore } from '../support/open-test-store.ts';
import { addRecords, sampleVisit } from '../support/sample-records.ts';

const transactions = 100;

const breath = () => new Promise((resolve) => setImmediate(resolve));

test('nobody reads what is not committed, however often a transaction is open and taken back', async () => {
  const { store } = await openTestStore();
  await addRecords(store);
  let isOver = false;
  const read = { visits: 0, searches: 0, uncommitted: [] as string[] };
  const see = (note: string | undefined) => {
    if (note?.startsWith('uncommitted')) read.uncommitted.push(note);
  };
  const { teamId, id } = sampleVisit;
  const readers = [
    async () => {
      see((await store.read.visits.find(id))?.note);
      read.visits += 1;
    },
    async () => {
      const page = await store.read.visits.list({ teamId }, { skip: 0, take: 10 });
      for (const { note } of page) see(note);
      read.searches += 1;
    },
  ].map(async (look) => {
    while (!isOver) {
      await look();
      await breath();
    }
  });
  let changed = 0;
  for (let count = 0; count < transactions; count += 1) {
    const failing = store.write(async ({ visits }) => {
      const known = await visits.find(id);
      const note = `uncommitted ${count}`;
      if (known && (await visits.update({ ...known, note }, known.version))) changed += 1;
      // The readers get their turns while the changed row is there.
      for (let turn = 0; turn < 5; turn += 1) await breath();
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
  }
  isOver = true;
  await Promise.all(readers);
  expect({ changed, seen: read.uncommitted }).toEqual({ changed: transactions, seen: [] });
  expect(Math.min(read.visits, read.searches)).toBeGreaterThan(transactions);
});
