import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { type Period, periodAround, periodBefore } from '../../src/domain/progress/period.ts';
import type { Progress } from '../../src/domain/progress/progress.ts';
import {
  type ProgressSubject,
  type ProgressTopic,
  progressTopics,
} from '../../src/domain/progress/progress-query.ts';
import { defaultTemplate } from '../../src/domain/ticket/default-template.ts';
import { stageName } from '../../src/domain/ticket/stage-name.ts';
import { addMonths, calendarDay } from '../../src/domain/zoned-time.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { listBehindFigure } from '../../src/usecases/list-behind-figure.ts';
import { chartsOf } from '../../src/usecases/progress-charts.ts';
import { showProgress } from '../../src/usecases/show-progress.ts';
import { pageSize } from '../../src/views/pages.ts';
import type { FigureRow } from '../../src/views/progress-list.ts';
import type { FigureList } from '../../src/views/progress-list-message.ts';
import { openTeamYear, type TeamYear } from '../support/open-team-year.ts';
import { openFile } from '../support/open-test-store.ts';
import { friday } from '../support/sample-records.ts';
import { chartsBySql, dataOf } from './charts-by-sql.ts';
import { workdaysOf } from './judge-tickets.ts';
import { figuresBySql, type OracleScope, openOracle } from './rows-by-sql.ts';
import { besideBySql } from './tables-by-sql.ts';

const today = calendarDay('2026-11-20');
const moment = { today, now: friday };
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

const topicsOf = ({ kind }: ProgressSubject): readonly ProgressTopic[] =>
  kind === 'department'
    ? ['all', 'tickets']
    : progressTopics.filter((topic) => topic !== 'people' || kind === 'team');

/** A year with what is to be found in it by another way. */
async function openYear(seed: number) {
  const year = await openTeamYear(seed);
  const database = openFile(year.file, { readonly: true });
  const oracle = openOracle(database, year.team.id, friday);
  const [most] = oracle.list(
    'SELECT "customerId" FROM "Visit" WHERE "teamId" = :team GROUP BY 1 ORDER BY COUNT(*) DESC',
    { ...everybody(year), ...moment, first: today, last: today },
  );
  if (most === undefined) throw new Error('Nobody was visited');
  return {
    year,
    oracle,
    subjects: subjectsOf(year, [most, `${year.team.id}-c${seed}-12`]),
    others: { people: peopleOf(year), isWorkday: workdaysOf(database) },
  };
}

const everybody = ({ team }: TeamYear): OracleScope => ({
  team: team.id,
  manager: null,
  customer: null,
  department: null,
});

/** Whoever is gone stands in a table where they left something. */
const peopleOf = ({ managers, lead, specialist, gone }: TeamYear) =>
  [...managers, lead, specialist, gone].map(({ id, name, role }) => ({
    id,
    name,
    isManager: role === 'manager' && id !== gone.id,
  }));

function subjectsOf(year: TeamYear, customers: readonly string[]) {
  const none = everybody(year);
  return [
    [{ kind: 'team' }, none],
    ...year.managers.map(({ id }) => [
      { kind: 'person', personId: id },
      { ...none, manager: id },
    ]),
    // Ids of the generated year.
    ...customers.map((id) => [
      { kind: 'customer', customerId: id as CustomerId },
      { ...none, customer: id },
    ]),
    ...(['production', 'marketing', 'company'] as const).map((department) => [
      { kind: 'department', department },
      { ...none, department },
    ]),
  ] as readonly (readonly [ProgressSubject, OracleScope])[];
}

/** The figures of an answer, as the oracle has them. */
const figuresOf = ({ figures }: Progress) =>
  Object.fromEntries(figures.map(({ key, value, before }) => [key, { value, before }]));

describe.each([7, 20_261_126])('a year of a team, seed %i', (seed) => {
  test('every figure and table, who waits longest and who is behind is what plain SQL finds', async () => {
    const { year, oracle, subjects, others } = await openYear(seed);
    const context = year.contextOf(year.lead);
    let figures = 0;
    for (const [subject, scope] of subjects) {
      for (const period of periods) {
        const asked = { ...scope, ...moment, ...period };
        const now = figuresBySql(oracle, asked);
        const before = figuresBySql(oracle, { ...asked, ...periodBefore(period) });
        for (const topic of topicsOf(subject)) {
          const progress = await showProgress(context, { topic, period, subject });
          figures += progress.figures.length;
          const expected = progress.figures.map(({ key, before: was }) => [
            key,
            { value: now[key]?.value, before: was === undefined ? was : before[key]?.value },
          ]);
          const { tables, oldest, behind } = progress;
          expect(
            { figures: figuresOf(progress), tables, oldest, behind },
            `${topic}, ${JSON.stringify(subject)}, ${period.first} – ${period.last}`,
          ).toEqual({
            figures: Object.fromEntries(expected),
            ...besideBySql(oracle, topic, asked, others),
          });
        }
      }
    }
    expect(figures).toBeGreaterThan(2_500);
  }, 120_000);
});

const codes = new Map(
  defaultTemplate.stages.map(({ code }) => [
    JSON.stringify(stageName(code, defaultTemplate)),
    code,
  ]),
);

/** The rows of a list as the oracle names them. */
function rowsOf(list: FigureList): readonly string[] {
  switch (list.kind) {
    case 'visits':
    case 'customers':
      return list.list.page.items.map(({ id }) => id);
    case 'tickets':
      return list.list.page.items.map(({ file }) => file.ticket.id);
    case 'rows':
      return list.page.items.map(rowName);
  }
}

function rowName(row: FigureRow): string {
  switch (row.kind) {
    case 'follow-up':
      return row.followUpId;
    case 'stage':
      return `${row.ticketId} ${codes.get(JSON.stringify(row.stage))} ${row.endedOn}`;
    case 'key-person':
      return [row.customerId, row.name, ...(row.metOn ? [row.metOn] : [])].join(' ');
  }
}

test('the list behind each figure has the rows that plain SQL finds, in order, page by page', async () => {
  const { year, oracle, subjects } = await openYear(7);
  const context = year.contextOf(year.lead);
  for (const [subject, scope] of subjects) {
    for (const period of [periodAround('week', today), periodAround('quarter', today)]) {
      const found = figuresBySql(oracle, { ...scope, ...moment, ...period });
      for (const topic of topicsOf(subject).filter((one) => one !== 'all' && one !== 'people')) {
        const query = { topic, period, subject };
        const { figures } = await showProgress(context, query);
        for (const { key } of figures) {
          const rows = found[key]?.rows ?? [];
          const pages = [1, Math.ceil(rows.length / pageSize)];
          for (const page of new Set(pages.map((number) => Math.max(1, number)))) {
            const list = await listBehindFigure(context, query, key, page);
            const { total } = list.kind === 'rows' ? list.page : list.list.page;
            const from = (page - 1) * pageSize;
            expect(
              { total, rows: rowsOf(list) },
              `${key}, ${JSON.stringify(subject)}, ${period.unit}, page ${page}`,
            ).toEqual({ total: rows.length, rows: rows.slice(from, from + pageSize) });
          }
        }
      }
    }
  }
}, 120_000);

test('every chart is drawn from what plain SQL finds', async () => {
  const { year, oracle, subjects } = await openYear(7);
  const context = year.contextOf(year.lead);
  const words = wordsFor('en');
  for (const [subject, scope] of subjects) {
    for (const period of [periodAround('quarter', today), periodAround('month', month)]) {
      const asked = { ...scope, ...moment, ...period };
      const isOfTeam = subject.kind === 'team';
      for (const topic of isOfTeam ? topicsOf(subject) : (['all'] as const)) {
        const charts = await chartsOf(context, { topic, period, subject }, words);
        expect(
          charts.map(dataOf),
          `${topic}, ${JSON.stringify(subject)}, ${period.first} – ${period.last}`,
        ).toEqual(chartsBySql(oracle, topic, asked, words));
      }
    }
  }
}, 120_000);
