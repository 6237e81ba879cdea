import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { formatHead } from '../src/domain/trail-head.ts';
import { openFile, openTestStore } from './support/open-test-store.ts';
import { importsOf, readSource, sourceFiles } from './support/read-source.ts';
import { friday, samplePerson, sampleWorkspace } from './support/sample-records.ts';
import { testFolder } from './support/start-bot.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readSource('package.json')));
const start = scripts.start.split(' ').slice(1);
const service = readSource('deploy/linesman.service');
const dockerfile = readSource('deploy/Dockerfile');

test('the service and the image start the bot as npm start does', () => {
  const [, ofService = ''] = /^ExecStart=\/usr\/bin\/node (.*)$/m.exec(service) ?? [];
  const [, ofImage = '[]'] = /^CMD (.*)$/m.exec(dockerfile) ?? [];
  expect([ofService.split(' '), JSON.parse(ofImage)]).toEqual([start, ['node', ...start]]);
});

test('the service does not start again what only a person can mend, and has time to stop', () => {
  expect(service).toContain('RestartPreventExitStatus=78\n');
  const [, seconds] = /^TimeoutStopSec=(\d+)$/m.exec(service) ?? [];
  expect(Number(seconds)).toBeGreaterThan(10);
});

test('what goes into the image is there', () => {
  const copied = [...dockerfile.matchAll(/^COPY --from=build (.*) \S+$/gm)].flatMap(
    ([, from = '']) => from.split(' ').map((path) => path.replace('/app/', '')),
  );
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  // The local workspace is loaded only where no token is set; the image is for a real Slack.
  const left = ['workspace'];
  const needed = sourceFiles('src/**/*.ts', 'commands/**/*.ts', 'prisma/*.ts', 'block-kit/**/*.ts')
    .flatMap((file) => importsOf(file))
    .filter((target) => existsSync(join(root, target)))
    .map((target) => target.split('/')[0] ?? '');
  const missing = [...new Set(needed)].filter((folder) => ![...copied, ...left].includes(folder));
  expect(missing).toEqual([]);
});

type Environment = Readonly<Record<string, string>>;

const backUp = (env: Environment, ...given: readonly string[]) =>
  runScript('deploy/back-up.ts', env, ...given);

function runScript(script: string, env: Environment, ...given: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...given], {
    cwd: testFolder(),
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });
  return [status, stdout + stderr];
}

test('a backup is taken while the bot has the database open', async () => {
  const { file } = await openTestStore();
  const copy = join(testFolder(), 'copy.db');
  expect(backUp({ DATABASE_URL: `file:${file}` }, copy)).toEqual([
    0,
    `${file} is copied to ${copy}\n`,
  ]);
  const count = openFile(copy, { readonly: true })
    .prepare('SELECT COUNT(*) FROM _prisma_migrations')
    .pluck()
    .get();
  expect(count).toBeGreaterThan(0);
});

test('a backup says what it lacks', () => {
  expect(backUp({})).toEqual([64, 'Say where the copy goes: npm run -s backup -- copy.db\n']);
  expect(backUp({ DATABASE_URL: 'file:./none.db' }, 'copy.db')).toEqual([
    66,
    'There is no database ./none.db.\n',
  ]);
});

test('the audit trail is verified while the bot runs, and against a head that was noted', async () => {
  const { store, file } = await openTestStore();
  const verify = (...given: readonly string[]) =>
    runScript('deploy/verify-audit.ts', { DATABASE_URL: `file:${file}` }, ...given);
  expect(verify()).toEqual([0, 'The trail is empty.\n']);
  for (const index of [1, 2, 3]) {
    await store.write(({ audit }) =>
      audit.add({
        workspaceId: sampleWorkspace.id,
        at: friday,
        actorId: samplePerson.id,
        action: 'visit.log',
        subject: `visit/${index}`,
        before: null,
        after: { note: 'on site' },
      }),
    );
  }
  const newest = await store.read.audit.head();
  const head = newest && formatHead(newest);
  expect(verify()).toEqual([0, `All 3 entries are as they were written. Head: ${head}\n`]);
  expect(verify('--head', `${head}`)).toEqual([
    0,
    `All 3 entries are as they were written, and the heads you gave are in it. Head: ${head}\n`,
  ]);
  expect(verify('--head', `4:${'a'.repeat(16)}`)).toEqual([
    1,
    'Entry 4 is missing: the trail was cut after an earlier one.\n',
  ]);
  expect(verify('--head', 'nonsense')).toEqual([
    64,
    'npm run -s audit:verify -- [--head 1234:3f2a91c0d4e5b687]… [--file copy.db]\n',
  ]);
  const copy = join(testFolder(), 'copy.db');
  await store.backup(copy);
  const database = openFile(copy);
  database.exec(`UPDATE "AuditEntry" SET "salt" = 'x', "after" = '{}' WHERE "seq" = 2`);
  expect(verify('--file', copy)).toEqual([1, 'Entry 2 says something else than was written.\n']);
});

test('without the key nothing is said of the trail', async () => {
  const { store } = await openTestStore();
  const copy = join(testFolder(), 'copy.db');
  await store.backup(copy);
  expect(runScript('deploy/verify-audit.ts', { DATABASE_URL: `file:${copy}` })).toEqual([
    78,
    `There is no key: neither AUDIT_KEY nor ${copy}.audit-key.\n`,
  ]);
});
