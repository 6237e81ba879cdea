import { expect, test } from 'vitest';
import { escapeText, maskPhones } from '../../src/views/message.ts';

test.each([
  ['王主任 13812345678 要方案', '王主任 138****5678 要方案'],
  ['+86 138-1234-5678', '+86 138-****-5678'],
  ['138 1234 5678', '138 **** 5678'],
  ['0571-88881234', '0571-****1234'],
  ['010-88881234 转 801', '010-****1234 转 801'],
  ['户号 3301000101 2000kVA 2026-11-20', '户号 3301000101 2000kVA 2026-11-20'],
  ['¥35,000 10kV V-12 F-31', '¥35,000 10kV V-12 F-31'],
  ['表号 138123456789012', '表号 138123456789012'],
])('%s is shown on a lock screen as %s', (typed, shown) => {
  expect(maskPhones(typed)).toBe(shown);
});

test('the text of a message masks phones and pings nobody', () => {
  expect(escapeText('<!channel> call 13812345678')).toBe('&lt;!channel&gt; call 138****5678');
});
