import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import type { Member, PersonId } from '../../src/domain/person.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { recountTicket } from '../../src/domain/ticket/recount-ticket.ts';
import { currentStages } from '../../src/domain/ticket/stage-order.ts';
import {
  isRunning,
  type Stage,
  type Ticket,
  type TicketFile,
  type TicketId,
} from '../../src/domain/ticket/ticket.ts';
import type { TicketChangeRecord } from '../../src/domain/ticket/ticket-change.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { addDays, dayOf, type Instant, instant } from '../../src/domain/zoned-time.ts';
import type { Store } from '../../src/ports/store.ts';
import { deadlineContextOf } from '../../src/reminders/load-ticket-card.ts';
import { seedCalendar } from '../../src/storage/seed-calendar.ts';
import { overrideDay } from '../../src/usecases/change-calendar.ts';
import { findTicket } from '../../src/usecases/ticket/find-ticket.ts';
import { openTicket } from '../../src/usecases/ticket/open-ticket.ts';
import { recountTickets } from '../../src/usecases/ticket/recount-tickets.ts';
import type { UseCaseContext } from '../../src/usecases/use-case-context.ts';
import { openTestStore } from '../support/open-test-store.ts';
import {
  addTeam,
  friday,
  sampleCustomer,
  samplePerson,
  sampleTeam,
} from '../support/sample-records.ts';
import { type Act, acts, verbs } from './random-verbs.ts';

/** Two who do things, and one more who may approve what both have handled. */
const leadCalled = (slackUserId: string): Member => ({
  ...samplePerson,
  id: `T1.${slackUserId}` as PersonId,
  slackUserId,
  role: 'lead',
  teamId: sampleTeam.id,
});
const wang = leadCalled('UWANG');
const li = leadCalled('ULI');
const leads = [wang, li, leadCalled('UCHEN')];

const contextAt = (now: Instant, person: Member, repositories: Store['read']): UseCaseContext => ({
  repositories,
  actor: { person, team: sampleTeam, standsInFor: [] },
  settings: defaultSettings,
  now,
  today: dayOf(now, person.timeZone),
  newId: randomId,
});

async function storeWithLeads(): Promise<Store> {
  const { store } = await openTestStore();
  await addTeam(store);
  await seedCalendar(store);
  await store.write(async (repositories) => {
    for (const lead of leads) await repositories.people.save(lead);
    await repositories.customers.add(sampleCustomer, wang.id);
  });
  return store;
}

const openOne = async (store: Store, now: Instant): Promise<TicketId> => {
  const { ticket } = await store.write((repositories) =>
    openTicket(contextAt(now, wang, repositories), {
      customerId: sampleCustomer.id,
      kind: 'increase',
      voltage: 10_000,
      capacityKva: 2_000,
      supplyMode: 'dual',
      importance: 'ordinary',
      programme: 'none',
      requiredOn: null,
    }),
  );
  return ticket.id;
};

type Row = TicketChangeRecord & {
  readonly ticket: Partial<Ticket>;
  readonly stages: readonly Stage[];
};

/** What a ticket's rows tell of it, one after the other; stages that fell away are still among them. */
function replay(rows: readonly Row[]) {
  const stages = new Map<string, Stage>();
  for (const row of rows) for (const stage of row.stages) stages.set(stage.id, stage);
  return { ticket: Object.assign({}, ...rows.map(({ ticket }) => ticket)), stages };
}

/** Which due moments of stages that run before and after are others. */
const movedBetween = (before: TicketFile, after: TicketFile) =>
  after.stages.flatMap((stage) => {
    const earlier = before.stages.find(({ id }) => id === stage.id);
    if (!earlier || !isRunning(earlier) || !isRunning(stage)) return [];
    if (earlier.dueAt === stage.dueAt) return [];
    return [{ stage: stage.code, from: earlier.dueAt, to: stage.dueAt }];
  });

/** Does one thing with a ticket; false where the bot refused it. */
async function act(
  store: Store,
  id: TicketId,
  stage: Stage,
  { verb, number, by, now }: Omit<Act, 'pick'> & { readonly by: Member; readonly now: Instant },
): Promise<boolean> {
  try {
    await store.write(async (repositories) => {
      const context = contextAt(now, by, repositories);
      const run = verbs[verb];
      if (run) return run(context, await findTicket(context, { id }), stage, number);
      const day = addDays(context.today, number);
      return overrideDay(context, day, { isWorkday: number % 2 === 0, name: 'x' });
    });
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
  if (!verbs[verb]) await recountTickets({ store, clock: () => now, newId: randomId });
  return true;
}

const load = async (store: Store, id: TicketId) => {
  const file = await store.read.tickets.load(id);
  if (!file) throw new Error('The ticket is gone');
  const rows = (await store.read.audit.of(`ticket/${id}`)).map(({ after }) => after as Row);
  return { file, rows };
};
type Kept = Awaited<ReturnType<typeof load>>;

/** Which stage is meant, of those that can be, and who does it: nobody approves their own. */
function choose({ verb, pick, by }: Act & { readonly by: Member }, file: TicketFile) {
  const current = currentStages(file);
  const running = current.filter(isRunning);
  const awaiting = running.filter(({ approval }) => approval !== null);
  const fitting = verb === 'approve' || verb === 'sendBack' ? awaiting : running;
  const choices = fitting.length > 0 && pick % 10 !== 0 ? fitting : current;
  const stage = choices[pick % choices.length];
  if (!stage) throw new Error('There is no stage');
  const fresh = leads.find(({ id }) => id !== stage.approval?.by && id !== stage.ownerId);
  return { stage, by: verb === 'approve' ? (fresh ?? by) : by };
}

/** One row tells of a change: what moved by it; and all rows together tell what the ticket is. */
function checkTold(before: Kept, after: Kept): number {
  const added = after.rows.slice(before.rows.length);
  const moved = movedBetween(before.file, after.file);
  expect(added.flatMap((row) => row.moved)).toEqual(moved);
  const told = replay(after.rows);
  // By which calendar a ticket was counted is kept where that moved nothing, too.
  const { calendarVersion } = after.file.ticket;
  expect({ ...told.ticket, calendarVersion }).toEqual(after.file.ticket);
  expect(after.file.stages.map(({ id }) => told.stages.get(id))).toEqual(after.file.stages);
  return moved.length;
}

/** What is kept is what follows from it now. */
async function checkCounted({ file }: Kept, store: Store, now: Instant): Promise<void> {
  const deadlines = await deadlineContextOf(file, store.read, now);
  const { outlook: _outlook, ...counted } = recountTicket(file, deadlines);
  expect(counted).toEqual(file);
}

test('whatever is done with a ticket, its history tells it: every moved due moment, and all it is now', async () => {
  const store = await storeWithLeads();
  const happened = new Set<string>();
  let moves = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      let now = friday;
      const id = await openOne(store, now);
      for (const { byOther, minutesLater, ...one } of list) {
        now = instant(now + minutesLater * 60_000);
        const before = await load(store, id);
        const { stage, by } = choose({ ...one, by: byOther ? li : wang }, before.file);
        const isDone = await act(store, id, stage, { ...one, by, now });
        const after = await load(store, id);
        if (!isDone) {
          expect(after).toEqual(before);
          continue;
        }
        happened.add(one.verb);
        // A calendar that moved nothing is no row; everything else is one.
        const isSilent =
          one.verb === 'calendar' && after.file.ticket.version === before.file.ticket.version;
        expect(after.rows.length - before.rows.length).toBe(isSilent ? 0 : 1);
        moves += checkTold(before, after);
        // A closed ticket is not counted any more.
        if (!isSilent && after.file.ticket.state === 'open') await checkCounted(after, store, now);
      }
    }),
    { numRuns: 16, seed: 20_261_126, endOnFailure: true },
  );
  // Every verb came about, and many a due moment moved: so the property says something of each.
  expect([...happened].sort()).toEqual([...Object.keys(verbs), 'calendar'].sort());
  expect(moves).toBeGreaterThan(20);
}, 120_000);
