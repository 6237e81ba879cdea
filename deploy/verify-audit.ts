// npm run -s audit:verify [-- --head 1234:3f2a91c0d4e5b687] [-- --file copy.db]: whether the audit
// trail is as it was written. Ends with 0; 1: it is not; 64, 66, 78: it could not be looked at.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { formatHead, parseHead, type TrailHead } from '../src/domain/trail-head.ts';
import { auditKeyFile, readAuditKeys } from '../src/storage/audit-keys.ts';
import { type VerifiedProblem, verifyTrail } from '../src/storage/verify-trail.ts';

const usage = 'npm run -s audit:verify -- [--head 1234:3f2a91c0d4e5b687]… [--file copy.db]';
const meaning: Readonly<Record<VerifiedProblem['kind'], string>> = {
  link: 'does not follow the one before it: an entry was removed, added or moved',
  entry: 'is not what was written, or was not written with this key',
  words: 'says something else than was written',
  cut: 'is missing: the trail was cut after an earlier one',
  rewritten: 'is not the one that was posted: the trail was written anew',
};

if (existsSync('.env')) process.loadEnvFile();
const given = readArguments();
const read = readConfig(process.env);
if ('problems' in read) refuse(`${read.problems[0]?.variable} ${read.problems[0]?.problem}.`, 78);
const { databaseFile, auditKeys } = read.config;
const file = given.file ?? databaseFile;
if (!existsSync(file)) refuse(`There is no database ${file}.`, 66);
const keys = readAuditKeys(databaseFile, auditKeys);
if (!keys) refuse(`There is no key: neither AUDIT_KEY nor ${auditKeyFile(databaseFile)}.`, 78);

const { entries, head, problem } = verifyTrail(file, keys, given.heads);
if (problem) refuse(`Entry ${problem.seq} ${meaning[problem.kind]}.`, 1);
const compared = given.heads.length > 0 ? ', and the heads you gave are in it' : '';
process.stdout.write(
  head
    ? `All ${entries} entries are as they were written${compared}. Head: ${formatHead(head)}\n`
    : 'The trail is empty.\n',
);

function readArguments(): { readonly file: string | undefined; readonly heads: TrailHead[] } {
  try {
    const { values } = parseArgs({
      options: { head: { type: 'string', multiple: true }, file: { type: 'string' } },
    });
    const heads = (values.head ?? []).map(parseHead);
    if (heads.every((head) => head !== null)) return { file: values.file, heads };
  } catch {
    // What is wrong with them is seen from how they are meant to be.
  }
  return refuse(usage, 64);
}

function refuse(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
