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
import type { Store } from '../src/ports/store.ts';
import { PrismaClient } from '../src/storage/generated/client.ts';
import { openStore } from '../src/storage/open-store.ts';
import { openCustomerDirectory } from '../src/usecases/customer-directory.ts';
import { listCustomers } from '../src/usecases/list-customers.ts';
import { watchNextVisits } from '../src/usecases/plan-next-visits.ts';
import { personId } from '../src/usecases/recognise-person.ts';
import { customerList } from '../src/views/customer-list.ts';
import { pageOf } from '../src/views/pages.ts';
import { seededRandom } from '../test/support/customer-names.ts';
import { customerCount, fillTeam, now, seed, today, visitsOfEach } from './fill-team.ts';
import { quantile, report } from './report-figure.ts';

const pages = 200;
/** The peer takes a second for a page. */
const peerPages = 10;
const workspaceId = 'T0BENCH' as WorkspaceId;

/** What managers ask for, and on which page they look. */
function queries(count: number): readonly { filters: CustomerFilters; page: number }[] {
  const random = seededRandom(seed + 1);
  const kinds: readonly Partial<CustomerFilters>[] = [
    {},
    { isMine: true },
    { isOverdue: true },
    { isMine: true, isOverdue: true },
    { grades: ['A'] },
    { grades: ['C'], isOverdue: true, voltage: 10_000 },
    { managers: ['UMANAGER7'] },
    { namePart: '钢铁' },
    { namePart: 'foods', isOverdue: true },
    { namePart: 'hxgt' },
  ];
  return Array.from({ length: count }, (_none, index) => ({
    filters: { ...noFilters, ...kinds[index % kinds.length] },
    page: 1 + Math.floor(random() * 20),
  }));
}

async function measure(store: Store, actor: Actor): Promise<readonly number[]> {
  const customers = await openCustomerDirectory(store).indexFor(actor.team.id);
  const context = {
    repositories: store.read,
    actor,
    settings: defaultSettings,
    now,
    today,
    newId: randomId,
    customers,
  };
  const waits: number[] = [];
  for (const { filters, page } of queries(pages)) {
    const startedAt = performance.now();
    JSON.stringify(customerList(await listCustomers(context, filters, page), wordsFor('en')));
    waits.push(performance.now() - startedAt);
  }
  return waits;
}

/** The straight way: every customer with its visits as records, compared in JavaScript. */
async function measurePeer(file: string, { team, person }: Actor): Promise<readonly number[]> {
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: file }) });
  const waits: number[] = [];
  for (const { filters, page } of queries(peerPages)) {
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
        page,
      ),
    );
    waits.push(performance.now() - startedAt);
  }
  await client.$disconnect();
  return waits;
}

const folder = mkdtempSync(join(tmpdir(), 'linesman-pages-'));
const file = join(folder, 'linesman.db');
const { team, people } = await fillTeam(file, workspaceId);
const [, person] = people;
if (!person) throw new Error('There is nobody to ask for a page');
const actor: Actor = {
  person: { ...person, teamId: team.id },
  team,
  standsInFor: [],
};
const store = await openStore({ file, newId: randomId });
const planVisits = watchNextVisits({ store, clock: () => now });
while ((await store.read.customers.visitsUnplanned(team.id, 1)).length > 0) await planVisits();
const waits = await measure(store, actor);
await store.close();
const peerWaits = await measurePeer(file, actor);
for (const [name, part, goal] of [
  ['p50', 0.5, null],
  ['p99', 0.99, 100],
] as const) {
  const value = quantile(waits, part);
  report({
    figure: `a page of the customer list, ${name}, ${customerCount} customers with ${visitsOfEach} visits each`,
    value,
    unit: 'ms',
    peer: `every customer read and sorted in JavaScript, ${peerPages} pages`,
    peerValue: quantile(peerWaits, part),
    goal: goal === null ? null : `≤ ${goal}`,
    ok: goal === null || value <= goal,
  });
}
rmSync(folder, { recursive: true });
