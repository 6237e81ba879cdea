import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Keys of the audit trail; entries are written with the first, the others are earlier ones. */
export type AuditKeys = readonly [KeyObject, ...KeyObject[]];

/** Where the key is where the environment gives none: beside the database, never inside of it. */
export const auditKeyFile = (databaseFile: string): string => `${databaseFile}.audit-key`;

/** The keys that were given; else those of the file, which is made, for its owner alone, where it is missing. */
export function openAuditKeys(databaseFile: string, given: readonly string[]): AuditKeys {
  const known = readAuditKeys(databaseFile, given);
  if (known) return known;
  const key = randomBytes(32).toString('hex');
  writeFileSync(auditKeyFile(databaseFile), `${key}\n`, { mode: 0o600, flag: 'wx' });
  return [keyOf(key)];
}

/** The same without making any; null where there is none. */
export function readAuditKeys(databaseFile: string, given: readonly string[]): AuditKeys | null {
  const file = auditKeyFile(databaseFile);
  const written = given.length > 0 || !existsSync(file) ? given : linesOf(file);
  const [first, ...others] = written.map(keyOf);
  return first ? [first, ...others] : null;
}

const linesOf = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const keyOf = (text: string): KeyObject => createSecretKey(text, 'utf8');
