import { readFileSync, statSync } from 'node:fs';

/**
 * Which process has a lock on a file, such as `process 4711 (node src/main.ts)`; null where the
 * system does not say, as on anything but Linux.
 */
export function findLockHolder(file: string): string | null {
  const inode = String(statSync(file).ino);
  const locks = readText('/proc/locks');
  // 1: POSIX  ADVISORY  WRITE 4711 08:01:123456 1073741825 1073742335
  const line = locks.split('\n').find((one) => one.includes(`:${inode} `));
  const pid = Number(line?.trim().split(/\s+/)[4]);
  if (!(pid > 0)) return null;
  const command = readText(`/proc/${pid}/cmdline`).split('\0').slice(0, -1);
  const words = command.filter((word) => !word.startsWith('--')).join(' ');
  return words === '' ? `process ${pid}` : `process ${pid} (${words})`;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Another system, or another user's process.
    return '';
  }
}
