// npm run bench:reminders: the planner's tick over many reminders, and much that is due at once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { randomId } from '../src/domain/new-id.ts';
import type { Person, WorkspaceId } from '../src/domain/person.ts';
import { type Instant, instant } from '../src/domain/zoned-time.ts';
import type { Log } from '../src/ports/log.ts';
import type { Store } from '../src/ports/store.ts';
import { planDueReminders } from '../src/reminders/plan-due-reminders.ts';
import { rules } from '../src/reminders/rules/index.ts';
import { openStore } from '../src/storage/open-store.ts';
import { personId } from '../src/usecases/recognise-person.ts';
import { explainStatements, scansIn } from '../test/support/explain-statements.ts';
import { dueAt, dueLater, fillReminders } from './fill-reminders.ts';
import { fillTeam, now } from './fill-team.ts';
import { quantile, report } from './report-figure.ts';
import { runProcess, stopAll } from './run-process.ts';
import { startOptions } from './start-options.ts';
import { openDecisionWriter } from './write-decisions.ts';

const stored = 1_000_000;
const dueTogether = 100;
/** Ticks in which so many are due, and as many that are done before anything is measured. */
const ticks = 30;
const warmUps = 5;
const idleTicks = 300;
/** What came due while nothing ran, or at one moment. */
const storm = 5_000;
const minuteMs = 60_000;
const batch = 20;

const folder = mkdtempSync(join(tmpdir(), 'linesman-reminders-'));
const workspaceId = 'T0BENCH' as WorkspaceId;
const fail = (fields: Readonly<Record<string, unknown>>, message: string) => {
  throw new Error(message, { cause: fields.error });
};
const log: Log = { info: fail, warn: fail, error: fail };

/** A tick at a moment: its milliseconds, and how long it held the write gate at most. */
async function tick(store: Store, at: Instant, expected: number) {
  let gateMs = 0;
  const watched: Store = {
    ...store,
    write: (work) =>
      store.write(async (repositories) => {
        const startedAt = performance.now();
        const result = await work(repositories);
        gateMs = Math.max(gateMs, performance.now() - startedAt);
        return result;
      }),
  };
  const startedAt = performance.now();
  const decided = await planDueReminders({ store: watched, rules, clock: () => at, log });
  const ms = performance.now() - startedAt;
  if (decided !== expected) throw new Error(`${decided} of ${expected} were decided`);
  return { ms, gateMs };
}

async function measureRepeatedly(count: number, measure: (time: number) => unknown) {
  const waits: number[] = [];
  for (let time = 0; time < warmUps + count; time += 1) {
    const startedAt = performance.now();
    await measure(time);
    if (time >= warmUps) waits.push(performance.now() - startedAt);
  }
  return waits;
}

const groupsAt = (first: number) =>
  Array.from({ length: warmUps + ticks }, (_none, index) => instant(first + index * minuteMs));

async function reportTicks(): Promise<void> {
  const file = join(folder, 'stored.db');
  const filled = await fillTeam(file, workspaceId);
  const own = groupsAt(now + minuteMs);
  const peers = groupsAt(now + 2 * 60 * minuteMs);
  const groups = [...own, ...peers].map((at) => dueAt(at, dueTogether));
  const ahead = stored - groups.length * dueTogether;
  fillReminders(file, filled, [...groups, dueLater(instant(now + 24 * 60 * minuteMs), ahead)]);

  const store = await openStore({ file, newId: randomId });
  const due = await measureRepeatedly(idleTicks, () => store.read.reminders.due(now, batch));
  const idle = await measureRepeatedly(idleTicks, () => tick(store, now, 0));
  const busy: { readonly ms: number; readonly gateMs: number }[] = [];
  for (const at of own) busy.push(await tick(store, at, dueTogether));
  await store.close();

  const peer = openDecisionWriter(file);
  const peerDue = await measureRepeatedly(idleTicks, () => peer.due(now, batch));
  const peerBusy: number[] = [];
  for (const at of peers) {
    const startedAt = performance.now();
    if (peer.decide(at, dueTogether) !== dueTogether) throw new Error('The peer has other rows');
    peerBusy.push(performance.now() - startedAt);
  }
  peer.close();

  const rawDue = 'the same rows asked for by better-sqlite3 alone';
  const both = (what: string, waits: readonly number[], of: Peer, goal: number) => {
    for (const [name, share] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const) {
      const value = quantile(waits, share);
      report({
        figure: `${what}, ${name}`,
        value,
        unit: 'ms',
        peer: of.name,
        peerValue: quantile(of.waits, share),
        goal: `≤ ${goal}`,
        ok: value <= goal,
      });
    }
  };
  both(`due query, none of ${stored} due`, due, { name: rawDue, waits: peerDue }, 50);
  both(`tick, none of ${stored} due`, idle, { name: rawDue, waits: peerDue }, 50);
  const measured = busy.slice(warmUps);
  both(
    `tick, ${dueTogether} of ${stored} due and decided`,
    measured.map(({ ms }) => ms),
    {
      name: 'the same rows written by better-sqlite3 alone in one transaction',
      waits: peerBusy.slice(warmUps),
    },
    50,
  );
  const gate = Math.max(...measured.map(({ gateMs }) => gateMs));
  report({
    figure: 'the write gate held in such a tick, longest',
    value: gate,
    unit: 'ms',
    peer: null,
    peerValue: null,
    goal: '≤ 250',
    ok: gate <= 250,
  });
  await checkPlans(file);
}

type Peer = { readonly name: string; readonly waits: readonly number[] };

/** Every statement of a tick that decides, as SQLite explains it on this database. */
async function checkPlans(file: string): Promise<void> {
  const at = instant(now + 24 * 60 * minuteMs + minuteMs);
  const explained = await explainStatements(file, (_read, store) =>
    planDueReminders({ store, rules, clock: () => at, log }),
  );
  const scans = scansIn(explained);
  if (scans.length > 0) throw new Error(`Statements look at every row: ${scans.join('\n')}`);
  if (!explained.some(({ steps }) => steps.join().includes('ReminderSchedule_nextAt_idx'))) {
    throw new Error('Due reminders are not found by their index');
  }
  report({
    figure: 'statements of a tick that look at every row',
    value: scans.length,
    unit: 'statements',
    peer: `of so many that ran`,
    peerValue: explained.length,
    goal: '0',
    ok: true,
  });
}

const drained = z.object({
  decided: z.number(),
  decidedMs: z.number(),
  drainedMs: z.number(),
  longestGateMs: z.number(),
  virtualMs: z.number(),
  taken: z.number(),
  refused: z.number(),
  grownMb: z.number(),
});

/** A team of so many. */
async function fillPeople(file: string, count: number) {
  const { team, people } = await fillTeam(file, workspaceId);
  const [first] = people;
  if (!first) throw new Error('There is nobody');
  const more = Array.from({ length: count - people.length }, (_none, index): Person => {
    const slackUserId = `UMORE${index}`;
    return { ...first, id: personId(workspaceId, slackUserId), slackUserId };
  });
  const store = await openStore({ file, newId: randomId });
  await store.write(async (repositories) => {
    for (const person of more) await repositories.people.save(person);
  });
  await store.close();
  return { team, people: [...people, ...more] };
}

async function reportStorm(what: string, people: number, lateMs: number): Promise<void> {
  const file = join(folder, `storm-${people}.db`);
  const filled = await fillPeople(file, people);
  const warmUpAt = instant(now - 24 * 60 * minuteMs);
  fillReminders(file, filled, [dueAt(warmUpAt, dueTogether), dueAt(now, storm)]);
  const drain = await runProcess(
    {
      command: process.execPath,
      args: ['--expose-gc', ...startOptions, join(import.meta.dirname, 'drain-due.ts')],
      folder: fileURLToPath(new URL('..', import.meta.url)),
      env: {
        DATABASE_FILE: file,
        NOW: String(now + lateMs),
        WARM_UP_AT: String(warmUpAt),
      },
    },
    /^\{.*\}$/m,
  );
  const found = drained.parse(JSON.parse(drain.match[0]));
  await drain.ended;
  if (found.decided !== storm) throw new Error(`${found.decided} of ${storm} were decided`);
  if (found.refused > 0) throw new Error(`Slack had to refuse ${found.refused} as too fast`);
  const figure = (
    name: string,
    value: number,
    unit: 's' | 'ms' | 'MB' | 'messages',
    most?: number,
  ) =>
    report({
      figure: `${storm} ${what}: ${name}`,
      value,
      unit,
      peer: null,
      peerValue: null,
      goal: most === undefined ? null : `≤ ${most}`,
      ok: most === undefined || value <= most,
    });
  figure('decided', found.decidedMs / 1000, 's');
  figure('sent, real time', found.drainedMs / 1000, 's');
  figure('sent, by the clock at Slack’s limits', found.virtualMs / 1000, 's');
  figure('messages', found.taken, 'messages');
  figure('the write gate held, longest', found.longestGateMs, 'ms', 250);
  figure('resident memory grown by', found.grownMb, 'MB', 50);
}

try {
  await reportTicks();
  // So many for each that they come together, and so few that each comes for itself.
  await reportStorm('that fell due during an outage, of 40 people', 40, 60 * minuteMs);
  await reportStorm('due at one moment, of 1,500 people', 1_500, 0);
} finally {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
