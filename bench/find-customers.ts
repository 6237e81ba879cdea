import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Fuse from 'fuse.js';
import { instant, weekdayOf, zoneName } from '../src/domain/zoned-time.ts';
import {
  buildCustomerIndex,
  type CustomerIndex,
  type CustomerMatch,
  type CustomerName,
  findCustomer,
  updateCustomerIndex,
} from '../src/language/customers/find-customer.ts';
import { readVisitLine } from '../src/language/read-visit-line.ts';
import { realisticCustomers } from '../test/support/customer-names.ts';
import { type CustomerQuery, customerQueries } from '../test/support/customer-queries.ts';
import { quantile, report } from './report-figure.ts';

const seed = 20_261_120;
const queryCount = 500;
const note = ' 谈增容2000kVA，王主任要供电方案 下周三下午3点回访';
/** The machine is shared: of so many readings of a line the median counts. */
const readings = 3;
/** The peer takes most of a second for a query among a hundred thousand names. */
const peerQueryCount = 20;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function memoryMb(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const startedAt = performance.now();
  const result = work();
  return { result, ms: performance.now() - startedAt };
}

const medianMs = (work: () => unknown) =>
  quantile(
    Array.from({ length: readings }, () => timed(work).ms),
    0.5,
  );

const firstOf = (match: CustomerMatch) =>
  match.kind === 'one' ? match.id : match.kind === 'several' ? match.ids[0] : undefined;

const share = (count: number) => (count * 100) / queryCount;

/** The peer: fuse.js on the same names, wherever in them, a little stricter than it is by itself. */
function fuseOf(customers: readonly CustomerName[]): Fuse<CustomerName> {
  return new Fuse(customers, {
    keys: ['name', 'otherNames', 'accountNumber'],
    ignoreLocation: true,
    threshold: 0.4,
  });
}

function measureAccuracy(customers: readonly CustomerName[], queries: readonly CustomerQuery[]) {
  const index = buildCustomerIndex(customers);
  const fuse = fuseOf(customers);
  const matches = queries.map(({ typed, id }) => ({ id, match: findCustomer(typed, index) }));
  const peerRight = queries.filter(
    ({ typed, id }) => fuse.search(typed, { limit: 1 })[0]?.item.id === id,
  ).length;
  const right = matches.filter(({ id, match }) => firstOf(match) === id).length;
  const taken = matches.filter(({ match }) => match.kind === 'one');
  const wrong = taken.filter(({ id, match }) => firstOf(match) !== id).length;
  const among = `${queryCount} queries, ${customers.length} customers`;
  report({
    figure: `the right customer first, ${among}`,
    value: share(right),
    unit: '%',
    peer: 'fuse.js',
    peerValue: share(peerRight),
    goal: '≥ 98',
    ok: share(right) >= 98,
  });
  report({
    figure: `taken without a question, ${among}`,
    value: share(taken.length),
    unit: '%',
    peer: null,
    peerValue: null,
    goal: null,
    ok: true,
  });
  report({
    figure: `somebody else taken without a question, ${among}`,
    value: wrong,
    unit: 'customers',
    peer: 'fuse.js, were its first taken',
    peerValue: queryCount - peerRight,
    goal: '0',
    ok: wrong === 0,
  });
}

/** Adds one customer to those of the index, as the next line after a commit does. */
function measureUpdate(customers: readonly CustomerName[]): void {
  const index = buildCustomerIndex(customers);
  const [first] = customers;
  if (first === undefined) return;
  const copies = customers.map((customer) => ({ ...customer }));
  const more = [...copies, { ...first, name: '鹭岛冷链物流有限公司', id: idOf('new') }];
  const ms = medianMs(() => updateCustomerIndex(index, more));
  report({
    figure: `the index after one more customer, ${customers.length} customers`,
    value: ms,
    unit: 'ms',
    peer: 'the index built anew',
    peerValue: medianMs(() => buildCustomerIndex(more)),
    goal: '≤ 30 (the names are read in 20)',
    ok: ms <= 30,
  });
}

const idOf = (text: string): CustomerName['id'] => text as CustomerName['id'];

function measureSize(customers: readonly CustomerName[]): CustomerIndex {
  // Compiled code and read dictionaries are no part of the index.
  buildCustomerIndex(customers.slice(0, 2000));
  const before = memoryMb();
  const { result: index, ms } = timed(() => buildCustomerIndex(customers));
  const indexMb = memoryMb() - before;
  const beforePeer = memoryMb();
  const peer = timed(() => fuseOf(customers));
  const peerMb = memoryMb() - beforePeer;
  report({
    figure: `the index built, ${customers.length} customers`,
    value: ms,
    unit: 'ms',
    peer: 'fuse.js',
    peerValue: peer.ms,
    goal: '≤ 3000',
    ok: ms <= 3000,
  });
  report({
    figure: `memory of the index, ${customers.length} customers`,
    value: indexMb,
    unit: 'MB',
    peer: 'fuse.js',
    peerValue: peerMb,
    goal: '≤ 200',
    ok: indexMb <= 200,
  });
  return index;
}

function measureLines(customers: readonly CustomerName[], index: CustomerIndex): void {
  const queries = customerQueries(customers, queryCount, seed + 2);
  const context = {
    now: instant(Date.UTC(2026, 10, 20, 2)),
    zone: zoneName('Asia/Shanghai'),
    customers: index,
    isWorkday: (day: Parameters<typeof weekdayOf>[0]) => weekdayOf(day) <= 5,
  };
  const read = ({ typed }: CustomerQuery) => readVisitLine(typed + note, context);
  for (const query of queries) read(query);
  const waits = queries.map((query) => medianMs(() => read(query)));
  const fuse = fuseOf(customers);
  const peerWaits = queries
    .slice(0, peerQueryCount)
    .map(({ typed }) => timed(() => fuse.search(typed, { limit: 5 })).ms);
  for (const [name, part, goal] of [
    ['p50', 0.5, null],
    ['p99', 0.99, 5],
  ] as const) {
    const value = quantile(waits, part);
    report({
      figure: `a whole visit line read, ${name}, ${customers.length} customers`,
      value,
      unit: 'ms',
      peer: `fuse.js, only the name, ${peerQueryCount} queries`,
      peerValue: quantile(peerWaits, part),
      goal: goal === null ? null : `≤ ${goal}`,
      ok: goal === null || value <= goal,
    });
  }
  const hostile = ['华'.repeat(3000), '长行重乐'.repeat(750), 'hua '.repeat(750), 'a'.repeat(3000)];
  const longest = Math.max(...hostile.map((line) => medianMs(() => findCustomer(line, index))));
  report({
    figure: `3,000 hostile characters, the longest, ${customers.length} customers`,
    value: longest,
    unit: 'ms',
    peer: null,
    peerValue: null,
    goal: '≤ 50',
    ok: longest <= 50,
  });
}

const tenThousand = realisticCustomers(10_000, seed);
measureAccuracy(tenThousand, customerQueries(tenThousand, queryCount, seed + 1));
measureUpdate(tenThousand);
const hundredThousand = realisticCustomers(100_000, seed);
measureLines(hundredThousand, measureSize(hundredThousand));
