import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FollowUpId } from '../../src/domain/follow-up.ts';
import { NotSavedError } from '../../src/domain/user-error.ts';
import {
  addDays,
  calendarDay,
  type Instant,
  instant,
  weekdayOf,
} from '../../src/domain/zoned-time.ts';
import type { Store } from '../../src/ports/store.ts';
import { defineRule, type ReminderRule, type Subject } from '../../src/reminders/define-rule.ts';
import { type PlanningTools, planDueReminders } from '../../src/reminders/plan-due-reminders.ts';
import { rules } from '../../src/reminders/rules/index.ts';
import { seedCalendar } from '../../src/storage/seed-calendar.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import {
  addRecords,
  sampleFollowUp,
  sampleSchedule,
  sampleTeam,
} from '../support/sample-records.ts';
import { testClock, testLog } from '../support/start-bot.ts';

const minute = 60_000;

async function openPlanner(chosen: readonly ReminderRule[] = rules) {
  const { store, file } = await openTestStore();
  await addRecords(store);
  const clock = testClock('2026-11-25T07:00:00Z');
  const log = testLog();
  const tools: PlanningTools = { store, rules: chosen, clock: clock.now, log };
  const database = openFile(file, { readonly: true });
  return {
    store,
    clock,
    log,
    tools,
    plan: () => planDueReminders(tools),
    schedule: (change: Partial<typeof sampleSchedule> = {}) =>
      store.write(({ reminders }) => reminders.plan({ ...sampleSchedule, ...change })),
    occurrences: () =>
      database
        .prepare('SELECT "key", "state", "reason" FROM "Occurrence" ORDER BY "decidedAt", "key"')
        .raw()
        .all(),
    messages: () =>
      database
        .prepare(
          'SELECT "dedupeKey", "state", "notBefore" FROM "OutboxMessage" ORDER BY "sequence"',
        )
        .raw()
        .all(),
  };
}

const key = `T1.default/follow-up-due/follow-up-1/due-${sampleFollowUp.dueAt}`;

test('a reminder is decided when it is due, not before, and then never again', async () => {
  const { plan, schedule, clock, store, occurrences, messages } = await openPlanner();
  await schedule();
  clock.set('2026-11-25T06:59:59.999Z');
  expect(await plan()).toBe(0);
  clock.set('2026-11-25T07:00:00Z');
  expect([await plan(), await plan()]).toEqual([1, 0]);
  expect(occurrences()).toEqual([[key, 'planned', null]]);
  expect(messages()).toEqual([[`${key}/UWANG`, 'pending', Date.parse('2026-11-25T07:00:00Z')]]);
  // Four working days later the leads would hear that it is still open.
  const next = await store.read.reminders.find('follow-up-due', sampleFollowUp.id);
  expect(next?.nextAt).toBe(Date.parse('2026-12-01T01:00:00Z'));
  const message = await store.read.outbox.findByKey(`${key}/UWANG`);
  expect(message?.content).toEqual({
    kind: 'reminder',
    rule: 'follow-up-due',
    subjectId: sampleFollowUp.id,
    localDay: '2026-11-25',
    dueAt: sampleFollowUp.dueAt,
    step: `due-${sampleFollowUp.dueAt}`,
  });
});

test('two planners at once decide it once', async () => {
  const { tools, schedule, occurrences, messages } = await openPlanner();
  await schedule();
  const decided = await Promise.all(Array.from({ length: 4 }, () => planDueReminders(tools)));
  expect([...decided].sort()).toEqual([0, 0, 0, 1]);
  expect([occurrences().length, messages().length]).toEqual([1, 1]);
});

test('a planner that read before another one moved the schedule decides nothing', async () => {
  const { tools, schedule, store, messages } = await openPlanner();
  await schedule();
  const stale = await store.read.reminders.due(sampleFollowUp.dueAt, 1);
  await planDueReminders(tools);
  const late: Store = {
    ...store,
    read: {
      ...store.read,
      reminders: { ...store.read.reminders, due: async () => stale },
    },
  };
  expect(await planDueReminders({ ...tools, store: late })).toBe(0);
  expect(messages().length).toBe(1);
});

test('an occurrence that was decided before is not decided again, even if it is planned anew', async () => {
  const { plan, schedule, messages } = await openPlanner();
  await schedule();
  await plan();
  await schedule();
  expect(await plan()).toBe(0);
  expect(messages().length).toBe(1);
});

test('a schedule for an older version of its subject ends without a message', async () => {
  const { plan, schedule, store, messages } = await openPlanner();
  await schedule({ subjectVersion: 0 });
  expect(await plan()).toBe(0);
  expect([messages(), await store.read.reminders.due(sampleFollowUp.dueAt, 9)]).toEqual([[], []]);
});

test('two hundred that are due at once are all decided, in batches', {
  timeout: 40_000,
}, async () => {
  const { plan, store, messages } = await openPlanner();
  const count = 205;
  await store.write(async ({ followUps, reminders }) => {
    for (let number = 2; number < count + 2; number += 1) {
      const id = `follow-up-${number}` as FollowUpId;
      await followUps.add({ ...sampleFollowUp, id, number });
      await reminders.plan({ ...sampleSchedule, subjectId: id });
    }
  });
  const sizes: number[] = [];
  store.onCommit((touched) => {
    if (touched.has('outbox')) sizes.push(messages().length);
  });
  expect(await plan()).toBe(count);
  // The gate was free for people in between; the last one gathers them.
  expect(sizes.length).toBe(Math.ceil(count / 20) + 1);
});

type Trial = Subject & { readonly fate: string };

/** Subjects that are called what they do. */
const trialRule = defineRule<Trial>({
  key: 'trial',
  kind: 'follow-ups',
  priority: 1,
  hours: 'working',
  misfire: 'each',
  async load(subjectId) {
    if (subjectId === 'throws') throw new Error('on purpose');
    return {
      workspaceId: sampleTeam.workspaceId,
      teamId: sampleTeam.id,
      version: 1,
      zone: sampleTeam.timeZone,
      to: 'UWANG',
      step: '1',
      fate: subjectId,
    };
  },
  nextAt({ fate }, { lastDueAt }) {
    if (fate === 'throws later') throw new Error('on purpose');
    return fate === 'stands still' ? lastDueAt : null;
  },
  silence({ fate }) {
    if (fate === 'throws last') throw new Error('on purpose');
    return fate === 'silent' ? 'nothing to say' : null;
  },
  word: () => ({ text: '', blocks: [] }),
});

test('a rule that fails for one subject does not stop the others, and is left alone for a while', async () => {
  const { plan, schedule, store, clock, log, occurrences } = await openPlanner([
    ...rules,
    trialRule,
  ]);
  const faulty = ['throws', 'throws later', 'throws last', 'stands still'];
  for (const subjectId of [...faulty, 'silent', 'well'])
    await schedule({ rule: 'trial', subjectId });
  await schedule({ rule: 'of a newer version', subjectId: 'x' });
  await schedule();
  expect(await plan()).toBe(3);
  expect(occurrences()).toEqual([
    [key, 'planned', null],
    ['T1.default/trial/silent/1/2026-11-25', 'skipped', 'nothing to say'],
    ['T1.default/trial/well/1/2026-11-25', 'planned', null],
  ]);
  expect(log.entries.map(({ fields, message }) => [message, fields])).toEqual(
    [...faulty.map((subjectId) => ['trial', subjectId]), ['of a newer version', 'x']].map(
      ([rule, subjectId]) => [
        'a reminder could not be decided',
        { error: expect.any(Error), rule, subjectId },
      ],
    ),
  );
  const later = instant(sampleSchedule.nextAt + 15 * minute);
  for (const subjectId of faulty) {
    expect(await store.read.reminders.find('trial', subjectId)).toEqual({
      ...sampleSchedule,
      rule: 'trial',
      subjectId,
      nextAt: later,
    });
  }
  expect(await plan()).toBe(0);
  expect(log.entries.length).toBe(5);
  clock.advance(15 * minute);
  expect(await plan()).toBe(0);
  expect(log.entries.length).toBe(10);
});

test('while the database takes no writes nothing is decided and nothing put off', async () => {
  const { tools, schedule, store, messages } = await openPlanner();
  await schedule();
  const locked: Store = { ...store, write: () => Promise.reject(new NotSavedError('locked')) };
  await expect(planDueReminders({ ...tools, store: locked })).rejects.toThrow(NotSavedError);
  expect(await store.read.reminders.find('follow-up-due', sampleFollowUp.id)).toEqual(
    sampleSchedule,
  );
  expect(await planDueReminders(tools)).toBe(1);
  expect(messages().length).toBe(1);
});

async function openDigest(now: string) {
  const planner = await openPlanner();
  await seedCalendar(planner.store);
  planner.clock.set(now);
  const teamSchedule = async (nextAt: string) =>
    planner.schedule({
      rule: 'team-digest',
      subjectId: sampleTeam.id,
      nextAt: instant(Date.parse(nextAt)),
    });
  const next = async () => {
    const found = await planner.store.read.reminders.find('team-digest', sampleTeam.id);
    return found && new Date(found.nextAt).toISOString();
  };
  return { ...planner, teamSchedule, next };
}
const digestKey = (day: string) => `T1.default/team-digest/T1.default/daily/${day}`;

test('after a night without the bot yesterday’s digest is missed, and today’s still goes out', async () => {
  const { plan, teamSchedule, next, clock, occurrences } = await openDigest('2026-11-25T22:00:00Z');
  await teamSchedule('2026-11-24T23:45:00Z');
  await plan();
  expect(await next()).toBe('2026-11-25T23:45:00.000Z');
  clock.set('2026-11-25T23:45:00Z');
  await plan();
  expect(occurrences()).toEqual([
    [digestKey('2026-11-25'), 'missed', 'the day is over'],
    [digestKey('2026-11-26'), 'planned', null],
  ]);
  expect(await next()).toBe('2026-11-26T23:45:00.000Z');
});

test('thirty days asleep: every digest missed is listed, none made up but today’s, and the reminder given late', async () => {
  const { plan, schedule, teamSchedule, next, occurrences, messages, clock } =
    await openDigest('2026-12-25T03:00:00Z');
  await teamSchedule('2026-11-24T23:45:00Z');
  await schedule();
  const workdays = Array.from({ length: 30 }, (_, index) =>
    addDays(calendarDay('2026-11-25'), index),
  ).filter((day) => weekdayOf(day) <= 5);
  expect(await plan()).toBe(workdays.length + 2);
  const raised = key.replace(/due-(\d+)$/, 'raised-$1-4');
  expect(occurrences()).toEqual([
    [key, 'superseded', 'the next reminder has come'],
    [raised, 'planned', null],
    ...workdays.map((day) => [digestKey(day), 'missed', 'the day is over']),
    [digestKey('2026-12-25'), 'planned', null],
  ]);
  expect(messages()).toEqual([
    // Gathered with all that was slept through, and then free to go at once.
    [`${raised}/UWANG`, 'pending', clock.now()],
    [`${digestKey('2026-12-25')}/CTEAM`, 'pending', clock.now()],
  ]);
  // Friday the 25th of December is an ordinary day there; Monday is the next one.
  expect(await next()).toBe('2026-12-27T23:45:00.000Z');
});

test('a clock that goes back sends nothing twice', async () => {
  const { plan, teamSchedule, schedule, clock, next, messages } =
    await openDigest('2026-11-25T07:00:00Z');
  await teamSchedule('2026-11-24T23:45:00Z');
  await schedule();
  await plan();
  expect(messages().length).toBe(2);
  for (const back of ['2026-11-25T06:50:00Z', '2026-11-24T23:44:00Z', '2026-11-20T00:00:00Z']) {
    clock.set(back);
    expect(await plan()).toBe(0);
  }
  clock.set('2026-11-25T07:00:01Z');
  expect(await plan()).toBe(0);
  expect([messages().length, await next()]).toEqual([2, '2026-11-25T23:45:00.000Z']);
});

test('whatever the clock does, a digest is decided once for each local day, and never early', {
  timeout: 60_000,
}, async () => {
  const { plan, teamSchedule, clock, occurrences } = await openDigest('2026-11-23T00:00:00Z');
  await teamSchedule('2026-11-23T23:45:00Z');
  const jumps = fc.sample(
    fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 4 * 60 }) },
      { weight: 2, arbitrary: fc.integer({ min: -3 * 60, max: 0 }) },
    ),
    { numRuns: 200, seed: 5 },
  );
  let latest: Instant = clock.now();
  const early: unknown[] = [];
  for (const jump of jumps) {
    clock.advance(jump * minute);
    latest = instant(Math.max(latest, clock.now()));
    await plan();
    for (const [occurrence] of occurrences() as [string][]) {
      const day = occurrence.slice(-10);
      if (Date.parse(`${day}T07:45:00+08:00`) > latest) early.push(occurrence);
    }
  }
  const days = (occurrences() as [string][]).map(([occurrence]) => occurrence.slice(-10));
  expect({ early, unique: new Set(days).size }).toEqual({ early: [], unique: days.length });
  expect(days.length).toBeGreaterThan(6);
});

const day = 24 * 60 * minute;

/** Told to as many as stand in its name, on three days running. */
const daily = (once: 'day' | 'ever') =>
  defineRule<Subject>({
    key: 'daily',
    kind: 'follow-ups',
    priority: 1,
    hours: 'working',
    misfire: 'each',
    once,
    load: async (subjectId) => ({
      workspaceId: sampleTeam.workspaceId,
      teamId: sampleTeam.id,
      version: 1,
      zone: sampleTeam.timeZone,
      to: subjectId === 'nobody' ? [] : subjectId.split('+'),
      step: 'one',
    }),
    nextAt: (_item, { count, lastDueAt }) => (count < 3 ? instant(lastDueAt + day) : null),
    word: () => ({ text: '', blocks: [] }),
  });

test('what several are to hear is decided once, and queued once for each of them', async () => {
  const { plan, schedule, messages, occurrences } = await openPlanner([daily('day')]);
  await schedule({ rule: 'daily', subjectId: 'UWANG+CTEAM+UWANG' });
  expect([await plan(), await plan()]).toEqual([1, 0]);
  const decided = 'T1.default/daily/UWANG+CTEAM+UWANG/one/2026-11-25';
  expect(occurrences()).toEqual([[decided, 'planned', null]]);
  expect(messages()).toEqual(
    ['UWANG', 'CTEAM'].map((to) => [`${decided}/${to}`, 'pending', sampleSchedule.nextAt]),
  );
});

test('where nobody is to hear it there is no message, and a reason', async () => {
  const { plan, schedule, messages, occurrences } = await openPlanner([daily('ever')]);
  await schedule({ rule: 'daily', subjectId: 'nobody' });
  await plan();
  expect([messages(), occurrences()]).toEqual([
    [],
    [['T1.default/daily/nobody/one', 'skipped', 'nobody is to hear it']],
  ]);
});

test.each([
  ['day', 3],
  ['ever', 1],
] as const)('a step that is told once a %s: %i in three days', async (once, count) => {
  const { plan, schedule, clock, messages } = await openPlanner([daily(once)]);
  await schedule({ rule: 'daily', subjectId: 'UWANG' });
  for (const iso of ['2026-11-25T07:00:00Z', '2026-11-26T07:00:00Z', '2026-11-27T07:00:00Z']) {
    clock.set(iso);
    await plan();
  }
  await schedule({ rule: 'daily', subjectId: 'UWANG' });
  await plan();
  expect(messages().length).toBe(count);
});
