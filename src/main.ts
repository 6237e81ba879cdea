import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { scheduleJob } from 'node-schedule';
import pino from 'pino';
import { z } from 'zod';
import { demoChannels, demoPeople } from '../prisma/demo-data.ts';
import { seedDemo } from '../prisma/seed-demo.ts';
import { type Config, type ConfigProblem, readConfig } from './config.ts';
import { randomId } from './domain/new-id.ts';
import type { WorkspaceId } from './domain/person.ts';
import { instant } from './domain/zoned-time.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import { startLinesman } from './start-linesman.ts';
import { NewerDatabaseError } from './storage/apply-migrations.ts';
import { DatabaseInUseError } from './storage/hold-instance-lock.ts';
import { MigrationError } from './storage/migrate-database.ts';
import { openStore, UnsafeDatabaseError } from './storage/open-store.ts';
import { seedCalendar } from './storage/seed-calendar.ts';
import { systemClock } from './system-clock.ts';
import { setupCodeHash } from './usecases/set-up-team.ts';

/** sysexits: the configuration is at fault. */
const configurationError = 78;
/** How often due reminders are looked for, beside every commit. */
const heartbeat = '*/15 * * * * *';

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
  process.on('unhandledRejection', (error) => {
    log.error({ error }, 'unhandled');
    // Everything that counts is committed: the supervisor starts a clean process.
    process.exit(1);
  });
  const store = await openStore({ file: config.databaseFile, newId: randomId }).catch(
    (error: unknown) => {
      const isExpected =
        error instanceof DatabaseInUseError ||
        error instanceof NewerDatabaseError ||
        error instanceof MigrationError ||
        error instanceof UnsafeDatabaseError;
      if (isExpected) refuse(`Linesman does not start: ${error.message}.`);
      throw error;
    },
  );
  await seedCalendar(store);
  const local = config.slack === null ? await startLocalWorkspace(config.port) : null;
  const slack = config.slack ?? local?.slack;
  if (!slack) throw new Error('There is neither a Slack nor a local workspace');
  // Who tries the bot may move the local workspace's time, and the bot goes by it.
  const clock = local?.clock ?? systemClock;
  const linesman = await startLinesman({
    store,
    slack,
    clock,
    newId: randomId,
    log,
  }).catch((error: unknown) => {
    const refusal = tokenRefusal(error);
    if (refusal !== null) {
      refuse(
        `Linesman does not start: Slack refuses a token (${refusal}). Check SLACK_BOT_TOKEN and SLACK_APP_TOKEN.`,
      );
    }
    throw error;
  });
  if (config.hasDemoData) {
    const { workspaceId } = linesman;
    const isReachable = local !== null;
    await seedDemo(store, { workspaceId, now: clock(), newId: randomId, isReachable });
  }
  const round = () =>
    linesman.tick().catch((error: unknown) => log.error({ error }, 'a round failed'));
  const job = scheduleJob(heartbeat, round);
  local?.onClockMoved(async () => {
    // A round that is under way may have looked at the earlier time.
    await round();
    await round();
  });
  await linesman.tick();
  if (local) greet(local.url);
  else await greetOperator(store, linesman.workspaceId, config);

  const stop = async () => {
    job.cancel();
    await linesman.stop();
    await local?.close();
    await store.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** The stand-in for Slack, with the demo's people and channels. Never beside real tokens. */
async function startLocalWorkspace(port: number) {
  const { startWorkspace } = await import('../workspace/start-workspace.ts');
  const manifest = await readFile(new URL('../manifest.yml', import.meta.url), 'utf8');
  const memberIds = demoPeople.map(({ id }) => id);
  const workspace = await startWorkspace({
    port,
    manifest,
    people: demoPeople.map(({ role: _, ...person }) => ({ ...person, isBot: false })),
    channels: demoChannels.map(({ id, name, use }) => ({
      id,
      name,
      memberIds: use === 'leads' ? memberIds.slice(-1) : memberIds,
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
  print('  Three lines to try there:');
  print('    /visit 华新钢铁 谈增容2000kVA，王主任要供电方案 下周三下午3点回访');
  print('    /visit Acme Foods yesterday: second feed wanted by October, follow up next Tue 3pm');
  print('    /due');
  print('');
}

/** Says where it listens and, until the team is set up, the code with which that can be done. */
async function greetOperator(
  store: Store,
  workspaceId: WorkspaceId,
  { slack, port }: Config,
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
      : 'Linesman is ready: joined to Slack by Socket Mode',
  );
  if (code === null) return;
  print(`To set up the team, type in Slack: /kam setup ${code}   (works once)`);
}

const refusedToken = z.object({
  data: z.object({
    error: z.enum([
      'invalid_auth',
      'not_authed',
      'account_inactive',
      'token_revoked',
      'token_expired',
      'not_allowed_token_type',
    ]),
  }),
});

/** Slack's own word for what is wrong with a token; null: the failure is another one. */
function tokenRefusal(error: unknown): string | null {
  const refused = refusedToken.safeParse(error);
  return refused.success ? refused.data.data.error : null;
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
