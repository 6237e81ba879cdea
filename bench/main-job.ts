import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { customerNames, fillDatabase } from './fill-database.ts';
import { quantile, report } from './report-figure.ts';
import { freePort, type MeasuredProcess, runProcess, stopAll } from './run-process.ts';
import { openSender, signingSecret } from './send-lines.ts';
import { serveSlack } from './serve-slack.ts';
import { startOptions } from './start-options.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const pace = 20;
const paceSeconds = 20;
const atOnce = 8;
/** The bot and its peer take turns, so that a slow minute of the machine slows both. */
const rounds = 4;
const roundSeconds = 4;
/** Answered before anything is measured: compiled code, profiles read, pages in memory. */
const warmUpSeconds = 4;

/** An echo with its follow-up. */
const isEcho = /V-\d+.*F-\d+/;

const node = (script: string, folder: string, env: Readonly<Record<string, string>>) => ({
  command: process.execPath,
  args: [...startOptions, join(project, script)],
  folder,
  env,
});

type Sender = ReturnType<typeof openSender>;

/** A process at 20 lines a second: its milliseconds for each line, and its memory. */
async function loadAtPace(running: MeasuredProcess, sender: Sender) {
  await sender.atPace(pace, warmUpSeconds);
  const resident: number[] = [];
  const watch = setInterval(() => resident.push(running.residentMb()), 250);
  const waits = await sender.atPace(pace, paceSeconds);
  clearInterval(watch);
  return { waits, residentMb: Math.max(...resident) };
}

/**
 * The bot on a filled database, by signed HTTP, and in turn the peer that only writes the rows.
 * Every line that the bot confirmed has to be there.
 */
async function loadBot(database: string, peerDatabase: string) {
  const slack = await serveSlack();
  const port = await freePort();
  const bot = await runProcess(
    node('src/main.ts', folder, {
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `file:${database}`,
      PORT: String(port),
      LOG_LEVEL: 'error',
    }),
    /Linesman is ready/,
  );
  const sender = openSender(port, names, isEcho);
  const measured = await loadAtPace(bot, sender);
  const perSecond: number[] = [];
  const rowsPerSecond: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await sender.saturated(atOnce, 1);
    perSecond.push(await sender.saturated(atOnce, roundSeconds));
    rowsPerSecond.push(await writeRows(peerDatabase));
  }
  sender.close();
  await bot.stop();
  await slack.close();
  const rows = new Database(database, { readonly: true });
  const kept = rows.prepare('SELECT COUNT(*) FROM Visit').pluck().get();
  rows.close();
  if (kept !== sender.count()) throw new Error(`${sender.count()} confirmed, ${kept} kept`);
  return {
    ...measured,
    perSecond: quantile(perSecond, 0.5),
    rowsPerSecond: quantile(rowsPerSecond, 0.5),
  };
}

async function loadBareBolt() {
  const port = await freePort();
  const bolt = await runProcess(
    node('bench/bare-bolt.ts', folder, { PORT: String(port) }),
    /ready/,
  );
  const sender = openSender(port, names, /taken/);
  const measured = await loadAtPace(bolt, sender);
  const perSecond = await sender.saturated(atOnce, roundSeconds);
  sender.close();
  await bolt.stop();
  return { ...measured, perSecond, readyMs: bolt.readyMs };
}

/** Transactions a second of the peer that only writes the rows. */
async function writeRows(database: string): Promise<number> {
  const env = {
    DATABASE_FILE: database,
    SECONDS: String(roundSeconds),
    AT_ONCE: String(atOnce),
  };
  const { match } = await runProcess(node('bench/write-rows.ts', folder, env), /^[\d.]+$/m);
  return Number(match[0]);
}

/** Milliseconds from `npm start` to the printed address, each time in a new folder. */
async function startNpm(times: number): Promise<number[]> {
  const waits: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const env = {
      DATABASE_URL: `file:${folder}/start-${time}/demo.db`,
      PORT: String(await freePort()),
    };
    const start = { command: 'npm', args: ['start'], folder: project, env };
    const started = await runProcess(start, /Linesman is ready: http/);
    waits.push(started.readyMs);
    await started.stop();
  }
  return waits;
}

const folder = mkdtempSync(join(tmpdir(), 'linesman-bench-'));
const names = customerNames();
try {
  const [filled, forPeer] = [join(folder, 'bot.db'), join(folder, 'peer.db')];
  await fillDatabase(filled, names);
  copyFileSync(filled, forPeer);
  const bot = await loadBot(filled, forPeer);
  const bolt = await loadBareBolt();
  const readyMs = quantile(await startNpm(5), 0.5);

  const p99 = quantile(bot.waits, 0.99);
  const atPace = `at ${pace} lines/s, ${names.length} customers`;
  report({
    figure: `/visit to the committed answer, p50, ${atPace}`,
    value: quantile(bot.waits, 0.5),
    unit: 'ms',
    peer: 'bare Bolt, ack only',
    peerValue: quantile(bolt.waits, 0.5),
    goal: null,
    ok: true,
  });
  report({
    figure: `/visit to the committed answer, p99, ${atPace}`,
    value: p99,
    unit: 'ms',
    peer: 'bare Bolt, ack only',
    peerValue: quantile(bolt.waits, 0.99),
    goal: '≤ 50',
    ok: p99 <= 50,
  });
  report({
    figure: `/visit saturated, ${atOnce} at once, median of ${rounds}`,
    value: bot.perSecond,
    unit: 'lines/s',
    peer: 'the same rows in one gated Prisma transaction',
    peerValue: bot.rowsPerSecond,
    goal: '≥ 100 and ≥ half of the peer',
    ok: bot.perSecond >= 100 && bot.perSecond >= bot.rowsPerSecond / 2,
  });
  report({
    figure: `bare Bolt saturated, ${atOnce} at once, ack only`,
    value: bolt.perSecond,
    unit: 'lines/s',
    peer: null,
    peerValue: null,
    goal: null,
    ok: true,
  });
  report({
    figure: 'npm start to the printed address, new database, median of 5',
    value: readyMs,
    unit: 'ms',
    peer: 'bare Bolt',
    peerValue: bolt.readyMs,
    goal: '≤ 3000',
    ok: readyMs <= 3000,
  });
  report({
    figure: `resident memory, highest, ${atPace}`,
    value: bot.residentMb,
    unit: 'MB',
    peer: 'bare Bolt',
    peerValue: bolt.residentMb,
    goal: '≤ 250',
    ok: bot.residentMb <= 250,
  });
} finally {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
