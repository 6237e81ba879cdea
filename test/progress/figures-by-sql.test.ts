import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { type FigureKey, figureKeys } from '../../src/domain/progress/figures.ts';
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
import { countKeyPersonsMet } from '../../src/usecases/count-key-persons-met.ts';
import { listBehindFigure } from '../../src/usecases/list-behind-figure.ts';
import { applyMerge } from '../../src/usecases/merge/apply-merge.ts';
import { askMerge } from '../../src/usecases/merge/ask-merge.ts';
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
import { type Figures, figuresBySql, type OracleScope, openOracle } from './rows-by-sql.ts';
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

/**
 * A year whose key persons were counted before two customers were merged, and whose stages were changed
 * in it; somebody who is gone is the second one of a ticket, and nothing else.
 */
async function openChangedYear(seed: number): Promise<TeamYear> {
  const year = await openTeamYear(seed);
  const { store, file, team, lead, gone, contextOf } = year;
  await countKeyPersonsMet(store);
  const [fromId, intoId] = [14, 13].map((number) => customerOf(year, seed, number));
  if (!fromId || !intoId) throw new Error('There are no two customers');
  await store.write(async (repositories) => {
    const context = { ...contextOf(lead), repositories };
    const shown = await askMerge(context, { fromId, intoId });
    expect(await applyMerge(context, shown.merge.id, shown.mark)).toMatchObject({ isDone: true });
    const changed = { ...defaultTemplate, version: 1 };
    await repositories.ticketTemplates.add(team.id, changed, lead.id, friday);
    await repositories.people.save({ ...gone, ...second, slackUserId: second.name });
  });
  const database = openFile(file);
  database
    .prepare('UPDATE "Ticket" SET "templateVersion" = 1 WHERE "teamId" = ? AND "number" % 3 = 0')
    .run(team.id);
  database
    .prepare(`UPDATE "Ticket" SET "secondManagerId" = ? WHERE "id" IN (SELECT "id" FROM "Ticket"
      WHERE "teamId" = ? AND "state" = 'open' LIMIT 1)`)
    .run(second.id, team.id);
  return year;
}

const second = { id: 'T1.USECOND' as PersonId, name: 'USECOND' };

// Ids of the generated year.
const customerOf = ({ team }: TeamYear, seed: number, number: number) =>
  `${team.id}-c${seed}-${number}` as CustomerId;

/** A year with what is to be found in it by another way. */
async function openYear(seed: number) {
  const year = seed === 7 ? await openTeamYear(seed) : await openChangedYear(seed);
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
    // Of somebody with much, and of whom two were merged.
    subjects: subjectsOf(year, [most, customerOf(year, seed, 13)]),
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
const peopleOf = ({ managers, lead, specialist, gone }: TeamYear) => [
  ...[lead, specialist, gone, second].map(({ id, name }) => ({ id, name, isManager: false })),
  ...managers.map(({ id, name }) => ({ id, name, isManager: true })),
];

function subjectsOf(year: TeamYear, customers: readonly string[]) {
  const none = everybody(year);
  return [
    [{ kind: 'team' }, none],
    ...year.managers.map(({ id }) => [
      { kind: 'person', personId: id },
      { ...none, manager: id },
    ]),
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

/** What makes a period of a topic one that has something; others always have. */
const something: Partial<Record<ProgressTopic, readonly FigureKey[]>> = {
  visits: ['visits-held', 'visits-due'],
  'follow-ups': ['follow-ups-due'],
  tickets: [
    ...(['tickets-open', 'tickets-opened', 'tickets-completed'] as const),
    ...(['tickets-in-time', 'tickets-late'] as const),
  ],
};
const ofNoDepartment: readonly FigureKey[] = ['tickets-opened', 'tickets-completed'];

function hasSomething(topic: ProgressTopic, figures: Figures, { department }: OracleScope) {
  const keys = something[topic]?.filter(
    (key) => department === null || !ofNoDepartment.includes(key),
  );
  return keys === undefined || keys.some((key) => figures[key]?.value !== 0);
}

describe.each([7, 20_261_126])('a year of a team, seed %i', (seed) => {
  test('every figure and table, who waits longest and who is behind is what plain SQL finds', async () => {
    const { year, oracle, subjects, others } = await openYear(seed);
    const context = year.contextOf(year.lead);
    const seen = new Set<FigureKey>();
    let empty = 0;
    for (const [subject, scope] of subjects) {
      for (const period of periods) {
        const asked = { ...scope, ...moment, ...period };
        const now = figuresBySql(oracle, asked);
        const before = figuresBySql(oracle, { ...asked, ...periodBefore(period) });
        for (const topic of topicsOf(subject)) {
          const progress = await showProgress(context, { topic, period, subject });
          for (const { key, value } of progress.figures) if (value) seen.add(key);
          const expected = progress.figures.map(({ key, before: was }) => [
            key,
            { value: now[key]?.value, before: was === undefined ? was : before[key]?.value },
          ]);
          const { tables, oldest, behind, nothing } = progress;
          const what = `${topic}, ${JSON.stringify(subject)}, ${period.first} – ${period.last}`;
          expect({ figures: figuresOf(progress), tables, oldest, behind }, what).toEqual({
            figures: Object.fromEntries(expected),
            ...besideBySql(oracle, topic, asked, others),
          });
          expect(nothing === null, what).toBe(hasSomething(topic, now, scope));
          if (!nothing?.nearest) continue;
          empty += 1;
          const nearest = figuresBySql(oracle, { ...asked, ...nothing.nearest });
          expect(hasSomething(topic, nearest, scope), what).toBe(true);
        }
      }
    }
    // Nothing above was equal because there was nothing.
    expect([...seen].sort()).toEqual(figureKeys.toSorted());
    expect(empty).toBeGreaterThan(5);
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
  const { year, oracle, subjects } = await openYear(20_261_126);
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
