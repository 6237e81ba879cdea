import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import type { Member, PersonId } from '../../src/domain/person.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { recountTicket } from '../../src/domain/ticket/recount-ticket.ts';
import { currentStages, templateOf } from '../../src/domain/ticket/stage-order.ts';
import {
  importanceLevels,
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
import { closeTicket, reopenTicket } from '../../src/usecases/ticket/close-ticket.ts';
import { editTicket } from '../../src/usecases/ticket/edit-ticket.ts';
import {
  approveStage,
  completeStage,
  rejectStage,
  sendBackStage,
  skipStage,
} from '../../src/usecases/ticket/end-stage.ts';
import { findTicket, type OpenedTicket } from '../../src/usecases/ticket/find-ticket.ts';
import {
  acceptStage,
  assignManager,
  assignStage,
  declineStage,
  planStage,
  resumeTicket,
  waitTicket,
} from '../../src/usecases/ticket/hold-stage.ts';
import { openTicket } from '../../src/usecases/ticket/open-ticket.ts';
import { recountTickets } from '../../src/usecases/ticket/recount-tickets.ts';
import {
  blockTicket,
  linkLeader,
  noteOnTicket,
  setGreen,
} from '../../src/usecases/ticket/steer-ticket.ts';
import type { UseCaseContext } from '../../src/usecases/use-case-context.ts';
import { openTestStore } from '../support/open-test-store.ts';
import {
  addTeam,
  friday,
  sampleCustomer,
  samplePerson,
  sampleTeam,
} from '../support/sample-records.ts';

const leads: readonly Member[] = ['UWANG', 'ULI'].map((slackUserId) => ({
  ...samplePerson,
  id: `T1.${slackUserId}` as PersonId,
  slackUserId,
  role: 'lead',
  teamId: sampleTeam.id,
}));

/** Every verb, how it is called, with the stage and the numbers that were drawn for it. */
type Verb = (
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
  number: number,
) => Promise<unknown>;

const other = ({ actor }: UseCaseContext): Member =>
  leads.find(({ id }) => id !== actor.person.id) ?? actor.person;

const done: Verb = (context, opened, stage) =>
  completeStage(context, opened, stage, {
    note: 'fine',
    doneFor: null,
    documents: templateOf(stage.code, opened.template).documents,
  });

const edited =
  (change: (ticket: Ticket, number: number) => Partial<Ticket>): Verb =>
  (context, opened, _stage, number) => {
    const { ticket } = opened.file;
    const { kind, voltage, capacityKva, supplyMode, importance, programme, requiredOn } = ticket;
    const said = { kind, voltage, capacityKva, supplyMode, importance, programme, requiredOn };
    const input = { ...said, ...change(ticket, number) };
    return editTicket(context, opened, input, ticket.version);
  };

const verbs: Readonly<Record<string, Verb>> = {
  accept: acceptStage,
  approve: approveStage,
  assign: (context, opened, stage) => assignStage(context, opened, stage, other(context)),
  block: (context, opened, _stage, number) =>
    blockTicket(context, opened, number % 2 === 0 ? 'no papers' : null),
  close: (context, opened) => closeTicket(context, opened, 'enough'),
  decline: (context, opened, stage) => declineStage(context, opened, stage, 'not mine'),
  done,
  green: (context, opened) => setGreen(context, opened, opened.file.ticket.programme !== 'green'),
  important: edited((_ticket, number) => ({
    importance: importanceLevels[number % importanceLevels.length] ?? 'ordinary',
  })),
  link: (context, opened) => linkLeader(context, opened, other(context).id),
  manager: (context, opened) => assignManager(context, opened, 'manager', other(context).id),
  note: (context, opened) => noteOnTicket(context, opened, 'the customer called'),
  plan: (context, opened, stage, number) =>
    planStage(context, opened, stage, addDays(context.today, number)),
  reject: (context, opened, stage) =>
    rejectStage(context, opened, stage, { to: null, reason: 'no earthing' }),
  reopen: (context, opened) => reopenTicket(context, opened, 'it goes on'),
  resume: (context, opened, _stage) => resumeTicket(context, opened, []),
  sendBack: (context, opened, stage) => sendBackStage(context, opened, stage, 'look again'),
  skip: (context, opened, stage) => skipStage(context, opened, stage, 'not needed'),
  supply: edited(({ supplyMode }) => ({ supplyMode: supplyMode === 'dual' ? 'single' : 'dual' })),
  voltage: edited(({ voltage }) => ({ voltage: voltage < 1_000 ? 10_000 : 380 })),
  wait: (context, opened, stage) => waitTicket(context, opened, [stage], 'papers'),
  waitAll: (context, opened) => waitTicket(context, opened, [], 'holidays'),
};

const acts = fc.record({
  verb: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('done', 'approve') },
    { weight: 4, arbitrary: fc.constantFrom(...Object.keys(verbs), 'calendar') },
  ),
  pick: fc.nat(30),
  number: fc.integer({ min: -2, max: 60 }),
  byOther: fc.boolean(),
  minutesLater: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 10_000 })),
});

type Row = TicketChangeRecord & {
  readonly ticket: Partial<Ticket>;
  readonly stages: readonly Stage[];
};

const rowsOf = async (store: Store, id: TicketId): Promise<readonly Row[]> =>
  (await store.read.audit.of(`ticket/${id}`)).map(({ after }) => after as Row);

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

test('whatever is done with a ticket, its history tells it: every moved due moment, and all it is now', async () => {
  const { store } = await openTestStore();
  await addTeam(store);
  await seedCalendar(store);
  await store.write(async (repositories) => {
    for (const lead of leads) await repositories.people.save(lead);
    await repositories.customers.add(sampleCustomer, samplePerson.id);
  });
  const contextAt = (now: Instant, person: Member, repositories: Store['read']) => ({
    repositories,
    actor: { person, team: sampleTeam },
    settings: defaultSettings,
    now,
    today: dayOf(now, person.timeZone),
    newId: randomId,
  });
  const [wang, li] = leads;
  if (!wang || !li) throw new Error('Nobody is there');
  const happened = new Map<string, number>();
  let moves = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 15, maxLength: 30 }), async (list) => {
      let now = friday;
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
      const load = async () => {
        const file = await store.read.tickets.load(ticket.id);
        if (!file) throw new Error('The ticket is gone');
        return { file, rows: await rowsOf(store, ticket.id) };
      };
      for (const { verb, pick, number, byOther, minutesLater } of list) {
        now = instant(now + minutesLater * 60_000);
        const before = await load();
        const person = byOther ? li : wang;
        const current = currentStages(before.file);
        const running = current.filter(isRunning);
        const choices = running.length > 0 && pick % 4 !== 0 ? running : current;
        const stage = choices[pick % choices.length];
        if (!stage) throw new Error('There is no stage');
        const act = verbs[verb];
        let refused = false;
        try {
          await store.write(async (repositories) => {
            const context = contextAt(now, person, repositories);
            if (!act) {
              const isWorkday = number % 2 === 0;
              await overrideDay(context, addDays(context.today, number), { isWorkday, name: 'x' });
              return;
            }
            await act(context, await findTicket(context, { id: ticket.id }), stage, number);
          });
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          refused = true;
        }
        if (!act) await recountTickets({ store, clock: () => now, newId: randomId });
        const after = await load();
        const added = after.rows.slice(before.rows.length);
        if (refused) {
          expect(after).toEqual(before);
          continue;
        }
        happened.set(verb, (happened.get(verb) ?? 0) + 1);
        // One row for what was done; a calendar that moved nothing is none.
        const isSilent =
          verb === 'calendar' && after.file.ticket.version === before.file.ticket.version;
        expect(added).toHaveLength(isSilent ? 0 : 1);
        const moved = movedBetween(before.file, after.file);
        moves += moved.length;
        expect(added.flatMap((row) => row.moved)).toEqual(moved);
        const told = replay(after.rows);
        const { calendarVersion, ...known } = after.file.ticket;
        expect({ ...told.ticket, calendarVersion }).toEqual({ ...known, calendarVersion });
        expect(after.file.stages.map(({ id }) => told.stages.get(id))).toEqual(after.file.stages);
        // What is kept is what follows from it now; a closed ticket is not counted any more.
        if (after.file.ticket.state !== 'open') continue;
        const deadlines = await deadlineContextOf(after.file, store.read, now);
        expect(recountTicket(after.file, deadlines)).toEqual(after.file);
      }
    }),
    { numRuns: 30, seed: 20_261_126, endOnFailure: true },
  );
  // Every verb came about, and many a due moment moved: so the property says something of each.
  expect([...happened.keys()].sort()).toEqual([...Object.keys(verbs), 'calendar'].sort());
  expect(moves).toBeGreaterThan(40);
}, 120_000);
