import type { TicketId } from '../domain/ticket/ticket.ts';
import { type Instant, instant } from '../domain/zoned-time.ts';
import { wordsFor } from '../i18n/words.ts';
import { ticketNewsPost } from '../views/ticket-history.ts';
import type { RecordMessage } from './define-rule.ts';
import { readTicketHistory } from './read-ticket-history.ts';

/** The times of which what happened to a ticket becomes one line. */
export type NewsWindow = {
  readonly subjectId: string;
  readonly from: Instant;
  readonly until: Instant;
};

/** The window that a moment falls into. */
export function newsWindow(ticketId: TicketId, at: Instant, seconds: number): NewsWindow {
  const length = seconds * 1000;
  const from = instant(Math.floor(at / length) * length);
  return { subjectId: `${ticketId}@${from}@${length}`, from, until: instant(from + length) };
}

/** What happened to a ticket within a few seconds, as one line in the thread of its card. */
export const ticketNews: RecordMessage = {
  key: 'ticket-news',
  version: async () => 1,
  async rewrite(subjectId, { read, now }) {
    const [id = '', from = '', length = ''] = subjectId.split('@');
    const start = Number(from);
    const file = await read.tickets.load(id as TicketId);
    const team = file && (await read.teams.find(file.ticket.teamId));
    if (!file || !team) return undefined;
    const history = await readTicketHistory(file, team.timeZone, { read, now });
    const steps = history.steps.filter(({ at }) => at >= start && at < start + Number(length));
    return steps.length === 0
      ? undefined
      : ticketNewsPost({ ...history, steps }, wordsFor(team.locale));
  },
};
