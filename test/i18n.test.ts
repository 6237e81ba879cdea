import { describe, expect, test } from 'vitest';
import { locales } from '../src/domain/locale.ts';
import { en } from '../src/i18n/en.ts';
import { catalogues, type MessageKey, wordsFor } from '../src/i18n/words.ts';
import { readSource, sourceFiles } from './support/read-source.ts';

const keys = Object.keys(en) as MessageKey[];
/** `{name}` and `{name, plural, …}`; what stands in braces inside of those are words. */
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name ?? ''))].sort();

describe.each(locales)('the sentences in %s', (locale) => {
  test('have the keys of the source, in its order', () => {
    expect(Object.keys(catalogues[locale])).toEqual(keys);
  });

  test('have the placeholders of the source', () => {
    const different = keys.filter(
      (key) => placeholders(catalogues[locale][key]).join() !== placeholders(en[key]).join(),
    );
    expect(different).toEqual([]);
  });

  test('are never empty, but for a command that takes nothing', () => {
    expect(keys.filter((key) => catalogues[locale][key] === '')).toEqual(['due.list.usage']);
  });

  test('can all be put together', () => {
    for (const key of keys) {
      const values = Object.fromEntries(placeholders(en[key]).map((name) => [name, 3]));
      expect(wordsFor(locale).t(key, values)).not.toContain('{');
    }
  });
});

test('every sentence is used', () => {
  const source = sourceFiles('src/**/*.ts', 'commands/**/*.ts')
    .filter((file) => !file.startsWith('src/i18n/'))
    .map(readSource)
    .join('\n');
  const built =
    /^(import\.(?:file|remark|kind|assumed)\.|progress\.(?:topic|figure|column)\.|export\.state\.|teamRules?\.|role\.|language\.|report\.|setup\.(open|closed))/;
  expect(keys.filter((key) => !source.includes(`'${key}'`) && !built.test(key))).toEqual([]);
});

test('each script keeps to itself', () => {
  const simplifiedOnly = /[户访际电单实头时间办务产业员项开发给线这进话设为们见点会预约]/;
  const traditionalOnly = /[戶訪際電單實頭時間辦務產業員項開發給線這進話設為們見點會預約]/;
  const wrong = (locale: 'zh-Hans' | 'zh-Hant', pattern: RegExp) =>
    keys.filter((key) => !key.startsWith('language.') && pattern.test(catalogues[locale][key]));
  expect(wrong('zh-Hans', traditionalOnly)).toEqual([]);
  expect(wrong('zh-Hant', simplifiedOnly)).toEqual([]);
});
