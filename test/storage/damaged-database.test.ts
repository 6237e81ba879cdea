import { closeSync, copyFileSync, openSync, readSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import { instant } from '../../src/domain/zoned-time.ts';
import { keepBackups } from '../../src/storage/keep-backups.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import { addRecords, friday, sampleVisit } from '../support/sample-records.ts';
import { testFolder } from '../support/start-bot.ts';

const pageBytes = 4_096;

/** A small generator, so that a failing run can be had again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** A database with some hundred visits, and a backup of it. */
async function fill() {
  const { store, file } = await openTestStore();
  await addRecords(store);
  await store.write(async ({ visits, audit }) => {
    for (let index = 0; index < 400; index++) {
      const visit = { ...sampleVisit, id: `visit-no-${index}` as typeof sampleVisit.id };
      await visits.add({ ...visit, number: 1_000 + index, note: `note ${index} `.repeat(30) });
      await audit.add({
        workspaceId: 'T1' as never,
        at: friday,
        actorId: sampleVisit.managerId,
        action: 'visit.log',
        subject: `visit/${visit.id}`,
        before: null,
        after: visit,
      });
    }
  });
  const folder = join(testFolder(), 'backups');
  const backup = await keepBackups(
    file,
    { folders: [folder], hourly: 2, daily: 2 },
    instant(friday),
  );
  await store.close();
  return { file, folder, backup };
}

/** What the database says of itself, all of it. */
function contentOf(file: string): unknown {
  const database = openFile(file, { readonly: true });
  return ['Visit', 'AuditEntry', 'Customer', 'Person'].map((table) =>
    database.prepare(`SELECT * FROM "${table}" ORDER BY 1`).all(),
  );
}

function flipPage(file: string, page: number): void {
  const handle = openSync(file, 'r+');
  const bytes = Buffer.alloc(pageBytes);
  readSync(handle, bytes, 0, pageBytes, page * pageBytes);
  for (let at = 0; at < pageBytes; at++) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeSync(handle, bytes, 0, pageBytes, page * pageBytes);
  closeSync(handle);
}

test('of twenty databases with a damaged page each is noticed at the start, or is as it was', async () => {
  const { file, folder, backup } = await fill();
  const whole = contentOf(file);
  const pages = Number(openFile(file).pragma('page_count', { simple: true }));
  const random = seeded(20_261_120);
  const outcomes = { noticed: 0, harmless: 0 };
  for (let round = 0; round < 20; round++) {
    const copy = join(testFolder(), 'damaged.db');
    copyFileSync(file, copy);
    // The first one is where everything begins.
    flipPage(copy, round === 0 ? 0 : Math.floor(random() * pages));
    const opened = await openStore({ file: copy, newId: randomId, backupFolders: [folder] }).catch(
      (error: unknown) => error,
    );
    if (opened instanceof Error) {
      expect(opened.name).toBe('DamagedDatabaseError');
      expect(opened.message).toContain(
        `The newest backup that is whole: npm run restore -- ${backup}`,
      );
      outcomes.noticed += 1;
    } else {
      await (opened as Awaited<ReturnType<typeof openStore>>).close();
      expect(contentOf(copy)).toEqual(whole);
      outcomes.harmless += 1;
    }
  }
  process.stdout.write(`${JSON.stringify(outcomes)} of 20 damaged pages\n`);
  expect(outcomes.noticed + outcomes.harmless).toBe(20);
  expect(outcomes.noticed).toBeGreaterThanOrEqual(15);
});

test('a log that was cut anywhere leaves a whole database with what was written before', async () => {
  const { store, file } = await openTestStore();
  await addRecords(store);
  const random = seeded(7);
  const add = (index: number) =>
    store.write(({ visits }) =>
      visits.add({
        ...sampleVisit,
        id: `visit-no-${index}` as typeof sampleVisit.id,
        number: 1_000 + index,
      }),
    );
  for (let index = 0; index < 20; index++) await add(index);
  const copies = Array.from({ length: 20 }, () => {
    const copy = join(testFolder(), 'cut.db');
    copyFileSync(file, copy);
    copyFileSync(`${file}-wal`, `${copy}-wal`);
    return copy;
  });
  for (const copy of copies) {
    truncateSync(`${copy}-wal`, Math.floor(random() * 20 * pageBytes));
    const { store: cut } = await openTestStore(copy);
    // The visits are there up to one of them, without a gap.
    const numbers = openFile(copy, { readonly: true })
      .prepare('SELECT "number" FROM "Visit" WHERE "number" >= 1000 ORDER BY "number"')
      .pluck()
      .all();
    expect(numbers).toEqual(numbers.map((_number, index) => 1_000 + index));
    await cut.close();
  }
});

test('a damaged backup is passed over, and without a whole one that is said', async () => {
  const { file, folder, backup } = await fill();
  const later = await keepBackups(
    file,
    { folders: [folder], hourly: 2, daily: 2 },
    instant(friday + 3_600_000),
  );
  flipPage(file, 1);
  flipPage(later, 2);
  const open = () => openStore({ file, newId: randomId, backupFolders: [folder] });
  await expect(open()).rejects.toThrow(`npm run restore -- ${backup}`);
  flipPage(backup, 2);
  await expect(open()).rejects.toThrow('There is no backup that is whole where backups are kept');
});
