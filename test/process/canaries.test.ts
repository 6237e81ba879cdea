import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { freePort, runMain } from '../support/run-main.ts';
import { testFolder } from '../support/start-bot.ts';
import { openQuietWorkspace } from '../support/start-sender.ts';

const phone = '13912345678';
const customer = '金丝雀冶炼厂';
const contact = '柳如烟';

test.each(['socket', 'http'] as const)(
  'whatever fails, over %s, no token, phone or name gets into the log, an error or a message’s metadata',
  { timeout: 60_000 },
  async (entrance) => {
    const folder = testFolder();
    const databaseFile = join(folder, 'linesman.db');
    const auditKey = 'canary-key-of-the-audit-trail-0123456789';
    const port = await freePort();
    const url = () => `http://127.0.0.1:${port}/slack/events`;
    const workspace = await openQuietWorkspace(Date.now, undefined, {
      delivery: entrance === 'http' ? { kind: 'http', url } : { kind: 'socket' },
    });
    const main = runMain({
      folder,
      imports: [new URL('../support/plant-fault.ts', import.meta.url)],
      env: {
        SLACK_BOT_TOKEN: workspace.botToken,
        SLACK_API_URL: workspace.apiUrl,
        ...(entrance === 'http'
          ? { SLACK_SIGNING_SECRET: workspace.signingSecret, PORT: String(port) }
          : { SLACK_APP_TOKEN: workspace.appToken }),
        DATABASE_URL: `file:${databaseFile}`,
        AUDIT_KEY: auditKey,
        LOG_LEVEL: 'debug',
        LINESMAN_TEST_FAULT: 'uncaughtException',
      },
    });
    onTestFinished(() => main.end('SIGKILL'));
    await main.printed(/Linesman (?:is ready|runs)/, 20_000);
    const say = (line: string) => workspace.as('UWANG').say('CTEAM', line);
    const line = `/visit ${customer} 见${contact} ${phone}，要供电方案 明天回访`;

    await say(`/customer add ${customer}`);
    await say(line);
    // What Slack does wrong.
    workspace.failAtRandom('chat.postMessage', {
      share: 1,
      seed: 5,
      faults: [
        { kind: 'error', error: 'channel_not_found' },
        { kind: 'status-before', status: 500 },
        { kind: 'cut-body-after' },
        { kind: 'drop-before' },
      ],
    });
    workspace.fail('views.open', { kind: 'error', error: 'expired_trigger_id' }, 3);
    workspace.fail('users.info', { kind: 'error', error: 'user_not_found' }, 2);
    workspace.fail('response_url', { kind: 'status-before', status: 500 }, 2);
    await say('/visit');
    await say('/customer edit');
    await say(`/due add ${contact} ${phone} 今天`);
    await workspace.as('UEMMA').say('CTEAM', line);
    await workspace.as('UCHEN').say('DUCHEN', `${customer} ${contact} ${phone}`);
    // What the database does wrong.
    const other = new Database(databaseFile);
    other.exec('BEGIN EXCLUSIVE');
    await say(line);
    other.exec('ROLLBACK');
    other.exec('ALTER TABLE "AuditEntry" RENAME TO "Elsewhere"');
    await say(line);
    await say(`/due add ${contact} ${phone} 明天`);
    await say(`/visit search ${contact}`);
    other.exec('ALTER TABLE "Elsewhere" RENAME TO "AuditEntry"');
    other.exec('ALTER TABLE "Visit" RENAME COLUMN "note" TO "other"');
    await say(line);
    await say(`/visit search ${contact}`);
    await say(`/customer ${customer}`);
    other.exec('ALTER TABLE "Visit" RENAME COLUMN "other" TO "note"');
    other.close();
    await main.printed(/a gesture failed/);
    await main.end('SIGUSR2');

    const output = main.output();
    expect(output).toContain('"msg":"a fault nobody handled"');
    expect(output.match(/"level":50/g)?.length).toBeGreaterThan(5);
    const canaries = {
      botToken: workspace.botToken,
      appToken: workspace.appToken,
      signingSecret: workspace.signingSecret,
      auditKey,
      phone,
      customer,
      contact,
      responseUrl: '/response/',
    };
    const metadata = JSON.stringify(workspace.calls().map((call) => metadataOf(call.arguments)));
    const leaks = Object.entries(canaries).flatMap(([name, canary]) => [
      ...output.split('\n').filter((row) => row.includes(canary)),
      ...(metadata.includes(canary) ? [`metadata has ${name}`] : []),
    ]);
    expect(leaks).toEqual([]);
    // And nobody else on the machine reads what the bot keeps.
    // The lock has nothing in it.
    const kept = readdirSync(folder).filter((name) => !name.includes('.lock'));
    const open = kept.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
    expect(open).toEqual([]);
  },
);

const metadataOf = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && 'metadata' in given ? given.metadata : null;
