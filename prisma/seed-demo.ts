import type { Customer, CustomerId } from '../src/domain/customer.ts';
import { emptyProfile } from '../src/domain/customer-profile.ts';
import { dueInstant, type FollowUp, type FollowUpId } from '../src/domain/follow-up.ts';
import { localeOfSlack } from '../src/domain/locale.ts';
import type { NewId } from '../src/domain/new-id.ts';
import type { PersonId, Team, WorkspaceId } from '../src/domain/person.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import type { VisitId } from '../src/domain/visit.ts';
import {
  addDays,
  addMonths,
  type CalendarDay,
  clockTime,
  dayOf,
  type Instant,
  instant,
  zoneName,
} from '../src/domain/zoned-time.ts';
import type { Repositories, Store } from '../src/ports/store.ts';
import { followUpDue } from '../src/reminders/rules/follow-up-due.ts';
import { teamDigest } from '../src/reminders/rules/team-digest.ts';
import { quantitiesIn } from '../src/usecases/find-quantities.ts';
import { personId } from '../src/usecases/recognise-person.ts';
import { demoChannels, demoCustomers, demoFollowUps, demoPeople, demoVisits } from './demo-data.ts';
import { addDemoDates } from './seed-demo-dates.ts';
import { addDemoTickets } from './seed-demo-tickets.ts';

const zone = zoneName('Asia/Shanghai');

export type DemoOptions = {
  readonly workspaceId: WorkspaceId;
  readonly now: Instant;
  readonly newId: NewId;
  /** Whether the demo's people and channels exist in the workspace: in a real Slack they do not. */
  readonly isReachable: boolean;
};

/**
 * Fills the workspace's default team with demo data, unless it has customers already. Reminders are
 * planned, and tickets handed over, only where they can reach somebody.
 */
export async function seedDemo(
  store: Store,
  { workspaceId, now, newId, isReachable }: DemoOptions,
): Promise<void> {
  const filled = await store.write(async (repositories) => {
    const found = await repositories.teams.findDefault(workspaceId);
    if (!found || (await repositories.customers.list(found.id)).length > 0) return null;
    const channelFor = (use: string) =>
      isReachable ? (demoChannels.find((one) => one.use === use)?.id ?? null) : null;
    const team: Team = {
      ...found,
      name: '大客户所',
      locale: 'zh-Hans',
      timeZone: zone,
      teamChannelId: channelFor('team'),
      leadsChannelId: channelFor('leads'),
      setUpAt: now,
    };
    await repositories.teams.update(team);
    const today = dayOf(now, zone);
    const people = await addPeople(repositories, team, now, isReachable);
    const customers = await addCustomers(repositories, team, people, now, newId);
    await addVisits(repositories, team, customers, today, now, newId);
    const followUps = await addFollowUps(repositories, team, customers, today, now, newId);
    await addDemoDates(repositories, team.region, customers, now, newId, isReachable);
    if (!isReachable) return null;
    for (const followUp of followUps) await planReminder(repositories, followUp, now);
    await repositories.reminders.plan({
      rule: teamDigest.key,
      teamId: team.id,
      subjectId: team.id,
      subjectVersion: 1,
      nextAt: await teamDigest.firstAt(team, { read: repositories, now }),
      sentCount: 0,
      lastAt: null,
    });
    return { team, customers };
  });
  if (filled) await addDemoTickets(store, { ...filled, now, newId });
}

async function addPeople(
  { people }: Repositories,
  team: Team,
  now: Instant,
  isReachable: boolean,
): Promise<PersonId[]> {
  const ids: PersonId[] = [];
  // Specialists have nothing to do but tickets, and those are there only with people who exist.
  const known = demoPeople.filter(({ role }) => isReachable || role !== 'specialist');
  for (const { id, name, role, locale, timeZone, isAdmin } of known) {
    const person = personId(team.workspaceId, id);
    await people.save({
      id: person,
      workspaceId: team.workspaceId,
      slackUserId: id,
      teamId: team.id,
      name,
      // The setup form names the leads, and Slack opens no form with people it does not know.
      // Whoever is put into a department becomes a specialist by that.
      role: isReachable && role === 'lead' ? role : 'manager',
      department: null,
      locale: localeOfSlack(locale),
      timeZone: zoneName(timeZone),
      isWorkspaceAdmin: isAdmin,
      isActive: true,
      profileReadAt: now,
    });
    ids.push(person);
  }
  return ids;
}

async function addCustomers(
  { customers, profiles }: Repositories,
  team: Team,
  people: readonly PersonId[],
  now: Instant,
  newId: NewId,
): Promise<Customer[]> {
  const added: Customer[] = [];
  for (const demo of demoCustomers) {
    const manager = people[demo.manager];
    if (manager === undefined) throw new Error(`There is no demo manager ${demo.manager}`);
    const customer: Customer = {
      id: newId<CustomerId>(),
      teamId: team.id,
      name: demo.name,
      englishName: demo.englishName ?? null,
      aliases: demo.aliases ?? [],
      accountNumber: demo.account,
      creditGrade: demo.grade,
      voltage: demo.kilovolts * 1000,
      capacityKva: demo.kva,
      managerId: manager,
      createdAt: now,
    };
    await customers.add(customer, manager);
    if (demo.suppliedMonthsAgo !== undefined) {
      const suppliedSince = addMonths(dayOf(now, team.timeZone), -demo.suppliedMonthsAgo);
      await profiles.save(customer.id, { ...emptyProfile, suppliedSince });
    }
    added.push(customer);
  }
  return added;
}

async function addVisits(
  { visits }: Repositories,
  team: Team,
  customers: readonly Customer[],
  today: CalendarDay,
  now: Instant,
  newId: NewId,
): Promise<void> {
  const ordered = [...demoVisits].sort((a, b) => b.daysAgo - a.daysAgo);
  for (const { customer: index, daysAgo, note } of ordered) {
    const customer = customers[index];
    if (!customer) throw new Error(`There is no demo customer ${index}`);
    await visits.add({
      id: newId<VisitId>(),
      teamId: team.id,
      number: await visits.takeNumber(team.id),
      customerId: customer.id,
      managerId: customer.managerId,
      day: addDays(today, -daysAgo),
      time: null,
      timeZone: zone,
      note,
      quantities: quantitiesIn([note], []),
      state: 'held',
      isMeeting: false,
      report: {},
      version: 1,
      createdAt: instant(now - daysAgo * 24 * 60 * 60 * 1000),
      undoneAt: null,
    });
  }
}

async function addFollowUps(
  { followUps }: Repositories,
  team: Team,
  customers: readonly Customer[],
  today: CalendarDay,
  now: Instant,
  newId: NewId,
): Promise<readonly FollowUp[]> {
  const added: FollowUp[] = [];
  for (const { customer: index, what, inDays, time } of demoFollowUps) {
    const customer = customers[index];
    if (!customer) throw new Error(`There is no demo customer ${index}`);
    const due = { day: addDays(today, inDays), time: time ? clockTime(time) : null };
    const defaultTime = clockTime(defaultSettings['followUp.defaultTime']);
    const followUp: FollowUp = {
      id: newId<FollowUpId>(),
      teamId: team.id,
      number: await followUps.takeNumber(team.id),
      customerId: customer.id,
      visitId: null,
      ownerId: customer.managerId,
      what,
      due,
      timeZone: zone,
      dueAt: dueInstant(due, zone, defaultTime),
      state: 'open',
      closed: null,
      snoozed: null,
      repeat: null,
      seriesId: null,
      version: 1,
      createdAt: now,
      createdBy: customer.managerId,
    };
    await followUps.add(followUp);
    added.push(followUp);
  }
  return added;
}

async function planReminder(
  { reminders }: Repositories,
  { id, teamId, dueAt }: FollowUp,
  now: Instant,
): Promise<void> {
  // What is overdue already was reminded of before the story begins.
  if (dueAt <= now) return;
  await reminders.plan({
    rule: followUpDue.key,
    teamId,
    subjectId: id,
    subjectVersion: 1,
    nextAt: dueAt,
    sentCount: 0,
    lastAt: null,
  });
}
