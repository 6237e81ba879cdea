import { expect, test } from 'vitest';
import { writeFileSize } from '../../workspace/page/write-file-size.ts';

test.each([
  [999, 'en-GB', '999 byte'],
  [12_345, 'en-GB', '12 kB'],
  [3_420_000, 'en-GB', '3.4 MB'],
  [12_345, 'zh-CN', '12 kB'],
])('%d bytes in %s are %j', (bytes, locale, words) => {
  expect(writeFileSize(bytes, locale)).toBe(words);
});
