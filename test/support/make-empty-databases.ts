import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database with all migrations and nothing else. */
    readonly migratedDatabase: string;
    /** A database as the first start leaves it. */
    readonly emptyDatabase: string;
  }
}

const script = fileURLToPath(new URL('write-empty-databases.ts', import.meta.url));

/** Made once for all tests, which copy them: migrating takes longer than most tests. */
export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'linesman-empty-'));
  const migrated = join(folder, 'migrated.db');
  const empty = join(folder, 'empty.db');
  // Vite's loader cannot run the schema engine.
  execFileSync(process.execPath, [script, migrated, empty], { stdio: 'inherit' });
  provide('migratedDatabase', migrated);
  provide('emptyDatabase', empty);
  return () => rmSync(folder, { recursive: true, force: true });
}
