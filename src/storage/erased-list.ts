import { createHmac, type KeyObject } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { compactOf, type PersonWords } from '../domain/person-words.ts';
import type { AuditKeys } from './audit-keys.ts';

/** Who was erased, outside of the database: a backup that is put back does not bring it along. */
export const erasedListFile = (databaseFile: string): string => `${databaseFile}.erased`;

/** `name:3:<HMAC>`: knows a person again whom it does not name. The number is how many characters. */
export const markOf = (key: KeyObject, { kind, compact }: PersonWords): string =>
  `${kind}:${[...compact].length}:${createHmac('sha256', key).update(`erased ${kind} ${compact}`).digest('hex')}`;

export const readErasedList = (file: string): readonly string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];

export function addToErasedList(file: string, marks: readonly string[]): void {
  const known = new Set(readErasedList(file));
  const lines = marks.filter((mark) => !known.has(mark)).map((mark) => `${mark}\n`);
  if (lines.length > 0) appendFileSync(file, lines.join(''), { mode: 0o600, flush: true });
}

/** Looks in texts for whoever the marks know: every stretch of characters as long as one of them. */
export function markFinder(
  keys: AuditKeys,
  marks: readonly string[],
): { look(text: string): void; found(): readonly PersonWords[] } {
  const wanted = new Set(marks);
  const lengths = new Map<PersonWords['kind'], Set<number>>([
    ['name', new Set()],
    ['phone', new Set()],
  ]);
  for (const mark of marks) {
    const [kind, length] = mark.split(':');
    if (kind === 'name' || kind === 'phone') lengths.get(kind)?.add(Number(length));
  }
  const tried = new Set<string>();
  const found = new Map<string, PersonWords>();
  const attempt = (words: PersonWords) => {
    const id = `${words.kind} ${words.compact}`;
    if (tried.has(id)) return;
    tried.add(id);
    if (keys.some((key) => wanted.has(markOf(key, words)))) found.set(id, words);
  };
  const attemptAll = (kind: PersonWords['kind'], text: string) => {
    const characters = [...text];
    for (const length of lengths.get(kind) ?? []) {
      for (let at = 0; at + length <= characters.length; at++) {
        attempt({ kind, compact: characters.slice(at, at + length).join('') });
      }
    }
  };
  return {
    look(text) {
      const compact = compactOf(text);
      attemptAll('name', compact);
      for (const [digits] of compact.matchAll(/\d{7,}/g)) attemptAll('phone', digits);
    },
    found: () => [...found.values()],
  };
}
