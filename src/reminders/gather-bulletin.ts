import { byWeight, isToldWeekly } from '../domain/bulletin-order.ts';
import type { Team } from '../domain/person.ts';
import type { TicketFile } from '../domain/ticket/ticket.ts';
import type { MovedDeadline } from '../domain/ticket/ticket-change.ts';
import { addDays, type CalendarDay, dayOf, type Instant, instant } from '../domain/zoned-time.ts';
import type { AuditEntry } from '../ports/audit-trail.ts';
import type { BulletinProject } from '../views/bulletin-project.ts';
import type { TicketStep } from '../views/ticket-history.ts';
import type { MinutesShown, WeeklyBulletin } from '../views/weekly-bulletin.ts';
import type { DailyClock } from './define-daily-rule.ts';
import type { RuleContext } from './define-rule.ts';
import { loadTicketCards, namesOf } from './load-ticket-card.ts';
import { openTickets } from './quiet-tickets.ts';
import { isChangeRecord } from './read-ticket-history.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Ours: so far back the first bulletin of a team looks. */
export const firstSpanMs = 7 * dayMs;

/** More closed tickets or open actions nobody goes through in one meeting. */
const most = 200;

/** A week of a team, as it is gone through in its meeting. */
export async function gatherBulletin(
  { team, clock }: { readonly team: Team; readonly clock: DailyClock },
  since: Instant,
  context: RuleContext,
): Promise<WeeklyBulletin> {
  const { read, now } = context;
  const open = await openTickets(team, { isGreen: false }, read);
  const closed = await read.tickets.closedSince(team.id, since, most);
  const files = [...open.map(({ file }) => file), ...closed];
  const steps = await stepsSince(files, since, context);
  const cards = await loadTicketCards(files, team, context);
  const lastAt = new Map(open.map((one) => [one.file.ticket.id, one.lastAt]));
  const quietSince = now - clock.settings['bulletin.quietDays'] * dayMs;
  const projects = cards.map((card): BulletinProject => {
    const { id } = card.file.ticket;
    const own = steps.get(`ticket/${id}`) ?? [];
    const last = lastAt.get(id) ?? null;
    return {
      card,
      steps: own.filter(({ record }) => isToldWeekly(record.change)),
      moved: movedDates(own),
      quietSince: last !== null && last < quietSince ? last : null,
    };
  });
  return {
    on: dayOf(now, team.timeZone),
    since,
    zone: team.timeZone,
    projects: projects.toSorted((one, other) =>
      byWeight(one.card.file.ticket, other.card.file.ticket),
    ),
    names: await namesOf([...steps.values()].flat().flatMap(peopleOf), read),
    minutes: await gatherMinutes(team, addDays(dayOf(now, team.timeZone), -1), context),
  };
}

/** The last meeting's decisions up to a day, and every action that is open. */
async function gatherMinutes(
  team: Team,
  upTo: CalendarDay,
  { read }: RuleContext,
): Promise<MinutesShown> {
  const meetingOn = await read.minutes.lastMeeting(team.id, upTo);
  const said = meetingOn ? await read.minutes.ofMeeting(team.id, meetingOn) : [];
  const actions = await read.minutes.openActions(team.id, most);
  return {
    meetingOn,
    decisions: said.filter(({ kind }) => kind === 'decision').map(({ text }) => text),
    actions,
    owners: await namesOf(
      actions.map(({ ownerId }) => ownerId),
      read,
    ),
  };
}

async function stepsSince(
  files: readonly TicketFile[],
  since: Instant,
  { read }: RuleContext,
): Promise<ReadonlyMap<string, readonly TicketStep[]>> {
  const subjects = files.map(({ ticket }) => `ticket/${ticket.id}`);
  const entries = await read.audit.since(subjects, since);
  const steps = entries.flatMap((entry) => stepOf(entry));
  return new Map(
    [...Map.groupBy(steps, ({ subject }) => subject)].map(([subject, own]) => [
      subject,
      own.map(({ step }) => step),
    ]),
  );
}

const stepOf = ({ at, actorId, after, subject }: AuditEntry) =>
  isChangeRecord(after)
    ? [{ subject, step: { at: instant(at), by: actorId, record: after } satisfies TicketStep }]
    : [];

/** From where to where each date moved in all; one that came back to where it was did not. */
function movedDates(steps: readonly TicketStep[]): readonly MovedDeadline[] {
  const all = steps.flatMap(({ record }) => record.moved);
  return [...Map.groupBy(all, ({ stage }) => stage)].flatMap(([stage, own]) => {
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last || first.from === null || last.to === null) return [];
    return first.from === last.to ? [] : [{ stage, from: first.from, to: last.to }];
  });
}

/** Whoever did it, and whoever it names. */
const peopleOf = ({ by, record: { change } }: TicketStep) =>
  change.kind === 'assigned' || change.kind === 'manager' ? [by, change.to] : [by];
