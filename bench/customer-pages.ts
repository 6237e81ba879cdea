// npm run bench:pages: cards and lists of customers, of a large team and of one ten times as large.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { CreditGrade, CustomerId } from '../src/domain/customer.ts';
import { type CustomerFilters, noFilters } from '../src/domain/customer-filters.ts';
import { randomId } from '../src/domain/new-id.ts';
import { nextVisitDue } from '../src/domain/next-visit-due.ts';
import type { Actor, WorkspaceId } from '../src/domain/person.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import { calendarDay } from '../src/domain/zoned-time.ts';
import { wordsFor } from '../src/i18n/words.ts';
import { findCustomer } from '../src/language/customers/find-customer.ts';
import { PrismaClient } from '../src/storage/generated/client.ts';
import { openStore } from '../src/storage/open-store.ts';
import { openCustomerDirectory } from '../src/usecases/customer-directory.ts';
import { listCustomers } from '../src/usecases/list-customers.ts';
import { watchNextVisits } from '../src/usecases/plan-next-visits.ts';
import { personId } from '../src/usecases/recognise-person.ts';
import { showCustomer } from '../src/usecases/show-customer.ts';
import { customerCard } from '../src/views/customer-card.ts';
import { customerList } from '../src/views/customer-list.ts';
import { pageOf } from '../src/views/pages.ts';
import { seededRandom } from '../test/support/customer-names.ts';
import { customerCount as fewer, fillTeam, now, seed, today } from './fill-team.ts';
import { quantile, report } from './report-figure.ts';

const more = 10 * fewer;
const visitsOfEach = 6;
const samples = 200;
const warmUps = 20;
/** The peer takes a second for a page. */
const peerPages = 10;
const workspaceId = 'T0BENCH' as WorkspaceId;
const folder = mkdtempSync(join(tmpdir(), 'linesman-pages-'));

/** What managers ask for; each is asked for on any page. */
const kinds: readonly (readonly [string, Partial<CustomerFilters>])[] = [
  ['all', {}],
  ['mine', { isMine: true }],
  ['overdue', { isOverdue: true }],
  ['mine and overdue', { isMine: true, isOverdue: true }],
  ['grade A', { grades: ['A'] }],
  ['grade C, 10 kV, overdue', { grades: ['C'], isOverdue: true, voltage: 10_000 }],
  ['of one manager', { managers: ['UMANAGER7'] }],
  ['with 钢铁', { namePart: '钢铁' }],
  ['with foods, overdue', { namePart: 'foods', isOverdue: true }],
  ['with hxgt', { namePart: 'hxgt' }],
];

type Filled = { readonly file: string; readonly actor: Actor };

async function fill(customers: number): Promise<Filled> {
  const file = join(folder, `${customers}.db`);
  const { team, people } = await fillTeam(file, workspaceId, { customers, visitsOfEach });
  const [, person] = people;
  if (!person) throw new Error('There is nobody to ask for a page');
  const store = await openStore({ file, newId: randomId });
  const planVisits = watchNextVisits({ store, clock: () => now });
  while ((await store.read.customers.visitsUnplanned(team.id, 1)).length > 0) await planVisits();
  await store.close();
  return { file, actor: { person: { ...person, teamId: team.id }, team, standsInFor: [] } };
}

async function measure(gesture: (count: number) => Promise<unknown>): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let count = 0; count < warmUps + samples; count += 1) {
    const startedAt = performance.now();
    JSON.stringify(await gesture(count));
    if (count >= warmUps) waits.push(performance.now() - startedAt);
  }
  return waits;
}

/** Each kind of list on any of its first twenty pages, and the card of a customer named by account number. */
async function measureAll({ file, actor }: Filled) {
  const random = seededRandom(seed + 1);
  const upTo = (count: number) => Math.floor(random() * count);
  const store = await openStore({ file, newId: randomId });
  const words = wordsFor('en');
  const context = {
    repositories: store.read,
    actor,
    settings: defaultSettings,
    now,
    today,
    newId: randomId,
    customers: await openCustomerDirectory(store).indexFor(actor.team.id),
  };
  const found = new Map<string, readonly number[]>();
  for (const [what, query] of kinds) {
    const filters = { ...noFilters, ...query };
    const waits = await measure(async () =>
      customerList(await listCustomers(context, filters, 1 + upTo(20)), words),
    );
    found.set(`a page of /customer list, ${what}`, waits);
  }
  const accounts = (await store.read.customers.names(actor.team.id)).flatMap(
    ({ accountNumber }) => accountNumber ?? [],
  );
  const waits = await measure(async () => {
    const match = findCustomer(accounts[upTo(accounts.length)] ?? '', context.customers);
    if (match.kind !== 'one') throw new Error(JSON.stringify(match));
    return customerCard(await showCustomer(context, match.id), words);
  });
  found.set(card, waits);
  await store.close();
  return found;
}
const card = 'the card of a customer';

/** The straight way: every customer with its visits as records, compared in JavaScript. */
async function measurePeer({ file, actor }: Filled): Promise<readonly number[]> {
  const { team, person } = actor;
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: file }) });
  const waits: number[] = [];
  for (const [, query] of kinds.slice(0, peerPages)) {
    const filters = { ...noFilters, ...query };
    const startedAt = performance.now();
    const all = await client.customer.findMany({
      where: { teamId: team.id },
      include: { aliases: true, visits: { where: { undoneAt: null, state: 'held' } } },
    });
    const known = all.map((one) => {
      const days = one.visits.map(({ day }) => calendarDay(day)).sort();
      const customer = {
        id: one.id as CustomerId,
        creditGrade: one.creditGrade as CreditGrade | null,
      };
      const visited = { lastVisit: days.at(-1) ?? null, from: today };
      const due = nextVisitDue(customer, visited, defaultSettings);
      return { ...one, overdueSince: due !== null && due < today ? due : '9999' };
    });
    const fitting = known.filter(
      (one) =>
        (!filters.isMine || one.managerId === person.id) &&
        (filters.managers.length === 0 ||
          filters.managers.some((id) => one.managerId === personId(workspaceId, id))) &&
        (filters.grades.length === 0 || filters.grades.some((id) => one.creditGrade === id)) &&
        (filters.voltage === null || one.voltage === filters.voltage) &&
        (!filters.isOverdue || one.overdueSince !== '9999') &&
        [one.name, ...one.aliases.map(({ alias }) => alias)].some((name) =>
          name.toLowerCase().includes(filters.namePart),
        ),
    );
    fitting.sort(
      (a, b) => a.overdueSince.localeCompare(b.overdueSince) || a.name.localeCompare(b.name),
    );
    JSON.stringify(
      pageOf(
        fitting.map(({ id, name }) => ({ id, name })),
        1,
      ),
    );
    waits.push(performance.now() - startedAt);
  }
  await client.$disconnect();
  return waits;
}

async function main(): Promise<void> {
  const small = await fill(fewer);
  const few = await measureAll(small);
  const peerValue = quantile(await measurePeer(small), 0.5);
  const many = await measureAll(await fill(more));
  for (const [what, waits] of many) {
    const small50 = quantile(few.get(what) ?? [], 0.5);
    report({
      figure: `${what}, p50, ${more} customers`,
      value: quantile(waits, 0.5),
      unit: 'ms',
      peer: `the same with ${fewer}`,
      peerValue: small50,
      goal: null,
      ok: true,
    });
    const goal = what === card ? 20 : 50;
    const value = quantile(waits, 0.99);
    report({
      figure: `${what}, p99, ${more} customers with ${visitsOfEach} visits each`,
      value,
      unit: 'ms',
      peer: `${fewer} customers read and sorted in JavaScript, p50`,
      peerValue,
      goal: `≤ ${goal}`,
      ok: value <= goal,
    });
  }
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
