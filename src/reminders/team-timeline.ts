import type { Chart } from '../domain/chart.ts';
import type { PersonId } from '../domain/person.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import { countedUpTo } from '../ports/tickets.ts';
import { teamTimeline } from '../views/team-timeline.ts';
import type { RuleContext } from './define-rule.ts';
import { loadTicketCards } from './load-ticket-card.ts';
import { openTicketsOf } from './ticket-board.ts';

/**
 * Ours: of so many, the first due first, the most urgent are drawn. One that is late by three yellow
 * stages alone may be due later than others that are not.
 */
const lookedAt = 100;

/**
 * The most urgent open tickets of a reader's team along the calendar; in the team's language and on
 * its clock where others are to see it. Undefined where the reader is in no team any more.
 */
export async function loadTeamTimeline(
  readerId: PersonId,
  isShared: boolean,
  { read, now }: RuleContext,
): Promise<
  { readonly chart: Chart; readonly words: Words; readonly readerName: string } | undefined
> {
  const reader = await read.people.find(readerId);
  const team = reader?.teamId && (await read.teams.find(reader.teamId));
  if (!reader || !team || !reader.isActive || reader.teamId === null) return undefined;
  const filter = openTicketsOf({ ...reader, teamId: reader.teamId });
  const { items, total } = await read.tickets.page(filter, { skip: 0, take: lookedAt });
  const words = wordsFor(isShared ? team.locale : reader.locale);
  const { timeZone } = isShared ? team : reader;
  const cards = await loadTicketCards(items, { timeZone }, { read, now });
  const isCountedOut = total >= countedUpTo;
  const of = { teamName: team.name, total, isCountedOut, now, zone: timeZone };
  return { chart: teamTimeline(cards, of, words), words, readerName: reader.name };
}
