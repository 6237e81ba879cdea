import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import type { PersonId, TeamId } from '../../src/domain/person.ts';
import { defaultTemplate } from '../../src/domain/ticket/default-template.ts';
import type { TicketTemplate } from '../../src/domain/ticket/stage-template.ts';
import type {
  Stage,
  StageFile,
  StageId,
  Ticket,
  TicketFile,
  TicketId,
} from '../../src/domain/ticket/ticket.ts';
import type { CalendarRegion } from '../../src/domain/working-days.ts';
import { calendarDay, type Instant, instant } from '../../src/domain/zoned-time.ts';
import type { TicketFilter } from '../../src/ports/selections.ts';
import type { Store } from '../../src/ports/store.ts';
import { countedUpTo, type TicketRepository } from '../../src/ports/tickets.ts';
import { explainStatements } from '../support/explain-statements.ts';
import { openFile, openTestStore } from '../support/open-test-store.ts';
import {
  addTeam,
  friday,
  sampleCustomer,
  samplePerson,
  sampleStage,
  sampleTeam,
  sampleTicket,
} from '../support/sample-records.ts';

/** How tickets behave on any database that stands behind the port. */
const hourMs = 60 * 60 * 1000;
const hoursLater = (hours: number): Instant => instant(friday + hours * hourMs);
const acmeId = 'customer-2' as CustomerId;
const otherTeam = 'T1.other' as TeamId;
const emma = 'T1.UEMMA' as PersonId;

const ticketOf = (number: number, change: Partial<Ticket> = {}): Ticket => ({
  ...sampleTicket,
  id: `ticket-${number}` as TicketId,
  number,
  ...change,
});
const openOnes: TicketFilter = {
  teamId: sampleTeam.id,
  state: 'open',
  managerId: null,
  customerId: null,
  isGreen: false,
  dueBefore: null,
  stage: null,
  department: null,
};
const stageOf = (name: string, { id }: Ticket, change: Partial<Stage> = {}): Stage => ({
  ...sampleStage,
  id: name as StageId,
  ticketId: id,
  ...change,
});

/** Every column with a value of its own. */
const fullTicket = ticketOf(1, {
  importance: 'first',
  programme: 'green',
  secondManagerId: emma,
  leaderId: samplePerson.id,
  requiredOn: calendarDay('2027-05-31'),
  templateVersion: 3,
  channelId: 'CTEAM',
  state: 'withdrawn',
  blockedReason: '站址未定',
  dueAt: hoursLater(1),
  capAt: hoursLater(2),
  forecastOn: calendarDay('2027-04-30'),
  energisedOn: calendarDay('2027-04-29'),
  calendarVersion: 7,
  version: 5,
  closed: { at: hoursLater(9), by: emma, note: '客户撤回 🙂' },
});
const fullStages: readonly Stage[] = [
  stageOf('accept', fullTicket, {
    code: 'ACCEPT',
    position: 0,
    department: 'marketing',
    state: 'done',
    ended: {
      at: hoursLater(3),
      by: emma,
      doneFor: '张三',
      note: '材料齐全',
      digest: 'a'.repeat(64),
      light: 'yellow',
    },
    documents: ['application', '自备文件'],
  }),
  stageOf('survey-1', fullTicket, { state: 'returned', attempt: 1 }),
  stageOf('survey-2', fullTicket, {
    attempt: 2,
    ownerId: emma,
    state: 'approval',
    acceptedAt: hoursLater(4),
    plannedOn: calendarDay('2026-11-30'),
    dueAt: hoursLater(5),
    pauses: [
      { from: hoursLater(1), until: hoursLater(2), reason: '等客户', by: emma },
      { from: hoursLater(3), until: null, reason: '等材料', by: samplePerson.id },
    ],
    approval: {
      to: 'done',
      by: emma,
      at: hoursLater(4),
      note: '请审批',
      doneFor: null,
      approved: { by: samplePerson.id, at: hoursLater(5) },
    },
  }),
];
const fullFile: TicketFile = { ticket: fullTicket, stages: fullStages };

/** Open tickets with one running stage each, of which nothing is due from the 401st on. */
const manyFiles = (count: number): readonly TicketFile[] =>
  Array.from({ length: count }, (_none, index) => {
    const dueAt = index < 400 ? hoursLater(index) : null;
    const ticket = ticketOf(index + 100, { dueAt, managerId: emma, programme: 'green' });
    return { ticket, stages: [stageOf(`many-${index}`, ticket, { dueAt })] };
  });

async function storeWithCustomers() {
  const opened = await openTestStore();
  await addTeam(opened.store);
  await opened.store.write(async ({ customers }) => {
    await customers.add(sampleCustomer, samplePerson.id);
    const acme = { ...sampleCustomer, id: acmeId, name: 'Acme Foods', accountNumber: null };
    await customers.add({ ...acme, aliases: [] }, samplePerson.id);
  });
  return opened;
}

const add = (store: Store, ...files: readonly TicketFile[]) =>
  store.write(async ({ tickets }) => {
    for (const file of files) await tickets.add({ ...file, outlook: null });
  });
const update = (store: Store, file: TicketFile, before: TicketFile) =>
  store.write(({ tickets }) => tickets.update({ ...file, outlook: null }, before));

describe('a ticket with its stages', () => {
  test('comes back as it was added, by every way of finding it', async () => {
    const { store } = await storeWithCustomers();
    const other = { ticket: ticketOf(2), stages: [stageOf('other', ticketOf(2))] };
    // Stages come in the order of the template and of their attempts, however they were written.
    await add(store, { ...fullFile, stages: fullStages.toReversed() }, other);
    const { tickets } = store.read;
    expect(await tickets.find(fullTicket.id)).toEqual(fullTicket);
    expect(await tickets.findByNumber(sampleTeam.id, 1)).toEqual(fullTicket);
    expect(await tickets.load(fullTicket.id)).toEqual(fullFile);
    expect(await tickets.loadMany([other.ticket.id, 'none' as TicketId, fullTicket.id])).toEqual([
      other,
      fullFile,
    ]);
    expect(await tickets.ticketOf('survey-2' as StageId)).toBe(fullTicket.id);
    expect(await tickets.find('none' as TicketId)).toBe(undefined);
    expect(await tickets.load('none' as TicketId)).toBe(undefined);
    expect(await tickets.findByNumber(otherTeam, 1)).toBe(undefined);
    expect(await tickets.ticketOf('none' as StageId)).toBe(undefined);
  });

  test('has a number of its own in its team, and each attempt at a stage stands once', async () => {
    const { store } = await storeWithCustomers();
    await add(store, fullFile);
    const twin = { ticket: ticketOf(1, { id: 'twin' as TicketId }), stages: [] };
    await expect(add(store, twin)).rejects.toThrow(/unique/i);
    const second = ticketOf(2);
    const stages = [stageOf('one', second), stageOf('two', second)];
    await expect(add(store, { ticket: second, stages })).rejects.toThrow(/unique/i);
    expect(await store.read.tickets.find(second.id)).toBe(undefined);
    const take = () => store.write(({ tickets }) => tickets.takeNumber(sampleTeam.id));
    expect([await take(), await take()]).toEqual([1, 2]);
  });

  test('is changed by one of two who began from the same version', async () => {
    const { store } = await storeWithCustomers();
    await add(store, fullFile);
    const changed = (note: string): TicketFile => ({
      ticket: { ...fullTicket, blockedReason: note, version: 6 },
      stages: fullStages.map((stage) => ({ ...stage, ownerId: note as PersonId })),
    });
    expect(await update(store, changed('first'), fullFile)).toBe(true);
    expect(await update(store, changed('second'), fullFile)).toBe(false);
    expect(await store.read.tickets.load(fullTicket.id)).toEqual(changed('first'));
  });

  test('keeps stages that did not change, adds new ones and loses those that fell away', async () => {
    const { store, file } = await storeWithCustomers();
    await add(store, fullFile);
    const database = openFile(file);
    database.exec(`
      CREATE TABLE "Written" ("what" TEXT, "id" TEXT);
      CREATE TRIGGER "u" AFTER UPDATE ON "TicketStage" BEGIN INSERT INTO "Written" VALUES ('update', NEW."id"); END;
      CREATE TRIGGER "i" AFTER INSERT ON "TicketStage" BEGIN INSERT INTO "Written" VALUES ('insert', NEW."id"); END;
      CREATE TRIGGER "d" AFTER DELETE ON "TicketStage" BEGIN INSERT INTO "Written" VALUES ('delete', OLD."id"); END;`);
    const [kept, gone, moved] = fullStages;
    if (!kept || !gone || !moved) throw new Error('The sample has three stages');
    const next: TicketFile = {
      ticket: { ...fullTicket, version: 6 },
      stages: [
        kept,
        { ...moved, dueAt: null },
        stageOf('new', fullTicket, { code: 'PLAN_EXT', position: 3 }),
      ],
    };
    expect(await update(store, next, fullFile)).toBe(true);
    expect(database.prepare('SELECT * FROM "Written" ORDER BY "what"').all()).toEqual([
      { what: 'delete', id: 'survey-1' },
      { what: 'insert', id: 'new' },
      { what: 'update', id: 'survey-2' },
    ]);
    expect(await store.read.tickets.load(fullTicket.id)).toEqual(next);
  });
});

describe('a page of tickets', () => {
  const dueOf = new Map([
    [1, hoursLater(3)],
    [2, hoursLater(1)],
    [3, null],
    [4, hoursLater(2)],
    [5, hoursLater(1)],
    [6, null],
  ]);
  const changes = new Map<number, Partial<Ticket>>([
    [1, { managerId: samplePerson.id, programme: 'green' }],
    [2, { secondManagerId: samplePerson.id, customerId: acmeId }],
    [4, { programme: 'green', customerId: acmeId }],
    [6, { managerId: samplePerson.id }],
  ]);

  async function storeWithTickets() {
    const { store } = await storeWithCustomers();
    const open = [...dueOf].map(([number, dueAt]): TicketFile => {
      const ticket = ticketOf(number, { dueAt, ...changes.get(number) });
      const isReview = number === 1 || number === 3;
      return {
        ticket,
        stages: [
          stageOf(`${number}-ended`, ticket, { code: 'ACCEPT', state: 'done', dueAt: null }),
          stageOf(`${number}-runs`, ticket, {
            dueAt,
            // Each running state comes by its own, and they are put in order afterwards.
            state: number === 4 ? 'queued' : 'active',
            ...(isReview ? { code: 'PLAN_REVIEW', department: 'company' } : {}),
          }),
          stageOf(`${number}-waits`, ticket, {
            code: 'CONNECT',
            department: 'metering',
            state: 'waiting',
            startedAt: null,
          }),
        ],
      };
    });
    const closed = { at: hoursLater(5), by: emma, note: null };
    const over: readonly TicketFile[] = [
      { ticket: ticketOf(7, { state: 'completed', closed }), stages: [] },
      { ticket: ticketOf(8, { state: 'withdrawn', closed, customerId: acmeId }), stages: [] },
    ];
    await add(store, ...open, ...over);
    return store;
  }

  test.each<[string, Partial<TicketFilter>, readonly number[]]>([
    ['open ones, the first due first, then those nothing is due of', {}, [2, 5, 4, 1, 3, 6]],
    ['closed ones', { state: 'closed' }, [8, 7]],
    ['any', { state: 'any' }, [8, 7, 6, 5, 4, 3, 2, 1]],
    ['a manager’s, as the first or the second', { managerId: samplePerson.id }, [2, 1, 6]],
    ['a customer’s', { customerId: acmeId }, [2, 4]],
    ['a customer’s, closed too', { customerId: acmeId, state: 'any' }, [8, 4, 2]],
    ['the green channel', { isGreen: true }, [4, 1]],
    ['due before a moment, which itself does not count', { dueBefore: hoursLater(2) }, [2, 5]],
    ['with a running stage', { stage: 'PLAN_REVIEW' }, [1, 3]],
    ['a stage that ended or waits is not running', { stage: 'CONNECT' }, []],
    ['with a running stage of a department', { department: 'production' }, [2, 5, 4, 6]],
    ['a department whose stage waits', { department: 'metering' }, []],
    ['stage and department', { stage: 'PLAN_REVIEW', department: 'company' }, [1, 3]],
    ['stage and due moment', { stage: 'SURVEY', dueBefore: hoursLater(2) }, [2, 5]],
    ['stage and manager', { stage: 'PLAN_REVIEW', managerId: samplePerson.id }, [1]],
    ['department and green channel', { department: 'company', isGreen: true }, [1]],
    ['green channel of a manager', { isGreen: true, managerId: samplePerson.id }, [1]],
    ['another team’s', { teamId: otherTeam }, []],
  ])('lists %s', async (_what, filter, numbers) => {
    const store = await storeWithTickets();
    const asked = { ...openOnes, ...filter };
    const { items, total } = await store.read.tickets.page(asked, { skip: 0, take: 20 });
    expect({ numbers: items.map(({ ticket }) => ticket.number), total }).toEqual({
      numbers,
      total: numbers.length,
    });
    for (const { ticket, stages, customerName } of items) {
      expect(await store.read.tickets.load(ticket.id)).toEqual({ ticket, stages });
      expect(customerName).toBe(ticket.customerId === acmeId ? 'Acme Foods' : sampleCustomer.name);
    }
  });

  test.each<[string, Partial<TicketFilter>, readonly number[]]>([
    ['of all', {}, [2, 5, 4, 1, 3, 6]],
    ['of a department', { department: 'production' }, [2, 5, 4, 6]],
  ])('turns without a gap and without a double %s', async (_what, filter, numbers) => {
    const store = await storeWithTickets();
    for (const take of [1, 2, 3, 4]) {
      const seen: number[] = [];
      for (let skip = 0; skip < numbers.length; skip += take) {
        const page = await store.read.tickets.page({ ...openOnes, ...filter }, { skip, take });
        expect(page.total).toBe(numbers.length);
        seen.push(...page.items.map(({ ticket }) => ticket.number));
      }
      expect(seen).toEqual(numbers);
    }
    const beyond = await store.read.tickets.page(openOnes, { skip: 60, take: 8 });
    expect(beyond).toEqual({ items: [], total: 6 });
  });

  test('is counted no further than anybody turns', async () => {
    const { store } = await storeWithCustomers();
    await add(store, ...manyFiles(countedUpTo + 5));
    for (const filter of [openOnes, { ...openOnes, stage: 'SURVEY' }]) {
      const place = { skip: countedUpTo - 1, take: 8 };
      const { items, total } = await store.read.tickets.page(filter, place);
      expect({ numbers: items.map(({ ticket }) => ticket.number).length, total }).toEqual({
        numbers: 1,
        total: countedUpTo,
      });
    }
    const of = { teamId: sampleTeam.id, department: 'production' } as const;
    const { total } = await store.read.tickets.queue(of, { skip: 0, take: 1 });
    expect(total).toBe(countedUpTo);
  });
});

test('a queue shows stages, the first due first, then those without a due moment', async () => {
  const { store } = await storeWithCustomers();
  const ticket = ticketOf(1);
  const stages = [
    stageOf('none', ticket, { code: 'A' }),
    stageOf('late', ticket, { code: 'B', dueAt: hoursLater(2) }),
    stageOf('soon', ticket, { code: 'C', dueAt: hoursLater(1) }),
    stageOf('waits', ticket, { code: 'D', state: 'waiting', startedAt: null, ownerId: emma }),
    stageOf('over', ticket, { code: 'E', state: 'done', ownerId: emma }),
    stageOf('in-hand', ticket, {
      code: 'F',
      department: 'metering',
      ownerId: emma,
      state: 'active',
      dueAt: hoursLater(9),
    }),
    stageOf('asked', ticket, {
      code: 'G',
      department: 'metering',
      ownerId: emma,
      state: 'approval',
      dueAt: hoursLater(8),
    }),
    stageOf('dispatch', ticket, { code: 'H', department: 'dispatch' }),
  ];
  await add(store, { ticket, stages });
  const { teamId } = ticket;
  const queue = async (of: Parameters<typeof store.read.tickets.queue>[0], skip = 0, take = 9) => {
    const { items, total } = await store.read.tickets.queue(of, { skip, take });
    return [items.map(({ stage }) => stage.id), total];
  };
  expect(await queue({ teamId, department: 'production' })).toEqual([['soon', 'late', 'none'], 3]);
  expect(await queue({ teamId, department: 'production' }, 1, 1)).toEqual([['late'], 3]);
  expect(await queue({ teamId, ownerId: emma })).toEqual([['asked', 'in-hand'], 2]);
  expect(await queue({ teamId: otherTeam, department: 'production' })).toEqual([[], 0]);
  const of = { teamId, department: 'dispatch' } as const;
  const { items } = await store.read.tickets.queue(of, { skip: 0, take: 1 });
  expect(items).toEqual([{ stage: stages.at(-1), ticket, customerName: sampleCustomer.name }]);
});

test('the open tickets of a customer come newest first, and no more than asked for', async () => {
  const { store } = await storeWithCustomers();
  const closed = { at: friday, by: emma, note: null };
  await add(
    store,
    ...[
      ticketOf(1),
      ticketOf(2, { customerId: acmeId }),
      ticketOf(3, { state: 'completed', closed }),
      ticketOf(4),
      ticketOf(5),
    ].map((ticket) => ({ ticket, stages: [] })),
  );
  const numbers = async (limit: number) =>
    (await store.read.tickets.openOfCustomer(sampleCustomer.id, limit)).map((one) => one.number);
  expect([await numbers(2), await numbers(9)]).toEqual([
    [5, 4],
    [5, 4, 1],
  ]);
});

test('counted before: open tickets of the region whose calendar is older, no more than asked', async () => {
  const { store } = await storeWithCustomers();
  const closed = { at: friday, by: emma, note: null };
  await add(
    store,
    ...[
      ticketOf(1, { calendarVersion: 1 }),
      ticketOf(2, { calendarVersion: 2 }),
      ticketOf(3, { calendarVersion: 3 }),
      ticketOf(4, { calendarVersion: 1, state: 'withdrawn', closed }),
    ].map((ticket) => ({ ticket, stages: [] })),
  );
  const before = async (version: number, limit = 9, region = sampleTeam.region) =>
    [...(await store.read.tickets.countedBefore(region, version, limit))].sort();
  expect(await before(3)).toEqual(['ticket-1', 'ticket-2']);
  expect(await before(1)).toEqual([]);
  expect(await before(3, 1)).toHaveLength(1);
  expect(await before(3, 9, 'HK' as CalendarRegion)).toEqual([]);
});

test('a stage has a file once, in the order in which they came', async () => {
  const { store } = await storeWithCustomers();
  await add(store, fullFile);
  const file = (slackFileId: string, change: Partial<StageFile> = {}): StageFile => ({
    stageId: 'survey-2' as StageId,
    slackFileId,
    name: '现场照片.jpg',
    mimeType: 'image/jpeg',
    permalink: `https://example.slack.com/files/${slackFileId}`,
    addedBy: emma,
    addedAt: hoursLater(2),
    ...change,
  });
  const early = file('F3', { addedAt: hoursLater(1), stageId: 'accept' as StageId });
  const addFile = (one: StageFile) => store.write(({ tickets }) => tickets.addFile(one));
  const added = [file('F2'), file('F1'), early, file('F2', { name: 'again' })].map(addFile);
  expect(await Promise.all(added)).toEqual([true, true, true, false]);
  expect(await store.read.tickets.files(fullTicket.id)).toEqual([early, file('F1'), file('F2')]);
  expect(await store.read.tickets.files(ticketOf(2).id)).toEqual([]);
});

test.each<[string, (tickets: TicketRepository) => Promise<unknown>, readonly string[]]>([
  [
    'a page of open tickets',
    (tickets) => tickets.page(openOnes, { skip: 0, take: 8 }),
    ['Ticket_teamId_state_dueAt_number_idx'],
  ],
  [
    'overdue tickets',
    (tickets) => tickets.page({ ...openOnes, dueBefore: hoursLater(9) }, { skip: 0, take: 8 }),
    ['Ticket_teamId_state_dueAt_number_idx'],
  ],
  [
    'the green channel',
    (tickets) => tickets.page({ ...openOnes, isGreen: true }, { skip: 0, take: 8 }),
    ['Ticket_teamId_programme_state_dueAt_number_idx'],
  ],
  [
    // In the order in which they are due, those of others passed over.
    'a manager’s tickets',
    (tickets) => tickets.page({ ...openOnes, managerId: emma }, { skip: 0, take: 8 }),
    ['Ticket_teamId_state_dueAt_number_idx'],
  ],
  [
    'tickets by stage',
    (tickets) => tickets.page({ ...openOnes, stage: 'SURVEY' }, { skip: 0, take: 8 }),
    ['TicketStage_teamId_code_state_dueAt_idx'],
  ],
  [
    'tickets by department',
    (tickets) => tickets.page({ ...openOnes, department: 'production' }, { skip: 0, take: 8 }),
    ['TicketStage_teamId_department_state_dueAt_idx'],
  ],
  [
    'what waits for a department',
    (tickets) =>
      tickets.queue({ teamId: sampleTeam.id, department: 'production' }, { skip: 0, take: 6 }),
    ['TicketStage_teamId_department_state_dueAt_idx'],
  ],
  [
    'what somebody has in hand',
    (tickets) => tickets.queue({ teamId: sampleTeam.id, ownerId: emma }, { skip: 0, take: 6 }),
    ['TicketStage_ownerId_state_dueAt_idx'],
  ],
  [
    'tickets counted by an older calendar',
    (tickets) => tickets.countedBefore(sampleTeam.region, 9, 20),
    ['Ticket_state_calendarVersion_idx'],
  ],
])('%s come by an index', async (_what, read, indexes) => {
  const { store, file } = await storeWithCustomers();
  await add(store, fullFile, ...manyFiles(50));
  const explained = await explainStatements(file, ({ tickets }) => read(tickets));
  const plan = explained.flatMap(({ steps }) => steps).join('\n');
  for (const index of indexes) expect(plan).toContain(index);
  expect(plan).not.toMatch(/SCAN (?:`?main`?\.)?`?(Ticket|TicketStage)\b/);
});

describe('templates of tickets', () => {
  const { version: _first, ...content } = defaultTemplate;
  const changed = (version: number, greenFactor: number): TicketTemplate => ({
    ...content,
    version,
    greenFactor,
  });
  const addTemplate = (store: Store, template: TicketTemplate) =>
    store.write(({ ticketTemplates }) =>
      ticketTemplates.add(sampleTeam.id, template, samplePerson.id, friday),
    );

  test('are the default until a version is added; the newest is current, each stays', async () => {
    const { store } = await storeWithCustomers();
    const { ticketTemplates } = store.read;
    expect(await ticketTemplates.current(sampleTeam.id)).toEqual(defaultTemplate);
    expect(await addTemplate(store, changed(1, 0.4))).toBe(true);
    expect(await addTemplate(store, changed(2, 0.3))).toBe(true);
    expect(await ticketTemplates.current(sampleTeam.id)).toEqual(changed(2, 0.3));
    expect(await ticketTemplates.version(sampleTeam.id, 1)).toEqual(changed(1, 0.4));
    expect(await ticketTemplates.version(sampleTeam.id, 0)).toEqual(defaultTemplate);
    expect(await ticketTemplates.current(otherTeam)).toEqual(defaultTemplate);
    expect(await ticketTemplates.origin(sampleTeam.id, 1)).toEqual({
      by: samplePerson.id,
      at: friday,
    });
    expect(await ticketTemplates.origin(sampleTeam.id, 0)).toBeNull();
    await expect(ticketTemplates.version(sampleTeam.id, 9)).rejects.toThrow();
  });

  test('of two that were made from the same version one is kept', async () => {
    const { store } = await storeWithCustomers();
    const twice = [changed(1, 0.4), changed(1, 0.2)].map((one) => addTemplate(store, one));
    expect(await Promise.all(twice)).toEqual([true, false]);
    expect(await store.read.ticketTemplates.current(sampleTeam.id)).toEqual(changed(1, 0.4));
  });
});
