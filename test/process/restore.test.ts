import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { instant } from '../../src/domain/zoned-time.ts';
import { auditKeyFile, openAuditKeys } from '../../src/storage/audit-keys.ts';
import { verifyTrail } from '../../src/storage/verify-trail.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { type MainProcess, runMain } from '../support/run-main.ts';
import { testFolder } from '../support/start-bot.ts';
import { startBucket } from '../support/start-bucket.ts';
import { openQuietWorkspace } from '../support/start-sender.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A script of the operator's: how it ended and what it said. */
function runScript(
  script: string,
  databaseFile: string,
  ...given: readonly string[]
): Promise<readonly [number, string]> {
  return runWith({}, script, databaseFile, ...given);
}

/** The same with more variables. */
function runWith(
  env: Readonly<Record<string, string>>,
  script: string,
  databaseFile: string,
  ...given: readonly string[]
): Promise<readonly [number, string]> {
  const { promise, resolve } = Promise.withResolvers<readonly [number, string]>();
  const child = execFile(
    process.execPath,
    [join(root, script), ...given],
    {
      cwd: testFolder(),
      env: { PATH: process.env.PATH, DATABASE_URL: `file:${databaseFile}`, ...env },
    },
    (_error, stdout, stderr) => resolve([child.exitCode ?? -1, stdout + stderr]),
  );
  return promise;
}

test('a backup made while lines are written, put back after all was lost, has everything confirmed before it', {
  timeout: 60_000,
}, async () => {
  const folder = testFolder();
  const databaseFile = join(folder, 'linesman.db');
  const backup = join(folder, 'copy.db');
  const workspace = await openQuietWorkspace(Date.now);
  const env = {
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: `file:${databaseFile}`,
    LINESMAN_DEMO: '1',
    LOG_LEVEL: 'error',
  };
  let running: MainProcess = runMain({ folder, env });
  onTestFinished(() => running.end('SIGKILL'));
  await running.printed(/Linesman is ready/, 20_000);

  const speakers = ['UWANG', 'UEMMA', 'UCHEN', 'ULI'];
  const confirmed = () =>
    speakers
      .flatMap((speaker) => workspace.ephemerals(speaker))
      .map((message) => readMessage(message).join('\n'))
      .filter((text) => /V-\d+/.test(text))
      .flatMap((text) => /谈供电方案K\d+K/.exec(text)?.[0] ?? []);
  let said = 0;
  let isTalking = true;
  const talking = speakers.map(async (speaker) => {
    while (isTalking) {
      said += 1;
      await workspace.as(speaker).say('CTEAM', `/visit 华新钢铁 谈供电方案K${said}K`);
    }
  });
  await workspace.until(() => (confirmed().length >= 8 ? true : undefined));
  const before = confirmed();
  expect(await runScript('deploy/back-up.ts', databaseFile, backup)).toEqual([
    0,
    `${databaseFile} is copied to ${backup}\n`,
  ]);
  const enough = confirmed().length + 4;
  await workspace.until(() => (confirmed().length >= enough ? true : undefined));
  isTalking = false;
  await Promise.all(talking);

  // While the bot runs nothing is put back.
  const size = statSync(databaseFile).size;
  const [code, words] = await runScript('deploy/restore.ts', databaseFile, backup);
  expect([code, words]).toEqual([75, expect.stringContaining('stop the bot first')]);
  expect(statSync(databaseFile).size).toBeGreaterThanOrEqual(size);
  await running.end('SIGKILL');

  for (const part of ['', '-wal', '-shm']) rmSync(`${databaseFile}${part}`, { force: true });
  expect(await runScript('deploy/restore.ts', databaseFile, backup)).toEqual([
    0,
    `${databaseFile} is ${backup} now\n`,
  ]);
  expect(statSync(databaseFile).mode & 0o777).toBe(0o600);
  running = runMain({ folder, env });
  await running.printed(/Linesman is ready/, 20_000);
  const database = openFile(databaseFile, { readonly: true });
  const notes = database.prepare('SELECT "note" FROM "Visit"').pluck().all();
  expect({
    integrity: database.pragma('integrity_check', { simple: true }),
    lost: before.filter((note) => !notes.includes(note)),
    problem: verifyTrail(databaseFile, openAuditKeys(databaseFile, [])).problem,
  }).toEqual({ integrity: 'ok', lost: [], problem: null });
  // And it works.
  await workspace.as('UWANG').say('CTEAM', '/visit 华新钢铁 谈供电方案K9999K');
  await workspace.until(() => (confirmed().includes('谈供电方案K9999K') ? true : undefined));
});

test('what is put back takes the place of a damaged file, which stays beside it', async () => {
  const { store, file } = await openTestStore();
  const backup = join(testFolder(), 'copy.db');
  await store.backup(backup);
  await store.close();
  writeFileSync(file, 'SQLite format 3\0 and then nothing that makes sense'.repeat(200));
  const [code, words] = await runScript('deploy/restore.ts', file, backup);
  const aside = /what was there is (\S+)\n/.exec(words)?.[1] ?? '';
  expect([code, statSync(aside).size]).toEqual([0, statSync(file).size > 0 ? 50 * 200 : 0]);
  expect(await openTestStore(file)).toBeTruthy();
});

test('nothing is put back that is damaged, no database of ours, or not there', async () => {
  const { store, file } = await openTestStore();
  const folder = testFolder();
  const other = join(folder, 'other.db');
  openFile(other).exec('CREATE TABLE "Other" ("name" TEXT)');
  const damaged = join(folder, 'damaged.db');
  writeFileSync(damaged, 'SQLite format 3\0 and then nothing that makes sense'.repeat(200));
  await store.close();
  const inside = statSync(file).size;
  const put = (backup: string) => runScript('deploy/restore.ts', file, backup);
  expect(await put(other)).toEqual([
    65,
    `${other} is no Linesman database. Nothing was changed.\n`,
  ]);
  expect(await put(damaged)).toEqual([
    65,
    `${damaged} is damaged: file is not a database. Nothing was changed.\n`,
  ]);
  expect(await put(join(folder, 'none.db'))).toEqual([66, `There is no ${folder}/none.db.\n`]);
  expect(await runScript('deploy/restore.ts', file)).toEqual([
    64,
    'Say which backup: npm run -s restore -- copy.db; -- --list names those there are\n',
  ]);
  expect([statSync(file).size, readdirSync(join(file, '..')).sort()]).toEqual([
    inside,
    ['linesman.db', auditKeyFile('linesman.db'), 'linesman.db.lock'],
  ]);
});

test('a backup is listed in the bucket and comes back from it', { timeout: 60_000 }, async () => {
  const bucket = await startBucket();
  const { url, bucket: name, region, keyId, secret } = bucket.place;
  const env = {
    BACKUP_S3_URL: url,
    BACKUP_S3_BUCKET: name,
    BACKUP_S3_REGION: region ?? '',
    BACKUP_S3_KEY_ID: keyId,
    BACKUP_S3_SECRET: secret,
  };
  const { store, file } = await openTestStore();
  await store.write(({ clockMark }) => clockMark.set(instant(42)));
  await store.close();
  const newest = 'linesman-20261120T1250Z.db';
  bucket.objects.set('linesman-20261119T1250Z.db', Buffer.from('not a database'));
  bucket.objects.set(newest, readFileSync(file));
  bucket.objects.set('linesman-notes.txt', Buffer.from('mine'));
  const lost = join(testFolder(), 'linesman.db');
  const restore = (...given: readonly string[]) =>
    runWith(env, 'deploy/restore.ts', lost, ...given);
  expect([
    await restore('--list'),
    await restore('s3://another/one.db'),
    await restore(`s3://${name}/linesman-20261101T1250Z.db`),
    await restore(`s3://${name}/linesman-20261119T1250Z.db`),
    readdirSync(dirname(lost)).filter((one) => !one.endsWith('.lock')),
  ]).toEqual([
    [0, `s3://backups/${newest}\ns3://backups/linesman-20261119T1250Z.db\n`],
    [64, 'That is not in a bucket that is set (s3://backups/…). Nothing was changed.\n'],
    [65, 'That is not in the bucket backups (NoSuchKey). Nothing was changed.\n'],
    [65, expect.stringContaining('is damaged')],
    [],
  ]);
  expect(await restore(`s3://${name}/${newest}`)).toEqual([
    0,
    `${lost} is s3://backups/${newest} now\n`,
  ]);
  const { store: back } = await openTestStore(lost);
  expect(await back.read.clockMark.find()).toBe(42);
  expect(readdirSync(dirname(lost)).filter((one) => one.includes('download'))).toEqual([]);
});
