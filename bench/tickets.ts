// npm run bench:tickets: lists and cards over many tickets, and all open ones counted anew.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { randomId } from '../src/domain/new-id.ts';
import type { Actor, Person, Team, WorkspaceId } from '../src/domain/person.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import { calendarDay } from '../src/domain/zoned-time.ts';
import { wordsFor } from '../src/i18n/words.ts';
import type { Store } from '../src/ports/store.ts';
import { openStore } from '../src/storage/open-store.ts';
import { findTicket } from '../src/usecases/ticket/find-ticket.ts';
import { allTickets, listTickets, type TicketQuery } from '../src/usecases/ticket/list-tickets.ts';
import { recountTickets } from '../src/usecases/ticket/recount-tickets.ts';
import { showQueue } from '../src/usecases/ticket/show-queue.ts';
import { showTicket } from '../src/usecases/ticket/show-ticket.ts';
import { ticketList } from '../src/views/ticket-list.ts';
import { ticketQueue } from '../src/views/ticket-queue.ts';
import { fillTeam, now, today } from './fill-team.ts';
import { fillTickets } from './fill-tickets.ts';
import { quantile, report } from './report-figure.ts';

const [fewer, more] = [10_000, 100_000];
const openShare = 0.3;
const samples = 60;
const warmUps = 5;
const words = wordsFor('en');
const workspaceId = 'T0BENCH' as WorkspaceId;
const folder = mkdtempSync(join(tmpdir(), 'linesman-tickets-'));

type Filled = { readonly file: string; readonly team: Team; readonly people: readonly Person[] };

async function fill(total: number, share: number): Promise<Filled> {
  const file = join(folder, `${total}-${share}.db`);
  const { team, people } = await fillTeam(file, workspaceId);
  const store = await openStore({ file, newId: randomId });
  const calendar = await store.read.calendars.load(team.region);
  await store.close();
  fillTickets(file, { team, people, calendar, total, openShare: share });
  return { file, team, people };
}

function contextOf(store: Store, { team, people }: Filled) {
  const [, person] = people;
  if (!person) throw new Error('There is nobody to ask');
  const actor: Actor = {
    person: { ...person, teamId: team.id, department: 'metering' },
    team,
    standsInFor: [],
  };
  const settings = defaultSettings;
  return { repositories: store.read, actor, settings, now, today, newId: randomId, words };
}

const lists: readonly (readonly [string, Partial<TicketQuery>, number])[] = [
  ['/ticket list', {}, 1],
  ['/ticket list mine', { isMine: true }, 1],
  ['/ticket list overdue', { isOverdue: true }, 1],
  ['/ticket list green', { isGreen: true }, 1],
  ['/ticket list by stage', { stage: 'DESIGN_REVIEW' }, 1],
  ['/ticket list by department', { department: 'metering' }, 1],
  ['/ticket list closed', { state: 'closed' }, 1],
  ['the last page that is counted', {}, 62],
];

async function measure(gesture: () => Promise<unknown>): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let count = 0; count < warmUps + samples; count += 1) {
    const startedAt = performance.now();
    await gesture();
    if (count >= warmUps) waits.push(performance.now() - startedAt);
  }
  return waits;
}

async function measureLists(filled: Filled): Promise<ReadonlyMap<string, readonly number[]>> {
  const store = await openStore({ file: filled.file, newId: randomId });
  const context = contextOf(store, filled);
  const found = new Map<string, readonly number[]>();
  for (const [what, query, page] of lists) {
    const asked = { ...allTickets, ...query };
    const waits = await measure(async () =>
      JSON.stringify(ticketList(await listTickets(context, asked, page), words)),
    );
    found.set(what, waits);
  }
  const queue = await measure(async () =>
    JSON.stringify(ticketQueue(await showQueue(context, 'metering', 1), words)),
  );
  found.set('/ticket queue', queue);
  let number = 0;
  const card = await measure(async () => {
    number += 97;
    const { file } = await findTicket(context, { number });
    return JSON.stringify(await showTicket(context, file));
  });
  found.set('card of a ticket', card);
  await store.close();
  return found;
}

/** The straight way: every open ticket with its stages, sorted in JavaScript; of the smaller team. */
async function measurePeer({ file }: Filled): Promise<number> {
  const database = new Database(file, { readonly: true });
  const startedAt = performance.now();
  const rows = database.prepare(`SELECT * FROM "Ticket" WHERE "state" = 'open'`).all();
  const stages = database.prepare('SELECT * FROM "TicketStage"').all();
  const sorted = rows.toSorted((one, other) =>
    JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
  );
  JSON.stringify([sorted.slice(0, 8), stages.length]);
  const wait = performance.now() - startedAt;
  database.close();
  return wait;
}

async function reportLists(): Promise<void> {
  const small = await fill(fewer, openShare);
  const few = await measureLists(small);
  const peerValue = await measurePeer(small);
  const many = await measureLists(await fill(more, openShare));
  for (const [what, waits] of many) {
    const isCard = what === 'card of a ticket';
    const [p50, p99] = [quantile(waits, 0.5), quantile(waits, 0.99)];
    const before = quantile(few.get(what) ?? [], 0.5);
    const peer = `all of ${fewer} tickets read and sorted in JavaScript`;
    const goal50 = isCard ? 5 : null;
    report({
      figure: `${what}, p50, ${more} tickets`,
      value: p50,
      unit: 'ms',
      peer,
      peerValue,
      goal: goal50 === null ? null : `≤ ${goal50}`,
      ok: goal50 === null || p50 <= goal50,
    });
    report({
      figure: `${what}, p99, ${more} tickets`,
      value: p99,
      unit: 'ms',
      peer,
      peerValue,
      goal: '≤ 50',
      ok: p99 <= 50,
    });
    report({
      figure: `${what}, p50, ${fewer} tickets`,
      value: before,
      unit: 'ms',
      peer: `the same with ${more}`,
      peerValue: p50,
      goal: 'flat: with ten times as many not twice as long',
      ok: p50 <= 2 * Math.max(before, 1),
    });
  }
}

/** All open tickets after a day off that was set by hand, while people go on working. */
async function reportRecount(): Promise<void> {
  const filled = await fill(fewer, 1);
  const store = await openStore({ file: filled.file, newId: randomId });
  const { region } = filled.team;
  await store.write(({ calendars }) =>
    calendars.override(region, calendarDay('2026-11-23'), {
      isWorkday: false,
      name: 'stocktaking',
    }),
  );
  const gates: number[] = [];
  const watched: Store = {
    ...store,
    async write(work) {
      return store.write(async (repositories) => {
        const startedAt = performance.now();
        const result = await work(repositories);
        gates.push(performance.now() - startedAt);
        return result;
      });
    },
  };
  const startedAt = performance.now();
  let isDone = false;
  const answers: number[] = [];
  const people = (async () => {
    const context = contextOf(store, filled);
    for (let number = 1; !isDone; number += 1) {
      const asked = performance.now();
      const { file } = await findTicket(context, { number });
      await showTicket(context, file);
      // A write waits for the gate, as every typed line does.
      await store.write(({ visits }) => visits.takeNumber(filled.team.id));
      answers.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const counted = await recountTickets({ store: watched, clock: () => now, newId: randomId });
  isDone = true;
  await people;
  const seconds = (performance.now() - startedAt) / 1000;
  await store.close();
  if (counted !== fewer) throw new Error(`${counted} of ${fewer} were counted`);
  const figure = (what: string, value: number, goal: number) =>
    report({
      figure: what,
      value,
      unit: 'ms',
      peer: null,
      peerValue: null,
      goal: `≤ ${goal}`,
      ok: value <= goal,
    });
  figure(`${fewer} open tickets counted anew after a day off`, seconds * 1000, 30_000);
  figure('the write gate held meanwhile, longest', Math.max(...gates), 250);
  figure('a card and a write meanwhile, p99', quantile(answers, 0.99), 1_000);
}

try {
  await reportRecount();
  await reportLists();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
