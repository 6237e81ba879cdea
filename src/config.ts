import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { SlackEntrance } from './slack/start-slack.ts';
import type { BucketPlace } from './storage/backup-bucket.ts';
import type { BackupPlan } from './storage/keep-backups.ts';
import { defaultAfterUninstall, type Retention } from './usecases/forget-old.ts';

/** How Linesman runs: beside its own local workspace, or for a real Slack. */
export type Config = {
  readonly slack: {
    readonly botToken: string;
    readonly entrance: SlackEntrance;
    readonly apiUrl: string;
  } | null;
  /** Path of the SQLite file. */
  readonly databaseFile: string;
  /** Keys of the audit trail, the newest first; none: that of the file beside the database. */
  readonly auditKeys: readonly string[];
  /** Backups that the bot makes by itself each hour; null: none. */
  readonly backups: BackupPlan | null;
  readonly retention: Retention;
  /** Fill an empty database with demo data. */
  readonly hasDemoData: boolean;
  /** Where the local workspace, or the HTTP entrance, listens. */
  readonly port: number;
  /** Where health is asked for, beside the HTTP entrance; null: nowhere. */
  readonly health: { readonly host: string; readonly port: number } | null;
  /** Where calendar programs reach the bot, without a slash at the end; null: nowhere. */
  readonly publicUrl: string | null;
  /** Through which proxies Slack is reached; null: directly. */
  readonly proxy: ProxyConfig | null;
  readonly logLevel: string;
};

/** Addresses of proxies for `https:` and `http:`, and the hosts that are reached without. */
export type ProxyConfig = {
  readonly https: string | null;
  readonly http: string | null;
  /** As in NO_PROXY: names and ports separated by commas. */
  readonly except: string;
};

/** One variable that is wrong: what it is called, what is wrong, where its value is found. */
export type ConfigProblem = {
  readonly variable: string;
  readonly problem: string;
  readonly whereToFind: string;
};

const where = {
  SLACK_BOT_TOKEN: 'api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token',
  SLACK_APP_TOKEN:
    'api.slack.com/apps → your app → Basic Information → App-Level Tokens, with the scope connections:write',
  SLACK_SIGNING_SECRET: 'api.slack.com/apps → your app → Basic Information → Signing Secret',
  SLACK_API_URL: 'leave it out for slack.com; GovSlack: https://slack-gov.com/api/',
  DATABASE_URL: 'a path of your own, such as file:./data/linesman.db',
  AUDIT_KEY: 'openssl rand -hex 32, or leave it out for a key file beside the database',
  BACKUP_FOLDER: 'a folder of your own, or leave it out for one beside the database',
  BACKUP_SECOND_FOLDER: 'a folder on another disk, or leave it out',
  BACKUP_S3_URL: 'the address of S3 or what speaks as it does, such as https://s3.example.com',
  BACKUP_S3_BUCKET: 'the name of a bucket that is there',
  BACKUP_S3_REGION: 'the region of the bucket, such as eu-central-1, or leave it out',
  BACKUP_S3_KEY_ID: 'the id of a key that may list, write and delete in the bucket',
  BACKUP_S3_SECRET: 'the secret of that key',
  BACKUP_HOURLY: 'how many of the newest backups stay, such as 24; 0: no backups',
  BACKUP_DAILY: 'of how many days the last backup stays, such as 14',
  KEEP_LINES_DAYS: 'for how many days typed lines are kept, such as 7',
  KEEP_TEXTS_MONTHS: 'for how many months what was written is kept, or leave it out: for ever',
  KEEP_AFTER_UNINSTALL: 'records for what people recorded, or nothing',
  KEEP_AFTER_UNINSTALL_HOURS: 'after how many hours the rest goes, such as 23',
  PORT: 'a free port, such as 3000',
  HEALTH_PORT: 'a free port other than PORT, such as 8081, or leave it out',
  HEALTH_HOST: '127.0.0.1 for this machine alone, 0.0.0.0 for every address',
  PUBLIC_URL:
    'the address under which calendar programs reach the bot, such as https://bot.example.com',
  HTTPS_PROXY: 'the address of your proxy, such as http://proxy.example:3128',
  HTTP_PROXY: 'the address of your proxy, such as http://proxy.example:3128',
  NO_PROXY: 'host names separated by commas, such as localhost,.example.com',
  LINESMAN_DEMO: '1 for demo data, or leave it out',
  LOG_LEVEL: 'one of debug, info, warn, error',
} as const;
type Variable = keyof typeof where;

const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const port = z.string().regex(/^\d{1,5}$/, 'must be a number from 0 to 65535');
const backupCount = z.string().regex(/^\d{1,4}$/, 'must be a number from 0 to 9999');
const proxy = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'must be an http(s) address');

const bucketUrl = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) &&
      /^https?:$/.test(new URL(text).protocol) &&
      new URL(text).pathname === '/' &&
      new URL(text).username === '',
    'must be an http(s) address without a path or a password',
  );
const ofBucket = [
  'BACKUP_S3_URL',
  'BACKUP_S3_BUCKET',
  'BACKUP_S3_KEY_ID',
  'BACKUP_S3_SECRET',
] as const;

/** Half of what `openssl rand -hex 32` gives. */
const leastKeyLength = 32;

/** Separated by commas, the newest first. */
const keysIn = (text: string): readonly string[] => text.split(',').map((key) => key.trim());

const environment = z.object({
  SLACK_BOT_TOKEN: optional(z.string().regex(/^xoxb-\S+$/, 'must start with xoxb-')),
  SLACK_APP_TOKEN: optional(z.string().regex(/^xapp-\S+$/, 'must start with xapp-')),
  SLACK_SIGNING_SECRET: optional(z.string().min(8, 'is too short')),
  SLACK_API_URL: optional(z.string().regex(/^https?:\/\/\S+$/, 'must be an http(s) address')),
  DATABASE_URL: optional(
    z.string().regex(/^file:\S+$/, 'must be file: and a path; SQLite is what runs'),
  ),
  AUDIT_KEY: optional(
    z
      .string()
      .refine(
        (keys) => keysIn(keys).every((key) => key.length >= leastKeyLength),
        `has a key of less than ${leastKeyLength} characters`,
      ),
  ),
  BACKUP_FOLDER: optional(z.string()),
  BACKUP_SECOND_FOLDER: optional(z.string()),
  BACKUP_S3_URL: optional(bucketUrl),
  BACKUP_S3_BUCKET: optional(
    z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is not the name of a bucket'),
  ),
  BACKUP_S3_REGION: optional(z.string().regex(/^[a-z0-9-]+$/, 'is not a region')),
  BACKUP_S3_KEY_ID: optional(z.string().regex(/^\S+$/, 'has a space in it')),
  BACKUP_S3_SECRET: optional(z.string().regex(/^\S+$/, 'has a space in it')),
  BACKUP_HOURLY: optional(backupCount),
  BACKUP_DAILY: optional(backupCount),
  KEEP_LINES_DAYS: optional(z.string().regex(/^[1-9]\d{0,2}$/, 'must be a number from 1 to 999')),
  KEEP_TEXTS_MONTHS: optional(z.string().regex(/^[1-9]\d{0,2}$/, 'must be a number from 1 to 999')),
  KEEP_AFTER_UNINSTALL: optional(
    z.string().regex(/^(records|nothing)$/, 'must be records or nothing'),
  ),
  KEEP_AFTER_UNINSTALL_HOURS: optional(
    z.string().regex(/^(\d|1\d|2[0-3])$/, 'must be a number from 0 to 23'),
  ),
  PORT: optional(port),
  HEALTH_PORT: optional(port),
  HEALTH_HOST: optional(z.string().refine((host) => isIP(host) > 0, 'must be an IP address')),
  PUBLIC_URL: optional(proxy),
  HTTPS_PROXY: optional(proxy),
  HTTP_PROXY: optional(proxy),
  NO_PROXY: optional(z.string()),
  LINESMAN_DEMO: optional(z.string().regex(/^[01]$/, 'must be 0 or 1')),
  LOG_LEVEL: optional(z.string().regex(/^(debug|info|warn|error)$/, 'is not a level')),
});
type Environment = z.output<typeof environment>;

/** Reads the environment. Either a configuration, or every problem at once. */
export function readConfig(
  given: Readonly<Record<string, string | undefined>>,
): { readonly config: Config } | { readonly problems: readonly ConfigProblem[] } {
  const env = withLowerCaseProxies(given);
  const read = environment.safeParse(env);
  const problems: ConfigProblem[] = [];
  const complain = (variable: Variable, problem: string) =>
    problems.push({ variable, problem, whereToFind: where[variable] });
  if (!read.success) {
    for (const { path, message } of read.error.issues) {
      const variable = Object.keys(where).find((name) => name === path[0]);
      if (isVariable(variable)) complain(variable, message);
    }
  }
  const has = (name: Variable) => (env[name] ?? '') !== '';
  const hasSlack = has('SLACK_BOT_TOKEN') || has('SLACK_APP_TOKEN') || has('SLACK_SIGNING_SECRET');
  if (hasSlack && !has('SLACK_BOT_TOKEN')) complain('SLACK_BOT_TOKEN', 'is missing');
  if (hasSlack && !has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET')) {
    complain('SLACK_APP_TOKEN', 'is missing (for Socket Mode)');
    complain('SLACK_SIGNING_SECRET', 'is missing (for HTTP); one of the two is needed');
  }
  if (has('SLACK_APP_TOKEN') && has('SLACK_SIGNING_SECRET')) {
    complain('SLACK_SIGNING_SECRET', 'is set beside SLACK_APP_TOKEN; leave one of them out');
  }
  if (!hasSlack && has('SLACK_API_URL')) {
    complain('SLACK_BOT_TOKEN', 'is missing, though SLACK_API_URL is set');
  }
  if (ofBucket.some(has)) {
    for (const name of ofBucket) if (!has(name)) complain(name, 'is missing beside the others');
  }
  for (const name of ['PORT', 'HEALTH_PORT'] as const) {
    if (Number(env[name] ?? 0) > 65_535) complain(name, 'must be at most 65535');
  }
  const isHttp = has('SLACK_SIGNING_SECRET') || !hasSlack;
  if (isHttp && Number(env.HEALTH_PORT) > 0 && env.HEALTH_PORT === (env.PORT || '3000')) {
    complain('HEALTH_PORT', 'is the same as PORT');
  }
  if (has('PUBLIC_URL') && has('SLACK_APP_TOKEN') && !has('HEALTH_PORT')) {
    complain('PUBLIC_URL', 'needs HEALTH_PORT: Socket Mode opens no port of its own');
  }
  if (problems.length > 0 || !read.success) return { problems };
  return { config: toConfig(read.data) };
}

function toConfig(env: Environment): Config {
  const port = Number(env.PORT ?? 3000);
  const isLocal = env.SLACK_BOT_TOKEN === undefined;
  const file = env.DATABASE_URL?.replace(/^file:(\/\/)?/, '');
  const databaseFile = file ?? (isLocal ? 'data/demo.db' : 'data/linesman.db');
  return {
    slack:
      env.SLACK_BOT_TOKEN === undefined
        ? null
        : {
            botToken: env.SLACK_BOT_TOKEN,
            entrance:
              env.SLACK_APP_TOKEN === undefined
                ? { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET ?? '', port }
                : { kind: 'socket', appToken: env.SLACK_APP_TOKEN },
            apiUrl: withSlash(env.SLACK_API_URL ?? 'https://slack.com/api/'),
          },
    databaseFile,
    backups: backupsOf(env, databaseFile, isLocal),
    auditKeys: env.AUDIT_KEY === undefined ? [] : keysIn(env.AUDIT_KEY),
    retention: {
      lineDays: Number(env.KEEP_LINES_DAYS ?? 7),
      textMonths: env.KEEP_TEXTS_MONTHS === undefined ? null : Number(env.KEEP_TEXTS_MONTHS),
      afterUninstall: {
        keeps: env.KEEP_AFTER_UNINSTALL === 'nothing' ? 'nothing' : defaultAfterUninstall.keeps,
        hours: Number(env.KEEP_AFTER_UNINSTALL_HOURS ?? defaultAfterUninstall.hours),
      },
    },
    hasDemoData: isLocal || env.LINESMAN_DEMO === '1',
    port,
    health:
      env.HEALTH_PORT === undefined
        ? null
        : { host: env.HEALTH_HOST ?? '127.0.0.1', port: Number(env.HEALTH_PORT) },
    publicUrl: env.PUBLIC_URL === undefined ? null : env.PUBLIC_URL.replace(/\/+$/, ''),
    // The local workspace is on this machine.
    proxy: isLocal ? null : proxyOf(env),
    logLevel: env.LOG_LEVEL ?? (isLocal ? 'warn' : 'info'),
  };
}

/** The demo is nobody's work: it is backed up only where somebody says so. */
function backupsOf(env: Environment, databaseFile: string, isLocal: boolean): Config['backups'] {
  const { BACKUP_FOLDER: folder, BACKUP_SECOND_FOLDER: second } = env;
  const hourly = Number(env.BACKUP_HOURLY ?? 24);
  const bucket = bucketOf(env);
  if (hourly === 0 || (isLocal && folder === undefined && bucket === null)) return null;
  const first = folder ?? join(dirname(databaseFile), 'backups');
  return {
    folders: second === undefined ? [first] : [first, second],
    bucket,
    hourly,
    daily: Number(env.BACKUP_DAILY ?? 14),
  };
}

function bucketOf(env: Environment): BucketPlace | null {
  const { BACKUP_S3_URL: url, BACKUP_S3_BUCKET: bucket, BACKUP_S3_REGION: region } = env;
  const { BACKUP_S3_KEY_ID: keyId, BACKUP_S3_SECRET: secret } = env;
  if (!url || !bucket || !keyId || !secret) return null;
  return { url, bucket, region: region ?? null, keyId, secret };
}

function proxyOf(env: Environment): ProxyConfig | null {
  const { HTTPS_PROXY, HTTP_PROXY, NO_PROXY } = env;
  if (HTTPS_PROXY === undefined && HTTP_PROXY === undefined) return null;
  return { https: HTTPS_PROXY ?? null, http: HTTP_PROXY ?? null, except: NO_PROXY ?? '' };
}

/** The names of proxies are in use in small letters as well, and those go first, as in curl. */
function withLowerCaseProxies(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const { https_proxy, http_proxy, no_proxy } = env;
  return {
    ...env,
    HTTPS_PROXY: https_proxy || env.HTTPS_PROXY,
    HTTP_PROXY: http_proxy || env.HTTP_PROXY,
    NO_PROXY: no_proxy || env.NO_PROXY,
  };
}

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`);

function isVariable(name: string | undefined): name is Variable {
  return name !== undefined && name in where;
}
