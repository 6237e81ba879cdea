import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { recountTicket } from '../../src/domain/ticket/recount-ticket.ts';
import type { TicketFile, TicketId } from '../../src/domain/ticket/ticket.ts';
import type { MovedDeadline, TicketChangeRecord } from '../../src/domain/ticket/ticket-change.ts';
import { addDays, calendarDay } from '../../src/domain/zoned-time.ts';
import type { Store } from '../../src/ports/store.ts';
import { deadlineContextOf } from '../../src/reminders/load-ticket-card.ts';
import { seedCalendar } from '../../src/storage/seed-calendar.ts';
import { overrideDay } from '../../src/usecases/change-calendar.ts';
import { type NewTicket, openTicket } from '../../src/usecases/ticket/open-ticket.ts';
import { recountTickets } from '../../src/usecases/ticket/recount-tickets.ts';
import { openTestStore } from '../support/open-test-store.ts';
import {
  addTeam,
  friday,
  sampleCustomer,
  samplePerson,
  sampleTeam,
} from '../support/sample-records.ts';

const lead = { ...samplePerson, role: 'lead', teamId: sampleTeam.id } as const;
const today = calendarDay('2026-11-20');
const plain: NewTicket = {
  customerId: sampleCustomer.id,
  kind: 'increase',
  voltage: 10_000,
  capacityKva: 2_000,
  supplyMode: 'single',
  importance: 'ordinary',
  programme: 'none',
  requiredOn: null,
};

const everybody = {
  teamId: sampleTeam.id,
  managerId: null,
  customerId: null,
  department: null,
};

const contextOn = (repositories: Store['read']) => ({
  repositories,
  actor: { person: lead, team: sampleTeam, standsInFor: [] },
  settings: defaultSettings,
  now: friday,
  today,
  newId: randomId,
});
const toolsOn = (store: Store) => ({ store, clock: () => friday, newId: randomId });

/** A team with tickets of several kinds. */
async function storeWithTickets(count: number) {
  const { store } = await openTestStore();
  await addTeam(store);
  await seedCalendar(store);
  const kinds: readonly Partial<NewTicket>[] = [
    {},
    { voltage: 400 },
    { supplyMode: 'dual', importance: 'first' },
    { programme: 'green' },
  ];
  const ids = await store.write(async (repositories) => {
    await repositories.people.save(lead);
    await repositories.customers.add(sampleCustomer, lead.id);
    const opened: TicketId[] = [];
    for (let number = 0; number < count; number += 1) {
      const input = { ...plain, ...kinds[number % kinds.length] };
      opened.push((await openTicket(contextOn(repositories), input)).ticket.id);
    }
    return opened;
  });
  return { store, ids };
}

const setDay = (store: Store, days: number, isWorkday: boolean) =>
  store.write((repositories) =>
    overrideDay(contextOn(repositories), addDays(today, days), { isWorkday, name: 'x' }),
  );

const recordsOf = async (store: Store, id: TicketId) =>
  (await store.read.audit.of(`ticket/${id}`)).map(
    ({ after }) => after as TicketChangeRecord & { readonly ticket: object },
  );

const movedBetween = (before: TicketFile, after: TicketFile): readonly MovedDeadline[] =>
  before.stages.flatMap((stage, index) => {
    const to = after.stages[index]?.dueAt ?? null;
    return stage.dueAt === to ? [] : [{ stage: stage.code, from: stage.dueAt, to }];
  });

test('nothing moves a due moment, a cap or a forecast without a row in the history that says so', async () => {
  const { store, ids } = await storeWithTickets(4);
  const change = fc.record({ days: fc.integer({ min: 0, max: 120 }), isWorkday: fc.boolean() });
  let moves = 0;
  let still = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const before = await store.read.tickets.loadMany(ids);
      const known = await Promise.all(ids.map((id) => recordsOf(store, id)));
      for (const { days, isWorkday } of changes) await setDay(store, days, isWorkday);
      await recountTickets(toolsOn(store));
      const after = await store.read.tickets.loadMany(ids);
      const open = await store.read.progress.openTickets(everybody);
      for (const [index, file] of after.entries()) {
        const earlier = before[index];
        if (!earlier) throw new Error('A ticket is gone');
        // What is kept is what follows from the calendar as it is now.
        const deadlines = await deadlineContextOf(file, store.read, friday);
        const { outlook, ...counted } = recountTicket(file, deadlines);
        expect(counted).toEqual(file);
        expect(open.find(({ id }) => id === file.ticket.id)?.outlook).toEqual(outlook);
        const added = (await recordsOf(store, file.ticket.id)).slice(known[index]?.length);
        const moved = movedBetween(earlier, file);
        const fields = Object.fromEntries(
          (['dueAt', 'capAt', 'forecastOn'] as const)
            .filter((name) => earlier.ticket[name] !== file.ticket[name])
            .map((name) => [name, file.ticket[name]]),
        );
        if (moved.length === 0 && Object.keys(fields).length === 0) {
          still += 1;
          expect(added).toEqual([]);
          expect(file.ticket.version).toBe(earlier.ticket.version);
        } else {
          moves += 1;
          expect(added).toHaveLength(1);
          expect(added[0]).toMatchObject({ change: { kind: 'recounted' }, moved });
          expect(added[0]?.ticket).toMatchObject(fields);
        }
      }
    }),
    { numRuns: 25, seed: 20_261_120 },
  );
  // Both kinds came up, so that the property says something of each.
  expect([moves > 20, still > 5]).toEqual([true, true]);
}, 60_000);

test('a recount that is cut off goes on from there: every ticket is counted, none has two rows', async () => {
  const { store, ids } = await storeWithTickets(50);
  await setDay(store, 3, false);
  let writes = 0;
  const failing: Store = {
    ...store,
    write: (work) => {
      writes += 1;
      return writes === 2 ? Promise.reject(new Error('out of power')) : store.write(work);
    },
  };
  await expect(recountTickets(toolsOn(failing))).rejects.toThrow('out of power');
  const { version } = await store.read.calendars.load(sampleTeam.region);
  const left = await store.read.tickets.countedBefore(sampleTeam.region, version, 100);
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(ids.length);
  expect(await recountTickets(toolsOn(store))).toBe(left.length);
  expect(await recountTickets(toolsOn(store))).toBe(0);
  for (const id of ids) {
    const kinds = (await recordsOf(store, id)).map(({ change }) => change.kind);
    expect(kinds).toEqual(['opened', 'recounted']);
  }
  // Whoever changed the calendar hears of all of them, in one message.
  const told = await store.read.outbox.findByKey(`recounted/${sampleTeam.region}/${version}`);
  expect(told?.content).toMatchObject({ text: '工作日历变更后，50个工单的时限有变' });
});
