import { createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto';

/** What the first entry's hash builds on. */
export const genesis = '0'.repeat(64);

/** Who did it and to what; the hash before. What was changed is covered through its own hash. */
export type ChainedFields = {
  readonly workspaceId: string;
  readonly at: number;
  readonly actorId: string;
  readonly action: string;
  readonly subject: string;
  readonly previousHash: string;
};

/** What was changed, as JSON. */
export type Content = { readonly before: string | null; readonly after: string | null };

/** Sixteen random bytes, so that nobody can try out what was written against its hash. */
export const newSalt = (): string => randomBytes(16).toString('base64url');

/** SHA-256 over the salt and the JSON before and after, as hexadecimal digits. */
export const contentHashOf = (salt: string, { before, after }: Content): string =>
  createHash('sha256')
    .update(JSON.stringify([salt, before, after]))
    .digest('hex');

/** HMAC-SHA-256 over an entry's fields in a fixed order, as hexadecimal digits. */
export const keyedHash = (key: KeyObject, row: ChainedFields, contentHash: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(fieldsOf(row, contentHash)))
    .digest('hex');

/** How entries were chained before there was a key: SHA-256 over the fields and the JSON itself. */
export const unkeyedHash = (row: ChainedFields & Content): string =>
  createHash('sha256')
    .update(JSON.stringify(fieldsOf(row, row.before, row.after)))
    .digest('hex');

const fieldsOf = (row: ChainedFields, ...content: readonly (string | null)[]) => {
  const { previousHash, workspaceId, at, actorId, action, subject } = row;
  return [previousHash, workspaceId, at, actorId, action, subject, ...content];
};
