// npm run bench:bulletin: the weekly bulletin of many tickets, gathered and worded.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomId } from '../src/domain/new-id.ts';
import type { WorkspaceId } from '../src/domain/person.ts';
import { instant } from '../src/domain/zoned-time.ts';
import { wordsFor } from '../src/i18n/words.ts';
import { gatherBulletin } from '../src/reminders/gather-bulletin.ts';
import { loadTeamDay } from '../src/reminders/load-team-day.ts';
import { openTickets } from '../src/reminders/quiet-tickets.ts';
import { openStore } from '../src/storage/open-store.ts';
import { weeklyBulletinPost } from '../src/views/weekly-bulletin.ts';
import { fillTeam, now } from './fill-team.ts';
import { fillTickets } from './fill-tickets.ts';
import { quantile, report } from './report-figure.ts';

const total = 200;
/** Every ticket moved so often since the last bulletin. */
const changes = 8;
const samples = 30;
const dayMs = 24 * 60 * 60 * 1000;
const folder = mkdtempSync(join(tmpdir(), 'linesman-bulletin-'));

try {
  const file = join(folder, 'bulletin.db');
  const { team, people } = await fillTeam(file, 'T0BENCH' as WorkspaceId);
  const store = await openStore({ file, newId: randomId });
  const calendar = await store.read.calendars.load(team.region);
  fillTickets(file, { team, people, calendar, total, openShare: 1 });
  const context = { read: store.read, now };
  const open = await openTickets(team, { isGreen: false }, store.read);
  await store.write(async ({ audit }) => {
    for (const { file: one } of open) {
      for (let count = 0; count < changes; count += 1) {
        const stage = one.stages[count]?.code ?? 'SURVEY';
        await audit.add({
          workspaceId: team.workspaceId,
          at: instant(now - (changes - count) * 3_600_000),
          actorId: one.ticket.managerId,
          action: 'ticket.done',
          subject: `ticket/${one.ticket.id}`,
          before: null,
          after: {
            change: { kind: 'done', stage, note: 'papers are complete', doneFor: null },
            started: [stage],
            moved: [{ stage, from: now, to: instant(now + dayMs) }],
          },
        });
      }
    }
  });
  const day = await loadTeamDay(team.id, context);
  if (!day) throw new Error('There is no team');
  const waits: number[] = [];
  for (let count = 0; count < samples; count += 1) {
    const startedAt = performance.now();
    const bulletin = await gatherBulletin(day, instant(now - 7 * dayMs), context);
    JSON.stringify(weeklyBulletinPost(bulletin, wordsFor('en')));
    waits.push(performance.now() - startedAt);
    if (bulletin.projects.length !== total) throw new Error('Tickets are missing');
  }
  await store.close();
  report({
    figure: `weekly bulletin of ${total} tickets with ${changes} changes each, p99`,
    value: quantile(waits, 0.99),
    unit: 'ms',
    peer: null,
    peerValue: null,
    goal: '≤ 2000',
    ok: quantile(waits, 0.99) <= 2_000,
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
