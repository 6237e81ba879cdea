import { Worker } from 'node:worker_threads';
import type { SpreadsheetResult, SpreadsheetTask } from './spreadsheet-thread.ts';
import { type FileLimits, fileLimits, RefusedFileError, type Sheet } from './table.ts';
import type { WrittenSheet } from './write-workbook.ts';

/** An export of everything that a team has takes less. */
const writingMs = 60_000;

/**
 * Reads the sheets of a file in a thread of its own, which is ended when it takes too long or too much
 * memory: a file comes from anybody.
 *
 * @throws RefusedFileError
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  fileName: string,
  limits: FileLimits = fileLimits,
): Promise<readonly Sheet[]> {
  // Looked at before it is copied.
  if (bytes.byteLength > limits.fileBytes) throw new RefusedFileError('too-large');
  const task = { do: 'read', bytes, fileName, limits } as const;
  const result = await inThread(task, limits.milliseconds, limits.heapMegabytes);
  if ('sheets' in result) return result.sheets;
  if ('refusal' in result) throw new RefusedFileError(result.refusal);
  throw new Error(`The spreadsheet was not read: ${'fault' in result ? result.fault : ''}`);
}

/** Writes an .xlsx in a thread of its own, so that nobody waits for it. */
export async function writeSpreadsheet(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const result = await inThread({ do: 'write', sheets }, writingMs, fileLimits.heapMegabytes * 2);
  if ('bytes' in result) return result.bytes;
  throw new Error(`The spreadsheet was not written: ${'fault' in result ? result.fault : ''}`);
}

async function inThread(
  task: SpreadsheetTask,
  milliseconds: number,
  heapMegabytes: number,
): Promise<SpreadsheetResult> {
  const worker = new Worker(new URL('./spreadsheet-thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    // Nothing of the bot's environment is its business.
    env: {},
    execArgv: [],
  });
  const { promise, resolve, reject } = Promise.withResolvers<SpreadsheetResult>();
  const timer = setTimeout(() => reject(new RefusedFileError('too-long')), milliseconds);
  worker.once('message', resolve);
  worker.once('error', (error: Error & { readonly code?: string }) =>
    reject(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' && task.do === 'read'
        ? new RefusedFileError('bomb', { cause: error })
        : error,
    ),
  );
  worker.once('exit', () => reject(new Error('The spreadsheet thread ended without an answer')));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
