import type { Ticket } from '../../domain/ticket/ticket.ts';
import { nextWorkingMoment } from '../../domain/working-days.ts';
import { clockTime } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { quietTicketsPost } from '../../views/quiet-tickets.ts';
import { readerOf } from '../define-alarm.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { RuleContext, Subject } from '../define-rule.ts';
import { usersToldAt } from '../find-recipients.ts';
import { loadTeamDay, type TeamDay } from '../load-team-day.ts';
import { loadTicketCards } from '../load-ticket-card.ts';
import { isMoving, openTickets, type QuietTicket, quietDays } from '../quiet-tickets.ts';
import { usersOf } from '../ticket-audience.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly day: TeamDay;
  /** By the Slack user who hears of them. */
  readonly quiet: ReadonlyMap<string, readonly QuietTicket[]>;
};

/**
 * Asks the managers and the linked leader of green tickets each morning for those of which nothing was
 * written on the last working day: one message for all of them.
 */
export const greenTrack = defineDailyRule<Item>({
  key: 'green-track',
  kind: 'tickets',
  priority: 2,
  hours: 'working',
  of: 'team',

  momentAfter: (clock, after) =>
    nextWorkingMoment(clockTime(clock.settings['green.trackTime']), clock, after),

  async load(subjectId, context) {
    const day = await loadTeamDay(subjectId, context);
    if (!day) return undefined;
    const quiet = await gather(day, context);
    return {
      workspaceId: day.team.workspaceId,
      teamId: day.team.id,
      version: 1,
      zone: day.team.timeZone,
      to: [...quiet.keys()],
      step: 'daily',
      clock: day.clock,
      day,
      quiet,
    };
  },

  silence: ({ quiet }) => (quiet.size === 0 ? 'every green ticket has its update' : null),

  async word({ quiet, day }, { to }, context) {
    const reader = await readerOf(to, day.team, context);
    const { id: teamId, workspaceId } = day.team;
    const telling = { workspaceId, teamId, at: context.now };
    const users = await usersToldAt(to, quiet.keys(), telling, context.read);
    const tickets = [...new Set(users.flatMap((user) => quiet.get(user) ?? []))];
    const cards = await loadTicketCards(
      tickets.map(({ file }) => file),
      reader,
      context,
    );
    const lastAt = new Map(tickets.map((one) => [one.file.ticket.id, one.lastAt]));
    return quietTicketsPost({ heading: 'green', cards, lastAt }, wordsFor(reader.locale));
  },
});

async function gather(
  { team, clock, today }: TeamDay,
  { read }: RuleContext,
): Promise<ReadonlyMap<string, readonly QuietTicket[]>> {
  const { calendar, settings } = clock;
  const tickets = (await openTickets(team, { isGreen: true }, read)).filter((one) => {
    const days = quietDays(one, team, today, calendar);
    return days >= 1 && days <= settings['green.trackDays'] && isMoving(one);
  });
  const found = new Map<string, readonly QuietTicket[]>();
  for (const one of tickets) {
    for (const user of await usersOf(responsible(one.file.ticket), read)) {
      found.set(user, [...(found.get(user) ?? []), one]);
    }
  }
  return found;
}

const responsible = ({ managerId, secondManagerId, leaderId }: Ticket) => [
  managerId,
  secondManagerId,
  leaderId,
];
