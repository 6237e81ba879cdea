import type { DueFollowUps } from '../domain/due-follow-ups.ts';
import type { Visit } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { appointmentRow, type DayContext, followUpRow, stageRow } from './day-rows.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { lines, withCode } from './rich-text.ts';
import { cutSections, type Section, section, sectionBlocks } from './short-sections.ts';
import type { QueueRow } from './ticket-queue.ts';

/** What is open of one person's day. */
export type Open = {
  readonly appointments: readonly Visit[];
  readonly due: Pick<DueFollowUps, 'overdue' | 'today'>;
  readonly stages: readonly QueueRow[];
};

export type MorningAgenda = DayContext & {
  readonly open: Open;
  /** Customers overdue for a visit: the first by name, and how many there are. */
  readonly overdueCustomers: { readonly names: readonly string[]; readonly total: number };
  /** People who are away, and what the reader stands in for. */
  readonly covered: readonly {
    readonly name: string;
    /** Their last day away. */
    readonly lastDay: CalendarDay;
    readonly open: Open;
  }[];
};

/** More lines are not read before a meeting; so many of them are somebody else's at most. */
const mostRows = 12;
const mostCoveredRows = 4;

/** What a day holds, in a dozen lines; counts stand for the rest. */
export function agendaPost(agenda: MorningAgenda, words: Words): Message {
  const { day, open, covered } = agenda;
  const own = openSections(open, agenda, words);
  const others = covered.map((one) => coveredSection(one, agenda, words));
  const title = words.t('agenda.title', { day: formatDay(day, day, words) });
  const kept = others.reduce((sum, { rows }) => sum + Math.min(rows.length, mostCoveredRows), 0);
  const shown = [
    ...cutSections(own, mostRows - Math.min(kept, mostCoveredRows)),
    ...cutSections(others, mostCoveredRows),
  ];
  const overdue = overdueRow(agenda, words);
  const headings = [...own, ...others].map(({ heading }) => heading);
  const said = [...headings, ...(overdue ? [overdue] : [])].join(' · ');
  const isWhole = [...own, ...others].every(
    ({ rows }, at) => rows.length === shown[at]?.rows.length,
  );
  return {
    text: escapeText(`${title}: ${said}`),
    blocks: [
      lines([{ bold: title }]),
      ...shown.flatMap(sectionBlocks),
      ...(overdue ? [lines([overdue, ...withCode(words.t('agenda.customersNext'))])] : []),
      ...(isWhole ? [] : [lines(withCode(words.t('agenda.more')))]),
    ],
  };
}

/** Open things under headings that count them. */
export function openSections(
  { appointments, due, stages }: Open,
  day: DayContext,
  words: Words,
): Section[] {
  const count = (rows: readonly unknown[]) => ({ count: rows.length });
  return [
    ...section(
      words.t('agenda.appointments', count(appointments)),
      appointments.map((visit) => appointmentRow(visit, day, words)),
    ),
    ...section(
      words.t('agenda.overdue', count(due.overdue)),
      due.overdue.map((followUp) => followUpRow(followUp, day, words)),
    ),
    ...section(
      words.t('agenda.today', count(due.today)),
      due.today.map((followUp) => followUpRow(followUp, day, words)),
    ),
    ...section(
      words.t('agenda.stages', count(stages)),
      stages.map((stage) => stageRow(stage, words)),
    ),
  ];
}

function coveredSection(
  { name, lastDay, open }: MorningAgenda['covered'][number],
  agenda: MorningAgenda,
  words: Words,
): Section {
  const day = formatDay(lastDay, agenda.day, words);
  return {
    heading: words.t('agenda.covered', { name: oneLine(name), day }),
    rows: openSections(open, agenda, words).flatMap(({ rows }) => rows),
  };
}

function overdueRow({ overdueCustomers }: MorningAgenda, words: Words): string | null {
  const { names, total } = overdueCustomers;
  if (total === 0) return null;
  const named = names.map(oneLine).join(words.t('list.separator'));
  return words.t('agenda.customers', { count: total, names: named, more: total - names.length });
}
