import type { KeyObject } from 'node:crypto';
import { Worker } from 'node:worker_threads';

/**
 * Checks the trail of a database file in a thread of its own: answers go on. Answers with the first
 * entry that is wrong; null where none is. Rejects where the file cannot be read.
 */
export function verifyTrailAside(file: string, keys: readonly KeyObject[]): Promise<number | null> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const worker = new Worker(new URL('./verify-trail-worker.ts', import.meta.url), {
    workerData: { file, keys },
  });
  worker.once('message', (seq: number | null) => resolve(seq));
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('the check of the trail ended without an answer')));
  return promise;
}
