import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../src/storage/back-up.ts';
import { openTestStore } from '../support/open-test-store.ts';
import {
  addRecords,
  friday,
  sampleCustomer,
  sampleFollowUp,
  samplePerson,
  sampleVisit,
} from '../support/sample-records.ts';
import { testFolder } from '../support/start-bot.ts';

test('a backup made during writes can be opened and has everything confirmed before it', async () => {
  const { store } = await openTestStore();
  await addRecords(store);
  const target = join(testFolder(), 'backup.db');
  const receive = (key: string) =>
    store.write(({ deliveries }) =>
      deliveries.receive({
        key,
        kind: 'event',
        state: 'new',
        payload: null,
        answer: null,
        receivedAt: friday,
      }),
    );
  await receive('before');
  const backup = store.backup(target);
  await Promise.all([backup, ...Array.from({ length: 50 }, (_, index) => receive(`m${index}`))]);
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(existsSync(`${target}.unfinished`)).toBe(false);

  const { store: restored } = await openTestStore(target);
  expect({
    person: await restored.read.people.find(samplePerson.id),
    customer: await restored.read.customers.find(sampleCustomer.id),
    visit: await restored.read.visits.find(sampleVisit.id),
    followUp: await restored.read.followUps.find(sampleFollowUp.id),
    before: (await restored.read.deliveries.find('before'))?.key,
  }).toEqual({
    person: samplePerson,
    customer: sampleCustomer,
    visit: sampleVisit,
    followUp: sampleFollowUp,
    before: 'before',
  });
});

test('a damaged database makes no backup, and the older one stands', async () => {
  const folder = testFolder();
  const file = join(folder, 'damaged.db');
  const target = join(folder, 'backup.db');
  writeFileSync(file, 'SQLite format 3\0 and then nothing that makes sense'.repeat(200));
  writeFileSync(target, 'the older backup');
  await expect(backUp(file, target)).rejects.toThrow();
  expect(statSync(target).size).toBe('the older backup'.length);
  expect(existsSync(`${target}.unfinished`)).toBe(false);
});
