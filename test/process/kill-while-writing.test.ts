import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openFile } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { type MainProcess, runMain } from '../support/run-main.ts';
import { testFolder } from '../support/start-bot.ts';
import { openQuietWorkspace } from '../support/start-sender.ts';

const kills = 20;

test('twenty times kill -9 while lines are written: every confirmed visit is there, once', {
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
  };
  let running: MainProcess | null = null;
  onTestFinished(() => running?.end('SIGKILL'));

  const speakers = ['UWANG', 'UEMMA', 'UCHEN', 'ULI'];
  const patienceMs = fc.sample(fc.integer({ min: 20, max: 250 }), { numRuns: kills, seed: 3 });
  const verdicts: unknown[] = [];
  let said = 0;
  for (const ms of patienceMs) {
    running = runMain({ folder, env });
    await running.printed(/Linesman is ready/, 20_000);
    let isOver = false;
    const talking = speakers.map(async (speaker) => {
      while (!isOver) {
        said += 1;
        await workspace.as(speaker).say('CTEAM', `/visit 华新钢铁 谈话${said}号`);
      }
    });
    await wait(ms);
    await running.end('SIGKILL');
    isOver = true;
    await Promise.all(talking);
    const database = openFile(databaseFile);
    verdicts.push(database.pragma('integrity_check', { simple: true }));
    database.close();
  }

  const confirmed = speakers
    .flatMap((speaker) => workspace.ephemerals(speaker))
    .map((message) => readMessage(message).join('\n'))
    .filter((text) => /V-\d+/.test(text))
    .map((text) => /谈话\d+号/.exec(text)?.[0] ?? text);
  const database = openFile(databaseFile);
  const written = database.prepare('SELECT "note" FROM "Visit" WHERE "note" LIKE ?').pluck();
  const notes = written.all('谈话%');
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
