import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import {
  buildCustomerIndex,
  type CustomerName,
  findCustomer,
  findCustomerAtStart,
} from '../../src/language/find-customer.ts';

const id = (text: string) => text as CustomerId;
const customer = (
  key: string,
  name: string,
  otherNames: readonly string[] = [],
  accountNumber: string | null = null,
): CustomerName => ({ id: id(key), name, otherNames, accountNumber });

const index = buildCustomerIndex([
  customer('huaxin', '华新钢铁有限公司', ['华新', 'Huaxin Steel'], '0312008845'),
  customer('acme', 'Acme Foods Co., Ltd.', ['AF'], 'AC-7781'),
  customer('hospital', '长庚醫院', ['Chang Gung Hospital']),
  customer('centre', '中心医院'),
  customer('river-1', 'Riverbend Farm'),
  customer('river-2', 'Riverbend Mills Inc.'),
  customer('tesco', 'Tesco'),
  customer('zhonghua-1', '中华电信机房'),
  customer('zhonghua-2', '中华电信总部'),
]);

describe('a whole query', () => {
  test.each<[string, ReturnType<typeof findCustomer>]>([
    ['华新钢铁', { kind: 'one', id: id('huaxin'), matched: '华新钢铁' }],
    ['华新钢铁有限公司', { kind: 'one', id: id('huaxin'), matched: '华新钢铁有限公司' }],
    ['华新钢铁股份有限公司', { kind: 'one', id: id('huaxin'), matched: '华新钢铁股份有限公司' }],
    [' HUAXIN　STEEL ', { kind: 'one', id: id('huaxin'), matched: 'HUAXIN　STEEL' }],
    ['０３１２００８８４５', { kind: 'one', id: id('huaxin'), matched: '０３１２００８８４５' }],
    ['acmefoods', { kind: 'one', id: id('acme'), matched: 'acmefoods' }],
    ['Acme Foods LLC', { kind: 'one', id: id('acme'), matched: 'Acme Foods LLC' }],
    ['ac7781', { kind: 'one', id: id('acme'), matched: 'ac7781' }],
    ['foods', { kind: 'one', id: id('acme'), matched: 'foods' }],
    ['钢铁', { kind: 'one', id: id('huaxin'), matched: '钢铁' }],
    ['riverbend', { kind: 'several', ids: [id('river-1'), id('river-2')], typed: 'riverbend' }],
    ['Tesco', { kind: 'one', id: id('tesco'), matched: 'Tesco' }],
    ['钢', { kind: 'several', ids: [id('huaxin')], typed: '钢' }],
    ['Nobody', { kind: 'unknown', typed: 'Nobody' }],
    ['  ', { kind: 'none' }],
    ['…', { kind: 'none' }],
  ])('%j', (query, expected) => {
    expect(findCustomer(query, index)).toEqual(expected);
  });

  test('an exact alias beats a part of another name', () => {
    const known = buildCustomerIndex([
      customer('a', '华新水泥'),
      customer('b', '新华钢铁', ['华新']),
    ]);
    expect(findCustomer('华新', known)).toEqual({ kind: 'one', id: id('b'), matched: '华新' });
  });

  test('at most five candidates, names that start with the part first, then short ones', () => {
    const known = buildCustomerIndex(
      ['老东方电缆', '东方电缆厂', '东方', '东方纸业', '大东方', '东方一二三四', '小东方'].map(
        (name) => customer(name, `${name}甲`),
      ),
    );
    expect(findCustomer('东方', known)).toEqual({
      kind: 'several',
      ids: ['东方', '东方纸业', '东方电缆厂', '东方一二三四', '大东方'],
      typed: '东方',
    });
  });
});

describe('the start of a line', () => {
  test.each<[string, ReturnType<typeof findCustomerAtStart>]>([
    ['华新钢铁 谈增容', { kind: 'one', id: id('huaxin'), matched: '华新钢铁', rest: '谈增容' }],
    ['华新钢铁谈增容', { kind: 'one', id: id('huaxin'), matched: '华新钢铁', rest: '谈增容' }],
    [
      '华新钢铁有限公司：谈增容',
      { kind: 'one', id: id('huaxin'), matched: '华新钢铁有限公司', rest: '谈增容' },
    ],
    ['华新钢铁', { kind: 'one', id: id('huaxin'), matched: '华新钢铁', rest: '' }],
    ['华新谈增容', { kind: 'one', id: id('huaxin'), matched: '华新', rest: '谈增容' }],
    ['华新昨天去了', { kind: 'one', id: id('huaxin'), matched: '华新', rest: '昨天去了' }],
    [
      '0312008845，谈增容',
      { kind: 'one', id: id('huaxin'), matched: '0312008845', rest: '谈增容' },
    ],
    [
      'Acme Foods yesterday: second feed',
      { kind: 'one', id: id('acme'), matched: 'Acme Foods', rest: 'yesterday: second feed' },
    ],
    [
      'acme foods co., ltd. - talked',
      { kind: 'one', id: id('acme'), matched: 'acme foods co., ltd', rest: 'talked' },
    ],
    [
      'Acme Foods Inc. talked',
      { kind: 'one', id: id('acme'), matched: 'Acme Foods', rest: 'talked' },
    ],
    [
      'Acme talked capacity',
      { kind: 'one', id: id('acme'), matched: 'Acme', rest: 'talked capacity' },
    ],
    [
      'Riverbend wants a pump',
      {
        kind: 'several',
        ids: [id('river-1'), id('river-2')],
        typed: 'Riverbend',
        rest: 'wants a pump',
      },
    ],
    [
      'Riverbend Farm wants a pump',
      { kind: 'one', id: id('river-1'), matched: 'Riverbend Farm', rest: 'wants a pump' },
    ],
    [
      '中华电信 谈',
      { kind: 'several', ids: [id('zhonghua-1'), id('zhonghua-2')], typed: '中华电信', rest: '谈' },
    ],
    ['長庚醫院 測試', { kind: 'one', id: id('hospital'), matched: '長庚醫院', rest: '測試' }],
    ['长庚 測試', { kind: 'one', id: id('hospital'), matched: '长庚', rest: '測試' }],
    ['恒力化工 110千伏专变', { kind: 'unknown', typed: '恒力化工', rest: '110千伏专变' }],
    [
      'Orion Paper transformer test',
      { kind: 'unknown', typed: 'Orion Paper', rest: 'transformer test' },
    ],
    ['orion: transformer test', { kind: 'unknown', typed: 'orion', rest: 'transformer test' }],
    ['昨天去了', { kind: 'none', rest: '昨天去了' }],
    ['', { kind: 'none', rest: '' }],
  ])('%j', (line, expected) => {
    expect(findCustomerAtStart(line, index)).toEqual(expected);
  });

  test('another customer that begins like a known one is asked about, not taken for it', () => {
    expect(findCustomerAtStart('中心小学 食堂改造', index)).toEqual({
      kind: 'several',
      ids: [id('centre')],
      typed: '中心小学',
      rest: '食堂改造',
    });
    expect(findCustomerAtStart('Acme Steel wants a feed', index)).toEqual({
      kind: 'several',
      ids: [id('acme')],
      typed: 'Acme Steel',
      rest: 'wants a feed',
    });
    expect(findCustomerAtStart('华新水泥 谈', index)).toEqual({
      kind: 'several',
      ids: [id('huaxin')],
      typed: '华新',
      rest: '水泥 谈',
    });
  });

  test('a word is never taken for the start of a longer word in a name', () => {
    const known = buildCustomerIndex([customer('t', 'Theodore Glass')]);
    expect(findCustomerAtStart('The meeting went well', known)).toEqual({
      kind: 'unknown',
      typed: 'The',
      rest: 'meeting went well',
    });
  });

  test('nothing that can be typed makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (line) => {
        const found = findCustomerAtStart(line, index);
        expect(line.includes(found.rest)).toBe(true);
        findCustomer(line, index);
      }),
    );
  });
});

test('among ten thousand customers each is found by its name, a part, an alias and its account', () => {
  const many = Array.from({ length: 10_000 }, (_, n) =>
    customer(`c${n}`, `华东第${n}号厂有限公司`, [`Customer Number ${n} Ltd`], `88${n}`),
  );
  const big = buildCustomerIndex(many);
  expect(
    ['华东第9999号厂', '第9999号', 'Customer Number 9999', '889999'].map(
      (query) => findCustomer(query, big).kind,
    ),
  ).toEqual(['one', 'one', 'one', 'one']);
  expect(findCustomerAtStart('Customer Number 9999 yesterday: talked', big)).toEqual({
    kind: 'one',
    id: 'c9999',
    matched: 'Customer Number 9999',
    rest: 'yesterday: talked',
  });
});
