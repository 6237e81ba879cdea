import { type Job, scheduleJob } from 'node-schedule';
import type { Log } from './ports/log.ts';
import { type BackupPlan, keepBackups } from './storage/keep-backups.ts';
import { systemClock } from './system-clock.ts';

/** Not on the hour, at which reminders are sent. */
const everyHour = '0 50 * * * *';

/** Backs a database up each hour, beside all other work. */
export const scheduleBackups = (databaseFile: string, plan: BackupPlan, log: Log): Job =>
  scheduleJob(everyHour, () => makeBackup(databaseFile, plan, log));

/** Makes one now; the log says where it is, or why there is none. */
export async function makeBackup(databaseFile: string, plan: BackupPlan, log: Log): Promise<void> {
  try {
    const file = await keepBackups(databaseFile, plan, systemClock());
    log.info({ file }, 'a backup was made');
  } catch (error) {
    log.error({ error }, 'no backup was made');
  }
}
