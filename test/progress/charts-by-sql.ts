import type { Chart } from '../../src/domain/chart.ts';
import type { ProgressTopic } from '../../src/domain/progress/progress-query.ts';
import { defaultTemplate } from '../../src/domain/ticket/default-template.ts';
import { stageName } from '../../src/domain/ticket/stage-name.ts';
import type { Words } from '../../src/i18n/words.ts';
import { sayPhrase } from '../../src/views/problem-message.ts';
import {
  type Asked,
  dueVisits,
  figuresBySql,
  type Oracle,
  openTickets,
  runs,
} from './rows-by-sql.ts';

/** What of each chart is data, in the order in which they come. */
export function chartsBySql(
  oracle: Oracle,
  topic: ProgressTopic,
  asked: Asked,
  words: Words,
): readonly object[] {
  const isOf = (...topics: readonly ProgressTopic[]) => topics.includes(topic);
  const hasTickets = isOf('all', 'people', 'tickets');
  const isOfPeople = asked.department === null && isOf('all', 'people', 'visits');
  return [
    ...(isOfPeople ? visitsDue(oracle, asked) : []),
    ...(isOf('customers') ? [] : rateByWeek(oracle, asked)),
    ...(hasTickets ? [...stageBoard(oracle, asked, words), ...timeline(oracle, asked)] : []),
  ];
}

/** The same of a chart that the bot makes. */
export function dataOf(chart: Chart): object {
  switch (chart.kind) {
    case 'visits-against-due':
      return { kind: chart.kind, rows: chart.rows.map(({ done, due }) => [done, due]) };
    case 'on-time-rate':
      return { kind: chart.kind, rates: chart.series.map(({ rates }) => rates) };
    case 'stage-board':
      return { kind: chart.kind, stages: chart.stages };
    case 'ticket-timeline':
      return { kind: chart.kind, rows: chart.rows, more: chart.more };
  }
}

function visitsDue({ rows }: Oracle, asked: Asked): readonly object[] {
  const found = rows(
    `SELECT g."column1", count(d."id"), coalesce(sum(d."visits" > 0), 0)
     FROM (VALUES ('A'), ('B'), ('C')) g LEFT JOIN (${dueVisits}) d ON d."grade" = g."column1"
     GROUP BY 1 ORDER BY 1`,
    asked,
  );
  const isAnyDue = found.some(([, due]) => due !== 0);
  return isAnyDue
    ? [{ kind: 'visits-against-due', rows: found.map(([, due, done]) => [done, due]) }]
    : [];
}

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** Of the twelve weeks that end with that of the last day, or of today. */
function rateByWeek(oracle: Oracle, asked: Asked): readonly object[] {
  const last = asked.last < asked.today ? asked.last : asked.today;
  const monday = dayAfter(last, -((new Date(last).getUTCDay() + 6) % 7));
  const weeks = Array.from({ length: 12 }, (_none, week) => {
    const first = dayAfter(monday, (week - 11) * 7);
    return figuresBySql(oracle, { ...asked, first, last: dayAfter(first, 6) });
  });
  const rates = (['tickets-rate', 'follow-ups-rate'] as const).map((key) =>
    weeks.map((figures) => figures[key]?.value ?? null),
  );
  const isNothing = rates.flat().every((rate) => rate === null);
  return isNothing ? [] : [{ kind: 'on-time-rate', rates }];
}

function stageBoard({ rows, judged }: Oracle, asked: Asked, words: Words): readonly object[] {
  const running = rows(
    `SELECT s."code", t."id" FROM (${openTickets}) t JOIN "TicketStage" s ON s."ticketId" = t."id"
     WHERE ${runs} AND (:department IS NULL OR s."department" = :department)
     ORDER BY s."position"`,
    asked,
  );
  const stages = [...Map.groupBy(running, ([code]) => String(code))].map(([code, here]) => {
    const lit = (light: string) =>
      here.filter(([, id]) => judged.get(String(id))?.light === light).length;
    return {
      name: sayPhrase(stageName(code, defaultTemplate), words),
      tickets: { blue: lit('blue'), yellow: lit('yellow'), red: lit('red') },
    };
  });
  return running.length === 0 ? [] : [{ kind: 'stage-board', stages }];
}

const urgency = { red: 0, yellow: 1, blue: 2 };

/** The fifteen most urgent, from their application to the day on which they are expected. */
function timeline({ rows, judged }: Oracle, asked: Asked): readonly object[] {
  const open = rows(
    `SELECT t."id", 'GC-' || t."number" || ' ' || c."name", t."requiredOn",
       date(t."openedAt" / 1000 + 8 * 3600, 'unixepoch'), COALESCE(t."forecastOn", :today),
       EXISTS (SELECT 1 FROM "TicketStage" s WHERE s."ticketId" = t."id" AND ${runs})
     FROM (${openTickets}) t JOIN "Customer" c ON c."id" = t."customerId"
     ORDER BY t."dueAt" IS NULL, t."dueAt", t."number"`,
    asked,
  ).map(([id, name, deadline, opened, expected, isMoving]) => {
    const [from, to] = [String(opened), String(expected)];
    const light = judged.get(String(id))?.light ?? 'blue';
    const isForecast = to > asked.today && isMoving === 1;
    const bar = { from, to: to < from ? from : to, light, isForecast };
    return { name, note: null, light, bars: [bar], deadline };
  });
  const shown = open
    .toSorted((one, other) => urgency[one.light] - urgency[other.light])
    .slice(0, 15);
  const more = { count: open.length - shown.length, isCountedOut: false };
  return open.length === 0 ? [] : [{ kind: 'ticket-timeline', rows: shown, more }];
}
