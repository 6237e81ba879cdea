import type { WrittenCell } from '../domain/import/cell.ts';
import type { Progress, ProgressTable } from '../domain/progress/progress.ts';
import { type ProgressQuery, progressTopics } from '../domain/progress/progress-query.ts';
import type { Words } from '../i18n/words.ts';
import { writeSpreadsheet } from '../spreadsheets/spreadsheets.ts';
import { chartsOf } from '../usecases/progress-charts.ts';
import { hasManagers, showProgress } from '../usecases/show-progress.ts';
import type { UseCaseContext } from '../usecases/use-case-context.ts';
import { formatInstant } from '../views/format-dates.ts';
import { sayPhrase } from '../views/problem-message.ts';
import { chartTable } from '../views/progress-charts.ts';
import { columnName, figureName, periodName, subjectName } from '../views/progress-words.ts';

type Sheet = {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly WrittenCell[])[];
};

/** The figures of every topic, a sheet each, then the data of each chart. */
export async function writeProgress(
  context: UseCaseContext,
  query: ProgressQuery,
  words: Words,
): Promise<Uint8Array> {
  const sheets: Sheet[] = [];
  for (const topic of topicsOf(query)) {
    if (topic === 'people' && !(await hasManagers(context))) continue;
    const progress = await showProgress(context, { ...query, topic });
    sheets.push(sheetOf(progress, words));
  }
  for (const chart of await chartsOf(context, query, words)) sheets.push(chartTable(chart, words));
  return writeSpreadsheet(sheets);
}

const topicsOf = ({ subject }: ProgressQuery) =>
  progressTopics.filter((topic) => {
    if (subject.kind === 'department') return topic === 'tickets';
    return topic !== 'all' && (topic !== 'people' || subject.kind === 'team');
  });

/** A rate is a number, which can be reckoned with; what cannot be computed stays empty. */
function sheetOf(progress: Progress, words: Words): Sheet {
  const { query, figures, tables, today, at, zone, subject, before } = progress;
  const source = words.t('progress.source', {
    at: formatInstant(at, zone, today, words),
    before: periodName(before, today, words),
  });
  return {
    name: words.t(`progress.topic.${query.topic}`),
    headers: [
      words.t('progress.exportFigure'),
      words.t('progress.exportValue'),
      words.t('progress.exportBefore'),
      words.t('progress.exportTarget'),
    ],
    rows: [
      [subjectName(subject, words), periodName(query.period, today, words)],
      ...figures.map(({ key, value, before: was, target }) => [
        figureName(key, words),
        value,
        was ?? null,
        target ?? null,
      ]),
      ...tables.flatMap((table) => tableRows(table, words)),
      [],
      [words.t('progress.exportSource'), source],
    ],
  };
}

const tableRows = (
  { columns, rows }: ProgressTable,
  words: Words,
): readonly (readonly WrittenCell[])[] => [
  [],
  [words.t('progress.exportName'), ...columns.map((column) => columnName(column, words))],
  ...rows.map(({ name, values }) => [sayPhrase(name, words), ...values]),
];
