import { expect, test } from 'vitest';
import type { ContactId } from '../../src/domain/contact.ts';
import { periodAround } from '../../src/domain/progress/period.ts';
import type { ProgressQuery } from '../../src/domain/progress/progress-query.ts';
import { isAtRisk } from '../../src/domain/ticket/required-on-risk.ts';
import { calendarDay, dayOf, type Instant, instant } from '../../src/domain/zoned-time.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { overrideDay } from '../../src/usecases/change-calendar.ts';
import { changeTeamRules } from '../../src/usecases/change-team-rules.ts';
import { countKeyPersonsMet } from '../../src/usecases/count-key-persons-met.ts';
import { listBehindFigure } from '../../src/usecases/list-behind-figure.ts';
import { showProgress } from '../../src/usecases/show-progress.ts';
import { fillOutlooks } from '../../src/usecases/ticket/fill-outlooks.ts';
import { allTickets, listTickets } from '../../src/usecases/ticket/list-tickets.ts';
import { recountTickets } from '../../src/usecases/ticket/recount-tickets.ts';
import type { UseCaseContext } from '../../src/usecases/use-case-context.ts';
import type { TicketCard } from '../../src/views/shown-ticket.ts';
import { openTeamYear, type TeamYear } from '../support/open-team-year.ts';
import { openFile } from '../support/open-test-store.ts';
import { friday } from '../support/sample-records.ts';

const today = calendarDay('2026-11-20');
const size = { customers: 60, visits: 400, tickets: 160, followUps: 50 };
const tickets: ProgressQuery = {
  topic: 'tickets',
  period: periodAround('week', today),
  subject: { kind: 'team' },
};

/** The lead at a moment, with the rules as they are then. */
async function leadAt({ store, lead, team, contextOf }: TeamYear, now: Instant) {
  const settings = await store.read.teams.settings(team.id);
  return { ...contextOf(lead), settings, now, today: dayOf(now, lead.timeZone) };
}

async function figuresAt(
  context: UseCaseContext,
  query: ProgressQuery,
): Promise<Readonly<Record<string, unknown>>> {
  const { figures, tables } = await showProgress(context, query);
  const byPerson = tables.find(({ by }) => by === 'person');
  return {
    ...Object.fromEntries(figures.map(({ key, value }) => [key, value])),
    // Of a table of tickets: overdue, open, red.
    people: Object.fromEntries((byPerson?.rows ?? []).map(({ name, values }) => [name, values])),
  };
}

/** What the cards in the list of tickets show, each counted from its stages. */
async function countCards(context: UseCaseContext, { managers }: TeamYear) {
  const cards: TicketCard[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const list = await listTickets({ ...context, words: wordsFor('en') }, allTickets, page);
    pages = list.page.count;
    cards.push(...list.page.items);
  }
  const many = (fits: (card: TicketCard) => boolean) => cards.filter(fits).length;
  const sum = (of: (card: TicketCard) => number) =>
    cards.reduce((total, card) => total + of(card), 0);
  const isRed = ({ light }: TicketCard) => light === 'red';
  const isOverdue = ({ deadlines }: TicketCard) =>
    [...deadlines.values()].some(({ dueAt }) => dueAt !== null && dueAt < context.now);
  const people = managers.map(({ id, name }): [string, readonly number[]] => {
    const own = cards.filter(
      ({ file: { ticket } }) => ticket.managerId === id || ticket.secondManagerId === id,
    );
    return [name, [own.filter(isOverdue), own, own.filter(isRed)].map(({ length }) => length)];
  });
  return {
    people: Object.fromEntries(people),
    'tickets-open': cards.length,
    'tickets-blue': many(({ light }) => light === 'blue'),
    'tickets-yellow': many(({ light }) => light === 'yellow'),
    'tickets-red': many(isRed),
    'tickets-overdue': many(isOverdue),
    'tickets-over-cap': many(({ cap }) => cap.light === 'red'),
    'tickets-risk': many(({ file }) => isAtRisk(file.ticket, file.ticket.forecastOn)),
    'tickets-cap': sum(({ cap }) => cap.used) / sum(({ cap }) => cap.cap),
  };
}

/** @returns the figures, once they are those of the cards. */
async function expectAsCards(year: TeamYear, now: Instant) {
  const context = await leadAt(year, now);
  const counted = await countCards(context, year);
  expect(await figuresAt(context, tickets)).toMatchObject(counted);
  return counted;
}

test('lights, risks and the cap go with time as those of the cards do, though nobody does anything', async () => {
  const year = await openTeamYear(7, size);
  const moments = [
    '2026-11-20T10:00',
    '2026-11-20T23:59',
    '2026-11-21T00:00',
    '2026-11-23T09:30',
    '2026-12-04T17:00',
    '2027-02-15T12:00',
  ];
  const seen: unknown[] = [];
  for (const at of moments) {
    seen.push(await expectAsCards(year, instant(Date.parse(`${at}+08:00`))));
  }
  const [first] = seen;
  expect(first).toMatchObject({
    'tickets-blue': expect.toSatisfy(Boolean),
    'tickets-yellow': expect.toSatisfy(Boolean),
    'tickets-red': expect.toSatisfy(Boolean),
    'tickets-risk': expect.toSatisfy(Boolean),
  });
  expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBeGreaterThan(3);
}, 120_000);

test('a change of the calendar or of a rule holds at once, before and after tickets are counted anew', async () => {
  const year = await openTeamYear(7, size);
  const { store } = year;
  const newId = year.contextOf(year.lead).newId;
  const later = instant(friday + 5 * 24 * 60 * 60 * 1000);
  const before = await expectAsCards(year, later);
  const context = await leadAt(year, friday);
  await store.write(async (repositories) => {
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-25'].map(calendarDay)) {
      await overrideDay({ ...context, repositories }, day, { isWorkday: false, name: 'x' });
    }
  });
  const moved = await expectAsCards(year, later);
  expect(moved).not.toEqual(before);
  await recountTickets({ store, clock: () => later, newId });
  expect(await expectAsCards(year, later)).toEqual(moved);
  await store.write((repositories) =>
    changeTeamRules(
      { ...context, repositories },
      new Map([
        ['ticket.yellowShare', 0.2],
        ['ticket.yellowsToRed', 2],
      ]),
    ),
  );
  const strict = await expectAsCards(year, later);
  expect(strict).not.toEqual(moved);
  await recountTickets({ store, clock: () => later, newId });
  expect(await expectAsCards(year, later)).toEqual(strict);
}, 120_000);

test('tickets from before outlooks were kept are counted all the same, and get theirs quietly', async () => {
  const year = await openTeamYear(7, size);
  const { store, file } = year;
  const database = openFile(file);
  const rows = () =>
    database.prepare('SELECT * FROM "Ticket" ORDER BY "id"').all() as {
      state: string;
      outlook: string | null;
    }[];
  const plain = () => rows().map(({ outlook: _outlook, ...row }) => row);
  database.exec('UPDATE "Ticket" SET "outlook" = NULL');
  const older = plain();
  const counted = await expectAsCards(year, friday);
  await fillOutlooks({ store, clock: () => friday })();
  for (const { state, outlook } of rows()) expect(outlook !== null).toBe(state === 'open');
  expect(plain()).toEqual(older);
  expect(await expectAsCards(year, friday)).toEqual(counted);
}, 120_000);

test('key persons met are the same before and after they are counted, whatever changes', async () => {
  const year = await openTeamYear(7, size);
  const { store, file } = year;
  const query: ProgressQuery = {
    ...tickets,
    topic: 'customers',
    period: periodAround('year', today),
  };
  const context = await leadAt(year, friday);
  const shown = async () => {
    const figures = await figuresAt(context, query);
    const list = await listBehindFigure(context, query, 'customers-met', 1);
    return {
      key: figures['customers-key-persons'],
      met: figures['customers-met'],
      listed: list.kind === 'rows' && list.page,
    };
  };
  /** Counted on reading, then from what is kept. */
  const both = async () => {
    const anew = await shown();
    await countKeyPersonsMet(store);
    expect(await store.read.keyPersons.uncounted(null, 1)).toEqual([]);
    expect(await shown()).toEqual(anew);
    return anew;
  };
  const { key, met } = await both();
  expect(met).toBeGreaterThan(5);
  const database = openFile(file);
  const one = database
    .prepare(`SELECT m."contactId", m."customerId" FROM "KeyPersonMet" m
      JOIN "Customer" c ON c."id" = m."customerId" WHERE c."teamId" = ? LIMIT 1`)
    .get(year.team.id) as { contactId: ContactId; customerId: string };
  const change = (sql: string) => database.prepare(sql).run(one);
  change(`UPDATE "Contact" SET "name" = 'Somebody Else' WHERE "id" = :contactId`);
  expect(await both()).toMatchObject({ key, met: Number(met) - 1 });
  change(`UPDATE "Visit" SET "note" = 'with Somebody Else' WHERE "customerId" = :customerId`);
  expect(await both()).toMatchObject({ key, met });
  change(`UPDATE "Visit" SET "undoneAt" = 1 WHERE "customerId" = :customerId`);
  const { met: left } = await both();
  expect(left).toBeLessThan(Number(met));
  change(`UPDATE "Contact" SET "isKeyPerson" = 0 WHERE "id" = :contactId`);
  expect(await both()).toMatchObject({ key: Number(key) - 1, met: left });
  change(`UPDATE "Contact" SET "isKeyPerson" = 1, "removedAt" = 1 WHERE "id" = :contactId`);
  expect(await both()).toMatchObject({ key: Number(key) - 1, met: left });
}, 120_000);
