import Database from 'better-sqlite3';
import { creditGrades } from '../src/domain/customer.ts';
import { randomId } from '../src/domain/new-id.ts';
import type { Person, Team, WorkspaceId } from '../src/domain/person.ts';
import {
  addDays,
  calendarDay,
  clockTime,
  instant,
  instantOf,
  zoneName,
} from '../src/domain/zoned-time.ts';
import { ensureWorkspace } from '../src/start-linesman.ts';
import { openStore } from '../src/storage/open-store.ts';
import { seedCalendar } from '../src/storage/seed-calendar.ts';
import { personId } from '../src/usecases/recognise-person.ts';
import { realisticCustomers, seededRandom } from '../test/support/customer-names.ts';

export const seed = 20_261_120;
export const customerCount = 10_000;
export const visitsOfEach = 6;
const managerCount = 40;
const zone = zoneName('Asia/Shanghai');
/** Friday 20 November 2026, 10:00 in Shanghai. */
export const now = instant(Date.UTC(2026, 10, 20, 2));
export const today = calendarDay('2026-11-20');

/** Words of visits; the last ones are rare enough to be searched for. */
const notes = [
  '谈增容2000kVA，王主任要供电方案',
  '走访了解三季度用电情况，负荷率偏低，建议调整基本电费计收方式',
  'second feed wanted by October, Dr Lee asked for the supply plan and a quotation',
  '停电计划已沟通，希望避开月底生产高峰；配电房漏水，已拍照',
  'tariff discussed, they compare with self-generation',
];
const promises = ['送供电方案', 'call back', '回访', 'send the outage plan', '核对电费账单'];

/** The team with its forty managers; the first is a lead, and writes English. */
export async function fillTeam(
  file: string,
  workspaceId: WorkspaceId,
  size = { customers: customerCount, visitsOfEach },
): Promise<{ readonly team: Team; readonly people: readonly Person[] }> {
  const filled = await fillPeople(file, workspaceId);
  const database = new Database(file);
  database.transaction(() => insertRecords(database, filled.team, filled.people, size))();
  database.exec('ANALYZE');
  database.close();
  return filled;
}

/** The same people without any records, and the calendar that they work by. */
export async function fillPeople(file: string, workspaceId: WorkspaceId) {
  const store = await openStore({ file, newId: randomId });
  await ensureWorkspace(store, workspaceId, 'U0BOT', now);
  await seedCalendar(store);
  const team = await store.read.teams.findDefault(workspaceId);
  if (!team) throw new Error('There is no default team');
  const people = Array.from({ length: managerCount }, (_none, index): Person => {
    const slackUserId = `UMANAGER${index}`;
    return {
      id: personId(workspaceId, slackUserId),
      workspaceId,
      slackUserId,
      teamId: team.id,
      name: `Manager ${index}`,
      role: index === 0 ? 'lead' : 'manager',
      department: null,
      locale: index % 2 === 0 ? 'en' : 'zh-Hans',
      timeZone: zone,
      isWorkspaceAdmin: false,
      isActive: true,
      profileReadAt: now,
    };
  });
  await store.write(async (repositories) => {
    for (const person of people) await repositories.people.save(person);
  });
  const calendar = await store.read.calendars.load(team.region);
  await store.close();
  return { team, people, calendar };
}

/** Customers, their visits of 400 days with what was promised, and what lies ahead. */
function insertRecords(
  database: Database.Database,
  team: Team,
  people: readonly Person[],
  size: { readonly customers: number; readonly visitsOfEach: number },
): void {
  const random = seededRandom(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  const customer = database.prepare(`INSERT INTO "Customer" ("id", "teamId", "name",
    "accountNumber", "creditGrade", "voltage", "capacityKva", "managerId", "createdAt",
    "createdById") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const alias = database.prepare('INSERT OR IGNORE INTO "CustomerAlias" VALUES (?, ?)');
  const visit = database.prepare(`INSERT INTO "Visit" ("id", "teamId", "number", "customerId",
    "managerId", "day", "time", "timeZone", "note", "report", "state", "version", "createdAt")
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`);
  const followUp = database.prepare(`INSERT INTO "FollowUp" ("id", "teamId", "number",
    "customerId", "visitId", "ownerId", "what", "dueDay", "dueTime", "timeZone", "dueAt", "state",
    "closedAt", "closedById", "version", "createdAt", "createdById")
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`);
  const date = database.prepare(`INSERT INTO "ImportantDate" ("id", "teamId", "customerId", "kind",
    "label", "day", "isYearly", "version", "createdAt", "createdById")
    VALUES (?, ?, ?, ?, '', ?, ?, 1, ?, ?)`);
  const file = database.prepare(`INSERT INTO "VisitFile" ("visitId", "slackFileId", "name",
    "mimeType", "permalink", "addedById", "addedAt")
    VALUES (?, ?, 'transformer.jpg', 'image/jpeg', ?, ?, ?)`);
  const time = clockTime('15:00');
  let visits = 0;
  let followUps = 0;
  for (const { id, name, otherNames, accountNumber } of realisticCustomers(size.customers, seed)) {
    const managerId = people[upTo(people.length)]?.id;
    const grade = random() < 0.9 ? (creditGrades[upTo(3)] ?? null) : null;
    const volts = [10_000, 10_000, 10_000, 35_000, 110_000][upTo(5)];
    const kva = 100 * Math.ceil(random() * 400);
    customer.run(
      ...[id, team.id, name, accountNumber, grade, volts, kva, managerId, now, managerId],
    );
    for (const other of otherNames) alias.run(id, other);
    for (let count = 0; count < size.visitsOfEach; count += 1) {
      visits += 1;
      const visitId = randomId();
      const isAhead = count === 0 && random() < 0.05;
      const day = addDays(today, isAhead ? 1 + upTo(30) : -upTo(400));
      const note = `${notes[upTo(notes.length)]}${random() < 0.001 ? ' 储能项目' : ''}`;
      const report = random() < 0.2 ? JSON.stringify({ purpose: note, needs: '双电源' }) : '{}';
      const state = isAhead ? 'planned' : 'held';
      visit.run(
        ...[visitId, team.id, visits, id, managerId, day, time, zone, note, report, state, now],
      );
      if (random() < 0.05) {
        file.run(visitId, `F${visits}`, `https://bench.slack.com/files/F${visits}`, managerId, now);
      }
      followUps += 1;
      const isOpen = random() < 0.05;
      const dueDay = isOpen ? addDays(today, upTo(60) - 10) : addDays(day, 7);
      followUp.run(
        ...[randomId(), team.id, followUps, id, visitId, managerId],
        ...[promises[upTo(promises.length)], dueDay, time, zone, instantOf(dueDay, time, zone)],
        ...(isOpen ? ['open', null, null] : ['done', now, managerId]),
        ...[now, managerId],
      );
    }
    const ahead = addDays(today, upTo(365));
    date.run(randomId(), team.id, id, 'contract-end', ahead, upTo(2), now, managerId);
  }
  database
    .prepare('UPDATE "Team" SET "nextVisitNumber" = ?, "nextFollowUpNumber" = ? WHERE "id" = ?')
    .run(visits + 1, followUps + 1, team.id);
}
