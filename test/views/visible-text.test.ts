import { expect, test } from 'vitest';
import { oneLine, visible } from '../../src/views/message.ts';

test.each([
  ['a zero-width space', 'Ac\u200bme', 'Acme'],
  ['a change of direction', '\u202etxt.exe\u202c', 'txt.exe'],
  ['a soft hyphen and a filler', 'a\u00adb\u3164', 'ab'],
  ['control characters', 'a\u0000b\u0007\u0085', 'ab'],
  ['a selector that selects nothing', 'Acme\ufe0f', 'Acme'],
  ['half a character', 'a\ud83d', 'a\ufffd'],
  ['line breaks and tabs, which stay', 'a\n\tb', 'a\n\tb'],
  ['a family, which stays whole', '👨‍👩‍👧 came', '👨‍👩‍👧 came'],
  ['a flag of letters that are not seen', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['the shape of a Chinese character', '葛󠄀城', '葛󠄀城'],
])('%s', (_what, typed, shown) => {
  expect(visible(typed)).toBe(shown);
});

test('of a name that cannot be seen nothing is left', () => {
  expect(oneLine(' \u200b\u2066\u2069\u3000\ufeff ')).toBe('');
});
