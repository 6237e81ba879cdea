import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { instant } from '../../src/domain/zoned-time.ts';
import { makeBackup } from '../../src/schedule-backups.ts';
import { type BucketPlace, openBucket } from '../../src/storage/backup-bucket.ts';
import { keepBackups, keepInBucket } from '../../src/storage/keep-backups.ts';
import type { Damage } from '../../src/views/damage-notice.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { testFolder, testLog } from '../support/start-bot.ts';
import { briefPatience, inHost, startBucket, type TestBucket } from '../support/start-bucket.ts';

const hourMs = 60 * 60 * 1000;
const noon = Date.parse('2026-11-20T12:50:07Z');

const open = ({ place }: Pick<TestBucket, 'place'>, changed: Partial<BucketPlace> = {}) =>
  openBucket({ ...place, ...changed }, briefPatience);

test('a bucket has what the folder has, byte by byte, and the oldest go; what is not ours stays', async () => {
  const { file } = await openTestStore();
  const folder = join(testFolder(), 'backups');
  const bucket = await startBucket();
  const foreign = ['linesman-notes.txt', 'another.db'];
  for (const name of foreign) bucket.objects.set(name, Buffer.from('mine'));
  const keep = { hourly: 2, daily: 2 };
  for (const hours of [0, 1, 2, 13, 14]) {
    const at = instant(noon + hours * hourMs);
    const made = await keepBackups(file, { folders: [folder], ...keep }, at);
    await keepInBucket(made, open(bucket), keep);
  }
  const kept = readdirSync(folder).sort();
  expect([...bucket.objects.keys()].sort()).toEqual([...kept, ...foreign].sort());
  expect(kept.map((name) => bucket.objects.get(name))).toEqual(
    kept.map((name) => readFileSync(join(folder, name))),
  );
});

test('an object comes back as it went, for its owner alone', async () => {
  const bucket = await startBucket();
  const folder = testFolder();
  const bytes = Buffer.alloc(3_000_000, '电');
  writeFileSync(join(folder, 'there'), bytes);
  await open(bucket).put('linesman-20261120T1250Z.db', join(folder, 'there'));
  await open(bucket).get('linesman-20261120T1250Z.db', join(folder, 'back'));
  const back = join(folder, 'back');
  expect([readFileSync(back).equals(bytes), statSync(back).mode & 0o777]).toEqual([true, 0o600]);
});

test.each<[string, Partial<BucketPlace>, string]>([
  ['another key', { keyId: 'AKIDOTHER' }, 'does not know the key (InvalidAccessKeyId)'],
  ['another secret', { secret: 'hushhush' }, 'refuses the secret (SignatureDoesNotMatch)'],
  ['another region', { region: 'us-east-1' }, 'another region (AuthorizationHeaderMalformed)'],
  ['no such bucket', { bucket: 'nowhere' }, 'There is no bucket nowhere (NoSuchBucket)'],
])('%s is said at once, without the secret', async (_name, changed, says) => {
  const bucket = await startBucket();
  const error = await open(bucket, changed)
    .putText('linesman-trial', 'a word')
    .catch((one: unknown) => one);
  expect(error).toMatchObject({ name: 'BackupError', message: expect.stringContaining(says) });
  const secret = changed.secret ?? bucket.place.secret;
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(secret);
  expect(bucket.requests.length).toBe(1);
});

test.each<[string, Parameters<TestBucket['fail']>[1], string]>([
  ['does not answer', { kind: 'silent' }, 'took too long'],
  ['breaks off', { kind: 'reset' }, 'is not reached'],
  ['is overloaded', { kind: 'refuse', status: 503, code: 'SlowDown' }, 'says no (SlowDown)'],
  ['hides behind a proxy', { kind: 'refuse', status: 502, code: null }, 'says no (HTTP 502)'],
])('one that %s is tried again, so many times', async (_name, fault, says) => {
  const bucket = await startBucket();
  const put = () => open(bucket).putText('linesman-trial', 'a word');
  bucket.fail('PUT', fault, 2);
  await put();
  expect([bucket.requests.length, bucket.objects.get('linesman-trial')?.toString()]).toEqual([
    3,
    'a word',
  ]);
  bucket.fail('PUT', fault, 3);
  await expect(put()).rejects.toThrow(says);
  expect(bucket.requests.length).toBe(6);
});

test('a download that is cut off is begun anew, and whole in the end', async () => {
  const bucket = await startBucket();
  const bytes = Buffer.alloc(2_000_000, 'x');
  bucket.objects.set('linesman-one.db', bytes);
  const file = join(testFolder(), 'back');
  bucket.fail('GET', { kind: 'cut' });
  await open(bucket).get('linesman-one.db', file);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  bucket.fail('GET', { kind: 'cut' }, 3);
  await expect(open(bucket).get('linesman-one.db', file)).rejects.toThrow('broke off its answer');
});

test('what answers like no bucket is none, and an address elsewhere is not followed', async () => {
  const bucket = await startBucket();
  bucket.fail('GET', { kind: 'refuse', status: 200, code: null });
  await expect(open(bucket).list('linesman-')).rejects.toThrow('does not answer as a bucket does');
  bucket.fail('GET', { kind: 'refuse', status: 301, code: 'PermanentRedirect' });
  await expect(open(bucket).list('linesman-')).rejects.toThrow('another region');
  await expect(open(bucket).get('linesman-none.db', join(testFolder(), 'back'))).rejects.toThrow(
    '(NoSuchKey)',
  );
  await open(bucket).remove('linesman-none.db');
});

test('a bucket whose name the host begins with is addressed without it', async () => {
  const bucket = await startBucket(inHost);
  await open(bucket).putText('linesman-one', 'a word');
  expect([await open(bucket).list('linesman-'), bucket.requests]).toEqual([
    ['linesman-one'],
    ['PUT linesman-one', 'GET ?list-type=2&prefix=linesman-'],
  ]);
});

test('where the bucket fails the backup on the disk stands, and it is told', async () => {
  const { file } = await openTestStore();
  const log = testLog();
  const told: Damage[] = [];
  const folder = join(testFolder(), 'backups');
  const bucket = await startBucket();
  const plan = { folders: [folder], bucket: bucket.place, hourly: 2, daily: 2 } as const;
  const parts = {
    databaseFile: file,
    plan,
    auditKeys: [],
    bucket: open(bucket),
    log,
    async tell(damage: Damage) {
      told.push(damage);
    },
  };
  await makeBackup(parts, false);
  bucket.fail('PUT', { kind: 'refuse', status: 403, code: 'AccessDenied' });
  await makeBackup(parts, false);
  await makeBackup({ ...parts, tell: () => Promise.reject(new Error('no database')) }, false);
  bucket.fail('PUT', { kind: 'refuse', status: 403, code: 'AccessDenied' });
  await makeBackup({ ...parts, tell: () => Promise.reject(new Error('no database')) }, false);
  expect([readdirSync(folder).length > 0, bucket.objects.size > 0, told]).toEqual([
    true,
    true,
    [
      {
        kind: 'bucket',
        reason: 'The key may not do that in the bucket backups (AccessDenied)',
      },
    ],
  ]);
  expect(log.entries.map(({ message }) => message)).toEqual([
    'a backup was made',
    'the backup is in the bucket',
    'a backup was made',
    'the backup did not get into the bucket',
    'a backup was made',
    'the backup is in the bucket',
    'a backup was made',
    'the backup did not get into the bucket',
    'nobody could be told',
  ]);
  expect(JSON.stringify(log.entries)).not.toContain(bucket.place.secret);
});
