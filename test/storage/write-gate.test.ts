import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { PrismaClient } from '../../src/storage/generated/client.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import { friday, sampleMessage } from '../support/sample-records.ts';

const delivery = (key: string) => ({
  key,
  kind: 'event' as const,
  state: 'new' as const,
  payload: null,
  answer: null,
  receivedAt: friday,
});

const keysIn = (file: string): unknown[] =>
  openFile(file, { readonly: true })
    .prepare('SELECT "key" FROM "Delivery" ORDER BY "key"')
    .pluck()
    .all();

const breath = () => new Promise((resolve) => setImmediate(resolve));

test('no confirmed write is lost in a mix of 1,000 writes of which every tenth fails', async () => {
  const { store, file } = await openTestStore();
  const confirmed: string[] = [];
  const failed: string[] = [];
  const one = async (index: number) => {
    const key = String(index).padStart(5, '0');
    try {
      await store.write(async ({ deliveries }) => {
        await deliveries.receive(delivery(key));
        // Others get their turn while this transaction is open.
        if (index % 3 === 0) await breath();
        if (index % 10 === 9) throw new Error('on purpose');
      });
      confirmed.push(key);
    } catch {
      failed.push(key);
    }
  };
  for (let from = 0; from < 1_000; from += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, offset) => one(from + offset)));
  }
  expect({ confirmed: confirmed.length, failed: failed.length }).toEqual({
    confirmed: 900,
    failed: 100,
  });
  expect(keysIn(file)).toEqual([...confirmed].sort());
});

test('the same client without the gate loses a write: why the gate is there', async () => {
  const { file } = await openTestStore();
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: file }) });
  onTestFinished(() => client.$disconnect());
  let plain: Promise<unknown> = Promise.resolve();
  const failing = client.$transaction(async (inside) => {
    await inside.sendingPause.create({ data: { scope: 'inside', pausedUntil: 1n } });
    plain = client.sendingPause.create({ data: { scope: 'confirmed', pausedUntil: 1n } });
    await plain;
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  await expect(plain).resolves.toEqual({ scope: 'confirmed', pausedUntil: 1n });
  expect(openFile(file).prepare('SELECT * FROM "SendingPause"').all()).toEqual([]);
});

test('writes take place in the order in which they were asked for', async () => {
  const { store } = await openTestStore();
  const order: number[] = [];
  await Promise.all(
    [0, 1, 2, 3].map((index) =>
      store.write(async () => {
        if (index === 0) await breath();
        order.push(index);
      }),
    ),
  );
  expect(order).toEqual([0, 1, 2, 3]);
});

test('a write inside a write is refused, and the outer one keeps nothing', async () => {
  const { store, file } = await openTestStore();
  const nested = store.write(async ({ deliveries }) => {
    await deliveries.receive(delivery('outer'));
    await store.write(({ deliveries: inner }) => inner.receive(delivery('inner')));
  });
  await expect(nested).rejects.toThrow('A write was started inside another one');
  expect(keysIn(file)).toEqual([]);
});

test('a write through what only reads is refused', async () => {
  const { store, file } = await openTestStore();
  await expect(store.read.deliveries.receive(delivery('a'))).rejects.toThrow('readonly database');
  await expect(store.read.outbox.add(sampleMessage)).rejects.toThrow('readonly database');
  expect(keysIn(file)).toEqual([]);
});

test('a read sees nothing of a write that is still open', async () => {
  const { store } = await openTestStore();
  const seen: (string | undefined)[] = [];
  await store.write(async ({ deliveries }) => {
    await deliveries.receive(delivery('a'));
    seen.push((await store.read.deliveries.find('a'))?.key);
  });
  seen.push((await store.read.deliveries.find('a'))?.key);
  expect(seen).toEqual([undefined, 'a']);
});

test('a work that throws keeps nothing, and its error reaches the caller as it is', async () => {
  const { store, file } = await openTestStore();
  const fault = new RangeError('a URI malformed');
  const writing = store.write(async ({ deliveries, outbox }) => {
    await deliveries.receive(delivery('a'));
    await outbox.add(sampleMessage);
    throw fault;
  });
  await expect(writing).rejects.toBe(fault);
  expect(keysIn(file)).toEqual([]);
  expect(await store.write(async () => 'the next one')).toBe('the next one');
});

test('a work that never ends is given up after five seconds, and the next one goes on', {
  timeout: 10_000,
}, async () => {
  const { store, file } = await openTestStore();
  let goOn = () => {};
  const stuck = store.write(async ({ deliveries }) => {
    await deliveries.receive(delivery('stuck'));
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await deliveries.receive(delivery('after the end'));
  });
  const next = store.write(({ deliveries }) => deliveries.receive(delivery('next')));
  setTimeout(() => goOn(), 5_300);
  await expect(stuck).rejects.toThrow('took nothing of this write');
  expect(await next).toBe(true);
  expect(keysIn(file)).toEqual(['next']);
});

test('listeners hear of commits alone, with what they touched', async () => {
  const { store } = await openTestStore();
  const heard: string[][] = [];
  store.onCommit((touched) => heard.push([...touched]));
  await store.write(({ deliveries }) => deliveries.receive(delivery('a')));
  await store.write(({ outbox }) => outbox.add(sampleMessage));
  await store
    .write(async ({ outbox }) => {
      await outbox.add({ ...sampleMessage, dedupeKey: 'two' });
      throw new Error('on purpose');
    })
    .catch(() => undefined);
  expect(heard).toEqual([[], ['outbox']]);
});
