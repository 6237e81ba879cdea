import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readSpreadsheet, writeSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { fileLimits, type Refusal, RefusedFileError } from '../../src/spreadsheets/table.ts';
import { buildPackage } from '../support/build-package.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 客户名称,电压 / 华新钢铁,10kV */
// 客戶名稱,戶號,容量 / 臺北捷運公司,3301,2000, as Excel writes it in Taiwan.
const big5 = Buffer.from(
  'abc8a4e1a657bad92ca4e1b8b92cae65b6710d0abb4fa55fb1b6b942a4bda5712c333330312c323030300d0a',
  'hex',
);
const gbk = Buffer.from('bfcdbba7c3fbb3c62cb5e7d1b90abbaad0c2b8d6ccfa2c31306b560a', 'hex');
const workbook = (sheet: string, more: Readonly<Record<string, string>> = {}) => ({
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
  ...more,
});
const rowsOf = (count: number) =>
  Array.from(
    { length: count },
    (_none, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`,
  ).join('');

async function refusalOf(bytes: Uint8Array, name = 'customers.xlsx', limits = fileLimits) {
  try {
    return (await readSpreadsheet(bytes, name, limits)).length;
  } catch (error) {
    if (error instanceof RefusedFileError) return error.refusal;
    throw error;
  }
}

describe('what is read', () => {
  test('a workbook with numbers, days, merged cells and results of formulas', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '客户',
          rows: [
            ['name', 'kVA', 'day', 'manager'],
            ['华新', 2000, new Date('2026-03-01T00:00:00Z'), '王磊'],
            [' 东方 ', 0.5, new Date('2026-03-01T14:30:00Z'), null],
          ],
          merges: [{ startRow: 1, endRow: 2, startCol: 3, endCol: 3 }],
        },
        { name: 'empty', rows: [] },
      ],
    });
    expect(await readSpreadsheet(bytes, 'a.xlsx')).toEqual([
      {
        name: '客户',
        rows: [
          ['name', 'kVA', 'day', 'manager'],
          ['华新', 2000, '2026-03-01', '王磊'],
          ['东方', 0.5, '2026-03-01 14:30', '王磊'],
        ],
        unreckoned: [],
      },
    ]);
  });

  test('a formula by its result, and by its place where the file has none', async () => {
    const sheet = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1</f></c></row>';
    expect(await readSpreadsheet(buildPackage(workbook(sheet)), 'a.xlsx')).toEqual([
      { name: 'S', rows: [[2, null]], unreckoned: ['0/1'] },
    ]);
  });

  test('text in Big5', async () => {
    expect((await readSpreadsheet(big5, '客戶.csv'))[0]?.rows).toEqual([
      ['客戶名稱', '戶號', '容量'],
      ['臺北捷運公司', '3301', '2000'],
    ]);
  });

  test.each([
    ['UTF-8', utf8('客户名称,电压\n华新钢铁,10kV\n')],
    ['UTF-8 with its mark', utf8('\ufeff客户名称,电压\r\n华新钢铁,10kV\r\n')],
    ['GBK', gbk],
    [
      'UTF-16',
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from('客户名称\t电压\n华新钢铁\t10kV\n', 'utf16le'),
      ]),
    ],
    ['semicolons', utf8('客户名称;电压\n华新钢铁;10kV\n')],
  ])('text in %s', async (_name, bytes) => {
    expect(await readSpreadsheet(bytes, '客户.CSV')).toEqual([
      {
        name: '',
        rows: [
          ['客户名称', '电压'],
          ['华新钢铁', '10kV'],
        ],
        unreckoned: [],
      },
    ]);
  });

  test('what is written, as it was: days as days, and text that looks like a formula as text', async () => {
    const hostile = [
      '=1+1',
      '+1',
      '-1',
      '@A1',
      '\tx',
      '\rx',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      '1\u0000\uffff2',
    ];
    const bytes = await writeSpreadsheet([
      {
        name: 'a/b[c]',
        headers: ['x', 'y'],
        rows: hostile.map((text) => [text, { day: '2026-03-01' }]),
      },
    ]);
    const [sheet] = await readSpreadsheet(bytes, 'a.xlsx');
    expect(sheet?.rows).toEqual([
      ['x', 'y'],
      ...hostile.map((text) => [
        text.replaceAll('\u0000', '').replaceAll('\uffff', '').trim(),
        '2026-03-01',
      ]),
    ]);
    expect(sheet?.unreckoned).toEqual([]);
  });
});

describe('what is refused', () => {
  const limits = { ...fileLimits, milliseconds: 20_000 };

  test.each<[string, Refusal, () => Uint8Array | Promise<Uint8Array>, string?]>([
    ['an empty file', 'empty', () => utf8('')],
    ['a workbook without a filled cell', 'empty', () => buildPackage(workbook(''))],
    ['a picture', 'wrong-type', () => Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['a packed file that is no workbook', 'wrong-type', () => buildPackage({ 'a.txt': 'x' })],
    ['macros', 'macros', () => buildPackage(workbook(rowsOf(1), { 'xl/vbaProject.bin': 'x' }))],
    [
      'links to other workbooks',
      'external-links',
      () => buildPackage(workbook(rowsOf(1), { 'xl/externalLinks/externalLink1.xml': '<x/>' })),
    ],
    [
      'a password',
      'encrypted',
      () =>
        writeXlsx({
          sheets: [{ name: 's', rows: [['a']] }],
          encryption: { password: 'x', spinCount: 1 },
        }),
    ],
    ['Excel of before 2007', 'old-excel', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ['a broken package', 'damaged', () => Buffer.from('PK\u0003\u0004 no more')],
    ['bytes of no encoding', 'encoding', () => Buffer.from([0x61, 0xff, 0xff, 0x2c]), 'a.csv'],
    ['zero bytes in a text', 'encoding', () => Buffer.from('a\u0000b'), 'a.csv'],
    ['a million rows', 'too-many-rows', () => buildPackage(workbook(rowsOf(1_000_000)))],
    ['a million lines', 'too-many-rows', () => utf8('a,b\n'.repeat(1_000_000)), 'a.csv'],
    ['200 columns', 'too-many-columns', () => utf8(`${'a,'.repeat(199)}a\n`), 'a.csv'],
    [
      '100 MB of zeros',
      'bomb',
      () => buildPackage(workbook(rowsOf(1), { 'xl/media/a.bin': '0'.repeat(100_000_000) })),
    ],
    [
      '200 MB that say they are small',
      'damaged',
      () => buildPackage(workbook(' '.repeat(200_000_000)), 1_000),
    ],
  ])('%s', async (_name, refusal, make, name) => {
    expect(await refusalOf(await make(), name, limits)).toBe(refusal);
  });

  test('a file that is too large is not even handed on', async () => {
    expect(await refusalOf(new Uint8Array(fileLimits.fileBytes + 1))).toBe('too-large');
  });

  test.each([
    ['that every cell refers to', (row: number) => `<c r="A${row}" t="s"><v>0</v></c>`, ''],
    [
      'of a cell that is merged over all rows',
      (row: number) => (row === 1 ? '<c r="A1" t="s"><v>0</v></c>' : `<c r="B${row}"><v>1</v></c>`),
      '<mergeCells count="1"><mergeCell ref="A1:A2000"/></mergeCells>',
    ],
  ])('one long text %s', async (_what, cellIn, merged) => {
    const rows = Array.from(
      { length: 2_000 },
      (_none, row) => `<row r="${row + 1}">${cellIn(row + 1)}</row>`,
    );
    const parts = workbook('', {
      'xl/_rels/workbook.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      'xl/sharedStrings.xml': `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'x'.repeat(100_000)}</t></si></sst>`,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`,
    });
    expect(await refusalOf(buildPackage(parts), 'a.xlsx', limits)).toBe('bomb');
  });

  test('a file that takes too long or too much memory ends its thread alone', async () => {
    const many = buildPackage(workbook(rowsOf(15_000)));
    expect(await refusalOf(many, 'a.xlsx', { ...limits, milliseconds: 1 })).toBe('too-long');
    expect(await refusalOf(many, 'a.xlsx', { ...limits, heapMegabytes: 3 })).toBe('bomb');
    expect(await refusalOf(many)).toBe(1);
  });
});
