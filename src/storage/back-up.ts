import { Worker } from 'node:worker_threads';
import { BackupError } from './copy-database.ts';

/**
 * Copies and checks a database as `copyDatabase` does, in a thread of its own: answers go on.
 *
 * @throws BackupError
 */
export function backUp(file: string, target: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const worker = new Worker(new URL('./back-up-worker.ts', import.meta.url), {
    workerData: { file, target },
  });
  worker.once('error', (cause) =>
    reject(new BackupError(cause instanceof Error ? cause.message : String(cause), { cause })),
  );
  worker.once('exit', () => resolve());
  return promise;
}
