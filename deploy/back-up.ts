// npm run -s backup -- copy.db: a consistent, checked copy of the database, also while the bot runs.
import { existsSync } from 'node:fs';
import { readConfig } from '../src/config.ts';
import { backUp } from '../src/storage/back-up.ts';

if (existsSync('.env')) process.loadEnvFile();
const [target] = process.argv.slice(2);
const read = readConfig(process.env);
if ('problems' in read) refuse(`${read.problems[0]?.variable} ${read.problems[0]?.problem}.`, 78);
const { databaseFile } = read.config;
if (target === undefined) refuse('Say where the copy goes: npm run -s backup -- copy.db', 64);
if (!existsSync(databaseFile)) refuse(`There is no database ${databaseFile}.`, 66);
await backUp(databaseFile, target);
process.stdout.write(`${databaseFile} is copied to ${target}\n`);

function refuse(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
