// npm run bench:archive: a list of 10,000 customers comes in, and 10,000 visits go out, while people work.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { commands, nouns } from '../commands/index.ts';
import {
  type CustomerImport,
  type ImportId,
  nothingRead,
} from '../src/domain/import/customer-import.ts';
import { randomId } from '../src/domain/new-id.ts';
import type { Actor, Member, Person, Team, WorkspaceId } from '../src/domain/person.ts';
import { zoneName } from '../src/domain/zoned-time.ts';
import { wordsFor } from '../src/i18n/words.ts';
import type { Log } from '../src/ports/log.ts';
import type { Store } from '../src/ports/store.ts';
import { answerGesture, type GestureTools } from '../src/slack/answer-gesture.ts';
import { findSharedChannels } from '../src/slack/find-shared-channels.ts';
import { recognisePeople } from '../src/slack/recognise-people.ts';
import { routeMessage } from '../src/slack/route-line.ts';
import { interactiveClient } from '../src/slack/slack-clients.ts';
import { watchWork } from '../src/slack/work-under-way.ts';
import { openStore } from '../src/storage/open-store.ts';
import { applyImport, auditImport, undoImport } from '../src/tables/apply-import.ts';
import { readImport } from '../src/tables/read-import.ts';
import { writeVisits } from '../src/tables/visit-table.ts';
import {
  type CustomerDirectory,
  openCustomerDirectory,
} from '../src/usecases/customer-directory.ts';
import { watchReading } from '../src/usecases/watch-reading.ts';
import { fillTeam, now } from './fill-team.ts';
import { type Figure, quantile, report } from './report-figure.ts';
import { residentMb } from './run-process.ts';

const rowCount = 10_000;
const visitCount = 10_000;
const ticketCount = 1_000;
const followUpCount = 2_000;
const lineEveryMs = 50;
const workspaceId = 'T0BENCH' as WorkspaceId;
const folder = mkdtempSync(join(tmpdir(), 'linesman-archive-'));
const log: Log = {
  info: () => {},
  warn: () => {},
  error: (fields, message) => process.stderr.write(`${message} ${String(fields.error)}\n`),
};
const clock = () => now;

/** The list, as a spreadsheet program writes it. */
function makeList(): Promise<Uint8Array> {
  const headers = ['客户名称', '简称', '户号', '信用等级', '电压等级', '容量', '最近走访'];
  const rows = Array.from({ length: rowCount }, (_none, index) => [
    `移入第${index}号机械制造有限公司`,
    `移入${index}号`,
    `9901${String(index).padStart(8, '0')}`,
    'ABC'[index % 3] ?? 'A',
    '10kV',
    2_000 + index,
    new Date(Date.UTC(2026, 8, 1 + (index % 28))),
  ]);
  return writeXlsx({ sheets: [{ name: '客户', rows: [headers, ...rows] }] });
}

/** What a team has done before it moves in, and what is open. */
function makeHistory(accounts: readonly string[]): Promise<Uint8Array> {
  const day = (index: number) => new Date(Date.UTC(2026, index % 9, 1 + (index % 28)));
  const account = (index: number) => accounts[(index * 7919) % accounts.length] ?? '';
  const visits = Array.from({ length: visitCount }, (_none, index) => [
    account(index),
    day(index),
    '14:30',
    `谈增容${2_000 + index}kVA，王主任要供电方案`,
    '变压器偏热',
  ]);
  const followUps = Array.from({ length: followUpCount }, (_none, index) => [
    account(index),
    `送供电方案 ${index}`,
    new Date(Date.UTC(2027, 0, 1 + (index % 28))),
  ]);
  return writeXlsx({
    sheets: [
      { name: '走访', rows: [['客户', '走访日期', '时间', '走访内容', '走访结果'], ...visits] },
      { name: '跟进', rows: [['客户', '跟进事项', '期限'], ...followUps] },
    ],
  });
}

/** New customers, and tickets under way of theirs and of those that are known. */
function makeTickets(accounts: readonly string[]): Promise<Uint8Array> {
  const names = Array.from({ length: rowCount }, (_none, index) => `新迁入企业${index}有限公司`);
  const customerAt = (index: number) => {
    const of = index % 2 === 0 ? names : accounts;
    return of[(index * 7919) % of.length] ?? '';
  };
  const stages = ['现场勘查', '答复供电方案', '设计审核', '客户工程', '竣工检验', '装表接电'];
  const tickets = Array.from(
    { length: ticketCount },
    (_none, index): (string | number | Date)[] => [
      customerAt(index),
      '增容',
      stages[index % stages.length] ?? '',
      '10kV',
      2_000 + index,
      new Date(Date.UTC(2026, 5 + (index % 3), 1 + (index % 28))),
      new Date(Date.UTC(2026, 8, 1 + (index % 8))),
      '2026-09-02 至 2026-09-03 等图纸',
      `YK-${index}`,
    ],
  );
  const headers = ['客户', '业务类型', '到达环节', '电压', '容量', '申请日期', '到达日期'];
  return writeXlsx({
    sheets: [
      { name: '客户', rows: [['客户名称', '电压'], ...names.map((name) => [name, '10kV'])] },
      { name: '工单', rows: [[...headers, '全部暂停', '原编号'], ...tickets] },
    ],
  });
}

/** What comes in with a file, and how long it may take. */
type Bringing = {
  /** What its figures begin with. */
  readonly name: string;
  readonly size: string;
  readonly make: (accounts: readonly string[]) => Promise<Uint8Array>;
  readonly count: number;
  readonly goalSeconds: number;
};

const movingIn: Bringing = {
  name: 'moving in',
  size: `${visitCount} visits and ${followUpCount} follow-ups`,
  make: makeHistory,
  count: visitCount + followUpCount,
  goalSeconds: 30,
};

const ticketsUnderWay: Bringing = {
  name: 'tickets',
  size: `${ticketCount} tickets with ${rowCount} customers`,
  make: makeTickets,
  count: rowCount + ticketCount,
  goalSeconds: 60,
};

/** Brings a file in while people work, and takes it back. */
async function bringBeside(
  { name, size, make, count, goalSeconds }: Bringing,
  watched: ReturnType<typeof watchGate>,
  actor: Actor,
  tools: GestureTools,
  people: readonly Person[],
): Promise<void> {
  const accounts = await accountsOf(tools.store, actor);
  const bytes = await make(accounts);
  watched.holds.length = 0;
  const stopLines = typeLines(tools, people, accounts);
  const startedAt = performance.now();
  const done = await bringIn(watched.watched, actor, bytes, tools.directory, count);
  const importMs = performance.now() - startedAt;
  const waits = await stopLines();
  own(`${name}: ${size}, to the last row of the trail`, importMs / 1000, 's', goalSeconds);
  const worst = watched.holds.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
  process.stderr.write(`longest holds: ${JSON.stringify(worst)}\n`);
  own(`${name}: the write gate held, longest`, watched.longest(), 'ms', 250);
  own(`${name}: answers meanwhile at 20 lines/s, p99`, quantile(waits, 0.99), 'ms', 1_000);
  watched.holds.length = 0;
  const undoneAt = performance.now();
  await takeBack(watched.watched, actor, done);
  own(`undo of ${name}`, (performance.now() - undoneAt) / 1000, 's', goalSeconds);
  own(`undo of ${name}: the write gate held, longest`, watched.longest(), 'ms', 250);
}

/** The account numbers of all customers. */
const accountsOf = async ({ read }: Store, { team }: Actor): Promise<readonly string[]> =>
  (await read.customers.names(team.id)).flatMap(({ accountNumber }) =>
    accountNumber ? [accountNumber] : [],
  );

/** Notes how long each transaction holds the write gate. */
function watchGate(store: Store) {
  const holds: { ms: number; work: string }[] = [];
  const watched: Store = {
    ...store,
    write: (work, size) =>
      store.write(async (repositories) => {
        const startedAt = performance.now();
        try {
          return await work(repositories);
        } finally {
          holds.push({ ms: performance.now() - startedAt, work: String(work).slice(0, 60) });
        }
      }, size),
  };
  return { watched, longest: () => Math.max(0, ...holds.map(({ ms }) => ms)), holds };
}

/** Lines of forty people at a steady pace, read and carried out as the bot does. */
function typeLines(tools: GestureTools, people: readonly Person[], accounts: readonly string[]) {
  const waits: number[] = [];
  const sending: Promise<void>[] = [];
  const startedAt = performance.now();
  let count = 0;
  const send = async (index: number, dueAt: number) => {
    const person = people[index % people.length];
    const line = `visit ${accounts[(index * 7919) % accounts.length]} 谈增容2000kVA 下周三回访`;
    const gesture = {
      key: `bench/${randomId()}`,
      kind: 'command',
      workspaceId,
      userId: person?.slackUserId ?? '',
      channelId: 'CTEAM',
      responseUrl: null,
      line,
    } as const;
    const answer = await answerGesture(tools, gesture, (reading) => {
      const { command, text } = routeMessage(line, commands, nouns, reading.customers);
      return command.prepare(text, reading);
    });
    if (answer.outcome !== 'done') throw new Error(`${line} is ${answer.outcome}`);
    waits.push(performance.now() - dueAt);
  };
  const timer = setInterval(() => {
    for (; startedAt + count * lineEveryMs <= performance.now(); count += 1) {
      sending.push(send(count, startedAt + count * lineEveryMs));
    }
  }, lineEveryMs / 5);
  return async () => {
    clearInterval(timer);
    await Promise.all(sending);
    return waits;
  };
}

const own = (
  figure: string,
  value: number,
  unit: Figure['unit'],
  goal: number,
  peer?: [string, number],
) =>
  report({
    figure,
    value,
    unit,
    peer: peer?.[0] ?? null,
    peerValue: peer?.[1] ?? null,
    goal: `≤ ${goal}`,
    ok: value <= goal,
  });

const newImport = (actor: Actor): CustomerImport => ({
  id: randomId<ImportId>(),
  teamId: actor.team.id,
  personId: actor.person.id,
  channelId: 'D1',
  state: 'waiting',
  fileName: 'customers.xlsx',
  fileUrl: '',
  answerKey: '',
  ...nothingRead,
  createdAt: now,
  appliedAt: null,
});

async function bringIn(
  store: Store,
  actor: Actor,
  bytes: Uint8Array,
  directory: CustomerDirectory,
  expected = rowCount,
) {
  const tools = { store, clock, newId: randomId };
  const taken = newImport(actor);
  await store.write(({ imports }) => imports.add(taken));
  const read = await readImport(tools, taken, bytes, actor);
  if (read.counts.new !== expected) throw new Error(JSON.stringify(read.counts));
  await store.write(({ imports }) => imports.update({ ...read, state: 'applying' }, 'waiting'));
  const applied = await applyImport(tools, { ...read, state: 'applying' }, actor);
  if (applied === 'stale') throw new Error('The import was not taken');
  await directory.indexFor(actor.team.id);
  let current = applied.import;
  while (current.state === 'auditing') current = await auditImport(tools, current, actor);
  return current;
}

async function takeBack(store: Store, actor: Actor, done: CustomerImport) {
  const tools = { store, clock, newId: randomId };
  let current: CustomerImport = { ...done, state: 'undoing', auditedTo: 0 };
  await store.write(({ imports }) => imports.update(current, 'done'));
  while (current.state === 'undoing') current = await undoImport(tools, current, actor);
  return current;
}

/** The peer of an import: the library in this process, and better-sqlite3 writing its rows one by one. */
async function peerImport(file: string, team: Team, bytes: Uint8Array): Promise<number> {
  const startedAt = performance.now();
  const { sheets } = await readXlsx(bytes);
  const database = new Database(file);
  const insert = database.prepare(`INSERT INTO "Customer" ("id", "teamId", "name", "accountNumber",
    "creditGrade", "voltage", "capacityKva", "managerId", "createdAt", "createdById")
    VALUES (?, ?, ?, ?, ?, 10000, ?, 'x', 0, 'x')`);
  database.transaction(() => {
    for (const [name, , account, grade, , kva] of sheets[0]?.rows.slice(1) ?? []) {
      insert.run(randomId(), team.id, `peer ${name}`, `P${account}`, grade, kva);
    }
  })();
  database.prepare(`DELETE FROM "Customer" WHERE "managerId" = 'x'`).run();
  database.close();
  return performance.now() - startedAt;
}

async function main(): Promise<void> {
  const file = join(folder, 'archive.db');
  const { team, people } = await fillTeam(file, workspaceId);
  const bytes = await makeList();
  const peerMs = await peerImport(file, team, bytes);
  const store = await openStore({ file, newId: randomId });
  const { watched, longest, holds } = watchGate(store);
  const [lead] = people;
  if (!lead) throw new Error('There is nobody');
  const actor: Actor = { person: { ...lead, teamId: team.id } as Member, team, standsInFor: [] };
  const client = interactiveClient({ botToken: 'xoxb-bench', apiUrl: 'http://127.0.0.1:9/api/' });
  const tools: GestureTools = {
    store,
    people: recognisePeople({ store, client, clock, fallbackZone: zoneName('Asia/Shanghai'), log }),
    directory: openCustomerDirectory(store),
    clock,
    newId: randomId,
    log,
    commands,
    nouns,
    client,
    apiUrl: 'http://127.0.0.1:9/api/',
    channels: findSharedChannels(client, clock),
    homeReaders: new Set(),
    feedBase: null,
    newSecret: () => '',
    reading: watchReading(),
    underWay: watchWork(),
    token: { workspaceId, refuse: async () => {} },
  };
  await tools.directory.indexFor(team.id);
  const accounts = await accountsOf(store, actor);
  const gate = { watched, longest, holds };
  if (process.argv.includes('--tickets')) {
    await bringBeside(ticketsUnderWay, gate, actor, tools, people);
    return store.close();
  }
  const idleLag = monitorEventLoopDelay({ resolution: 5 });
  const warm = typeLines(tools, people, accounts);
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  idleLag.enable();
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  const idleWaits = await warm();
  idleLag.disable();
  globalThis.gc?.();
  const before = residentMb(process.pid);
  let highest = before;
  const memory = setInterval(() => {
    highest = Math.max(highest, residentMb(process.pid));
  }, 50);

  const stopLines = typeLines(tools, people, accounts);
  const startedAt = performance.now();
  const done = await bringIn(watched, actor, bytes, tools.directory);
  const importMs = performance.now() - startedAt;
  const waits = await stopLines();
  const importGate = longest();
  const worst = holds.toSorted((a, b) => b.ms - a.ms)[0];
  process.stderr.write(`longest hold: ${worst?.work}\n`);
  holds.length = 0;
  const known = (await store.read.customers.count(team.id)) - rowCount;
  const size = `${rowCount} rows into ${known} customers`;
  own(`import: ${size}, to the last row of the trail`, importMs / 1000, 's', 30, [
    'the library and better-sqlite3 alone, customers only',
    peerMs / 1000,
  ]);
  own('import: the write gate held, longest', importGate, 'ms', 250);
  own('import: answers meanwhile at 20 lines/s, p99', quantile(waits, 0.99), 'ms', 1_000, [
    'the same lines while nothing comes in, the first seconds included, p99',
    quantile(idleWaits, 0.99),
  ]);
  own('import: resident memory grown by, its thread included', highest - before, 'MB', 300);

  const undoneAt = performance.now();
  await takeBack(watched, actor, done);
  own('undo of the import', (performance.now() - undoneAt) / 1000, 's', 30);
  own('undo: the write gate held, longest', longest(), 'ms', 250);
  await bringBeside(movingIn, gate, actor, tools, people);
  await bringBeside(ticketsUnderWay, gate, actor, tools, people);

  const lag = monitorEventLoopDelay({ resolution: 5 });
  const [oldest] = await store.read.visits.list(
    { teamId: team.id },
    { skip: visitCount - 1, take: 1 },
  );
  const filter = { teamId: team.id, from: oldest?.day ?? null };
  const exported = await store.read.visits.count(filter);
  // The names that were taken back are out of the index: that is no part of an export.
  await tools.directory.indexFor(team.id);
  const exportLines = typeLines(tools, people, accounts);
  lag.enable();
  const exportedAt = performance.now();
  await writeVisits(filter, store.read, actor, wordsFor('en'));
  const exportMs = performance.now() - exportedAt;
  lag.disable();
  await exportLines();
  clearInterval(memory);
  own(`export of ${exported} visits`, exportMs / 1000, 's', 10);
  own('export: event-loop lag beside 20 lines/s, longest', lag.max / 1e6, 'ms', 100, [
    'the same lines without an export',
    idleLag.max / 1e6,
  ]);
  await store.close();
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
