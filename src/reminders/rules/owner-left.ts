import type { Person, PersonId, Team } from '../../domain/person.ts';
import { instant } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { type LeftWork, leftWorkMessage, ownerIsBackMessage } from '../../views/left-work.ts';
import { countOpenWork } from '../count-open-work.ts';
import { readerOf } from '../define-alarm.ts';
import { defineRule, type RuleContext, type Subject } from '../define-rule.ts';
import { once } from '../make-once.ts';
import { leadsOf } from '../ticket-audience.ts';

type Item = Subject & {
  readonly person: Person;
  readonly team: Team;
  /** Gathered only where it is needed, and once. */
  readonly work: () => Promise<LeftWork>;
};

/** So many are named; the lists have all of them. */
const named = 10;
const endOfTime = instant(8.64e15);

/** Tells the leads once that somebody has left whose work nobody does any more. */
export const ownerLeft = defineRule<Item>({
  key: 'owner-left',
  kind: 'digest',
  priority: 2,
  hours: 'working',
  misfire: 'each',

  async load(subjectId, context) {
    const found = await find(subjectId, context);
    if (!found || found.person.isActive) return undefined;
    const { person, team } = found;
    return {
      workspaceId: person.workspaceId,
      teamId: team.id,
      version: 1,
      zone: team.timeZone,
      to: await leadsOf(team, context.read),
      step: 'left',
      person,
      team,
      work: once(() => gather(person, team, context)),
    };
  },

  nextAt: () => null,

  async silence({ work }) {
    const { followUps, appointments, stages, tickets, customers } = await work();
    const count = followUps + appointments + stages + tickets + customers;
    return count === 0 ? 'nothing of theirs is open' : null;
  },

  async word({ person, team, work }, { to }, context) {
    const reader = await readerOf(to, team, context);
    return leftWorkMessage(person, await work(), wordsFor(reader.locale));
  },

  async rewrite(subjectId, context, to) {
    const found = await find(subjectId, context);
    if (!found) return undefined;
    const { person, team } = found;
    const reader = to === undefined ? team : await readerOf(to, team, context);
    const words = wordsFor(reader.locale);
    if (person.isActive) return ownerIsBackMessage(person.name, words);
    return leftWorkMessage(person, await gather(person, team, context), words);
  },
});

async function find(id: string, { read }: RuleContext) {
  const person = await read.people.find(id as PersonId);
  const team = person?.teamId ? await read.teams.find(person.teamId) : undefined;
  return person && team ? { person, team } : undefined;
}

async function gather(
  person: Person,
  { id: teamId }: Team,
  { read }: RuleContext,
): Promise<LeftWork> {
  const followUps = await read.followUps.openOfOwner(person.id, endOfTime, named);
  const led = {
    teamId,
    state: 'open',
    managerId: person.id,
    customerId: null,
    isGreen: false,
    dueBefore: null,
    stage: null,
    department: null,
  } as const;
  const tickets = await read.tickets.page(led, { skip: 0, take: named });
  const stages = await read.tickets.queue({ teamId, ownerId: person.id }, { skip: 0, take: named });
  const customers = await read.customers.names(teamId);
  return {
    ...(await countOpenWork(person, teamId, read)),
    tickets: tickets.total,
    customers: customers.filter(({ managerId }) => managerId === person.id).length,
    followUpNumbers: followUps.map(({ number }) => number),
    ticketNumbers: [
      ...new Set([
        ...tickets.items.map(({ ticket }) => ticket.number),
        ...stages.items.map(({ ticket }) => ticket.number),
      ]),
    ],
  };
}
