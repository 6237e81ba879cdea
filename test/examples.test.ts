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
import type { ReadingContext } from '../src/slack/define-command.ts';
import { routeLine } from '../src/slack/route-line.ts';
import { openTestStore } from './support/open-test-store.ts';
import { friday, samplePerson, sampleTeam, sampleWorkspace } from './support/sample-records.ts';

const index = buildCustomerIndex(
  demoCustomers.map(({ name, englishName, aliases = [], account }, place) => ({
    id: `${place}` as CustomerId,
    name,
    otherNames: englishName ? [englishName, ...aliases] : aliases,
    accountNumber: account,
  })),
);

function contextFor(locale: Locale): ReadingContext {
  const person = { ...samplePerson, teamId: sampleTeam.id };
  const actor: Actor = { person, team: sampleTeam };
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

test.each([
  [true, { channels: ['C01ACCOUNTS', 'C02LEADS'], leads: ['U04LIWEI'], hasReminders: true }],
  [false, { channels: [null, null], leads: [], hasReminders: false }],
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
    }).toEqual(expected);
  },
);
