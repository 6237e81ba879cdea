import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import type { WorkspaceId } from '../../src/domain/person.ts';
import { defaultPreferences } from '../../src/domain/reminder-preferences.ts';
import { dayOf, instant, timeOf } from '../../src/domain/zoned-time.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { openFile } from '../support/open-test-store.ts';
import { type MainProcess, runMain } from '../support/run-main.ts';
import { sampleFollowUp, samplePerson, sampleTeam } from '../support/sample-records.ts';
import { testFolder } from '../support/start-bot.ts';
import { openQuietWorkspace } from '../support/start-sender.ts';

const shiftClock = new URL('../support/shift-clock.ts', import.meta.url);
const owners = ['UWANG', 'UEMMA', 'UCHEN'];

/** A database with a follow-up of each owner, due now. */
async function seed(databaseFile: string, workspaceId: WorkspaceId): Promise<void> {
  const store = await openStore({ file: databaseFile, newId: randomId });
  const now = instant(Date.now());
  const due = { day: dayOf(now, sampleTeam.timeZone), time: timeOf(now, sampleTeam.timeZone) };
  await store.write(async ({ workspaces, people, followUps, preferences, reminders }) => {
    const team = {
      ...sampleTeam,
      id: `${workspaceId}.default` as typeof sampleTeam.id,
      workspaceId,
    };
    await workspaces.ensure(
      { id: workspaceId, botUserId: '', setupCodeHash: null, createdAt: now },
      team,
    );
    for (const [index, slackUserId] of owners.entries()) {
      const id = personId(workspaceId, slackUserId);
      await people.save({
        ...samplePerson,
        id,
        workspaceId,
        slackUserId,
        teamId: team.id,
        profileReadAt: now,
      });
      // The process goes by the real clock: it may be the hour of the agenda.
      const turnedOff = ['agenda', 'wrap-up'] as const;
      const own = { ...defaultPreferences, turnedOff };
      await preferences.put(workspaceId, slackUserId, own, { personId: id, at: now });
      const followUp = {
        ...sampleFollowUp,
        id: `follow-up-${slackUserId}` as typeof sampleFollowUp.id,
        teamId: team.id,
        number: index + 1,
        customerId: null,
        visitId: null,
        ownerId: id,
        due,
        dueAt: now,
        createdBy: id,
      };
      await followUps.add(followUp);
      await reminders.plan({
        rule: 'follow-up-due',
        teamId: team.id,
        subjectId: followUp.id,
        subjectVersion: 1,
        nextAt: now,
        sentCount: 0,
        lastAt: null,
      });
    }
  });
  await store.close();
}

test('kill -9 while reminders are being sent: started again, each is there exactly once', {
  timeout: 120_000,
}, async () => {
  const folder = testFolder();
  const databaseFile = join(folder, 'linesman.db');
  // Without Slack's echo: what remains is the look into the history.
  const workspace = await openQuietWorkspace(Date.now, (manifest) =>
    manifest.replace(/ {4}metadata_subscriptions:\n(?: {6}.*\n)+/, ''),
  );
  await seed(databaseFile, workspace.teamId as WorkspaceId);
  const env = {
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: `file:${databaseFile}`,
    LOG_LEVEL: 'error',
  };
  let running: MainProcess | null = null;
  onTestFinished(() => running?.end('SIGKILL'));

  // Slack takes the first, never hears of the second, and answers neither; the third goes through.
  workspace.fail('chat.postMessage', { kind: 'never-answer', accept: true });
  workspace.fail('chat.postMessage', { kind: 'never-answer', accept: false });
  running = runMain({ folder, env });
  const posts = () => workspace.calls().filter(({ method }) => method === 'chat.postMessage');
  await workspace.until(() => (posts().length === 3 ? true : undefined), 20_000);
  await running.end('SIGKILL');
  const shown = () =>
    owners.flatMap((owner) => workspace.messages(workspace.as(owner).directChannelId()));
  expect(shown().length).toBe(2);

  // At once: the settle time is not over, so nothing may be posted.
  running = runMain({ folder, env });
  await running.printed(/Linesman is ready/, 20_000);
  await running.end('SIGKILL');
  expect(posts().length).toBe(3);

  // And again when it is over.
  running = runMain({
    folder,
    env: { ...env, LINESMAN_TEST_NOW: new Date(Date.now() + 25_000).toISOString() },
    imports: [shiftClock],
  });
  const database = openFile(databaseFile, { readonly: true });
  const fates = () =>
    database
      .prepare('SELECT "state", "reason" FROM "OutboxMessage" ORDER BY "channelId"')
      .raw()
      .all();
  await vi.waitFor(
    () => {
      const states = fates().map((row) => (Array.isArray(row) ? row[0] : null));
      expect(states).toEqual(['sent', 'sent', 'sent']);
    },
    // The process has to see the clock run evenly for a settle time first.
    { timeout: 60_000, interval: 100 },
  );
  await running.end('SIGKILL');
  expect(shown().map(({ channelId }) => channelId)).toEqual(
    expect.arrayContaining(owners.map((owner) => workspace.as(owner).directChannelId())),
  );
  expect([shown().length, posts().length]).toEqual([3, 4]);
  const reasons = fates().map((row) => (Array.isArray(row) ? row[1] : undefined));
  expect(reasons.filter((reason) => reason === 'found').length).toBeGreaterThanOrEqual(1);
});
