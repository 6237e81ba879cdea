import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Database from 'better-sqlite3';
import { type CreditGrade, creditGrades } from '../src/domain/customer.ts';
import { type CustomerFilters, noFilters } from '../src/domain/customer-filters.ts';
import { randomId } from '../src/domain/new-id.ts';
import { nextVisitDue } from '../src/domain/next-visit-due.ts';
import type { Actor, Person, Team, WorkspaceId } from '../src/domain/person.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import { addDays, calendarDay, instant, zoneName } from '../src/domain/zoned-time.ts';
import { wordsFor } from '../src/i18n/words.ts';
import type { Store } from '../src/ports/store.ts';
import { ensureWorkspace } from '../src/start-linesman.ts';
import { PrismaClient } from '../src/storage/generated/client.ts';
import { openStore } from '../src/storage/open-store.ts';
import { openCustomerDirectory } from '../src/usecases/customer-directory.ts';
import { listCustomers } from '../src/usecases/list-customers.ts';
import { personId } from '../src/usecases/recognise-person.ts';
import { customerList } from '../src/views/customer-list.ts';
import { pageOf } from '../src/views/pages.ts';
import { realisticCustomers } from '../test/support/customer-names.ts';
import { quantile, report } from './report-figure.ts';

const seed = 20_261_120;
const customerCount = 10_000;
const visitsOfEach = 6;
const managerCount = 40;
const pages = 200;
/** The peer takes a second for a page. */
const peerPages = 10;
const workspaceId = 'T0BENCH' as WorkspaceId;
const zone = zoneName('Asia/Shanghai');
const now = instant(Date.UTC(2026, 10, 20, 2));
const today = calendarDay('2026-11-20');

/** Numbers from 0 to 1 that are the same at every run. */
function numbersFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A team with its managers, ten thousand customers and six visits of each. */
async function fill(file: string): Promise<{ team: Team; people: readonly Person[] }> {
  const store = await openStore({ file, newId: randomId });
  await ensureWorkspace(store, workspaceId, 'U0BOT', now);
  const team = await store.read.teams.findDefault(workspaceId);
  if (!team) throw new Error('There is no default team');
  const people = Array.from(
    { length: managerCount },
    (_none, index): Person => ({
      id: personId(workspaceId, `U${index}`),
      workspaceId,
      slackUserId: `U${index}`,
      teamId: team.id,
      name: `Manager ${index}`,
      role: 'manager',
      locale: 'en',
      timeZone: zone,
      isWorkspaceAdmin: false,
      isActive: true,
      profileReadAt: now,
    }),
  );
  await store.write(async (repositories) => {
    for (const person of people) await repositories.people.save(person);
  });
  await store.close();
  insertRecords(file, team);
  return { team, people };
}

function insertRecords(file: string, team: Team): void {
  const random = numbersFrom(seed);
  const database = new Database(file);
  const customer = database.prepare(`INSERT INTO "Customer" ("id", "teamId", "name",
    "accountNumber", "creditGrade", "voltage", "capacityKva", "managerId", "createdAt",
    "createdById") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const alias = database.prepare('INSERT OR IGNORE INTO "CustomerAlias" VALUES (?, ?)');
  const visit = database.prepare(`INSERT INTO "Visit" ("id", "teamId", "number", "customerId",
    "managerId", "day", "timeZone", "note", "state", "version", "createdAt")
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'held', 1, ?)`);
  let number = 0;
  database.transaction(() => {
    for (const { id, name, otherNames, accountNumber } of realisticCustomers(customerCount, seed)) {
      const managerId = personId(workspaceId, `U${Math.floor(random() * managerCount)}`);
      const grade = random() < 0.9 ? (creditGrades[Math.floor(random() * 3)] ?? null) : null;
      const volts = [10_000, 10_000, 10_000, 35_000, 110_000][Math.floor(random() * 5)] ?? 10_000;
      const kva = 100 * Math.ceil(random() * 400);
      customer.run(
        ...[id, team.id, name, accountNumber, grade, volts, kva, managerId, now, managerId],
      );
      for (const other of otherNames) alias.run(id, other);
      for (let count = 0; count < visitsOfEach; count += 1) {
        number += 1;
        const day = addDays(today, -Math.floor(random() * 400));
        visit.run(...[randomId(), team.id, number, id, managerId, day, zone, '谈增容2000kVA', now]);
      }
    }
  })();
  database.exec('ANALYZE');
  database.close();
}

/** What managers ask for, and on which page they look. */
function queries(count: number): readonly { filters: CustomerFilters; page: number }[] {
  const random = numbersFrom(seed + 1);
  const kinds: readonly Partial<CustomerFilters>[] = [
    {},
    { isMine: true },
    { isOverdue: true },
    { isMine: true, isOverdue: true },
    { grades: ['A'] },
    { grades: ['C'], isOverdue: true, voltage: 10_000 },
    { managers: ['U7'] },
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
  const months = defaultSettings['visit.intervalMonths'];
  const waits: number[] = [];
  for (const { filters, page } of queries(peerPages)) {
    const startedAt = performance.now();
    const all = await client.customer.findMany({
      where: { teamId: team.id },
      include: { aliases: true, visits: { where: { undoneAt: null, state: 'held' } } },
    });
    const known = all.map((one) => {
      const days = one.visits.map(({ day }) => calendarDay(day)).sort();
      const due = nextVisitDue(one.creditGrade as CreditGrade | null, days.at(-1) ?? null, months);
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
const { team, people } = await fill(file);
const [person] = people;
if (!person) throw new Error('There is nobody to ask for a page');
const actor: Actor = { person: { ...person, teamId: team.id }, team };
const store = await openStore({ file, newId: randomId });
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
