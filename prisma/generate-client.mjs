// Generates the Prisma client. Plain JavaScript, because it runs during installation.
//
// `prisma generate` looks for a schema engine and would download one, yet never starts it; pointing
// it at an executable that is there (Node itself) keeps the installation to the npm registry.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const prisma = require.resolve('prisma/build/index.js');
const result = spawnSync(
  process.execPath,
  [prisma, 'generate', '--no-hints', '--schema', 'prisma'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
    encoding: 'utf8',
  },
);
if (result.status !== 0) {
  process.stderr.write(`${result.stdout}${result.stderr}`);
  process.exit(result.status ?? 1);
}
