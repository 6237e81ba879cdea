// npm run bench:progress: any topic of /progress over many visits and tickets, and a Home tab.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { validateView } from '../block-kit/validate-payload.ts';
import { randomId } from '../src/domain/new-id.ts';
import type { Actor, Person, Team, WorkspaceId } from '../src/domain/person.ts';
import { type Period, periodAround } from '../src/domain/progress/period.ts';
import { type ProgressTopic, progressTopics } from '../src/domain/progress/progress-query.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import { wordsFor } from '../src/i18n/words.ts';
import type { Store } from '../src/ports/store.ts';
import { openStore } from '../src/storage/open-store.ts';
import { countKeyPersonsMet } from '../src/usecases/count-key-persons-met.ts';
import { openCustomerDirectory } from '../src/usecases/customer-directory.ts';
import { showHome } from '../src/usecases/show-home.ts';
import { showProgress } from '../src/usecases/show-progress.ts';
import type { UseCaseContext } from '../src/usecases/use-case-context.ts';
import { homeTab } from '../src/views/home-tab.ts';
import { progressCard } from '../src/views/progress-card.ts';
import { writeTeamYear, type YearSize } from '../test/support/write-team-year.ts';
import { fillPeople, now, seed, today } from './fill-team.ts';
import { quantile, report } from './report-figure.ts';

const size = { customers: 10_000, visits: 100_000, tickets: 10_000, followUps: 50_000 };
/** Of the team whose Home tabs are measured. */
const homeSize = { customers: 5_000, visits: 20_000, tickets: 1_000, followUps: 5_000 };
const samples = 30;
const warmUps = 3;
const goalMs = 300;
const words = wordsFor('en');
const workspaceId = 'T0BENCH' as WorkspaceId;
const folder = mkdtempSync(join(tmpdir(), 'linesman-progress-'));
const file = join(folder, 'team.db');
const homeFile = join(folder, 'home.db');

type FilledTeam = { readonly team: Team; readonly lead: Person; readonly manager: Person };

/** A team with its year, as the bot has counted it. */
async function fill(file: string, size: YearSize): Promise<FilledTeam> {
  const { team, people, calendar } = await fillPeople(file, workspaceId);
  const [lead, ...managers] = people;
  const [manager] = managers;
  if (!lead || !manager) throw new Error('There is nobody to ask');
  const zone = team.timeZone;
  const zoned = managers.map(({ id }) => ({ id, zone }));
  writeTeamYear(file, { teamId: team.id, managers: zoned, zone, calendar, now, seed, size });
  const store = await openStore({ file, newId: randomId });
  await countKeyPersonsMet(store);
  await store.close();
  return { team, lead, manager };
}

function contextOf(store: Store, team: Team, lead: Person): UseCaseContext {
  const actor: Actor = { person: { ...lead, teamId: team.id }, team, standsInFor: [] };
  return {
    repositories: store.read,
    actor,
    settings: defaultSettings,
    now,
    today,
    newId: randomId,
  };
}

/** Milliseconds of waiting, and of the processor, which other work beside prolongs less. */
type Measured = { readonly waits: readonly number[]; readonly used: readonly number[] };

async function measure(gesture: () => Promise<unknown>): Promise<Measured> {
  const waits: number[] = [];
  const used: number[] = [];
  for (let count = 0; count < warmUps + samples; count += 1) {
    const startedAt = performance.now();
    const before = process.cpuUsage();
    await gesture();
    const { user, system } = process.cpuUsage(before);
    if (count < warmUps) continue;
    waits.push(performance.now() - startedAt);
    used.push((user + system) / 1_000);
  }
  return { waits, used };
}

/** The straight way: all visits and all open tickets with their stages, counted in JavaScript. */
function measurePeer(): number {
  const database = new Database(file, { readonly: true });
  const startedAt = performance.now();
  const visits = database.prepare('SELECT * FROM "Visit"').all();
  const tickets = database.prepare('SELECT * FROM "Ticket"').all();
  const stages = database.prepare('SELECT * FROM "TicketStage"').all();
  JSON.stringify([visits.length, tickets.length, stages.length]);
  const wait = performance.now() - startedAt;
  database.close();
  return wait;
}

async function reportTopics(): Promise<void> {
  const { team, lead } = await fill(file, size);
  const peerValue = measurePeer();
  const store = await openStore({ file, newId: randomId });
  const context = contextOf(store, team, lead);
  const periods: readonly Period[] = [
    periodAround('week', today),
    periodAround('quarter', today),
    periodAround('year', today),
  ];
  const subject = { kind: 'team' } as const;
  const one = async (topic: ProgressTopic, period: Period) => {
    const progress = await showProgress(context, { topic, period, subject });
    return JSON.stringify(progressCard(progress, null, words));
  };
  for (const topic of progressTopics) {
    for (const period of periods) {
      const { waits, used } = await measure(() => one(topic, period));
      const p99 = quantile(waits, 0.99);
      report({
        figure: `/progress ${topic}, ${period.unit}, processor time, p50`,
        value: quantile(used, 0.5),
        unit: 'ms',
        peer: null,
        peerValue: null,
        goal: null,
        ok: true,
      });
      report({
        figure: `/progress ${topic}, ${period.unit}, p99, ${size.visits} visits, ${size.tickets} tickets`,
        value: p99,
        unit: 'ms',
        peer: 'all visits, tickets and stages read in JavaScript',
        peerValue,
        goal: `≤ ${goalMs}`,
        ok: p99 <= goalMs,
      });
    }
  }
  await store.close();
}

/** The Home tab of a lead and of a manager, as Slack takes it. */
async function reportHomes(): Promise<void> {
  const { team, lead, manager } = await fill(homeFile, homeSize);
  const store = await openStore({ file: homeFile, newId: randomId });
  const directory = openCustomerDirectory(store);
  for (const [who, person] of [['lead', lead] as const, ['manager', manager] as const]) {
    const context = contextOf(store, team, person);
    const customers = await directory.indexForActor(context.actor);
    const one = async () => homeTab(await showHome({ ...context, customers, words }), words);
    const faults = validateView(await one());
    const p99 = quantile((await measure(one)).waits, 0.99);
    report({
      figure: `Home tab of a ${who}, p99, ${homeSize.customers} customers, ${homeSize.tickets} tickets`,
      value: p99,
      unit: 'ms',
      peer: null,
      peerValue: null,
      goal: `≤ ${goalMs}, and Slack takes it`,
      ok: p99 <= goalMs && faults.length === 0,
    });
  }
  await store.close();
}

try {
  await reportHomes();
  await reportTopics();
  if (process.env.KEEP) copyFileSync(file, process.env.KEEP);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
