import { randomUUID } from 'node:crypto';
import { bad, type Finding, good } from '../domain/finding.ts';
import { type BucketPlace, bucketPatience, openBucket } from './backup-bucket.ts';
import { BackupError } from './copy-database.ts';
import { backupPrefix, isBackupName } from './keep-backups.ts';

/** Writes a few words into the bucket, looks for them and takes them away again. */
export async function checkBucket(place: BucketPlace): Promise<Finding> {
  const check = 'backup bucket';
  // Whoever looks waits for an answer.
  const bucket = openBucket(place, { ...bucketPatience, attempts: 1, callMs: 10_000 });
  const trial = `${backupPrefix}doctor-${randomUUID()}`;
  try {
    await bucket.putText(trial, 'npm run doctor wrote this, and takes it away again\n');
    const names = await bucket.list(backupPrefix);
    await bucket.remove(trial);
    const newest = names.filter(isBackupName).at(-1);
    const has = newest ? `the newest in it is ${newest}` : 'no backup is in it yet';
    return good(check, `${place.bucket} takes, lists and gives up objects; ${has}`);
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    const remedy =
      'look at the variables BACKUP_S3_…, and what the key may do: put, get, list, delete';
    return bad(check, error.message, remedy);
  }
}
