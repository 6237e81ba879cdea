import type { Chart } from '../domain/chart.ts';
import { creditGrades } from '../domain/customer.ts';
import {
  type ExpectedTicket,
  onTimeRate,
  stageBoard,
  ticketTimeline,
  timelineOf,
  visitsAgainstDue,
} from '../domain/progress/build-charts.ts';
import { type Period, periodBefore, weeksUpTo } from '../domain/progress/period.ts';
import type { ProgressQuery } from '../domain/progress/progress-query.ts';
import type { Sums } from '../domain/progress/sums.ts';
import type { TicketStanding } from '../domain/progress/ticket-standing.ts';
import { formatReference } from '../domain/reference.ts';
import { forecastOf } from '../domain/ticket/forecast.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import type { Words } from '../i18n/words.ts';
import type { ProgressScope } from '../ports/progress.ts';
import { deadlineContexts } from '../reminders/load-ticket-card.ts';
import { formatInstant, formatShortDay } from '../views/format-dates.ts';
import { oneLine } from '../views/message.ts';
import { sayPhrase } from '../views/problem-message.ts';
import { periodName } from '../views/progress-words.ts';
import { gatherSums, promisesIn, utilityStages } from './gather-progress.ts';
import { allowedTopic } from './show-progress.ts';
import type { UseCaseContext } from './use-case-context.ts';

const shownWeeks = 12;

/**
 * Every chart of a question about progress, as plain data: visits against due, the on-time rate of the
 * last weeks, the stage board, the timeline of the tickets. Those without anything are left out. `zone`:
 * on whose clock it says since when that is so; the actor's unless others read it.
 *
 * @throws UserError where the actor may not see the figures.
 */
export async function chartsOf(
  context: UseCaseContext,
  query: ProgressQuery,
  words: Words,
  zone = context.actor.person.timeZone,
): Promise<readonly Chart[]> {
  const { now, today } = context;
  const topic = query.subject.kind === 'department' ? 'tickets' : query.topic;
  const { scope } = await allowedTopic(context, { ...query, topic });
  const { period } = query;
  const sums = await gatherSums(context, topic, { scope, period, before: periodBefore(period) });
  const asOf = words.t('chart.asOf', { when: formatInstant(now, zone, today, words) });
  const source = `${periodName(period, today, words)} · ${asOf}`;
  const isOfTime = topic !== 'customers';
  const rate = isOfTime ? await rateChart(context, { scope, period, source: asOf }, words) : null;
  const tickets = await ticketCharts(context, sums, source, words);
  const visits = visitsChart(sums, source, words);
  return [...(visits ? [visits] : []), ...(rate ? [rate] : []), ...tickets];
}

function visitsChart({ visits }: Sums, source: string, words: Words): Chart | null {
  if (!visits || visits.now.due.length === 0) return null;
  return visitsAgainstDue(visits.now, {
    title: words.t('progress.chart.visits'),
    source,
    doneName: words.t('progress.chart.done'),
    dueName: words.t('progress.chart.due'),
    rows: creditGrades.map((grade) => ({
      name: words.t('progress.grade', { grade }),
      has: (sum) => sum.grade === grade,
    })),
  });
}

async function rateChart(
  context: UseCaseContext,
  {
    scope,
    period,
    source,
  }: { readonly scope: ProgressScope; readonly period: Period; readonly source: string },
  words: Words,
): Promise<Chart | null> {
  const { today } = context;
  const last = period.last < today ? period.last : today;
  const weeks = [];
  for (const week of weeksUpTo(last, shownWeeks)) {
    const isOfPeople = scope.department === null;
    weeks.push({
      name: formatShortDay(week.first, words),
      ended: await utilityStages(context, scope, week),
      promises: isOfPeople ? await promisesIn(context, scope, week) : [],
    });
  }
  if (weeks.every(({ ended, promises }) => ended.length + promises.length === 0)) return null;
  return onTimeRate(weeks, {
    title: words.t('progress.chart.rate'),
    source,
    weekName: words.t('progress.chart.week'),
    targetName: words.t('progress.exportTarget'),
    stagesName: words.t('progress.figure.tickets-rate'),
    promisesName: words.t('progress.figure.follow-ups-rate'),
  });
}

async function ticketCharts(
  context: UseCaseContext,
  { tickets }: Sums,
  source: string,
  words: Words,
): Promise<readonly Chart[]> {
  if (!tickets || tickets.standings.length === 0) return [];
  const { repositories, actor, today } = context;
  const template = await repositories.ticketTemplates.current(actor.team.id);
  const customers = await repositories.customers.names(actor.team.id);
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  const shown = await expected(context, tickets.standings);
  return [
    stageBoard(tickets, {
      title: words.t('progress.chart.board'),
      source,
      lights: {
        blue: words.t('ticket.light.blue'),
        yellow: words.t('ticket.light.yellow'),
        red: words.t('ticket.light.red'),
      },
      nameOf: (code) => sayPhrase(stageName(code, template), words),
    }),
    ticketTimeline(shown, {
      title: words.t('progress.chart.timeline'),
      source,
      today,
      todayName: words.t('progress.chart.today'),
      zone: actor.team.timeZone,
      nameOf: ({ number, customerId }) =>
        `${formatReference('ticket', number)} ${oneLine(names.get(customerId) ?? '?')}`,
      more: tickets.standings.length - shown.length,
    }),
  ];
}

/** The tickets of the timeline, each with its forecast as of now. */
async function expected(
  { repositories, now }: UseCaseContext,
  standings: readonly TicketStanding[],
): Promise<readonly ExpectedTicket[]> {
  const shown = timelineOf(standings);
  const lights = new Map(shown.map(({ ticket, light }) => [ticket.id, light]));
  const files = await repositories.tickets.loadMany(shown.map(({ ticket }) => ticket.id));
  const contextOf = deadlineContexts(repositories);
  return Promise.all(
    files.map(async (file) => ({
      file,
      light: lights.get(file.ticket.id) ?? 'blue',
      forecastOn: forecastOf(file, await contextOf(file, now))?.day ?? file.ticket.forecastOn,
    })),
  );
}
