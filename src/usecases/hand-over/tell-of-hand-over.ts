import type { Person } from '../../domain/person.ts';
import { dayOf } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { readStanding } from '../../reminders/read-standing.ts';
import { readyMessage } from '../../reminders/ready-message.ts';
import { leadsOf } from '../../reminders/ticket-audience.ts';
import {
  type Briefing,
  type GivenBack,
  givenBackTo,
  handedOverFrom,
  handedOverLead,
  handedOverTo,
  type ShownHandOver,
} from '../../views/hand-over-card.ts';
import type { Message } from '../../views/message.ts';
import { placePage } from '../../views/pages.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { countWork, gatherWork } from './gather-work.ts';

/** So many customers stand in one message, each with where we stand with it. */
const briefedTogether = 5;

/** A page of what the new manager gets, customer by customer. */
export async function briefNewManager(
  { repositories, now }: UseCaseContext,
  { handOver, to }: Pick<ShownHandOver, 'handOver' | 'to'>,
  number: number,
): Promise<Briefing> {
  const today = dayOf(now, to.timeZone);
  const { customers: went } = handOver.went;
  const { skip, take, ...place } = placePage(number, went.length, briefedTogether);
  const page = { ...place, items: went.slice(skip, skip + take) };
  const customers = await repositories.customers.findMany(page.items);
  const standings = await Promise.all(
    page.items.flatMap((id) =>
      customers
        .filter((customer) => customer.id === id)
        .map((customer) => readStanding(repositories, customer, { today, now })),
    ),
  );
  return { page, standings };
}

/**
 * Both hear of it once, whoever did it not of their own doing, and the leads where none of them did
 * it.
 */
export async function tellOfHandOver(context: UseCaseContext, shown: ShownHandOver): Promise<void> {
  const { repositories, today } = context;
  const { from, to } = shown;
  const by = context.actor.person;
  const left = await gatherWork(repositories, from, null);
  const counts = await countWork(repositories, from, left, today);
  const briefing = await briefNewManager(context, shown, 1);
  await tell(context, shown, from, 'from', (reader) =>
    handedOverFrom({ ...shown, by, left: counts }, wordsFor(reader.locale)),
  );
  await tell(context, shown, to, 'to', (reader) =>
    handedOverTo({ ...shown, by, briefing }, wordsFor(reader.locale)),
  );
  await tellLeads(context, shown, (reader) =>
    handedOverLead({ ...shown, by }, wordsFor(reader.locale)),
  );
}

/** The same of what was given back. */
export async function tellOfGivingBack(context: UseCaseContext, given: GivenBack): Promise<void> {
  const by = context.actor.person;
  const word = ({ locale }: Pick<Person, 'locale'>) =>
    givenBackTo({ ...given, by }, wordsFor(locale));
  await tell(context, given, given.from, 'back-from', word);
  await tell(context, given, given.to, 'back-to', word);
  await tellLeads(context, given, word);
}

type Reader = Pick<Person, 'locale'>;

async function tell(
  { repositories, actor, now }: UseCaseContext,
  { handOver }: Pick<ShownHandOver, 'handOver'>,
  person: Person,
  part: string,
  word: (reader: Reader) => Message,
): Promise<void> {
  if (person.id === actor.person.id || !person.isActive) return;
  const address = { workspaceId: actor.team.workspaceId, channelId: person.slackUserId };
  const key = `hand-over/${handOver.id}/${part}`;
  await repositories.outbox.add(readyMessage(word(person), address, key, now));
}

/** Where no lead did it. Leads who gave or got something have heard of it. */
async function tellLeads(
  { repositories, actor, now }: UseCaseContext,
  { handOver, from, to }: ShownHandOver,
  word: (reader: Reader) => Message,
): Promise<void> {
  const { team, person } = actor;
  if (person.role === 'lead') return;
  const heard = [from.slackUserId, to.slackUserId, person.slackUserId];
  for (const place of await leadsOf(team, repositories)) {
    if (heard.includes(place)) continue;
    const reader = await repositories.people.findBySlackUser(team.workspaceId, place);
    const address = { workspaceId: team.workspaceId, channelId: place };
    const key = `hand-over/${handOver.id}/${handOver.state}/leads/${place}`;
    await repositories.outbox.add(readyMessage(word(reader ?? team), address, key, now));
  }
}
