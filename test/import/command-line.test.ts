import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openTestStore } from '../support/open-test-store.ts';
import { csv } from '../support/send-list.ts';
import { testFolder } from '../support/start-bot.ts';
import { startTeam } from '../support/start-team.ts';

const script = fileURLToPath(new URL('../../deploy/import-customers.ts', import.meta.url));

test('a list comes in from the command line: shown first, imported with --confirm', async () => {
  const { bot, team } = await startTeam();
  const folder = testFolder();
  const [database, file] = [join(folder, 'copy.db'), join(folder, 'list.csv')];
  await bot.store.backup(database);
  writeFileSync(file, csv('Customer name,Capacity', 'New One,100', 'New Two,-1'));
  const run = async (...more: string[]) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, file, '--as', 'UEMMA', ...more],
      { env: { ...process.env, DATABASE_URL: `file:${database}` }, cwd: folder },
    );
    return stdout.trim().split('\n');
  };
  const preview = [
    '1 new · 0 changed · 0 unchanged · 1 refused',
    'Row 3, Capacity (kVA): -1: a capacity cannot be negative.',
  ];
  expect(await run()).toEqual([...preview, 'Nothing was imported. With --confirm it is.']);
  expect(await run('--confirm')).toEqual([...preview, 'list.csv is imported: 1 added, 0 changed.']);
  const { store } = await openTestStore(database);
  expect(await store.read.customers.findByName(team.id, 'New One')).toMatchObject({
    capacityKva: 100,
    managerId: `${team.workspaceId}.UEMMA`,
  });
});
