import { expect, test } from 'vitest';
import { loadTicketBoard } from '../../src/reminders/ticket-board.ts';
import { openTeamYear } from '../support/open-team-year.ts';
import { openFile } from '../support/open-test-store.ts';
import { friday } from '../support/sample-records.ts';

const few = { customers: 10, visits: 0, tickets: 20, followUps: 0 };
/** More than any list is counted up to. */
const copies = 600;

test('the wall board counts every open ticket, however many there are', async () => {
  const { store, file, lead, team } = await openTeamYear(7, few);
  const database = openFile(file);
  const columns = (table: string, changed: Readonly<Record<string, string>>) =>
    database
      .prepare('SELECT "name" FROM pragma_table_info(?)')
      .pluck()
      .all(table)
      .map((name) => changed[String(name)] ?? `"${name}"`)
      .join(', ');
  const named = (column: string) => `"${column}" || '-' || n."value"`;
  const numbers = JSON.stringify(Array.from({ length: copies }, (_none, index) => 1_000 + index));
  const ofTicket = { id: named('id'), number: 'n."value"' };
  const ofStage = { id: named('id'), ticketId: named('ticketId') };
  const one = database
    .prepare(`SELECT "id" FROM "Ticket" WHERE "teamId" = ? AND "state" = 'open'`)
    .pluck()
    .get(team.id);
  for (const [table, key, changed] of [
    ['Ticket', 'id', ofTicket],
    ['TicketStage', 'ticketId', ofStage],
  ] as const) {
    database
      .prepare(`INSERT INTO "${table}" SELECT ${columns(table, changed).replaceAll('"id"', 'x."id"')}
        FROM "${table}" x, json_each(?) n WHERE x."${key}" = ?`)
      .run(numbers, one);
  }
  const board = await loadTicketBoard(lead.id, { read: store.read, now: friday });
  if (board?.chart.kind !== 'stage-board') throw new Error('There is no board');
  const shown = board.chart.stages.map(({ tickets: { blue, yellow, red } }) => blue + yellow + red);
  expect(shown).toEqual(
    database
      .prepare(
        `SELECT count(*) FROM "TicketStage" s JOIN "Ticket" t ON t."id" = s."ticketId"
         WHERE t."teamId" = ? AND t."state" = 'open' AND s."startedAt" IS NOT NULL
           AND s."endedAt" IS NULL GROUP BY s."code" ORDER BY s."position"`,
      )
      .pluck()
      .all(team.id),
  );
  expect(Math.max(...shown)).toBeGreaterThan(copies);
});
