import type { KeyObject } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { verifyTrail } from './verify-trail.ts';

// The thread that `verifyTrailAside` starts with a file and the keys.
const { file, keys }: { readonly file: string; readonly keys: readonly KeyObject[] } = workerData;
parentPort?.postMessage(verifyTrail(file, keys).problem?.seq ?? null);
