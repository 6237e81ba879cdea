import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openFile, openTestStore } from './support/open-test-store.ts';
import { importsOf, readSource, sourceFiles } from './support/read-source.ts';
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

const backUp = (env: Readonly<Record<string, string>>, ...given: readonly string[]) => {
  const script = join(root, 'deploy/back-up.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...given], {
    cwd: testFolder(),
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });
  return [status, stdout + stderr];
};

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
