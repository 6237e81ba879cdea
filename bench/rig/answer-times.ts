import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { randomId } from '../../src/domain/new-id.ts';
import type { Team, WorkspaceId } from '../../src/domain/person.ts';
import { type Instant, instant } from '../../src/domain/zoned-time.ts';
import { teamDigest } from '../../src/reminders/rules/team-digest.ts';
import { openStore } from '../../src/storage/open-store.ts';
import type { Fault, Workspace } from '../../workspace/start-workspace.ts';
import { fillReminders } from '../fill-reminders.ts';
import { fillTeam } from '../fill-team.ts';
import { openStage } from './open-stage.ts';
import { spread } from './report-run.ts';

/** Friday, 07:44:40 in Shanghai: the digest goes out at 07:45. */
const startsAt = '2026-11-19T23:44:40Z';
const everyMs = 50;
const formEveryMs = 500;
/** Reminders that fall due meanwhile, for the storm to meet. */
const reminders = 300;
const stormShare = 0.8;
const storm: readonly Fault[] = [1, 3, 10, 60, null].map((retryAfterSeconds) => ({
  kind: 'rate-limited',
  retryAfterSeconds,
}));
const slackLimitMs = 3_000;
const mostAnswerMs = 1_000;
const mostFormMs = 300;

/**
 * Twenty lines a second and two forms a second, in a team with 10,000 customers, while the digest
 * and due reminders meet a storm of 429.
 */
export async function measureAnswers(seconds: number, seed: number) {
  const ids = Array.from({ length: 40 }, (_none, index) => `MANAGER${index}`);
  const people = ids.map((id) => ({ id: `U${id}`, channelId: `D${id}` }));
  const stage = await openStage({ startsAt, hurry: 1, people, echo: true });
  try {
    const { workspace, bot } = stage;
    const filled = await fillTeam(bot.databaseFile, workspace.teamId as WorkspaceId);
    // Filling took its time; the run's own clock is not far from the digest all the same.
    stage.clock.restart();
    const now = stage.clock.now();
    const dueAt = (index: number) =>
      instant(Math.round(now + (index * seconds * 1000) / reminders));
    fillReminders(bot.databaseFile, filled, [{ count: reminders, dueAt }]);
    await planDigest(bot.databaseFile, filled.team, instant(now));
    const database = new Database(bot.databaseFile, { readonly: true });
    const accounts = database.prepare('SELECT "accountNumber" FROM "Customer"').pluck().all();
    database.close();
    workspace.failAtRandom('chat.postMessage', { share: stormShare, faults: storm, seed });
    bot.start();
    await bot.ready();
    const until = performance.now() + seconds * 1000;
    const [lines, forms] = await Promise.all([
      sayLines(workspace, ids, accounts, until),
      openForms(workspace, until),
    ]);
    return reportAnswers(workspace, lines, forms);
  } finally {
    await stage.close();
  }
}

/** Gives the team its channel, as its set-up does. */
async function planDigest(file: string, team: Team, now: Instant): Promise<void> {
  const store = await openStore({ file, newId: randomId });
  const withChannel = { ...team, teamChannelId: 'CTEAM' };
  const nextAt = await teamDigest.firstAt(withChannel, { read: store.read, now });
  await store.write(async ({ teams, reminders: schedules }) => {
    await teams.update(withChannel);
    await schedules.plan({
      ...{ rule: teamDigest.key, teamId: team.id, subjectId: team.id, subjectVersion: 1 },
      ...{ nextAt, sentCount: 0, lastAt: null },
    });
  });
  await store.close();
}

/** Milliseconds to the answer; null where none came in Slack's time. */
type Wait = number | null;

async function sayLines(
  workspace: Workspace,
  ids: readonly string[],
  accounts: readonly unknown[],
  until: number,
): Promise<readonly Wait[]> {
  const saying: Promise<Wait>[] = [];
  while (performance.now() < until) {
    const count = saying.length;
    const person = `U${ids[count % ids.length]}`;
    const line = `/visit ${accounts[count % accounts.length]} 谈供电方案K${count}K`;
    const startedAt = performance.now();
    saying.push(
      workspace
        .as(person)
        .say('CTEAM', line)
        .then(({ ok }) => (ok ? performance.now() - startedAt : null)),
    );
    await wait(everyMs);
  }
  return Promise.all(saying);
}

/** From `/visit` alone to the call that opens its form. */
async function openForms(workspace: Workspace, until: number): Promise<readonly Wait[]> {
  const waits: Wait[] = [];
  const opened = () => workspace.calls().filter(({ method }) => method === 'views.open').length;
  while (performance.now() < until) {
    const before = opened();
    const startedAt = performance.now();
    const said = workspace.as('UMANAGER1').say('CTEAM', '/visit');
    waits.push(
      await workspace
        .until(() => (opened() > before ? true : undefined), slackLimitMs)
        .then(
          () => performance.now() - startedAt,
          () => null,
        ),
    );
    await said;
    await wait(formEveryMs);
  }
  return waits;
}

function reportAnswers(workspace: Workspace, lines: readonly Wait[], forms: readonly Wait[]) {
  const answered = lines.filter((one) => one !== null);
  const opened = forms.filter((one) => one !== null);
  const posts = workspace.calls().filter(({ method }) => method === 'chat.postMessage');
  const isDigest = ({ arguments: given }: (typeof posts)[number]) => given.channel === 'CTEAM';
  const [answerMs, formMs] = [spread(answered), spread(opened)];
  const problems: string[] = [];
  if (answered.length < lines.length) problems.push('lines were not answered within 3 s');
  if (answerMs.p99 >= mostAnswerMs) problems.push('the p99 of answers is 1 s or more');
  if (opened.length < forms.length) problems.push('forms did not open within 3 s');
  if (formMs.p99 >= mostFormMs) problems.push('the p99 of forms is 300 ms or more');
  if (!posts.some(isDigest)) problems.push('the digest was not tried meanwhile');
  return {
    lines: lines.length,
    unanswered: lines.length - answered.length,
    answerMs,
    forms: forms.length,
    unopened: forms.length - opened.length,
    formMs,
    posts: posts.length,
    limited: posts.filter(({ ok }) => !ok).length,
    digestTries: posts.filter(isDigest).length,
    problems,
  };
}
