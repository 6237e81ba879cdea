import { meetingOf, nextBulletin } from '../../domain/bulletin.ts';
import type { CalendarDay } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { type BulletinNotice, bulletinNotice } from '../../views/bulletin-notice.ts';
import { quietTicketsPost } from '../../views/quiet-tickets.ts';
import { readerOf } from '../define-alarm.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { RuleContext, Subject } from '../define-rule.ts';
import { usersToldAt } from '../find-recipients.ts';
import { loadTeamDay, type TeamDay } from '../load-team-day.ts';
import { loadTicketCards, namesOf } from '../load-ticket-card.ts';
import { openTickets, type QuietTicket } from '../quiet-tickets.ts';
import { leadsOf, managersOf } from '../ticket-audience.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly day: TeamDay;
  readonly quiet: readonly QuietTicket[];
  readonly byManager: ReadonlyMap<string, readonly QuietTicket[]>;
  readonly leads: readonly string[];
};

const dayMs = 24 * 60 * 60 * 1000;

/**
 * On the working day before the weekly meeting: managers see which of their tickets lack an update, the
 * leads that the bulletin is due and what it lacks; silent where it lacks nothing.
 */
export const bulletinDue = defineDailyRule<Item>({
  key: 'bulletin-due',
  kind: 'tickets',
  priority: 2,
  hours: 'working',
  of: 'team',

  momentAfter: (clock, after) => nextBulletin(clock, after).remindAt,

  async load(subjectId, context) {
    const day = await loadTeamDay(subjectId, context);
    if (!day) return undefined;
    const { team, clock } = day;
    const tickets = await openTickets(team, { isGreen: false }, context.read);
    const since = context.now - clock.settings['bulletin.quietDays'] * dayMs;
    const quiet = tickets.filter(({ lastAt }) => lastAt < since);
    const byManager = await groupByManager(quiet, context);
    const leads = quiet.length > 0 ? await leadsOf(team, context.read) : [];
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: 1,
      zone: team.timeZone,
      to: [...leads, ...byManager.keys()],
      step: 'weekly',
      clock,
      day,
      quiet,
      byManager,
      leads,
    };
  },

  silence: ({ quiet }) => (quiet.length === 0 ? 'every ticket has its update' : null),

  async word({ day, quiet, byManager, leads }, { to, localDay }, context) {
    const reader = await readerOf(to, day.team, context);
    const words = wordsFor(reader.locale);
    const { id: teamId, workspaceId } = day.team;
    const telling = { workspaceId, teamId, at: context.now };
    const users = await usersToldAt(to, [...leads, ...byManager.keys()], telling, context.read);
    if (users.some((user) => leads.includes(user))) {
      return bulletinNotice(await noticeOf(day, localDay, quiet, context), words);
    }
    const own = [...new Set(users.flatMap((user) => byManager.get(user) ?? []))];
    const cards = await loadTicketCards(
      own.map(({ file }) => file),
      reader,
      context,
    );
    const lastAt = new Map(own.map((one) => [one.file.ticket.id, one.lastAt]));
    return quietTicketsPost({ heading: 'bulletin', cards, lastAt }, words);
  },
});

async function groupByManager(
  quiet: readonly QuietTicket[],
  { read }: RuleContext,
): Promise<Item['byManager']> {
  const found = new Map<string, readonly QuietTicket[]>();
  for (const one of quiet) {
    for (const user of await managersOf(one.file.ticket, read)) {
      found.set(user, [...(found.get(user) ?? []), one]);
    }
  }
  return found;
}

async function noticeOf(
  { clock, today }: TeamDay,
  remindedOn: CalendarDay,
  quiet: readonly QuietTicket[],
  { read }: RuleContext,
): Promise<BulletinNotice> {
  const tickets = quiet.map(({ file }) => file.ticket);
  const names = await namesOf(
    tickets.map(({ managerId }) => managerId),
    read,
  );
  return {
    today,
    meetingOn: meetingOf(clock, remindedOn),
    time: clock.settings['bulletin.time'],
    missing: tickets.map(({ number, managerId }) => ({
      number,
      manager: names.get(managerId) ?? '?',
    })),
  };
}
