import { expect, test } from 'vitest';
import type { FollowUpId } from '../../src/domain/follow-up.ts';
import type { PersonId, TeamId, WorkspaceId } from '../../src/domain/person.ts';
import type { CalendarRegion } from '../../src/domain/working-days.ts';
import {
  addDays,
  type CalendarDay,
  type ClockTime,
  clockTime,
  dayOf,
  type Instant,
  instant,
  weekdayOf,
  zoneName,
} from '../../src/domain/zoned-time.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store.ts';
import { type PlanningTools, planDueReminders } from '../../src/reminders/plan-due-reminders.ts';
import { rules } from '../../src/reminders/rules/index.ts';
import { teamDigest } from '../../src/reminders/rules/team-digest.ts';
import { seededRandom } from '../support/customer-names.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import {
  sampleFollowUp,
  samplePerson,
  sampleTeam,
  sampleWorkspace,
} from '../support/sample-records.ts';
import { clockChanges, dayShownAt, momentShowing, shownAt } from '../support/zone-clock.ts';

/**
 * Teams all over the world whose digest comes at a time that their clock skips or shows twice, while
 * the machine's own clock jumps and the planner is run twice at once.
 */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const isWhole = process.env.LINESMAN_TEST_ZONES === 'all';
/** All zones, or every so many; each with all its changes, or those of some days. */
const zones = Intl.supportedValuesOf('timeZone').filter(
  (_zone, index) => isWhole || index % 7 === 3,
);
const daysLookedAt = isWhole ? Number.POSITIVE_INFINITY : 12;

const region = 'EVERY-DAY' as CalendarRegion;

type Change = { readonly zone: string; readonly at: number; readonly minutes: number };

/** The changes of all zones, together with those of the same day of UTC. */
function changesByDay(): readonly (readonly Change[])[] {
  const days = new Map<number, Change[]>();
  for (const zone of zones) {
    for (const change of clockChanges(zone, Date.UTC(2024, 0), Date.UTC(2031, 0))) {
      const day = Math.floor(change.at / dayMs);
      days.set(day, [...(days.get(day) ?? []), { zone, ...change }]);
    }
  }
  return [...days.entries()].sort(([one], [other]) => one - other).map(([, changes]) => changes);
}

/** A time that the clock skips at a change, or shows twice. */
const timeAtChange = ({ zone, at, minutes }: Change): ClockTime => {
  const before = Date.parse(`${shownAt(at - minuteMs, zone)}Z`) + minuteMs;
  const middle = new Date(before + (minutes / 2) * minuteMs).toISOString();
  return clockTime(middle.slice(11, 16));
};

type WatchedTeam = {
  readonly id: TeamId;
  readonly zone: string;
  readonly time: ClockTime;
  readonly from: Instant;
};

/** A team in the zone of a change, with something overdue, so that there is something to say each day. */
async function addWatchedTeam(store: Store, change: Change, from: Instant): Promise<WatchedTeam> {
  const zone = zoneName(change.zone);
  const time = timeAtChange(change);
  const name = `${change.zone}@${change.at}`;
  const workspaceId = `T ${name}` as WorkspaceId;
  const id = `${workspaceId}.default` as TeamId;
  const person = {
    ...samplePerson,
    id: `${workspaceId}.UWANG` as PersonId,
    workspaceId,
    teamId: id,
    timeZone: zone,
  };
  const team = { ...sampleTeam, id, workspaceId, timeZone: zone, region };
  await store.write(async ({ workspaces, teams, people, followUps, reminders }) => {
    await workspaces.ensure({ ...sampleWorkspace, id: workspaceId }, team);
    await people.save(person);
    await teams.changeSetting(id, 'digest.time', time, person.id, from);
    await followUps.add({
      ...sampleFollowUp,
      id: `F ${name}` as FollowUpId,
      teamId: id,
      customerId: null,
      visitId: null,
      ownerId: person.id,
      due: { day: addDays(dayOf(from, zone), -30), time: null },
      dueAt: instant(from - 30 * dayMs),
      timeZone: zone,
    });
    await reminders.plan({
      rule: teamDigest.key,
      teamId: id,
      subjectId: id,
      subjectVersion: 1,
      nextAt: instant(momentShowing(dayShownAt(from, zone), time, zone, 'first')),
      sentCount: 0,
      lastAt: null,
    });
  });
  return { id, zone, time, from };
}

/** The clock of a machine that is set back and forth, and asleep now and then. */
function restlessClock(from: Instant, random: () => number) {
  let [at, latest] = [from, from];
  return {
    now: () => at,
    latest: () => latest,
    step() {
      const kind = random();
      const hours = kind < 0.15 ? -3 * random() : kind < 0.22 ? 11 * random() : 1.5 * random();
      at = instant(at + Math.round(hours * hourMs));
      latest = instant(Math.max(at, latest));
    },
  };
}

/** What was decided for a team and queued for it, day by day. */
type Decided = {
  readonly day: CalendarDay;
  readonly dueAt: number;
  readonly decidedAt: number;
  readonly state: string;
  readonly messages: number;
};

/** What has to be decided: each day whose moment came, once; a time skipped over midnight counts for the day after. */
function expectedDays({ zone, time, from }: WatchedTeam, until: Instant) {
  const days = new Map<string, number>();
  for (let day = dayShownAt(from, zone); ; day = addDays(day, 1)) {
    const at = momentShowing(day, time, zone, 'first');
    if (at > until) return days;
    const shown = dayShownAt(at, zone);
    if (!days.has(shown)) days.set(shown, at);
  }
}

test('a digest comes once for each local day and at its moment, whatever the clocks do', {
  timeout: 1_800_000,
}, async () => {
  const random = seededRandom(2027);
  const { store, file } = await openTestStore();
  const database = openFile(file, { readonly: true });
  const decidedFor = database.prepare<[TeamId], Decided>(`SELECT "localDay" AS "day", "dueAt",
    "decidedAt", "state", (SELECT COUNT(*) FROM "OutboxMessage" m
      WHERE m."subjectId" = o."subjectId" AND m."notBefore" >= o."dueAt"
        AND m."dedupeKey" = o."key" || '/CTEAM') AS "messages"
    FROM "Occurrence" o WHERE "teamId" = ? ORDER BY "dueAt"`);
  const fail = (fields: Readonly<Record<string, unknown>>, message: string) => {
    throw new Error(message, { cause: fields.error });
  };
  const log: Log = { info: fail, warn: fail, error: fail };
  const days = changesByDay();
  const every = Math.max(1, Math.floor(days.length / daysLookedAt));
  const wrong: unknown[] = [];
  let [teams, decisions] = [0, 0];
  for (const [index, changes] of days.entries()) {
    if (index % every !== 0) continue;
    const first = Math.min(...changes.map(({ at }) => at));
    const from = instant(Math.floor((first - 2 * dayMs) / hourMs) * hourMs);
    const until = instant(first + 3 * dayMs);
    for (let day = dayOf(from, sampleTeam.timeZone), count = 0; count < 8; count += 1) {
      const named = { isWorkday: true, name: 'open' };
      if (weekdayOf(day) > 5) {
        const weekend = day;
        await store.write(({ calendars }) => calendars.override(region, weekend, named));
      }
      day = addDays(day, 1);
    }
    const watched: WatchedTeam[] = [];
    for (const change of changes) watched.push(await addWatchedTeam(store, change, from));
    const clock = restlessClock(from, random);
    const tools: PlanningTools = { store, rules, clock: clock.now, log };
    while (clock.latest() < until) {
      clock.step();
      await Promise.all([planDueReminders(tools), planDueReminders(tools)]);
    }
    // What had come by then is decided once the clock is right again.
    await planDueReminders({ ...tools, clock: clock.latest });
    for (const team of watched) {
      teams += 1;
      const expected = expectedDays(team, clock.latest());
      const decided = decidedFor.all(team.id);
      decisions += decided.length;
      const isRight =
        decided.length === expected.size &&
        decided.every(
          ({ day, dueAt, decidedAt, state, messages }) =>
            dueAt === expected.get(day) &&
            decidedAt >= dueAt &&
            messages === (state === 'planned' ? 1 : 0) &&
            (state === 'planned' || state === 'missed'),
        );
      if (!isRight) wrong.push({ team, expected: [...expected], decided });
      await store.write(({ reminders }) => reminders.cancel(teamDigest.key, team.id));
    }
  }
  expect(wrong).toEqual([]);
  // Five days about each change.
  expect([teams > 20, decisions > 4 * teams]).toEqual([true, true]);
});
