import type { CreditGrade, Customer, CustomerId } from '../domain/customer.ts';
import { hasFallen, nextVisitDue } from '../domain/next-visit-due.ts';
import type { Team } from '../domain/person.ts';
import { addDays, type CalendarDay, dayNumber, dayOf, type Instant } from '../domain/zoned-time.ts';
import type { VisitDue } from '../ports/customers.ts';
import type { Repositories, Store } from '../ports/store.ts';
import { gradeFell } from '../reminders/rules/grade-fell.ts';
import { routineVisitDue } from '../reminders/rules/routine-visit-due.ts';
import { queueRewrite } from './queue-rewrite.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** So many are planned in one transaction, to keep the write gate free for people. */
const batchSize = 25;
/** So many batches are planned in one look; the others wait for the next one, so that reminders go on. */
const batchesAtOnce = 40;

/**
 * Plans the next visit of a customer after a change: one that was visited, or graded otherwise. `grade`:
 * the one that it had before; where it fell, the
 * visit is due no later than it was, and whom it concerns is told. Call it once the change is in the
 * trail.
 */
export async function planNextVisit(
  context: UseCaseContext,
  customer: Customer,
  gradeBefore?: CreditGrade | null,
): Promise<void> {
  const { repositories, actor, now } = context;
  const before = await dueOf(customer.id, repositories);
  const at = { team: actor.team, now };
  const counted = await countDue(customer, at, repositories);
  const isFall = hasFallen(gradeBefore ?? null, customer.creditGrade);
  const on = isFall ? earlier(before.on, counted) : counted;
  const setOn = on === before.on ? before.setOn : dayOf(now, actor.team.timeZone);
  await keepDue(customer, { on, setOn }, at, repositories);
  if (on !== before.on) await rewriteReminders(context, customer, before.on, on);
  if (!isFall) return;
  await repositories.reminders.plan({
    rule: gradeFell.key,
    teamId: customer.teamId,
    subjectId: customer.id,
    subjectVersion: gradeFell.versionOf(now),
    nextAt: now,
    sentCount: 0,
    lastAt: null,
  });
}

/** The same for several, as they are now. */
export async function planNextVisitsOf(
  context: UseCaseContext,
  ids: readonly CustomerId[],
): Promise<void> {
  for (const customer of await context.repositories.customers.findMany([...new Set(ids)])) {
    await planNextVisit(context, customer);
  }
}

/** Longer ago nobody looks for the button on a reminder. */
const rewrittenForMs = 60 * 24 * 60 * 60 * 1000;

/** Reminders of a visit that was made say so; those of one that was taken back ask for it again. */
async function rewriteReminders(
  context: UseCaseContext,
  customer: Customer,
  before: CalendarDay | null,
  on: CalendarDay | null,
): Promise<void> {
  const { repositories, today, now, settings } = context;
  const lastTold = addDays(today, Math.max(0, ...settings['visit.dueLeadDays']));
  if (![before, on].some((day) => day !== null && day <= lastTold)) return;
  const mark = `${on}/${now}`;
  for (const sent of await repositories.outbox.sentFor(customer.id)) {
    const { content, createdAt, channelId, subjectVersion: version } = sent;
    const isReminder = content.kind === 'reminder' && content.rule === routineVisitDue.key;
    if (!isReminder || now - createdAt > rewrittenForMs) continue;
    const rewritten = { kind: 'rewrite', rule: content.rule, subjectId: customer.id } as const;
    await queueRewrite(context, sent, { ...rewritten, to: channelId }, { mark, version });
  }
}

const earlier = (one: CalendarDay | null, other: CalendarDay | null): CalendarDay | null =>
  one !== null && other !== null && one < other ? one : other;

/**
 * Plans what is not planned yet: customers of an earlier version of the bot, those who came without
 * it, and all of a team after a change of what visits are counted by. Call what it hands back
 * regularly; it looks only where something of that changed, and at the start.
 */
export function watchNextVisits(tools: {
  readonly store: Store;
  readonly clock: () => Instant;
}): () => Promise<void> {
  const { store, clock } = tools;
  let isStale = true;
  store.onCommit((touched) => {
    isStale ||= touched.has('customers') || touched.has('teams');
  });
  return async () => {
    if (!isStale) return;
    isStale = false;
    try {
      for (const team of await store.read.teams.list()) {
        const hasMore = await planTeam(store, team, clock());
        isStale ||= hasMore;
      }
    } catch (error) {
      isStale = true;
      throw error;
    }
  };
}

/** Whether there are more. */
async function planTeam({ read, write }: Store, team: Team, now: Instant): Promise<boolean> {
  for (let batch = 0; batch < batchesAtOnce; batch += 1) {
    const ids = await read.customers.visitsUnplanned(team.id, batchSize);
    if (ids.length === 0) return false;
    await write(async (repositories) => {
      const at = { team: await withStart(team, now, repositories), now };
      for (const customer of await repositories.customers.findMany(ids)) {
        const on = await countDue(customer, at, repositories);
        const before = await dueOf(customer.id, repositories);
        // What was due before the bot looked at it stays on the lists and is not told.
        const setOn = on === before.on ? before.setOn : null;
        await keepDue(customer, { on, setOn }, at, repositories);
      }
    });
  }
  return true;
}

/** A team from before visits were planned: its customers are to be visited from now on. */
async function withStart(team: Team, now: Instant, { teams }: Repositories): Promise<Team> {
  const current = (await teams.find(team.id)) ?? team;
  if (current.visitsFrom !== null) return current;
  const started = { ...current, visitsFrom: now };
  await teams.update(started);
  return started;
}

type At = { readonly team: Team; readonly now: Instant };

async function dueOf(id: CustomerId, { customers }: Repositories): Promise<VisitDue> {
  return (await customers.visitsDue([id])).get(id) ?? { on: null, setOn: null };
}

async function countDue(
  customer: Customer,
  { team, now }: At,
  { visits, teams }: Repositories,
): Promise<CalendarDay | null> {
  const { id, createdAt } = customer;
  // East of the team it may be tomorrow already.
  const today = addDays(dayOf(now, team.timeZone), 1);
  const lastVisit = (await visits.lastDays([id], today)).get(id) ?? null;
  const since =
    team.visitsFrom !== null && team.visitsFrom > createdAt ? team.visitsFrom : createdAt;
  const from = dayOf(since, team.timeZone);
  return nextVisitDue(customer, { lastVisit, from }, await teams.settings(team.id));
}

/** Keeps by when a customer is to be visited, with its reminders that lie ahead. */
async function keepDue(
  customer: Customer,
  due: VisitDue,
  { team, now }: At,
  repositories: Repositories,
): Promise<void> {
  const { customers, people, reminders } = repositories;
  await customers.putVisitDue(customer.id, due);
  const { on, setOn } = due;
  const manager = await people.find(customer.managerId);
  const context = { read: repositories, now };
  const steps =
    on && manager
      ? await routineVisitDue.stepsOf(customer, { on, setOn }, { manager, team }, context)
      : [];
  const next = steps.find(({ at }) => at > now);
  if (!on || !next) return reminders.cancel(routineVisitDue.key, customer.id);
  await reminders.plan({
    rule: routineVisitDue.key,
    teamId: team.id,
    subjectId: customer.id,
    subjectVersion: dayNumber(on),
    nextAt: next.at,
    sentCount: 0,
    lastAt: null,
  });
}
