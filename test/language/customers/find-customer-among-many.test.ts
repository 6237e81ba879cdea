import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../../src/domain/customer.ts';
import {
  buildCustomerIndex,
  type CustomerMatch,
  findCustomer,
  findCustomerAtStart,
  listCustomers,
  lookAlikes,
  updateCustomerIndex,
} from '../../../src/language/customers/find-customer.ts';
import { realisticCustomers } from '../../support/customer-names.ts';
import { customerQueries } from '../../support/customer-queries.ts';

const customers = realisticCustomers(10_000, 20_261_120);
const index = buildCustomerIndex(customers);
const queries = customerQueries(customers, 500, 1);

const nameOf = (id: CustomerId | undefined) => customers.find((one) => one.id === id)?.name ?? id;
const firstOf = (match: CustomerMatch) =>
  match.kind === 'one' ? match.id : match.kind === 'several' ? match.ids[0] : undefined;

/** What was taken for somebody else without a question. */
const wrongPicks = (find: (typed: string) => CustomerMatch) =>
  queries.flatMap(({ typed, id }) => {
    const match = find(typed);
    return match.kind === 'one' && match.id !== id
      ? [`${typed}: ${nameOf(match.id)} instead of ${nameOf(id)}`]
      : [];
  });

describe('five hundred ways to type one of ten thousand names', () => {
  test('nobody is ever taken for somebody else without a question', () => {
    expect(wrongPicks((typed) => findCustomer(typed, index))).toEqual([]);
  });

  test('the right customer comes first nearly always', () => {
    const right = queries.filter(({ typed, id }) => firstOf(findCustomer(typed, index)) === id);
    expect(right.length).toBeGreaterThanOrEqual(queries.length * 0.98);
  });

  test('a name that was typed as it is written is taken without a question', () => {
    const written = queries.filter(({ kind }) =>
      ['whole name', 'alias', 'account number'].includes(kind),
    );
    const asked = written.filter(({ typed }) => findCustomer(typed, index).kind !== 'one');
    expect(asked).toEqual([]);
  });

  test.each([
    ' 谈增容2000kVA，王主任要供电方案 下周三下午3点回访',
    '：谈电费',
    ' yesterday: second feed wanted',
    ', met the plant manager',
    ' 下周三回访',
  ])('in a line that goes on with %j', (rest) => {
    const note = rest.replace(/^[\s：,]+/, '');
    expect(wrongPicks((typed) => findCustomerAtStart(typed + rest, index))).toEqual([]);
    const eaten = queries
      .map(({ typed }) => findCustomerAtStart(typed + rest, index).rest)
      .filter((found) => !found.endsWith(note));
    expect(eaten).toEqual([]);
    const right = queries.filter(({ typed, id }) => {
      const match = findCustomerAtStart(typed + rest, index);
      return firstOf(match) === id && match.rest === note;
    });
    expect(right.length).toBeGreaterThanOrEqual(queries.length * 0.95);
  });
});

describe('an index that follows changes', () => {
  const [first, second, ...others] = customers.slice(0, 3000);
  const changed = [
    ...(first ? [{ ...first, name: '新名字电力设备有限公司', otherNames: ['改过名的'] }] : []),
    ...others,
    { id: 'new' as CustomerId, name: '鹭岛冷链', otherNames: [], accountNumber: '77001' },
  ];
  const before = buildCustomerIndex(customers.slice(0, 3000));
  const updated = updateCustomerIndex(before, changed);

  test('what was added or renamed is found, what was removed or the old name is not', () => {
    expect(
      ['ludaolenglian', '鷺島冷鏈', '77001', 'xinmingzidianlishebei', '改过名的'].map((typed) =>
        firstOf(findCustomer(typed, updated)),
      ),
    ).toEqual(['new', 'new', 'new', first?.id, first?.id]);
    const ids = [first?.name ?? '', second?.name ?? ''].map((name) => {
      const match = findCustomer(name, updated);
      return match.kind === 'one' ? match.id : null;
    });
    expect(ids).toEqual([null, null]);
  });

  test('it answers as one that was built anew', () => {
    const fresh = buildCustomerIndex(changed);
    const typed = customerQueries(changed, 200, 3).map((query) => query.typed);
    expect(typed.map((text) => firstOf(findCustomer(text, updated)))).toEqual(
      typed.map((text) => firstOf(findCustomer(text, fresh))),
    );
  });

  test('a change costs less than a new index', () => {
    expect(updated.base).toBe(before.base);
    expect(updated.recent.customers.length).toBe(2);
  });
});

describe('whatever is typed', () => {
  const long = 3000;
  const hostile: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['control characters', '\u0000\u0007\u001b'.repeat(long / 3)],
    ['unpaired surrogates', '\ud83d\udc00华'.repeat(long / 3)],
    ['right-to-left marks', '\u202e\u200f\u061c'.repeat(long / 3)],
    ['one letter', 'a'.repeat(long)],
    ['one syllable', 'huaxin'.repeat(long / 6)],
    ['many words', 'hua '.repeat(long / 4)],
    ['one character', '华'.repeat(long)],
    ['characters of many readings', '长行重乐'.repeat(long / 4)],
    ['legal forms', '有限公司'.repeat(long / 4)],
    ['western legal forms', ' Co., Ltd.'.repeat(long / 10)],
    ['digits', '3301'.repeat(long / 4)],
    ['brackets', '（('.repeat(long / 2)],
    ['spaces', ' '.repeat(long)],
    ['marks on letters', `a${'\u0301'.repeat(long - 1)}`],
    ['accents and widths', 'Ｈｕàａ'.repeat(long / 5)],
  ];

  test.each(hostile)('%s: no exception, and no long wait', (_name, text) => {
    const startedAt = performance.now();
    for (const line of [text, `${text} 谈增容`, `华新 ${text}`]) {
      findCustomer(line, index);
      findCustomerAtStart(line, index);
      listCustomers(line, index, 25);
    }
    lookAlikes([text.slice(0, 75)], index);
    // Some ten calls; far more than they take, far less than they would if time were not linear.
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
