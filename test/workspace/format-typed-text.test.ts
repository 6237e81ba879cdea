import { expect, test } from 'vitest';
import { formatTypedText } from '../../workspace/server/format-typed-text.ts';

const names = [
  { name: '@Helper', code: '<@UB>' },
  { name: '@Mei', code: '<@U2>' },
  { name: '@Mei Lin', code: '<@U1>' },
  { name: '@王芳', code: '<@U3>' },
  { name: '#sales', code: '<#C1|sales>' },
];

test.each([
  ['@helper note this', '<@UB> note this'],
  ['ask @Mei Lin, then @Mei', 'ask <@U1>, then <@U2>'],
  ['@王芳请看', '<@U3>请看'],
  ['@Meister is nobody', '@Meister is nobody'],
  ['mail@Mei is no mention', 'mail@Mei is no mention'],
  ['see #sales', 'see <#C1|sales>'],
  ['1 < 2 & 3 > 2', '1 &lt; 2 &amp; 3 &gt; 2'],
  ['look: https://a.example/b?c=1&d=2.', 'look: <https://a.example/b?c=1&amp;d=2>.'],
  ['看https://a.example/b，好', '看<https://a.example/b>，好'],
  ['😀 @Mei', '😀 <@U2>'],
])('%s', (typed, stored) => {
  expect(formatTypedText(typed, names)).toBe(stored);
});
