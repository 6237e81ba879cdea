import { expect, test } from 'vitest';
import { wordsFor } from '../../src/i18n/words.ts';
import { loadTeamTimeline } from '../../src/reminders/team-timeline.ts';
import { chartPicture } from '../../src/views/chart-picture.ts';
import { openTeamYear } from '../support/open-team-year.ts';
import { friday } from '../support/sample-records.ts';

test('of many tickets the twenty most urgent are drawn, and how many are left is said', async () => {
  const { store, lead, team } = await openTeamYear(7);
  const { tickets } = store.read;
  const context = { read: store.read, now: friday };
  const loaded = await loadTeamTimeline(lead.id, false, context);
  if (loaded?.chart.kind !== 'ticket-timeline') throw new Error('There is no timeline');
  const { rows, more } = loaded.chart;
  const { total } = await tickets.page(
    {
      teamId: team.id,
      state: 'open',
      managerId: null,
      customerId: null,
      isGreen: false,
      dueBefore: null,
      stage: null,
      department: null,
      ofPartner: null,
    },
    { skip: 0, take: 1 },
  );
  expect([rows.length, more]).toEqual([20, { count: total - 20, isCountedOut: false }]);
  expect(rows[0]).toEqual({
    name: 'GC-24 Plant 7-27',
    note: '8月25日到期 · 业务受理',
    light: 'red',
    deadline: '2026-08-25',
    bars: [
      { from: '2026-08-24', to: '2026-11-20', light: 'red', isForecast: false },
      { from: '2026-11-21', to: '2026-12-18', light: 'blue', isForecast: true },
    ],
  });
  const due = rows.map(({ deadline }) => deadline ?? '');
  expect(due).toEqual(due.toSorted());
  const { said } = chartPicture(loaded.chart, wordsFor('en'));
  expect(said.others).toBe(`${total - 20} more are not shown.`);
});
