import type { KeyObject } from 'node:crypto';
import { type Job, scheduleJob } from 'node-schedule';
import { dayOf, zoneName } from './domain/zoned-time.ts';
import type { Log } from './ports/log.ts';
import { type Bucket, openBucket } from './storage/backup-bucket.ts';
import { type BackupPlan, keepBackups, keepInBucket } from './storage/keep-backups.ts';
import { verifyTrailAside } from './storage/verify-trail-aside.ts';
import { systemClock } from './system-clock.ts';
import type { Damage } from './views/damage-notice.ts';

export type BackupParts = {
  readonly databaseFile: string;
  readonly plan: BackupPlan;
  /** Of the trail; none: it is not checked. */
  readonly auditKeys: readonly KeyObject[];
  /** The second place; that of the plan unless given. */
  readonly bucket?: Bucket;
  /** Tells whoever can do something about it; how often is its business. */
  readonly tell: (damage: Damage) => Promise<void>;
  readonly log: Log;
};

/** Not on the hour, at which reminders are sent. */
const everyHour = '0 50 * * * *';

/** Backs a database up each hour, beside all other work; what takes longer lets the next one fall out. */
export function scheduleBackups(parts: BackupParts): Job {
  let isUnderWay = false;
  let checkedOn = '';
  return scheduleJob(everyHour, async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    const today = dayOf(systemClock(), zoneName('UTC'));
    const isMade = await makeBackup(parts, checkedOn !== today).finally(() => {
      isUnderWay = false;
    });
    if (isMade) checkedOn = today;
  });
}

/**
 * Makes one now, puts it into the bucket, and checks the trail in it where it is to. The log says
 * where it is, or why it is not; what failed is told as well. Answers with whether there is one.
 */
export async function makeBackup(parts: BackupParts, checksTrail: boolean): Promise<boolean> {
  const { databaseFile, plan, log } = parts;
  let file: string;
  try {
    file = await keepBackups(databaseFile, plan, systemClock());
    log.info({ file }, 'a backup was made');
  } catch (error) {
    log.error({ error }, 'no backup was made');
    await tell(parts, { kind: 'backup', reason: reasonOf(error) });
    return false;
  }
  const bucket = parts.bucket ?? (plan.bucket && openBucket(plan.bucket));
  if (bucket) await sendTo(bucket, file, parts);
  if (checksTrail) await checkTrail(file, parts);
  return true;
}

async function sendTo(bucket: Bucket, file: string, parts: BackupParts): Promise<void> {
  try {
    await keepInBucket(file, bucket, parts.plan);
    parts.log.info({ file }, 'the backup is in the bucket');
  } catch (error) {
    parts.log.error({ error }, 'the backup did not get into the bucket');
    await tell(parts, { kind: 'bucket', reason: reasonOf(error) });
  }
}

async function checkTrail(file: string, parts: BackupParts): Promise<void> {
  if (parts.auditKeys.length === 0) return;
  try {
    const seq = await verifyTrailAside(file, parts.auditKeys);
    if (seq === null) return;
    parts.log.error({ seq }, 'the trail of changes is not as it was written');
    await tell(parts, { kind: 'trail', seq });
  } catch (error) {
    parts.log.error({ error }, 'the trail of changes could not be checked');
  }
}

async function tell({ tell: say, log }: BackupParts, damage: Damage): Promise<void> {
  try {
    await say(damage);
  } catch (error) {
    log.error({ error, damage }, 'nobody could be told');
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
