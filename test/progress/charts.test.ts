import { expect, test } from 'vitest';
import { periodAround } from '../../src/domain/progress/period.ts';
import { progressTopics } from '../../src/domain/progress/progress-query.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { readSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { writeProgress } from '../../src/tables/progress-tables.ts';
import { chartsOf } from '../../src/usecases/progress-charts.ts';
import { showProgress } from '../../src/usecases/show-progress.ts';
import { openTeamYear } from '../support/open-team-year.ts';

const today = calendarDay('2026-11-20');
const period = periodAround('quarter', today);
const team = { topic: 'all', period, subject: { kind: 'team' } } as const;
const words = wordsFor('en');

test('the charts have the figures that the answer has', async () => {
  const year = await openTeamYear(7);
  const context = year.contextOf(year.lead);
  const charts = await chartsOf(context, team, words);
  expect(charts.map(({ kind }) => kind)).toEqual([
    'visits-against-due',
    'on-time-rate',
    'stage-board',
    'ticket-timeline',
  ]);
  const visits = await showProgress(context, { ...team, topic: 'visits' });
  const tickets = await showProgress(context, { ...team, topic: 'tickets' });
  const value = ({ figures }: typeof visits, key: string) =>
    figures.find((figure) => figure.key === key)?.value;
  const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
  for (const chart of charts) {
    switch (chart.kind) {
      case 'visits-against-due':
        expect(sum(chart.rows.map(({ due }) => due))).toBe(value(visits, 'visits-due'));
        expect(sum(chart.rows.map(({ done }) => done))).toBe(value(visits, 'visits-kept'));
        break;
      case 'on-time-rate':
        expect(chart.weeks.length).toBe(12);
        expect(chart.series.map(({ rates }) => rates.length)).toEqual([12, 12]);
        break;
      case 'stage-board': {
        const table = tickets.tables.find(({ by }) => by === 'department');
        const running = sum((table?.rows ?? []).map(({ values }) => values[2] ?? 0));
        const shown = chart.stages.flatMap(({ tickets: lit }) => Object.values(lit));
        expect(sum(shown)).toBe(running);
        break;
      }
      case 'ticket-timeline':
        expect(chart.rows.length).toBe(15);
        expect(chart.rows.flatMap(({ bars }) => bars).every(({ from, to }) => from <= to)).toBe(
          true,
        );
        expect(chart.rows[0]?.light).toBe('red');
        break;
    }
  }
});

test('a week of the on-time rate is the rate of that week', async () => {
  const year = await openTeamYear(7);
  const context = year.contextOf(year.lead);
  const rates = (await chartsOf(context, team, words)).find(({ kind }) => kind === 'on-time-rate');
  const week = periodAround('week', today);
  const tickets = await showProgress(context, { ...team, topic: 'tickets', period: week });
  const promises = await showProgress(context, { ...team, topic: 'follow-ups', period: week });
  const last = rates?.kind === 'on-time-rate' ? rates.series.map((one) => one.rates.at(-1)) : [];
  expect(last).toEqual([
    tickets.figures.find(({ key }) => key === 'tickets-rate')?.value,
    promises.figures.find(({ key }) => key === 'follow-ups-rate')?.value,
  ]);
});

test('the spreadsheet has a sheet for each topic with the same figures, and one for each chart', async () => {
  const year = await openTeamYear(7);
  const context = year.contextOf(year.lead);
  const bytes = await writeProgress(context, team, words);
  const sheets = await readSpreadsheet(bytes, 'progress.xlsx');
  expect(sheets.map(({ name }) => name)).toEqual([
    'visits',
    'follow-ups',
    'tickets',
    'customers',
    'people',
    'Customers visited of those due',
    'In time, by week',
    'Tickets by stage',
    'Tickets to their expected day',
  ]);
  for (const topic of progressTopics.filter((one) => one !== 'all')) {
    const { figures, tables } = await showProgress(context, { ...team, topic });
    const rows = sheets.find(({ name }) => name === topic)?.rows ?? [];
    const numbers = rows.slice(2).map((row) => row.slice(1).map((cell) => cell ?? null));
    expect(numbers.slice(0, figures.length).map((row) => row.slice(0, 3))).toEqual(
      figures.map(({ value, before, target }) => [value, before ?? null, target ?? null]),
    );
    const below = numbers.slice(figures.length).filter(([first]) => typeof first === 'number');
    const ofTables = tables.flatMap((table) => table.rows.map(({ values }) => values));
    expect(below.map((row, place) => row.slice(0, ofTables[place]?.length))).toEqual(ofTables);
  }
});
