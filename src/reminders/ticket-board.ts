import type { Chart, StageBoard } from '../domain/chart.ts';
import type { Member, PersonId } from '../domain/person.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { currentStages } from '../domain/ticket/stage-order.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import { isRunning, type TrafficLight } from '../domain/ticket/ticket.ts';
import { dayOf } from '../domain/zoned-time.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import type { TicketFilter } from '../ports/selections.ts';
import { formatInstant } from '../views/format-dates.ts';
import { oneLine } from '../views/message.ts';
import { sayPhrase } from '../views/problem-message.ts';
import type { TicketCard } from '../views/shown-ticket.ts';
import type { RuleContext } from './define-rule.ts';
import { loadTicketCards } from './load-ticket-card.ts';

/** So many are read at once. */
const readTogether = 200;

/**
 * The wall board of a team for a reader: how many open tickets stand in each stage, by the light of the
 * ticket. A specialist sees those that they or their department have a part in. Undefined where the
 * reader is in no team any more.
 */
export async function loadTicketBoard(
  readerId: PersonId,
  context: RuleContext,
): Promise<{ readonly chart: Chart; readonly words: Words } | undefined> {
  const { read, now } = context;
  const reader = await read.people.find(readerId);
  const team = reader?.teamId && (await read.teams.find(reader.teamId));
  if (!reader || !team || !reader.isActive || reader.teamId === null) return undefined;
  const words = wordsFor(reader.locale);
  const template = await read.ticketTemplates.current(team.id);
  const counts = await countByStage({ ...reader, teamId: reader.teamId }, context);
  const today = dayOf(now, reader.timeZone);
  const lights: StageBoard['lights'] = {
    blue: words.t('ticket.light.blue'),
    yellow: words.t('ticket.light.yellow'),
    red: words.t('ticket.light.red'),
  };
  const chart: Chart = {
    kind: 'stage-board',
    title: words.t('chart.board.title', { team: oneLine(team.name) }),
    source: words.t('chart.asOf', { when: formatInstant(now, reader.timeZone, today, words) }),
    lights,
    stages: stagesOf(counts, template, words),
  };
  return { chart, words };
}

/** The open tickets that a reader may see. */
export const openTicketsOf = (reader: Member): TicketFilter => ({
  teamId: reader.teamId,
  state: 'open',
  managerId: null,
  customerId: null,
  isGreen: false,
  dueBefore: null,
  stage: null,
  department: null,
  ofPartner: reader.role === 'specialist' ? { id: reader.id, department: reader.department } : null,
});

type Counted = {
  readonly template: TicketTemplate;
  readonly tickets: Record<TrafficLight, number>;
};

async function countByStage(
  reader: Member,
  { read, now }: RuleContext,
): Promise<ReadonlyMap<string, Counted>> {
  const filter = openTicketsOf(reader);
  const counts = new Map<string, Counted>();
  for (let last = 0; ; ) {
    // By number: pages are counted no further than anybody turns them.
    const files = await read.tickets.after(filter, last, readTogether);
    for (const card of await loadTicketCards(files, reader, { read, now })) count(card, counts);
    last = files.at(-1)?.ticket.number ?? last;
    if (files.length < readTogether) return counts;
  }
}

function count({ file, template, light }: TicketCard, counts: Map<string, Counted>): void {
  for (const { code } of currentStages(file).filter(isRunning)) {
    const counted = counts.get(code) ?? { template, tickets: { blue: 0, yellow: 0, red: 0 } };
    counted.tickets[light] += 1;
    counts.set(code, counted);
  }
}

/** In the order of the template; behind them those that only older templates have. */
function stagesOf(
  counts: ReadonlyMap<string, Counted>,
  { stages }: TicketTemplate,
  words: Words,
): StageBoard['stages'] {
  const placeOf = (code: string) => {
    const place = stages.findIndex((stage) => stage.code === code);
    return place === -1 ? stages.length : place;
  };
  return [...counts]
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([code, { template, tickets }]) => ({
      name: sayPhrase(stageName(code, template), words),
      tickets,
    }));
}
