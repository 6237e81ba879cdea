import { describe, expect, test } from 'vitest';
import type { Absence, AbsenceId } from '../../src/domain/absence.ts';
import type { Customer, CustomerId } from '../../src/domain/customer.ts';
import type { FollowUp, FollowUpId } from '../../src/domain/follow-up.ts';
import type { Person, PersonId, Team, TeamId } from '../../src/domain/person.ts';
import { readPersonWords } from '../../src/domain/person-words.ts';
import {
  defaultPreferences,
  type ReminderPreferences,
} from '../../src/domain/reminder-preferences.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import type { Department } from '../../src/domain/ticket/department.ts';
import type { Visit, VisitId } from '../../src/domain/visit.ts';
import { calendarDay, clockTime, instant, zoneName } from '../../src/domain/zoned-time.ts';
import type { Delivery } from '../../src/ports/deliveries.ts';
import type { Occurrence, OutboxMessage, ReminderSchedule } from '../../src/ports/reminders.ts';
import type { Repositories } from '../../src/ports/store.ts';
import { openTestStore } from '../support/open-test-store.ts';
import {
  addRecords,
  addTeam,
  friday,
  sampleCustomer,
  sampleFollowUp,
  sampleMessage,
  samplePerson,
  sampleSchedule,
  sampleTeam,
  sampleVisit,
  sampleWorkspace,
} from '../support/sample-records.ts';

/** How the records behave on any database that stands behind the port. */
const emma: Person = {
  ...samplePerson,
  id: 'T1.UEMMA' as PersonId,
  slackUserId: 'UEMMA',
  name: 'Emma Clark',
  role: 'lead',
  locale: 'en',
  timeZone: zoneName('Europe/London'),
  isWorkspaceAdmin: true,
  isActive: false,
};
const acme: Customer = {
  ...sampleCustomer,
  id: 'customer-2' as CustomerId,
  name: 'Acme Foods',
  englishName: null,
  aliases: [],
  accountNumber: null,
  creditGrade: null,
  voltage: null,
  capacityKva: null,
};

describe('workspaces and teams', () => {
  test('are added once; a second start only renews the bot', async () => {
    const { store } = await openTestStore();
    await addTeam(store);
    await store.write(async ({ workspaces, teams }) => {
      await teams.update({ ...sampleTeam, name: '大客户二所', isOpen: false });
      await workspaces.setSetupCodeHash(sampleWorkspace.id, 'hash');
      await workspaces.ensure({ ...sampleWorkspace, botUserId: 'UBOT2' }, sampleTeam);
    });
    expect(await store.read.workspaces.find(sampleWorkspace.id)).toEqual({
      ...sampleWorkspace,
      botUserId: 'UBOT2',
      setupCodeHash: 'hash',
    });
    const changed: Team = { ...sampleTeam, name: '大客户二所', isOpen: false };
    expect(await store.read.teams.find(sampleTeam.id)).toEqual(changed);
    expect(await store.read.teams.findDefault(sampleWorkspace.id)).toEqual(changed);
    expect(await store.read.teams.list()).toEqual([changed]);
  });

  test('a setting has its default until it is changed; the newest change rules', async () => {
    const { store } = await openTestStore();
    await addTeam(store);
    expect(await store.read.teams.settings(sampleTeam.id)).toEqual(defaultSettings);
    await store.write(async ({ teams }) => {
      const change = (time: string) =>
        teams.changeSetting(sampleTeam.id, 'digest.time', time, samplePerson.id, friday);
      await change('08:00');
      await change('08:15');
    });
    expect(await store.read.teams.settings(sampleTeam.id)).toEqual({
      ...defaultSettings,
      'digest.time': '08:15',
    });
    const wrong = store.write(({ teams }) =>
      teams.changeSetting(sampleTeam.id, 'digest.time', '8 o’clock', samplePerson.id, friday),
    );
    await expect(wrong).rejects.toThrow();
    expect((await store.read.teams.settings(sampleTeam.id))['digest.time']).toBe('08:15');
  });
});

test('people come back as they were saved, by every way of finding them', async () => {
  const { store } = await openTestStore();
  await addTeam(store);
  await store.write(({ people }) => people.save(emma));
  const { people } = store.read;
  expect(await people.find(emma.id)).toEqual(emma);
  expect(await people.findBySlackUser(sampleWorkspace.id, 'UEMMA')).toEqual(emma);
  expect(await people.findMany([emma.id, samplePerson.id, 'nobody' as PersonId])).toEqual(
    expect.arrayContaining([emma, samplePerson]),
  );
  expect(await people.list(sampleTeam.id)).toEqual([emma, samplePerson]);
  expect(await people.find('nobody' as PersonId)).toBe(undefined);
  const moved: Person = { ...emma, teamId: null, name: 'Emma Stone' };
  await store.write((repositories) => repositories.people.save(moved));
  expect(await people.find(emma.id)).toEqual(moved);
});

describe('departments', () => {
  const metering: Department = {
    teamId: sampleTeam.id,
    key: 'metering',
    name: '计量班',
    channelId: 'C9',
    headId: emma.id,
  };

  test('are saved over what they were, and belong to their team', async () => {
    const { store } = await openTestStore();
    await addTeam(store);
    const renamed = { ...metering, name: '', channelId: null, headId: null };
    const dispatch: Department = { ...metering, key: 'dispatch' };
    await store.write(async ({ departments }) => {
      await departments.save(metering);
      await departments.save(dispatch);
    });
    const { departments } = store.read;
    expect(await departments.find(sampleTeam.id, 'metering')).toEqual(metering);
    await store.write((repositories) => repositories.departments.save(renamed));
    expect(await departments.find(sampleTeam.id, 'metering')).toEqual(renamed);
    const all = await departments.list(sampleTeam.id);
    expect(new Map(all.map((one) => [one.key, one]))).toEqual(
      new Map([
        ['metering', renamed],
        ['dispatch', dispatch],
      ]),
    );
    expect(await departments.find(sampleTeam.id, 'archive')).toBeUndefined();
    expect(await departments.list('T2.default' as TeamId)).toEqual([]);
  });

  test('have the people that are put into them, by name', async () => {
    const { store } = await openTestStore();
    await addTeam(store);
    const bao = { ...samplePerson, id: 'T1.UBAO' as PersonId, slackUserId: 'UBAO', name: 'Bao' };
    const people = [
      { ...emma, department: 'metering' },
      { ...bao, department: 'metering' },
      { ...samplePerson, department: 'dispatch' },
    ] as const;
    await store.write(async (repositories) => {
      for (const person of people) await repositories.people.save(person);
    });
    const found = await store.read.people.ofDepartment(sampleTeam.id, 'metering');
    expect(found).toEqual([people[1], people[0]]);
  });
});

describe('customers', () => {
  test('come back as they were added, by every way of finding them', async () => {
    const { store } = await openTestStore();
    await addTeam(store);
    await store.write(async ({ customers }) => {
      await customers.add(sampleCustomer, samplePerson.id);
      await customers.add(acme, samplePerson.id);
    });
    const { customers } = store.read;
    const sorted = (found: readonly Customer[]) =>
      found
        .map((one) => ({ ...one, aliases: [...one.aliases].sort() }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    const whole = { ...sampleCustomer, aliases: [...sampleCustomer.aliases].sort() };
    const found = await customers.find(sampleCustomer.id);
    expect(sorted(found ? [found] : [])).toEqual([whole]);
    expect(await customers.findByName(sampleTeam.id, 'Acme Foods')).toEqual(acme);
    expect((await customers.findByAccount(sampleTeam.id, '3301000101'))?.id).toBe(whole.id);
    expect(sorted(await customers.list(sampleTeam.id))).toEqual([whole, acme]);
    expect(sorted(await customers.findMany([acme.id, acme.id]))).toEqual([acme]);
    expect(await customers.findByName(sampleTeam.id, 'acme foods')).toBe(undefined);
  });

  test('a name and an account number exist once in a team', async () => {
    const { store } = await openTestStore();
    await addTeam(store);
    const add = (customer: Customer) =>
      store.write(({ customers }) => customers.add(customer, samplePerson.id));
    await add(sampleCustomer);
    const id = 'customer-3' as CustomerId;
    await expect(add({ ...acme, id, name: sampleCustomer.name })).rejects.toThrow(/unique/i);
    await expect(add({ ...acme, id, accountNumber: sampleCustomer.accountNumber })).rejects.toThrow(
      /unique/i,
    );
    await add(acme);
    await add({ ...acme, id, name: 'Acme Plastics' });
    expect((await store.read.customers.list(sampleTeam.id)).length).toBe(3);
  });
});

describe('visits', () => {
  const visit = (number: number, change: Partial<Visit> = {}): Visit => ({
    ...sampleVisit,
    id: `visit-${number}` as VisitId,
    number,
    ...change,
  });

  test('come back as they were added; a change of an older version is not written', async () => {
    const { store } = await openTestStore();
    await addRecords(store);
    expect(await store.read.visits.find(sampleVisit.id)).toEqual(sampleVisit);
    expect(await store.read.visits.findByNumber(sampleTeam.id, 1)).toEqual(sampleVisit);
    const changed = visit(1, {
      note: '改了',
      quantities: [],
      time: null,
      version: 2,
      undoneAt: friday,
    });
    const update = (version: number) =>
      store.write(({ visits }) => visits.update(changed, version));
    expect([await update(7), await update(1), await update(1)]).toEqual([false, true, false]);
    expect(await store.read.visits.find(sampleVisit.id)).toEqual(changed);
  });

  test('the latest stand first, and what was taken back is left out', async () => {
    const { store } = await openTestStore();
    await addRecords(store);
    const day = calendarDay;
    await store.write(async ({ visits, customers }) => {
      await customers.add(acme, samplePerson.id);
      await visits.add(visit(2, { day: day('2026-11-20') }));
      await visits.add(visit(3, { day: day('2026-11-19') }));
      await visits.add(visit(4, { day: day('2026-11-21'), undoneAt: friday }));
      await visits.add(visit(5, { day: day('2026-12-01') }));
    });
    const { visits } = store.read;
    const numbers = (await visits.latest(sampleCustomer.id, 3)).map(({ number }) => number);
    expect(numbers).toEqual([5, 2, 1]);
    expect(await visits.lastDays([sampleCustomer.id, acme.id], day('2026-11-20'))).toEqual(
      new Map([[sampleCustomer.id, '2026-11-20']]),
    );
  });
});

describe('follow-ups', () => {
  const followUp = (number: number, change: Partial<FollowUp> = {}): FollowUp => ({
    ...sampleFollowUp,
    id: `follow-up-${number}` as FollowUpId,
    number,
    ...change,
  });
  const closed = { at: friday, by: samplePerson.id, note: '已发' };

  test('come back as they were added; a change of an older version is not written', async () => {
    const { store } = await openTestStore();
    await addRecords(store);
    expect(await store.read.followUps.find(sampleFollowUp.id)).toEqual(sampleFollowUp);
    expect(await store.read.followUps.findByNumber(sampleTeam.id, 1)).toEqual(sampleFollowUp);
    const changed = followUp(1, {
      customerId: null,
      visitId: null,
      due: { day: calendarDay('2026-12-01'), time: null },
      dueAt: instant(friday + 1),
      state: 'done',
      closed,
      snoozed: { at: friday, by: samplePerson.id },
      repeat: { every: 'week', weekday: 5, interval: 2, from: calendarDay('2026-11-20') },
      seriesId: 'series-1',
      version: 2,
    });
    const update = (version: number) =>
      store.write(({ followUps }) => followUps.update(changed, version));
    expect([await update(7), await update(1), await update(1)]).toEqual([false, true, false]);
    expect(await store.read.followUps.find(sampleFollowUp.id)).toEqual(changed);
  });

  test('are listed while open, the earliest first, up to a moment', async () => {
    const { store } = await openTestStore();
    await addRecords(store);
    await store.write(async ({ followUps, people }) => {
      await people.save(emma);
      await followUps.add(followUp(2, { dueAt: instant(friday - 1) }));
      await followUps.add(followUp(3, { state: 'done', closed, seriesId: 'series-1' }));
      await followUps.add(followUp(4, { ownerId: emma.id, visitId: null }));
      await followUps.add(
        followUp(5, { customerId: null, dueAt: instant(friday + 1e10), seriesId: 'series-1' }),
      );
    });
    const { followUps } = store.read;
    const numbers = (found: readonly FollowUp[]) => found.map(({ number }) => number);
    const before = instant(sampleFollowUp.dueAt + 1);
    expect({
      owner: numbers(await followUps.openOfOwner(samplePerson.id, before, 10)),
      team: numbers(await followUps.openOfTeam(sampleTeam.id, before, 10)),
      first: numbers(await followUps.openOfTeam(sampleTeam.id, before, 1)),
      notYet: numbers(await followUps.openOfTeam(sampleTeam.id, sampleFollowUp.dueAt, 10)),
      customer: numbers(await followUps.openOfCustomer(sampleCustomer.id, 10)),
      series: numbers(await followUps.openOfSeries('series-1')),
      visit: numbers(await followUps.ofVisit(sampleVisit.id)),
    }).toEqual({
      owner: [2, 1],
      team: [2, 1, 4],
      first: [2],
      notYet: [2],
      customer: [2, 1, 4],
      series: [5],
      visit: [1, 2, 3, 5],
    });
  });
});

test('each number is given once, also to those who ask at the same time', async () => {
  const { store } = await openTestStore();
  await addTeam(store);
  const take = () =>
    store.write(async ({ visits, followUps }) => [
      await visits.takeNumber(sampleTeam.id),
      await followUps.takeNumber(sampleTeam.id),
    ]);
  const taken = await Promise.all(Array.from({ length: 20 }, take));
  const expected = Array.from({ length: 20 }, (_, index) => index + 1);
  expect(taken.map(([visit]) => visit)).toEqual(expected);
  expect(taken.map(([, followUp]) => followUp)).toEqual(expected);
});

test('a year of a calendar is filled once, and later ones join it', async () => {
  const { store } = await openTestStore();
  const holiday = { day: calendarDay('2026-10-01'), isWorkday: false, name: '国庆节' };
  await store.write(async ({ calendars }) => {
    await calendars.seed(sampleTeam.region, [holiday], [2026]);
    const nextYear = { ...holiday, day: calendarDay('2027-01-01') };
    await calendars.seed(
      sampleTeam.region,
      [{ ...holiday, isWorkday: true }, nextYear],
      [2026, 2027],
    );
  });
  expect(await store.read.calendars.load(sampleTeam.region)).toEqual({
    exceptions: new Map([
      ['2026-10-01', false],
      ['2027-01-01', false],
    ]),
    names: new Map([
      ['2026-10-01', holiday.name],
      ['2027-01-01', holiday.name],
    ]),
    years: new Map([
      [2026, 'official'],
      [2027, 'official'],
    ]),
    version: 2,
  });
});

describe('a calendar that is changed', () => {
  const { region } = sampleTeam;
  const off = (day: string, name = '') => ({ day: calendarDay(day), isWorkday: false, name });
  const work = (day: string, name = '') => ({ ...off(day, name), isWorkday: true });

  async function withTwoYears() {
    const { store } = await openTestStore();
    await store.write(({ calendars }) =>
      calendars.seed(
        region,
        [off('2026-10-01', '国庆节'), off('2027-01-01', '元旦')],
        [2026, 2027],
      ),
    );
    return store;
  }

  test('a notice takes the place of what was said of its year, and of no other', async () => {
    const store = await withTwoYears();
    const notice = [work('2026-12-27', '元旦'), off('2027-02-05', '春节')];
    await store.write(({ calendars }) => calendars.replaceYear(region, 2027, 'official', notice));
    await store.write(({ calendars }) => calendars.replaceYear(region, 2028, 'estimated', []));
    const { exceptions, years, version } = await store.read.calendars.load(region);
    expect([[...exceptions], [...years], version]).toEqual([
      [
        ['2026-10-01', false],
        ['2026-12-27', true],
        ['2027-02-05', false],
      ],
      [
        [2026, 'official'],
        [2027, 'official'],
        [2028, 'estimated'],
      ],
      3,
    ]);
  });

  test('what a notice says of the December before outlasts the notice of that year', async () => {
    const store = await withTwoYears();
    const newYear = [off('2026-12-31', '元旦'), off('2027-01-01', '元旦'), work('2026-12-27')];
    await store.write(async ({ calendars }) => {
      await calendars.replaceYear(region, 2027, 'official', newYear);
      await calendars.replaceYear(region, 2026, 'official', [off('2026-10-02', '国庆节')]);
    });
    expect([...(await store.read.calendars.load(region)).exceptions]).toEqual([
      ['2026-10-02', false],
      ['2026-12-27', true],
      ['2026-12-31', false],
      ['2027-01-01', false],
    ]);
  });

  test('a day set by hand goes before the notice and stays when the notice comes again', async () => {
    const store = await withTwoYears();
    const day = calendarDay('2027-01-01');
    const load = () => store.read.calendars.load(region);
    await store.write(({ calendars }) =>
      calendars.override(region, day, { isWorkday: true, name: '抢修' }),
    );
    expect([(await load()).exceptions.get(day), (await load()).names.get(day)]).toEqual([
      true,
      '抢修',
    ]);
    await store.write(({ calendars }) =>
      calendars.replaceYear(region, 2027, 'official', [off('2027-01-01', '元旦')]),
    );
    expect(await store.read.calendars.entries(region)).toEqual([
      { ...off('2026-10-01', '国庆节'), source: 'official' },
      { ...off('2027-01-01', '元旦'), source: 'official' },
      { ...work('2027-01-01', '抢修'), source: 'override' },
    ]);
    await store.write(({ calendars }) => calendars.override(region, day, null));
    expect([(await load()).exceptions.get(day), (await load()).names.get(day)]).toEqual([
      false,
      '元旦',
    ]);
    expect((await load()).version).toBe(4);
  });

  test('a change that was rolled back is not remembered as the next one', async () => {
    const store = await withTwoYears();
    const set = (day: string, isWorkday: boolean) => (calendars: Repositories['calendars']) =>
      calendars.override(region, calendarDay(day), { isWorkday, name: '抢修' });
    const rolledBack = store.write(async ({ calendars }) => {
      await set('2027-03-01', false)(calendars);
      const { exceptions } = await calendars.load(region);
      expect(exceptions.get(calendarDay('2027-03-01'))).toBe(false);
      throw new Error('on purpose');
    });
    await expect(rolledBack).rejects.toThrow('on purpose');
    await store.write(({ calendars }) => set('2027-03-02', false)(calendars));
    const { exceptions } = await store.read.calendars.load(region);
    expect(['2027-03-01', '2027-03-02'].map((day) => exceptions.get(calendarDay(day)))).toEqual([
      undefined,
      false,
    ]);
    // The same object as long as nothing changes: what was counted by it counts on.
    expect(await store.read.calendars.load(region)).toBe(
      await store.write(({ calendars }) => calendars.load(region)),
    );
  });

  test('an estimated year is filled where it becomes known', async () => {
    const store = await withTwoYears();
    const days = [off('2028-01-03', '元旦')];
    await store.write(({ calendars }) => calendars.replaceYear(region, 2028, 'estimated', []));
    await store.write(({ calendars }) => calendars.seed(region, days, [2027, 2028]));
    await store.write(({ calendars }) => calendars.seed(region, days, [2027, 2028]));
    const { exceptions, years, version } = await store.read.calendars.load(region);
    expect([exceptions.size, years.get(2028), version]).toEqual([3, 'official', 3]);
  });

  test('whoever listens hears that calendars were touched', async () => {
    const store = await withTwoYears();
    const heard: string[] = [];
    store.onCommit((touched) => heard.push(...touched));
    await store.write(({ calendars }) =>
      calendars.override(region, calendarDay('2027-03-01'), null),
    );
    expect(heard).toEqual(['calendars']);
  });
});

describe('deliveries', () => {
  const delivery: Delivery = {
    key: 'event/T1/E1',
    kind: 'event',
    state: 'new',
    payload: '{"text":"x"}',
    answer: null,
    receivedAt: friday,
  };

  test('are received once, and finished with what was answered', async () => {
    const { store } = await openTestStore();
    const receive = (change: Partial<Delivery> = {}) =>
      store.write(({ deliveries }) => deliveries.receive({ ...delivery, ...change }));
    expect([await receive(), await receive({ payload: 'another' })]).toEqual([true, false]);
    expect(await store.read.deliveries.find(delivery.key)).toEqual(delivery);
    await store.write(({ deliveries }) => deliveries.finish(delivery.key, '{"a":1}', friday));
    expect(await store.read.deliveries.find(delivery.key)).toEqual({
      ...delivery,
      state: 'done',
      answer: '{"a":1}',
    });
  });

  test('unfinished ones are listed from the oldest on, and all are forgotten after their time', async () => {
    const { store } = await openTestStore();
    await store.write(async ({ deliveries }) => {
      for (const [index, state] of (['new', 'done', 'new', 'new'] as const).entries()) {
        const receivedAt = instant(friday - index);
        await deliveries.receive({ ...delivery, key: `k${index}`, state, receivedAt });
      }
    });
    const keys = async (before: number, limit: number) =>
      (await store.read.deliveries.unfinished(instant(before), limit)).map(({ key }) => key);
    expect(await keys(friday, 10)).toEqual(['k3', 'k2']);
    expect(await keys(friday + 1, 2)).toEqual(['k3', 'k2']);
    const purge = (before: number) =>
      store.write(({ deliveries }) => deliveries.purge(instant(before)));
    expect([await purge(friday - 1), await purge(friday - 1)]).toEqual([2, 0]);
    expect(await keys(friday + 1, 10)).toEqual(['k0']);
  });
});

describe('reminder schedules', () => {
  test('are planned anew over the old one, found when due, and cancelled', async () => {
    const { store } = await openTestStore();
    const later: ReminderSchedule = {
      ...sampleSchedule,
      subjectVersion: 2,
      nextAt: instant(sampleSchedule.nextAt + 1000),
      sentCount: 3,
      lastAt: friday,
    };
    const other = { ...sampleSchedule, subjectId: 'other', nextAt: friday };
    await store.write(async ({ reminders }) => {
      await reminders.plan(sampleSchedule);
      await reminders.plan(later);
      await reminders.plan(other);
    });
    const { reminders } = store.read;
    expect(await reminders.find(later.rule, later.subjectId)).toEqual(later);
    expect(await reminders.due(later.nextAt, 10)).toEqual([other, later]);
    expect(await reminders.due(instant(later.nextAt - 1), 10)).toEqual([other]);
    expect(await reminders.due(later.nextAt, 1)).toEqual([other]);
    await store.write((repositories) => repositories.reminders.cancel(later.rule, 'other'));
    expect(await reminders.due(later.nextAt, 10)).toEqual([later]);
  });

  test('move on, are put off and end only as they were read', async () => {
    const { store } = await openTestStore();
    const next = instant(sampleSchedule.nextAt + 1);
    const advance = (read: ReminderSchedule, nextAt: typeof next | null) =>
      store.write(({ reminders }) => reminders.advance(read, { nextAt, at: friday }));
    const postpone = (read: ReminderSchedule) =>
      store.write(({ reminders }) => reminders.postpone(read, next));
    await store.write(({ reminders }) => reminders.plan(sampleSchedule));
    expect([
      await advance({ ...sampleSchedule, subjectVersion: 2 }, next),
      await advance({ ...sampleSchedule, nextAt: next }, next),
      await postpone({ ...sampleSchedule, nextAt: next }),
      await advance(sampleSchedule, next),
      await advance(sampleSchedule, next),
      await postpone(sampleSchedule),
    ]).toEqual([false, false, false, true, false, false]);
    const moved = { ...sampleSchedule, nextAt: next, sentCount: 1, lastAt: friday };
    expect(await store.read.reminders.find(moved.rule, moved.subjectId)).toEqual(moved);
    const later = instant(next + 1);
    await store.write(({ reminders }) => reminders.postpone(moved, later));
    const putOff = { ...moved, nextAt: later };
    expect(await store.read.reminders.find(moved.rule, moved.subjectId)).toEqual(putOff);
    expect([await advance(putOff, null), await advance(putOff, null)]).toEqual([true, false]);
    expect(await store.read.reminders.find(moved.rule, moved.subjectId)).toBe(undefined);
  });

  test('an occurrence is decided once', async () => {
    const { store } = await openTestStore();
    const decide = () =>
      store.write(({ reminders }) =>
        reminders.decide({
          key: 'T1/follow-up-due/1/v1/2026-11-25',
          teamId: sampleTeam.id,
          rule: 'follow-up-due',
          subjectId: '1',
          subjectVersion: 1,
          localDay: calendarDay('2026-11-25'),
          dueAt: friday,
          state: 'planned',
          reason: null,
          decidedAt: friday,
        }),
      );
    expect(await Promise.all([decide(), decide(), decide()])).toEqual([true, false, false]);
  });

  test('what was missed or superseded is listed for its team, the newest first', async () => {
    const { store } = await openTestStore();
    const occurrence: Occurrence = {
      key: 'one',
      teamId: sampleTeam.id,
      rule: 'team-digest',
      subjectId: sampleTeam.id,
      subjectVersion: 1,
      localDay: calendarDay('2026-11-20'),
      dueAt: friday,
      state: 'missed',
      reason: 'the day is over',
      decidedAt: friday,
    };
    const second: Occurrence = {
      ...occurrence,
      key: 'two',
      state: 'superseded',
      decidedAt: instant(friday + 1),
    };
    await store.write(async ({ reminders }) => {
      await reminders.decide(occurrence);
      await reminders.decide(second);
      await reminders.decide({ ...occurrence, key: 'told', state: 'planned' });
      await reminders.decide({ ...occurrence, key: 'theirs', teamId: 'T2.default' as TeamId });
    });
    const { reminders } = store.read;
    expect(await reminders.missed(sampleTeam.id, friday, 10)).toEqual([second, occurrence]);
    expect(await reminders.missed(sampleTeam.id, instant(friday + 1), 10)).toEqual([second]);
    expect(await reminders.missed(sampleTeam.id, friday, 1)).toEqual([second]);
  });
});

describe('recipients', () => {
  test('preferences are the usual ones until they are set, each place its own', async () => {
    const { store } = await openTestStore();
    const { workspaceId } = sampleTeam;
    const set: ReminderPreferences = {
      turnedOff: ['tickets'],
      isDigestOnly: true,
      hours: { from: clockTime('09:30'), to: clockTime('18:00') },
      locale: 'zh-Hant',
      timeZone: zoneName('Europe/Berlin'),
      inSlack: { locale: 'en', timeZone: zoneName('Asia/Shanghai') },
    };
    const of = (place: string) => store.read.preferences.of(workspaceId, place);
    expect(await of('UWANG')).toEqual(defaultPreferences);
    const by = { personId: samplePerson.id, at: friday };
    await store.write(({ preferences }) => preferences.put(workspaceId, 'UWANG', set, by));
    expect([await of('UWANG'), await of('CTEAM')]).toEqual([set, defaultPreferences]);
    await store.write(({ preferences }) =>
      preferences.put(workspaceId, 'UWANG', defaultPreferences, by),
    );
    expect(await of('UWANG')).toEqual(defaultPreferences);
  });

  test('absences count from their first day to their last; the newest one where two overlap', async () => {
    const { store } = await openTestStore();
    const absence = (id: string, first: string, last: string, minute: number): Absence => ({
      id: id as AbsenceId,
      personId: samplePerson.id,
      firstDay: calendarDay(first),
      lastDay: calendarDay(last),
      deputyId: 'person-deputy' as PersonId,
      setById: samplePerson.id,
      createdAt: instant(friday + minute * 60_000),
      endedAt: null,
    });
    const long = absence('long', '2026-11-23', '2026-11-27', 0);
    const short = absence('short', '2026-11-25', '2026-11-25', 1);
    const over = absence('over', '2026-11-16', '2026-11-17', 2);
    await store.write(async ({ absences }) => {
      for (const one of [short, long, over]) await absences.add(one);
    });
    const { absences } = store.read;
    const on = async (day: string) =>
      (await absences.on(samplePerson.id, calendarDay(day)))?.id ?? null;
    const days = ['2026-11-22', '2026-11-23', '2026-11-25', '2026-11-27', '2026-11-28'];
    expect(await Promise.all(days.map(on))).toEqual([null, 'long', 'short', 'long', null]);
    expect(await absences.ahead(samplePerson.id, calendarDay('2026-11-20'))).toEqual([long, short]);
    const covered = (day: string) =>
      absences.coveredBy('person-deputy' as PersonId, calendarDay(day));
    expect(await covered('2026-11-25')).toEqual([long, short]);
    expect(await covered('2026-11-28')).toEqual([]);
    const ahead = (day: string) =>
      absences.coveredAhead('person-deputy' as PersonId, calendarDay(day));
    expect(await ahead('2026-11-26')).toEqual([long]);
    expect(await ahead('2026-11-17')).toEqual([over, long, short]);
    const lastBefore = (day: string) => absences.before(samplePerson.id, calendarDay(day));
    expect(await lastBefore('2026-11-23')).toEqual(over);
    expect(await lastBefore('2026-11-17')).toBeUndefined();
    await store.write(({ absences: written }) => written.end(long.id, friday));
    expect([await on('2026-11-24'), await covered('2026-11-25')]).toEqual([null, [short]]);
    expect(await lastBefore('2026-12-01')).toEqual(short);
    const moved = {
      firstDay: calendarDay('2026-12-01'),
      lastDay: calendarDay('2026-12-02'),
      deputyId: emma.id,
    };
    await store.write(({ absences: written }) => written.change(short.id, moved));
    expect(await absences.find(short.id)).toEqual({ ...short, ...moved });
    expect(await absences.find('none' as AbsenceId)).toBeUndefined();
  });

  test('whose profile was last read before a moment: active people of teams, the longest ago first', async () => {
    const { store } = await openTestStore();
    await addRecords(store);
    const readAt = (minutes: number, change: Partial<Person>): Person => ({
      ...samplePerson,
      ...change,
      id: `person-${minutes}` as PersonId,
      slackUserId: `U${minutes}`,
      profileReadAt: instant(friday + minutes * 60_000),
    });
    const [late, early, gone, stranger] = [
      readAt(2, {}),
      readAt(1, {}),
      readAt(0, { isActive: false }),
      readAt(3, { teamId: null }),
    ];
    await store.write(async ({ people }) => {
      for (const one of [late, early, gone, stranger]) await people.save(one);
      await people.save({ ...samplePerson, profileReadAt: instant(friday + 4 * 60_000) });
    });
    const readBefore = (minutes: number, limit: number) =>
      store.read.people.readBefore(instant(friday + minutes * 60_000), limit);
    expect(await readBefore(4, 9)).toEqual([early, late]);
    expect(await readBefore(4, 1)).toEqual([early]);
    expect(await readBefore(1, 9)).toEqual([]);
  });
});

describe('the outbox', () => {
  const lease = 30_000;
  const fresh = (change: Partial<OutboxMessage> = {}) => ({
    ...sampleMessage,
    id: expect.any(String),
    sequence: expect.any(Number),
    state: 'pending',
    reason: null,
    attempt: 0,
    checks: 0,
    fence: 0,
    leaseUntil: null,
    firstTryAt: null,
    lastTryAt: null,
    slackChannelId: null,
    slackTs: null,
    slackFileIds: [],
    ...change,
  });

  async function openOutbox() {
    const { store } = await openTestStore();
    return {
      read: store.read.outbox,
      add: (change: Partial<typeof sampleMessage> = {}) =>
        store.write(({ outbox }) => outbox.add({ ...sampleMessage, ...change })),
      claim: (at: number = friday) => store.write(({ outbox }) => outbox.claim(instant(at), lease)),
      write: store.write,
    };
  }

  test('takes a message once for each key, and gives it back whole', async () => {
    const { add, read } = await openOutbox();
    const reminder = {
      ...sampleMessage,
      dedupeKey: 'two',
      kind: 'private',
      threadTs: '1.1',
      target: 'UWANG',
      content: {
        kind: 'reminder',
        rule: 'follow-up-due',
        subjectId: 's',
        localDay: calendarDay('2026-11-20'),
        dueAt: friday,
        step: 'v4',
      },
      subjectId: 's',
      subjectVersion: 4,
      priority: 2,
      expiresAt: instant(friday + 5),
    } as const;
    expect([await add(), await add({ channelId: 'COTHER' }), await add(reminder)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(await read.findByKey('one')).toEqual(fresh());
    const found = await read.findByKey('two');
    expect(found).toEqual(fresh(reminder));
    expect(await read.find(found?.id ?? '')).toEqual(found);
    expect(await read.findByKey('three')).toBe(undefined);
  });

  test('is claimed by priority, then in order; one at a time for each channel; not before its time', async () => {
    const { add, claim } = await openOutbox();
    await add({ dedupeKey: 'digest', priority: 2 });
    await add({ dedupeKey: 'reminder', priority: 1 });
    await add({ dedupeKey: 'reminder-2', priority: 1 });
    await add({ dedupeKey: 'elsewhere', priority: 2, channelId: 'COTHER' });
    await add({ dedupeKey: 'later', channelId: 'CLATER', notBefore: instant(friday + 1) });
    const first = await claim();
    expect(first).toEqual(
      fresh({
        dedupeKey: 'reminder',
        priority: 1,
        state: 'sending',
        attempt: 1,
        fence: 1,
        leaseUntil: instant(friday + lease),
        firstTryAt: friday,
        lastTryAt: friday,
      }),
    );
    expect((await claim())?.dedupeKey).toBe('elsewhere');
    expect(await claim()).toBe(undefined);
    expect((await claim(friday + 1))?.dedupeKey).toBe('later');
  });

  test('leaves a paused channel, or all of them, alone until the pause is over', async () => {
    const { add, claim, write } = await openOutbox();
    await add({ dedupeKey: 'a' });
    await add({ dedupeKey: 'b', channelId: 'COTHER' });
    await write(({ outbox }) => outbox.pause('CTEAM', instant(friday + 10)));
    expect((await claim())?.dedupeKey).toBe('b');
    expect(await claim(friday + 9)).toBe(undefined);
    await write(({ outbox }) => outbox.pause('*', instant(friday + 20)));
    expect(await claim(friday + 10)).toBe(undefined);
    expect((await claim(friday + 20))?.dedupeKey).toBe('a');
  });

  test('a result is written only by the claim that is still the newest', async () => {
    const { add, claim, read, write } = await openOutbox();
    await add();
    const old = await claim();
    if (!old) throw new Error('nothing to claim');
    const settle = (message: OutboxMessage, state: 'pending' | 'sent') =>
      write(({ outbox }) =>
        outbox.settle(message, {
          state,
          reason: null,
          at: friday,
          ...(state === 'sent' ? { slackChannelId: 'C', slackTs: '1.1' } : {}),
        }),
      );
    expect(await settle(old, 'pending')).toBe(true);
    const newer = await claim(friday + 1);
    if (!newer) throw new Error('nothing to claim');
    expect([await settle(old, 'sent'), await settle(newer, 'sent')]).toEqual([false, true]);
    expect(await settle(newer, 'pending')).toBe(false);
    expect(await read.findByKey('one')).toEqual(
      fresh({
        state: 'sent',
        attempt: 2,
        fence: 2,
        firstTryAt: friday,
        lastTryAt: instant(friday + 1),
        slackChannelId: 'C',
        slackTs: '1.1',
      }),
    );
  });

  test('the ids of what it uploaded are kept as long as its claim holds, and stay with it', async () => {
    const { add, claim, read, write } = await openOutbox();
    await add();
    const old = await claim();
    if (!old) throw new Error('nothing to claim');
    const note = (message: OutboxMessage, fileId: string) =>
      write(({ outbox }) => outbox.noteFile(message, fileId));
    const settle = (message: OutboxMessage, state: 'unknown' | 'pending' | 'sent') =>
      write(({ outbox }) => outbox.settle(message, { state, reason: null, at: friday }));
    expect(await note(old, 'F1')).toBe(true);
    await settle(old, 'unknown');
    expect(await note(old, 'F2')).toBe(false);
    const [unknown] = await read.unsettled(instant(friday + lease), 1);
    if (!unknown) throw new Error('nothing is unsettled');
    await settle(unknown, 'pending');
    const newer = await claim(friday + 1);
    if (!newer) throw new Error('nothing to claim');
    expect([await note(old, 'F3'), await note(newer, 'F4')]).toEqual([false, true]);
    await settle(newer, 'sent');
    await write(({ outbox }) => outbox.forgetWords(instant(friday + 1)));
    expect((await read.findByKey('one'))?.slackFileIds).toEqual(['F1', 'F4']);
  });

  test('who is erased ends the claims of files under way, and of nothing else', async () => {
    const { add, claim, read, write } = await openOutbox();
    for (const kind of ['file', 'post'] as const)
      await add({ dedupeKey: kind, kind, channelId: kind });
    const claimed = [await claim(), await claim()];
    const words = readPersonWords('Jane Roe');
    await write(({ erasures }) => erasures.erase(words));
    const hold = claimed.map((message) =>
      message
        ? write(({ outbox }) => outbox.settle(message, { state: 'sent', reason: null, at: friday }))
        : null,
    );
    expect(await Promise.all(hold)).toEqual([false, true]);
    expect((await read.findByKey('file'))?.state).toBe('sending');
  });

  test('an unknown one is looked at once its settle time is over, counted from the broken answer', async () => {
    const { add, claim, read, write } = await openOutbox();
    await add();
    const claimed = await claim();
    if (!claimed) throw new Error('nothing to claim');
    const at = instant(friday + 8_000);
    await write(({ outbox }) => outbox.settle(claimed, { state: 'unknown', reason: 'reset', at }));
    expect(await read.unsettled(instant(at - 1), 10)).toEqual([]);
    expect((await read.unsettled(at, 10)).map(({ reason }) => reason)).toEqual(['reset']);
  });

  test('one whose lease ended in silence is looked at too', async () => {
    const { add, claim, read } = await openOutbox();
    await add();
    await claim();
    expect(await read.unsettled(instant(friday + lease - 1), 10)).toEqual([]);
    const found = await read.unsettled(instant(friday + lease), 10);
    expect(found.map(({ state }) => state)).toEqual(['sending']);
  });

  test('after a start what was being sent is unknown, and what the token held up goes again', async () => {
    const { add, claim, read, write } = await openOutbox();
    await add({ dedupeKey: 'parked' });
    const claimed = await claim();
    if (!claimed) throw new Error('nothing to claim');
    await write(({ outbox }) =>
      outbox.settle(claimed, { state: 'parked', reason: 'token_revoked', at: friday }),
    );
    await add({ dedupeKey: 'sending' });
    await add({ dedupeKey: 'pending' });
    await claim();
    expect(await write(({ outbox }) => outbox.recover())).toBe(1);
    const states = await Promise.all(
      ['parked', 'sending', 'pending'].map(async (key) => (await read.findByKey(key))?.state),
    );
    expect(states).toEqual(['pending', 'unknown', 'pending']);
  });

  test('late reminders are gathered, then go each for itself or in one message', async () => {
    const { add, claim, read, write } = await openOutbox();
    const reminder: OutboxMessage['content'] = {
      kind: 'reminder',
      rule: 'follow-up-due',
      subjectId: 's',
      localDay: calendarDay('2026-11-20'),
      dueAt: friday,
      step: 'due',
    };
    const later = instant(friday + 60_000);
    for (const dedupeKey of ['first', 'second', 'third']) {
      await add({ dedupeKey, content: reminder, notBefore: later });
    }
    await add({ dedupeKey: 'in time', content: reminder });
    await add({ dedupeKey: 'an answer that waits', notBefore: later });
    expect(await read.gathering(instant(later - 1), 10)).toEqual([]);
    const [first, second, third] = await read.gathering(later, 10);
    if (!first || !second || !third) throw new Error('three are gathered');
    const keys = [first, second, third].map(async ({ id }) => (await read.find(id))?.dedupeKey);
    expect(await Promise.all(keys)).toEqual(['first', 'second', 'third']);
    expect((await read.gathering(later, 2)).length).toBe(2);
    const into = {
      ...sampleMessage,
      dedupeKey: 'together',
      content: { kind: 'together', of: [first.id, second.id] },
    } as const;
    await write(async ({ outbox }) => {
      await outbox.join([first.id, second.id], into);
      await outbox.release([third.id]);
    });
    expect(await read.gathering(later, 10)).toEqual([]);
    const states = ['first', 'second', 'third', 'together'].map(async (key) => {
      const found = await read.findByKey(key);
      return [found?.state, found?.notBefore];
    });
    expect(await Promise.all(states)).toEqual([
      ['joined', later],
      ['joined', later],
      ['pending', friday],
      ['pending', friday],
    ]);
    expect((await claim())?.dedupeKey).toBe('third');
  });

  test('what a settled message said is forgotten after its time; what waits or is worded anew is not', async () => {
    const { add, claim, read, write } = await openOutbox();
    const said = { kind: 'ready', text: 'The phone is 138…', blocks: ['…'] } as const;
    await add({ dedupeKey: 'said', content: said });
    const claimed = await claim();
    if (!claimed) throw new Error('nothing to claim');
    await write(({ outbox }) =>
      outbox.settle(claimed, { state: 'sent', reason: null, at: friday }),
    );
    await add({ dedupeKey: 'waits', content: said });
    const worded = { kind: 'rewrite', rule: 'visit-share', subjectId: 'visit-1' } as const;
    await add({ dedupeKey: 'worded anew', content: worded });
    const contents = () =>
      Promise.all(
        ['said', 'waits', 'worded anew'].map(async (key) => (await read.findByKey(key))?.content),
      );
    await write(({ outbox }) => outbox.forgetWords(friday));
    expect(await contents()).toEqual([said, said, worded]);
    const nothing = { kind: 'ready', text: '', blocks: [] };
    for (const _time of ['once', 'again']) {
      await write(({ outbox }) => outbox.forgetWords(instant(friday + 1)));
      expect(await contents()).toEqual([nothing, said, worded]);
    }
  });

  test('what was given up is listed, the newest first; what waits or was rewritten is not', async () => {
    const { add, claim, read, write } = await openOutbox();
    for (const state of ['blocked', 'held', 'sent'] as const) {
      await add({ dedupeKey: state, channelId: state });
      const claimed = await claim();
      if (!claimed) throw new Error('nothing to claim');
      await write(({ outbox }) => outbox.settle(claimed, { state, reason: 'why', at: friday }));
    }
    await add({ dedupeKey: 'waits' });
    const { workspaceId } = sampleMessage;
    const keysOf = async (since: number) =>
      (await read.givenUp(workspaceId, instant(since), 10)).map(({ dedupeKey }) => dedupeKey);
    expect(await keysOf(friday)).toEqual(['held', 'blocked']);
    expect(await keysOf(friday + 1)).toEqual([]);
    expect((await read.givenUp(workspaceId, friday, 1)).length).toBe(1);
  });

  test('what was not sent yet about a subject is cancelled; what was is listed', async () => {
    const { add, claim, read, write } = await openOutbox();
    await add({ dedupeKey: 'sent', subjectId: 's' });
    const claimed = await claim();
    if (!claimed) throw new Error('nothing to claim');
    await write(({ outbox }) =>
      outbox.settle(claimed, {
        state: 'sent',
        reason: null,
        slackChannelId: 'D1',
        slackTs: '2.2',
        at: friday,
      }),
    );
    await add({ dedupeKey: 'waiting', subjectId: 's' });
    await add({ dedupeKey: 'other', subjectId: 'o' });
    await write(({ outbox }) => outbox.cancelFor('s', 'it is done'));
    const waiting = await read.findByKey('waiting');
    expect([waiting?.state, waiting?.reason]).toEqual(['cancelled', 'it is done']);
    expect((await read.findByKey('other'))?.state).toBe('pending');
    expect((await read.sentFor('s')).map(({ dedupeKey }) => dedupeKey)).toEqual(['sent']);
  });

  test('says when the next one may go', async () => {
    const { add, read } = await openOutbox();
    expect(await read.nextWakeAt()).toBe(undefined);
    await add({ dedupeKey: 'a', notBefore: instant(friday + 7) });
    await add({ dedupeKey: 'b', notBefore: instant(friday + 5) });
    expect(await read.nextWakeAt()).toBe(friday + 5);
  });
});

test('the clock’s mark is one moment, put in the place of the earlier one', async () => {
  const { store } = await openTestStore();
  const marks = [await store.read.clockMark.find()];
  for (const at of [friday, instant(friday - 60_000)]) {
    await store.write(({ clockMark }) => clockMark.set(at));
    marks.push(await store.read.clockMark.find());
  }
  expect(marks).toEqual([null, friday, instant(friday - 60_000)]);
});
