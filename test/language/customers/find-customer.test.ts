import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../../src/domain/customer.ts';
import {
  buildCustomerIndex,
  type CustomerName,
  findCustomer,
  findCustomerAtStart,
  lookAlikes,
} from '../../../src/language/customers/find-customer.ts';

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

describe('a name by its sound, initials, script and mistakes', () => {
  const known = buildCustomerIndex([
    customer('huaxin', '华新钢铁有限公司', ['Huaxin Iron Works'], '0312008845'),
    customer('changyun', '长运物流股份有限公司'),
    customer('chongqing', '重庆单氏绿能电力公司'),
    customer('acme', 'Acme Foods Co., Ltd.'),
    customer('tcl', 'TCL王牌電子（惠州）有限公司'),
    customer('muller', 'Müller Präzision GmbH'),
  ]);

  test.each<[string, string]>([
    ['huaxingangtie', 'huaxin'],
    ['Hua Xin Gang Tie', 'huaxin'],
    ["hua'xin'gang'tie", 'huaxin'],
    ['huá xīn gāng tiě', 'huaxin'],
    ['huaxingangtieyouxiangongsi', 'huaxin'],
    ['hxgt', 'huaxin'],
    ['hxgtyxgs', 'huaxin'],
    ['華新鋼鐵', 'huaxin'],
    ['華新鋼鐵股份有限公司', 'huaxin'],
    ['华新钢铁公司', 'huaxin'],
    ['gangtie', 'huaxin'],
    ['changyun', 'changyun'],
    ['zhangyun', 'changyun'],
    ['chongqing', 'chongqing'],
    ['shanshi', 'chongqing'],
    ['lvneng', 'chongqing'],
    ['luneng', 'chongqing'],
    ['王牌电子', 'tcl'],
    ['tclwangpai', 'tcl'],
    ['TCL', 'tcl'],
    ['muller prazision', 'muller'],
    ['acme foods limited', 'acme'],
  ])('%j is taken for %s', (typed, key) => {
    expect(findCustomer(typed, known)).toEqual({ kind: 'one', id: id(key), matched: typed });
  });

  test.each<[string, string]>([
    ['华兴钢铁', 'huaxin'],
    ['华新刚铁', 'huaxin'],
    ['华新铁', 'huaxin'],
    ['新华钢铁', 'huaxin'],
    ['华新钢钢铁', 'huaxin'],
    ['huaxingangtei', 'huaxin'],
    ['huaxngangtie', 'huaxin'],
    ['acem foods', 'acme'],
    ['acme fods', 'acme'],
    ['acem', 'acme'],
    ['foods acme', 'acme'],
    ['0312008854', 'huaxin'],
  ])('%j is asked about: did you mean %s?', (typed, key) => {
    expect(findCustomer(typed, known)).toEqual({
      kind: 'several',
      ids: [id(key)],
      typed,
      isLikeness: true,
    });
  });

  test.each<[string, ReturnType<typeof findCustomer>]>([
    ['HXGT', { kind: 'several', ids: [id('huaxin')], typed: 'HXGT' }],
    ['hua', { kind: 'several', ids: [id('huaxin')], typed: 'hua' }],
    ['h', { kind: 'several', ids: [id('huaxin')], typed: 'h' }],
    ['2008845', { kind: 'several', ids: [id('huaxin')], typed: '2008845', isLikeness: true }],
    ['pls', { kind: 'unknown', typed: 'pls' }],
    ['好的', { kind: 'unknown', typed: '好的' }],
  ])('%j', (typed, expected) => {
    expect(findCustomer(typed, known)).toEqual(expected);
  });

  test('a sound that another name nearly has is asked about: n and ng are easily mistaken', () => {
    const close = buildCustomerIndex([
      customer('xin', '华新钢铁有限公司'),
      customer('xing', '华兴钢铁有限公司'),
      customer('other', '滨江水泥厂'),
    ]);
    expect(findCustomer('huaxingangtie', close)).toEqual({
      kind: 'several',
      ids: [id('xin'), id('xing')],
      typed: 'huaxingangtie',
    });
  });

  test('initials that two names have are asked about', () => {
    const close = buildCustomerIndex([
      customer('one', '华新钢铁有限公司'),
      customer('other', '鸿兴果糖厂'),
    ]);
    expect(findCustomer('hxgt', close)).toEqual({
      kind: 'several',
      ids: [id('one'), id('other')],
      typed: 'hxgt',
    });
  });

  test.each<[string, string, string]>([
    ['hxgt 谈增容', 'hxgt', '谈增容'],
    ['hxgt谈增容', 'hxgt', '谈增容'],
    ['huaxin 下周三回访', 'huaxin', '下周三回访'],
    ['hua xin gang tie yesterday', 'hua xin gang tie', 'yesterday'],
    ['huaxingangtie, second feed', 'huaxingangtie', 'second feed'],
    ['華新鋼鐵談增容', '華新鋼鐵', '談增容'],
  ])('%j starts with a customer', (line, matched, rest) => {
    expect(findCustomerAtStart(line, known)).toEqual({
      kind: 'one',
      id: id('huaxin'),
      matched,
      rest,
    });
  });

  test.each<[string, string, string]>([
    ['华兴钢铁 谈增容', '华兴钢铁', '谈增容'],
    ['华兴钢铁谈增容', '华兴钢铁', '谈增容'],
    ['华兴钢铁下周三回访', '华兴钢铁', '下周三回访'],
    ['huaxngangtie yesterday: talked', 'huaxngangtie', 'yesterday: talked'],
  ])('%j starts with a mistake', (line, typed, rest) => {
    expect(findCustomerAtStart(line, known)).toEqual({
      kind: 'several',
      ids: [id('huaxin')],
      typed,
      isLikeness: true,
      rest,
    });
  });

  test('English words that could be a sound or initials are no customer', () => {
    const lines = ['met the manager', 'can they wait', 'change of plan', 'ok, done', 'send it'];
    const sounding = buildCustomerIndex([
      customer('chang', '昌歌食品厂'),
      customer('met', '明鄂塔吊厂'),
      customer('can', '灿食品厂'),
    ]);
    expect(lines.map((line) => findCustomerAtStart(line, sounding).kind)).not.toContain('one');
  });
});

describe('before a customer is added', () => {
  const known = buildCustomerIndex([
    customer('huaxin', '华新钢铁有限公司'),
    customer('hospital', '滨江医院'),
    customer('acme', 'Acme Foods Co., Ltd.'),
  ]);

  test.each<[string, readonly string[]]>([
    ['華新鋼鐵', ['huaxin']],
    ['华新钢铁股份有限公司', ['huaxin']],
    ['华兴钢铁', ['huaxin']],
    ['杭州华新钢铁', ['huaxin']],
    ['华新', ['huaxin']],
    ['滨江第一医院', []],
    ['Acme Food', ['acme']],
    ['Acmee Foods', ['acme']],
    ['Riverside Hospital', []],
    ['…', []],
  ])('%j looks like %j', (name, ids) => {
    expect(lookAlikes([name], known)).toEqual(ids);
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
      { kind: 'several', ids: [id('zhonghua-2'), id('zhonghua-1')], typed: '中华电信', rest: '谈' },
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
