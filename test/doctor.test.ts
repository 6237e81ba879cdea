import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { randomId } from '../src/domain/new-id.ts';
import type { PersonId, WorkspaceId } from '../src/domain/person.ts';
import { instant } from '../src/domain/zoned-time.ts';
import { ensureWorkspace } from '../src/start-linesman.ts';
import { openStore } from '../src/storage/open-store.ts';
import { migrationsFolder } from '../src/storage/schema-engine.ts';
import { seedCalendar } from '../src/storage/seed-calendar.ts';
import type { Workspace } from '../workspace/start-workspace.ts';
import { alterAnswers } from './support/alter-answers.ts';
import { openFile } from './support/open-test-store.ts';
import { testFolder } from './support/start-bot.ts';
import { startBucket } from './support/start-bucket.ts';
import { openQuietWorkspace } from './support/start-sender.ts';

const doctor = fileURLToPath(new URL('../deploy/doctor.ts', import.meta.url));
const shiftClock = new URL('support/shift-clock.ts', import.meta.url).href;

/** Exit code and lines of `npm run doctor`, on Friday 20 November 2026 unless said otherwise. */
async function runDoctor(
  env: Readonly<Record<string, string>>,
  given: readonly string[] = [],
  cwd = testFolder(),
): Promise<readonly [code: number, ...lines: string[]]> {
  const { promise, resolve } = Promise.withResolvers<readonly [number, string]>();
  const clock = { LINESMAN_TEST_NOW: '2026-11-20T02:00:00Z' };
  execFile(
    process.execPath,
    ['--import', shiftClock, doctor, ...given],
    { cwd, env: { PATH: process.env.PATH, ...clock, ...env } },
    (error, stdout, stderr) => resolve([Number(error?.code ?? 0), stdout + stderr]),
  );
  const [code, output] = await promise;
  return [code, ...output.trimEnd().split('\n')];
}

type SetUp = {
  readonly teamChannelId?: string | null;
  readonly leadsChannelId?: string | null;
  readonly adminChannelId?: string | null;
};

/** A database as a start leaves it, with the team's channels; nobody has it open. */
async function makeDatabase(workspaceId: string, channels: SetUp = {}): Promise<string> {
  const file = join(testFolder(), 'linesman.db');
  const store = await openStore({ file, newId: randomId });
  await seedCalendar(store);
  await ensureWorkspace(store, workspaceId as WorkspaceId, 'UBOT', instant(0));
  const [team] = await store.read.teams.list();
  if (!team) throw new Error('There is no team');
  const set = {
    teamChannelId: 'CTEAM',
    leadsChannelId: 'CLEADS',
    adminChannelId: null,
    ...channels,
  };
  const { adminChannelId, ...ofTeam } = set;
  await store.write(async ({ teams }) => {
    await teams.update({ ...team, ...ofTeam });
    if (!adminChannelId) return;
    // The newest holds.
    for (const id of ['COLD', adminChannelId]) {
      await teams.changeSetting(team.id, 'admin.channelId', id, 'ULI' as PersonId, instant(0));
    }
  });
  await store.close();
  return file;
}

const tokens = ({ botToken, appToken, apiUrl }: Workspace) => ({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_API_URL: apiUrl,
});

async function setUp(
  options: SetUp &
    Parameters<typeof openQuietWorkspace>[2] & { manifest?: (text: string) => string } = {},
) {
  const { keepsRepeatsBack = false, manifest, ...channels } = options;
  const workspace = await openQuietWorkspace(() => Date.parse('2026-11-20T02:00:00Z'), manifest, {
    keepsRepeatsBack,
  });
  const file = await makeDatabase(workspace.teamId, channels);
  return { workspace, file, env: { ...tokens(workspace), DATABASE_URL: `file:${file}` } };
}

const megabytes = expect.stringMatching(/^✓ disk: \d+ MB free$/);
const goodDatabase = (file: string, lock = 'free: the bot does not run on this database') => [
  `✓ database: ${file} opens and is whole (1 MB)`,
  '✓ journal: write-ahead log',
  '✓ migrations: all applied',
  '✓ durability: WAL with synchronous=FULL holds in the folder of the database',
  megabytes,
  `✓ instance lock: ${lock}`,
  '✓ backups: the bot makes one each hour',
  '✓ calendar CN 2026: official',
];
const goodSlack = ({ teamId }: Workspace) => [
  '✓ configuration: Socket Mode',
  `✓ bot token: Linesman in Workspace (${teamId})`,
  '✓ app token: Socket Mode may be joined',
  '✓ scopes: all 11 of manifest.yml',
  '✓ team channel of Key accounts: #accounts (CTEAM)',
  '✓ leads channel of Key accounts: #leads (CLEADS)',
  '✓ clock: goes with Slack’s',
];

test('where everything is right it says so and ends with 0', async () => {
  const { workspace, file, env } = await setUp();
  expect(await runDoctor(env)).toEqual([0, ...goodSlack(workspace), ...goodDatabase(file)]);
  expect(workspace.connectionCount()).toBe(0);
});

test('it works beside a bot that runs, names its process and changes nothing', async () => {
  const { workspace, file, env } = await setUp();
  const store = await openStore({ file, newId: randomId });
  const before = readFileSync(file);
  const holder =
    process.platform === 'linux'
      ? expect.stringMatching(
          new RegExp(`^✓ instance lock: held by process ${process.pid} \\(.+\\): the bot runs$`),
        )
      : '✓ instance lock: held by another process: the bot runs';
  const [code, ...lines] = await runDoctor(env);
  expect([code, lines]).toEqual([
    0,
    [...goodSlack(workspace), ...goodDatabase(file).with(5, holder)],
  ]);
  expect(readFileSync(file).equals(before)).toBe(true);
  await store.close();
});

test('findings can be had as JSON', async () => {
  const { env } = await setUp({ leadsChannelId: null });
  const [code, ...lines] = await runDoctor(env, ['--json']);
  const said = JSON.parse(lines.join('\n'));
  expect([code, said.isGood, said.findings[5]]).toEqual([
    0,
    true,
    {
      check: 'leads channel of Key accounts',
      state: 'look',
      says: 'none is set',
      remedy: 'type /kam setup in Slack',
    },
  ]);
});

test('a configuration that is not complete ends it with 78, a wrong call with 64', async () => {
  const usage = 'npm run doctor -- [--json] [--slack --channel C0123456789]';
  expect([
    await runDoctor({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'nonsense' }),
    await runDoctor({}, ['--slack']),
    await runDoctor({}, ['--channel', 'C1']),
    await runDoctor({}, ['--wrong']),
  ]).toEqual([
    [
      78,
      '✗ configuration: SLACK_APP_TOKEN must start with xapp- → api.slack.com/apps → your app → Basic Information → App-Level Tokens, with the scope connections:write',
    ],
    [64, usage],
    [64, usage],
    [64, usage],
  ]);
});

const noTokens = '! configuration: no token of Slack is set → npm start runs a local workspace';

test('without tokens it looks at the database alone', async () => {
  expect(await runDoctor({})).toEqual([
    0,
    noTokens,
    '! database: data/demo.db is not there yet → nothing: the first start makes it',
  ]);
});

/** The lines that are not all right. */
const amiss = (lines: readonly (string | number)[]) =>
  lines.filter((line) => !String(line).startsWith('✓'));

test('tokens that Slack refuses, and a Slack that is not reached', async () => {
  const { env } = await setUp();
  expect([
    amiss(await runDoctor({ ...env, SLACK_BOT_TOKEN: 'xoxb-wrong' })),
    amiss(await runDoctor({ ...env, SLACK_APP_TOKEN: 'xapp-wrong' })),
    amiss(await runDoctor({ ...env, SLACK_API_URL: 'http://127.0.0.1:1/api/' })),
  ]).toEqual([
    [1, '✗ bot token: Slack refuses it: invalid_auth → put the right one into SLACK_BOT_TOKEN'],
    [1, '✗ app token: Slack refuses it: invalid_auth → put the right one into SLACK_APP_TOKEN'],
    [
      1,
      expect.stringMatching(
        /^✗ bot token: Slack is not reached: .* → look at the network, HTTPS_PROXY and SLACK_API_URL$/,
      ),
    ],
  ]);
});

test('an app that was removed: what Slack says, and what the bot knows', async () => {
  const { workspace, file, env } = await setUp();
  const database = openFile(file);
  const refuse = database.prepare(
    'UPDATE "Workspace" SET "refusedReason" = ?, "refusedAt" = ?, "uninstalledAt" = ?, "purgedAt" = ?',
  );
  const at = Date.parse('2026-11-20T01:00:00Z');
  workspace.loseToken([]);
  const ofToken =
    '✗ bot token: Slack refuses it: account_inactive → api.slack.com/apps → your app → Install App, then put the new token into SLACK_BOT_TOKEN';
  const ofApp = (says: string) =>
    `✗ app: the bot is refused since 2026-11-20T01:00Z ${says} → install the app again and start the bot with its new SLACK_BOT_TOKEN`;
  const found: unknown[] = [];
  refuse.run('token_revoked', at, null, null);
  found.push(amiss(await runDoctor(env)));
  refuse.run('app_uninstalled', at, at, null);
  found.push(amiss(await runDoctor(env)));
  refuse.run('app_uninstalled', at, at, at + 23 * 3_600_000);
  found.push(amiss(await runDoctor({ ...env, KEEP_AFTER_UNINSTALL: 'nothing' })));
  expect(found).toEqual([
    [1, ofToken, ofApp('(token_revoked)')],
    [1, ofToken, ofApp('(app_uninstalled); what is not a record is erased at 2026-11-21T00:00Z')],
    [1, ofToken, ofApp('(app_uninstalled); everything was erased at 2026-11-21T00:00Z')],
  ]);
});

test('the admins’ channel: the bot in it, private, and not shared', async () => {
  const { workspace, env } = await setUp({ adminChannelId: 'CLEADS' });
  const alter = (more: Readonly<Record<string, unknown>>) =>
    alterAnswers(workspace.apiUrl, (method, answer) =>
      method === 'conversations.info' && answer.ok
        ? { ...answer, channel: { ...Object(answer.channel), ...more } }
        : answer,
    );
  const seen = async (apiUrl: string, more: Readonly<Record<string, string>> = {}) =>
    (await runDoctor({ ...env, SLACK_API_URL: apiUrl, ...more })).filter((line) =>
      String(line).includes('admins channel'),
    );
  const of = 'admins channel of Key accounts:';
  const elsewhere = await setUp({ adminChannelId: 'COTHER' });
  expect([
    await seen(workspace.apiUrl),
    await seen(await alter({ is_private: true })),
    await seen(await alter({ is_private: true, is_ext_shared: true })),
    (await runDoctor(elsewhere.env)).filter((line) => String(line).includes('admins channel')),
  ]).toEqual([
    [
      `! ${of} #leads (CLEADS) is open to the whole company → make it private in Slack, or name a private one in /kam setup`,
    ],
    [`✓ ${of} #leads (CLEADS)`],
    [
      `✗ ${of} #leads (CLEADS) is shared with another company, which reads every post → name another one in /kam setup`,
    ],
    [`✗ ${of} the bot is not in #other (COTHER) → type /invite @Linesman there`],
  ]);
});

test('a bucket for backups is written to, and nothing stays there', async () => {
  const { env } = await setUp();
  const bucket = await startBucket();
  const { url, bucket: name, region, keyId, secret } = bucket.place;
  const withBucket = {
    ...env,
    BACKUP_S3_URL: url,
    BACKUP_S3_BUCKET: name,
    BACKUP_S3_REGION: region ?? '',
    BACKUP_S3_KEY_ID: keyId,
    BACKUP_S3_SECRET: secret,
  };
  const ofBucket = async (more: Readonly<Record<string, string>>) =>
    (await runDoctor({ ...withBucket, ...more })).filter((line) =>
      String(line).includes('backup bucket'),
    );
  bucket.objects.set('linesman-20261120T1250Z.db', Buffer.from(''));
  const right = await ofBucket({});
  const wrong = await ofBucket({ BACKUP_S3_SECRET: 'another' });
  const none = await ofBucket({ BACKUP_S3_URL: 'http://127.0.0.1:2' });
  const remedy =
    '→ look at the variables BACKUP_S3_…, and what the key may do: put, get, list, delete';
  expect([right, wrong, none, [...bucket.objects.keys()]]).toEqual([
    [
      '✓ backup bucket: backups takes, lists and gives up objects; the newest in it is linesman-20261120T1250Z.db',
    ],
    [`✗ backup bucket: The bucket backups refuses the secret (SignatureDoesNotMatch) ${remedy}`],
    [`✗ backup bucket: The bucket backups is not reached (ECONNREFUSED) ${remedy}`],
    ['linesman-20261120T1250Z.db'],
  ]);
});

test('scopes that are missing, and that are too many', async () => {
  const without = await setUp({ manifest: (text) => text.replace('      - files:write\n', '') });
  const more = await setUp({
    manifest: (text) =>
      text.replace('      - files:write\n', '      - files:write\n      - team:read\n'),
  });
  const remedy = 'paste manifest.yml anew and install the app again';
  expect([amiss(await runDoctor(without.env)), amiss(await runDoctor(more.env))]).toEqual([
    [1, `✗ scopes: missing: files:write → ${remedy}`],
    [0, `! scopes: not needed: team:read → ${remedy}`],
  ]);
});

test('channels where the bot cannot or should not post', async () => {
  const { workspace, env } = await setUp({ teamChannelId: 'COTHER', leadsChannelId: 'CGONE' });
  const alter = (more: Record<string, unknown>) =>
    alterAnswers(workspace.apiUrl, (method, answer) =>
      method === 'conversations.info' && answer.ok
        ? { ...answer, channel: { ...Object(answer.channel), ...more } }
        : answer,
    );
  const archived = await alter({ is_archived: true });
  const shared = await alter({ is_member: true, is_pending_ext_shared: true });
  const seen = async (apiUrl: string) => amiss(await runDoctor({ ...env, SLACK_API_URL: apiUrl }));
  const gone =
    '✗ leads channel of Key accounts: CGONE: channel_not_found → invite the bot there, or name another one in /kam setup';
  expect([await seen(workspace.apiUrl), await seen(archived), await seen(shared)]).toEqual([
    [
      1,
      '✗ team channel of Key accounts: the bot is not in #other (COTHER) → type /invite @Linesman there',
      gone,
    ],
    [
      1,
      '✗ team channel of Key accounts: #other (COTHER) is archived → name another one in /kam setup',
      gone,
    ],
    [
      1,
      '✗ team channel of Key accounts: #other (COTHER) is shared with another company, which reads every post → name another one in /kam setup',
      gone,
    ],
  ]);
});

test.each([
  ['2026-11-20T02:01:30Z', 0, '! clock: 9\\d s ahead of Slack’s → '],
  ['2026-11-20T01:30:00Z', 0, '! clock: 1[78]\\d\\d s behind Slack’s → '],
  ['2035-11-20T02:00:00Z', 1, expect.stringContaining('ahead of Slack’s: reminders wait → ')],
])('a clock that says %s', async (now, code, says) => {
  const { env } = await setUp();
  const found = amiss(await runDoctor({ ...env, LINESMAN_TEST_NOW: now })).filter(
    (line) => !String(line).includes('calendar'),
  );
  const remedy = 'set it right: timedatectl set-ntp true';
  const line = typeof says === 'string' ? expect.stringMatching(`^${says}${remedy}$`) : says;
  expect(found).toEqual([code, line]);
});

test('a signing secret cannot be proven from here', async () => {
  const { env } = await setUp();
  const { SLACK_APP_TOKEN: _, ...rest } = env;
  expect(amiss(await runDoctor({ ...rest, SLACK_SIGNING_SECRET: '0123456789abcdef' }))).toEqual([
    0,
    '! signing secret: only a request from Slack can prove it → save the manifest, or press Verify at Event Subscriptions, while the bot runs',
  ]);
});

test('from December on it looks for the calendar of the next year', async () => {
  const { env } = await setUp();
  const look = async (now: string) => {
    const lines = await runDoctor({ ...env, LINESMAN_TEST_NOW: now });
    return lines.filter((line) => String(line).includes('calendar'));
  };
  expect([await look('2026-11-30T15:59:00Z'), await look('2026-11-30T16:01:00Z')]).toEqual([
    ['✓ calendar CN 2026: official'],
    [
      '✓ calendar CN 2026: official',
      '! calendar CN 2027: its holidays are not known: deadlines count plain weeks → a lead pastes the notice in /kam calendar',
    ],
  ]);
});

test('a database that is damaged, older or newer', async () => {
  const newest = (await readdir(migrationsFolder)).sort().at(-1);
  const { file } = await setUp();
  const altered = (name: string, alter: (copy: string) => void) => {
    const copy = join(testFolder(), name);
    copyFileSync(file, copy);
    alter(copy);
    return runDoctor({ DATABASE_URL: `file:${copy}` }).then(amiss);
  };
  const run = (copy: string, sql: string) => {
    openFile(copy).exec(sql);
  };
  expect([
    await altered('cut.db', (copy) => truncateSync(copy, 20_480)),
    await altered('text.db', (copy) =>
      writeFileSync(copy, 'this is no database at all'.repeat(99)),
    ),
    await altered('old.db', (copy) =>
      run(copy, `DELETE FROM _prisma_migrations WHERE migration_name = '${newest}'`),
    ),
    await altered('new.db', (copy) =>
      run(
        copy,
        `UPDATE _prisma_migrations SET migration_name = '0999_x' WHERE migration_name = '${newest}'`,
      ),
    ),
  ]).toEqual([
    [
      1,
      noTokens,
      expect.stringMatching(/^✗ database: .*cut\.db does not open: .* malformed → stop the bot/),
      '✗ migrations: database disk image is malformed → see the database above',
    ],
    [
      1,
      noTokens,
      expect.stringMatching(/^✗ database: .*text\.db does not open: file is not a database → stop/),
      '✗ migrations: file is not a database → see the database above',
    ],
    [0, noTokens, `! migrations: ${newest} not applied → the next start applies them`],
    [
      1,
      noTokens,
      '✗ migrations: The database has the migration 0999_x, which this version does not know → start the version that made it, or go back by a backup',
    ],
  ]);
});

const probing = ['--slack', '--channel', 'CTEAM'];

/** What the probe says, which is last. */
async function probe(env: Readonly<Record<string, string>>) {
  const [code, ...lines] = await runDoctor(env, probing);
  const at = lines.findIndex((line) => line.includes('repeated message'));
  return [code, ...lines.slice(at)];
}

test.each([
  [
    true,
    '✓ repeated message: Slack keeps a repeated client_msg_id back',
    '✓ promise: effectively once, proven: Slack itself keeps repeats back',
  ],
  [
    false,
    '! repeated message: Slack posts a repeated client_msg_id again → nothing: nothing relies on it',
    '✓ promise: effectively once by the echo; where it stays away, possible repeats are marked',
  ],
])(
  'it tries what Slack does with a repeated message, and leaves none behind (keeps it back: %s)',
  async (keepsRepeatsBack, repeated, promise) => {
    const { workspace, env } = await setUp({ keepsRepeatsBack });
    expect(await probe(env)).toEqual([
      0,
      repeated,
      '✓ echo: Slack echoes the bot’s own message',
      '✓ history: channels are not read: no such scope was asked for',
      promise,
    ]);
    expect(workspace.messages('CTEAM')).toEqual([]);
  },
);

test('beside a bot that runs it leaves the echo to it', async () => {
  const { workspace, file, env } = await setUp({
    manifest: (text) =>
      text.replace('- channels:read\n', '- channels:read\n      - channels:history\n'),
  });
  const store = await openStore({ file, newId: randomId });
  expect(await probe(env)).toEqual([
    0,
    '! repeated message: Slack posts a repeated client_msg_id again → nothing: nothing relies on it',
    '! echo: not tried → stop the bot and run this again: the echo goes to one connection of the app',
    '✓ history: the channel can be read, with the bot’s marks',
    '! promise: possible repeats in channels are marked → nothing: direct messages are looked up',
  ]);
  await store.close();
  expect([workspace.messages('CTEAM'), workspace.connectionCount()]).toEqual([[], 0]);
});

test('a channel that it may not post to is said', async () => {
  const { env } = await setUp();
  const [code, ...lines] = await runDoctor(env, ['--slack', '--channel', 'COTHER']);
  expect([code, lines.at(-1)]).toEqual([
    1,
    '✗ test message: COTHER: not_in_channel → type /invite @Linesman in the channel',
  ]);
});
