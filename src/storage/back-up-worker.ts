import { workerData } from 'node:worker_threads';
import { copyDatabase } from './copy-database.ts';

// The thread that `backUp` starts with the two file names.
const { file, target }: { readonly file: string; readonly target: string } = workerData;
await copyDatabase(file, target);
