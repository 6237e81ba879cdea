import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import type { Locale } from '../domain/locale.ts';

/** A file of a font, and the characters that it has. */
type FontPart = {
  readonly family: string;
  readonly path: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
};

const find = createRequire(import.meta.url);
const loaded = new Set<string>();
const partsOf = new Map<string, readonly FontPart[]>();

/** Chinese is written with the forms of its readers; the other font has what the first lacks. */
const fontsOf: Readonly<Record<Locale, readonly string[]>> = {
  en: ['noto-sans-sc', 'noto-sans-tc'],
  'zh-Hans': ['noto-sans-sc', 'noto-sans-tc'],
  'zh-Hant': ['noto-sans-tc', 'noto-sans-sc'],
};

/**
 * The families that a text is written with, as a CSS list. A font of 20,000 characters comes in a
 * hundred files; only those that the text needs are loaded, once.
 */
export function fontsFor(text: string, locale: Locale): string {
  const wanted = new Set([' ', '…', ...text].map((character) => character.codePointAt(0) ?? 0));
  const families: string[] = [];
  for (const font of fontsOf[locale]) {
    for (const part of readParts(font)) {
      const held = [...wanted].filter((code) =>
        part.ranges.some(([first, last]) => first <= code && code <= last),
      );
      if (held.length === 0) continue;
      for (const code of held) wanted.delete(code);
      load(part);
      families.push(part.family);
    }
  }
  return families.map((family) => `"${family}"`).join(', ');
}

function load({ family, path }: FontPart): void {
  if (loaded.has(family)) return;
  if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`${path} is no font`);
  loaded.add(family);
}

function readParts(font: string): readonly FontPart[] {
  const known = partsOf.get(font);
  if (known) return known;
  const list = find.resolve(`@fontsource-variable/${font}/unicode.json`);
  const ranges: Readonly<Record<string, string>> = JSON.parse(readFileSync(list, 'utf8'));
  const parts = Object.entries(ranges).map(([name, written]) => {
    const part = name.replace(/[[\]]/g, '');
    const file = `@fontsource-variable/${font}/files/${font}-${part}-wght-normal.woff2`;
    return { family: `${font}-${part}`, path: find.resolve(file), ranges: readRanges(written) };
  });
  // Letters and digits are to come from one file.
  const isLatin = ({ family }: FontPart) => family.endsWith('-latin');
  const sorted = [...parts.filter(isLatin), ...parts.filter((part) => !isLatin(part))];
  partsOf.set(font, sorted);
  return sorted;
}

/** `U+4E00-4E07, U+4E0B, U+9FF?` */
function readRanges(written: string): FontPart['ranges'] {
  return written.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    const from = Number.parseInt(first.replaceAll('?', '0'), 16);
    return [from, Number.parseInt(last.replaceAll('?', 'F'), 16)];
  });
}
