import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { scheduleJob } from 'node-schedule';
import pino from 'pino';
import { z } from 'zod';
import { demoChannels, demoPeople } from '../prisma/demo-data.ts';
import { seedDemo } from '../prisma/seed-demo.ts';
import { type Config, type ConfigProblem, type ProxyConfig, readConfig } from './config.ts';
import { randomId } from './domain/new-id.ts';
import { dayOf, instant, zoneName } from './domain/zoned-time.ts';
import type { Words } from './i18n/words.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import { tellAdmins } from './reminders/tell-admins.ts';
import { scheduleBackups } from './schedule-backups.ts';
import { servePages } from './serve-pages.ts';
import { remedyFor } from './slack/keep-connections.ts';
import { paceChannels, unpaced } from './slack/pace-channels.ts';
import { type Linesman, type LinesmanOptions, startLinesman } from './start-linesman.ts';
import { NewerDatabaseError } from './storage/apply-migrations.ts';
import { readAuditKeys } from './storage/audit-keys.ts';
import { DamagedDatabaseError } from './storage/find-damage.ts';
import { DatabaseInUseError } from './storage/hold-instance-lock.ts';
import type { BackupPlan } from './storage/keep-backups.ts';
import { MigrationError } from './storage/migrate-database.ts';
import { openStore, UnsafeDatabaseError } from './storage/open-store.ts';
import { seedCalendar } from './storage/seed-calendar.ts';
import { elapsedTime, systemClock } from './system-clock.ts';
import { setupCodeHash } from './usecases/set-up-team.ts';
import { damageNotice } from './views/damage-notice.ts';

/** sysexits: the configuration is at fault. */
const configurationError = 78;
/** How often due reminders are looked for, beside every commit. */
const heartbeat = '*/15 * * * * *';

/** A stop takes no longer; what is left then is in the outbox. */
const stopLimitMs = 8_000;

const print = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile();
  const read = readConfig(process.env);
  if ('problems' in read) refuse(describe(read.problems));
  const { config } = read;
  const log: Log = pino({
    level: config.logLevel,
    redact: ['*.token', '*.headers.authorization', 'error.config'],
    serializers: { error: pino.stdSerializers.errWithCause },
  });
  endOnFault(log);
  const store = await open(config);
  await seedCalendar(store);
  const local = config.slack === null ? await startLocalWorkspace(config.port) : null;
  // Who tries the bot may move the local workspace's time, and the bot goes by it.
  const clock = local?.clock ?? systemClock;
  const joined = config.slack ?? local?.slack;
  if (!joined) throw new Error('There is neither a Slack nor a local workspace');
  const slack = config.proxy ? await throughProxy(joined, config.proxy) : joined;
  const linesman = await startLinesman({
    store,
    slack,
    clock,
    // The local workspace's time is moved on purpose.
    ...(local ? {} : { elapsed: elapsedTime }),
    // Whoever tries the bot does not wait for Slack's limits.
    pace: local ? unpaced : paceChannels(),
    retention: config.retention,
    publicUrl: config.publicUrl,
    newId: randomId,
    log,
    onGivenUp() {
      log.error({}, 'Slack cannot reach the bot for five minutes; it ends, to be started anew');
      process.exit(1);
    },
  }).catch((error: unknown) => {
    const refusal = refusalOf(error);
    if (refusal !== null) refuse(`Linesman does not start: ${refusal}.`);
    return refuseTakenPort(error);
  });
  const health =
    config.health && (await servePages(linesman.pages, config.health).catch(refuseTakenPort));
  if (config.hasDemoData) {
    const { workspaceId } = linesman;
    const isReachable = local !== null;
    await seedDemo(store, { workspaceId, now: clock(), newId: randomId, isReachable });
  }
  const round = () =>
    linesman.tick().catch((error: unknown) => log.error({ error }, 'a round failed'));
  const job = scheduleJob(heartbeat, round);
  const backups = config.backups && startBackups(config, config.backups, store, linesman, log);
  local?.onClockMoved(round);
  // Whoever tries the bot finds the day's messages there; a backlog in Slack may take minutes.
  const first = round();
  if (local) await first;
  if (local) greet(local.url);
  else await greetOperator(store, linesman, config);
  if (health) print(`Its health is at port ${health.port}: /healthz, /readyz and /metrics`);

  stopOnSignal(log, async () => {
    job.cancel();
    backups?.cancel();
    await linesman.stop();
    await health?.close();
    await local?.close();
    await store.close();
  });
}

/** The admins hear of each kind of damage once a day. */
function startBackups(
  { databaseFile, auditKeys }: Config,
  plan: BackupPlan,
  store: Store,
  { workspaceId }: Linesman,
  log: Log,
) {
  return scheduleBackups({
    databaseFile,
    plan,
    auditKeys: readAuditKeys(databaseFile, auditKeys) ?? [],
    log,
    async tell(damage) {
      const now = systemClock();
      const key = `damage/${damage.kind}/${dayOf(now, zoneName('UTC'))}`;
      const word = (words: Words) => damageNotice(damage, words);
      await store.write((repositories) =>
        tellAdmins(repositories, workspaceId, { key, now, word }),
      );
    },
  });
}

async function open({ databaseFile: file, auditKeys, backups }: Config): Promise<Store> {
  try {
    const backupFolders = backups?.folders ?? [];
    return await openStore({ file, newId: randomId, auditKeys, backupFolders });
  } catch (error) {
    const isExpected =
      error instanceof DatabaseInUseError ||
      error instanceof DamagedDatabaseError ||
      error instanceof NewerDatabaseError ||
      error instanceof MigrationError ||
      error instanceof UnsafeDatabaseError;
    if (isExpected) refuse(`Linesman does not start: ${error.message}.`);
    throw error;
  }
}

/** Everything that counts is committed: the supervisor starts a clean process. */
function endOnFault(log: Log): void {
  for (const kind of ['unhandledRejection', 'uncaughtException']) {
    process.on(kind, (error: unknown) => {
      log.error({ error, reference: randomId().slice(0, 8), kind }, 'a fault nobody handled');
      process.exit(1);
    });
  }
}

/** The first signal ends what is under way, the second ends the process. */
function stopOnSignal(log: Log, close: () => Promise<void>): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) {
      print('Linesman is ended at once; what was not sent is in the outbox.');
      process.exit(1);
    }
    isStopping = true;
    print(`Linesman is stopping (${signal}).`);
    const limit = setTimeout(() => {
      log.warn({ limitMs: stopLimitMs }, 'the stop took too long; what was not sent is kept');
      process.exit(1);
    }, stopLimitMs);
    close().then(
      () => {
        clearTimeout(limit);
        print('Linesman has stopped.');
        process.exit(0);
      },
      (error: unknown) => {
        log.error({ error }, 'the stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** The same Slack, with every way to it leading through the proxies. */
async function throughProxy(
  slack: LinesmanOptions['slack'],
  proxy: ProxyConfig,
): Promise<LinesmanOptions['slack']> {
  // Loaded only where it is needed: it takes 30 MB.
  const { goThroughProxy } = await import('./go-through-proxy.ts');
  const dispatcher = goThroughProxy(proxy);
  const { entrance } = slack;
  return entrance.kind === 'socket' ? { ...slack, entrance: { ...entrance, dispatcher } } : slack;
}

/** Ends the start where a port is taken, or not ours to take; hands any other failure on. */
function refuseTakenPort(error: unknown): never {
  const taken = takenPort.safeParse(error);
  if (!taken.success) throw error;
  const { code, port } = taken.data;
  refuse(
    `Linesman does not start: port ${port} cannot be taken (${code}). Choose another PORT or HEALTH_PORT.`,
  );
}

const takenPort = z.object({
  code: z.enum(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL']),
  port: z.number(),
});

const workspaceFolder = new URL('../workspace', import.meta.url);

/** The stand-in for Slack, with the demo's people and channels. Never beside real tokens. */
async function startLocalWorkspace(port: number) {
  if (!existsSync(workspaceFolder)) {
    refuse(
      'Linesman does not start: no token of Slack is set, and the local workspace is not here.',
    );
  }
  const { startWorkspace } = await import('../workspace/start-workspace.ts');
  const manifest = await readFile(new URL('../manifest.yml', import.meta.url), 'utf8');
  const workspace = await startWorkspace({
    port,
    manifest,
    people: demoPeople.map(({ role: _, ...person }) => ({ ...person, isBot: false })),
    channels: demoChannels.map(({ id, name, members }) => ({
      id,
      name,
      memberIds: members ?? demoPeople.map((person) => person.id),
      hasApp: true,
    })),
  });
  const { apiUrl, botToken, appToken } = workspace;
  return {
    url: workspace.url,
    slack: { apiUrl, botToken, entrance: { kind: 'socket' as const, appToken } },
    clock: () => instant(workspace.now()),
    onClockMoved: workspace.onClockMoved,
    close: () => workspace.close(),
  };
}

function greet(url: string): void {
  print('');
  print(`  Linesman is ready: ${url}`);
  print('');
  print('  Four lines to try there:');
  print('    /visit 华新钢铁 谈增容2000kVA，王主任要供电方案 下周三下午3点回访');
  print('    /visit Acme Foods yesterday: second feed wanted by October, follow up next Tue 3pm');
  print('    /due');
  print('    /ticket list');
  print('');
}

/** Says where it listens and, until the team is set up, the code with which that can be done. */
async function greetOperator(
  store: Store,
  { workspaceId, port, isOpen }: Linesman,
  { slack }: Config,
): Promise<void> {
  const team = await store.read.teams.findDefault(workspaceId);
  const code = team?.teamChannelId ? null : randomBytes(5).toString('hex').toUpperCase();
  // One that was printed earlier and never used must not stay good for ever.
  await store.write(({ workspaces }) =>
    workspaces.setSetupCodeHash(workspaceId, code === null ? null : setupCodeHash(code)),
  );
  print(
    slack?.entrance.kind === 'http'
      ? `Linesman is ready: Slack reaches it at http://<this host>:${port}/slack/events`
      : isOpen()
        ? 'Linesman is ready: joined to Slack by Socket Mode'
        : 'Linesman runs, but Socket Mode does not reach Slack yet; it goes on trying',
  );
  if (code === null) return;
  print(`To set up the team, type in Slack: /kam setup ${code}   (works once)`);
}

const refusedCall = z.object({ data: z.object({ error: z.string() }) });
const tokenRefusals = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
]);

/** What a person has to mend before Slack takes the bot; null: the failure is another one. */
function refusalOf(error: unknown): string | null {
  const refused = refusedCall.safeParse(error);
  if (!refused.success) return null;
  const { error: code } = refused.data.data;
  return tokenRefusals.has(code)
    ? `Slack refuses a token (${code}). Check SLACK_BOT_TOKEN and SLACK_APP_TOKEN`
    : remedyFor(code);
}

function describe(problems: readonly ConfigProblem[]): string {
  const rows = problems.map(
    ({ variable, problem, whereToFind }) => `  ${variable} ${problem}\n    → ${whereToFind}`,
  );
  return ['Linesman does not start: the configuration is not complete.', ...rows].join('\n');
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(configurationError);
}

await main();
