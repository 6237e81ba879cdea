import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { customerNames, fillDatabase } from './fill-database.ts';
import { quantile, report } from './report-figure.ts';
import { freePort, type MeasuredProcess, runProcess } from './run-process.ts';
import { openSender, signingSecret } from './send-lines.ts';
import { serveSlack } from './serve-slack.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const pace = 20;
const paceSeconds = 20;
const saturatedSeconds = 10;
const atOnce = 8;
/** Answered before anything is measured: compiled code, profiles read, pages in memory. */
const warmUpSeconds = 4;

/** An echo with its follow-up. */
const isEcho = /V-\d+.*F-\d+/;

/** The options of Node with which `npm start` runs the bot. */
const startOptions = z
  .object({ scripts: z.object({ start: z.string().regex(/^node .*src\/main\.ts$/) }) })
  .parse(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')))
  .scripts.start.split(' ')
  .slice(1, -1);

const node = (script: string, folder: string, env: Readonly<Record<string, string>>) => ({
  command: process.execPath,
  args: [...startOptions, join(project, script)],
  folder,
  env,
});

/** A process under load: its milliseconds at 20 lines a second, its memory then, its lines a second. */
async function load(running: MeasuredProcess, port: number, isAnswer: RegExp) {
  const sender = openSender(port, names, isAnswer);
  await sender.atPace(pace, warmUpSeconds);
  const resident: number[] = [];
  const watch = setInterval(() => resident.push(running.residentMb()), 250);
  const waits = await sender.atPace(pace, paceSeconds);
  clearInterval(watch);
  const perSecond = await sender.saturated(atOnce, saturatedSeconds);
  sender.close();
  return { waits, residentMb: Math.max(...resident), perSecond, sent: sender.count() };
}

/** The bot on a filled database, by signed HTTP. Every line that it confirmed has to be there. */
async function loadBot(database: string) {
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
  const measured = await load(bot, port, isEcho);
  await bot.stop();
  await slack.close();
  const rows = new Database(database, { readonly: true });
  const kept = rows.prepare('SELECT COUNT(*) FROM Visit').pluck().get();
  rows.close();
  if (kept !== measured.sent) throw new Error(`${measured.sent} were confirmed, ${kept} are kept`);
  return measured;
}

async function loadBareBolt() {
  const port = await freePort();
  const bolt = await runProcess(
    node('bench/bare-bolt.ts', folder, { PORT: String(port) }),
    /ready/,
  );
  const measured = await load(bolt, port, /taken/);
  await bolt.stop();
  return { ...measured, readyMs: bolt.readyMs };
}

/** Transactions a second of the peer that only writes the rows. */
async function writeRows(database: string): Promise<number> {
  const env = {
    DATABASE_FILE: database,
    SECONDS: String(saturatedSeconds),
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
  const bot = await loadBot(filled);
  const rowsPerSecond = await writeRows(forPeer);
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
    figure: `/visit saturated, ${atOnce} at once`,
    value: bot.perSecond,
    unit: 'lines/s',
    peer: 'the same rows in one gated Prisma transaction',
    peerValue: rowsPerSecond,
    goal: '≥ 100 and ≥ half of the peer',
    ok: bot.perSecond >= 100 && bot.perSecond >= rowsPerSecond / 2,
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
  rmSync(folder, { recursive: true, force: true });
}
