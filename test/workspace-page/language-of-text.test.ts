import { expect, it } from 'vitest';
import { languageName, languageOfText } from '../../workspace/page/language-of-text.ts';

it.each([
  ['Nothing found for “Acme”.', 'zh-CN', 'en'],
  ['Nothing found for “Acme”.', 'en-GB', undefined],
  ['没有找到“华新钢铁”。', 'en-US', 'zh'],
  ['沒有找到「華新鋼鐵」。', 'zh-TW', undefined],
  ['V-17 · 华新钢铁 — Visit logged', 'en-US', undefined],
  ['V-17 · 华新钢铁 — 走访已登记', 'zh-CN', undefined],
  ['14:30 – 15:00', 'en-US', undefined],
  ['14:30 – 15:00', 'zh-CN', undefined],
])('%s for a reader of %s is marked %s', (text, locale, language) => {
  expect(languageOfText(text, locale)).toBe(language);
});

it.each([
  ['zh-CN', '简体中文'],
  ['zh-TW', '繁體中文'],
  ['zh-HK', '繁體中文'],
  ['en-GB', 'English'],
])('%s is called %s', (locale, name) => {
  expect(languageName(locale)).toBe(name);
});
