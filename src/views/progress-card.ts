import type { KnownBlock } from '@slack/types';
import { type Figure, isShare } from '../domain/progress/figures.ts';
import {
  type ColumnKey,
  figureIn,
  type Oldest,
  type Progress,
  type ProgressTable,
  sortRows,
} from '../domain/progress/progress.ts';
import { formatProgressQuery, progressTopics } from '../domain/progress/progress-query.ts';
import { formatReference } from '../domain/reference.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, menu, type Press, row } from './buttons.ts';
import { formatDay, formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { type PlansInProgress, planBlocks } from './progress-plans.ts';
import { progressTable } from './progress-table.ts';
import { columnName, figureName, figureValue, periodName, subjectName } from './progress-words.ts';
import { bullets, lines } from './rich-text.ts';

/** More rows than a phone shows without scrolling for long; the spreadsheet has all. */
const shownRows = 15;
/** Slack takes 100 with the head. */
const drawnRows = 99;
const headlineParts = 2;

/** The one sentence that matters: what is late, or that nothing is. */
export function headline(
  { figures, behind, nothing, query, today }: Progress,
  words: Words,
): string {
  if (nothing) {
    const period = periodName(query.period, today, words);
    const { nearest } = nothing;
    return nearest
      ? words.t('progress.nothing', { period, nearest: periodName(nearest, today, words) })
      : words.t('progress.never', { period });
  }
  const of = (key: Figure['key'], sentence: MessageKey): readonly string[] => {
    const count = figureIn(figures, key) ?? 0;
    return count > 0 ? [words.t(sentence, { count })] : [];
  };
  // What is overdue is red: red is said where it is more.
  const isRedAlone =
    (figureIn(figures, 'tickets-red') ?? 0) > (figureIn(figures, 'tickets-overdue') ?? 0);
  const late = [
    ...of('tickets-risk', 'progress.head.risk'),
    ...(behind ? [words.t('progress.head.behind', { count: behind.visits })] : []),
    ...of('tickets-overdue', 'progress.head.overdue'),
    ...(isRedAlone ? of('tickets-red', 'progress.head.red') : []),
    ...(behind ? [] : of('visits-overdue', 'progress.head.visits')),
    ...of('follow-ups-overdue', 'progress.head.promises'),
    ...of('customers-gaps', 'progress.head.gaps'),
  ].slice(0, headlineParts);
  const said = late.length > 0 ? late.join(words.t('progress.head.join')) : null;
  const what = said ?? words.t('progress.head.fine');
  return words.t('progress.head.end', { what: what.charAt(0).toUpperCase() + what.slice(1) });
}

/** `Visits made: 12 (before 9, target 14)` */
export function figureLine({ key, value, before, target }: Figure, words: Words): string {
  const line = words.t('progress.now', {
    figure: figureName(key, words),
    value: figureValue(key, value, words),
  });
  const beside = [
    ...(before === undefined || before === null
      ? []
      : [words.t('progress.before', { before: figureValue(key, before, words) })]),
    ...(target === undefined || value === null
      ? []
      : [words.t('progress.target', { target: figureValue(key, target, words) })]),
  ];
  if (beside.length === 0) return line;
  const what = beside.join(words.t('progress.besideJoin'));
  return words.t('progress.beside', { line, what });
}

const tableNames = {
  person: 'progress.by.person',
  grade: 'progress.by.grade',
  department: 'progress.by.department',
} as const satisfies Record<ProgressTable['by'], MessageKey>;

const title = (progress: Progress, words: Words): string => {
  const { query, subject, today } = progress;
  return words.t('progress.title', {
    subject: subjectName(subject, words),
    topic: words.t(`progress.topic.${query.topic}`),
    period: periodName(query.period, today, words),
  });
};

/**
 * What whoever asked sees, with ways to look further. `sortBy`: the column of the tables; `plans`: what
 * was planned for that time.
 */
export function progressCard(
  progress: Progress,
  sortBy: ColumnKey | null,
  words: Words,
  plans: PlansInProgress | null = null,
): Message {
  const of = formatProgressQuery(progress.query);
  const isEmpty = progress.nothing !== null;
  return {
    text: escapeText(`${title(progress, words)}: ${headline(progress, words)}`),
    blocks: [
      ...headBlocks(progress, words),
      ...(isEmpty ? [] : bodyBlocks(progress, sortBy, words)),
      ...(plans ? planBlocks(plans, progress.query.topic === 'people', words) : []),
      lines([source(progress, words)]),
      ...(isEmpty ? [] : [row(...menus(progress, words))]),
      row(
        button({ name: 'progress:share', label: words.t('button.share'), value: { of } }),
        ...(isEmpty
          ? []
          : [
              button({
                name: 'progress:picture',
                label: words.t('progress.picture'),
                value: { of },
              }),
            ]),
        button({ name: 'progress:export', label: words.t('progress.export'), value: { of } }),
      ),
    ],
  };
}

/**
 * What others see of it where it is shared: people are not put side by side in public. `drawnBySlack`:
 * the same with its first table as Slack draws it; undefined where it has none.
 */
export function sharedProgress(
  progress: Progress,
  person: string,
  words: Words,
): Message & { readonly drawnBySlack: readonly KnownBlock[] | undefined } {
  const tables = progress.tables.filter(({ by, rows }) => by !== 'person' && rows.length > 0);
  const shared = { ...progress, tables };
  const framed = (figures: readonly KnownBlock[]) => [
    lines([words.t('progress.sharedBy', { person: oneLine(person) })]),
    ...headBlocks(shared, words),
    ...figures,
    lines([source(progress, words)]),
  ];
  const [first, ...others] = progress.nothing ? [] : tables;
  return {
    text: escapeText(`${title(progress, words)}: ${headline(progress, words)}`),
    blocks: framed(progress.nothing ? [] : figureBlocks(shared, null, words)),
    drawnBySlack:
      first &&
      framed([
        ...figureBlocks({ ...shared, tables: [] }, null, words),
        progressTable(first, first.rows.slice(0, drawnRows), words.t(tableNames[first.by]), words),
        ...others.flatMap((table) => tableBlocks(table, null, words)),
      ]),
  };
}

const headBlocks = (progress: Progress, words: Words): KnownBlock[] => [
  lines([{ bold: title(progress, words) }]),
  lines([{ bold: headline(progress, words) }]),
];

function source({ at, before, today, zone }: Progress, words: Words): string {
  return words.t('progress.source', {
    at: formatInstant(at, zone, today, words),
    before: periodName(before, today, words),
  });
}

function figureBlocks(
  { figures, tables }: Progress,
  sortBy: ColumnKey | null,
  words: Words,
): KnownBlock[] {
  return [
    bullets(...figures.map((figure) => [figureLine(figure, words)])),
    ...tables
      .filter(({ rows }) => rows.length > 0)
      .flatMap((table) => tableBlocks(table, sortBy, words)),
  ];
}

const bodyBlocks = (progress: Progress, sortBy: ColumnKey | null, words: Words): KnownBlock[] => [
  ...figureBlocks(progress, sortBy, words),
  ...(progress.oldest.length === 0
    ? []
    : [
        lines([{ bold: words.t('progress.oldest') }]),
        ...progress.oldest.map((one) => oldestRow(one, progress, words)),
      ]),
];

function tableBlocks(table: ProgressTable, sortBy: ColumnKey | null, words: Words): KnownBlock[] {
  const rows = sortBy ? sortRows(table, sortBy) : table.rows;
  const left = rows.length - shownRows;
  return [
    lines([{ bold: words.t(tableNames[table.by]) }]),
    bullets(
      ...rows.slice(0, shownRows).map(({ name, values }) => [
        { bold: typeof name === 'string' ? oneLine(name) : sayPhrase(name, words) },
        ` · ${table.columns
          .map((column, place) => {
            const value = values[place] ?? null;
            const shown = value === null ? words.t('progress.unknown') : `${value}`;
            return words.t('progress.now', { figure: columnName(column, words), value: shown });
          })
          .join(' · ')}`,
      ]),
      ...(left > 0 ? [[words.t('progress.rowsLeft', { count: left })]] : []),
    ),
  ];
}

/** The choices below: what stands behind the figures, other topics, another order. */
function menus({ query, figures, tables }: Progress, words: Words) {
  const of = formatProgressQuery(query);
  const lists = figures
    .filter(({ key, value }) => value !== null && (isShare(key) || value > 0))
    .map(
      ({ key }): Press => ({
        name: 'progress:list',
        label: figureName(key, words),
        value: { of, figure: key },
      }),
    );
  const topics = topicsFor(query.subject.kind)
    .filter((topic) => topic !== query.topic)
    .map(
      (topic): Press => ({
        name: 'progress:show',
        label: words.t(`progress.topic.${topic}`),
        value: { of: formatProgressQuery({ ...query, topic }) },
      }),
    );
  const columns = [...new Set(tables.flatMap((table) => table.columns))].map(
    (column): Press => ({
      name: 'progress:show',
      label: columnName(column, words),
      value: { of, sort: column },
    }),
  );
  return [
    ...(lists.length > 0 ? [menu('progress:list', words.t('progress.lists'), lists)] : []),
    ...(topics.length > 0 ? [menu('progress:show', words.t('progress.topics'), topics)] : []),
    ...(columns.length > 0 ? [menu('progress:show', words.t('progress.sort'), columns)] : []),
  ];
}

const topicsFor = (kind: Progress['query']['subject']['kind']) =>
  progressTopics.filter((topic) => {
    if (kind === 'department') return topic === 'tickets';
    return topic !== 'people' || kind === 'team';
  });

function oldestRow(one: Oldest, { today }: Progress, words: Words): KnownBlock {
  const day = formatDay(one.dueOn, today, words);
  const section = (text: readonly string[], press: Press): KnownBlock => ({
    type: 'section',
    text: { type: 'plain_text', emoji: false, text: shorten(text.join('\n'), 500) },
    accessory: button(press),
  });
  const label = words.t('visit.open');
  switch (one.kind) {
    case 'customer':
      return section(
        [
          oneLine(one.name),
          words.t('progress.oldestVisit', { day, person: oneLine(one.managerName) }),
        ],
        { name: 'customer:show', label, value: { customerId: one.customerId, isOfList: true } },
      );
    case 'follow-up':
      return section(
        [
          `${formatReference('followUp', one.number)} ${shorten(oneLine(one.what), 120)}`,
          words.t('progress.oldestPromise', { day, person: oneLine(one.ownerName) }),
        ],
        { name: 'due:show', label, value: { followUpId: one.followUpId, from: 'card' } },
      );
    case 'stage':
      return section(
        [
          `${formatReference('ticket', one.number)} · ${oneLine(one.customerName)}`,
          words.t('progress.oldestStage', {
            stage: sayPhrase(one.stage, words),
            day,
            days: one.days,
            person:
              one.ownerName === null ? words.t('progress.notAccepted') : oneLine(one.ownerName),
          }),
        ],
        { name: 'ticket:show', label, value: { ticketId: one.ticketId } },
      );
  }
}
