import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import { addTeam, samplePerson } from '../support/sample-records.ts';
import { testFolder } from '../support/start-bot.ts';

test('a new database is for its owner alone, in WAL mode, and whole', async () => {
  const { store, file } = await openTestStore();
  await addTeam(store);
  const other = openFile(file, { readonly: true });
  expect({
    mode: statSync(file).mode & 0o777,
    journal: other.pragma('journal_mode', { simple: true }),
    integrity: other.pragma('integrity_check', { simple: true }),
    foreignKeys: other.pragma('foreign_key_check'),
  }).toEqual({ mode: 0o600, journal: 'wal', integrity: 'ok', foreignKeys: [] });
});

test('a record that refers to nothing is refused', async () => {
  const { store } = await openTestStore();
  await addTeam(store);
  const stranger = {
    ...samplePerson,
    teamId: 'nowhere' as NonNullable<typeof samplePerson.teamId>,
  };
  await expect(store.write(({ people }) => people.save(stranger))).rejects.toThrow(
    /foreign key constraint/i,
  );
});

test('a database that cannot be in WAL mode is refused', async () => {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(testFolder());
  await expect(openStore({ file: ':memory:', newId: randomId })).rejects.toThrow(
    'PRAGMA journal_mode is memory instead of wal',
  );
});

test('a second process on the same file is refused, and let in once the first has closed', async () => {
  const { store, file } = await openTestStore();
  await expect(openStore({ file, newId: randomId })).rejects.toThrow(
    expect.objectContaining({
      name: 'DatabaseInUseError',
      message: `${file} is in use by another process`,
    }),
  );
  await addTeam(store);
  await store.close();
  const again = await openTestStore(file);
  expect(await again.store.read.people.find(samplePerson.id)).toEqual(samplePerson);
});

test('a lock that cannot be taken for another reason says that reason', async () => {
  const file = join(testFolder(), 'linesman.db');
  writeFileSync(`${file}.lock`, 'this is no database, and nobody has locked it');
  await expect(openStore({ file, newId: randomId })).rejects.toThrow('file is not a database');
});

test('kill -9 of the process that holds the file frees it', async () => {
  const file = join(testFolder(), 'linesman.db');
  const source = `
    import { openStore } from ${JSON.stringify(new URL('../../src/storage/open-store.ts', import.meta.url).href)};
    await openStore({ file: ${JSON.stringify(file)}, newId: () => 'id' });
    process.stdout.write('open');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child.stdout, 'data');
  await expect(openStore({ file, newId: randomId })).rejects.toThrow('in use by another process');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const { store } = await openTestStore(file);
  expect(await store.read.teams.list()).toEqual([]);
});
