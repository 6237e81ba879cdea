import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs the scorer in a folder of date cases over our parser: `npm run score -- FOLDER [options of the scorer]`. */
const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('npm run score -- FOLDER: a folder with score.mjs and its cases\n');
  process.exit(2);
}
const args = [join(folder, 'score.mjs'), 'bench/parse-dates.ts', ...options];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
process.exit(status ?? 1);
