import { parentPort, workerData } from 'node:worker_threads';
import { readWorkbook } from './read-workbook.ts';
import { type FileLimits, RefusedFileError, type Sheet } from './table.ts';
import { type WrittenSheet, writeWorkbook } from './write-workbook.ts';

/** What the thread is to do. */
export type SpreadsheetTask =
  | {
      readonly do: 'read';
      readonly bytes: Uint8Array;
      readonly fileName: string;
      readonly limits: FileLimits;
    }
  | { readonly do: 'write'; readonly sheets: readonly WrittenSheet[] };

/** What became of it. */
export type SpreadsheetResult =
  | { readonly sheets: readonly Sheet[] }
  | { readonly bytes: Uint8Array }
  | { readonly refusal: RefusedFileError['refusal'] }
  | { readonly fault: string };

async function work(task: SpreadsheetTask): Promise<SpreadsheetResult> {
  try {
    if (task.do === 'write') return { bytes: await writeWorkbook(task.sheets) };
    return { sheets: await readWorkbook(task.bytes, task.fileName, task.limits) };
  } catch (error) {
    if (error instanceof RefusedFileError) return { refusal: error.refusal };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.postMessage(await work(workerData));
