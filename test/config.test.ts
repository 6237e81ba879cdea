import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { testFolder } from './support/start-bot.ts';

const bot = 'xoxb-1-2-abc';
const app = 'xapp-1-2-abc';
const secret = '0123456789abcdef';

/** `VARIABLE what is wrong`, a line each. */
function problemsOf(env: Record<string, string>): readonly string[] {
  const read = readConfig(env);
  return 'problems' in read
    ? read.problems.map(({ variable, problem }) => `${variable} ${problem}`)
    : [];
}

describe('a configuration that works', () => {
  test('without anything, the local workspace with demo data runs', () => {
    expect(readConfig({})).toEqual({
      config: {
        slack: null,
        databaseFile: 'data/demo.db',
        auditKeys: [],
        backups: null,
        retention: {
          lineDays: 7,
          textMonths: null,
          afterUninstall: { keeps: 'records', hours: 23 },
        },
        hasDemoData: true,
        port: 3000,
        health: null,
        publicUrl: null,
        proxy: null,
        logLevel: 'warn',
      },
    });
  });

  test('empty variables, as a copied .env.example has them, count as left out', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  test('there are no backups with BACKUP_HOURLY=0, and those of a demo only where somebody wants them', () => {
    const backupsWith = (env: Record<string, string>) => {
      const read = readConfig(env);
      return 'config' in read && read.config.backups;
    };
    const slack = { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app };
    expect(backupsWith({ ...slack, BACKUP_HOURLY: '0', BACKUP_FOLDER: '/backups' })).toBeNull();
    expect(backupsWith({ BACKUP_FOLDER: '/backups' })).toEqual({
      folders: ['/backups'],
      bucket: null,
      hourly: 24,
      daily: 14,
    });
    expect(problemsOf({ BACKUP_HOURLY: 'often' })).toEqual([
      'BACKUP_HOURLY must be a number from 0 to 9999',
    ]);
  });

  test('keys of the audit trail are given the newest first, and are long', () => {
    const [first, second] = ['a'.repeat(32), 'b'.repeat(64)];
    const read = readConfig({ AUDIT_KEY: `${first}, ${second}` });
    expect('config' in read && read.config.auditKeys).toEqual([first, second]);
    expect(problemsOf({ AUDIT_KEY: `${first},short` })).toEqual([
      'AUDIT_KEY has a key of less than 32 characters',
    ]);
  });

  test('a bot token and an app token mean Socket Mode', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app })).toEqual({
      config: {
        slack: {
          botToken: bot,
          entrance: { kind: 'socket', appToken: app },
          apiUrl: 'https://slack.com/api/',
        },
        databaseFile: 'data/linesman.db',
        auditKeys: [],
        backups: { folders: ['data/backups'], bucket: null, hourly: 24, daily: 14 },
        retention: {
          lineDays: 7,
          textMonths: null,
          afterUninstall: { keeps: 'records', hours: 23 },
        },
        hasDemoData: false,
        port: 3000,
        health: null,
        publicUrl: null,
        proxy: null,
        logLevel: 'info',
      },
    });
  });

  test('a bot token and a signing secret mean HTTP on PORT, at another Slack if one is named', () => {
    expect(
      readConfig({
        SLACK_BOT_TOKEN: bot,
        SLACK_SIGNING_SECRET: secret,
        SLACK_API_URL: 'https://slack-gov.com/api',
        PORT: '8080',
        HEALTH_PORT: '8081',
        HEALTH_HOST: '0.0.0.0',
        PUBLIC_URL: 'https://bot.example.com/',
        HTTPS_PROXY: 'http://proxy.example:3128',
        NO_PROXY: 'localhost',
        DATABASE_URL: 'file:./elsewhere.db',
        BACKUP_FOLDER: '/backups',
        BACKUP_SECOND_FOLDER: '/mnt/other',
        BACKUP_S3_URL: 'https://s3.example.com',
        BACKUP_S3_BUCKET: 'linesman',
        BACKUP_S3_REGION: 'eu-central-1',
        BACKUP_S3_KEY_ID: 'AKID',
        BACKUP_S3_SECRET: 'hush',
        BACKUP_HOURLY: '6',
        BACKUP_DAILY: '0',
        KEEP_LINES_DAYS: '30',
        KEEP_TEXTS_MONTHS: '24',
        KEEP_AFTER_UNINSTALL: 'nothing',
        KEEP_AFTER_UNINSTALL_HOURS: '12',
        LINESMAN_DEMO: '1',
        LOG_LEVEL: 'debug',
      }),
    ).toEqual({
      config: {
        slack: {
          botToken: bot,
          entrance: { kind: 'http', signingSecret: secret, port: 8080 },
          apiUrl: 'https://slack-gov.com/api/',
        },
        databaseFile: './elsewhere.db',
        auditKeys: [],
        backups: {
          folders: ['/backups', '/mnt/other'],
          bucket: {
            url: 'https://s3.example.com',
            bucket: 'linesman',
            region: 'eu-central-1',
            keyId: 'AKID',
            secret: 'hush',
          },
          hourly: 6,
          daily: 0,
        },
        retention: {
          lineDays: 30,
          textMonths: 24,
          afterUninstall: { keeps: 'nothing', hours: 12 },
        },
        hasDemoData: true,
        port: 8080,
        publicUrl: 'https://bot.example.com',
        health: { host: '0.0.0.0', port: 8081 },
        proxy: { https: 'http://proxy.example:3128', http: null, except: 'localhost' },
        logLevel: 'debug',
      },
    });
  });
});

test('health is for this machine alone unless a host says otherwise', () => {
  const read = readConfig({ HEALTH_PORT: '8081' });
  expect('config' in read && read.config.health).toEqual({ host: '127.0.0.1', port: 8081 });
});

test('a proxy may be named in small letters, and those go first; the local workspace needs none', () => {
  const env = {
    HTTPS_PROXY: 'http://capital.example:3128',
    https_proxy: 'http://small.example:3128',
    http_proxy: 'http://plain.example:3128',
  };
  const proxyOf = (more: Record<string, string>) => {
    const read = readConfig({ ...env, ...more });
    return 'config' in read && read.config.proxy;
  };
  expect([proxyOf({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app }), proxyOf({})]).toEqual([
    { https: 'http://small.example:3128', http: 'http://plain.example:3128', except: '' },
    null,
  ]);
});

describe('a configuration that does not', () => {
  const cases: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    [
      'a bot token alone',
      { SLACK_BOT_TOKEN: bot },
      [
        'SLACK_APP_TOKEN is missing (for Socket Mode)',
        'SLACK_SIGNING_SECRET is missing (for HTTP); one of the two is needed',
      ],
    ],
    ['an app token alone', { SLACK_APP_TOKEN: app }, ['SLACK_BOT_TOKEN is missing']],
    [
      'both entrances',
      { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret },
      ['SLACK_SIGNING_SECRET is set beside SLACK_APP_TOKEN; leave one of them out'],
    ],
    [
      'tokens in each other’s place',
      { SLACK_BOT_TOKEN: app, SLACK_APP_TOKEN: bot },
      ['SLACK_BOT_TOKEN must start with xoxb-', 'SLACK_APP_TOKEN must start with xapp-'],
    ],
    [
      'another Slack without tokens',
      { SLACK_API_URL: 'https://slack-gov.com/api/' },
      ['SLACK_BOT_TOKEN is missing, though SLACK_API_URL is set'],
    ],
    [
      'everything wrong at once',
      {
        SLACK_BOT_TOKEN: 'token',
        SLACK_API_URL: 'slack.com',
        DATABASE_URL: 'postgresql://localhost/linesman',
        PORT: '99999',
        HEALTH_PORT: '70000',
        HEALTH_HOST: 'example.com',
        HTTPS_PROXY: 'proxy.example:3128',
        LINESMAN_DEMO: 'yes',
        LOG_LEVEL: 'loud',
      },
      [
        'SLACK_BOT_TOKEN must start with xoxb-',
        'SLACK_API_URL must be an http(s) address',
        'DATABASE_URL must be file: and a path; SQLite is what runs',
        'HEALTH_HOST must be an IP address',
        'HTTPS_PROXY must be an http(s) address',
        'LINESMAN_DEMO must be 0 or 1',
        'LOG_LEVEL is not a level',
        'SLACK_APP_TOKEN is missing (for Socket Mode)',
        'SLACK_SIGNING_SECRET is missing (for HTTP); one of the two is needed',
        'PORT must be at most 65535',
        'HEALTH_PORT must be at most 65535',
      ],
    ],
    [
      'half a bucket, and one that is none',
      { BACKUP_S3_URL: 'https://u:p@s3.example.com/path', BACKUP_S3_BUCKET: 'My Bucket' },
      [
        'BACKUP_S3_URL must be an http(s) address without a path or a password',
        'BACKUP_S3_BUCKET is not the name of a bucket',
        'BACKUP_S3_KEY_ID is missing beside the others',
        'BACKUP_S3_SECRET is missing beside the others',
      ],
    ],
    [
      'health at the port of the HTTP entrance',
      { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret, HEALTH_PORT: '3000' },
      ['HEALTH_PORT is the same as PORT'],
    ],
  ];

  test.each(cases)('%s is refused with every problem', (_name, env, expected) => {
    expect(problemsOf(env)).toEqual(expected);
  });

  test('the process says where each value is found, ends with 78 and starts nothing', () => {
    const folder = testFolder();
    const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [main], {
      cwd: folder,
      env: { PATH: process.env.PATH, SLACK_APP_TOKEN: app, PORT: 'http' },
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr, files: readdirSync(folder) }).toEqual({
      status: 78,
      stdout: '',
      stderr: [
        'Linesman does not start: the configuration is not complete.',
        '  PORT must be a number from 0 to 65535',
        '    → a free port, such as 3000',
        '  SLACK_BOT_TOKEN is missing',
        '    → api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token',
        '',
      ].join('\n'),
      files: [],
    });
  });
});

test('an address for calendars needs a port on which it is answered', () => {
  const socket = { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, PUBLIC_URL: 'https://a.example' };
  expect(readConfig(socket)).toMatchObject({
    problems: [
      {
        variable: 'PUBLIC_URL',
        problem: 'needs HEALTH_PORT: Socket Mode opens no port of its own',
      },
    ],
  });
  expect(readConfig({ ...socket, HEALTH_PORT: '8081' })).toMatchObject({
    config: { publicUrl: 'https://a.example' },
  });
});
