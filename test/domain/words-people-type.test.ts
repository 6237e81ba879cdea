import { expect, test } from 'vitest';
import { localeOfSlack } from '../../src/domain/locale.ts';
import { formatReference, parseReference } from '../../src/domain/reference.ts';
import { defaultSettings, settingDefinitions } from '../../src/domain/settings.ts';

test.each([
  ['F-31', 'followUp', 31],
  ['f31', 'followUp', 31],
  [' F － ３１ ', 'followUp', 31],
  ['V-12', 'visit', 12],
  ['v 12', 'visit', 12],
  ['F-0031', 'followUp', 31],
] as const)('%s is a reference', (text, kind, number) => {
  expect(parseReference(text)).toEqual({ kind, number });
});

test.each(['', 'F', 'F-', '31', 'G-31', 'F-31a', 'F-3.1', 'F--31', 'F-1234567890', 'Ф-31'])(
  '“%s” is none',
  (text) => {
    expect(parseReference(text)).toBe(undefined);
  },
);

test('what is written as a reference is read as the same', () => {
  expect(parseReference(formatReference('visit', 12))).toEqual({ kind: 'visit', number: 12 });
  expect(formatReference('followUp', 31)).toBe('F-31');
});

test.each([
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh_HK', 'zh-Hant'],
  ['zh-Hant-MO', 'zh-Hant'],
  ['zh', 'zh-Hans'],
  ['ZH-cn', 'zh-Hans'],
  ['en-GB', 'en'],
  ['de-DE', 'en'],
  ['', 'en'],
  [undefined, 'en'],
] as const)('Slack’s %s is read in %s', (slackLocale, expected) => {
  expect(localeOfSlack(slackLocale)).toBe(expected);
});

test('every setting has a default that is allowed', () => {
  for (const [key, { schema, default: value }] of Object.entries(settingDefinitions)) {
    expect(schema.parse(value), key).toEqual(value);
  }
  const defaults = Object.entries(settingDefinitions).map(([key, one]) => [key, one.default]);
  expect(defaultSettings).toEqual(Object.fromEntries(defaults));
});
