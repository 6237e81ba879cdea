import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type MainProcess, runMain } from '../../test/support/run-main.ts';
import type { Delivery } from '../../workspace/server/dispatch-to-app.ts';
import { startWorkspace, type Workspace } from '../../workspace/start-workspace.ts';

const startLimitMs = 60_000;
const answerLimitMs = 60_000;
const lookEveryMs = 100;
const speaker = 'UWANG';
const manifestFile = new URL('../../manifest.yml', import.meta.url);
const dies = new URL('loaded/die-at-statement.ts', import.meta.url);

/** What became of lines during which the process was killed, each before another statement. */
export type KilledLines = {
  /** The numbers of the statements, counted from the line's arrival. */
  readonly points: readonly number[];
  /** Lines that Slack was told had arrived before the process died. */
  readonly acknowledged: number;
  /** Of all lines; those that were not acknowledged were brought again. */
  readonly lost: number;
  readonly doubled: number;
  readonly unanswered: number;
  readonly answeredTwice: number;
  readonly problems: readonly string[];
};

const wordAt = (point: number): string => `方案K${point}K`;

/**
 * Writes a line to the bot and kills it before a statement, starts it again, and looks whether the line
 * was carried out and answered once; for each of the points in turn. Ends early once the answer to a
 * line was known to have come before its point.
 */
export async function killAtStatements(points: Iterable<number>): Promise<KilledLines> {
  const bot = await openMortalBot();
  const { workspace, databaseFile } = bot;
  const actor = workspace.as(speaker);
  const tried: number[] = [];
  let acknowledged = 0;
  try {
    for (const point of points) {
      const main = await bot.start(point);
      main.send('SIGUSR2');
      await main.printed(/it counts/);
      const word = wordAt(point);
      void actor.say(actor.directChannelId(), `华新钢铁 谈供电${word}`);
      // Ticks ask the database, too: sooner or later the statement comes.
      await main.ended;
      if (isSettled(databaseFile, word)) break;
      tried.push(point);
      const delivery = deliveryOf(workspace.deliveries(), word);
      const isAcknowledged = delivery?.answer?.kind === 'answered';
      if (isAcknowledged) acknowledged += 1;
      const again = await bot.start(null);
      // As Slack does with what nobody acknowledged.
      if (delivery && !isAcknowledged) await workspace.redeliver(delivery);
      await until(() => isSettled(databaseFile, word));
      await again.end('SIGKILL');
    }
    const lines = tried.map((point) => {
      const word = wordAt(point);
      return { word, answers: answersTo(word, workspace) };
    });
    return judge({ points: tried, acknowledged }, lines, databaseFile);
  } finally {
    await bot.close();
  }
}

/** A stand-in with one person, and the bot's process, which may be told before which statement it dies. */
async function openMortalBot() {
  const folder = mkdtempSync(join(tmpdir(), 'linesman-points-'));
  const workspace = await startWorkspace({
    port: 0,
    manifest: await readFile(manifestFile, 'utf8'),
    people: [
      {
        ...{ id: speaker, name: '王磊', title: '', locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
        ...{ isAdmin: false, isBot: false },
      },
    ],
    channels: [{ id: 'CTEAM', name: 'accounts', memberIds: [speaker], hasApp: true }],
    servePage: false,
  });
  const databaseFile = join(folder, 'linesman.db');
  const env = {
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: `file:${databaseFile}`,
    LINESMAN_DEMO: '1',
    LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  const started: MainProcess[] = [];
  return {
    workspace,
    databaseFile,
    async start(dieAt: number | null): Promise<MainProcess> {
      const main = runMain(
        dieAt === null
          ? { folder, env }
          : { folder, env: { ...env, LINESMAN_DIE_AT: `${dieAt}` }, imports: [dies] },
      );
      started.push(main);
      await main.printed(/Linesman is ready/, startLimitMs);
      return main;
    },
    async close(): Promise<void> {
      await started.at(-1)?.end('SIGKILL');
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How often a line was answered. */
function answersTo(word: string, workspace: Workspace): number {
  return workspace
    .messages(workspace.as(speaker).directChannelId())
    .filter(
      ({ authorId, blocks }) =>
        authorId === workspace.botUserId && JSON.stringify(blocks).includes(word),
    ).length;
}

/** Whether the answer to a line is known to have come. */
function isSettled(databaseFile: string, word: string): boolean {
  const database = new Database(databaseFile, { readonly: true });
  const state = database
    .prepare('SELECT "state" FROM "OutboxMessage" WHERE "content" LIKE ?')
    .pluck()
    .get(`%${word}%`);
  database.close();
  return state === 'sent';
}

/** What is to come true in the database tells nobody when it does. */
async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += lookEveryMs) {
    if (waited > answerLimitMs) throw new Error(`Nothing came in ${answerLimitMs} ms`);
    await wait(lookEveryMs);
  }
}

/** 1, 1 + step, 1 + 2 × step …, without an end. */
export function* everyOne(step: number): Generator<number> {
  for (let point = 1; ; point += step) yield point;
}

const deliveryOf = (deliveries: readonly Delivery[], word: string): Delivery | undefined =>
  deliveries.find(({ kind, body }) => kind === 'event' && JSON.stringify(body).includes(word));

function judge(
  run: Pick<KilledLines, 'points' | 'acknowledged'>,
  lines: readonly { readonly word: string; readonly answers: number }[],
  databaseFile: string,
): KilledLines {
  const database = new Database(databaseFile, { readonly: true });
  const count = database.prepare('SELECT COUNT(*) FROM "Visit" WHERE "note" LIKE ?').pluck();
  const visits = lines.map(({ word }) => Number(count.get(`%${word}%`)));
  database.close();
  const found = {
    lost: visits.filter((one) => one === 0).length,
    doubled: visits.filter((one) => one > 1).length,
    unanswered: lines.filter(({ answers }) => answers === 0).length,
    answeredTwice: lines.filter(({ answers }) => answers > 1).length,
  };
  const problems = Object.entries(found).flatMap(([what, times]) =>
    times === 0 ? [] : [`${what}: ${times}`],
  );
  return { ...run, ...found, problems };
}
