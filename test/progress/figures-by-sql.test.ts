import { describe, expect, test } from 'vitest';
import type { FigureKey } from '../../src/domain/progress/figures.ts';
import { isShare } from '../../src/domain/progress/figures.ts';
import { type Period, periodAround, periodBefore } from '../../src/domain/progress/period.ts';
import type { Progress } from '../../src/domain/progress/progress.ts';
import {
  type ProgressSubject,
  type ProgressTopic,
  progressTopics,
} from '../../src/domain/progress/progress-query.ts';
import { addMonths, calendarDay } from '../../src/domain/zoned-time.ts';
import { listBehindFigure } from '../../src/usecases/list-behind-figure.ts';
import { showProgress } from '../../src/usecases/show-progress.ts';
import { openTeamYear, type TeamYear } from '../support/open-team-year.ts';
import { openFile } from '../support/open-test-store.ts';
import { friday } from '../support/sample-records.ts';
import { addRules, countBySql, type OracleScope } from './count-by-sql.ts';

const today = calendarDay('2026-11-20');
const month = addMonths(today, -1);
const periods: readonly Period[] = [
  periodAround('day', today),
  periodAround('week', today),
  periodBefore(periodAround('week', today)),
  periodAround('month', today),
  periodAround('month', month),
  periodAround('quarter', today),
  periodAround('quarter', addMonths(today, -4)),
  periodAround('year', today),
  { unit: 'days', first: calendarDay('2026-01-31'), last: calendarDay('2026-02-28') },
];
const topics: readonly ProgressTopic[] = ['all', 'visits', 'follow-ups', 'tickets', 'customers'];
/** Counted by working days from a ticket's template; the cards of its list are what they are held against. */
const ofCards: readonly FigureKey[] = [
  'tickets-blue',
  'tickets-yellow',
  'tickets-red',
  'tickets-risk',
  'tickets-cap',
];

function subjectsOf({ team, managers }: TeamYear, customers: readonly string[]) {
  const none: OracleScope = { team: team.id, manager: null, customer: null, department: null };
  const [one, other] = customers;
  const asked: [ProgressSubject, OracleScope][] = [[{ kind: 'team' }, none]];
  for (const { id } of managers) {
    asked.push([
      { kind: 'person', personId: id },
      { ...none, manager: id },
    ]);
  }
  for (const id of [one, other]) {
    if (id === undefined) throw new Error('There is no customer');
    asked.push([
      // Ids of the generated year.
      {
        kind: 'customer',
        customerId: id as Extract<ProgressSubject, { kind: 'customer' }>['customerId'],
      },
      { ...none, customer: id },
    ]);
  }
  for (const department of ['production', 'marketing'] as const) {
    asked.push([
      { kind: 'department', department },
      { ...none, department },
    ]);
  }
  return asked;
}

/** What the table of a topic has of each person, and what plain SQL counts of theirs. */
function peopleIn(
  { tables }: Progress,
  { managers, lead, specialist }: TeamYear,
  countOf: (manager: string) => Partial<Record<FigureKey, number | null>>,
) {
  return tables.flatMap(({ by, columns, rows }) => {
    if (by !== 'person') return [];
    // Lights are held against cards elsewhere.
    const known = columns.filter((key) => key !== 'tickets-red');
    const got = rows.map(({ name, values }) => [
      name,
      known.map((key) => values[columns.indexOf(key)]),
    ]);
    const expected = [...managers, lead, specialist]
      .map(({ id, name, role }) => {
        const counts: Readonly<Record<string, number | null>> = countOf(id);
        return { name, role, values: known.map((key) => counts[key]) };
      })
      .filter(({ role, values }) => role === 'manager' || values.some((value) => value !== 0))
      .sort((one, other) => one.name.localeCompare(other.name))
      .map(({ name, values }) => [name, values]);
    return [{ got, expected }];
  });
}

describe.each([7, 20_261_126])('a year of a team, seed %i', (seed) => {
  test('every row of a table by person is what plain SQL counts of that person', async () => {
    const year = await openTeamYear(seed);
    const context = year.contextOf(year.lead);
    const database = openFile(year.file, { readonly: true });
    addRules(database);
    const scope: OracleScope = {
      team: year.team.id,
      manager: null,
      customer: null,
      department: null,
    };
    let tables = 0;
    for (const period of periods) {
      const known = new Map<string, ReturnType<typeof countBySql>>();
      const countOf = (manager: string) => {
        const asked = { ...period, today, now: friday };
        const counts = known.get(manager) ?? countBySql(database, { ...scope, manager }, asked);
        known.set(manager, counts);
        return counts;
      };
      for (const topic of progressTopics) {
        const progress = await showProgress(context, { topic, period, subject: { kind: 'team' } });
        for (const { got, expected } of peopleIn(progress, year, countOf)) {
          tables += 1;
          expect(got, `${topic}, ${period.first} – ${period.last}`).toEqual(expected);
        }
      }
    }
    expect(tables).toBe(5 * periods.length);
  }, 120_000);

  test('every figure of every topic and period is what plain SQL counts', async () => {
    const year = await openTeamYear(seed);
    const context = year.contextOf(year.lead);
    const database = openFile(year.file, { readonly: true });
    addRules(database);
    const customers = database
      .prepare(
        'SELECT "customerId" FROM "Visit" WHERE "teamId" = ? GROUP BY 1 ORDER BY COUNT(*) DESC',
      )
      .pluck()
      .all(year.team.id) as string[];
    const wrong: unknown[] = [];
    let figures = 0;
    for (const [subject, scope] of subjectsOf(year, customers)) {
      for (const period of periods) {
        const moment = { today, now: friday };
        const counts = countBySql(database, scope, { ...period, ...moment });
        const before = countBySql(database, scope, { ...periodBefore(period), ...moment });
        for (const topic of subject.kind === 'department' ? (['tickets'] as const) : topics) {
          const progress = await showProgress(context, { topic, period, subject });
          for (const figure of progress.figures) {
            if (ofCards.includes(figure.key)) continue;
            figures += 1;
            const expected = {
              value: counts[figure.key],
              ...(figure.before === undefined ? {} : { before: before[figure.key] }),
            };
            const { value, before: was } = figure;
            const got = { value, ...(was === undefined ? {} : { before: was }) };
            if (JSON.stringify(got) !== JSON.stringify(expected)) {
              wrong.push({ key: figure.key, topic, period, subject, got, expected });
            }
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(figures).toBeGreaterThan(1_500);
  }, 120_000);
});

test('a figure is how many its list has', async () => {
  const year = await openTeamYear(7);
  const context = year.contextOf(year.lead);
  const wrong: unknown[] = [];
  for (const [subject] of subjectsOf(year, [`${year.team.id}-c7-5`, `${year.team.id}-c7-6`])) {
    for (const period of [periodAround('week', today), periodAround('quarter', today)]) {
      for (const topic of subject.kind === 'department' ? (['tickets'] as const) : topics) {
        const query = { topic, period, subject };
        const { figures } = await showProgress(context, query);
        for (const { key, value } of figures.filter((figure) => !isShare(figure.key))) {
          const list = await listBehindFigure(context, query, key, 1);
          const { total } = list.kind === 'rows' ? list.page : list.list.page;
          if (total !== value) wrong.push({ key, topic, period, subject, value, total });
        }
      }
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);
