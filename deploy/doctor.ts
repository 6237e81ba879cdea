// npm run doctor [-- --json] [-- --slack --channel C…]: looks at everything the bot needs, also
// while it runs, and says what to mend. Ends with 0; 1: something is bad; 78: the configuration is.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Config, type ConfigProblem, readConfig } from '../src/config.ts';
import { bad, type Finding, good, look } from '../src/domain/finding.ts';
import { dayOf } from '../src/domain/zoned-time.ts';
import type { Log } from '../src/ports/log.ts';
import { type ChannelToCheck, checkSlack } from '../src/slack/check-slack.ts';
import { probeRepeats, type RepeatsToProbe } from '../src/slack/probe-repeats.ts';
import { checkBucket } from '../src/storage/check-bucket.ts';
import { checkBackups, checkDatabase, isHeld } from '../src/storage/check-database.ts';
import { readSetUp, type SetUp } from '../src/storage/read-set-up.ts';
import { systemClock } from '../src/system-clock.ts';

const usage = 'npm run doctor -- [--json] [--slack --channel C0123456789]';
/** An echo that is later than this helps no message. */
const echoMs = 10_000;
/** Everything is said by the findings. */
const quiet: Log = { info() {}, warn() {}, error() {} };

if (existsSync('.env')) process.loadEnvFile();
const given = readArguments();
const read = readConfig(process.env);
const findings =
  'problems' in read ? read.problems.map(configurationProblem) : await examine(read.config);
const isGood = findings.every(({ state }) => state !== 'bad');
process.stdout.write(
  given.json
    ? `${JSON.stringify({ isGood, findings }, null, 2)}\n`
    : `${findings.map(line).join('\n')}\n`,
);
process.exit('problems' in read ? 78 : isGood ? 0 : 1);

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        slack: { type: 'boolean', default: false },
        channel: { type: 'string' },
      },
    });
    if (values.slack === (values.channel !== undefined)) return values;
  } catch {
    // What is wrong with them is seen from how they are meant to be.
  }
  process.stderr.write(`${usage}\n`);
  process.exit(64);
}

async function examine(config: Config): Promise<readonly Finding[]> {
  const { slack, databaseFile } = config;
  const how = { socket: 'Socket Mode', http: 'HTTP' };
  const setUp = existsSync(databaseFile) ? readSetUp(databaseFile) : null;
  const bucket = config.backups?.bucket;
  // Before anything is asked of Slack or a bucket.
  const { goThroughProxy } = await import('../src/go-through-proxy.ts');
  const dispatcher = config.proxy ? goThroughProxy(config.proxy) : undefined;
  const database = [
    ...(await checkDatabase(databaseFile)),
    ...(slack === null ? [] : [checkBackups(databaseFile, config.backups?.folders ?? [])]),
    ...(bucket ? [await checkBucket(bucket)] : []),
    ...checkCalendars(setUp),
    ...checkRefusals(setUp, config),
  ];
  if (slack === null) {
    const local = look(
      'configuration',
      'no token of Slack is set',
      'npm start runs a local workspace',
    );
    return [local, ...database];
  }
  const { entrance } = slack;
  const asked = {
    ...slack,
    scopes: readScopes(),
    channels: channelsOf(setUp),
    clock: systemClock,
    log: quiet,
  };
  const { findings: ofSlack, client, botUserId } = await checkSlack(asked);
  const probe =
    given.channel !== undefined && botUserId !== null
      ? await probeRepeats({
          client,
          channel: given.channel,
          botUserId,
          apiUrl: slack.apiUrl,
          ear: earOf(config, dispatcher),
          echoMs,
        })
      : [];
  return [good('configuration', how[entrance.kind]), ...ofSlack, ...database, ...probe];
}

/** The echo goes to one connection of the app, so another one hears it only where no bot runs. */
function earOf(
  { slack, databaseFile }: Config,
  dispatcher: ReturnType<typeof import('../src/go-through-proxy.ts').goThroughProxy> | undefined,
): RepeatsToProbe['ear'] {
  if (slack?.entrance.kind !== 'socket')
    return { deafBecause: 'it goes to the address of the bot' };
  const lock = `${databaseFile}.lock`;
  return existsSync(lock) && isHeld(lock)
    ? { deafBecause: 'stop the bot and run this again: the echo goes to one connection of the app' }
    : { appToken: slack.entrance.appToken, dispatcher };
}

function readScopes(): readonly string[] {
  const manifest = z.object({
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  });
  const file = new URL('../manifest.yml', import.meta.url);
  return manifest.parse(parse(readFileSync(file, 'utf8'))).oauth_config.scopes.bot;
}

function channelsOf(setUp: SetUp | null): readonly ChannelToCheck[] {
  const ofTeams = (setUp?.teams ?? []).flatMap(({ name, teamChannelId, leadsChannelId }) => [
    { team: name, kind: 'team' as const, id: teamChannelId },
    { team: name, kind: 'leads' as const, id: leadsChannelId },
  ]);
  const ofAdmins = setUp?.adminChannels ?? [];
  return [...ofTeams, ...ofAdmins.map((one) => ({ ...one, kind: 'admins' as const }))];
}

/** What the bot knows of an app that was removed, or a token that Slack refuses. */
function checkRefusals(setUp: SetUp | null, { retention }: Config): readonly Finding[] {
  const { keeps, hours } = retention.afterUninstall;
  const minute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`;
  return (setUp?.refusals ?? []).map(({ reason, since, uninstalledAt, purgedAt }) => {
    const goes = keeps === 'records' ? 'what is not a record' : 'everything';
    const then =
      uninstalledAt === null
        ? ''
        : purgedAt === null
          ? `; ${goes} is erased at ${minute(uninstalledAt + hours * 3_600_000)}`
          : `; ${goes} was erased at ${minute(purgedAt)}`;
    const remedy = 'install the app again and start the bot with its new SLACK_BOT_TOKEN';
    return bad('app', `the bot is refused since ${minute(since)} (${reason})${then}`, remedy);
  });
}

/** This year's calendar and, from December on, the next one's, for every region that a team has. */
function checkCalendars(setUp: SetUp | null): readonly Finding[] {
  const wanted = new Map<string, Finding>();
  for (const { region, timeZone } of setUp?.teams ?? []) {
    const [thisYear = '', month] = dayOf(systemClock(), timeZone).split('-');
    const years = [Number(thisYear), ...(month === '12' ? [Number(thisYear) + 1] : [])];
    for (const year of years) {
      const check = `calendar ${region} ${year}`;
      const isOfficial = setUp?.yearStatus(region, year) === 'official';
      const says = 'its holidays are not known: deadlines count plain weeks';
      const remedy = 'a lead pastes the notice in /kam calendar';
      wanted.set(check, isOfficial ? good(check, 'official') : look(check, says, remedy));
    }
  }
  return [...wanted.values()];
}

function configurationProblem({ variable, problem, whereToFind }: ConfigProblem): Finding {
  return bad('configuration', `${variable} ${problem}`, whereToFind);
}

function line({ check, state, says, remedy }: Finding): string {
  const sign = { good: '✓', look: '!', bad: '✗' }[state];
  return `${sign} ${check}: ${says}${remedy === null ? '' : ` → ${remedy}`}`;
}
