import { describe, expect, test } from 'vitest';
import { commands, nouns } from '../commands/index.ts';
import { demoCustomers, demoPeople } from '../prisma/demo-data.ts';
import { seedDemo } from '../prisma/seed-demo.ts';
import type { CustomerId } from '../src/domain/customer.ts';
import { type Locale, locales } from '../src/domain/locale.ts';
import { randomId } from '../src/domain/new-id.ts';
import type { Actor } from '../src/domain/person.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import { dayOf, instant, weekdayOf } from '../src/domain/zoned-time.ts';
import { wordsFor } from '../src/i18n/words.ts';
import { buildCustomerIndex, findCustomer } from '../src/language/customers/find-customer.ts';
import { readVisitLine } from '../src/language/read-visit-line.ts';
import { loadTicketCards } from '../src/reminders/load-ticket-card.ts';
import type { ReadingContext } from '../src/slack/define-command.ts';
import { routeLine } from '../src/slack/route-line.ts';
import { seedCalendar } from '../src/storage/seed-calendar.ts';
import { ticketLine } from '../src/views/shown-ticket.ts';
import { openTestStore } from './support/open-test-store.ts';
import { readSource } from './support/read-source.ts';
import { friday, samplePerson, sampleTeam, sampleWorkspace } from './support/sample-records.ts';

const index = buildCustomerIndex(
  demoCustomers.map(({ name, englishName, aliases = [], account }, place) => ({
    id: `${place}` as CustomerId,
    name,
    otherNames: englishName ? [englishName, ...aliases] : aliases,
    accountNumber: account,
  })),
);

const everyTicket = {
  teamId: sampleTeam.id,
  state: 'any',
  managerId: null,
  customerId: null,
  isGreen: false,
  dueBefore: null,
  stage: null,
  department: null,
} as const;

function contextFor(locale: Locale): ReadingContext {
  const person = { ...samplePerson, teamId: sampleTeam.id };
  const actor: Actor = { person, team: sampleTeam, standsInFor: [] };
  return {
    actor,
    now: friday,
    today: dayOf(friday, person.timeZone),
    settings: defaultSettings,
    words: wordsFor(locale),
    customers: index,
    mentioned: [],
    isWorkday: (day) => weekdayOf(day) <= 5,
    commands,
  };
}

describe.each(locales)('every line that is given as an example in %s', (locale) => {
  const examples = commands.map((command) => ({
    command,
    line: wordsFor(locale).t(command.example),
  }));

  test('is understood by the command that it stands for', () => {
    const understood = examples.map(({ line }) => {
      const routed = routeLine(null, line, commands, nouns);
      routed.command.prepare(routed.text, contextFor(locale));
      return [line, routed.command.example];
    });
    expect(understood).toEqual(examples.map(({ command, line }) => [line, command.example]));
  });

  test('names customers that the demo data has', () => {
    const words = wordsFor(locale);
    const { now, actor, customers, isWorkday } = contextFor(locale);
    const visit = words.t('visit.log.example').replace(/^\S+\s+/, '');
    const zone = actor.person.timeZone;
    const line = readVisitLine(visit, { now, zone, customers, isWorkday });
    const card = findCustomer(words.t('customer.find.example').replace(/^\S+\s+/, ''), customers);
    expect([line.customer.kind, line.followUp === null]).toEqual(['one', false]);
    expect(['one', 'several']).toContain(card.kind);
  });
});

/** What the documents say one can type: code that begins with a slash, in the cells of their tables. */
const documented = ['README.md', 'docs/commands.md'].flatMap((file) =>
  readSource(file)
    .split('\n')
    .filter((row) => row.startsWith('| '))
    .flatMap((row) => [...row.matchAll(/`(\/(?:visit|customer|due|ticket|progress|kam)\b[^`]*)`/g)])
    .map(([, line = '']) => line),
);

test('every line of the documents is understood', () => {
  const mentioned = demoPeople.map(({ id, name }) => ({ slackUserId: id, name }));
  const refused = documented.flatMap((line) => {
    try {
      const { command, text } = routeLine(null, line, commands, nouns, index);
      command.prepare(text, { ...contextFor('zh-Hans'), mentioned });
      return [];
    } catch (error) {
      return [[line, String(error)]];
    }
  });
  expect(refused).toEqual([]);
  expect(documented.length).toBeGreaterThan(200);
});

test('there are demo people and customers to try the examples with', async () => {
  const { store } = await openTestStore();
  const workspaceId = sampleWorkspace.id;
  await store.write(({ workspaces }) => workspaces.ensure(sampleWorkspace, sampleTeam));
  const options = { workspaceId, now: friday, newId: randomId, isReachable: true };
  await seedDemo(store, options);
  await seedDemo(store, options);
  const customers = await store.read.customers.list(sampleTeam.id);
  expect(customers.length).toBe(demoCustomers.length);
  expect((await store.read.people.list(sampleTeam.id)).length).toBe(demoPeople.length);
});

// A working Friday, and the Saturday in the middle of Spring Festival.
test.each(['2026-11-20T02:00:00Z', '2026-02-21T12:00:00Z'])(
  'the demo has a ticket of every kind on %s, each with a true history',
  async (now) => {
    const { store } = await openTestStore();
    await seedCalendar(store);
    await store.write(({ workspaces }) => workspaces.ensure(sampleWorkspace, sampleTeam));
    const at = instant(Date.parse(now));
    await seedDemo(store, {
      workspaceId: sampleWorkspace.id,
      now: at,
      newId: randomId,
      isReachable: true,
    });
    const { items } = await store.read.tickets.page(everyTicket, { skip: 0, take: 50 });
    const context = { read: store.read, now: at };
    const cards = await loadTicketCards(items, samplePerson, context);
    const words = wordsFor('en');
    const stands = cards
      .toSorted((one, other) => one.file.ticket.number - other.file.ticket.number)
      .map((card) =>
        ticketLine(card, words)
          .replace(/^[🔵🟡] /u, '')
          .trim(),
      );
    expect(stands).toEqual([
      'GC-1 · Temporary supply · 0.4 kV · 160 kVA',
      'GC-2 · More capacity · 10 kV · 2000 kVA · Customer works, External works, Tie-in outage',
      'GC-3 · More capacity · 35 kV · 8000 kVA · Customer agrees',
      'GC-4 · More capacity · 0.4 kV · 120 kVA · Metering and energisation',
      '🔴 GC-5 · New connection · 10 kV · 1600 kVA · Site survey',
      'GC-6 · More capacity · 10 kV · 800 kVA · Site survey',
      'GC-7 · More capacity · 10 kV · 3150 kVA · Plan review',
      'GC-8 · More capacity · 110 kV · 20000 kVA · External supply plan, Internal supply plan',
      'GC-9 · New connection · 0.4 kV · 80 kVA · Site survey',
      'GC-10 · More capacity · 10 kV · 630 kVA · Application',
    ]);
    const later = cards.flatMap(({ file }) =>
      file.stages.filter(({ ended }) => (ended?.at ?? 0) > at),
    );
    expect(later).toEqual([]);
    expect(await store.read.audit.findProblem()).toBeNull();
  },
);

test.each([
  [
    true,
    {
      channels: ['C01ACCOUNTS', 'C02LEADS'],
      leads: ['U04LIWEI'],
      hasReminders: true,
      tickets: 10,
      waits: true,
    },
  ],
  [false, { channels: [null, null], leads: [], hasReminders: false, tickets: 0, waits: false }],
] as const)(
  'the demo reminds and posts only where its people exist (%s)',
  async (isReachable, expected) => {
    const { store } = await openTestStore();
    await store.write(({ workspaces }) => workspaces.ensure(sampleWorkspace, sampleTeam));
    await seedDemo(store, {
      workspaceId: sampleWorkspace.id,
      now: friday,
      newId: randomId,
      isReachable,
    });
    const team = await store.read.teams.find(sampleTeam.id);
    const people = await store.read.people.list(sampleTeam.id);
    const inAYear = instant(friday + 365 * 24 * 60 * 60 * 1000);
    expect({
      channels: [team?.teamChannelId, team?.leadsChannelId],
      leads: people.filter(({ role }) => role === 'lead').map(({ slackUserId }) => slackUserId),
      hasReminders: (await store.read.reminders.due(inAYear, 1)).length > 0,
      tickets: (await store.read.tickets.page(everyTicket, { skip: 0, take: 50 })).items.length,
      waits: (await store.read.outbox.nextWakeAt()) !== undefined,
    }).toEqual(expected);
  },
);
