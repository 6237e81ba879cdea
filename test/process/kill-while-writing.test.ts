import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openFile } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { type MainProcess, runMain } from '../support/run-main.ts';
import { testFolder } from '../support/start-bot.ts';
import { openQuietWorkspace } from '../support/start-sender.ts';

const kills = 10;

test('ten times kill -9 while lines are written: every confirmed visit is there, once', {
  timeout: 120_000,
}, async () => {
  const folder = testFolder();
  const databaseFile = join(folder, 'linesman.db');
  const workspace = await openQuietWorkspace(Date.now);
  const env = {
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: `file:${databaseFile}`,
    LINESMAN_DEMO: '1',
    LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  // A start that is refused fills the cache, which kill -9 would not; ten starts are quicker then.
  const { NODE_COMPILE_CACHE } = env;
  await runMain({ folder, env: { NODE_COMPILE_CACHE, PORT: 'none' } }).ended;
  let running: MainProcess | null = null;
  onTestFinished(() => running?.end('SIGKILL'));

  const speakers = ['UWANG', 'UEMMA', 'UCHEN', 'ULI'];
  const shownTo = () => speakers.flatMap((speaker) => workspace.ephemerals(speaker));
  const answersBeforeKill = fc.sample(fc.integer({ min: 1, max: 9 }), { numRuns: kills, seed: 3 });
  const verdicts: unknown[] = [];
  let said = 0;
  for (const answers of answersBeforeKill) {
    running = runMain({ folder, env });
    await running.printed(/Linesman is ready/, 20_000);
    const talking = speakers.map(async (speaker) => {
      let isAnswered = true;
      while (isAnswered) {
        said += 1;
        const line = `/visit 华新钢铁 谈供电方案K${said}K`;
        isAnswered = (await workspace.as(speaker).say('CTEAM', line)).ok;
      }
    });
    const enough = shownTo().length + answers;
    // The others' lines are under way at this moment, each somewhere else.
    await workspace.until(() => (shownTo().length >= enough ? true : undefined));
    await running.end('SIGKILL');
    await Promise.all(talking);
    const database = openFile(databaseFile);
    verdicts.push(database.pragma('integrity_check', { simple: true }));
    database.close();
  }

  const confirmed = shownTo()
    .map((message) => readMessage(message).join('\n'))
    .filter((text) => /V-\d+/.test(text))
    .map((text) => /谈供电方案K\d+K/.exec(text)?.[0] ?? text);
  const database = openFile(databaseFile);
  const written = database.prepare('SELECT "note" FROM "Visit" WHERE "note" LIKE ?').pluck();
  const notes = written.all('谈供电方案K%');
  const numbers = database.prepare('SELECT "number" FROM "Visit" ORDER BY "number"').pluck().all();
  const audited = database
    .prepare(`SELECT COUNT(*) FROM "AuditEntry" WHERE "action" = 'visit.log'`)
    .pluck()
    .get();
  expect({
    verdicts,
    lost: confirmed.filter((note) => !notes.includes(note)),
    duplicates: notes.length - new Set(notes).size,
    numbersTwice: numbers.length - new Set(numbers).size,
    withoutAudit: notes.length - Number(audited),
  }).toEqual({
    verdicts: Array.from({ length: kills }, () => 'ok'),
    lost: [],
    duplicates: 0,
    numbersTwice: 0,
    withoutAudit: 0,
  });
  expect(confirmed.length).toBeGreaterThan(kills);
  process.stdout.write(
    `${kills} kills, ${said} lines said, ${confirmed.length} confirmed, 0 lost, ${notes.length - confirmed.length} written but not confirmed\n`,
  );
});
