import { expect, test } from 'vitest';
import { instant, zoneName } from '../../src/domain/zoned-time.ts';
import { readDocumentLine } from '../../src/language/read-document-line.ts';

const context = {
  now: instant(Date.parse('2026-11-20T02:00:00Z')),
  zone: zoneName('Asia/Shanghai'),
};

/** What was said, its kind, title and end, and whether it can be nothing but a document. */
const rows: readonly (readonly [string, string, string, string | null, boolean])[] = [
  ['', 'other', '', null, true],
  ['供用电合同 到期2027-06-30', 'supply-contract', '供用电合同', '2027-06-30', true],
  ['供用電合約 2027-06-30 屆滿', 'supply-contract', '供用電合約', '2027-06-30', true],
  [
    'supply contract expires 30 June 2027',
    'supply-contract',
    'supply contract',
    '2027-06-30',
    true,
  ],
  [
    'Supply contract 2024, valid until 30/06/2027',
    'supply-contract',
    'Supply contract 2024',
    '2027-06-30',
    true,
  ],
  ['供用电合同2024版 2027年6月30日到期', 'supply-contract', '供用电合同2024版', '2027-06-30', true],
  ['调度协议 有效期至2027年6月30日', 'dispatch-agreement', '调度协议', '2027-06-30', true],
  ['到期 明年6月底', 'other', '', '2027-06-30', true],
  ['合同 expires 2020-01-01', 'contract', '合同', '2020-01-01', true],
  ['图纸 第三版', 'drawings', '图纸 第三版', null, true],
  ['single-line diagram rev B', 'drawings', 'single-line diagram rev B', null, true],
  ['供电方案答复单', 'reply-letter', '供电方案答复单', null, true],
  ['試驗報告', 'test-report', '試驗報告', null, true],
  ['营业执照', 'licence', '营业执照', null, true],
  ['现场照片', 'photo', '现场照片', null, true],
  ['函件', 'letter', '函件', null, true],
  ['安全协议 2026', '安全协议', '安全协议 2026', null, true],
  // A day of which nothing is said that ends stays in the title.
  ['photo of 12 May', 'photo', 'photo of 12 May', null, false],
  ['supply contract 2024-05-01', 'supply-contract', 'supply contract 2024-05-01', null, true],
  // What may be a note of a visit is left one.
  ['图纸已送达', 'drawings', '图纸已送达', null, false],
  ['合同谈判 进展顺利', 'contract', '合同谈判 进展顺利', null, false],
  ['谈续签 合同2027-06-30到期', 'contract', '谈续签 合同', '2027-06-30', false],
  ['contract talks', 'contract', 'contract talks', null, false],
  ['second feed', 'other', 'second feed', null, false],
];

test.each(rows)('%j is a %s', (text, kind, title, expiresOn, isPlain) => {
  expect(readDocumentLine(text, ['contract', '安全协议'], context)).toEqual({
    kind,
    title,
    expiresOn,
    isPlain,
  });
});

test('two different ends are asked about', () => {
  expect(() => readDocumentLine('到期2027-01-01 到期2027-02-02', [], context)).toThrow(
    'error.twoDays',
  );
});
