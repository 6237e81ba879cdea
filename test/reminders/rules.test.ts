import { describe, expect, test } from 'vitest';
import { clockTime, instant, zoneName } from '../../src/domain/zoned-time.ts';
import type { Store } from '../../src/ports/store.ts';
import { followUpDue } from '../../src/reminders/rules/follow-up-due.ts';
import { rules } from '../../src/reminders/rules/index.ts';
import { teamDigest } from '../../src/reminders/rules/team-digest.ts';
import { seedCalendar } from '../../src/storage/seed-calendar.ts';
import { openTestStore } from '../support/open-test-store.ts';
import {
  addRecords,
  friday,
  sampleFollowUp,
  samplePerson,
  sampleTeam,
} from '../support/sample-records.ts';

test('every rule has a key of its own', () => {
  const keys = rules.map(({ key }) => key);
  expect(keys).toEqual([
    'follow-up-due',
    'appointment-brief',
    'appointment-outcome',
    'important-date',
    'routine-visit-due',
    'grade-fell',
    'long-arrears',
    'team-digest',
    'stage-not-accepted',
    'stage-due-soon',
    'stage-overdue',
    'ticket-cap',
    'three-yellows',
    'required-on-risk',
    'outage-not-booked',
    'leader-visit',
    'welcome-back',
    'owner-left',
    'morning-agenda',
    'report-missing',
    'evening-wrap-up',
    'green-track',
    'lead-list',
    'bulletin-due',
    'weekly-bulletin',
    'quarterly-meeting',
    'quarterly-meeting-raised',
    'archive-gaps',
    'monthly-summary',
    'monthly-summary-own',
    'quiet-start-list',
    'trail-head',
  ]);
});

const at = (iso: string) => instant(Date.parse(iso));
const iso = (time: number) => new Date(time).toISOString();

async function openRecords(): Promise<Store> {
  const { store } = await openTestStore();
  await addRecords(store);
  await seedCalendar(store);
  return store;
}

describe('the team digest', () => {
  type Row = readonly [what: string, after: string, next: string, zone: string | null];
  const rows: readonly Row[] = [
    ['Friday’s is followed by Monday’s', '2026-11-19T23:45:00Z', '2026-11-22T23:45:00.000Z', null],
    ['Monday’s by Tuesday’s', '2026-11-22T23:45:00Z', '2026-11-23T23:45:00.000Z', null],
    [
      'the last one before the national holidays',
      '2026-09-29T23:45:00Z',
      '2026-10-07T23:45:00.000Z',
      null,
    ],
    ['a Saturday that is worked in lieu', '2026-10-08T23:45:00Z', '2026-10-09T23:45:00.000Z', null],
    ['a Sunday that is worked in lieu', '2026-09-18T00:00:00Z', '2026-09-19T23:45:00.000Z', null],
    [
      'a plain week where nothing is known of the year',
      '2031-10-01T00:00:00Z',
      '2031-10-01T23:45:00.000Z',
      null,
    ],
    [
      'the Monday after the clock went forward, in Berlin',
      '2026-03-27T07:00:00Z',
      '2026-03-30T05:45:00.000Z',
      'Europe/Berlin',
    ],
    [
      'the day after the clock went back, in New York',
      '2026-10-30T12:00:00Z',
      '2026-11-02T12:45:00.000Z',
      'America/New_York',
    ],
  ];
  test.each(rows)('%s', async (_what, after, next, zone) => {
    const store = await openRecords();
    const team = { ...sampleTeam, timeZone: zoneName(zone ?? 'Asia/Shanghai') };
    await store.write(({ teams }) => teams.update(team));
    const subject = await teamDigest.load(team.id, { read: store.read, now: at(after) });
    const found = subject?.nextAt({ count: 1, lastDueAt: at(after) });
    expect(found && iso(found)).toBe(next);
    expect(iso(await teamDigest.firstAt(team, { read: store.read, now: at(after) }))).toBe(next);
  });

  test('the first one is today’s, until its time has come', async () => {
    const store = await openRecords();
    const first = async (now: string) =>
      iso(await teamDigest.firstAt(sampleTeam, { read: store.read, now: at(now) }));
    expect([
      await first('2026-11-22T23:44:59Z'),
      await first('2026-11-22T23:45:00Z'),
      await first('2026-11-21T02:00:00Z'),
    ]).toEqual([
      '2026-11-22T23:45:00.000Z',
      '2026-11-23T23:45:00.000Z',
      '2026-11-22T23:45:00.000Z',
    ]);
  });

  test('its time is the team’s setting', async () => {
    const store = await openRecords();
    await store.write(({ teams }) =>
      teams.changeSetting(
        sampleTeam.id,
        'digest.time',
        clockTime('08:30'),
        samplePerson.id,
        friday,
      ),
    );
    expect(iso(await teamDigest.firstAt(sampleTeam, { read: store.read, now: friday }))).toBe(
      '2026-11-23T00:30:00.000Z',
    );
  });

  test('is useless the next day, and after twelve hours', async () => {
    const store = await openRecords();
    const verdict = async (dueAt: string, now: string) => {
      const subject = await teamDigest.load(sampleTeam.id, { read: store.read, now: at(now) });
      return subject?.tooLate(at(dueAt));
    };
    expect([
      await verdict('2026-11-22T23:45:00Z', '2026-11-23T11:45:00Z'),
      await verdict('2026-11-22T23:45:00Z', '2026-11-23T11:45:01Z'),
      await verdict('2026-11-22T23:45:00Z', '2026-11-23T16:00:00Z'),
    ]).toEqual([null, 'more than 12 hours late', 'the day is over']);
  });

  test('says nothing where nothing is due this week, and is not there without a channel', async () => {
    const store = await openRecords();
    const load = (now: string) =>
      teamDigest.load(sampleTeam.id, { read: store.read, now: at(now) });
    expect(await (await load('2026-11-19T23:45:00Z'))?.silence()).toBe('nothing is due');
    expect(await (await load('2026-11-22T23:45:00Z'))?.silence()).toBe(null);
    await store.write(({ teams }) => teams.update({ ...sampleTeam, teamChannelId: null }));
    expect(await load('2026-11-22T23:45:00Z')).toBe(undefined);
  });
});

describe('the reminder of a follow-up', () => {
  const load = async (store: Store, now = sampleFollowUp.dueAt) => {
    const subject = await followUpDue.load(sampleFollowUp.id, { read: store.read, now });
    const reached = await subject?.reachedSince(sampleFollowUp.dueAt);
    return (
      subject && {
        to: reached?.last.to,
        version: subject.version,
        step: reached?.last.step,
        zone: subject.zone,
        hours: subject.hours,
        next: subject.nextAt({ count: 1, lastDueAt: sampleFollowUp.dueAt }),
        late: subject.tooLate(sampleFollowUp.dueAt),
        silence: await subject.silence(),
      }
    );
  };

  test('goes to its owner when it is due, at whatever hour, and later to the leads', async () => {
    const store = await openRecords();
    const expected = {
      to: ['UWANG'],
      version: 1,
      step: `due-${sampleFollowUp.dueAt}`,
      zone: 'Asia/Shanghai',
      hours: 'chosen',
      next: at('2026-12-01T01:00:00Z'),
      late: null,
      silence: null,
    };
    expect(await load(store)).toEqual(expected);
    expect(await load(store, at('2027-11-25T07:00:00Z'))).toEqual({
      ...expected,
      // Nobody leads this team; whoever was to hear of it while it was slept through still does.
      step: `raised-${sampleFollowUp.dueAt}-4`,
      hours: 'working',
    });
  });

  test('is not there for what is closed or gone', async () => {
    const store = await openRecords();
    const closed = { at: friday, by: samplePerson.id, note: null };
    await store.write(({ followUps }) =>
      followUps.update({ ...sampleFollowUp, state: 'done', closed, version: 2 }, 1),
    );
    expect(await load(store)).toBe(undefined);
    expect(await followUpDue.load('nothing', { read: store.read, now: friday })).toBe(undefined);
  });
});
