import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import { NotSavedError } from '../../src/domain/user-error.ts';
import { openAuditKeys } from '../../src/storage/audit-keys.ts';
import { PrismaClient } from '../../src/storage/generated/client.ts';
import { prismaRepositories } from '../../src/storage/repositories.ts';
import { openWriteGate } from '../../src/storage/write-gate.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import { addTeam, friday, samplePerson } from '../support/sample-records.ts';

const receive = (key: string, payload: string | null = null) => ({
  key,
  kind: 'event' as const,
  state: 'new' as const,
  payload,
  answer: null,
  receivedAt: friday,
});

test('while another program holds the file a write is refused within 1.5 s, and reads go on', async () => {
  const { store, file } = await openTestStore();
  await addTeam(store);
  const other = openFile(file);
  other.exec('BEGIN IMMEDIATE');
  const startedAt = performance.now();
  await expect(store.write(({ deliveries }) => deliveries.receive(receive('a')))).rejects.toThrow(
    NotSavedError,
  );
  expect(performance.now() - startedAt).toBeLessThan(2_900);
  expect(await store.read.people.find(samplePerson.id)).toEqual(samplePerson);
  other.exec('ROLLBACK');
  expect(await store.write(({ deliveries }) => deliveries.receive(receive('b')))).toBe(true);
  expect(await store.read.deliveries.find('a')).toBe(undefined);
  expect(await store.read.deliveries.find('b')).toEqual(receive('b'));
});

/** The gate on a connection whose settings a test can change. */
async function openGate() {
  const { store, file } = await openTestStore();
  await addTeam(store);
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: file }) });
  onTestFinished(() => client.$disconnect());
  const pragma = async (text: string) => {
    const [row] = await client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${text}`);
    return Number(Object.values(row ?? {})[0]);
  };
  const write = openWriteGate(client, (inside, touched) =>
    prismaRepositories(inside, {
      newId: randomId,
      auditKeys: openAuditKeys(file, []),
      erasedList: `${file}.erased`,
      touched,
    }),
  );
  return { write, pragma, read: store.read };
}

test('a full disk refuses the write and keeps nothing of it; with room again writes go on', async () => {
  const { write, pragma, read } = await openGate();
  await pragma(`max_page_count = ${(await pragma('page_count')) + 3}`);
  const large = receive('b', 'x'.repeat(500_000));
  const writing = write(async ({ deliveries }) => {
    await deliveries.receive(receive('a'));
    await deliveries.receive(large);
  });
  await expect(writing).rejects.toThrow(NotSavedError);
  expect(await read.deliveries.find('a')).toBe(undefined);
  await pragma('max_page_count = 100000');
  await write(({ deliveries }) => deliveries.receive(large));
  expect(await read.deliveries.find('b')).toEqual(large);
});

test('a database that has become read-only refuses the write; writable again it takes it', async () => {
  const { write, pragma, read } = await openGate();
  await pragma('query_only = 1');
  const writing = write(({ deliveries }) => deliveries.receive(receive('a')));
  await expect(writing).rejects.toThrow(NotSavedError);
  await pragma('query_only = 0');
  await write(({ deliveries }) => deliveries.receive(receive('b')));
  expect([await read.deliveries.find('a'), await read.deliveries.find('b')]).toEqual([
    undefined,
    receive('b'),
  ]);
});

test('a large write has its own settings of the connection; whether kept or not, the usual ones come back', async () => {
  const { write, pragma, read } = await openGate();
  const settings = async () => [await pragma('cache_size'), await pragma('wal_autocheckpoint')];
  await write(() => Promise.resolve(), 'large');
  expect(await settings()).toEqual([-4_000, 1_000]);
  const writing = write(async ({ deliveries }) => {
    expect(await settings()).toEqual([-32_000, 0]);
    await deliveries.receive(receive('a'));
    throw new Error('Thought better of it');
  }, 'large');
  await expect(writing).rejects.toThrow('Thought better of it');
  expect(await settings()).toEqual([-4_000, 1_000]);
  expect(await read.deliveries.find('a')).toBe(undefined);
});
