import { expect, test } from 'vitest';
import type { AbsenceId } from '../../src/domain/absence.ts';
import type { Person, PersonId } from '../../src/domain/person.ts';
import { defaultPreferences } from '../../src/domain/reminder-preferences.ts';
import { calendarDay, clockTime, instant, zoneName } from '../../src/domain/zoned-time.ts';
import { findRecipients, type Telling } from '../../src/reminders/find-recipients.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { addRecords, samplePerson, sampleTeam } from '../support/sample-records.ts';

const emma: Person = {
  ...samplePerson,
  id: 'person-emma' as PersonId,
  slackUserId: 'UEMMA',
  name: 'Emma Clark',
  timeZone: zoneName('Europe/Berlin'),
};

async function open() {
  const { store } = await openTestStore();
  await addRecords(store);
  await store.write(({ people }) => people.save(emma));
  const telling: Telling = {
    workspaceId: sampleTeam.workspaceId,
    teamId: sampleTeam.id,
    kind: 'tickets',
    hours: 'working',
    to: ['UWANG'],
    // Friday, ten in the morning in Shanghai and three in Berlin.
    at: instant(Date.parse('2026-11-20T02:00:00Z')),
    dueAt: instant(Date.parse('2026-11-20T02:00:00Z')),
  };
  return {
    store,
    prefer: (place: string, change: Partial<typeof defaultPreferences>) =>
      store.write(({ preferences }) =>
        preferences.put(
          sampleTeam.workspaceId,
          place,
          { ...defaultPreferences, ...change },
          { personId: samplePerson.id, at: telling.at },
        ),
      ),
    away: (deputyId: PersonId) =>
      store.write(({ absences }) =>
        absences.add({
          id: 'absence-1' as AbsenceId,
          personId: samplePerson.id,
          firstDay: calendarDay('2026-11-20'),
          lastDay: calendarDay('2026-11-24'),
          deputyId,
          setById: samplePerson.id,
          createdAt: telling.at,
          endedAt: null,
        }),
      ),
    async find(change: Partial<Telling> = {}) {
      const { recipients, withheld } = await findRecipients({ ...telling, ...change }, store.read);
      return [
        ...recipients.map(({ to, insteadOf, at }) =>
          [
            to,
            new Date(at).toISOString(),
            ...(insteadOf ? [`for ${insteadOf.person.name}, ${insteadOf.why}`] : []),
          ].join(' '),
        ),
        ...withheld.map(({ to, reason }) => `not ${to}: ${reason}`),
      ];
    },
  };
}

const now = '2026-11-20T02:00:00.000Z';

test('a reminder comes in the working hours of each of its readers, on their own clock', async () => {
  const { find } = await open();
  expect(await find({ to: ['UWANG', 'UEMMA', 'CTEAM'] })).toEqual([
    `UWANG ${now}`,
    'UEMMA 2026-11-20T07:00:00.000Z',
    `CTEAM ${now}`,
  ]);
  const saturday = instant(Date.parse('2026-11-21T02:00:00Z'));
  expect(await find({ at: saturday })).toEqual(['UWANG 2026-11-23T00:00:00.000Z']);
});

test('a moment that people chose is kept, unless it is long past; an emergency always comes', async () => {
  const { find } = await open();
  const night = { at: instant(Date.parse('2026-11-20T18:00:00Z')) };
  const monday = 'UWANG 2026-11-23T00:00:00.000Z';
  const due = (iso: string) => ({ dueAt: instant(Date.parse(iso)) });
  const anHourBefore = { ...night, ...due('2026-11-20T17:00:00Z') };
  const before = { ...night, ...due('2026-11-20T16:59:59Z') };
  expect(await find({ ...anHourBefore, hours: 'chosen' })).toEqual([
    'UWANG 2026-11-20T18:00:00.000Z',
  ]);
  expect(await find({ ...before, hours: 'chosen' })).toEqual([monday]);
  expect(await find({ ...before, hours: 'any' })).toEqual(['UWANG 2026-11-20T18:00:00.000Z']);
});

test('hours of one’s own go before those of the team', async () => {
  const { find, prefer } = await open();
  await prefer('UWANG', { hours: { from: clockTime('10:30'), to: clockTime('20:00') } });
  expect(await find()).toEqual(['UWANG 2026-11-20T02:30:00.000Z']);
  const evening = instant(Date.parse('2026-11-20T11:59:00Z'));
  expect(await find({ at: evening })).toEqual(['UWANG 2026-11-20T11:59:00.000Z']);
});

test('what somebody has turned off does not come, unless it is an emergency', async () => {
  const { find, prefer } = await open();
  await prefer('UWANG', { turnedOff: ['tickets'] });
  expect(await find()).toEqual(['not UWANG: they have turned it off']);
  expect(await find({ kind: 'follow-ups' })).toEqual([`UWANG ${now}`]);
  expect(await find({ hours: 'any' })).toEqual([`UWANG ${now}`]);
  await prefer('UWANG', { isDigestOnly: true });
  expect(await find()).toEqual(['not UWANG: they want digests only']);
  expect(await find({ kind: 'agenda' })).toEqual([`UWANG ${now}`]);
});

test('whoever is away has a deputy, whose hours and wishes count', async () => {
  const { find, away, prefer } = await open();
  await away(emma.id);
  expect(await find()).toEqual([`UEMMA 2026-11-20T07:00:00.000Z for ${samplePerson.name}, away`]);
  // Told for herself where she is told anyway.
  expect(await find({ to: ['UWANG', 'UEMMA'] })).toEqual(['UEMMA 2026-11-20T07:00:00.000Z']);
  await prefer('UEMMA', { turnedOff: ['tickets'] });
  expect(await find()).toEqual(['not UWANG: they have turned it off']);
  const back = instant(Date.parse('2026-11-25T02:00:00Z'));
  expect(await find({ at: back })).toEqual(['UWANG 2026-11-25T02:00:00.000Z']);
});

test('an absence that was taken back counts no more', async () => {
  const { find, away, store } = await open();
  await away(emma.id);
  await store.write(({ absences }) =>
    absences.end('absence-1' as AbsenceId, instant(Date.parse('2026-11-20T01:00:00Z'))),
  );
  expect(await find()).toEqual([`UWANG ${now}`]);
});

const li: Person = {
  ...samplePerson,
  id: 'person-li' as PersonId,
  slackUserId: 'ULI',
  name: '李伟',
  role: 'lead',
};

test('where the deputy is away as well, or has left, the leads hear of it instead', async () => {
  const { find, away, store } = await open();
  await store.write(({ people }) => people.save(li));
  await away(emma.id);
  await store.write(({ people }) => people.save({ ...emma, isActive: false }));
  expect(await find()).toEqual([`ULI ${now} for ${samplePerson.name}, away`]);
  await store.write(({ people }) => people.save(emma));
  await store.write(({ absences }) =>
    absences.add({
      id: 'absence-2' as AbsenceId,
      personId: emma.id,
      firstDay: calendarDay('2026-11-20'),
      lastDay: calendarDay('2026-11-20'),
      // No chain: whoever stands in for the deputy is not asked.
      deputyId: samplePerson.id,
      setById: emma.id,
      createdAt: instant(Date.parse('2026-11-19T02:00:00Z')),
      endedAt: null,
    }),
  );
  expect(await find()).toEqual([`ULI ${now} for ${samplePerson.name}, away`]);
  const { teams } = store.read;
  const team = await teams.find(sampleTeam.id);
  await store.write(async (repositories) => {
    if (team) await repositories.teams.update({ ...team, leadsChannelId: 'CLEADS' });
  });
  expect(await find()).toEqual([`CLEADS ${now} for ${samplePerson.name}, away`]);
});

test('what was for somebody who has left goes to the leads who are there', async () => {
  const { find, store } = await open();
  const gone = { ...samplePerson, isActive: false };
  await store.write(({ people }) => people.save(gone));
  expect(await find()).toEqual(['not UWANG: they have left, and nobody leads the team']);
  await store.write(({ people }) => people.save(li));
  expect(await find()).toEqual([`ULI ${now} for ${gone.name}, left`]);
  // A lead is told once, for themselves.
  expect(await find({ to: ['UWANG', 'ULI'] })).toEqual([`ULI ${now}`]);
});
