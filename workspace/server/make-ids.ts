import { createHash, randomBytes } from 'node:crypto';

/** Makes ids that do not come again, not even after a restart: a prefix, the start, a count. */
export function createIdMaker(): (prefix: string) => string {
  const start = randomBytes(4).toString('hex').toUpperCase();
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}${start}${count.toString(36).toUpperCase().padStart(4, '0')}`;
  };
}

/** An id that is the same in every run for the same text, such as the app's id for its name. */
export function lastingId(prefix: string, text: string): string {
  const digest = createHash('sha256').update(`${prefix}:${text}`).digest('hex');
  return `${prefix}0${digest.slice(0, 9).toUpperCase()}`;
}

/** A token nobody can guess, different in each run. */
export function secretToken(prefix: string): string {
  return `${prefix}${randomBytes(24).toString('hex')}`;
}

/** Makes Slack timestamps (`seconds.micros`) that rise by at least one microsecond each time. */
export function createTimestampMaker(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(Math.floor(now() * 1000), last + 1);
    const seconds = Math.floor(last / 1_000_000);
    return `${seconds}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
}
